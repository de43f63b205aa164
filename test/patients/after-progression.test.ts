import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {afterProgression, type AfterProgression} from "../../src/patients/after-progression.ts";
import {patientsOf} from "../../src/patients/patient.ts";

/** Lines of one patient: regimen, start, end, progression, reason of the stop, best given as cells with commas; then death and last contact. */
async function of(
  lines: readonly string[],
  {death = "", cutoff = null}: {readonly death?: string; readonly cutoff?: number | null} = {}
): Promise<AfterProgression> {
  const text = `patient_id,regimen,start,end,progression,stop_reason,death,last_contact\n${lines.map((line) => `P1,${line},${death},${death || 900}`).join("\n")}\n`;
  const [patient] = patientsOf(await readCohort([{name: "c.csv", text}])).patients;
  if (patient === undefined || patient.adc1 === null) throw new Error("wanted a patient with an ADC");
  return afterProgression(patient, patient.adc1, cutoff);
}

async function told(...given: Parameters<typeof of>): Promise<readonly (string | number | null)[]> {
  const found = await of(...given);
  if (found.kind === "not progressed") return [found.reason];
  const {progression, next} = found.progressed;
  return [progression, next?.kind ?? null, next?.start ?? null];
}

const ADC1 = "T-DXd,0,100,110,progression";

describe("progression on ADC1 and what came next", () => {
  it.each<[string, readonly string[], object, readonly (string | number | null)[]]>([
    ["an ADC", [ADC1, "SG,120,200,,"], {}, [110, "ADC", 120]],
    ["the same ADC, long after", [ADC1, "T-DXd,400,500,,"], {}, [110, "ADC", 400]],
    ["another therapy", [ADC1, "eribulin,120,200,,"], {}, [110, "other systemic therapy", 120]],
    [
      "another therapy, then an ADC: the first counts",
      [ADC1, "eribulin,120,200,,", "SG,210,300,,"],
      {},
      [110, "other systemic therapy", 120]
    ],
    [
      "a drug that was not read and is no ADC",
      [ADC1, "drug of a friend,120,200,,"],
      {},
      [110, "other systemic therapy", 120]
    ],
    ["a regimen that may be an ADC", [ADC1, "study drug,120,200,,"], {}, [110, "not known", 120]],
    [
      "an ADC without a name, or an arm that was not given",
      [ADC1, "ADC or chemotherapy,120,200,,"],
      {},
      [110, "not known", 120]
    ],
    ["an ADC with a drug that may be one", [ADC1, "SG + study drug,120,200,,"], {}, [110, "ADC", 120]],
    ["nothing", [ADC1], {}, [110, null, null]],
    [
      "supportive drugs and radiotherapy are nothing",
      [ADC1, "denosumab,120,200,,", "radiotherapy,130,140,,"],
      {},
      [110, null, null]
    ],
    [
      "radiotherapy first, then chemotherapy",
      [ADC1, "radiotherapy,112,118,,", "eribulin,120,200,,"],
      {},
      [110, "other systemic therapy", 120]
    ],
    [
      "a progression on the day of the next therapy",
      ["T-DXd,0,100,120,progression", "eribulin,120,200,,"],
      {},
      [120, "other systemic therapy", 120]
    ],
    ["treated on beyond the progression", ["T-DXd,0,300,110,progression", "SG,310,400,,"], {}, [110, "ADC", 310]],
    ["a therapy after the cut-off is none", [ADC1, "SG,120,200,,"], {cutoff: 119}, [110, null, null]],
    ["a therapy on the cut-off is one", [ADC1, "SG,120,200,,"], {cutoff: 120}, [110, "ADC", 120]]
  ])("%s", async (_, lines, options, expected) => {
    expect(await told(lines, options)).toEqual(expected);
  });

  it("a progression on a partner of ADC1 that was given on alone is one; on the next therapy it is not", async () => {
    const ev = "EV + pembrolizumab,0,100,,toxicity";
    expect(await told([ev, "pembrolizumab,100,240,250,progression", "carboplatin,260,300,,"])).toEqual([
      250,
      "other systemic therapy",
      260
    ]);
    expect(await told([ev, "carboplatin,120,240,250,progression"])).toEqual([
      "next therapy without a progression before it"
    ]);
  });

  it.each<[string, readonly string[], object, string]>([
    [
      "stopped for progression without a day",
      ["T-DXd,0,100,,progression", "SG,120,200,,"],
      {},
      "stopped ADC1 for progression, without a day of it before the next therapy"
    ],
    [
      "stopped for progression, its day after the next therapy began",
      ["T-DXd,0,100,121,progression", "eribulin,120,200,,"],
      {},
      "stopped ADC1 for progression, without a day of it before the next therapy"
    ],
    [
      "the day after the next therapy began",
      ["T-DXd,0,100,121,toxicity", "eribulin,120,200,,"],
      {},
      "next therapy without a progression before it"
    ],
    [
      "stopped for toxicity, nothing more",
      ["T-DXd,0,100,,toxicity"],
      {},
      "stopped ADC1 for another reason, no progression recorded"
    ],
    [
      "stopped for toxicity, then died",
      ["T-DXd,0,100,,toxicity"],
      {death: "200"},
      "stopped ADC1 for another reason, no progression recorded"
    ],
    ["died on it", ["T-DXd,0,100,,death"], {death: "110"}, "died without a progression recorded"],
    ["still on it", ["T-DXd,0,,,"], {}, "no progression recorded"],
    ["a progression after the cut-off", [ADC1], {cutoff: 109}, "no progression recorded"],
    [
      "an ADC1 that is not known",
      ["study drug,0,100,110,progression", "SG,120,200,,"],
      {},
      "first ADC not known by name"
    ]
  ])("%s: counted apart", async (_, lines, options, reason) => {
    expect(await told(lines, options)).toEqual([reason]);
  });
});

describe("the next therapy as one course, by one rule on both kinds", () => {
  const course = async (...lines: string[]): Promise<(number | null)[]> => {
    const found = await of([ADC1, ...lines]);
    const given = found.kind === "progressed" ? found.progressed.next?.course : undefined;
    return [given?.start ?? null, given?.end ?? null, given?.progression ?? null, given?.nextStart ?? null];
  };

  it.each<[string, string]>([
    ["an ADC", "SG"],
    ["another therapy", "eribulin"]
  ])("%s given on in a second row is one course; the next drug ends it", async (_, drug) => {
    expect(await course(`${drug},120,150,,`, `${drug},160,220,230,progression`, "vinorelbine,240,300,310,")).toEqual([
      120, 220, 230, 240
    ]);
  });

  it("a partner that is dropped opens no line, one that is added does", async () => {
    expect(await course("gemcitabine + carboplatin,120,150,,", "gemcitabine,151,220,230,")).toEqual([
      120,
      220,
      230,
      null
    ]);
    expect(await course("gemcitabine,120,150,,", "gemcitabine + carboplatin,151,220,230,")).toEqual([
      120,
      150,
      null,
      151
    ]);
  });

  it("a partner of ADC1 that begins anew on the day of another drug belongs to the new regimen", async () => {
    const found = await of([
      "EV + pembrolizumab,0,100,110,progression",
      "carboplatin,120,150,,",
      "pembrolizumab,120,300,310,progression"
    ]);
    const course = found.kind === "progressed" ? found.progressed.next?.course : undefined;
    expect([course?.partners.toSorted(), course?.end, course?.progression, course?.nextStart]).toEqual([
      ["carboplatin", "pembrolizumab"],
      300,
      310,
      null
    ]);
  });

  it("two rows that begin on one day are one course", async () => {
    expect(await course("gemcitabine,120,150,,", "carboplatin,120,170,180,progression")).toEqual([120, 170, 180, null]);
  });
});
