import {readdirSync, readFileSync} from "node:fs";
import {join, sep} from "node:path";
import {fileURLToPath} from "node:url";
import {describe, expect, it} from "vitest";

const src = fileURLToPath(new URL("../../src", import.meta.url));

/** Rooms that work on the question; `record/plan*` is the plan itself, `cli/` asks it which files to read, and `question/` resolves it. */
const rooms = [
  "adjustment",
  "analysis",
  "audit",
  "clinical",
  "describe",
  "disclosure",
  "estimate",
  "figures",
  "paired",
  "patients",
  "report",
  "states",
  "survival",
  "truncation"
];

/** Files that have the plan in hand without reading it, and why. */
const handOn: Readonly<Record<string, string>> = {
  "analysis/analyze.ts": "completes the plan, resolves it and puts it into the result as it is",
  "analysis/analysed-patients.ts": "completes and resolves the plan of a table of patients",
  "analysis/adjustment.ts": "resolves the plan of a check",
  "analysis/planned-columns.ts": "resolves the plan of a check",
  "analysis/result-audit.ts": "hands the plan to what writes remedies for it",
  "audit/audit-input.ts": "a remedy is a piece of a plan to be written",
  "report/stopped-files.ts": "puts the plan of a stopped run into its manifest"
};

/** What is looked for, and what it would be. `plan: {…}` as an audit has it is no plan but what is audited of it. */
const readings: readonly {readonly what: string; readonly where: RegExp}[] = [
  {what: "reads a key of the plan", where: /(?<!\/)\bplan\??\.\s*[a-z]/},
  {what: "reads a key of the plan by its name", where: /\bplan\??\.?\[/},
  {what: "takes keys out of the plan", where: /\{[^{}]*\}\s*(?::\s*Plan\b|=\s*(?:\w+\.)*plan\b)/},
  {what: "takes keys out of the plan of a result", where: /\bplan:\s*\{[^=;]*\}\s*(?::\s*(?!AuditInput)\w|=[^>])/},
  {what: "takes its types from the plan", where: /\bPlan\[|\["plan"\]\[/},
  {what: "parses column:NAME", where: /["'`/^]column:/},
  {what: "asks for position as text", where: /[!=]==?\s*"position"|"position"\s*[!=]==?/}
];

/** The source without its comments; what it says in texts stays. */
function code(source: string): string {
  return source.replaceAll(/\/\*[\s\S]*?\*\//g, "").replaceAll(/(^|[\s;{}(,])\/\/.*$/gm, "$1");
}

const found = (source: string): string[] =>
  readings.filter(({where}) => where.test(code(source))).map(({what}) => what);

const files = readdirSync(src, {recursive: true, encoding: "utf8"})
  .map((file) => file.replaceAll(sep, "/"))
  .filter((file) => file.endsWith(".ts") && rooms.includes(file.split("/")[0] ?? ""));
const sourceOf = (file: string): string => readFileSync(join(src, file), "utf8");

describe("below question/ nobody reads the plan", () => {
  it.each(files)("%s asks the question", (file) => {
    expect(found(sourceOf(file))).toEqual([]);
  });

  it("only those import the plan who hand it on", () => {
    expect(files.filter((file) => sourceOf(file).includes('record/plan.ts"')).toSorted()).toEqual(
      Object.keys(handOn).toSorted()
    );
  });

  it("a reading is recognised, in code and not in words", () => {
    expect(found('if (plan.by === "transition") return;')).toEqual(["reads a key of the plan"]);
    expect(found("const first = result.plan.endpoints[0];")).toEqual(["reads a key of the plan"]);
    expect(found("const all = whole.plan?.strata;")).toEqual(["reads a key of the plan"]);
    expect(found('const own = plan["strata"];')).toEqual(["reads a key of the plan by its name"]);
    expect(found("function cut({by, strata}: Plan): string[] {")).toEqual(["takes keys out of the plan"]);
    expect(found("const {by} = result.plan;")).toEqual(["takes keys out of the plan"]);
    expect(found("function sizeOf({plan: {figures: {preset}}}: Result) {")).toEqual([
      "takes keys out of the plan of a result"
    ]);
    expect(found("const {plan: {restrictedMean}, rows} = result;")).toEqual(["takes keys out of the plan of a result"]);
    expect(found('type Level = Plan["agents"]["level"];')).toEqual(["takes its types from the plan"]);
    expect(found('type Level = Result["plan"]["agents"];')).toEqual(["takes its types from the plan"]);
    expect(found('const column = by.startsWith("column:") ? by.slice("column:".length) : null;')).toEqual([
      "parses column:NAME"
    ]);
    expect(found('by.replace(/^column:/, "")')).toEqual(["parses column:NAME"]);
    expect(found('grouping.by !== "position"')).toEqual(["asks for position as text"]);
    expect(
      found(
        [
          "/** As plan.by says. */",
          'const text = "leave it out of the plan. Else stop."; // plan.by',
          "const question = questionOf(result.plan);",
          "const row = {plan: result.plan, seed};",
          "assess: ({pairs, plan: {adjust, strata}}: AuditInput): Assessment => {",
          "readonly column: string;",
          'rows.filter((row) => row["position"] === 2)'
        ].join("\n")
      )
    ).toEqual([]);
  });
});
