import {windowOf} from "../patients/adc-pair.ts";
import type {AskedOfStarters, RefusalOf} from "../record/refusal.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";

/** Whether everyone in the file reached ADC2, and what limits who can be in it. */
export interface ReceivedBoth {
  /** `received-both` when every patient who started ADC1 also started ADC2: PFS(ADC1) is then right-truncated. */
  readonly design: "received-both" | "all who started ADC1";
  readonly started: number;
  readonly reached: number;
  /** reached / started. */
  readonly share: number;
  /** Share of those who reached ADC2 whose PFS(ADC1) ended in an event; 1 is the mark of the design. */
  readonly eventShare: number | null;
  /** Days from ADC1 start to the data cut-off, ascending; empty where no cut-off is recorded. */
  readonly windows: readonly number[];
  /** Patients without a recorded cut-off: for them truncation cannot be repaired. */
  readonly withoutCutoff: number;
}

/**
 * Tells a received-both cohort from one of all who started ADC1: the share with ADC2 (100 % is the mark), and each patient's window W = cut-off − ADC1 start.
 *
 * Throws `RangeError` when nobody started ADC1.
 *
 * @example
 * receivedBoth([{adc1Start: 0, adc2Start: 200, cutoff: 400, event1: 1}, {adc1Start: 30, adc2Start: null, cutoff: 400, event1: 0}]) // {design: "all who started ADC1", share: 0.5}
 */
export function receivedBoth(
  starters: readonly Pick<AdcStarter, "adc1Start" | "adc2Start" | "cutoff" | "event1">[]
): ReceivedBoth {
  const started = starters.length;
  if (started === 0) throw new RangeError("starters must hold at least one patient, got none");
  const reached = starters.filter(({adc2Start}) => adc2Start !== null);
  const windows = starters
    .map(windowOf)
    .filter((window) => window !== null)
    .sort((a, b) => a - b);
  return {
    design: reached.length === started ? "received-both" : "all who started ADC1",
    started,
    reached: reached.length,
    share: reached.length / started,
    eventShare: reached.length === 0 ? null : reached.filter(({event1}) => event1 === 1).length / reached.length,
    windows,
    withoutCutoff: started - windows.length
  };
}

/** A file in which fewer than this share of those who started ADC1 have no ADC2 is not one of everyone who started it. */
const FEWEST_WITHOUT = 0.05;

/**
 * Why a file cannot answer what only one of everyone who started ADC1 can, unless told a contrast between classes or sequences: everyone in it received both ADCs, or all but so few that they can be strays; null where it can hold everyone who started ADC1. An ADC2 after the cut-off is one: the
 * patient is in the file all the same.
 *
 * @example
 * const of = (without, all) => Array.from({length: all}, (_, i) => ({adc2Start: i < without ? null : 100}));
 * [of(0, 20), of(1, 21), of(1, 20)].map((starters) => receivedBothRefusal(starters)?.question ?? null) // ["contrast", "contrast-but-few", null]
 */
export function receivedBothRefusal(
  starters: readonly Pick<AdcStarter, "adc2Start" | "hasAdc2">[],
  question: AskedOfStarters = "contrast"
): RefusalOf<"received-both-only"> | null {
  const without = starters.filter(({adc2Start, hasAdc2}) => adc2Start === null && hasAdc2 !== true).length;
  if (starters.length === 0 || without >= FEWEST_WITHOUT * starters.length) return null;
  return {code: "received-both-only", question: without === 0 ? question : `${question}-but-few`};
}
