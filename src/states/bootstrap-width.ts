import {remarksOf, type Remark} from "../record/remark.ts";
import type {BootstrapInterval} from "../estimate/patient-bootstrap.ts";

/** Estimate, error, limits and remarks of a row. */
type OfRow = Pick<BootstrapInterval, "estimate" | "stdError" | "confLow" | "confHigh"> & {
  readonly remarks: readonly Remark[];
};

/**
 * A probability with its bootstrap limits; without them where nobody, or everybody, has it, so that every sample says the same: an interval of no width would be one of certainty.
 *
 * @example
 * withWidth({estimate: 0, stdError: 0, confLow: 0, confHigh: 0}, []).confHigh // null
 */
export function withWidth(
  {estimate, stdError, confLow, confHigh}: Omit<OfRow, "remarks">,
  remarks: readonly (Remark | null)[]
): OfRow {
  if (confLow === null || confLow !== confHigh || (estimate !== 0 && estimate !== 1))
    return {estimate, stdError, confLow, confHigh, remarks: remarksOf(remarks)};
  return {
    estimate,
    stdError: null,
    confLow: null,
    confHigh: null,
    remarks: remarksOf([...remarks, {code: "no-limits-where", estimate, confType: "bootstrap"}])
  };
}
