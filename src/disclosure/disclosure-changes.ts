import {questionOf} from "../question/question.ts";
import type {Curve, ShownCurve} from "../record/curve.ts";
import {disclosurePolicies, type DisclosurePolicy, type DisclosurePolicyName} from "../record/disclosure-policy.ts";
import {HIDDEN} from "../record/hidden.ts";
import type {Disclosure, Result} from "../record/result.ts";
import {appliedPolicy} from "./applied-policy.ts";
import type {GroupSizes} from "./group-sizes.ts";

/** What is shown of a result under a policy, and what is not. */
interface Disclosing {
  readonly groups: Pick<GroupSizes, "small">;
  readonly curves: readonly ShownCurve[];
  /** Parts of the result that are left out. */
  readonly dropped: readonly string[];
}

const MARK = `${String(HIDDEN)} stands where a number is hidden, because it is small or because a small one could be had from it by subtraction, from a percentage or from a limit.`;

/** What holds of every result under a policy. */
const always = [
  "In the cohort flow, reasons and boxes are joined until each holds nobody or enough; rows of files and single transitions are not counted.",
  'Sequences are joined as "other" where they are rare; the therapy between the two ADCs is not told apart.',
  "Standard errors, test statistics, covariates of models, counts of findings in the data and numbers inside the audit are left out; ratios and probabilities have two decimals, p-values two figures, those below 0.001 stand as 0.00099 in the files.",
  "Figures and tables for which there is no rule, and all that draw single patients, are left out."
] as const;

/** The policy and what was hidden, merged, rounded or left out under it, as sentences in the order in which they are read. */
export function disclosureOf(
  name: DisclosurePolicyName,
  {curves, plan}: Pick<Result, "curves" | "plan">,
  {groups, curves: shown, dropped}: Disclosing
): Disclosure {
  const policy = disclosurePolicies[name];
  const {smallest} = appliedPolicy(policy);
  const {patientLevel} = questionOf(plan).report.disclosure;
  const changes = [
    countsHidden(policy),
    MARK,
    ...groupsNotShown(groups.small, smallest),
    curvesAsPoints(curves, shown, smallest),
    ...always,
    ...partsLeftOut(dropped),
    patientLevel
      ? "Files of single patients were asked for and stand under patient-level/, without any change."
      : "Files of single patients are not written."
  ];
  return {policy: name, changes};
}

function countsHidden(policy: DisclosurePolicy): string {
  const {rounding, title, source, mark} = policy;
  const {smallest} = appliedPolicy(policy);
  const alsoBelow =
    smallest > policy.smallest
      ? `, those below ${smallest} hidden too, since they would be rounded down to a small count`
      : "";
  const rounded = rounding === null ? "" : `; the others are rounded to ${rounding}${alsoBelow}`;
  return `${title}: counts of patients from 1 to ${policy.smallest - 1} are not shown, nor any number from which one could be told${rounded}. Source: ${source}${mark === "not verified" ? "" : ` (${mark})`}.`;
}

function groupsNotShown(small: readonly string[], smallest: number): string[] {
  return small.length === 0
    ? []
    : [
        `Groups of fewer than ${smallest} patients are not shown and do not stand in the last box of the flow: ${small.join(", ")}.`
      ];
}

function curvesAsPoints(curves: readonly Curve[], shown: readonly ShownCurve[], smallest: number): string {
  const without = curves
    .filter(({group, n}) => n >= smallest && !shown.some((curve) => curve.group === group))
    .map(({group}) => group);
  return `Curves are drawn as points joined by straight lines, at months between which there are no events or ${smallest} or more, survival in whole per cent, without censoring times, and end where fewer than ${smallest} remain.${without.length === 0 ? "" : ` No such month exists for: ${without.join(", ")}.`}`;
}

function partsLeftOut(dropped: readonly string[]): string[] {
  return dropped.length === 0
    ? []
    : [
        `Left out of the results because there is no rule for them, or because they would give a small count away: ${dropped.join(", ")}.`
      ];
}
