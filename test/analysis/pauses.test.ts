import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {ruleInWords} from "../../src/cohort/setting-words.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Row} from "../../src/record/row.ts";

/** T-DXd, a pause of so many days, T-DXd again with progression, and SG with progression after some days. */
function text(given: readonly (readonly [pause: number, days: number])[]): string {
  const lines = given.flatMap(([pause, days], i) => {
    const again = 60 + pause;
    return [
      `P${i},1,T-DXd,0,60,,planned-pause`,
      `P${i},1,T-DXd,${again},${again + 50},${again + 50},progression`,
      `P${i},2,SG,${again + 60},${again + 60 + days},${again + 60 + days},progression`
    ];
  });
  return `patient_id,line,regimen,start,end,progression,stop_reason\n${lines.join("\n")}\n`;
}

async function mediansOf(
  given: readonly (readonly [number, number])[],
  plan: object = {}
): Promise<[string, unknown, unknown][]> {
  const {rows} = await analyze({by: "sequence", ...plan}, await readCohort([{name: "c.csv", text: text(given)}]));
  const isShown = ({analysis, kind, group}: Row): boolean =>
    analysis === "sensitivity" && kind === "median" && group === "T-DXd → SG";
  return rows.filter(isShown).map(({endpoint, estimate, n}) => [endpoint ?? "", estimate, n]);
}

describe("a pause of one ADC without a progression or another line", () => {
  // By hand: with a pause over the limit the second course of T-DXd is ADC2, and the patient's pair is T-DXd → T-DXd. Medians, as R has them, of 40, 50, 60, 70 days: 55; of the first three 50, of two 45, of one 40.
  const given = [
    [60, 40],
    [90, 50],
    [120, 60],
    [180, 70]
  ] as const;

  it("up to 180 days is one exposure, and the shorter limits are rows of the rules", async () => {
    const medians = await mediansOf(given);
    expect(medians).toContainEqual(["PFS(ADC2), rwPFS@2", 55, 4]);
    expect(medians).toContainEqual(["PFS(ADC2), rwPFS@2[gapDays=120]", 50, 3]);
    expect(medians).toContainEqual(["PFS(ADC2), rwPFS@2[gapDays=90]", 45, 2]);
    expect(medians).toContainEqual(["PFS(ADC2), rwPFS@2[gapDays=60]", 40, 1]);
  });

  it("is called by its days", () => {
    expect(ruleInWords("rwPFS@2[gapDays=90]")).toBe("pause of one ADC up to 90 days is one exposure");
    expect(ruleInWords("rwPFS@2[unknownCodes=not-adc]")).toBe("unknown codes taken as no ADCs");
  });

  it("has no rows where nobody paused", async () => {
    const medians = await mediansOf([
      [1, 40],
      [2, 50]
    ]);
    expect(medians.filter(([endpoint]) => endpoint.includes("gapDays"))).toEqual([]);
  });
});
