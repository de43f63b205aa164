import {existsSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath, pathToFileURL} from "node:url";

interface StoredNotebook {
  readonly cells: readonly {readonly source: readonly string[]}[];
}

const packageFile = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/**
 * The first notebook of the project for a newcomer's folder, with its stored outputs, and the map by which Deno finds the installed package.
 * The map names the package inside the folder where it is installed there, and else the place where this command runs from.
 */
export function exampleNotebook(folder: string): readonly {readonly name: string; readonly text: string}[] {
  const {cells, ...rest} = JSON.parse(
    readFileSync(packageFile("notebooks/01-first-cohort.ipynb"), "utf8")
  ) as StoredNotebook;
  const here = "node_modules/payloadswap/dist/index.js";
  const entry = existsSync(join(folder, here)) ? `./${here}` : pathToFileURL(packageFile("dist/index.js")).href;
  const notebook = {...rest, cells: cells.map((cell) => ({...cell, source: cell.source.map(besideTheSample)}))};
  return [
    {name: "first-cohort.ipynb", text: `${JSON.stringify(notebook, null, 1)}\n`},
    {name: "deno.json", text: `${JSON.stringify({nodeModulesDir: "manual", imports: {payloadswap: entry}}, null, 2)}\n`}
  ];
}

/** A line of the notebook for a folder that holds the sample itself, and no other notebook. */
function besideTheSample(line: string): string {
  return line
    .replaceAll("../data-samples/", "")
    .replace(
      "Run the cells from the top.",
      "Run the cells from the top, with Jupyter's kernel Deno (once: `npm install --global deno`, then `deno jupyter --install`)."
    )
    .replace(/\[([^\]]+)\]\(([\w-]+)\.ipynb\)/g, "$1 ($2 among the project's notebooks)");
}
