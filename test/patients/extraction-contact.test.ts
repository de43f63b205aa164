import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {exposureFollowUp} from "../../src/patients/follow-up.ts";
import {patientExposures} from "../../src/patients/exposures.ts";

/** A patient each: last dose, last assessment, death, last contact, cut-off; time starts on day 0. */
const timesOf = async (endpoint: string, rows: readonly string[]) => {
  const text = `patient_id,regimen,start,end,last_assessment,death,last_contact,data_cutoff\n${rows.map((row, i) => `P${i},SG,0,${row}`).join("\n")}\n`;
  const cohort = await readCohort([{name: "c.csv", text}]);
  const {times, issues} = exposureFollowUp(patientExposures(cohort).exposures, cohort, endpoint);
  return {
    times: times.map(({time, event}) => [time, event]),
    said: issues.filter(({code}) => code === "contact-is-extraction").map(({count}) => count)
  };
};
const alive = (n: number, contact = "900", cutoff = "900"): string[] =>
  Array.from({length: n}, (_, i) => `${90 + i},,,${contact},${cutoff}`);
const at = (...days: readonly number[]) => days.map((day) => [day, 0]);

describe("a last contact that is the day of extraction", () => {
  it("is none for progression: observation ends at the last dose or visit, and that is said", async () => {
    expect(await timesOf("rwPFS", alive(5))).toEqual({times: at(90, 91, 92, 93, 94), said: [5]});
    expect((await timesOf("rwPFS", [...alive(5), "80,85,,900,900"])).times.at(-1)).toEqual([85, 0]);
  });

  it("is one where it differs between patients, where few are alive, and for survival", async () => {
    const differs = [...alive(5), "95,,,850,900"];
    expect(await timesOf("rwPFS", differs)).toEqual({times: at(900, 900, 900, 900, 900, 850), said: []});
    expect(await timesOf("rwPFS", alive(4))).toEqual({times: at(900, 900, 900, 900), said: []});
    expect(await timesOf("rwOS", alive(5))).toEqual({times: at(900, 900, 900, 900, 900), said: []});
  });

  it("is one day for all where no cut-off is recorded", async () => {
    expect((await timesOf("rwPFS", alive(5, "900", ""))).times).toEqual(at(90, 91, 92, 93, 94));
  });

  // [last contact of the sixth patient, whether it is the day of extraction]: up to a week before day 900.
  it.each([
    [893, true],
    [892, false],
    [901, false]
  ])("may lie a week before the extraction: day %i", async (contact, extraction) => {
    const {times} = await timesOf("rwPFS", [...alive(5), `80,85,,${contact},900`]);
    expect(times.at(0)).toEqual([extraction ? 90 : 900, 0]);
    const {times: same} = await timesOf("rwPFS", [...alive(5, "900", ""), `80,85,,${contact},`]);
    // Without a cut-off the latest contact stands for it: 901 is one day after the others.
    expect(same.at(0)).toEqual([contact >= 893 ? 90 : 900, 0]);
  });

  it("says nothing of those who died", async () => {
    const {times} = await timesOf("rwPFS", [...alive(5), "80,,400,400,900"]);
    expect(times.at(-1)).toEqual([400, 1]);
  });
});
