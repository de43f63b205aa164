import {expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const header =
  "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,death,last_contact,data_cutoff";

/** Median PFS(ADC2), patients and events under each rule that changes somebody's time, days. */
async function medians(rows: readonly string[]): Promise<Record<string, readonly [number | null, number | null]>> {
  const cohort = await readCohort([{name: "c.csv", text: `${header}\n${rows.join("\n")}\n`}]);
  const {rows: found} = await analyze({by: "sequence", unit: "days"}, cohort);
  return Object.fromEntries(
    found
      .filter(({analysis, kind}) => analysis === "sensitivity" && kind === "median")
      .map(({endpoint, estimate, nEvent}) => [String(endpoint).replace("PFS(ADC2), ", ""), [estimate, nEvent]])
  );
}

const first = (id: number, last: number): string => `P${id},1,T-DXd,0,100,105,70,progression,,${last},900`;

// Counted by hand, medians as R's survfit prints them (where the curve is flat at one half, the middle).
it("windows for deaths stand beside the endpoint without one", async () => {
  // Second ADC from day 120, last assessed on day 150 (30): dead 29, 31, 61 and 81 days later; T-DXd was assessed 35 days before progression, so that two missed visits are 70 days.
  // With any of these windows the others are censored on day 30. 90 days change nobody's time, and stand with the rule without a window.
  const rows = [29, 31, 61, 81].flatMap((days, i) => [
    first(i, 150 + days).replace(",,", `,${150 + days},`),
    `P${i},2,SG,120,170,,150,death,${150 + days},${150 + days},900`
  ]);
  const found = await medians(rows);
  expect(found).toEqual({
    "rwPFS@2": [76, 4],
    "rwPFS@2[deathWindowDays=30]": [59, 1],
    "rwPFS@2[deathWindowDays=60]": [60, 2],
    "rwPFS@2[deathWindowDays=two missed visits]": [61, 3]
  });
});

it("what is imputed or moved is said before the numbers, with its count", async () => {
  const cohort = await readCohort([
    {name: "c.csv", text: `${header}\n${first(1, 500)}\nP1,2,SG,120,140,120,,progression,,500,900\n`}
  ]);
  const {issues} = await analyze({by: "sequence", unit: "days"}, cohort);
  const said = findingsBeforeNumbers(issues);
  expect(said).toContain(
    "1 progressions recorded on or before the first day of a line count on no line, as the line before has one on another day: which day is right is not known."
  );
  expect(said.some((sentence) => sentence.startsWith("1 events on ADCs are imputed at the end of a line"))).toBe(true);
});

it("a progression of the first day stands as an event at the stop, on day 1, as the end of observation, or as nothing", async () => {
  // Second ADC from day 120 with a progression on that day, stopped for it on days 130, 140, 150 and 160.
  const rows = [130, 140, 150, 160].flatMap((end, i) => [
    first(i, 500),
    `P${i},2,SG,120,${end},120,,progression,,500,900`
  ]);
  const found = await medians(rows);
  expect(found).toMatchObject({
    "rwPFS@2": [25, 4],
    "rwPFS@2[firstDayProgression=event on day 1]": [1, 4],
    "rwPFS@2[firstDayProgression=censored on day 1]": [null, 0],
    "rwPFS@2[firstDayProgression=ignored]": [null, 0]
  });
  expect(Object.keys(found)).toHaveLength(4);
});
