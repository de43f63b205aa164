/** How many of how many: one cell of a table of counts. */
export interface Count {
  /** Whom it is about, e.g. `SG as ADC1`, `payload swap`. */
  readonly group: string;
  /** What is counted, e.g. `toxicity`, `PR`. */
  readonly item: string;
  /** A second heading, e.g. the response on ADC2; null where there is one heading. */
  readonly value: string | null;
  readonly n: number;
  /** The denominator. */
  readonly of: number;
}

/** Counts of one kind with the rule of their denominator; aggregate, without identifiers. */
export interface CountTable {
  /** Stable kebab-case name. */
  readonly name: string;
  /** Who is counted, as a sentence. */
  readonly population: string;
  readonly counts: readonly Count[];
  /** What could not be counted, as sentences. */
  readonly notes: readonly string[];
}
