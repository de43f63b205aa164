import {readFileSync} from "node:fs";
import {createHash} from "node:crypto";
import {strToU8, zipSync} from "fflate";
import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {formatKind, shownAsText} from "../../src/files/cell-format.ts";
import {readSheet} from "../../src/files/read-sheet.ts";
import {serialDate} from "../../src/files/serial-date.ts";
import {sheetTable} from "../../src/files/sheet-table.ts";
import type {WorkbookSheet} from "../../src/files/workbook.ts";
import {workbookSheet} from "../../src/files/workbook-sheet.ts";
import {workbookSheets} from "../../src/files/workbook-sheets.ts";
import {expectIdentity} from "../cohort/ledger-identity.ts";

/** Files of openpyxl 3.1, which knows nothing of this reader; what was put into them stands beside each expectation. */
const made = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`workbooks/${name}`, import.meta.url)));
const zip = (parts: Readonly<Record<string, string>>): Uint8Array =>
  zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])));
const cells = (bytes: Uint8Array, at = 0) => workbookSheets(bytes)[at]?.rows.map((row) => row.cells);

describe("an .xlsx as another program wrote it", () => {
  const sheets = workbookSheets(made("openpyxl.xlsx"));
  const [lines] = sheets;

  it("has its sheets by their names, hidden or not", () => {
    expect(sheets.map(({name, hidden}) => [name, hidden])).toEqual([
      ["Lines & doses", false],
      ["Lists", true],
      ["Empty", false]
    ]);
  });

  it("gives days as ISO dates as precise as they are shown, numbers unrounded, logical values, texts, shares and codes as shown", () => {
    expect(lines?.rows.map(({row, cells: own}) => [row, ...own])).toEqual([
      [1, "ADC register", "", "", "", "", "", "", "", "", ""],
      [2, "patient_id", "regimen", "start", "month", "dose", "seen", "note", "share", "time", "code"],
      // 1 February 2021; 1 March as "mmm yy"; 0.1; True; 0.285 as "0.0%"; 13:45; 42 as "00000"
      [3, "P1", "T-DM1", "2021-02-01", "2021-03", "0.1", "TRUE", "two\nlines", "28.5%", "13:45:00", "00042"],
      // 1 June 2021, half past twelve; 15 March as "mmm yy" keeps its day
      [4, "", "T-DXd", "2021-06-01T12:30:00", "2021-03-15", "1234.5", "FALSE", "ü & <x>", "7%", "", "00007"],
      // 5 January 1900, before the day that never was
      [5, "P2", "SG", "1900-01-05", "", "12", "", "#N/A", "", "", ""],
      [6, "P3", "", "", "", "", "", "", "", "", ""]
    ]);
  });

  it("tells merged cells, errors, formulas without a result, hidden rows and columns", () => {
    expect(lines?.merged).toContainEqual({firstRow: 3, lastRow: 4, firstColumn: 0, lastColumn: 0});
    expect(lines?.errors).toEqual([{row: 5, column: 6}]);
    expect(lines?.withoutResult).toEqual([{row: 6, column: 4}]);
    expect([lines?.hiddenRows, lines?.hiddenColumns]).toEqual([[4], [6]]);
  });

  it("counts from 1904 where the file says so", () => {
    expect(cells(made("two-sheets-1904.xlsx"))).toEqual([
      ["id", "day"],
      ["P1", "2021-01-01"]
    ]);
  });
});

describe("what differs between programs that write .xlsx", () => {
  const book = (sheet: string, more: Readonly<Record<string, string>> = {}): Uint8Array =>
    zip({
      "[Content_Types].xml": "<Types/>",
      "_rels/.rels":
        '<Relationships><Relationship Id="rId1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="/xl/book.xml"/></Relationships>',
      "xl/book.xml":
        '<x:workbook xmlns:x="m" xmlns:r="r"><x:sheets><x:sheet name="A" sheetId="1" r:id="rId7"/></x:sheets></x:workbook>',
      "xl/_rels/book.xml.rels":
        '<Relationships><Relationship Id="rId7" Type="http://x/worksheet" Target="/xl/worksheets/one.xml"/><Relationship Id="rId8" Type="http://x/sharedStrings" Target="shared.xml"/></Relationships>',
      "xl/shared.xml":
        '<sst><si><t xml:space="preserve"> a </t></si><si><r><t>ri</t></r><r><t>ch</t></r><rPh><t>phonetic</t></rPh></si><si><t>line_x000D_end</t></si></sst>',
      "xl/worksheets/one.xml": `<x:worksheet xmlns:x="m"><x:sheetData>${sheet}</x:sheetData></x:worksheet>`,
      ...more
    });

  it("prefixes, absolute targets, rich and phonetic text, escapes, cells and rows without a reference", () => {
    const sheet =
      '<x:row><x:c t="s"><x:v>0</x:v></x:c><x:c t="s"><x:v>1</x:v></x:c><x:c t="s"><x:v>2</x:v></x:c></x:row>' +
      '<x:row r="4"><x:c r="B4" t="inlineStr"><x:is><x:t>in</x:t><x:t>line</x:t></x:is></x:c><x:c t="str"><x:f>A1</x:f><x:v>text</x:v></x:c></x:row>' +
      '<x:row r="5"><x:c r="A5"><x:v>0.10000000000000001</x:v></x:c><x:c r="C5"><x:v>12345678901234567890</x:v></x:c><x:c t="d"><x:v>2021-03-04T00:00:00</x:v></x:c></x:row>';
    const [one] = workbookSheets(book(sheet));
    expect(one?.rows).toEqual([
      {row: 1, cells: [" a ", "rich", "line\rend", ""]},
      {row: 4, cells: ["", "inline", "text", ""]},
      {row: 5, cells: ["0.1", "", "12345678901234567890", "2021-03-04"]}
    ]);
  });

  it("a row far below costs nothing, and blank cells are no rows", () => {
    const sheet =
      '<x:row r="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row><x:row r="900000"><x:c r="XFD900000" s="3"/></x:row><x:row r="1048576"><x:c r="A1048576"><x:v>2</x:v></x:c></x:row>';
    expect(workbookSheets(book(sheet))[0]?.rows).toEqual([
      {row: 1, cells: ["1"]},
      {row: 1048576, cells: ["2"]}
    ]);
  });

  it("rows that are struck through for the greater part, by the fonts of their cells", () => {
    const cell = (at: string, style: number, value = "1"): string =>
      `<x:c r="${at}" s="${style}"><x:v>${value}</x:v></x:c>`;
    const sheet =
      `<x:row r="1">${cell("A1", 0)}${cell("B1", 0)}</x:row><x:row r="2">${cell("A2", 1)}${cell("B2", 1)}</x:row>` +
      `<x:row r="3">${cell("A3", 1)}${cell("B3", 0)}</x:row><x:row r="4">${cell("A4", 1)}<x:c r="B4" s="0"/></x:row>` +
      `<x:row r="5">${cell("A5", 2)}${cell("B5", 2)}</x:row>`;
    const styles =
      '<styleSheet><fonts><font><sz val="11"/></font><font><strike/></font><font><strike val="0"/></font></fonts><cellStyleXfs><xf fontId="1"/></cellStyleXfs>' +
      '<cellXfs><xf fontId="0"/><xf fontId="1"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>';
    const rels =
      '<Relationships><Relationship Id="rId7" Type="http://x/worksheet" Target="/xl/worksheets/one.xml"/><Relationship Id="rId9" Type="http://x/styles" Target="styles.xml"/></Relationships>';
    const [one] = workbookSheets(book(sheet, {"xl/styles.xml": styles, "xl/_rels/book.xml.rels": rels}));
    expect(one?.struckRows).toEqual([2, 4]);
  });

  it.each([
    ["General", "number"],
    ["0.00E+00", "number"],
    ['#,##0.00 "Tage"', "number"],
    ['0" days"', "number"],
    ["dd\\.mm\\.yyyy", "date"],
    ["[$-F800]dddd, mmmm dd, yyyy", "date"],
    ["TT.MM.JJJJ", "date"],
    ["Standard", "number"],
    ["mm/yyyy", "month"],
    ["[h]:mm", "time"],
    ["mm:ss", "time"],
    ["yyyy-mm-dd hh:mm", "date-time"],
    ["[Red]0;[Blue]-0", "number"],
    ["000", "zeros"],
    ["0", "number"]
  ])("the format %s is one of a %s", (code, kind) => {
    expect(formatKind(code)).toBe(kind);
  });

  it.each([
    ['[=1]"censored";[=0]"event";General', 1, "censored"],
    ['[=1]"censored";[=0]"event";General', 0, "event"],
    ['[=1]"censored";[=0]"event";General', 2, null],
    ['[>=1]"dead";"alive"', 0, "alive"],
    ['"yes";;"no"', 0, "no"],
    ['0.0" weeks"', 4.3, "4.3 weeks"],
    ['#,##0.0\\ "Mon."', 4.3, "4.3 Mon."],
    ['0.0" kg"', 70, null],
    ['"Nr. "0', 7, null],
    ['0.00 "€"', 7, null],
    ["dd\\.mm\\.yyyy", 44197, null],
    ["[Red]0;[Blue]-0", 1, null]
  ])("the format %s shows %s as %s", (code, value, shown) => {
    expect(shownAsText(code, value)).toBe(shown);
  });

  it("comments on cells are gathered: those of a thread, or the older kind", () => {
    const sheet = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    const legacy =
      '<comments><authors><author>N</author></authors><commentList><comment ref="A1"><text><r><t>0 = dead, </t></r><r><t>1 = alive</t></r></text></comment></commentList></comments>';
    const threads =
      '<ThreadedComments><threadedComment ref="A1" id="x"><text>0 = dead &amp; 1 = alive</text></threadedComment></ThreadedComments>';
    const rels = (...kinds: readonly string[]): string =>
      `<Relationships>${kinds.map((kind, i) => `<Relationship Id="r${i}" Type="http://x/${kind}" Target="../${kind}.xml"/>`).join("")}</Relationships>`;
    const commentsIn = (parts: Readonly<Record<string, string>>) => workbookSheets(book(sheet, parts))[0]?.comments;
    const at = "xl/worksheets/_rels/one.xml.rels";
    const [old, thread] = [{"xl/comments.xml": legacy}, {"xl/threadedComment.xml": threads}];
    expect(commentsIn({[at]: rels("comments"), ...old})).toEqual([{cell: "A1", text: "0 = dead, 1 = alive"}]);
    expect(commentsIn({[at]: rels("comments", "threadedComment"), ...old, ...thread})).toEqual([
      {cell: "A1", text: "0 = dead & 1 = alive"}
    ]);
    expect(commentsIn({})).toBeUndefined();
  });

  it("the day that never was, and numbers that are no days, are none", () => {
    expect(serialDate(60, "date", 1900)).toBeNull();
    expect(serialDate(59, "date", 1900)).toBe("1900-02-28");
    expect(serialDate(61, "date", 1900)).toBe("1900-03-01");
    expect(serialDate(-1, "date", 1900)).toBeNull();
    expect(serialDate(44197.999_999_9, "date-time", 1900)).toBe("2021-01-02T00:00:00");
  });
});

const ods = (body: string, styles = "", manifest = "<manifest/>"): Uint8Array =>
  zip({
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": manifest,
    "content.xml": `<office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${body}</office:spreadsheet></office:body></office:document-content>`
  });
const text = (value: string): string =>
  `<table:table-cell office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;

describe("an .ods, written as LibreOffice does", () => {
  const styles =
    '<number:date-style style:name="N1"><number:day/><number:text>.</number:text><number:month/><number:year/></number:date-style>' +
    '<number:date-style style:name="N2"><number:month number:textual="true"/><number:year/></number:date-style>' +
    '<number:number-style style:name="N3"><number:number number:decimal-places="0" number:min-integer-digits="5"/></number:number-style>' +
    '<style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/><style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/><style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>' +
    '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>';
  const body =
    `<table:table table:name="Lines &amp; doses"><table:shapes><text:p>shape</text:p></table:shapes>` +
    '<table:table-column table:number-columns-repeated="2"/><table:table-column table:default-cell-style-name="ce2"/><table:table-column table:visibility="collapse"/><table:table-column table:number-columns-repeated="1020"/>' +
    `<table:table-row>${text("id")}${text("start")}${text("month")}${text("code")}${text("x")}<table:table-cell table:number-columns-repeated="1019"/></table:table-row>` +
    '<table:table-row><table:table-cell table:number-rows-spanned="2" office:value-type="string"><text:p>P<text:s text:c="2"/>1<text:line-break/>b</text:p><text:p>c</text:p><office:annotation><text:p>a remark</text:p></office:annotation></table:table-cell>' +
    '<table:table-cell table:style-name="ce1" office:value-type="date" office:date-value="2021-03-01"><text:p>01.03.21</text:p></table:table-cell><table:table-cell office:value-type="date" office:date-value="2021-03-01"><text:p>Mrz 21</text:p></table:table-cell>' +
    '<table:table-cell table:style-name="ce3" office:value-type="float" office:value="42"><text:p>00042</text:p></table:table-cell><table:table-cell office:value-type="percentage" office:value="0.285"><text:p>29 %</text:p></table:table-cell></table:table-row>' +
    '<table:table-row table:visibility="filter" table:number-rows-repeated="2"><table:covered-table-cell/><table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>WAHR</text:p></table:table-cell><table:table-cell table:formula="of:=1/0" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#DIV/0!</text:p></table:table-cell>' +
    '<table:table-cell office:value-type="float" office:value="0.1" table:number-columns-repeated="2"><text:p>0,1</text:p></table:table-cell></table:table-row>' +
    '<table:table-row><table:table-cell table:formula="of:=[.A1]"/><table:table-cell office:value-type="time" office:time-value="PT09H05M00S"><text:p>09:05</text:p></table:table-cell></table:table-row>' +
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/></table:table-row></table:table>' +
    '<table:table table:name="Hidden" table:style-name="ta2"><table:table-column/></table:table>';
  const [lines, hidden] = workbookSheets(ods(body, styles));

  it("gives the same texts as an .xlsx, equal cells and rows each on their own", () => {
    expect(lines?.name).toBe("Lines & doses");
    expect(lines?.rows).toEqual([
      {row: 1, cells: ["id", "start", "month", "code", "x"]},
      {row: 2, cells: ["P  1\nb\nc", "2021-03-01", "2021-03", "00042", "28.5%"]},
      {row: 3, cells: ["", "TRUE", "#DIV/0!", "0.1", "0.1"]},
      {row: 4, cells: ["", "TRUE", "#DIV/0!", "0.1", "0.1"]},
      {row: 5, cells: ["", "09:05:00", "", "", ""]}
    ]);
  });

  it("tells merged cells, errors, formulas without a result, what is hidden", () => {
    expect(lines?.merged).toEqual([{firstRow: 2, lastRow: 3, firstColumn: 0, lastColumn: 0}]);
    expect(lines?.errors).toEqual([{row: 3, column: 2}]);
    expect(lines?.withoutResult).toEqual([{row: 5, column: 0}]);
    expect([lines?.hiddenRows, lines?.hiddenColumns]).toEqual([[3, 4], [3]]);
    expect(hidden?.hidden).toBe(true);
    expect([lines?.comments, hidden?.comments]).toEqual([[{cell: "A2", text: "a remark"}], undefined]);
  });
});

describe("rows of an .ods that are struck through", () => {
  const struck = (value: string): string =>
    `<table:table-cell table:style-name="ce9" office:value-type="string"><text:p>${value}</text:p></table:table-cell>`;
  const styles =
    '<style:style style:name="ce9" style:family="table-cell"><style:text-properties style:text-line-through-style="solid" style:text-line-through-type="single"/></style:style>' +
    '<style:style style:name="ce8" style:family="table-cell"><style:text-properties style:text-line-through-style="none"/></style:style>';
  const body =
    `<table:table table:name="A"><table:table-row>${text("patient_id")}${text("regimen")}${text("start")}</table:table-row>` +
    `<table:table-row table:number-rows-repeated="2">${struck("P1")}${struck("SG")}${text("0")}</table:table-row>` +
    `<table:table-row>${struck("P2")}${text("SG")}${text("0")}</table:table-row></table:table>`;

  it("are told with their count, and asked about", async () => {
    const bytes = ods(body, styles);
    expect(workbookSheets(bytes)[0]?.struckRows).toEqual([2, 3]);
    const {issues} = await readCohort([{name: "c.ods", bytes}]);
    expect(issues.filter(({code}) => code === "struck-rows")).toMatchObject([{severity: "note", count: 2}]);
    expect(issues.find(({code}) => code === "marked-for-exclusion")).toMatchObject({
      stops: true,
      count: 2,
      rows: [2, 3],
      received: "struck through (2)"
    });
  });
});

describe("a spreadsheet that cannot be read says why", () => {
  const utf16 = (value: string): number[] => [...Buffer.from(value, "utf16le")];
  it.each<[string, Uint8Array, string, RegExp]>([
    [
      "protected by a password",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Array.from({length: 508}, () => 0), ...utf16("EncryptedPackage")]),
      "encrypted-workbook",
      /password/
    ],
    ["protected .ods", ods("", "", "<manifest><encryption-data/></manifest>"), "encrypted-workbook", /password/],
    [
      "an old .xls",
      new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, ...Array.from({length: 508}, () => 0)]),
      "unreadable-workbook",
      /old spreadsheet/
    ],
    ["an .xlsb", zip({"xl/workbook.bin": "x"}), "unreadable-workbook", /xlsb/],
    ["another archive", zip({"readme.txt": "x"}), "unreadable-workbook", /no spreadsheet/],
    ["a damaged one", made("openpyxl.xlsx").subarray(0, 2000), "unreadable-workbook", /./],
    ["damaged XML", zip({"content.xml": "<a><b></a>"}), "unreadable-workbook", /damaged/]
  ])("%s", async (_, bytes, code, received) => {
    const {rows, issues} = await readSheet({name: "c.xlsx", bytes});
    expect(rows).toEqual([]);
    expect(issues.map((found) => [found.code, found.severity])).toEqual([[code, "error"]]);
    expect(issues[0]?.received).toMatch(received);
    const cohort = await readCohort([{name: "c.xlsx", bytes}]);
    expect(cohort.issues.map((found) => found.code)).toContain(code);
  });
});

describe("one sheet of several is read", () => {
  it("the only one that holds something, with the hash of the file", async () => {
    const bytes = made("openpyxl.xlsx");
    const sheet = await readSheet({name: "c.xlsx", bytes});
    expect(sheet.rows).toHaveLength(6);
    expect(sheet.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(sheet.issues.map(({code, severity, count}) => [code, severity, count])).toEqual([
      ["spreadsheet-error-cells", "warning", 1],
      ["formula-without-result", "error", 1],
      ["merged-cells", "note", 2],
      ["hidden-rows", "note", 1],
      ["hidden-columns", "note", 1]
    ]);
    expect(sheet.issues[0]?.hint).toContain("G5");
  });

  it("of several the one that is named; else nothing, with the lines to choose from", async () => {
    const bytes = made("two-sheets-1904.xlsx");
    const open = await readSheet({name: "c.xlsx", bytes});
    expect(open.rows).toEqual([]);
    expect(open.issues.map(({code, stops, choices}) => [code, stops, choices])).toEqual([
      [
        "sheet-not-chosen",
        true,
        [
          {line: 'data: [{file: "c.xlsx", sheet: "A"}]', why: "2 columns, 2 rows"},
          {line: 'data: [{file: "c.xlsx", sheet: "B"}]', why: "3 columns, 2 rows"}
        ]
      ]
    ]);
    const named = await readSheet({name: "c.xlsx (B)", bytes, sheet: "B"});
    expect(named.rows[0]?.cells).toEqual(["id", "n", "m"]);
    expect(named.issues.map(({code}) => code)).toEqual(["other-sheets"]);
    const absent = await readSheet({name: "c.xlsx (C)", bytes, sheet: "C"});
    expect(absent.issues[0]?.expected).toBe("a sheet called C");
    expect(absent.issues[0]?.choices?.[0]?.line).toBe('data: [{file: "c.xlsx", sheet: "A"}]');
  });

  it("of two the one with records, where the other is a legend by its name and has few columns", () => {
    const sheet = (name: string, width = 2): WorkbookSheet => ({
      name,
      hidden: false,
      rows: [{row: 1, cells: Array.from({length: width}, (_, i) => `c${i}`)}],
      merged: [],
      errors: [],
      withoutResult: [],
      hiddenRows: [],
      struckRows: [],
      hiddenColumns: []
    });
    const read = (...sheets: readonly WorkbookSheet[]) =>
      workbookSheet(sheets, {name: "c.xlsx", sha256: "", sheet: undefined}).issues.map(({code}) => code);
    for (const name of ["Codebook", "Legende", "Data dictionary", "Abkürzungen"])
      expect(read(sheet("Data", 9), sheet(name, 6))).toEqual(["other-sheets"]);
    expect(read(sheet("Data", 9), sheet("Codebook", 7))).toEqual(["sheet-not-chosen"]);
    expect(read(sheet("Data", 9), sheet("Patients", 2))).toEqual(["sheet-not-chosen"]);
    expect(read(sheet("Lines", 9), sheet("Patients", 9), sheet("Codebook", 2))).toEqual(["sheet-not-chosen"]);
    expect(read(sheet("Codebook", 2), sheet("Legend", 2))).toEqual(["sheet-not-chosen"]);
  });

  it("a stream is read too, a table has its rows as the spreadsheet numbers them, and merged cells go to each row", async () => {
    const bytes = made("openpyxl.xlsx");
    const stream = (async function* () {
      yield bytes.subarray(0, 1000);
      yield bytes.subarray(1000);
    })();
    const cohort = await readCohort([{name: "c.xlsx", stream}], {
      repairs: {headerRow: 2, mergedCells: true},
      dateMode: {mode: "real", format: "iso"}
    });
    // Row 4 belongs to the patient of row 3: their cell is merged.
    expect(cohort.lines.array("patient_id")).toEqual(["P1", "P1", "P2"]);
    expect(cohort.lines.array("row")).toEqual([3, 4, 5]);
    expect(cohort.ledger.map(({row, reason}) => [row, reason])).toContainEqual([1, "title-row"]);
    expect(cohort.issues.find(({code}) => code === "repaired-merged-cell")?.count).toBe(1);
    expectIdentity(cohort);
  });

  it("a sheet without a fault is a table like one of CSV", async () => {
    const {columns, row, header} = sheetTable(
      await readSheet({name: "c", bytes: made("two-sheets-1904.xlsx"), sheet: "A"})
    );
    expect({columns, row, header}).toEqual({columns: [["P1"], ["2021-01-01"]], row: [2], header: ["id", "day"]});
  });
});
