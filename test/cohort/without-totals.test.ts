import {describe, expect, it} from "vitest";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";
import {proposedRepairs} from "../../src/cohort/repairs/repairs.ts";
import {readCsvSheet} from "../../src/files/csv-sheet.ts";
import {expectIdentity} from "./ledger-identity.ts";

const head = "patient_id,months,event,arm";
const patients = Array.from({length: 6}, (_, i) => `P${i},${i + 2}.5,${i % 2},x`);
const read = (rows: readonly string[], options: ReadCohortOptions = {}) =>
  readCohort([{name: "c.csv", text: `${[head, ...rows].join("\n")}\n`}], {unit: "months", ...options});
const settings = async (rows: readonly string[], header = head) =>
  proposedRepairs(await readCsvSheet({name: "c.csv", text: `${[header, ...rows].join("\n")}\n`})).settings;

describe("a row of totals is never a patient", () => {
  it.each([
    [["Median,7.9,1,"]],
    [["Total,50,1,6"]],
    [["N=6,6,1,"]],
    [[",,,", "Mittelwert,8.2,1,", "Summe,49,0,"]],
    [[",8.2,1,", "SD,3.1,0,"]]
  ])("%j", async (tail) => {
    const cohort = await read([...patients, ...tail]);
    expect(cohort.followUp?.numRows()).toBe(6);
    const named = tail.filter((row) => row !== ",,,").length;
    expect(cohort.ledger.filter(({reason}) => reason === "total-row").length).toBe(named);
    expect(cohort.issues.find(({code}) => code === "total-row")).toMatchObject({severity: "warning", count: named});
    expect(cohort.issues.filter(({stops}) => stops)).toEqual([]);
    expectIdentity(cohort);
    expect((await settings([...patients, ...tail])).totalRows).toBe(true);
  });

  it("in a file of lines, neither", async () => {
    const lines = "patient_id,regimen,start,end\nA,SG,0,50\nB,SG,0,70\nMean,,0,60\n";
    const cohort = await readCohort([{name: "l.csv", text: lines}]);
    expect(cohort.patients.array("patient_id")).toEqual(["A", "B"]);
    expect(cohort.ledger.map(({row, reason}) => [row, reason])).toEqual([[4, "total-row"]]);
  });

  it("unless the plan says that it is one", async () => {
    expect((await read([...patients, "Mean,7.9,1,"], {repairs: {totalRows: false}})).followUp?.numRows()).toBe(7);
    expect((await read([...patients, "Mean,7.9,1,"], {repairs: {blankRows: true}})).followUp?.numRows()).toBe(6);
  });

  it("and a patient who is called so among others is one", async () => {
    const letters = Array.from({length: 26}, (_, i) => `${String.fromCodePoint(65 + i)},${i + 1}.5,${i % 2}`);
    expect(await settings(letters, "id,months,event")).toEqual({});
    expect(await settings(letters.slice(0, 14), "id,months,event")).toEqual({});
    expect(await settings(["MAX,5,1", "TOM,6,0", "EVA,7,1"], "id,months,event")).toEqual({});
    expect(await settings(["Q1,5,1", "Q2,6,0", "Q3,7,1"], "id,months,event")).toEqual({});
    expect(await settings(["P1,5,1", "P2,6,0", "MAX,7,1"], "id,months,event")).toEqual({totalRows: true});
    expect((await read([...patients, "Total,7.9,1,y", ",8,1,y"])).followUp?.numRows()).toBe(8);
  });

  it.each([
    ["Total,12.5,24,x"],
    ["All patients,12.5,24,x"],
    ["Median,7.9,1,x"],
    ["Mean,8.2,0.6,x"],
    ["Mean (SD),8.2 (3.1),,x"],
    ["Gesamt,49,3,x"],
    ["n=6,12.5,3,x"],
    [",n=6,3,x"],
    ["N,6,3,x"],
    ["Total,49,3,x", ",8.2,1,x"],
    [",8.2,1,x", "Total,49,3,"]
  ])("with the group filled in: %s", async (...tail) => {
    const cohort = await read([...patients, ...tail]);
    expect(cohort.followUp?.numRows()).toBe(6);
    expect(cohort.issues.find(({code}) => code === "total-row")).toMatchObject({
      severity: "warning",
      count: tail.length
    });
    expectIdentity(cohort);
  });

  it("behind the label of its group", async () => {
    const text = `arm,patient_id,months,event\n${patients
      .map((row) => {
        const [id, months, event, arm] = row.split(",");
        return `${arm},${id},${months},${event}\n`;
      })
      .join("")}x,Total,49,3\nx,All patients,8.2,0.5\n`;
    const cohort = await readCohort([{name: "c.csv", text}], {unit: "months"});
    expect(cohort.followUp?.numRows()).toBe(6);
  });

  it("but no patient goes for a level, a remark or a name", async () => {
    const kept = async (header: string, rows: readonly string[]) => {
      const text = `${[header, ...rows].join("\n")}\n`;
      return (await readCohort([{name: "c.csv", text}], {unit: "months"})).followUp?.numRows();
    };
    // Total and partial resection of half the patients each, with and without identifiers.
    const resections = patients.map((row, i) => `${row},${i % 2 === 0 ? "total" : "partial"}`);
    expect(await kept(`${head},resection`, resections)).toBe(6);
    expect(
      await kept(
        "resection,months,event,arm",
        patients.map((row, i) => row.replace(/^P\d/, i % 2 === 0 ? "total" : "partial"))
      )
    ).toBe(6);
    // Levels between labels and numbers, where nothing names the patients.
    const levels = patients.map((row, i) => {
      const [, months, event] = row.split(",");
      return `x,${i % 2 === 0 ? "total" : "partial"},N,${i % 3 === 0 ? "N" : i},${months},${event}`;
    });
    expect(await kept("arm,resection,visceral,nodes,months,event", levels)).toBe(6);
    // One patient has the level alone, and another a remark, whose identifiers are numbers.
    const numbers = patients.map((row, i) => `${i + 100}${row.slice(2)},${i === 2 ? "Total" : ""}`);
    expect(await kept(`${head},remark`, numbers)).toBe(6);
    // Names beside an arm that others have; Max is one of them.
    const named = ["Tom,5,1,x", "Eva,6,0,x", "Anna,7,1,x", "Max,8,0,x"];
    expect(await kept(head, named)).toBe(4);
    // Identifiers stand on the first row only: what stands below it is the patient's, above and below a total.
    expect(await kept(head, [...patients, "P7,9,1,x", ",4,0,x", "P8,3,1,x", ",2,0,x", "Total,49,3,x"])).toBe(10);
  });
});
