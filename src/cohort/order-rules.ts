import type {Severity} from "../record/issue.ts";

/** A day that must not lie before another day of the same record. */
export interface OrderRule {
  readonly code: string;
  readonly severity: Severity;
  readonly earlier: string;
  readonly later: string;
  /** The column that the issue is about. */
  readonly column: string;
  /** The record alone is left out, not everything of its patient. */
  readonly rowOnly?: true;
  /** Says nothing of a progression on or before the first day that is one of the line before. */
  readonly elseOfLineBefore?: true;
}

/**
 * Days in impossible order are errors and make the record unusable; days that only cannot be counted are warnings.
 *
 * @example
 * orderRules.find(({code}) => code === "death-before-last-contact").severity // "error"
 */
export const orderRules: readonly OrderRule[] = [
  {code: "end-before-start", severity: "error", earlier: "start", later: "end", column: "end"},
  {
    code: "progression-before-start",
    severity: "error",
    earlier: "start",
    later: "progression",
    column: "progression",
    elseOfLineBefore: true
  },
  {code: "death-before-start", severity: "error", earlier: "start", later: "death", column: "death"},
  {code: "death-before-end", severity: "error", earlier: "end", later: "death", column: "death"},
  {code: "death-before-progression", severity: "error", earlier: "progression", later: "death", column: "death"},
  {
    code: "death-before-last-assessment",
    severity: "error",
    earlier: "last_assessment",
    later: "death",
    column: "death"
  },
  {code: "death-before-last-contact", severity: "error", earlier: "last_contact", later: "death", column: "death"},
  {
    code: "start-after-cutoff",
    severity: "error",
    earlier: "start",
    later: "data_cutoff",
    column: "start",
    rowOnly: true
  },
  {
    code: "last-assessment-before-start",
    severity: "warning",
    earlier: "start",
    later: "last_assessment",
    column: "last_assessment"
  },
  {
    code: "last-assessment-after-progression",
    severity: "warning",
    earlier: "last_assessment",
    later: "progression",
    column: "last_assessment",
    elseOfLineBefore: true
  },
  {
    code: "last-contact-before-progression",
    severity: "warning",
    earlier: "progression",
    later: "last_contact",
    column: "last_contact"
  },
  {
    code: "last-contact-before-last-assessment",
    severity: "warning",
    earlier: "last_assessment",
    later: "last_contact",
    column: "last_contact"
  },
  {
    code: "last-contact-after-cutoff",
    severity: "warning",
    earlier: "last_contact",
    later: "data_cutoff",
    column: "last_contact"
  },
  {code: "entry-after-last-contact", severity: "warning", earlier: "entry", later: "last_contact", column: "entry"},
  {
    code: "progression-after-cutoff",
    severity: "warning",
    earlier: "progression",
    later: "data_cutoff",
    column: "progression"
  },
  {code: "death-after-cutoff", severity: "warning", earlier: "death", later: "data_cutoff", column: "death"}
];
