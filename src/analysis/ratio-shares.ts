import type {RatioShares} from "../record/result-parts.ts";
import {midrankCurve} from "../paired/midrank-ratio.ts";
import {ratioCurve} from "../paired/ratio-curve.ts";
import type {AnalysisPart} from "./analysis-part.ts";

/** Ratios at which the midrank curve is drawn: equal steps of the logarithm from 1/20 to 20, 1 among them, with the conventional 1.33. */
const ratios: readonly number[] = [...Array.from({length: 101}, (_, k) => 20 ** ((k - 50) / 50)), 1.33].sort(
  (a, b) => a - b
);

/** The two curves of the growth modulation index, P(GMI >= c) by midranks and Kaplan–Meier of the ratio, for a figure. */
export const gmiCurvePart: AnalysisPart = {
  name: "GMI curve",
  of: ({set: {pairing}}) => {
    const pairs = (pairing?.pairs ?? []).filter(({event1, pfs1}) => event1 === 1 && pfs1 > 0);
    if (pairs.length < FEWEST) return {};
    const midranks = midrankCurve(pairs, ratios);
    const {curve} = ratioCurve(pairs);
    const finite = (column: ArrayLike<number>): (number | null)[] =>
      Array.from(column, (value) => (Number.isFinite(value) ? value : null));
    const shares: RatioShares[] = [
      {
        method: "midranks",
        n: pairs.length,
        ratio: midranks.map(({ratio}) => ratio),
        estimate: midranks.map(({estimate}) => estimate),
        confLow: midranks.map(({confLow}) => confLow),
        confHigh: midranks.map(({confHigh}) => confHigh)
      },
      {
        method: "Kaplan-Meier of the ratio",
        n: pairs.length,
        ratio: Array.from(curve.time),
        estimate: Array.from(curve.estimate),
        confLow: finite(curve.confLow),
        confHigh: finite(curve.confHigh)
      }
    ];
    return {shown: {ratioShares: shares}};
  }
};

/** With fewer pairs a curve is a list of patients. */
const FEWEST = 10;
