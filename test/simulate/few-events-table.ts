import {writeFileSync} from "node:fs";
import {join} from "node:path";
import {levelTable} from "./few-events-study.ts";

/** `npm run simulate:few-events`: rebuilds the committed table beside this file. */
writeFileSync(join(process.cwd(), "test/simulate/few-events.md"), levelTable(20260301, 4000));
