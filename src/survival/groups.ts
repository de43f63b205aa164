import type {Surv} from "../record/surv.ts";
import {rememberGrid, subGrid, timeGrid} from "./time-grid.ts";

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
      if (!((typeof label === "string") || (typeof label === "number" && label === label) || typeof label === "boolean"))
        throw new TypeError(`${name}[${i}] must be a string, a number or a boolean, got ${String(label)}`);
      last = label;
      position = seen.get(label) ?? seen.size;
      if (position === seen.size) seen.set(label, position);
    }
    raw[i] = position;
  }
  const given = [...seen.keys()];
  const order = given.map((_, i) => i).toSorted((a, b) => compareLabels(given[a], given[b]));
  const place = new Int32Array(order.length);
  for (const [to, from] of order.entries()) place[from] = to;
  for (let i = 0; i < raw.length; i += 1) raw[i] = place[raw[i]];
  return {levels: order.map((i) => given[i]), index: raw};
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
export function survByGroup(follow: Surv, group: ArrayLike<unknown>): readonly {readonly group: Label; readonly follow: Surv}[] {
  const n = follow.time.length;
  if (group.length !== n) throw new RangeError(`group must have the length of time, ${n}, got ${group.length}`);
  const {levels, index} = labelIndex(group);
  const size = new Int32Array(levels.length);
  for (let i = 0; i < n; i += 1) size[index[i]] += 1;
  const rows = Array.from(size, (count) => new Int32Array(count));
  const next = new Int32Array(levels.length);
  for (let i = 0; i < n; i += 1) rows[index[i]][next[index[i]]++] = i;
  return levels.map((level, g) => ({group: level, follow: survRows(follow, rows[g])}));
}

/** The follow-up of some rows, in the order given; times that were tied stay tied. */
export function survRows(follow: Surv, rows: Int32Array): Surv {
  const {time, event, entry, weight, weightKind} = follow;
  const part: Surv = {
    time: gather(time, rows),
    event: gatherBytes(event, rows),
    entry: entry === null ? null : gather(entry, rows),
    weight: weight === null ? null : gather(weight, rows),
    weightKind
  };
  rememberGrid(part, subGrid(timeGrid(follow), rows));
  return part;
}

function gather(column: Float64Array, rows: Int32Array): Float64Array {
  const taken = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) taken[i] = column[rows[i]];
  return taken;
}

function gatherBytes(column: Uint8Array, rows: Int32Array): Uint8Array {
  const taken = new Uint8Array(rows.length);
  for (let i = 0; i < rows.length; i += 1) taken[i] = column[rows[i]];
  return taken;
}
