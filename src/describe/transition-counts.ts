import {collate, desc, table, type ColumnTable} from "arquero";
import type {TransitionCount} from "../record/transition-count.ts";
import type {TableRecord} from "../record/result.ts";
import {rolledUp} from "./by-labels.ts";
import {numbersOf, columnTexts} from "./column-values.ts";

/** How many transitions of one class took one sequence. */
export interface ClassifiedSequence {
  readonly headline: string;
  readonly subtype: string;
  readonly sequence: string;
  readonly n: number;
}

/** The transitions analysed with their kind in fixed columns; blank where it is not told. */
function analysed(transitions: readonly TableRecord[]): ColumnTable {
  const kept = transitions.filter((one) => one["analysed"] === true);
  const column = (name: string): string[] => kept.map((one) => String(one[name] ?? ""));
  return table({
    headline: column("headline"),
    subtype: column("subtype"),
    sequence: column("sequence"),
    from_label: column("from_label"),
    to_label: column("to_label")
  });
}

/**
 * How many went from each ADC to each, the commonest first, then by name: the cells of the transition matrix. Records are those of `Result.transitions`; who is not `analysed` is not counted.
 *
 * @example
 * transitionCounts([{analysed: true, from_label: "SG", to_label: "T-DXd"}, {analysed: false, from_label: "T-DXd", to_label: "SG"}]) // [{from: "SG", to: "T-DXd", n: 1}]
 */
export function transitionCounts(transitions: readonly TableRecord[]): TransitionCount[] {
  const counted = rolledUp(analysed(transitions), ["from_label", "to_label"]).orderby(
    desc("n"),
    "from_label",
    "to_label"
  );
  const [to, n] = [columnTexts(counted, "to_label"), numbersOf(counted, "n")];
  return columnTexts(counted, "from_label").map((from, i) => ({from, to: to[i] ?? "", n: n[i] ?? 0}));
}

/**
 * How many transitions took each sequence, by class: classes by name, in each the commonest sequence first, then by name. Records as for `transitionCounts`.
 *
 * @example
 * sequenceCounts([{analysed: true, headline: "payload swap", subtype: null, sequence: "SG → T-DM1"}])[0].n // 1
 */
export function sequenceCounts(transitions: readonly TableRecord[]): ClassifiedSequence[] {
  const counted = rolledUp(analysed(transitions), ["headline", "subtype", "sequence"]).orderby(
    collate("headline", "en"),
    desc("n"),
    collate("sequence", "en")
  );
  const [subtypes, sequences, n] = [
    columnTexts(counted, "subtype"),
    columnTexts(counted, "sequence"),
    numbersOf(counted, "n")
  ];
  return columnTexts(counted, "headline").map((headline, i) => ({
    headline,
    subtype: subtypes[i] ?? "",
    sequence: sequences[i] ?? "",
    n: n[i] ?? 0
  }));
}
