import {MaxHeap} from "../math/max-heap.ts";
import {nonNegativeRemainder} from "../math/non-negative-least-squares.ts";
import {coefficientRow} from "./column-basis.ts";
import type {CoxData} from "./cox-data.ts";
import type {SummedTies} from "./tied-events.ts";

/** Where a coefficient goes as the likelihood keeps rising; `either`: the data do not say which way; null: nowhere. */
export type Unbounded = "+" | "−" | "either" | null;

/** A direction whose product with a coefficient is smaller than this leaves it where it is. */
const STAYS = 1e-8;

/** Rows of unit distance count as in the wrong order from this on. */
const WRONG_ORDER = 1e-9;

const MOST_ROUNDS = 400;

/**
 * For each of the caller's coefficients whether it grows without bound as the log partial likelihood rises; null where the likelihood has a maximum.
 *
 * The likelihood of β + t·d rises for ever, or stays, exactly where d·(xᵢ − xⱼ) ≥ 0 for every event i and every j at risk beside it: a cone. Each coefficient's direction, either way, is projected onto the cone of the
 * constraints met so far, and those that the projection breaks most are added until it breaks none (cutting planes), so that few of the many constraints are ever written down. A projection of 0
 * proves that no direction of the cone moves the coefficient that way. Presumes columns that are not collinear within the risk sets. With exact ties j are those at risk without the event.
 * Source: Jacobsen 1989, Scand J Stat 16:335–49; Albert & Anderson 1984, Biometrika 71:1–10; Farkas' lemma.
 */
export function unboundedTerms(data: CoxData, ties: SummedTies | "exact"): readonly Unbounded[] | null {
  const broken: Constraints = {vectors: [], known: new Set()};
  const found = data.terms.map((_, j): Unbounded => {
    const row = unit(coefficientRow(data.basis, j));
    const rises = reachesCone(data, ties, row, broken);
    const falls = reachesCone(
      data,
      ties,
      row.map((value) => -value),
      broken
    );
    return rises && falls ? "either" : rises ? "+" : falls ? "−" : null;
  });
  return found.every((way) => way === null) ? null : found;
}

/** Differences x of an event less x of a row beside it, of norm 1, that some direction broke. */
interface Constraints {
  readonly vectors: Float64Array[];
  readonly known: Set<string>;
}

/** Whether some direction of the cone has a positive product with `wanted`. */
function reachesCone(data: CoxData, ties: SummedTies | "exact", wanted: Float64Array, broken: Constraints): boolean {
  const against = wanted.map((value) => -value);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const direction = nonNegativeRemainder(broken.vectors, against).map((value) => -value);
    const size = norm(direction);
    if (size <= STAYS) return false;
    const worst = brokenBy(
      data,
      ties,
      direction.map((value) => value / size)
    );
    let added = 0;
    for (const vector of worst) {
      const key = vector.join(" ");
      if (broken.known.has(key)) continue;
      broken.known.add(key);
      broken.vectors.push(vector);
      if (++added > 2 * data.p) break;
    }
    // Nothing is broken, or only what rounding breaks of what is known.
    if (added === 0) return true;
  }
  return false;
}

/** The constraints that a direction of norm 1 breaks, one an event time, worst first. */
function brokenBy(data: CoxData, ties: SummedTies | "exact", direction: Float64Array): Float64Array[] {
  const {n, p, x, blocks, entries} = data;
  const along = new Float64Array(n);
  for (let i = 0, at = 0; i < n; i++) for (let j = 0; j < p; j++) along[i] += x[at++] * direction[j];
  const found: {readonly by: number; readonly vector: Float64Array}[] = [];
  for (let stratum = 0; stratum + 1 < blocks.strata.length; stratum++) {
    const beside = new MaxHeap(along);
    for (let block = blocks.strata[stratum]; block < blocks.strata[stratum + 1]; block++) {
      const firstEvent = blocks.firstEvent[block];
      const to = blocks.start[block + 1];
      for (let i = blocks.start[block]; i < firstEvent; i++) beside.add(i);
      if (ties !== "exact") for (let i = firstEvent; i < to; i++) beside.add(i);
      if (entries !== null) beside.dropWhile((i) => entries.grid[i] > blocks.grid[block]);
      const top = beside.top();
      if (firstEvent < to && top !== null) {
        let lowest = firstEvent;
        for (let i = firstEvent + 1; i < to; i++) if (along[i] < along[lowest]) lowest = i;
        if (along[top] > along[lowest]) {
          const vector = Float64Array.from({length: p}, (_, j) => x[lowest * p + j] - x[top * p + j]);
          const length = norm(vector);
          const by = (along[top] - along[lowest]) / length;
          if (by > WRONG_ORDER) found.push({by, vector: vector.map((value) => value / length)});
        }
      }
      if (ties === "exact") for (let i = firstEvent; i < to; i++) beside.add(i);
    }
  }
  return found.sort((a, b) => b.by - a.by).map(({vector}) => vector);
}

function norm(vector: Float64Array): number {
  return Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
}

function unit(vector: Float64Array): Float64Array {
  const size = norm(vector);
  return vector.map((value) => value / size);
}
