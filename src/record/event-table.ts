/**
 * The joint between patients, databases and published curves: one row per distinct time, ascending.
 * Counts are weighted where there are weights. Columns have equal length.
 */
export interface EventTable {
  /** Distinct times at which an event or a censoring happens, ascending. */
  readonly time: Float64Array;
  /** At risk just before the time: entry < t ≤ time. */
  readonly nRisk: Float64Array;
  /** Entered since the previous row's time (inclusive) and before this one; without delayed entry all enter in the first row. */
  readonly nEntered: Float64Array;
  readonly nEvent: Float64Array;
  readonly nCensored: Float64Array;
}
