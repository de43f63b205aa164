import {existsSync, writeFileSync} from "node:fs";
import {basename, extname} from "node:path";
import {tidiedFile, type TidiedFile} from "../cohort/repairs/tidied-file.ts";
import {readSheet} from "../files/read-sheet.ts";
import type {Sheet} from "../files/sheet.ts";
import {faultText} from "./fault-text.ts";
import {repairsSpec} from "../record/plan-repairs.ts";
import {nearMiss} from "../record/near-miss.ts";
import {issueMessage} from "../words/en/issues.ts";
import {proposalLines} from "../words/en/repairs.ts";
import {CallError} from "./call-error.ts";
import type {ExitStatus} from "./exit-status.ts";
import {sourcesOf} from "./input-files.ts";
import {shellWord} from "./next-command.ts";

interface TidyOptions {
  readonly out?: string;
  readonly sheet?: string;
  readonly on?: readonly string[];
  readonly off?: readonly string[];
}

/** `payloadswap tidy`: what would be put right in a file, and with --out the clean file and the ledger of what was changed. */
export async function tidyCommand(
  file: string,
  {out, sheet: wanted, on = [], off = []}: TidyOptions
): Promise<ExitStatus> {
  [...on, ...off].forEach(requireRepair);
  const ledgerFile = out === undefined ? null : `${out.slice(0, out.length - extname(out).length)}.ledger.csv`;
  for (const path of [out, ledgerFile])
    if (typeof path === "string" && existsSync(path))
      throw new CallError(`--out ${path} exists already; give a new file`);
  const [source] = sourcesOf([{path: file, ...(wanted === undefined ? {} : {sheet: wanted})}], "tidy");
  if (source === undefined) throw new CallError(`no file at ${file}`);
  const sheet = await readSheet(source);
  if (sheet.rows.length === 0) return nothingRead(sheet);
  const tidied = tidiedFile(sheet, {on, off});
  if (out !== undefined && ledgerFile !== null) {
    writeFileSync(out, tidied.clean);
    writeFileSync(ledgerFile, tidied.ledger);
  }
  process.stdout.write(`${[...found(sheet.name, tidied), "", next(file, out, ledgerFile)].join("\n")}\n`);
  for (const issue of tidied.table.issues.filter(({severity, code}) => severity !== "note" || told.has(code)))
    process.stderr.write(`${issue.severity}: ${issueMessage(issue)}\n`);
  return tidied.table.issues.some(({severity}) => severity === "error") ? 1 : 0;
}

/** Notes on a spreadsheet that its clean file no longer tells. */
const told: ReadonlySet<string> = new Set(["merged-cells", "hidden-columns", "hidden-sheet", "other-sheets"]);

/** Says why there is nothing to put right, with what to choose from where there is a choice. */
function nothingRead({issues, name}: Sheet): ExitStatus {
  for (const found of issues) process.stderr.write(`${faultText(found)}\n`);
  process.stderr.write(`payloadswap: nothing of ${name} could be read\n`);
  return 1;
}

const names = Object.keys(repairsSpec.shape);

/** A repair by its name, or with a column behind a colon. */
function requireRepair(given: string): void {
  const [name = ""] = given.split(":", 1);
  if (names.includes(name)) return;
  const meant = nearMiss(name, names);
  throw new CallError(
    `no repair ${name}; ${meant === null ? `there are ${names.join(", ")}` : `did you mean ${meant}?`}`
  );
}

function found(name: string, {proposals, table}: TidiedFile): string[] {
  const {header, row, rowsRead} = table;
  return [
    `${name}: ${header.length} columns, ${row.length} records of ${rowsRead} rows`,
    ...(proposals.length === 0 ? ["  nothing to put right"] : proposals.flatMap(proposalLines))
  ];
}

function next(file: string, out: string | undefined, ledger: string | null): string {
  if (out !== undefined && ledger !== null)
    return `Written: ${out}, and every change in ${ledger} (it holds identifiers: keep it beside the file).\nNext: payloadswap init ${shellWord(out)} > plan.yaml`;
  const clean = `${basename(file, extname(file))}-clean.csv`;
  return `Nothing is written without --out: payloadswap tidy ${shellWord(file)} --out ${shellWord(clean)}\nEach repair is on or off by --on NAME and --off NAME. payloadswap init ${shellWord(file)} > plan.yaml writes those that are on into the plan.`;
}
