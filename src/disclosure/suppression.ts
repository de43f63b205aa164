/** A whole and the parts that add up to it, each by the name of its cell. */
export interface Sum {
  readonly whole: string;
  readonly parts: readonly string[];
}

/** Numbers that a reader can still bound to: each masked cell lies from `low` to `high`. */
interface Bounds {
  low: number;
  high: number;
}

/** One equation between masked cells: the sum of coefficient × cell is `value`. */
interface Equation {
  readonly of: Map<string, number>;
  value: number;
}

/**
 * The cells to mask so that no count from 1 to `smallest` − 1 can be had from the others: those counts themselves, and further cells (the cheapest first, by default the smallest) until neither
 * elimination among the sums nor bounds that follow from them narrow such a count more than the policy itself does. Null where masking cannot protect a count.
 *
 * The reader is taken to know every sum, that zeros are shown, and that a masked count is 1 or more. Cells with a value are whole numbers of patients.
 * Willenborg & de Waal 2001 (Elements of Statistical Disclosure Control), secondary suppression.
 *
 * @example
 * suppressed(new Map([["men", 3], ["women", 47], ["all", 50]]), [{whole: "all", parts: ["men", "women"]}], 11, new Set(["all"])) // new Set(["men", "women"])
 */
export function suppressed(
  cells: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  smallest: number,
  known: ReadonlySet<string> = new Set(),
  cost: (cell: string, value: number) => number = (_, value) => value
): ReadonlySet<string> | null {
  const primary = [...cells].filter(([, value]) => value > 0 && value < smallest).map(([name]) => name);
  if (primary.some((name) => known.has(name))) return null;
  const masked = new Set(primary);
  for (;;) {
    const exposed = exposedCell(primary, masked, cells, sums, smallest);
    if (exposed === null) return masked;
    const [next] = besideMasked(exposed, sums, masked).flatMap((names) =>
      names
        .filter((name) => !masked.has(name) && !known.has(name) && (cells.get(name) ?? 0) > 0)
        .toSorted((a, b) => cost(a, cells.get(a) ?? 0) - cost(b, cells.get(b) ?? 0))
    );
    if (next === undefined) return null;
    masked.add(next);
  }
}

/** Cells of the sums in which something is masked: of those in which the exposed cell stands, and then of all. */
function besideMasked(
  exposed: string,
  sums: readonly Sum[],
  masked: ReadonlySet<string>
): readonly [own: readonly string[], near: readonly string[]] {
  const near = sums
    .map(({whole, parts}) => [...parts, whole])
    .filter((names) => names.some((name) => masked.has(name)));
  return [near.filter((names) => names.includes(exposed)).flat(), near.flat()];
}

/** A small count that the sums give away or bound more tightly than 1 to `smallest` − 1; null where there is none. */
function exposedCell(
  primary: readonly string[],
  masked: ReadonlySet<string>,
  cells: ReadonlyMap<string, number>,
  sums: readonly Sum[],
  smallest: number
): string | null {
  const equations = sums.map((sum) => equationOf(sum, masked, cells)).filter(({of}) => of.size > 0);
  const all = [...equations, ...eliminated(equations)];
  const bounds = new Map([...masked].map((name): [string, Bounds] => [name, {low: 1, high: Infinity}]));
  narrow(bounds, all);
  return (
    primary.find((name) => {
      const {low, high} = bounds.get(name) ?? {low: 1, high: Infinity};
      return high - low < smallest - 2;
    }) ?? null
  );
}

function equationOf({whole, parts}: Sum, masked: ReadonlySet<string>, cells: ReadonlyMap<string, number>): Equation {
  const of = new Map<string, number>();
  let value = 0;
  for (const [name, sign] of [...parts.map((part): [string, number] => [part, 1]), [whole, -1] as [string, number]]) {
    if (masked.has(name)) of.set(name, (of.get(name) ?? 0) + sign);
    else value -= sign * (cells.get(name) ?? 0);
  }
  return {of, value};
}

/** Reduced row echelon form of the equations. */
function eliminated(equations: readonly Equation[]): Equation[] {
  const rows = equations.map(({of, value}) => ({of: new Map(of), value}));
  const done: Equation[] = [];
  while (rows.length > 0) {
    const row = rows.shift();
    if (row === undefined) break;
    const pivot = [...row.of].find(([, coefficient]) => Math.abs(coefficient) > 1e-9);
    if (pivot === undefined) continue;
    const [name, by] = pivot;
    const unit = {
      of: new Map([...row.of].map(([cell, coefficient]) => [cell, coefficient / by])),
      value: row.value / by
    };
    for (const other of [...rows, ...done]) subtract(other, unit, other.of.get(name) ?? 0);
    done.push(unit);
  }
  return done;
}

function subtract(from: Equation, row: Equation, times: number): void {
  if (times === 0) return;
  for (const [cell, coefficient] of row.of) {
    const left = (from.of.get(cell) ?? 0) - times * coefficient;
    if (Math.abs(left) < 1e-9) from.of.delete(cell);
    else from.of.set(cell, left);
  }
  from.value -= times * row.value;
}

/** Rounds of bound propagation after which nothing narrows that matters. */
const MOST_ROUNDS = 200;

function narrow(bounds: Map<string, Bounds>, equations: readonly Equation[]): void {
  for (let round = 0, changed = true; changed && round < MOST_ROUNDS; round += 1) {
    changed = false;
    for (const {of, value} of equations)
      for (const [name, coefficient] of of) {
        const [least, most] = rest(of, name, bounds);
        const ends = [(value - most) / coefficient, (value - least) / coefficient].toSorted((a, b) => a - b);
        const bound = bounds.get(name);
        if (bound === undefined) continue;
        const [low, high] = [
          Math.max(bound.low, Math.ceil((ends[0] ?? -Infinity) - 1e-6)),
          Math.min(bound.high, Math.floor((ends[1] ?? Infinity) + 1e-6))
        ];
        if (low > bound.low || high < bound.high) {
          bounds.set(name, {low, high});
          changed = true;
        }
      }
  }
}

/** Least and most that the other cells of an equation can add up to. */
function rest(of: ReadonlyMap<string, number>, without: string, bounds: ReadonlyMap<string, Bounds>): [number, number] {
  let [least, most] = [0, 0];
  for (const [name, coefficient] of of) {
    if (name === without) continue;
    const {low, high} = bounds.get(name) ?? {low: 1, high: Infinity};
    least += coefficient > 0 ? coefficient * low : coefficient * high;
    most += coefficient > 0 ? coefficient * high : coefficient * low;
  }
  return [least, most];
}
