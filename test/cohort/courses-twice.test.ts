import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {diceOf} from "../../src/cohort/dice.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {seededRandom} from "../../src/math/random.ts";

const code = "course-under-two-identifiers";
const header = "patient_id,line,regimen,start,end,progression,stop_reason,last_contact,centre";
type Line = readonly [regimen: string, start: number, end: number, progression: number];
interface Invented {
  readonly lines: readonly Line[];
  readonly last: number;
}

/** Patients with two lines, on days since the first start that are multiples of a grid. */
function invented(n: number, seed: number, grid = 1): Invented[] {
  const dice = diceOf(seededRandom(seed));
  const on = (days: number): number => Math.max(1, Math.ceil(days / grid)) * grid;
  return Array.from({length: n}, () => {
    const end = on(dice.exponential(5));
    const progression = end + on(dice.whole(1, 10));
    const start = progression + on(dice.whole(3, 40));
    const secondEnd = start + on(dice.exponential(4));
    const secondProgression = secondEnd + on(dice.whole(1, 10));
    const names = dice.one([["T-DXd", "SG"] as const, ["SG", "T-DXd"] as const]);
    return {
      lines: [
        [names[0], 0, end, progression],
        [names[1], start, secondEnd, secondProgression]
      ],
      last: secondProgression + on(dice.exponential(8))
    };
  });
}

const rowsOf = ({lines, last}: Invented, id: string, centre = "A"): string[] =>
  lines.map(([regimen, ...days], k) => [id, k + 1, regimen, ...days, "progression", last, centre].join(","));
const read = (patients: readonly Invented[], copies: readonly Invented[] = []) =>
  readCohort([
    {
      name: "c.csv",
      role: "lines",
      text: `${[header, ...patients.flatMap((one, i) => rowsOf(one, `P${100 + i}`)), ...copies.flatMap((one, i) => rowsOf(one, `Q7${i}x`, "B"))].join("\n")}\n`
    }
  ]);
const found = async (...given: Parameters<typeof read>) =>
  (await read(...given)).issues.filter((issue) => issue.code === code);
const changed =
  (change: (line: Line, k: number) => Line, more = 0) =>
  ({lines, last}: Invented): Invented => ({lines: lines.map(change), last: last + more});
const brands: Readonly<Record<string, string>> = {"T-DXd": "Enhertu", "SG": "Trodelvy"};

describe("a patient under two identifiers", () => {
  const patients = invented(40, 1);
  it.each<[string, (one: Invented) => Invented, isMoved?: boolean]>([
    ["copied exactly", (one) => one],
    ["by brand names", changed(([name, ...days]) => [brands[name] ?? name, ...days])],
    [
      "progression a day later",
      changed(([name, start, end, progression]) => [name, start, end, progression + 1]),
      true
    ],
    ["the second line three days later", changed(([name, ...days], k) => [name, days[0] + 3 * k, days[1], days[2]])],
    ["followed for longer", changed((line) => line, 200)]
  ])("%s: stops, says the column apart and no identifier", async (_, change, isMoved = false) => {
    const copies = patients.slice(0, 5).map(change);
    const issues = await found(patients, copies);
    expect(issues).toMatchObject([{stops: true, column: "patient_id"}]);
    // Five copies; where days were moved, those with common intervals may be by chance and are not counted.
    expect(issues[0]?.count).toBeLessThanOrEqual(5);
    expect(issues[0]?.count).toBeGreaterThanOrEqual(isMoved ? 1 : 5);
    expect(issues[0]?.hint).toContain("differ in centre");
    expect(JSON.stringify(issues)).not.toMatch(/P10\d|Q7\dx/u);
    const cohort = await read(patients, copies);
    await expect(analyze({}, cohort)).rejects.toThrow(code);
    await expect(analyze({accept: [code]}, cohort)).resolves.toBeDefined();
  });

  it.each<[string, (one: Invented) => Invented]>([
    ["another agent", changed(([name, ...days], k) => [k === 1 ? "EV" : name, ...days])],
    ["the second line four days later", changed(([name, ...days], k) => [name, days[0] + 4 * k, days[1], days[2]])],
    ["no further day", changed(([name, start, end, progression]) => [name, start, end + 4, progression + 8], 20)]
  ])("%s: does not", async (_, change) => {
    expect(await found(patients, patients.slice(0, 5).map(change))).toEqual([]);
  });
});

describe("courses that agree by chance", () => {
  it("days on a coarse grid tell nothing", async () => {
    const coarse = invented(60, 2, 84);
    expect(await found(coarse, coarse.slice(0, 3))).toEqual([]);
  });

  it.each([1, 3, 7, 21, 28])("no clean cohort on a grid of %d days stops", {timeout: 120_000}, async (grid) => {
    const stopped: number[] = [];
    for (let seed = 1; seed <= 4; seed++) if ((await found(invented(100, seed, grid))).length > 0) stopped.push(seed);
    expect(stopped).toEqual([]);
  });
});
