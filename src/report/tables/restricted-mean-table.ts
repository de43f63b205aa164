import {noteText} from "../../words/en/remarks.ts";
import {RESTRICTED_MEAN} from "../../analysis/restricted-means.ts";
import {questionOf} from "../../question/question.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {formatMonths, formatP} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** Restricted mean times of the groups and their differences. */
export function restrictedMeanTable(result: Result): TextTable {
  const {rows, unit, plan} = result;
  const style = numberStyleOf(result);
  const own = rows.filter(({analysis}) => analysis === RESTRICTED_MEAN);
  const months = (value: number | null): string => (value === null ? "–" : formatMonths(value, unit, style));
  const shown = ({estimate, confLow, confHigh, refusal}: Row): string =>
    refusal !== null ? "not given" : `${months(estimate)} (${months(confLow)} to ${months(confHigh)})`;
  const name = ({group, reference}: Row): string =>
    reference === null ? (group ?? "") : `${group ?? ""} against ${reference}`;
  return {
    name: "restricted-mean",
    caption: `Restricted mean time to ${questionOf(plan).restrictedMean ?? ""} months, ${own[0]?.endpoint ?? ""}`,
    header: ["group", "n", "events", "months (95 % CI)", "p"],
    rows: own.map((row) => [
      name(row),
      row.n === null ? "–" : String(row.n),
      row.nEvent === null ? "–" : String(row.nEvent),
      shown(row),
      row.pValue === null ? "–" : formatP(row.pValue, style)
    ]),
    words: 1,
    notes:
      own.length === 0
        ? []
        : [
            "Mean time without the event within these months: the area under the curve. A difference needs no proportional hazards.",
            ...own.flatMap((row) => (row.refusal === null ? [] : [`${name(row)}: ${refusalText(row.refusal)}.`])),
            ...own.flatMap((row) =>
              row.refusal !== null || noteText(row.remarks) === null ? [] : [`${name(row)}: ${noteText(row.remarks)}.`]
            ),
            ...(questionOf(plan).isByPosition
              ? ["Times on ADC1 are those of patients who reached ADC2, and cut short."]
              : [])
          ]
  };
}
