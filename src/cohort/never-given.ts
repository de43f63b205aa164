import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {saidNotGiven} from "./said-not-given.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Reason on the ledger for a line that was ordered and never given. */
export const NEVER_GIVEN = "never-given";

/**
 * Leaves out lines without a dose: 0 cycles, and ended on the day on which they began; or said in words not to have been given. They are no lines of therapy; a progression that stands on one is one of
 * the line before, if that has none.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["start", [0, 90]], ["end", [60, 90]], ["cycles", [3, 0]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null]};
 * leaveOutNeverGiven(lines, {spelled: (column) => column, log: {add: () => undefined}});
 * lines.unusable // [null, "never-given"]
 */
export function leaveOutNeverGiven(
  lines: TypedRecords,
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: Pick<IssueLog, "add">}
): void {
  const day = (name: string, i: number): number | null => {
    const value = lines.columns.get(name)?.[i];
    return typeof value === "number" ? value : null;
  };
  const left = saidNotGiven(lines, {day, spelled, log});
  for (const i of left) lines.unusable[i] = NEVER_GIVEN;
  const inWords = left.length;
  for (let i = 0; i < lines.row.length; i++) {
    if (lines.unusable[i] !== null || day("cycles", i) !== 0) continue;
    const [start, end] = [day("start", i), day("end", i)];
    if (start !== null && end === start) left.push(i);
    else
      log.add({
        code: "no-cycle-given",
        severity: "warning",
        ...recordPlace(lines, i),
        column: spelled("cycles"),
        expected: "at least one cycle on a line that did not end on the day on which it began",
        received: "0",
        hint: "the line is kept as given; one that was never given ends on the day of its start"
      });
  }
  for (const i of left) lines.unusable[i] = NEVER_GIVEN;
  handOverProgressions(lines, left, {day, spelled, log});
  const first = left[inWords];
  if (first !== undefined)
    log.add({
      code: NEVER_GIVEN,
      severity: "warning",
      ...recordPlace(lines, first),
      column: spelled("cycles"),
      count: left.length - inWords,
      expected: "lines of which at least one cycle was given",
      hint: "0 cycles and no day between start and end: ordered, never given; they are on the ledger and are no lines of therapy"
    });
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
