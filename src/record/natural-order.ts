/**
 * Order of names as people number them: numbers within them by size, everything else by its letters.
 *
 * @example
 * ["Centre 10", "Centre 2", "Centre 1"].sort(naturalOrder) // ["Centre 1", "Centre 2", "Centre 10"]
 * ["-1", "10", "2"].sort(naturalOrder) // ["-1", "2", "10"]
 */
export function naturalOrder(a: string, b: string): number {
  const [x, y] = [Number(a), Number(b)];
  if (a.trim() !== "" && b.trim() !== "" && Number.isFinite(x) && Number.isFinite(y) && x !== y) return x - y;
  const [left, right] = [partsOf(a), partsOf(b)];
  for (const [i, part] of left.entries()) {
    const other = right[i];
    if (other === undefined) return 1;
    const difference = /^\d/.test(part) && /^\d/.test(other) ? Number(part) - Number(other) : 0;
    if (difference !== 0) return difference;
    if (part !== other) return part < other ? -1 : 1;
  }
  return left.length - right.length;
}

const partsOf = (text: string): string[] => text.match(/\d+|\D+/g) ?? [];

/**
 * Names in a stated order, the others behind them in natural order.
 *
 * @example
 * inStatedOrder(["low", "2", "10", "high"], ["low", "high"]) // ["low", "high", "2", "10"]
 */
export function inStatedOrder(names: readonly string[], order: readonly string[]): string[] {
  const rank = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return names.toSorted((a, b) => rank(a) - rank(b) || naturalOrder(a, b));
}
