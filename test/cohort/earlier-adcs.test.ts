import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";
import type {PlanSpec} from "../../src/record/plan.ts";

const columns = "patient_id,line,regimen,start,end,progression,stop_reason,death,last_contact";
const own = ["SG,0,100,105,progression,,900", "Dato-DXd,120,200,205,progression,,900"];

/** Lines of patients, two each, with the text of each line behind them. */
function file(header: string, texts: readonly (readonly [string, string])[]): string {
  const rows = texts.flatMap((pair, i) => own.map((line, k) => `P${i + 1},${k + 1},${line},${pair[k] ?? ""}`));
  return `${columns},${header}\n${rows.join("\n")}\n`;
}
const read = (header: string, texts: readonly (readonly [string, string])[], options: PlanSpec = {}) =>
  readCohort([{name: "c.csv", role: "lines", text: file(header, texts)}], {mapping: options.mapping ?? {}});
const told = async (header: string, texts: readonly (readonly [string, string])[]) =>
  (await read(header, texts)).issues.filter(({code}) => code === "earlier-adc-in-text" || code === "adc-in-text-alone");

describe("an earlier ADC that stands in a text alone", () => {
  it("takes the positions of the patient's ADCs away, and says where it stands and which it is, not the text", async () => {
    const cohort = await read("prior_adc_text", [
      ["Dr Weber: Enhertu ext.", ""],
      ["", ""]
    ]);
    expect(cohort.patients.array("earlier_adc")).toEqual(["T-DXd", null]);
    const [found, ...others] = cohort.issues.filter(({code}) => code === "earlier-adc-in-text");
    expect(others).toEqual([]);
    expect(found).toMatchObject({
      severity: "warning",
      file: "c.csv",
      row: 2,
      column: "prior_adc_text",
      received: "T-DXd"
    });
    expect(JSON.stringify(cohort.issues)).not.toContain("Weber");
  });

  it("leaves the patient out of first to second ADC, and keeps the classification where every transition is asked", async () => {
    const cohort = await read("prior_adc", [
      ["T-DXd", ""],
      ["", ""],
      ["", ""]
    ]);
    const first = await analyze({by: "sequence"}, cohort);
    const step = first.flow.find(({label}) => label === "patients with two ADC exposures");
    expect(step?.left.filter(({count}) => count > 0).map(({reason, count}) => [reason, count])).toEqual([
      ["earlier-adc-undated", 1]
    ]);
    const all = await analyze({by: "sequence", population: {transitions: "all"}}, cohort);
    expect(all.flow.at(-1)?.count).toBe(3);
    expect(all.transitions.map((one) => [one["sequence"], one["from_position"], one["to_position"]])).toEqual([
      ["SG → Dato-DXd", null, null],
      ["SG → Dato-DXd", 1, 2],
      ["SG → Dato-DXd", 1, 2]
    ]);
  });

  it.each([
    ["history", "T-DXd 2021 in Graz", ""],
    ["Anamnese", "Z.n. T-DXd", ""],
    ["prior_adc", "yes", ""],
    ["prior_adc", "1", ""],
    ["prior_adc", "", "2"],
    // The own line comes later: this one was given before.
    ["prior_adc", "Dato-DXd", ""]
  ])("%s: %j, then %j", async (header, one, two) => {
    expect((await told(header, [[one, two]])).map(({code}) => code)).toEqual(["earlier-adc-in-text"]);
  });

  it.each([
    ["prior_adc", "no", "yes"],
    ["prior_adc", "0", "1"],
    ["prior_adc", "", "SG"],
    ["prior_adc", "none", "SG, Dato-DXd"],
    ["prior_adc", "SG then Dato-DXd", "SG then Dato-DXd"],
    ["history", "T-DXd declined", ""],
    ["comment", "good tolerance of SG", "then Dato-DXd"],
    ["comment", "later Dato-DXd", ""],
    ["next_adc", "T-DXd", ""]
  ])("is none: %s: %j, then %j", async (header, one, two) => {
    expect(await told(header, [[one, two]])).toEqual([]);
  });

  it("in a comment nobody but a person can know: it stops, once a column, with both lines to choose from", async () => {
    const texts = [
      ["T-DXd ext.", ""],
      ["SG here", ""],
      ["", "nach Enhertu"]
    ] as const;
    const found = await told("Bemerkung", texts);
    expect(found).toMatchObject([{code: "adc-in-text-alone", stops: true, count: 2, column: "Bemerkung", row: 2}]);
    expect(found[0]?.choices?.map(({line}) => line)).toEqual([
      'mapping: {prior_adc: "Bemerkung"}',
      "accept: [adc-in-text-alone]"
    ]);
    const chosen = await read("Bemerkung", texts, {mapping: {prior_adc: "Bemerkung"}});
    expect(chosen.patients.array("earlier_adc")).toEqual(["T-DXd", null, "T-DXd"]);
    expect(chosen.issues.filter(({stops}) => stops)).toEqual([]);
  });

  it("stands in a patients file too, and says nothing of who has no ADC", async () => {
    const patients = "patient_id,history\nP1,T-DXd abroad\nP2,T-DXd abroad\nP3,SG\n";
    const lines = `${file("note", [["", ""]])}P2,1,capecitabine,0,90,,,,900,\nP3,1,SG,0,90,,,,900,\n`;
    const {patients: table} = await readCohort([
      {name: "c.csv", role: "lines", text: lines},
      {name: "p.csv", role: "patients", text: patients}
    ]);
    expect(table.array("earlier_adc")).toEqual(["T-DXd", null, null]);
  });
});

describe("an earlier ADC that is told by yes, a number or a place alone", () => {
  it.each([
    ["prior_kadcyla", "yes", "T-DM1"],
    ["T-DM1 before", "1", "T-DM1"],
    ["Kadcyla vorher", "ja", "T-DM1"],
    ["number_of_prior_ADCs", "1", "an ADC that is not named"],
    ["ADC before 1L", "x", "an ADC that is not named"],
    ["previous ADC therapy (y/n)", "Y", "an ADC that is not named"],
    ["n_prior_adc", "2", "an ADC that is not named"],
    ["ADC avant L1", "oui", "an ADC that is not named"],
    ["ADC-naïve", "no", "an ADC that is not named"],
    ["adc0", "yes", "an ADC that is not named"],
    ["adc0", "T-DM1", "T-DM1"]
  ])("%s: %s", async (header, said, label) => {
    const cohort = await read(header, [
      [said, said],
      ["", ""]
    ]);
    expect(cohort.patients.array("earlier_adc")).toEqual([label, null]);
    expect(cohort.issues.filter(({code}) => code === "earlier-adc-in-text")).toHaveLength(1);
  });

  it.each([
    ["prior_kadcyla", "no"],
    ["prior_kadcyla", "0"],
    ["number_of_prior_ADCs", "0"],
    ["ADC naive", "yes"],
    ["prior_SG", ""],
    ["T-DM1 before", "unknown"],
    ["adc0", "none"],
    ["time_since_prior_adc", "7"],
    ["prior_adc_response", "1"],
    ["prior_chemo_lines", "2"],
    ["prior_trastuzumab", "yes"]
  ])("is none: %s: %s", async (header, said) => {
    const cohort = await read(header, [[said, said]]);
    expect(cohort.issues.filter(({code}) => code.includes("earlier-adc"))).toEqual([]);
  });

  it("of an ADC that is a line of its own, none", async () => {
    expect(await told("prior_SG", [["no", "yes"]])).toEqual([]);
    expect((await told("prior_SG", [["yes", "yes"]])).map(({received}) => received)).toEqual([]);
    expect((await told("prior_dato_dxd", [["yes", ""]])).map(({received}) => received)).toEqual(["Dato-DXd"]);
  });

  it("a number in a patients file counts ADCs before the lines where somebody with two has none", async () => {
    const numbers = async (...said: readonly string[]) =>
      (
        await readCohort([
          {
            name: "c.csv",
            role: "lines",
            text: file(
              "note",
              said.map(() => ["", ""] as const)
            )
          },
          {
            name: "p.csv",
            role: "patients",
            text: `patient_id,number_of_prior_adcs\n${said.map((text, i) => `P${i + 1},${text}`).join("\n")}\n`
          }
        ])
      ).patients.array("earlier_adc");
    expect(await numbers("1", "0", "2")).toEqual(["an ADC that is not named", null, "an ADC that is not named"]);
    expect(await numbers("1", "3")).toEqual([null, "an ADC that is not named"]);
  });
});

describe("an earlier ADC that its number tells", () => {
  const wide = (rows: readonly string[]) =>
    readCohort([
      {
        name: "w.csv",
        text: `patient_id,adc1,adc1_start,adc1_progression,adc2,adc2_start,adc3,adc3_start,last_contact\n${rows.join("\n")}\n`
      }
    ]);
  it("is blank before a later one of a wide file; a word for none is none", async () => {
    const cohort = await wide([
      "A,SG,0,90,T-DXd,100,,,900",
      "B,,,,T-DXd,100,SG,200,900",
      "C,NA,,,T-DXd,100,SG,200,900",
      "D,none,,,T-DXd,100,SG,200,900",
      "E,SG,0,90,,,T-DXd,300,900",
      "F,SG,0,90,,,,,900",
      "G,,,,,,,,900"
    ]);
    expect(cohort.patients.array("patient_id")).toEqual(["A", "B", "C", "D", "E", "F"]);
    expect(cohort.patients.array("earlier_adc")).toEqual([null, "ADC 1", "ADC 1", null, "ADC 2", null]);
    expect(
      cohort.issues.filter(({code}) => code === "earlier-adc-by-number").map(({row, column}) => `${row} ${column}`)
    ).toEqual(["3 adc1", "4 adc1", "6 adc2"]);
  });

  const numbered = async (column: string, ...pairs: readonly (readonly [string, string])[]) =>
    (await read(column, pairs)).patients.columnNames().includes("earlier_adc")
      ? (await read(column, pairs)).patients.array("earlier_adc")
      : null;
  it("begins at 2, or leaves one out", async () => {
    expect(await numbered("adc_number", ["1", "2"], ["2", "3"], ["1", "3"])).toEqual([null, "ADC 1", "ADC 2"]);
    expect(await numbered("ADC Nr.", ["2", "3"])).toEqual(["ADC 1"]);
    expect(await numbered("adc_index", ["0", "1"], ["1", "2"])).toEqual([null, "ADC 0"]);
    expect(await numbered("ADC #", ["1st", "2nd"], ["2nd", "3rd"])).toEqual([null, "ADC 1"]);
  });

  it("is none where it counts all of a patient, or numbers something else", async () => {
    expect(await numbered("n_adc", ["2", "2"], ["2", "2"])).toBeNull();
    expect(await numbered("adc_number", ["1", "2"], ["1", "2"])).toBeNull();
    expect(await numbered("adc_number", ["", ""], ["", ""])).toBeNull();
    expect(await numbered("cycle_number", ["2", "3"])).toBeNull();
  });

  it("takes the patient out of first against second, on the ledger and with its count before the numbers", async () => {
    const cohort = await read("adc_number", [
      ["1", "2"],
      ["1", "2"],
      ["2", "3"]
    ]);
    const {flow} = await analyze({by: "sequence"}, cohort);
    const step = flow.find(({label}) => label === "patients with two ADC exposures");
    expect(step?.left.filter(({count}) => count > 0).map(({reason, count}) => [reason, count])).toEqual([
      ["earlier-adc-undated", 1]
    ]);
    expect(findingsBeforeNumbers(cohort.issues).join(" ")).toContain(
      "1 patients have an ADC whose number says that an earlier one is not recorded"
    );
  });
});
