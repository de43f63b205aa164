import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

const header = "patient_id,line,regimen,start,end,progression,last_assessment,stop_reason,last_contact";
const first = "1,SG,0,100,105,90,progression,900";
const second = "2,T-DXd,120,200,,190,toxicity,900";
const read = (column: string, cells: readonly string[], options: ReadCohortOptions = {}) =>
  readCohort(
    [
      {
        name: "c.csv",
        role: "lines",
        text: `${header},${column}\n${cells.map((cell, i) => `P${i + 1},${first},${cell}\nP${i + 1},${second},${cell}\n`).join("")}`
      }
    ],
    options
  );
const stopsOf = ({issues}: Awaited<ReturnType<typeof read>>) => issues.filter(({stops}) => stops);

describe("who is known to have died on a day that is not known", () => {
  it.each([
    ["death", "yes"],
    ["death", "dead"],
    ["death", "†"],
    ["Todesdatum", "verstorben"],
    ["vital_status", "Dead"],
    ["vital status", "décédé"],
    ["OS_STATUS", "1:DECEASED"],
    ["deceased", "1"],
    ["exitus", "x"],
    ["death_status", "dead"],
    ["status_at_last_visit", "dead"],
    ["status", "died"]
  ])("%s: %s stops, with the count and the choice, and leaves nobody out", async (column, cell) => {
    const cohort = await read(column, [cell, "", cell, ""]);
    expect(stopsOf(cohort)).toMatchObject([{code: "death-without-day", file: "c.csv", row: 2, column, count: 2}]);
    expect(stopsOf(cohort)[0]?.choices?.map(({line}) => line)).toEqual(["accept: [death-without-day]"]);
    expect(cohort.lines.numRows()).toBe(8);
    expect(cohort.patients.array("death")).toEqual([900, null, 900, null]);
  });

  it("a stop for death says so as well, and a day that is given elsewhere settles it", async () => {
    const text = `${header},death\nP1,${first},\nP1,${second.replace("toxicity", "death")},\n`;
    const source = {name: "c.csv", role: "lines", text} as const;
    expect(stopsOf(await readCohort([source]))).toMatchObject([{code: "death-without-day", row: 3, column: "death"}]);
    const patients = {name: "p.csv", role: "patients", text: "patient_id,death\nP1,950\n"} as const;
    const settled = await readCohort([source, patients]);
    expect(stopsOf(settled)).toEqual([]);
    expect(settled.patients.array("death")).toEqual([950]);
  });

  it("is an event on the last day known alive where the plan accepts it, not censored", async () => {
    const cohort = await read("vital_status", ["dead", "alive"]);
    const {rows, followUp} = await analyze({accept: ["death-without-day"], endpoints: ["rwPFS"]}, cohort);
    expect(rows.length).toBeGreaterThan(0);
    const onSecond = followUp.filter((one) => one["position"] === 2);
    // By hand: ADC2 starts on day 120; P1 died on day 900 at the earliest, P2 was last assessed on day 190.
    expect(onSecond.map((one) => [one["patient_id"], one["time"], one["event"]])).toEqual([
      ["P1", 780, 1],
      ["P2", 70, 0]
    ]);
    await expect(analyze({}, cohort)).rejects.toThrow("death-without-day");
  });

  it.each([
    ["death", "no"],
    ["death", "950"],
    ["death", "alive"],
    ["vital_status", "alive"],
    ["vital_status", "lost to follow-up"],
    ["deceased", "0"],
    ["status", "progression"],
    ["comment", "mother dead"]
  ])("%s: %s says nothing of the kind", async (column, cell) => {
    const cohort = await read(column, [cell, ""]);
    expect(cohort.issues.map(({code}) => code)).not.toContain("death-without-day");
    expect(cohort.lines.numRows()).toBe(4);
  });

  it("0 and 1 alone in a column of deaths are flags; beside other days they are days", async () => {
    const flags = await read("death", ["1", "0", "1"]);
    expect(stopsOf(flags)).toMatchObject([{code: "death-without-day", count: 2}]);
    const days = await read("death", ["1", "950"]);
    expect(days.issues.map(({code}) => code)).toContain("death-before-start");
  });
});

describe("flags in a column of days", () => {
  const flagged = (cells: readonly string[], options: ReadCohortOptions = {}) =>
    readCohort(
      [
        {
          name: "c.csv",
          role: "lines",
          text: `patient_id,line,regimen,start,end,progression\n${cells.map((cell, i) => `P${i},1,SG,0,90,${cell}\n`).join("")}`
        }
      ],
      options
    );

  it.each([
    [["1", "0", "1"], "0 (1), 1 (2)"],
    [["yes", "no", ""], "no (1), yes (1)"],
    [["ja", "nein", "NA"], "ja (1), nein (1)"]
  ])("%j: a flag is not a day", async (cells, received) => {
    const cohort = await flagged(cells);
    expect(stopsOf(cohort)).toMatchObject([{code: "flag-not-a-day", column: "progression", received}]);
    expect(cohort.lines.array("progression")).toEqual([null, null, null]);
  });

  it.each([[["1", "90", ""]], [["", "1", ""]], [["60", "80", "70"]]])("%j are days", async (cells) => {
    expect((await flagged(cells)).issues.map(({code}) => code)).not.toContain("flag-not-a-day");
  });

  it("the plan can say that there is no day", async () => {
    const cohort = await flagged(["1", "0"], {values: {progression: {"0": "", "1": ""}}});
    expect(stopsOf(cohort)).toEqual([]);
  });
});
