import {resultRow, type Row} from "../record/row.ts";
import {eValue} from "./e-value.ts";

/** With at least this share of events the outcome is common, and the hazard ratio is no risk ratio. */
export const COMMON_OUTCOME = 0.15;

/**
 * The E-value of a hazard ratio and of the limit nearer to 1 as rows; by the formula for a common outcome where 15 % or more of the patients had the event, else the hazard ratio is taken as a risk ratio.
 *
 * Source: VanderWeele & Ding 2017, Ann Intern Med 167:268.
 *
 * @example
 * eValueRows({analysis: "e-value", n: 100, nEvent: 80}, {hazardRatio: 0.5, confLow: 0.3, confHigh: 0.8}).map(({estimate}) => estimate) // [2.606, 1.609]
 */
export function eValueRows(
  shared: Partial<Row> & Pick<Row, "analysis">,
  ratio: {readonly hazardRatio: number; readonly confLow: number; readonly confHigh: number}
): Row[] {
  const {n = null, nEvent = null} = shared;
  const outcome = n !== null && nEvent !== null && nEvent < COMMON_OUTCOME * n ? "rare" : "common";
  const {estimate, limit} = eValue(ratio, {outcome});
  const formula =
    outcome === "common"
      ? `common outcome (${COMMON_OUTCOME * 100} % or more have it)`
      : `rare outcome (fewer than ${COMMON_OUTCOME * 100} % have it)`;
  return [
    resultRow({
      ...shared,
      kind: "e-value",
      term: "E-value",
      scale: "risk ratio",
      estimate,
      method: `E-value of the hazard ratio, ${formula}`
    }),
    resultRow({
      ...shared,
      kind: "e-value-of-limit",
      term: "E-value of the limit",
      scale: "risk ratio",
      estimate: limit,
      method: `E-value of the limit nearer to 1, ${formula}`
    })
  ];
}
