import {chiSquareUpper} from "./chi-square.ts";

/** Counts, rows by columns; rows and columns without a count are allowed and have no part in the test. */
export type Counts = readonly (readonly number[])[];

export interface ChiSquareTest {
  readonly statistic: number;
  readonly df: number;
  readonly pValue: number;
  /** The smallest expected count. */
  readonly leastExpected: number;
}

function checked(counts: Counts): {
  table: readonly (readonly number[])[];
  rows: readonly number[];
  columns: readonly number[];
  n: number;
} {
  checkRectangle(counts);
  const filled = Array.from({length: counts[0]?.length ?? 0}, (_, j) => j).filter((j) =>
    counts.some((row) => row[j] > 0)
  );
  const table = counts.map((row) => filled.map((j) => row[j])).filter((row) => row.some((count) => count > 0));
  if (table.length < 2 || filled.length < 2)
    throw new RangeError(
      `counts must have at least two rows and two columns that are not empty, got ${table.length} by ${filled.length}`
    );
  const rows = table.map((row) => row.reduce((sum, count) => sum + count, 0));
  const columns = filled.map((_, j) => table.reduce((sum, row) => sum + row[j], 0));
  return {table, rows, columns, n: rows.reduce((sum, count) => sum + count, 0)};
}

function checkRectangle(counts: Counts): void {
  for (const [i, row] of counts.entries())
    for (const [j, count] of row.entries())
      if (!(Number.isInteger(count) && count >= 0))
        throw new RangeError(`counts[${i}][${j}] must be a whole number ≥ 0, got ${count}`);
  const width = counts[0]?.length ?? 0;
  const ragged = counts.findIndex((row) => row.length !== width);
  if (ragged >= 0)
    throw new RangeError(
      `counts[${ragged}] must have the length of the first row, ${width}, got ${counts[ragged].length}`
    );
}

/**
 * Pearson's chi-square test of independence in a table of counts, without continuity correction.
 *
 * Throws `RangeError` for counts that are not whole, rows of different length, or fewer than two rows and columns with a count. Source: Pearson 1900. Equals R's `chisq.test(correct = FALSE)`.
 *
 * @example
 * chiSquareTest([[10, 20], [30, 25]]).statistic // 3.505892
 */
export function chiSquareTest(counts: Counts): ChiSquareTest {
  const {table, rows, columns, n} = checked(counts);
  let statistic = 0;
  let leastExpected = Infinity;
  for (let i = 0; i < rows.length; i++)
    for (let j = 0; j < columns.length; j++) {
      const expected = (rows[i] * columns[j]) / n;
      statistic += (table[i][j] - expected) ** 2 / expected;
      leastExpected = Math.min(leastExpected, expected);
    }
  const df = (rows.length - 1) * (columns.length - 1);
  return {statistic, df, pValue: chiSquareUpper(statistic, df), leastExpected};
}

/** R's allowance for tables as likely as the one seen up to rounding. */
const AS_LIKELY = Math.log(1 + 1e-7);
/** Steps of the enumeration beyond which the table is too large. */
const MOST_STEPS = 2_000_000;
/** Ways in which counts can be left over, beyond which enumeration is not begun. */
const MOST_LEFT = 200_000;

/** Counts still to be placed after some columns are filled. */
interface Node {
  /** Every way to fill the next column: what is left then, and the sum of log factorials of what was placed. */
  readonly steps: readonly {readonly to: Node; readonly cost: number}[];
  /** Least and largest sum of log factorials of all ways to fill the columns that are left. */
  readonly least: number;
  readonly most: number;
  /** Log of the sum of 1/Πx! over all these ways. */
  readonly logTotal: number;
}

/**
 * Fisher's exact test of independence in a table of counts, two-sided: the probability of all tables with the same margins that are no likelier than this one; null where the table is too
 * large to enumerate.
 *
 * Columns are filled one after the other; tables that agree in what is left and in their probability so far are counted together, and all at once where none or every one of them is no likelier
 * than the table seen. Throws `RangeError` as `chiSquareTest`.
 * Source: Fisher 1935; Freeman & Halton 1951; network of margins after Mehta & Patel 1983, JASA 78:427. Equals R's `fisher.test`.
 *
 * @example
 * fisherExact([[3, 1], [1, 3]]) // 0.485714
 */
export function fisherExact(counts: Counts): number | null {
  const {table, rows, columns, n} = checked(counts);
  // Fewer margins to carry along: the longer side is filled one by one.
  const [left, along] = rows.length <= columns.length ? [rows, columns] : [columns, rows];
  const logFactorial = logFactorials(n);
  const factorials = (margins: readonly number[]): number =>
    margins.reduce((sum, margin) => sum + logFactorial[margin], 0);
  const constant = factorials(rows) + factorials(columns) - logFactorial[n];
  const seen = constant - table.reduce((sum, row) => sum + factorials(row), 0) + AS_LIKELY;
  if (waysLeft(left) > MOST_LEFT) return null;
  const start = network(left, along, logFactorial);
  const pValue = start === null ? null : noLikelier(start, constant, seen);
  return pValue === null ? null : Math.min(1, pValue);
}

/** log k! for k = 0, 1, …, n. */
function logFactorials(n: number): Float64Array {
  const logFactorial = new Float64Array(n + 1);
  for (let k = 1; k <= n; k++) logFactorial[k] = logFactorial[k - 1] + Math.log(k);
  return logFactorial;
}

/** In how many ways counts can be left over in rows of these sizes, the largest of which follows from the others. */
function waysLeft(left: readonly number[]): number {
  return left
    .toSorted((a, b) => a - b)
    .slice(0, -1)
    .reduce((ways, margin) => ways * (margin + 1), 1);
}

/** Ways to have come to a node with one and the same sum of log factorials. */
interface Arrival {
  readonly past: number;
  ways: number;
}

/** By node, then by the sum, rounded. */
type Arrivals = Map<Node, Map<number, Arrival>>;

/** Sum of the probabilities, up to the factor exp(`constant`), of tables whose log probability is at most `seen`; null where they are too many to enumerate. */
function noLikelier(start: Node, constant: number, seen: number): number | null {
  let pValue = 0;
  let steps = 0;
  let paths: Arrivals = new Map([[start, new Map([[0, {past: 0, ways: 1}]])]]);
  while (paths.size > 0) {
    const next: Arrivals = new Map();
    for (const [node, arrived] of paths)
      for (const {past, ways} of arrived.values()) {
        if (constant - past - node.most > seen) continue;
        if (constant - past - node.least <= seen) {
          pValue += ways * Math.exp(constant - past + node.logTotal);
          continue;
        }
        for (const {to, cost} of node.steps) {
          if (++steps > MOST_STEPS) return null;
          arrive(next, to, {past: past + cost, ways});
        }
      }
    paths = next;
  }
  return pValue;
}

function arrive(arrivals: Arrivals, node: Node, {past, ways}: Arrival): void {
  const there = arrivals.get(node) ?? new Map<number, Arrival>();
  arrivals.set(node, there);
  // Sums of the same logarithms in another order differ by rounding.
  const at = Math.round(past * 1e9);
  const known = there.get(at);
  if (known === undefined) there.set(at, {past, ways});
  else known.ways += ways;
}

/** What the nodes of one network share: sizes of the columns, the nodes known by column and counts left, and the steps between them so far. */
interface Network {
  readonly along: readonly number[];
  readonly logFactorial: Float64Array;
  readonly known: Map<string, Node>;
  steps: number;
}

/** The nodes that can be reached by filling columns of sizes `along` from rows with `left` counts each; null where they are too many. */
function network(left: readonly number[], along: readonly number[], logFactorial: Float64Array): Node | null {
  return nodeOf({along, logFactorial, known: new Map(), steps: 0}, left, 0);
}

function nodeOf(shared: Network, unordered: readonly number[], column: number): Node | null {
  // The order of the rows does not matter for what is left.
  const rest = unordered.toSorted((a, b) => a - b);
  const key = `${column}|${rest.join()}`;
  const there = shared.known.get(key);
  if (there !== undefined) return there;
  const made = column === shared.along.length ? lastNode : filledFrom(shared, rest, column);
  if (made !== null) shared.known.set(key, made);
  return made;
}

/** Nothing is left to fill. */
const lastNode: Node = {steps: [], least: 0, most: 0, logTotal: 0};

/** The node from which `column` is filled next. */
function filledFrom(shared: Network, rest: readonly number[], column: number): Node | null {
  const {along, logFactorial} = shared;
  const ways: {to: Node; cost: number}[] = [];
  for (const {left: remaining, cost} of fillings(rest, along[column], logFactorial)) {
    const to = ++shared.steps > MOST_STEPS ? null : nodeOf(shared, remaining, column + 1);
    if (to === null) return null;
    ways.push({to, cost});
  }
  const total = rest.reduce((sum, count) => sum + count, 0);
  const margins = [...rest, ...along.slice(column)].reduce((sum, margin) => sum + logFactorial[margin], 0);
  return {
    steps: ways,
    least: ways.reduce((low, {to, cost}) => Math.min(low, cost + to.least), Infinity),
    most: ways.reduce((high, {to, cost}) => Math.max(high, cost + to.most), -Infinity),
    logTotal: logFactorial[total] - margins
  };
}

/** Every way to take `margin` from the counts left in the rows, with the sum of log factorials of what is taken. */
function* fillings(
  left: readonly number[],
  margin: number,
  logFactorial: Float64Array
): Generator<{readonly left: readonly number[]; readonly cost: number}> {
  const rest = [...left];
  const room = left.map((_, i) => left.slice(i + 1).reduce((sum, count) => sum + count, 0));
  function* fill(
    i: number,
    need: number,
    cost: number
  ): Generator<{readonly left: readonly number[]; readonly cost: number}> {
    if (i === left.length) {
      yield {left: [...rest], cost};
      return;
    }
    for (let taken = Math.max(0, need - room[i]); taken <= Math.min(left[i], need); taken++) {
      rest[i] = left[i] - taken;
      yield* fill(i + 1, need - taken, cost + logFactorial[taken]);
    }
    rest[i] = left[i];
  }
  yield* fill(0, margin, 0);
}
