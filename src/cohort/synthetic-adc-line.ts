import type {Random} from "../math/random.ts";
import type {SyntheticLine} from "./synthetic-line.ts";

/** What a line of therapy holds before it is known how long its patient was seen. */
export type LineDraft = Pick<
  SyntheticLine,
  | "regimen"
  | "line"
  | "start"
  | "end"
  | "setting"
  | "progression"
  | "progression_basis"
  | "last_assessment"
  | "stop_reason"
  | "best_response"
  | "cycles"
>;

/** Days between assessments. */
const ASSESSMENT_INTERVAL = 42;

/** What is decided of an ADC line before what is seen of it is drawn; days. */
interface AdcDraw {
  readonly regimen: string;
  readonly line: number;
  readonly start: number;
  readonly toProgression: number;
  /** Day on which the drug was stopped for toxicity before progression, or null. */
  readonly toxicityStop: number | null;
  /** The event is death instead of progression. */
  readonly diesFirst: boolean;
  readonly cutoff: number;
  readonly response: number;
  readonly random: Random;
}

/** An ADC line as it is seen up to the cut-off: response, last dose and how progression was found are drawn, in this order. */
export function syntheticAdcLine(given: AdcDraw): LineDraft {
  const {regimen, line, start, toProgression, toxicityStop, diesFirst, random} = given;
  const {observed, seenUntil, assessments, lastAssessment} = observationOf(given);
  const progressed = observed && !diesFirst;
  const best = bestResponse(given, assessments, progressed);
  const end = lastDose(given, observed);
  return {
    regimen,
    line,
    start,
    end,
    setting: "metastatic",
    progression: progressed ? start + toProgression : null,
    progression_basis: progressed ? (random() < 0.85 ? "imaging" : "clinical") : null,
    last_assessment: lastAssessment,
    stop_reason: end === null ? null : toxicityStop !== null ? "toxicity" : diesFirst ? "death" : "progression",
    best_response: best,
    cycles: Math.max(1, Math.round(((end ?? seenUntil) - start) / 21) + 1)
  };
}

/** How long the line is under observation, and how often it was assessed without progression. */
interface Observation {
  /** Progression or death came before the cut-off, and no stop for toxicity before it. */
  readonly observed: boolean;
  readonly seenUntil: number;
  readonly assessments: number;
  readonly lastAssessment: number;
}

function observationOf({start, toProgression, toxicityStop, cutoff}: AdcDraw): Observation {
  const eventDay = start + toProgression;
  const seenUntil = Math.min(toxicityStop ?? eventDay, cutoff);
  const assessments = Math.floor((seenUntil - start - 1) / ASSESSMENT_INTERVAL);
  return {
    observed: toxicityStop === null && eventDay <= cutoff,
    seenUntil,
    assessments,
    lastAssessment:
      toxicityStop === null ? start + Math.max(0, assessments) * ASSESSMENT_INTERVAL : Math.min(toxicityStop, cutoff)
  };
}

function bestResponse({toProgression, response, random}: AdcDraw, assessments: number, progressed: boolean): string {
  const early = progressed && toProgression <= 60;
  const draw = random();
  if (assessments < 1) return early ? "PD" : "NE";
  if (draw < response * 0.07) return "CR";
  if (draw < response) return "PR";
  return early ? "PD" : "SD";
}

/** The day of the last dose; null while the line goes on at the cut-off. */
function lastDose({start, toProgression, toxicityStop, cutoff, random}: AdcDraw, observed: boolean): number | null {
  if (toxicityStop !== null && toxicityStop <= cutoff) return toxicityStop;
  return observed ? Math.max(start, start + toProgression - Math.floor(random() * 21)) : null;
}
