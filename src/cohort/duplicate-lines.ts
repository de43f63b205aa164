import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/**
 * Finds records with the same key `patient_id, line, start, regimen`: an identical one is left out as duplicate; where the rest differs,
 * nobody knows which is right and all of them are unusable.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["P1", "P1"]], ["start", [0, 0]], ["regimen", ["SG", "SG"]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null]};
 * checkDuplicates(lines, {add: () => undefined});
 * lines.unusable // [null, "duplicate-row"]
 */
export function checkDuplicates(lines: TypedRecords, log: IssueLog): void {
  const all = [...lines.columns.values()];
  for (const [first = 0, ...others] of sameKey(lines)) {
    if (others.length === 0) continue;
    const differs = others.filter((other) => all.some((values) => values[first] !== values[other]));
    for (const other of others) if (!differs.includes(other)) leaveOutRepeated(lines, other, first, log);
    if (differs.length > 0) leaveOutContradictory(lines, [first, ...differs], log);
  }
}

/** Places of the usable records, together those with one key. */
function sameKey(lines: TypedRecords): Iterable<readonly number[]> {
  const key = ["patient_id", "line", "start", "regimen"].map((name) => lines.columns.get(name) ?? []);
  const places = new Map<string, number[]>();
  for (let i = 0; i < lines.row.length; i++)
    if (lines.unusable[i] === null) append(places, key.map((values) => String(values[i] ?? "")).join("\n"), i);
  return places.values();
}

function leaveOutRepeated(lines: TypedRecords, i: number, first: number, log: IssueLog): void {
  lines.unusable[i] = "duplicate-row";
  log.add({
    code: "duplicate-row",
    severity: "warning",
    ...recordPlace(lines, i),
    expected: "each line of therapy once",
    hint: `it repeats row ${lines.row[first]} and is left out`
  });
}

function leaveOutContradictory(lines: TypedRecords, places: readonly number[], log: IssueLog): void {
  for (const i of places) {
    lines.unusable[i] = "contradictory-duplicate";
    log.add({
      code: "contradictory-duplicate",
      severity: "error",
      ...recordPlace(lines, i),
      expected: "one record for each patient, line, start and regimen",
      hint: `rows ${places.map((place) => lines.row[place]).join(", ")} have the same key and differ elsewhere`
    });
  }
}
