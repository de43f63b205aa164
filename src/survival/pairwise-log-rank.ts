import {adjustPValues, type PAdjustment} from "../math/adjust-p-values.ts";
import type {Surv} from "../record/surv.ts";
import {NotEstimable, type Inestimable} from "../record/not-estimable.ts";
import {splitRows, type Label, type LabelIndex} from "./groups.ts";
import {checkedLabels, checkedStrata, logRank, type LogRank, type LogRankOptions} from "./log-rank.ts";

export interface PairwiseLogRankOptions extends LogRankOptions {
  readonly adjustment?: PAdjustment | undefined;
}

/** One pair of groups; null with a refusal where it cannot be compared. */
export interface PairwiseLogRank {
  readonly group: Label;
  /** The group it is compared with: the earlier of the two in ascending order of label. */
  readonly reference: Label;
  readonly n: number;
  readonly statistic: number | null;
  readonly df: 1;
  readonly pValue: number | null;
  readonly pAdjusted: number | null;
  /** Why the pair cannot be compared; null where it is. */
  readonly refusal: Inestimable | null;
}

/**
 * Log-rank tests of all pairs of groups, each on its two groups alone, with p-values adjusted for their number.
 *
 * Pairs that cannot be compared (no events, never at risk together) are rows with an `error` and are not counted in the adjustment.
 * Throws `RangeError` as `logRank` does for the call as a whole.
 * Source: Holm 1979; Benjamini & Hochberg 1995; as `pairwise_survdiff` of the R package survminer.
 *
 * @example
 * pairwiseLogRank(surv({time: [1, 2, 3, 4, 5, 6], event: [1, 1, 1, 1, 1, 1]}), ["A", "A", "B", "B", "C", "C"]).map((row) => row.pAdjusted)
 * // [0.269, 0.269, 0.269]
 */
export function pairwiseLogRank(
  follow: Surv,
  group: ArrayLike<unknown>,
  {adjustment = "holm", strata, ...options}: PairwiseLogRankOptions = {}
): readonly PairwiseLogRank[] {
  const n = follow.time.length;
  const labels = checkedLabels(group, n, "group");
  const {levels} = labels;
  const stratum = checkedStrata(strata, n);
  if (levels.length < 2) throw new NotEstimable({code: "one-group", group: String(levels[0])});
  const pairs = levels.flatMap((_, i) => levels.slice(i + 1).map((__, offset) => [i, i + 1 + offset] as const));
  const rows = pairs.map((pair) => comparedPair({follow, labels, stratum}, pair, options));
  const adjusted = adjustPValues(
    rows.flatMap(({pValue}) => (pValue === null ? [] : [pValue])),
    adjustment
  );
  let next = 0;
  return rows.map((row) => ({...row, pAdjusted: row.pValue === null ? null : adjusted[next++]}));
}

interface Stratified {
  readonly follow: Surv;
  readonly labels: LabelIndex;
  readonly stratum: LabelIndex | null;
}

/** The test of group j against group i, before its p-value is adjusted. */
function comparedPair(
  {follow, labels: {levels, index}, stratum}: Stratified,
  [i, j]: readonly [number, number],
  options: LogRankOptions
): Omit<PairwiseLogRank, "pAdjusted"> {
  const kept = Int32Array.from(index.keys()).filter((row) => index[row] === i || index[row] === j);
  const labels = Array.from(kept, (row) => index[row]);
  const own = stratum === null ? options : {...options, strata: Array.from(kept, (row) => stratum.index[row])};
  return {
    group: levels[j],
    reference: levels[i],
    n: kept.length,
    df: 1,
    ...testOrRefusal(() => logRank(pairOf(follow, index, [i, j]), labels, own))
  };
}

/** The follow-up of two groups alone. */
function pairOf(follow: Surv, index: Int32Array, [i, j]: readonly [number, number]): Surv {
  const [pair] = splitRows(
    follow,
    index.map((level) => (level === i || level === j ? 0 : 1)),
    2
  );
  return pair;
}

function testOrRefusal(test: () => LogRank): Pick<PairwiseLogRank, "statistic" | "pValue" | "refusal"> {
  try {
    const {statistic, pValue} = test();
    return {statistic, pValue, refusal: null};
  } catch (fault) {
    if (!(fault instanceof NotEstimable)) throw fault;
    return {statistic: null, pValue: null, refusal: fault.why};
  }
}
