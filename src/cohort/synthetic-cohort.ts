import {seededRandom} from "../math/random.ts";
import {nearMiss} from "../record/near-miss.ts";
import type {SyntheticLine} from "./synthetic-line.ts";
import {drawPatient} from "./synthetic-patient.ts";
import {syntheticScenarios, type ScriptedLine, type SyntheticScenario} from "./synthetic-scenarios.ts";

export interface SyntheticOptions {
  readonly seed?: number;
  /** Multiplies the size of every arm. */
  readonly size?: number;
}

/**
 * An invented cohort drawn from a named scenario: one record per line of therapy, sorted by patient and start, days on each
 * patient's own clock (day 0 = diagnosis of advanced disease). Times on each ADC are exponential and independent of each other; in a received-both
 * scenario patients are drawn until they reach ADC2 before the cut-off, so that their times on ADC1 are truncated as those of such cohorts are; progression is dated on the day it happens and the last clean assessment lies on a 6-weekly schedule before it.
 *
 * Throws `RangeError` when the scenario is not known or `size` is not above 0.
 *
 * @example
 * syntheticCohort("urothelial-ev-sg", {seed: 1})[0].synthetic // "synthetic"
 */
export function syntheticCohort(
  scenarioName: string,
  {seed = 20260101, size = 1}: SyntheticOptions = {}
): SyntheticLine[] {
  const scenario = scenarioNamed(scenarioName);
  if (!(size > 0)) throw new RangeError(`size must be above 0, got ${size}`);
  const random = seededRandom(seed);
  const lines: SyntheticLine[] = [];
  let patient = 0;
  for (const arm of scenario.arms)
    for (let i = 0; i < Math.max(1, Math.round(arm.n * size)); i++) {
      patient += 1;
      lines.push(...drawPatient(`SYN-${String(patient).padStart(4, "0")}`, arm, scenario, random));
    }
  lines.push(...scenario.scripted.map(scriptedLine));
  return lines;
}

function scenarioNamed(wanted: string): SyntheticScenario {
  const scenario = syntheticScenarios.find(({name}) => name === wanted);
  if (scenario !== undefined) return scenario;
  const names = syntheticScenarios.map(({name}) => name);
  const meant = nearMiss(wanted, names);
  throw new RangeError(
    `scenario must be one of ${names.join(", ")}, got ${wanted}${meant === null ? "" : `; did you mean ${meant}?`}`
  );
}

function scriptedLine(given: ScriptedLine): SyntheticLine {
  return {
    patient_id: `SYN-${given.patient}`,
    line: given.line,
    regimen: given.regimen,
    start: given.start,
    end: given.end,
    setting: given.setting,
    progression: given.progression,
    progression_basis: given.progression === null ? null : "imaging",
    last_assessment: given.lastAssessment,
    stop_reason: given.stopReason,
    best_response: given.setting === "metastatic" ? "SD" : null,
    cycles: null,
    death: null,
    last_contact: given.lastContact,
    data_cutoff: given.lastContact + 10,
    tumour: given.tumour,
    site: given.site,
    sex: "female",
    age: 57,
    her2_status: given.her2,
    hr_status: given.hr,
    ecog: 1,
    visceral: "yes",
    synthetic: "synthetic"
  };
}
