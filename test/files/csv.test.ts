import {createHash} from "node:crypto";
import {describe, expect, it} from "vitest";
import {readCsv, scanCsv} from "../../src/files/csv.ts";

const read = (text: string) => readCsv({name: "c.csv", text});
const readBytes = (bytes: Uint8Array) => readCsv({name: "c.csv", bytes});
const codes = (issues: readonly {code: string; row: number | null}[]) => issues.map(({code, row}) => `${code}@${row}`);
const utf16 = (text: string, big = false): Uint8Array => {
  const bytes = Buffer.from(text, "utf16le");
  return new Uint8Array(big ? bytes.swap16() : bytes);
};

describe("a CSV file is read as text, whatever wrote it", () => {
  it("values stay as they stand: leading zeros, long numbers, blanks, hexadecimal", async () => {
    const {header, columns, row} = await read("id,n\n001, 7 \n0x10,12345678901234567890\n");
    expect(header).toEqual(["id", "n"]);
    expect(columns).toEqual([
      ["001", "0x10"],
      [" 7 ", "12345678901234567890"]
    ]);
    expect(row).toEqual([2, 3]);
  });

  it.each([
    [",", ","],
    [";", ";"],
    ["\t", "\t"],
    ["|", "|"]
  ])("the delimiter %j is recognised from the header", async (sign) => {
    const {columns, delimiter} = await read(`a${sign}b\n"1${sign}1"${sign}2\n`);
    expect(delimiter).toBe(sign);
    expect(columns).toEqual([[`1${sign}1`], ["2"]]);
  });

  it("a decimal comma in a semicolon file stays in its field", async () => {
    expect((await read("a;b\n1,5;2,25\n")).columns).toEqual([["1,5"], ["2,25"]]);
  });

  it("Excel's sep= line declares the delimiter", async () => {
    expect((await read("sep=;\na;b,c\n1;2\n")).header).toEqual(["a", "b,c"]);
  });

  it.each(["\n", "\r\n", "\r"])("records end with %j", async (end) => {
    const {columns, row} = await read(["a,b", "1,2", "", "3,4"].join(end));
    expect(columns).toEqual([
      ["1", "3"],
      ["2", "4"]
    ]);
    expect(row).toEqual([2, 4]);
  });

  it.each(["\n", "\r\n"])(
    "the row is the line on which a record begins, also after quoted line breaks %j and blank lines",
    async (end) => {
      const {columns, row} = await read(["a,b", '1,"x', "y", 'z"', "", "2,w", '3,"p', 'q"', "4,r"].join(end));
      expect(row).toEqual([2, 6, 7, 9]);
      expect(columns[1]?.[0]).toBe(["x", "y", "z"].join(end));
    }
  );

  it("doubled quotes inside a quoted field are one quote", async () => {
    expect((await read('a,b\n"say ""hi""",2\n')).columns[0]).toEqual(['say "hi"']);
  });

  it("leading comment lines are passed over and said", async () => {
    const {header, issues} = await read("#Patient\tSex\n#STRING\tSTRING\nPATIENT_ID\tSEX\nP1\tF\n");
    expect(header).toEqual(["PATIENT_ID", "SEX"]);
    expect(issues.map(({code, received}) => [code, received])).toEqual([
      ["comment-lines", "2 lines that begin with #"]
    ]);
  });

  it("UTF-8, UTF-8 with byte order mark, UTF-16 of both orders with and without mark, and Latin-1 give the same text", async () => {
    const text = "id,site\n1,Zürich\n";
    const forms = [
      new TextEncoder().encode(text),
      new TextEncoder().encode(`\ufeff${text}`),
      utf16(`\ufeff${text}`),
      utf16(text),
      utf16(`\ufeff${text}`, true),
      utf16(text, true),
      new Uint8Array(Buffer.from(text, "latin1"))
    ];
    const tables = await Promise.all(forms.map(readBytes));
    for (const table of tables) {
      expect(table.header).toEqual(["id", "site"]);
      expect(table.columns).toEqual([["1"], ["Zürich"]]);
    }
    expect(tables.map(({encoding}) => encoding)).toEqual([
      "UTF-8",
      "UTF-8",
      "UTF-16LE",
      "UTF-16LE",
      "UTF-16BE",
      "UTF-16BE",
      "Windows-1252"
    ]);
    expect(codes(tables[6]?.issues ?? [])).toEqual(["not-utf-8@null"]);
  });

  it("a stream cut at every byte gives what the whole gives, and its hash is the hash of the bytes", async () => {
    const bytes = new TextEncoder().encode('id,note\r\n1,"ü€😀\r\nx"\r\n2,\r\n');
    async function* single(): AsyncGenerator<Uint8Array> {
      for (const byte of bytes) yield new Uint8Array([byte]);
    }
    const table = await readCsv({name: "c.csv", stream: single()});
    expect(table.columns).toEqual([
      ["1", "2"],
      ["ü€😀\r\nx", ""]
    ]);
    expect(table.row).toEqual([2, 4]);
    expect(table.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(await readBytes(bytes)).toEqual(table);
  });

  it("the same characters given as text have the hash of their UTF-8 bytes, also across pieces", async () => {
    const text = `a,b\n${"x".repeat(1000)},😀\n`.repeat(1100);
    expect((await read(text)).sha256).toBe(createHash("sha256").update(text).digest("hex"));
  });
});

describe("what cannot be read is named with its line, and the rest is read", () => {
  it("an empty file and a file with a header only are errors", async () => {
    expect(codes((await read("")).issues)).toEqual(["empty-file@null"]);
    expect(codes((await read("\n\n")).issues)).toEqual(["empty-file@null"]);
    expect(codes((await read("a,b\n")).issues)).toEqual(["no-records@null"]);
  });

  it("a file without a known delimiter is an error", async () => {
    expect(codes((await read("a^b\n1^2\n")).issues)).toEqual(["single-column@1"]);
  });

  it("a vertical bar within cells is none where another sign separates them", async () => {
    expect((await read("id,PD|death,arm\n1,0|1,x\n")).columns).toEqual([["1"], ["0|1"], ["x"]]);
    expect((await read("id|a,b\n1|2,5\n")).columns.length).toBe(2);
    expect((await read("sep=|\na|b\n1|2,5\n")).columns).toEqual([["1"], ["2,5"]]);
  });

  it("ragged rows go to the ledger with the number of fields", async () => {
    const {columns, issues, ledger, rowsRead} = await read("a,b,c\n1,2,3\n1,2\n1,2,3,4\n4,5,6\n");
    expect(columns[0]).toEqual(["1", "4"]);
    expect(issues.map(({code, row, expected, received}) => [code, row, expected, received])).toEqual([
      ["ragged-row", 3, "3 fields, as in the header", "2 fields"],
      ["ragged-row", 4, "3 fields, as in the header", "4 fields"]
    ]);
    expect(ledger.map(({row}) => row)).toEqual([3, 4]);
    expect(rowsRead).toBe(4);
  });

  it("an unclosed quote costs its own line and no other", async () => {
    const {row, issues, ledger, rowsRead} = await read('a,b\n1,2\n3,"4\n5,6\n7,8\n');
    expect(row).toEqual([2, 4, 5]);
    expect(codes(issues)).toEqual(["unclosed-quote@3"]);
    expect(ledger.map(({reason}) => reason)).toEqual(["unclosed-quote"]);
    expect(rowsRead).toBe(4);
  });

  it("an unclosed quote before a well-quoted line does not swallow it", async () => {
    const {row, columns, issues} = await read('a,b\n3,"4\n5,"six"\n7,"8\n8"\n');
    expect(codes(issues)).toEqual(["unclosed-quote@2"]);
    expect(row).toEqual([3, 4]);
    expect(columns[1]).toEqual(["six", "8\n8"]);
  });

  it("an unclosed quote in a file of many pieces does not swallow it either", async () => {
    const lines = Array.from({length: 150_000}, (_, i) => (i === 5 ? '5,"open field' : `${i},some text of a field`));
    const {row, issues} = await read(["a,b", ...lines].join("\n"));
    expect(row.length).toBe(149_999);
    expect(codes(issues)).toEqual(["unclosed-quote@7"]);
  });

  it("a quote inside a bare field and text behind a closing quote are named", async () => {
    const {row, issues} = await read('a,b\n1,5" or 6"\n2,x\n"3"z,"y"\n4,"ok"\n');
    expect(codes(issues)).toEqual(["stray-quote@2", "stray-quote@4"]);
    expect(row).toEqual([3, 5]);
  });

  it("a record of blank fields is on the ledger as a note", async () => {
    const {issues, ledger, rowsRead} = await read("a,b\n1,2\n,\n , \n");
    expect(rowsRead).toBe(3);
    expect(ledger.map(({row, reason}) => [row, reason])).toEqual([
      [3, "blank-row"],
      [4, "blank-row"]
    ]);
    expect(issues.map(({severity}) => severity)).toEqual(["note", "note"]);
  });

  it("a NUL byte in a record refuses that record", async () => {
    const {row, issues} = await read("a,b\n1,2\n3\0,4\n5,6\n");
    expect(codes(issues)).toEqual(["nul-byte@3"]);
    expect(row).toEqual([2, 4]);
  });

  it("one bad byte in a UTF-8 file refuses its record, not the encoding", async () => {
    const bytes = Buffer.concat([Buffer.from("a,b\n1,Zürich\n2,"), Buffer.from([0xff]), Buffer.from("\n3,Genève\n")]);
    const {columns, issues} = await readBytes(bytes);
    expect(columns[1]).toEqual(["Zürich", "Genève"]);
    expect(codes(issues)).toEqual(["unreadable-characters@3"]);
  });

  it.each([
    ["a spreadsheet (.xlsx) or zip archive", [0x50, 0x4b, 0x03, 0x04, 0, 0, 8]],
    ["bytes that are no text", Array.from({length: 400}, (_, i) => (i * 7) % 29)]
  ])("%s is refused as binary", async (kind, bytes) => {
    const {issues, rowsRead} = await readBytes(new Uint8Array(bytes));
    expect(issues.map(({code, received}) => [code, received])).toEqual([["binary-file", kind]]);
    expect(rowsRead).toBe(0);
  });

  it("a field of 200 MB is refused without being kept, and the next line is read", async () => {
    async function* huge(): AsyncGenerator<string> {
      yield "a,b\n1,";
      for (let i = 0; i < 200; i++) yield "x".repeat(1 << 20);
      yield "\n2,3\n";
    }
    const {row, issues} = await readCsv({name: "c.csv", stream: huge()});
    expect(codes(issues)).toEqual(["record-too-long@2"]);
    expect(row).toEqual([3]);
  });

  it("a field of 4 MB in quotes, with line breaks, is refused", async () => {
    const {row, issues} = await read(`a,b\n1,"${"x\n".repeat(10)}${"y".repeat(4 << 20)}"\n2,3\n`);
    expect(codes(issues)[0]).toBe("unclosed-quote@2");
    expect(row.at(-1)).toBe(13);
  });

  it("100 000 columns are refused, and each record stands on the ledger", async () => {
    const names = Array.from({length: 100_000}, (_, i) => `c${i}`).join(",");
    const {issues, ledger, rowsRead, columns} = await read(`${names}\n1,2\n3,4\n`);
    expect(issues.map(({code, received}) => [code, received])).toEqual([["too-many-columns", "100000 columns"]]);
    expect([rowsRead, ledger.length, columns.length]).toEqual([2, 2, 0]);
  });

  it.each([
    ["text behind a closing quote", 'a,"b"c\n1,2\n"x\ny",4\n', "stray-quote@1", [2, 3]],
    ["a NUL byte", "a\0,b\n1,2\n", "nul-byte@1", [2]],
    ["a quote that never closes", '"a,b\n1,2\n3,4\n', "unclosed-quote@1", [2, 3]],
    [
      "more than a record may hold",
      `a,${"b".repeat(2 << 20)}\n1,2\n"${"x\n".repeat(2)}${"y".repeat(2 << 20)}`,
      "record-too-long@1",
      [2, 3, 4, 5]
    ]
  ])("a header with %s refuses every record, said once", async (_, text, said, rows) => {
    const {header, issues, ledger, rowsRead} = await read(text);
    expect(header).toEqual([]);
    expect(codes(issues)).toEqual([said]);
    expect(ledger.map(({row, reason}) => [row, reason])).toEqual(rows.map((row) => [row, "unreadable-header"]));
    expect(rowsRead).toBe(rows.length);
  });

  it("a refused record is handed on, cut at each delimiter", async () => {
    const {refused} = await read('a;b\n1;2;3\n4;"5\n6;x"y\n');
    expect(refused).toEqual([
      {row: 2, fields: ["1", "2", "3"]},
      {row: 3, fields: ["4", "5"]},
      {row: 4, fields: ["6", 'x"y']}
    ]);
  });

  it("duplicate and blank column names are named and kept apart", async () => {
    const {header, issues} = await read("id,day,day,\n1,2,3,4\n");
    expect(header).toEqual(["id", "day", "day (2)", "(column 4)"]);
    expect(issues.map(({code, column}) => [code, column])).toEqual([
      ["duplicate-column", "day"],
      ["blank-column-name", "(column 4)"]
    ]);
  });

  it("a column named __proto__ is kept under another name", async () => {
    const {header, columns} = await read("id,__proto__,constructor\n1,2,3\n");
    expect(header).toEqual(["id", "(column 2)", "constructor"]);
    expect(columns).toEqual([["1"], ["2"], ["3"]]);
  });

  it("issues past 100 of one kind are counted, the ledger names each row", async () => {
    const {issues, ledger} = await read(`a,b\n${"1\n".repeat(250)}`);
    expect(issues.length).toBe(101);
    expect(issues.at(-1)?.count).toBe(150);
    expect(ledger.length).toBe(250);
  });

  it("a source with no content or two is the caller's mistake", async () => {
    await expect(readCsv({name: "c.csv"})).rejects.toThrow(
      "source c.csv: expected exactly one of text, bytes and stream, got 0"
    );
    await expect(readCsv({name: "c.csv", text: "", bytes: new Uint8Array()})).rejects.toThrow(TypeError);
  });

  it("progress is told piece by piece", async () => {
    const told: number[] = [];
    await scanCsv(
      {name: "c.csv", text: `a,b\n${"1,2\n".repeat(600_000)}`},
      {record: () => undefined},
      {onProgress: ({rowsRead}) => told.push(rowsRead)}
    );
    expect(told.length).toBe(3);
    expect(told).toEqual(told.toSorted((a, b) => a - b));
  });
});
