import type {Surv} from "../record/surv.ts";
import {partGrids} from "./part-grids.ts";
import {rememberGrid, timeGrid} from "./time-grid.ts";

/** Label of a group, a stratum or a cluster. */
export type Label = string | number | boolean;

/** Distinct labels in ascending order, and for each row the position of its label. */
export interface LabelIndex {
  readonly levels: readonly Label[];
  readonly index: Int32Array;
}

/**
 * Distinct labels, numbers before words, each ascending, so that the order of rows does not matter; and the position of each row's label.
 *
 * Throws `TypeError` for a label that is missing (null, undefined, NaN) or not a string, number or boolean.
 *
 * @example
 * labelIndex(["b", "a", "b"]) // {levels: ["a", "b"], index: [1, 0, 1]}
 */
export function labelIndex(labels: ArrayLike<unknown>, name = "group"): LabelIndex {
  const seen = new Map<Label, number>();
  const raw = new Int32Array(labels.length);
  let last: Label | null = null;
  let position = 0;
  for (let i = 0; i < labels.length; i += 1) {
    const label: unknown = labels[i];
    if (label !== last) {
      if (!(typeof label === "string" || (typeof label === "number" && label === label) || typeof label === "boolean"))
        throw new TypeError(`${name}[${i}] must be a string, a number or a boolean, got ${String(label)}`);
      last = label;
      position = seen.get(label) ?? seen.size;
      if (position === seen.size) seen.set(label, position);
    }
    raw[i] = position;
  }
  return inAscendingOrder([...seen.keys()], raw);
}

/** Levels sorted, with `index` (written over) now into these; it comes as positions in `given`. */
function inAscendingOrder(given: readonly Label[], index: Int32Array): LabelIndex {
  const order = given.map((_, i) => i).toSorted((a, b) => compareLabels(given[a], given[b]));
  const place = new Int32Array(order.length);
  for (const [to, from] of order.entries()) place[from] = to;
  for (let i = 0; i < index.length; i += 1) index[i] = place[index[i]];
  return {levels: order.map((i) => given[i]), index};
}

function compareLabels(a: Label, b: Label): number {
  if (typeof a === "number" && typeof b === "number") return a - b;
  if (typeof a === "number") return -1;
  if (typeof b === "number") return 1;
  return String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0;
}

/**
 * The follow-up of each group, in the order of its sorted labels.
 *
 * Throws `RangeError` when labels and rows differ in number.
 *
 * @example
 * survByGroup(surv({time: [6, 7, 10], event: [1, 1, 0]}), ["B", "A", "B"]).map(({group, follow}) => [group, follow.time.length])
 * // [["A", 1], ["B", 2]]
 */
export function survByGroup(
  follow: Surv,
  group: ArrayLike<unknown>
): readonly {readonly group: Label; readonly follow: Surv}[] {
  const n = follow.time.length;
  if (group.length !== n) throw new RangeError(`group must have the length of time, ${n}, got ${group.length}`);
  const {levels, index} = labelIndex(group);
  const parts = splitRows(follow, index, levels.length);
  return levels.map((level, g) => ({group: level, follow: parts[g]}));
}

/** The follow-up of each part, rows in their order; `part` is 0, 1, … of each row. Times that were tied stay tied. */
export function splitRows(follow: Surv, part: Int32Array, count: number): readonly Surv[] {
  const {time, event, entry, weight} = follow;
  const {place, sizes} = placesOf(part, count);
  const parts = Array.from(sizes, (size) => emptyFollowUp(follow, size));
  for (let i = 0; i < part.length; i += 1) {
    const own = parts[part[i]];
    own.time[place[i]] = time[i];
    own.event[place[i]] = event[i];
    if (entry !== null && own.entry !== null) own.entry[place[i]] = entry[i];
    if (weight !== null && own.weight !== null) own.weight[place[i]] = weight[i];
  }
  const grid = timeGrid(follow);
  // Very many parts (patients, say) would cost a table of parts × times; each then makes its own grid when asked.
  if (grid.order === null && count * grid.time.length > 8 * part.length + 1_000_000) return parts;
  for (const [g, own] of partGrids(grid, part, place, sizes).entries()) rememberGrid(parts[g], own);
  return parts;
}

/** The place of each row in its part, and how many rows each part has. */
function placesOf(part: Int32Array, count: number): {readonly place: Int32Array; readonly sizes: Int32Array} {
  const sizes = new Int32Array(count);
  const place = new Int32Array(part.length);
  for (let i = 0; i < part.length; i += 1) place[i] = sizes[part[i]]++;
  return {place, sizes};
}

/** Columns of `size` rows, with entry and weight where the given follow-up has them. */
function emptyFollowUp({entry, weight, weightKind}: Surv, size: number): Surv {
  return {
    time: new Float64Array(size),
    event: new Uint8Array(size),
    entry: entry === null ? null : new Float64Array(size),
    weight: weight === null ? null : new Float64Array(size),
    weightKind
  };
}
