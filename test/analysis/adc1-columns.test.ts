import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Twelve patients on T-DXd, then SG: P0 comes under observation after the end of T-DXd, and so has a time on SG alone. */
const text = [
  "patient_id,line,regimen,start,end,progression,stop_reason,last_contact,entry,tumour",
  ...Array.from({length: 12}, (_, i) => {
    const [end, entry] = [100 + 10 * i, i === 0 ? 105 : 0];
    return [
      `P${String(i).padStart(2, "0")},1,T-DXd,0,${end},${end},progression,900,${entry},breast`,
      `P${String(i).padStart(2, "0")},2,SG,${end + 10},${end + 90 - 5 * i},${end + 90 - 5 * i},progression,900,${entry},breast`
    ].join("\n");
  })
].join("\n");

describe("pfs_adc1", () => {
  it("is a column of every transition, also where the first patient of the file has no time on ADC1", async () => {
    const cohort = await readCohort([{name: "c.csv", text}]);
    const result = await analyze(
      {by: "sequence", adjust: ["pfs_adc1"], population: {where: "line >= 1"}, sequential: {sensitivity: false}},
      cohort
    );
    expect(result.curves.map(({group, n}) => [group, n])).toEqual([["T-DXd → SG", 12]]);
    expect(result.followUp.filter(({patient_id}) => patient_id === "P00").map(({position}) => position)).toEqual([2]);
  });

  it("is known of who came under observation after its end", async () => {
    const cohort = await readCohort([{name: "c.csv", text}]);
    const analysedWhere = async (where: string) => {
      const {curves, ledger} = await analyze(
        {by: "sequence", population: {where}, sequential: {sensitivity: false}},
        cohort
      );
      return [
        curves.map(({n}) => n),
        ledger.filter(({step}) => step === "population").map((line) => [line.reason, line.patientId])
      ];
    };
    // P00: 100 days, 3.285 months.
    expect(await analysedWhere("pfs_adc1 > 3.28")).toEqual([[12], []]);
    expect(await analysedWhere("pfs_adc1 > 3.29")).toEqual([[11], [["condition-not-met", "P00"]]]);
  });
});
