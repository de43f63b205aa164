import type {Factor} from "./factor.ts";
import type {Label} from "./groups.ts";
import {splineBasis, type Spline} from "./spline.ts";

/** Products of the columns of two terms, named by their terms. */
export interface Interaction {
  readonly kind: "interaction";
  readonly of: readonly [string, string];
}

/** A term of a model: numbers (or booleans, as 0 and 1), a factor, a spline, or an interaction of two other terms. */
export type Covariate = ArrayLike<number | boolean> | Factor | Spline | Interaction;

/** Columns of n numbers by name, as `cox` takes them; the terms they belong to are kept with the object. */
export type Design = Readonly<Record<string, Float64Array>>;

/** A term and the positions of its columns. */
export interface TermColumns {
  readonly term: string;
  readonly columns: readonly number[];
}

/** How to make the columns of a term again, for other rows. */
type Recipe =
  | {readonly kind: "numeric"}
  | {readonly kind: "factor"; readonly levels: readonly Label[]; readonly reference: Label}
  | {readonly kind: "spline"; readonly knots: readonly number[]}
  | Interaction;

interface DesignTerms {
  readonly recipes: Readonly<Record<string, Recipe>>;
  readonly terms: readonly TermColumns[];
}

const designs = new WeakMap<object, DesignTerms>();

/**
 * The product of two terms of a design, each named by its key: the effect of one may depend on the other. Both must be in the design too.
 *
 * @example
 * Object.keys(design({age: [50, 60, 70], er: factor(["+", "-", "+"]), both: interaction("age", "er")})) // ["age", "er: -", "age × er: -"]
 */
export function interaction(first: string, second: string): Interaction {
  return {kind: "interaction", of: [first, second]};
}

/**
 * Columns for `cox` from numbers, factors, splines and interactions: one column for a number, one for each level of a factor but its reference (`term: level`), k − 1 for a
 * spline with k knots (`term`, `term'`, …), all products for an interaction (`a × b`).
 *
 * Throws `RangeError` for columns that differ in length, no columns, and an interaction of a term that is not there.
 *
 * @example
 * Object.keys(design({age: spline([40, 50, 60, 70], 3), hr: factor(["+", "-", "+", "-"], {reference: "+"})})) // ["age", "age'", "hr: -"]
 */
export function design(covariates: Readonly<Record<string, Covariate>>): Design {
  if (designs.has(covariates)) return covariates as Design;
  const recipes = Object.fromEntries(
    Object.entries(covariates).map(([term, covariate]) => [term, recipeOf(covariate)])
  );
  const made = columnsOf(recipes, (term) => {
    const covariate = covariates[term];
    if (!("kind" in covariate)) return numbers(term, covariate);
    return covariate.kind === "factor" ? covariate.index : covariate.kind === "spline" ? covariate.values : null;
  });
  designs.set(made.columns, {recipes, terms: made.terms});
  return made.columns;
}

/** The terms of a design and the positions of their columns. */
export function designTerms(columns: Design): readonly TermColumns[] {
  return designs.get(columns)?.terms ?? Object.keys(columns).map((term, j) => ({term, columns: [j]}));
}

/**
 * The columns of a design for other rows: `values` holds each term's numbers or labels, m of each; interactions follow from them.
 *
 * Throws `RangeError` for a term that is missing, a level that the design does not know, and lengths that differ.
 *
 * @example
 * designAt(design({hr: factor(["+", "-"], {reference: "+"})}), {hr: ["-", "-", "+"]})["hr: -"] // [1, 1, 0]
 */
export function designAt(columns: Design, values: Readonly<Record<string, ArrayLike<unknown>>>): Design {
  const recipes: Readonly<Record<string, Recipe>> =
    designs.get(columns)?.recipes ??
    Object.fromEntries(Object.keys(columns).map((term) => [term, {kind: "numeric"} as const]));
  return columnsOf(recipes, (term) => {
    const recipe = recipes[term];
    if (recipe.kind === "interaction") return null;
    const given = values[term];
    if (given === undefined)
      throw new RangeError(
        `values must have ${Object.keys(recipes)
          .filter((name) => recipes[name].kind !== "interaction")
          .join(", ")}, got no ${term}`
      );
    return recipe.kind === "factor" ? levelPositions(term, given, recipe.levels) : numbers(term, given);
  }).columns;
}

function recipeOf(covariate: Covariate): Recipe {
  if (!("kind" in covariate)) return {kind: "numeric"};
  if (covariate.kind === "factor") return {kind: "factor", levels: covariate.levels, reference: covariate.reference};
  return covariate.kind === "spline" ? {kind: "spline", knots: covariate.knots} : covariate;
}

function numbers(term: string, given: ArrayLike<unknown>): Float64Array {
  const column = given instanceof Float64Array ? given : new Float64Array(given.length);
  for (let i = 0; i < given.length; i++) {
    const value: unknown = given[i];
    if (typeof value !== "number" && typeof value !== "boolean")
      throw new TypeError(
        `covariate ${term} must be numbers, got ${JSON.stringify(value)} at index ${i}; a column of labels wants factor()`
      );
    if (!Number.isFinite(Number(value)))
      throw new RangeError(`covariate ${term} must be finite numbers, got ${String(value)} at index ${i}`);
    if (column !== given) column[i] = Number(value);
  }
  return column;
}

function levelPositions(term: string, given: ArrayLike<unknown>, levels: readonly Label[]): Int32Array {
  return Int32Array.from({length: given.length}, (_, i) => {
    const at = levels.indexOf(given[i] as Label);
    if (at < 0)
      throw new RangeError(
        `${term}[${i}] must be one of ${levels.map(String).join(", ")}, got ${JSON.stringify(given[i])}`
      );
    return at;
  });
}

/** Numbers of a term, positions of its levels, or null for an interaction. */
type ValuesOf = (term: string) => Float64Array | Int32Array | null;

/** The columns of a term, each with its name. */
type NamedColumns = readonly (readonly [string, Float64Array])[];

/** Named columns of each term in turn. */
function columnsOf(
  recipes: Readonly<Record<string, Recipe>>,
  valuesOf: ValuesOf
): {readonly columns: Design; readonly terms: readonly TermColumns[]} {
  const byTerm = columnsByTerm(recipes, valuesOf);
  const columns: Record<string, Float64Array> = {};
  const terms: TermColumns[] = [];
  let count = 0;
  let length: number | null = null;
  for (const term of Object.keys(recipes)) {
    const made = byTerm.get(term) ?? [];
    for (const [name, column] of made) {
      length ??= column.length;
      if (column.length !== length)
        throw new RangeError(`covariate ${term} must have the length of the first, ${length}, got ${column.length}`);
      if (name in columns) throw new RangeError(`covariates must give columns of different names, got ${name} twice`);
      columns[name] = column;
    }
    terms.push({term, columns: made.map((_, j) => count + j)});
    count += made.length;
  }
  return {columns, terms};
}

/** Interactions come last, for they are of the columns of other terms. */
function columnsByTerm(
  recipes: Readonly<Record<string, Recipe>>,
  valuesOf: ValuesOf
): ReadonlyMap<string, NamedColumns> {
  const byTerm = new Map<string, NamedColumns>();
  for (const [term, recipe] of Object.entries(recipes))
    if (recipe.kind !== "interaction")
      byTerm.set(term, termColumns(term, recipe, valuesOf(term) ?? new Float64Array(0)));
  for (const [term, recipe] of Object.entries(recipes))
    if (recipe.kind === "interaction") byTerm.set(term, products(term, recipe, byTerm));
  return byTerm;
}

function termColumns(
  term: string,
  recipe: Exclude<Recipe, Interaction>,
  values: Float64Array | Int32Array
): NamedColumns {
  if (recipe.kind === "factor")
    return recipe.levels.flatMap((level, at) =>
      level === recipe.reference
        ? []
        : [[`${term}: ${String(level)}`, Float64Array.from(values, (position) => (position === at ? 1 : 0))] as const]
    );
  const column = values instanceof Float64Array ? values : Float64Array.from(values);
  if (recipe.kind === "numeric") return [[term, column]];
  return splineBasis(column, recipe.knots).map((basis, k) => [`${term}${"'".repeat(k)}`, basis] as const);
}

function products(term: string, {of}: Interaction, byTerm: ReadonlyMap<string, NamedColumns>): NamedColumns {
  const [first, second] = of.map((name) => {
    const columns = byTerm.get(name);
    if (columns === undefined)
      throw new RangeError(
        `interaction ${term} must be of terms of the design (${[...byTerm.keys()].join(", ")}), got ${JSON.stringify(name)}`
      );
    return columns;
  });
  return first.flatMap(([a, x]) =>
    second.map(([b, y]) => {
      if (x.length !== y.length)
        throw new RangeError(`covariates ${a} and ${b} must have the same length, got ${x.length} and ${y.length}`);
      return [`${a} × ${b}`, x.map((value, i) => value * y[i])] as const;
    })
  );
}
