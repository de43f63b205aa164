import type {Count, CountNote, CountTable, ShownCount, ShownCountTable} from "../record/count-table.ts";
import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import {HIDDEN} from "../record/hidden.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {roundedCount} from "./rounded-count.ts";
import {suppressed, type Sum} from "./suppression.ts";

/**
 * Tables of counts that have a rule: those of the groups analysed, whose sizes stand elsewhere and whose counts add up to none that does. The others share margins with the characteristics
 * (`response-cross`, `biomarker-conversion`) or with the cohort flow (`stop-reasons`, `safety`), from which their hidden cells could be had.
 */
const ruled: ReadonlySet<string> = new Set(["next-therapy"]);

/** `open`: tells no number of patients. `counts`: is not said under a policy. Who is counted is said by every population without a number. */
const noteRules: Readonly<Record<CountNote["code"], "open" | "counts">> = {
  "events-outside": "counts",
  "events-undated": "counts",
  "events-ungraded": "counts",
  "whatever-the-cause": "open",
  "under-each-class": "open",
  "marker-not-on-both-lines": "counts",
  "biopsies-not-recorded": "open",
  "biopsy-after-adc1": "counts",
  "from-labels": "open"
};

/**
 * Tables of counts as a policy allows them. Hidden is a count that is small, one of which the others of its group are few, and as many more as protect these when the reader
 * knows the size of the group and the sum of its counts. Groups that are not among `sizes`, or that are counted over other patients, are left out.
 *
 * @example
 * const count = (item, n) => ({group: "A", item, value: null, n, of: 60});
 * const table = {name: "next-therapy", population: {code: "first-therapy-after-adc2"}, notes: [], counts: [count("another ADC", 3), count("chemotherapy", 40), count("none", 17)]};
 * disclosedCounts([table], new Map([["A", 60]]), {smallest: 11, rounding: null})[0].counts.map(({n}) => n) // [HIDDEN, 40, HIDDEN]
 */
export function disclosedCounts(
  tables: readonly CountTable[],
  sizes: ReadonlyMap<string, number>,
  policy: Pick<DisclosurePolicy, "smallest" | "rounding">
): ShownCountTable[] {
  return tables
    .filter(({name}) => ruled.has(name))
    .map((table) => ({
      ...table,
      counts: [...listsByKey(table.counts, ({group}) => group)].flatMap(([group, counts]) => {
        const size = sizes.get(group) ?? 0;
        return size < policy.smallest || counts.some(({of}) => of !== size) ? [] : shownCounts(counts, size, policy);
      }),
      notes: table.notes.filter(({code}) => noteRules[code] === "open")
    }))
    .map((table) => ({...table, counts: seen(table.counts)}))
    .filter(({counts}) => counts.length > 0);
}

/** Without items that no group shown has: their row would say that somebody elsewhere has them. */
function seen(counts: readonly ShownCount[]): ShownCount[] {
  return counts.filter(({item, value}) =>
    counts.some((other) => other.item === item && other.value === value && other.n !== 0)
  );
}

/** Cells of those who have an item and of those who have not. */
const has = (index: number): string => `${index} has`;
const not = (index: number): string => `${index} has not`;

function shownCounts(
  counts: readonly Count[],
  size: number,
  {smallest, rounding}: Pick<DisclosurePolicy, "smallest" | "rounding">
): ShownCount[] {
  const {cells, sums} = cellsOfItems(counts, size, smallest);
  const masked = suppressed(cells, sums, smallest, new Set(["size", "sum"]));
  return counts.map((count, index) => ({
    ...count,
    n: masked === null || masked.has(has(index)) ? HIDDEN : roundedCount(count.n, rounding),
    of: roundedCount(size, rounding)
  }));
}

/** The counts of a group by cell, and which add up to which. */
function cellsOfItems(
  counts: readonly Count[],
  size: number,
  smallest: number
): {readonly cells: ReadonlyMap<string, number>; readonly sums: readonly Sum[]} {
  // How many lack an item is not printed, and is hidden with the count itself; only where they are few does it ask for more.
  const few = [...counts.keys()].filter((index) => size - (counts[index]?.n ?? 0) < smallest);
  return {
    cells: new Map([
      ["size", size],
      ["sum", counts.reduce((sum, {n}) => sum + n, 0)],
      ...counts.map(({n}, index): [string, number] => [has(index), n]),
      ...few.map((index): [string, number] => [not(index), size - (counts[index]?.n ?? 0)])
    ]),
    sums: [
      {whole: "sum", parts: counts.map((_, index) => has(index))},
      ...few.map((index) => ({whole: "size", parts: [has(index), not(index)]}))
    ]
  };
}
