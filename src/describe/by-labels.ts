import {escape, op, table, type ColumnTable} from "arquero";

/** Names of columns with what is aggregated for them. */
type Aggregates = NonNullable<Parameters<ColumnTable["rollup"]>[0]>;

/** Column that holds several labels of a row as one text. */
const LABELS = "labels";

/**
 * Several labels of a row as one text. arquero joins them by `|` and escapes nothing, so that the labels `a"|"b` and `c` of a file would be taken for `a` and `b"|"c`; two lists of labels never make the
 * same JSON.
 */
const asOneText = (labels: readonly string[]) =>
  escape((row: Readonly<Record<string, unknown>>) => JSON.stringify(labels.map((name) => row[name])));

/** What `values` aggregates for each combination of keys that need no care, as whole numbers do; of no rows no row, where arquero gives one. */
export function rolledUpByKey(rows: ColumnTable, keys: readonly string[], values: Aggregates): ColumnTable {
  return rows.numRows() === 0
    ? table(Object.fromEntries([...keys, ...Object.keys(values)].map((name) => [name, []])))
    : rows.groupby(...keys).rollup(values);
}

/**
 * One row for each combination of labels that occurs, in order of appearance, with these labels, what `values` aggregates, and `n`, how many rows have it. Labels may be
 * any text; names of columns are written in the code and never come from a file.
 */
export function rolledUp(rows: ColumnTable, labels: readonly string[], values: Aggregates = {}): ColumnTable {
  const all = {...Object.fromEntries(labels.map((name) => [name, op.any(name)])), ...values, n: op.count()};
  return rows.numRows() === 0
    ? table(Object.fromEntries(Object.keys(all).map((name) => [name, []])))
    : rows
        .ungroup()
        .groupby({[LABELS]: asOneText(labels)})
        .rollup(all)
        .select(...Object.keys(all));
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
  const keyed = (of: ColumnTable): ColumnTable => of.ungroup().derive({[LABELS]: asOneText(labels)});
  return keyed(rows)
    .lookup(keyed(found), LABELS, [...columns])
    .select(...rows.columnNames(), ...columns);
}
