import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

describe("remarks that no rule reads", () => {
  const read = async (remarks: readonly string[], column = "Bemerkung") => {
    const text = `patient_id,arm,time,event,${column}\n${remarks.map((said, i) => `P${i},a,${i + 3},1,${said}\n`).join("")}`;
    return (await readCohort([{name: "f.csv", text}], {unit: "months"})).issues.filter(
      ({code}) => code === "remarks-not-read"
    );
  };

  it("are told with their rows, and not shown", async () => {
    const [found] = await read(["", "Frau Weber zog um", "", "Zweitmeinung"]);
    expect(found).toMatchObject({severity: "warning", count: 2, row: 3, received: "rows 3, 5"});
    expect(JSON.stringify(found)).not.toContain("Weber");
    expect(findingsBeforeNumbers(found === undefined ? [] : [found]).join(" ")).toContain(
      "2 remarks (Bemerkung) are read by no rule"
    );
  });

  it("blanks, dashes and answers are none", async () => {
    expect(await read(["", "-", "n/a", "nein", "ok"])).toEqual([]);
    expect(await read(["moved to Bonn"], "site")).toEqual([]);
  });
});
