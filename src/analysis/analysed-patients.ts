import type {ColumnTable} from "arquero";
import type {Cohort} from "../cohort/cohort.ts";
import {questionOf} from "../question/question.ts";
import {completePlan, type PlanSpec} from "../record/plan.ts";
import type {AgentChoice} from "./agent-choice.ts";
import {followUpSet} from "./follow-up-set.ts";
import {analysedTable} from "./patient-rows.ts";
import {transitionSet} from "./transition-set.ts";

/**
 * Who stands in an analysis, as an arquero table: one row for each transition analysed, with group, both ADCs, responses, reasons for stopping, PFS and what came next; the tables of counts of a report are
 * counted from it. Columns with their meaning: `patientTableColumns`. Days count from the first dose of ADC1, so that no calendar date stands in it.
 *
 * Patient-level: each row is a patient, and combinations of columns can tell who; it belongs into no report. Where follow-up came ready-made, a row is a record and has group, time and event, and null in
 * what only lines of therapy tell. By position every transition stands once, since ADC1 and ADC2 are columns. `next_therapy`, `shared_toxicities` and `not_recorded` are lists, for arquero's `unroll`.
 *
 * Throws as `analyze`: `PlanError` when the plan does not read, `RangeError` when it asks for a column or group that is not there.
 *
 * @example
 * const text = "patient_id,line,regimen,start,end,progression,best_response\nP1,1,T-DXd,0,100,100,PR\nP1,2,SG,110,200,200,PD\nP2,1,T-DXd,0,60,60,SD\nP2,2,SG,70,150,150,SD\n";
 * const patients = analysedPatients({by: "sequence", population: {adc1Stopped: "any"}}, await readCohort([{name: "lines.csv", text}]));
 * patients.groupby("group", "best_response_adc1").count().array("count") // [1, 1]
 * patients.array("adc2_start") // [110, 70]
 */
export function analysedPatients(spec: PlanSpec, cohort: Cohort, {catalogue}: AgentChoice = {}): ColumnTable {
  const question = questionOf(completePlan(spec));
  const set = cohort.shape === "follow-up" ? followUpSet(cohort, question) : transitionSet(cohort, question, catalogue);
  return analysedTable({cohort, question, set});
}
