import type {IssueLog} from "../record/issue-log.ts";
import {chiSquareLower} from "../math/chi-square.ts";
import type {CellValue} from "./cell-values.ts";
import {patientName} from "./patient-names.ts";
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

/** Fewest pairs that are alike but for one column, of which is told. */
const FEWEST_NEARLY = 2;
/** Most pairs by chance, with which that is told: columns that go together make more than the product of their shares. */
const MOST_BY_CHANCE = 0.1;

/**
 * Tells of records of different patients that are the same in every column but the identifier, or in every one but that and another, more often than chance would make: a patient entered twice. So do three or more whose time is that of another when rounded. They count.
 *
 * @example
 * const found = [];
 * const rows = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMN"];
 * const of = (value) => rows.map((_, i) => value(i % 38));
 * const records = {columns: new Map([["patient_id", rows], ["time", of((i) => i + 0.5)], ["age", of((i) => 40 + ((i * 7) % 31))]]), unusable: rows.map(() => null)};
 * tellAlikePatients(records, {add: ({code, count}) => found.push([code, count])});
 * found // [["patients-alike", 2]]
 */
export function tellAlikePatients(
  {columns, unusable}: Pick<TypedRecords, "columns" | "unusable">,
  log: Pick<IssueLog, "add">
): void {
  const ids = columns.get("patient_id");
  if (ids === undefined) return;
  const places = unusable.flatMap((reason, i) => (reason === null && ids[i] !== null ? [i] : []));
  const own = places.map((i) => ids[i] ?? null);
  const at = (of: readonly CellValue[]): CellValue[] => places.map((i) => of[i] ?? null);
  const further = [...columns].filter(([name]) => name !== "patient_id" && patientName(name) === null);
  const values = withoutFunctions(
    further.map(([, of]) => at(of)),
    own
  );
  if (places.length < 3 || values.length < 2) return;
  const shares = values.map(agreement);
  const same = new Set(pairsAlike(values, own));
  const product = (of: readonly number[]): number => of.reduce((all, share) => all * share, 1);
  const tell = (count: number, hint: string): void =>
    log.add({
      code: "patients-alike",
      severity: "warning",
      column: "patient_id",
      expected: "each patient under one identifier",
      received: hint,
      hint: "look whether these patients were entered twice, under a new identifier; they count as they stand",
      count
    });
  const expected = pairsOf(places.length) * product(shares);
  if (same.size > 0 && expected <= MOST_BY_CHANCE && chiSquareLower(2 * expected, 2 * same.size) < BY_CHANCE)
    tell(same.size, "records of different patients that are the same in every other column");
  const rounded = alikeWhenRounded(
    at(columns.get("time") ?? []),
    withoutFunctions(
      further.filter(([name]) => name !== "time").map(([, of]) => at(of)),
      own
    )
  );
  if (rounded > 0)
    tell(rounded, "records of different patients whose times are one when rounded, and the rest but for a column");
  if (values.length < 4) return;
  const nearly = new Set(
    values.flatMap((_, k) => pairsAlike(values.toSpliced(k, 1), own)).filter((pair) => !same.has(pair))
  ).size;
  const expectedNearly =
    pairsOf(places.length) * values.reduce((sum, _, k) => sum + product(shares.toSpliced(k, 1)), 0);
  if (
    nearly >= FEWEST_NEARLY &&
    expectedNearly <= MOST_BY_CHANCE &&
    chiSquareLower(2 * expectedNearly, 2 * nearly) < BY_CHANCE
  )
    tell(nearly, "records of different patients that are the same in every other column but one");
}

/** Fewest pairs whose times are one when rounded, and how many times more often than by the product of their shares columns may agree: they go together. */
const FEWEST_ROUNDED = 3;
const GO_TOGETHER = 4;
/** Decimals to which the times of a copy are rounded. */
const decimals = [0, 1] as const;

/** Pairs of records of which one time is the other's when rounded, and that agree in all other columns or in all but one; 0 where chance may make as many. */
function alikeWhenRounded(times: readonly CellValue[], values: readonly (readonly CellValue[])[]): number {
  if (values.length < 4) return 0;
  const shares = values.map(agreement);
  const left = [null, ...values.keys()];
  for (const digits of decimals) {
    const round = (time: CellValue): number | null => (typeof time === "number" ? Number(time.toFixed(digits)) : null);
    const isCoarse = times.map((time) => round(time) === time);
    const fine = isCoarse.filter((is, i) => !is && typeof times[i] === "number").length;
    const coarse = isCoarse.filter(Boolean).length;
    const counts = new Map<number, {fine: number; coarse: number}>();
    for (const [i, time] of times.entries()) {
      const to = round(time);
      if (to === null) continue;
      const own = counts.get(to) ?? {fine: 0, coarse: 0};
      own[isCoarse[i] ? "coarse" : "fine"] += 1;
      counts.set(to, own);
    }
    const near = [...counts.values()].reduce((sum, own) => sum + own.fine * own.coarse, 0) / (fine * coarse);
    for (const without of left) {
      const kept = values.filter((_, k) => k !== without);
      const key = (i: number): string => JSON.stringify([round(times[i] ?? null), ...kept.map((of) => of[i])]);
      const open = new Map<string, number>();
      for (const [i, is] of isCoarse.entries()) if (is) open.set(key(i), (open.get(key(i)) ?? 0) + 1);
      let pairs = 0;
      for (const [i, is] of isCoarse.entries()) {
        const rest = is || typeof times[i] !== "number" ? 0 : (open.get(key(i)) ?? 0);
        if (rest === 0) continue;
        open.set(key(i), rest - 1);
        pairs += 1;
      }
      const expected =
        fine * coarse * near * shares.filter((_, k) => k !== without).reduce((product, share) => product * share, 1);
      const tests = left.length * decimals.length;
      if (pairs >= FEWEST_ROUNDED && tests * chiSquareLower(2 * GO_TOGETHER * expected, 2 * pairs) < BY_CHANCE)
        return pairs;
    }
  }
  return 0;
}

/** Pairs of records of different patients that agree in every column: each with the first that it repeats. */
function pairsAlike(values: readonly (readonly CellValue[])[], ids: readonly CellValue[]): string[] {
  const first = new Map<string, number>();
  return ids.flatMap((id, i) => {
    const key = JSON.stringify(values.map((of) => of[i]));
    const known = first.get(key);
    if (known === undefined) first.set(key, i);
    return known === undefined || ids[known] === id ? [] : [`${known} ${i}`];
  });
}

/** Columns without those that another, which stands before, decides: the time in another unit agrees where the time does. */
function withoutFunctions(columns: readonly CellValue[][], ids: readonly CellValue[]): CellValue[][] {
  const rows = ids.map((_, i) => JSON.stringify(columns.map((of) => of[i])));
  const once = [...new Map(rows.map((row, i) => [row, i])).values()];
  const decides = (x: readonly CellValue[], y: readonly CellValue[]): boolean => {
    const told = new Map<CellValue, CellValue>();
    let ties = 0;
    for (const i of once) {
      const [own, other] = [x[i] ?? null, y[i] ?? null];
      if (!told.has(own)) told.set(own, other);
      else if (told.get(own) === other) ties += 1;
      else return false;
    }
    return ties > 0;
  };
  return columns.filter((y, k) => !columns.slice(0, k).some((x) => decides(x, y)));
}

/** Probability that two different records agree in a column. */
function agreement(values: readonly CellValue[]): number {
  const counts = new Map<CellValue, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts.values()].reduce((sum, n) => sum + pairsOf(n), 0) / pairsOf(values.length);
}

const pairsOf = (n: number): number => (n * (n - 1)) / 2;
