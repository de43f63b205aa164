import {describe, expect, it} from "vitest";
import {missingValues} from "../../src/describe/missing-values.ts";
import {patientTable} from "../../src/describe/patient-table.ts";
import {hostileLabels, patient, tenTable} from "./ten-patients.ts";

describe("missing values", () => {
  it("are counted by column and group in their order, also where nothing is missing", () => {
    expect(missingValues(tenTable, ["age", "ecog", "sex"])).toEqual([
      {column: "age", group: "A", n: 6, missing: 1},
      {column: "age", group: "B", n: 4, missing: 0},
      {column: "ecog", group: "A", n: 6, missing: 2},
      {column: "ecog", group: "B", n: 4, missing: 1},
      {column: "sex", group: "A", n: 6, missing: 0},
      {column: "sex", group: "B", n: 4, missing: 0}
    ]);
  });

  it("are none where no column is asked for, or nobody is there", () => {
    expect(missingValues(tenTable, [])).toEqual([]);
    expect(missingValues(patientTable([]), ["age"])).toEqual([]);
  });

  it("columns and groups may be called anything", () => {
    const rows = patientTable(hostileLabels.map((name) => patient({group: name, not_recorded: [name]})));
    const found = missingValues(rows, hostileLabels);
    expect(found).toHaveLength(hostileLabels.length ** 2);
    expect(found.filter(({missing}) => missing > 0)).toEqual(
      hostileLabels.map((name) => ({column: name, group: name, n: 1, missing: 1}))
    );
    expect("describedByNobody" in globalThis).toBe(false);
  });
});
