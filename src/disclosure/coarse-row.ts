import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import {isHidden, type Shown} from "../record/hidden.ts";
import type {ShownRow} from "../record/row.ts";
import {disclosedRefusal, disclosedRemarks} from "./disclosed-remarks.ts";
import {roundedCount} from "./rounded-count.ts";

/** Significant figures of estimates under a policy, and the scales that keep two decimal places instead. */
const FIGURES = 3;
const printed: readonly string[] = ["probability", "hazard ratio", "ratio", "risk ratio"];
/** A p-value below 0.001 stands as this, which is printed as `<0.001`: its digits would tell the number of events. */
const SMALL_P = 0.00099;

/** The row with the figures that a paper prints, counts rounded as the policy wants, and no number in its remarks. */
export function coarse(row: ShownRow, {rounding}: Pick<DisclosurePolicy, "rounding">): ShownRow {
  const whole = (value: Shown | null): Shown | null =>
    value === null || isHidden(value) || !Number.isFinite(value) ? value : roundedCount(value, rounding);
  const refusal = row.refusal === null ? null : disclosedRefusal(row.refusal);
  return {
    ...row,
    estimate: shortened(row.estimate, row.scale),
    confLow: shortened(row.confLow, row.scale),
    confHigh: shortened(row.confHigh, row.scale),
    // The standard error and the statistic tell the number of events to many digits.
    stdError: null,
    statistic: null,
    pValue: shortP(row.pValue),
    n: whole(row.n),
    nRisk: whole(row.nRisk),
    nEvent: whole(row.nEvent),
    nCensored: whole(row.nCensored),
    counts: null,
    remarks: coarseRemarks(row),
    refusal
  };
}

/** An estimate or a limit with the figures of its scale. */
function shortened(value: Shown | null, scale: ShownRow["scale"]): Shown | null {
  if (value === null || isHidden(value) || !Number.isFinite(value) || scale === "share") return value;
  return printed.includes(scale ?? "") && Math.abs(value) >= 0.01
    ? Math.round(value * 100) / 100
    : Number(value.toPrecision(FIGURES));
}

function shortP(pValue: Shown | null): Shown | null {
  if (pValue === null || isHidden(pValue) || Number.isNaN(pValue)) return pValue;
  return pValue < 0.001 ? SMALL_P : Number(pValue.toPrecision(2));
}

/** Remarks without a number. What is hidden is said once, and last: what a later rule hides besides stands as a mark in the row. */
function coarseRemarks({remarks}: ShownRow): ShownRow["remarks"] {
  const said = disclosedRemarks(remarks);
  const hides = said.find(({code}) => code === "hidden-under-policy");
  return [...said.filter(({code}) => code !== "hidden-under-policy"), ...(hides === undefined ? [] : [hides])];
}
