import {fewLeftNotes} from "../../words/en/curve-limits.ts";
import {permutationNotes} from "../../words/en/permutation-note.ts";
import {isPenalised, ratioTestHeading} from "../../words/en/ratio-test.ts";
import {questionOf} from "../../question/question.ts";
import {isWithheld} from "../../record/refusal.ts";
import {methodCautions} from "../../words/en/method-cautions.ts";
import {remarkText} from "../../words/en/remarks.ts";
import {
  adjustmentNames,
  adjustmentWords,
  OTHER_ADJUSTMENTS,
  SAME_STANDING
} from "../../words/en/contrast-adjustments.ts";
import {biasWords, findingInWords} from "../../words/en/audit.ts";
import type {AuditFinding, AuditLevel} from "../../record/audit-finding.ts";
import {isHidden, type Shown} from "../../record/hidden.ts";
import type {WithinPatients} from "../../record/remark.ts";
import type {ContrastResult, MethodResult, ShownResult} from "../../record/result.ts";
import type {ShownRow} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {
  formatMedian,
  formatMonths,
  formatNumber,
  formatP,
  formatPercent,
  formatRatio,
  NOT_ESTIMABLE,
  statedP,
  withBracket
} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import {namesByReason} from "./summary.ts";
import type {TextTable} from "./text-table.ts";

const severity: readonly AuditLevel[] = ["serious", "caution", "not assessable", "ok"];

/** Each known bias of such cohorts, judged on this one, the worst first. */
export function auditTable({sequential}: ShownResult): TextTable {
  const findings = [...(sequential?.audit ?? [])].sort((a, b) => severity.indexOf(a.level) - severity.indexOf(b.level));
  return {
    name: "audit",
    caption: "Audit of the design",
    header: ["bias", "level", "finding", "what helps"],
    rows: findings
      .map(findingInWords)
      .map(({title, level, sentence, advice, remedy}) => [
        title,
        level,
        sentence,
        level === "ok" ? "–" : `${advice}${remedy === null ? "" : `; in the plan: ${inPlan(remedy)}`}`
      ]),
    words: 4,
    notes: ["Levels are conventions of this software, not tests; results.json has the number behind each."]
  };
}

/** A piece of a plan as one writes it in YAML on one line. */
function inPlan(remedy: object): string {
  return JSON.stringify(remedy).slice(1, -1).replaceAll('"', "").replaceAll(":", ": ").replaceAll(",", ", ");
}

/** Contrasts between classes of transition or sequences among patients who are alike, the like-for-like one first. */
export function classContrastTable({sequential, unit, plan}: ShownResult): TextTable {
  const style = numberStyleOf({plan});
  const contrasts = sequential?.contrasts ?? [];
  const primary = sequential?.primary?.name ?? null;
  return {
    name: "class-contrasts",
    caption: "Contrasts among patients who are alike",
    header: [
      "contrast",
      "median of each arm, mo (95 % CI)",
      "n (events)",
      "hazard ratio (95 % CI)",
      ratioTestHeading(contrasts.flatMap(({rows}) => rows.filter(({kind}) => kind === "hazard-ratio"))),
      "log-rank p, not adjusted",
      "E-value (limit)"
    ],
    rows: contrasts.map(({name, rows}) => [
      armsText(name, rows, name === primary),
      armMedians(rows, unit, style),
      ...classContrastCells(rows, style)
    ]),
    words: 2,
    notes: [
      ...namesByReason(
        contrasts.flatMap(({name, rows}) => {
          const refused = rowOfKind(rows, "hazard-ratio")?.refusal ?? null;
          return refused === null ? [] : [{name, reason: `${refusalText(refused)}.`}];
        })
      ),
      ...contrasts.flatMap(classContrastNote),
      ...(contrasts.some(({rows}) => rows.some(({kind}) => kind === "hazard-ratio-beside")) ? [SAME_STANDING] : []),
      ...fewLeftNotes(
        contrasts.flatMap(({rows}) => rows.filter(({kind}) => kind === "median")),
        ({group}) => group ?? "all"
      ),
      ...contrasts.flatMap(({name, rows}) =>
        permutationNotes(
          rows.filter(({kind}) => kind === "log-rank-test"),
          () => name
        )
      )
    ]
  };
}

/** The same contrasts under other adjustments, and among direct sequences; without p-values, since one contrast was asked for. */
export function otherAdjustmentsTable({sequential, plan}: ShownResult): TextTable {
  const style = numberStyleOf({plan});
  const contrasts = sequential?.contrasts ?? [];
  const primary = sequential?.primary?.name ?? null;
  return {
    name: "class-contrasts-adjusted-otherwise",
    caption: "The same contrasts adjusted otherwise",
    header: ["contrast", "adjusted for", "n (events)", "hazard ratio (95 % CI)"],
    rows: contrasts.flatMap(({name, rows, adjustment}) => {
      const beside = rows.filter(({kind}) => kind === "hazard-ratio-beside");
      const ratio = rowOfKind(rows, "hazard-ratio");
      if (ratio === undefined || beside.length === 0) return [];
      return [
        {row: ratio, how: `${adjustmentNames(`adjusted: ${adjustment}`)} (as above)`},
        ...beside.map((row) => ({row, how: adjustmentNames(row.term)}))
      ].map(({row, how}, at) => [
        at === 0 ? armsText(name, rows, name === primary) : "",
        how,
        row.refusal === null ? withBracket(String(row.n), String(row.nEvent)) : "–",
        row.refusal === null ? formatRatio(row, style) : `not given: ${refusalText(row.refusal)}`
      ]);
    }),
    words: 2,
    notes: [OTHER_ADJUSTMENTS]
  };
}

/** The contrast with its arms; one that is named after them says them once. */
function armsText(name: string, rows: readonly ShownRow[], isPrimary: boolean): string {
  const ratio = rowOfKind(rows, "hazard-ratio");
  const arms = ratio?.group === null || ratio?.group === undefined ? "" : `${ratio.group} against ${ratio.reference}`;
  const mark = isPrimary ? " (primary)" : "";
  return name.includes(" v ") ? `${arms}${mark}` : `${name}${mark}: ${arms}`;
}

function armMedians(rows: readonly ShownRow[], unit: ShownResult["unit"], style: NumberStyle): string {
  const medians = rows
    .filter(({kind}) => kind === "median")
    .map((row) => `${row.group} ${formatMedian(row, unit, style)}`);
  return medians.length === 0 ? "–" : medians.join("; ");
}

/** How many were compared, the ratio, its tests and its E-values. */
function classContrastCells(rows: readonly ShownRow[], style: NumberStyle): string[] {
  const ratio = rowOfKind(rows, "hazard-ratio");
  const given = ratio !== undefined && ratio.refusal === null;
  const test = rowOfKind(rows, "log-rank-test");
  const strength = rowOfKind(rows, "e-value");
  const limit = rowOfKind(rows, "e-value-of-limit");
  return [
    given ? withBracket(String(ratio.n), String(ratio.nEvent)) : "–",
    given ? formatRatio(ratio, style) : "not given",
    given && ratio.pValue !== null ? formatP(ratio.pValue, style) : "–",
    test?.pValue === null || test?.pValue === undefined ? "–" : formatP(test.pValue, style),
    strength?.estimate === null || strength?.estimate === undefined
      ? "–"
      : withBracket(formatNumber(strength.estimate, 2, style), formatNumber(limit?.estimate ?? 1, 2, style))
  ];
}

function classContrastNote({name, confounded, apart, cells, adjustment, rows}: ContrastResult<ShownRow>): string[] {
  const ratio = rowOfKind(rows, "hazard-ratio");
  if ((ratio?.refusal ?? null) !== null) return [];
  const outside = ratio?.remarks.find(({code}) => code === "outside-of-arms");
  const penalised =
    ratio !== undefined && isPenalised(ratio) ? "; of Firth's penalised likelihood, as its limits and p are" : "";
  const adjusted = `hazard ratio ${adjustmentWords(`adjusted: ${adjustment}`)}${penalised}${outside === undefined ? "" : `; ${remarkText(outside)}`}`;
  return [
    `${name}: within ${cells.join("; ")}; ${adjusted}.${apart.map((remark) => ` Note: ${remarkText(remark)}, so the ratio is of that as well.`).join("")} Still different: ${confounded}.`
  ];
}

function rowOfKind(rows: readonly ShownRow[], wanted: ShownRow["kind"]): ShownRow | undefined {
  return rows.find(({kind}) => kind === wanted);
}

/** PFS(ADC1) in several ways, side by side with what each one estimates, and the checks beside them. */
export function truncationTable({sequential, unit, plan}: ShownResult): TextTable {
  const style = numberStyleOf({plan});
  const own = sequential?.truncation ?? [];
  return {
    name: "truncation",
    caption: "PFS(ADC1) by what it is an estimate of: median, months",
    header: ["estimate", "what it estimates", "n", "median (95 % CI)"],
    rows: own.map(({name, needs, row}) => [
      `${name}${name === "same-window" && row.time !== null ? `, ${formatMonths(row.time, unit, style)} months` : ""}`,
      needs,
      row.n === null ? "–" : String(row.n),
      truncationText(row, unit, style)
    ]),
    words: 2,
    notes: own.length === 0 ? [] : truncationNotes(own)
  };
}

/** A median, of a check its correlation, or why there is none. */
function truncationText(row: ShownRow, unit: ShownResult["unit"], style: NumberStyle): string {
  if (row.refusal !== null) return `not given: ${refusalText(row.refusal)}`;
  if (row.scale === "correlation")
    return `τ ${formatNumber(row.estimate ?? 0, 2, style)}${row.pValue === null ? "" : `, ${statedP(row.pValue, style)}`}`;
  return formatMedian(row, unit, style);
}

function truncationNotes(own: readonly MethodResult<string, ShownRow>[]): string[] {
  const tau = own.find(({name}) => name === "quasi-independence")?.row;
  return [
    "None of these may be tested against PFS(ADC2).",
    ...(tau?.refusal === null
      ? [
          "τ is the conditional Kendall correlation of the time to ADC2 with the window to the cut-off; the weighted estimate needs it to be 0."
        ]
      : []),
    ...(own.some(({row}) => row.refusal?.code === "entry-and-reaching-truncate")
      ? [
          "Entry into observation is delayed and patients had to reach ADC2 before the cut-off: times are truncated on both sides. No estimator for that is here, so the repaired estimates are not given, and the naive one allows for the entry alone."
        ]
      : [])
  ];
}

/** Methods for ADC2 against ADC1 within patients, with what each needs and where it fails; withheld ones stand in the table by position, elsewhere in one sentence. */
export function pairedTable({sequential, unit, plan}: ShownResult): TextTable {
  const style = numberStyleOf({plan});
  const question = questionOf(plan);
  const all = sequential?.paired ?? [];
  const shown = question.isByPosition ? all : all.filter(({row}) => !isWithheld(row.refusal));
  return {
    name: "paired",
    caption: "ADC2 against ADC1 within patients",
    header: ["method", "needs", "caution", "estimate (95 % CI)", "p"],
    rows: shown.map(({name, needs, row}) => [
      `${row.term}: ${row.method}`,
      needs,
      methodCautions[name],
      estimateText(row, unit, style),
      row.pValue === null ? "–" : formatP(row.pValue, style)
    ]),
    words: 3,
    notes: all.length === 0 ? [] : pairedNotes(all, question.sequential.ask)
  };
}

function pairedNotes(all: readonly MethodResult<WithinPatients, ShownRow>[], ask: readonly string[]): string[] {
  const held = all.filter(({row}) => isWithheld(row.refusal));
  const asked = all.filter(({name}) => ask.includes(name));
  return [
    "All of these patients reached ADC2 before the data cut-off, which cuts PFS(ADC1) short: the ratio and the GMI come out too high, a hazard ratio too low. The exact tests on complete pairs check a null hypothesis under strong conditions; they are not estimates.",
    ...(held.length === 0
      ? []
      : [
          `Withheld for that reason: ${held.map(({name, row}) => `${row.term} (${name})`).join("; ")}. A plan gets them by name, with their caution: sequential: {ask: [${held[0]?.name ?? ""}]}.`
        ]),
    ...(asked.length === 0
      ? []
      : [
          `Asked for by name, and biased by truncation: ${asked.map(({name}) => `${name}: ${methodCautions[name]}`).join(" ")}`
        ])
  ];
}

const forms: Readonly<Record<string, (row: ShownRow, unit: ShownResult["unit"], style: NumberStyle) => string>> = {
  "probability": (row, _, style) => formatPercent(row, style),
  "ratio": (row, _, style) => formatRatio(row, style),
  "hazard ratio": (row, _, style) => formatRatio(row, style),
  "time": ({estimate, confLow, confHigh}, unit, style) =>
    `${withBracket(months(estimate, unit, style), `${months(confLow, unit, style)} to ${months(confHigh, unit, style)}`)} months`
};

function estimateText(row: ShownRow, unit: ShownResult["unit"], style: NumberStyle): string {
  if (row.refusal !== null) return isWithheld(row.refusal) ? "withheld" : `not given: ${refusalText(row.refusal)}`;
  if (row.estimate === null) return "–";
  const form = forms[row.scale ?? ""];
  if (form !== undefined) return form(row, unit, style);
  return isHidden(row.estimate) ? String(row.estimate) : row.estimate.toPrecision(3).replace(".", style.decimal);
}

function months(value: Shown | null, unit: ShownResult["unit"], style: NumberStyle): string {
  return value === null ? NOT_ESTIMABLE : formatMonths(value, unit, style);
}

/** A table of methods or contrasts as short lines for a terminal: name, estimate, p. */
export function shortMethodTable(table: TextTable): TextTable {
  const long = new Set([
    "needs",
    "caution",
    "what it estimates",
    "median of each arm, mo (95 % CI)",
    "log-rank p, not adjusted",
    "E-value (limit)"
  ]);
  const kept = table.header
    .map((name, column) => ({name, column}))
    .filter(({name}) => !long.has(name))
    .map(({column}) => column);
  return {
    ...table,
    header: kept.map((column) => table.header[column] ?? ""),
    rows: table.rows.map((row) => kept.map((column) => row[column] ?? "")),
    words: 1
  };
}

/** How many findings of the audit stand at each level, and the serious ones by name. */
export function auditSummary({sequential}: ShownResult): string[] {
  const findings = sequential?.audit ?? [];
  const serious = findings.filter(({level}) => level === "serious").map(({bias}) => biasWords[bias].title);
  return findings.length === 0
    ? []
    : [`${auditCounts(findings)}${serious.length === 0 ? "" : ` Serious: ${serious.join("; ")}.`}`];
}

/** How many findings of the audit stand at each level, and each in a sentence, the worst first. */
export function auditLines({sequential}: ShownResult): string[] {
  const findings = [...(sequential?.audit ?? [])].sort((a, b) => severity.indexOf(a.level) - severity.indexOf(b.level));
  return findings.length === 0
    ? []
    : [
        auditCounts(findings),
        ...findings.map(findingInWords).map(({level, title, sentence}) => `${level}: ${title}. ${sentence}`)
      ];
}

function auditCounts(findings: readonly AuditFinding[]): string {
  return `Audit of the design: ${severity.map((level) => `${findings.filter((finding) => finding.level === level).length} ${level}`).join(", ")}.`;
}

/** Where ADC1 beside ADC2 is to be found, for a terminal that shows something else; nothing where it stands there already. */
export function withinPatientsLine({sequential, plan}: ShownResult): string[] {
  if (sequential === null || sequential.paired.length === 0 || questionOf(plan).isByPosition) return [];
  return [
    `ADC2 against ADC1 within patients: no hazard ratio and no log-rank test, because PFS(ADC1) of those who reached ADC2 is cut short. What can be said stands in the report, and on the terminal with --by position.`
  ];
}
