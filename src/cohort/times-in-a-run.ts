import type {IssueLog} from "../record/issue-log.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Fewest steps of a run, fewest other steps beside it, and most such runs by chance. */
const FEWEST = 5;
const FEWEST_OTHERS = 20;
const BY_CHANCE = 1e-6;
/** Largest share of the steps that go one way in a file that is not sorted by its times: where it is, times that follow each other stand together. */
const UNSORTED = 0.7;
/** Steps are compared to so many decimals. */
const DECIMALS = 6;

/**
 * Tells of times that rise, or fall, by the same step from row to row, or stay the same, where the other rows of the file do not: a cell was dragged over those below.
 *
 * @example
 * const found = [];
 * const times = Array.from({length: 40}, (_, i) => (i < 30 ? ((i * 37) % 101) / 7 : 15.5 + i));
 * const records = {columns: new Map([["time", times]]), file: times.map(() => "c"), row: times.map((_, i) => i + 2), unusable: times.map(() => null)};
 * tellTimesInARun(records, "months", {add: ({code, received, count}) => found.push([code, received, count])});
 * found // [["times-in-a-run", "10 rows one below the other, each 1 after the one before", 10]]
 */
export function tellTimesInARun(
  records: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  column: string,
  log: Pick<IssueLog, "add">
): void {
  const times = records.columns.get("time") ?? [];
  const steps = times.map((time, i): number | null => {
    const before = times[i - 1];
    const isNext = i > 0 && records.file[i] === records.file[i - 1];
    return isNext && typeof time === "number" && typeof before === "number"
      ? Number((time - before).toFixed(DECIMALS))
      : null;
  });
  const counts = new Map<number, number>();
  for (const step of steps) if (step !== null) counts.set(step, (counts.get(step) ?? 0) + 1);
  const all = [...counts.values()].reduce((sum, n) => sum + n, 0);
  const ways = [1, -1].map((sign) => steps.filter((step) => step !== null && step * sign > 0).length);
  const longest = times.reduce<number>((most, time) => (typeof time === "number" ? Math.max(most, time) : most), 0);
  let from = 0;
  for (let i = 1; i <= steps.length; i++) {
    const step = steps[from] ?? null;
    if (i < steps.length && steps[i] === step) continue;
    const length = i - from;
    const others = all - length;
    const share = ((counts.get(step ?? NaN) ?? 0) - length + 1) / (others + 1);
    // Rows at time 0 are told as records that were not followed, and those at a cut-off end together.
    const isCommon = step === 0 && (times[from] === 0 || times[from] === longest);
    // The run itself says nothing of how the others stand.
    const [most = 0, least = 0] = ways
      .map((n, k) => (step !== null && step * (k === 0 ? 1 : -1) > 0 ? n - length : n))
      .toSorted((x, y) => y - x);
    const isSorted = most > UNSORTED * (most + least);
    const isRun = step !== null && !isCommon && !isSorted && length >= FEWEST && others >= FEWEST_OTHERS;
    if (isRun && all * share ** (length - 1) < BY_CHANCE) {
      const places = Array.from({length: length + 1}, (_, k) => from - 1 + k).filter(
        (k) => records.unusable[k] === null
      );
      log.add({
        code: "times-in-a-run",
        severity: "warning",
        ...recordPlaces(records, places),
        column,
        expected: "times that do not follow from the row above",
        received: `${length + 1} rows one below the other, ${step === 0 ? "all the same" : `each ${step} after the one before`}`,
        hint: "was a cell dragged over those below? put the times right in the file",
        count: places.length
      });
    }
    from = i;
  }
}
