import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {completePlan, PlanError, type PlanSpec} from "../../src/record/plan.ts";

const read = (text: string, mapping: PlanSpec["mapping"], role: "follow-up" | "lines" = "follow-up") =>
  readCohort([{name: "c.csv", text, role}], {
    ...(mapping === undefined ? {} : {mapping}),
    unit: "months",
    ...(role === "lines" ? {dateMode: {mode: "shifted"}} : {})
  });

const rows = (...cells: string[]): string =>
  `id,arm,months,progressed,died\n${cells.map((row, i) => `P${i},A,${i + 3},${row}`).join("\n")}\n`;

const outcomes = async (text: string, mapping: PlanSpec["mapping"]) => {
  const {followUp, issues} = await read(text, mapping);
  return {events: followUp?.array("event"), stops: issues.filter((one) => one.stops === true).map((one) => one.code)};
};

describe("either of two outcomes", () => {
  const either: PlanSpec["mapping"] = {time: "months", event: {either: ["progressed", "died"]}};

  it("is an event where one tells it, and none where both say no", async () => {
    expect(await outcomes(rows("1,0", "0,1", "0,0", "1,1"), either)).toEqual({events: [1, 1, 0, 1], stops: []});
    expect(await outcomes(rows("ja,nein", "nein,ja", "nein,nein"), either)).toEqual({events: [1, 1, 0], stops: []});
  });

  it("takes days and marks for events, and their absence for none", async () => {
    const text = rows("2024-03-01,", ",2024-05-02", ",", "x,");
    expect(await outcomes(text, either)).toEqual({events: [1, 1, 0, 1], stops: []});
    expect(await outcomes(rows("812,", ",1023", ","), either)).toEqual({events: [1, 1, 0], stops: []});
  });

  it("does not know an outcome where one cell is blank among answers and the other says no", async () => {
    const {followUp} = await read(rows("1,0", ",0", ",1", "0,0", ...Array.from({length: 40}, () => "0,0")), either);
    expect(followUp?.array("event").slice(0, 3)).toEqual([1, 1, 0]);
    expect(followUp?.numRows()).toBe(43);
  });

  it("turns what asks for life", async () => {
    const text = "id,months,PD,alive\nA,2,no,yes\nB,3,no,no\nC,4,yes,yes\n";
    expect(await outcomes(text, {time: "months", event: {either: ["PD", "alive"]}})).toEqual({
      events: [0, 1, 1],
      stops: []
    });
  });

  it("stops at codes that say nothing", async () => {
    expect((await outcomes(rows("1,2", "2,1", "1,1"), either)).stops).toContain("either-not-read");
    expect((await outcomes(rows("yes,gone", "no,no", "no,no"), either)).stops).toContain("either-not-read");
  });

  it("names a column that no file has", async () => {
    const {issues} = await read(rows("1,0", "0,1"), {time: "months", event: {either: ["progressed", "deceased"]}});
    expect(issues.filter(({code}) => code === "mapped-column-absent").map(({column}) => column)).toEqual(["deceased"]);
  });

  it("is for outcomes alone", () => {
    expect(() => completePlan({mapping: {time: {either: ["a", "b"]}}})).toThrow(PlanError);
    expect(() => completePlan({mapping: {event: {either: ["a"]}}})).toThrow(PlanError);
  });

  it("is offered beside each of two outcomes, and runs", async () => {
    const text = rows("1,0", "0,1", "0,0", "1,0", "0,1", "1,1", "0,0", "1,0");
    const {issues} = await read(text, {time: "months"});
    const [first] = issues.flatMap(({code, choices = []}) => (code === "several-outcomes" ? choices : []));
    expect(first?.line).toBe('mapping: {event: {either: ["progressed", "died"]}}');
    expect(first?.why).toBe("6 events in 8 rows, of progression or death");
    const {followUp} = await read(text, either);
    expect(followUp?.array("event")).toEqual([1, 1, 0, 1, 1, 1, 0, 1]);
  });
});

describe("the first of several columns", () => {
  it("takes the corrected cell where there is one", async () => {
    const text = "id,months,months_corrected,event\nA,2,,1\nB,3,7,0\nC,4,NA,1\n";
    const {followUp, issues} = await read(text, {time: {firstOf: ["months_corrected", "months"]}, event: "event"});
    expect(followUp?.array("time")).toEqual([2, 7, 4]);
    expect(issues.filter(({stops}) => stops === true)).toEqual([]);
    const told = issues.find(({code}) => code === "column-of-several");
    expect(told?.received).toBe("months_corrected in 1, months in 2 of 3 rows");
  });

  it("is offered where a second version holds some records alone", async () => {
    const text = "id,months,months_corrected,event\nA,2,,1\nB,3,7,0\nC,4,,1\n";
    const {issues} = await read(text, {time: "months", event: "event"});
    const [first] = issues.flatMap(({code, choices = []}) => (code === "corrected-beside" ? choices : []));
    expect(first?.line).toBe('mapping: {time: {firstOf: ["months_corrected", "months"]}}');
  });

  it("serves files of lines", async () => {
    const text =
      "patient_id,regimen,regimen given,start,end,progression\nA,T-DXd,,2020-01-01,2020-06-01,2020-06-01\nA,T-DXd,SG,2020-07-01,2020-09-01,2020-09-01\n";
    const {lines} = await read(text, {regimen: {firstOf: ["regimen given", "regimen"]}}, "lines");
    expect(lines.array("regimen")).toEqual(["T-DXd", "SG"]);
  });
});

describe("the earliest of several days", () => {
  const lines = async (format: "iso" | "dmy" | undefined, ...cells: readonly string[]) => {
    const mapping: PlanSpec["mapping"] = {progression: {earliest: ["PD CT", "PD clinical"]}};
    const text = `patient_id,regimen,start,end,PD CT,PD clinical\n${cells.map((own, i) => `P${i},SG,2020-01-01,,${own}`).join("\n")}\n`;
    const {lines: table, issues} = await readCohort([{name: "c.csv", text}], {
      mapping,
      dateMode: {mode: "real", ...(format === undefined ? {} : {format})}
    });
    return {
      days: table.array("progression"),
      stops: issues.filter((one) => one.stops === true).map((one) => [one.code, one.row])
    };
  };
  const day = (iso: string): number => Date.parse(iso) / 86_400_000;

  it("is the earlier of both, and the only one where one is blank", async () => {
    const {days, stops} = await lines(
      "iso",
      "2020-05-01,2020-04-01",
      "2020-05-01,",
      ",2020-06-01",
      ",",
      "2020-03-01,2020-03-02"
    );
    expect(days).toEqual(
      ["2020-04-01", "2020-05-01", "2020-06-01", null, "2020-03-01"].map((iso) => (iso === null ? null : day(iso)))
    );
    expect(stops).toEqual([]);
  });

  it("compares days, not texts", async () => {
    const {days} = await lines("dmy", "01.10.2020,13.09.2020", "02.12.2020,25.11.2020");
    expect(days).toEqual([day("2020-09-13"), day("2020-11-25")]);
  });

  it("stops where the order of day and month would decide", async () => {
    const {stops} = await lines(undefined, "05.04.2020,04.06.2020");
    expect(stops).toContainEqual(["earliest-not-known", 2]);
    const known = await lines("dmy", "05.04.2020,04.06.2020");
    expect(known.stops).toEqual([]);
  });

  it("leaves a text that is no day to be explained", async () => {
    const {days} = await lines("iso", "2020-05-01,soon", "2020-05-01,2020-04-01");
    expect(days).toEqual([day("2020-04-01")]);
  });
});
