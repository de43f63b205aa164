/** Both progression-free times of one patient, in months. */
export interface PfsPair {
  readonly pfs1: number;
  /** Whether PFS on ADC1 ended with an event; false is censored. */
  readonly event1: boolean;
  readonly pfs2: number;
  readonly event2: boolean;
  readonly group?: string;
}

/**
 * Throws `RangeError` for no pair and for a time that is negative or not finite.
 *
 * @example
 * checkPairs([{pfs1: 6, event1: true, pfs2: 9, event2: true}]) // undefined
 */
export function checkPairs(pairs: readonly PfsPair[]): void {
  if (pairs.length === 0) throw new RangeError("pairs must hold at least one patient, got 0");
  const bad = pairs.findIndex(({pfs1, pfs2}) => !(pfs1 >= 0 && pfs2 >= 0 && Number.isFinite(pfs1 + pfs2)));
  if (bad >= 0)
    throw new RangeError(
      `times must be 0 or more months, got ${pairs[bad]?.pfs1} and ${pairs[bad]?.pfs2} at index ${bad}`
    );
}
