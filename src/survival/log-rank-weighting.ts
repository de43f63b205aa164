/** Named weight of an event time in a log-rank test; `fleming-harrington` takes rho and gamma. */
export type Weighting = "log-rank" | "fleming-harrington" | "gehan-breslow" | "tarone-ware" | "peto-peto";

/** What a weight may depend on, pooled over the groups of a stratum. */
export interface PooledState {
  readonly nRisk: number;
  /** Pooled Kaplan–Meier just before the time, S(t−). */
  readonly survivalBefore: number;
  /** Peto and Peto's S̃(t) = ∏ (1 − d / (n + 1)), the time itself included. */
  readonly petoSurvival: number;
}

/**
 * Weight W(t) of each test.
 *
 * Source: Fleming & Harrington 1991, Counting Processes, section 7.2; Gehan 1965, Biometrika 52:203; Breslow 1970, Biometrika 57:579; Tarone & Ware 1977,
 * Biometrika 64:156; Peto & Peto 1972, JRSS A 135:185. All in Klein & Moeschberger 2003, table 7.3.
 */
export const weightings: Readonly<Record<Weighting, (state: PooledState, rho: number, gamma: number) => number>> = {
  "log-rank": () => 1,
  "fleming-harrington": ({survivalBefore}, rho, gamma) => survivalBefore ** rho * (1 - survivalBefore) ** gamma,
  "gehan-breslow": ({nRisk}) => nRisk,
  "tarone-ware": ({nRisk}) => Math.sqrt(nRisk),
  "peto-peto": ({petoSurvival}) => petoSurvival
};
