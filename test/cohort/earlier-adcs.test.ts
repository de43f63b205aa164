import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
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
