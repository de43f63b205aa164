import {mkdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {exampleNotebook} from "../../src/cli/example-notebook.ts";
import {emptyFolder, payloadswap, root} from "./payloadswap.ts";

interface Cell {
  readonly cell_type: string;
  readonly source: readonly string[];
  readonly outputs?: readonly unknown[];
}

const cellsOf = (text: string): Cell[] => (JSON.parse(text) as {cells: Cell[]}).cells;

describe("the notebook of init --example", () => {
  it("is the first of the project, reads the sample beside it, and keeps its outputs", () => {
    const [notebook] = exampleNotebook(emptyFolder());
    const cells = cellsOf(notebook?.text ?? "");
    const words = cells.flatMap(({source}) => source).join("");
    expect(words).toContain('readFile("breast-sequential.csv", "utf8")');
    expect(words).not.toMatch(/\.\.\/|\.ipynb\)/);
    expect(words).toContain("deno jupyter --install");
    expect(cells.map(({outputs}) => outputs)).toEqual(
      cellsOf(readFileSync(join(root, "notebooks/01-first-cohort.ipynb"), "utf8")).map(({outputs}) => outputs)
    );
  });

  it("finds the package where it is installed in the folder, else where the command runs from", () => {
    const folder = emptyFolder();
    const mapped = (): string =>
      (JSON.parse(exampleNotebook(folder)[1]?.text ?? "") as {imports: {payloadswap: string}}).imports.payloadswap;
    expect(mapped()).toMatch(/^file:\/\/.*\/dist\/index\.js$/);
    mkdirSync(join(folder, "node_modules/payloadswap/dist"), {recursive: true});
    writeFileSync(join(folder, "node_modules/payloadswap/dist/index.js"), "");
    expect(mapped()).toBe("./node_modules/payloadswap/dist/index.js");
  });

  it("is written by init --example with its map, and never over a file that is there", () => {
    const folder = emptyFolder();
    const {status, stdout} = payloadswap(["init", "--example"], folder);
    expect([status, stdout.includes("first-cohort.ipynb with deno.json")]).toEqual([0, true]);
    expect(readFileSync(join(folder, "first-cohort.ipynb"), "utf8")).toBe(exampleNotebook(folder)[0]?.text);
    const other = emptyFolder();
    writeFileSync(join(other, "deno.json"), "{}");
    const refused = payloadswap(["init", "--example"], other);
    expect(refused.status).toBe(2);
    expect(refused.stderr).toContain("deno.json already here");
  });
});
