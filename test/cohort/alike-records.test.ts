import {describe, expect, it} from "vitest";
import {tellAlikePatients, tellAlikeRecords} from "../../src/cohort/alike-records.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {inventedFollowUp} from "./invented-follow-up.ts";

/** Fifty records in tenths of a month, no two of which agree, then as many repetitions of the first ones. */
const times = Array.from({length: 50}, (_, i) => (i * 7 + 11) / 10);
const counted = (columns: Record<string, readonly (number | string)[]>): number[] => {
  const found: number[] = [];
  const n = Object.values(columns)[0]?.length ?? 0;
  tellAlikeRecords(
    {
      columns: new Map(Object.entries(columns).map(([name, values]) => [name, [...values]])),
      unusable: Array.from({length: n}, () => null)
    },
    {add: ({count}) => found.push(count ?? 1)}
  );
  return found;
};

describe("records without an identifier that repeat another", () => {
  it("are told where times hardly ever agree", () => {
    expect(counted({time: [...times, times[0] ?? 0]})).toEqual([1]);
    expect(counted({time: [...times, ...times.slice(0, 3)]})).toEqual([3]);
    expect(counted({time: times})).toEqual([]);
    expect(counted({time: [...times, 6], event: [...times.map(() => 1), 0]})).toEqual([]);
  });

  it("are not told where chance makes as many", () => {
    // Times 1 … 25 twice, half of each with an event: of 50 records 25 repeat none in time and outcome; 1225 pairs, of which 25/1225 agree in time and 600/1225 in outcome: 12 by chance.
    const months = Array.from({length: 50}, (_, i) => (i % 25) + 1);
    const events = Array.from({length: 50}, (_, i) => (i < 25 ? 1 : 0));
    expect(counted({time: [...months, 1, 2, 3], event: [...events, 1, 1, 1]})).toEqual([]);
    // A column of which 72 of 1225 pairs agree (twelve values four times, two once): 1378 · 25/1225 · 600/1225 · 72/1225 = 0.81 by chance, and 3 or more with probability 0.05.
    const sites = Array.from({length: 50}, (_, i) => (i < 48 ? i % 12 : i));
    expect(counted({time: [...months, 1, 2, 3], event: [...events, 1, 1, 1], site: [...sites, 0, 1, 2]})).toEqual([]);
    // A third column that agrees in 1 of 1225 pairs: 0.01 by chance, and 3 are seen.
    const ages = Array.from({length: 50}, (_, i) => (i < 49 ? 30 + i : 30));
    expect(counted({time: [...months, 1, 2, 3], event: [...events, 1, 1, 1], age: [...ages, 30, 31, 32]})).toEqual([3]);
  });

  it("are left out, not told, where a column identifies patients", async () => {
    const rows = times.map((time, i) => `${i},${time},1\n`).join("");
    const cohort = await readCohort([{name: "t.csv", text: `id,time,event\n${rows}0,1.1,1\n`}], {unit: "months"});
    expect(cohort.followUp?.numRows()).toBe(50);
    expect(cohort.issues.map(({code}) => code)).not.toContain("records-alike");
    const without = await readCohort([{name: "t.csv", text: `nr,time,event\n${rows}51,1.1,1\n`}], {unit: "months"});
    expect(without.followUp?.numRows()).toBe(51);
    const anonymous = await readCohort(
      [{name: "t.csv", text: `time,event\n${times.map((time) => `${time},1\n`).join("")}1.1,1\n`}],
      {unit: "months"}
    );
    expect(anonymous.followUp?.numRows()).toBe(51);
    expect(anonymous.issues.find(({code}) => code === "records-alike")?.count).toBe(1);
  });
});

describe("patients who are alike", () => {
  const told = (columns: Record<string, readonly (number | string)[]>): (string | number | null | undefined)[][] => {
    const found: (string | number | null | undefined)[][] = [];
    const n = Object.values(columns)[0]?.length ?? 0;
    tellAlikePatients(
      {
        columns: new Map(Object.entries(columns).map(([name, values]) => [name, [...values]])),
        unusable: Array.from({length: n}, () => null)
      },
      {
        add: ({count, received}) =>
          found.push([
            count,
            received?.includes("but one") ? "nearly" : received?.includes("rounded") ? "rounded" : "same"
          ])
      }
    );
    return found;
  };
  /** 50 patients; then `again` of the first ones under new identifiers, changed by `change`. */
  const cohort = (again: number, change: (column: string, value: number) => number = (_, value) => value) => {
    const of = (column: string, value: (i: number) => number): number[] =>
      Array.from({length: 50 + again}, (_, i) => (i < 50 ? value(i) : change(column, value(i - 50))));
    return {
      patient_id: Array.from({length: 50 + again}, (_, i) => `P${i}`),
      time: of("time", (i) => 10 + ((i * 7) % 43)),
      event: of("event", (i) => (i % 3 === 0 ? 0 : 1)),
      age: of("age", (i) => 40 + ((i * 11) % 37)),
      sex: of("sex", (i) => Math.floor(i / 5) % 2),
      site: of("site", (i) => (i * i) % 7),
      weight: of("weight", (i) => 50 + ((i * 13) % 41))
    };
  };

  it("are told where every other column agrees, however they are numbered", () => {
    expect(told(cohort(0))).toEqual([]);
    expect(told(cohort(1))).toEqual([[1, "same"]]);
    expect(told(cohort(3))).toEqual([[3, "same"]]);
    expect(told({...cohort(3), Nr: Array.from({length: 53}, (_, i) => i + 1)})).toEqual([[3, "same"]]);
  });

  it("are told where all but one agree, from two on", () => {
    const younger = (column: string, value: number): number => (column === "age" ? value + 1 : value);
    expect(told(cohort(2, younger))).toEqual([[2, "nearly"]]);
    expect(told(cohort(1, younger))).toEqual([]);
    const two = (column: string, value: number): number => (column === "age" || column === "time" ? value + 1 : value);
    expect(told(cohort(3, two))).toEqual([]);
  });

  it("are told where times are rounded and one more column differs, from three on", () => {
    const rows = inventedFollowUp(11, 100);
    const fine = (i: number): number => ((i * 173) % 1900) / 100 + 0.51;
    const file = (again: number, change: (row: (typeof rows)[number]) => object = () => ({}), digits = 1) => {
      const all = rows.map((row, i) => ({...row, time: fine(i)}));
      const copies = all
        .filter(({time}) => Number(time.toFixed(digits)) !== time)
        .slice(0, again)
        .map((row, i) => ({...row, ...change(row), id: `X${i}`, time: Number(row.time.toFixed(digits))}));
      const both = [...all, ...copies];
      return {
        patient_id: both.map(({id}) => id),
        arm: both.map(({arm}) => arm),
        time: both.map(({time}) => time),
        event: both.map(({event}) => event),
        age: both.map(({age}) => age),
        ecog: both.map(({ecog}) => ecog),
        site: both.map(({centre}) => centre)
      };
    };
    const moved = () => ({centre: "Z"});
    expect(told(file(0))).toEqual([]);
    expect(told(file(8, moved))).toEqual([[8, "rounded"]]);
    expect(told(file(8, moved, 0))).toEqual([[8, "rounded"]]);
    expect(told(file(8, () => ({})))).toContainEqual([8, "rounded"]);
    expect(told(file(2, moved))).toEqual([]);
    expect(told(file(8, ({age}) => ({centre: "Z", age: age + 1})))).toEqual([]);
  });

  it("are not told of 300 clean files, some sites of which round their times", () => {
    const found = Array.from({length: 300}, (_, seed) => seed + 1).filter((seed) => {
      const rows = inventedFollowUp(seed);
      const round = (time: number, site: string): number => Number(time.toFixed(site < "C" ? seed % 2 : 2));
      return told({
        patient_id: rows.map(({id}) => id),
        arm: rows.map(({arm}) => arm),
        time: rows.map(({time, centre}) => round(time, centre)),
        event: rows.map(({event}) => event),
        age: rows.map(({age}) => age),
        ecog: rows.map(({ecog, age}) => (age > 70 ? 2 : ecog)),
        site: rows.map(({centre}) => centre),
        sex: rows.map(({age}) => age % 2)
      }).some(([, how]) => how === "rounded");
    });
    expect(found).toEqual([]);
  });

  it("are not told where chance makes as many, nor of a time in two units", () => {
    const {patient_id, time, event} = cohort(3);
    // Of 1378 pairs about one in 43 agrees in time and half of these in the outcome: 16 by chance.
    expect(told({patient_id, time, event})).toEqual([]);
    expect(told({patient_id, time, days: time.map((months) => months * 30), event})).toEqual([]);
  });
});
