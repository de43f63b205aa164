import {endpointNamed} from "../cohort/endpoints.ts";
import {dictionary} from "../cohort/dictionary.ts";
import type {AuditAdvice, AuditFinding} from "../record/audit-finding.ts";
import type {Plan, PlanSpec} from "../record/plan.ts";
import type {SequentialPart} from "../record/result.ts";
import type {Row} from "../record/row.ts";
import {audit} from "../sequential/audit.ts";
import type {AuditedPlan} from "../sequential/audit-finding.ts";
import {receivedBoth} from "../sequential/received-both.ts";
import {derivedColumns} from "./adc1-cells.ts";
import type {Pairing} from "./sequential-comparison.ts";
import type {Subject} from "./subject.ts";

/** Analyses whose p-values check an assumption, not a hypothesis of the study. */
const diagnostics: ReadonlySet<string> = new Set(["proportional-hazards", "truncation"]);

/** The audit of a design, from the plan, the pairs and every row that the analysis gives. */
export function designAudit(
  {pairs, starters, entryRecorded}: Pairing,
  plan: Plan,
  rows: readonly Row[],
  subjects: readonly Subject[],
  primary: SequentialPart["primary"]
): AuditFinding[] {
  const groups = rows
    .filter(
      ({analysis, kind, stratum, endpoint}) =>
        analysis === "kaplan-meier" && kind === "median" && stratum === null && endpoint === rows[0]?.endpoint
    )
    .map(({group, n, nEvent}) => ({group: group ?? "", n: n ?? 0, nEvent: nEvent ?? 0}));
  const columns = new Set(Object.keys(subjects[0]?.cells ?? {}));
  return audit({
    pairs,
    starters,
    groups,
    entryRecorded,
    plan: auditedPlan(plan, rows, subjects, receivedBoth(starters).design, primary)
  }).map((finding) =>
    finding.remedy === null ? finding : {...finding, ...remedyIn(plan, finding.remedy, columns, finding.advice)}
  );
}

/**
 * What a plan asks for, as far as biases depend on it.
 *
 * Tests are the hypotheses with a p-value in the rows: a Cox and a log-rank row of one contrast are one, and so are a predictor alone and in the joint model, and all methods for ADC2 against ADC1 within patients.
 */
export function auditedPlan(
  plan: Plan,
  rows: readonly Row[],
  subjects: readonly Subject[],
  design: SequentialPart["design"],
  primary: SequentialPart["primary"]
): AuditedPlan {
  const tests = new Set(
    rows
      .filter(({analysis, pValue, error}) => pValue !== null && error === null && !diagnostics.has(analysis))
      .map(({analysis, endpoint, population, group, reference, stratum, term, method}) => {
        if (analysis === "paired") return JSON.stringify([analysis, population, group, reference]);
        if (analysis === "predictors") return JSON.stringify([analysis, endpoint, population, term]);
        const compares = analysis.startsWith("contrast ") || /^(cox|log-rank)\b/.test(analysis);
        return JSON.stringify(
          compares
            ? [
                analysis.replace(/^(cox|log-rank)\b/, "contrast"),
                endpoint,
                population,
                group,
                reference,
                term === "difference" ? "hazard ratio" : term
              ]
            : [analysis, endpoint, population, group, reference, stratum, term, method]
        );
      })
  ).size;
  return {
    comparesAdc1WithAdc2: plan.sequential.ask.length > 0 || plan.sequential.nullPicture !== null,
    pairing: plan.sequential.ask.includes("naive-log-rank") ? "ignored" : "paired or clustered",
    overallSurvival: survivalAsked(plan, design),
    dichotomised: cutInTwo(plan, subjects),
    adjust: plan.adjust,
    strata: plan.strata,
    tests,
    primaryDeclared: tests <= 1 || (primary !== null && primary.refusal === null),
    primaryRefused: primary !== null && primary.refusal !== null,
    usesEntry: true
  };
}

/** How overall survival is indexed, the most biased way first. */
function survivalAsked(
  {by, endpoints, sequential: {overallSurvival}}: Plan,
  design: SequentialPart["design"]
): AuditedPlan["overallSurvival"] {
  if (by === "position" && endpoints.some((name) => endpointNamed(name).kind === "OS"))
    return {index: "ADC1", by: "position", handling: "none"};
  const received = "adc2-received";
  // In a received-both file nobody is without ADC2, so these are refused and cannot mislead.
  if (design === "all who started ADC1") {
    if (overallSurvival.includes("ever-received")) return {index: "ADC1", by: received, handling: "none"};
    const handled = (["landmark", "time-varying"] as const).find((way) => overallSurvival.includes(way));
    if (handled !== undefined) return {index: "ADC1", by: received, handling: handled};
  }
  return overallSurvival.includes("from-adc2") || endpoints.some((name) => endpointNamed(name).kind === "OS")
    ? {index: "ADC2", by, handling: "none"}
    : null;
}

const continuous: readonly string[] = [
  ...derivedColumns,
  "pfs1",
  "pfs2",
  ...dictionary.filter(({kind}) => ["number", "whole-number", "line-number"].includes(kind)).map(({name}) => name)
];

/** Columns of the plan that hold two values and are named after a measurement, e.g. `age_group`, `pfs1_above_median`: a measurement cut in two before it came here. */
function cutInTwo({by, strata, adjust, groupings}: Plan, subjects: readonly Subject[]): string[] {
  const used = [
    ...new Set([
      ...strata,
      ...adjust,
      ...[by, ...groupings].filter((name) => name.startsWith("column:")).map((name) => name.slice("column:".length))
    ])
  ];
  return used.filter(
    (column) =>
      continuous.some((name) => column.startsWith(`${name}_`) && !continuous.includes(column)) &&
      new Set(subjects.map(({cells}) => cells[column] ?? null).filter((value) => value !== null)).size === 2
  );
}

/** The piece of a plan that carries a remedy out, on top of what the plan has; null where the plan has it already, or where the file lacks a column that it needs. */
function remedyIn(
  plan: Plan,
  remedy: PlanSpec,
  columns: ReadonlySet<string>,
  advice: AuditAdvice
): Pick<AuditFinding, "remedy" | "advice"> {
  const missing = [...(remedy.strata ?? []), ...(remedy.adjust ?? [])].filter((column) => !columns.has(column));
  if (missing.length > 0) return {remedy: null, advice: {...advice, lacking: missing}};
  const own: Readonly<Record<string, unknown>> = plan;
  const added = Object.entries(remedy).flatMap(([key, wanted]): [string, unknown][] => {
    const present = own[key];
    if (Array.isArray(wanted) && Array.isArray(present))
      return wanted.every((one) => present.includes(one)) ? [] : [[key, [...new Set([...present, ...wanted])]]];
    return contains(present, wanted) ? [] : [[key, wanted]];
  });
  return {remedy: added.length === 0 ? null : Object.fromEntries(added), advice};
}

/** Whether a value of the plan is what a fragment wants, or an object that has all of it. */
function contains(present: unknown, wanted: unknown): boolean {
  if (typeof wanted !== "object" || wanted === null || typeof present !== "object" || present === null)
    return Object.is(present, wanted);
  return Object.entries(wanted).every(([key, inner]) =>
    contains((present as Readonly<Record<string, unknown>>)[key], inner)
  );
}
