import {armColumns, type ArmColumns, type ArmDetails} from "../../src/estimate/arms.ts";
import {surv} from "../../src/survival/surv.ts";

/** A patient of the fixture: cell, arm, time, event, delayed entry, a covariate and a probability weight. */
type Line = readonly [
  cell: "low" | "high",
  arm: "A" | "B",
  time: number,
  event: 0 | 1,
  entry: number,
  x: number,
  weight: number
];

/** Twenty-four patients in two cells that are confounded with the arm, two in three of the arm where times are short: the hazard ratio is 1.04 within cells and 0.50 without. */
export const lines: readonly Line[] = [
  ["low", "A", 4, 1, 0, 1, 1.5],
  ["low", "A", 6, 1, 0, 3, 1.2],
  ["low", "A", 6, 0, 2, 2, 0.8],
  ["low", "A", 9, 1, 0, 2, 1.1],
  ["low", "A", 11, 1, 3, 1, 0.9],
  ["low", "A", 13, 1, 0, 4, 2],
  ["low", "A", 15, 0, 5, 3, 1.3],
  ["low", "A", 17, 1, 0, 2, 0.7],
  ["low", "B", 5, 1, 0, 2, 1.9],
  ["low", "B", 9, 1, 0, 1, 2.2],
  ["low", "B", 14, 1, 4, 4, 1.6],
  ["high", "A", 24, 1, 0, 3, 2.1],
  ["high", "A", 33, 1, 6, 1, 1.4],
  ["high", "A", 45, 0, 0, 2, 1.8],
  ["high", "A", 52, 1, 0, 4, 1.7],
  ["high", "B", 22, 1, 0, 2, 0.6],
  ["high", "B", 27, 1, 8, 3, 1],
  ["high", "B", 33, 1, 0, 1, 1.2],
  ["high", "B", 38, 0, 0, 3, 0.9],
  ["high", "B", 41, 1, 0, 2, 1.1],
  ["high", "B", 49, 1, 10, 4, 0.8],
  ["high", "B", 55, 1, 0, 1, 1.3],
  ["high", "B", 60, 0, 0, 2, 0.9],
  ["high", "B", 62, 1, 20, 3, 0.7]
];

/**
 * R 4.2.2, survival 3.5-3, on these twenty-four, ties = "efron". A ratio is its estimate, se of the logarithm, z, p and limits; a test is χ² and p.
 */
export const inR = {
  /** coxph(Surv(time, event) ~ g + strata(cell)); survdiff; cox.zph(transform = "km") */
  stratified: {
    ratio: [1.03674251315, 0.564461408564, 0.0639257141596, 0.949029377211, 0.342926056837, 3.13430553656],
    logRank: [0.0032631796753, 0.954446221087],
    proportional: [0.907171798727, 0.340865939006]
  },
  /** … ~ g */
  unstratified: {
    ratio: [0.495473903199, 0.49588048818, -1.41614887246, 0.156731921548, 0.18746774188, 1.30952870232],
    logRank: [2.07776434521, 0.149458940591],
    proportional: [0.00459634665234, 0.945947740087]
  },
  /** … ~ g + x + strata(cell); `x`: log hazard ratio, se, z, p */
  adjusted: {
    ratio: [1.03989607394, 0.581172023215, 0.067313596831, 0.946332052735, 0.332885911749, 3.24851189683],
    x: [-0.214499507575, 0.235773928076, -0.909767714036, 0.362945024793],
    proportional: [1.39911439488, 0.236871906066]
  },
  /** … ~ g + x + strata(cell) without the 2nd, 10th and 20th patient */
  incomplete: [0.911723433664, 0.658884452733, -0.140265242376, 0.888450425357, 0.250622267233, 3.31670297563],
  /** … ~ g + strata(cell), cluster of two patients after each other */
  clustered: [1.03674251315, 0.553764083777, 0.0651605976536, 0.948046132943, 0.350191874632, 3.06927463609],
  /** Surv(entry, time, event) ~ g + strata(cell); log-rank as the score test of coxph(ties = "exact"), as survdiff takes no entry */
  delayed: {
    ratio: [1.04261558817, 0.56567640718, 0.0737745890758, 0.941189746892, 0.344048432115, 3.15957627831],
    logRank: [0.00450292043427, 0.946499066026],
    proportional: [0.908152470478, 0.340605098326]
  },
  /** weights = weight, robust = TRUE; log-rank as the robust score test at 0 with ties = "breslow" */
  weighted: {
    ratio: [1.02229723188, 0.44117349316, 0.0499855122428, 0.960133933445, 0.430575809386, 2.42719541492],
    logRank: [0.000341627158866, 0.98525341261]
  },
  /** Surv(ceiling(time / 10), event) ~ g + (x > 2) + strata(cell); survdiff without x */
  rough: {
    ratio: [1.24704173212, 0.565991055332, 0.390066468488, 0.696487397085, 0.411252477801, 3.78140720259],
    logRank: [0.0824716413482, 0.773975447185],
    proportional: [1.24295414749, 0.264902476223]
  },
  /** VanderWeele's formulas on the ratios above */
  eValue: {stratified: [1.18647118636, 1], unstratified: [2.62764642208, 1]}
} as const;

export interface Made {
  readonly stratified?: boolean;
  readonly delayed?: boolean;
  readonly weighted?: boolean;
  readonly details?: ArmDetails;
}

/** The arms of the fixture; B against A. */
export function armsOf({stratified = true, delayed = false, weighted = false, details = {}}: Made = {}): ArmColumns {
  return armColumns(
    ["A", "B"],
    lines.map(([, arm]) => arm),
    surv({
      time: lines.map(([, , time]) => time),
      event: lines.map(([, , , event]) => event),
      ...(delayed ? {entry: lines.map(([, , , , entry]) => (entry === 0 ? -1 : entry))} : {}),
      ...(weighted ? {weight: lines.map((line) => line[6]), weightKind: "probability" as const} : {})
    }),
    {...(stratified ? {cells: lines.map(([cell]) => cell)} : {}), ...details}
  );
}
