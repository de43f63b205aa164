import {Draws} from "./seeded-cohort.ts";

/** Factors with their levels, in order. */
export type Factors = Readonly<Record<string, readonly string[]>>;

/** One level of each factor. */
export type GridRow = Readonly<Record<string, string>>;

/** Two levels that cannot stand together. */
export type Impossible = (row: GridRow) => boolean;

/** Every pair of levels of two factors that can stand together, as `factor=level & factor=level`. */
export function pairsOf(factors: Factors, impossible: Impossible): string[] {
  const names = Object.keys(factors);
  return names.flatMap((one, i) =>
    names
      .slice(i + 1)
      .flatMap((other) =>
        factors[one].flatMap((a) =>
          factors[other].flatMap((b) => (impossible({[one]: a, [other]: b}) ? [] : [pairName(one, a, other, b)]))
        )
      )
  );
}

/** The pairs that a row holds. */
export function pairsIn(row: GridRow): string[] {
  const entries = Object.entries(row);
  return entries.flatMap(([one, a], i) => entries.slice(i + 1).map(([other, b]) => pairName(one, a, other, b)));
}

function pairName(one: string, a: string, other: string, b: string): string {
  return `${one}=${a} & ${other}=${b}`;
}

/** Drawn rows of which the one with most new pairs is taken. */
const CANDIDATES = 60;

/**
 * `size` rows in which every possible pair of levels of two factors occurs: each row begins with a pair that is missing and is the best of some drawn; when none is missing, drawn rows fill up.
 *
 * Throws `RangeError` when `size` rows do not hold every pair.
 */
export function pairwiseGrid(factors: Factors, impossible: Impossible, size: number, seed: number): GridRow[] {
  const draws = new Draws(seed);
  const missing = new Set(pairsOf(factors, impossible));
  const names = Object.keys(factors);
  const drawn = (fixed: GridRow): GridRow => {
    for (;;) {
      const row = Object.fromEntries(names.map((name) => [name, fixed[name] ?? draws.pick(factors[name])]));
      if (!impossible(row)) return row;
    }
  };
  const rows: GridRow[] = [];
  while (rows.length < size) {
    const fixed: GridRow =
      missing.size === 0
        ? {}
        : Object.fromEntries(
            [...missing][draws.below(missing.size)].split(" & ").map((level) => {
              const at = level.indexOf("=");
              return [level.slice(0, at), level.slice(at + 1)];
            })
          );
    const best = Array.from({length: CANDIDATES}, () => drawn(fixed))
      .map((row) => ({row, fresh: pairsIn(row).filter((pair) => missing.has(pair)).length}))
      .reduce((a, b) => (b.fresh > a.fresh ? b : a)).row;
    for (const pair of pairsIn(best)) missing.delete(pair);
    rows.push(best);
  }
  if (missing.size > 0)
    throw new RangeError(
      `size must be enough for every pair of levels, got ${size} with ${missing.size} pairs missing`
    );
  return rows;
}
