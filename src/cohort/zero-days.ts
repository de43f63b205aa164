import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import {codeAsNumberIssue} from "./codes-as-numbers.ts";
import type {PatientValues} from "./patient-values.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Fewest zeros that may stand for "none". */
const FEWEST = 2;

interface ZeroOptions {
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Stops where 0 stands for "none" in a column of relative days: in more cells than are blank, where a day 0 would count, of progressions because a line of the patient began before it, of deaths because one began by then.
 *
 * @example
 * const found = [];
 * const lines = {columns: new Map([["patient_id", ["A", "B", "C"]], ["start", [-90, -80, -70]], ["progression", [0, 0, -5]]]), file: ["c", "c", "c"], row: [2, 3, 4], unusable: [null, null, null]};
 * const values = {place: new Map([["A", 0], ["B", 1], ["C", 2]]), columns: new Map()};
 * checkZeroDays(lines, values, {spelled: (column) => column, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["code-as-number", 2]]
 */
export function checkZeroDays(
  lines: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  values: Pick<PatientValues, "place" | "columns">,
  {spelled, log}: ZeroOptions
): void {
  const ids = (lines.columns.get("patient_id") ?? []).map(String);
  const starts = lines.columns.get("start") ?? [];
  const usable = ids.flatMap((_, i) => (lines.unusable[i] === null ? [i] : []));
  const first = new Map<string, number>();
  const place = new Map<string, number>();
  for (const i of usable) {
    const start = starts[i];
    if (!place.has(ids[i] ?? "")) place.set(ids[i] ?? "", i);
    if (typeof start === "number") first.set(ids[i] ?? "", Math.min(start, first.get(ids[i] ?? "") ?? Infinity));
  }
  const startOf = (i: number): number => first.get(ids[i] ?? "") ?? Infinity;
  const own = lines.columns.get("progression") ?? [];
  const say = (name: string, days: readonly CellValue[], zeros: readonly number[]): void => {
    const blank = days.filter((day) => day === null).length;
    const [at] = zeros;
    if (at === undefined || zeros.length < FEWEST || zeros.length <= blank || zeros.length === days.length) return;
    log.add({
      ...codeAsNumberIssue(new Map([["0", zeros.length]]), name),
      ...recordPlace(lines, at),
      column: spelled(name)
    });
  };
  const zeroLines = usable.filter((i) => own[i] === 0);
  if (zeroLines.some((i) => startOf(i) < 0))
    say(
      "progression",
      usable.map((i) => own[i] ?? null),
      zeroLines
    );
  const deaths = values.columns.get("death") ?? [];
  const places = [...place.values()];
  const deathOf = (i: number): CellValue => deaths[values.place.get(ids[i] ?? "") ?? -1] ?? null;
  const zeroDeaths = places.filter((i) => deathOf(i) === 0);
  if (zeroDeaths.some((i) => startOf(i) <= 0)) say("death", places.map(deathOf), zeroDeaths);
}
