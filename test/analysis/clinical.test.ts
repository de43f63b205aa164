import {beforeAll, describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import type {Row} from "../../src/record/row.ts";
import {countTableInWords} from "../../src/words/en/count-tables.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

/**
 * Seven patients, written so that every rule has its case; all expected values below were counted by hand from these rows.
 * A, B: SG then T-DXd. C, D, G: T-DXd then SG. E stopped SG for toxicity, so its transition is not analysed. F never reached ADC2.
 */
const lines = `patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,best_response,death,last_contact,data_cutoff,tumour,her2_status,hr_status,cns_mets,biopsy_day,start_year,prior_chemo_lines,dose_reductions
A,2,SG,0,100,110,84,progression,PR,390,390,1000,breast,low,positive,no,-10,2019,1,1
A,3,capecitabine,120,150,,,unknown,,390,390,1000,breast,,,,,,,
A,4,T-DXd,160,360,370,340,progression,SD,390,390,1000,breast,zero,positive,yes,150,2020,2,0
B,1,SG,0,50,60,42,progression,PD,,220,230,breast,low,positive,no,-5,2021,0,0
B,2,T-DXd,70,,,200,,SD,,220,230,breast,low,positive,no,-5,2021,0,
C,1,T-DXd,0,200,205,170,progression,PR,300,300,1000,breast,low,negative,,,2021,0,
C,2,SG,210,250,255,250,progression,PD,300,300,1000,breast,low,negative,,,2022,0,
D,1,T-DXd,0,80,90,84,progression,CR,,400,1000,breast,,negative,no,,2022,0,
D,2,SG,100,140,150,142,progression,NE,,400,1000,breast,low,negative,no,,2022,0,
D,3,eribulin,160,,,,,,,400,1000,breast,,,,,,,
E,1,SG,0,30,,28,toxicity,SD,,500,1000,breast,low,positive,no,,2021,0,0
E,2,T-DXd,60,260,262,250,progression,SD,,500,1000,breast,low,positive,no,,2021,0,1
F,1,SG,0,40,45,42,progression,PD,60,60,1000,breast,low,positive,no,,2021,0,0
G,1,T-DXd,0,50,55,42,progression,SD,100,100,1000,breast,low,,no,,2021,0,
G,2,SG,60,80,,80,clinical-deterioration,not-assessed,100,100,1000,breast,low,,no,,2021,0,
`;
const adverseEvents = `patient_id,line,term,ctcae_grade,onset,action
A,2,Neutropenia,3,10,dose reduced
A,2,neutropenia,1,50,dose not reduced
A,,Nausea,2,170,
A,3,Diarrhoea,3,130,
B,,Fatigue,,65,
C,2,Neutropenia,4,220,DRUG WITHDRAWN
C,,Rash,2,,
D,,Nausea,1,395,
E,1,Pneumonitis,2,25,drug discontinued
E,2,Interstitial lung disease,3,100,none
F,,Nausea,2,75,
`;
const assessments = `patient_id,day,result
A,42,SD
A,84,PR
A,110,PD
A,200,SD
A,240,SD
C,50,PR
C,100,PR
C,170,PR
C,205,PD
D,40,SD
D,84,CR
`;

const run = async (
  spec: PlanSpec = {},
  ...more: readonly {readonly name: string; readonly text: string}[]
): Promise<Result> => analyze(spec, await readCohort([{name: "lines.csv", text: lines}, ...more]));
const everything = [
  {name: "adverse-events.csv", text: adverseEvents},
  {name: "assessments.csv", text: assessments}
];

let result: Result;
beforeAll(async () => {
  result = await run({by: "sequence"}, ...everything);
}, 60_000);
const [SG_FIRST, TDXD_FIRST] = ["SG → T-DXd", "T-DXd → SG"];
const rows = (analysis: string, group: string | null, term: string, from: Result = result): readonly Row[] =>
  from.rows.filter((row) => row.analysis === analysis && row.group === group && row.term === term);
const share = (row: Row | undefined): readonly (number | null | undefined)[] => [row?.nEvent, row?.n];
const counts = (table: string, from: Result = result): Record<string, string> =>
  Object.fromEntries(
    (from.parts.counts?.find(({name}) => name === table)?.counts ?? []).map(({group, item, value, n, of}) => [
      [group, item, value].filter((part) => part !== null).join(" · "),
      `${n}/${of}`
    ])
  );
const notes = (table: string): readonly string[] =>
  result.parts.counts?.filter(({name}) => name === table).flatMap((own) => countTableInWords(own).notes) ?? [];

describe("response", () => {
  it("is cross-tabulated over the transitions analysed: A PR→SD, B PD→SD, C PR→PD, D CR→NE, G SD→not assessed", () => {
    expect(counts("response-cross")).toEqual({
      "all · CR · NE": "1/5",
      "all · PR · SD": "1/5",
      "all · PR · PD": "1/5",
      "all · SD · not-assessed": "1/5",
      "all · PD · SD": "1/5"
    });
  });

  it("has a denominator of its own on each ADC: D and G cannot be evaluated on SG", () => {
    const rates = (group: string): unknown[] =>
      rows("response", group, "objective response rate").map(({endpoint, nEvent, n}) => [endpoint, nEvent, n]);
    expect(rates(SG_FIRST)).toEqual([
      ["best response on ADC1", 1, 2],
      ["best response on ADC2", 0, 2]
    ]);
    expect(rates(TDXD_FIRST)).toEqual([
      ["best response on ADC1", 2, 3],
      ["best response on ADC2", 0, 1]
    ]);
    expect(rows("response", TDXD_FIRST, "objective response rate, everyone").map(share)).toEqual([
      [2, 3],
      [0, 3]
    ]);
  });

  it("counts as clinical benefit with CR, PR, or stable disease of 168 days; stable and censored before is undecided", () => {
    // A: PR; then SD with progression on day 210 of T-DXd. B: PD; then SD censored on day 130: undecided.
    expect(rows("response", SG_FIRST, "clinical benefit rate").map(share)).toEqual([
      [1, 2],
      [1, 1]
    ]);
    expect(warningText(rows("response", SG_FIRST, "clinical benefit rate")[1]?.remarks ?? [])).toBe(
      "without 1 with stable disease censored before 24 weeks, with whom the rate would lie between 50 % and 100 %"
    );
    // C: PR, D: CR, G: SD with progression on day 55; then C: PD, D and G not evaluable.
    expect(rows("response", TDXD_FIRST, "clinical benefit rate").map(share)).toEqual([
      [2, 3],
      [0, 1]
    ]);
    expect(warningText(rows("response", TDXD_FIRST, "clinical benefit rate")[1]?.remarks ?? [])).toBe(
      "2 of 3 not evaluable or not recorded"
    );
  });

  it("lasts from the first assessment that shows it: A 84 to 110, C 50 to 205, D 84 to 90", () => {
    expect(
      rows("duration-of-response", SG_FIRST, "median").map(({endpoint, n, estimate, refusal}) => [
        endpoint,
        n,
        estimate,
        errorText(refusal)
      ])
    ).toEqual([
      ["duration of response on ADC1", 1, 26, null],
      ["duration of response on ADC2", 0, null, "nobody with a time"]
    ]);
    // Half of two have ended at 6: the median is the middle of 6 and 155.
    expect(rows("duration-of-response", TDXD_FIRST, "median").map(({n, estimate}) => [n, estimate])).toEqual([
      [2, 80.5],
      [0, null]
    ]);
  });

  it("has no duration where no assessment says when it began, and the row says so", async () => {
    const plain = await run({by: "sequence"});
    expect(errorText(rows("duration-of-response", null, "median", plain)[0]?.refusal ?? null)).toMatch(
      /day of response is not recorded/
    );
    expect(
      rows("time-on-treatment", SG_FIRST, "median", plain).map(({nEvent, n, estimate}) => [nEvent, n, estimate])
    ).toEqual([
      [2, 2, 75],
      [1, 2, 200]
    ]);
  });
});

describe("hormone receptors by order", () => {
  const cell = (stratum: string, term: string): Row | undefined =>
    rows("hormone-receptor-order", stratum === "positive" ? SG_FIRST : TDXD_FIRST, term).find(
      (row) => row.stratum === `hormone receptors ${stratum}`
    );
  it("describe A and B: one and no line before SG, one with capecitabine in between, failure at 100 and 50 days", () => {
    expect(
      [
        "patients",
        "lines before ADC1: median",
        "lines before ADC1: lowest",
        "lines before ADC1: highest",
        "chemotherapy lines before ADC1: highest"
      ].map((term) => cell("positive", term)?.estimate)
    ).toEqual([2, 0.5, 0, 1, 1]);
    expect(share(cell("positive", "with intervening therapy"))).toEqual([1, 2]);
    expect(share(cell("positive", "response on ADC1"))).toEqual([1, 2]);
    expect(cell("positive", "median time to treatment failure on ADC1")?.estimate).toBe(75);
  });

  it("keep G, whose receptors are not recorded, in a cell of its own", () => {
    expect(cell("not recorded", "patients")?.estimate).toBe(1);
    expect(errorText(cell("not recorded", "response on ADC2")?.refusal ?? null)).toBe("no evaluable patient");
  });

  it("survive from ADC2: A 230 days to death, B censored at 150", () => {
    expect([
      cell("positive", "median survival from ADC2")?.estimate,
      cell("positive", "median survival from ADC2")?.nEvent
    ]).toEqual([230, 1]);
  });
});

describe("status of HER2 and hormone receptors", () => {
  it("is compared where both lines have it: HER2 low in A, B, C and G at ADC1, zero in A at ADC2; D is blank at ADC1", () => {
    expect(counts("biomarker-conversion")).toEqual({
      "HER2 status · low · low": "3/4",
      "HER2 status · low · zero": "1/4",
      "hormone receptors · negative · negative": "2/2",
      "hormone receptors · positive · positive": "2/2"
    });
  });

  it("says how many were biopsied again: A alone", () => {
    expect(notes("biomarker-conversion")).toEqual([
      "HER2 status: 1 of 5 not recorded on both lines.",
      "hormone receptors: 1 of 5 not recorded on both lines.",
      "1 of 5 have a biopsy after the start of ADC1; in the others an unchanged status may be one biopsy written down twice."
    ]);
  });
});

describe("end of treatment and what followed", () => {
  it("counts reasons over everyone who received the drug, E and F among them", () => {
    expect(counts("stop-reasons")).toEqual({
      "SG as ADC1 · progression": "3/4",
      "SG as ADC1 · toxicity": "1/4",
      "T-DXd as ADC1 · progression": "3/3",
      "T-DXd as ADC2 · progression": "2/3",
      "T-DXd as ADC2 · treatment goes on": "1/3",
      "SG as ADC2 · progression": "2/3",
      "SG as ADC2 · clinical-deterioration": "1/3"
    });
  });

  it("counts deaths after the last dose: F after 20 days, A after 30, G 20 after SG and 50 after T-DXd, C after 50; B is still treated", () => {
    const died = (group: string): unknown[] =>
      [30, 60].map((days) => share(rows("early-death", group, `died within ${days} days`)[0]));
    expect(died("SG as ADC1")).toEqual([
      [1, 4],
      [1, 4]
    ]);
    expect(died("T-DXd as ADC1")).toEqual([
      [0, 3],
      [1, 3]
    ]);
    expect(died("T-DXd as ADC2")).toEqual([
      [1, 2],
      [1, 2]
    ]);
    expect(rows("early-death", "T-DXd as ADC2", "died within 30 days")[0]?.nCensored).toBe(1);
    expect(died("SG as ADC2")).toEqual([
      [1, 3],
      [2, 3]
    ]);
  });

  it("says that nobody of T-DXd as ADC1 could die before the next line", () => {
    expect(warningText(rows("early-death", "T-DXd as ADC1", "died within 30 days")[0]?.remarks ?? [])).toBe(
      "everyone here lived to receive the next line"
    );
    expect(rows("early-death", "SG as ADC1", "died within 30 days")[0]?.remarks).toEqual([]);
  });

  it("finds the next line: eribulin in D; A, C and G died without one; B is still on T-DXd", () => {
    const none = "stopped ADC2, no further therapy recorded";
    expect(counts("next-therapy")).toEqual({
      [`${SG_FIRST} · then chemotherapy`]: "0/2",
      [`${SG_FIRST} · still on ADC2`]: "1/2",
      [`${SG_FIRST} · ${none}`]: "0/2",
      [`${SG_FIRST} · died without further therapy`]: "1/2",
      [`${TDXD_FIRST} · then chemotherapy`]: "1/3",
      [`${TDXD_FIRST} · still on ADC2`]: "0/3",
      [`${TDXD_FIRST} · ${none}`]: "0/3",
      [`${TDXD_FIRST} · died without further therapy`]: "2/3"
    });
  });
});

describe("safety", () => {
  it("counts each patient once with the worst grade, over everyone who received the drug in that position", () => {
    const safety = counts("safety");
    const of = (group: string, item: string): string =>
      `${safety[`${group} · ${item} · any grade`]}; ${safety[`${group} · ${item} · grade 3 or more`]}`;
    // SG as ADC1: A twice neutropenia (3 and 1), B fatigue 15 days after the last dose, E pneumonitis; F's nausea came 35 days after the last dose.
    expect(of("SG as ADC1", "any adverse event")).toBe("3/4; 1/4");
    expect(of("SG as ADC1", "Neutropenia")).toBe("1/4; 1/4");
    expect(of("SG as ADC1", "Fatigue")).toBe("1/4; 0/4");
    expect(of("SG as ADC1", "ILD/pneumonitis, all terms")).toBe("1/4; 0/4");
    expect(of("T-DXd as ADC1", "any adverse event")).toBe("0/3; 0/3");
    // T-DXd as ADC2: A nausea by its day, E interstitial lung disease.
    expect(of("T-DXd as ADC2", "any adverse event")).toBe("2/3; 1/3");
    expect(of("T-DXd as ADC2", "ILD/pneumonitis, all terms")).toBe("1/3; 1/3");
    expect(of("SG as ADC2", "any adverse event")).toBe("1/3; 1/3");
  });

  it("reads what was done with the drug; `not reduced` and `none` are nothing done", () => {
    const safety = counts("safety");
    expect(
      ["SG as ADC1", "T-DXd as ADC1", "T-DXd as ADC2", "SG as ADC2"].map(
        (group) => safety[`${group} · drug stopped for an event`]
      )
    ).toEqual(["1/4", "0/3", "0/3", "1/3"]);
    expect(safety["SG as ADC1 · dose reduced for an event"]).toBe("1/4");
    // Recorded on the line: A 1, B, E and F 0; on T-DXd as ADC2 A 0 and E 1, B blank.
    expect(safety["SG as ADC1 · any dose reduction, as the line says"]).toBe("1/4");
    expect(safety["T-DXd as ADC2 · any dose reduction, as the line says"]).toBe("1/2");
  });

  it("says what does not enter: A on capecitabine, D and F long after the drug, C without line and day", () => {
    expect(notes("safety").slice(0, 3)).toEqual([
      "3 events of the file began on no ADC1 or ADC2 and do not enter.",
      "1 event has neither line nor day and does not enter.",
      "1 event has no grade and counts as below grade 3."
    ]);
  });

  it("keeps apart what labels have in common: neutropenia of SG and T-DXd", () => {
    expect(counts("label-overlap")).toEqual({
      [`${TDXD_FIRST} · neutropenia`]: "3/5",
      [`${SG_FIRST} · neutropenia`]: "2/5"
    });
  });

  it("has no table without a file of adverse events", async () => {
    const plain = await run({by: "sequence"});
    expect(plain.parts.counts?.some(({name}) => name === "safety")).toBe(false);
  });
});

describe("disease of the central nervous system", () => {
  it("is that of ADC2's line: A has it, B, D and G have not, C is not recorded", () => {
    const sizes = result.rows
      .filter(({analysis, term}) => analysis === "cns-subgroup" && term === "median")
      .map(({stratum, group, n, estimate}) => [stratum, group, n, estimate]);
    expect(sizes).toEqual([
      ["CNS metastases: yes", SG_FIRST, 1, 210],
      ["CNS metastases: no", SG_FIRST, 1, null],
      ["CNS metastases: no", TDXD_FIRST, 2, 45],
      ["CNS metastases: not recorded", TDXD_FIRST, 1, 45]
    ]);
  });
});

describe("assessments and calendar time", () => {
  it("gives one median interval a patient: A 42, C 50, D 42", () => {
    const quartiles = (group: string, what: string, position: string): unknown[] =>
      ["lower quartile", "median", "upper quartile"].map(
        (name) =>
          rows("assessment-interval", group, `${what}: ${name}`).find(({endpoint}) => endpoint?.endsWith(position))
            ?.estimate
      );
    expect(quartiles(SG_FIRST, "between assessments", "ADC1")).toEqual([42, 42, 42]);
    // R: quantile(c(42, 50), c(.25, .5, .75))
    expect(quartiles(TDXD_FIRST, "between assessments", "ADC1")).toEqual([44, 46, 48]);
    // C 35, D 6, G 13 days from the last assessment to progression; R: quantile(c(6, 13, 35), c(.25, .5, .75))
    expect(quartiles(TDXD_FIRST, "last assessment to progression", "ADC1")).toEqual([9.5, 13, 24]);
  });

  it("gives years of the starts, and who started before the first approval: A received SG in 2019, which was approved in 2020", () => {
    const year = (group: string, endpoint: string): unknown[] =>
      result.rows
        .filter(
          (row) =>
            row.analysis === "enrolment-window" &&
            row.group === group &&
            row.endpoint === endpoint &&
            row.scale === "year"
        )
        .map(({estimate}) => estimate);
    expect(year(SG_FIRST, "start of ADC1")).toEqual([2019, 2020, 2021]);
    expect(year("SG as ADC1", "start of the drug")).toEqual([2019, 2020, 2021, 2020]);
    expect(share(rows("enrolment-window", "SG as ADC1", "started before the first approval")[0])).toEqual([1, 2]);
    expect(share(rows("enrolment-window", "T-DXd as ADC1", "started before the first approval")[0])).toEqual([0, 3]);
  });

  it("says that years are not assessable where none is recorded", async () => {
    const text = lines
      .split("\n")
      .map((line) =>
        line
          .split(",")
          .filter((_, i) => i !== 17)
          .join(",")
      )
      .join("\n");
    const plain = await analyze({by: "sequence"}, await readCohort([{name: "lines.csv", text}]));
    expect(errorText(rows("enrolment-window", null, "years of start", plain)[0]?.refusal ?? null)).toBe(
      "not assessable: start_year is not recorded"
    );
  });
});

describe("progression and death as competing events", () => {
  it("death of G on day 40, progression of C on 45 and of D on 50 are a third each", () => {
    const curve = (cause: string): unknown =>
      result.parts.incidence?.find((one) => one.group === TDXD_FIRST && one.cause === cause);
    expect(curve("death")).toMatchObject({n: 3, time: [40, 45, 50], estimate: [1 / 3, 1 / 3, 1 / 3]});
    expect((curve("progression") as {estimate: number[]}).estimate.map((value) => value.toFixed(12))).toEqual(
      [0, 1 / 3, 2 / 3].map((value) => value.toFixed(12))
    );
  });
});

describe("lanes", () => {
  it("are there where the plan asks for the swimmer, in days since ADC1", async () => {
    expect(result.treatmentLanes).toEqual([]);
    const {treatmentLanes: lanes} = await run({by: "sequence", figures: {include: ["swimmer"]}}, ...everything);
    expect(
      lanes.map(({patientId, bars}) => [
        patientId,
        ...bars.map(({label, start, end, ongoing}) => [label, start, end, ongoing])
      ])
    ).toEqual([
      ["A", ["SG", 0, 100, false], ["T-DXd", 160, 360, false]],
      ["B", ["SG", 0, 50, false], ["T-DXd", 70, 220, true]],
      ["C", ["T-DXd", 0, 200, false], ["SG", 210, 250, false]],
      ["D", ["T-DXd", 0, 80, false], ["SG", 100, 140, false]],
      ["G", ["T-DXd", 0, 50, false], ["SG", 60, 80, false]]
    ]);
    expect(lanes[0]?.events).toEqual([
      {time: 84, kind: "response"},
      {time: 110, kind: "progression"},
      {time: 370, kind: "progression"},
      {time: 390, kind: "death"}
    ]);
  });

  it("are not drawn for more than 200 patients, and an issue says so", async () => {
    const many = Array.from({length: 201}, (_, i) => `P${i},1,SG,0,50,60,42\nP${i},2,T-DXd,70,100,110,100\n`).join("");
    const crowd = await analyze(
      {population: {adc1Stopped: "any"}, figures: {include: ["swimmer"]}},
      await readCohort([
        {name: "c.csv", text: `patient_id,line,regimen,start,end,progression,last_assessment\n${many}`}
      ])
    );
    expect(crowd.treatmentLanes).toEqual([]);
    expect(crowd.issues.find(({code}) => code === "swimmer-not-drawn")).toMatchObject({severity: "note", count: 201});
  });

  it("an unknown figure is refused with the name that was probably meant", async () => {
    await expect(run({figures: {include: ["swimer" as "swimmer"]}})).rejects.toThrow(
      /unknown figure swimer; did you mean swimmer\?/
    );
  });
});

describe("who was exposed", () => {
  it("meets the plan's condition at the start of that drug: C and D have negative hormone receptors", async () => {
    const negative = await run({by: "sequence", population: {where: "hr_status = negative"}}, ...everything);
    expect(counts("stop-reasons", negative)).toEqual({
      "T-DXd as ADC1 · progression": "2/2",
      "SG as ADC2 · progression": "2/2"
    });
  });

  it("is whoever is analysed, where the condition speaks of transitions; the table says so", async () => {
    const direct = await run({by: "sequence", population: {where: "contact = direct"}}, ...everything);
    // Direct: B, C, D, G; A had capecitabine in between.
    expect(counts("stop-reasons", direct)).toEqual({
      "T-DXd as ADC1 · progression": "3/3",
      "SG as ADC1 · progression": "1/1",
      "SG as ADC2 · progression": "2/3",
      "SG as ADC2 · clinical-deterioration": "1/3",
      "T-DXd as ADC2 · treatment goes on": "1/1"
    });
    expect(direct.parts.counts?.map(countTableInWords).find(({name}) => name === "stop-reasons")?.population).toMatch(
      /analysis above alone/
    );
  });
});

describe("patients with several transitions", () => {
  it("count with each, and the limits say that they take them as independent", async () => {
    // SG, T-DXd, SG again: two transitions of one patient, three PFS.
    const text = `${lines}H,1,SG,0,50,60,42,progression,PR,,400,1000,breast,low,positive,no,,2021,0,\nH,2,T-DXd,70,120,130,112,progression,SD,,400,1000,breast,low,positive,no,,2021,0,\nH,3,SG,140,200,210,182,progression,PD,,400,1000,breast,low,positive,no,,2021,0,\n`;
    const all = await analyze(
      {by: "sequence", population: {transitions: "all"}},
      await readCohort([{name: "lines.csv", text}])
    );
    expect(rows("response", SG_FIRST, "objective response rate", all).map(share)).toEqual([
      [2, 3],
      [0, 3]
    ]);
    expect(warningText(rows("response", SG_FIRST, "objective response rate", all)[0]?.remarks ?? [])).toBe(
      "1 record is of patients who stand more than once; limits take them as independent"
    );
    expect(errorText(rows("cumulative-incidence", null, "progression", all)[0]?.refusal ?? null)).toBe(
      "records of one patient are not independent"
    );
  });
});

describe("by position", () => {
  it("everyone stands in one group, with ADC1 and ADC2 beside each other", async () => {
    const both = await run({by: "position"}, ...everything);
    expect(rows("response", "all patients", "objective response rate", both).map(share)).toEqual([
      [3, 5],
      [0, 3]
    ]);
  });
});
