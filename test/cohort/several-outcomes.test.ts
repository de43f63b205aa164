import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {severalOutcomes} from "../../src/cohort/several-outcomes.ts";

/** Ten patients: of whom progression was seen, who died, and whose PFS ended with either. */
const pd = [1, 1, 1, 1, 0, 0, 0, 0, 0, 0];
const dead = [1, 0, 0, 0, 1, 1, 0, 0, 0, 0];
const either = pd.map((one, i) => one || (dead[i] ?? 0));
const times = pd.map((_, i) => i + 1);
type Columns = Readonly<Record<string, readonly (string | number)[]>>;
const words = (of: readonly number[], yes: string, no: string): string[] => of.map((one) => (one === 1 ? yes : no));

const choice = (columns: Columns, time: string, event: string) => {
  const table = {header: Object.keys(columns), columns: Object.values(columns).map((own) => own.map(String))};
  const found = severalOutcomes(table, {time, event});
  return found === null
    ? null
    : (found.reason ?? found.columns.map(({column, kind}) => `${column} ${kind}`).join(", "));
};
const stops = async (columns: Columns, more: Parameters<typeof readCohort>[1] = {}) => {
  const rows = times.map((_, i) =>
    Object.values(columns)
      .map((own) => own[i])
      .join()
  );
  const text = `${Object.keys(columns).join()}\n${rows.join("\n")}\n`;
  const {issues} = await readCohort([{name: "c.csv", text}], {unit: "months", ...more});
  return issues.flatMap(({code, stops, choices = []}) =>
    stops === true ? [[code, ...choices.map(({line}) => line)]] : []
  );
};

describe("two outcomes in a file of ready-made follow-up", () => {
  it("are open where neither names nor events decide", () => {
    expect(choice({months: times, status: dead, PD: pd}, "months", "status")).toBe("status any, PD progression");
    expect(
      choice({months: times, status: words(dead, "tot", "lebt"), Progress: words(pd, "ja", "nein")}, "months", "status")
    ).toBe("status death, Progress progression");
    expect(choice({months: times, event: pd, Tod: dead}, "months", "event")).toBe("event any, Tod death");
    expect(choice({months: times, event: pd, alive: dead.map((one) => 1 - one)}, "months", "event")).toBe(
      "event any, alive death"
    );
    expect(choice({months: times, event: pd, Befund: words(dead, "dead", "alive")}, "months", "event")).toBe(
      "event any, Befund death"
    );
  });

  it("are decided where one tells progressions, deaths and neither", () => {
    const outcome = pd.map((one, i) =>
      one === 1 ? "Progression" : dead[i] === 1 ? "Death" : "Alive without progression"
    );
    const status = words(dead, "dead", "alive");
    expect(choice({"months": times, outcome, "last status": status}, "months", "outcome")).toBe(
      "outcome tells progressions and deaths apart"
    );
    const two = outcome.map((word) => (word === "Death" ? "Alive without progression" : word));
    expect(choice({"months": times, "outcome": two, "last status": status}, "months", "outcome")).toBe(
      "outcome progression, last status death"
    );
    expect(choice({"os_months": times, outcome, "last status": status}, "os_months", "outcome")).toContain(
      "last status death"
    );
  });

  it("are decided where one holds the deaths or progressions of the other and more", () => {
    expect(choice({months: times, event: either, death: dead}, "months", "event")).toBe(
      "event holds 3 of the 3 events of death and 3 more"
    );
    expect(choice({months: times, event: either, PD: pd}, "months", "event")).toBe(
      "event holds 4 of the 4 events of PD and 2 more"
    );
    // Two of ten deaths may stand outside, and no more.
    const many = [...pd.map(() => 1), ...pd];
    const but = (k: number): number[] => [
      ...pd.map((_, i) => (i < 10 - k ? 1 : 0)),
      ...pd.map((_, i) => (i > 9 - k ? 1 : 0))
    ];
    const long = many.map((_, i) => i + 1);
    expect(choice({months: long, event: many, death: but(2)}, "months", "event")).toMatch(/8 of the 10/);
    expect(choice({months: long, event: many, death: but(3)}, "months", "event")).toBe("event any, death death");
  });

  it("are decided by names", () => {
    expect(choice({pfs_months: times, pfs_event: pd, death: dead}, "pfs_months", "pfs_event")).toBe(
      "pfs_months and pfs_event are named alike"
    );
    expect(choice({os_months: times, dead, PD: pd}, "os_months", "dead")).toMatch(/of survival/);
    const pairs = {pfs_months: times, pfs_event: either, os_months: times, os_event: dead};
    expect(choice(pairs, "pfs_months", "pfs_event")).toBeNull();
  });

  it("who died without the progression that is read is asked for, unless a time of survival lets it be checked", () => {
    expect(choice({pfs_months: times, PD: pd, death: dead}, "pfs_months", "PD")).toBe("PD progression, death death");
    expect(
      choice({pfs_months: times, os_months: times, PD: pd, deceased: dead, death: dead}, "pfs_months", "PD")
    ).toMatch(/^pfs_months and PD are of progression/);
  });

  it("are none where they are one, nor beside covariates, causes, days and how the disease began", () => {
    expect(choice({months: times, event: pd, PD: words(pd, "yes", "no")}, "months", "event")).toBeNull();
    expect(
      choice(
        {
          months: times,
          event: pd,
          sex: words(dead, "f", "m"),
          visceral: dead,
          prior_relapse: dead,
          relapse: dead,
          response: words(dead, "PD", "no PD"),
          stop_reason: words(dead, "dead", "alive"),
          death_day: dead.map((one, i) => (one === 1 ? 300 + i : "")),
          cause: words(dead, "cancer", "other")
        },
        "months",
        "event"
      )
    ).toBeNull();
  });
});

describe("reading a file with two outcomes", () => {
  it("stops with a line for each and its events, until the plan names one", async () => {
    const columns = {months: times, status: dead, PD: pd};
    const lines = ['mapping: {event: "status"}', 'mapping: {event: "PD"}'];
    expect(await stops(columns)).toEqual([["several-outcomes", ...lines]]);
    expect(await stops(columns, {mapping: {time: "months", event: "PD"}})).toEqual([]);
  });

  it("stops where deaths alone are the event of progression-free survival, and progressions that of survival", async () => {
    const accept = "accept: [event-of-other-endpoint]";
    const alive = words(dead, "dead", "alive");
    expect(await stops({pfs_months: times, vital_status: alive})).toEqual([["event-of-other-endpoint", accept]]);
    expect(await stops({pfs_months: times, status: alive}, {mapping: {time: "pfs_months", event: "status"}})).toEqual([
      ["event-of-other-endpoint", accept]
    ]);
    expect(await stops({os_months: times, pfs_event: pd})).toEqual([["event-of-other-endpoint", accept]]);
    expect(await stops({pfs_months: times, pfs_status: alive})).toEqual([]);
    expect(await stops({os_months: times, vital_status: alive})).toEqual([]);
    expect(await stops({months: times, vital_status: alive})).toEqual([]);
  });
});
