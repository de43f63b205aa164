import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {assessedNamedLines, namedProgressions} from "../../src/lines/named-progression.ts";

const lines = [
  {start: 0, names: ["1", "T-DXd"]},
  {start: 170, names: ["2", "SG"]},
  {start: 300, names: ["3", "T-DXd"]}
];
const on = (day: number, of?: string) => ({
  day,
  shows: "progression" as const,
  basis: "clinical" as const,
  ...(of === undefined ? {} : {of})
});

describe("progressions whose records name a line", () => {
  it("are of that line, on the first day of the next where they were found behind it", () => {
    expect(namedProgressions(lines, [on(160, "1"), on(290, "SG")]).days).toEqual([160, 290, null]);
    expect(namedProgressions(lines, [on(190, "1")]).days).toEqual([170, null, null]);
    expect(namedProgressions(lines, [on(290, "2"), on(250, "SG")]).days).toEqual([null, 250, null]);
  });

  it("are of the last line of that name which had begun", () => {
    expect(namedProgressions(lines, [on(299, "T-DXd")]).days).toEqual([170, null, null]);
    expect(namedProgressions(lines, [on(301, "T-DXd")]).days).toEqual([null, null, 301]);
  });

  it("are placed by their day where there is no such line, or none had begun", () => {
    const {days, rest, unplaced} = namedProgressions(lines, [on(100, "4"), on(100, "SG"), on(100)]);
    expect(days).toEqual([null, null, null]);
    expect(rest).toHaveLength(3);
    expect(unplaced).toBe(2);
  });

  it("end what was clean before them, and are counted where they were found later", () => {
    const seen = [
      {day: 100, shows: "no progression" as const, basis: null},
      {day: 165, shows: "no progression" as const, basis: null},
      on(160, "1"),
      on(301, "2")
    ];
    const {assessed, moved} = assessedNamedLines(lines, seen);
    expect(assessed.map(({progression, lastAssessment}) => [progression, lastAssessment])).toEqual([
      [160, 100],
      [300, null],
      [null, null]
    ]);
    expect(moved).toBe(1);
    expect(assessedNamedLines(lines, [on(170, "1")])).toMatchObject({moved: 0, assessed: [{progression: 170}, {}, {}]});
  });
});

describe("a list of progressions beside lines", () => {
  const text =
    "patient_id,line,regimen,start,end,last_contact\nA,1,Enhertu,0,150,600\nA,2,Trodelvy,170,290,600\nB,1,capecitabine,0,90,600\nB,2,SG,100,200,600\n";
  const progressions = async (list: string, role?: "events") => {
    const sources = [
      {name: "l.csv", text},
      {name: "p.csv", text: list, ...(role === undefined ? {} : {role})}
    ];
    const {lines: read, issues} = await readCohort(sources);
    return {days: read.array("progression"), codes: issues.map(({code}) => code)};
  };

  it.each([
    "patient_id,line,progression_date\nA,1,190\nA,2,280\nB,1,95\n",
    "patient_id,progression_date,progression_on\nA,190,T-DXd\nA,280,Trodelvy 10 mg/kg\nB,95,Capecitabine\n",
    "patient_id,drug,progression_date\nA,trastuzumab deruxtecan,190\nA,SG,280\nB,capecitabine,95\n"
  ])("places each on the line that it names: %s", async (list) => {
    const {days, codes} = await progressions(list);
    expect(days).toEqual([170, 280, 95, null]);
    expect(codes).toContain("progression-of-named-line");
  });

  it("places by its day what names none, and tells what names a line that is not there", async () => {
    expect((await progressions("patient_id,progression_date\nA,190\nB,95\n")).days).toEqual([null, 190, 95, null]);
    const {days, codes} = await progressions("patient_id,line,progression_date\nA,3,190\nB,1,95\n");
    expect(days).toEqual([null, 190, 95, null]);
    expect(codes).toContain("progression-of-no-line");
  });

  it("does so of lines that are made of drug records", async () => {
    const records =
      "patient_id,drug_concept_name,drug_exposure_start_date\n" +
      [0, 21, 42, 63].map((day) => `A,trastuzumab deruxtecan,${day}\n`).join("") +
      [100, 108, 121].map((day) => `A,sacituzumab govitecan,${day}\n`).join("");
    const list = "patient_id,progression_date,progression_on\nA,105,Enhertu\nA,140,Trodelvy\nA,150,EV\n";
    const {lines: read, issues} = await readCohort([
      {name: "d.csv", text: records},
      {name: "p.csv", text: list}
    ]);
    expect(read.array("progression")).toEqual([100, 140]);
    expect(issues.map(({code}) => code)).toEqual(
      expect.arrayContaining(["progression-of-named-line", "progression-of-no-line"])
    );
  });
});
