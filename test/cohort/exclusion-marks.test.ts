import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

/** Patients with a pair each, and what stands in a column of theirs. */
const textOf = (column: string, said: readonly string[]): string =>
  `patient_id,line,regimen,start,end,progression,stop_reason,last_contact,${column}\n${said
    .map(
      (text, i) =>
        `P${i},1,T-DXd,0,100,${105 + i},progression,900,${text}\nP${i},2,SG,120,,${200 + 10 * i},,900,${text}\n`
    )
    .join("")}`;
const read = (column: string, said: readonly string[], options: PlanSpec = {}) =>
  readCohort([{name: "c.csv", role: "lines", text: textOf(column, said)}], {values: options.values ?? {}});
const marks = async (column: string, said: readonly string[]) =>
  (await read(column, said)).issues.filter(({code}) => code === "marked-for-exclusion");

describe("patients who are marked for exclusion", () => {
  it.each<[string, string, string]>([
    ["excluded", "yes", "no"],
    ["Exclude", "1", "0"],
    ["exclude_from_analysis", "TRUE", "FALSE"],
    ["screen failure", "yes", "no"],
    ["consent_withdrawn", "y", "n"],
    ["withdrawn consent", "1", "0"],
    ["eligible", "no", "yes"],
    ["Einschlusskriterien erfüllt", "nein", "ja"],
    ["inclusion criteria met", "0", "1"],
    ["FASFL", "N", "Y"],
    ["ANL01FL", "N", "Y"],
    ["second_adc_received", "no", "yes"],
    ["consent", "refused", "given"],
    ["record_origin", "simulated", "hospital"],
    ["included", "0", "1"],
    ["informed_consent", "no", "yes"],
    ["status", "screen failure", "enrolled"],
    ["study_status", "withdrew consent", "ongoing"],
    ["ausgeschlossen", "ja", "nein"],
    ["Einwilligung", "nein", "ja"],
    ["exclu", "oui", "non"],
    ["excluido", "si", "no"],
    ["escluso", "sì", "no"],
    ["uitgesloten", "ja", "nee"]
  ])("%s: %s", async (column, bad, good) => {
    expect(await marks(column, [good, good, good])).toEqual([]);
    const [found, ...others] = await marks(column, [good, bad, good, bad]);
    expect(others).toEqual([]);
    expect(found).toMatchObject({stops: true, count: 2, file: "c.csv", row: 4, column});
  });

  it.each<[string, string]>([
    ["excluded", "2"],
    ["eligible_for_trial_next", "no"],
    ["exclusion_reason", "none"],
    ["status", "alive"],
    ["consent_form_version", "0"],
    ["trial", "no"],
    ["evaluable", "no"]
  ])("none in %s: %s", async (column, text) => {
    const middle = column === "exclusion_reason" ? "" : "1";
    expect(await marks(column, [text, middle, text])).toEqual([]);
  });

  it.each([
    "bitte ausschließen - kein ADC2 erhalten",
    "Please exclude",
    "do not use",
    "nicht auswerten",
    "à exclure",
    "excluir",
    "exclude (screen failure)",
    "bitte ausschließen wegen fehlender Bildgebung",
    "exclude patient"
  ])("a remark that asks for it: %s", async (remark) => {
    const [found] = await marks("Bemerkung", ["", remark, "stable"]);
    expect(found).toMatchObject({stops: true, count: 1, column: "Bemerkung"});
    expect(found?.choices?.map(({line}) => line)).toEqual([
      'values: {patient_id: {"remark": left-out}}',
      'values: {patient_id: {"remark": kept}}',
      "accept: [marked-for-exclusion]"
    ]);
    expect(JSON.stringify(found)).not.toContain("ADC2 erhalten");
  });

  it.each([
    "Hirnmetastasen ausgeschlossen",
    "ILD excluded",
    "not excluded",
    "not to be excluded",
    "fracture was excluded",
    "exclude ILD",
    "please exclude brain metastases"
  ])("a remark that does not: %s", async (remark) =>
    expect(await marks("Bemerkung", ["", remark, "stable"])).toEqual([])
  );

  it("rows below one that says so, and records that are tests", async () => {
    const ready = async (...rows: readonly string[]): Promise<(number | null)[][]> =>
      (
        await readCohort([{name: "c.csv", text: ["patient_id,arm,time,event", ...rows].join("\n")}], {unit: "months"})
      ).issues
        .filter(({code}) => code === "marked-for-exclusion")
        .map(({row, count}) => [row, count]);
    const clean = ["P1,a,3,1", "P2,b,4,1", "P3,a,5,0", "P4,b,6,1"];
    expect(await ready(...clean, "Excluded patients,,,", "P5,a,2,1", "P6,b,2,1")).toEqual([[6, 2]]);
    expect(await ready(...clean, "Ausgeschlossen (Screening failure):,,,", "P5,a,2,1")).toEqual([[6, 1]]);
    expect(await ready(...clean, "Excluded patients,,,")).toEqual([]);
    expect(await ready(...clean, "TEST,a,2,1")).toEqual([[6, 1]]);
    expect(await ready(...clean, "test patient,a,2,1", "TEST,a,2,1", "P7,a,2,1", "P8,a,2,1")).toEqual([[6, 2]]);
    expect(await ready("Beispiel,a,12,1", ...clean)).toEqual([[2, 1]]);
    expect(await ready("Sample 1,a,12,1", "Sample 2,a,1,1", "Sample 3,b,2,1", "Sample 4,b,3,1")).toEqual([]);
    expect(await ready(...clean, "Testa,a,2,1")).toEqual([]);
  });

  it("a reason is free text, and is not shown", async () => {
    const [found] = await marks("exclusion_reason", ["", "Frau Weber zog um", "", ""]);
    expect(found).toMatchObject({stops: true, count: 1, row: 4});
    expect(JSON.stringify(found)).not.toContain("Weber");
  });

  it("stop until the plan leaves them out by the line that is written, or takes them", async () => {
    const said = ["no", "yes", "no", "no", "no"];
    const cohort = await read("Screen failure", said);
    await expect(analyze({by: "sequence"}, cohort)).rejects.toThrow("marked-for-exclusion");
    const [found] = cohort.issues.filter(({code}) => code === "marked-for-exclusion");
    const [without, taken] = found?.choices ?? [];
    expect(without?.line).toBe(`population: {where: '"Screen failure" != yes'}`);
    const plan: PlanSpec = completePlan(parse(without?.line ?? ""));
    const left = await analyze({by: "sequence", population: {where: plan.population?.where ?? null}}, cohort);
    expect(left.curves.map(({n}) => n)).toEqual([4]);
    expect(taken?.line).toBe("accept: [marked-for-exclusion]");
    const all = await analyze({by: "sequence", accept: ["marked-for-exclusion"]}, cohort);
    expect(all.curves.map(({n}) => n)).toEqual([5]);
    expect(findingsBeforeNumbers(all.issues).join(" ")).toContain(
      "The plan accepts that 1 patients or records count that the file marks for exclusion"
    );
  });

  it("by a mark alone: blanks are explained first", async () => {
    const said = ["", "x", "", "", ""];
    const [found] = await marks("excluded", said);
    expect(found?.choices?.[0]).toMatchObject({line: "population: {where: excluded != x}"});
    expect(found?.choices?.[0]?.why).toContain('values: {"excluded": {"": "no"}}');
    const cohort = await read("excluded", said, {values: {excluded: {"": "no"}}});
    const left = await analyze({by: "sequence", population: {where: "excluded != x"}}, cohort);
    expect(left.curves.map(({n}) => n)).toEqual([4]);
  });

  it("in a patients file and in ready-made follow-up", async () => {
    const {issues} = await readCohort([
      {name: "c.csv", role: "lines", text: textOf("note", ["", "", ""])},
      {name: "p.csv", role: "patients", text: "patient_id,eligible\nP0,yes\nP1,no\nP2,yes\n"}
    ]);
    expect(issues.filter(({code}) => code === "marked-for-exclusion")).toMatchObject([{file: "p.csv", count: 1}]);
    const ready = await readCohort([
      {name: "f.csv", text: "patient_id,time,event,excluded\nA,5,1,no\nB,6,0,yes\nC,7,1,no\n"}
    ]);
    expect(ready.issues.filter(({code}) => code === "marked-for-exclusion")).toMatchObject([{count: 1, row: 3}]);
  });
});

describe("marks in ready-made follow-up", () => {
  const ready = async (column: string, cells: readonly string[]) => {
    const rows = cells.map((cell, i) => `P${i},${i % 2 === 0 ? "a" : "b"},${3 + i},${i % 3 === 0 ? 0 : 1},${cell}`);
    return readCohort([{name: "c.csv", text: [`patient_id,arm,time,event,${column}`, ...rows].join("\n")}], {
      unit: "months"
    });
  };

  it.each([
    ["évaluable", "oui", "non"],
    ["evaluable", "yes", "no"],
    ["beurteilbar", "ja", "nein"],
    ["PFS evaluable", "1", "0"]
  ])("%s: who is not evaluable for the outcome is to be decided", async (column, good, bad) => {
    const {issues} = await ready(column, [good, good, bad, good, good]);
    const [found] = issues.filter(({code}) => code === "marked-for-exclusion");
    expect(found).toMatchObject({stops: true, count: 1, row: 4, column});
    expect((await ready(column, [good, good, good, good, good])).issues.map(({code}) => code)).not.toContain(
      "marked-for-exclusion"
    );
  });

  it("of lines only what names the outcome, since evaluable is said of the response", async () => {
    expect(await marks("evaluable", ["yes", "no", "yes"])).toEqual([]);
    expect((await marks("pfs_evaluable", ["yes", "no", "yes"])).length).toBe(1);
  });

  it("records that are tests are left out by the line that is written", async () => {
    const rows = [
      "A,a,3,1",
      "B,b,4,1",
      "C,a,5,0",
      "D,b,6,1",
      "E,a,7,1",
      "F,b,8,1",
      "G,a,9,1",
      "TEST,a,2,0",
      "test patient,b,3,0"
    ];
    const cohort = await readCohort([{name: "c.csv", text: ["patient_id,arm,time,event", ...rows].join("\n")}], {
      unit: "months"
    });
    const [found] = cohort.issues.filter(({code}) => code === "marked-for-exclusion");
    const plan: PlanSpec = completePlan(parse(found?.choices?.[0]?.line ?? ""));
    const where = plan.population?.where ?? null;
    expect(where).toBe('patient_id != TEST and patient_id != "test patient"');
    const {curves} = await analyze({by: "column:arm", unit: "months", population: {where}}, cohort);
    expect(curves.map(({n}) => n)).toEqual([4, 3]);
  });
});

describe("marks that programs, registries and labels leave", () => {
  const ready = async (header: string, cells: readonly string[]) => {
    const rows = cells.map((cell, i) => `P${i},${3 + i},${i % 3 === 0 ? 0 : 1},${cell}`);
    const {issues} = await readCohort(
      [{name: "c.csv", text: [`patient_id,time,event,${header}`, ...rows].join("\n")}],
      {unit: "months"}
    );
    return issues.filter(({code}) => code === "marked-for-exclusion").map(({count}) => count);
  };

  it.each([
    ["arm,filter_$", "a,1", "a,0"],
    ["arm,_st", "a,1", "a,0"],
    ["arm,keep", "a,1", "a,0"],
    ["arm,ITT", "a,Y", "a,N"],
    ["arm,dup", "a,", "a,1"],
    ["arm,duplicate_of", "a,", "a,P0"],
    ["arm,Datenqualität", "a,ok", "a,nicht verwertbar"],
    ["arm,distance,weights,subclass", "a,0.4,1,3", "a,0.1,0,"],
    ["arm", "SG", "SG (excl.)"],
    ["arm", "SG", "SG (screen failure)"],
    ["arm", "T-DXd", "T-DXd - not treated"],
    ["Gruppe", "SG", "SG [ausgeschlossen]"]
  ])("%s: %s and %s", async (header, good, bad) => {
    expect(await ready(header, [good, good, bad, good, bad, good, good, good])).toEqual([2]);
    expect(
      await ready(
        header,
        Array.from({length: 8}, () => good)
      )
    ).toEqual([]);
  });

  it.each([
    ["arm,weights", "a,1", "a,0"],
    ["arm", "SG", "SG (2L)"],
    ["arm", "SG - q3w", "SG - weekly"],
    ["arm,site_of_disease", "a,lung", "a,liver (treated)"],
    ["arm,brain", "a,no", "a,yes (untreated)"],
    ["arm,brain", "a,yes", "a,no (excluded)"],
    ["arm,why_censored", "a,ongoing", "a,censored - withdrawn"]
  ])("%s: %s and %s mark nobody", async (header, good, bad) => {
    expect(await ready(header, [good, good, bad, good, bad, good])).toEqual([]);
  });
});

it("a label that says so is left out by the line that is written", async () => {
  const rows = Array.from(
    {length: 12},
    (_, i) => `P${i},${i % 4 === 3 ? "SG (excl.)" : i % 2 === 0 ? "SG" : "T-DXd"},${3 + i},1`
  );
  const cohort = await readCohort([{name: "c.csv", text: ["patient_id,arm,time,event", ...rows].join("\n")}], {
    unit: "months"
  });
  const [found] = cohort.issues.filter(({code}) => code === "marked-for-exclusion");
  const plan: PlanSpec = completePlan(parse(found?.choices?.[0]?.line ?? ""));
  const where = plan.population?.where ?? null;
  expect(where).toBe('arm != "SG (excl.)"');
  const {curves} = await analyze({by: "column:arm", unit: "months", population: {where}}, cohort);
  expect(curves.map(({group, n}) => [group, n])).toEqual([
    ["SG", 6],
    ["T-DXd", 3]
  ]);
});
