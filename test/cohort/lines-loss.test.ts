import {describe, expect, it} from "vitest";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

/** One line of each of `n` patients; the cell of progression of the first ones. */
const stops = async (n: number, cells: readonly string[], options: ReadCohortOptions = {}, column = "progression") =>
  (
    await readCohort(
      [
        {
          name: "c.csv",
          text: `patient_id,regimen,start,${column}\n${Array.from({length: n}, (_, i) => `Q${i}X,SG,0,${cells[i] ?? "90"}`).join("\n")}\n`
        }
      ],
      options
    )
  ).issues
    .filter(({stops: own}) => own)
    .map(({code, count}) => `${code} ${count}`);

describe("patients lost because a day that tells what happened cannot be read", () => {
  it("a word in a column of days stops by itself: it is lost wherever it stands", async () => {
    expect(await stops(100, ["zzz later"])).toEqual(["outcome-loss 1"]);
    expect(await stops(100, ["zzz later"], {values: {progression: {"zzz later": ""}}})).toEqual([]);
    expect(await stops(100, ["zzz later"], {}, "death")).toEqual(["outcome-loss 1"]);
  });

  it("names cells of words and a day that are not read, without the digits, and the line for them", async () => {
    const rows = ["2021-04-01", "2021-05-01", "seen by Xy 03.04.2021", "seen by Xy 03.05.2021"];
    const text = `patient_id,regimen,start,progression\n${rows.map((cell, i) => `Q${i}X,SG,2021-01-01,${cell}\n`).join("")}`;
    const {issues} = await readCohort([{name: "c.csv", text}], {dateMode: {mode: "real", format: "iso"}});
    const found = issues.find(({code}) => code === "outcome-loss");
    expect(found?.received).toBe("lost 2 of 4 patients: seen by Xy ##.##.####");
    expect(found?.hint).toContain('values: {progression: {"TEXT OF THE CELL": ""}}');
    expect(found?.choices?.map(({line}) => line)).toEqual(["accept: [outcome-loss]"]);
  });

  it("names the days in an impossible order and their rows", async () => {
    const text = `patient_id,regimen,start,end\n${Array.from({length: 10}, (_, i) => `Q${i}X,SG,20,${i < 7 ? 10 : 30}\n`).join("")}`;
    const {issues} = await readCohort([{name: "c.csv", text}]);
    const found = issues.find(({code}) => code === "outcome-loss");
    expect(found?.hint).toContain("not end on or after start on rows 2, 3, 4, 5, 6 and 2 more;");
    expect(found?.hint).toContain("write never-given in place of a drug that was not given");
  });

  it("days that cannot be stop from two patients and more than 5 % on", async () => {
    expect(await stops(10, ["12.5"])).toEqual([]);
    expect(await stops(40, ["12.5", "12.5"])).toEqual([]);
    expect(await stops(39, ["12.5", "12.5"])).toEqual(["outcome-loss 2"]);
  });

  it("a start that cannot be read says nothing of the outcome; an end does, as whoever goes on has none", async () => {
    const text = `patient_id,regimen,start\n${Array.from({length: 10}, (_, i) => `Q${i}X,SG,${i < 2 ? "zzz" : 0}\n`).join("")}`;
    const {issues} = await readCohort([{name: "c.csv", text}]);
    expect(issues.some(({code}) => code === "outcome-loss")).toBe(false);
    expect(await stops(100, ["zzz"], {}, "end")).toEqual(["outcome-loss 1"]);
    expect(await stops(100, ["zzz"], {values: {end: {zzz: ""}}}, "end")).toEqual([]);
    expect(await stops(39, ["12.5", "12.5"], {}, "end")).toEqual(["outcome-loss 2"]);
  });

  it.each(["lfd.", "noch lfd", "cont.", "on tx", "treatment ongoing", "traitement en cours"])(
    "%s in place of an end is treatment that goes on",
    async (word) => {
      expect(await stops(3, [word], {}, "end")).toEqual([]);
      const {lines} = await readCohort([
        {name: "c.csv", text: `patient_id,regimen,start,end\nA,SG,0,${word}\nB,SG,0,30\n`}
      ]);
      expect(lines.array("end")).toEqual([null, 30]);
    }
  );

  it("offers what a word may say: no such day, or one that nobody knows; and each does what it says", async () => {
    const lines = async (column: string, values: ReadCohortOptions["values"] = {}) => {
      const {issues} = await readCohort(
        [
          {
            name: "c.csv",
            text: `patient_id,regimen,start,end,stop_reason,last_contact,${column}\nA,SG,0,80,progression,400,zzz\nB,SG,0,90,progression,400,90\n`
          }
        ],
        {values}
      );
      return issues.filter(({stops: own}) => own).flatMap(({choices = []}) => choices.map(({line}) => line));
    };
    expect(await lines("progression")).toEqual([
      'values: {progression: {"zzz": ""}}',
      'values: {progression: {"zzz": "unknown"}}',
      "accept: [outcome-loss]"
    ]);
    expect(await lines("progression", {progression: {zzz: "unknown"}})).toEqual([]);
    expect(await lines("last_assessment")).toEqual([
      'values: {last_assessment: {"zzz": ""}}',
      "accept: [outcome-loss]"
    ]);
    expect(await lines("death")).toEqual([
      'values: {death: {"zzz": ""}}',
      'values: {death: {"zzz": "yes"}}',
      "accept: [outcome-loss]"
    ]);
    // Who died on a day that is not known stops by itself.
    expect(await lines("death", {death: {zzz: "yes"}})).toEqual(["accept: [death-without-day]"]);
  });

  it("days of one patient that contradict each other are lost by how long the patient was followed", async () => {
    const cohort = async (n: number, twice: number, column: string) => {
      const lines = Array.from(
        {length: n},
        (_, i) => `Q${i}X,T-DXd,0,400\nQ${i}X,SG,100,${i < twice ? 500 : 400}`
      ).join("\n");
      const {issues} = await readCohort([{name: "c.csv", text: `patient_id,regimen,start,${column}\n${lines}\n`}]);
      return issues.filter(({stops: own}) => own).map(({code, count}) => `${code} ${count}`);
    };
    expect(await cohort(40, 2, "last_contact")).toEqual([]);
    expect(await cohort(39, 2, "last_contact")).toEqual(["outcome-loss 2"]);
    expect(await cohort(39, 2, "death")).toEqual(["outcome-loss 2"]);
    // A cut-off says nothing of what happened; without most patients nothing is estimated all the same.
    expect(await cohort(39, 2, "data_cutoff")).toEqual([]);
    expect(await cohort(15, 3, "data_cutoff")).toEqual([]);
    expect(await cohort(14, 3, "data_cutoff")).toEqual(["many-patients-left-out 3"]);
    expect(await cohort(4, 2, "data_cutoff")).toEqual([]);
    // Where nobody is left there is nothing to estimate.
    expect(await cohort(5, 5, "data_cutoff")).toEqual([]);
  });

  it("two records of one line that differ are lost by what they say", async () => {
    const cohort = async (n: number) => {
      const lines = Array.from({length: n}, (_, i) => `Q${i}X,SG,0,90${i < 2 ? `\nQ${i}X,SG,0,95` : ""}`).join("\n");
      const {issues} = await readCohort([{name: "c.csv", text: `patient_id,regimen,start,progression\n${lines}\n`}]);
      return issues.filter(({stops: own}) => own).map(({code, count}) => `${code} ${count}`);
    };
    expect(await cohort(40)).toEqual([]);
    expect(await cohort(39)).toEqual(["outcome-loss 2"]);
  });

  it("a plan that accepts the loss of many is warned of it", async () => {
    const text = `patient_id,regimen,start\n${Array.from({length: 10}, (_, i) => `Q${i}X,SG,${i < 3 ? "zzz" : 0}\n`).join("")}`;
    const {issues} = await readCohort([{name: "c.csv", text}]);
    const [loss] = issues.filter(({code}) => code === "many-patients-left-out");
    expect(loss).toMatchObject({stops: true, count: 3, choices: [{line: "accept: [many-patients-left-out]"}]});
  });

  it("takes no count of another finding for a word", async () => {
    const {issues} = await readCohort([
      {
        name: "c.csv",
        text: `patient_id,regimen,start,last_contact,death\nA,SG,0,400,zzz\nB,SG,0,400,yes\nC,SG,0,400,\n`
      }
    ]);
    const lines = issues.flatMap(({choices = []}) => choices.map(({line}) => line));
    expect(lines.filter((line) => /without one|with one/.test(line))).toEqual([]);
    expect(lines).toContain("accept: [death-without-day]");
  });
});
