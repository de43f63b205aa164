import type {LedgerLine} from "../record/ledger-line.ts";

/** A patient with the covariates that a model needs; null or blank = missing. */
export interface CovariateRecord {
  readonly patientId: string | null;
  readonly cells: Readonly<Record<string, unknown>>;
  /** Where the record stands, for the ledger. */
  readonly file?: string | null;
  readonly row?: number | null;
}

/**
 * Whether a column says nothing of a patient: blank, or `unknown`.
 *
 * @example
 * isMissing({ecog: "unknown"}, "ecog") // true
 */
export function isMissing(cells: Readonly<Record<string, unknown>>, column: string): boolean {
  const value = cells[column];
  return value === null || value === undefined || value === "" || value === "unknown";
}

/**
 * The records that have every covariate, and a ledger line for each of the others with what it lacks.
 *
 * Blank text counts as missing; so does `unknown`. Throws `RangeError` for a covariate that no record has a column for.
 *
 * @example
 * const {kept, ledger} = completeCases([{patientId: "P1", cells: {age: 50}}, {patientId: "P2", cells: {age: null}}], ["age"]);
 * [kept.length, ledger[0].detail] // [1, "not in adjusted contrasts; missing: age"]
 */
export function completeCases<R extends CovariateRecord>(
  records: readonly R[],
  covariates: readonly string[]
): {readonly kept: readonly R[]; readonly ledger: readonly LedgerLine[]} {
  for (const name of covariates)
    if (!records.some(({cells}) => name in cells))
      throw new RangeError(`covariates must be columns of the records, got ${name}`);
  const missingOf = ({cells}: R): string[] => covariates.filter((name) => isMissing(cells, name));
  return {
    kept: records.filter((record) => missingOf(record).length === 0),
    ledger: records
      .filter((record) => missingOf(record).length > 0)
      .map((record) => ({
        step: "adjustment",
        unit: record.patientId === null ? "row" : "patient",
        reason: "missing-covariate",
        detail: `not in adjusted contrasts; missing: ${missingOf(record).join(", ")}`,
        file: record.file ?? null,
        row: record.row ?? null,
        patientId: record.patientId
      }))
  };
}
