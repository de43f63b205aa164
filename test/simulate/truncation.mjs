// Rebuilds the simulated tables of truncation and of paired tests beside this file: npm run simulate:truncation
import {writeFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {runnerImport} from "vite";

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const studies = [
  {name: "truncation", file: "truncation-study.ts", table: ({truncationTable}) => truncationTable(20260101)},
  {name: "paired-type-one-error", file: "paired-study.ts", table: ({typeOneTable}) => typeOneTable(20260201, 1000)}
];
const wanted = process.argv.slice(2);

for (const {name, file, table} of studies) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stderr.write(`${name} …\n`);
  const {module} = await runnerImport(here(file), {logLevel: "error", configFile: false});
  writeFileSync(here(`${name}.md`), table(module));
}
