/** One estimate under one set of rules. */
export interface Specification {
  /** E.g. `rwPFS@2`, `rwPFS@2 deathWindowDays=30`. */
  readonly rule: string;
  readonly estimate: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
}

/** A specification with its place on the curve. */
export interface SpecificationPoint extends Specification {
  /** 1 for the smallest estimate; null where there is none. */
  readonly rank: number | null;
  readonly primary: boolean;
}

/**
 * The estimates of many rules in ascending order, the primary one marked; those without an estimate come last.
 *
 * Throws `RangeError` when the primary rule is not among them, or a rule stands there twice. Source: Simonsohn, Simmons & Nelson 2020, Nat Hum Behav 4:1208.
 *
 * @example
 * const rule = (name, estimate) => ({rule: name, estimate, confLow: null, confHigh: null});
 * specificationCurve([rule("a", 3), rule("b", 2)], "a").map(({rule, rank, primary}) => [rule, rank, primary]) // [["b", 1, false], ["a", 2, true]]
 */
export function specificationCurve(specifications: readonly Specification[], primary: string): SpecificationPoint[] {
  const rules = specifications.map(({rule}) => rule);
  const twice = rules.find((rule, i) => rules.indexOf(rule) !== i);
  if (twice !== undefined) throw new RangeError(`rules must be distinct, got ${twice} twice`);
  if (!rules.includes(primary)) throw new RangeError(`primary must be one of ${rules.join(", ")}, got ${primary}`);
  return specifications
    .toSorted((a, b) => (a.estimate ?? Infinity) - (b.estimate ?? Infinity))
    .map((specification, i) => ({
      ...specification,
      rank: specification.estimate === null ? null : i + 1,
      primary: specification.rule === primary
    }));
}
