import type {IssueLog} from "../record/issue-log.ts";
import {chiSquareLower} from "../math/chi-square.ts";
import type {CellValue} from "./cell-values.ts";
import type {TypedRecords} from "./typed-records.ts";

/** Below this probability of as many repetitions by chance, they are told. */
const BY_CHANCE = 0.001;

/**
 * Tells of records without an identifier that repeat another in every column, where patients who happen to be alike would be so rarely: more repetitions than a Poisson number of pairs that agree by
 * chance, the columns taken as independent. They count, as nobody can know.
 *
 * @example
 * const found = [];
 * const records = {columns: new Map([["time", [3.1, 4.7, 5.2, 4.7]]]), unusable: [null, null, null, null]};
 * tellAlikeRecords(records, {add: ({code, count}) => found.push([code, count])});
 * found // [["records-alike", 1]]
 */
export function tellAlikeRecords(
  {columns, unusable}: Pick<TypedRecords, "columns" | "unusable">,
  log: Pick<IssueLog, "add">
): void {
  if (columns.has("patient_id")) return;
  const places = unusable.flatMap((reason, i) => (reason === null ? [i] : []));
  const values = [...columns.values()].map((of) => places.map((i) => of[i] ?? null));
  const first = new Map(places.map((_, i) => [JSON.stringify(values.map((of) => of[i])), i] as const));
  const count = places.length - first.size;
  if (count === 0 || first.size < 2) return;
  const once = values.map((of) => [...first.values()].map((i) => of[i] ?? null));
  const expected = pairsOf(places.length) * once.map(agreement).reduce((product, share) => product * share, 1);
  if (chiSquareLower(2 * expected, 2 * count) >= BY_CHANCE) return;
  log.add({
    code: "records-alike",
    severity: "warning",
    expected: "a column that identifies patients, or no two rows that are the same",
    received: "rows that repeat another in every column",
    hint: "if a column identifies patients, name it (mapping: {patient_id: COLUMN}) and repetitions count once; if not, look whether these rows were pasted twice",
    count
  });
}

/** Probability that two different records agree in a column. */
function agreement(values: readonly CellValue[]): number {
  const counts = new Map<CellValue, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum + pairsOf(n), 0) / pairsOf(values.length);
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;
