import type {Shown} from "./hidden.ts";
import type {Remark} from "./remark.ts";

export type Severity = "error" | "warning" | "note";

/** A mistake or a remarkable thing in the data, as a value; the sentence is made last, in `words/`. */
export interface Issue {
  /** Stable kebab-case name, e.g. `missing-column`. */
  readonly code: string;
  readonly severity: Severity;
  /** Nothing may be estimated while it stands, unless the plan accepts it by its code; absent where the rest can be. */
  readonly stops?: true;
  /** Name of the source, as given by the caller. */
  readonly file: string | null;
  /** Line of the file on which the record begins, the header being row 1. */
  readonly row: number | null;
  /** Column as the file spells it. */
  readonly column: string | null;
  readonly expected: string;
  /** What was found, where an estimate says it; it stands behind what was expected. */
  readonly remark?: Remark;
  /** What stood there; null for identifiers, and where there is nothing to show. */
  readonly received: string | null;
  /** The way out, as an instruction; null when `expected` says it all. */
  readonly hint: string | null;
  /** Lines of the plan of which one has to be chosen; they stand behind the hint. */
  readonly choices?: readonly PlanChoice[];
  /** How many places the issue stands for; 1 unless it is a count. */
  readonly count: number;
  /** The lines of the file that a count stands for, where they are known; they are not printed. */
  readonly rows?: readonly number[];
}

/** A line of the plan, and what choosing it says. */
export interface PlanChoice {
  readonly line: string;
  readonly why: string;
}

/**
 * Lines to choose from in the order in which they are offered: those that read the data first, acceptance last.
 *
 * @example
 * inOfferedOrder([{line: "accept: [outcome-loss]", why: ""}, {line: "values: {death: {x: yes}}", why: ""}])[0].line // "values: {death: {x: yes}}"
 */
export const inOfferedOrder = (choices: readonly PlanChoice[]): PlanChoice[] =>
  choices.toSorted((a, b) => Number(a.line.startsWith("accept:")) - Number(b.line.startsWith("accept:")));

/** An issue as a policy on small counts lets it stand. */
export interface ShownIssue extends Omit<Issue, "count"> {
  readonly count: Shown;
}

/**
 * An issue with its optional fields filled in.
 *
 * @example
 * issue({code: "missing-column", severity: "error", file: "cohort.csv", column: "start", expected: "a column named start"}).row // null
 */
export function issue(fields: Pick<Issue, "code" | "severity" | "expected"> & Partial<Issue>): Issue {
  return {
    file: null,
    row: null,
    column: null,
    received: null,
    hint: null,
    count: 1,
    ...fields,
    ...(fields.choices === undefined ? {} : {choices: inOfferedOrder(fields.choices)})
  };
}
