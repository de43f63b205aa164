import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {exposureFollowUp, type FollowUpOptions} from "../../src/patients/follow-up.ts";
import {patientExposures} from "../../src/patients/exposures.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,death,last_contact";
const read = (rows: readonly string[]) =>
  readCohort([{name: "c.csv", role: "lines", text: `${header}\n${rows.join("\n")}\n`}]);

/** Time, event and whether it is imputed on each ADC of the file, and the codes of what was found with their counts. */
async function followed(rows: readonly string[], options: FollowUpOptions = {}, endpoint = "rwPFS") {
  const cohort = await read(rows);
  const {exposures, issues} = patientExposures(cohort);
  const {times, issues: ofTimes} = exposureFollowUp(exposures, cohort, endpoint, options);
  return {
    times: times.map(({time, event, imputed}) => [time, event, imputed]),
    codes: Object.fromEntries([...issues, ...ofTimes].map(({code, count}) => [code, count]))
  };
}

// Every expected value is counted by hand from the rows.
describe("a progression on the first day of a line", () => {
  it("is moved to the line before, and a line stopped for progression has its event at the stop", async () => {
    const found = await followed([
      "P1,1,T-DM1,0,80,,60,progression,,700",
      "P1,2,SG,90,125,90,,progression,,700",
      "P2,1,T-DM1,0,80,,60,progression,,700",
      "P2,2,SG,90,125,86,,toxicity,,700"
    ]);
    expect(found.times).toEqual([
      [90, 1, false],
      [35, 1, true],
      [86, 1, false],
      [610, 0, false]
    ]);
    expect(found.codes).toEqual({"progression-moved-to-line-before": 2, "progression-imputed-at-end": 1});
  });

  it("a day later it is one of the line itself", async () => {
    const {times, codes} = await followed([
      "P1,1,T-DM1,0,80,,60,progression,,700",
      "P1,2,SG,90,125,91,,progression,,700"
    ]);
    expect(times).toEqual([
      [60, 0, false],
      [1, 1, false]
    ]);
    expect(codes).toEqual({"undated-progression-censored": 1});
  });

  it("never overwrites the one that the line before has: another day is for a person to decide, the same day is said once", async () => {
    const found = await followed([
      "P1,1,T-DM1,0,80,84,60,progression,,700",
      "P1,2,SG,90,125,90,,progression,,700",
      "P2,1,T-DM1,0,80,95,60,progression,,700",
      "P2,2,SG,90,125,90,,progression,,700",
      "P3,1,T-DM1,0,80,90,60,progression,,700",
      "P3,2,SG,90,125,90,100,toxicity,,700"
    ]);
    expect(found.times).toEqual([
      [84, 1, false],
      [35, 1, true],
      // Its own day lies after the start of the next line: it does not count, and the line is not followed beyond its stop.
      [60, 0, false],
      [35, 1, true],
      [90, 1, false],
      [10, 0, false]
    ]);
    expect(found.codes).toEqual({
      "progression-beside-line-before": 2,
      "progression-of-line-before-repeated": 1,
      "progression-imputed-at-end": 2,
      "progression-after-next-line": 1
    });
  });

  it("the line before is the last systemic one: local and supportive therapy is passed over, chemotherapy is not", async () => {
    const found = await followed([
      "P1,1,T-DM1,0,80,,60,progression,,700",
      "P1,2,radiotherapy,84,88,,,,,700",
      "P1,3,SG,90,125,90,110,toxicity,,700",
      "P2,1,T-DM1,0,80,,60,progression,,700",
      "P2,2,capecitabine,84,88,,,,,700",
      "P2,3,SG,90,125,90,110,toxicity,,700",
      "P3,1,T-DM1,0,80,,60,progression,,700",
      "P3,2,capecitabine,84,88,84,,progression,,700"
    ]);
    expect(found.times.map(([time, event]) => [time, event])).toEqual([
      [90, 1],
      [20, 0],
      [60, 0],
      [20, 0],
      [84, 1]
    ]);
    expect(found.codes).toMatchObject({"progression-moved-to-line-before": 3});
  });

  it("where no line before is recorded it counts nowhere, and before every line of the patient it is an error", async () => {
    const {times, codes} = await followed(["P1,1,SG,90,125,90,,progression,,700"]);
    expect(times).toEqual([[35, 1, true]]);
    expect(codes).toEqual({"progression-before-any-line": 1, "progression-imputed-at-end": 1});
    const {ledger} = await read(["P1,1,SG,90,125,60,,progression,,700", "P1,2,T-DXd,130,200,190,,progression,,700"]);
    expect(ledger.map(({reason}) => reason)).toContain("progression-before-start");
    const other = await read(["P1,1,SG,90,125,,,progression,,700", "P1,2,T-DXd,130,200,90,,progression,,700"]);
    expect(other.ledger.map(({reason}) => reason)).toContain("progression-before-start");
  });

  it("records of one line are one line: progression between two of them is its own", async () => {
    const {times, codes} = await followed([
      "P1,1,T-DM1,0,80,84,60,progression,,700",
      "P1,2,SG,90,125,,100,,,700",
      "P1,2,SG,140,200,140,,progression,,700"
    ]);
    expect(times).toEqual([
      [84, 1, false],
      [50, 1, false]
    ]);
    expect(codes).toEqual({});
  });

  it("is not compared with the assessments of the line on which it stands", async () => {
    const codes = async (row: string): Promise<string[]> =>
      (await read(["P1,1,T-DM1,0,80,,60,progression,,700", row])).issues.map(({code}) => code);
    expect(await codes("P1,2,SG,90,125,90,110,toxicity,,700")).not.toContain("last-assessment-after-progression");
    expect(await codes("P1,2,SG,90,125,91,110,toxicity,,700")).toContain("last-assessment-after-progression");
  });

  it("shows no resistance on the line itself", async () => {
    const {exposures} = patientExposures(
      await read(["P1,1,T-DM1,0,80,,60,progression,,700", "P1,2,SG,90,125,90,110,toxicity,,700"])
    );
    expect(exposures.map(({progression, firstDayProgression}) => [progression, firstDayProgression])).toEqual([
      [90, null],
      [null, 90]
    ]);
  });
});

describe("the stop of such a line", () => {
  const before = "P1,1,T-DM1,0,80,84,60,progression,,700";
  it.each<[string, readonly string[], FollowUpOptions, readonly unknown[]]>([
    ["is the last dose", ["P1,2,SG,90,125,90,,progression,,700"], {}, [35, 1, true]],
    [
      "is the next line, if that began before the last dose",
      ["P1,2,SG,90,125,90,,progression,,700", "P1,3,eribulin,110,200,,,,,700"],
      {},
      [20, 1, true]
    ],
    [
      "is the next line, if no last dose is recorded",
      ["P1,2,SG,90,,90,,progression,,700", "P1,3,eribulin,130,200,,,,,700"],
      {},
      [40, 1, true]
    ],
    ["is not known: censored at the last assessment", ["P1,2,SG,90,,90,100,progression,,700"], {}, [10, 0, false]],
    ["is not known, and nobody looked: censored at the start", ["P1,2,SG,90,,90,,progression,,700"], {}, [0, 0, false]],
    ["is that of a single dose: event on day 1", ["P1,2,SG,90,90,90,,progression,,700"], {}, [1, 1, true]],
    ["lies after the cut-off", ["P1,2,SG,90,125,90,,progression,,700"], {cutoff: 124}, [34, 0, false]],
    ["lies on the day of the cut-off", ["P1,2,SG,90,125,90,,progression,,700"], {cutoff: 125}, [35, 1, true]]
  ])("%s", async (_, rows, options, expected) => {
    expect((await followed([before, ...rows], options)).times.at(1)).toEqual(expected);
  });

  it.each<[NonNullable<FollowUpOptions["firstDayProgression"]>, readonly unknown[], readonly unknown[]]>([
    ["event at end", [35, 1, true], [610, 0, false]],
    ["event on day 1", [1, 1, false], [1, 1, false]],
    ["censored on day 1", [1, 0, false], [1, 0, false]],
    ["ignored", [35, 0, false], [610, 0, false]]
  ])("%s", async (firstDayProgression, stoppedForIt, stoppedElse) => {
    const rows = (reason: string): string[] => [before, `P1,2,SG,90,125,90,,${reason},,700`];
    expect((await followed(rows("progression"), {firstDayProgression})).times.at(1)).toEqual(stoppedForIt);
    expect((await followed(rows("toxicity"), {firstDayProgression})).times.at(1)).toEqual(stoppedElse);
  });
});

describe("whoever stopped for a progression without a day", () => {
  it.each<[string, string, string, readonly unknown[]]>([
    ["is not followed beyond the stop without an assessment", "rwPFS", "P1,1,SG,90,125,,,progression,,700", [35, 0]],
    ["nor to an assessment after the stop", "rwPFS", "P1,1,SG,90,125,,140,progression,,700", [35, 0]],
    ["is censored at an assessment before the stop", "rwPFS", "P1,1,SG,90,125,,110,progression,,700", [20, 0]],
    ["has the event at the stop when death follows", "rwPFS", "P1,1,SG,90,125,,,progression,400,400", [35, 1]],
    ["has it on the day of death where the stop is not known", "rwPFS", "P1,1,SG,90,,,,progression,400,400", [310, 1]],
    ["is followed on by overall survival", "rwOS", "P1,1,SG,90,125,,,progression,,700", [610, 0]],
    [
      "also where the early progression is ignored",
      "rwPFS-flatiron",
      "P1,1,SG,90,125,100,200,progression,,700",
      [35, 0]
    ],
    [
      "and death after an early progression that is ignored counts on its own day",
      "rwPFS-flatiron",
      "P1,1,SG,90,125,100,110,progression,130,130",
      [40, 1]
    ],
    ["for another reason is followed on", "rwPFS", "P1,1,SG,90,125,,,toxicity,,700", [610, 0]]
  ])("%s", async (_, endpoint, row, expected) => {
    expect((await followed([row], {}, endpoint)).times[0]?.slice(0, 2)).toEqual(expected);
  });

  it("nor where the day lies after the start of the next line", async () => {
    const {times, codes} = await followed(["P1,1,SG,0,90,110,,progression,,700", "P1,2,eribulin,100,200,,,,,700"]);
    expect(times).toEqual([[90, 0, false]]);
    expect(codes).toEqual({"progression-after-next-line": 1});
  });
});

describe("death on the first day", () => {
  it.each(["rwPFS", "rwPFS-flatiron", "rwTTNT", "TTF", "rwOS"])("is an event on day 1 under %s", async (endpoint) => {
    const rows = ["P1,1,SG,90,,,,,90,90", "P2,1,SG,90,,,,,91,91"];
    expect((await followed(rows, {}, endpoint)).times).toEqual([
      [1, 1, false],
      [1, 1, false]
    ]);
    expect((await followed(rows, {cutoff: 90}, endpoint)).times).toEqual([
      [1, 1, false],
      [0, 0, false]
    ]);
  });
});

it("an event that a rule does not count is counted as a finding", async () => {
  const {codes} = await followed(
    ["P1,1,SG,0,90,,60,,121,121", "P2,1,SG,0,90,,60,,120,120", "P3,1,SG,0,90,,60,,130,130"],
    {},
    "rwPFS@1"
  );
  expect(codes).toEqual({"death-beyond-window": 2});
  const early = await followed(["P1,1,SG,0,90,14,60,,,121", "P2,1,SG,0,90,15,60,,,121"], {}, "rwPFS-flatiron");
  expect(early.codes).toMatchObject({"early-progression-ignored": 1});
});
