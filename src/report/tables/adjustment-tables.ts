import {noteText} from "../../words/en/remarks.ts";
import {refusalSentence} from "../../words/en/refusals.ts";
import {questionOf} from "../../question/question.ts";
import type {Result} from "../../record/result.ts";
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
  const {rows, plan, parts, unit} = result;
  const style = numberStyleOf(result);
  const weighted = rows.filter(({analysis, term}) => analysis === "weighted-cox" && term === "hazard ratio");
  const pooled = rows.filter(({analysis, term}) => analysis.startsWith("pooled-") && term === "hazard ratio");
  const main =
    weighted.length + pooled.length === 0 ? [] : rows.filter((row) => isHazardRatio(row) && row.refusal === null);
  const name = ({group, reference}: Row): string => `${group} against ${reference}`;
  const target = parts.adjustment?.target;
  const {adjust} = questionOf(plan);
  const adjusted = adjust.length === 0 ? "Cox" : `Cox, adjusted for ${columnsInWords(adjust)}`;
  const methods: readonly {
    readonly of: readonly Row[];
    readonly text: (row: Row) => string;
    readonly eValue: string;
  }[] = [
    {of: main, text: ({stratum}) => `${adjusted}${stratum === null ? "" : `, within ${stratum}`}`, eValue: "e-value"},
    {
      of: pooled.filter(({analysis}) => analysis === "pooled-cox"),
      text: () => `${adjusted}, pooled over imputations`,
      eValue: "pooled-e-value"
    },
    {of: weighted, text: () => "weighted Cox, robust limits", eValue: "weighted-e-value"},
    {
      of: rows.filter(({analysis, term}) => analysis === "weighted-cox" && term === "hazard ratio, bootstrap"),
      text: () => "weighted Cox, bootstrap limits",
      eValue: ""
    },
    {
      of: pooled.filter(({analysis}) => analysis === "pooled-weighted-cox"),
      text: () => "weighted Cox, pooled over imputations",
      eValue: "pooled-weighted-e-value"
    }
  ];
  const contrasts = [...new Set([...main, ...weighted, ...pooled].map(name))];
  const medians = rows.filter(({analysis, kind}) => analysis === "weighted-kaplan-meier" && kind === "median");
  const warned = [...weighted, ...pooled]
    .filter(({remarks, refusal}) => refusal === null && noteText(remarks) !== null)
    .map(
      (row) =>
        `${name(row)}, ${row.analysis.startsWith("pooled-") ? (row.analysis === "pooled-cox" ? "pooled" : "weighted and pooled") : "weighted"}: ${noteText(row.remarks)}.`
    );
  return {
    name: "adjusted-contrasts",
    caption: "Contrasts after adjustment",
    header: ["contrast", "method", "n (events)", "hazard ratio (95 % CI)", "p", "E-value (of the limit)"],
    rows: contrasts.flatMap((contrast) =>
      methods.flatMap(({of, text, eValue}) =>
        of
          .filter((row) => name(row) === contrast)
          .map((row) => [
            contrast,
            text(row),
            row.n === null ? "–" : row.nEvent === null ? String(row.n) : `${row.n} (${row.nEvent})`,
            row.refusal === null ? formatRatio(row, style) : "not given",
            row.pValue === null ? "–" : formatP(row.pValue, style),
            (row.refusal === null ? eValueText(rows, eValue, row, style) : null) ?? "–"
          ])
      )
    ),
    words: 2,
    notes: [
      ...(weighted.length === 0 || target === undefined
        ? []
        : [
            `Weighted estimates speak of ${targetInWords[target]}; covariates of the propensity model: ${columnsInWords(parts.adjustment?.contrasts[0]?.columns ?? [])}.`
          ]),
      ...(medians.length === 0
        ? []
        : [`Weighted medians in months (95 % CI): ${weightedMedians(result, style, unit)}.`]),
      ...new Set(
        [...weighted, ...pooled].flatMap((row) =>
          row.refusal === null ? [] : [`${name(row)}: ${refusalSentence(row.refusal)}`]
        )
      ),
      ...warned,
      ...(rows.some(({analysis}) => analysis.endsWith("e-value")) ? [E_VALUE_NOTE] : []),
      ...(contrasts.length === 0 || weighted.length === 0
        ? []
        : ["Weights balance what was measured, and nothing else."])
    ]
  };
}

function weightedMedians({parts}: Result, style: NumberStyle, unit: Result["unit"]): string {
  return (parts.adjustment?.contrasts ?? [])
    .map(
      ({group, reference, curves}) =>
        `${group} against ${reference}: ${curves.map((curve) => `${curve.group} ${formatMedian(curve.median, unit, style)}`).join(", ")}`
    )
    .join("; ");
}

/** Balance of each covariate of the propensity model before and after weighting, with the effective sizes. */
export function balanceTable(result: Result): TextTable {
  const style = numberStyleOf(result);
  const contrasts = result.parts.adjustment?.contrasts ?? [];
  const shown = (value: number | null): string =>
    value === null ? "–" : formatNumber(Math.abs(value) < 5e-5 ? 0 : value, 2, style);
  return {
    name: "balance",
    caption: "Balance before and after weighting",
    header: ["contrast", "covariate", "SMD before", "SMD after"],
    rows: contrasts.flatMap(({group, reference, balance}) =>
      balance.map(({term, before, after}) => [
        `${group} against ${reference}`,
        columnInWords(term),
        shown(before),
        shown(after)
      ])
    ),
    words: 2,
    notes:
      contrasts.length === 0
        ? []
        : [
            `SMD: standardised mean difference; beyond 0${style.decimal}1 either way is commonly called imbalance. The scale is that of the unweighted groups, before and after.`,
            ...contrasts.map(
              ({group, reference, effectiveSize, curves}) =>
                `${group} against ${reference}: effective sample sizes after weighting ${formatNumber(effectiveSize.group, 1, style)} of ${curves[0]?.n ?? ""} and ${formatNumber(effectiveSize.reference, 1, style)} of ${curves[1]?.n ?? ""}.`
            )
          ]
  };
}
