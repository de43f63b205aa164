import {describe, expect, it} from "vitest";
import {readCsv} from "../../src/files/csv.ts";
import {readCsvSheet} from "../../src/files/csv-sheet.ts";
import {looseFields} from "../../src/files/loose-fields.ts";
import {sheetTable} from "../../src/files/sheet-table.ts";

const rowsOf = async (text: string) =>
  (await readCsvSheet({name: "c.csv", text})).rows.map(({row, cells}) => [row, ...cells]);

describe("a CSV file is read as rows of cells before anything says which is the header", () => {
  it("the delimiter is that of most lines, not of a title", async () => {
    expect(await rowsOf("Register, export of May\nid;dose\nP1;1,5\nP2;2,5\n")).toEqual([
      [1, "Register, export of May"],
      [2, "id", "dose"],
      [3, "P1", "1,5"],
      [4, "P2", "2,5"]
    ]);
  });

  it.each([",", ";", "\t"])("what readCsv reads, a sheet holds too: %j", async (sign) => {
    const text = [
      ["id", "note"].join(sign),
      ["P1", '"two\nlines"'].join(sign),
      "",
      ["P2", `"a${sign}b"`].join(sign)
    ].join("\n");
    const {columns, row, header} = sheetTable(await readCsvSheet({name: "c.csv", text}));
    const strict = await readCsv({name: "c.csv", text});
    expect({columns, row, header}).toEqual({columns: strict.columns, row: strict.row, header: strict.header});
    expect(columns[1]).toEqual(["two\nlines", `a${sign}b`]);
  });

  it("a declared delimiter counts, and comments above are passed over and said", async () => {
    const sheet = await readCsvSheet({name: "c.csv", text: "sep=;\nid;a,b,c\n1;2,3,4\n"});
    expect(sheet.rows.map(({cells}) => cells)).toEqual([
      ["id", "a,b,c"],
      ["1", "2,3,4"]
    ]);
    const commented = await readCsvSheet({name: "c.csv", text: "#Patient\nid,n\n1,2\n"});
    expect(commented.rows).toHaveLength(2);
    expect(commented.issues.map(({code}) => code)).toEqual(["comment-lines"]);
  });

  it("Ctrl-Z at the end is no row", async () => {
    expect(await rowsOf("id,n\n1,2\n\u001a")).toHaveLength(2);
    expect((await readCsv({name: "c.csv", text: "id,n\n1,2\n\u001a"})).ledger).toEqual([]);
  });

  it("bytes of Windows-1252 and UTF-16 are read, and their hash is that of the bytes", async () => {
    const text = "id;Ort\n1;Zürich\n";
    const latin = Uint8Array.from(text, (sign) => sign.charCodeAt(0));
    const utf16 = new Uint8Array(Buffer.from(`\ufeff${text}`, "utf16le"));
    for (const bytes of [latin, utf16]) {
      const sheet = await readCsvSheet({name: "c.csv", bytes});
      expect(sheet.rows[1]?.cells).toEqual(["1", "Zürich"]);
      expect(sheet.sha256).toBe((await readCsv({name: "c.csv", bytes})).sha256);
    }
  });
});

describe("quotes that break the rules of CSV", () => {
  it.each([
    ['A,19" rack,x', ["A", '19" rack', "x"], [1]],
    ['A, "3.5","x"', ["A", "3.5", "x"], [1]],
    ['A,"3.5" ,x', ["A", "3.5", "x"], [1]],
    ['A,3,"x', ["A", "3", "x"], [2]],
    ['A,"19" rack",x', ["A", '19" rack', "x"], [1]],
    ['A,"say ""hi""",x', ["A", 'say "hi"', "x"], []],
    ['A,"a, b",', ["A", "a, b", ""], []],
    ["A,,", ["A", "", ""], []]
  ])("%s", (line, fields, stray) => {
    const read = looseFields(line, ",");
    expect(read.fields).toEqual(fields);
    expect(read.stray.map(({index}) => index)).toEqual(stray);
  });

  it("two inch signs below each other do not swallow a row, and each is named with its column", async () => {
    const text = 'id,t,event,rack\nA1,1,1,19" rack\nA2,2,0,19" rack\nA3,3,1,plain\n';
    const {issues, row} = await readCsv({name: "c.csv", text});
    expect(row).toEqual([4]);
    expect(issues.map(({code, row: at, column}) => [code, at, column])).toEqual([
      ["stray-quote", 2, "rack"],
      ["stray-quote", 3, "rack"]
    ]);
    const {rows} = await readCsvSheet({name: "c.csv", text});
    expect(rows.map(({row: at, cells}) => [at, cells.length])).toEqual([
      [1, 4],
      [2, 4],
      [3, 4],
      [4, 4]
    ]);
  });

  it("a quote that a later inch sign closes swallows no row: each of its lines is a record", async () => {
    const text = 'id,size,event,arm\nA1,"x,1,a\nA2,19",0,b\nA3,5,1,b\n';
    expect((await readCsv({name: "c.csv", text})).row).toEqual([4]);
    expect((await readCsvSheet({name: "c.csv", text})).rows).toHaveLength(4);
    // A text over two lines whose lines are no records stays one.
    const note = 'id,size,event,note\nA1,1,1,"two\nlines, well quoted"\n';
    expect((await readCsv({name: "c.csv", text: note})).columns[3]).toEqual(["two\nlines, well quoted"]);
  });

  it("records of which most run over several lines are records", async () => {
    const text = `id,drugs,start,death\n${[1, 2, 3].map((i) => `A${i},"SG\nT-DXd","0\n90",\n`).join("")}`;
    const {rows} = await readCsvSheet({name: "c.csv", text});
    expect(rows.map(({cells}) => cells.length)).toEqual([4, 4, 4, 4]);
    expect(rows[1]?.cells).toEqual(["A1", "SG\nT-DXd", "0\n90", ""]);
  });

  it("where the sheet is read strictly, such a row is refused with its column", async () => {
    const sheet = await readCsvSheet({name: "c.csv", text: 'id,rack\nA1,19" rack\nA2,plain\n'});
    const {row, issues, refused} = sheetTable(sheet);
    expect(row).toEqual([3]);
    expect(issues.map(({code, column}) => [code, column])).toEqual([["stray-quote", "rack"]]);
    expect(refused.map(({fields}) => fields[0])).toEqual(["A1"]);
  });
});
