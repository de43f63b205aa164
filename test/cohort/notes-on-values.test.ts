import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {checkNotesOnValues} from "../../src/cohort/notes-on-values.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {Aside} from "../../src/files/aside.ts";
import type {Issue} from "../../src/record/issue.ts";

const ids = ["P101", "P102", "P103", "P104"];
const row = [2, 3, 4, 5];
const found = (
  text: string,
  {
    place = {row: 7},
    marked = [],
    outcomes = ["1", "0", "1", "0"]
  }: {
    place?: Omit<Aside, "cells">;
    marked?: readonly {row: number; sign: string}[];
    outcomes?: readonly string[] | null;
  } = {}
): string[] => {
  const codes: string[] = [];
  const log = {
    add: ({code, stops}: Pick<Issue, "code"> & Partial<Issue>) => codes.push(stops === true ? code : `(${code})`)
  };
  checkNotesOnValues(
    {name: "c.csv", header: ["id"], columns: [ids], row, asides: [{cells: [text], ...place}], marked},
    {ids, outcomes, log}
  );
  return codes;
};

describe("a note beside the records", () => {
  it.each([
    "Correction: status of P102, P104 is the other way round",
    "P101: died 03/2024",
    "Not eligible (no second ADC): P102, P103",
    "P103 ausgeschlossen",
    "The status is the other way round for all",
    "yellow = no progression, date of last scan",
    "Rot markiert = ausgeschlossen",
    "grey rows: excluded",
    "rojo = fallecido"
  ])("stops: %s", (text) => expect(found(text)).toEqual(["note-on-values"]));

  it.each(["P103 was seen in two centres", "yellow = HER2 status unknown", "grün = ECOG aus Arztbrief"])(
    "is told: %s",
    (text) => expect(found(text)).toEqual(["(note-not-read)"])
  );

  it.each([
    "PFS on the second ADC, 2019-2024",
    "exported 2024",
    "12 patients excluded before",
    "Status: 0 = censored, 1 = progression or death",
    "PFS from the first dose of the second ADC to progression or death",
    "Progression per RECIST 1.1",
    "Red Cross Hospital: second ADC",
    "Corrected version of 12.03.2024",
    "P-values are two-sided",
    "Numbers 1, 2 and 3 are centres"
  ])("says nothing of a record: %s", (text) => expect(found(text)).toEqual([]));
});

describe("a sign behind values", () => {
  const at = (...rows: readonly number[]) => rows.map((own) => ({row: own, sign: "#"}));
  it("stops where its records do not stand as its legend says", () => {
    const text = "# died without documented progression";
    expect(found(text, {marked: at(3, 5)})).toEqual(["note-on-values"]);
    expect(found(text, {marked: at(2, 4)})).toEqual([]);
    expect(found(text)).toEqual([]);
    expect(found("# = alive without progression", {marked: at(2)})).toEqual(["note-on-values"]);
    expect(found("# = alive without progression", {marked: at(3)})).toEqual([]);
    expect(found("# PFS of the next line", {marked: at(3)})).toEqual([]);
  });

  it("stops where it leaves records out, and is told where it says something else", () => {
    expect(found("# no informed consent - exclude", {marked: at(3)})).toEqual(["note-on-values"]);
    expect(found("# from the letter", {marked: at(3)})).toEqual(["(note-not-read)"]);
    expect(found("* from the letter", {marked: at(3)})).toEqual([]);
  });

  it("of lines of therapy speaks where it denies a progression", () => {
    expect(found("# no progression, last scan", {marked: at(3), outcomes: null})).toEqual(["note-on-values"]);
    expect(found("# clinical progression", {marked: at(3), outcomes: null})).toEqual([]);
  });
});

describe("a comment on a cell", () => {
  const comment = (text: string, cell = "C4"): string[] => found(text, {place: {row: null, comment: cell}});
  it("stops where it corrects what stands in a record", () => {
    expect(comment("not confirmed, true PD 2023-01-03")).toEqual(["note-on-values"]);
    expect(comment("falsches Datum, richtig 03.01.2023")).toEqual(["note-on-values"]);
    expect(comment("bitte ausschließen")).toEqual(["note-on-values"]);
    expect(comment("Second opinion, do not analyse")).toEqual(["note-on-values"]);
  });

  it("is none of a record on the header, and may say what stands there", () => {
    expect(comment("not confirmed, true PD 2023-01-03", "C1")).toEqual([]);
    expect(comment("PD by CT")).toEqual([]);
    expect(comment("confirmed by the tumour board")).toEqual([]);
    expect(comment("corrected spelling of the name")).toEqual([]);
  });
});

describe("a run", () => {
  const codes = async (source: {
    name: string;
    text?: string;
    bytes?: Uint8Array;
    repairs?: object;
  }): Promise<string[]> =>
    (await readCohort([source], {unit: "months"})).issues.filter(({stops}) => stops === true).map(({code}) => code);
  const records = ["id,arm,months,event", "P1,A,5,1", "P2,A,6#,0", "P3,B,7,1", "P4,B,8,0", "P5,B,9,1"];

  it("stops for a sign that a repair takes away, and shows no identifier", async () => {
    const repairs = {notesBelow: true, footnoteMarks: ["months"]};
    const text = [...records, "# died without documented progression,,,"].join("\n");
    expect(await codes({name: "c.csv", text, repairs})).toEqual(["note-on-values"]);
    const {issues} = await readCohort(
      [{name: "c.csv", text: [...records, "Correction: event of P2 is 1,,,"].join("\n"), repairs}],
      {unit: "months"}
    );
    const [note] = issues.filter(({code}) => code === "note-on-values");
    expect(note).toMatchObject({received: "row 7: a note that names 1 patient"});
    expect(JSON.stringify(note)).not.toContain("P2");
  });

  it("stops for a comment in a spreadsheet", async () => {
    const cell = (text: string): string => `<c t="inlineStr"><is><t>${text}</t></is></c>`;
    const rows = records.map((line) => `<row>${line.split(",").map(cell).join("")}</row>`).join("");
    const parts = {
      "xl/workbook.xml": '<workbook><sheets><sheet name="S" r:id="r1"/></sheets></workbook>',
      "xl/_rels/workbook.xml.rels":
        '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/one.xml"/></Relationships>',
      "xl/worksheets/one.xml": `<worksheet><sheetData>${rows}</sheetData></worksheet>`,
      "xl/worksheets/_rels/one.xml.rels":
        '<Relationships><Relationship Id="r1" Type="http://x/comments" Target="../comments1.xml"/></Relationships>',
      "xl/comments1.xml":
        '<comments><commentList><comment ref="D3"><text><t>wrong, event should be 1</t></text></comment></commentList></comments>'
    };
    const bytes = zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
    expect(await codes({name: "c.xlsx", bytes})).toContain("note-on-values");
  });
});

describe("a note on the records of one centre", () => {
  const read = (note: string, centre = "Centre") =>
    readCohort(
      [
        {
          name: "c.csv",
          text: `patient_id,arm,time,event,${centre}\n${["West", "West", "Nord", "Nord"].map((own, i) => `P${i}X,a,${i + 3},${i % 2},${own}\n`).join("")}\n"${note}",,,,\n`,
          repairs: {notesBelow: true}
        }
      ],
      {unit: "months"}
    );
  const codes = async (...given: Parameters<typeof read>) =>
    (await read(...given)).issues.filter(({stops}) => stops === true).map(({code}) => code);

  it.each([
    "PFS in months; centre West reported in weeks",
    "Event: 1 = PD/death, 0 = censored; centre West coded the other way round",
    "Centre West excluded from all analyses (audit finding)",
    "Zentrum Nord: Zeiten in Wochen"
  ])("%s: stops", async (note) => {
    expect(await codes(note)).toContain("note-on-values");
  });

  it.each([
    "PFS in months, all centres",
    "Data of West and Nord were merged in May",
    "Exported by centre West on 3 May"
  ])("%s: does not", async (note) => {
    expect(await codes(note)).toEqual([]);
  });

  it("is one of a centre where a column names it, and no group of drugs", async () => {
    expect(await codes("West was excluded from all analyses", "biomarker")).toEqual([]);
  });
});

describe("a text of a record that says what another cell should be", () => {
  const codes = async (text: string) =>
    (
      await readCohort(
        [{name: "c.csv", text: `patient_id,arm,time,event,remark\nP1X,a,3,1,"${text}"\nP2X,b,4,0,\nP3X,a,5,1,\n`}],
        {unit: "months"}
      )
    ).issues.flatMap(({code, stops}) => (code === "note-on-values" && stops === true ? [code] : []));

  it.each([
    "should be 5.20",
    "PFS corrected to 5.88 months",
    "correct date is 03.05.2022",
    "richtiger Wert 4.7",
    "event instead of censored",
    "status should be 0"
  ])("%s: stops", async (text) => {
    expect(await codes(text)).toEqual(["note-on-values"]);
  });

  it.each([
    "dose should be 5.4 mg/kg",
    "4.4 mg/kg instead of 5.4",
    "should be seen again",
    "corrected calcium 2.4",
    "6 statt 8 Zyklen"
  ])("%s: does not", async (text) => {
    expect(await codes(text)).toEqual([]);
  });
});
