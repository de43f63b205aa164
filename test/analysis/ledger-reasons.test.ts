import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {adcTransitions} from "../../src/patients/transition-table.ts";

const columns = [
  "line",
  "regimen",
  "start",
  "end",
  "setting",
  "progression",
  "last_assessment",
  "stop_reason",
  "last_contact",
  "age",
  "centre",
  "second_primary",
  "entry"
] as const;
type Line = Readonly<Partial<Record<(typeof columns)[number], string | number>>>;

/** T-DXd until its progression on day 100, SG from day 110 until its progression on day 170. */
const first: Line = {
  line: 1,
  regimen: "T-DXd",
  start: 0,
  end: 100,
  progression: 100,
  stop_reason: "progression",
  age: 60,
  centre: "north",
  last_contact: 300
};
const second: Line = {...first, line: 2, regimen: "SG", start: 110, end: 170, progression: 170};
const third: Line = {...first, line: 3, regimen: "Dato-DXd", start: 200, end: 260, progression: 260};
const chemotherapy: Line = {...first, regimen: "capecitabine"};

const textOf = (patients: Readonly<Record<string, readonly Line[]>>): string =>
  [
    ["patient_id", ...columns].join(","),
    ...Object.entries(patients).flatMap(([id, lines]) =>
      lines.map((line) => [id, ...columns.map((column) => line[column] ?? "")].join(","))
    )
  ].join("\n");

const light = {sensitivity: false, multiState: false, overallSurvival: []} satisfies PlanSpec["sequential"];

/** The patient in question, the neighbour on the other side of the limit, and two in whom nothing is remarkable. */
const analysisOf = async (
  left: readonly Line[],
  neighbour: readonly Line[],
  spec: PlanSpec = {},
  others: readonly Line[] = [first, second]
): Promise<Result> =>
  analyze(
    {sequential: light, ...spec},
    await readCohort([{name: "c.csv", text: textOf({L: left, N: neighbour, A: others, B: others})}])
  );

const reasonsOf = ({ledger}: Result, patient: string): string[] =>
  ledger.filter(({patientId}) => patientId === patient).map(({unit, reason}) => `${unit}: ${reason}`);
const analysedOf = ({transitions}: Result, patient: string): unknown[] =>
  transitions.filter(({patient_id}) => patient_id === patient).map(({analysed}) => analysed);
const boxOf = ({flow}: Result, label: string, reason: string): number | undefined =>
  flow.find((step) => step.label === label)?.left.find((left) => left.reason === reason)?.count;

interface Case {
  readonly title: string;
  readonly reason: string;
  readonly unit: "patient" | "transition";
  readonly left: readonly Line[];
  readonly neighbour: readonly Line[];
  readonly spec?: PlanSpec;
  readonly detail?: string;
}

const pauseOf = (days: number): readonly Line[] => [
  {...first, progression: "", stop_reason: "toxicity", last_assessment: 100},
  {...first, line: 2, start: 100 + days, end: 350, progression: 350}
];
const overlapOf = (days: number): readonly Line[] => [{...first, end: 110 + days, progression: 109}, second];
const stoppedFor = (reason: string): readonly Line[] => [{...first, stop_reason: reason}, second];
/** The code of why ADC1 stopped decides alone. */
const byCode = {population: {adc1Stopped: "progression"}} as const satisfies PlanSpec;
/** ADC1 stopped for a reason, with a progression on a day or none. */
const endedFor = (reason: string, progression: number | ""): readonly Line[] => [
  {...first, stop_reason: reason, progression, last_assessment: 90},
  second
];
/** ADC1 before or after surgery with its last dose on day 100, relapse on a day, ADC2 later. */
const adjuvant = (relapse: number, end: number | "" = 100): readonly Line[] => [
  {...first, line: "", setting: "adjuvant", end, stop_reason: "completion", progression: relapse, last_contact: 700},
  {...second, line: 1, start: relapse + 10, end: relapse + 90, progression: relapse + 95, last_contact: 700}
];

const cases: readonly Case[] = [
  {title: "no line holds an ADC", reason: "no-adc", unit: "patient", left: [chemotherapy], neighbour: [first, second]},
  {
    title: "the second line is chemotherapy",
    reason: "one-adc-exposure",
    unit: "patient",
    left: [first, {...second, regimen: "capecitabine"}],
    neighbour: [first, second],
    detail: "no second ADC exposure follows the first"
  },
  {
    title: "the same ADC goes on after a pause of 180 days, and is another exposure after 181",
    reason: "one-adc-exposure",
    unit: "patient",
    left: pauseOf(180),
    neighbour: pauseOf(181),
    spec: {population: {adc1Stopped: "any"}}
  },
  {
    title: "two ADCs in one regimen and none before or after",
    reason: "only-concurrent-adcs",
    unit: "patient",
    left: [{...first, regimen: "T-DXd + SG"}],
    neighbour: [first, second],
    detail: "two ADCs were given at once, and no ADC exposure follows or precedes them"
  },
  {
    title: "two ADCs that overlap by 22 days were given at once, by 21 days one after the other",
    reason: "only-concurrent-adcs",
    unit: "patient",
    left: overlapOf(22),
    neighbour: overlapOf(21)
  },
  {
    title: "two ADCs that start on one day, for ten days",
    reason: "only-concurrent-adcs",
    unit: "patient",
    left: [
      {...first, end: 10, progression: 9},
      {...second, start: 0, end: 10, progression: ""}
    ],
    neighbour: [
      {...first, end: 10, progression: 9},
      {...second, start: 10}
    ]
  },
  {
    title: "ADC1 before surgery",
    reason: "adjuvant-adc1-within-6-months",
    unit: "transition",
    left: [{...first, setting: "neoadjuvant"}, second],
    neighbour: [{...first, setting: "metastatic"}, second],
    detail: "ADC1 was (neo)adjuvant: relapse on it or within 6 months of its last dose"
  },
  {
    title: "relapse 183 days after the last dose of an adjuvant ADC1",
    reason: "adjuvant-adc1-within-6-months",
    unit: "transition",
    left: adjuvant(283),
    neighbour: [first, second]
  },
  {
    title: "relapse 184 days after it",
    reason: "adjuvant-adc1-within-12-months",
    unit: "transition",
    left: adjuvant(284),
    neighbour: [first, second]
  },
  {
    title: "relapse 365 days after it",
    reason: "adjuvant-adc1-within-12-months",
    unit: "transition",
    left: adjuvant(465),
    neighbour: [first, second]
  },
  {
    title: "relapse 366 days after it",
    reason: "adjuvant-adc1-later",
    unit: "transition",
    left: adjuvant(466),
    neighbour: [first, second]
  },
  {
    title: "relapse after an adjuvant ADC1 whose last dose is blank",
    reason: "adjuvant-adc1-not-dated",
    unit: "transition",
    left: adjuvant(150, ""),
    neighbour: [first, second]
  },
  {
    title: "one ADC before and another after surgery",
    reason: "not-metastatic",
    unit: "transition",
    left: [
      {...first, setting: "neoadjuvant", stop_reason: "completion", progression: ""},
      {...second, setting: "adjuvant"}
    ],
    neighbour: [first, second]
  },
  {
    title: "ADC1 stopped for toxicity, and progression a day after ADC2 began",
    reason: "adc1-not-progressed",
    unit: "transition",
    left: endedFor("toxicity", 111),
    neighbour: endedFor("toxicity", 110)
  },
  {
    title: "why ADC1 stopped is blank, and no progression is recorded",
    reason: "adc1-stop-unknown",
    unit: "transition",
    left: endedFor("", ""),
    neighbour: endedFor("", 110)
  },
  {
    title: "two tumours",
    reason: "second-primary",
    unit: "transition",
    left: [first, {...second, second_primary: "yes"}],
    neighbour: [first, {...second, second_primary: "no"}]
  },
  {
    title: "an ADC that is not known",
    reason: "unclassifiable",
    unit: "transition",
    left: [first, {...second, regimen: "investigational ADC"}],
    neighbour: [first, second]
  },
  {
    title: "two ADCs at once, followed by a third",
    reason: "concurrent-adcs",
    unit: "transition",
    left: [{...first, regimen: "T-DXd + Dato-DXd"}, second],
    neighbour: [{...first, regimen: "T-DXd + pertuzumab"}, second]
  },
  {
    title: "an immunotoxin as ADC2",
    reason: "not-classic-adc",
    unit: "transition",
    left: [first, {...second, regimen: "moxetumomab pasudotox"}],
    neighbour: [first, second],
    detail: "an immunotoxin, peptide conjugate, light-activated or immune-stimulating conjugate"
  },
  {
    title: "an immunotoxin as ADC1",
    reason: "not-classic-adc",
    unit: "transition",
    left: [{...first, regimen: "moxetumomab pasudotox"}, second],
    neighbour: [first, second]
  },
  {
    title: "ADC1 stopped for toxicity",
    reason: "adc1-stopped-otherwise",
    unit: "transition",
    left: stoppedFor("toxicity"),
    neighbour: stoppedFor("progression"),
    spec: byCode
  },
  {
    title: "why ADC1 stopped is blank",
    reason: "adc1-stop-reason-blank",
    unit: "transition",
    left: stoppedFor(""),
    neighbour: stoppedFor("progression"),
    spec: byCode,
    detail: "why ADC1 stopped is not recorded, or not in words that are known"
  },
  {
    title: "why ADC1 stopped is unknown",
    reason: "adc1-stop-reason-blank",
    unit: "transition",
    left: stoppedFor("unknown"),
    neighbour: stoppedFor("progression"),
    spec: byCode
  },
  {
    title: "64 years where 65 are asked",
    reason: "condition-not-met",
    unit: "transition",
    left: [
      {...first, age: 64},
      {...second, age: 64}
    ],
    neighbour: [
      {...first, age: 65},
      {...second, age: 65}
    ],
    spec: {population: {where: "age >= 65"}},
    detail: "does not meet age >= 65"
  },
  {
    title: "age is blank where 65 years are asked",
    reason: "condition-not-assessable",
    unit: "transition",
    left: [
      {...first, age: ""},
      {...second, age: ""}
    ],
    neighbour: [
      {...first, age: 65},
      {...second, age: 65}
    ],
    spec: {population: {where: "age >= 65"}},
    detail: "a column needed by age >= 65 is blank"
  },
  {
    title: "the column that makes the groups is blank",
    reason: "group-blank",
    unit: "transition",
    left: [
      {...first, centre: ""},
      {...second, centre: ""}
    ],
    neighbour: [first, second],
    spec: {by: "column:centre"},
    detail: "column centre is blank"
  }
];

describe("each reason for which somebody is not analysed", () => {
  it.each(cases)("$reason: $title", async ({reason, unit, left, neighbour, spec = {}, detail}) => {
    const others = (spec.population?.where ?? null) === null ? [first, second] : neighbour;
    const result = await analysisOf(left, neighbour, spec, others);
    expect(reasonsOf(result, "L")).toEqual([`${unit}: ${reason}`]);
    expect(analysedOf(result, "L")).toEqual(unit === "patient" ? [] : [false]);
    for (const patient of ["N", "A", "B"]) {
      expect(reasonsOf(result, patient), patient).toEqual([]);
      expect(analysedOf(result, patient), patient).toEqual([true]);
    }
    const [line] = result.ledger.filter(({patientId}) => patientId === "L");
    if (detail !== undefined) expect(line?.detail).toBe(detail);
    expect([line?.file, line?.row]).toEqual(unit === "patient" ? [null, null] : ["c.csv", 3]);
    expect(
      boxOf(result, unit === "patient" ? "patients whose lines can be used" : "patients with two ADC exposures", reason)
    ).toBe(1);
    if (unit === "transition") expect(boxOf(result, "ADC→ADC transitions", reason)).toBe(1);
    expect(result.flow.filter(({label}) => label.endsWith("analysed")).map(({count}) => count)).toEqual([3, 3]);
  });

  it("the steps at which they leave", async () => {
    const stepOf = async (one: Case | undefined): Promise<string | undefined> =>
      one === undefined
        ? undefined
        : (await analysisOf(one.left, one.neighbour, one.spec)).ledger.find(({patientId}) => patientId === "L")?.step;
    expect(await stepOf(cases.find(({reason}) => reason === "group-blank"))).toBe("grouping");
    expect(await stepOf(cases.find(({reason}) => reason === "not-classic-adc"))).toBe("population");
    expect(await stepOf(cases.find(({reason}) => reason === "only-concurrent-adcs"))).toBe("population");
  });
});

describe("what a plan lets in again", () => {
  const byReason = (wanted: string, nth = 0): Case => {
    const found = cases.filter(({reason}) => reason === wanted)[nth];
    if (found === undefined) throw new Error(wanted);
    return found;
  };
  it.each([
    ["not-classic-adc", 0, {population: {classicOnly: false}}],
    ["not-classic-adc", 1, {population: {classicOnly: false}}],
    ["concurrent-adcs", 0, {population: {concurrent: true}}],
    ["adc1-stopped-otherwise", 0, {population: {adc1Stopped: "any"}}],
    ["adc1-stop-reason-blank", 0, {population: {adc1Stopped: "any"}}],
    ["adc1-stop-reason-blank", 1, {population: {adc1Stopped: "any"}}],
    ["one-adc-exposure", 1, {population: {adc1Stopped: "any"}, agents: {gapDays: 179}}]
  ] as const)("%s, case %i, stays under %j", async (reason, nth, spec) => {
    const {left, neighbour} = byReason(reason, nth);
    const result = await analysisOf(left, neighbour, spec);
    expect(reasonsOf(result, "L")).toEqual([]);
    expect(analysedOf(result, "L")).toEqual([true]);
  });

  it("an immunotoxin is not let in by another key, nor two ADCs at once by this one", async () => {
    const unclassic = byReason("not-classic-adc");
    const spec = {population: {concurrent: true, adc1Stopped: "any"}} as const;
    expect(analysedOf(await analysisOf(unclassic.left, unclassic.neighbour, spec), "L")).toEqual([false]);
    const atOnce = byReason("concurrent-adcs");
    expect(
      analysedOf(await analysisOf(atOnce.left, atOnce.neighbour, {population: {classicOnly: false}}), "L")
    ).toEqual([false]);
  });
});

describe("later transitions", () => {
  const toxicity: Line = {...first, stop_reason: "toxicity"};

  it("of a patient whose first is analysed, and of one whose first was left out, have reasons of their own", async () => {
    const result = await analysisOf([toxicity, second, third], [first, second, third], byCode);
    expect(reasonsOf(result, "L").sort()).toEqual([
      "transition: adc1-stopped-otherwise",
      "transition: later-transition-first-left-out"
    ]);
    expect(reasonsOf(result, "N")).toEqual(["transition: later-transition"]);
    expect(analysedOf(result, "N")).toEqual([true, false]);
    // The neighbour has a transition that is analysed, and one that is not.
    expect(result.flow.find(({label}) => label === "patients analysed")?.count).toBe(3);
    expect(boxOf(result, "patients with two ADC exposures", "adc1-stopped-otherwise")).toBe(1);
    expect(boxOf(result, "patients with two ADC exposures", "later-transition-first-left-out")).toBeUndefined();
    expect(boxOf(result, "ADC→ADC transitions", "later-transition")).toBe(1);
    expect(boxOf(result, "ADC→ADC transitions", "later-transition-first-left-out")).toBe(1);
  });

  it("are analysed where every transition is asked", async () => {
    const result = await analysisOf([toxicity, second, third], [first, second, third], {
      population: {...byCode.population, transitions: "all"}
    });
    expect(reasonsOf(result, "L")).toContain("transition: adc1-stopped-otherwise");
    expect(reasonsOf(result, "L").filter((line) => line.includes("later-transition"))).toEqual([]);
    expect(analysedOf(result, "L")).toEqual([false, true]);
    // A patient with one transition analysed is a patient analysed, whatever became of the first.
    expect(result.flow.find(({label}) => label === "patients analysed")?.count).toBe(4);
    expect(boxOf(result, "patients with two ADC exposures", "adc1-stopped-otherwise")).toBe(0);
    expect(analysedOf(result, "N")).toEqual([true, true]);
  });

  it("a patient is counted under the reason of the first metastatic transition, not of the first of any kind", async () => {
    // The ADC before surgery stands apart; the first metastatic transition is left out because ADC1 stopped for toxicity.
    const result = await analysisOf(
      [{...first, setting: "neoadjuvant", stop_reason: "completed"}, {...second, stop_reason: "toxicity"}, third],
      [{...first, setting: "neoadjuvant", stop_reason: "completed"}, second, third],
      byCode
    );
    expect(reasonsOf(result, "L").sort()).toEqual([
      "transition: adc1-stopped-otherwise",
      "transition: adjuvant-adc1-within-6-months"
    ]);
    expect(boxOf(result, "patients with two ADC exposures", "adc1-stopped-otherwise")).toBe(1);
    expect(boxOf(result, "patients with two ADC exposures", "adjuvant-adc1-within-6-months")).toBeUndefined();
    expect(boxOf(result, "ADC→ADC transitions", "adjuvant-adc1-within-6-months")).toBe(2);
    expect(analysedOf(result, "N")).toEqual([false, true]);
  });
});

describe("an ADC that is not known beside one that is", () => {
  it("was given at once with it, and neither targets nor payload classes are told", async () => {
    const cohort = await readCohort([
      {name: "c.csv", text: textOf({L: [{...first, regimen: "T-DXd + investigational ADC"}, second]})}
    ]);
    const {exposures} = adcExposures(cohort);
    expect(exposures.objects()[0]).toMatchObject({
      concurrent: true,
      unknown_agent: true,
      targets: "",
      payload_classes: ""
    });
    expect(adcTransitions(exposures, cohort).transitions.objects()[0]).toMatchObject({
      concurrent_adcs: true,
      headline: "unclassifiable"
    });
  });
});

describe("an endpoint that cannot be derived", () => {
  const unseen: Line = {...second, end: "", progression: "", stop_reason: "", last_contact: ""};

  it("leaves the transition and the exposure on the ledger, each with its reason", async () => {
    const result = await analysisOf([{...first, last_contact: ""}, unseen], [first, {...unseen, last_contact: 300}]);
    expect(reasonsOf(result, "L").sort()).toEqual(["exposure: no-follow-up", "transition: no-follow-up"]);
    expect(reasonsOf(result, "N")).toEqual([]);
    expect(boxOf(result, "ADC→ADC transitions", "no-follow-up")).toBe(1);
    expect(result.ledger.find(({unit, patientId}) => unit === "transition" && patientId === "L")?.detail).toBe(
      "rwPFS cannot be derived"
    );
  });

  it("ADC2 that starts on the day of the cut-off has a time, a day later it has none", async () => {
    const later: Line = {...second, start: 111};
    const result = await analysisOf([first, later], [first, second], {cutoff: 110});
    expect(reasonsOf(result, "L").sort()).toEqual(["exposure: start-after-cutoff", "transition: no-follow-up"]);
    expect(reasonsOf(result, "N")).toEqual([]);
    expect(analysedOf(result, "N")).toEqual([true]);
  });
});

describe("parts of the analysis that leave a patient out", () => {
  it("who came under observation on the day on which PFS(ADC1) ended has none, the day before has one", async () => {
    const observedFrom = (entry: number): readonly Line[] => [
      {...first, entry},
      {...second, entry}
    ];
    const result = await analysisOf(observedFrom(100), observedFrom(99));
    expect(reasonsOf(result, "L").sort()).toEqual(["exposure: entry-after-follow-up", "patient: no-pfs-on-both-adcs"]);
    expect(reasonsOf(result, "N")).toEqual([]);
    expect(analysedOf(result, "L")).toEqual([true]);
    expect(result.parts.bothAdcs).toEqual({patients: 3, analysed: 4});
  });

  it("whose first transition is left out is not said to lack a PFS on ADC1 and ADC2, though only a later one is analysed", async () => {
    const result = await analysisOf([{...first, stop_reason: "toxicity"}, second, third], [first, second, third], {
      population: {...byCode.population, transitions: "all"}
    });
    // PFS on both is in the file: 100 days on T-DXd, and 60 on SG.
    expect(reasonsOf(result, "L")).toEqual([
      "transition: adc1-stopped-otherwise",
      "patient: first-transition-not-analysed"
    ]);
    expect(reasonsOf(result, "N")).toEqual([]);
    expect(result.parts.bothAdcs).toEqual({patients: 3, analysed: 4});
  });
});

describe("follow-up that came ready-made", () => {
  const text = "id,t,e,arm,age\nL1,5,1,A,64\nL2,6,1,A,\nL3,7,1,,70\nN1,8,1,A,65\nN2,9,0,B,66\n";
  const mapping = {patient_id: "id", time: "t", event: "e"};

  it("leaves a record for the same reasons, each with its row", async () => {
    const result = await analyze(
      {by: "column:arm", mapping, population: {where: "age >= 65"}},
      await readCohort([{name: "f.csv", role: "follow-up", text}], {mapping})
    );
    expect(result.ledger.map(({step, unit, reason, row, patientId}) => [step, unit, reason, row, patientId])).toEqual([
      ["population", "row", "condition-not-met", 2, "L1"],
      ["population", "row", "condition-not-assessable", 3, "L2"],
      ["grouping", "row", "group-blank", 4, "L3"]
    ]);
    expect(result.flow.find(({label}) => label === "records with time and event")?.left).toMatchObject([
      {reason: "condition-not-met", count: 1},
      {reason: "condition-not-assessable", count: 1},
      {reason: "group-blank", count: 1}
    ]);
    expect(result.flow.at(-1)).toMatchObject({label: "records analysed", count: 2});
  });
});
