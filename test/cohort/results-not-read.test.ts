import {describe, expect, it} from "vitest";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {recognisedRole} from "../../src/cohort/source-roles.ts";

const lines = (n: number): string =>
  `patient_id,regimen,start,end,stop_reason,last_contact\n${Array.from({length: n}, (_, i) => `Q${i}X,SG,0,60,progression,400\n`).join("")}`;
/** One scan on day 30 and one on day 60 of each patient. */
const scans = (results: readonly (readonly [string, string])[], header = "patient_id,scan_date,result"): string =>
  `${header}\n${results.flatMap(([a, b], i) => [`Q${i}X,30,${a}\n`, `Q${i}X,60,${b}\n`]).join("")}`;
const read = (results: readonly (readonly [string, string])[], header?: string, options: ReadCohortOptions = {}) =>
  readCohort(
    [
      {name: "l.csv", text: lines(results.length)},
      {name: "s.csv", text: scans(results, header)}
    ],
    options
  );
const days = async (...given: Parameters<typeof read>) => {
  const {lines: own} = await read(...given);
  return [own.array("last_assessment"), own.array("progression")];
};

describe("results of assessments", () => {
  it.each([
    ["SD", "PD"],
    ["stabil", "Progress"],
    ["kein Progress", "Progredienz"],
    ["réponse partielle", "nouvelles lésions"],
    ["sin progresión", "progresión"],
    ["SD", "SD; new lesions in the liver"]
  ])("%s, then %s: the day of each", async (first, second) => {
    expect(await days([[first, second]])).toEqual([[30], [60]]);
  });

  it.each([
    ["patient_id,scan_date,progression", "no", "yes"],
    ["Pat.-Nr.,Datum Staging,Progress", "nein", "ja"],
    ["Patient,Date scanner,Progression (oui/non)", "non", "oui"],
    ["patient_id,date,pd", "0", "1"],
    ["patient_id,date,event_type", "restaging without progression", "progression"]
  ])("%s: answers to what the column asks", async (header, first, second) => {
    expect(recognisedRole({name: "s.csv", header: header.split(",")}, {})).toBe("assessments");
    expect(await days([[first, second]], header)).toEqual([[30], [60]]);
  });

  it("may stand in a column that lines call otherwise, which the plan maps", async () => {
    const mapping = {day: "scan_date", result: "progression"};
    const header = "patient_id,scan_date,progression";
    expect(await days([["no", "yes"]], header, {mapping})).toEqual([[30], [60]]);
  });

  it("under a name that asks for a response say the contrary", async () => {
    expect(await days([["yes", "PD"]], "patient_id,scan_date,response")).toEqual([[30], [60]]);
  });

  const stops = async (...given: Parameters<typeof read>) =>
    (await read(...given)).issues.flatMap(({code, severity, count, stops: own}) =>
      code.startsWith("results-") ? [[code, severity, count, own ?? false]] : []
    );
  const many = (n: number, odd: number): readonly (readonly [string, string])[] =>
    Array.from({length: n}, (_, i) => ["SD", i < odd ? "T2 up" : "PD"] as const);

  it("that nobody understands stop from two and more than 5 % on", async () => {
    expect(await stops(many(20, 0))).toEqual([]);
    expect(await stops(many(5, 1))).toEqual([["results-not-read", "warning", 1, false]]);
    expect(await stops(many(20, 2))).toEqual([["results-not-read", "warning", 2, false]]);
    expect(await stops(many(19, 2))).toEqual([["results-not-read", "error", 2, true]]);
  });

  it("are what the plan says", async () => {
    const values = {result: {"T2 up": "progression"}};
    expect(await stops(many(2, 2), undefined, {values})).toEqual([]);
    expect(await days(many(1, 1), undefined, {values})).toEqual([[30], [60]]);
    const {issues} = await read(many(2, 2));
    expect(issues.find(({code}) => code === "results-not-read")?.choices?.map(({line}) => line)).toEqual([
      'values: {result: {"T2 up": "progression"}}',
      'values: {result: {"T2 up": "no progression"}}',
      'values: {result: {"T2 up": "NE"}}',
      "accept: [results-not-read]"
    ]);
  });

  it("that stand once are not shown, as they may be remarks", async () => {
    const {issues} = await read([
      ["SD", "Frau Meier will call"],
      ["SD", "see letter of 3 May"]
    ]);
    const found = issues.filter(({code}) => code === "results-not-read");
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toMatch(/Meier|letter/);
  });

  it("that doubt a progression count neither way, and are told", async () => {
    const doubt = [["suspected progression", "PD"]] as const;
    expect(await days(doubt)).toEqual([[null], [60]]);
    expect(await stops(doubt)).toEqual([["results-doubtful", "warning", 1, false]]);
  });
});

describe("lists of what happened", () => {
  it.each([
    ["patient_id,progression_date", "events"],
    ["patient_id,progression_date,confirmed", "events"],
    ["patient_id,progression_date,remark", "events"],
    ["patient_id,progression_date,sex", "patients"],
    ["patient_id,scan_date,progression", "assessments"],
    ["patient_id,drug,date,progression", "drugs"],
    ["patient_id,regimen,start,progression", "lines"]
  ])("%s: %s", (header, role) => {
    expect(recognisedRole({name: "c.csv", header: header.split(",")}, {})).toBe(role);
  });
});

describe("a list of progressions of which a column says that some were none", () => {
  const read = (said: string, values: ReadCohortOptions["values"] = {}) =>
    readCohort(
      [
        {name: "l.csv", text: lines(3)},
        {
          name: "p.csv",
          text: `patient_id,progression_date,assessment\nQ0X,50,progression\nQ1X,40,"${said}"\nQ1X,60,progression\n`
        }
      ],
      {values}
    );

  it.each(["suspected progression, ruled out on repeat", "V.a. Progress", "no progression"])(
    "%s: stops, and the line of the plan does not take its day",
    async (said) => {
      const {issues} = await read(said);
      const [found] = issues.filter(({code}) => code === "progression-doubted");
      expect(found).toMatchObject({stops: true, count: 1, column: "assessment"});
      expect(found?.choices?.[0]?.line).toBe('values: {assessment: {"no true progression": no-progression}}');
      const {lines: own} = await read(said, {assessment: {"no true progression": "no-progression"}});
      expect(own.array("progression")).toEqual([50, 60, null]);
    }
  );

  it.each(["progression in the liver", "CT", ""])("%s: does not", async (said) => {
    const {issues} = await read(said);
    expect(issues.filter(({code}) => code === "progression-doubted")).toEqual([]);
  });
});
