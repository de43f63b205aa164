import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {repairedTable} from "../../../src/cohort/repairs/repaired-table.ts";
import {proposedRepairs, repairedSheet} from "../../../src/cohort/repairs/repairs.ts";
import {readCsvSheet} from "../../../src/files/csv-sheet.ts";
import type {Sheet} from "../../../src/files/sheet.ts";
import {root} from "../../cli/payloadswap.ts";

const sheetOf = (text: string): Promise<Sheet> => readCsvSheet({name: "c.csv", text});
const proposed = async (...lines: readonly string[]) => proposedRepairs(await sheetOf(`${lines.join("\n")}\n`));
const settings = async (...lines: readonly string[]) => (await proposed(...lines)).settings;
const asked = async (...lines: readonly string[]) =>
  (await proposed(...lines)).proposals
    .filter(({taken}) => taken === null)
    .map(({proposal: {column, readings}}) => [column, ...readings.map(({setting}) => setting)]);
/** The cells under the header once what is proposed was done. */
const repaired = async (...lines: readonly string[]) => {
  const sheet = await sheetOf(`${lines.join("\n")}\n`);
  return repairedSheet(sheet, proposedRepairs(sheet).settings).sheet.rows.map(({cells}) => cells);
};

describe("the header row", () => {
  it("stands below a title, a blank row and a day of export", async () => {
    expect(
      await settings("ADC register;;;", "Stand;01.05.2024;;", "id;drug;start;end", "P1;SG;0;5", "P2;SG;3;9")
    ).toEqual({headerRow: 3});
    expect(await settings("ADC register", "", "id,drug,start,end", "P1,SG,0,5")).toEqual({headerRow: 3});
  });

  it("is the first row where that names most columns", async () => {
    expect(await settings("id,drug,start,end", "P1,SG,0,5", "P2,SG,,")).toEqual({});
    // A header with few names over a full row of text is no title: nothing shows that the row below is a header.
    expect(await settings("a,,,", "P1,SG,x,y", "P2,EV,y,z", "P3,EV,y,z")).toEqual({});
  });

  it("is no row of numbers or dates", async () => {
    expect(await settings("P1,,", "P2,5,2020-01-01", "P3,6,2020-02-01")).toEqual({});
    // Text above numbers, beside numbers of its own: a record.
    expect((await settings("Title,,", "A,5,7", "1,6,8", "2,7,9")).headerRow).toBeUndefined();
  });

  it("two known names, or text above numbers, show it", async () => {
    expect(await settings("Title,,", "patient_id,regimen,remark", "P1,SG,x", "P2,SG,y")).toEqual({headerRow: 2});
    expect(await settings("Title,,", "Kürzel,Größe,remark", "a,1.5,x", "b,2.5,y")).toEqual({headerRow: 2});
    expect(await settings("Title,,", "Kürzel,Farbe,remark", "a,rot,x", "b,blau,y")).toEqual({});
  });
});

describe("a header of two rows", () => {
  const lines = [
    "Register;;;;;",
    ";ADC 1;;ADC 2;;",
    "patient_id;drug;start;drug;start;age",
    "A;SG;0;EV;90;61",
    "B;SG;0;;;58"
  ];

  it("has its groups before its names", async () => {
    expect(await settings(...lines)).toEqual({groupedHeader: true, headerRow: 3});
    expect((await repaired(...lines))[0]).toEqual([
      "patient_id",
      "ADC 1 drug",
      "ADC 1 start",
      "ADC 2 drug",
      "ADC 2 start",
      "age"
    ]);
  });

  it("keeps a name that stands above alone, and groups of a spreadsheet end where their cells end", async () => {
    const sheet: Sheet = {
      ...(await sheetOf("ID;ADC 1;;ADC 2;;age\n;drug;start;drug;start;\nA;SG;0;EV;90;61\n")),
      kind: "workbook",
      merged: [
        {firstRow: 1, lastRow: 1, firstColumn: 1, lastColumn: 2},
        {firstRow: 1, lastRow: 1, firstColumn: 3, lastColumn: 4},
        {firstRow: 1, lastRow: 2, firstColumn: 0, lastColumn: 0}
      ]
    };
    expect(proposedRepairs(sheet).settings).toEqual({groupedHeader: true, headerRow: 2});
    expect(repairedSheet(sheet, {groupedHeader: true, headerRow: 2}).sheet.rows[0]?.cells).toEqual([
      "ID",
      "ADC 1 drug",
      "ADC 1 start",
      "ADC 2 drug",
      "ADC 2 start",
      "age"
    ]);
  });

  it("leaves a name alone that cohorts carry and that stands once, but for one of a numbered group", async () => {
    const header = "id;ADC 1;;ADC 2;;;Verlauf;;Visite;";
    const names = ";Substanz;Beginn;Substanz;Beginn;Ende;Todesdatum;letzter Kontakt;Tag;Hb";
    const rows = await repaired(header, names, "A;SG;0;EV;90;120;300;300;4;11", "B;SG;0;EV;80;110;;310;5;10");
    expect(rows[0]).toEqual([
      "id",
      "ADC 1 Substanz",
      "ADC 1 Beginn",
      "ADC 2 Substanz",
      "ADC 2 Beginn",
      "ADC 2 Ende",
      "Todesdatum",
      "letzter Kontakt",
      "Visite Tag",
      "Visite Hb"
    ]);
  });

  it("is none where no name comes again under another label", async () => {
    expect(await settings("Register;;Export;;", "patient_id;drug;start;end;age", "A;SG;0;5;61", "B;SG;0;7;58")).toEqual(
      {headerRow: 2}
    );
    expect((await settings("a;;b;;", "P;Q;P;Q;5", "A;SG;0;5;61")).groupedHeader).toBeUndefined();
  });
});

describe("the row of units", () => {
  it.each(["Jahre;TT.MM.JJJJ", "[years];(days)", ";mg/ml", "years;%"])("%s stands under the header", async (units) => {
    expect(await settings("id;age;dose", `;${units}`, "P1;5;6", "P2;6;7")).toEqual({unitRow: true});
  });

  it.each(["P0;5;6", "P0;days;mg", ";SG;mg", "a;m;d", ";;"])("%s is none", async (row) => {
    expect((await settings("id;age;dose", row, "P1;5;6", "P2;6;7")).unitRow).toBeUndefined();
  });

  it("a word that the column holds again is a value", async () => {
    expect(await settings("id;age;unit", "a;5;days", "b;6;days")).toEqual({});
    expect((await settings("no;unit", "n;days", "m;days")).unitRow).toBeUndefined();
  });
});

describe("rows of totals and notes", () => {
  const head = ["id,drug,start,end", "P1,SG,0,5", "P2,SG,3,9"];
  it.each([
    "Total,,,14",
    "Summe,,,",
    "Σ,,3,",
    "n = 2,,,",
    "Gesamt:,,,",
    "Mean,,1.5,7",
    "Mittelwert,,,7",
    "Sub-total,,,",
    "Mean ± SD,,8.2 ± 3.1,",
    "Median (range),,7.9 (1-20),",
    "95% CI,,6.1-9.4,",
    "Standardabweichung,,,3",
    "Anzahl Patienten: 2,,,",
    "IQR,,4,",
    "Total,SG,4,8"
  ])("%s is a total", async (row) => {
    expect(await settings(...head, row)).toEqual({totalRows: true});
    expect(await repaired(...head, row)).toHaveLength(3);
  });

  it.each(["Total,T-DXd,4,8", "Totara,,,", "Summers,,4,", "Maxim,,,", "N2,,4,", "N2,SG,4,"])(
    "%s is a record",
    async (row) => {
      expect(await settings(...head, row)).toEqual({});
    }
  );

  it("a total between two centres is one too", async () => {
    expect(await repaired("id,drug,start,end", "P1,SG,0,5", "Total,,,5", "P2,SG,3,9")).toHaveLength(3);
  });

  it.each([
    "* per RECIST,,,",
    "Source: tumour board,,,",
    "Stand 01.05.2024,,,",
    "All days count from first dose,,,",
    "1 = censored,,,",
    "alive = 0,,,"
  ])("%s is a note below", async (row) => {
    expect(await settings(...head, row)).toEqual({notesBelow: true});
  });

  it.each(["P3,,,", "two words,,,", "* marked,SG,1,2"])("%s is none", async (row) => {
    expect((await settings(...head, row)).notesBelow).toBeUndefined();
  });

  it("a note above the last record is a record", async () => {
    expect(await settings("id,drug,start,end", "Source: tumour board,,,", "P2,SG,3,9")).toEqual({});
  });
});

describe("the identifier on the first row only", () => {
  it("goes to the rows below it", async () => {
    const rows = await repaired("patient_id,line,drug", "A,1,SG", ",2,EV", ",3,TV", "B,1,SG");
    expect(rows.slice(1).map(([id]) => id)).toEqual(["A", "A", "A", "B"]);
  });

  it("is asked where the sheet writes it on each row and another patient follows", async () => {
    const lines = ["patient_id,drug", "A,SG", "A,EV", ",TV", "B,SG"];
    expect(await settings(...lines)).toEqual({});
    expect(await asked(...lines)).toEqual([["patient_id", {fillDown: ["patient_id"]}, {}]]);
    expect(await settings("patient_id,drug", "A,SG", ",EV", "A,TV", "B,SG", "B,TV")).toEqual({
      fillDown: ["patient_id"]
    });
  });

  it("is asked where lines or starts begin anew", async () => {
    expect(await asked("patient_id,line,drug", "A,1,SG", "A,2,SG", ",1,EV", "B,1,SG")).toHaveLength(1);
    expect(await asked("patient_id,start,drug", "A,2024-05-01,SG", ",2023-05-01,EV", "B,2022-01-01,SG")).toHaveLength(
      1
    );
    expect(await asked("patient_id,start,drug", "A,01.05.2024,SG", ",01.06.2023,EV", "B,02.01.2022,SG")).toHaveLength(
      1
    );
    expect(await asked("patient_id,start,drug", "A,01.05.2023,SG", ",01.04.2024,EV", "B,02.01.2022,SG")).toEqual([]);
  });

  it("a blank above the first identifier has none, and a blank row gets none", async () => {
    const rows = await repaired("patient_id,drug", ",SG", "A,EV", ",TV");
    expect(rows.slice(1).map(([id]) => id)).toEqual(["", "A", "A"]);
    const {sheet} = repairedSheet(await sheetOf("patient_id,drug\nA,SG\n,\n,TV\n"), {fillDown: ["patient_id"]});
    expect(sheet.rows.map(({cells}) => cells[0])).toEqual(["patient_id", "A", "", "A"]);
  });

  it("is found by a word in its name, in the first three columns", async () => {
    expect(await settings("Zentrum;Pat.-Nr.;Therapie", "1;A;SG", "1;;EV", "1;B;SG")).toEqual({fillDown: ["Pat.-Nr."]});
    expect(await settings("Zentrum;Ort;Therapie", "1;A;SG", "1;;EV", "1;B;SG")).toEqual({});
  });
});

describe("signs of footnotes and blanks that nobody sees", () => {
  it("are taken off numbers and dates", async () => {
    const rows = await repaired("id,ca,day", "A,12.5*,12.03.2021†", "B,3 a),13.03.2021", "C,4‡,14.03.2021");
    expect(rows.slice(1)).toEqual([
      ["A", "12.5", "12.03.2021"],
      ["B", "3", "13.03.2021"],
      ["C", "4", "14.03.2021"]
    ]);
  });

  it.each(["12.3+", "10²", "see note*", ">12", "12?", "~12", "3 a", "12 mo"])("%s stays", async (cell) => {
    expect(await settings("id,ca", `A,${cell}`, "B,4", "C,5", "D,6", "E,7")).toEqual({});
  });

  it("behind a time of follow-up they are asked: a star may mark censoring", async () => {
    const lines = ["id,time,event", "A,12.5*,1", "B,3,0"];
    expect(await settings(...lines)).toEqual({});
    expect(await asked(...lines)).toEqual([["time", {footnoteMarks: ["time"]}, {}]]);
  });

  it("no-break and zero-width blanks go, in the header too", async () => {
    expect(await repaired("id,\u00a0arm", "A,x\u200b", "B,EV\u00a0+ P")).toEqual([
      ["id", "arm"],
      ["A", "x"],
      ["B", "EV + P"]
    ]);
    expect(await settings("id,arm", "A, x ", "B,EV + P")).toEqual({});
  });
});

describe("numbers", () => {
  it("are repaired by column where the column decides, and asked elsewhere", async () => {
    expect(await settings("id;dose;n", "A;1,5;1", "B;1,234;2")).toEqual({decimalComma: ["dose"]});
    const lines = ["id\tdose", "A\t1,234", "B\t12"];
    expect(await settings(...lines)).toEqual({});
    expect(await asked(...lines)).toEqual([["dose", {decimalComma: ["dose"]}, {thousands: ["dose"]}]]);
  });

  it("both signs in one column are read together", async () => {
    expect(await repaired("id;dose", "A;1.234,5", "B;2,5", "C;1.234")).toEqual([
      ["id", "dose"],
      ["A", "1234.5"],
      ["B", "2.5"],
      ["C", "1234"]
    ]);
  });

  it("an open column is repaired as a person says", async () => {
    const sheet = await sheetOf("id\tdose\nA\t1,234\nB\t12\n");
    const on = (name: string) => repairedSheet(sheet, proposedRepairs(sheet, {on: [name], off: []}).settings).sheet;
    expect(on("decimalComma:dose").rows[1]?.cells).toEqual(["A", "1.234"]);
    expect(on("thousands").rows[1]?.cells).toEqual(["A", "1234"]);
    expect(on("decimalComma:other").rows[1]?.cells).toEqual(["A", "1,234"]);
  });

  it("codes of one digit between commas are asked", async () => {
    expect(await asked("id\tsites", "A\t1", "B\t1,2", "C\t3", "D\t2")).toEqual([
      ["sites", {decimalComma: ["sites"]}, {}]
    ]);
  });

  it("an identifier is left as it is", async () => {
    expect(await settings("patient_id;n", "1,5;1", "2,5;2")).toEqual({});
  });
});

describe("columns and headers", () => {
  it("columns without a name and without values go; one with values keeps its place in its name", async () => {
    expect(await repaired("id,,n,,", "A,,1,x,", "B,,2,,")).toEqual([
      ["id", "n", "(column 4)"],
      ["A", "1", "x"],
      ["B", "2", ""]
    ]);
    expect(await settings("id,empty,n", "A,,1", "B,,2")).toEqual({});
  });

  it("columns of one name are told apart", async () => {
    expect(await settings("id,C1D1,C1D1", "A,1,2")).toEqual({duplicateHeaders: true});
    const table = repairedTable(await sheetOf("id,C1D1,C1D1\nA,1,2\n"), {duplicateHeaders: true});
    expect(table.header).toEqual(["id", "C1D1", "C1D1 (2)"]);
    expect(table.issues.map(({code, column}) => [code, column])).toEqual([["duplicate-column", "C1D1"]]);
  });
});

describe("what is proposed and done", () => {
  it("is on or off by name", async () => {
    const sheet = await sheetOf("Title,,\nid,drug,start\nP1,SG,1\nTotal,,1\n");
    expect(proposedRepairs(sheet).settings).toEqual({headerRow: 2, totalRows: true});
    expect(proposedRepairs(sheet, {on: [], off: ["totalRows"]}).settings).toEqual({headerRow: 2});
  });

  it("the table counts each row: read is used and left out", async () => {
    const sheet = await sheetOf("Title,,\nid,drug,start\n,,days\nP1,SG,1\n,,\nP2,SG,x,y\nTotal,,1\n");
    const table = repairedTable(sheet, proposedRepairs(sheet).settings);
    expect(table.ledger.map(({row, reason}) => [row, reason])).toEqual([
      [1, "title-row"],
      [3, "unit-row"],
      [5, "blank-row"],
      [6, "ragged-row"],
      [7, "total-row"]
    ]);
    expect(table.rowsRead).toBe(table.row.length + table.ledger.length);
  });

  it("without settings a sheet is read as it stands", async () => {
    const table = repairedTable(await sheetOf('id,n\nA,"1,5"\nTotal,3\n'), {});
    expect(table.columns).toEqual([
      ["A", "Total"],
      ["1,5", "3"]
    ]);
    expect(table.issues).toEqual([]);
  });

  it("a row or column that is not there is an error", async () => {
    const codes = repairedTable(await sheetOf("id,n\nA,1\n"), {
      headerRow: 9,
      fillDown: ["patient"],
      decimalComma: ["n"]
    }).issues;
    expect(codes.map(({code, severity}) => [code, severity])).toEqual([
      ["repair-row-absent", "error"],
      ["repair-column-absent", "error"]
    ]);
  });

  it.each(readdirSync(join(root, "data-samples")).filter((name) => name.endsWith(".csv")))(
    "%s gives no cause for any",
    async (name) => {
      const sheet = await readCsvSheet({name, bytes: readFileSync(join(root, "data-samples", name))});
      expect(proposedRepairs(sheet).proposals).toEqual([]);
    }
  );

  it("dirt of every kind on a clean sheet goes, and what it leaves gives no further cause", async () => {
    const clean = ["id,drug,start,ca", "P1,SG,0,1.5", "P1,EV,40,2.25", "P2,SG,0,13"].map((line) => line.split(","));
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          title: fc.boolean(),
          units: fc.boolean(),
          total: fc.boolean(),
          blank: fc.boolean(),
          first: fc.boolean(),
          comma: fc.boolean(),
          marks: fc.boolean(),
          hidden: fc.boolean(),
          trailing: fc.boolean()
        }),
        async (dirt) => {
          const [header = [], ...records] = clean.map((cells) => [...cells]);
          if (dirt.first) records[1] = ["", ...(records[1] ?? []).slice(1)];
          for (const cells of records) {
            if (dirt.comma) cells[3] = (cells[3] ?? "").replace(".", ",");
            if (dirt.marks) cells[3] += "*";
            if (dirt.hidden) cells[1] += "\u200b";
          }
          const rows = [
            ...(dirt.title ? [["Register of ADCs", "", "", ""]] : []),
            header,
            ...(dirt.units ? [["", "", "days", "U/ml"]] : []),
            ...records,
            ...(dirt.blank ? [["", "", "", ""]] : []),
            ...(dirt.total ? [["Total", "", "", "3"]] : [])
          ].map((cells) => [...cells, ...(dirt.trailing ? [""] : [])].join(";"));
          const sheet = await sheetOf(rows.join("\n"));
          const done = repairedSheet(sheet, proposedRepairs(sheet).settings).sheet;
          expect(done.rows.map(({cells}) => cells)).toEqual(clean);
          expect(proposedRepairs(done).proposals).toEqual([]);
        }
      ),
      {numRuns: 200}
    );
  });
});
