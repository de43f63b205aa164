import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const others = ["112", "640", "88", "310", "705", "930", "1102"];
const ready = (...times: readonly string[]) => ({
  name: "f.csv",
  text: `patient_id,arm,pfs_days,event\n${[...others, ...times]
    .map((time, i) => `P${i},${i % 2 === 0 ? "a" : "b"},${time},${i % 3 === 0 ? 0 : 1}\n`)
    .join("")}`
});
const found = async (...times: readonly string[]) =>
  (await readCohort([ready(...times)], {unit: "days"})).issues
    .filter(({code}) => code === "codes-among-times")
    .map(({received, stops}) => [received, stops]);

describe("numbers by which files say that nothing is known", () => {
  it.each([
    ["999 twice", ["999", "999"], [["999 (2)", true]]],
    ["several codes", ["999", "999", "998", "998", "888", "888"], [["999 (2), 998 (2), 888 (2)", true]]],
    ["777 with decimals", ["777.0", "777,0"], [["777 (2)", true]]],
    ["9999 twice", ["9999", "9999"], [["9999 (2)", true]]],
    ["once", ["999"], []],
    ["as often as another time around it is doubled", ["999", "999", "930"], []],
    ["twice as often", ["999", "999", "999", "999", "930"], [["999 (4)", true]]],
    ["a number that is no code, twice", ["1000", "1000"], []],
    ["99 three times", ["99", "99", "99"], []],
    ["99 four times", ["99", "99", "99", "99"], [["99 (4)", true]]]
  ])("%s", async (_, times, expected) => {
    const own = times.some((time) => time.includes(",")) ? times.map((time) => `"${time}"`) : times;
    expect((await found(...own)).map(([received, stops]) => [received, stops])).toEqual(expected);
  });

  it("are not known where the plan says so", async () => {
    const {followUp, issues} = await readCohort([ready("999", "999")], {unit: "days", values: {time: {"999": ""}}});
    expect(followUp?.array("time").filter((time) => time === 999)).toEqual([]);
    expect(issues.map(({code}) => code)).not.toContain("codes-among-times");
  });

  it("are none where one patient has several rows of a day", async () => {
    const scans = (ids: readonly string[]) => ({
      name: "s.csv",
      text: `patient_id,day,lesion,result\n${ids.map((id, i) => `${id},99,${i},SD\n`).join("")}P9,55,1,SD\nP8,120,1,SD\n`
    });
    const lines = {name: "c.csv", role: "lines" as const, text: "patient_id,line,regimen,start,end\nP8,1,SG,0,200\n"};
    const codes = async (ids: readonly string[]) =>
      (await readCohort([lines, scans(ids)])).issues.filter(({code}) => code === "codes-among-times").length;
    expect([await codes(["P1", "P1", "P1", "P1", "P2"]), await codes(["P1", "P2", "P3", "P4"])]).toEqual([0, 1]);
  });

  it("are looked for in days of lines too", async () => {
    const text = `patient_id,line,regimen,start,end,progression,last_contact\n${others
      .map((day, i) => `P${i},1,SG,0,${Number(day) - 10},${i < 2 ? 999 : day},2000\n`)
      .join("")}`;
    const {issues} = await readCohort([{name: "c.csv", role: "lines", text}]);
    expect(issues.find(({code}) => code === "codes-among-times")?.choices?.[0]?.line).toBe(
      'values: {progression: {"999": ""}}'
    );
  });
});
