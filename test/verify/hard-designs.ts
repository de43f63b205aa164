import {seededRandom} from "../../src/math/random.ts";
import {cox} from "../../src/survival/cox.ts";
import {splineBasis} from "../../src/survival/spline.ts";
import {surv} from "../../src/survival/surv.ts";
import {normal} from "./random-data.ts";

/** How the columns of a design are made to be hard for Newton's method. */
export const hardKinds = ["spline", "polynomial", "interaction", "nearly collinear", "scales", "outlier"] as const;
export type HardKind = (typeof hardKinds)[number];

/** One random data set with columns that are much alike, or on scales far apart; columns of equal length. */
export interface HardDesign {
  readonly id: number;
  readonly kind: HardKind;
  readonly ties: "efron" | "breslow";
  readonly weighting: "none" | "frequency" | "probability";
  readonly time: readonly number[];
  readonly event: readonly number[];
  /** 0 throughout without delayed entry. */
  readonly entry: readonly number[];
  readonly weight: readonly number[];
  /** 1 throughout without strata. */
  readonly stratum: readonly number[];
  readonly columns: readonly (readonly number[])[];
}

/** Columns of a design by kind, from a column that the hazard depends on and one that it does not. */
const makers: Readonly<
  Record<HardKind, (x: readonly number[], g: readonly number[], random: () => number) => (readonly number[])[]>
> = {
  // 3 to 7 knots at the quantiles of a skewed column, as PFS(ADC1) is.
  "spline": (x, g, random) => {
    const skewed = x.map((value) => Math.exp(1 + 0.8 * value));
    const sorted = skewed.toSorted((a, b) => a - b);
    const knots = 3 + Math.floor(random() * 5);
    const at = Array.from({length: knots}, (_, k) => sorted[Math.floor(((k + 0.5) / knots) * sorted.length)]);
    return [...splineBasis(Float64Array.from(skewed), at).map((column) => Array.from(column)), g];
  },
  "polynomial": (x, g) => {
    const year = x.map((value) => Math.round(2019 + 2 * value));
    return [year, year.map((value) => value ** 2), g];
  },
  "interaction": (x, g) => {
    const year = x.map((value) => Math.round(2019 + 2 * value));
    return [year, g, year.map((value, i) => value * g[i])];
  },
  "nearly collinear": (x, g, random) => [x, x.map((value) => value + 10 ** (-1 - 3 * random()) * normal(random)), g],
  "scales": (x, g, random) => [x.map((value) => value * 1e7), g.map((value) => value * 1e-7), x.map(() => random())],
  // Values of a missing code in rows that are censored before the first event.
  "outlier": (x, g) => [x, g]
};

/** Random follow-up of 60 to 220 rows with columns of each kind in turn, with delayed entry, weights and strata in turn. */
export function hardDesign(id: number, seed: number): HardDesign {
  const random = seededRandom(seed + 7919 * id);
  const size = 60 + Math.floor(random() * 160);
  const kind = hardKinds[id % hardKinds.length];
  const delayed = id % 5 === 1 || id % 5 === 3;
  const weighting = (["none", "frequency", "none", "probability"] as const)[id % 4];
  const x = Array.from({length: size}, () => normal(random));
  const g = Array.from({length: size}, () => (random() < 0.5 ? 0 : 1));
  const columns = makers[kind](x, g, random);
  const rows = x.map((value, i) => {
    const frailty = -Math.log(random());
    const length = -Math.log(random()) / (frailty * Math.exp(-0.5 * value + 0.3 * g[i])) / 0.03;
    const censored = 20 + random() * 200;
    const entry = delayed && random() < 0.6 ? Math.floor(random() * 10) : 0;
    return {
      entry,
      time: entry + Math.max(2, Math.ceil(Math.min(length, censored))),
      event: length <= censored ? 1 : 0,
      weight: weighting === "none" ? 1 : weighting === "frequency" ? 1 + Math.floor(random() * 4) : 0.1 + random(),
      stratum: id % 7 === 2 ? 1 + Math.floor(random() * 3) : 1
    };
  });
  if (kind === "outlier") {
    rows.push({entry: 0, time: 1, event: 0, weight: 1, stratum: 1});
    for (const [j, column] of columns.entries()) columns[j] = [...column, j === 0 ? 99_999 : 0];
  }
  const column = (name: "time" | "event" | "entry" | "weight" | "stratum"): number[] => rows.map((row) => row[name]);
  return {
    id,
    kind,
    ties: id % 3 === 0 ? "breslow" : "efron",
    weighting,
    time: column("time"),
    event: column("event"),
    entry: column("entry"),
    weight: column("weight"),
    stratum: column("stratum"),
    columns
  };
}

/** What the library says of a design: log likelihoods, linear predictor less its mean, coefficients. */
export interface HardAnswer {
  readonly logLik: readonly number[];
  readonly predictor: readonly number[];
  readonly estimate: readonly number[];
}

/** Null where the library says that there is no finite maximum, or no information. */
export function answerTo(design: HardDesign): HardAnswer | null {
  const {time, event, entry, weight, stratum, weighting, ties, columns} = design;
  const fit = cox(
    surv({time, event, entry, ...(weighting === "none" ? {} : {weight, weightKind: weighting})}),
    Object.fromEntries(columns.map((column, j) => [`x${j + 1}`, column])),
    {ties, strata: stratum, concordance: false}
  );
  if (!fit.converged) return null;
  const estimate = fit.rows.map((row) => row.estimate);
  const at = time.map((_, i) => estimate.reduce((sum, beta, j) => sum + beta * (columns[j][i] - columns[j][0]), 0));
  return {logLik: fit.logLik, estimate, predictor: at};
}
