import {describe, expect, it} from "vitest";
import {nextTherapy} from "../../src/describe/next-therapy.ts";
import {patientTable} from "../../src/describe/patient-table.ts";
import {countsInText, hostileLabels, patient, tenTable} from "./ten-patients.ts";

describe("what came after ADC2", () => {
  it("counts a combination under each class, fills zeros, and keeps 6 of all though nothing counts", () => {
    const ends = (group: string, still: string, none: string, died: string): string[] => [
      `${group} · still on ADC2: ${still}`,
      `${group} · stopped ADC2, no further therapy recorded: ${none}`,
      `${group} · died without further therapy: ${died}`
    ];
    expect(countsInText(nextTherapy(tenTable))).toEqual([
      "A · then HER2 antibody: 1/6",
      "A · then another ADC: 0/6",
      "A · then chemotherapy: 2/6",
      ...ends("A", "1/6", "1/6", "1/6"),
      "B · then HER2 antibody: 0/4",
      "B · then another ADC: 1/4",
      "B · then chemotherapy: 0/4",
      ...ends("B", "1/4", "0/4", "2/4")
    ]);
  });

  it("classes and groups may be called anything", () => {
    const rows = patientTable(hostileLabels.map((name) => patient({group: name, next_therapy: [name, "then x"]})));
    const found = nextTherapy(rows).counts.filter(({n}) => n > 0);
    expect(found.filter(({item}) => item !== "then x").map(({group, item}) => [group, item])).toEqual(
      hostileLabels.map((name) => [name, name])
    );
    expect(found).toHaveLength(2 * hostileLabels.length);
    expect(found.every(({n, of}) => n === 1 && of === 1)).toBe(true);
    expect("describedByNobody" in globalThis).toBe(false);
  });
});
