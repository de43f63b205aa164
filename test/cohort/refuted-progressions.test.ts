import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {refutesProgression} from "../../src/cohort/refuted-progressions.ts";
import type {Source} from "../../src/record/source.ts";

describe("a cell beside a progression", () => {
  it.each([
    ["certainty", "ruled out"],
    ["certainty", "refuted on repeat scan"],
    ["Sicherheit", "ausgeschlossen"],
    ["certitude", "écartée"],
    ["certeza", "descartada"],
    ["certezza", "esclusa"],
    ["zekerheid", "weerlegd"],
    ["certeza", "não confirmada"],
    ["comment", "excluded after biopsy"],
    ["Kommentar", "nachträglich widerlegt"],
    ["Kommentar", "Verlauf: PD wurde später widerlegt"],
    ["pd_confirmed", "nein, Pseudoprogression"],
    ["verdict", "false"],
    ["is_true", "0"],
    ["type", "second primary"],
    ["type", "new primary (lung)"],
    ["Tumor", "Zweitkarzinom Kolon"],
    ["tissue", "no tumour cells"],
    ["cause", "radionecrosis"]
  ])("%s: %s says that it was none", (column, cell) => expect(refutesProgression(cell, column)).toBe(true));

  it.each([
    ["certainty", "definite"],
    ["certainty", "probable"],
    ["site", "liver"],
    ["comment", "new lesion, second opinion obtained"],
    ["comment", "no second primary"],
    ["comment", "no sign of pseudoprogression"],
    ["comment", "pseudoprogression ruled out"],
    ["verdict", "true"],
    ["is_true", "1"],
    ["symptomatic", "no"],
    ["symptomatic", "false"],
    ["new_lesions", "none"],
    ["tumour", "breast"]
  ])("%s: %s does not", (column, cell) => expect(refutesProgression(cell, column)).toBe(false));
});

const patients = Array.from({length: 20}, (_, i) => `P${i + 1}`);
const lines: Source = {
  name: "lines.csv",
  role: "lines",
  text: `patient_id,line,regimen,start,end,stop_reason,last_contact\n${patients
    .map((id, i) => `${id},1,T-DXd,0,${100 + i},progression,900\n${id},2,SG,${130 + i},${300 + i},progression,900\n`)
    .join("")}`
};
/** Two progressions of each patient, and a column beside them. */
const listed = (column: string, said: (i: number) => string): Source => ({
  name: "progressions.csv",
  text: `patient_id,progression,${column}\n${patients
    .map((id, i) => `${id},${100 + i},${said(2 * i)}\n${id},${300 + i},${said(2 * i + 1)}\n`)
    .join("")}`
});
const second = (i: number): boolean => i % 8 === 7;
const codes = ["progression-doubted", "beside-progressions-not-read"];
const found = async (column: string, said: (i: number) => string, plan: Parameters<typeof readCohort>[1] = {}) =>
  (await readCohort([lines, listed(column, said)], plan)).issues
    .filter(({code}) => codes.includes(code))
    .map(({code, count}) => [code, count]);

describe("a list of progressions", () => {
  it.each([
    ["certainty", "ruled out", "definite"],
    ["Befund", "widerlegt", "Leber"],
    ["verdict", "false", "true"],
    ["Tumor", "Zweitkarzinom Kolon", "Mamma"],
    ["site", "second primary", "liver"]
  ])("stops at %s: %s", async (column, none, other) => {
    expect(await found(column, (i) => (second(i) ? none : other))).toEqual([["progression-doubted", 5]]);
  });

  it("is one of progressions whatever it says of the tumour", async () => {
    const {issues, lines: read} = await readCohort([lines, listed("tumour", () => "breast")], {});
    expect(issues.map(({code}) => code)).not.toContain("progression-doubted");
    expect(read.array("progression").filter((day) => day !== null)).toHaveLength(40);
  });

  it.each([
    ["grading", (i: number) => (i % 2 === 0 ? "firm" : "weak"), [["beside-progressions-not-read", 40]]],
    ["certainty", (i: number) => (i % 2 === 0 ? "A" : "B"), [["beside-progressions-not-read", 40]]],
    ["site", (i: number) => (i % 2 === 0 ? "liver" : "bone"), []],
    ["symptomatic", (i: number) => (i % 2 === 0 ? "yes" : "no"), []],
    ["grading", () => "firm", []]
  ])("tells of words that nothing reads: %s", async (column, said, expected) => {
    expect(await found(column, said)).toEqual(expected);
  });

  it("tells of the other words of a column of which one is read", async () => {
    const said = (i: number) => (second(i) ? "ruled out" : i % 2 === 0 ? "firm" : "of another kind");
    expect(await found("certainty", said)).toEqual([
      ["progression-doubted", 5],
      ["beside-progressions-not-read", 35]
    ]);
    expect(await found("certainty", said, {values: {certainty: {"ruled out": "no-progression"}}})).toEqual([
      ["beside-progressions-not-read", 35]
    ]);
    const known = {"ruled out": "no-progression", "firm": "kept", "of another kind": "kept"};
    expect(await found("certainty", said, {values: {certainty: known}})).toEqual([]);
  });

  it("takes a progression that was none for none where the plan says so", async () => {
    const {lines: read} = await readCohort(
      [lines, listed("certainty", (i) => (second(i) ? "ruled out" : "definite"))],
      {values: {certainty: {"ruled out": "no-progression"}}}
    );
    expect(read.array("progression").filter((day) => day !== null)).toHaveLength(35);
  });
});
