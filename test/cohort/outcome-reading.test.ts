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

  it("a + decides a blank beside it, and where no outcome stands anywhere a time without one is an event; each is told", async () => {
    const cohort = await read(records(["5,1", "6+,", "7,1", ">8,"]));
    expect(cohort.followUp?.array("event")).toEqual([1, 0, 1, 0]);
    expect(cohort.issues.filter(({severity}) => severity === "error")).toEqual([]);
    const codes = cohort.outcome?.[0]?.codes.map(({code, count, meaning, basis}) => [code, count, meaning.kind, basis]);
    expect(codes).toEqual([
      ["1", 2, "event", "convention"],
      ["blank beside a time with +", 2, "censored", "convention"]
    ]);
    expect((await read(records(["5,", "6+,", "7,", "8+,"]))).followUp?.array("event")).toEqual([1, 0, 1, 0]);
    // A blank beside a time without + tells nothing where others have an outcome, and the plan's word goes before.
    expect((await read(records(["5,1", "6+,", "7,", "8,1"]))).followUp?.numRows()).toBe(3);
    const values = {event: {"": "event"}};
    expect((await read(records(["5,1", "6,", "7,1"]), {values})).followUp?.array("event")).toEqual([1, 1, 1]);
  });

  it("a + beside an event stops from two and more than 5 % on, with the line that lets the + decide where it can", async () => {
    const found = async (rows: readonly string[]) =>
      (await read(records(rows))).issues
        .filter(({code}) => code === "time-against-outcome")
        .map(({stops, count, choices = []}) => [stops === true, count, choices.map(({line}) => line)]);
    const accept = "accept: [time-against-outcome]";
    expect(await found(["5,1", "6+,1", "7,1", "8+,1"])).toEqual([
      [true, 2, ['mapping: {time: "time", event: "time"}', accept]]
    ]);
    expect(await found(["5,1", "6+,1", "7,0", "8+,1"])).toEqual([[true, 2, [accept]]]);
    expect(await found(["5,1", "6+,1", "7,1"])).toEqual([[false, 1, []]]);
    const one = await read(records(["5,1", "6+,1", "7,1"]));
    expect(one.ledger.map(({row, reason}) => `${row} ${reason}`)).toEqual(["3 time-against-outcome"]);
    // The line does what it says.
    const mapping = {time: "time", event: "time"};
    const decided = await read(records(["5,1", "6+,1", "7,1", "8+,1"]), {mapping});
    expect(decided.followUp?.array("event")).toEqual([1, 0, 1, 0]);
  });

  describe("a word behind a time", () => {
    const against = async (rows: readonly string[], header = "time,event") =>
      (await read(records(rows, header), {mapping: {time: header.split(",")[0] ?? "", event: "event"}})).issues
        .filter(({code}) => code === "time-against-outcome")
        .map(({stops, count}) => `${stops === true ? "stops" : "one"} ${count}`);

    it("leaves the number, and agrees with the outcome or not", async () => {
      const right = ["4.7 (PD),1", "9 (alive),0", "3 mo (death),1", "12.5 censored,0", "8 [ongoing],0", "7,1"];
      const cohort = await read(records(right));
      expect(cohort.followUp?.array("time")).toEqual([4.7, 9, 3, 12.5, 8, 7]);
      expect(cohort.followUp?.array("event")).toEqual([1, 0, 1, 0, 0, 1]);
      expect(cohort.issues.filter(({severity}) => severity !== "note")).toEqual([]);
      expect(await against(["4.7 (PD),0", "9 (alive),0", "6 (death),0", "7,1"])).toEqual(["stops 2"]);
      expect(await against(["4.7 (PD),1", "9 (no progression),1", "7,1"])).toEqual(["one 1"]);
    });

    it("of life contradicts death alone, and of progression nothing of survival", async () => {
      expect(await against(["4.7 (alive),1", "9 (alive),1", "7,0"])).toEqual([]);
      expect(await against(["4.7 (alive),1", "9 (alive),1", "7,0"], "os_months,event")).toEqual(["stops 2"]);
      expect(await against(["4.7 (PD),0", "9 (PD),0", "7,1"], "os_months,event")).toEqual([]);
      expect(await against(["4.7 (PD),0", "9 (PD),0", "7,1"], "pfs_months,event")).toEqual(["stops 2"]);
    });

    it("tells a blank outcome, and stands for the outcome where the plan says so", async () => {
      const blank = await read(records(["4.7 (PD),", "9 (alive),", "5,1", "6,0"]));
      expect(blank.followUp?.array("event")).toEqual([1, 0, 1, 0]);
      expect(blank.outcome?.[0]?.codes.map(({code, meaning}) => `${code}: ${meaning.kind}`)).toEqual([
        "0: censored",
        "1: event",
        "blank beside a time with PD: event",
        "blank beside a time with alive: censored"
      ]);
      const mapping = {time: "time", event: "time"};
      const both = (rows: readonly string[]) => read(records(rows, "time"), {mapping});
      expect((await both(["4.7 (PD)", "9 (alive)", "6+"])).followUp?.array("event")).toEqual([1, 0, 0]);
      expect((await both(["4.7", "9 (alive)", "6+"])).followUp?.array("event")).toEqual([1, 0, 0]);
      // Where some say that they are events, one that says nothing is not known.
      expect((await both(["4.7 (PD)", "9 (alive)", "6"])).issues.some(({stops}) => stops)).toBe(true);
    });

    it("that is none of an outcome leaves no time", async () => {
      const {followUp, issues} = await read(records(["4.7 (CT),1", "9,0", "4 (scan),1"]));
      expect(followUp?.numRows()).toBe(1);
      expect(issues.filter(({severity}) => severity === "error").length).toBe(2);
    });
  });

  it("dates in the place of the outcome are one code, which the plan explains", async () => {
    const rows = ["5,2021-03-04", "6,", "7,05.06.2021", "8,"];
    const open = await read(records(rows));
    expect(open.issues.find(({code}) => code === "outcome-code-open")).toMatchObject({
      stops: true,
      received: "a date (2)",
      choices: [
        {line: 'values: {event: {"a date": event, "": censored}}'},
        {line: 'values: {event: {"a date": censored, "": event}}'}
      ]
    });
    expect(JSON.stringify([open.outcome, open.issues.filter(({stops}) => stops)])).not.toContain("2021");
    const values = {event: {"a date": "event", "": "censored"}};
    const explained = await read(records(rows), {values});
    expect(explained.followUp?.array("event")).toEqual([1, 0, 1, 0]);
    const told = explained.issues.filter(({severity}) => severity !== "note").map(({code}) => code);
    expect(told).toEqual(["deid-calendar-dates"]);
  });

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
