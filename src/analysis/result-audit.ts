import {ILLNESS_DEATH} from "../states/illness-death.ts";
import {dictionary} from "../cohort/column-dictionary.ts";
import {groupingColumns, groupingWritten} from "../question/grouping.ts";
import {remedyIn} from "../question/plan-remedy.ts";
import type {Question} from "../question/question.ts";
import type {AuditFinding} from "../record/audit-finding.ts";
import type {Plan} from "../record/plan.ts";
import type {SequentialPart} from "../record/result.ts";
import {isOfContrast, type Row} from "../record/row.ts";
import {audit} from "../audit/audit.ts";
import type {AuditedPlan} from "../audit/audit-input.ts";
import {receivedBoth} from "../audit/received-both.ts";
import {derivedColumns} from "./adc1-cells.ts";
import {startedAdc1, type Pairing} from "./sequential-comparison.ts";
import type {Subject} from "./subject.ts";

/** Analyses whose p-values check an assumption, not a hypothesis of the study. */
const diagnostics: ReadonlySet<string> = new Set(["truncation", ILLNESS_DEATH]);

/** The audit of a design, from the question, the pairs and every row that the analysis gives; remedies are what to add to `plan`. */
export function resultAudit(
  pairing: Pairing,
  question: Question,
  plan: Plan,
  rows: readonly Row[],
  subjects: readonly Subject[],
  primary: SequentialPart["primary"]
): AuditFinding[] {
  const {pairs, starters, beforeEntry, entryRecorded} = pairing;
  const groups = rows
    .filter(
      ({analysis, kind, stratum, endpoint}) =>
        analysis === "kaplan-meier" && kind === "median" && stratum === null && endpoint === rows[0]?.endpoint
    )
    .map(({group, n, nEvent}) => ({
      group: group ?? "",
      n: n ?? 0,
      nEvent: nEvent ?? 0,
      ...(isRepeated(subjects, group) ? {counted: "records" as const} : {})
    }));
  const columns = new Set(Object.keys(subjects[0]?.cells ?? {}));
  return audit({
    pairs,
    starters,
    beforeEntry,
    groups,
    entryRecorded,
    plan: auditedPlan(question, rows, subjects, receivedBoth(startedAdc1(pairing)).design, primary)
  }).map((finding) =>
    finding.remedy === null ? finding : {...finding, ...remedyIn(plan, finding.remedy, columns, finding.advice)}
  );
}

/** Whether a patient stands in a group more than once. */
function isRepeated(subjects: readonly Subject[], group: string | null): boolean {
  const ids = subjects.flatMap((subject) => (subject.group === group ? (subject.patientId ?? []) : []));
  return new Set(ids).size < ids.length;
}

/**
 * What is asked for, as far as biases depend on it.
 *
 * Tests are the hypotheses with a p-value in the rows: a Cox and a log-rank row of one contrast are one, and so are a predictor alone and in the joint model, and all methods for ADC2 against ADC1 within patients.
 */
export function auditedPlan(
  question: Question,
  rows: readonly Row[],
  subjects: readonly Subject[],
  design: SequentialPart["design"],
  primary: SequentialPart["primary"]
): AuditedPlan {
  const tests = new Set(
    rows
      .filter(
        ({analysis, kind, pValue, refusal}) =>
          pValue !== null && refusal === null && kind !== "proportional-hazards-test" && !diagnostics.has(analysis)
      )
      .map((row) => {
        const {analysis, kind, endpoint, population, group, reference, stratum, term, method} = row;
        if (analysis === "paired") return JSON.stringify([analysis, population, group, reference]);
        if (analysis === "predictors") return JSON.stringify([analysis, endpoint, population, term]);
        const compares = analysis === "subgroup" || isOfContrast(row) || /^(weighted-)?(cox|log-rank)$/.test(analysis);
        return JSON.stringify(
          compares
            ? [
                analysis.replace(/(cox|log-rank)$/, "contrast"),
                endpoint,
                population,
                group,
                reference,
                analysis === "subgroup" ? stratum : null,
                kind === "log-rank-test" ? "hazard ratio" : term
              ]
            : [analysis, endpoint, population, group, reference, stratum, term, method]
        );
      })
  ).size;
  return {
    comparesAdc1WithAdc2: question.sequential.ask.length > 0 || question.sequential.nullPicture !== null,
    pairing: question.sequential.ask.includes("naive-log-rank") ? "ignored" : "paired or clustered",
    overallSurvival: survivalAsked(question, design),
    dichotomised: cutInTwo(question, subjects),
    adjust: question.adjust,
    strata: question.strata,
    tests,
    primaryDeclared: tests <= 1 || (primary !== null && primary.refusal === null),
    primaryRefused: primary !== null && primary.refusal !== null,
    usesEntry: true
  };
}

/** How survival from ADC1 by whether ADC2 was received deals with the time before it, the least careful way first; null where it is not asked. */
function handlingOfReceived(asked: readonly string[]): "none" | "landmark" | "time-varying" | null {
  if (asked.includes("ever-received")) return "none";
  return (["landmark", "time-varying"] as const).find((way) => asked.includes(way)) ?? null;
}

function survivalAsked(
  {grouping, endpoints, sequential: {overallSurvival}}: Question,
  design: SequentialPart["design"]
): AuditedPlan["overallSurvival"] {
  // In a received-both file nobody is without ADC2, so these are refused and cannot mislead.
  const handling = design === "all who started ADC1" ? handlingOfReceived(overallSurvival) : null;
  if (handling !== null) return {index: "ADC1", by: "adc2-received", handling};
  return overallSurvival.includes("from-adc2") || endpoints.some(({kind}) => kind === "OS")
    ? {index: "ADC2", by: groupingWritten(grouping), handling: "none"}
    : null;
}

const continuous: readonly string[] = [
  ...derivedColumns,
  "pfs1",
  "pfs2",
  ...dictionary.filter(({kind}) => ["number", "whole-number", "line-number"].includes(kind)).map(({name}) => name)
];

/** Columns asked for that hold two values and are named after a measurement, e.g. `age_group`, `pfs1_above_median`: a measurement cut in two before it came here. */
function cutInTwo({strata, adjust, groupings}: Question, subjects: readonly Subject[]): string[] {
  const used = [...new Set([...strata, ...adjust, ...groupingColumns(groupings)])];
  return used.filter(
    (column) =>
      continuous.some((name) => column.startsWith(`${name}_`) && !continuous.includes(column)) &&
      new Set(subjects.map(({cells}) => cells[column] ?? null).filter((value) => value !== null)).size === 2
  );
}
