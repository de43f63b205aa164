import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {patientsOf} from "../../src/patients/patient.ts";
import {relapseStrata, relapseStratum} from "../../src/patients/relapse-after-adc1.ts";

const header = "patient_id,line,regimen,setting,start,end,progression,stop_reason";
/** What the first transition of a patient says of the relapse. */
const relapseOf = async (...lines: readonly string[]): Promise<readonly unknown[]> => {
  const text = [header, ...lines.map((line) => `P,${line}`)].join("\n");
  const [patient] = patientsOf(await readCohort([{name: "c.csv", text}])).patients;
  const end = patient?.transitions[0]?.endOfAdc1;
  return [end?.relapseDays, end?.relapseStratum, end?.relapseRecorded];
};
const adjuvant = ",T-DM1,adjuvant,10,300,,completion";
const metastatic = (start: number): string => `1,T-DXd,metastatic,${start},${start + 100},${start + 105},progression`;

describe("the strata of a relapse after a (neo)adjuvant ADC1", () => {
  it.each([
    [-5, "within-6-months"],
    [0, "within-6-months"],
    [182, "within-6-months"],
    [183, "within-6-months"],
    [184, "within-12-months"],
    [364, "within-12-months"],
    [365, "within-12-months"],
    [366, "later"],
    [null, "not-dated"]
  ] as const)("%s days after the last dose: %s", (days, stratum) => {
    expect(relapseStratum(days)).toBe(stratum);
  });

  it("have limits that rise, and names of their own", () => {
    const limits = relapseStrata.flatMap(({upTo}) => (upTo === null ? [] : [upTo]));
    expect(limits).toEqual(limits.toSorted((a, b) => a - b));
    expect(new Set(relapseStrata.map(({name}) => name)).size).toBe(relapseStrata.length);
  });
});

describe("the day of the relapse", () => {
  it("is that recorded on ADC1", async () => {
    expect(await relapseOf(",T-DM1,adjuvant,10,300,320,progression", metastatic(700))).toEqual([
      20,
      "within-6-months",
      true
    ]);
  });

  it("or on (neo)adjuvant therapy after it", async () => {
    expect(await relapseOf(adjuvant, ",letrozole,adjuvant,310,500,484,progression", metastatic(700))).toEqual([
      184,
      "within-12-months",
      true
    ]);
  });

  it("or on the first day of the metastatic line, which is one of the line before", async () => {
    expect(await relapseOf(adjuvant, "1,T-DXd,metastatic,420,500,420,progression")).toEqual([
      120,
      "within-6-months",
      true
    ]);
  });

  it("not recorded, it came before the first metastatic therapy, whatever that was", async () => {
    expect(await relapseOf(adjuvant, metastatic(420))).toEqual([120, "within-6-months", false]);
    const before = "1,docetaxel + trastuzumab,metastatic,420,600,610,progression";
    expect(await relapseOf(adjuvant, before, metastatic(700).replace("1,", "2,"))).toEqual([
      120,
      "within-6-months",
      false
    ]);
  });

  it("a bone agent opens no metastatic therapy", async () => {
    expect(await relapseOf(adjuvant, ",denosumab,metastatic,400,600,,", metastatic(700))).toEqual([
      400,
      "later",
      false
    ]);
  });

  it("without a last dose the relapse is dated to nothing", async () => {
    expect(await relapseOf(",T-DM1,adjuvant,10,,320,", metastatic(340))).toEqual([null, "not-dated", true]);
  });

  it("there is none after a metastatic ADC1, nor before an adjuvant ADC2", async () => {
    expect(await relapseOf("1,T-DM1,metastatic,10,300,320,progression", metastatic(340).replace("1,", "2,"))).toEqual([
      null,
      null,
      null
    ]);
    expect(await relapseOf(",T-DM1,neoadjuvant,10,90,,completion", ",T-DXd,adjuvant,120,300,,completion")).toEqual([
      null,
      null,
      null
    ]);
  });
});
