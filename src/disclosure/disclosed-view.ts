import {groupingName, groupingOf, groupingWritten} from "../question/grouping.ts";
import {questionOf} from "../question/question.ts";
import type {Curve, ShownCurve} from "../record/curve.ts";
import {disclosurePolicies, type DisclosurePolicy, type DisclosurePolicyName} from "../record/disclosure-policy.ts";
import {isHidden} from "../record/hidden.ts";
import type {FurtherAnalysis} from "../record/result-parts.ts";
import type {Result} from "../record/result.ts";
import type {ShownRow} from "../record/row.ts";
import {appliedPolicy} from "./applied-policy.ts";
import {disclosedCurve, shownTimes} from "./disclosed-curve.ts";
import {disclosedRows} from "./disclosed-rows.ts";
import {groupSizes} from "./group-sizes.ts";
import {few} from "./hiding.ts";

/** Rows and curves of one endpoint and grouping. */
export function disclosedView(
  {rows, curves}: Pick<FurtherAnalysis, "rows" | "curves">,
  {plan, unit, totals}: Pick<Result, "plan" | "unit"> & {readonly totals: readonly number[]},
  name: DisclosurePolicyName
): {rows: ShownRow[]; curves: ShownCurve[]} {
  const {milestones} = questionOf(plan);
  const policy = appliedPolicy(disclosurePolicies[name]);
  const large = curves.filter(({n}) => n >= policy.smallest);
  const times = new Map(large.map((curve) => [curve.group, shownTimes(curve, policy.smallest, milestones)]));
  const shownRows = disclosedRows(rows, {policy, name, unit, totals, times});
  return {rows: shownRows, curves: curvesBeside(shownRows, large, policy, milestones)};
}

/** The curves with the medians that stand in the rows; none for a group whose curve has no month that may be shown. */
function curvesBeside(
  rows: readonly ShownRow[],
  curves: readonly Curve[],
  policy: DisclosurePolicy,
  milestones: readonly number[]
): ShownCurve[] {
  const medians = new Map(
    rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median").map((row) => [row.group, row])
  );
  return curves.flatMap((curve) => {
    const {estimate = null, confLow = null, confHigh = null} = medians.get(curve.group) ?? {};
    // A group that has a curve is large, and its median stands.
    if (isHidden(estimate) || isHidden(confLow) || isHidden(confHigh)) return [];
    return disclosedCurve({...curve, median: {estimate, confLow, confHigh}}, policy, milestones) ?? [];
  });
}

/**
 * Whether a further view may stand beside the main one: under the same grouping always; under another only where no group of either is small, everyone stands in both,
 * and no level of the column has been hidden among the characteristics, since the sizes of its groups are the sums over those levels.
 */
export function viewMayStand(
  {by, rows}: FurtherAnalysis,
  {plan, rows: own}: Result,
  shown: readonly ShownRow[],
  policy: DisclosurePolicy
): boolean {
  if (by === groupingWritten(questionOf(plan).grouping)) return true;
  const [here, there] = [groupSizes(rows, policy), groupSizes(own, policy)];
  const column = `${groupingName(groupingOf(by))}: `;
  return (
    here.small.length === 0 &&
    there.small.length === 0 &&
    !few(Math.abs(here.all - there.all), {policy}) &&
    !shown.some(
      ({analysis, term, estimate}) => analysis === "characteristics" && term.startsWith(column) && isHidden(estimate)
    )
  );
}
