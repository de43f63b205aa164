import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const lines = (column: string, ids: readonly string[]): string =>
  `${column},regimen,start,end\n${ids.map((id, i) => `${id},${i % 2 === 0 ? "SG" : "T-DXd"},${i * 100},${i * 100 + 90}\n`).join("")}`;
const read = (column: string, ids: readonly string[], patients = "") =>
  readCohort([
    {name: "c.csv", role: "lines", text: lines(column, ids)},
    ...(patients === "" ? [] : [{name: "p.csv", role: "patients", text: patients} as const])
  ]);
const twice = ["7", "7", "8", "8"];
const apart = ["7", "8", "7", "8"];

describe("a column that is evidently the patient", () => {
  it.each([
    ["id", twice],
    ["ID", apart],
    ["Nr", twice],
    ["case", twice],
    ["MRN", apart],
    ["Patient No", apart],
    ["subjid", twice]
  ])("%s: values that repeat over lines are patients, with a note", async (column, ids) => {
    const cohort = await read(column, ids);
    expect(cohort.mapping["patient_id"]).toBe(column);
    expect(cohort.patients.array("patient_id")).toEqual(["7", "8"]);
    expect(cohort.issues.find(({code, column: own}) => code === "recognised-column" && own === column)).toMatchObject({
      file: "c.csv",
      hint: "read as patient_id (its values repeat over lines)"
    });
  });

  it.each([
    ["id", ["1", "2", "3", "4"], "numbers the rows"],
    ["Nr", apart, "may number the lines"],
    ["number", ["1", "2", "1", "2"], "numbers the lines"],
    ["id", ["1", "", "1", "2"], "has blanks"],
    ["id", ["1", "1", "1", "1"], "is one value"],
    ["batch", twice, "has another name"]
  ])("%s %j is not: it %s", async (column, ids) => {
    const cohort = await read(column, ids);
    expect(cohort.mapping["patient_id"]).toBeUndefined();
    expect(cohort.issues.map(({code}) => code)).toContain("missing-column");
  });

  it("is not looked for where a known name says it, and serves every file that has it", async () => {
    const known = await readCohort([
      {name: "c.csv", role: "lines", text: "id,patient_id,regimen,start\n1,A,SG,0\n1,B,SG,0\n2,C,SG,0\n"}
    ]);
    expect(known.mapping["patient_id"]).toBe("patient_id");
    const joined = await read("ID", twice, "ID,death\n7,400\n8,\n");
    expect(joined.patients.array("death")).toEqual([400, null]);
  });

  it("stands with one row a patient too, where all differ", async () => {
    const wide = (ids: readonly string[]) =>
      readCohort([
        {
          name: "w.csv",
          text: `id,adc1,adc1_start,adc2,adc2_start\n${ids.map((id) => `${id},SG,0,T-DXd,100\n`).join("")}`
        }
      ]);
    expect((await wide(["1", "2", "3"])).mapping["patient_id"]).toBe("id");
    expect((await wide(["1", "2", "2"])).mapping["patient_id"]).toBeUndefined();
  });
});
