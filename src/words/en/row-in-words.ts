import type {ShownRow} from "../../record/row.ts";
import {errorText} from "./refusals.ts";
import {warningText} from "./remarks.ts";

/** A row as it is written: what stands in it as codes, said as well. */
export interface RowInWords extends Omit<ShownRow, "procedure" | "counts"> {
  /** The remarks; null where there are none. */
  readonly warning: string | null;
  /** Why the estimate is not given; null where it is. */
  readonly error: string | null;
}

/**
 * The row with its remarks and its refusal as sentences, keys in the order of `results.json`.
 *
 * @example
 * rowInWords(resultRow({analysis: "cox", kind: "hazard-ratio", term: "hazard ratio", method: "Cox", remarks: [{code: "immortal-time"}]})).warning
 * // "immortal time: biased in favour of ADC2"
 */
export function rowInWords({
  endpoint,
  population,
  stratum,
  grouping,
  group,
  reference,
  time,
  unit,
  scale,
  estimate,
  stdError,
  statistic,
  df,
  pValue,
  confLow,
  confHigh,
  n,
  nRisk,
  nEvent,
  nCensored,
  remarks,
  refusal,
  ...rest
}: ShownRow): RowInWords {
  const {procedure: _, counts: __, ...named} = rest;
  return {
    endpoint,
    population,
    stratum,
    grouping,
    group,
    reference,
    time,
    unit,
    scale,
    estimate,
    stdError,
    statistic,
    df,
    pValue,
    confLow,
    confHigh,
    n,
    nRisk,
    nEvent,
    nCensored,
    remarks,
    refusal,
    warning: warningText(remarks),
    error: errorText(refusal),
    ...named
  };
}
