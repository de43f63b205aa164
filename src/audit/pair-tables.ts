import type {ColumnTable} from "arquero";
import {columnOf, dayOfCell} from "../cohort/therapy-lines.ts";
import {exposuresByPatient} from "../patients/exposure-table.ts";
import {patientDays} from "../patients/patient-days.ts";
import {pairsOf, type AdcPair, type AdcPairs} from "../patients/adc-pair.ts";
import type {AdcPairOptions, AdcPatient, AdcTime} from "../patients/adc-starter.ts";
import type {AuditPair} from "./audit-input.ts";
import {ruleApplied} from "./audit-pair.ts";

/**
 * The first metastatic ADC1→ADC2 pair of each patient, with PFS on both; patients who started ADC1 and are no pair are on the ledger, with the reason.
 *
 * `exposures` and `followUp` (one endpoint) have the columns of `adcExposures` and `deriveFollowUp`; `patients` has `patient_id` and, where recorded,
 * `data_cutoff`, `death`, `last_contact`.
 */
export function adcPairs(
  exposures: ColumnTable,
  followUp: ColumnTable,
  patients: ColumnTable,
  options: AdcPairOptions = {}
): AdcPairs {
  return pairsOf(patientsIn(exposures, patients), timesIn(followUp), options);
}

/**
 * Pairs with what the audit asks beside the two times: sequence, centre, therapy in between, death, and whether a rule joined or split exposures.
 *
 * `exposures` and `transitions` have the columns of `adcExposures` and `adcTransitions`, `patients` those of a cohort; a column that is not there is null for everyone.
 */
export function auditPairs(
  pairs: readonly AdcPair[],
  exposures: ColumnTable,
  transitions: ColumnTable,
  patients: ColumnTable
): AuditPair[] {
  const patientOf = new Map(patientsIn(exposures, patients).map((patient) => [patient.patientId, patient]));
  const changeOf = firstChanges(transitions);
  const centreOf = centresIn(patients);
  const hasRules = exposures.columnNames().includes("rule");
  return pairs.map((pair) => {
    const patient = patientOf.get(pair.patientId);
    const {sequence = null, contact = null} = changeOf.get(pair.patientId) ?? {};
    return {
      ...pair,
      sequence,
      centre: centreOf.get(pair.patientId) ?? null,
      intervening: contact === null ? null : contact !== "direct",
      death: patient?.days.death ?? null,
      lastContact: patient?.days.lastContact ?? null,
      ruleApplied: hasRules
        ? [patient?.adc1, patient?.adc2].some((adc) => adc !== undefined && adc !== null && ruleApplied(adc))
        : null
    };
  });
}

/** Sequence and contact of each patient's change from the first ADC to the second. */
function firstChanges(
  transitions: ColumnTable
): ReadonlyMap<string, {readonly sequence: string | null; readonly contact: string | null}> {
  const [ids, froms, tos, sequences, contacts] = [
    "patient_id",
    "from_position",
    "to_position",
    "sequence",
    "contact"
  ].map((name) => columnOf(transitions, name));
  return new Map(
    (ids ?? []).flatMap((id, i) =>
      froms?.[i] === 1 && tos?.[i] === 2
        ? [[String(id), {sequence: wordOf(sequences?.[i]), contact: wordOf(contacts?.[i])}] as const]
        : []
    )
  );
}

function centresIn(patients: ColumnTable): ReadonlyMap<string, string | null> {
  const centres = columnOf(patients, "centre");
  return new Map(columnOf(patients, "patient_id").map((id, i) => [String(id), wordOf(centres[i])]));
}

/** Patients as far as pairs ask for them, in the order of the exposures. */
function patientsIn(exposures: ColumnTable, patients: ColumnTable): AdcPatient[] {
  const daysOf = patientDays(patients);
  return [...exposuresByPatient(exposures)].map(([patientId, own]) => ({
    patientId,
    adc1: own.find(({position}) => position === 1) ?? null,
    adc2: own.find(({position}) => position === 2) ?? null,
    days: daysOf(patientId)
  }));
}

function timesIn(followUp: ColumnTable): AdcTime[] {
  const [ids, positions, times, events, causes, entries] = [
    "patient_id",
    "position",
    "time",
    "event",
    "cause",
    "entry"
  ].map((name) => columnOf(followUp, name));
  return (ids ?? []).map((id, i) => ({
    patientId: String(id),
    position: dayOfCell(positions?.[i]),
    time: Number(times?.[i]),
    event: events?.[i] === 1 ? 1 : 0,
    cause: wordOf(causes?.[i]),
    entry: dayOfCell(entries?.[i])
  }));
}

const wordOf = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
