/**
 * Where samples are too small for methods that rest on large ones. Below `betaProduct` patients limits of Kaplan–Meier curves, medians and milestones are by the beta product confidence
 * procedure: with 20 patients and 30 % censored, log-log limits miss S(t) = 0.75 and 0.25 on one side alone, with 50 they do so no more (src/survival/README.md, by simulation), and Fay, Brittain & Proschan (2013) show
 * limits of large samples below their level where few are at risk. Below `permutation` events the p-value of a log-rank test is by permutation of the standardised statistic (Neuhaus 1993): with 9 to 15 events
 * chi-square is below 0.01 up to 1.9 % of the time where nothing differs, with arms of 6 and 30, and permutation of observed − expected alone below 0.05 0.5 to 6.7 %, with arms followed for different times; standardised, the level is
 * held in each case (test/simulate/few-events.md).
 */
export const smallSamples = {
  /** With fewer patients than this, limits of a curve are by the beta product. */
  betaProduct: 30,
  /** What is read off a curve where fewer than this are left at risk says so. */
  atRisk: 5,
  /** With fewer events than this in all groups together, the p-value of a log-rank test is by permutation. */
  permutation: 20,
  /** Arrangements that are drawn, where there are more of them. */
  arrangements: 9999,
  /** Seed of those that are drawn. */
  seed: 20260101
} as const;
