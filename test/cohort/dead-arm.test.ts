import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const read = (rows: readonly string[]) =>
  readCohort([
    {
      name: "c.csv",
      role: "lines",
      text: `patient_id,line,regimen,start,end,progression,stop_reason,death,last_contact,arm\n${rows.join("\n")}\n`
    }
  ]);
const found = async (rows: readonly string[]) =>
  (await read(rows)).issues
    .filter(({code}) => code === "group-dead")
    .map(({count, stops, received}) => [count, stops === true, received]);
/** Patients of an arm: how many are dead on their last contact, of how many, and whether their lines go on. */
const arm = (name: string, dead: number, all: number, end = "") =>
  Array.from({length: all}, (_, k) => {
    const day = 300 + 10 * k;
    return `${name}${k},1,SG,0,${end},,${end === "" ? "" : "toxicity"},${k < dead ? day : ""},${day},${name}`;
  });

describe("an arm in which everybody died on the last contact", () => {
  // Hypergeometric by hand: choose(8 + 4, 8) / choose(8 + 12, 8) = 495 / 125970 = 0.0039; 10 and 4 of 12: choose(14, 10) / choose(22, 10) = 1001 / 646646 = 0.0015; 12: choose(16, 12) / choose(24, 12) = 1820 / 2704156 = 0.0007.
  it.each([
    [8, 4, []],
    [10, 4, []],
    [
      12,
      4,
      [
        [
          12,
          true,
          "12 of 12 of one group dead on the last contact, 4 of 12 others dead; 12 of the group with a line that goes on"
        ]
      ]
    ],
    [12, 6, []]
  ])("%i of them, and %i of the 12 others", async (filled, others, expected) => {
    expect(await found([...arm("A", filled, filled), ...arm("B", others, 12)])).toEqual(expected);
  });

  it("is a warning where no line goes on, and none where one lives or was seen before", async () => {
    const others = arm("B", 4, 12);
    const ended = [...arm("A", 12, 12, "90"), ...others];
    expect((await found(ended)).map(([count, stops]) => [count, stops])).toEqual([[12, false]]);
    expect(findingsBeforeNumbers((await read(ended)).issues).join(" ")).toContain(
      "12 patients of one group have a day of death, all of it"
    );
    expect(await found([...arm("A", 11, 12), ...others])).toEqual([]);
    expect(await found([...arm("A", 12, 12).map((row) => row.replace(",300,300,", ",300,290,")), ...others])).toEqual(
      []
    );
  });

  it.each(["vital_status", "Zustand", "where_seen_last", "Todesursache"])(
    "is none by a column %s that says who died",
    async (column) => {
      const rows = [...arm("dead", 12, 12), ...arm("alive", 0, 12)];
      const text = `patient_id,line,regimen,start,end,progression,stop_reason,death,last_contact,${column}\n${rows.join("\n")}\n`;
      const {issues} = await readCohort([{name: "c.csv", role: "lines", text}]);
      expect(issues.filter(({code}) => code === "group-dead")).toEqual([]);
    }
  );

  it("is none by a name that asks for death, though some of the others died", async () => {
    const rows = [...arm("yes", 12, 12), ...arm("unknown", 2, 12)];
    const of = async (column: string): Promise<number> => {
      const text = `patient_id,line,regimen,start,end,progression,stop_reason,death,last_contact,${column}\n${rows.join("\n")}\n`;
      const {issues} = await readCohort([{name: "c.csv", role: "lines", text}]);
      return issues.filter(({code}) => code === "group-dead").length;
    };
    expect([await of("vital_status"), await of("treatment_arm")]).toEqual([0, 1]);
  });

  it("stops the analysis until it is accepted", async () => {
    const cohort = await read([...arm("A", 12, 12), ...arm("B", 4, 12)]);
    await expect(analyze({by: "column:arm"}, cohort)).rejects.toThrow("group-dead");
    expect(cohort.issues.flatMap(({choices}) => choices ?? []).map(({line}) => line)).toEqual(["accept: [group-dead]"]);
  });
});
