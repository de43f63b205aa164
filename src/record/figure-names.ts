/** Figures that are drawn when a plan asks for them by name, and what each shows. */
export const furtherFigures = {
  "swimmer": "one lane a patient with both ADCs (up to 200 lanes)",
  "transition-matrix": "heat map of ADC1 against ADC2",
  "missing-data": "share of blank values by column and group",
  "schoenfeld": "scaled Schoenfeld residuals of the main contrast",
  "cumulative-hazard": "Nelson-Aalen estimate of each group",
  "log-log": "log of minus log survival against log time",
  "predictors": "hazard ratios of the predictors of PFS(ADC2), alone and together, side by side",
  "paired-slope": "one line a patient from PFS(ADC1) to PFS(ADC2), where the grouping is by position",
  "sequence-flow-next": "ADC1, therapy in between, ADC2 and what came next",
  "sequence-flow-probabilities":
    "from ADC1 to ADC2 with Aalen-Johansen probabilities as widths, where everyone who started ADC1 is in the file"
} as const;

/** Name of such a figure; `all` stands for every one of them. */
export type FurtherFigure = keyof typeof furtherFigures | "all";

/**
 * The names that a plan may give under `figures.include`.
 *
 * @example
 * furtherFigureNames.includes("swimmer") // true
 */
export const furtherFigureNames = [...Object.keys(furtherFigures), "all"] as readonly FurtherFigure[];
