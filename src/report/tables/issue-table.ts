import type {Issue} from "../../record/issue.ts";
import {issueInWords} from "../../words/en/issues.ts";
import type {TextTable} from "./text-table.ts";

const order = ["error", "warning", "note"] as const;

/** Issues of one kind: the first of them, and how many there are. */
export interface IssueKind {
  readonly first: Issue;
  readonly count: number;
}

/** Findings of one code, column and value as one, errors first, then drug names, then the commonest. */
export function groupedIssues(issues: readonly Issue[]): IssueKind[] {
  const kinds = new Map<string, {first: Issue; count: number}>();
  for (const found of issues) {
    const key = JSON.stringify([
      found.severity,
      found.code,
      found.file,
      found.column,
      valueMatters.has(found.code) || (ofDays.has(found.code) && /\p{L}{2}/u.test(found.received ?? ""))
        ? found.received
        : null
    ]);
    const known = kinds.get(key);
    if (known === undefined) kinds.set(key, {first: found, count: found.count});
    else known.count += found.count;
  }
  const rank = ({first: {severity, code}}: IssueKind): number =>
    order.indexOf(severity) * 2 + (aboutDrugs.has(code) ? 0 : 1);
  return [...kinds.values()].sort((a, b) => rank(a) - rank(b) || b.count - a.count);
}

/** Findings about the name of a drug. */
const aboutDrugs: ReadonlySet<string> = new Set([
  "unknown-adc",
  "unknown-code",
  "unknown-code-as-no-adc",
  "masked-drug",
  "masked-drug-as-no-adc",
  "unread-drug",
  "inferred-adc"
]);
/** Findings that differ by the value that stood there. */
const valueMatters: ReadonlySet<string> = new Set([
  ...aboutDrugs,
  "bare-antibody",
  "level-spelled-otherwise",
  "unknown-level"
]);
/** Days that cannot be read, which words make different from each other. */
const ofDays: ReadonlySet<string> = new Set(["not-a-day", "not-a-date", "day-not-known"]);

/** Issues counted by severity, kind and column: no row, no value, fit for a report. */
export function issueTable(issues: readonly Issue[]): TextTable {
  const rank = (severity: Issue["severity"]): number => order.indexOf(severity);
  return {
    name: "issues",
    caption: "What the checks found",
    header: ["finding", "severity", "column", "expected", "count"],
    rows: findingCounts(issues)
      .sort((a, b) => rank(a.severity) - rank(b.severity) || b.count - a.count || (a.code < b.code ? -1 : 1))
      .map(({severity, code, column, count, expected}) => [code, severity, column, expected, String(count)]),
    words: 4,
    notes: []
  };
}

/** Findings of one severity and code in one column, with what the first of them expected. */
interface FindingCount {
  readonly severity: Issue["severity"];
  readonly code: string;
  readonly column: string;
  readonly expected: string;
  readonly count: number;
}

function findingCounts(issues: readonly Issue[]): FindingCount[] {
  const counted = new Map<string, FindingCount>();
  for (const {severity, code, column, expected, count} of issues.map((found) => issueInWords(found))) {
    const key = JSON.stringify([severity, code, column]);
    const known = counted.get(key) ?? {severity, code, column: column ?? "", expected, count: 0};
    counted.set(key, {...known, count: known.count + count});
  }
  return [...counted.values()];
}
