import {describe, expect, it} from "vitest";
import {cohortDates} from "../../src/cohort/cohort-dates.ts";
import {clearReading, violations} from "../../src/cohort/date-order.ts";
import {readCsv} from "../../src/files/csv.ts";

/** Verdicts on the columns of files, as `column: order by basis`. */
async function verdicts(...texts: readonly string[]): Promise<string[]> {
  const tables = await Promise.all(
    texts.map(async (text, k) => ({
      role: k === 0 ? ("lines" as const) : ("patients" as const),
      table: await readCsv({name: `${k}.csv`, text})
    }))
  );
  return cohortDates(tables, {mapping: {}, values: {}, cutoff: null}).columns.map(({column, verdict}) =>
    verdict.kind === "decided"
      ? `${column.column}: ${verdict.order} by ${verdict.by}`
      : `${column.column}: ${verdict.kind}`
  );
}

describe("the order of days", () => {
  it("counts no days that fall together", () => {
    const column = {file: "c", column: "start", canonical: "start", row: [], cells: []};
    const pair = {earlier: {column, i: 0}, later: {column, i: 1}, key: "row", soft: false};
    const count = (a: number | null, b: number | null) => violations([pair], ({i}) => (i === 0 ? a : b));
    expect([count(1, 1), count(1, 0), count(1, null)].map(({hard}) => hard)).toEqual([0, 1, 0]);
  });

  it("is clear at two places against none, and at twenty times as many against some", () => {
    const clear = (dmy: number, mdy: number) =>
      clearReading(
        new Map([
          ["dmy", {hard: dmy, all: dmy}],
          ["mdy", {hard: mdy, all: mdy}]
        ] as const)
      )?.reading ?? null;
    expect([clear(0, 1), clear(0, 2), clear(2, 0), clear(1, 19), clear(1, 20), clear(0, 0)]).toEqual([
      null,
      "dmy",
      "mdy",
      null,
      "dmy",
      null
    ]);
  });

  it("asks rules that must hold before those that sound files break", () => {
    const counted = new Map([
      ["dmy", {hard: 2, all: 2}],
      ["mdy", {hard: 0, all: 2}]
    ] as const);
    expect(clearReading(counted)?.reading).toBe("mdy");
    expect(
      clearReading(
        new Map([
          ["dmy", {hard: 1, all: 2}],
          ["mdy", {hard: 0, all: 0}]
        ] as const)
      )?.reading
    ).toBe("mdy");
  });

  // Read as dd/mm, 01/02/2022 is 1 February: after 2022-01-20, as read as mm/dd it is not.
  it("counts a day of death once, against however many lines of the patient it stands", async () => {
    const lines = (...ids: readonly string[]) =>
      `patient_id,regimen,start\n${ids.map((id, k) => `${id},SG,2022-01-2${k}`).join("\n")}\n`;
    expect(await verdicts(lines("A", "A", "A"), "patient_id,death\nA,01/02/2022\n")).toContain("death: open");
    expect(await verdicts(lines("A", "B"), "patient_id,death\nA,01/02/2022\nB,01/02/2022\n")).toContain(
      "death: dmy by order"
    );
  });

  it("knows successive lines by their number, wherever they stand in the file", async () => {
    const row = (id: string, line: number, start: string) => `${id},${line},SG,${start}`;
    // Months first, the second lines start on 2 May and 2 June, after 4 March and 5 April; days first, on 5 and 6 February, before 3 April and 4 May.
    const rows = [
      row("A", 2, "05/02/2022"),
      row("A", 1, "03/04/2022"),
      row("B", 2, "06/02/2022"),
      row("B", 1, "04/05/2022")
    ];
    expect(await verdicts(`patient_id,line,regimen,start\n${rows.join("\n")}\n`)).toEqual(["start: mdy by order"]);
  });

  it("and other columns that contradict each other leave a column open", async () => {
    // The cells of `end` say month first; the deaths, read so, lie before the starts.
    const rows = ["A,SG,2022-03-05,06/20/2022,01/12/2022", "B,SG,2022-03-04,06/20/2022,02/11/2022"];
    expect(await verdicts(`patient_id,regimen,start,end,death\n${rows.join("\n")}\n`)).toEqual([
      "start: plain",
      "end: mdy by cells",
      "death: open"
    ]);
  });

  it("is asked of the columns in question alone", async () => {
    // Row A ends before it starts, in ISO dates: that speaks against neither reading of the deaths.
    const rows = ["A,SG,2022-03-05,2022-03-01,01/12/2022", "B,SG,2022-03-04,2022-04-01,02/11/2022"];
    expect(await verdicts(`patient_id,regimen,start,end,death\n${rows.join("\n")}\n`)).toContain("death: dmy by order");
  });

  it("is not told by columns of a file that has a mixed one", async () => {
    const rows = ["A,SG,03/04/2022,06/20/2022,,05/20/2023", "B,SG,04/05/2022,07/21/2022,,20/05/2023"];
    expect(await verdicts(`patient_id,regimen,start,end,progression,last_contact\n${rows.join("\n")}\n`)).toEqual([
      "start: open",
      "end: mdy by cells",
      "progression: plain",
      "last_contact: mixed"
    ]);
  });
});
