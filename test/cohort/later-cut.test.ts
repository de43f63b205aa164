import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {checkLaterCut} from "../../src/cohort/later-cut.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {seededRandom} from "../../src/math/random.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import {inventedFollowUp} from "./invented-follow-up.ts";

const code = "later-cut-beside";
interface Pair {
  readonly time: number;
  readonly event: 0 | 1;
}

/** Two pairs of time and outcome as a check of the reading sees them. */
function found(
  first: readonly Pair[],
  second: readonly Pair[],
  names = ["t", "e", "t_new", "e_new"],
  write: (event: 0 | 1) => string = String
) {
  const told: (string | undefined)[] = [];
  const columns = [first, second].flatMap((of) => [
    of.map(({time}) => String(time)),
    of.map(({event}) => write(event))
  ]);
  checkLaterCut(
    {name: "c.csv", header: names, columns, row: first.map((_, i) => i + 2)},
    {
      time: names[0] ?? "",
      event: names[1] ?? "",
      times: first.map(({time}) => time),
      events: first.map(({event}) => event)
    },
    {add: ({choices = []}) => told.push(choices[0]?.line)}
  );
  return told;
}

/** Times to death and cut-off, and what is seen of them `months` before. */
function cuts(
  seed: number,
  n: number,
  months: number
): {readonly early: readonly Pair[]; readonly late: readonly Pair[]} {
  const random = seededRandom(seed);
  const all = Array.from({length: n}, () => ({death: -9 * Math.log(random()), cutoff: months + 1 + 20 * random()}));
  const seen = (back: number): Pair[] =>
    all.map(({death, cutoff}) => ({
      time: Number(Math.min(death, cutoff - back).toFixed(2)),
      event: death <= cutoff - back ? 1 : 0
    }));
  return {early: seen(months), late: seen(0)};
}

describe("a later data cut beside an earlier one", () => {
  it("stops where the earlier is read, with the line for the later, which does not stop", () => {
    for (let seed = 1; seed <= 50; seed++) {
      const {early, late} = cuts(seed, 60, 6);
      expect(found(early, late)).toEqual(['mapping: {time: "t_new", event: "e_new"}']);
      expect(
        found(early, late, ["pfs_months", "pfs_event", "pfs_months_2024", "pfs_event_2024"], (one) =>
          one === 1 ? "PD" : "none"
        )
      ).toHaveLength(1);
      expect(found(late, early)).toEqual([]);
      expect(found(late, late)).toEqual([]);
    }
  });

  it("is found with up to one in twenty of the events elsewhere, three that go on and ten records", () => {
    const {early, late} = cuts(3, 60, 6);
    const had = early.flatMap(({event}, i) => (event === 1 ? [i] : []));
    const moved = (n: number): Pair[] =>
      late.map((one, i) => (had.slice(0, n).includes(i) ? {...one, time: one.time + 1} : one));
    const few = Math.floor(0.05 * had.length);
    expect(found(early, moved(few))).toHaveLength(1);
    expect(found(early, moved(few + 1))).toEqual([]);
    const open = early.flatMap(({event}, i) => (event === 0 ? [i] : []));
    const going = (n: number): Pair[] =>
      early.map((one, i) => (open.slice(0, n).includes(i) ? {time: one.time + 5, event: 1} : one));
    expect(found(early, going(3))).toHaveLength(1);
    expect(found(early, going(2))).toEqual([]);
    const {early: small, late: smallLate} = cuts(5, 9, 6);
    expect(found(small, smallLate)).toEqual([]);
  });

  it("is not found in 1 000 files of two endpoints, two readers, or two lines", () => {
    for (let seed = 1; seed <= 1000; seed++) {
      const rows = inventedFollowUp(seed);
      const random = seededRandom(seed);
      const pfs = rows.map(({time, event}): Pair => ({time, event}));
      const survival = rows.map(({time, event}): Pair =>
        event === 0 || random() < 0.3
          ? {time, event}
          : {time: Number((time + 0.1 + 9 * random()).toFixed(2)), event: random() < 0.5 ? 1 : 0}
      );
      const reader = rows.map(({time, event}): Pair =>
        random() < 0.7 ? {time, event} : {time: Number((time * (0.5 + random())).toFixed(2)), event}
      );
      const next = rows.map((): Pair => ({time: Number((9 * random()).toFixed(2)), event: random() < 0.6 ? 1 : 0}));
      expect(found(pfs, survival), `survival, seed ${seed}`).toEqual([]);
      expect(found(pfs, reader), `reader, seed ${seed}`).toEqual([]);
      expect(found(pfs, next), `next line, seed ${seed}`).toEqual([]);
    }
  });

  it("is not taken for survival beside progression that ended in death alone", () => {
    const {early, late} = cuts(3, 60, 6);
    expect(found(early, late, ["pfs_months", "pfs_event", "os_months", "os_event"])).toEqual([]);
  });

  it("may be left alone", async () => {
    const {early, late} = cuts(2, 40, 6);
    const rows = early.map(
      ({time, event}, i) => `P${i * 7},${i % 2},${time},${event},${late[i]?.time ?? ""},${late[i]?.event ?? ""}\n`
    );
    const text = `patient_id,arm,pfs_months,pfs_event,pfs_months_final,pfs_event_final\n${rows.join("")}`;
    const read = (mapping: Readonly<Record<string, string>>) =>
      readCohort([{name: "c.csv", text}], {unit: "months", mapping});
    const first = {time: "pfs_months", event: "pfs_event"};
    await expect(analyze({unit: "months", by: "column:arm", mapping: first}, await read(first))).rejects.toThrow(code);
    const accepted: PlanSpec = {unit: "months", by: "column:arm", mapping: first, accept: [code]};
    await expect(analyze(accepted, await read(first))).resolves.toBeDefined();
    const last = {time: "pfs_months_final", event: "pfs_event_final"};
    const {rows: results} = await analyze({unit: "months", by: "column:arm", mapping: last}, await read(last));
    const events = results.flatMap((row) => (row.kind === "median" ? [row.nEvent] : []));
    expect(events.reduce((sum: number, own) => sum + Number(own), 0)).toBe(
      late.filter(({event}) => event === 1).length
    );
  });
});
