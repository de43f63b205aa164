/**
 * Items by a key, in the order in which the keys first come; linear in the number of items, since lists grow in place. (`Map.groupBy` is not in Node 20.)
 *
 * @example
 * [...listsByKey(["a1", "b1", "a2"], (text) => text.slice(0, 1)).values()] // [["a1", "a2"], ["b1"]]
 */
export function listsByKey<K, V>(items: Iterable<V>, keyOf: (item: V) => K): Map<K, V[]> {
  const lists = new Map<K, V[]>();
  for (const item of items) append(lists, keyOf(item), item);
  return lists;
}

/**
 * Puts an item at the end of the list of its key, in place.
 *
 * @example
 * const lists = new Map([["a", [1]]]);
 * append(lists, "a", 2);
 * append(lists, "b", 3);
 * [...lists] // [["a", [1, 2]], ["b", [3]]]
 */
export function append<K, V>(lists: Map<K, V[]>, key: K, item: V): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [item]);
  else list.push(item);
}
