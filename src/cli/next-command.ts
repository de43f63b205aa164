import {existsSync} from "node:fs";
import {basename, extname} from "node:path";
import type {Cohort} from "../cohort/cohort.ts";
import type {Issue} from "../record/issue.ts";

/**
 * A path as one word of a command line, to copy and paste.
 *
 * Quotes are double: shells of Windows know no others.
 */
export function shellWord(path: string): string {
  return /^[\p{L}\p{N}_./\\:@%+=,~-]+$/u.test(path) ? path : `"${path.replaceAll(/["$`]/g, "\\$&")}"`;
}

/** Findings that a mapping of columns or a date mode puts right: what `init` proposes. */
const mended: ReadonlySet<string> = new Set([
  "missing-column",
  "mapped-column-absent",
  "not-a-day",
  "calendar-date",
  "not-a-date",
  "ambiguous-date",
  "mixed-dates",
  "date-format-contradicted",
  "spreadsheet-date",
  "spreadsheet-serial-date",
  "partial-date"
]);
const holdsNothing: ReadonlySet<string> = new Set(["empty-file", "no-records"]);

/** What to type when nothing of the files could be used: whole commands, with the names of these files. */
export function nextCommand(files: readonly string[], {issues}: Pick<Cohort, "issues">): string {
  const named = files.map(shellWord).join(" ");
  const check = `then type\n\n  payloadswap check ${named}\n`;
  const codes = issues.filter(({severity}) => severity === "error").map(({code}) => code);
  if (codes.some((code) => holdsNothing.has(code)))
    return `The file holds no records. Save it again with its records, ${check}`;
  if (isPlan(files[0])) return `Correct mapping and dateMode in ${files[0] ?? ""}, ${check}`;
  if (!codes.some((code) => mended.has(code)))
    return `To see every finding with its row and column, type\n\n  payloadswap check ${named}\n`;
  const plan = planName(files);
  const sheet = codes.includes("sheet-not-chosen") ? " --sheet NAME" : "";
  return `Type\n\n  payloadswap init ${named}${sheet} > ${shellWord(plan)}\n\nIt proposes which column is which and how dates are read. Correct it in ${plan}, then type\n\n  payloadswap analyze ${shellWord(plan)} --out results\n`;
}

/** What to type where a line of the plan has to be chosen: with a plan the same again, without one first the plan. */
export function commandAfterStop(files: readonly string[]): string {
  if (isPlan(files[0])) return `Write it in ${shellWord(files[0] ?? "")}, then the same command again.`;
  const plan = shellWord(planName(files));
  return `The plan, with the lines to choose from:\n\n  payloadswap init ${files.map(shellWord).join(" ")} > ${plan}\n  payloadswap analyze ${plan} --out results`;
}

/** Findings on single rows that a repair puts right, wherever they stand. */
const mendedByTidy: ReadonlySet<string> = new Set([
  "stray-quote",
  "unclosed-quote",
  "total-row",
  "comma-in-number",
  "thousands-or-decimals"
]);

/**
 * What to type to see which repairs a file gives cause for, a line for each file with findings that one of them puts right, be they on a few rows only.
 *
 * @example
 * const found = {code: "comma-in-number", severity: "error", file: "c.csv", column: "months"};
 * tidyCommands(["data/c.csv"], [found, found]) // ["payloadswap tidy data/c.csv shows the repairs for what stands above; payloadswap init data/c.csv writes them into a plan."]
 * tidyCommands(["data/c.csv"], [{...found, code: "end-before-start"}]) // []
 */
export function tidyCommands(
  files: readonly string[],
  issues: readonly Pick<Issue, "code" | "file" | "choices">[]
): string[] {
  const names = issues.flatMap(({code, file, choices = []}) =>
    file !== null && (mendedByTidy.has(code) || choices.some(({line}) => line.startsWith("repairs: "))) ? [file] : []
  );
  return [...new Set(names)].map((name) => {
    const [, book = name, sheet] = /^(.*) \(([^()]+)\)$/.exec(name) ?? [];
    const path = shellWord(files.find((file) => basename(file) === book) ?? book);
    const call = sheet === undefined ? path : `${path} --sheet ${shellWord(sheet)}`;
    return `payloadswap tidy ${call} shows the repairs for what stands above; payloadswap init ${call} writes them into a plan.`;
  });
}

/** What to type after a check without errors. */
export function commandAfterCheck(files: readonly string[]): string {
  return `Next: payloadswap analyze ${files.map(shellWord).join(" ")} --out results`;
}

/** A name for a plan that does not exist yet. */
export function planName(files: readonly string[]): string {
  if (!existsSync("plan.yaml")) return "plan.yaml";
  const stem = basename(files[0] ?? "cohort", extname(files[0] ?? ""));
  return `${stem}-plan.yaml`;
}

function isPlan(file: string | undefined): boolean {
  return file !== undefined && [".yaml", ".yml", ".json"].includes(extname(file).toLowerCase());
}
