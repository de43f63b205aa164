import {describe, expect, it} from "vitest";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {builtLines} from "../../src/lines/built-line.ts";
import {drugRole} from "../../src/lines/drug-role.ts";

type Given = readonly [drug: string, start: number, end: number | null];
const read = (drug: string) => drugRole(parseRegimen(drug));

/** Lines as text: drugs, start, end, and what came after alone. */
function lines(given: readonly Given[], progressions: readonly number[] = []): string[] {
  const records = given.map(([drug, start, end], i) => ({drug, start, end, row: i + 2}));
  return builtLines(records, {read, progressions}).map(
    ({drugs, start, end, maintenance}) =>
      `${drugs.join(" + ")} ${start}–${end ?? ""}${maintenance.length === 0 ? "" : ` then ${maintenance.join(", ")}`}`
  );
}

describe("lines of drug records: the drugs that define them", () => {
  it("line-defining drugs that start 28 days apart are one line, 29 are not", () => {
    expect(
      lines([
        ["gemcitabine", 0, 100],
        ["cisplatin", 28, 90]
      ])
    ).toEqual(["gemcitabine + cisplatin 0–100"]);
    expect(
      lines([
        ["gemcitabine", 0, 100],
        ["cisplatin", 29, 90]
      ])
    ).toEqual(["gemcitabine 0–100", "cisplatin 29–90"]);
  });

  it("records of one drug 30 days apart are one course, 31 are not, whatever the drug is called", () => {
    expect(
      lines([
        ["SG", 0, 60],
        ["Trodelvy", 90, 120]
      ])
    ).toEqual(["SG 0–120"]);
    expect(
      lines([
        ["SG", 0, 60],
        ["Trodelvy", 91, 120]
      ])
    ).toEqual(["SG 0–60", "Trodelvy 91–120"]);
  });

  it("a record without a stop goes on and takes up later ones of its drug", () => {
    expect(
      lines([
        ["SG", 0, null],
        ["SG", 300, 310],
        ["capecitabine", 200, 260]
      ])
    ).toEqual(["SG 0–", "capecitabine 200–260"]);
  });

  it("a second conjugate never joins the first, unless both start on one day", () => {
    expect(
      lines([
        ["T-DXd", 0, 10],
        ["SG", 20, 90]
      ])
    ).toEqual(["T-DXd 0–10", "SG 20–90"]);
    expect(
      lines([
        ["T-DXd", 0, 90],
        ["SG", 20, 90]
      ])
    ).toEqual(["T-DXd 0–90", "SG 20–90"]);
    expect(
      lines([
        ["EV", 0, 90],
        ["SG", 0, 80]
      ])
    ).toEqual(["EV + SG 0–90"]);
  });

  it("a conjugate joins another drug that goes on, and the line has the doses of the conjugate", () => {
    expect(
      lines([
        ["capecitabine", 0, 300],
        ["T-DXd", 20, 100]
      ])
    ).toEqual(["capecitabine + T-DXd 20–100"]);
    expect(
      lines([
        ["capecitabine", 0, 14],
        ["T-DXd", 20, 100]
      ])
    ).toEqual(["capecitabine 0–14", "T-DXd 20–100"]);
    expect(
      lines([
        ["T-DXd", 0, 100],
        ["capecitabine", 20, 300]
      ])
    ).toEqual(["T-DXd + capecitabine 0–100"]);
  });
});

describe("lines of drug records: companions", () => {
  it.each([
    ["endocrine therapy added", "anastrozole", 60, 400],
    ["endocrine therapy begun with it", "fulvestrant", 0, 500],
    ["endocrine therapy that went on", "letrozole", -200, 620],
    ["a checkpoint inhibitor added", "pembrolizumab", 42, 250],
    ["a HER2 antibody", "pertuzumab", 100, 140],
    ["a CDK4/6 inhibitor", "palbociclib", 30, 90]
  ])("%s opens, shortens and lengthens nothing", (_, drug, start, end) => {
    const own = lines(
      [
        ["T-DXd", 0, 300],
        [drug, start, end],
        ["SG", 310, 400]
      ],
      [305]
    );
    expect(own[0]).toMatch(new RegExp(`^T-DXd \\+ ${drug} 0–300$`));
    expect(own[1]).toMatch(/^SG.* 310–400$/);
    expect(own).toHaveLength(2);
  });

  it("alone after the conjugate they are maintenance without a progression, and a line after one", () => {
    expect(
      lines([
        ["EV", 0, 200],
        ["pembrolizumab", 230, 400],
        ["SG", 410, 500]
      ])
    ).toEqual(["EV 0–200 then pembrolizumab", "SG 410–500"]);
    expect(
      lines(
        [
          ["EV", 0, 200],
          ["pembrolizumab", 230, 400],
          ["SG", 410, 500]
        ],
        [220]
      )
    ).toEqual(["EV 0–200", "pembrolizumab 230–400", "SG 410–500"]);
  });

  it("begun in the last 28 days of a line after its progression, and outlasting it, they are the next line", () => {
    const after = (start: number, end: number, progression: number): string[] =>
      lines(
        [
          ["T-DXd", 0, 120],
          ["fulvestrant", start, end]
        ],
        [progression]
      );
    expect(after(110, 300, 100)).toEqual(["T-DXd 0–120", "fulvestrant 110–300"]);
    expect(after(92, 300, 90)).toEqual(["T-DXd 0–120", "fulvestrant 92–300"]);
    expect(after(91, 300, 90)).toEqual(["T-DXd + fulvestrant 0–120"]);
    expect(after(92, 300, 93)).toEqual(["T-DXd + fulvestrant 0–120"]);
    expect(after(110, 120, 100)).toEqual(["T-DXd + fulvestrant 0–120"]);
  });

  it("before any line they are one, and a switch after the end of the first is the next", () => {
    expect(
      lines([
        ["letrozole", 0, 300],
        ["palbociclib", 14, 290],
        ["T-DXd", 400, 500]
      ])
    ).toEqual(["letrozole + palbociclib 0–300", "T-DXd 400–500"]);
    expect(
      lines([
        ["letrozole", 0, 300],
        ["fulvestrant", 320, 500]
      ])
    ).toEqual(["letrozole 0–300", "fulvestrant 320–500"]);
    expect(
      lines([
        ["letrozole", 0, 300],
        ["everolimus", 100, 290]
      ])
    ).toEqual(["letrozole + everolimus 0–300"]);
  });

  it("28 days before a conjugate they belong to it, 29 days and ended they do not", () => {
    expect(
      lines([
        ["pembrolizumab", -28, 90],
        ["EV", 0, 100]
      ])
    ).toEqual(["EV + pembrolizumab 0–100"]);
    expect(
      lines([
        ["pembrolizumab", -29, 28],
        ["EV", 0, 100]
      ])
    ).toEqual(["pembrolizumab -29–28", "EV 0–100"]);
    expect(
      lines([
        ["pembrolizumab", -29, 29],
        ["EV", 0, 100]
      ])
    ).toEqual(["EV + pembrolizumab 0–100"]);
  });
});

describe("lines of drug records: what is not read, and what opens none", () => {
  it("a drug that is not read never shortens a conjugate's line, and is a line of its own after it", () => {
    expect(
      lines([
        ["T-DXd", 0, 300],
        ["Xyzzymol", 100, 110]
      ])
    ).toEqual(["T-DXd + Xyzzymol 0–300"]);
    expect(
      lines([
        ["T-DXd", 0, 300],
        ["Xyzzymol", 310, 350],
        ["SG", 360, 400]
      ])
    ).toEqual(["T-DXd 0–300", "Xyzzymol 310–350", "SG 360–400"]);
  });

  it("supportive drugs are in none", () => {
    expect(
      lines([
        ["denosumab", 0, 300],
        ["ondansetron", 100, 100],
        ["SG", 50, 400]
      ])
    ).toEqual(["SG 50–400"]);
  });

  it("a negative window is the caller's mistake", () => {
    expect(() => builtLines([], {read, progressions: [], rules: {combineDays: -1}})).toThrow(
      "combineDays must be a whole number of days, 0 or more, got -1"
    );
  });
});
