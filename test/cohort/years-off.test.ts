import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,last_contact";
const read = (...rows: readonly string[]) =>
  readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}]);
const found = async (code: string, ...rows: readonly string[]) =>
  (await read(...rows)).issues
    .filter((one) => one.code === code)
    .map(({row, stops, count}) => [row, stops === true, count]);

describe("a progression a year or so from the stop for it", () => {
  const line = (progression: string, {assessment = "", stop = "progression"} = {}): string[] => [
    `P,1,capecitabine,0,90,100,,progression,2000`,
    `P,2,T-DXd,150,700,${progression},${assessment},${stop},2000`
  ];
  it.each([
    ["eleven months later", line("1035"), [[3, true, 1]]],
    ["less", line("1034"), []],
    ["later, and the stop was for toxicity", line("1065", {stop: "toxicity"}), []],
    ["eleven months before, after which an assessment saw none", line("365", {assessment: "366"}), [[3, true, 1]]],
    ["eleven months before", line("365", {assessment: "365"}), [[3, false, 1]]],
    ["less than that before", line("366", {assessment: "600"}), []],
    ["on the first day, of the line before", line("150", {assessment: "600"}), []],
    ["a month before the first day, of the line before", line("119", {assessment: "600"}), []],
    ["earlier than that", line("118", {assessment: "600"}), [[3, true, 1]]]
  ])("%s", async (_, rows, expected) => {
    expect(await found("progression-year-from-stop", ...rows)).toEqual(expected);
  });

  it("stops unless the plan accepts it, and stands before the numbers where it does not stop", async () => {
    const cohort = await read(...line("1065"));
    await expect(analyze({}, cohort)).rejects.toThrow("progression-year-from-stop");
    expect(findingsBeforeNumbers((await read(...line("335"))).issues).join(" ")).toContain(
      "1 progressions lie a year or so from the stop for progression"
    );
  });
});

describe("an ADC whose start lies most of a year too early", () => {
  const pair = (start: number, end = "900", regimen = "T-DXd"): string[] => [
    `P,,SG,100,500,500,,progression,2000`,
    `P,,${regimen},${start},${end},,,,2000`
  ];
  const code = "adc-year-before-other-ended";
  it.each([
    ["ten months before the other ended", pair(195), [[3, true, 1]]],
    ["less", pair(196), []],
    ["before the other began", pair(60), [[3, true, 1]]],
    ["without an end", pair(60, ""), [[3, true, 1]]],
    ["together with the other", pair(93), []],
    ["a day more than together", pair(92), [[3, true, 1]]],
    ["ended first, ten months after the other began", pair(60, "405"), [[2, true, 1]]],
    ["ended first, earlier", pair(60, "404"), []],
    ["the same ADC, which is looked for as recorded twice", pair(195, "900", "SG"), []],
    ["no ADC", pair(60, "900", "capecitabine"), []]
  ])("%s", async (_, rows, expected) => {
    expect(await found(code, ...rows)).toEqual(expected);
  });

  it("is not asked of a line that a remark says was perhaps never given", async () => {
    const text = (remark: string): string =>
      `patient_id,regimen,start,end,comment\nA,SG,0,500,\nA,T-DXd,60,,${remark}\nB,SG,0,90,\nB,T-DXd,120,200,\n`;
    const codes = async (remark: string) =>
      (await readCohort([{name: "c.csv", text: text(remark)}])).issues.flatMap(({code: own, stops}) =>
        stops === true ? [own] : []
      );
    expect(await codes("")).toEqual([code]);
    expect(await codes('"moved to Bonn, never dosed"')).toEqual(["perhaps-not-given"]);
  });

  it("is not told by a blank end where fewer than half of five ADCs or more before another have one", async () => {
    const cohort = (ends: number, others: number): string[] => [
      ...pair(60, ""),
      ...Array.from({length: others}, (_, i) => [
        `Q${i},,T-DXd,0,${i < ends ? 100 : ""},100,,progression,2000`,
        `Q${i},,SG,120,300,310,,progression,2000`
      ]).flat()
    ];
    expect(await found(code, ...cohort(1, 4))).toEqual([]);
    expect(await found(code, ...cohort(3, 4))).toEqual([[3, true, 1]]);
    expect(await found(code, ...cohort(0, 3))).toEqual([[3, true, 1]]);
    expect(await found(code, ...pair(60), ...cohort(0, 4).slice(2))).toEqual([[3, true, 1]]);
  });

  it("stops unless the plan accepts it", async () => {
    const cohort = await read(...pair(60));
    expect(cohort.issues.find((one) => one.code === code)?.received).toBe(
      "T-DXd begins 440 days before SG of row 2 ended, and ended later"
    );
    expect((await read(...pair(60, ""))).issues.find((one) => one.code === code)?.received).toBe(
      "T-DXd begins 440 days before SG of row 2 ended, and has no end"
    );
    await expect(analyze({}, cohort)).rejects.toThrow(code);
    await expect(analyze({accept: [code]}, cohort)).resolves.toBeDefined();
  });
});
