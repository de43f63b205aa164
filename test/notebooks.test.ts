import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";
import * as index from "../src/index.ts";

interface Output {
  readonly output_type: string;
  readonly execution_count?: number;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

interface Cell {
  readonly cell_type: string;
  readonly id: string;
  readonly source: readonly string[];
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly execution_count?: number | null;
  readonly outputs?: readonly Output[];
}

interface Notebook {
  readonly nbformat: number;
  readonly nbformat_minor: number;
  readonly metadata: {
    readonly kernelspec: Readonly<Record<string, string>>;
    readonly language_info: Readonly<Record<string, string>>;
  };
  readonly cells: readonly Cell[];
}

const folder = fileURLToPath(new URL("../notebooks", import.meta.url));
const names = readdirSync(folder)
  .filter((name) => name.endsWith(".ipynb"))
  .toSorted();
const notebooks = names.map((name) => {
  const text = readFileSync(join(folder, name), "utf8");
  return {name, text, notebook: JSON.parse(text) as Notebook};
});
const codeOf = ({cells}: Notebook): Cell[] => cells.filter(({cell_type}) => cell_type === "code");
const textOf = ({source}: Cell): string => source.join("");

describe.each(notebooks)("$name", ({text, notebook}) => {
  const code = codeOf(notebook);

  it("is nbformat 4.5 for the Deno kernel, without a version or a time of the run", () => {
    expect([notebook.nbformat, notebook.nbformat_minor]).toEqual([4, 5]);
    expect(notebook.metadata.kernelspec).toEqual({display_name: "Deno", language: "typescript", name: "deno"});
    expect(Object.keys(notebook.metadata.language_info)).not.toContain("version");
    expect(notebook.cells.map(({metadata}) => metadata)).toEqual(notebook.cells.map(() => ({})));
    const ids = notebook.cells.map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it("begins with a title and was executed from the top, every cell, without an error", () => {
    expect(textOf(notebook.cells[0])).toMatch(/^# \S/);
    expect(code.map(({execution_count}) => execution_count)).toEqual(code.map((_, index) => index + 1));
    expect(code.flatMap(({outputs = []}) => outputs).filter(({output_type}) => output_type === "error")).toEqual([]);
  });

  it("shows an output for each cell that asks for one", () => {
    const silent = code.filter((cell) => /^show\w+\(/m.test(textOf(cell)) && (cell.outputs ?? []).length === 0);
    expect(silent.map(textOf)).toEqual([]);
  });

  it("has a picture or HTML beside every other form of output, and no printed lines", () => {
    const outputs = code.flatMap(({outputs = []}) => outputs);
    // A kernel may lose what is printed late; the results of cells are what is stored.
    expect(outputs.filter(({output_type}) => output_type !== "execute_result")).toEqual([]);
    expect(
      outputs
        .filter(({data = {}}) => !("image/png" in data) && !("text/html" in data))
        .map(({data}) => Object.keys(data ?? {}))
    ).toEqual([]);
  });

  it("imports public names alone", () => {
    const allowed = new Set([
      "payloadswap",
      "arquero",
      "simple-statistics",
      "node:fs/promises",
      "node:os",
      "node:path"
    ]);
    const imports = code.flatMap((cell) =>
      [...textOf(cell).matchAll(/^import\s+([\s\S]*?)\s+from\s+"([^"]+)"/gm)].map(([, what = "", from = ""]) => ({
        what,
        from
      }))
    );
    expect(imports.map(({from}) => from).filter((from) => !allowed.has(from))).toEqual([]);
    expect(
      code.some((cell) => /\bimport\(|\brequire\(|npm:|jsr:|https?:\/\/(?!vega\.github\.io)/.test(textOf(cell)))
    ).toBe(false);
    const asked = imports
      .filter(({from}) => from === "payloadswap")
      .flatMap(({what}) =>
        what
          .replace(/[{}]/g, "")
          .split(",")
          .map((one) => one.trim().split(/\s+as\s+/)[0] ?? "")
      )
      .filter((one) => one !== "" && !one.startsWith("type "));
    expect(asked.length).toBeGreaterThan(0);
    expect(asked.filter((one) => !(one in index))).toEqual([]);
  });

  it("names no path of a machine and is of modest size", () => {
    const words = text.replace(/"image\/png": "[^"]*"/g, "");
    expect(words.match(/\/(?:home|root|Users|tmp|work|var)\/[\w.-]+|[A-Z]:\\\\\w+|file:\/\/\S*/g) ?? []).toEqual([]);
    expect(text.length).toBeLessThan(1_000_000);
  });

  it("has lines of code that fit a page", () => {
    const long = code.flatMap((cell) => textOf(cell).split("\n")).filter((line) => line.length > 125);
    expect(long).toEqual([]);
  });
});

describe("notebooks/README.md", () => {
  it("lists every notebook", () => {
    const listed = [...readFileSync(join(folder, "README.md"), "utf8").matchAll(/\]\(([\w-]+\.ipynb)\)/g)].map(
      ([, name]) => name
    );
    expect(listed).toEqual(names);
  });
});
