import {normal} from "../verify/random-data.ts";
import {seededRandom} from "../../src/math/random.ts";
import {cox} from "../../src/survival/cox.ts";
import {cumulativeIncidence} from "../../src/survival/cumulative-incidence.ts";
import {gray} from "../../src/survival/gray.ts";
import {survByGroup} from "../../src/survival/groups.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {proportionalHazards} from "../../src/survival/proportional-hazards.ts";
import {surv} from "../../src/survival/surv.ts";

/** Columns of a benchmark data set, each of n numbers. */
export interface Workload {
  readonly time: Float64Array;
  readonly event: Float64Array;
  readonly cause: Float64Array;
  readonly group: Float64Array;
  readonly age: Float64Array;
  readonly dose: Float64Array;
  readonly marker: Float64Array;
}

/** Order of the columns in the file that both sides read. */
export const columnNames = ["time", "event", "cause", "group", "age", "dose", "marker"] as const;

/** Two groups, hazards that depend on four covariates, median about 300 days, a third censored within three years; whole days or fractions of them. */
export function workload(size: number, fractional: boolean, seed: number): Workload {
  const random = seededRandom(seed);
  const data: Workload = {
    time: new Float64Array(size),
    event: new Float64Array(size),
    cause: new Float64Array(size),
    group: new Float64Array(size),
    age: new Float64Array(size),
    dose: new Float64Array(size),
    marker: new Float64Array(size)
  };
  for (let i = 0; i < size; i++) {
    const group = i % 2;
    const age = Math.round(60 + 11 * normal(random));
    const dose = Math.floor(random() * 3);
    const marker = random();
    const event =
      (-Math.log(random()) * 430) / Math.exp(0.2 * group + 0.01 * (age - 60) - 0.1 * dose + 0.3 * (marker - 0.5));
    const censored = random() * 1096;
    const time = Math.min(event, censored);
    data.time[i] = fractional ? time : Math.max(1, Math.ceil(time));
    data.event[i] = event <= censored ? 1 : 0;
    data.cause[i] = event <= censored ? (random() < 0.7 ? 1 : 2) : 0;
    data.group[i] = group;
    data.age[i] = age;
    data.dose[i] = dose;
    data.marker[i] = marker;
  }
  return data;
}

/** What is timed, from raw columns to the result; `prepare` runs outside the clock. */
export interface Task {
  readonly name: string;
  readonly run: (data: Workload) => () => unknown;
}

const covariates = ({group, age, dose, marker}: Workload) => ({group, age, dose, marker});

export const tasks: readonly Task[] = [
  {
    name: "Kaplan–Meier with limits, two groups",
    run:
      ({time, event, group}) =>
      () =>
        survByGroup(surv({time, event}), group).map(({follow}) => kaplanMeier(follow))
  },
  {
    name: "log-rank",
    run:
      ({time, event, group}) =>
      () =>
        logRank(surv({time, event}), group)
  },
  {
    name: "Cox, 4 covariates, Efron, concordance",
    run: (data) => () => cox(surv({time: data.time, event: data.event}), covariates(data))
  },
  {
    name: "proportional hazards test, km",
    run: (data) => {
      const fit = cox(surv({time: data.time, event: data.event}), covariates(data), {concordance: false});
      return () => proportionalHazards(fit);
    }
  },
  {
    name: "cumulative incidence, two groups",
    run:
      ({time, cause, group}) =>
      () =>
        cumulativeIncidence({time, cause, group})
  },
  {
    name: "Gray",
    run:
      ({time, cause, group}) =>
      () =>
        gray({time, cause, group})
  }
];

/** Milliseconds of processor time, user and system, of `count` calls: other programs on the machine do not count, garbage collection does. */
function processorTime(call: () => unknown, count: number): number {
  const start = process.cpuUsage();
  for (let i = 0; i < count; i++) call();
  const {user, system} = process.cpuUsage(start);
  return (user + system) / 1000;
}

/** Processor milliseconds of one call: the least disturbed of six rounds of calls that take 0.2 s or more each; above 1 s, of two rounds. */
export function milliseconds(call: () => unknown): number {
  let count = 1;
  let spent = processorTime(call, count);
  for (; spent < 200; spent = processorTime(call, count)) count *= 2;
  const rounds = Array.from({length: spent < 1000 ? 5 : 1}, () => processorTime(call, count));
  return Math.min(spent, ...rounds) / count;
}
