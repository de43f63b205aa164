import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {checkMonthsAndDays} from "../../src/cohort/months-and-days.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {tellRecordsNotFollowed} from "../../src/cohort/records-not-followed.ts";
import {tellTimesAlike} from "../../src/cohort/times-alike.ts";
import {tellTimesInARun} from "../../src/cohort/times-in-a-run.ts";
import {seededRandom} from "../../src/math/random.ts";
import type {TimeUnit} from "../../src/record/time-unit.ts";
import {inventedFollowUp} from "./invented-follow-up.ts";

interface Timed {
  readonly time: number;
  readonly event: 0 | 1;
}
type Tell = typeof tellTimesAlike;
const toldBy = (tell: Tell, rows: readonly Timed[]): string[] => {
  const told: string[] = [];
  tell(
    {
      columns: new Map([
        ["time", rows.map(({time}) => time)],
        ["event", rows.map(({event}) => event)]
      ]),
      file: rows.map(() => "c.csv"),
      row: rows.map((_, i) => i + 2),
      unusable: rows.map(() => null)
    },
    "time",
    {add: ({count = 1, received}) => told.push(`${count}: ${received}`)}
  );
  return told;
};
const seeds = (n: number): number[] => Array.from({length: n}, (_, i) => i + 1);
const clean = seeds(1000).map((seed) => inventedFollowUp(seed));

/** Patients who were followed for up to 18 months, a third of them censored on the way. */
const followed = (seed: number, n: number): Timed[] => {
  const random = seededRandom(seed);
  return seeds(n).map((): Timed => {
    const [death, cutoff] = [-7 * Math.log(random()), 2 + 16 * random()];
    return {time: Number((Math.min(death, cutoff) + 0.01).toFixed(2)), event: death < cutoff ? 1 : 0};
  });
};
const repeated = (one: Timed, n: number): Timed[] => seeds(n).map(() => one);

describe("months and days behind a point", () => {
  const found = (texts: readonly string[], unit: TimeUnit = "months"): (string | null)[] => {
    const told: (string | null)[] = [];
    const table = {name: "c.csv", header: ["pfs"], columns: [[...texts]], row: texts.map((_, i) => i + 2)};
    checkMonthsAndDays(table, "pfs", unit, {add: ({received = null}) => told.push(received)});
    return told;
  };
  const two = (part: number): string => String(part).padStart(2, "0");
  const days = (n: number): string[] => seeds(n).map((i) => `${i % 14}.${two((i * 7) % 31)}`);

  it("stop from twenty on, ten of them different, and none above 30", () => {
    expect(found(days(40))).toEqual(["1.07, perhaps 1 months and 7 days"]);
    expect(found(days(20))).toHaveLength(1);
    expect(found(days(19))).toEqual([]);
    expect(found([...days(40), "4.30", "5,3", "6"])).toHaveLength(1);
    expect(found([...days(40), "4.31"])).toEqual([]);
    expect(found([...days(40), "4.125"])).toEqual([]);
    // Assessments every nine weeks: few values, whatever they are.
    expect(found(seeds(60).map((i) => ["2.07", "4.14", "6.21", "8.28"][i % 4] ?? ""))).toEqual([]);
    expect(found(seeds(60).map((i) => `3.${two((i % 9) * 3)}`))).toEqual([]);
    expect(found(seeds(60).map((i) => `3.${two((i % 10) * 3)}`))).toHaveLength(1);
  });

  it("do as years and months, and not in days", () => {
    const months = (n: number, most = 12): string[] => seeds(n).map((i) => `${i % 4}.${two(i % most)}`);
    expect(found(months(12), "years")).toEqual(["1.01, perhaps 1 years and 1 months"]);
    expect(found(months(9), "years")).toEqual([]);
    expect(found(months(13, 13), "years")).toEqual([]);
    expect(found(months(30, 5), "years")).toEqual([]);
    expect(found(days(40), "days")).toEqual([]);
  });

  it("are not found in 1 000 clean files, and may be accepted", async () => {
    expect(clean.filter((rows) => found(rows.map(({time}) => time.toFixed(2))).length > 0)).toEqual([]);
    expect(
      clean.filter(
        (rows) =>
          found(
            rows.map(({time}) => (time / 12).toFixed(2)),
            "years"
          ).length > 0
      )
    ).toEqual([]);
    const rows = days(40).map((time, i) => `P${i * 3},${"ab"[i % 2]},${time},${i % 3 === 0 ? 0 : 1}\n`);
    const cohort = await readCohort([{name: "c.csv", text: `patient_id,arm,pfs_months,pfs_event\n${rows.join("")}`}], {
      unit: "months"
    });
    await expect(analyze({unit: "months", by: "column:arm"}, cohort)).rejects.toThrow("months-and-days");
    await expect(
      analyze({unit: "months", by: "column:arm", accept: ["months-and-days"]}, cohort)
    ).resolves.toBeDefined();
  });
});

describe("records that are censored at time 0", () => {
  it("are told from two on and over 5 %", () => {
    const rows = followed(1, 38);
    const zero: Timed = {time: 0, event: 0};
    expect(toldBy(tellRecordsNotFollowed, [...rows, ...repeated(zero, 2)])).toEqual([]);
    expect(toldBy(tellRecordsNotFollowed, [...rows, ...repeated(zero, 3)])).toEqual(["3: 0, censored"]);
    expect(toldBy(tellRecordsNotFollowed, [...rows, ...repeated({time: 0, event: 1}, 3)])).toEqual([]);
    expect(clean.flatMap((own) => toldBy(tellRecordsNotFollowed, own))).toEqual([]);
  });
});

describe("one time far beyond every other", () => {
  it("is told where all are events, or where somebody would have been censored in between", () => {
    const rows = followed(2, 100);
    expect(toldBy(tellTimesAlike, [...rows, ...repeated({time: 36, event: 0}, 12)])).toEqual(["12: 36, censored"]);
    expect(toldBy(tellTimesAlike, [...rows, ...repeated({time: 36, event: 1}, 3)])).toEqual(["3: 36, with an event"]);
    expect(toldBy(tellTimesAlike, [...rows, ...repeated({time: 36, event: 1}, 2)])).toEqual([]);
    expect(toldBy(tellTimesAlike, [...rows, {time: 36, event: 1}, ...repeated({time: 36, event: 0}, 12)])).toEqual([]);
    expect(toldBy(tellTimesAlike, [...rows, {time: 30, event: 0}, ...repeated({time: 36, event: 0}, 12)])).toEqual([]);
    // Too many for a code.
    expect(toldBy(tellTimesAlike, [...rows, ...repeated({time: 36, event: 0}, 34)])).toEqual([]);
    expect(toldBy(tellTimesAlike, [...rows, ...repeated({time: 36, event: 0}, 33)])).toHaveLength(1);
  });

  it("is no cut-off, at which the times of 1 000 files end, nor the end of who was cured", () => {
    for (const seed of seeds(1000)) {
      const random = seededRandom(seed);
      const cutoff = [12, 24, 36, 60][seed % 4] ?? 36;
      const [scale, cured, lost] = [3 + 12 * random(), 0.4 * random() * (seed % 2), 20 + 400 * random()];
      const rows = seeds(30 + (seed % 170)).map((): Timed => {
        const death = random() < cured ? Infinity : -scale * Math.log(random());
        const end = Math.min(cutoff, -lost * Math.log(random()));
        return {time: Number((Math.min(death, end) + 0.01).toFixed(2)), event: death < end ? 1 : 0};
      });
      const told = toldBy(tellTimesAlike, rows);
      expect(told, `seed ${seed}`).toEqual([]);
    }
    expect(clean.flatMap((own) => toldBy(tellTimesAlike, own))).toEqual([]);
  });
});

describe("times that follow from the row above", () => {
  const rows = followed(3, 60);
  const dragged = (n: number, step: number): Timed[] =>
    rows.map((row, i) => (i > 10 && i <= 10 + n ? {...row, time: 15.5 + step * (i - 11)} : row));

  it("are told where they are too many for chance, whether they rise or stay the same", () => {
    expect(toldBy(tellTimesInARun, dragged(10, 1))).toEqual([
      "10: 10 rows one below the other, each 1 after the one before"
    ]);
    expect(toldBy(tellTimesInARun, dragged(8, -0.5))).toHaveLength(1);
    expect(toldBy(tellTimesInARun, dragged(5, 1))).toEqual([]);
    expect(toldBy(tellTimesInARun, dragged(7, 0))).toEqual(["7: 7 rows one below the other, all the same"]);
    expect(toldBy(tellTimesInARun, rows)).toEqual([]);
    // Where the file is sorted, and at a cut-off, equal times stand together.
    const byTime = (a: Timed, b: Timed): number => a.time - b.time;
    expect(toldBy(tellTimesInARun, dragged(7, 0).toSorted(byTime))).toEqual([]);
    expect(toldBy(tellTimesInARun, [...rows, ...repeated({time: 20, event: 0}, 8)])).toEqual([]);
    expect(toldBy(tellTimesInARun, [...rows, ...repeated({time: 0, event: 0}, 8)])).toEqual([]);
  });

  it("are not told of 1 000 clean files in any order, nor of whole numbers that are sorted", () => {
    const orders: readonly ((a: Timed, b: Timed) => number)[] = [
      () => 0,
      (a, b) => a.time - b.time,
      (a, b) => b.time - a.time,
      (a, b) => a.event - b.event || a.time - b.time
    ];
    for (const [k, own] of clean.entries())
      for (const order of orders) {
        expect(toldBy(tellTimesInARun, own.toSorted(order)), `seed ${k + 1}`).toEqual([]);
        const whole = own.map((row) => ({...row, time: Math.ceil(row.time)}));
        expect(toldBy(tellTimesInARun, whole.toSorted(order)), `whole, seed ${k + 1}`).toEqual([]);
      }
    expect(
      toldBy(
        tellTimesInARun,
        seeds(60).map((time): Timed => ({time, event: 1}))
      )
    ).toEqual([]);
  });
});
