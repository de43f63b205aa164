import type {Cohort} from "./cohort.ts";

export interface SmallCombinations {
  /** Columns that were combined. */
  readonly columns: readonly string[];
  /** Combinations shared by fewer than `k` patients. */
  readonly combinations: number;
  /** Patients in such combinations. */
  readonly patients: number;
  readonly k: number;
}

/**
 * How many patients share their combination of age band (ten years), sex, tumour, site, centre and number of lines with fewer than `k` others in the
 * cohort: k-anonymity over what an acquaintance may know. Counts only.
 *
 * Throws `RangeError` when `k` is not an integer of 2 or more.
 * Source: Sweeney 2002, Int J Uncertain Fuzziness Knowl-Based Syst 10:557–570, doi:10.1142/S0218488502001648.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,sex,age\nP1,SG,0,F,41\nP2,SG,0,F,48\nP3,SG,0,M,45\n"}]);
 * smallCombinations(read, {k: 2}).patients // 1
 */
export function smallCombinations({patients, lines, shape}: Pick<Cohort, "patients" | "lines" | "shape">, {k = 5, columns = ["age", "sex", "tumour", "site", "centre"]}: {readonly k?: number; readonly columns?: readonly string[]} = {}): SmallCombinations {
  if (!Number.isInteger(k) || k < 2) throw new RangeError(`k must be an integer of 2 or more, got ${k}`);
  const used = columns.filter((name) => patients.columnNames().includes(name));
  const values = used.map((name) => patients.array(name) as (string | number | null)[]);
  const ids = patients.array("patient_id") as string[];
  const count = new Map<string, number>();
  if (shape === "lines") for (const id of lines.array("patient_id") as string[]) count.set(id, (count.get(id) ?? 0) + 1);
  const sharing = new Map<string, number>();
  ids.forEach((id, i) => {
    const parts = values.map((column, j) => (used[j] === "age" && typeof column[i] === "number" ? Math.floor(column[i] / 10) : column[i] ?? ""));
    const combination = JSON.stringify([...parts, count.get(id) ?? 0]);
    sharing.set(combination, (sharing.get(combination) ?? 0) + 1);
  });
  const small = [...sharing.values()].filter((n) => n < k);
  return {columns: [...used, ...(shape === "lines" ? ["number of lines"] : [])], combinations: small.length, patients: small.reduce((sum, n) => sum + n, 0), k};
}
