import {isHidden} from "../../record/hidden.ts";
import type {ShownRow} from "../../record/row.ts";
import {formatNumber} from "../../words/number-format.ts";
import type {NumberStyle} from "../../words/number-style.ts";

/** What an E-value says, in a note. */
export const E_VALUE_NOTE =
  "E-value: how strongly, as a risk ratio, an unmeasured confounder would have to go with both group and outcome to explain the ratio away; in parentheses the same for the limit nearer to 1. It does not show that there is no such confounder.";

/** `2.61 (1.61)`: the E-value of a contrast's ratio and of its limit among the rows of an analysis; null where there is none. */
export function eValueText(
  rows: readonly ShownRow[],
  analysis: string,
  {group, reference}: Pick<ShownRow, "group" | "reference">,
  style: NumberStyle
): string | null {
  const of = (term: string): number | null => {
    const value =
      rows.find(
        (row) => row.analysis === analysis && row.term === term && row.group === group && row.reference === reference
      )?.estimate ?? null;
    return value === null || isHidden(value) || !Number.isFinite(value) ? null : value;
  };
  const [estimate, limit] = [of("E-value"), of("E-value of the limit")];
  return estimate === null || limit === null
    ? null
    : `${formatNumber(estimate, 2, style)} (${formatNumber(limit, 2, style)})`;
}
