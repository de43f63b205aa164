import type {LedgerLine} from "../record/ledger-line.ts";

/** A patient with the covariates that a model needs; null or blank = missing. */
export interface CovariateRecord {
  readonly patientId: string | null;
  readonly cells: Readonly<Record<string, unknown>>;
}

/**
 * The records that have every covariate, and a ledger line for each of the others with what it lacks.
 *
 * Blank text counts as missing; so does `unknown`. Throws `RangeError` for a covariate that no record has a column for.
 *
 * @example
 * const {kept, ledger} = completeCases([{patientId: "P1", cells: {age: 50}}, {patientId: "P2", cells: {age: null}}], ["age"]);
 * [kept.length, ledger[0].detail] // [1, "missing: age"]
 */
export function completeCases<R extends CovariateRecord>(records: readonly R[], covariates: readonly string[]): {readonly kept: readonly R[]; readonly ledger: readonly LedgerLine[]} {
  for (const name of covariates) if (!records.some(({cells}) => name in cells)) throw new RangeError(`covariates must be columns of the records, got ${name}`);
  const missingOf = ({cells}: R): string[] => covariates.filter((name) => [null, undefined, "", "unknown"].includes(cells[name] as null));
  return {
    kept: records.filter((record) => missingOf(record).length === 0),
    ledger: records.filter((record) => missingOf(record).length > 0).map((record) => ({
      step: "adjustment", unit: "patient", reason: "missing-covariate", detail: `missing: ${missingOf(record).join(", ")}`, file: null, row: null, patientId: record.patientId
    }))
  };
}
