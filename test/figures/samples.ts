import {seededRandom} from "../../src/math/random.ts";
import type {TimeUnit} from "../../src/record/time-unit.ts";
import type {WholeCurve} from "../../src/figures/survival-curve.ts";

/** Follow-up of one synthetic patient. */
export interface Subject {
  readonly time: number;
  readonly event: 0 | 1;
  readonly entry?: number;
}

/**
 * Kaplan–Meier with Greenwood's variance and the log-log interval, written out from the textbook (Klein & Moeschberger 2003, 4.2 and 4.3)
 * so that the pictures do not depend on the estimators under test elsewhere.
 */
export function curveOf(
  group: string,
  subjects: readonly Subject[],
  unit: TimeUnit = "days",
  more: Partial<WholeCurve> = {}
): WholeCurve {
  const time = [...new Set(subjects.map((subject) => subject.time))].sort((a, b) => a - b);
  const nRisk = time.map((t) => subjects.filter((subject) => subject.time >= t && (subject.entry ?? -1) < t).length);
  const nEvent = time.map((t) => subjects.filter((subject) => subject.time === t && subject.event === 1).length);
  const nCensored = time.map((t) => subjects.filter((subject) => subject.time === t && subject.event === 0).length);
  let survival = 1;
  let sum = 0;
  const estimate: number[] = [];
  const confLow: number[] = [];
  const confHigh: number[] = [];
  for (let i = 0; i < time.length; i += 1) {
    const n = nRisk[i] ?? 0;
    const d = nEvent[i] ?? 0;
    survival *= 1 - d / n;
    sum += d / (n * (n - d));
    const half = (1.959964 * Math.sqrt(sum)) / Math.abs(Math.log(survival));
    estimate.push(survival);
    confLow.push(survival === 1 ? 1 : survival ** Math.exp(half));
    confHigh.push(survival === 1 ? 1 : survival ** Math.exp(-half));
  }
  const first = (column: readonly number[]): number | null =>
    time[column.findIndex((value) => value <= 0.5 + 1e-9)] ?? null;
  const median = {estimate: first(estimate), confLow: first(confLow), confHigh: first(confHigh)};
  return {
    group,
    unit,
    time,
    estimate,
    confLow,
    confHigh,
    nRisk,
    nEvent,
    nCensored,
    n: subjects.length,
    median,
    ...more
  };
}

/** Exponential times to event with uniform censoring, in whole days, from a seed. */
export function simulated({
  n,
  medianDays,
  followUpDays,
  seed
}: {
  readonly n: number;
  readonly medianDays: number;
  readonly followUpDays: number;
  readonly seed: number;
}): Subject[] {
  const random = seededRandom(seed);
  return Array.from({length: n}, () => {
    const event = Math.ceil((-Math.log(1 - random()) * medianDays) / Math.LN2);
    const censoring = Math.ceil(followUpDays * (0.25 + 0.75 * random()));
    return {time: Math.min(event, censoring), event: event <= censoring ? 1 : 0};
  });
}

const arm = (
  group: string,
  n: number,
  medianDays: number,
  followUpDays: number,
  seed: number,
  more: Partial<WholeCurve> = {}
): WholeCurve => curveOf(group, simulated({n, medianDays, followUpDays, seed}), "days", more);

/** Curves for the pictures: realistic ones and hard ones. */
export const curveSamples: Readonly<Record<string, readonly WholeCurve[]>> = {
  two: [
    arm("T-DXd", 84, 280, 900, 1, {payloadClass: "topoisomerase I inhibitor"}),
    arm("T-DM1", 66, 130, 900, 2, {payloadClass: "microtubule inhibitor"})
  ],
  three: [
    arm("payload swap", 58, 210, 800, 3),
    arm("target-only swap", 91, 95, 800, 4),
    arm("rechallenge", 14, 150, 600, 5)
  ],
  eight: Array.from({length: 8}, (_, i) => arm(`ADC pair ${"ABCDEFGH"[i]}`, 30 + 5 * i, 90 + 45 * i, 1100, 10 + i)),
  tiny: [
    curveOf("SG", [
      {time: 61, event: 1},
      {time: 190, event: 1},
      {time: 300, event: 0}
    ])
  ],
  long: [
    arm("trastuzumab emtansine followed by trastuzumab deruxtecan", 64, 300, 900, 21),
    arm("sacituzumab govitecan followed by trastuzumab deruxtecan", 40, 120, 900, 22),
    arm("enfortumab vedotin followed by sacituzumab govitecan", 27, 70, 700, 23)
  ],
  noEvents: [
    curveOf(
      "T-DXd",
      [90, 120, 200, 260, 300].map((time) => ({time, event: 0}))
    ),
    arm("SG", 20, 150, 500, 31)
  ],
  allCensored: [
    curveOf(
      "SG",
      [40, 90, 120, 200, 260, 300, 420].map((time) => ({time, event: 0}))
    )
  ],
  greek: [arm("αFR-positive → β-arm, ≥ 2 lines", 44, 200, 700, 41), arm("TROP2 − “low” ½ µg/ml", 38, 120, 700, 42)],
  nonLatin: [
    arm("Смена нагрузки", 44, 200, 700, 43),
    arm("Смена только мишени", 38, 120, 700, 44),
    arm("Χωρίς αλλαγή", 21, 90, 600, 45)
  ],
  one: [arm("All patients", 150, 200, 1000, 51)],
  delayed: [
    curveOf(
      "Sequenced",
      simulated({n: 60, medianDays: 300, followUpDays: 1100, seed: 61}).map((subject, i) => ({
        ...subject,
        time: subject.time + 200 * ((i % 5) / 5) + 1,
        entry: 200 * ((i % 5) / 5)
      }))
    ),
    arm("Not sequenced", 60, 160, 900, 62)
  ],
  tenYears: [arm("T-DXd", 300, 900, 3900, 71), arm("SG", 260, 500, 3900, 72)],
  short: [
    curveOf(
      "SG",
      Array.from({length: 24}, (_, i) => ({time: 10 + 3 * i, event: i % 3 === 0 ? 0 : 1}))
    )
  ]
};
