import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {table} from "arquero";
import {describe, expect, it} from "vitest";
import {adcExposures} from "../../src/patients/exposure-table.ts";
import {deriveFollowUp} from "../../src/patients/follow-up-table.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import type {AdcPairs} from "../../src/patients/adc-pair.ts";
import {adcPairs, auditPairs} from "../../src/audit/pair-tables.ts";
import type {AuditPair} from "../../src/audit/audit-input.ts";
import {pairedMethods} from "../../src/paired/paired-methods.ts";
import {receivedBoth} from "../../src/audit/received-both.ts";
import {adcTransitions} from "../../src/patients/transition-table.ts";
import {truncationEstimates, type TruncationEstimate} from "../../src/truncation/truncation-estimates.ts";
import {errorText} from "../../src/words/en/refusals.ts";

async function sample(
  name: string
): Promise<AdcPairs & {readonly audited: readonly AuditPair[]; readonly estimates: readonly TruncationEstimate[]}> {
  const text = readFileSync(fileURLToPath(new URL(`../../data-samples/${name}.csv`, import.meta.url)), "utf8");
  const cohort = await readCohort([{name, text}]);
  const {exposures} = adcExposures(cohort);
  const found = adcPairs(exposures, deriveFollowUp(exposures, cohort, "rwPFS").followUp, cohort.patients);
  return {
    ...found,
    audited: auditPairs(found.pairs, exposures, adcTransitions(exposures, cohort).transitions, cohort.patients),
    estimates: truncationEstimates(found.pairs, {starters: found.starters, replicates: 60})
  };
}

describe("pairs from exposures and follow-up", () => {
  const exposures = table({
    patient_id: ["A", "A", "A", "B", "C", "C", "D", "D"],
    exposure: [1, 2, 3, 1, 1, 2, 1, 2],
    position: [null, 1, 2, 1, 1, 2, 1, 2],
    start: [-300, 0, 210, 5, 0, 500, 0, 100],
    first_line: [null, 1, 3, 1, 2, 3, 1, 2],
    agents: ["x", "t-dxd", "sg", "sg", "sg", "t-dxd", "sg", "t-dxd"]
  });
  const followUp = table({
    patient_id: ["A", "A", "A", "B", "C", "C", "D"],
    exposure: [1, 2, 3, 1, 1, 2, 1],
    position: [null, 1, 2, 1, 1, 2, 1],
    time: [90, 190, 60, 70, 300, 10, 80],
    event: [1, 1, 0, 1, 1, 0, 1],
    cause: ["progression", "progression", null, "death", "progression", null, "progression"],
    entry: [null, null, null, 30, 0, null, null]
  });
  const patients = table({
    patient_id: ["A", "B", "C", "D"],
    data_cutoff: [700, 700, 400, null],
    death: [null, 75, null, null],
    last_contact: [690, 75, 390, 300]
  });

  it("are each patient's first two metastatic exposures; who has no pair is on the ledger with the reason", () => {
    const {pairs, starters, ledger} = adcPairs(exposures, followUp, patients);
    expect(pairs).toEqual([
      {
        patientId: "A",
        group: null,
        adc1Start: 0,
        adc2Start: 210,
        cutoff: 700,
        pfs1: 190,
        event1: 1,
        cause1: "progression",
        line1: 1,
        entry: null,
        pfs2: 60,
        event2: 0,
        cause2: null,
        line2: 3
      }
    ]);
    expect(starters.map(({patientId, adc2Start, entry}) => [patientId, adc2Start, entry])).toEqual([
      ["A", 210, null],
      ["B", null, 30],
      ["C", null, 0],
      ["D", 100, null]
    ]);
    expect(ledger.map(({patientId, reason}) => [patientId, reason])).toEqual([
      ["B", "no-adc2"],
      ["C", "adc2-after-cutoff"],
      ["D", "no-follow-up-on-adc2"]
    ]);
  });

  it("an earlier cut-off of the caller holds, and groups come from the caller", () => {
    const {pairs} = adcPairs(exposures, followUp, patients, {cutoff: 650, group: new Map([["A", "SG after T-DXd"]])});
    expect([pairs[0]?.cutoff, pairs[0]?.group]).toEqual([650, "SG after T-DXd"]);
  });
});

describe("the two samples tell one consistent story", () => {
  it("received both: the design is recognised, contrasts are withheld, and the estimate in all who started is refused", async () => {
    const {pairs, starters, estimates, audited} = await sample("breast-sequential");
    expect(receivedBoth(starters)).toMatchObject({design: "received-both", share: 1});
    expect(
      pairedMethods(pairs, {replicates: 20})
        .filter(({row}) => row.scale === "hazard ratio")
        .every(({row}) => row.estimate === null && row.pValue === null)
    ).toBe(true);
    expect(errorText(estimates.find(({name}) => name === "all-started")?.row.refusal ?? null)).toContain(
      "is not known"
    );
    expect(audited.every(({sequence, intervening}) => sequence !== null && intervening !== null)).toBe(true);
    expect(audited.filter(({ruleApplied}) => ruleApplied === true).length).toBeLessThan(audited.length / 4);
  });

  it("all who started ADC1: the weighted median agrees with that of everyone, and the naive one is well below both", async () => {
    const {starters, estimates} = await sample("breast-all-adc1");
    expect(receivedBoth(starters).design).toBe("all who started ADC1");
    const [naive = NaN, , weighted = NaN, all = NaN] = estimates.map(({row}) => row.estimate ?? NaN);
    expect(naive).toBeLessThan(0.75 * all);
    expect(Math.abs(weighted - all) / all).toBeLessThan(0.15);
  });
});
