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
      hint: "read as patient_id (its name and its values)"
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

  describe("in ready-made follow-up", () => {
    const given = (column: string, ids: readonly (string | number)[], second = "") =>
      readCohort(
        [
          {
            name: "t.csv",
            text: `${column}${second === "" ? "" : `,${second}`},time,event\n${ids.map((id, i) => `${id}${second === "" ? "" : `,${i}`},${i + 3},1\n`).join("")}`
          }
        ],
        {unit: "months"}
      );
    const of = (n: number, each: number) => Array.from({length: n}, (_, i) => 100 + Math.floor(i / each));

    it.each([
      ["id", of(4, 1)],
      ["MRN", of(4, 1)],
      ["Case No", of(4, 1)],
      ["Nr", of(4, 1)],
      ["record", of(4, 1)],
      ["id", of(12, 3)]
    ])("%s %j is the patient", async (column, ids) => {
      const cohort = await given(column, ids);
      expect(cohort.mapping["patient_id"]).toBe(column);
      expect(cohort.patients.numRows()).toBe(new Set(ids).size);
    });

    it.each([
      ["id", of(16, 4), "has too many records each"],
      ["id", of(9, 3), "has too few records to tell"],
      ["Nr", of(12, 2), "may number something else"],
      ["id", [1, "", 3, 4], "has blanks"],
      ["batch", of(4, 1), "has another name"]
    ])("%s %j is not: it %s", async (column, ids) => {
      expect((await given(column, ids)).mapping["patient_id"]).toBeUndefined();
    });

    it("is the clear name where a vague one stands beside it, and none where two part the rows differently", async () => {
      expect((await given("Nr", of(4, 1), "id")).mapping["patient_id"]).toBe("id");
      expect((await given("id", of(12, 2), "MRN")).mapping["patient_id"]).toBeUndefined();
      expect((await given("id", of(4, 1), "MRN")).mapping["patient_id"]).toBe("id");
    });

    it("stands though rows repeat another in every cell, which count once", async () => {
      const text = "Nr,time,event\n1,5,1\n2,7,0\n2,7,0\n3,9,1\n";
      const cohort = await readCohort([{name: "t.csv", text}], {unit: "months"});
      expect(cohort.followUp?.array("time")).toEqual([5, 7, 9]);
      expect(cohort.ledger).toMatchObject([{reason: "duplicate-row", row: 4, patientId: "2"}]);
      const other = await readCohort([{name: "t.csv", text: text.replace("2,7,0\n3", "2,8,0\n3")}], {unit: "months"});
      expect(other.followUp?.numRows()).toBe(4);
    });
  });
});
