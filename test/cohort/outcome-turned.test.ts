import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {checkOutcomeTurnedByTimes} from "../../src/cohort/outcome-turned.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {seededRandom} from "../../src/math/random.ts";
import {inventedFollowUp, type Followed} from "./invented-follow-up.ts";

const code = "outcome-turned-at-source";
const seeds = (n: number): number[] => Array.from({length: n}, (_, i) => i + 1);

const turned = (rows: readonly Followed[], centre: string): Followed[] =>
  rows.map((row) => (row.centre === centre ? {...row, event: row.event === 1 ? 0 : 1} : row));

function foundByTimes(rows: readonly Followed[]): (string | null)[] {
  const found: (string | null)[] = [];
  const columns = new Map<string, (string | number | null)[]>([
    ["time", rows.map(({time}) => time)],
    ["event", rows.map(({event}) => event)],
    ["site", rows.map(({centre}) => centre)]
  ]);
  const places = {file: rows.map(() => "c.csv"), row: rows.map((_, i) => i + 2), unusable: rows.map(() => null)};
  checkOutcomeTurnedByTimes({columns, ...places}, "event", {add: ({received = null}) => found.push(received)});
  return found;
}

/** A file whose second column tells of progression by a day, of death by a word, or of the outcome by its reason; `slips` of them say the opposite. */
function withWitness(rows: readonly Followed[], of: readonly Followed[], seed: number, slips = 0) {
  const random = seededRandom(seed);
  const columns = {
    PD_date: (isEvent: boolean) => (isEvent ? "2023-04-05" : ""),
    vital: (isEvent: boolean) => (isEvent && random() < 0.6 ? "dead" : "alive"),
    reason_of_censoring: (isEvent: boolean) => (isEvent ? "" : "end of study")
  };
  const name = (["PD_date", "vital", "reason_of_censoring"] as const)[seed % 3] ?? "vital";
  const text = rows.map(
    ({id, arm, centre, time, event}, i) =>
      `${id},${arm},${centre},${time},${event},${columns[name]((of[i]?.event === 1) !== random() < slips)}\n`
  );
  return readCohort([{name: "c.csv", text: `patient_id,arm,centre,pfs_months,pfs_event,${name}\n${text.join("")}`}], {
    unit: "months"
  });
}
const stopped = async (...given: Parameters<typeof withWitness>) =>
  (await withWitness(...given)).issues.filter((issue) => issue.code === code);

describe("an outcome that is coded the other way round at one centre", () => {
  const rows = inventedFollowUp(7, 120);
  const [own = ""] = rows.map(({centre}) => centre);

  it("stops where a second column says so, and names centre and column", async () => {
    for (const seed of seeds(9)) {
      const clean = inventedFollowUp(100 + seed, 160);
      const events = (centre: string): number =>
        Math.min(...[0, 1].map((is) => clean.filter((row) => row.centre === centre && row.event === is).length));
      const centre = [...new Set(clean.map((row) => row.centre))].toSorted((a, b) => events(b) - events(a))[0] ?? "";
      if (events(centre) < 10 || clean.filter((row) => row.centre !== centre && row.event === 0).length < 10) continue;
      const [issue] = await stopped(turned(clean, centre), clean, seed);
      expect(issue?.received).toBe(`the opposite where centre is ${centre}`);
      expect(issue?.stops).toBe(true);
      expect(issue?.count).toBe(clean.filter((row) => row.centre === centre).length);
    }
  });

  it("may be accepted", async () => {
    const cohort = await withWitness(turned(rows, own), rows, 3);
    const plan = {by: "column:arm", unit: "months"} as const;
    await expect(analyze(plan, cohort)).rejects.toThrow(code);
    await expect(analyze({...plan, accept: [code]}, cohort)).resolves.toBeDefined();
  });

  it("is not found in clean files, nor where a tenth of the second column is wrong", async () => {
    for (const seed of seeds(30)) {
      const clean = inventedFollowUp(seed);
      expect(await stopped(clean, clean, seed, seed % 2 === 0 ? 0 : 0.1), `seed ${seed}`).toEqual([]);
    }
  });

  it("stops by the times alone where they leave no doubt", () => {
    const sharp = seeds(40).map((seed) => {
      const random = seededRandom(seed);
      return seeds(240).map((i): Followed => {
        const death = -6 * Math.log(random());
        const cutoff = 6 + 12 * random();
        const [time, event] = [Math.min(death, cutoff), death < cutoff ? 1 : 0] as const;
        return {id: `P${i}`, arm: "a", centre: "ABC"[i % 3] ?? "", age: 50, ecog: 0, time, event};
      });
    });
    const told = sharp.map((one) => foundByTimes(turned(one, "B"))[0] ?? null);
    expect(sharp.flatMap(foundByTimes)).toEqual([]);
    expect(new Set(told)).toEqual(new Set(["the opposite where site is B"]));
  });

  it("is not found by the times of 600 clean files", () => {
    expect(seeds(600).filter((seed) => foundByTimes(inventedFollowUp(seed)).length > 0)).toEqual([]);
  });
});
