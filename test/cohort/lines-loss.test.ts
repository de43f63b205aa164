import {describe, expect, it} from "vitest";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

/** One line of each of `n` patients; the cell of progression of the first ones. */
const stops = async (n: number, cells: readonly string[], options: ReadCohortOptions = {}, column = "progression") =>
  (
    await readCohort(
      [
        {
          name: "c.csv",
          text: `patient_id,regimen,start,${column}\n${Array.from({length: n}, (_, i) => `Q${i}X,SG,0,${cells[i] ?? "90"}`).join("\n")}\n`
        }
      ],
      options
    )
  ).issues
    .filter(({stops: own}) => own)
    .map(({code, count}) => `${code} ${count}`);

describe("patients lost because a day that tells what happened cannot be read", () => {
  it("a word in a column of days stops by itself: it is lost wherever it stands", async () => {
    expect(await stops(100, ["zzz later"])).toEqual(["outcome-loss 1"]);
    expect(await stops(100, ["zzz later"], {values: {progression: {"zzz later": ""}}})).toEqual([]);
    expect(await stops(100, ["zzz later"], {}, "death")).toEqual(["outcome-loss 1"]);
  });

  it("days that cannot be stop from two patients and more than 5 % on", async () => {
    expect(await stops(10, ["12.5"])).toEqual([]);
    expect(await stops(40, ["12.5", "12.5"])).toEqual([]);
    expect(await stops(39, ["12.5", "12.5"])).toEqual(["outcome-loss 2"]);
  });

  it("a start that cannot be read says nothing of the outcome", async () => {
    expect(
      await stops(
        10,
        ["90", "90"].map(() => "x"),
        {},
        "end"
      )
    ).toEqual([]);
  });
});
