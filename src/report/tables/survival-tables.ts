import {questionOf} from "../../question/question.ts";
import type {Result} from "../../record/result.ts";
import {isWithheld} from "../../record/refusal.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {noteText, remarkText} from "../../words/en/remarks.ts";
import {formatMedian, formatP, formatPercent, formatRatio} from "../../words/number-format.ts";
import {formatMonths} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** Overall survival counted so that nobody is credited with time in which death was impossible. */
export function overallSurvivalTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "overall survival");
  const ratios = own.filter(({kind}) => kind === "hazard-ratio");
  const refusals = [
    ...new Set(ratios.flatMap(({refusal}) => (refusal === null || isWithheld(refusal) ? [] : [refusalText(refusal)])))
  ];
  const given = ratios.filter(({refusal}) => refusal === null);
  return {
    name: "overall-survival",
    caption: "Overall survival, counted from where the groups are known",
    header: ["counted", "group", "n (deaths)", "median, mo (95 % CI)", "hazard ratio (95 % CI)", "p"],
    rows: [
      ...own
        .filter(({kind}) => kind === "median")
        .map((row) => [
          row.endpoint ?? "",
          row.group ?? "",
          counts(row),
          row.refusal === null ? formatMedian(row, "days", style) : `not given: ${refusalText(row.refusal)}`,
          "–",
          "–"
        ]),
      ...given.map((row) => [
        `rwOS, ${row.stratum ?? ""}`,
        `${row.group ?? ""} against ${row.reference ?? ""}`,
        counts(row),
        "–",
        formatRatio(row, style),
        row.pValue === null ? "–" : formatP(row.pValue, style)
      ])
    ],
    words: 2,
    notes:
      own.length === 0
        ? []
        : [
            "From ADC1, patients are at risk from the start of ADC2 on: they could not have died before it.",
            ...(given.length === 0
              ? []
              : [
                  "After against before or without ADC2 is no effect of ADC2: whoever receives it has mostly progressed on ADC1, and those without it include patients who are still well on ADC1."
                ]),
            ...(given.some(({stratum}) => (stratum ?? "").startsWith("ever"))
              ? [
                  "Ever received, from ADC1: biased by immortal time in favour of ADC2; shown because the plan asks for it by name."
                ]
              : []),
            ...refusals.map((error) => `By whether ADC2 was received: ${error}.`),
            ...own
              .filter(({kind}) => kind === "median")
              .flatMap(({endpoint, group, remarks}) =>
                remarks
                  .filter(({code}) => code === "thin-start")
                  .map((remark) => `${endpoint}, ${group}: ${remarkText(remark)}.`)
              )
          ]
  };
}

/** Where patients who started ADC1 stand at the milestones. */
export function occupationTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis, time}) => analysis === "multi-state" && time !== null);
  const times = [...new Set(own.map(({time}) => time))];
  const first = own[0];
  return {
    name: "states",
    caption: `Patients who started ADC1 by state${first === undefined ? "" : ` (n = ${first.n ?? ""})`}`,
    header: [
      "state",
      ...times.map((time) => `${formatMonths(time ?? 0, "days", style).replace(/[.·]0$/, "")} mo (95 % CI)`)
    ],
    rows: [...new Set(own.map(({term}) => term))].map((state) => [
      state,
      ...times.map((time) => {
        const row = own.find((one) => one.term === state && one.time === time);
        return row === undefined || row.refusal !== null ? "–" : formatPercent(row, style);
      })
    ]),
    words: 1,
    notes:
      own.length === 0
        ? []
        : [
            "Aalen-Johansen estimates, percentile limits of a bootstrap of patients; after ADC1 means past progression on it and not yet on ADC2, –: later than the last follow-up. Days are counted from the start of ADC1.",
            ...[...new Set(own.map(({remarks}) => noteText(remarks)).filter((text) => text !== null))].map(
              (text) => `${text}.`
            )
          ]
  };
}

/** Probability of having reached ADC2, from the start of ADC1 and from the landmark. */
export function reachingTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis, time}) => analysis === "reaching ADC2" && time !== null);
  const months = questionOf(plan).milestones;
  return {
    name: "reaching-adc2",
    caption: "Probability of having reached ADC2",
    header: ["patients", "n", ...months.map((month) => `after ${month} mo (95 % CI)`)],
    rows: [...new Set(own.map(({group}) => group))].map((group) => [
      group ?? "",
      String(own.find((row) => row.group === group)?.n ?? ""),
      ...months.map((_, index) => {
        const row = own.filter((one) => one.group === group)[index];
        return row === undefined || row.refusal !== null ? "–" : formatPercent(row, style);
      })
    ]),
    words: 1,
    notes:
      own.length === 0
        ? []
        : [
            "Months after the start of ADC1 or after the landmark; death before ADC2 competes. The landmark asks only patients who had left ADC1 by then and were alive without ADC2: it holds also where the chance of ADC2 depends on how long ADC1 lasted."
          ]
  };
}

function counts({n, nEvent}: Row): string {
  return n === null ? "–" : `${n} (${nEvent ?? "–"})`;
}
