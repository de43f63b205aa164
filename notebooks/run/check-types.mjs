import {spawnSync} from "node:child_process";
import {mkdirSync, rmSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {joined} from "./notebook-file.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));
const folder = join(root, ".vitest", "notebooks");

/** Type errors of the cells, each notebook being one module; the kernel itself does not check types. */
export function checkTypes(notebooks) {
  rmSync(folder, {recursive: true, force: true});
  mkdirSync(folder, {recursive: true});
  writeFileSync(
    join(folder, "tsconfig.json"),
    JSON.stringify({
      extends: "../../tsconfig.json",
      compilerOptions: {noUnusedLocals: false, paths: {payloadswap: ["../../src/index.ts"]}},
      include: ["*.ts", "../../src/**/*.d.ts"]
    })
  );
  const lines = new Map(
    notebooks.map(({name, notebook}) => {
      const code = notebook.cells
        .filter(({cell_type}) => cell_type === "code")
        .flatMap(({source}, index) =>
          `${joined(source).replace(/;?\s*$/, ";")}`
            .split("\n")
            .map((text, line) => ({text, cell: index + 1, line: line + 1}))
        );
      const file = name.replace(/\.ipynb$/, ".ts");
      writeFileSync(join(folder, file), `${code.map(({text}) => text).join("\n")}\nexport {};\n`);
      return [file, code];
    })
  );
  const {stdout} = spawnSync(
    process.execPath,
    [join(root, "node_modules/typescript/bin/tsc"), "-p", folder, "--pretty", "false"],
    {cwd: folder, encoding: "utf8"}
  );
  // Errors in src/ are the business of `npm run check`.
  return stdout
    .split("\n")
    .filter((line) => line.trim() !== "" && !line.startsWith("../../src/"))
    .map((line) => {
      const [, file = "", row = "0", message = line] = /^([^(]+)\((\d+),\d+\): (.*)$/.exec(line) ?? [];
      const at = lines.get(file)?.[Number(row) - 1];
      return at === undefined
        ? line
        : `${file.replace(/\.ts$/, ".ipynb")}, code cell ${at.cell}, line ${at.line}: ${message}\n  ${at.text.trim()}`;
    });
}
