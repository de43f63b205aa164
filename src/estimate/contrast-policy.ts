import type {MatchedColumn} from "../record/remark.ts";

/** How two arms are compared. */
export interface ContrastPolicy {
  readonly confLevel: number;
  /** Rows of one patient stand among those analysed, so that the variance is robust by patient; null: where a patient repeats in the arms. */
  readonly clustered: boolean | null;
  /** With fewer patients than this in an arm neither a hazard ratio nor a p-value is given. */
  readonly fewest: number;
  /** What the arms are alike in, for the words of a refusal. */
  readonly among: readonly MatchedColumn[];
}

/** With fewer patients than this in one of the arms neither a hazard ratio nor a p-value is given. */
export const FEWEST_COMPARED = 5;

/** A group or arm of fewer patients than this is remarked on. */
export const SMALL_GROUP = 10;

/** How arms are compared unless told. */
export const usualPolicy: ContrastPolicy = {confLevel: 0.95, clustered: null, fewest: FEWEST_COMPARED, among: []};
