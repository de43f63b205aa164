import type {Severity} from "../record/issue.ts";

/** Something that identifiers of patients may give away. */
interface IdentifierLook {
  /** Of the issue, without `deid-`. */
  readonly code: string;
  readonly severity: Severity;
  /** How many of the distinct identifiers of a file look so; 0 where too few do to tell. */
  readonly count: (ids: readonly string[]) => number;
  readonly hint: string;
}

/** What is looked for in identifiers of patients, in the order in which it is told. */
export const identifierLooks: readonly IdentifierLook[] = [
  {
    code: "id-with-date",
    severity: "warning",
    count: (ids) => matching(ids, /(19|20)\d{2}[-/.]?(0[1-9]|1[0-2])[-/.]?(0[1-9]|[12]\d|3[01])/),
    hint: "some contain what looks like a date"
  },
  {
    code: "id-hashed",
    severity: "warning",
    count: (ids) => matching(ids, /^([0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})$/i),
    hint: "a hash of a record number without a secret salt can be reversed by trying all numbers"
  },
  {code: "id-with-initials", severity: "warning", count: withInitials, hint: "they look like initials with a number"},
  {
    code: "id-sequential",
    severity: "note",
    count: (ids) => (ids.length > 20 && countUp(ids) ? ids.length : 0),
    hint: "they count up by one: make sure that the order is not that of enrolment or of names"
  },
  {
    code: "id-like-record-number",
    severity: "warning",
    count: (ids) => (ids.length > 3 ? mostly(ids, /^\d{6,10}$/) : 0),
    hint: "they look like medical record numbers"
  }
];

function matching(ids: readonly string[], pattern: RegExp): number {
  return ids.filter((id) => pattern.test(id)).length;
}

/** How many match, where more than half do. */
function mostly(ids: readonly string[], pattern: RegExp): number {
  const count = matching(ids, pattern);
  return count > ids.length / 2 ? count : 0;
}

/** Letters that differ from patient to patient may be initials; a prefix that all share is none. */
function withInitials(ids: readonly string[]): number {
  const letters = new Set(ids.map((id) => id.replace(/[^A-Z]/g, "")));
  return ids.length >= 8 && letters.size > ids.length / 4 ? mostly(ids, /^[A-Z]{2,3}[-_]?\d{2}([-_]\d{2,4})?$/) : 0;
}

/** Whether the numbers at the end of the identifiers follow each other without a gap. */
function countUp(ids: readonly string[]): boolean {
  const numbers = ids.map((id) => Number(/(\d+)$/.exec(id)?.[1] ?? NaN)).toSorted((a, b) => a - b);
  return numbers.every((number, i) => i === 0 || number === (numbers[i - 1] ?? 0) + 1);
}
