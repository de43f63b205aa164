import {joined} from "./notebook-file.mjs";

/** What went wrong in a run (`failed`), and where its outputs differ from the stored ones (`changed`); a sentence for each. */
export function differences(name, stored, received) {
  const cells = (notebook) => notebook.cells.filter(({cell_type}) => cell_type === "code");
  const failed = [];
  const changed = [];
  for (const [index, cell] of cells(received).entries()) {
    const place = `${name}, code cell ${index + 1} (${statement(cell)})`;
    const error = cell.outputs.find(({output_type}) => output_type === "error");
    if (error !== undefined) {
      // Later cells fail because this one did.
      failed.push(`${place}: ${error.ename}: ${error.evalue}`);
      break;
    }
    const [before, after] = [cells(stored)[index]?.outputs ?? [], cell.outputs].map((outputs) =>
      outputs.flatMap(parts)
    );
    const texts = [...new Set([...before, ...after].map((part) => part.type))].map((type) => ({
      type,
      of: [before, after].map((all) =>
        all
          .filter((part) => part.type === type)
          .map((part) => part.text)
          .join("\n")
      )
    }));
    const differing = texts.filter(({of: [expected, got]}) => expected !== got);
    // A table is stored twice; where both differ, its plain text reads better in a terminal.
    const plain = differing.some(({type}) => type === "text/plain");
    for (const {
      type,
      of: [expected, got]
    } of differing.filter(({type}) => !(plain && type === "text/html")))
      changed.push(`${place}: ${type} differs\n${firstDifference(type, expected, got)}`);
  }
  return {failed, changed};
}

/** The last statement of a cell, by its first line. */
const statement = ({source}) =>
  joined(source)
    .split("\n")
    .findLast((line) => /^[\w[(]/.test(line))
    ?.slice(0, 70) ?? "";

function parts(output) {
  if (output.output_type === "stream") return [{type: output.name, text: joined(output.text)}];
  return Object.entries(output.data ?? {}).map(([type, value]) => ({
    type,
    text: typeof value === "object" && !Array.isArray(value) ? JSON.stringify(value, null, 1) : joined(value)
  }));
}

function firstDifference(type, expected, got) {
  if (expected === "") return "  expected: nothing stored";
  if (got === "") return "  received: nothing";
  if (type.startsWith("image/"))
    return `  expected: a picture of ${expected.length} characters in base64\n  received: another one, of ${got.length}`;
  const [a, b] = [expected, got].map((text) => text.split("\n"));
  const at = a.findIndex((line, index) => line !== b[index]);
  const [one = "(end)", other = "(end)"] = [a[at < 0 ? a.length : at], b[at < 0 ? a.length : at]];
  const from = Math.max(0, [...one].findIndex((character, index) => character !== other[index]) - 60);
  return `  expected: ${part(one, from)}\n  received: ${part(other, from)}`;
}

const part = (line, from) =>
  `${from > 0 ? "…" : ""}${line.slice(from, from + 200)}${line.length > from + 200 ? "…" : ""}`;
