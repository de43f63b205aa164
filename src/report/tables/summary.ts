import {listsByKey} from "../../record/lists-by-key.ts";
import {partnerNote} from "../../words/en/partner-note.ts";
import {permutationNotes} from "../../words/en/permutation-note.ts";
import {fewLeftNotes, mediansInWords} from "../../words/en/curve-limits.ts";
import {noteText, remarkText} from "../../words/en/remarks.ts";
import {refusalSentence, refusalText} from "../../words/en/refusals.ts";
import {GLOBAL_TEST} from "../../analysis/global-test.ts";
import {sequenceCounts} from "../../describe/transition-counts.ts";
import {isPenalised, ratioTestHeading, ratioTestNote} from "../../words/en/ratio-test.ts";
import {questionOf} from "../../question/question.ts";
import type {ColumnPlans} from "../../record/plan-columns.ts";
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
export function estimateTable({rows, unit, plan, transitions}: ShownResult): TextTable {
  const partners = partnerNote(transitions, questionOf(plan).grouping);
  const style = numberStyleOf({plan});
  const groups = [...new Set(rows.filter(({analysis}) => analysis === "kaplan-meier").map(({group}) => group ?? ""))];
  const milestoneHeader = questionOf(plan).milestones.map((months) => `${months} mo (95 % CI)`);
  return {
    name: "estimates",
    caption: rows[0]?.endpoint ?? "No group to show",
    header: ["group", "n", "events", "median, mo (95 % CI)", ...milestoneHeader, "follow-up, mo"],
    rows: groups.map((group) => estimateLine(group, {rows, unit, style})),
    words: 1,
    notes: [
      `Kaplan-Meier, ${mediansInWords(rows.filter(({analysis}) => analysis === "kaplan-meier"))}; follow-up by reverse Kaplan-Meier. ${NOT_REACHED}: not reached, ${NOT_ESTIMABLE}: limit not estimable, –: later than the last follow-up.`,
      ...(partners === null ? [] : [partners]),
      ...smallGroups(rows),
      ...fromAdc1Notes(rows),
      ...unstableGroups(rows),
      ...fewLeftNotes(
        rows.filter(({analysis}) => analysis === "kaplan-meier"),
        (row) => `${row.group ?? "all"}${row.time === null ? "" : ` at ${formatMonths(row.time, unit, style)} months`}`
      )
    ]
  };
}

/** Rows of a result, with how their times and numbers are written. */
interface RowsInStyle extends Pick<ShownResult, "rows" | "unit"> {
  readonly style: NumberStyle;
}

function estimateLine(group: string, {rows, unit, style}: RowsInStyle): string[] {
  const of = (analysis: string, term: string): readonly ShownRow[] =>
    rows.filter((row) => row.analysis === analysis && row.term === term && row.group === group);
  const causes = new Set(rows.filter(({analysis}) => analysis === "events").map(({term}) => term)).size;
  const median = of("kaplan-meier", "median")[0];
  return [
    group,
    String(median?.n ?? ""),
    eventsText(median, of("events", "death")[0], causes),
    median === undefined ? "" : median.refusal === null ? formatMedian(median, unit, style) : "not given",
    ...of("kaplan-meier", "survival").map((row) => (row.refusal === null ? formatPercent(row, style) : "–")),
    followUpText(of("follow-up", "median")[0], unit, style)
  ];
}

function followUpText(row: ShownRow | undefined, unit: ShownResult["unit"], style: NumberStyle): string {
  if (row === undefined) return "";
  if (row.nCensored === 0) return "all had events";
  return row.estimate === null ? NOT_REACHED : formatMonths(row.estimate, unit, style);
}

/** The number of events and, where they were of more than one kind, how many were deaths. */
function eventsText(median: ShownRow | undefined, deaths: ShownRow | undefined, causes: number): string {
  const events = String(median?.nEvent ?? "");
  return causes < 2 || deaths?.estimate === null || deaths === undefined
    ? events
    : withBracket(events, `${String(deaths.estimate)} ${deaths.estimate === 1 ? "death" : "deaths"}`);
}

/** Hazard ratio and tests of each group against the reference with the model's covariates beneath, or the reason why there is none. */
export function contrastTable(result: ShownResult): TextTable {
  const {rows, plan} = result;
  const style = numberStyleOf({plan});
  const strengths = contrastStrengths(rows, style);
  const last = (text: string | undefined): string[] => (strengths === null ? [] : [text ?? "–"]);
  return {
    name: "contrasts",
    caption: "Contrasts",
    header: [
      ...contrastHeader(questionOf(plan).adjust, questionOf(plan).columns, rows.filter(isHazardRatio)),
      ...last("E-value (of the limit)")
    ],
    rows: [
      ...rows
        .filter(isHazardRatio)
        .flatMap((row, index) => [
          [...contrastCells(row, rows, style), ...last(strengths?.[index])],
          ...covariateLines(row, result, style).map((line) => [...line, ...last("")])
        ]),
      ...rows
        .filter(({analysis}) => analysis === GLOBAL_TEST)
        .map((row) => [...globalTestCells(row, style), ...last("–")])
    ],
    words: 2,
    notes: contrastNotes(result, strengths !== null)
  };
}

/** The E-value of each contrast; null where none has one. */
function contrastStrengths(rows: readonly ShownRow[], style: NumberStyle): string[] | null {
  const texts = rows.filter(isHazardRatio).map((row) => eValueText(rows, "e-value", row, style));
  return texts.some((text) => text !== null) ? texts.map((text) => text ?? "–") : null;
}

function contrastHeader(adjust: readonly string[], plans: ColumnPlans, ratios: readonly ShownRow[]): string[] {
  const isAdjusted = adjust.length > 0;
  return [
    "contrast",
    "within",
    "n (events)",
    `hazard ratio (95 % CI)${isAdjusted ? `, adjusted for ${columnsInWords(adjust, plans)}` : ""}`,
    ratioTestHeading(ratios),
    `log-rank p${isAdjusted ? ", not adjusted" : ""}`
  ];
}

/** The cells of a contrast up to the p-values. */
function contrastCells(row: ShownRow, rows: readonly ShownRow[], style: NumberStyle): string[] {
  return [
    contrastInWords(row),
    row.stratum ?? "–",
    comparedText(row),
    row.refusal === null ? formatRatio(row, style) : "not given",
    pText(row, style),
    pText(
      rows.find((other) => other.analysis === "log-rank" && isOfContrast(other, row)),
      style
    )
  ];
}

/** The covariates of the model of a contrast. */
function covariateLines(
  contrast: ShownRow,
  {rows, plan}: Pick<ShownResult, "rows" | "plan">,
  style: NumberStyle
): string[][] {
  return rows
    .filter((row) => row.kind === "covariate-hazard-ratio" && row.analysis === "cox" && isOfContrast(row, contrast))
    .map((row) => [
      `  with ${columnInWords(row.term, questionOf(plan).columns)}`,
      "",
      "",
      formatRatio(row, style),
      row.pValue === null ? "" : formatP(row.pValue, style),
      ""
    ]);
}

function globalTestCells(row: ShownRow, style: NumberStyle): string[] {
  return ["any difference between the groups", row.stratum ?? "–", comparedText(row), "–", "–", pText(row, style)];
}

function contrastNotes({rows, transitions}: ShownResult, strengthened: boolean): string[] {
  const hazardRatios = rows.filter(isHazardRatio);
  const given = hazardRatios.filter(({refusal}) => refusal === null);
  const noted = given.filter(({remarks}) => noteText(remarks) !== null);
  return [
    ...namesByReason(
      hazardRatios.flatMap((row) =>
        row.refusal === null ? [] : [{name: contrastInWords(row), reason: refusalSentence(row.refusal)}]
      )
    ),
    ...rows.filter(({analysis}) => analysis === GLOBAL_TEST).map(globalTestNote),
    ...new Set(noted.map((row) => `${contrastInWords(row)}: ${noteText(row.remarks)}.`)),
    ...permutationNotes(
      rows.filter(({kind}) => kind === "log-rank-test"),
      contrastInWords
    ),
    ...[ratioTestNote(given.filter(isPenalised).map(contrastInWords), given.length)].filter((note) => note !== null),
    ...(given.length > 1 ? ["p-values are not adjusted for the number of contrasts."] : []),
    ...(strengthened ? [E_VALUE_NOTE] : []),
    ...(given.length === 0 ? [] : [ratioNote(transitions.length > 0)])
  ];
}

/**
 * Each reason once, behind all that it holds for.
 *
 * @example
 * namesByReason([{name: "B against A", reason: "no events."}, {name: "C against A", reason: "no events."}]) // ["B against A; C against A: no events."]
 */
export function namesByReason(refused: readonly {readonly name: string; readonly reason: string}[]): string[] {
  const names = listsByKey(refused, ({reason}) => reason);
  return [...names].map(([reason, own]) => `${[...new Set(own.map(({name}) => name))].join("; ")}: ${reason}`);
}

/** How a hazard ratio is read, among groups of sequences or of any other kind. */
function ratioNote(isOfSequences: boolean): string {
  return `A hazard ratio below 1 means fewer events per time than in the reference. n is the number compared.${isOfSequences ? " Groups were not randomised." : ""}`;
}

function globalTestNote({refusal, remarks, df}: ShownRow): string {
  const note = noteText(remarks);
  return refusal !== null
    ? `Any difference between the groups: ${refusalText(refusal)}.`
    : `Any difference between the groups: log-rank test on ${df} degrees of freedom${note === null ? "" : `; ${note}`}.`;
}

function contrastInWords({group, reference}: ShownRow): string {
  return `${group} against ${reference}`;
}

function isOfContrast(row: ShownRow, contrast: ShownRow): boolean {
  return row.group === contrast.group && row.reference === contrast.reference;
}

/** How many were compared, with their events. */
function comparedText({n, nEvent}: ShownRow): string {
  return n === null ? "–" : withBracket(String(n), String(nEvent));
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

/** Whose curves are counted from ADC1, and why one of survival from there is not given. */
function fromAdc1Notes(rows: readonly ShownRow[]): string[] {
  const medians = rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median");
  return [
    ...(medians.some(({remarks}) => remarks.some(({code}) => code === "at-risk-from-adc2"))
      ? [`Counted from ADC1: ${remarkText({code: "at-risk-from-adc2"})}.`]
      : []),
    ...medians.flatMap(({endpoint, refusal}) =>
      refusal === null ? [] : [`${endpoint ?? ""}: ${refusalSentence(refusal)}`]
    )
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
