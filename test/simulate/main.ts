import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {writeSection} from "./section.ts";
import {study, tables} from "./study.ts";

/** `npm run simulate:intervals [-- --replicates 10000 --write]`: coverage of confidence intervals and type-I error of tests; prints the tables. */
const at = process.argv.indexOf("--replicates");
const result = study(at < 0 ? 10_000 : Number(process.argv[at + 1]), (message) => console.error(message));
console.log(tables(result));
if (process.argv.includes("--write")) {
  writeFileSync(join(process.cwd(), "test/simulate/study.json"), `${JSON.stringify(result)}\n`);
  writeSection(join(process.cwd(), "src/survival/README.md"), "simulate", tables(result));
}
