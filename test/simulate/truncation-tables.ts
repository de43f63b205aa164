import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {typeOneTable} from "./paired-study.ts";
import {CONTRAST_REPLICATES, contrastTable} from "./contrast-study.ts";
import {truncationTable} from "./truncation-study.ts";

/** `npm run simulate:truncation [-- truncation | paired-type-one-error | contrast]`: rebuilds the committed tables beside this file. */
const studies = {
  "truncation": () => truncationTable(20260101),
  "paired-type-one-error": () => typeOneTable(20260201, 1000),
  "contrast": () => contrastTable(CONTRAST_REPLICATES, (message) => console.error(message))
};

const wanted = process.argv.slice(2);
for (const [name, table] of Object.entries(studies)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  console.error(`${name} …`);
  writeFileSync(join(process.cwd(), "test/simulate", `${name}.md`), table());
}
