/** What kind of thing differs. */
export type DifferenceKind =
  | "missing-file"
  | "added-file"
  | "bytes"
  | "removed-column"
  | "added-column"
  | "removed-row"
  | "added-row"
  | "removed-key"
  | "added-key"
  | "length"
  | "number"
  | "text";

/** One difference between what two builds wrote. */
export interface Difference {
  readonly kind: DifferenceKind;
  /** Path below the folder of the case; `status`, `stdout.txt` and `stderr.txt` are what the terminal saw. */
  readonly file: string;
  /** Column, or path of keys with `[]` for a place in a list; empty where the whole file is meant. */
  readonly at: string;
  /** The place for a reader: which row, which place of the list. */
  readonly where: string;
  readonly before: string;
  readonly after: string;
}

/** Numbers are the same within this share of the larger. */
export const TOLERANCE = 1e-9;

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:e[+-]?\d+)?$/i;

/** Whether two numbers are the same but for rounding. */
export function sameNumber(a: number, b: number): boolean {
  return Object.is(a, b) || a === b || Math.abs(a - b) <= TOLERANCE * Math.max(Math.abs(a), Math.abs(b));
}

/** A text that is a number and nothing else, or null. */
export function numberOf(text: string): number | null {
  return NUMBER.test(text) ? Number(text) : null;
}

/** How two cells differ, or null where they are the same; numbers within the tolerance, everything else exactly. */
export function cellDifference(before: string, after: string): "number" | "text" | null {
  if (before === after) return null;
  const [a, b] = [numberOf(before), numberOf(after)];
  if (a === null || b === null) return "text";
  return sameNumber(a, b) ? null : "number";
}
