import {describe, expect, it} from "vitest";
import {adc2Columns} from "../../src/patients/adc2-columns.ts";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Source} from "../../src/record/source.ts";
import {adcTransitions} from "../../src/patients/transition-table.ts";
import {metaboliser} from "../../src/patients/ugt1a1-metaboliser.ts";
import {isCnsOnly} from "../../src/patients/progression-sites.ts";
import {nearestEcog} from "../../src/patients/ecog-at-start.ts";
import {textOf} from "../markdown-page.ts";

type Row = Record<string, unknown>;

/** The first transition of each patient of files of lines and, where given, of others. */
async function rowsOf(lines: string, others: readonly Source[] = []): Promise<Map<string, Row>> {
  const cohort = await readCohort([{name: "lines.csv", text: lines}, ...others]);
  const rows = adcTransitions(adcExposures(cohort).exposures, cohort).transitions.objects() as Row[];
  return new Map(rows.toReversed().map((row) => [String(row["patient_id"]), row]));
}

/** One cell of each patient, in the order of the patients. */
const column = (rows: ReadonlyMap<string, Row>, name: string): Row =>
  Object.fromEntries([...rows].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, row]) => [id, row[name]]));

const file = (header: string, ...rows: string[]): string => `${header}\n${rows.join("\n")}\n`;

describe("topoisomerase I inhibitors before ADC2", () => {
  const header = "patient_id,line,regimen,start,end,setting,progression,stop_reason";

  it("counts conjugates and drugs of any earlier line, and days from the last dose of the last of them", async () => {
    const rows = await rowsOf(
      file(
        header,
        "A,1,T-DXd,0,100,,110,progression",
        "A,2,EV,120,200,,,",
        "B,1,irinotecan,0,60,,,toxicity",
        "B,2,T-DM1,70,170,,180,progression",
        "B,3,SG,200,250,,,",
        "C,1,T-DM1,0,100,,110,progression",
        "C,2,topotecan,120,150,,,toxicity",
        "C,3,SG,160,200,,,",
        "D,1,T-DM1,0,100,,110,progression",
        "D,2,SG,120,200,,,"
      )
    );
    expect(column(rows, "adc2_topo1")).toEqual({A: "progressed on", B: "exposed", C: "exposed", D: "naive"});
    // 120 − 100, 200 − 60, 160 − 150.
    expect(column(rows, "adc2_topo1_days")).toEqual({A: 20, B: 140, C: 10, D: null});
  });

  it.each([
    ["a progression no later than the last dose", "100,,90,toxicity", "progressed on"],
    ["one after the last dose of a course that was stopped for toxicity", "100,,110,toxicity", "exposed"],
    ["one after the last dose, of which no reason is recorded", "100,,110,", "progressed on"],
    ["one on the day on which ADC2 begins", "100,,120,progression", "progressed on"],
    ["one after ADC2 began", "100,,121,", "exposed"],
    ["a stop for progression without a day", "100,,,progression", "progressed on"],
    ["no progression and no reason", "100,,,", "exposed"]
  ])("%s", async (_, rest, status) => {
    const rows = await rowsOf(file(header, `A,1,T-DXd,0,${rest}`, "A,2,EV,120,200,,,"));
    expect(column(rows, "adc2_topo1")).toEqual({A: status});
  });

  it("the last dose decides, and where that is not recorded no day is known", async () => {
    const rows = await rowsOf(
      file(
        header,
        // Goes on into ADC2.
        "A,1,T-DM1,0,50,,,toxicity",
        "A,2,irinotecan,60,130,,,",
        "A,3,EV,120,200,,,",
        // The last course has no end; the one before it has.
        "B,1,irinotecan,0,50,,,toxicity",
        "B,2,T-DXd,60,,,110,progression",
        "B,3,EV,120,200,,,",
        // An earlier course without an end, a later one with it.
        "C,1,irinotecan,0,,,50,progression",
        "C,2,T-DXd,60,100,,110,progression",
        "C,3,EV,120,200,,,",
        // Given with ADC2, not before it.
        "D,1,T-DM1,0,50,,,toxicity",
        "D,2,EV + irinotecan,60,130,,,"
      )
    );
    expect(column(rows, "adc2_topo1_days")).toEqual({A: 0, B: null, C: 20, D: null});
    expect(column(rows, "adc2_topo1")).toEqual({A: "exposed", B: "progressed on", C: "progressed on", D: "naive"});
  });

  it.each([
    ["begins at line 2", ["A,2,T-DM1,0,50,,,", "A,3,EV,60,130,,,"]],
    ["leaves a line out", ["A,1,T-DM1,0,50,,,", "A,3,EV,60,130,,,"]],
    ["has a blank number", ["A,,T-DM1,0,50,,,", "A,2,EV,60,130,,,", "B,1,T-DM1,0,50,,,"]],
    ["names chemotherapy and not which", ["A,1,chemotherapy,0,50,,,", "A,2,T-DM1,60,130,,,", "A,3,EV,140,200,,,"]],
    ["names a drug that is not read", ["A,1,XQ-drug,0,50,,,", "A,2,T-DM1,60,130,,,", "A,3,EV,140,200,,,"]],
    [
      "names drugs of which one is not read",
      ["A,1,capecitabine + XYZ,0,50,,,", "A,2,T-DM1,60,130,,,", "A,3,EV,140,200,,,"]
    ],
    ["says no more than `chemo NOS`", ["A,1,chemo NOS,0,50,,,", "A,2,T-DM1,60,130,,,", "A,3,EV,140,200,,,"]],
    ["names a conjugate that is not known", ["A,1,ADC trial,0,50,,,", "A,2,EV,140,200,,,"]]
  ])("nobody is naive whose record %s", async (_, lines) => {
    const rows = await rowsOf(file(header, ...lines));
    expect(rows.get("A")?.["adc2_topo1"]).toBeNull();
  });

  it("nobody is naive where the file has no numbers of lines, or a text tells of an earlier ADC; who was exposed is", async () => {
    const without = "patient_id,regimen,start,end";
    const rows = await rowsOf(
      file(
        without,
        "A,T-DM1,0,50",
        "A,EV,60,130",
        "B,T-DXd,0,50",
        "B,EV,60,130",
        "C,letrozole,0,50",
        "C,T-DM1,60,130",
        "C,EV,140,150"
      )
    );
    expect(column(rows, "adc2_topo1")).toEqual({A: null, B: "exposed", C: null});
    const told = await rowsOf(
      file(
        `${header},prior_adc`,
        "A,1,T-DM1,0,50,,,,T-DXd",
        "A,2,EV,60,130,,,,",
        "B,1,T-DM1,0,50,,,,",
        "B,2,EV,60,130,,,,"
      )
    );
    expect(column(told, "adc2_topo1")).toEqual({A: null, B: "naive"});
  });

  it("(neo)adjuvant courses of the file count, and bear no number", async () => {
    const rows = await rowsOf(
      file(
        header,
        "A,,SG,0,50,adjuvant,,completion",
        "A,1,T-DM1,160,230,,240,progression",
        "A,2,EV,250,300,,,",
        "B,,paclitaxel,0,50,adjuvant,,completion",
        "B,1,T-DM1,160,230,,240,progression",
        "B,2,EV,250,300,,,"
      )
    );
    const second = await rowsOf(
      file(header, "B,,paclitaxel,0,50,adjuvant,,completion", "B,1,T-DM1,160,230,,240,progression", "B,2,EV,250,300,,,")
    );
    expect(column(rows, "adc2_topo1")).toMatchObject({B: "naive"});
    expect(second.get("B")?.["adc2_topo1"]).toBe("naive");
    // SG → T-DM1 stands first: exposed 160 − 50 days before.
    expect(rows.get("A")).toMatchObject({to_label: "T-DM1", adc2_topo1: "exposed", adc2_topo1_days: 110});
  });
});

describe("ECOG at the start of ADC2", () => {
  it.each([
    [-46, null],
    [-45, 1],
    [0, 1],
    [7, 1],
    [8, null]
  ])("a status of day %i counts as %s", (days, value) => {
    expect(nearestEcog([{value: 1, days}]).value).toBe(value);
  });

  it("is the nearest, before the start where two are equally near, and none where two of that day differ", () => {
    const status = (days: number, value: number): {days: number; value: number} => ({days, value});
    expect(nearestEcog([status(-20, 0), status(5, 2), status(-44, 1)])).toEqual({value: 2, days: 5});
    expect(nearestEcog([status(3, 2), status(-3, 0)])).toEqual({value: 0, days: -3});
    expect(nearestEcog([status(-3, 2), status(-3, 0), status(6, 1)])).toEqual({value: null, days: null});
    expect(nearestEcog([status(-3, 2), status(-3, 2)])).toEqual({value: 2, days: -3});
  });

  it("comes from any row with its day; an older one, or one without a day, is none", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,end,ECOG PS,ecog_date",
        "A,1,T-DXd,0,100,2,-3",
        "A,2,SG,200,300,1,154",
        "B,1,T-DXd,0,100,2,-3",
        "B,2,SG,200,300,1,155",
        "C,1,T-DXd,0,100,0,160",
        "C,2,SG,200,300,3,208",
        "D,1,T-DXd,0,100,0,",
        "D,2,SG,200,300,1,"
      )
    );
    expect(column(rows, "adc2_ecog")).toEqual({A: null, B: 1, C: 0, D: null});
    expect(column(rows, "adc2_ecog_days")).toEqual({A: null, B: -45, C: -40, D: null});
  });

  it("a file without days of ECOG has none", async () => {
    const rows = await rowsOf(file("patient_id,line,regimen,start,ecog", "A,1,T-DXd,0,0", "A,2,SG,200,1"));
    expect(column(rows, "adc2_ecog")).toEqual({A: null});
  });
});

describe("HER2 biopsy before ADC2", () => {
  it("is the last on or before the start, of a row with a result of HER2 or in a column of its own", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,biopsy_day,her2_ihc,HER2 biopsy date",
        "A,1,T-DXd,0,-30,1+,",
        "A,2,SG,200,200,2+,",
        // After the start: the one before it counts.
        "B,1,T-DXd,0,-30,1+,",
        "B,2,SG,200,201,2+,",
        // No result of HER2: a biopsy for something else.
        "C,1,T-DXd,0,-30,1+,",
        "C,2,SG,200,150,,",
        "D,1,T-DXd,0,,1+,",
        "D,2,SG,200,,2+,170",
        "E,1,T-DXd,0,,1+,",
        "E,2,SG,200,,2+,"
      )
    );
    expect(column(rows, "adc2_her2_biopsy_days")).toEqual({A: 0, B: 230, C: 230, D: 30, E: null});
  });
});

describe("treatment beyond progression, and its sites", () => {
  it("counts from the progression to the last dose", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,end,progression",
        "A,1,T-DXd,0,142,100",
        "A,2,SG,200,290,291",
        "B,1,T-DXd,0,100,100",
        "B,2,SG,200,,250",
        "C,1,T-DXd,0,101,100",
        "C,2,SG,200,290,",
        "D,1,T-DXd,0,142,",
        "D,2,SG,200,290,220"
      )
    );
    expect(column(rows, "adc1_days_beyond_progression")).toEqual({A: 42, B: 0, C: 1, D: null});
    expect(column(rows, "adc1_beyond_progression")).toEqual({A: "yes", B: "no", C: "yes", D: null});
    expect(column(rows, "adc2_days_beyond_progression")).toEqual({A: 0, B: null, C: null, D: 70});
  });

  it.each<readonly [string, boolean | null]>([
    ["brain", true],
    ["CNS", true],
    ["new brain metastases; leptomeningeal", true],
    ["multiple brain mets", true],
    ["Hirnmetastasen", true],
    ["ZNS", true],
    ["cerebelo", null],
    ["cerebellum", true],
    ["méninges", true],
    ["brain, liver", false],
    ["Leber und Hirn", false],
    ["brain + LN", false],
    ["bone", false],
    ["brain bone", false],
    ["extracranial", false],
    ["brain (stable)", null],
    ["no brain", null],
    ["brain and other", null],
    ["both lungs", false],
    ["", null],
    ["1", null],
    ["see report", null]
  ])("%j: in the central nervous system alone %s", (text, only) => {
    expect(isCnsOnly(text)).toBe(only);
  });

  it("the sites are those of the first progression", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,end,progression,stop_reason,sites_of_progression",
        "A,1,T-DXd,0,90,100,progression,brain",
        "A,2,SG,200,290,300,progression,liver",
        "B,1,T-DXd,0,90,100,progression,brain; bone",
        "B,2,SG,200,290,,progression,CNS",
        // No progression was recorded: the sites are those of something else.
        "C,1,T-DXd,0,90,,toxicity,brain",
        "C,2,SG,200,290,300,progression,",
        // Two rows of one ADC: those of the row with the progression.
        "D,1,T-DXd,0,50,,planned-pause,bone",
        "D,1,T-DXd,70,120,130,progression,brain",
        "D,2,SG,200,290,300,progression,"
      )
    );
    expect(column(rows, "adc1_progression_cns_only")).toEqual({A: "yes", B: "no", C: null, D: "yes"});
    expect(column(rows, "adc2_progression_cns_only")).toEqual({A: "no", B: "yes", C: null, D: null});
  });
});

describe("imaging of the brain before ADC2", () => {
  it("is shown by a day on or before the start, answered by the row of ADC2, and a blank is no no", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,brain_mri_date,brain_mri_done",
        "A,1,T-DXd,0,-20,",
        "A,2,SG,200,,",
        "B,1,T-DXd,0,,",
        "B,2,SG,200,200,",
        "C,1,T-DXd,0,,",
        "C,2,SG,200,201,",
        "D,1,T-DXd,0,,yes",
        "D,2,SG,200,,no",
        "E,1,T-DXd,0,,yes",
        "E,2,SG,200,,"
      )
    );
    expect(column(rows, "adc2_brain_imaging")).toEqual({A: "yes", B: "yes", C: null, D: "no", E: null});
    expect(column(rows, "adc2_brain_imaging_days")).toEqual({A: 220, B: 0, C: null, D: null, E: null});
  });
});

describe("toxicity from ADC1 to ADC2", () => {
  const lines = file(
    "patient_id,line,regimen,start,end",
    ...["A", "B", "C", "D"].flatMap((id) => [`${id},1,T-DXd,0,100`, `${id},2,SG,200,290`])
  );
  const events = (...rows: string[]): Source[] => [
    {name: "ae.csv", role: "adverse_events", text: file("patient_id,line,term,ctcae_grade,onset", ...rows)}
  ];

  it("is the worst grade on each, by line or else by day, and nobody without an event has grade 0", async () => {
    const rows = await rowsOf(
      lines,
      events(
        "A,1,Pneumonitis,1,20",
        "A,1,Interstitial lung disease,2,60",
        "A,2,Pneumonitis,3,210",
        // 30 and 31 days after the last dose of ADC1; the day on which ADC2 begins is its own.
        "B,,Neutropenia,3,130",
        "C,,Neutropenia,4,131",
        "C,,Febrile neutropenia,3,200",
        "B,,Diarrhoea,,10",
        "B,2,Diarrhea,2,210",
        "D,1,Alopecia,1,20"
      )
    );
    expect(column(rows, "adc1_ild_grade")).toEqual({A: 2, B: null, C: null, D: null});
    expect(column(rows, "adc2_ild_grade")).toEqual({A: 3, B: null, C: null, D: null});
    expect(column(rows, "ild_carry_over")).toEqual({A: "grade 2 → grade 3", B: null, C: null, D: null});
    expect(column(rows, "adc1_neutropenia_grade")).toEqual({A: null, B: 3, C: null, D: null});
    expect(column(rows, "adc2_neutropenia_grade")).toEqual({A: null, B: null, C: 3, D: null});
    expect(column(rows, "adc1_diarrhoea_grade")).toEqual({A: null, B: null, C: null, D: null});
    expect(column(rows, "diarrhoea_carry_over")).toEqual({A: null, B: "no grade → grade 2", C: null, D: null});
  });

  it("an event of the day on which ADC2 begins is one on ADC2 alone", async () => {
    const close = file(
      "patient_id,line,regimen,start,end",
      "A,1,T-DXd,0,190",
      "A,2,SG,200,290",
      "B,1,T-DXd,0,190",
      "B,2,SG,200,290"
    );
    const rows = await rowsOf(close, events("A,,Pneumonitis,2,199", "B,,Pneumonitis,2,200"));
    expect(column(rows, "adc1_ild_grade")).toEqual({A: 2, B: null});
    expect(column(rows, "adc2_ild_grade")).toEqual({A: null, B: 2});
  });

  it("a column of the line may deny it, which is grade 0", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,end,tox_ild,tox_pneumonitis,tox_diarrhoea",
        "A,1,T-DXd,0,100,no,,G2",
        "A,2,SG,200,290,yes,,0",
        "B,1,T-DXd,0,100,0,3,",
        "B,2,SG,200,290,,,"
      )
    );
    expect(column(rows, "adc1_ild_grade")).toEqual({A: 0, B: 3});
    expect(column(rows, "ild_carry_over")).toEqual({A: "none → no grade", B: null});
    expect(column(rows, "diarrhoea_carry_over")).toEqual({A: "grade 2 → none", B: null});
  });

  it("G-CSF is told by the column or by a drug in the course", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,end,G-CSF",
        "A,1,T-DXd,0,100,no",
        "A,2,SG,200,290,yes",
        "B,1,T-DXd + pegfilgrastim,0,100,",
        "B,2,SG,200,290,",
        "C,1,T-DXd,0,100,",
        "C,,filgrastim,30,40,",
        "C,2,SG,200,290,",
        "D,1,T-DXd,0,100,",
        "D,,filgrastim,150,160,",
        "D,2,SG,200,290,no"
      )
    );
    expect(column(rows, "adc1_gcsf")).toEqual({A: "no", B: "yes", C: "yes", D: null});
    expect(column(rows, "adc2_gcsf")).toEqual({A: "yes", B: null, C: null, D: "no"});
  });
});

describe("assessments, genotype and trial", () => {
  it("the scan interval is the median gap on each ADC", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,end,progression,last_assessment",
        "A,1,T-DXd,0,130,140,",
        "A,2,SG,200,300,,290",
        "B,1,T-DXd,0,130,140,",
        "B,2,SG,200,300,,290"
      ),
      [
        {
          name: "scans.csv",
          role: "assessments",
          text: file("patient_id,day,result", "A,42,SD", "A,84,SD", "A,140,PD", "A,263,SD", "A,290,SD", "A,400,PD")
        }
      ]
    );
    // ADC1: 42, 42, 56; ADC2: 63, 27.
    expect(column(rows, "adc1_scan_interval")).toEqual({A: 42, B: null});
    expect(column(rows, "adc2_scan_interval")).toEqual({A: 45, B: null});
  });

  it.each([
    ["*1/*1", "normal"],
    ["UGT1A1*1/*28", "intermediate"],
    ["*28/*28", "poor"],
    ["*6/*28", "poor"],
    ["*1 / *6", "intermediate"],
    ["*36/*37", "intermediate"],
    ["TA6/TA7", "intermediate"],
    ["(TA)7/(TA)7", "poor"],
    ["6/6", null],
    ["wild type", "normal"],
    ["Extensive metabolizer", "normal"],
    ["homozygous", null],
    ["*1/*60", null],
    ["*28", null],
    ["", null]
  ])("UGT1A1 %j is a metaboliser: %s", (text, read) => {
    expect(metaboliser(text)).toBe(read);
  });

  it("the genotype is one of the patient, whose rows may not differ; the trial is that of each ADC", async () => {
    const rows = await rowsOf(
      file(
        "patient_id,line,regimen,start,UGT1A1 genotype,On trial",
        "A,1,T-DXd,0,*28/*28,yes",
        "A,2,SG,200,,no",
        "B,1,T-DXd,0,*1/*1,",
        "B,2,SG,200,*1/*28,unknown",
        "C,1,T-DXd,0,,",
        "C,2,SG,200,,yes"
      )
    );
    expect(column(rows, "ugt1a1_metaboliser")).toEqual({A: "poor", B: null, C: null});
    expect(column(rows, "adc1_trial")).toEqual({A: "yes", B: null, C: null});
    expect(column(rows, "adc2_trial")).toEqual({A: "no", B: null, C: "yes"});
  });

  it("a file of patients tells of its patients", async () => {
    const rows = await rowsOf(file("patient_id,line,regimen,start", "A,1,T-DXd,0", "A,2,SG,200"), [
      {
        name: "patients.csv",
        role: "patients",
        text: file("patient_id,ugt1a1,her2_biopsy_date,brain_mri_date", "A,*1/*28,150,190")
      }
    ]);
    expect(rows.get("A")).toMatchObject({
      ugt1a1_metaboliser: "intermediate",
      adc2_her2_biopsy_days: 50,
      adc2_brain_imaging: "yes",
      adc2_brain_imaging_days: 10
    });
  });
});

describe("the columns", () => {
  it("stand in the page of transitions, each once and in their order", () => {
    const listed = [
      ...textOf("src/patients/pages/transitions.md").matchAll(/^\| `(\w+)` \| (.+?) \| (.+?) \| (.+) \|$/gm)
    ].map(([, name, holds, known, rule]) => ({name, holds, known, rule}));
    expect(listed).toEqual(adc2Columns.map(({name, holds, known, rule}) => ({name, holds, known, rule})));
  });

  it("are all blank where the file records none of it", async () => {
    const rows = await rowsOf(file("patient_id,regimen,start", "A,T-DM1,0", "A,EV,200"));
    for (const {name} of adc2Columns) expect(rows.get("A")?.[name], name).toBeNull();
  });
});

describe("a wide file", () => {
  const wide = "id,adc1,adc1_start,adc1_end,adc1_progression,adc2,adc2_start,adc2_end,adc2_progression";

  it("tells the ADCs of one row apart", async () => {
    const rows = await rowsOf(
      file(
        `${wide},adc1_trial,adc2_trial,adc1_progression_sites,adc1_gcsf,adc2_gcsf,adc2_ecog,adc2_ecog_date,UGT1A1,brain_mri_date,adc1_line,adc2_line`,
        "A,T-DXd,0,90,95,SG,100,160,170,yes,no,brain,yes,,1,95,*28/*28,80,2,3",
        "B,T-DM1,0,90,95,SG,100,160,170,no,,liver,,no,1,50,*1/*1,120,1,2"
      )
    );
    expect(column(rows, "adc1_trial")).toEqual({A: "yes", B: "no"});
    expect(column(rows, "adc2_trial")).toEqual({A: "no", B: null});
    expect(column(rows, "adc1_progression_cns_only")).toEqual({A: "yes", B: "no"});
    expect(column(rows, "adc2_progression_cns_only")).toEqual({A: null, B: null});
    expect(column(rows, "adc1_gcsf")).toEqual({A: "yes", B: null});
    expect(column(rows, "adc2_gcsf")).toEqual({A: null, B: "no"});
    expect(column(rows, "adc2_ecog")).toEqual({A: 1, B: null});
    expect(column(rows, "ugt1a1_metaboliser")).toEqual({A: "poor", B: "normal"});
    expect(column(rows, "adc2_brain_imaging_days")).toEqual({A: 20, B: null});
    expect(column(rows, "adc2_topo1")).toEqual({A: "progressed on", B: "naive"});
  });

  it("says once of a patient what nobody knows the ADC of", async () => {
    const rows = await rowsOf(
      file(
        `${wide},trial,gcsf,progression_sites`,
        "A,T-DXd,0,90,95,SG,100,160,170,yes,no,brain",
        "B,T-DM1,0,90,95,SG,100,160,170,no,yes,liver"
      )
    );
    for (const name of ["adc1_trial", "adc2_trial", "adc1_gcsf", "adc2_gcsf", "adc1_progression_cns_only"])
      expect(column(rows, name), name).toEqual({A: null, B: null});
    // Nor are its lines numbered.
    expect(column(rows, "adc2_topo1")).toEqual({A: "progressed on", B: null});
  });
});
