import {describe, expect, it} from "vitest";
import {outcomeCodebook} from "../../src/cohort/outcome-codebook.ts";
import {outcomeWitnesses} from "../../src/cohort/outcome-witness.ts";

type Row = readonly [outcome: string, beside: string, times: number];

/** The codebook of an outcome column with one column beside it. */
function codebook(rows: readonly Row[], {outcome = "status", beside = "vital", time = "months", plan = {}} = {}) {
  const of = (k: 0 | 1): string[] => rows.flatMap((row) => Array.from({length: row[2]}, () => row[k]));
  const table = {header: [outcome, beside], columns: [of(0), of(1)]};
  const {codes, witness, doubt} = outcomeCodebook({
    file: "c.csv",
    column: outcome,
    time,
    texts: of(0),
    meaningOf: (text) => new Map(Object.entries<string>(plan)).get(text) ?? null,
    witnesses: outcomeWitnesses(table, {outcome, time})
  });
  return {read: codes.map(({code, meaning}) => `${code} ${meaning.kind}`), witness, doubt};
}

const open = ["0 open", "1 open"];
const usual = ["0 censored", "1 event"];

describe("a second column", () => {
  it("decides 1/2 although it says nothing of a fifth of a code's records, and not of more", () => {
    const some = (blank: number): string[] =>
      codebook([
        ["1", "alive", 10 - blank],
        ["1", "", blank],
        ["2", "dead", 5]
      ]).read;
    expect(some(2)).toEqual(["1 censored", "2 event"]);
    expect(some(3)).toEqual(["1 open", "2 open"]);
  });

  it("decides nothing of 1/2 where one record goes the other way", () => {
    const rows: Row[] = [
      ["1", "alive", 9],
      ["1", "dead", 1],
      ["2", "dead", 5]
    ];
    expect(codebook(rows).read).toEqual(["1 open", "2 open"]);
  });

  it("stops 0/1 where deaths stand with the censored: half of them more than with the events", () => {
    const stands = (dead: number): ReturnType<typeof codebook> =>
      codebook([
        ["0", "dead", dead],
        ["0", "alive", 10 - dead],
        ["0", "", 1],
        ["1", "alive", 8],
        ["1", "dead", 2]
      ]);
    // 7/10 - 2/10 = 0.5, 6/10 - 2/10 = 0.4; 3/10 - 2/10 = 0.1
    expect(stands(7)).toMatchObject({read: open, witness: {column: "vital", agrees: false}, doubt: null});
    expect(stands(6)).toMatchObject({read: usual, witness: null, doubt: {column: "vital", records: 6}});
    expect(stands(3)).toMatchObject({read: usual, doubt: null});
  });

  it("does not doubt progression of which some died later and some did not", () => {
    const rows: Row[] = [
      ["0", "alive", 12],
      ["1", "alive", 9],
      ["1", "dead", 6]
    ];
    expect(codebook(rows, {outcome: "pfs_event"})).toMatchObject({read: usual, doubt: null});
    // A column that asks for death has to agree record by record.
    expect(codebook(rows, {outcome: "os_event"})).toMatchObject({read: usual, doubt: {records: 9}});
  });

  it("doubts what the plan says, and lets it stand", () => {
    const rows: Row[] = [
      ["1", "dead", 4],
      ["2", "alive", 4]
    ];
    expect(codebook(rows, {plan: {"1": "censored", "2": "event"}})).toEqual({
      read: ["1 censored", "2 event"],
      witness: null,
      doubt: {column: "vital", records: 4}
    });
    // Where both ask for death, each of the eight disagrees.
    expect(codebook(rows, {outcome: "os_status", plan: {"1": "censored", "2": "event"}}).doubt).toEqual({
      column: "vital",
      records: 8
    });
  });

  it.each<[string, string, string]>([
    ["progressed", "no", "yes"],
    ["PD_YN", "0", "1"],
    ["EVNTDESC", "Last tumour assessment without progression", "Disease progression"],
    ["EVNTDESC", "COMPLETED STUDY", "Death"],
    ["event_type", "New anticancer therapy", "PD"],
    ["CNSDTDSC", "Data cut-off", ""],
    ["censor_reason", "lost", "n/a"],
    ["OS_STATUS", "0:LIVING", "1:DECEASED"],
    ["date_of_death", "", "2021-02-03"]
  ])("%s tells: %j from %j", (beside, censored, event) => {
    const rows: Row[] = [
      ["1", censored, 3],
      ["2", event, 3]
    ];
    expect(codebook(rows, {beside}).read).toEqual(["1 censored", "2 event"]);
    const inverted: Row[] = [
      ["1", censored, 3],
      ["0", event, 3]
    ];
    expect(codebook(inverted, {beside}).read).toEqual(open);
  });

  it("stops a coding that the header gives, where it says the opposite, and takes blanks for none where events alone are described", () => {
    const rows: Row[] = [
      ["1", "Documented PD", 4],
      ["1", "Death", 2],
      ["0", "", 5]
    ];
    // CNSR is 0 for an event by its name.
    const asked = {outcome: "CNSR", beside: "EVNTDESC"};
    expect(codebook(rows, asked)).toMatchObject({read: open, witness: {column: "EVNTDESC", agrees: false}});
    const right = rows.map(([code, text, times]): Row => [code === "1" ? "0" : "1", text, times]);
    expect(codebook(right, asked)).toMatchObject({read: ["0 event", "1 censored"], doubt: null});
  });

  it("decides nothing where its name asks nothing", () => {
    const rows: Row[] = [
      ["1", "yes", 3],
      ["2", "no", 3]
    ];
    expect(codebook(rows, {beside: "brain_mets"}).read).toEqual(["1 open", "2 open"]);
  });

  it.each(["x", "†", "yes", "ja", "1", "✓"])("marked %s, and blank for no, is an answer", (mark) => {
    const marked = (event: string, censored: string, beside = "exitus") =>
      codebook(
        [
          ["0", censored, 5],
          ["1", event, 8]
        ],
        {beside}
      );
    expect(marked("", mark)).toMatchObject({read: open, witness: {column: "exitus", agrees: false}});
    expect(marked(mark, "")).toMatchObject({read: usual, witness: {column: "exitus", agrees: true}, doubt: null});
    // A column that asks nothing has no answer.
    expect(marked("", mark, "brain_mets")).toMatchObject({read: usual, witness: null, doubt: null});
  });

  it("of death speaks record by record where the outcome is death, by its name, its time's, or since all who have the event died", () => {
    const deaths = (events: number, of: Parameters<typeof codebook>[1]) =>
      codebook(
        [
          ["0", "", 9],
          ["0", "x", 1],
          ["1", "x", events],
          ["1", "", 8 - events]
        ],
        {beside: "exitus", ...of}
      ).doubt?.records;
    expect(deaths(8, {time: "os_months"})).toBe(1);
    expect(deaths(7, {time: "os_months"})).toBe(2);
    expect(deaths(8, {time: "months"})).toBe(1);
    expect(deaths(7, {time: "months"})).toBeUndefined();
    // Who was censored for progression may die later.
    expect(deaths(8, {time: "pfs_months"})).toBeUndefined();
  });

  describe("that tells why the therapy ended", () => {
    const ends = (rows: readonly Row[], of: Parameters<typeof codebook>[1] = {}) =>
      codebook(rows, {beside: "off_treatment_reason", ...of});

    it("decides codes that go with death or progression, and stops where it says the opposite", () => {
      const rows: Row[] = [
        ["1", "toxicity", 4],
        ["1", "", 1],
        ["2", "PD", 5],
        ["2", "death", 1]
      ];
      expect(ends(rows).read).toEqual(["1 censored", "2 event"]);
      const inverted = rows.map(([code, text, times]): Row => [code === "1" ? "1" : "0", text, times]);
      expect(ends(inverted)).toMatchObject({read: open, witness: {agrees: false}});
    });

    it("is told of one record that it says died or progressed, and that is censored", () => {
      const rows = (text: string): Row[] => [
        ["0", "ongoing", 12],
        ["0", text, 1],
        ["1", "PD", 9],
        ["1", "toxicity", 3]
      ];
      const doubt = {column: "off_treatment_reason", records: 1};
      expect(ends(rows("death"))).toMatchObject({read: usual, doubt});
      expect(ends(rows("Progress"))).toMatchObject({read: usual, doubt});
      expect(ends(rows("toxicity"))).toMatchObject({read: usual, doubt: null});
      // Who progressed may live, and who stopped, ended.
      expect(ends(rows("death"), {time: "os_months"})).toMatchObject({doubt});
      expect(ends(rows("Progress"), {time: "os_months"})).toMatchObject({read: usual, doubt: null});
      expect(ends(rows("death"), {time: "rwTTD"})).toMatchObject({read: usual, doubt: null});
    });

    it("is told where nothing else is written", () => {
      const rows: Row[] = [
        ["0", "", 9],
        ["0", "died", 2],
        ["1", "", 9]
      ];
      expect(ends(rows)).toMatchObject({read: usual, doubt: {records: 2}});
    });
  });
});
