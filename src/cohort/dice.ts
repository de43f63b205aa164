import {DAYS_PER_MONTH} from "../math/calendar-days.ts";
import type {Random} from "../math/random.ts";

/** The draws that invented patients are made of; each takes its numbers from one stream, so that the order of calls is part of what a seed means. */
export interface Dice {
  /** A number in [0, 1). */
  readonly random: Random;
  /** An exponential time in days whose median is given in months. */
  readonly exponential: (median: number) => number;
  /** A whole number, both ends included. */
  readonly whole: (from: number, to: number) => number;
  readonly chance: (probability: number) => boolean;
  readonly one: <Item>(of: readonly Item[]) => Item;
}

/**
 * Draws from a stream of random numbers, one number each.
 *
 * @example
 * diceOf(() => 0.5).whole(10, 20) // 15
 */
export function diceOf(random: Random): Dice {
  return {
    random,
    exponential: (median) => (-Math.log(random()) * median * DAYS_PER_MONTH) / Math.LN2,
    whole: (from, to) => from + Math.floor(random() * (to - from + 1)),
    chance: (probability) => random() < probability,
    one: (of) => of[Math.floor(random() * of.length)]
  };
}
