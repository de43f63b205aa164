import type {IssueLog} from "../record/issue-log.ts";
import {append, listsByKey} from "../record/lists-by-key.ts";
import {givenAmount, tellsGivenAmount} from "./given-amounts.ts";
import {saidNotGiven, wasGiven} from "./said-not-given.ts";
import type {ValueMeanings} from "./value-meanings.ts";
import {recordPlace, recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Reason on the ledger for a line that was ordered and never given. */
export const NEVER_GIVEN = "never-given";

/** Text under `values` for lines of which a column says that nothing was given. */
const NONE = "none given";
/** Share of the lines of which an amount is told from which on it is asked what none of it means. */
const MOST_NONE = 0.5;

/** A line of which a column says that nothing was given. */
interface NoneGiven {
  readonly i: number;
  /** As the file spells it. */
  readonly column: string;
  readonly text: string;
}

/**
 * Leaves out lines without a dose: 0 cycles, or none by another column that tells how much was given, and nothing in the row that only a line has which was given; or said in words not to have been given. They are no lines of therapy; a progression that stands on one is one of
 * the line before, if that has none. Where something in the row speaks against it, or most lines have none, the run stops.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["start", [0, 90]], ["end", [60, 90]], ["cycles", [3, 0]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null], unknown: new Set()};
 * leaveOutNeverGiven(lines, {spelled: (column) => column, meanings: {meaningOf: () => null}, log: {add: () => undefined}});
 * lines.unusable // [null, "never-given"]
 */
export function leaveOutNeverGiven(
  lines: TypedRecords,
  {
    spelled,
    meanings,
    log
  }: {
    readonly spelled: (column: string) => string;
    readonly meanings: ValueMeanings;
    readonly log: Pick<IssueLog, "add">;
  }
): void {
  const day = (name: string, i: number): number | null => {
    const value = lines.columns.get(name)?.[i];
    return typeof value === "number" ? value : null;
  };
  const left = saidNotGiven(lines, {day, spelled, log});
  for (const i of left) lines.unusable[i] = NEVER_GIVEN;
  const {none, told} = noneGiven(lines, spelled);
  const isCode = none.length > MOST_NONE * told;
  const meant = ({column}: NoneGiven): string | null => meanings.meaningOf(column, NONE);
  const isSure = (one: NoneGiven): boolean =>
    meant(one) === NEVER_GIVEN ||
    (meant(one) === null && !isCode && (endsAtStart(one.i, day) || !wasGiven(one.i, day)));
  const sure = none.filter(isSure);
  const open = none.filter((one) => meant(one) === null && !isSure(one));
  for (const {i} of sure) {
    lines.unusable[i] = NEVER_GIVEN;
    left.push(i);
  }
  handOverProgressions(lines, left, {day, spelled, log});
  const [first] = sure;
  if (first !== undefined)
    log.add({
      code: NEVER_GIVEN,
      severity: "warning",
      ...recordPlace(lines, first.i),
      column: first.column,
      count: sure.length,
      expected: "lines of which at least one cycle was given",
      hint: "nothing was given by this column, and no day of the row lies after the start: ordered, never given; they are on the ledger and are no lines of therapy"
    });
  askOfNone(lines, open, log);
}

function endsAtStart(i: number, day: (name: string, i: number) => number | null): boolean {
  const start = day("start", i);
  return start !== null && day("end", i) === start;
}

/** Usable lines of which a column says that nothing was given, and of how many it is told. */
function noneGiven(
  lines: TypedRecords,
  spelled: (column: string) => string
): {readonly none: readonly NoneGiven[]; readonly told: number} {
  const none: NoneGiven[] = [];
  const columns = [...(lines.unknown ?? [])].filter(tellsGivenAmount);
  let told = 0;
  for (let i = 0; i < lines.row.length; i++) {
    if (lines.unusable[i] !== null) continue;
    const cycles = lines.columns.get("cycles")?.[i];
    const given = [
      ...(typeof cycles === "number" ? [{column: spelled("cycles"), amount: cycles, text: String(cycles)}] : []),
      ...columns.flatMap((column) => {
        const text = String(lines.columns.get(column)?.[i] ?? "");
        const amount = givenAmount(text, column);
        return amount === null ? [] : [{column, amount, text}];
      })
    ];
    if (given.length === 0) continue;
    told += 1;
    const zero = given.find(({amount}) => amount === 0);
    if (zero !== undefined) none.push({i, column: zero.column, text: zero.text});
  }
  return {none, told};
}

/** Stops for lines of which nothing was given by a column, and days of the row say that it was, or most have none. */
function askOfNone(lines: TypedRecords, open: readonly NoneGiven[], log: Pick<IssueLog, "add">): void {
  for (const [column, own] of listsByKey(open, (one) => one.column)) {
    const texts = [...new Set(own.map(({text}) => text))].slice(0, 4);
    const name = /^[\w-]+$/.test(column) ? column : JSON.stringify(column);
    log.add({
      code: "no-cycle-given",
      severity: "error",
      stops: true,
      ...recordPlaces(
        lines,
        own.map(({i}) => i)
      ),
      column,
      count: own.length,
      expected: "at least one cycle on a line that went on",
      received: texts.join(", "),
      hint: "nothing was given by this column, and a day of the row lies after the start, or most lines have none; choose",
      choices: [
        {
          line: `values: {${name}: {"${NONE}": ${NEVER_GIVEN}}}`,
          why: "no lines of therapy: they are left out, and stand on the ledger"
        },
        {line: `values: {${name}: {"${NONE}": given}}`, why: "lines of therapy, of which the amount is not known"}
      ]
    });
  }
}

interface HandingOver {
  readonly day: (name: string, i: number) => number | null;
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/** Writes a progression of a line that was never given to the last line that began before it, where that has none. */
function handOverProgressions(lines: TypedRecords, left: readonly number[], {day, spelled, log}: HandingOver): void {
  const progressions = lines.columns.get("progression");
  if (progressions === undefined || left.length === 0) return;
  const ids = lines.columns.get("patient_id") ?? [];
  const placesOf = new Map<string, number[]>();
  ids.forEach((id, i) => {
    if (lines.unusable[i] === null) append(placesOf, String(id), i);
  });
  for (const i of left) {
    const progressed = day("progression", i);
    if (progressed === null) continue;
    const start = (at: number): number => day("start", at) ?? Infinity;
    const before = (placesOf.get(String(ids[i])) ?? []).filter((at) => start(at) < progressed);
    const last = Math.max(...before.map(start));
    const taker = before.find((at) => start(at) === last);
    const own = taker === undefined ? null : day("progression", taker);
    if (taker !== undefined && own === null) progressions[taker] = progressed;
    if (taker === undefined || own !== progressed)
      log.add({
        code: "progression-of-line-never-given",
        severity: "warning",
        ...recordPlace(lines, i),
        column: spelled("progression"),
        expected: "progression on a line that was given",
        hint:
          taker !== undefined && own === null
            ? "it counts as progression of the line before, which had none of its own"
            : "it counts on no line, as the line before has one on another day or there is none"
      });
  }
}
