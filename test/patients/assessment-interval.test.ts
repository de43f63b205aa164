import {table} from "arquero";
import {describe, expect, it} from "vitest";
import {assessmentDays, assessmentInterval} from "../../src/patients/assessment-interval.ts";

const on = (patientId: string, lastAssessment: number | null, progression: number | null, start = 0) => ({
  patientId,
  start,
  lastAssessment,
  progression
});
const seen = (...rows: readonly [string, number | null][]) =>
  table({patient_id: rows.map(([id]) => id), day: rows.map(([, day]) => day)});

describe("the interval that is usual between assessments", () => {
  it("is the median of all gaps on the ADCs, the start counting as assessed, up to progression or the last assessment", () => {
    // P1: 30, 50, 70 (the progression on day 150); P2: 42, and the scan on day 300 is of another line; P3 has no scan of its own.
    const file = seen(
      ["P1", 80],
      ["P1", 30],
      ["P1", 80],
      ["P1", 150],
      ["P1", 400],
      ["P2", 142],
      ["P2", 300],
      ["P2", null]
    );
    expect(assessmentInterval([on("P1", 80, 150), on("P2", 142, null, 100), on("P3", 60, null)], file)).toBe(46);
    expect(assessmentInterval([on("P1", 80, 150)], file)).toBe(50);
  });

  it("is that from the last assessment to progression where no scans are given, or none lies on an ADC", () => {
    const both = [on("P1", 80, 150), on("P2", 60, 90), on("P3", 60, null), on("P4", 50, 50), on("P5", null, 70)];
    expect(assessmentInterval(both, null)).toBe(50);
    expect(assessmentInterval(both, seen(["P9", 10]))).toBe(50);
  });

  it("is not known without either", () => {
    expect(assessmentInterval([on("P3", 60, null), on("P6", -20, 30)], null)).toBeNull();
    expect(assessmentInterval([], seen(["P1", 10]))).toBeNull();
  });
});

it("days of assessment are ascending by patient, and none where no file is given", () => {
  expect(assessmentDays(null)).toBeNull();
  expect(assessmentDays(seen(["P1", 30], ["P2", 5], ["P1", 10]))?.get("P1")).toEqual([10, 30]);
});
