import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {disclosed} from "../../src/disclosure/disclosed.ts";
import type {Result} from "../../src/record/result.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

/** Twelve courses of each sequence; the last contact of some is ten days before the progression on ADC2. */
function twoSequences(early: readonly number[]): string {
  const times = [
    31, 47, 52, 66, 80, 95, 111, 130, 154, 177, 203, 240, 25, 38, 44, 59, 61, 77, 90, 99, 120, 121, 160, 188
  ];
  const lines = times.flatMap((time, i) => {
    const first = i < 12 ? "T-DXd" : "T-DM1";
    const pfs1 = 100 + ((i * 37) % 90);
    const [start, end] = [pfs1 + 14, pfs1 + 14 + time];
    const isEvent = i % 6 !== 5;
    const contact = early.includes(i) ? end - 10 : end + 20;
    return [
      `P${i},1,${first},0,${pfs1},${pfs1},${pfs1},progression,breast,low,`,
      `P${i},2,SG,${start},${isEvent ? end - 15 : ""},${isEvent ? end : ""},${end},${isEvent ? "progression" : ""},breast,low,${contact}`
    ];
  });
  return `patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,tumour,her2_status,last_contact\n${lines.join("\n")}\n`;
}

async function resultOf(text: string, plan: object = {}): Promise<Result> {
  return analyze(
    {by: "sequence", sequential: {ask: ["unadjusted-contrast"]}, ...plan},
    await readCohort([{name: "courses.csv", text}])
  );
}

const saidOf = ({issues}: Pick<Result, "issues">, what = "progressions"): string | undefined =>
  findingsBeforeNumbers(issues).find((sentence) => sentence.includes(`${what} lie after the last contact`));

describe("what a finding weighs", () => {
  it("is the main hazard ratio and the medians without the patients of whom it was found, equal to R", async () => {
    // R: coxph(Surv(time, event) ~ group) of all 24 and without the places 2, 3, 15; survfit medians / 30.4375.
    expect(saidOf(await resultOf(twoSequences([2, 3, 15])))).toBe(
      "3 progressions lie after the last contact of the patient: they count, and one of the two days is wrong. Without the 3 of 24 analysed who are concerned the hazard ratio of T-DXd → SG against T-DM1 → SG is 0.57 (0.21–1.56) (n 21) rather than 0.67 (0.27–1.66) (n 24), and the median of T-DM1 → SG is 3.3 rather than 3.0 months, and the median of T-DXd → SG is 4.3 rather than 3.6 months."
    );
  });

  it("is not said where nobody analysed is concerned, or everybody is", async () => {
    const all = [...Array(24).keys()];
    expect(saidOf(await resultOf(twoSequences([])))).toBeUndefined();
    expect(saidOf(await resultOf(twoSequences(all)), "last assessments")).toBe(
      "24 last assessments lie after the last contact of the patient: they count, and one of the two days is wrong."
    );
  });

  it("has no ratio where a group has nobody left", async () => {
    const said = saidOf(await resultOf(twoSequences([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])));
    expect(said).toContain("the hazard ratio of T-DXd → SG against T-DM1 → SG is not given rather than");
    expect(said).toContain("the median of T-DXd → SG is NR rather than");
  });

  it("counts the patients of a finding that stands for several rows", async () => {
    // Both progressions lie on the first day of the second line and move to the first, which has none of its own.
    const text = twoSequences([])
      .replaceAll(/^(P[01],1,T-DXd,0,(\d+)),\d+,/gm, "$1,,")
      .replaceAll(/^(P[01],2,SG,(\d+),\d+),\d+,/gm, "$1,$2,");
    const {issues} = await resultOf(text);
    const moved = issues.find(({code}) => code === "progression-moved-to-line-before");
    expect(moved?.remark).toMatchObject({code: "without-them", n: 2, of: 24});
  });

  it("says nothing under a policy on small counts, where the difference would tell of few", async () => {
    const shown = disclosed(await resultOf(twoSequences([2, 3, 15]), {report: {disclosure: "cms-11"}}));
    expect(JSON.stringify(shown)).not.toContain("without-them");
    expect(JSON.stringify(shown.issues)).not.toContain('"rows"');
  });
});
