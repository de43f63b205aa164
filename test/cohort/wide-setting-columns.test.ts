import {expect, it} from "vitest";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Two patients: the first has T-DM1 before T-DXd and SG, the second T-DXd and SG. */
const read = (names: readonly [string, string, string], cells: readonly (readonly string[])[]): Promise<Cohort> => {
  const header = [1, 2, 3].map((n) => `ADC${n},ADC${n}_start,${names[n - 1]}`).join(",");
  const drugs = [
    ["T-DM1,0", "T-DXd,900", "SG,1200"],
    ["T-DXd,0", "SG,300", ","]
  ];
  const rows = drugs.map((own, i) => own.map((drug, k) => `${drug},${cells[i]?.[k] ?? ""}`).join(","));
  return readCohort([{name: "w.csv", text: `patient_id,${header}\nA,${rows[0]}\nB,${rows[1]}\n`}]);
};
const settings = (cohort: Cohort): unknown[] => cohort.lines.array("setting") as unknown[];

it.each([
  [["ADC1_Intention", "ADC2_Intention", "ADC3_Intention"], "kurativ", "palliativ", "early"],
  [["Ziel ADC1", "Ziel ADC2", "Ziel ADC3"], "adj.", "pall.", "adjuvant"],
  [["x1", "x2", "x3"], "eBC", "mBC", "early"]
] as const)("%j tell the setting of each ADC by their cells", async (names, early, late, setting) => {
  const cohort = await read(names, [
    [early, late, late],
    [late, late, ""]
  ]);
  expect(settings(cohort)).toEqual([setting, "metastatic", "metastatic", "metastatic", "metastatic"]);
  expect(cohort.lines.array("line")).toEqual([null, 1, 2, 1, 2]);
  expect(
    cohort.issues.filter(
      ({code, hint}) => code === "recognised-column" && /^read as adc[123]_setting \(its values\)$/.test(hint ?? "")
    )
  ).toHaveLength(3);
});

it("is not told by columns without numbers of blocks, of something else, or of one kind of therapy alone", async () => {
  const metastatic = Array.from({length: 5}).fill("metastatic");
  const names = ["Ziel1", "Ziel2", "Ziel3"] as const;
  const low = ["low", "positive", "low"];
  expect(settings(await read(names, [low, low]))).toEqual(metastatic);
  const late = ["palliativ", "palliativ", "palliativ"];
  expect(settings(await read(names, [late, late]))).toEqual(metastatic);
  expect(settings(await read(["eins", "zwei", "drei"], [["kurativ", "palliativ", "palliativ"], late]))).toEqual(
    metastatic
  );
});
