import {regimenParser} from "../adc/parse-regimen.ts";
import {adcLabel} from "../adc/regimen.ts";
import type {Cohort} from "./cohort.ts";
import {columnOf, dayOfCell, textsOf} from "./therapy-lines.ts";

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
 * How many patients share their combination of age band (ten years), sex, tumour, site, centre and number of lines and first two conjugates with fewer than `k` others in the
 * cohort: k-anonymity over what an acquaintance may know. Counts only.
 *
 * Throws `RangeError` when `k` is not an integer of 2 or more.
 * Source: Sweeney 2002, Int J Uncertain Fuzziness Knowl-Based Syst 10:557–570, doi:10.1142/S0218488502001648.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,sex,age\nP1,SG,0,F,41\nP2,SG,0,F,48\nP3,SG,0,M,45\n"}]);
 * smallCombinations(read, {k: 2}).patients // 1
 */
export function smallCombinations(
  {patients, lines, shape}: Pick<Cohort, "patients" | "lines" | "shape">,
  {
    k = 5,
    columns = ["age", "sex", "tumour", "site", "centre"]
  }: {readonly k?: number; readonly columns?: readonly string[]} = {}
): SmallCombinations {
  if (!Number.isInteger(k) || k < 2) throw new RangeError(`k must be an integer of 2 or more, got ${k}`);
  const used = columns.filter((name) => patients.columnNames().includes(name));
  const sharing = new Map<string, number>();
  for (const combination of combinationsOf({patients, lines, shape}, used))
    sharing.set(combination, (sharing.get(combination) ?? 0) + 1);
  const small = [...sharing.values()].filter((n) => n < k);
  return {
    columns: [...used, ...(shape === "lines" ? ["number of lines", "first two conjugates"] : [])],
    combinations: small.length,
    patients: small.reduce((sum, n) => sum + n, 0),
    k
  };
}

/** The combination of each patient, as one text. */
function combinationsOf(
  {patients, lines, shape}: Pick<Cohort, "patients" | "lines" | "shape">,
  used: readonly string[]
): string[] {
  const values = used.map((name) => columnOf(patients, name));
  const ofLines = shape === "lines" ? linesOf(lines) : null;
  return textsOf(patients, "patient_id").map((id, i) => {
    const parts = values.map((column, j) =>
      used[j] === "age" && typeof column[i] === "number" ? Math.floor(column[i] / 10) : (column[i] ?? "")
    );
    const own = ofLines?.get(id);
    return JSON.stringify([...parts, own?.count ?? 0, own?.conjugates.slice(0, 2) ?? []]);
  });
}

/** How many lines each patient has, and the conjugates among them in order of start, each change once. */
function linesOf(lines: Cohort["lines"]): Map<string, {count: number; readonly conjugates: string[]}> {
  const labels = new Map<string, readonly string[]>();
  const parse = regimenParser();
  const [ids, regimens] = [textsOf(lines, "patient_id"), textsOf(lines, "regimen")];
  const starts = columnOf(lines, "start").map(dayOfCell);
  const found = new Map<string, {count: number; readonly conjugates: string[]}>();
  for (const i of ids.map((_, k) => k).sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0))) {
    const text = regimens[i] ?? "";
    const adcs = labels.get(text) ?? parse(text).adcs.map(adcLabel);
    labels.set(text, adcs);
    const known = found.get(ids[i] ?? "") ?? {count: 0, conjugates: []};
    found.set(ids[i] ?? "", known);
    known.count += 1;
    for (const adc of adcs) if (known.conjugates.at(-1) !== adc) known.conjugates.push(adc);
  }
  return found;
}
