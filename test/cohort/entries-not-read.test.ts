import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {checkEntriesNotRead} from "../../src/cohort/entries-not-read.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {seededRandom} from "../../src/math/random.ts";
import {inventedFollowUp} from "./invented-follow-up.ts";

const times = Array.from({length: 40}, (_, i) => 2 + i / 4);
/** A third come under observation late, before their time. */
const late = times.map((time, i) => (i % 3 === 0 ? Number((time / 2).toFixed(2)) : 0));
const read = (column: string, entries: readonly (number | string)[], mapping: Readonly<Record<string, string>> = {}) =>
  readCohort(
    [
      {
        name: "c.csv",
        text: `patient_id,arm,pfs_months,pfs_event,${column}\n${times.map((time, i) => `P${i * 3},${"ab"[i % 2]},${time},${i % 4 === 0 ? 0 : 1},${entries[i]}\n`).join("")}`
      }
    ],
    {unit: "months", mapping: {time: "pfs_months", event: "pfs_event", ...mapping}}
  );
const found = async (...given: Parameters<typeof read>) =>
  (await read(...given)).issues
    .filter(({code}) => code === "entry-not-read" || code === "entries-after-times")
    .map(({code, count, choices = []}) => [code, count, ...choices.map(({line}) => line)]);

describe("delayed entry in a column that nothing reads", () => {
  const accept = "accept: [entry-not-read]";

  it("stops, with the line that reads it where the unit is that of the times", async () => {
    const months = ["entry_months", "left_truncation", "Truncation time", "time_to_sequencing", "study entry (months)"];
    for (const column of months)
      expect(await found(column, late), column).toEqual([
        ["entry-not-read", 14, `mapping: {entry: ${JSON.stringify(column)}}`, accept]
      ]);
    const days = late.map((months) => Math.round(months * 30));
    expect(await found("entry_days", days)).toEqual([["entry-not-read", 14, accept]]);
    expect(await found("entry_months", late, {entry: "entry_months"})).toEqual([]);
  });

  it("does not where it is no entry, or nobody came late", async () => {
    expect(
      await found(
        "entry_months",
        times.map(() => 0)
      )
    ).toEqual([]);
    expect(
      await found(
        "entry_months",
        late.map((_, i) => (i === 3 ? 1 : 0))
      )
    ).toEqual([]);
    expect(
      await found(
        "entry_months",
        late.map((_, i) => (i === 3 || i === 4 ? 1 : 0))
      )
    ).toHaveLength(1);
    expect(
      await found(
        "entry_date",
        late.map((_, i) => `2023-01-${String(10 + (i % 20))}`)
      )
    ).toEqual([]);
    expect(await found("ecog_at_entry", late)).toEqual([]);
    expect(await found("data_entry", late)).toEqual([]);
    // Times from another origin: as many lie behind the time as before it.
    expect(
      await found(
        "entry_months",
        times.map((time, i) => (i % 2 === 0 ? time + 5 : time / 2))
      )
    ).toEqual([]);
  });

  it("may be accepted, and is read by the line", async () => {
    const plan = {unit: "months", by: "column:arm"} as const;
    const cohort = await read("entry_months", late);
    await expect(analyze(plan, cohort)).rejects.toThrow("entry-not-read");
    await expect(analyze({...plan, accept: ["entry-not-read"]}, cohort)).resolves.toBeDefined();
    await expect(analyze(plan, await read("entry_months", late, {entry: "entry_months"}))).resolves.toBeDefined();
  });

  it("is not found in 1 000 clean files by what other columns are called", () => {
    const header = [
      "time_from_diagnosis",
      "start",
      "start_year",
      "prior_lines",
      "age_at_entry",
      "index_months",
      "follow_up_months"
    ];
    for (let seed = 1; seed <= 1000; seed++) {
      const rows = inventedFollowUp(seed);
      const random = seededRandom(seed);
      const columns = header.map(() => rows.map(({time}) => (time * random()).toFixed(2)));
      const told: string[] = [];
      checkEntriesNotRead(
        {name: "c.csv", header, columns, row: rows.map((_, i) => i + 2)},
        header,
        {unit: "months", times: rows.map(({time}) => time)},
        {add: ({column}) => told.push(column ?? "")}
      );
      expect(told).toEqual([]);
    }
  });
});

describe("entries that do not lie before the times", () => {
  const days = (n: number): number[] => times.map((time, i) => (i < n ? time + 10 : 0));
  it("stop from two on and over 5 %", async () => {
    expect(await found("entry", days(2))).toEqual([]);
    expect(await found("entry", days(3))).toEqual([["entries-after-times", 3, "accept: [entries-after-times]"]]);
  });

  it("are left out where the plan accepts it", async () => {
    const cohort = await read("entry", days(4));
    await expect(analyze({unit: "months", by: "column:arm"}, cohort)).rejects.toThrow("entries-after-times");
    const {rows} = await analyze({unit: "months", by: "column:arm", accept: ["entries-after-times"]}, cohort);
    expect(rows.flatMap(({kind, n}) => (kind === "median" ? [n] : []))).toEqual([18, 18]);
  });
});
