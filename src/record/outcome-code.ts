/** What a code of the outcome column says; `open` cannot be known without the plan. */
export type OutcomeMeaning =
  | {readonly kind: "event"; readonly cause?: string}
  | {readonly kind: "competing"; readonly cause: string}
  | {readonly kind: "censored" | "unknown" | "open"};

/** Why a code is read as it is; `convention` stands for 0/1, TRUE/FALSE, yes/no and their like. */
export type OutcomeBasis =
  | "plan"
  | "word"
  | "header"
  | "value label"
  | "legend"
  | "second column"
  | "convention"
  | "none";

/** A code of the outcome column of ready-made follow-up, how many records have it, what it says and why that is so. */
export interface OutcomeCode {
  /** As the file writes it; "" for a blank cell. */
  readonly code: string;
  readonly count: number;
  readonly meaning: OutcomeMeaning;
  readonly basis: OutcomeBasis;
}

/** How the outcome column of a file is read. */
export interface OutcomeCodebook {
  readonly file: string;
  /** As the file spells it. */
  readonly column: string;
  /** Numbers first, then words, a blank last. */
  readonly codes: readonly OutcomeCode[];
  /** The column that decides the codes or contradicts their convention; null where none does. */
  readonly witness: {readonly column: string; readonly agrees: boolean} | null;
  /** A text beside the records that decides codes or contradicts how they are read; absent where none does. */
  readonly legend?: OutcomeLegendSaid | undefined;
  /** A column that speaks against this reading, and of how many records; null where none does. */
  readonly doubt: {readonly column: string; readonly records: number} | null;
}

/** What a text of a file says that codes of the outcome mean. */
export interface OutcomeLegendSaid {
  /** `row 1`, `sheet Legend, row 3`, `the comment on E1`. */
  readonly where: string;
  /** `0 = progression/death, 1 = censored`. */
  readonly says: string;
  /** Whether it goes with how the codes are read. */
  readonly agrees: boolean;
}
