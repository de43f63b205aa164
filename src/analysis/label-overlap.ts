import type {CountTable} from "../record/count-table.ts";
import type {ClinicalPair} from "./clinical-records.ts";
import {text} from "./group-of.ts";

/** What both ADCs of a sequence are known for by their labels and payloads, with how many patients took that sequence: expected, and not observed in the cohort. */
export function labelOverlap(pairs: readonly ClinicalPair[]): CountTable | null {
  const sequences = new Map<string, {shared: string | null; n: number}>();
  for (const {sequence, cells} of pairs) {
    const shared = cells["shared_toxicities"];
    sequences.set(sequence, {
      shared: shared === null || shared === undefined ? null : String(shared),
      n: (sequences.get(sequence)?.n ?? 0) + 1
    });
  }
  const counts = [...sequences]
    .sort(([a, one], [b, two]) => two.n - one.n || (a < b ? -1 : 1))
    .flatMap(([group, {shared, n}]) =>
      (shared === null ? ["no established profile"] : shared === "" ? ["none"] : shared.split("|")).map((item) => ({
        group: text(group) ?? "",
        item,
        value: null,
        n,
        of: pairs.length
      }))
    );
  return counts.length === 0
    ? null
    : {name: "label-overlap", population: {code: "transitions-by-sequence"}, counts, notes: [{code: "from-labels"}]};
}
