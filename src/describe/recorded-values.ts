import {op, table, type ColumnTable} from "arquero";
import type {TableRecord} from "../record/result.ts";
import {crossed, rolledUpByKey} from "./by-labels.ts";
import type {DescribedColumn} from "./described-columns.ts";

/** Patients by group. */
export type DescribedGroups = ReadonlyMap<string, readonly {readonly cells: TableRecord}[]>;

/** What is recorded of a column: numbers in the order of the patients, or how many have each level. */
export type Recorded =
  | {readonly column: string; readonly kind: "number"; readonly numbers: readonly number[]}
  | {
      readonly column: string;
      readonly kind: "level";
      readonly levels: readonly string[];
      readonly counts: readonly number[];
    };

/** The same of everyone and of each group. */
export interface RecordedColumn {
  readonly column: string;
  /** How many have a value. */
  readonly n: number;
  readonly all: Recorded;
  /** In the order of the groups. */
  readonly byGroup: readonly Recorded[];
}

/** Places of columns, groups and levels stand for their names, which may be any text. */
const keys = ["column", "group"];
const valueKeys = [...keys, "value"];

/**
 * One row for each value that is recorded: place of its column, place of its group, and the number or the place of the level. However many columns a file has, this table has three.
 */
function valueTable(groups: DescribedGroups, columns: readonly DescribedColumn[]): ColumnTable {
  const rows: {column: number[]; group: number[]; value: number[]} = {column: [], group: [], value: []};
  const groupOf = [...groups.values()].flatMap((subjects, group) => subjects.map(() => group));
  for (const [column, described] of columns.entries()) {
    const levels = described.kind === "level" ? new Map(described.levels.map((level, place) => [level, place])) : null;
    for (const [subject, cell] of described.cells.entries()) {
      if (cell === null) continue;
      rows.column.push(column);
      rows.group.push(groupOf[subject] ?? -1);
      rows.value.push(levels === null ? Number(cell) : (levels.get(String(cell)) ?? NaN));
    }
  }
  return table(rows);
}

/** What is recorded of each column, of everyone and of each group; columns are described of the same groups, one after the other. */
export function recordedValues(groups: DescribedGroups, columns: readonly DescribedColumn[]): RecordedColumn[] {
  const {lists, counts} = listsAndCounts(groups, columns);
  return columns.map((described, at) => {
    const own = (of: readonly (readonly number[])[]): readonly (readonly number[])[] =>
      of.slice(at * groups.size, (at + 1) * groups.size);
    return recordedColumn(described, own(lists), own(counts));
  });
}

/** Values of each column in each group, and how many have each of its levels: one list for each pair, groups within columns. */
function listsAndCounts(
  groups: DescribedGroups,
  columns: readonly DescribedColumn[]
): {readonly lists: readonly (readonly number[])[]; readonly counts: readonly (readonly number[])[]} {
  const values = valueTable(groups, columns);
  const places = table({group: [...groups.keys()].map((_, place) => place)});
  const found = crossed(table({column: columns.map((_, column) => column)}), places)
    .lookup(rolledUpByKey(values, keys, {list: op.array_agg("value")}), [keys, keys], ["list"])
    .lookup(levelCounts(values, columns, places), [keys, keys], ["counts"]);
  const listsIn = (name: string): number[][] =>
    Array.from(found.array(name), (list: unknown) => (Array.isArray(list) ? list.map(Number) : []));
  return {lists: listsIn("list"), counts: listsIn("counts")};
}

/** How many of each group have each level of each column. */
function levelCounts(values: ColumnTable, columns: readonly DescribedColumn[], places: ColumnTable): ColumnTable {
  const levels = columns.flatMap((described, column) =>
    described.kind === "level" ? described.levels.map((_, value) => ({column, value})) : []
  );
  const counted = rolledUpByKey(values, valueKeys, {n: op.count()});
  // A level that a group has not is a zero there.
  return rolledUpByKey(
    crossed(table({column: levels.map(({column}) => column), value: levels.map(({value}) => value)}), places)
      .lookup(counted, [valueKeys, valueKeys], ["n"])
      .impute({n: () => 0}),
    keys,
    {counts: op.array_agg("n")}
  );
}

/** A column from its values and its counts of levels in each group. */
function recordedColumn(
  described: DescribedColumn,
  lists: readonly (readonly number[])[],
  counts: readonly (readonly number[])[]
): RecordedColumn {
  const {column} = described;
  const all = lists.flat();
  if (described.kind === "number") {
    const of = (numbers: readonly number[]): Recorded => ({column, kind: "number", numbers});
    return {column, n: all.length, all: of(all), byGroup: lists.map(of)};
  }
  const of = (own: readonly number[]): Recorded => ({column, kind: "level", levels: described.levels, counts: own});
  const sums = described.levels.map((_, level) => counts.reduce((sum, one) => sum + (one[level] ?? 0), 0));
  return {column, n: all.length, all: of(sums), byGroup: counts.map(of)};
}
