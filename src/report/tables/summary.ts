import {noteText} from "../../words/en/remarks.ts";
import {refusalSentence, refusalText} from "../../words/en/refusals.ts";
import {GLOBAL_TEST} from "../../analysis/global-test.ts";
import {sequenceCounts} from "../../describe/transition-counts.ts";
import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import type {ShownRow} from "../../record/row.ts";
import {columnInWords, columnsInWords} from "../../words/en/column-in-words.ts";
import {E_VALUE_NOTE, eValueText} from "./e-value-text.ts";
import {
  formatMedian,
  formatMonths,
  formatP,
  formatPercent,
  formatRatio,
  NOT_ESTIMABLE,
  NOT_REACHED,
  withBracket
} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** Number of patients, events, medians, milestones and follow-up of each group. */
export function estimateTable({rows, unit, plan}: ShownResult): TextTable {
  const style = numberStyleOf({plan});
  const groups = [...new Set(rows.filter(({analysis}) => analysis === "kaplan-meier").map(({group}) => group ?? ""))];
  const of = (group: string, analysis: string, term: string): readonly ShownRow[] =>
    rows.filter((row) => row.analysis === analysis && row.term === term && row.group === group);
  const causes = new Set(rows.filter(({analysis}) => analysis === "events").map(({term}) => term)).size;
  const milestoneHeader = questionOf(plan).milestones.map((months) => `${months} mo (95 % CI)`);
  return {
    name: "estimates",
    caption: rows[0]?.endpoint ?? "No group to show",
    header: ["group", "n", "events", "median, mo (95 % CI)", ...milestoneHeader, "follow-up, mo"],
    rows: groups.map((group) => {
      const median = of(group, "kaplan-meier", "median")[0];
      const survival = of(group, "kaplan-meier", "survival");
      const followUp = of(group, "follow-up", "median")[0];
      return [
        group,
        String(median?.n ?? ""),
        eventsText(median, of(group, "events", "death")[0], causes),
        median === undefined ? "" : formatMedian(median, unit, style),
        ...survival.map((row) => (row.refusal === null ? formatPercent(row, style) : "–")),
        followUp === undefined
          ? ""
          : followUp.nCensored === 0
            ? "all had events"
            : followUp.estimate === null
              ? NOT_REACHED
              : formatMonths(followUp.estimate, unit, style)
      ];
    }),
    words: 1,
    notes: [
      `Kaplan-Meier, log-log 95 % CI; follow-up by reverse Kaplan-Meier. ${NOT_REACHED}: not reached, ${NOT_ESTIMABLE}: limit not estimable, –: later than the last follow-up.`,
      ...smallGroups(rows),
      ...unstableGroups(rows)
    ]
  };
}

/** The number of events and, where they were of more than one kind, how many were deaths. */
function eventsText(median: ShownRow | undefined, deaths: ShownRow | undefined, causes: number): string {
  const events = String(median?.nEvent ?? "");
  return causes < 2 || deaths?.estimate === null || deaths === undefined
    ? events
    : withBracket(events, `${String(deaths.estimate)} ${deaths.estimate === 1 ? "death" : "deaths"}`);
}

/** Hazard ratio and tests of each group against the reference with the model's covariates beneath, or the reason why there is none. */
export function contrastTable({rows, transitions, plan}: ShownResult): TextTable {
  const style = numberStyleOf({plan});
  const hazardRatios = rows.filter(isHazardRatio);
  const same = (a: ShownRow, b: ShownRow): boolean => a.group === b.group && a.reference === b.reference;
  const testOf = (row: ShownRow): ShownRow | undefined =>
    rows.find((other) => other.analysis === "log-rank" && same(other, row));
  const name = ({group, reference}: ShownRow): string => `${group} against ${reference}`;
  const reasons = [
    ...new Set(
      hazardRatios.flatMap((row) => (row.refusal === null ? [] : [`${name(row)}: ${refusalSentence(row.refusal)}`]))
    )
  ];
  const warnings = [
    ...new Set(
      hazardRatios
        .filter(({refusal, remarks}) => refusal === null && noteText(remarks) !== null)
        .map((row) => `${name(row)}: ${noteText(row.remarks)}.`)
    )
  ];
  const overall = rows.filter(({analysis}) => analysis === GLOBAL_TEST);
  const strengths = hazardRatios.map((row) => eValueText(rows, "e-value", row, style));
  const strengthened = strengths.some((text) => text !== null);
  const last = (text: string): string[] => (strengthened ? [text] : []);
  const {adjust} = questionOf(plan);
  const adjusted = adjust.length === 0 ? "" : `, adjusted for ${columnsInWords(adjust)}`;
  return {
    name: "contrasts",
    caption: "Contrasts",
    header: [
      "contrast",
      "within",
      "n (events)",
      `hazard ratio (95 % CI)${adjusted}`,
      "Wald p",
      `log-rank p${adjusted === "" ? "" : ", not adjusted"}`,
      ...last("E-value (of the limit)")
    ],
    rows: [
      ...hazardRatios.flatMap((row, index) => [
        [
          name(row),
          row.stratum ?? "–",
          row.n === null ? "–" : withBracket(String(row.n), String(row.nEvent)),
          row.refusal === null ? formatRatio(row, style) : "not given",
          pText(row, style),
          pText(testOf(row), style),
          ...last(strengths[index] ?? "–")
        ],
        ...rows
          .filter((other) => other.kind === "covariate-hazard-ratio" && other.analysis === "cox" && same(other, row))
          .map((covariate) => [
            `  with ${columnInWords(covariate.term)}`,
            "",
            "",
            formatRatio(covariate, style),
            covariate.pValue === null ? "" : formatP(covariate.pValue, style),
            "",
            ...last("")
          ])
      ]),
      ...overall.map((row) => [
        "any difference between the groups",
        row.stratum ?? "–",
        row.n === null ? "–" : withBracket(String(row.n), String(row.nEvent)),
        "–",
        "–",
        pText(row, style),
        ...last("–")
      ])
    ],
    words: 2,
    notes: [
      ...reasons,
      ...overall.flatMap(({refusal, remarks, df}) =>
        refusal !== null
          ? [`Any difference between the groups: ${refusalText(refusal)}.`]
          : [
              `Any difference between the groups: log-rank test on ${df} degrees of freedom${noteText(remarks) === null ? "" : `; ${noteText(remarks)}`}.`
            ]
      ),
      ...warnings,
      ...(hazardRatios.filter(({refusal}) => refusal === null).length > 1
        ? ["p-values are not adjusted for the number of contrasts."]
        : []),
      ...last(E_VALUE_NOTE),
      ...(hazardRatios.some(({refusal}) => refusal === null)
        ? [
            `A hazard ratio below 1 means fewer events per time than in the reference. n is the number compared.${transitions.length === 0 ? "" : " Groups were not randomised."}`
          ]
        : [])
    ]
  };
}

/** Whether a row is the hazard ratio of a contrast, and not of a covariate beside it. */
export function isHazardRatio({analysis, kind}: ShownRow): boolean {
  return analysis === "cox" && kind === "hazard-ratio";
}

function pText(row: ShownRow | undefined, style: NumberStyle): string {
  return row?.pValue === null || row?.pValue === undefined ? "not given" : formatP(row.pValue, style);
}

/** Which sequences stand in which class. */
export function transitionMatrixTable({transitions}: ShownResult): TextTable {
  return {
    name: "transitions",
    caption: "Transitions analysed",
    header: ["class", "subtype", "sequence", "n"],
    rows: sequenceCounts(transitions).map(({headline, subtype, sequence, n}) => [
      headline,
      subtype,
      sequence,
      String(n)
    ]),
    words: 3,
    notes: ["A class describes what changed between the two ADCs; it is not a statement of benefit."]
  };
}

/** How many stood at each step and how many left, by reason. */
export function flowTable({flow}: ShownResult): TextTable {
  return {
    name: "flow",
    caption: "From file to analysis",
    header: ["step", "count"],
    rows: flow.flatMap(({label, unit, count, left}) => [
      [label, `${count} ${unit}`],
      ...left.filter((one) => one.count > 0).map((one) => [`  left out: ${one.detail}`, `− ${one.count}`])
    ]),
    words: 1,
    notes: []
  };
}

/** Groups whose median or milestones rest on hardly anybody, because others enter later. */
function unstableGroups(rows: readonly ShownRow[]): string[] {
  const unstable = rows
    .filter(({analysis, remarks}) => analysis === "kaplan-meier" && remarks.some(({code}) => code === "few-at-risk"))
    .map(({group}) => group);
  return unstable.length === 0
    ? []
    : [
        `Not to be read in ${[...new Set(unstable)].join(", ")}: patients enter with ADC2, hardly anybody was at risk at the first events, and each of these took a large step that later ones cannot undo.`
      ];
}

function smallGroups(rows: readonly ShownRow[]): string[] {
  const small = rows
    .filter(
      ({analysis, kind, remarks}) =>
        analysis === "kaplan-meier" && kind === "median" && remarks.some(({code}) => code === "few-patients")
    )
    .map(({group}) => group);
  return small.length === 0 ? [] : [`Fewer than 10 patients in: ${small.join(", ")}.`];
}
