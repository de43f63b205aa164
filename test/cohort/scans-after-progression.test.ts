import {expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const lines = `patient_id,line,regimen,start,end,progression,stop_reason,last_assessment,last_contact
A,1,SG,0,100,110,progression,60,900
A,2,T-DXd,120,,300,,250,900
B,1,SG,0,100,110,progression,60,900
B,2,T-DXd,120,,300,,250,900
`;
const read = (scans: readonly string[]) =>
  readCohort([
    {name: "l.csv", role: "lines", text: lines},
    {name: "a.csv", role: "assessments", text: `patient_id,day,result\n${scans.join("\n")}\n`}
  ]);
const found = async (scans: readonly string[]) =>
  (await read(scans)).issues
    .filter(({code}) => code === "scan-without-progression-after" || code === "day-against-flag")
    .map(({code, row, count, stops}) => [code, row, count, stops === true]);

it.each<[string, string[], unknown[]]>([
  ["before it, or of the next line", ["A,105,SD", "A,180,PR", "B,110,PD", "B,299,SD"], []],
  ["behind it", ["A,310,SD", "B,400,no progression"], [["scan-without-progression-after", 3, 2, false]]],
  ["behind it, before the next line", ["A,119,SD", "A,120,SD"], [["scan-without-progression-after", 2, 1, false]]],
  ["on the first day of the next line", ["A,120,SD"], []],
  ["that says something else", ["A,310,PD", "A,320,NE", "B,400,"], []],
  ["on its day", ["A,300,SD"], [["day-against-flag", 3, 1, false]]],
  ["on its day, twice", ["A,300,SD", "B,300,stable disease"], [["day-against-flag", 3, 2, true]]]
])("an assessment without progression %s", async (_, scans, expected) => {
  expect(await found(scans)).toEqual(expected);
});

it("is said before the numbers, with its count, from either file", async () => {
  const {issues} = await analyze({by: "sequence"}, await read(["A,310,SD"]));
  expect(findingsBeforeNumbers(issues).join(" ")).toContain(
    "1 lines have an assessment without progression behind their day of progression, before the next line"
  );
  const own = await readCohort([{name: "l.csv", text: lines.replaceAll(",,300,,250,", ",,300,,340,")}]);
  expect(findingsBeforeNumbers((await analyze({by: "sequence"}, own)).issues).join(" ")).toContain(
    "2 lines have an assessment without progression after their day of progression: the progression counts"
  );
});
