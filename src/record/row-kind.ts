/** What each kind of row measures: the meaning of `estimate` and its limits, or of `statistic` and `pValue`. */
interface RowKinds {
  // Times
  /** Median of a time, by a product-limit estimate. */
  "median": {};
  /** Median follow-up, by the reverse Kaplan–Meier estimate. */
  "follow-up": {};
  /** Mean of a time up to the day in `time`. */
  "restricted-mean": {};
  /** Difference of two restricted means. */
  "restricted-mean-difference": {};
  /** Difference of two times, other than of restricted means. */
  "difference": {};
  /** Quotient of two times, or its median over patients. */
  "ratio": {};

  // Probabilities at the day in `time`
  /** Probability of being without event. */
  "survival-at": {};
  /** Probability of having had an event, also with others competing. */
  "incidence-at": {};
  /** Probability of being in a state. */
  "occupation-at": {};

  // Shares and counts of patients
  /** Share of patients who have or had something. */
  "share": {};
  /** Share of one level of a characteristic among those in whom it is recorded. */
  "level-share": {};
  /** Probability that the time of one arm is the longer one. */
  "relative-effect": {};
  /** Number of patients. */
  "count": {};
  /** Number of events of one cause. */
  "event-count": {};
  /** Number of patients whose weight is that of the weighted ones. */
  "effective-size": {};

  // Description of numbers
  /** Mean over patients. */
  "mean": {};
  /** Standard deviation over patients. */
  "standard-deviation": {};
  /** Quantile over patients, the lowest and the highest included. */
  "quantile": {};
  /** A calendar year. */
  "year": {};
  /** Standardised mean difference between two groups. */
  "standardised-difference": {};

  // Effects
  /** Hazard ratio of group against reference. */
  "hazard-ratio": {};
  /** The same under another adjustment or among fewer patients, beside the one that is asked for; without a p-value. */
  "hazard-ratio-beside": {};
  /** Hazard ratio of a covariate in a model. */
  "covariate-hazard-ratio": {};
  /** Odds ratio of a covariate in the propensity model. */
  "odds-ratio": {};
  /** E-value of a hazard ratio. */
  "e-value": {};
  /** E-value of the confidence limit that is nearer to 1. */
  "e-value-of-limit": {};

  // Association of two times
  /** Rank correlation. */
  "correlation": {};
  /** Share of comparable pairs of patients in which two times are in the same order. */
  "concordance": {};

  // Tests, which have no estimate
  /** Log-rank test of group against reference. */
  "log-rank-test": {};
  /** Test of any difference between more than two groups. */
  "global-test": {};
  /** Test that a hazard ratio is the same at all times. */
  "proportional-hazards-test": {};
  /** Test that a hazard ratio is the same in all subgroups. */
  "interaction-test": {};
  /** Test that a characteristic is alike in all groups. */
  "characteristic-test": {};
  /** Test of several coefficients of a model at once. */
  "coefficients-test": {};

  // No number
  /** Stands for the several rows of an analysis that is not given. */
  "refused-analysis": {};
}

/** What a row measures. A producer sets it; nobody has to read it out of `analysis`, `term` and `scale`. */
export type RowKind = keyof RowKinds;
