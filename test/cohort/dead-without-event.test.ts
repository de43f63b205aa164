import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {Stopped} from "../../src/record/stopped.ts";

const read = (header: string, rows: readonly string[], unit: "months" | "days" = "months") =>
  readCohort(
    [
      {
        name: "c.csv",
        role: "follow-up",
        text: `patient_id,${header}\n${rows.map((row, i) => `P${i},${row}\n`).join("")}`
      }
    ],
    {mapping: {time: header.split(",")[0] ?? "", event: header.split(",")[1] ?? ""}, unit}
  );
const found = async (...asked: Parameters<typeof read>) =>
  (await read(...asked)).issues
    .filter(({code}) => code === "death-without-event")
    .map(({severity, stops, row, count}) => `${severity}${stops === true ? " stops" : ""} row ${row}, ${count}`);

describe("a record that is censored on the day of death", () => {
  // P0 progressed, P1 lives, P2 was censored before death: none of these contradicts itself.
  const usual = (dead: string, alive: string): string[] => [`3,1,9,${dead}`, `8,0,8,${alive}`, `4,0,9,${dead}`];
  it.each([
    ["os_status", "1", "0"],
    ["OS_STATUS", "1:DECEASED", "0:LIVING"],
    ["vital", "dead", "alive"],
    ["exitus", "x", ""],
    ["date_of_death", "2023-04-05", ""],
    ["verstorben", "ja", "nein"]
  ])("stops from two on, one is a warning: %s %s, %j", async (column, dead, alive) => {
    const header = `pfs_months,pfs_event,os_months,${column}`;
    expect(await found(header, usual(dead, alive))).toEqual([]);
    expect(await found(header, [...usual(dead, alive), `6,0,6.0,${dead}`])).toEqual(["warning row 5, 1"]);
    expect(await found(header, [...usual(dead, alive), `6,0,6,${dead}`, `7,0,"7",${dead}`])).toEqual([
      "error stops row 5, 2"
    ]);
    // An event at that time is the death.
    expect(await found(header, [...usual(dead, alive), `6,1,6,${dead}`])).toEqual([]);
  });

  it("where all died, too; numbers of one kind alone may be a coding of 1 = alive", async () => {
    expect(await found("pfs,pfs_event,os,vital", ["3,1,9,dead", "5,0,5,dead"])).toEqual(["warning row 3, 1"]);
    expect(await found("pfs,pfs_event,os,os_status", ["3,1,9,1", "5,0,5,1"])).toEqual([]);
    expect(await found("pfs,pfs_event,os,os_status", ["3,1,9,2", "5,0,5,1"])).toEqual([]);
  });

  it("in one unit, and not in time to progression", async () => {
    const rows = ["3,1,9,dead", "5,0,5,dead", "8,0,8,alive"];
    expect(await found("pfs_months,status,os_days,vital", rows)).toEqual([]);
    expect(await found("time,status,os_months,vital", rows)).toEqual(["warning row 3, 1"]);
    expect(await found("time,status,os_months,vital", rows, "days")).toEqual([]);
    expect(await found("ttp_months,status,os_months,vital", rows)).toEqual([]);
    expect(await found("os_months,os_event,pfs_months,vital", rows)).toEqual([]);
  });

  it("lets analyze go on where the plan accepts it", async () => {
    const cohort = await read("pfs_months,pfs_event,os_months,vital", [
      "3,1,9,dead",
      "5,0,5,dead",
      "6,0,6,dead",
      "8,0,8,alive"
    ]);
    await expect(analyze({by: "column:vital"}, cohort)).rejects.toThrow(Stopped);
    const {rows, issues} = await analyze({by: "column:vital", accept: ["death-without-event"]}, cohort);
    expect(rows.length).toBeGreaterThan(0);
    expect(issues.find(({code}) => code === "death-without-event")).toMatchObject({severity: "warning", count: 2});
  });

  it("offers either column first where every death of a censored record ends its time, acceptance last", async () => {
    const linesOf = async (rows: readonly string[], header = "pfs_months,pd,os_months,death") =>
      (await read(header, rows)).issues.flatMap(({code, choices = []}) =>
        code === "death-without-event" ? choices.map(({line}) => line) : []
      );
    const rows = ["3,1,9,yes", "5,0,5,yes", "6,0,6,yes", "8,0,8,no"];
    expect(await linesOf(rows)).toEqual([
      'mapping: {event: {either: ["pd", "death"]}}',
      "accept: [death-without-event]"
    ]);
    // Who died after the time ended has no event of it.
    expect(await linesOf([...rows, "4,0,9,yes"])).toEqual(["accept: [death-without-event]"]);
    expect(await linesOf(["3,1,no", "5,0,yes", "6,0,yes"], "pfs_months,pd,death_before_progression")).toEqual([
      'mapping: {event: {either: ["pd", "death_before_progression"]}}',
      "accept: [death-without-event]"
    ]);
  });
});
