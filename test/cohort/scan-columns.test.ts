import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const lines = {
  name: "l.csv",
  role: "lines" as const,
  text: `patient_id,line,regimen,start,end,last_contact\n${["A", "B", "C"]
    .map((id) => `${id},1,SG,0,100,400\n${id},2,T-DXd,110,200,400\n`)
    .join("")}`
};
const scans = (header: string, rows: readonly string[]) => ({name: "s.csv", text: `${header}\n${rows.join("\n")}\n`});
const results = ["A,50,SD", "A,95,PD", "A,150,PR", "B,60,SD", "B,99,PD", "B,190,PD", "C,40,SD", "C,90,SD"];
const read = (header: string, rows = results) => readCohort([lines, scans(header, rows)], {});
const progressions = async (...given: Parameters<typeof read>) => {
  const {lines: own} = await read(...given);
  return own.array("progression");
};

describe("a table of scans that no known names tell", () => {
  it.each([
    "patient_id,scan_day,recist",
    "patient_id,Tag,Befund",
    "patient_id,CT_day,RECIST 1.1",
    "patient_id,staging_day,overall response",
    "patient_id,Untersuchung,Beurteilung"
  ])("is known by its values: %s", async (header) => {
    // By hand: the progressions of A and B lie in line 1 (95, 99), that of B on 190 in line 2.
    expect(await progressions(header)).toEqual([95, null, 99, 190, null, null]);
  });

  it.each([
    ["one row a patient", "patient_id,Tag,Befund", ["A,50,PD", "B,60,SD", "C,40,SD", "D,70,SD"]],
    ["two columns of results", "patient_id,Tag,Befund,Zweitbefund", results.map((row) => `${row},${row.slice(-2)}`)],
    ["no progression at all", "patient_id,Tag,Befund", results.map((row) => row.replace("PD", "SD"))],
    ["grades of toxicity", "patient_id,Tag,Grad", results.map((row, i) => row.replace(/\w\w$/, String(i % 4)))]
  ])("is none: %s", async (_, header, rows) => {
    const {issues} = await read(header, rows);
    expect(issues.filter(({code, column}) => code === "recognised-column" && column === "Befund")).toEqual([]);
  });
});

describe("rows of one scan", () => {
  const twice = (second: string) => [
    "A,50,1,SD",
    "A,95,1,PD",
    `A,95,2,${second}`,
    "B,60,1,SD",
    "B,99,1,SD",
    "B,99,2,SD"
  ];
  const codes = async (second: string) =>
    (await read("patient_id,day,reader,result", twice(second))).issues
      .filter(({stops}) => stops === true)
      .map(({code, count}) => [code, count]);

  it("stop where one shows a progression and another none", async () => {
    expect(await codes("SD")).toEqual([["results-of-a-day-differ", 1]]);
    // One question, and not that of a flag against its day besides.
    const both = [...twice("SD"), "B,120,1,PD", "B,120,2,SD", "C,99,1,PD", "C,99,2,SD"];
    const {issues} = await read("patient_id,day,reader,result", both);
    expect(issues.filter(({stops}) => stops === true).map(({code, count}) => [code, count])).toEqual([
      ["results-of-a-day-differ", 3]
    ]);
    expect(await codes("PD")).toEqual([]);
    expect(await codes("")).toEqual([]);
  });

  it("are a progression where the plan takes them", async () => {
    expect((await progressions("patient_id,day,reader,result", twice("SD"))).slice(0, 2)).toEqual([95, null]);
  });
});
