import {describe, expect, it} from "vitest";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {doseByDose} from "../../src/lines/dose-by-dose.ts";
import {drugCourses} from "../../src/lines/drug-course.ts";
import {drugRole} from "../../src/lines/drug-role.ts";

type Given = readonly [drug: string, start: number, end: number | null];
const read = (drug: string) => drugRole(parseRegimen(drug));
const recordsOf = (given: readonly Given[]) => given.map(([drug, start, end], i) => ({drug, start, end, row: i + 2}));
const told = (...patients: readonly (readonly Given[])[]) => {
  const {asked, alike} = doseByDose(patients.map(recordsOf), read);
  return `${alike} of ${asked}`;
};

describe("rows that are doses", () => {
  it("three rows of a conjugate without an end, 28 days apart, are doses; 29 days apart they are not", () => {
    expect(
      told([
        ["EV", 0, null],
        ["EV", 28, null],
        ["EV", 56, null]
      ])
    ).toBe("1 of 1");
    expect(
      told([
        ["EV", 0, null],
        ["EV", 28, null],
        ["EV", 57, null]
      ])
    ).toBe("0 of 1");
  });

  it("two rows of one day tell, two without an end do not", () => {
    expect(
      told([
        ["SG", 0, 0],
        ["SG", 7, 7],
        ["T-DXd", 90, 90]
      ])
    ).toBe("1 of 1");
    expect(
      told([
        ["SG", 0, null],
        ["SG", 7, null],
        ["T-DXd", 90, null]
      ])
    ).toBe("0 of 1");
  });

  it("cycles that end where the next begins are doses, courses that overlap are not", () => {
    expect(
      told([
        ["T-DM1", 0, 21],
        ["T-DM1", 21, 42],
        ["T-DM1", 42, 63]
      ])
    ).toBe("1 of 1");
    expect(
      told([
        ["T-DM1", 0, 90],
        ["T-DM1", 10, 90],
        ["T-DM1", 20, 90]
      ])
    ).toBe("0 of 1");
  });

  it("the same conjugate after months is none, and neither are doses of other drugs", () => {
    expect(
      told(
        [
          ["T-DXd", 0, 100],
          ["SG", 120, 200],
          ["T-DXd", 300, 380]
        ],
        [
          ["paclitaxel", 0, 0],
          ["paclitaxel", 7, 7],
          ["paclitaxel", 14, 14],
          ["SG", 60, 160]
        ]
      )
    ).toBe("0 of 2");
  });

  it("patients with two rows, or without a conjugate, are not asked; rows of one day are one", () => {
    expect(
      told(
        [
          ["SG", 0, 0],
          ["SG", 7, 7]
        ],
        [
          ["paclitaxel", 0, 0],
          ["paclitaxel", 7, 7],
          ["paclitaxel", 14, 14]
        ],
        [
          ["SG", 0, null],
          ["SG", 0, null],
          ["SG", 0, null]
        ]
      )
    ).toBe("0 of 1");
  });
});

describe("courses of doses", () => {
  const courses = (...given: readonly Given[]) =>
    drugCourses(
      recordsOf(given).map((record) => ({...record, lasts: record.start + 28})),
      read,
      30
    ).map(({drug, start, end}) => `${drug} ${start}–${end}`);

  it("a dose lasts 28 days, and goes on after 30 more but not after 31", () => {
    expect(courses(["SG", 0, 0], ["SG", 58, 58])).toEqual(["SG 0–58"]);
    expect(courses(["SG", 0, 0], ["SG", 59, 59])).toEqual(["SG 0–0", "SG 59–59"]);
  });

  it("not beyond a dose of another conjugate", () => {
    expect(courses(["SG", 0, 0], ["T-DXd", 20, 20], ["SG", 50, 50])).toEqual(["SG 0–0", "T-DXd 20–20", "SG 50–50"]);
    expect(courses(["SG", 0, 0], ["letrozole", 20, 20], ["SG", 50, 50])).toEqual(["SG 0–50", "letrozole 20–20"]);
  });
});
