import {describe, expect, it} from "vitest";
import {givenBeside} from "../../src/cohort/planned-against-given.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const read = (meant: string, had: string, cells: readonly (readonly [string, string])[]) =>
  readCohort(
    [
      {
        name: "c.csv",
        text: `patient_id,time,event,${meant},${had}\n${cells.map((own, i) => `P${i},${i + 3},${i % 2},${own.join(",")}\n`).join("")}`
      }
    ],
    {unit: "months"}
  );
const pairs = [
  ["SG", "SG"],
  ["SG", "T-DXd"],
  ["T-DXd", "T-DXd"]
] as const;

describe("groups as they were meant and as they were given", () => {
  it("what was given stands beside what was meant by the same name", () => {
    const header = ["arm_planned", "sequence received", "arm_received", "tumour"];
    expect(header.map((column) => givenBeside(column, header))).toEqual(["arm_received", null, null, null]);
  });

  it.each([
    ["arm_planned", "arm_received"],
    ["randomised_arm", "actual arm"],
    ["Arm geplant", "Arm erhalten"]
  ])("%s and %s are told before the numbers where they differ", async (meant, had) => {
    const {issues} = await read(meant, had, pairs);
    expect(findingsBeforeNumbers(issues).join(" ")).toContain(
      `Columns ${meant} / ${had} say otherwise of 1 records: a group is of what was meant, or of what was given.`
    );
  });

  it.each([
    ["arm_planned", "drug_received", pairs],
    ["arm_planned", "arm_received", [pairs[0], pairs[2]]],
    ["dose_planned", "dose_given", [["10", "8"]]]
  ] as const)("%s and %s are not where they are of other things, agree, or are numbers", async (meant, had, cells) => {
    const {issues} = await read(meant, had, cells);
    expect(issues.filter(({code}) => code === "planned-against-given")).toEqual([]);
  });
});
