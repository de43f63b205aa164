import {smallSamples} from "../../estimate/small-samples.ts";
import type {Remark} from "../../record/remark.ts";
import {RESPONSE_BY, SUMMARY_BY} from "../../analysis/sequential-strata.ts";
import {questionOf} from "../../question/question.ts";
import {groupingName} from "../../question/grouping.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {PFS2_FOOTNOTE} from "../../analysis/sequential-summary.ts";
import {formatMedian, formatNumber, formatPercent} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** A column of a table by stratum: its cell from the rows of a stratum. */
type StratumColumn = (rows: readonly Row[]) => string;

/** One line a stratum, those of one kind under a line that says what they are. */
function byStratum(
  {rows}: Result,
  columns: readonly StratumColumn[],
  shown: readonly string[] | null = null
): string[][] {
  const own = rows.filter((row) => stratumKind(row) !== null);
  return [...new Set(own.map(stratumKind))]
    .filter((kind) => shown === null || shown.includes(kind ?? ""))
    .flatMap((kind) => {
      const inKind = own.filter((row) => stratumKind(row) === kind);
      const labels = [...new Set(inKind.map(({group}) => group ?? ""))];
      const line = (label: string, indent: string): string[] => [
        `${indent}${label}`,
        ...columns.map((cell) => cell(inKind.filter(({group}) => group === label)))
      ];
      return kind === "all patients"
        ? labels.map((label) => line(label, ""))
        : [[`by ${kind ?? ""}`, ...columns.map(() => "")], ...labels.map((label) => line(label, "  "))];
    });
}

/** By what a row's patients are grouped; null where the row is of no stratum. */
function stratumKind({analysis}: Row): string | null {
  const prefix = [SUMMARY_BY, RESPONSE_BY].find((one) => analysis.startsWith(one));
  return prefix === undefined ? null : analysis.slice(prefix.length);
}

/** After a median before which hardly anybody was at risk. */
const UNSTABLE = " *";

/** After what is read off a curve where censoring has left few at risk, and the note on it. */
const FEW_LEFT = " †";
const FEW_LEFT_NOTE = `† Rests on few: censoring has left fewer than ${smallSamples.atRisk} at risk by then.`;

/** The mark of a row that is read off a curve; nothing where it needs none. */
function markOf({remarks}: Row): string {
  const said = (wanted: Remark["code"]): boolean => remarks.some(({code}) => code === wanted);
  return said("few-at-risk") ? UNSTABLE : said("few-left-at-risk") ? FEW_LEFT : "";
}

/** The note on that mark, where a table has it. */
const fewLeftNote = (rows: readonly (readonly string[])[]): string[] =>
  rows.some((cells) => cells.some((cell) => cell.endsWith(FEW_LEFT))) ? [FEW_LEFT_NOTE] : [];

const events = (count: number | null): string => (count === 1 ? "1 event" : `${count ?? 0} events`);
const counted = ({n, nEvent}: Row): string => `${nEvent ?? 0} of ${n ?? 0}`;
const tooSmall = ({refusal}: Row): boolean => refusal?.code === "counts-only";

/** Time on both ADCs by stratum: counts and medians, the share with ADC2 shorter and early progression on ADC2. */
export function bothAdcsTable(result: Result): TextTable {
  const style = numberStyleOf(result);
  const threshold = questionOf(result.plan).sequential.earlyProgressionMonths;
  const rows = byStratum(result, [
    (own) => String(medianOf(own, "PFS(ADC2)")?.n ?? ""),
    (own) => medianTime(medianOf(own, "PFS(ADC1)"), result),
    (own) => medianTime(medianOf(own, "PFS(ADC2)"), result),
    (own) => shorterShare(shorterRow(own), style),
    (own) => String(shorterRow(own)?.nCensored ?? ""),
    (own) => earlyShare(own, style)
  ]);
  return {
    name: "both-adcs",
    caption: "Time on both ADCs, by stratum",
    header: [
      "stratum",
      "n",
      "PFS(ADC1), mo (95 % CI)",
      "PFS(ADC2), mo (95 % CI)",
      "ADC2 shorter (bounds)",
      "undecided",
      `early, ${threshold} mo (95 % CI)`
    ],
    rows,
    words: 1,
    notes: [...bothAdcsNotes(result), ...fewLeftNote(rows)]
  };
}

/** The median of the endpoint that is called so. */
function medianOf(rows: readonly Row[], endpoint: string): Row | undefined {
  return rows.find((row) => row.term === "median" && (row.endpoint ?? "").startsWith(endpoint));
}

/** A median in months, of a small stratum its events. */
function medianTime(row: Row | undefined, {unit, plan}: Result): string {
  if (row === undefined) return "–";
  if (tooSmall(row)) return events(row.nEvent);
  return row.refusal === null ? `${formatMedian(row, unit, numberStyleOf({plan}))}${markOf(row)}` : "–";
}

function shorterRow(rows: readonly Row[]): Row | undefined {
  return rows.find(({term}) => term === "share with PFS(ADC2) shorter");
}

/** The share with ADC2 shorter between its bounds; the bounds alone where midranks are of no help. */
function shorterShare(row: Row | undefined, style: NumberStyle): string {
  if (row?.n === null || row === undefined) return "–";
  if (tooSmall(row)) return counted(row);
  const none = (row.nEvent ?? 0) / row.n;
  const all = ((row.nEvent ?? 0) + (row.nCensored ?? 0)) / row.n;
  const bound = (estimate: number): string => formatPercent({estimate, confLow: null, confHigh: null}, style);
  return row.estimate === null
    ? `– (${bound(none)} to ${bound(all)})`
    : formatPercent({estimate: row.estimate, confLow: none, confHigh: all}, style);
}

function earlyShare(rows: readonly Row[], style: NumberStyle): string {
  const row = rows.find(({term}) => term === "early progression or death");
  if (row === undefined) return "–";
  if (tooSmall(row)) return counted(row);
  return row.refusal === null ? `${formatPercent(row, style)}${markOf(row)}` : "–";
}

function bothAdcsNotes({plan, parts: {bothAdcs}}: Result): string[] {
  if (bothAdcs === undefined) return [];
  const {patients, analysed} = bothAdcs;
  const {sequential, isRepeated} = questionOf(plan);
  return [
    "PFS(ADC1) is of patients who reached ADC2: cut short by the data cut-off and without deaths. It is not to be compared with PFS(ADC2), and no test between the two stands here.",
    shorterAndEarlyNote(sequential.earlyProgressionMonths),
    `${PFS2_FOOTNOTE}.`,
    ...(patients === analysed
      ? []
      : [`${patients} of ${analysed} patients analysed have PFS on both ADCs; the others are on the ledger.`]),
    ...(isRepeated ? ["Each patient's first transition alone."] : []),
    "A stratum of fewer than 5 patients has counts alone."
  ];
}

function shorterAndEarlyNote(threshold: number): string {
  return `ADC2 shorter: share of patients with PFS(ADC2) below PFS(ADC1) by midranks; in brackets the shares if none, or all, of the undecided (censoring leaves open which time is longer) turned out shorter. Early: progression or death within ${threshold} months of ADC2, 1 − S(${threshold} months).`;
}

/** Strata of the tables of detail; the others stand in results.csv. */
const strataInDetail = ({plan}: Result): readonly string[] => [
  "all patients",
  "transition class",
  "sequence",
  "tumour",
  ...questionOf(plan).groupings.map(groupingName)
];

const shareOf =
  (style: NumberStyle, chosen: (row: Row) => boolean): StratumColumn =>
  (rows) => {
    const row = rows.find(chosen);
    return row === undefined || (row.n ?? 0) === 0
      ? "–"
      : row.refusal === null
        ? `${formatPercent(row, style)}, ${row.nEvent}/${row.n}`
        : tooSmall(row)
          ? `${row.nEvent}/${row.n}`
          : "–";
  };

/** Response on each ADC, early progression among evaluable patients with deaths apart, and therapy in between, by stratum. */
export function bothAdcsResponseTable(result: Result): TextTable {
  const style = numberStyleOf(result);
  const early = questionOf(result.plan).sequential.earlyProgressionMonths;
  const response = (position: string): StratumColumn =>
    shareOf(
      style,
      ({term, endpoint}) => term === "objective response rate" && endpoint === `best response on ${position}`
    );
  return {
    name: "both-adcs-response",
    caption: "Response and early progression, by stratum",
    header: [
      "stratum",
      "response on ADC1",
      "response on ADC2",
      `progression within ${early} mo, evaluable`,
      "died without",
      "therapy between"
    ],
    rows: byStratum(
      result,
      [
        response("ADC1"),
        response("ADC2"),
        shareOf(style, ({term}) => term === "early progression, evaluable patients"),
        diedWithout,
        therapyBetween
      ],
      strataInDetail(result)
    ),
    words: 1,
    notes: result.parts.bothAdcs === undefined ? [] : responseNotes(early)
  };
}

/** How many died early without progression. */
function diedWithout(rows: readonly Row[]): string {
  const [all, progressed] = ["early progression or death", "early progression, evaluable patients"].map(
    (term) => rows.find((row) => row.term === term)?.nEvent ?? null
  );
  return all === null || progressed === null || all === undefined || progressed === undefined
    ? "–"
    : String(all - progressed);
}

function therapyBetween(rows: readonly Row[]): string {
  const row = rows.find(({term}) => term === "therapy between the two ADCs");
  return row === undefined || (row.n ?? 0) === 0 ? "–" : counted(row);
}

function responseNotes(early: number): string[] {
  return [
    "Response: CR or PR among evaluable patients of that ADC, k/n, exact limits. The two ADCs have denominators of their own and are not compared.",
    `Progression within ${early} months of ADC2 among patients followed so long or with an event before; deaths without progression are in the denominator alone and counted apart. Other strata: results.csv.`
  ];
}

/** Progression alone on ADC2, overall survival from ADC2, and concordance of the two times, by stratum. */
export function bothAdcsSurvivalTable(result: Result): TextTable {
  const style = numberStyleOf(result);
  const rows = byStratum(
    result,
    [
      ...["progression on ADC2", "rwOS from ADC2"].map(
        (endpoint): StratumColumn =>
          (own) =>
            markedMedian(own, endpoint, result)
      ),
      (own) => concordanceText(own, style)
    ],
    strataInDetail(result)
  );
  return {
    name: "both-adcs-survival",
    caption: "Progression alone and overall survival, by stratum",
    header: ["stratum", "progression alone on ADC2, mo (95 % CI)", "rwOS from ADC2, mo (95 % CI)", "concordance (SE)"],
    rows,
    words: 1,
    notes: result.parts.bothAdcs === undefined ? [] : survivalNotes(rows)
  };
}

/** A median of an endpoint, with its mark. */
function markedMedian(rows: readonly Row[], endpoint: string, result: Result): string {
  const row = rows.find((one) => one.kind === "median" && (one.endpoint ?? "").startsWith(endpoint));
  return medianTime(row, result);
}

function concordanceText(rows: readonly Row[], style: NumberStyle): string {
  const row = rows.find(({kind}) => kind === "concordance");
  return row?.estimate === null || row === undefined || row.refusal !== null
    ? "–"
    : `${formatNumber(row.estimate, 2, style)} (${row.stdError === null ? "NE" : formatNumber(row.stdError, 2, style)})`;
}

function survivalNotes(rows: readonly (readonly string[])[]): string[] {
  return [
    "Progression alone: deaths are censored, to stand beside PFS(ADC1), on which nobody here died.",
    "No survival from ADC1 stands here: who died before ADC2 is in none of these strata.",
    ...(rows.some((cells) => cells.some((cell) => cell.endsWith(UNSTABLE)))
      ? [
          "* Unstable: fewer than 5 patients were at risk at an event before this median, because the others had not come under observation yet."
        ]
      : []),
    ...fewLeftNote(rows),
    "Concordance: among pairs of patients that censoring leaves comparable, the share in which the longer on ADC1 is the longer on ADC2; 0.5 is no relation."
  ];
}
