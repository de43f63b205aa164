import * as fc from "fast-check";

export interface CompetingColumns {
  readonly time: number[];
  readonly cause: number[];
  readonly entry: number[];
}

/** Small data sets with many ties and at least one event of cause 1; entries are 0 unless asked for. */
export function competing({
  causes = 2,
  entry = false
}: {causes?: number; entry?: boolean} = {}): fc.Arbitrary<CompetingColumns> {
  const row = fc.tuple(
    fc.integer({min: 1, max: 12}),
    fc.integer({min: 0, max: causes}),
    entry ? fc.integer({min: 0, max: 5}) : fc.constant(0)
  );
  return fc
    .array(row, {minLength: 3, maxLength: 30})
    .map((rows) => ({
      time: rows.map(([length, , from]) => from + length),
      cause: rows.map(([, cause], i) => (i === 0 ? 1 : cause)),
      entry: rows.map(([, , from]) => from)
    }));
}
