import {expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {seededRandom} from "../../src/math/random.ts";

interface Site {
  readonly name: string;
  readonly patients: number;
  /** By how much its days are divided. */
  readonly by: number;
}

/** Patients of two lines with exponential times, by the seed. */
function cohort(sites: readonly Site[], {seed = 1, column = "site", means = [150, 90]} = {}): string {
  const random = seededRandom(seed);
  const long = (mean: number): number => Math.ceil(5 - mean * Math.log(1 - random()));
  const rows = sites.flatMap(({name, patients, by}) =>
    Array.from({length: patients}, (_, i) => {
      const [first, gap, second, after] = [long(means[0] ?? 0), long(20), long(means[1] ?? 0), long(200)];
      const days = [0, first, first + gap, first + gap + second, first + gap + second + after].map((day) =>
        Math.ceil(day / by)
      );
      const [a, b, c, d, last] = days;
      return `${name}${i},1,T-DXd,${a},${b},${name},${last}\n${name}${i},2,SG,${c},${d},${name},${last}\n`;
    })
  );
  return `patient_id,line,regimen,start,progression,${column},last_contact\n${rows.join("")}`;
}

const codes = async (text: string): Promise<boolean> =>
  (await readCohort([{name: "c.csv", text}])).issues.some(({code, stops}) => code === "units-mixed" && stops === true);

it.each([
  ["weeks at one of three", [10, 10, 10], 7, true],
  ["months at one of three", [10, 10, 10], 30.44, true],
  ["weeks of five patients", [20, 20, 5], 7, true],
  ["weeks of four, too few to tell", [20, 20, 4], 7, false],
  ["days everywhere", [10, 10, 10], 1, false],
  ["half as long at one", [10, 10, 10], 2, false]
])("%s", async (_, [a = 0, b = 0, c = 0], by, stops) => {
  const sites = [
    {name: "A", patients: a, by: 1},
    {name: "B", patients: b, by: 1},
    {name: "C", patients: c, by}
  ];
  expect(await codes(cohort(sites))).toBe(stops);
  expect(await codes(cohort(sites, {column: "Zentrum"}))).toBe(stops);
  expect(await codes(cohort(sites, {column: "tumour"}))).toBe(false);
});

it("is not told of 200 cohorts in days, with small sites and a site of late lines", async () => {
  let stopped = 0;
  for (let seed = 1; seed <= 200; seed++) {
    const sites = [
      {name: "A", patients: 12, by: 1},
      {name: "B", patients: 5, by: 1},
      {name: "C", patients: 6, by: 2}
    ];
    if (await codes(cohort(sites, {seed}))) stopped++;
  }
  expect(stopped).toBe(0);
});
