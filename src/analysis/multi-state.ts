import {fromMonths} from "../math/calendar-days.ts";
import {reachingAdc2} from "../states/reaching-adc2.ts";
import {multiState} from "../states/multi-state-rows.ts";
import {treatmentStates} from "../states/treatment-states.ts";
import type {AnalysisPart} from "./analysis-part.ts";

/** States from ADC1 on, and the probability of reaching ADC2, at the question's milestones; refused, with the reason, where every patient received both. */
export const multiStatePart: AnalysisPart = {
  name: "multi-state",
  of: ({question, set: {pairing}}) => {
    if (!question.sequential.multiState || pairing === null || pairing.starters.length === 0) return {};
    const times = question.milestones.map((months) => fromMonths(months, "days"));
    const shared = {times, population: pairing.startersAre, seed: question.seed};
    const {occupation, rows} = multiState(pairing.starters, pairing.second, shared);
    // One refusal is enough where the design allows neither.
    if (occupation === null) return {rows};
    return {
      rows: [...rows, ...reachingAdc2(pairing.starters, {...shared, landmark: question.sequential.landmark})],
      shown: {
        occupation: {
          states: treatmentStates,
          time: occupation.time,
          probability: occupation.probability,
          n: rows[0]?.n ?? pairing.starters.length
        }
      }
    };
  }
};
