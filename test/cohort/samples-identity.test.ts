import {readdirSync, readFileSync} from "node:fs";
import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {deriveFollowUp} from "../../src/patients/follow-up-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {endpoints} from "../../src/cohort/endpoints.ts";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {expectIdentity} from "./ledger-identity.ts";

const folder = new URL("../../data-samples/", import.meta.url);
const samples = readdirSync(folder).filter((name) => name.endsWith(".csv"));

/** From file to follow-up nothing is lost: rows, patients, exposures. */
function expectNothingLost(cohort: Cohort): void {
  expectIdentity(cohort);
  if (cohort.shape === "follow-up") return;
  const {exposures} = adcExposures(cohort);
  const known = new Set(cohort.patients.array("patient_id") as string[]);
  for (const id of exposures.array("patient_id") as string[]) expect(known.has(id)).toBe(true);
  for (const {name} of endpoints) {
    const derived = deriveFollowUp(exposures, cohort, name);
    expect(derived.followUp.numRows() + derived.ledger.length).toBe(exposures.numRows());
    const [times, events, causes, reasons] = ["time", "event", "cause", "reason"].map((column) =>
      derived.followUp.array(column)
    ) as [number[], number[], (string | null)[], string[]];
    times.forEach((time, i) => {
      expect(Number.isInteger(time) && time >= 0).toBe(true);
      expect(events[i]).toBe(causes[i] === null ? 0 : 1);
      expect(reasons[i]).toMatch(events[i] === 1 ? /^event: / : /^censored: /);
    });
  }
}

describe("rows read = rows used + rows on the ledger; patients and exposures likewise", () => {
  it.each(samples)("in %s", async (name) => {
    expectNothingLost(await readCohort([{name, bytes: new Uint8Array(readFileSync(new URL(name, folder)))}]));
  });

  const day = fc.oneof(
    {weight: 8, arbitrary: fc.integer({min: -50, max: 900}).map(String)},
    {weight: 3, arbitrary: fc.constant("")},
    {weight: 1, arbitrary: fc.constantFrom("x", "12.5", "2020-01-01", "NA", "143.0")}
  );
  const record = fc.record({
    patient_id: fc.constantFrom("P1", "P2", "P3", "P4", "P5", ""),
    line: fc.constantFrom("", "1", "2", "3", "2L", "x"),
    regimen: fc.constantFrom("T-DXd", "SG", "EV + pembrolizumab", "capecitabine", "mystery", ""),
    start: day,
    end: day,
    setting: fc.constantFrom("", "metastatic", "adjuvant", "early"),
    progression: day,
    last_assessment: day,
    stop_reason: fc.constantFrom("", "progression", "toxicity", "?"),
    death: fc.constantFrom("", "", "", "800", "y"),
    last_contact: fc.constantFrom("", "700", "900"),
    data_cutoff: fc.constantFrom("", "1000", "400"),
    sex: fc.constantFrom("F", "m", ""),
    note: fc.string()
  });
  const quoted = (text: string): string =>
    /[",\n\r;\t]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;

  it("in random cohorts", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(record, {maxLength: 25}), async (records) => {
        const names = [
          "patient_id",
          "line",
          "regimen",
          "start",
          "end",
          "setting",
          "progression",
          "last_assessment",
          "stop_reason",
          "death",
          "last_contact",
          "data_cutoff",
          "sex",
          "note"
        ] as const;
        const text = [names.join(","), ...records.map((one) => names.map((name) => quoted(one[name])).join(","))].join(
          "\n"
        );
        expectNothingLost(await readCohort([{name: "random.csv", text}]));
      }),
      {numRuns: 150}
    );
  });
});
