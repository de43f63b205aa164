/** Metadata that every notebook carries: the kernel, and nothing of the machine that ran it. */
const metadata = {
  kernelspec: {display_name: "Deno", language: "typescript", name: "deno"},
  language_info: {
    file_extension: ".ts",
    mimetype: "text/x.typescript",
    name: "typescript",
    nbconvert_exporter: "script",
    pygments_lexer: "typescript"
  }
};

/** Text of a cell or an output, which nbformat stores as one string or as lines. */
export const joined = (text) => (Array.isArray(text) ? text.join("") : text);

const asLines = (text) => joined(text).split(/(?<=\n)/);

/** The notebook as it is stored: same input, same bytes. Colours of a terminal and metadata of the run are left away. */
export function settled({cells}) {
  let count = 0;
  return {
    cells: cells.map(({cell_type, id, source, outputs}) =>
      cell_type === "code"
        ? {
            cell_type,
            execution_count: (count += 1),
            id,
            metadata: {},
            outputs: outputs.map((output) => settledOutput(output, count)),
            source: asLines(source)
          }
        : {cell_type, id, metadata: {}, source: asLines(source)}
    ),
    metadata,
    nbformat: 4,
    nbformat_minor: 5
  };
}

function settledOutput(output, count) {
  if (output.output_type === "stream") return {name: output.name, output_type: "stream", text: asLines(output.text)};
  if (output.output_type === "error")
    return {ename: output.ename, evalue: output.evalue, output_type: "error", traceback: output.traceback};
  const data = Object.fromEntries(
    Object.entries(output.data)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([type, value]) => [
        type,
        type.startsWith("text/") ? asLines(value) : type.startsWith("image/") ? joined(value).trim() : value
      ])
  );
  return {
    data,
    ...(output.output_type === "execute_result" ? {execution_count: count} : {}),
    metadata: {},
    output_type: output.output_type
  };
}

/** The bytes of the file, in the layout that Jupyter writes, but with each JSON output (the spec of a figure) on one line. */
export function notebookText(notebook) {
  const compact = [];
  const text = JSON.stringify(
    notebook,
    (key, value) => (key.endsWith("+json") ? `<${compact.push(JSON.stringify(value)) - 1}>` : value),
    1
  );
  return `${text.replace(/("application\/[^"]*\+json": )"<(\d+)>"/g, (_, key, index) => `${key}${compact[Number(index)]}`)}\n`;
}
