import type {ShownCount, ShownCountTable} from "../../record/count-table.ts";
import {isHidden} from "../../record/hidden.ts";
import type {ShownRow} from "../../record/row.ts";
import {errorText} from "../../words/en/refusals.ts";
import {formatPercent, formatShare} from "../../words/number-format.ts";
import type {NumberStyle} from "../../words/number-style.ts";

/** The table of counts of this name; null where the result has none. */
export function countTable<Table extends ShownCountTable>(
  {parts}: {readonly parts: {readonly counts?: readonly Table[]}},
  name: string
): Table | null {
  return parts.counts?.find((table) => table.name === name) ?? null;
}

/**
 * A count with its share: `12 (30 %)`; `–` where nobody could be counted.
 *
 * @example
 * countText({group: "all", item: "PR", value: null, n: 12, of: 40}) // "12 (30 %)"
 */
export function countText(count: Pick<ShownCount, "n" | "of"> | undefined, style?: NumberStyle): string {
  if (count === undefined || count.of === 0) return "–";
  if (isHidden(count.n)) return String(count.n);
  return count.n === 0 ? "0" : `${count.n} (${formatShare(count.n / count.of, style)})`;
}

/** A share of patients with its limits: `3/10, 30 % (7–65)`; the reason where there is none. */
export function shareText(row: ShownRow | undefined, style: NumberStyle): string {
  if (row === undefined) return "–";
  if (isHidden(row.estimate)) return String(row.estimate);
  return row.estimate === null
    ? `not given: ${errorText(row.refusal) ?? ""}`
    : `${String(row.nEvent ?? "–")}/${String(row.n ?? "–")}, ${formatPercent(row, style)}`;
}

/** Names in the order in which they first stand. */
export const inOrder = <T>(names: readonly T[]): T[] => [...new Set(names)];
