import {DAYS_PER_MONTH} from "../math/calendar-days.ts";
import type {Dice} from "./dice.ts";
import type {SyntheticArm, SyntheticScenario} from "./synthetic-scenarios.ts";

/** What decides how a patient gets from ADC1 to ADC2; days. */
export interface SyntheticCourse extends Reach {
  readonly adc1Start: number;
  readonly stoppedForToxicity: boolean;
  readonly withTherapyBetween: boolean;
  readonly toProgression2: number;
  /** The patient starts ADC2, where that day comes before the cut-off. */
  readonly reachesAdc2: boolean;
  /** Days from the last progression to death. */
  readonly survivalAfter: number;
}

/** One draw of what decides whether a patient is seen on ADC2; days. */
interface Reach {
  readonly toProgression1: number;
  readonly onAdc1: number;
  readonly gap: number;
  readonly adc2Start: number;
  readonly cutoff: number;
}

/** Median of a therapy between the two ADCs, months. */
const MEDIAN_BETWEEN = 2.5;
/** Mean pause between the two ADCs, and mean pause beside a therapy in between, months. */
const MEAN_GAP = 0.9;
const MEAN_PAUSE = 0.7;
/** Median of the time from the last progression to death, months. */
const MEDIAN_SURVIVAL_AFTER = 7;

/** Draws the course from a start of ADC1 on. Everyone lives through ADC1 in a received-both file; a share stops for toxicity before progression. */
export function drawCourse(
  arm: SyntheticArm,
  scenario: SyntheticScenario,
  adc1Start: number,
  dice: Dice
): SyntheticCourse {
  const receivedBoth = scenario.design === "received-both";
  const start: Start = {
    adc1Start,
    stoppedForToxicity: dice.chance(scenario.toxicityStop),
    withTherapyBetween: dice.chance(arm.intervening)
  };
  let reach = drawReach(arm, scenario, start, dice);
  if (receivedBoth) while (reach.adc2Start >= reach.cutoff) reach = drawReach(arm, scenario, start, dice);
  return {
    ...start,
    ...reach,
    toProgression2: Math.max(7, Math.round(dice.exponential(arm.medianAdc2))),
    reachesAdc2: receivedBoth || !dice.chance(scenario.attrition),
    survivalAfter: Math.round(dice.exponential(MEDIAN_SURVIVAL_AFTER))
  };
}

type Start = Pick<SyntheticCourse, "adc1Start" | "stoppedForToxicity" | "withTherapyBetween">;

function drawReach(
  arm: SyntheticArm,
  scenario: SyntheticScenario,
  {adc1Start, stoppedForToxicity, withTherapyBetween}: Start,
  {random, exponential, whole}: Dice
): Reach {
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
  let low = medianAdc1 / 4;
  let high = accrual * 20;
  if (shareBelow(medianAdc1, longest, high) > 0.5)
    throw new RangeError(
      `medianAdc1 must be below ${((1 - Math.SQRT1_2) * longest).toFixed(1)} for an accrual of ${accrual} months, got ${medianAdc1}`
    );
  for (let i = 0; i < 100; i++) {
    const middle = (low + high) / 2;
    if (shareBelow(medianAdc1, longest, middle) > 0.5) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Share of the times seen that are below x, where times have the given median and can be seen up to `longest`. */
function shareBelow(x: number, longest: number, median: number): number {
  const rate = Math.LN2 / median;
  const seenUntil = (time: number): number =>
    longest * -Math.expm1(-rate * time) - (-Math.expm1(-rate * time) / rate - time * Math.exp(-rate * time));
  return seenUntil(x) / seenUntil(longest);
}
