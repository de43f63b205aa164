import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {tidiedFile} from "../../src/cohort/repairs/tidied-file.ts";
import {readCsvSheet} from "../../src/files/csv-sheet.ts";
import {expectIdentity} from "./ledger-identity.ts";

const raw = [
  "ADC register;;;;;",
  ";;;;;",
  "Pat.-Nr.;Therapie;Beginn;Ende;Progress;CA 15-3",
  ";;TT.MM.JJJJ;TT.MM.JJJJ;TT.MM.JJJJ;U/ml",
  "A;T-DM1;01.02.2021;01.05.2021;03.05.2021;12,5*",
  ";T-DXd;01.06.2021;01.12.2021;05.12.2021;9,0",
  "B;SG;01.02.2022;01.05.2022;;14,0",
  ";;;;;",
  "Summe;2 Pat.;;;;"
].join("\n");
const mapping = {
  patient_id: "Pat.-Nr.",
  regimen: "Therapie",
  start: "Beginn",
  end: "Ende",
  progression: "Progress",
  ca153: "CA 15-3"
};
const dateMode = {mode: "real", format: "dmy"} as const;
const repairs = {
  headerRow: 3,
  unitRow: true,
  totalRows: true,
  blankRows: true,
  fillDown: ["Pat.-Nr."],
  footnoteMarks: ["CA 15-3"],
  decimalComma: ["CA 15-3"]
};

describe("a cohort is read through the repairs of its plan", () => {
  it("each repair is a counted note, each row that goes a line of the ledger", async () => {
    const cohort = await readCohort([{name: "raw.csv", text: raw}], {mapping, dateMode, repairs});
    expect(cohort.lines.array("patient_id")).toEqual(["A", "A", "B"]);
    expect(cohort.lines.array("row")).toEqual([5, 6, 7]);
    expect(cohort.lines.array("ca153")).toEqual(["12.5", "9.0", "14.0"]);
    expect(cohort.ledger.map(({row, reason}) => [row, reason])).toEqual([
      [1, "title-row"],
      [2, "title-row"],
      [4, "unit-row"],
      [8, "blank-row"],
      [9, "total-row"]
    ]);
    expect(
      cohort.issues
        .filter(({code}) => code.startsWith("repaired-"))
        .map(({code, severity, count}) => [code, severity, count])
    ).toEqual([
      ["repaired-header-row", "note", 2],
      ["repaired-unit-row", "note", 1],
      ["repaired-total-row", "note", 1],
      ["repaired-blank-row", "note", 1],
      ["repaired-fill-down", "note", 1],
      ["repaired-footnote-mark", "note", 1],
      ["repaired-decimal-comma", "note", 3]
    ]);
    expectIdentity(cohort);
  });

  it("is that of the clean file, which is proposed alike and the same on each run", async () => {
    const sheet = await readCsvSheet({name: "raw.csv", text: raw});
    const {clean, settings, ledger} = tidiedFile(sheet);
    expect(settings).toEqual(repairs);
    expect(tidiedFile(await readCsvSheet({name: "raw.csv", text: raw}))).toEqual(tidiedFile(sheet));
    const [through, tidied] = [
      await readCohort([{name: "c.csv", text: raw}], {mapping, dateMode, repairs}),
      await readCohort([{name: "c.csv", text: clean}], {mapping, dateMode})
    ];
    const records = ({lines}: typeof through) =>
      lines.columnNames().flatMap((name) => (name === "row" ? [] : [[name, lines.array(name)]]));
    expect(records(tidied)).toEqual(records(through));
    expect(ledger.split("\n").slice(0, 6)).toEqual([
      "row,column,before,after,repair",
      "1,,ADC register |  |  |  |  | ,(row left out),title-row",
      "2,, |  |  |  |  | ,(row left out),title-row",
      "4,, |  | TT.MM.JJJJ | TT.MM.JJJJ | TT.MM.JJJJ | U/ml,(row left out),unit-row",
      '5,CA 15-3,"12,5*","12,5",footnoteMarks',
      '5,CA 15-3,"12,5",12.5,decimalComma'
    ]);
  });

  it("without them nothing is put right", async () => {
    const {lines, issues} = await readCohort([{name: "raw.csv", text: raw}], {mapping, dateMode});
    expect(lines.numRows()).toBe(0);
    expect(issues.some(({code}) => code.startsWith("repaired-"))).toBe(false);
  });

  it("a file may have its own, in place of those of all", async () => {
    const source = {name: "raw.csv", text: raw, repairs: {headerRow: 3}};
    const cohort = await readCohort([source], {mapping, dateMode, repairs});
    expect(cohort.issues.filter(({code}) => code.startsWith("repaired-")).map(({code}) => code)).toEqual([
      "repaired-header-row"
    ]);
  });

  it("a column may be named as the file spells it, or by its canonical name", async () => {
    const canonical = {...repairs, fillDown: ["patient_id"], footnoteMarks: ["ca153"], decimalComma: ["ca153"]};
    const [one, other] = [
      await readCohort([{name: "c.csv", text: raw}], {mapping, dateMode, repairs}),
      await readCohort([{name: "c.csv", text: raw}], {mapping, dateMode, repairs: canonical})
    ];
    expect(other.lines.array("patient_id")).toEqual(one.lines.array("patient_id"));
    expect(other.lines.array("ca153")).toEqual(["12.5", "9.0", "14.0"]);
  });

  it("a repair that does not exist is refused by name", async () => {
    const source = {name: "raw.csv", text: raw, repairs: JSON.parse('{"fillDwon": ["id"]}') as object};
    await expect(readCohort([source])).rejects.toThrow(
      "plan key repairs: unknown key fillDwon; did you mean fillDown?"
    );
  });
});

describe("a line without an identifier", () => {
  const cohort = (...rows: readonly string[]) =>
    readCohort([{name: "c.csv", text: ["patient_id,regimen,start", ...rows].join("\n")}]);

  it("may be a line of the patient above or below: their sequences are not known", async () => {
    const {lines, ledger, issues} = await cohort("A,T-DM1,0", ",T-DXd,120", ",EV,200", "B,SG,0", "C,SG,0");
    expect(lines.array("patient_id")).toEqual(["C"]);
    expect(ledger.filter(({unit}) => unit === "patient").map(({patientId, reason}) => [patientId, reason])).toEqual([
      ["A", "neighbour-without-identifier"],
      ["B", "neighbour-without-identifier"]
    ]);
    expect(issues.find(({code}) => code === "missing-value")?.hint).toContain("payloadswap tidy c.csv");
  });

  it("in a file with one row a patient it is nobody else's", async () => {
    const {lines} = await readCohort([
      {name: "w.csv", text: "patient_id,adc1,adc1_start,adc2,adc2_start\nA,SG,0,T-DXd,90\n,EV,0,,\nB,SG,0,,\n"}
    ]);
    expect(lines.array("patient_id")).toEqual(["A", "A", "B"]);
  });
});

describe("columns of one name", () => {
  const text = "patient_id,regimen,day,day\nA,SG,0,90\nB,EV,0,60\n";
  const duplicates = async (options: Parameters<typeof readCohort>[1], given = text) =>
    (await readCohort([{name: "c.csv", text: given}], options)).issues
      .filter(({code}) => code === "duplicate-column")
      .map(({severity}) => severity);

  it("are mapped as NAME and NAME (2)", async () => {
    const mapping = {start: "day", end: "day (2)"};
    const cohort = await readCohort([{name: "c.csv", text}], {mapping});
    expect(cohort.lines.array("end")).toEqual([90, 60]);
    expect(await duplicates({mapping})).toEqual(["note"]);
  });

  it("are mapped in a file with one row a patient by the names of its blocks", async () => {
    const wide = "MRN,ADC#1,C1D1,off,ADC#2,C1D1,off\nA,SG,0,80,T-DXd,100,150\nB,SG,0,90,,,\n";
    const mapping = {
      patient_id: "MRN",
      adc1_start: "C1D1",
      adc1_end: "off",
      adc2_start: "C1D1 (2)",
      adc2_end: "off (2)"
    };
    const {lines, issues, shape} = await readCohort([{name: "w.csv", text: wide}], {mapping});
    expect(shape).toBe("lines");
    expect(["patient_id", "regimen", "start", "end"].map((name) => lines.array(name))).toEqual([
      ["A", "A", "B"],
      ["SG", "T-DXd", "SG"],
      [0, 100, 0],
      [80, 150, 90]
    ]);
    expect(lines.columnNames().filter((name) => name.startsWith("adc"))).toEqual([]);
    expect(issues.filter(({severity}) => severity === "error")).toEqual([]);
  });

  it("are an error where nobody tells them apart, a warning where they differ and the repair alone does", async () => {
    expect(await duplicates({mapping: {start: "other"}})).toEqual(["error"]);
    expect(await duplicates({repairs: {duplicateHeaders: true}})).toEqual(["warning"]);
    expect(
      await duplicates({repairs: {duplicateHeaders: true}}, text.replace("0,90", "0,0").replace("0,60", "0,0"))
    ).toEqual(["note"]);
  });

  it("a known name that is repeated is not taken by itself", async () => {
    const twice = "patient_id,regimen,start,start\nA,SG,0,90\n";
    const {ledger} = await readCohort([{name: "c.csv", text: twice}], {repairs: {duplicateHeaders: true}});
    expect(ledger.map(({reason}) => reason)).toContain("duplicate-column");
    const {clean} = tidiedFile(await readCsvSheet({name: "c.csv", text: twice}));
    expect(clean.split("\n")[0]).toBe("patient_id,regimen,start (1),start (2)");
  });
});

describe("a number that can be read in two ways is not guessed", () => {
  const cohort = async (sign: string, cells: readonly string[], repairs?: Parameters<typeof readCohort>[1]) => {
    const rows = cells.map((cell, i) => ["P" + String(i), "SG", "0", cell].join(sign));
    const read = await readCohort(
      [{name: "c.csv", text: [["patient_id", "regimen", "start", "er_pct"].join(sign), ...rows].join("\n")}],
      repairs
    );
    return {
      values: read.lines.array("er_pct"),
      faults: read.issues.filter(({code}) => code === "comma-in-number").map(({row}) => row)
    };
  };

  it.each([";", "\t"])("1,234 alone is 1.234 or 1234, with %j between columns", async (sign) => {
    expect(await cohort(sign, ["1,234", "12"])).toEqual({values: [null, 12], faults: [2]});
    expect(await cohort(sign, ["1,234", "1,5"])).toEqual({values: [1.234, 1.5], faults: []});
    expect((await cohort(sign, ["1,234", "12"], {repairs: {decimalComma: ["er_pct"]}})).values).toEqual([1.234, 12]);
    expect((await cohort(sign, ["0,034", "12"], {repairs: {thousands: ["er_pct"]}})).faults).toEqual([]);
  });

  it("a day of 1,000 or 1.000 may be 1 or 1000", async () => {
    const start = async (cell: string) => {
      const {lines, issues} = await readCohort([{name: "c.csv", text: `patient_id,regimen,start\nP1,SG,"${cell}"\n`}]);
      return lines.array("start")[0] ?? issues.find(({row}) => row === 2)?.code;
    };
    expect(await start("1,000")).toBe("thousands-or-decimals");
    expect(await start("143.000")).toBe("thousands-or-decimals");
    expect(await start("143.0")).toBe(143);
    expect(await start("143.00")).toBe(143);
    expect(await start("0.000")).toBe(0);
    expect(await start("1430.000")).toBe(1430);
  });
});
