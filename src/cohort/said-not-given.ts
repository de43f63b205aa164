import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {normalName} from "./column-dictionary.ts";
import {notGivenDrug, notGivenPhrase, saysNeverGiven} from "./not-given-words.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** What the plan writes under `values` for the cell of a line that was not given. */
const PLAN_WORD = "never-given";

/** Headers of remarks on a line. */
const isRemark =
  /^(?:remarks?|comments?|notes?|bemerkung(?:en)?|kommentare?|anmerkung(?:en)?|commentaires?|remarques?|comentarios?|observaciones|commenti|commento|note|opmerking(?:en)?|status|treatment_status|line_status|therapy_status|therapiestatus)$/;

interface Telling {
  readonly day: (name: string, i: number) => number | null;
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/** A line of which a cell says that it was not given. */
interface Said {
  readonly i: number;
  /** Canonical column of the cell, or its own name. */
  readonly column: string;
  readonly text: string;
  /** The cell where the line was given. */
  readonly given: string;
  readonly isSure: boolean;
}

/**
 * Places of the lines of which the cell of the drug or a remark says that nothing was given, where nothing else of the row speaks against it. Where something does, or the word says only that it was planned or ordered, the run stops with the lines of the plan that decide.
 *
 * @example
 * const lines = {columns: new Map([["regimen", ["SG", "T-DXd (not given)"]], ["start", [0, 90]], ["end", [60, null]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null], unknown: new Set()};
 * saidNotGiven(lines, {day: (name, i) => lines.columns.get(name)?.[i] ?? null, spelled: (column) => column, log: {add: () => undefined}}) // [1]
 */
export function saidNotGiven(
  lines: Pick<TypedRecords, "columns" | "unusable" | "unknown" | "file" | "row">,
  {day, spelled, log}: Telling
): number[] {
  const left: Said[] = [];
  const open = new Map<string, Said[]>();
  for (let i = 0; i < lines.row.length; i++) {
    const said = lines.unusable[i] === null ? saidOf(lines, i) : null;
    if (said === null) continue;
    if (said.text === PLAN_WORD || (said.isSure && !wasGiven(i, day))) left.push(said);
    else append(open, said.column, said);
  }
  const [first] = left;
  if (first !== undefined)
    log.add({
      code: "said-not-given",
      severity: "warning",
      ...recordPlaces(
        lines,
        left.map(({i}) => i)
      ),
      column: spelled(first.column),
      count: left.length,
      expected: "lines that were given",
      received: textsOf(left).slice(0, 6).join(", "),
      hint: "a cell says that it was not, and nothing else of the row that it was; they are on the ledger and are no lines of therapy"
    });
  for (const [column, own] of open)
    log.add({
      code: "perhaps-not-given",
      severity: "error",
      stops: true,
      ...recordPlaces(
        lines,
        own.map(({i}) => i)
      ),
      column: spelled(column),
      count: own.length,
      expected: "lines that were given",
      received: textsOf(own).slice(0, 6).join(", "),
      hint: "a cell says that the drug was not given, or only planned or ordered, and days or cycles of the row or the word itself leave it open; choose, for each text",
      choices: [
        {line: meaningLine(column, own, () => PLAN_WORD), why: "not given: no lines of therapy, on the ledger"},
        {line: meaningLine(column, own, ({given}) => given), why: "given: lines of therapy"}
      ]
    });
  return left.map(({i}) => i);
}

/** What a row says; the cell of the drug before remarks. */
function saidOf({columns, unknown}: Pick<TypedRecords, "columns" | "unknown">, i: number): Said | null {
  const text = columns.get("regimen")?.[i];
  if (typeof text === "string") {
    if (text === PLAN_WORD) return {i, column: "regimen", text, given: text, isSure: true};
    const said = notGivenDrug(text);
    if (said !== null) return {i, column: "regimen", text, given: said.drug || "DRUG", isSure: said.kind !== "planned"};
  }
  for (const column of unknown ?? []) {
    const remark = isRemark.test(normalName(column)) ? columns.get(column)?.[i] : null;
    if (typeof remark !== "string") continue;
    // A refusal or a plan in a remark may be one of a scan or of the next line.
    if (remark === PLAN_WORD || notGivenPhrase(remark) === "never")
      return {i, column, text: remark, given: "given", isSure: true};
    // Beside words that are not understood, nobody can know of what it is said.
    if (saysNeverGiven(remark)) return {i, column, text: remark, given: "given", isSure: false};
  }
  return null;
}

/** Whether a row has something that only a line has which was given. */
function wasGiven(i: number, day: Telling["day"]): boolean {
  const start = day("start", i) ?? Infinity;
  return (
    (day("cycles", i) ?? 0) > 0 ||
    ["end", "progression", "last_assessment", "last_dose"].some((name) => (day(name, i) ?? -Infinity) > start)
  );
}

const textsOf = (said: readonly Said[]): string[] => [...new Set(said.map(({text}) => text))];

function meaningLine(column: string, said: readonly Said[], meant: (one: Said) => string): string {
  const pairs = new Map(said.map((one) => [one.text, meant(one)]));
  const name = /^[\w-]+$/.test(column) ? column : JSON.stringify(column);
  return `values: {${name}: {${[...pairs].map(([text, to]) => `${JSON.stringify(text)}: ${JSON.stringify(to)}`).join(", ")}}}`;
}
