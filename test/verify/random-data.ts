import {type Random, seededRandom} from "../../src/math/random.ts";

export type Weighting = "none" | "frequency" | "probability";

/** One random data set; columns of equal length. */
export interface RandomData {
  readonly id: number;
  readonly delayed: boolean;
  readonly weighting: Weighting;
  readonly stratified: boolean;
  readonly fractional: boolean;
  readonly time: Float64Array;
  readonly event: Uint8Array;
  /** 0 censored, 1 or 2 otherwise; an event of any kind is `event` = 1. */
  readonly cause: Uint8Array;
  /** 0 throughout unless `delayed`. */
  readonly entry: Float64Array;
  /** 1 throughout unless weighted. */
  readonly weight: Float64Array;
  readonly group: Uint8Array;
  /** 1 throughout unless `stratified`. */
  readonly stratum: Uint8Array;
  readonly cluster: Uint16Array;
  readonly age: Float64Array;
  readonly dose: Float64Array;
  readonly marker: Float64Array;
}

/** Columns that go to R, in order. */
export const sentColumns = [
  "time",
  "event",
  "cause",
  "entry",
  "weight",
  "group",
  "stratum",
  "cluster",
  "age",
  "dose",
  "marker"
] as const;

/**
 * Random follow-up of 40 to 200 subjects: 2 to 4 groups, few or many ties or fractional times, and, in turn over the ids, delayed entry, weights, strata.
 * Every group keeps early events and someone at risk from the start, so that all methods apply.
 */
export function randomData(id: number, seed: number): RandomData {
  const random = seededRandom(seed + id);
  const size = 40 + Math.floor(random() * 160);
  const groups = 2 + (id % 3);
  const fractional = id % 4 === 3;
  const delayed = id % 5 === 1 || id % 5 === 3;
  const weighting: Weighting = (["none", "none", "frequency", "none", "probability", "none", "none"] as const)[id % 7];
  const stratified = id % 6 === 2 || id % 6 === 5;
  const scale = [8, 30, 400][Math.floor(random() * 3)];
  const rows = Array.from({length: size}, (_, i) => {
    const age = Math.round(400 + 250 * normal(random)) / 10;
    const dose = Math.floor(random() * 3);
    const marker = random();
    const group = i < groups ? i : Math.floor(random() * groups);
    const stratum = stratified ? Math.floor(random() * 3) : 0;
    const rate = Math.exp(0.25 * group - 0.02 * (age - 40) + 0.3 * dose * marker) / scale;
    const entry = delayed && random() < 0.6 ? random() * 0.4 * scale : 0;
    const event = -Math.log(random()) / rate;
    const censored = random() * 3 * scale;
    const length = Math.min(event, censored);
    const cause = event <= censored ? (random() < 0.6 ? 1 : 2) : 0;
    const round = (value: number): number => (fractional ? value : Math.floor(value));
    return {
      time: round(entry) + (fractional ? length : Math.max(1, Math.ceil(length))),
      event: cause === 0 ? 0 : 1,
      cause,
      entry: round(entry),
      weight:
        weighting === "none"
          ? 1
          : weighting === "frequency"
            ? 1 + Math.floor(random() * 4)
            : Math.round((0.3 + 2 * random()) * 100) / 100 + 0.005,
      group: group + 1,
      stratum: stratum + 1,
      cluster: 1 + Math.floor(i / 2),
      age,
      dose,
      marker: Math.round(marker * 1e6) / 1e6
    };
  });
  const column = (name: (typeof sentColumns)[number]): number[] => rows.map((row) => row[name]);
  return {
    id,
    delayed,
    weighting,
    stratified,
    fractional,
    time: Float64Array.from(column("time")),
    event: Uint8Array.from(column("event")),
    cause: Uint8Array.from(column("cause")),
    entry: Float64Array.from(column("entry")),
    weight: Float64Array.from(column("weight")),
    group: Uint8Array.from(column("group")),
    stratum: Uint8Array.from(column("stratum")),
    cluster: Uint16Array.from(column("cluster")),
    age: Float64Array.from(column("age")),
    dose: Float64Array.from(column("dose")),
    marker: Float64Array.from(column("marker"))
  };
}

/** Box & Muller 1958. */
export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(random())) * Math.cos(2 * Math.PI * random());
}
