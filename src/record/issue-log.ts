import {issue, type Issue} from "./issue.ts";

/** Collects issues; past `limit` of one kind in one column of one file the rest is counted in a single issue. */
export interface IssueLog {
  add(fields: Pick<Issue, "code" | "severity" | "expected"> & Partial<Issue>): void;
  /** In the order they came, the counted remainders last. */
  all(): Issue[];
}

/** What is counted of one kind. */
interface Kind {
  listed: number;
  beyond: number;
  readonly rows: number[];
  last: Issue;
}

/**
 * A log of issues that never stops at the first and never floods: each kind in each column of each file is listed up to `limit` times,
 * what is beyond that is one issue with its count. The ledger still names every row.
 *
 * Throws `RangeError` when `limit` is not an integer above 0.
 *
 * @example
 * const log = issueLog(2);
 * [5, 6, 7, 8].forEach((row) => log.add({code: "not-a-day", severity: "error", row, column: "start", expected: "a whole number of days"}));
 * log.all().map(({row, count}) => [row, count]) // [[5, 1], [6, 1], [null, 2]]
 */
export function issueLog(limit = 100): IssueLog {
  if (!Number.isInteger(limit) || limit < 1) throw new RangeError(`limit must be an integer above 0, got ${limit}`);
  const listed: Issue[] = [];
  const seen = new Map<string, Kind>();
  return {
    add(fields) {
      const made = issue(fields);
      const key = `${made.code}\n${made.file}\n${made.column}\n${made.severity}`;
      const kind = seen.get(key) ?? {listed: 0, beyond: 0, rows: [], last: made};
      seen.set(key, kind);
      kind.last = made;
      if (kind.listed < limit) {
        kind.listed += 1;
        listed.push(made);
      } else {
        kind.beyond += made.count;
        for (const row of made.rows ?? (made.row === null ? [] : [made.row])) kind.rows.push(row);
      }
    },
    all() {
      const beyond = [...seen.values()]
        .filter((kind) => kind.beyond > 0)
        .map((kind) => ({
          ...kind.last,
          row: null,
          received: null,
          count: kind.beyond,
          rows: kind.rows,
          hint: `and ${kind.beyond} more of this kind, not listed one by one`
        }));
      return [...listed, ...beyond];
    }
  };
}
