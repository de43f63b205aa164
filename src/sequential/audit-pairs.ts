import type {ColumnTable} from "arquero";
import type {ExposureRule} from "../patients/exposure-rules.ts";
import type {AdcPair} from "./adc-pair.ts";
import {recordsOf} from "./adc-starter.ts";
import type {AuditPair} from "./audit-finding.ts";

/** Rules that leave the start and end of an ADC where the file has them. */
const HARMLESS: ReadonlySet<string> = new Set<ExposureRule>([
  "single-line",
  "same-line-rows",
  "treated-beyond-progression",
  "unknown-adc"
]);

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
  const text = (value: unknown): string | null => (typeof value === "string" && value !== "" ? value : null);
  const byPatient = (
    rows: readonly Readonly<Record<string, unknown>>[]
  ): Map<string, Readonly<Record<string, unknown>>> => new Map(rows.map((row) => [String(row["patient_id"]), row]));
  const first = byPatient(
    recordsOf(transitions).filter((row) => row["from_position"] === 1 && row["to_position"] === 2)
  );
  const known = byPatient(recordsOf(patients));
  const rules = new Map<string, boolean>();
  for (const row of recordsOf(exposures)) {
    if (row["position"] !== 1 && row["position"] !== 2) continue;
    const id = String(row["patient_id"]);
    rules.set(
      id,
      rules.get(id) === true || (text(row["rule"]) ?? "").split("; ").some((rule) => rule !== "" && !HARMLESS.has(rule))
    );
  }
  const hasRules = exposures.columnNames().includes("rule");
  return pairs.map((pair) => {
    const [transition, patient] = [first.get(pair.patientId), known.get(pair.patientId)];
    const contact = text(transition?.["contact"]);
    const death = patient?.["death"];
    return {
      ...pair,
      sequence: text(transition?.["sequence"]),
      centre: text(patient?.["centre"]),
      intervening: contact === null ? null : contact !== "direct",
      death: typeof death === "number" ? death : null,
      ruleApplied: hasRules ? (rules.get(pair.patientId) ?? false) : null
    };
  });
}
