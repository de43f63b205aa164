import type {Remark, RemarkOf} from "../record/remark.ts";
import type {Surv} from "../record/surv.ts";
import {logRank, type LogRank} from "../survival/log-rank.ts";
import {permutationLogRank} from "../survival/permutation-log-rank.ts";
import {surv} from "../survival/surv.ts";
import {smallSamples} from "./small-samples.ts";

/** A log-rank test whose p-value is by permutation where events are few. */
export interface FewEventLogRank extends Pick<LogRank, "statistic" | "df" | "pValue" | "remarks"> {
  /** How the p-value is made where events are few: by permutation, or by chi-square all the same, and why; null where they are not. */
  readonly few: RemarkOf<"p-by-permutation" | "p-of-few-events"> | null;
}

/**
 * Log-rank test of two groups or more, by chi-square; with fewer than 20 events in all by permutation of the standardised statistic within strata: all arrangements where there are no more than 9999, else 9999 drawn with a fixed seed.
 * The draws depend on what is recorded, not on the order of rows or groups. With delayed entry and probability weights, which make patients unlike, p stays that of chi-square, with a remark.
 *
 * `group` holds a label a row, as `strata`. Throws as `logRank`. Source: Neuhaus 1993, Ann Stat 21:1760, doi:10.1214/aos/1176349396.
 *
 * @example
 * const follow = surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 1]});
 * fewEventLogRank(follow, ["A", "A", "A", "B", "B", "B"], null).pValue // 0.1
 */
export function fewEventLogRank(
  follow: Surv,
  group: ArrayLike<string | number>,
  strata: ArrayLike<string | number> | null
): FewEventLogRank {
  const test = logRank(follow, group, strata === null ? {} : {strata});
  const {event, weight, weightKind, entry} = follow;
  const isWeighted = weight !== null && weightKind === "probability";
  const events = event.reduce((sum, one, i) => sum + one * (weight === null || isWeighted ? 1 : weight[i]), 0);
  const fewest = smallSamples.permutation;
  if (events >= fewest) return {...test, few: null};
  if (entry !== null || isWeighted)
    return {...test, few: {code: "p-of-few-events", fewest, why: entry === null ? "weights" : "delayed-entry"}};
  const rows = inOrder(follow, group, strata);
  const {pValue, permutations, exact, pError} = permutationLogRank(rows.follow, rows.group, {
    seed: smallSamples.seed,
    permutations: Math.max(
      FEWEST_DRAWN,
      Math.min(smallSamples.arrangements, Math.floor(MOST_PLACED / rows.group.length))
    ),
    ...(strata === null ? {} : {strata: rows.strata})
  });
  return {...test, pValue, few: {code: "p-by-permutation", fewest, arrangements: permutations, exact, error: pError}};
}

/** What a method says of a p-value by permutation, behind the name of the test; nothing where it is not. */
export function permutedInMethod(remarks: readonly Remark[]): string {
  return remarks.some(({code}) => code === "p-by-permutation")
    ? "; p by permutation of the standardised statistic (Neuhaus 1993)"
    : "";
}

/** Labels that are put in place in all, beyond which fewer arrangements are drawn, and the fewest that are. */
const MOST_PLACED = 2e8;
const FEWEST_DRAWN = 999;

/** One row a patient, in the order of what is recorded of each, so that neither the order of rows nor the names of groups choose what is drawn. */
function inOrder(
  {time, event, weight}: Surv,
  group: ArrayLike<string | number>,
  strata: ArrayLike<string | number> | null
): {readonly follow: Surv; readonly group: number[]; readonly strata: (string | number)[]} {
  const rows = Array.from(time, (_, i) => i).flatMap((i) => Array<number>(weight === null ? 1 : weight[i]).fill(i));
  const sizes = new Map<string | number, number>();
  for (const i of rows) sizes.set(group[i], (sizes.get(group[i]) ?? 0) + 1);
  // Groups by size, and those of one size by name.
  const rank = new Map(
    [...sizes].toSorted(([a, n], [b, m]) => n - m || (a < b ? -1 : 1)).map(([label], place) => [label, place] as const)
  );
  const stratumOf = (i: number): string | number => (strata === null ? 0 : strata[i]);
  const placeOf = (i: number): number => rank.get(group[i]) ?? 0;
  const compared = (a: number, b: number): number =>
    (stratumOf(a) === stratumOf(b) ? 0 : stratumOf(a) < stratumOf(b) ? -1 : 1) ||
    time[a] - time[b] ||
    event[b] - event[a] ||
    placeOf(a) - placeOf(b);
  rows.sort(compared);
  return {
    follow: surv({time: rows.map((i) => time[i]), event: rows.map((i) => event[i])}),
    group: rows.map(placeOf),
    strata: rows.map(stratumOf)
  };
}
