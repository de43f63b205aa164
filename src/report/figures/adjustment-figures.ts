import {questionOf} from "../../question/question.ts";
import {kaplanMeierFigure} from "../../figures/kaplan-meier.ts";
import {lovePlotFigure} from "../../figures/love-plot.ts";
import type {AdjustedContrast} from "../../record/result-parts.ts";
import type {Result} from "../../record/result.ts";
import {targetInWords} from "../../words/en/target-in-words.ts";
import {columnInWords} from "../../words/en/column-in-words.ts";
import {survivalTitle} from "./figure-caption.ts";
import {widthAndType, type Drawn, type FigureSize, type ReportFigure} from "./report-figure.ts";
import {formatMedian, formatRatio, statedP} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";

/** More contrasts than this are left to the tables. */
const MOST_CONTRASTS = 4;

/** Weighted curves and love plot of each propensity-weighted contrast; the first ones bear the plain name, the others a number. */
export const adjustmentFigures: readonly ReportFigure[] = Array.from(
  {length: MOST_CONTRASTS},
  (_, index) => index
).flatMap((index): ReportFigure[] => {
  const suffix = index === 0 ? "" : `-${index + 1}`;
  return [
    {
      name: `weighted-kaplan-meier${suffix}`,
      section: "adjustment",
      of: (result, size) => weightedCurvesDrawn(result, index, size)
    },
    {name: `love-plot${suffix}`, section: "adjustment", of: (result, size) => loveDrawn(result, index, size)}
  ];
});

/** The weighted curves of the contrast at this index. */
function weightedCurvesDrawn(result: Result, index: number, size: FigureSize): Drawn {
  const {adjustment} = result.parts;
  const contrast = adjustment?.contrasts[index];
  if (adjustment === undefined || contrast === undefined) return null;
  return {
    spec: kaplanMeierFigure(contrast.curves, {
      ...size,
      title: `${contrast.group} against ${contrast.reference}, weighted by propensity`,
      subtitle: `Weights: ${adjustment.target}. Numbers at risk are weighted.`,
      confType: "log-log",
      yTitle: survivalTitle(result),
      censorTicks: false,
      annotation: weightedRatioLines(contrast, result)
    }),
    caption: weightedCurvesCaption(contrast, targetInWords[adjustment.target], result)
  };
}

/** Lines inside the plot: the weighted hazard ratio and its test, where they are given. */
function weightedRatioLines({group, reference}: AdjustedContrast, {rows, plan}: Result): string[] {
  const style = numberStyleOf({plan});
  const ratio = rows.find(
    (row) =>
      row.analysis === "weighted-cox" &&
      row.term === "hazard ratio" &&
      row.group === group &&
      row.reference === reference
  );
  return ratio === undefined || ratio.refusal !== null || ratio.pValue === null
    ? []
    : [`weighted HR ${formatRatio(ratio, style)}`, `robust Wald ${statedP(ratio.pValue, style)}`];
}

function weightedCurvesCaption(
  {group, reference, curves}: AdjustedContrast,
  target: string,
  {unit, plan}: Result
): string {
  const style = numberStyleOf({plan});
  const medians = curves.map((curve) => `${curve.group} ${formatMedian(curve.median, unit, style)}`);
  return `Propensity-weighted Kaplan-Meier estimates, ${group} against ${reference}, for ${target}, with robust 95 % confidence bands. Numbers at risk are weighted, and scaled so that each group begins with its ${curves.map(({n}) => n).join(" and ")} patients. Weighted median in months (95 % CI): ${medians.join("; ")}.`;
}

/** The love plot of the contrast at this index. */
function loveDrawn(result: Result, index: number, size: FigureSize): Drawn {
  const contrast = result.parts.adjustment?.contrasts[index];
  const rows = (contrast?.balance ?? []).flatMap(({term, before, after}) =>
    before === null ? [] : [{covariate: columnInWords(term, questionOf(result.plan).columns), before, after}]
  );
  return contrast === undefined || rows.length === 0
    ? null
    : {
        spec: lovePlotFigure(rows, {...widthAndType(size), title: `${contrast.group} against ${contrast.reference}`}),
        caption: `Balance of the covariates of the propensity model, ${contrast.group} against ${contrast.reference}: absolute standardised mean differences before and after weighting.${loss(contrast)}`
      };
}

/** What the weights cost. */
function loss({effectiveSize, curves}: AdjustedContrast): string {
  return ` Weighting leaves an effective ${Math.round(effectiveSize.group)} of ${curves[0]?.n ?? ""} and ${Math.round(effectiveSize.reference)} of ${curves[1]?.n ?? ""} patients.`;
}
