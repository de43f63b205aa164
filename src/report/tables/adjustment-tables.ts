import {noteText} from "../../words/en/remarks.ts";
import {refusalSentence} from "../../words/en/refusals.ts";
import {questionOf} from "../../question/question.ts";
import type {Result} from "../../record/result.ts";
import type {AdjustedContrast} from "../../record/result-parts.ts";
import type {Row} from "../../record/row.ts";
import {columnInWords, columnsInWords} from "../../words/en/column-in-words.ts";
import {E_VALUE_NOTE, eValueText} from "./e-value-text.ts";
import {formatMedian, formatNumber, formatP, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import {isHazardRatio} from "./summary.ts";
import {targetInWords} from "../../words/en/target-in-words.ts";
import type {TextTable} from "./text-table.ts";

/**
 * Each contrast as it stands among the groups, pooled over imputations and weighted by propensity, side by side, with the E-value of each ratio; or why there is none.
 */
export function adjustedTable(result: Result): TextTable {
  const {rows} = result;
  const style = numberStyleOf(result);
  const ratios = adjustedRatios(rows);
  const methods = adjustedMethods(result, ratios);
  const contrasts = [...new Set([...ratios.main, ...ratios.weighted, ...ratios.pooled].map(contrastName))];
  return {
    name: "adjusted-contrasts",
    caption: "Contrasts after adjustment",
    header: ["contrast", "method", "n (events)", "hazard ratio (95 % CI)", "p", "E-value (of the limit)"],
    rows: contrasts.flatMap((contrast) =>
      methods.flatMap(({of, text, eValue}) =>
        of
          .filter((row) => contrastName(row) === contrast)
          .map((row) => {
            const strength = row.refusal === null ? eValueText(rows, eValue, row, style) : null;
            return [contrast, text(row), ...ratioCells(row, style), strength ?? "–"];
          })
      )
    ),
    words: 2,
    notes: adjustedNotes(result, ratios)
  };
}

/** Patients and events, hazard ratio and p-value. */
function ratioCells(row: Row, style: NumberStyle): string[] {
  return [
    row.n === null ? "–" : row.nEvent === null ? String(row.n) : `${row.n} (${row.nEvent})`,
    row.refusal === null ? formatRatio(row, style) : "not given",
    row.pValue === null ? "–" : formatP(row.pValue, style)
  ];
}

/** Hazard ratios of the contrasts, by how they are adjusted. */
interface AdjustedRatios {
  /** Among the groups as they stand; none where nothing is weighted or pooled beside them. */
  readonly main: readonly Row[];
  readonly weighted: readonly Row[];
  /** The weighted ones with limits from a bootstrap. */
  readonly bootstrapped: readonly Row[];
  readonly pooled: readonly Row[];
}

function adjustedRatios(rows: readonly Row[]): AdjustedRatios {
  const weightedBy = (name: string): readonly Row[] =>
    rows.filter(({analysis, term}) => analysis === "weighted-cox" && term === name);
  const weighted = weightedBy("hazard ratio");
  const pooled = rows.filter(({analysis, term}) => analysis.startsWith("pooled-") && term === "hazard ratio");
  const main =
    weighted.length + pooled.length === 0 ? [] : rows.filter((row) => isHazardRatio(row) && row.refusal === null);
  return {main, weighted, bootstrapped: weightedBy("hazard ratio, bootstrap"), pooled};
}

/** A way in which a contrast is estimated, with its rows and what its E-values are called. */
interface AdjustedMethod {
  readonly of: readonly Row[];
  readonly text: (row: Row) => string;
  readonly eValue: string;
}

/** The methods in the order in which they stand under each contrast. */
function adjustedMethods({plan}: Result, {main, weighted, bootstrapped, pooled}: AdjustedRatios): AdjustedMethod[] {
  const {adjust} = questionOf(plan);
  const adjusted =
    adjust.length === 0 ? "Cox" : `Cox, adjusted for ${columnsInWords(adjust, questionOf(plan).columns)}`;
  const pooledBy = (name: string): readonly Row[] => pooled.filter(({analysis}) => analysis === name);
  return [
    {of: main, text: ({stratum}) => `${adjusted}${stratum === null ? "" : `, within ${stratum}`}`, eValue: "e-value"},
    {of: pooledBy("pooled-cox"), text: () => `${adjusted}, pooled over imputations`, eValue: "pooled-e-value"},
    {of: weighted, text: () => "weighted Cox, robust limits", eValue: "weighted-e-value"},
    {of: bootstrapped, text: () => "weighted Cox, bootstrap limits", eValue: ""},
    {
      of: pooledBy("pooled-weighted-cox"),
      text: () => "weighted Cox, pooled over imputations",
      eValue: "pooled-weighted-e-value"
    }
  ];
}

function contrastName({group, reference}: Row): string {
  return `${group} against ${reference}`;
}

function adjustedNotes(result: Result, {weighted, pooled}: AdjustedRatios): string[] {
  const {rows} = result;
  const beside = [...weighted, ...pooled];
  return [
    ...(weighted.length === 0 ? [] : targetNotes(result)),
    ...(rows.some(({analysis, kind}) => analysis === "weighted-kaplan-meier" && kind === "median")
      ? [`Weighted medians in months (95 % CI): ${weightedMedians(result)}.`]
      : []),
    ...new Set(
      beside.flatMap((row) => (row.refusal === null ? [] : [`${contrastName(row)}: ${refusalSentence(row.refusal)}`]))
    ),
    ...beside.flatMap(adjustedWarning),
    ...(rows.some(({analysis}) => analysis.endsWith("e-value")) ? [E_VALUE_NOTE] : []),
    ...(weighted.length === 0 ? [] : ["Weights balance what was measured, and nothing else."])
  ];
}

/** Of whom the weighted estimates speak, and by what they are weighted. */
function targetNotes({parts: {adjustment}, plan}: Result): string[] {
  return adjustment === undefined
    ? []
    : [
        `Weighted estimates speak of ${targetInWords[adjustment.target]}; covariates of the propensity model: ${columnsInWords(adjustment.contrasts[0]?.columns ?? [], questionOf(plan).columns)}.`
      ];
}

/** What has to be read with a ratio that is given. */
function adjustedWarning(row: Row): string[] {
  const note = noteText(row.remarks);
  return row.refusal !== null || note === null
    ? []
    : [
        `${contrastName(row)}, ${row.analysis.startsWith("pooled-") ? (row.analysis === "pooled-cox" ? "pooled" : "weighted and pooled") : "weighted"}: ${note}.`
      ];
}

function weightedMedians(result: Result): string {
  const style = numberStyleOf(result);
  return (result.parts.adjustment?.contrasts ?? [])
    .map(
      ({group, reference, curves}) =>
        `${group} against ${reference}: ${curves.map((curve) => `${curve.group} ${formatMedian(curve.median, result.unit, style)}`).join(", ")}`
    )
    .join("; ");
}

/** Balance of each covariate of the propensity model before and after weighting, with the effective sizes. */
export function balanceTable(result: Result): TextTable {
  const style = numberStyleOf(result);
  const contrasts = result.parts.adjustment?.contrasts ?? [];
  return {
    name: "balance",
    caption: "Balance before and after weighting",
    header: ["contrast", "covariate", "SMD before", "SMD after"],
    rows: contrasts.flatMap(({group, reference, balance}) =>
      balance.map(({term, before, after}) => [
        `${group} against ${reference}`,
        columnInWords(term, questionOf(result.plan).columns),
        smdText(before, style),
        smdText(after, style)
      ])
    ),
    words: 2,
    notes:
      contrasts.length === 0
        ? []
        : [
            `SMD: standardised mean difference; beyond 0${style.decimal}1 either way is commonly called imbalance. The scale is that of the unweighted groups, before and after.`,
            ...contrasts.map((contrast) => effectiveSizes(contrast, style))
          ]
  };
}

function smdText(value: number | null, style: NumberStyle): string {
  return value === null ? "–" : formatNumber(Math.abs(value) < 5e-5 ? 0 : value, 2, style);
}

function effectiveSizes({group, reference, effectiveSize, curves}: AdjustedContrast, style: NumberStyle): string {
  return `${group} against ${reference}: effective sample sizes after weighting ${formatNumber(effectiveSize.group, 1, style)} of ${curves[0]?.n ?? ""} and ${formatNumber(effectiveSize.reference, 1, style)} of ${curves[1]?.n ?? ""}.`;
}
