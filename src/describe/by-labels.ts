import {escape, op, table, type ColumnTable} from "arquero";

/** Names of columns with what is aggregated for them. */
type Aggregates = NonNullable<Parameters<ColumnTable["rollup"]>[0]>;

/** Column that holds several labels of a row as one key. */
const KEY = "labels_key";

/** Rows by their place among the combinations of labels, in order of appearance. Null is a label of its own. */
function places(rows: ColumnTable, labels: readonly string[]): number[] {
  return labels
    .map((name) => Array.from(rows.array(name)))
    .reduce<number[]>((before, cells) => {
      // Both are whole numbers below the number of rows, so that their pair is one number, too.
      const pairs = new Map<number, number>();
      const own = new Map<unknown, number>();
      return cells.map((cell, row) => {
        const label = placeIn(own, cell);
        return placeIn(pairs, (before[row] ?? 0) * cells.length + label);
      });
    }, []);
}

function placeIn<K>(known: Map<K, number>, key: K): number {
  const place = known.get(key) ?? known.size;
  known.set(key, place);
  return place;
}

/** What `values` aggregates for each combination of keys that need no care, as whole numbers do; of no rows no row, where arquero gives one. */
export function rolledUpByKey(rows: ColumnTable, keys: readonly string[], values: Aggregates): ColumnTable {
  return rows.numRows() === 0
    ? table(Object.fromEntries([...keys, ...Object.keys(values)].map((name) => [name, []])))
    : rows.groupby(...keys).rollup(values);
}

/**
 * One row for each combination of labels that occurs, in order of appearance, with these labels, what `values` aggregates, and `n`, how many rows have it. Labels may be
 * any text; names of columns are written in the code and never come from a file.
 *
 * Of several labels arquero makes one text with `|` between them and escapes nothing, so that `a"|"b` and `c` of a file would be taken for `a` and `b"|"c`; here a whole number stands for them.
 */
export function rolledUp(rows: ColumnTable, labels: readonly string[], values: Aggregates = {}): ColumnTable {
  const all = {...Object.fromEntries(labels.map((name) => [name, op.any(name)])), ...values, n: op.count()};
  const plain = rows.ungroup().reify();
  return rolledUpByKey(plain.assign({[KEY]: places(plain, labels)}), [KEY], all).select(...Object.keys(all));
}

/** Each row of one table beside each of another; of an empty table no row, where arquero makes one of blanks. */
export function crossed(rows: ColumnTable, others: ColumnTable): ColumnTable {
  const all = rows.cross(others);
  return rows.numRows() === 0 || others.numRows() === 0 ? all.filter(escape(() => false)).reify() : all;
}

/** The rows with columns of that row of `found` that has the same labels; blank where none has. */
export function lookedUp(
  rows: ColumnTable,
  found: ColumnTable,
  labels: readonly string[],
  columns: readonly string[]
): ColumnTable {
  // Two lists of labels never make the same JSON.
  const keyed = (of: ColumnTable): ColumnTable =>
    of
      .ungroup()
      .derive({
        [KEY]: escape((row: Readonly<Record<string, unknown>>) => JSON.stringify(labels.map((name) => row[name])))
      });
  return keyed(rows)
    .lookup(keyed(found), KEY, [...columns])
    .select(...rows.columnNames(), ...columns);
}
