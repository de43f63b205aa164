import {questionOf} from "../../question/question.ts";
import {isWithheld} from "../../record/refusal.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {noteText, remarkText} from "../../words/en/remarks.ts";
import {formatMedian, formatMonths, formatP, formatPercent, formatRatio} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** Overall survival counted so that nobody is credited with time in which death was impossible. */
export function overallSurvivalTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "overall survival");
  const medians = own.filter(({kind}) => kind === "median");
  return {
    name: "overall-survival",
    caption: "Overall survival, counted from where the groups are known",
    header: ["counted", "group", "n (deaths)", "median, mo (95 % CI)", "hazard ratio (95 % CI)", "p"],
    rows: [
      ...medians.map((row) => [row.endpoint ?? "", row.group ?? "", counts(row), medianOrReason(row, style), "–", "–"]),
      ...givenRatios(own).map((row) => [
        `rwOS, ${row.stratum ?? ""}`,
        `${row.group ?? ""} against ${row.reference ?? ""}`,
        counts(row),
        "–",
        formatRatio(row, style),
        row.pValue === null ? "–" : formatP(row.pValue, style)
      ])
    ],
    words: 2,
    notes: own.length === 0 ? [] : overallSurvivalNotes(own)
  };
}

function medianOrReason(row: Row, style: NumberStyle): string {
  return row.refusal === null ? formatMedian(row, "days", style) : `not given: ${refusalText(row.refusal)}`;
}

function givenRatios(own: readonly Row[]): readonly Row[] {
  return own.filter(({kind, refusal}) => kind === "hazard-ratio" && refusal === null);
}

function overallSurvivalNotes(own: readonly Row[]): string[] {
  return [
    "From ADC1, patients are at risk from the start of ADC2 on: they could not have died before it.",
    ...receivedNotes(givenRatios(own)),
    ...refusedRatios(own).map((error) => `By whether ADC2 was received: ${error}.`),
    ...own
      .filter(({kind}) => kind === "median")
      .flatMap(({endpoint, group, remarks}) =>
        remarks
          .filter(({code}) => code === "thin-start")
          .map((remark) => `${endpoint}, ${group}: ${remarkText(remark)}.`)
      )
  ];
}

/** How the ratios by whether ADC2 was received may not be read. */
function receivedNotes(given: readonly Row[]): string[] {
  return [
    ...(given.length === 0
      ? []
      : [
          "After against before or without ADC2 is no effect of ADC2: whoever receives it has mostly progressed on ADC1, and those without it include patients who are still well on ADC1."
        ]),
    ...(given.some(({stratum}) => (stratum ?? "").startsWith("ever"))
      ? [
          "Ever received, from ADC1: biased by immortal time in favour of ADC2; shown because the plan asks for it by name."
        ]
      : [])
  ];
}

/** Why ratios are missing that are not withheld, each reason once. */
function refusedRatios(own: readonly Row[]): string[] {
  const reasons = own
    .filter(({kind}) => kind === "hazard-ratio")
    .flatMap(({refusal}) => (refusal === null || isWithheld(refusal) ? [] : [refusalText(refusal)]));
  return [...new Set(reasons)];
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
      ...times.map((time) =>
        percentOrDash(
          own.find((one) => one.term === state && one.time === time),
          style
        )
      )
    ]),
    words: 1,
    notes: own.length === 0 ? [] : occupationNotes(own)
  };
}

function occupationNotes(own: readonly Row[]): string[] {
  const said = new Set(own.map(({remarks}) => noteText(remarks)).filter((text) => text !== null));
  return [
    "Aalen-Johansen estimates, percentile limits of a bootstrap of patients; after ADC1 means past progression on it and not yet on ADC2, –: later than the last follow-up. Days are counted from the start of ADC1.",
    ...[...said].map((text) => `${text}.`)
  ];
}

function percentOrDash(row: Row | undefined, style: NumberStyle): string {
  return row === undefined || row.refusal !== null ? "–" : formatPercent(row, style);
}

const REACHING_NOTE =
  "Months after the start of ADC1 or after the landmark; death before ADC2 competes. The landmark asks only patients who had left ADC1 by then and were alive without ADC2: it holds also where the chance of ADC2 depends on how long ADC1 lasted.";

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
      ...months.map((_, index) => percentOrDash(own.filter((one) => one.group === group)[index], style))
    ]),
    words: 1,
    notes: own.length === 0 ? [] : [REACHING_NOTE]
  };
}

function counts({n, nEvent}: Row): string {
  return n === null ? "–" : `${n} (${nEvent ?? "–"})`;
}
