import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {TimeUnit} from "../../src/record/time-unit.ts";

/** Days after 1 January 2023, and the date so many days later. */
const date = (days: number): string => new Date(Date.UTC(2023, 0, 1 + days)).toISOString().slice(0, 10);
const spans = Array.from({length: 40}, (_, i) => 40 + i * 17);

interface Given {
  readonly unit?: TimeUnit;
  readonly start?: string;
  readonly end?: string;
  /** A date as the file writes it. */
  readonly write?: (iso: string) => string;
}
async function found(
  times: readonly number[],
  {unit = "months", start = "start_date", end = "pfs_date", write = (iso) => iso}: Given = {}
) {
  const rows = times.map((time, i) => `${write(date(i))},${write(date(i + (spans[i] ?? 0)))},${time},${i % 2}\n`);
  const cohort = await readCohort([{name: "c.csv", text: `${start},${end},time,event\n${rows.join("")}`}], {unit});
  return cohort.issues
    .filter(({code}) => code === "time-against-dates")
    .map(({count, stops, row, choices = []}) => [count, stops === true, row, choices[0]?.line]);
}
const months = spans.map((days) => Number((days / 30.4375).toFixed(1)));
const wrong = (n: number): number[] => months.map((time, i) => (i < n ? time * 3 : time));
const accept = "accept: [time-against-dates]";

describe("times beside the dates on which they start and end", () => {
  it("are told where one is another, and stop from two on and over 5 %", async () => {
    expect(await found(months)).toEqual([]);
    expect(await found(wrong(1))).toEqual([[1, false, 2, undefined]]);
    expect(await found(wrong(2))).toEqual([[2, false, 2, undefined]]);
    expect(await found(wrong(3))).toEqual([[3, true, 2, accept]]);
  });

  it("may be rounded, and made with months of 30 days or years of 365", async () => {
    expect(await found(spans.map((days) => Math.floor(days / 30.4375)))).toEqual([]);
    expect(await found(spans.map((days) => Number((days / 30).toFixed(2))))).toEqual([]);
    expect(
      await found(
        spans.map((days) => Number((days / 365).toFixed(2))),
        {unit: "years"}
      )
    ).toEqual([]);
    expect(
      await found(
        spans.map((days) => days + 1),
        {unit: "days"}
      )
    ).toEqual([]);
  });

  it("stop with the unit of which they are, where most are in another", async () => {
    const weeks = spans.map((days) => Number((days / 7).toFixed(1)));
    expect(await found(weeks)).toEqual([[40, true, 2, "unit: weeks"]]);
    expect(await found(weeks, {unit: "weeks"})).toEqual([]);
    // One arm of two: 15 of 40 in weeks.
    expect(await found(months.map((time, i) => (i < 15 ? (weeks[i] ?? 0) : time)))).toEqual([[15, true, 2, accept]]);
  });

  it("are of another thing where fewer than six in ten agree", async () => {
    expect(await found(wrong(16))).toEqual([[16, true, 2, accept]]);
    expect(await found(wrong(17))).toEqual([]);
  });

  it("are compared by dates in any order that the cells prove, and by no other", async () => {
    const turned = (iso: string): string => iso.split("-").toReversed().join(".");
    expect(await found(wrong(3), {write: turned})).toEqual([[3, true, 2, accept]]);
    expect(await found(wrong(3), {start: "Therapiebeginn", end: "Ereignisdatum"})).toEqual([[3, true, 2, accept]]);
    expect(await found(wrong(3), {start: "diagnosis_date"})).toEqual([]);
    expect(await found(wrong(3), {end: "next_staging"})).toEqual([]);
    // Of the first three rows the second alone has an event, whose day this is.
    expect(await found(wrong(3), {end: "progression_date"})).toEqual([[1, false, 3, undefined]]);
  });
});

describe("times of events beside days of progression or death", () => {
  const of = async (header: string, time: (i: number) => number, event: (i: number) => number = (i) => i % 2) => {
    const rows = spans.map(
      (span, i) => `${date(i)},${event(i) === 1 ? date(i + span) : ""},${date(i + span + 100)},${time(i)},${event(i)}\n`
    );
    const cohort = await readCohort([{name: "c.csv", text: `${header}\n${rows.join("")}`, role: "follow-up"}], {
      unit: "months",
      mapping: {time: header.split(",")[3] ?? "", event: header.split(",")[4] ?? ""}
    });
    return cohort.issues
      .filter(({code}) => code === "time-against-dates")
      .map(({count, stops, expected}) => [count, stops === true, expected]);
  };
  const pfs = "start_date,progression_date,last_contact,pfs_months,pfs_event";
  const os = "start_date,date_of_death,last_contact,os_months,os_event";
  const own = (i: number): number => months[i] ?? 0;
  /** The first of the events are taken from another day. */
  const stale =
    (n: number) =>
    (i: number): number =>
      own(i) + (i % 2 === 1 && i < 2 * n ? 6 : 0);

  it("are told where one is another, and stop from two on and over 5 %", async () => {
    const expected = "the time from start_date to progression_date, in months";
    expect(await of(pfs, own)).toEqual([]);
    expect(await of(pfs, stale(1))).toEqual([[1, false, expected]]);
    expect(await of(pfs, stale(2))).toEqual([[2, true, expected]]);
    expect(await of(os, stale(3))).toEqual([[3, true, "the time from start_date to date_of_death, in months"]]);
  });

  it("are left alone where most go another way, the time is of the end of therapy, or nobody had the event there", async () => {
    expect(await of(pfs, stale(9))).toEqual([]);
    expect(await of(pfs.replace("pfs_months,pfs_event", "ttd_months,ttd_event"), stale(3))).toEqual([]);
    expect(await of(os.replace("date_of_death", "progression_date"), stale(3))).toEqual([]);
    // Who is censored may be so on another day.
    expect(await of(pfs, (i) => own(i) + (i % 2 === 0 ? 3 : 0))).toEqual([]);
  });
});
