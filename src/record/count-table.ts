import type {Shown} from "./hidden.ts";

/** How many of how many: one cell of a table of counts. */
export interface CountOf<N> {
  /** Whom it is about, e.g. `SG as ADC1`, `payload swap`. */
  readonly group: string;
  /** What is counted, e.g. `toxicity`, `PR`. */
  readonly item: string;
  /** A second heading, e.g. the response on ADC2; null where there is one heading. */
  readonly value: string | null;
  readonly n: N;
  /** The denominator. */
  readonly of: number;
}

export interface Count extends CountOf<number> {}

/** A count as a policy on small counts lets it stand. */
export interface ShownCount extends CountOf<Shown> {}

/** Whose exposures are counted: everyone's under the condition of the plan, or those of the analysis alone where it cannot be asked of others. */
export type ExposedPatients =
  | {readonly code: "everyone-exposed"; readonly where: string | null}
  | {readonly code: "exposed-in-analysis"; readonly where: string};

/** Who is counted, as a code; `where` is a condition of the plan. */
export type CountPopulation =
  | {readonly code: "responses-of-transitions"}
  | ExposedPatients
  | {readonly code: "first-therapy-after-adc2"}
  | {readonly code: "marker-on-both-lines"}
  | {readonly code: "transitions-by-sequence"};

/** What has to be said of counts, and what could not be counted: codes with their numbers. */
export type CountNote =
  | {readonly code: "events-outside"; readonly n: number}
  | {readonly code: "events-undated"; readonly n: number}
  | {readonly code: "events-ungraded"; readonly n: number}
  | {readonly code: "whatever-the-cause"}
  | {readonly code: "under-each-class"}
  | {readonly code: "marker-not-on-both-lines"; readonly marker: string; readonly n: number; readonly of: number}
  | {readonly code: "biopsies-not-recorded"}
  | {readonly code: "biopsy-after-adc1"; readonly n: number; readonly of: number}
  | {readonly code: "from-labels"};

interface CountTableOf<N> {
  /** Stable kebab-case name. */
  readonly name: string;
  readonly population: CountPopulation;
  readonly counts: readonly CountOf<N>[];
  readonly notes: readonly CountNote[];
}

/** Counts of one kind with the rule of their denominator, in codes; aggregate, without identifiers. */
export interface CountTable extends CountTableOf<number> {}

/** A table of counts as a policy on small counts lets it stand. */
export interface ShownCountTable extends CountTableOf<Shown> {}

/**
 * The name of those whose exposures are counted, as rows have it under `population`.
 *
 * @example
 * exposedLabel({code: "exposed-in-analysis", where: "age > 60"}) // "Patients of the analysis above alone, because age > 60 can be asked of transitions only."
 */
export function exposedLabel({code, where}: ExposedPatients): string {
  return code === "exposed-in-analysis"
    ? `Patients of the analysis above alone, because ${where} can be asked of transitions only.`
    : `All patients of the file who received the drug in that position, also those who are not in the analysis above${where === null ? "" : `, where ${where} at the start of that drug`}.`;
}
