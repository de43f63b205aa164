/** What a case weight stands for: so many identical patients, or one patient who counts for more or less. */
export type WeightKind = "frequency" | "probability";

/**
 * Checked right-censored follow-up of n subjects, optionally with delayed entry and weights; made by `surv` alone.
 * A subject is at risk at t when entry < t ≤ time.
 */
export interface Surv {
  /** Time of event or censoring, length n. */
  readonly time: Float64Array;
  /** 1 event, 0 censored, length n. */
  readonly event: Uint8Array;
  /** Time at which observation begins, length n; null when everyone is observed from the origin. */
  readonly entry: Float64Array | null;
  /** Case weights > 0, length n; null when every subject counts once. */
  readonly weight: Float64Array | null;
  readonly weightKind: WeightKind;
}
