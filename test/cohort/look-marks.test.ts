import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {excludedLooks} from "../../src/cohort/look-legend.ts";
import {workbookSheets} from "../../src/files/workbook-sheets.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Source} from "../../src/record/source.ts";

/** Styles by their place: plain, grey behind, white darkened by a quarter, red text, struck through, yellow behind. */
const styles =
  '<styleSheet><fonts><font><color theme="1"/></font><font><color rgb="FFFF0000"/></font><font><strike/></font></fonts>' +
  '<fills><fill><patternFill/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="00BBBBBB"/><bgColor rgb="00FF0000"/></patternFill></fill>' +
  '<fill><patternFill patternType="solid"><fgColor theme="0" tint="-0.249977"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFFFF00"/></patternFill></fill></fills>' +
  '<cellXfs><xf fontId="0" fillId="0"/><xf fontId="0" fillId="2"/><xf fontId="0" fillId="3"/><xf fontId="1" fillId="0"/><xf fontId="2" fillId="0"/><xf fontId="0" fillId="4"/></cellXfs></styleSheet>';
const PLAIN = 0;
const GREY = 1;
const DARKENED = 2;
const RED = 3;
const STRUCK = 4;
const YELLOW = 5;

interface Row {
  readonly cells: readonly string[];
  readonly style?: number;
}

function workbook(rows: readonly Row[], comments: readonly (readonly [string, string])[] = [], more = ""): Uint8Array {
  const cell = (text: string, at: number, row: number, style: number): string =>
    text === ""
      ? ""
      : `<c r="${String.fromCharCode(65 + at)}${row}" s="${style}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const sheet = rows
    .map(
      ({cells, style = PLAIN}, i) =>
        `<row r="${i + 1}">${cells.map((text, k) => cell(text, k, i + 1, style)).join("")}</row>`
    )
    .join("");
  const parts = {
    "[Content_Types].xml": "<Types/>",
    "_rels/.rels":
      '<Relationships><Relationship Id="r1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>',
    "xl/workbook.xml": '<workbook><sheets><sheet name="A" r:id="r1"/></sheets></workbook>',
    "xl/_rels/workbook.xml.rels":
      '<Relationships><Relationship Id="r1" Type="http://x/worksheet" Target="worksheets/a.xml"/><Relationship Id="r2" Type="http://x/styles" Target="styles.xml"/></Relationships>',
    "xl/styles.xml": styles,
    "xl/worksheets/a.xml": `<worksheet><sheetData>${sheet}${more}</sheetData></worksheet>`,
    "xl/worksheets/_rels/a.xml.rels":
      '<Relationships><Relationship Id="r1" Type="http://x/comments" Target="../comments1.xml"/></Relationships>',
    "xl/comments1.xml": `<comments><commentList>${comments.map(([ref, said]) => `<comment ref="${ref}"><text><t>${said}</t></text></comment>`).join("")}</commentList></comments>`
  };
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
}

/** Ready-made follow-up under its header, rows with a style of their own, and a legend below. */
const cohort = (
  marked: Readonly<Record<number, number>>,
  legend: string,
  comments: readonly (readonly [string, string])[] = []
): Source => ({
  name: "f.xlsx",
  role: "follow-up",
  bytes: workbook(
    [
      {cells: ["patient_id", "arm", "time", "event"], style: YELLOW},
      ...Array.from({length: 6}, (_, i) => ({
        cells: [`P${i}`, i % 2 === 0 ? "a" : "b", String(i + 3), i % 3 === 0 ? "0" : "1"],
        style: marked[i] ?? PLAIN
      })),
      ...(legend === "" ? [] : [{cells: [legend, "", "", ""]}])
    ],
    comments
  ),
  repairs: {notesBelow: true}
});
const found = async (source: Source, values: PlanSpec["values"] = {}) =>
  (await readCohort([source], {values, unit: "months"})).issues
    .filter(({code}) => code === "marked-for-exclusion")
    .map(({row, count, received, choices}) => [
      row,
      count,
      received,
      ...(choices ?? []).map(({line}) => line).slice(0, 1)
    ]);

describe("rows that look as a legend says", () => {
  it.each<[string, Readonly<Record<number, number>>, string, string, number]>([
    ["grey", {1: GREY, 4: GREY}, "grey rows: excluded (second ADC never started)", "grey", 2],
    ["a theme darkened", {1: DARKENED}, "Grau hinterlegte Zeilen: ausgeschlossen", "grey", 1],
    ["red text", {1: RED, 2: RED}, "Patients in red are not eligible", "red", 2],
    ["struck through", {1: STRUCK}, "struck through = excluded", "struck through", 1],
    ["French", {1: GREY}, "lignes grises : patients exclus", "grey", 1],
    ["Spanish", {1: YELLOW}, "filas amarillas: excluidos", "yellow", 1],
    ["Italian", {1: RED}, "righe in rosso: esclusi", "red", 1],
    ["by one look alone", {1: YELLOW}, "orange rows were excluded", "orange", 1],
    ["without its name", {1: YELLOW}, "highlighted rows: not analysed", "coloured", 1]
  ])("%s", async (_, marked, legend, look, count) => {
    const source = cohort(marked, legend);
    expect(await found(source)).toEqual([
      [3, count, `${look} (${count})`, `values: {"(look)": {"${look}": left-out}}`]
    ]);
    const left = await readCohort([source], {unit: "months", values: {"(look)": {[look]: "left-out"}}});
    expect(left.followUp?.numRows()).toBe(6 - count);
    expect(await found(source, {"(look)": {[look]: "kept"}})).toEqual([]);
  });

  it.each<[string, Readonly<Record<number, number>>, string]>([
    ["no legend", {1: GREY}, ""],
    ["a legend of something else", {1: GREY}, "grey rows: died before progression"],
    ["a legend that denies it", {1: GREY}, "grey rows: not excluded, data cut later"],
    ["an exclusion without a look", {1: GREY}, "three patients were excluded before this table"]
  ])("%s", async (_, marked, legend) => expect(await found(cohort(marked, legend))).toEqual([]));

  it("stop where no row looks so, as a CSV file keeps no colours", async () => {
    expect(await found(cohort({}, "grey rows: excluded"))).toEqual([
      [null, 0, "grey", "accept: [marked-for-exclusion]"]
    ]);
    const text = "patient_id,arm,time,event\nP1,a,5,1\nP2,b,6,0\ngrey rows: patients excluded,,,\n";
    expect(await found({name: "f.csv", role: "follow-up", text, repairs: {notesBelow: true}})).toEqual([
      [null, 0, "grey", "accept: [marked-for-exclusion]"]
    ]);
  });

  it("in the greater part of their cells", () => {
    const styled = (row: number, ...cells: readonly number[]): string =>
      `<row r="${row}">${cells.map((style, k) => `<c r="${String.fromCharCode(65 + k)}${row}" s="${style}"><v>1</v></c>`).join("")}</row>`;
    const [sheet] = workbookSheets(
      workbook([{cells: ["id", "x"], style: YELLOW}], [], styled(2, RED, RED, PLAIN) + styled(3, RED, PLAIN))
    );
    expect(sheet?.looks).toEqual([
      {row: 1, look: "yellow fill"},
      {row: 2, look: "red font"}
    ]);
  });

  it.each<[string, string[]]>([
    ["red flags excluded", []],
    ["patients with a green light were not excluded", []],
    ["grey zone lesions not evaluable", []],
    ["yellow: excluded", ["yellow"]],
    ["in grey: not evaluable; in red: died", ["grey"]],
    ["gelb markierte Patienten nicht auswertbar", ["yellow"]],
    ["rijen in het grijs", []],
    ["grijze rijen: uitgesloten", ["grey"]],
    ["linhas cinza: excluídos", ["grey"]],
    ["durchgestrichene Zeilen ausgeschlossen", ["struck through"]]
  ])("%s", (text, looks) => expect(excludedLooks(text)).toEqual(looks));
});

describe("comments on cells", () => {
  it("that ask to leave a patient out", async () => {
    const source = cohort({}, "", [
      ["A3", "Withdrew consent, do not analyse"],
      ["C5", "CRC: bitte ausschließen"],
      ["D6", "scan of May"],
      ["E1", "do not use"]
    ]);
    expect(await found(source)).toEqual([
      [3, 2, "2 patients with a comment on a cell that asks for it", 'values: {patient_id: {"comment": left-out}}']
    ]);
    const left = await readCohort([source], {unit: "months", values: {patient_id: {comment: "left-out"}}});
    expect(left.followUp?.array("patient_id")).toEqual(["P0", "P2", "P4", "P5"]);
  });
});

describe("signs behind values", () => {
  const signed = (legend: string): Source => ({
    name: "f.csv",
    role: "follow-up",
    text: `patient_id,arm,time,event\nP0,a,4,0\nP1,b,5*,1\nP2,a,6,1\nP3,b,7,0\nP4,b,8,0\nP5,b,9,0\n"${legend}",,,\n`,
    repairs: {notesBelow: true, footnoteMarks: ["time"]}
  });
  it.each<[string, number]>([
    ["* patient excluded from the analysis", 1],
    ["* scan one week late", 0],
    ["* not excluded", 0]
  ])("%s", async (legend, count) => {
    expect(await found(signed(legend))).toEqual(
      count === 0 ? [] : [[3, 1, "* (1)", 'values: {time: {"*": left-out}}']]
    );
    if (count > 0)
      expect(
        (await readCohort([signed(legend)], {unit: "months", values: {time: {"*": "left-out"}}})).followUp?.numRows()
      ).toBe(5);
  });
});
