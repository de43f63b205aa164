import {describe, expect, it} from "vitest";
import {readCohort, type ReadCohortOptions} from "../../src/cohort/read-cohort.ts";

const read = (text: string, options: ReadCohortOptions = {}) =>
  readCohort([{name: "c.csv", text, role: "follow-up"}], {unit: "months", ...options});
const records = (rows: readonly string[], header = "time,event") => `${header}\n${rows.join("\n")}\n`;

describe("the outcome of ready-made follow-up", () => {
  it("a + behind a time says censored, also where the outcome is blank", async () => {
    const cohort = await read(records(["5,1", "12.3+,0", "7+,"]));
    expect(cohort.followUp?.array("time")).toEqual([5, 12.3, 7]);
    expect(cohort.followUp?.array("event")).toEqual([1, 0, 0]);
    expect(cohort.ledger).toEqual([]);
  });

  it("a + beside an event is a contradiction, and the record is left out", async () => {
    const cohort = await read(records(["5,1", "12.3+,1"]));
    expect(cohort.followUp?.array("time")).toEqual([5]);
    expect(cohort.ledger.map(({reason}) => reason)).toEqual(["time-against-outcome"]);
  });

  it("one column holds time and outcome where the plan says so", async () => {
    const cohort = await read("months\n5\n12.3+\n\n", {mapping: {time: "months", event: "months"}});
    expect(cohort.followUp?.array("time")).toEqual([5, 12.3]);
    expect(cohort.followUp?.array("event")).toEqual([1, 0]);
    const none = await read("months\n5\n12.3\n", {mapping: {time: "months", event: "months"}});
    expect(none.issues.filter(({stops}) => stops).map(({code}) => code)).toEqual(["outcome-code-open"]);
  });

  it("codes that nobody knows stop, and both readings of them are written", async () => {
    const cohort = await read(records(["5,1", "6,2", "7,2"]));
    expect(cohort.issues.filter(({stops}) => stops)).toMatchObject([
      {
        code: "outcome-code-open",
        column: "event",
        received: "1 (1), 2 (2)",
        choices: [
          {line: 'values: {event: {"1": censored, "2": event}}'},
          {line: 'values: {event: {"1": event, "2": censored}}'}
        ]
      }
    ]);
    expect(cohort.withoutOutcome?.array("time")).toEqual([5, 6, 7]);
  });

  it("a column of many texts is no outcome, and none of them is told", async () => {
    const cohort = await read(records(Array.from({length: 9}, (_, i) => `5,Mary ${i}`)));
    expect(JSON.stringify(cohort.issues.filter(({stops}) => stops))).not.toContain("Mary");
  });

  it("competing causes are named by the plan: events with a cause", async () => {
    const values = {event: {"2": "competing: death"}};
    const cohort = await read(records(["5,1", "6,2", "7,0"]), {values});
    expect(cohort.followUp?.array("event")).toEqual([1, 1, 0]);
    expect(cohort.followUp?.array("event_cause")).toEqual(["event", "death", null]);
  });

  it("a day of death decides 1/2: who has one died", async () => {
    const cohort = await read(
      records(["5,1,", "6,2,2021-03-04", "7,2,2021-05-06", "8,1,"], "time,event,date_of_death")
    );
    expect(cohort.followUp?.array("event")).toEqual([0, 1, 1, 0]);
    expect(cohort.outcome?.[0]?.witness).toEqual({column: "date_of_death", agrees: true});
  });

  it.each(["exitus", "has_died", "os_event", "progression_flag", "had_event", "recurrence"])(
    "%s of 0 and 1 decides 1/2",
    async (column) => {
      const {followUp} = await read(records(["5,1,0", "6,2,1", "7,2,1", "8,1,0"], `time,event,${column}`));
      expect(followUp?.array("event")).toEqual([0, 1, 1, 0]);
    }
  );

  it("a vital status that says the opposite of 0/1 stops", async () => {
    const cohort = await read(records(["5,1,alive", "6,0,dead", "7,0,dead", "8,1,alive"], "time,event,vital"));
    expect(cohort.issues.map(({code}) => code)).toEqual(
      expect.arrayContaining(["outcome-code-open", "outcome-contradicted"])
    );
  });

  it("an exact repetition of a patient's record is left out, one without an identifier is none", async () => {
    const repeated = await read(records(["P1,5,1", "P1,5,1", "P1,6,1", "P2,5,1"], "patient_id,time,event"));
    expect(repeated.ledger.map(({row, reason}) => `${row} ${reason}`)).toEqual(["3 duplicate-row"]);
    expect((await read(records(["5,1", "5,1"]))).followUp?.numRows()).toBe(2);
  });

  it("an event at time 0 counts, with a note; a censored record at 0 needs none", async () => {
    const notes = async (...rows: readonly string[]) => {
      const cohort = await read(records(rows));
      const zero = cohort.issues.filter(({code}) => code === "event-at-time-zero");
      return [cohort.followUp?.array("event"), zero.map(({severity, count}) => `${severity} ${count}`)];
    };
    expect(await notes("0,1", "0,1", "0,0", "7,1")).toEqual([[1, 1, 0, 1], ["note 2"]]);
    expect(await notes("0,0", "7,1")).toEqual([[0, 1], []]);
  });

  it("-1 is never 1 in any column of levels", async () => {
    const lines = await readCohort([
      {name: "l.csv", text: "patient_id,regimen,start,her2_ihc\nP1,SG,0,-1\nP1,T-DXd,50,-2\nP2,SG,0,1+\n"}
    ]);
    expect(lines.lines.array("her2_ihc")).toEqual(["-1", "-2", "1+"]);
  });

  it("every record with one code is said, because it may be a coding that nobody sees", async () => {
    const codes = async (text: string) => (await read(text)).issues.map(({code}) => code);
    expect(await codes(records(["5,1", "6,1"]))).toContain("outcome-one-sided");
    expect(await codes(records(["5,1", "6,0"]))).not.toContain("outcome-one-sided");
  });

  it("several words that nobody knows are never offered with one meaning for all", async () => {
    const {issues} = await read(records(["5,zgon", "6,zyje", "7,zgon"]));
    expect(issues.find(({code}) => code === "outcome-code-open")?.choices?.map(({line}) => line)).toEqual([
      'values: {event: {"zgon": event, "zyje": censored}}',
      'values: {event: {"zgon": censored, "zyje": event}}'
    ]);
  });

  it("a unit that the name of the column contradicts stops", async () => {
    const stops = async (header: string) =>
      (await read(records(["5,1", "6,0"], header), {mapping: {time: header.split(",")[0] ?? ""}})).issues
        .filter(({stops: own}) => own)
        .map(({code}) => code);
    expect(await stops("PFS_years,event")).toEqual(["unit-against-header"]);
    expect(await stops("PFS_months,event")).toEqual([]);
    expect(await stops("PFS,event")).toEqual([]);
  });
});
