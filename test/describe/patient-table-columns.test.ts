import {describe, expect, it} from "vitest";
import {patientTableColumns} from "../../src/describe/patient-table-columns.ts";
import {textOf} from "../markdown-page.ts";

describe("the columns of the patient table", () => {
  it("stand in the room's page, each once and in their order", () => {
    const listed = [...textOf("src/describe/README.md").matchAll(/^\| `(\w+)` \| (.+?) \| (.+) \|$/gm)].map(
      ([, name, holds, meaning]) => ({name, holds, meaning})
    );
    expect(listed).toEqual(patientTableColumns);
  });

  it("are words, since arquero makes code of them", () => {
    expect(patientTableColumns.filter(({name}) => !/^[a-z][a-z0-9_]*$/.test(name))).toEqual([]);
  });
});
