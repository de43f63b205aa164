import {NotEstimable} from "../record/not-estimable.ts";
import {labelIndex, type Label} from "./groups.ts";

/** A column of labels that enters a model as one 0/1 column for each level but the reference. */
export interface Factor {
  readonly kind: "factor";
  /** Row → position of its level, length n. */
  readonly index: Int32Array;
  readonly levels: readonly Label[];
  readonly reference: Label;
}

export interface FactorOptions {
  /** Level that the others are compared with; by default the first in ascending order. */
  readonly reference?: Label;
}

/**
 * A factor for `cox` and `design`: n labels (strings, numbers or booleans), compared with a reference level.
 *
 * Throws `TypeError` for a missing label, `RangeError` for fewer than two levels and for a reference that no row has.
 *
 * @example
 * factor(["positive", "negative", "positive"], {reference: "positive"}).levels // ["negative", "positive"]
 */
export function factor(labels: ArrayLike<unknown>, {reference}: FactorOptions = {}): Factor {
  const {levels, index} = labelIndex(labels, "factor");
  if (levels.length < 2)
    throw new NotEstimable({code: "one-level", level: levels.length === 0 ? null : String(levels[0])});
  const chosen = reference ?? levels[0];
  if (!levels.includes(chosen))
    throw new RangeError(`reference must be one of ${levels.map(String).join(", ")}, got ${JSON.stringify(chosen)}`);
  return {kind: "factor", index, levels, reference: chosen};
}
