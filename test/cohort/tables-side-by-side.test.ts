import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

const n = 12;
const rows = (cells: (i: number) => readonly (string | number)[]): string =>
  Array.from({length: n}, (_, i) => cells(i).join(",")).join("\n");
const found = async (header: string, cells: (i: number) => readonly (string | number)[], repairs = {}) =>
  (await readCohort([{name: "c.csv", text: `${header}\n${rows(cells)}\n`, repairs}], {unit: "months"})).issues
    .filter(({code, stops}) => code === "tables-side-by-side" && stops === true)
    .map(({received}) => received);
const ids = (i: number, of: number): string => `P${100 + 2 * i + of}`;
const time = (i: number, of: number): string => (((i * 7 + of * 3) % 11) + 1.5).toFixed(1);

describe("tables side by side", () => {
  it.each([
    ["names repeat", "pat,pfs,event,pat,pfs,event"],
    ["names differ and identifiers are built alike", "T-DXd first,PFS (months),event,SG first,PFS SG,event SG"]
  ])("stop: %s", async (_, header) => {
    const cells = (i: number) => [ids(i, 0), time(i, 0), i % 2, ids(i, 1), time(i, 1), (i + 1) % 2];
    expect(await found(header, cells)).toHaveLength(1);
    // One is shorter, and a blank column stands between.
    const [a, b] = [header.split(",").slice(0, 3).join(","), header.split(",").slice(3).join(",")];
    expect(
      await found(`${a},,${b}`, (i) => [
        ids(i, 0),
        time(i, 0),
        i % 2,
        "",
        ...(i < 8 ? [ids(i, 1), time(i, 1), i % 2] : ["", "", ""])
      ])
    ).toHaveLength(1);
  });

  it("stop where identifiers are numbers and names repeat, and of three", async () => {
    const cells = (i: number) => [0, 1, 2].flatMap((of) => [3 * i + of, time(i, of), (i + of) % 2]);
    expect(await found("id,pfs,event,id,pfs,event,id,pfs,event", cells)).toEqual([
      "3 tables: columns id to event, id (2) to event (2), id (3) to event (3)"
    ]);
  });

  it("stop behind a column that counts the rows", async () => {
    const cells = (i: number) => [i + 1, ids(i, 0), time(i, 0), i % 2, ids(i, 1), time(i, 1), i % 2];
    expect(await found("Nr,pat,pfs,event,pat,pfs,event", cells)).toHaveLength(1);
  });

  it("stop for lines of therapy", async () => {
    const cells = (i: number) =>
      [0, 1].flatMap((of) => [ids(Math.floor(i / 2), of), i % 2 ? "SG" : "T-DXd", i * 30, i * 30 + 20]);
    expect(await found("patient_id,regimen,start,end,patient_id,regimen,start,end", cells)).toHaveLength(1);
  });

  it.each<[string, string, (i: number) => readonly (string | number)[]]>([
    ["two endpoints", "pfs,pfs_event,os,os_event", (i) => [time(i, 0), i % 2, time(i, 4), i % 2]],
    [
      "an identifier and two endpoints",
      "id,pfs,pfs_event,os,os_event",
      (i) => [ids(i, 0), time(i, 0), i % 2, time(i, 4), i % 2]
    ],
    [
      "a sample of each patient",
      "id,pfs,event,biopsy_id,ki67,grade",
      (i) => [ids(i, 0), time(i, 0), i % 2, `B${i}`, 10 + i, i % 3]
    ],
    [
      "a column twice",
      "id,pfs,event,id,pfs,event",
      (i) => [ids(i, 0), time(i, 0), i % 2, ids(i, 0), time(i, 0), i % 2]
    ],
    [
      "a matched partner",
      "id,pfs,event,matched_to,pfs_partner,event_partner",
      (i) => [ids(i, 0), time(i, 0), i % 2, ids(n - 1 - i, 0), time(n - 1 - i, 0), 1]
    ],
    ["two lines of each patient", "id,drug,start,end,drug,start,end", (i) => [ids(i, 0), "SG", 0, 30, "T-DXd", 40, 80]],
    ["days of two lines", "start1,end1,start2,end2", (i) => [i, i + 30, i + 100, i + 200]]
  ])("do not: %s", async (_, header, cells) => expect(await found(header, cells)).toEqual([]));
});
