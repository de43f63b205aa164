import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {cutoffDay} from "../cohort/read-cohort.ts";
import {isGraveLoss} from "../cohort/grave-loss.ts";
import {exposureFollowUp} from "../patients/follow-up.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import {sequencesOf} from "./sequences.ts";

/**
 * Stops where ADCs without an event have no day until which they were observed: exactly those who did well would be left out. Two or more, and more than 5 % of the ADCs of patients with two.
 *
 * @example
 * const text = "patient_id,regimen,start,progression\nP1,T-DXd,0,90\nP1,SG,100,150\nP2,T-DXd,0,80\nP2,SG,100,\nP3,T-DXd,0,70\nP3,SG,100,\n";
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * lostFollowUp(cohort, {agents: {}, endpointAsked: "rwPFS", cutoff: null}).map(({code, count}) => [code, count]) // [["no-day-of-censoring", 2]]
 */
export function lostFollowUp(cohort: Cohort, question: Question, catalogue: Catalogue = ownCatalogue): Issue[] {
  if (cohort.shape !== "lines" || cohort.lines.numRows() === 0) return [];
  const {patients} = sequencesOf(cohort, question, catalogue);
  const exposures = patients.flatMap((patient) => (patient.transitions.length > 0 ? patient.exposures : []));
  const cutoff = cutoffDay(question.cutoff, {mode: question.dateMode});
  const {times, ledger} = exposureFollowUp(exposures, cohort, question.endpointAsked, {cutoff});
  const lost = ledger.filter(({reason}) => reason === "no-follow-up").length;
  if (!isGraveLoss(lost, lost + times.length)) return [];
  return [
    issue({
      code: "no-day-of-censoring",
      severity: "error",
      stops: true,
      column: "last_contact",
      expected: "an event, or a day until which the patient was observed, for each ADC",
      received: `${lost} of ${lost + times.length} ADCs with neither`,
      hint: "without such a day exactly those without an event are left out; map or add a column with the last assessment or contact (mapping: {last_contact: COLUMN})",
      count: lost,
      choices: [
        {
          line: "accept: [no-day-of-censoring]",
          why: "they are left out, and the loss has nothing to do with the outcome"
        }
      ]
    })
  ];
}
