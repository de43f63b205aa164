import {questionOf} from "../../question/question.ts";
import {isWithheld} from "../../record/refusal.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {noteText, remarkText} from "../../words/en/remarks.ts";
import {formatMedian, formatMonths, formatP, formatPercent, formatRatio} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import {firstAfterAdc1} from "../../states/first-after-adc1.ts";
import {ILLNESS_DEATH} from "../../states/illness-death.ts";
import type {TextTable} from "./text-table.ts";

/** Overall survival counted so that nobody is credited with time in which death was impossible. */
export function overallSurvivalTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "overall survival" || analysis === ILLNESS_DEATH);
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
  if (row.refusal === null) return formatMedian(row, "days", style);
  return row.refusal.code === "received-both-only" ? "not given" : `not given: ${refusalText(row.refusal)}`;
}

function givenRatios(own: readonly Row[]): readonly Row[] {
  return own.filter(({kind, refusal}) => kind === "hazard-ratio" && refusal === null);
}

function overallSurvivalNotes(own: readonly Row[]): string[] {
  return [
    ...fromAdc1Notes(own.filter(({kind, endpoint}) => kind === "median" && endpoint === "rwOS from ADC1")),
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

/** Whose survival from ADC1 is given, and why it is not where it is not, each reason once. */
function fromAdc1Notes(own: readonly Row[]): string[] {
  const reasons = own.flatMap(({group, refusal}) =>
    refusal?.code === "received-both-only" ? [`From ADC1, ${group ?? ""}: ${refusalText(refusal)}.`] : []
  );
  const given = own.some(({refusal}) => refusal === null);
  return [
    ...(given
      ? [
          "From ADC1 it is of everyone who started it, whether or not ADC2 followed. Groups that are formed at ADC2 have survival from ADC2: who died before it is in none of them."
        ]
      : []),
    ...reasons
  ];
}

/** What a ratio rests on, or tests. */
const assumptions: ReadonlySet<string> = new Set([
  "assumes-landmark",
  "assumes-markov",
  "assumes-steps-since-adc2",
  "tests-markov",
  "assumes-semi-markov"
]);

/** How the ratios by whether ADC2 was received may not be read. */
function receivedNotes(given: readonly Row[]): string[] {
  return [
    ...(given.length === 0
      ? []
      : [
          "After against before or without ADC2 is no effect of ADC2: who lives long gets ADC2, whoever receives it has mostly progressed on ADC1, and those without it include patients who are still well on ADC1."
        ]),
    ...given.flatMap(({stratum, remarks}, i) =>
      given.findIndex((row) => row.stratum === stratum) < i
        ? []
        : remarks
            .filter(({code}) => assumptions.has(code))
            .map((remark) => `rwOS, ${stratum ?? ""}: ${remarkText(remark)}.`)
    ),
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
    "Aalen-Johansen estimates, percentile limits of a bootstrap of patients; on an ADC means from its first to its last dose (rwTTD@1), off it whatever was given next; where it is not known whether treatment had ended, observation ends with the last dose known. –: later than the last follow-up. Days are counted from the start of ADC1.",
    ...[...said].map((text) => `${text}.`)
  ];
}

function percentOrDash(row: Row | undefined, style: NumberStyle): string {
  return row === undefined || row.refusal !== null ? "–" : formatPercent(row, style);
}

const REACHING_NOTE =
  "Aalen-Johansen estimates, log-log limits; the three add up to 100 %. Months after the start of ADC1 or after the landmark. By the ADC1 that was started: the class of a transition is not defined for those who never reach ADC2. The landmark asks only patients who were off ADC1 by then, alive and without ADC2.";

/** Probabilities of ADC2, death before it, or neither: of everyone who started ADC1, of each ADC1, and from the landmark. */
export function reachingTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "reaching ADC2");
  const months = questionOf(plan).milestones;
  const reasons = own.flatMap(({group, refusal, time}) =>
    refusal === null || time !== null ? [] : [`${group ?? ""}: not given, ${refusalText(refusal)}.`]
  );
  return {
    name: "reaching-adc2",
    caption: "ADC2, death before it, or neither",
    header: ["patients", "n", "first", ...months.map((month) => `after ${month} mo (95 % CI)`)],
    rows: [...new Set(own.map(({group}) => group))].flatMap((group) =>
      firstAfterAdc1.flatMap((first) => {
        const ofFirst = own.filter((row) => row.group === group && row.term === first && row.time !== null);
        if (ofFirst.length === 0) return [];
        const isHead = first === firstAfterAdc1[0];
        return [
          [
            isHead ? (group ?? "") : "",
            isHead ? String(ofFirst[0]?.n ?? "") : "",
            first,
            ...months.map((_, index) => percentOrDash(ofFirst[index], style))
          ]
        ];
      })
    ),
    words: 1,
    notes: own.length === 0 ? [] : [REACHING_NOTE, ...new Set(reasons)]
  };
}

function counts({n, nEvent}: Row): string {
  return n === null ? "–" : `${n} (${nEvent ?? "–"})`;
}
