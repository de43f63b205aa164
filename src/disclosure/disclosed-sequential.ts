import {disclosurePolicies, type DisclosurePolicyName} from "../record/disclosure-policy.ts";
import type {ContrastResult, PrimaryContrast, Result, SequentialPart} from "../record/result.ts";
import type {Row, ShownRow} from "../record/row.ts";
import {appliedPolicy} from "./applied-policy.ts";
import {disclosedFinding} from "./disclosed-audit.ts";
import {disclosedRefusal} from "./disclosed-remarks.ts";
import {withheldRow} from "./disclosed-rows.ts";

/** The same row objects wherever they stand, and no number in one that stands nowhere else, since it was judged nowhere; sentences without numbers. */
export function disclosedSequential(
  {sequential: part, rows: before}: Pick<Result, "sequential" | "rows">,
  after: readonly ShownRow[],
  policy: DisclosurePolicyName
): SequentialPart<ShownRow> | null {
  if (part === null) return null;
  const shown = new Map(before.map((row, index): [Row, ShownRow | undefined] => [row, after[index]]));
  const rowOf = (row: Row): ShownRow =>
    shown.get(row) ?? withheldRow(row, {name: policy, policy: appliedPolicy(disclosurePolicies[policy])});
  return {
    design: part.design,
    primary: part.primary === null ? null : disclosedPrimary(part.primary),
    audit: part.audit.map(disclosedFinding),
    contrasts: part.contrasts.map((contrast) => disclosedContrast(contrast, rowOf)),
    truncation: part.truncation.map((method) => ({...method, row: rowOf(method.row)})),
    paired: part.paired.map((method) => ({...method, row: rowOf(method.row)}))
  };
}

function disclosedPrimary({name, refusal, estimand}: PrimaryContrast): PrimaryContrast {
  return {name, refusal: refusal === null ? null : disclosedRefusal(refusal), estimand};
}

function disclosedContrast(
  {rows, ...contrast}: ContrastResult,
  rowOf: (row: Row) => ShownRow
): ContrastResult<ShownRow> {
  return {...contrast, rows: rows.map(rowOf)};
}
