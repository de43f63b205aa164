import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const lines = Array.from({length: 6}, (_, i) => `P${i},T-DXd,0,100,90,${i % 2}\nP${i},SG,110,200,190,${i % 2}`).join(
  "\n"
);
const stops = async (legend: string, column = "dead", below = ""): Promise<(string | null)[]> =>
  (
    await readCohort([
      {
        name: "l.csv",
        text: `# ${legend}\npatient_id,regimen,start,end,progression,${column}\n${lines}\n${below}`,
        ...(below === "" ? {} : {repairs: {notesBelow: true}})
      }
    ])
  ).issues
    .filter(({code, stops: does}) => code === "flag-against-legend" && does === true)
    .map(({received}) => received);

describe("a legend of a flag in lines of therapy", () => {
  it("stops where it says the opposite of the name of the column", async () => {
    expect(await stops("dead: 0 = yes, 1 = no")).toEqual(["row 1: 0 = yes (dead), 1 = no (dead)"]);
    expect(await stops("0 = verstorben, 1 = lebt", "Tod")).toEqual(["row 1: 0 = verstorben, 1 = lebt"]);
    expect(await stops("export", "dead", "dead: 1 = alive and 0 = deceased,,,,,\n")).toHaveLength(1);
    expect(await stops("alive: 1 = no, 0 = yes", "alive")).toHaveLength(1);
  });

  it("is none that says the same, is of another column, or of none", async () => {
    expect(await stops("dead: 1 = yes, 0 = no")).toEqual([]);
    expect(await stops("visceral: 0 = yes, 1 = no")).toEqual([]);
    expect(await stops("exported 2024")).toEqual([]);
    expect(await stops("0 = dead, 1 = alive", "ecog")).toEqual([]);
  });
});
