import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {twinRows} from "../../src/cohort/twin-identifiers.ts";
import type {PlanSpec} from "../../src/record/plan.ts";

/** Ready-made follow-up of patients 1 to 8 with a remark each, and further rows. */
const ready = (further: readonly string[], remarks: Readonly<Record<number, string>> = {}, column = "Bemerkung") =>
  `patient_id,arm,time,event,${column}\n${[1, 2, 3, 4, 5, 6, 7, 8]
    .map((i) => `K10${i},${i % 2 === 0 ? "a" : "b"},${i + 2},${i % 3 === 0 ? 0 : 1},${remarks[i] ?? ""}\n`)
    .join("")}${further.map((row) => `${row}\n`).join("")}`;
const read = (text: string, values: PlanSpec["values"] = {}) =>
  readCohort([{name: "f.csv", role: "follow-up", text}], {values, unit: "months"});
const stops = async (text: string, values: PlanSpec["values"] = {}) =>
  (await read(text, values)).issues
    .filter(({stops: is}) => is === true)
    .map(({code, count, choices = []}) => [code, count, ...choices.map(({line}) => line).slice(0, -2)]);
const replaced = 'values: {patient_id: {"replaced or copied": left-out}}';

describe("an identifier that is another with a word beside it", () => {
  it.each([
    ["old", "K103 (old)"],
    ["alt", "K103_alt"],
    ["ancien", "K103 ancien"],
    ["copy of", "copy of K103"],
    ["Kopie von", "Kopie von K103"],
    ["copie de", "Copie de K103"],
    ["dup", "K103-dup"],
    ["no sign between", "K103alt"],
    ["a number behind the word", "K103 copy 2"]
  ])("is left out where the word says that it was replaced or copied: %s", async (_, id) => {
    const text = ready([`${id},a,9,1,`]);
    expect(await stops(text)).toEqual([["marked-for-exclusion", 1, replaced]]);
    const left = await read(text, {patient_id: {"replaced or copied": "left-out"}});
    expect(left.followUp?.array("patient_id")).not.toContain(id);
    expect(left.ledger.filter(({reason}) => reason === "left-out-as-marked").map(({row}) => row)).toContain(10);
  });

  it.each(["K103_neu", "K103 (Update)", "K103 corrected", "new K103", "K103 (corrigé)", "K103 aggiornato"])(
    "leaves out the other where the word says that it is newer: %s",
    async (id) => {
      const text = ready([`${id},a,9,1,`]);
      expect(await stops(text)).toEqual([["marked-for-exclusion", 1, replaced]]);
      const left = await read(text, {patient_id: {"replaced or copied": "left-out"}});
      expect(left.followUp?.array("patient_id")).toContain(id);
      expect(left.followUp?.array("patient_id")).not.toContain("K103");
    }
  );

  it("is asked both ways where the word says neither", async () => {
    const text = ready(["K103 (Bonn),a,9,1,"]);
    expect(await stops(text)).toEqual([
      [
        "marked-for-exclusion",
        2,
        'values: {patient_id: {"with the word": left-out}}',
        'values: {patient_id: {"without the word": left-out}}'
      ]
    ]);
    const ids = async (word: string) => [
      ...((await read(text, {patient_id: {[word]: "left-out"}})).followUp?.array("patient_id") ?? [])
    ];
    expect(await ids("with the word")).not.toContain("K103 (Bonn)");
    expect(await ids("without the word")).not.toContain("K103");
    // One of the two is an answer to both.
    expect(await stops(text, {patient_id: {"without the word": "left-out"}})).toEqual([]);
  });

  it.each([
    ["the identifier without the word is of nobody", "K109 (new)"],
    ["letters close behind", "K103AB"],
    ["the number of another", "K1030"]
  ])("is nothing of the kind: %s", async (_, id) => {
    expect(await stops(ready([`${id},a,9,1,`]))).toEqual([]);
  });

  it("letters of a centre in front of a number are part of it", () => {
    expect(twinRows(["12", "13", "UKH-12", "UKH 13"])).toEqual({superseded: [], worded: [], plain: []});
    expect(twinRows(["12", "13", "old 12"]).superseded).toEqual([2]);
  });

  it("shows no identifier", async () => {
    const found = (await read(ready(["K103 Meier,a,9,1,"]))).issues.filter(({code}) => code === "marked-for-exclusion");
    expect(found).toHaveLength(1);
    expect(JSON.stringify(found)).not.toContain("Meier");
  });
});

describe("a remark that names another patient", () => {
  it.each([
    "see K105",
    "formerly K105",
    "vormals K105 (vor Verlegung)",
    "anciennement K105",
    "same tumour board as k-105"
  ])("stops: %s", async (remark) => {
    expect(await stops(ready([], {7: remark}))).toEqual([
      ["marked-for-exclusion", 1, 'values: {Bemerkung: {"names another patient": left-out}}']
    ]);
  });

  it.each(["K107", "K1055", "105", "room 105", "visit 11"])("is none: %s", async (remark) => {
    expect(await stops(ready([], {7: remark}))).toEqual([]);
  });

  it.each([
    "duplicate",
    "Dublette",
    "doublon de K105",
    "doppelt erfasst",
    "duplicate of K105 (transfer)",
    "entered twice"
  ])("says that it is a copy: %s", async (remark) => {
    expect(await stops(ready([], {7: remark}))).toEqual([
      ["marked-for-exclusion", 1, 'values: {Bemerkung: {"not to count": left-out}}']
    ]);
  });

  it.each(["doppelt positiv", "double-blind trial", "repeat biopsy", "dupilumab"])(
    "says nothing: %s",
    async (remark) => {
      expect(await stops(ready([], {7: remark}))).toEqual([]);
    }
  );

  it.each(["Dublette von", "paciente repetido de", "stesso paziente di", "siehe", "duplicate_of", "doublon de", "x7"])(
    "stands in whatever column holds nothing else: %s",
    async (column) => {
      const text = `id,arm,time,event,${column}\nK11,a,3,1,\nK12,b,4,0,\nK13,a,5,1,K11\nK14,b,6,1,\nK15,a,7,0,\n`;
      const name = /^[\w-]+$/.test(column) ? column : JSON.stringify(column);
      expect(await stops(text)).toEqual([
        ["marked-for-exclusion", 1, `values: {${name}: {"names another patient": left-out}}`]
      ]);
      const {followUp} = await read(text, {[column]: {"names another patient": "left-out"}});
      expect(followUp?.array("patient_id")).toEqual(["K11", "K12", "K14", "K15"]);
    }
  );

  it.each(["matched_to", "pair", "Kontrolle von", "sibling_of"])("is another one under %s", async (column) => {
    const text = `id,arm,time,event,${column}\nK11,a,3,1,\nK12,b,4,0,\nK13,a,5,1,K11\nK14,b,6,1,\nK15,a,7,0,\n`;
    expect(await stops(text)).toEqual([]);
  });

  it("is no number that stands in many rows", async () => {
    const rows = (n: number) =>
      [11, 12, 13, 14, 15].map((id, i) => `${id},${i % 2 ? "a" : "b"},${i + 3},1,${i < n ? 15 - i : ""}`).join("\n");
    const found = async (n: number) => (await stops(`id,arm,time,event,see\n${rows(n)}\n`)).length;
    expect([await found(1), await found(2)]).toEqual([1, 0]);
  });

  it("stands in a column of other identifiers too, there as a number", async () => {
    const numbers = (column: string) =>
      `id,arm,time,event,${column}\n11,a,3,1,\n12,b,4,0,\n13,a,5,1,11\n14,b,6,1,\n15,a,7,0,\n`;
    expect((await stops(numbers("old id")))[0]?.slice(0, 2)).toEqual(["marked-for-exclusion", 1]);
    expect(await stops(numbers("weight"))).toEqual([]);
    // In a remark a number alone is a number, but behind words of the same patient.
    expect(await stops(numbers("remark").replace(",11\n", ",visit 11\n"))).toEqual([]);
    expect((await stops(numbers("remark").replace(",11\n", ",same patient as 11\n")))[0]?.[1]).toBe(1);
  });
});
