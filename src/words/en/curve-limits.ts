import {smallSamples} from "../../estimate/small-samples.ts";
import type {ShownCurve} from "../../record/curve.ts";
import type {ShownRow} from "../../record/row.ts";

/**
 * How limits of curves are made: all in one way, or those of small groups by the beta product and others log-log.
 *
 * @example
 * limitsInWords(["log-log", "beta-product"]) // "log-log, beta-product below 30 patients"
 */
export function limitsInWords(made: readonly string[]): string {
  const small = made.filter((limits) => limits === "beta-product").length;
  if (small === 0) return "log-log";
  return small === made.length ? "beta-product" : `log-log, beta-product below ${smallSamples.betaProduct} patients`;
}

const isMany = (limits: string): boolean => limits.includes(",");

/** The limits of the bands of some curves, as figures name them. */
export const limitsOfCurves = (curves: readonly Pick<ShownCurve, "confType">[]): string =>
  limitsInWords(curves.map(({confType}) => confType));

/**
 * The bands with their limits, as captions say it.
 *
 * @example
 * bandsInWords([{confType: "log-log"}]) // "log-log 95 % confidence bands"
 */
export function bandsInWords(curves: readonly Pick<ShownCurve, "confType">[]): string {
  const limits = limitsOfCurves(curves);
  return isMany(limits) ? `95 % confidence bands (${limits})` : `${limits} 95 % confidence bands`;
}

type OfCurve = Pick<ShownRow, "procedure" | "refusal" | "kind">;

/** Whether the limits of a row are by the beta product. */
export const isBetaProduct = ({procedure}: Pick<ShownRow, "procedure">): boolean =>
  procedure?.limits === "beta-product";

/**
 * The limits of medians in a table, as its note says it.
 *
 * @example
 * mediansInWords([{kind: "median", refusal: null, procedure: null}]) // "log-log 95 % CI"
 */
export function mediansInWords(rows: readonly OfCurve[]): string {
  const medians = rows.filter(({kind, refusal}) => kind === "median" && refusal === null);
  const limits = limitsInWords(medians.map((row) => (isBetaProduct(row) ? "beta-product" : "log-log")));
  return isMany(limits) ? `95 % CI (${limits})` : `${limits} 95 % CI`;
}

/**
 * That some of what is read off curves rests on few who are left at risk, as one note below a table; nothing where none does. `nameOf` is a row in words, behind "median" or "survival".
 */
export function fewLeftNotes(rows: readonly ShownRow[], nameOf: (row: ShownRow) => string): string[] {
  const named = rows.flatMap((row) =>
    row.refusal === null && row.remarks.some(({code}) => code === "few-left-at-risk")
      ? [`${row.kind === "median" ? "median" : "survival"} of ${nameOf(row)}`]
      : []
  );
  return named.length === 0
    ? []
    : [
        `Rests on few, censoring having left fewer than ${smallSamples.atRisk} at risk by then: ${[...new Set(named)].join("; ")}.`
      ];
}
