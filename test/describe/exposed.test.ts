import {table} from "arquero";
import {describe, expect, it} from "vitest";
import {byDrugAndPosition, exposedTable, type ExposedRecord} from "../../src/describe/exposed-table.ts";
import {observedSafety} from "../../src/describe/safety.ts";
import {stopReasons} from "../../src/describe/stop-reasons.ts";
import type {CountTable, ExposedPatients} from "../../src/record/count-table.ts";
import {hostileLabels} from "./ten-patients.ts";

const everyone: ExposedPatients = {code: "everyone-exposed", where: null};
const exposed = (patientId: string, given: Partial<ExposedRecord>): ExposedRecord => ({
  patientId,
  label: "SG",
  position: 1,
  start: 0,
  end: null,
  firstLine: null,
  lastLine: null,
  nextStart: null,
  stopReason: null,
  doseReductions: null,
  ...given
});

/** Seven exposures of five patients; expected values below are counted by hand from these rows. */
const exposures: readonly ExposedRecord[] = [
  exposed("P1", {end: 100, firstLine: 1, lastLine: 1, nextStart: 120, stopReason: "progression", doseReductions: 1}),
  exposed("P1", {label: "T-DXd", position: 2, start: 120, firstLine: 2, lastLine: 2}),
  exposed("P2", {end: 50, firstLine: 1, lastLine: 1, nextStart: 60, stopReason: "toxicity", doseReductions: 0}),
  exposed("P2", {label: "T-DXd", position: 2, start: 60, end: 90, firstLine: 2, lastLine: 3, doseReductions: 2}),
  exposed("P3", {label: "T-DXd", end: 40, firstLine: 1, lastLine: 1, stopReason: "progression"}),
  exposed("P4", {end: 40, stopReason: "progression", doseReductions: 0}),
  exposed("P5", {label: "T-DXd", end: 10, stopReason: "toxicity"})
];
const events = (rows: readonly Readonly<Record<string, string | number | null>>[]) =>
  table(
    Object.fromEntries(
      ["patient_id", "line", "onset", "term", "ctcae_grade", "action", '"];globalThis.describedByNobody=true;//'].map(
        (name) => [name, rows.map((row) => row[name] ?? null)]
      )
    )
  );
const safety = (rows: Parameters<typeof events>[0], of: readonly ExposedRecord[] = exposures): CountTable | null =>
  observedSafety(exposedTable(of), everyone, events(rows));
const counts = (found: CountTable | null): Record<string, string> =>
  Object.fromEntries(
    (found?.counts ?? []).map(({group, item, value, n, of}) => [
      [group, item, value].filter((part) => part !== null).join(" · "),
      `${n}/${of}`
    ])
  );

describe("drugs in their positions", () => {
  it("stand by position, the commonest first, then by name: three SG and two T-DXd as ADC1, two T-DXd as ADC2", () => {
    const order = ["SG as ADC1", "T-DXd as ADC1", "T-DXd as ADC2"];
    expect([...byDrugAndPosition(exposures).keys()]).toEqual(order);
    expect([...new Set(stopReasons(exposedTable(exposures), everyone)?.counts.map(({group}) => group))]).toEqual(order);
    const tied = ["b", "a"].map((label) => exposed(label, {label, stopReason: "death"}));
    expect(stopReasons(exposedTable(tied), everyone)?.counts.map(({group}) => group)).toEqual([
      "a as ADC1",
      "b as ADC1"
    ]);
  });
});

describe("reasons for stopping", () => {
  it("are counted of everyone who received the drug; without a last dose treatment goes on, with one the reason is not recorded", () => {
    expect(counts(stopReasons(exposedTable(exposures), everyone))).toEqual({
      "SG as ADC1 · progression": "2/3",
      "SG as ADC1 · toxicity": "1/3",
      "T-DXd as ADC1 · progression": "1/2",
      "T-DXd as ADC1 · toxicity": "1/2",
      "T-DXd as ADC2 · not recorded": "1/2",
      "T-DXd as ADC2 · treatment goes on": "1/2"
    });
  });

  it("are no table where none is recorded", () => {
    expect(stopReasons(exposedTable([exposed("P1", {})]), everyone)).toBeNull();
  });

  it("drugs and reasons may be called anything", () => {
    const found = stopReasons(
      exposedTable(hostileLabels.map((name, i) => exposed(`P${i}`, {label: name, stopReason: name}))),
      everyone
    );
    expect(found?.counts.map(({group, item, n, of}) => [group, item, n, of])).toEqual(
      hostileLabels
        .toSorted((a, b) => (`${a} as ADC1` < `${b} as ADC1` ? -1 : 1))
        .map((name) => [`${name} as ADC1`, name, 1, 1])
    );
  });
});

describe("adverse events by drug and position", () => {
  it("belong to the exposure of their line, whatever the day", () => {
    const found = counts(safety([{patient_id: "P2", line: 3, onset: 1, term: "Rash", ctcae_grade: 3}]));
    expect([found["T-DXd as ADC2 · Rash · any grade"], found["SG as ADC1 · Rash · any grade"]]).toEqual(["1/2", "0/3"]);
  });

  it("without a line, to that in which they began: the first day of the next drug is of the next, day 30 after the last dose still of this", () => {
    const at = (patient_id: string, onset: number): string[] => {
      const found = safety([{patient_id, onset, term: "Rash", ctcae_grade: 1}]);
      return (found?.counts ?? []).filter(({item, n}) => item === "Rash" && n > 0).map(({group}) => group);
    };
    expect(at("P2", 59)).toEqual(["SG as ADC1"]);
    expect(at("P2", 60)).toEqual(["T-DXd as ADC2"]);
    expect(at("P3", 0)).toEqual(["T-DXd as ADC1"]);
    expect(at("P3", -1)).toEqual([]);
    expect(at("P3", 70)).toEqual(["T-DXd as ADC1"]);
    expect(at("P3", 71)).toEqual([]);
    expect(at("nobody", 5)).toEqual([]);
  });

  it("are of no drug from the day on which a therapy without an ADC began, and of the later of two exposures that hold them", () => {
    const positionsAt = (event: Readonly<Record<string, number>>): unknown[] => {
      const given = [
        exposed("P6", {end: 100, firstLine: 1, lastLine: 2, nextStart: 110}),
        exposed("P6", {position: 2, start: 200, end: 250, firstLine: 2, lastLine: 4})
      ];
      const found = safety([{patient_id: "P6", term: "Rash", ctcae_grade: 1, ...event}], given);
      return (found?.counts ?? []).filter(({item, n}) => item === "Rash" && n > 0).map(({group}) => group);
    };
    expect(positionsAt({onset: 109})).toEqual(["SG as ADC1"]);
    expect(positionsAt({onset: 110})).toEqual([]);
    expect(positionsAt({line: 1})).toEqual(["SG as ADC1"]);
    expect(positionsAt({line: 2})).toEqual(["SG as ADC2"]);
  });

  it("count each patient once with the worst grade: 3 is severe, 2 and no grade are not", () => {
    const found = safety([
      {patient_id: "P1", line: 1, term: "nausea", ctcae_grade: 2},
      {patient_id: "P1", line: 1, term: " NAUSEA", ctcae_grade: 3},
      {patient_id: "P2", line: 1, term: "Nausea", ctcae_grade: 2},
      {patient_id: "P4", onset: 3, term: "Rash", ctcae_grade: null},
      {patient_id: "P4", term: "Rash", ctcae_grade: 5},
      {patient_id: "P5", onset: 41, term: "Rash", ctcae_grade: 5}
    ]);
    const of = (item: string): unknown[] =>
      ["any grade", "grade 3 or more"].map((value) => counts(found)[`SG as ADC1 · ${item} · ${value}`]);
    expect([of("any adverse event"), of("Nausea"), of("Rash")]).toEqual([
      ["3/3", "1/3"],
      ["2/3", "1/3"],
      ["1/3", "0/3"]
    ]);
    expect(found?.notes).toEqual([
      {code: "events-outside", n: 1},
      {code: "events-undated", n: 1},
      {code: "events-ungraded", n: 1},
      {code: "whatever-the-cause"}
    ]);
  });

  it("keep a term apart from a row of the table that has its name, and count dose reductions among those recorded", () => {
    const found = safety([
      {patient_id: "P1", line: 1, term: "pneumonitis", ctcae_grade: 1, action: "drug withdrawn"},
      {patient_id: "P2", line: 1, term: "interstitial lung disease", ctcae_grade: 1, action: "not withdrawn"}
    ]);
    const ofSg = (found?.counts ?? [])
      .filter(({group}) => group === "SG as ADC1")
      .map(({item, value, n}) => [item, value, n]);
    expect(ofSg).toEqual([
      ["any adverse event", "any grade", 2],
      ["any adverse event", "grade 3 or more", 0],
      ["drug stopped for an event", null, 1],
      ["ILD/pneumonitis, all terms", "any grade", 2],
      ["ILD/pneumonitis, all terms", "grade 3 or more", 0],
      ["Interstitial lung disease", "any grade", 1],
      ["Interstitial lung disease", "grade 3 or more", 0],
      ["Pneumonitis", "any grade", 1],
      ["Pneumonitis", "grade 3 or more", 0],
      ["any dose reduction, as the line says", null, 1]
    ]);
    const reduced = (found?.counts ?? []).filter(({item}) => item.startsWith("any dose reduction"));
    expect(reduced.map(({n, of}) => [n, of])).toEqual([
      [1, 3],
      [0, 0],
      [1, 1]
    ]);
  });

  it("terms, drugs and columns may be called anything, and nothing of them runs", () => {
    const found = safety(
      hostileLabels.map((term, i) => ({patient_id: `P${i}`, line: null, onset: 1, term, ctcae_grade: 1})),
      hostileLabels.map((label, i) => exposed(`P${i}`, {label}))
    );
    const seen = (found?.counts ?? []).filter(
      ({item, value, n}) => n > 0 && value === "any grade" && item !== "any adverse event"
    );
    expect(seen.map(({n, of}) => [n, of])).toEqual(hostileLabels.map(() => [1, 1]));
    expect("describedByNobody" in globalThis).toBe(false);
  });

  it("are no table without a file", () => {
    expect(observedSafety(exposedTable(exposures), everyone, null)).toBeNull();
  });
});
