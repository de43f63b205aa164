import {quantileSorted} from "simple-statistics";
import {resultRow, type Row} from "../record/row.ts";
import type {Subject} from "./subject.ts";

/** What a table of characteristics describes where a cohort records it; numbers by median and quartiles, levels by counts. */
const described: readonly {readonly column: string; readonly kind: "number" | "level"}[] = [
  {column: "age", kind: "number"}, {column: "line", kind: "number"}, {column: "prior_chemo_lines", kind: "number"},
  ...["sex", "tumour", "her2_status", "hr_status", "ecog", "visceral", "liver_mets", "cns_mets", "de_novo", "contact", "adc1_best_response"].map((column) => ({column, kind: "level" as const}))
];

const quartiles = [["lower quartile", 0.25], ["median", 0.5], ["upper quartile", 0.75]] as const;

/**
 * Characteristics of a group at the start of its second ADC, one row an estimate: quartiles (R's type 7) of numbers, shares of levels among those recorded.
 * `n` is how many are recorded, `nCensored` stays empty; columns that nobody has are left out.
 *
 * @example
 * const subject = (age) => ({patientId: null, file: null, row: null, group: "A", time: 1, event: 1, entry: null, cells: {age}});
 * characteristics("A", [50, 60, 70, 80].map(subject), "all").map(({term, estimate}) => [term, estimate]) // [["age: lower quartile", 57.5], ["age: median", 65], ["age: upper quartile", 72.5]]
 */
export function characteristics(group: string, subjects: readonly Subject[], population: string): Row[] {
  const shared = {analysis: "characteristics", group, population};
  return described.flatMap(({column, kind}): Row[] => {
    const recorded = subjects.map(({cells}) => cells[column] ?? null).filter((cell) => cell !== null && cell !== "");
    if (recorded.length === 0) return [];
    const n = recorded.length;
    if (kind === "number") {
      const sorted = recorded.map(Number).filter(Number.isFinite).sort((a, b) => a - b);
      return sorted.length === 0 ? [] : quartiles.map(([name, p]) => resultRow({...shared, term: `${column}: ${name}`, scale: "value", estimate: quantileSorted(sorted, p), n: sorted.length, method: "quantile, type 7"}));
    }
    const counts = new Map<string, number>();
    for (const cell of recorded) counts.set(String(cell), (counts.get(String(cell)) ?? 0) + 1);
    return [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([level, count]) => resultRow({...shared, term: `${column}: ${level}`, scale: "share", estimate: count / n, n, method: "share of those recorded"}));
  });
}
