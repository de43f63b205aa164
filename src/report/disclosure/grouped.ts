/**
 * Items by a key, in the order in which the keys first come.
 *
 * @example
 * [...grouped(["a1", "b1", "a2"], (text) => text.slice(0, 1)).values()] // [["a1", "a2"], ["b1"]]
 */
export function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known === undefined) groups.set(key, [item]);
    else known.push(item);
  }
  return groups;
}
