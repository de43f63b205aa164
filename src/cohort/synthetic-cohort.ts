import {DAYS_PER_MONTH} from "../math/calendar-days.ts";
import {seededRandom, type Random} from "../math/random.ts";
import {nearMiss} from "../record/near-miss.ts";
import {
  syntheticScenarios,
  type ScriptedLine,
  type SyntheticArm,
  type SyntheticScenario
} from "./synthetic-scenarios.ts";

/** One line of therapy of an invented patient, as the canonical long file writes it. */
export interface SyntheticLine {
  readonly patient_id: string;
  readonly line: number | null;
  readonly regimen: string;
  readonly start: number;
  readonly end: number | null;
  readonly setting: string;
  readonly progression: number | null;
  readonly progression_basis: string | null;
  readonly last_assessment: number | null;
  readonly stop_reason: string | null;
  readonly best_response: string | null;
  readonly cycles: number | null;
  readonly death: number | null;
  readonly last_contact: number;
  readonly data_cutoff: number;
  readonly tumour: string;
  readonly site: string;
  readonly sex: string;
  readonly age: number;
  readonly her2_status: string | null;
  readonly hr_status: string | null;
  readonly ecog: number | null;
  readonly visceral: string | null;
  /** Says in every row what the file is. */
  readonly synthetic: "synthetic";
}

/** Columns of a synthetic cohort, in the order of the canonical file. */
export const syntheticColumns = [
  "patient_id",
  "line",
  "regimen",
  "setting",
  "start",
  "end",
  "progression",
  "progression_basis",
  "last_assessment",
  "stop_reason",
  "best_response",
  "cycles",
  "death",
  "last_contact",
  "data_cutoff",
  "tumour",
  "site",
  "sex",
  "age",
  "her2_status",
  "hr_status",
  "ecog",
  "visceral",
  "synthetic"
] as const satisfies readonly (keyof SyntheticLine)[];

export interface SyntheticOptions {
  readonly seed?: number;
  /** Multiplies the size of every arm. */
  readonly size?: number;
}

/**
 * An invented cohort drawn from a named scenario: one record per line of therapy, sorted by patient and start, days on each
 * patient's own clock (day 0 = diagnosis of advanced disease). Times on each ADC are exponential and independent of each other; in a received-both
 * scenario patients are drawn until they reach ADC2 before the cut-off, so that their times on ADC1 are truncated as those of such cohorts are; progression is dated on the day it happens and the last clean assessment lies on a 6-weekly schedule before it.
 *
 * Throws `RangeError` when the scenario is not known or `size` is not above 0.
 *
 * @example
 * syntheticCohort("urothelial-ev-sg", {seed: 1})[0].synthetic // "synthetic"
 */
export function syntheticCohort(
  scenarioName: string,
  {seed = 20260101, size = 1}: SyntheticOptions = {}
): SyntheticLine[] {
  const scenario = syntheticScenarios.find(({name}) => name === scenarioName);
  if (scenario === undefined) {
    const meant = nearMiss(
      scenarioName,
      syntheticScenarios.map(({name}) => name)
    );
    throw new RangeError(
      `scenario must be one of ${syntheticScenarios.map(({name}) => name).join(", ")}, got ${scenarioName}${meant === null ? "" : `; did you mean ${meant}?`}`
    );
  }
  if (!(size > 0)) throw new RangeError(`size must be above 0, got ${size}`);
  const random = seededRandom(seed);
  const lines: SyntheticLine[] = [];
  let patient = 0;
  for (const arm of scenario.arms)
    for (let i = 0; i < Math.max(1, Math.round(arm.n * size)); i++) {
      patient += 1;
      lines.push(...drawPatient(`SYN-${String(patient).padStart(4, "0")}`, arm, scenario, random));
    }
  lines.push(...scenario.scripted.map(scriptedLine));
  return lines;
}

const ASSESSMENT_INTERVAL = 42;
const DEATH_WITHOUT_PROGRESSION = 0.08;
/** Median of a therapy between the two ADCs, months. */
const MEDIAN_BETWEEN = 2.5;
/** Mean pause between the two ADCs, and mean pause beside a therapy in between, months. */
const MEAN_GAP = 0.9;
const MEAN_PAUSE = 0.7;

/** One draw of what decides whether a patient is seen on ADC2; days. */
interface Course {
  readonly toProgression1: number;
  readonly onAdc1: number;
  readonly gap: number;
  readonly adc2Start: number;
  readonly cutoff: number;
}

/**
 * Median time on ADC1 in everyone who started it, months, such that those who reach ADC2 before the cut-off show the arm's median: with accrual
 * uniform over A and B = A − mean gap, times seen have density proportional to f(x)(B − x), whose median is solved for by bisection.
 *
 * Throws `RangeError` when no exponential time can show the arm's median within the accrual.
 */
export function underlyingMedian(
  {medianAdc1, intervening}: Pick<SyntheticArm, "medianAdc1" | "intervening">,
  {design, accrual}: Pick<SyntheticScenario, "design" | "accrual">
): number {
  if (design === "all-started-adc1") return medianAdc1;
  const longest = accrual - MEAN_GAP - intervening * (MEDIAN_BETWEEN / Math.LN2 + MEAN_PAUSE);
  const seenUntil = (x: number, rate: number): number =>
    longest * -Math.expm1(-rate * x) - (-Math.expm1(-rate * x) / rate - x * Math.exp(-rate * x));
  const shareBelow = (median: number): number =>
    seenUntil(medianAdc1, Math.LN2 / median) / seenUntil(longest, Math.LN2 / median);
  let low = medianAdc1 / 4;
  let high = accrual * 20;
  if (shareBelow(high) > 0.5)
    throw new RangeError(
      `medianAdc1 must be below ${((1 - Math.SQRT1_2) * longest).toFixed(1)} for an accrual of ${accrual} months, got ${medianAdc1}`
    );
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (shareBelow(middle) > 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

function drawPatient(id: string, arm: SyntheticArm, scenario: SyntheticScenario, random: Random): SyntheticLine[] {
  const exponential = (median: number): number => (-Math.log(random()) * median * DAYS_PER_MONTH) / Math.LN2;
  const whole = (from: number, to: number): number => from + Math.floor(random() * (to - from + 1));
  const chance = (probability: number): boolean => random() < probability;
  const one = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)];

  const lines: Draft[] = [];
  let day = whole(5, 40);
  let number = 0;
  const earlier = Math.max(0, Math.round(arm.earlierLines + (random() - 0.5) * 3));
  for (let i = 0; i < earlier; i++) {
    const length = Math.max(21, Math.round(exponential(5)));
    number += 1;
    lines.push(chemotherapy(arm.earlier[Math.min(i, arm.earlier.length - 1)], number, day, length));
    day += length + whole(10, 35);
  }

  const sex = arm.site === "breast" ? (chance(0.01) ? "male" : "female") : chance(0.7) ? "male" : "female";
  const age = Math.min(89, Math.max(29, Math.round(59 + (random() + random() + random() - 1.5) * 22)));
  const visceral = chance(0.7) ? "yes" : "no";

  // ADC1: everyone lives through it in a received-both file; a share stops for toxicity before progression.
  const adc1Start = day;
  const stoppedForToxicity = chance(scenario.toxicityStop);
  const withTherapyBetween = chance(arm.intervening);
  const course = (): Course => {
    const toProgression1 = Math.max(10, Math.round(exponential(underlyingMedian(arm, scenario))));
    const onAdc1 = stoppedForToxicity ? Math.max(10, Math.round(toProgression1 * random())) : toProgression1;
    const gap = whole(10, 45);
    const between = withTherapyBetween ? Math.max(21, Math.round(exponential(MEDIAN_BETWEEN))) + whole(10, 30) : 0;
    return {
      toProgression1,
      onAdc1,
      gap,
      adc2Start: adc1Start + onAdc1 + gap + between,
      cutoff: adc1Start + whole(1, Math.round(scenario.accrual * DAYS_PER_MONTH))
    };
  };
  let drawn = course();
  if (scenario.design === "received-both") while (drawn.adc2Start >= drawn.cutoff) drawn = course();
  const {toProgression1, onAdc1, gap, adc2Start, cutoff} = drawn;
  const toProgression2 = Math.max(7, Math.round(exponential(arm.medianAdc2)));
  const reachesAdc2 = scenario.design === "received-both" || !chance(scenario.attrition);

  const survivalAfter = Math.round(exponential(7));
  number += 1;
  const adc1 = adcLine({
    regimen: one(arm.adc1),
    line: number,
    start: adc1Start,
    toProgression: toProgression1,
    toxicityStop: stoppedForToxicity ? adc1Start + onAdc1 : null,
    diesFirst: false,
    cutoff,
    response: arm.response[0],
    random
  });
  lines.push(adc1);
  let death: number | null = null;
  if (reachesAdc2 && adc2Start < cutoff) {
    if (withTherapyBetween) {
      number += 1;
      const start = adc1Start + onAdc1 + whole(7, gap);
      lines.push(chemotherapy(one(arm.between), number, start, Math.max(14, adc2Start - start - whole(7, 20))));
    }
    number += 1;
    const diesFirst = chance(DEATH_WITHOUT_PROGRESSION);
    const adc2 = adcLine({
      regimen: one(arm.adc2),
      line: number,
      start: adc2Start,
      toProgression: toProgression2,
      toxicityStop: null,
      diesFirst,
      cutoff,
      response: arm.response[1],
      random
    });
    lines.push(adc2);
    const dies = diesFirst ? adc2Start + toProgression2 : adc2Start + toProgression2 + survivalAfter;
    if (dies <= cutoff) death = dies;
  } else {
    const dies = adc1Start + toProgression1 + survivalAfter;
    if (dies <= cutoff) death = dies;
    // A line between the two ADCs that would have started after the cut-off or the death is not in the file.
  }
  const lastContact =
    death ??
    Math.max(
      cutoff - whole(0, 25),
      ...lines.map((line) =>
        Math.max(line.start, line.end ?? line.start, line.last_assessment ?? line.start, line.progression ?? line.start)
      )
    );
  return lines
    .filter((line) => line.start <= cutoff)
    .map((line) => ({
      patient_id: id,
      ...line,
      end:
        line.end === null || line.end > (death ?? cutoff)
          ? death === null
            ? null
            : Math.max(line.start, death)
          : line.end,
      death,
      last_contact: Math.min(lastContact, cutoff),
      data_cutoff: cutoff,
      tumour: arm.tumour,
      site: arm.site,
      sex,
      age,
      her2_status: arm.her2,
      hr_status: arm.hr,
      ecog: Math.min(3, Math.floor(random() * 2.2 + (line.line ?? 0) * 0.12)),
      visceral,
      synthetic: "synthetic" as const
    }));
}

type Draft = Omit<
  SyntheticLine,
  | "patient_id"
  | "death"
  | "last_contact"
  | "data_cutoff"
  | "tumour"
  | "site"
  | "sex"
  | "age"
  | "her2_status"
  | "hr_status"
  | "ecog"
  | "visceral"
  | "synthetic"
>;

function chemotherapy(regimen: string, line: number, start: number, length: number): Draft {
  return {
    regimen,
    line,
    start,
    end: start + length,
    setting: "metastatic",
    progression: null,
    progression_basis: null,
    last_assessment: null,
    stop_reason: "unknown",
    best_response: null,
    cycles: null
  };
}

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

function adcLine({
  regimen,
  line,
  start,
  toProgression,
  toxicityStop,
  diesFirst,
  cutoff,
  response,
  random
}: AdcDraw): Draft {
  const eventDay = start + toProgression;
  const observed = toxicityStop === null && eventDay <= cutoff;
  const seenUntil = Math.min(toxicityStop ?? eventDay, cutoff);
  const assessments = Math.floor((seenUntil - start - 1) / ASSESSMENT_INTERVAL);
  const lastAssessment =
    toxicityStop === null ? start + Math.max(0, assessments) * ASSESSMENT_INTERVAL : Math.min(toxicityStop, cutoff);
  const progressed = observed && !diesFirst;
  const earlyProgression = progressed && toProgression <= 60;
  const draw = random();
  const best =
    assessments < 1
      ? earlyProgression
        ? "PD"
        : "NE"
      : draw < response * 0.07
        ? "CR"
        : draw < response
          ? "PR"
          : earlyProgression
            ? "PD"
            : "SD";
  const end =
    toxicityStop !== null && toxicityStop <= cutoff
      ? toxicityStop
      : observed
        ? Math.max(start, eventDay - Math.floor(random() * 21))
        : null;
  return {
    regimen,
    line,
    start,
    end,
    setting: "metastatic",
    progression: progressed ? eventDay : null,
    progression_basis: progressed ? (random() < 0.85 ? "imaging" : "clinical") : null,
    last_assessment: lastAssessment,
    stop_reason: end === null ? null : toxicityStop !== null ? "toxicity" : diesFirst ? "death" : "progression",
    best_response: best,
    cycles: Math.max(1, Math.round(((end ?? seenUntil) - start) / 21) + 1)
  };
}

function scriptedLine(given: ScriptedLine): SyntheticLine {
  return {
    patient_id: `SYN-${given.patient}`,
    line: given.line,
    regimen: given.regimen,
    start: given.start,
    end: given.end,
    setting: given.setting,
    progression: given.progression,
    progression_basis: given.progression === null ? null : "imaging",
    last_assessment: given.lastAssessment,
    stop_reason: given.stopReason,
    best_response: given.setting === "metastatic" ? "SD" : null,
    cycles: null,
    death: null,
    last_contact: given.lastContact,
    data_cutoff: given.lastContact + 10,
    tumour: given.tumour,
    site: given.site,
    sex: "female",
    age: 57,
    her2_status: given.her2,
    hr_status: given.hr,
    ecog: 1,
    visceral: "yes",
    synthetic: "synthetic"
  };
}
