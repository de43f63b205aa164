import type {Surv} from "../../src/record/surv.ts";
import {surv} from "../../src/survival/surv.ts";
import {referenceSet} from "../reference/reference-set.ts";

/** Columns of a reference set that become a follow-up. */
export interface FollowUpColumns {
  readonly time?: string;
  readonly entry?: string;
  readonly weight?: string;
}

/** All rows of a reference set as a follow-up, or those with a given value in a column. */
export function followUp(
  name: string,
  {time = "time", entry, weight}: FollowUpColumns = {},
  where?: readonly [column: string, value: string]
): Surv {
  const {column, numbers} = referenceSet(name);
  const wanted = where === undefined ? null : column(where[0]);
  const rows = column(time).flatMap((_, i) => (wanted === null || wanted[i] === where?.[1] ? [i] : []));
  const taken = (header: string | undefined): number[] | null => {
    if (header === undefined) return null;
    const values = numbers(header);
    return rows.map((i) => values[i]);
  };
  return surv({time: taken(time) ?? [], event: taken("event") ?? [], entry: taken(entry), weight: taken(weight)});
}
