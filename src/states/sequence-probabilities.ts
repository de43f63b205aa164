import {listsByKey} from "../record/lists-by-key.ts";
import {cumulativeIncidence, incidenceAt} from "../survival/cumulative-incidence.ts";

/** How one patient went on after the start of ADC1. */
export interface SequenceCourse {
  readonly adc1: string;
  /** What came in between and ADC2, e.g. `["direct", "SG"]`; null without ADC2. */
  readonly onward: readonly [between: string, adc2: string] | null;
  readonly died: boolean;
  /** Days from the start of ADC1 to ADC2, or without it to death or the end of follow-up. */
  readonly time: number;
  /** Days from the start of ADC1 to the first day under observation; null when observed from the start. */
  readonly entry: number | null;
}

/** Names of those who have not reached ADC2 by the day. */
export const withoutAdc2 = {died: "died before ADC2", alive: "alive without ADC2"} as const;

/** Paths with their probabilities, the patients behind them, and those whose ADC1 nobody was followed long enough on. */
interface KnownPaths {
  readonly paths: readonly {readonly path: readonly (string | null)[]; readonly n: number}[];
  readonly n: number;
  readonly left: number;
}

/**
 * Probability of each path from ADC1 to ADC2 by a day, among those who started ADC1: the share of each ADC1 times the Aalen–Johansen cumulative incidence of each way to ADC2 with the other ways and
 * death competing. The probabilities add up to 1. Times in days.
 *
 * `left` counts patients on an ADC1 whose follow-up ends before the day; they are not among `n`. Throws `RangeError` for a day that is not above 0, and for no course.
 * Source: as `cumulativeIncidence`.
 *
 * @example
 * const course = (time, onward, died = false) => ({adc1: "T-DXd", onward, died, time, entry: null});
 * sequenceProbabilities([course(100, ["direct", "SG"]), course(150, null, true), course(200, null), course(400, null)], 365).paths.map(({path, n}) => [path[1], n]) // [["direct", 0.25], ["died before ADC2", 0.25], ["alive without ADC2", 0.5]]
 */
export function sequenceProbabilities(courses: readonly SequenceCourse[], day: number): KnownPaths {
  if (!(day > 0 && Number.isFinite(day))) throw new RangeError(`day must be a finite number > 0, got ${day}`);
  if (courses.length === 0) throw new RangeError("courses must hold at least one patient, got none");
  const byAdc1 = listsByKey(courses, ({adc1}) => adc1);
  const known = [...byAdc1]
    .toSorted(([a, own], [b, other]) => other.length - own.length || (a < b ? -1 : 1))
    .flatMap(([adc1, own]) => {
      const ways = waysBy(own, day);
      return ways === null ? [] : [{adc1, patients: own.length, ways}];
    });
  const n = known.reduce((sum, {patients}) => sum + patients, 0);
  return {
    paths: known.flatMap(({adc1, patients, ways}) =>
      ways.map(({way, probability}) => ({path: [adc1, ...way], n: (probability * patients) / n}))
    ),
    n,
    left: courses.length - n
  };
}

type Way = readonly [string, string | null];

interface WayProbability {
  readonly way: Way;
  readonly probability: number;
}

/** Every way with its probability by the day, in order of their names; null where follow-up ends before. */
function waysBy(courses: readonly SequenceCourse[], day: number): WayProbability[] | null {
  const delayed = courses.some(({entry}) => entry !== null && entry > 0);
  const seen = delayed ? courses.filter(({entry, time}) => time > Math.max(0, entry ?? 0)) : courses;
  if (seen.every((course) => wayOf(course) === null)) return seen.some(({time}) => time >= day) ? alive(1) : null;
  const given = endedBy(seen, day, delayed);
  if (given === null) return null;
  return [
    ...given.filter(({probability}) => probability > 0).toSorted((a, b) => (orderOf(a.way) < orderOf(b.way) ? -1 : 1)),
    ...alive(1 - given.reduce((sum, {probability}) => sum + probability, 0))
  ];
}

const wayOf = ({onward, died}: SequenceCourse): Way | null => onward ?? (died ? [withoutAdc2.died, null] : null);

const alive = (probability: number): WayProbability[] =>
  probability > 1e-12 ? [{way: [withoutAdc2.alive, null], probability}] : [];

/** Ways to ADC2 come before death without it. */
const orderOf = ([a, b]: Way): string => `${b === null ? "1" : "0"}${a} ${b ?? ""}`;

/** The ways that anybody took with their probabilities by the day, by Aalen–Johansen; null where one is not known until then. */
function endedBy(courses: readonly SequenceCourse[], day: number, delayed: boolean): WayProbability[] | null {
  const curves = cumulativeIncidence({
    time: courses.map(({time}) => time),
    cause: courses.map((course) => {
      const way = wayOf(course);
      return way === null ? null : JSON.stringify(way);
    }),
    ...(delayed ? {entry: courses.map(({entry}) => Math.max(0, entry ?? 0))} : {})
  });
  const ended = curves.reduce((sum, {estimate}) => sum + (estimate.at(-1) ?? 0), 0) > 1 - 1e-9;
  const reached = curves.map((curve) => ({
    way: JSON.parse(String(curve.cause)) as Way,
    probability: incidenceAt(curve, [day])[0]?.estimate ?? (ended ? (curve.estimate.at(-1) ?? 0) : null)
  }));
  const given = reached.flatMap(({way, probability}) => (probability === null ? [] : [{way, probability}]));
  return given.length < reached.length ? null : given;
}
