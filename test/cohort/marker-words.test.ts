import {describe, expect, it} from "vitest";
import {byMarkerAlone} from "../../src/cohort/marker-words.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";

describe("a progression by a tumour marker alone", () => {
  it.each(
    "CA 15-3 rise only|CA15-3|CEA increase|tumor marker|Tumormarkeranstieg|Tumormarkeranstieg ohne Bildgebung|marqueurs tumoraux|marcadores tumorales|marcatori tumorali|tumormarkers|biochemical progression|marker rise without CT correlate|PSA".split(
      "|"
    )
  )("%s", (text) => expect(byMarkerAlone(text)).toBe(true));

  it.each(
    "CT|imaging|CT and CA 15-3|new lesions, CEA up|no CEA rise|CA 15-3 normal|clinical (pain) and marker|Ca mamma|biopsy||marked progression".split(
      "|"
    )
  )("not %s", (text) => expect(byMarkerAlone(text)).toBe(false));

  const lines = "patient_id,regimen,start,last_contact\nA,SG,0,900\nB,SG,0,900\nC,SG,0,900\n";
  const read = (column: string, values = {}) =>
    readCohort(
      [
        {name: "l.csv", text: lines},
        {
          name: "p.csv",
          role: "events",
          text: `patient_id,progression,${column}\nA,100,CT\nB,110,CA 15-3 rise only\nB,150,CT\nC,120,PET-CT\n`
        }
      ],
      {values}
    );
  const found = async (...given: Parameters<typeof read>) =>
    (await read(...given)).issues.flatMap(({code, stops, count, choices = []}) =>
      code === "progression-doubted" ? [[stops, count, ...choices.map(({line}) => line)]] : []
    );

  it("in a list of progressions stops, with the line that does not take it", async () => {
    expect(await found("modality")).toEqual([
      [true, 1, 'values: {modality: {"tumour marker alone": no-progression}}', "accept: [progression-doubted]"]
    ]);
    const values = {modality: {"tumour marker alone": "no-progression"}};
    expect(await found("modality", values)).toEqual([]);
    expect((await read("modality", values)).lines.array("progression")).toEqual([100, 150, 120]);
    expect(await found("modality", {modality: {"tumour marker alone": "kept"}})).toEqual([]);
  });

  it("and beside the progressions of lines", async () => {
    const text = (column: string, cell: string): string =>
      `patient_id,regimen,start,progression,${column}\nA,SG,0,100,imaging\nB,SG,0,110,${cell}\n`;
    const codes = async (column: string, cell: string) =>
      (await readCohort([{name: "l.csv", text: text(column, cell)}])).issues.flatMap(({code, stops}) =>
        stops === true ? [code] : []
      );
    expect(await codes("progression_basis", "tumour marker")).toEqual(["progression-doubted"]);
    expect(await codes("Nachweis", "CEA-Anstieg")).toEqual(["progression-doubted"]);
    expect(await codes("progression_basis", "clinical")).toEqual([]);
    // Of another time than the progression.
    expect(await codes("CEA", "CEA")).toEqual([]);
  });
});
