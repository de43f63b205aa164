import type {CoxData} from "./cox-data.ts";

/** Which powers of the covariates are summed: 0 risk only, 1 with x, 2 with x·xᵀ, 3 with all products of three. */
export type Moments = 0 | 1 | 2 | 3;

/**
 * Sums over the risk set of one block with events; one object is reused for all blocks, so what is kept must be copied.
 * `r` is the risk of a row, weight · exp(offset + xβ). Sums stand in one array: Σ r at 0, Σ r·x at 1 … p, then Σ r·x·xᵀ packed by the
 * rows of its lower triangle, then Σ r·xⱼ·xₗ·xₘ for j ≥ l ≥ m in the same order.
 */
export interface RiskSet {
  block: number;
  stratum: number;
  /** Rows with an event in this block, unweighted and weighted. */
  nEvent: number;
  eventWeight: number;
  /** Over the rows at risk. */
  readonly all: Float64Array;
  /** Events that are tied: rows, or for frequency weights, which stand for repeated rows, their sum. */
  tied: number;
  /** Over the rows with an event in this block, where two or more events are tied: one alone has no ties to settle. */
  readonly events: Float64Array;
}

/** From this many rows on, sums run down one pair of columns after the other and stay in a register. */
const COLUMNWISE_FROM = 12;
const CHUNK = 512;

/**
 * Passes once over the risk sets of `data`, from the last time to the first of each stratum, and shows each block that has an event.
 *
 * `risk` holds weight · exp(linear predictor) in sorted order. Rows enter the sums at their time and leave at their entry time. Where leaving
 * rows take nearly all of a sum with them, the sum is made afresh, so that cancellation does not eat its digits.
 */
export function passRiskSets(data: CoxData, risk: Float64Array, moments: Moments, visit: (set: RiskSet) => void): void {
  const {p, x, weight, weightKind, blocks, entries} = data;
  const repeated = weightKind === "frequency" ? weight : null;
  const size = [1, 1 + p, 1 + p + (p * (p + 1)) / 2, 1 + p + (p * (p + 1)) / 2 + (p * (p + 1) * (p + 2)) / 6][moments];
  const all = new Float64Array(size);
  const events = new Float64Array(size);
  const set: RiskSet = {block: 0, stratum: 0, nEvent: 0, eventWeight: 0, tied: 0, all, events};
  const scratch = new Float64Array(CHUNK);

  for (let stratum = 0; stratum + 1 < blocks.strata.length; stratum++) {
    const last = blocks.strata[stratum + 1];
    const end = blocks.start[last];
    let leaving = blocks.start[blocks.strata[stratum]];
    let peak = 0;
    all.fill(0);
    for (let block = blocks.strata[stratum]; block < last; block++) {
      const from = blocks.start[block];
      const firstEvent = blocks.firstEvent[block];
      const to = blocks.start[block + 1];
      if (entries !== null && leaving < end && entries.grid[entries.order[leaving]] > blocks.grid[block]) {
        for (; leaving < end && entries.grid[entries.order[leaving]] > blocks.grid[block]; leaving++)
          addRow(all, x, p, moments, entries.order[leaving], -risk[entries.order[leaving]]);
        if (all[0] < 1e-4 * peak) {
          all.fill(0);
          for (let i = leaving; i < end; i++)
            if (entries.order[i] < from) addRow(all, x, p, moments, entries.order[i], risk[entries.order[i]]);
          peak = all[0];
        }
      }
      addRows(all, scratch, x, risk, p, moments, from, firstEvent);
      if (firstEvent === to - 1 && (repeated === null || repeated[firstEvent] === 1))
        addRow(all, x, p, moments, firstEvent, risk[firstEvent]);
      else if (firstEvent < to) {
        events.fill(0);
        addRows(events, scratch, x, risk, p, moments, firstEvent, to);
        for (let k = 0; k < size; k++) all[k] += events[k];
      }
      if (all[0] > peak) peak = all[0];
      if (firstEvent === to) continue;
      set.block = block;
      set.stratum = stratum;
      set.nEvent = to - firstEvent;
      set.eventWeight = weight === null ? to - firstEvent : sumOf(weight, firstEvent, to);
      set.tied = repeated === null ? set.nEvent : set.eventWeight;
      visit(set);
    }
  }
}

function addRow(sums: Float64Array, x: Float64Array, p: number, moments: Moments, i: number, r: number): void {
  sums[0] += r;
  if (moments === 0) return;
  const at = i * p;
  if (moments === 1) {
    for (let j = 0; j < p; j++) sums[1 + j] += r * x[at + j];
    return;
  }
  for (let j = 0, k = 1 + p; j < p; j++) {
    const rx = r * x[at + j];
    sums[1 + j] += rx;
    for (let l = at; l <= at + j; l++) sums[k++] += rx * x[l];
  }
  if (moments === 3) addThirds(sums, x, p, at, r);
}

function addThirds(sums: Float64Array, x: Float64Array, p: number, at: number, r: number): void {
  let k = 1 + p + (p * (p + 1)) / 2;
  for (let j = at; j < at + p; j++)
    for (let l = at; l <= j; l++) {
      const rxx = r * x[j] * x[l];
      for (let m = at; m <= l; m++) sums[k++] += rxx * x[m];
    }
}

/** Adds rows `from` … `to` − 1: row by row where they are few, column by column in chunks that stay in the nearest cache where they are many. */
function addRows(
  sums: Float64Array,
  scratch: Float64Array,
  x: Float64Array,
  risk: Float64Array,
  p: number,
  moments: Moments,
  from: number,
  to: number
): void {
  if (to - from < COLUMNWISE_FROM || moments === 3) {
    for (let i = from; i < to; i++) addRow(sums, x, p, moments, i, risk[i]);
    return;
  }
  for (let begin = from; begin < to; begin += CHUNK)
    addChunk(sums, scratch, x, risk, p, moments, begin, Math.min(begin + CHUNK, to));
}

function addChunk(
  sums: Float64Array,
  scratch: Float64Array,
  x: Float64Array,
  risk: Float64Array,
  p: number,
  moments: Moments,
  from: number,
  to: number
): void {
  let sum = 0;
  for (let i = from; i < to; i++) sum += risk[i];
  sums[0] += sum;
  if (moments === 0) return;
  const count = to - from;
  const base = from * p;
  for (let j = 0, k = 1 + p; j < p; j++) {
    sum = 0;
    for (let i = 0, at = base + j; i < count; i++, at += p) sum += scratch[i] = risk[from + i] * x[at];
    sums[1 + j] += sum;
    if (moments < 2) continue;
    let l = 0;
    for (; l < j; l += 2, k += 2) {
      let one = 0;
      let two = 0;
      for (let i = 0, at = base + l; i < count; i++, at += p) {
        const rx = scratch[i];
        one += rx * x[at];
        two += rx * x[at + 1];
      }
      sums[k] += one;
      sums[k + 1] += two;
    }
    if (l > j) continue;
    sum = 0;
    for (let i = 0, at = base + j; i < count; i++, at += p) sum += scratch[i] * x[at];
    sums[k++] += sum;
  }
}

function sumOf(values: Float64Array, from: number, to: number): number {
  let sum = 0;
  for (let i = from; i < to; i++) sum += values[i];
  return sum;
}
