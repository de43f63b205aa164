import {withRemarks, type Row} from "../record/row.ts";

/**
 * The hazard ratio or test of a contrast in a file of nobody but patients who received both ADCs, with how much it errs; any other row as it is.
 *
 * @example
 * asExploratory(resultRow({analysis: "cox", kind: "median", term: "median", method: ""})).remarks // []
 */
export function asExploratory(row: Row): Row {
  const tells = row.kind === "hazard-ratio" || row.kind === "log-rank-test" || row.kind === "global-test";
  return tells && row.refusal === null ? withRemarks(row, [{code: "received-both-exploratory"}], "before") : row;
}
