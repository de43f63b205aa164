import {medianSorted} from "simple-statistics";
import {describe, expect, it} from "vitest";
import {syntheticCohort} from "../../src/cohort/synthetic-cohort.ts";
import type {SyntheticLine} from "../../src/cohort/synthetic-line.ts";
import {syntheticScenarios} from "../../src/cohort/synthetic-scenarios.ts";
import {DAYS_PER_MONTH} from "../../src/math/calendar-days.ts";

const byPatient = (lines: readonly SyntheticLine[]): SyntheticLine[][] => {
  const patients = new Map<string, SyntheticLine[]>();
  for (const line of lines) patients.set(line.patient_id, [...(patients.get(line.patient_id) ?? []), line]);
  return [...patients.values()];
};

describe("syntheticCohort", () => {
  it("gives the same lines for the same seed", () => {
    expect(syntheticCohort("breast-sequential", {seed: 5})).toEqual(syntheticCohort("breast-sequential", {seed: 5}));
    expect(syntheticCohort("breast-sequential", {seed: 5})).not.toEqual(
      syntheticCohort("breast-sequential", {seed: 6})
    );
  });

  it("draws times on ADC1 with the median of its scenario", () => {
    const arm = syntheticScenarios.find(({name}) => name === "urothelial-ev-sg")!.arms[0];
    const lines = syntheticCohort("urothelial-ev-sg", {seed: 1, size: 30});
    const months = byPatient(lines)
      .map((patient) => patient.find((line) => arm.adc1.includes(line.regimen))!)
      .filter((line) => line.progression !== null)
      .map((line) => (line.progression! - line.start) / DAYS_PER_MONTH)
      .sort((a, b) => a - b);
    // Standard error of an exponential median is median / (ln 2 · sqrt n) = 0.17 months at n = 2200; four of them.
    expect(months.length).toBeGreaterThan(2000);
    expect(Math.abs(medianSorted(months) - arm.medianAdc1)).toBeLessThan(0.7);
  });

  it.each(syntheticScenarios.map(({name}) => name))(
    "%s holds possible histories only, each row marked synthetic",
    (name) => {
      for (const lines of byPatient(syntheticCohort(name, {size: 3}))) {
        for (const line of lines) {
          expect(line.synthetic).toBe("synthetic");
          expect(line.end === null || line.end >= line.start).toBe(true);
          expect(line.progression === null || line.progression > line.start).toBe(true);
          expect(
            line.progression === null || line.last_assessment === null || line.last_assessment < line.progression
          ).toBe(true);
          expect(line.start <= line.data_cutoff && line.last_contact <= line.data_cutoff).toBe(true);
          expect(
            line.death === null ||
              (line.death <= line.data_cutoff && line.death >= line.start && line.last_contact <= line.death)
          ).toBe(true);
        }
        for (const [index, line] of lines.entries())
          if (index > 0) expect(line.start).toBeGreaterThan(lines[index - 1].start);
        expect(
          new Set(
            lines.map(({death, last_contact, data_cutoff, tumour, age}) =>
              JSON.stringify([death, last_contact, data_cutoff, tumour, age])
            )
          ).size
        ).toBe(1);
      }
    }
  );

  it("leaves patients without a second ADC in the file of everyone who started ADC1, and none in a received-both file", () => {
    const adcs = new Set(syntheticScenarios.flatMap(({arms}) => arms.flatMap(({adc1, adc2}) => [...adc1, ...adc2])));
    const share = (name: string): number => {
      const patients = byPatient(syntheticCohort(name)).filter(([line]) => !line.patient_id.includes("X"));
      return (
        patients.filter((lines) => lines.filter(({regimen}) => adcs.has(regimen)).length >= 2).length / patients.length
      );
    };
    expect(share("breast-sequential")).toBe(1);
    expect(share("breast-all-adc1")).toBeLessThan(0.75);
  });

  it("names the scenario that was probably meant", () => {
    expect(() => syntheticCohort("breast-sequental")).toThrow("did you mean breast-sequential?");
  });
});
