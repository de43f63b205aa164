import {receivedBothRefusal} from "../audit/received-both.ts";
import {fromMonths} from "../math/calendar-days.ts";
import {exposureFollowUp, type FollowUp} from "../patients/follow-up.ts";
import {timesOn, type AdcStarter} from "../patients/adc-starter.ts";
import type {Refusal} from "../record/refusal.ts";
import {refusedRow, type Row} from "../record/row.ts";
import {reachingAdc2} from "../states/reaching-adc2.ts";
import {multiState} from "../states/multi-state-rows.ts";
import {stateStays, staysAfter, treatmentStates, type DrugTime, type DrugTimes} from "../states/treatment-states.ts";
import type {AnalysisInput, AnalysisPart} from "./analysis-part.ts";
import type {TreatmentHistory} from "./analysis-set.ts";
import {startedAdc1} from "./sequential-comparison.ts";
import {ADC1_PRODUCT, startedProducts, tooFew} from "./started-products.ts";

/**
 * States by the drug from ADC1 on, and the probabilities of ADC2, death before it, or neither, of everyone who started ADC1, of everyone who started each product, and from a landmark, at the question's milestones; refused, with
 * the reason, where every patient received both, and the states where no last dose is recorded.
 */
export const multiStatePart: AnalysisPart = {
  name: "multi-state",
  of: ({cohort, question, set: {pairing, history}}) => {
    if (!question.sequential.multiState || pairing === null || history === null) return {};
    const starters = startedAdc1(pairing);
    if (starters.length === 0) return {};
    const times = question.milestones.map((months) => fromMonths(months, "days"));
    const onDrug = drugTimes(starters, history, cohort);
    const selected = receivedBothRefusal(starters, "reaching");
    const shared = {times, population: pairing.startersAre, seed: question.seed};
    const {occupation, rows} = multiState(starters, onDrug, {
      ...shared,
      refusal: selected ?? (lastDoseRecorded(history) ? null : {code: "last-dose-not-recorded"})
    });
    // One refusal is enough where the design allows neither.
    if (selected !== null) return {rows};
    return {
      rows: [...rows, ...reachingRows(starters, onDrug, {...shared, landmark: question.sequential.landmark})],
      ...(occupation === null
        ? {}
        : {
            shown: {
              occupation: {
                states: treatmentStates,
                time: occupation.time,
                probability: occupation.probability,
                n: rows[0]?.n ?? starters.length
              }
            }
          })
    };
  }
};

interface ReachingAsked {
  readonly times: readonly number[];
  readonly population: string;
  readonly landmark: number;
}

/** Of everyone, of everyone who started each product, and of those who are off ADC1 at the landmark, alive and without ADC2. */
function reachingRows(
  starters: readonly AdcStarter[],
  onDrug: ReadonlyMap<string, DrugTimes>,
  {landmark, ...shared}: ReachingAsked
): Row[] {
  const products = startedProducts(starters);
  const waiting = starters.filter(
    (starter) =>
      staysAfter(stateStays(starter, onDrug.get(starter.patientId) ?? NO_TIMES), landmark, OFF_ADC1).length > 0
  );
  const later = {...shared, group: `off ADC1 at day ${landmark}, not yet on ADC2`, from: landmark};
  const nobody: Refusal = {code: "nobody-in-state", landmark: false};
  return withDeaths(
    [
      ...reachingAdc2(starters, shared),
      ...(products.length < 2 ? [] : products).flatMap(({product, own}) =>
        reachingAdc2(own, {...shared, group: product, grouping: ADC1_PRODUCT, refusal: tooFew(own)})
      ),
      ...(waiting.length === 0
        ? reachingAdc2(starters, {...later, refusal: nobody}).map((row) => ({...row, n: 0}))
        : reachingAdc2(waiting, later))
    ],
    starters
  );
}

const NO_TIMES: DrugTimes = {adc1: null, adc2: null};
const OFF_ADC1 = treatmentStates.indexOf("off ADC1, before ADC2");

/** Where no death is recorded at all, nobody can tell who died before ADC2 from who is still without it. */
function withDeaths(rows: readonly Row[], starters: readonly AdcStarter[]): Row[] {
  return starters.some(({death}) => death !== null)
    ? [...rows]
    : rows.map((row) => refusedRow({...row, remarks: []}, row.refusal ?? {code: "deaths-not-recorded"}));
}

/** Whether the last dose of any ADC1 is recorded: without one, every patient would be on it until another therapy began. */
const lastDoseRecorded = ({exposures}: TreatmentHistory): boolean =>
  exposures.some(({position, end}) => position === 1 && end !== null);

/** Times on both ADCs by the last dose, by patient; also of those who came under observation after it. */
function drugTimes(
  starters: readonly AdcStarter[],
  {exposures, cutoff}: TreatmentHistory,
  cohort: AnalysisInput["cohort"]
): ReadonlyMap<string, DrugTimes> {
  const {times, beforeEntry} = exposureFollowUp(exposures, cohort, "rwTTD", {cutoff});
  const all = [...times, ...beforeEntry];
  const [first, second] = [timesOn(1, all), timesOn(2, all)];
  const of = (time: Pick<FollowUp, "time" | "event"> | undefined): DrugTime | null =>
    time === undefined ? null : {time: time.time, event: time.event};
  return new Map(
    starters.map(({patientId}) => [patientId, {adc1: of(first.get(patientId)), adc2: of(second.get(patientId))}])
  );
}
