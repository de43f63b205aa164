import {parse} from "yaml";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {completePlan, type PlanSpec} from "../../src/record/plan.ts";
import type {Source} from "../../src/record/source.ts";

/** Patients of ready-made follow-up, and what stands in one more column. */
const ready = (column: string, said: readonly string[]): Source => ({
  name: "f.csv",
  role: "follow-up",
  text: `patient_id,arm,time,event,${column}\n${said.map((text, i) => `P${i},${i % 2 === 0 ? "a" : "b"},${i + 3},${i % 3 === 0 ? 0 : 1},${text}\n`).join("")}`
});
/** The same with two ADCs each, what is said standing on the second line. */
const lines = (column: string, said: readonly string[]): Source => ({
  name: "c.csv",
  role: "lines",
  text: `patient_id,line,regimen,start,end,progression,stop_reason,last_contact,${column}\n${said
    .map((text, i) => `P${i},1,T-DXd,0,100,${105 + i},progression,900,\nP${i},2,SG,120,,${200 + 10 * i},,900,${text}\n`)
    .join("")}`
});
const codes = ["marked-for-exclusion", "progression-doubted", "doses-not-given"];
const found = async (sources: readonly Source[], values: PlanSpec["values"] = {}) =>
  (await readCohort(sources, {values, unit: "months"})).issues
    .filter(({code}) => codes.includes(code))
    .map(({code, stops, row, column, count}) => [code, stops === true, row, column, count]);
const read = (sources: readonly Source[], values: PlanSpec["values"]) => readCohort(sources, {values, unit: "months"});
const choices = async (sources: readonly Source[]) =>
  (await readCohort(sources, {unit: "months"})).issues.flatMap(({code, choices: own}) =>
    codes.includes(code) ? (own ?? []).map(({line}) => line) : []
  );

describe("a flag of analysis data", () => {
  it.each([
    ["ANL01FL", ["Y", "", "Y", "Y"], [["marked-for-exclusion", true, 3, "ANL01FL", 1]]],
    ["ANL01FL", ["Y", "Y", "Y", "Y"], []],
    ["ANL01FL", ["", "", "", ""], []],
    ["ANL01FL", ["Y", "", "1", "Y"], []]
  ])("%s of %j", async (column, said, expected) => {
    expect(await found([ready(column, said)])).toEqual(expected);
  });

  it("leaves out what it does not choose", async () => {
    const {followUp} = await read([ready("ANL02FL", ["Y", "", "Y", ""])], {ANL02FL: {"not Y": "left-out"}});
    expect(followUp?.array("patient_id")).toEqual(["P0", "P2"]);
  });
});

describe("a dose that was planned and is not recorded as given", () => {
  const doses = (header: string, ...amounts: readonly string[]): Source => ({
    name: "d.csv",
    role: "drugs",
    text: `patient_id,drug,date,${header}\n${amounts.map((own, i) => `P1,T-DXd,${7 * i},${own}\n`).join("")}`
  });
  it.each([
    ["dose_planned_mg,dose_given_mg", "100,100", "100,", [["marked-for-exclusion", true, 4, "dose_given_mg", 1]]],
    ["verordnete Dosis,gegebene Dosis", "100,100", "100,", [["marked-for-exclusion", true, 4, "gegebene Dosis", 1]]],
    ["dose_planned_mg,dose_given_mg", "100,100", "100,90", []],
    ["dose_planned_mg,dose_given_mg", "100,100", ",", []],
    ["dose_level,dose_given_mg", "1,100", "1,", []],
    ["dose_planned_mg,dose_given_mg", "100,", "100,100", []]
  ])("%s: %s and %s", async (header, others, own, expected) => {
    const sources = [doses(header, others, others, own)];
    expect(await found(sources)).toEqual(expected);
  });

  it("is left out or kept as the plan says", async () => {
    const sources = [doses("dose_planned_mg,dose_given_mg", "100,100", "100,100", "100,")];
    const [line = ""] = await choices(sources);
    expect((await read(sources, parse(line).values)).ledger.map(({row, reason}) => [row, reason])).toContainEqual([
      4,
      "dose-not-given"
    ]);
  });
});

describe("records that the file says are none", () => {
  it.each<[string, string, string]>([
    ["record_status", "deleted", "active"],
    ["dispensing_status", "returned to stock", "dispensed"],
    ["row status", "inactive", "active"],
    ["status", "entered in error", "final"],
    ["status", "superseded", "ok"],
    ["Datensatzstatus", "storniert", "gültig"],
    ["statut de l'enregistrement", "annulé", "actif"],
    ["estado del registro", "anulado", "activo"],
    ["stato", "annullato", "attivo"],
    ["status", "verwijderd", "actief"],
    ["deleted", "x", ""],
    ["is_deleted", "TRUE", "FALSE"],
    ["deleted", "1", "0"],
    ["deleted_at", "2023-04-01", ""],
    ["Storno", "x", ""],
    ["storniert", "ja", "nein"],
    ["gelöscht am", "01.04.2023", ""],
    ["annulé", "oui", "non"],
    ["supprimé", "1", "0"],
    ["anulado", "sí", "no"],
    ["annullato", "sì", "no"],
    ["voided", "Y", "N"],
    ["entered_in_error", "yes", "no"],
    ["ungültig", "ja", "nein"],
    ["record_valid", "no", "yes"],
    ["Bemerkung", "nicht werten; falsche Entität", "gut vertragen"],
    ["Bemerkung", "falsche Entität - nicht werten", ""],
    ["Bemerkung", "fehlerhaft", "Verlauf unauffällig"],
    ["Bemerkung", "Eingabefehler", ""],
    ["comment", "wrong patient", "right breast"],
    ["comment", "entered in error", ""],
    ["commentaire", "erreur de saisie", ""],
    ["observaciones", "error de registro", ""],
    ["commento", "inserito per errore", ""],
    ["opmerking", "foutief ingevoerd", ""],
    ["comentario", "não contar", ""]
  ])("%s: %s", async (column, bad, good) => {
    expect(await found([ready(column, [good, good, good])])).toEqual([]);
    expect(await found([ready(column, [good, bad, good, bad])])).toEqual([
      ["marked-for-exclusion", true, 3, column, 2]
    ]);
    expect(await found([lines(column, [good, bad, good, bad])])).toEqual([
      ["marked-for-exclusion", true, 5, column, 2]
    ]);
  });

  it.each<[string, string]>([
    ["status", "closed"],
    ["status", "inactive"],
    ["status", "alive"],
    ["case_status", "closed"],
    ["record_status", "valid"],
    ["record_status", "complete"],
    ["EGFR", "deleted"],
    ["EGFR", "deleted exon 19"],
    ["egfr_del", "yes"],
    ["del17p", "yes"],
    ["egfr_comment", "deleted"],
    ["comment", "EGFR del"],
    ["comment", "deleted exon 19"],
    ["comment", "canceled scan"],
    ["comment", "scan cancelled"],
    ["comment", "biopsy, not evaluable"],
    ["comment", "Biopsie 3/21, nicht verwertbar"],
    ["comment", "G-CSF never given"],
    ["scan_cancelled", "yes"],
    ["valid", "yes"],
    ["deleted", "no"],
    ["deleted", "active"],
    ["Storno", "-"]
  ])("none in %s: %s", async (column, text) => expect(await found([ready(column, ["", text, text, ""])])).toEqual([]));

  it("of a treatment that was cancelled, and of a patient who was not treated", async () => {
    expect(await found([lines("status", ["", "cancelled", "ongoing"])])).toEqual([
      ["marked-for-exclusion", true, 5, "status", 1]
    ]);
    expect(await found([lines("status", ["", "planned; cancelled", "given"])])).toEqual([
      ["marked-for-exclusion", true, 5, "status", 1]
    ]);
    expect(await found([lines("status", ["", "geplant (abgesagt)", "gegeben"])])).toEqual([
      ["marked-for-exclusion", true, 5, "status", 1]
    ]);
    expect(await found([lines("status", ["", "given; as agreed", "given"])])).toEqual([]);
    expect(await found([ready("status", ["", "cancelled", ""])])).toEqual([]);
    expect(await found([ready("comment", ["", "second ADC ordered but never given", "not evaluable"])])).toEqual([
      ["marked-for-exclusion", true, 3, "comment", 2]
    ]);
    // Of a line it is the response that cannot be evaluated.
    expect(await found([lines("comment", ["", "not evaluable", ""])])).toEqual([]);
  });

  it("are left out or kept by the line that is written, and stand on the ledger", async () => {
    const source = ready("record_status", ["active", "deleted", "active", "void", "active"]);
    expect(await choices([source])).toEqual([
      'values: {record_status: {"deleted": left-out, "void": left-out}}',
      'values: {record_status: {"deleted": kept, "void": kept}}',
      "accept: [marked-for-exclusion]"
    ]);
    const [left = "", kept = ""] = await choices([source]);
    const cohort = await readCohort([source], {values: completePlan(parse(left)).values, unit: "months"});
    expect(cohort.followUp?.array("patient_id")).toEqual(["P0", "P2", "P4"]);
    expect(cohort.ledger.map(({unit, reason, row}) => [unit, reason, row])).toEqual([
      ["row", "left-out-as-marked", 3],
      ["row", "left-out-as-marked", 5],
      ["patient", "left-out-as-marked", null],
      ["patient", "left-out-as-marked", null]
    ]);
    expect(cohort.sources.map(({rowsRead, rowsUsed}) => [rowsRead, rowsUsed])).toEqual([[5, 3]]);
    expect(await found([source], completePlan(parse(left)).values)).toEqual([]);
    expect(await found([source], completePlan(parse(kept)).values)).toEqual([]);
    const plan: PlanSpec = {by: "column:arm", unit: "months"};
    await expect(analyze(plan, await readCohort([source], {unit: "months"}))).rejects.toThrow("marked-for-exclusion");
    const all = await analyze(
      {...plan, accept: ["marked-for-exclusion"]},
      await readCohort([source], {unit: "months"})
    );
    expect(all.curves.reduce((sum, {n}) => sum + n, 0)).toBe(5);
  });

  it("remarks and free texts are not shown", async () => {
    const said = ["", "nicht werten; Frau Weber zog um", ""];
    const {issues} = await readCohort([ready("Bemerkung", said)], {unit: "months"});
    expect(JSON.stringify(issues.filter(({code}) => codes.includes(code)))).not.toContain("Weber");
    const storno = await readCohort([ready("Storno", ["", "durch Frau Weber", ""])], {unit: "months"});
    expect(JSON.stringify(storno.issues.filter(({code}) => codes.includes(code)))).not.toContain("Weber");
    expect(await choices([ready("Bemerkung", said)])).toContain('values: {Bemerkung: {"not to count": left-out}}');
    const left = await readCohort([ready("Bemerkung", said)], {
      unit: "months",
      values: {Bemerkung: {"not to count": "left-out"}}
    });
    expect(left.followUp?.array("patient_id")).toEqual(["P0", "P2"]);
  });

  it("in files of patients, events and assessments", async () => {
    const base = lines("note", ["", "", ""]);
    expect(
      await found([
        base,
        {name: "p.csv", role: "patients", text: "patient_id,sex,record_status\nP0,female,active\nP1,female,deleted\n"},
        {name: "e.csv", role: "events", text: "patient_id,progression,deleted\nP0,130,\nP1,131,x\n"},
        {name: "a.csv", role: "assessments", text: "patient_id,day,result,excluded\nP0,130,SD,no\nP1,131,PD,yes\n"}
      ])
    ).toEqual([
      ["marked-for-exclusion", true, 3, "record_status", 1],
      ["marked-for-exclusion", true, 3, "deleted", 1],
      ["marked-for-exclusion", true, 3, "excluded", 1]
    ]);
  });
});

describe("doses that were not given", () => {
  /** Three weekly doses of SG a patient, of which each row may say more. */
  const doses = (header: string, rows: readonly string[]): Source => ({
    name: "d.csv",
    role: "drugs",
    text: `patient_id,drug,date,${header}\n${rows.join("\n")}\n`
  });
  const given = (amount: string): string[] =>
    Array.from({length: 20}, (_, i) => `P${Math.floor(i / 4)},SG,${(i % 4) * 7},${amount}`);
  const rowsLeft = async (source: Source, values: PlanSpec["values"] = {}) =>
    (await readCohort([source], {values})).ledger.filter(({reason}) => reason === "dose-not-given").map(({row}) => row);

  it.each<[string, string, string]>([
    ["status", "given", "not given"],
    ["status", "administered", "cancelled"],
    ["Status", "gegeben", "nicht verabreicht"],
    ["verabreicht", "ja", "nein"],
    ["administered", "yes", "no"],
    ["administré", "oui", "non"],
    ["dose_mg", "700", "0"],
    ["Dosis (mg)", "700", "0,0"]
  ])("%s: %s and %s", async (column, good, bad) => {
    const row = `P4,SG,35,${bad.includes(",") ? `"${bad}"` : bad}`;
    expect(await found([doses(column, given(good))])).toEqual([]);
    const source = doses(column, [...given(good), row]);
    expect(await found([source])).toEqual([["doses-not-given", false, 22, column, 1]]);
    expect(await rowsLeft(source)).toEqual([22]);
  });

  it("and those that a reversal takes back, of the same patient, drug, day and amount", async () => {
    const own = given("700");
    expect(await rowsLeft(doses("dose_mg", [...own, "P4,eribulin,35,2", "P4,eribulin,35,-2"]))).toEqual([22, 23]);
    const other = doses("dose_mg", [...own, "P4,eribulin,35,2", "P4,eribulin,36,-2"]);
    expect(await rowsLeft(other)).toEqual([]);
    expect(await found([other])).toEqual([["marked-for-exclusion", true, 23, "dose_mg", 1]]);
    // One of two equal doses is taken back by one reversal.
    expect(
      await rowsLeft(doses("dose_mg", [...own, "P4,eribulin,35,2", "P4,eribulin,35,2", "P4,eribulin,35,-2"]))
    ).toEqual([23, 24]);
  });

  it("are asked where they are many, and kept where the plan says so", async () => {
    // Two of twenty-two is one in eleven; three of twenty-three is more than one in ten.
    const two = doses("dose_mg", [...given("700"), "P4,SG,35,0", "P4,SG,42,0"]);
    const three = doses("dose_mg", [...given("700"), "P4,SG,35,0", "P4,SG,42,0", "P4,SG,49,0"]);
    expect(await found([two])).toEqual([["doses-not-given", false, 22, "dose_mg", 2]]);
    expect(await found([three])).toEqual([["marked-for-exclusion", true, 22, "dose_mg", 3]]);
    expect(await rowsLeft(two, {dose_mg: {"0": "kept"}})).toEqual([]);
    expect(await found([two], {dose_mg: {"0": "kept"}})).toEqual([]);
    expect(await found([doses("dose_mg", given("0"))])).toEqual([]);
    expect(await found([doses("dose_level", given("0"))])).toEqual([]);
    const no = given("no");
    const half = doses("given", [...no.slice(0, 10), ...given("yes").slice(10)]);
    const most = doses("given", [...no.slice(0, 11), ...given("yes").slice(11)]);
    expect(await found([half])).toEqual([["doses-not-given", false, 2, "given", 10]]);
    expect(await found([most])).toEqual([["marked-for-exclusion", true, 2, "given", 11]]);
  });
});

describe("progressions in doubt", () => {
  const base = (n: number): Source =>
    lines(
      "note",
      Array.from({length: n}, () => "")
    );
  const events = (column: string, said: readonly string[]): Source => ({
    name: "e.csv",
    role: "events",
    text: `patient_id,progression,${column}\n${said.map((text, i) => `P${i},${205 + 10 * i},${text}\n`).join("")}`
  });

  it("stop where a column says that they were not confirmed", async () => {
    expect(await found([base(3), events("confirmed", ["yes", "yes", ""])])).toEqual([]);
    expect(await found([base(3), events("confirmed", ["yes", "no", ""])])).toEqual([
      ["progression-doubted", true, 3, "confirmed", 1]
    ]);
    expect(await found([base(3), events("bestätigt", ["ja", "nein", ""])])).toEqual([
      ["progression-doubted", true, 3, "bestätigt", 1]
    ]);
    expect(await choices([base(3), events("confirmed", ["yes", "no", ""])])).toEqual([
      'values: {confirmed: {"no": no-progression}}',
      "accept: [progression-doubted]"
    ]);
  });

  it.each<[string, number]>([
    ["pseudoprogression", 1],
    ["Progress nicht bestätigt (Pseudoprogress)", 1],
    ["no PD on repeat CT", 1],
    ["PD later ruled out", 1],
    ["progression non confirmée", 1],
    ["no pseudoprogression", 0],
    ["pseudoprogression ruled out", 0],
    ["pseudoprogression?", 0],
    ["PD confirmed on repeat CT", 0],
    ["CNS progression", 0]
  ])("by a remark: %s", async (remark, count) => {
    expect(await found([lines("remark", ["", remark, remark])])).toEqual(
      count === 0 ? [] : [["progression-doubted", true, 5, "remark", 2]]
    );
  });

  it("are told where a remark says it of one, or of less than 5 % of the patients", async () => {
    const said = (n: number, of: number): Source =>
      lines(
        "remark",
        Array.from({length: of}, (_, i) => (i < n ? "pseudoprogression" : ""))
      );
    expect((await found([said(1, 5)])).map(([, stops]) => stops)).toEqual([false]);
    expect((await found([said(2, 40)])).map(([, stops]) => stops)).toEqual([true]);
    expect((await found([said(2, 41)])).map(([, stops]) => stops)).toEqual([false]);
  });

  it("are not taken where the plan says so, and the line is followed on", async () => {
    const source = lines("remark", ["", "pseudoprogression", "pseudoprogression"]);
    const cohort = await readCohort([source], {values: {remark: {"no true progression": "no-progression"}}});
    expect(cohort.lines.array("progression")).toEqual([105, 200, 106, null, 107, null]);
    expect(cohort.issues.filter(({code}) => code === "progressions-set-aside")).toMatchObject([{count: 2, row: 5}]);
    expect(cohort.ledger).toEqual([]);
  });

  it("of a scan without progression nothing is in doubt", async () => {
    const scans = (result: string): Source => ({
      name: "a.csv",
      role: "assessments",
      text: `patient_id,day,result,comment\nP0,130,${result},pseudoprogression\nP1,131,${result},pseudoprogression\nP2,131,SD,\n`
    });
    expect(await found([base(3), scans("SD")])).toEqual([]);
    expect(await found([base(3), scans("PD")])).toEqual([["progression-doubted", true, 2, "comment", 2]]);
  });
});

describe("versions of a record", () => {
  const versions = (rows: readonly (readonly [string, string])[]): Source => ({
    name: "f.csv",
    role: "follow-up",
    text: `patient_id,arm,time,event,version\n${rows.map(([id, version], i) => `${id},a,${i + 3},1,${version}\n`).join("")}`
  });

  it("stop with the older ones, wherever they stand", async () => {
    const source = versions([
      ["P1", "1"],
      ["P1", "2"],
      ["P2", "3"],
      ["P2", "1"],
      ["P3", "1"]
    ]);
    expect(await found([source])).toEqual([["marked-for-exclusion", true, 2, "version", 2]]);
    const left = await read([source], {version: {older: "left-out"}});
    expect(left.ledger.map(({row}) => row)).toEqual([2, 5]);
    expect(left.followUp?.array("time")).toEqual([4, 5, 7]);
  });

  it.each<[string, readonly (readonly [string, string])[]]>([
    [
      "one of each patient",
      [
        ["P1", "1"],
        ["P2", "2"]
      ]
    ],
    [
      "two rows of one version",
      [
        ["P1", "1"],
        ["P1", "1"],
        ["P1", "2"]
      ]
    ],
    [
      "words",
      [
        ["P1", "final"],
        ["P1", "draft"]
      ]
    ]
  ])("none: %s", async (_, rows) => expect(await found([versions(rows)])).toEqual([]));
});
