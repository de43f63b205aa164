import {RESTRICTED_MEAN} from "../../analysis/restricted-means.ts";
import {questionOf} from "../../question/question.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {noteText} from "../../words/en/remarks.ts";
import {formatMonths, formatP} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** Restricted mean times of the groups and their differences. */
export function restrictedMeanTable(result: Result): TextTable {
  const {rows, unit, plan} = result;
  const style = numberStyleOf(result);
  const own = rows.filter(({analysis}) => analysis === RESTRICTED_MEAN);
  const {restrictedMean, isByPosition} = questionOf(plan);
  return {
    name: "restricted-mean",
    caption: `Restricted mean time to ${restrictedMean ?? ""} months, ${own[0]?.endpoint ?? ""}`,
    header: ["group", "n", "events", "months (95 % CI)", "p"],
    rows: own.map((row) => [
      groupOrContrast(row),
      row.n === null ? "–" : String(row.n),
      row.nEvent === null ? "–" : String(row.nEvent),
      monthsText(row, unit, style),
      row.pValue === null ? "–" : formatP(row.pValue, style)
    ]),
    words: 1,
    notes: own.length === 0 ? [] : restrictedMeanNotes(own, isByPosition)
  };
}

function monthsText({estimate, confLow, confHigh, refusal}: Row, unit: Result["unit"], style: NumberStyle): string {
  const months = (value: number | null): string => (value === null ? "–" : formatMonths(value, unit, style));
  return refusal !== null ? "not given" : `${months(estimate)} (${months(confLow)} to ${months(confHigh)})`;
}

function groupOrContrast({group, reference}: Row): string {
  return reference === null ? (group ?? "") : `${group ?? ""} against ${reference}`;
}

function restrictedMeanNotes(own: readonly Row[], isByPosition: boolean): string[] {
  return [
    "Mean time without the event within these months: the area under the curve. A difference needs no proportional hazards.",
    ...own.flatMap((row) => (row.refusal === null ? [] : [`${groupOrContrast(row)}: ${refusalText(row.refusal)}.`])),
    ...own.flatMap((row) =>
      row.refusal !== null || noteText(row.remarks) === null
        ? []
        : [`${groupOrContrast(row)}: ${noteText(row.remarks)}.`]
    ),
    ...(isByPosition ? ["Times on ADC1 are those of patients who reached ADC2, and cut short."] : [])
  ];
}
