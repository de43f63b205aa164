import {describe, expect, it} from "vitest";
import {readCohort} from "../../src/cohort/read-cohort.ts";

/** Ten events, then ten that are censored; what a further column says of each, by default what agrees. */
const outcome = (i: number): 0 | 1 => (i < 10 ? 1 : 0);
async function found(column: string, cells: (i: number) => string, {time = "pfs_months"} = {}) {
  const rows = Array.from({length: 20}, (_, i) => `${i + 1.5},${outcome(i)},${cells(i)}\n`);
  const cohort = await readCohort([{name: "c.csv", text: `${time},event,${column}\n${rows.join("")}`}], {
    unit: "months"
  });
  return cohort.issues.flatMap(({code, count, stops}) =>
    /^outcome-(?:contradicted|doubtful|code-open)$/.test(code)
      ? [`${code} ${count}${stops === true ? " stops" : ""}`]
      : []
  );
}
/** Says "event" in words where the outcome does, but for `wrong` records from the first event and the first censored one on. */
const but =
  (event: string, censored: string, wrong: {readonly events?: number; readonly censored?: number} = {}) =>
  (i: number): string => {
    const isWrong = i < 10 ? i < (wrong.events ?? 0) : i - 10 < (wrong.censored ?? 0);
    return (outcome(i) === 1) === isWrong ? censored : event;
  };

describe("columns beside the outcome of ready-made follow-up", () => {
  it.each([
    ["progression_date", "2023-05-03", ""],
    ["Progressdatum", "03.05.2023", ""],
    ["fecha_progresion", "03/05/2023", ""],
    ["last_status", "PD", "SD"],
    ["disease_status", "progressive disease", "NED"],
    ["letzter_status", "Progress", "stabil"],
    ["censored", "no", "yes"],
    ["is_censored", "0", "1"]
  ])("%s agrees, is told from one record on, and stops where it says the opposite", async (column, event, none) => {
    expect(await found(column, but(event, none))).toEqual([]);
    expect(await found(column, but(event, none, {censored: 1}))).toEqual(["outcome-doubtful 1"]);
    expect(await found(column, but(event, none, {censored: 10, events: 10}))).toEqual([
      "outcome-code-open 20 stops",
      "outcome-contradicted 1"
    ]);
  });

  it("a day of progression may lack beside an event, which may be a death; a mark of censoring may not stand there", async () => {
    expect(await found("progression_date", but("2023-05-03", "", {events: 2}))).toEqual([]);
    expect(await found("censored", but("no", "yes", {events: 1}))).toEqual(["outcome-doubtful 1"]);
  });

  it("days of progression are no witness of survival", async () => {
    const others = but("2023-05-03", "", {censored: 10, events: 10});
    expect(await found("progression_date", others, {time: "os_months"})).toEqual([]);
    expect(await found("progression_date", but("2023-05-03", "", {censored: 3}), {time: "os_months"})).toEqual([]);
    expect(await found("last_status", but("PD", "SD", {censored: 3}), {time: "os_months"})).toEqual([]);
  });

  it("progression as best response is an event, and other responses say nothing", async () => {
    expect(await found("BOR", (i) => (i < 5 ? "PD" : i % 2 === 0 ? "PR" : "SD"))).toEqual([]);
    expect(await found("BOR", (i) => (i < 5 || i === 12 ? "PD" : "SD"))).toEqual(["outcome-doubtful 1"]);
    expect(await found("best_response", (i) => (i === 19 ? "progressive disease" : "CR"))).toEqual([
      "outcome-doubtful 1"
    ]);
    expect(await found("best_response", (i) => (i === 19 ? "PD" : "CR"), {time: "os_months"})).toEqual([]);
  });
});

describe("remarks on the outcome", () => {
  const remark = (i: number, at: number, text: string): string => (i === at ? JSON.stringify(text) : "");

  it.each([
    ["Bemerkung", "kein Progress, zensiert"],
    ["comment", "censored"],
    ["Notes", "correction: event = 0"],
    ["remarques", "sans progression"],
    ["PI comment", "event 0"]
  ])("%s: %s denies an event and agrees with none", async (column, text) => {
    expect(await found(column, (i) => remark(i, 3, text))).toEqual(["outcome-doubtful 1"]);
    expect(await found(column, (i) => remark(i, 13, text))).toEqual([]);
  });

  it.each([
    ["comment", "PD"],
    ["Kommentar", "Progress; danach SG"],
    ["note", "correction: event = 1"],
    ["observaciones", "progresión"]
  ])("%s: %s tells an event where none is recorded, and agrees with one", async (column, text) => {
    expect(await found(column, (i) => remark(i, 13, text))).toEqual(["outcome-doubtful 1"]);
    expect(await found(column, (i) => remark(i, 3, text))).toEqual([]);
  });

  it.each([
    ["comment", "PD on prior EV"],
    ["comment", "alive"],
    ["comment", "PD; censored"],
    ["history", "PD"],
    ["comment", "event = 2"]
  ])("%s: %s says nothing of the event", async (column, text) => {
    expect(await found(column, (i) => remark(i, 3, text))).toEqual([]);
    expect(await found(column, (i) => remark(i, 13, text))).toEqual([]);
  });

  it("of overall survival says what tells of death or censoring alone", async () => {
    const os = (text: string, at: number) => found("comment", (i) => remark(i, at, text), {time: "os_months"});
    expect(await os("PD", 13)).toEqual([]);
    expect(await os("no progression", 3)).toEqual([]);
    expect(await os("alive", 3)).toEqual(["outcome-doubtful 1"]);
    expect(await os("censored", 3)).toEqual(["outcome-doubtful 1"]);
  });
});
