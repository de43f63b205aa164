import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Source} from "../../src/record/source.ts";

/** Ready-made follow-up of five patients or as many as are named, and rows below it. */
const ready = (ids: readonly string[], ...below: readonly string[]): Source => ({
  name: "f.csv",
  role: "follow-up",
  text: `patient_id,arm,time,event\n${ids.map((id, i) => `${id},${i % 2 === 0 ? "a" : "b"},${i + 3},${i % 3 === 0 ? 0 : 1}\n`).join("")}${below.map((text) => `"${text}",,,\n`).join("")}`,
  repairs: {notesBelow: true}
});
const read = (sources: readonly Source[], values: PlanSpec["values"] = {}) =>
  readCohort(sources, {values, unit: "months"});
const found = async (...sources: readonly Source[]) =>
  (await read(sources)).issues
    .filter(({code}) => code === "marked-for-exclusion" || code === "identifier-marks")
    .map(({code, row, count, choices}) => [code, row, count, ...(choices ?? []).slice(0, 1).map(({line}) => line)]);

describe("marks beside identifiers", () => {
  it.each<[string, string, string]>([
    ["P2*", "* no informed consent - exclude", "*"],
    ["P2 #", "# = Patient ausgeschlossen (kein zweites ADC erhalten)", "#"],
    ["P2†", "† nicht auswertbar", "†"],
    ["P2‡", "‡ exclu de l'analyse", "‡"],
    ["P2*", "* excluido del análisis", "*"],
    ["P2*", "* escluso, consenso ritirato", "*"],
    ["P2*", "* uitgesloten", "*"],
    ["P2*", "* não incluído", "*"],
    ["P2**", "* died; ** not eligible", "**"],
    ["P2¹", "¹ screen failure, not analysed", "¹"],
    ["*P2", "Patients marked with * were excluded", "*"],
    ["P2*", "not a legend of it all here", "*"]
  ])("%s: %s", async (id, legend, sign) => {
    expect(await found(ready(["P0", "P1", id, "P3", "P4"], legend))).toEqual([
      ["marked-for-exclusion", 4, 1, `values: {patient_id: {"${sign}": left-out}}`]
    ]);
  });

  it.each<[string, string]>([
    ["P2 (excluded)", "excluded"],
    ["P2 [ausgeschlossen]", "ausgeschlossen"],
    ["P2 - excluded", "excluded"],
    ["P2 (not treated)", "excluded"],
    ["P2 (screen failure)", "screen failure"]
  ])("a word of exclusion: %s", async (id, word) => {
    expect(await found(ready(["P0", "P1", id, "P3"]))).toEqual([
      ["marked-for-exclusion", 4, 1, `values: {patient_id: {"${word}": left-out}}`]
    ]);
  });

  it.each<[string, string]>([
    ["P2*", "* died"],
    ["P2*", "* switched centre"],
    ["P2†", "† verstorben"],
    ["P2*", "* progression excluded by MRI"],
    ["P2*", "* not excluded in spite of missing scan"],
    ["P2*", "** excluded; * died"]
  ])("a legend of something else: %s, %s", async (id, legend) => {
    const source = ready(["P0", "P1", id, "P3", "P4"], legend);
    expect(await found(source)).toEqual([["identifier-marks", 4, 1]]);
    const cohort = await read([source]);
    expect(cohort.followUp?.array("patient_id")).toEqual(["P0", "P1", "P2", "P3", "P4"]);
  });

  it.each<[string, readonly string[]]>([
    ["all have it", ["P0*", "P1*", "P2*"]],
    ["numbers in front", ["#1", "#2", "3"]],
    ["letters in brackets", ["P1 (a)", "P1 (b)", "P2"]],
    ["sites behind a dash", ["P1 - Berlin", "P2 - Bonn", "P3"]]
  ])("none: %s", async (_, ids) => expect(await found(ready(ids))).toEqual([]));

  it("and a legend that nobody took away is no patient", async () => {
    const text = "patient_id,arm,time,event\nP1,a,5,1\nP2*,b,6,0\nP3,a,7,1\n* died,,,\n";
    const source: Source = {name: "f.csv", role: "follow-up", text};
    expect(await found(source)).toEqual([["identifier-marks", 3, 1]]);
    const excluded = text.replace("died", "excluded");
    expect(await found({...source, text: excluded})).toEqual([
      ["marked-for-exclusion", 3, 1, 'values: {patient_id: {"*": left-out}}']
    ]);
  });

  it("leave patients out of every file, or keep them, as the plan says", async () => {
    const lines = (id: string): Source => ({
      name: "c.csv",
      role: "lines",
      text: `patient_id,line,regimen,start,end\nP1,1,SG,0,90\nP1,2,T-DXd,100,150\n${id},1,SG,0,90\n${id},2,T-DXd,100,150\n`
    });
    const patients: Source = {name: "p.csv", role: "patients", text: "patient_id,sex\nP1,female\nP2*,female\n"};
    const open = await read([lines("P2"), patients]);
    expect(open.issues.filter(({code}) => code === "marked-for-exclusion")).toMatchObject([{file: "p.csv", row: 3}]);
    expect(open.issues.filter(({code}) => code.startsWith("identifiers-"))).toEqual([]);
    const left = await read([lines("P2"), patients], {patient_id: {"*": "left-out"}});
    expect(left.lines.array("patient_id")).toEqual(["P1", "P1"]);
    expect(left.patients.array("patient_id")).toEqual(["P1"]);
    expect(left.ledger.map(({unit, reason, file, row, patientId}) => [unit, reason, file, row, patientId])).toEqual([
      ["row", "left-out-as-marked", "c.csv", 4, "P2"],
      ["row", "left-out-as-marked", "c.csv", 5, "P2"],
      ["row", "left-out-as-marked", "p.csv", 3, "P2"],
      ["patient", "left-out-as-marked", null, null, "P2"]
    ]);
    const kept = await read([lines("P2"), patients], {patient_id: {"*": "kept"}});
    expect(kept.issues.filter(({code}) => code === "marked-for-exclusion")).toEqual([]);
    expect(kept.lines.array("patient_id")).toEqual(["P1", "P1", "P2", "P2"]);
  });
});

describe("lists of those excluded", () => {
  it.each<[string, readonly string[], number]>([
    ["Not eligible (no second ADC): P1, P3", ["P0", "P1", "P2", "P3"], 2],
    ["excluded: P1", ["P0", "P1", "P2", "P3"], 1],
    ["Nicht auswertbar: P1 und P3", ["P0", "P1", "P2", "P3"], 2],
    ["P1 and P3 were excluded.", ["P0", "P1", "P2", "P3"], 2],
    ["Exclus : P1 ; P3", ["P0", "P1", "P2", "P3"], 1],
    ["Excluded: 1, 3", ["0", "1", "2", "3"], 2]
  ])("%s", async (text, ids, count) => {
    const [first, ...others] = await found(ready(ids, text));
    expect(others).toEqual([]);
    expect(first?.slice(0, 3)).toEqual(["marked-for-exclusion", 3, count]);
    expect(first?.[3]).toBe('values: {patient_id: {"listed": left-out}}');
    const cohort = await read([ready(ids, text)], {patient_id: {listed: "left-out"}});
    expect(cohort.followUp?.numRows()).toBe(ids.length - count);
  });

  it.each<[string, readonly string[]]>([
    ["Excluded: 3 patients without a second ADC", ["1", "2", "3", "4"]],
    ["Included: P1, P3", ["P0", "P1", "P2", "P3"]],
    ["Nobody was excluded: P1 and P3 were re-read", ["P0", "P1", "P2", "P3"]],
    ["P1 and P3 were treated at another centre", ["P0", "P1", "P2", "P3"]],
    ["Not eligible: Q1, Q3 (not in this table)", ["P0", "P1", "P2", "P3"]]
  ])("none: %s", async (text, ids) => expect(await found(ready(ids, text))).toEqual([]));
});
