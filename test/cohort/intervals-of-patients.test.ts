import {describe, expect, it} from "vitest";
import {intervalsOfPatients} from "../../src/cohort/intervals-of-patients.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

type Row = readonly [group: string, start: number, time: number, event: number];

/** Patients whose observation is cut at days of their own, or at one day for all: one row each, or two. */
function cut(n: number, at: (p: number) => number): Row[] {
  return Array.from({length: n}, (_, p) => p).flatMap((p): Row[] => {
    const [group, time, event] = [p % 2 === 0 ? "A" : "B", 50 + ((p * 97) % 311), p % 3 > 0 ? 1 : 0];
    return at(p) > 0 && at(p) < time
      ? [
          [group, 0, at(p), 0],
          [group, at(p), time, event]
        ]
      : [[group, 0, time, event]];
  });
}
/** In an order that tells nothing. */
const shuffled = (rows: readonly Row[]): Row[] =>
  rows
    .map((row, i) => ({row, place: (i * 7919) % 1009}))
    .toSorted((a, b) => a.place - b.place)
    .map(({row}) => row);
const header = ["arm", "start", "time", "event"];
const found = (rows: readonly Row[], mapped: readonly string[] = ["time", "event"]) => {
  const columns = header.map((_, k) => rows.map((row) => String(row[k])));
  const unknown = header.filter((name) => !mapped.includes(name)).map((column) => ({column, perhaps: null}));
  const is = intervalsOfPatients(
    {header, columns},
    {mapped: mapped.map((name) => ({canonical: name === "start" ? "entry" : name, column: name})), unknown}
  );
  return is === null ? null : `${is.start} ${is.following}/${is.later}`;
};

describe("rows that are intervals of patients whom no column tells", () => {
  it("are found one below the other, in either order, and by an entry that is mapped", () => {
    expect(found(cut(40, (p) => 5 + p))).toBe("start 40/40");
    expect(found(cut(40, (p) => 5 + p).toReversed())).toBe("start 40/40");
    expect(
      found(
        cut(40, (p) => 5 + p),
        ["time", "event", "start"]
      )
    ).toBe("start 40/40");
    expect(found(cut(40, (p) => (p < 4 ? 7 + p : 0)))).toBe("start 4/4");
  });

  it("are found in any order, where more begin at a time than end by chance around it", () => {
    expect(found(shuffled(cut(60, () => 30)))).toMatch(/^start/);
    expect(found(shuffled(cut(60, (p) => 5 + 3 * p)))).toMatch(/^start/);
  });

  it("need three rows that begin later, of which nine in ten follow another", () => {
    expect(found(cut(40, (p) => (p < 2 ? 7 : 0)))).toBeNull();
    const lost = (but: number): Row[] =>
      cut(40, (p) => 5 + p).map((row, i) =>
        i % 2 === 1 && i < 2 * but ? [row[0], row[1] + 0.5, row[2], row[3]] : row
      );
    expect(found(lost(4))).toBe("start 36/40");
    expect(found(lost(5))).toBeNull();
  });

  it("are none where one row a patient begins late, whole months and many patients too", () => {
    // Congruences stand for chance: starts of 0 to 11, times of 1 to 40 months.
    const late = (n: number, step: number): Row[] =>
      Array.from({length: n}, (_, i): Row => {
        const start = i % 2 === 0 ? 0 : ((i * 29) % 12) * step;
        return [i % 3 === 0 ? "A" : "B", start, start + (1 + ((i * 53) % 29)) * step, i % 4 === 0 ? 0 : 1];
      });
    for (const n of [30, 120, 600]) for (const step of [1, 0.1, 30]) expect(found(late(n, step))).toBeNull();
    expect(found(late(200, 1).toSorted((a, b) => a[2] - b[2]))).toBeNull();
    expect(found(late(200, 1).toSorted((a, b) => a[1] - b[1] || a[2] - b[2]))).toBeNull();
  });
});

describe("coarse times", () => {
  it("are no intervals where as many end at other times as at the starts", () => {
    // 25 end at each of months 1 to 4, 20 begin at each of 1 to 3: what stands together by chance.
    const first = Array.from({length: 100}, (_, i): Row => ["A", 0, 1 + (i % 4), 1]);
    const late = Array.from({length: 60}, (_, i): Row => ["A", 1 + (i % 3), 4 + ((i * 7) % 3), 0]);
    expect(
      found([...late, ...first.map((row, i): Row => (i % 2 === 0 ? row : ["B", row[1], row[2], row[3]])), ...first])
    ).toBeNull();
  });
});

describe("reading intervals", () => {
  const text = (rows: readonly Row[]): string => `${header.join()}\n${rows.map((row) => row.join()).join("\n")}\n`;
  const stopsOf = async (rows: readonly Row[], more: Parameters<typeof readCohort>[1] = {}) =>
    (await readCohort([{name: "c.csv", text: text(rows)}], {unit: "days", ...more})).issues.filter(({stops}) => stops);

  it("stops with what to do", async () => {
    const [stop, ...others] = await stopsOf(cut(40, (p) => 5 + p));
    expect(others).toEqual([]);
    expect(stop).toMatchObject({code: "patients-not-told-apart", column: "start", count: 40});
    expect(stop?.hint).toContain("identifiers: {rows: last}");
    expect(await stopsOf(cut(40, () => 0))).toEqual([]);
  });

  it("says nothing where the plan tells the patients", async () => {
    expect(
      await stopsOf(
        cut(40, (p) => 5 + p),
        {mapping: {patient_id: "arm"}}
      )
    ).toEqual([]);
  });
});
