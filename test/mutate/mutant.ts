/** One line of `src/` broken on purpose, and the test files that must see it. */
export interface Mutant {
  /** Short and stable: area and number, e.g. `ledger-03`. */
  readonly id: string;
  /** What is wrong in it, in the field's words. */
  readonly breaks: string;
  /** Path from the root of the repository, e.g. `src/analysis/exclusions.ts`. */
  readonly file: string;
  /** Text that stands in the file exactly once; short, so that it survives a move, and distinctive, so that a rewrite is noticed. */
  readonly find: string;
  readonly replace: string;
  /** Test files of which one must fail, the quickest first. */
  readonly tests: readonly string[];
}
