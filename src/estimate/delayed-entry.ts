/**
 * What a method says of delayed entry, after the name of the estimator: nothing where everyone is observed from the origin. Entries in any unit of time; null or ≤ 0: from the origin.
 *
 * @example
 * `log-rank test${withDelayedEntry([null, 0, 30])}` // "log-rank test with delayed entry"
 * withDelayedEntry([null, 0, -1]) // ""
 */
export function withDelayedEntry(entries: Iterable<number | null | undefined> | null): string {
  for (const entry of entries ?? [])
    if (entry !== null && entry !== undefined && entry > 0) return " with delayed entry";
  return "";
}
