const RADIX_BITS = 11;
const RADIX = 1 << RADIX_BITS;
/** Where the upper half of a number stands among two 32-bit words: 1 on little-endian machines. */
const HIGH_WORD = new Uint8Array(Uint32Array.of(1).buffer)[0];
const INSERTION_BELOW = 48;
const COMPARED_BELOW = 2048;

/**
 * The order that sorts `values` ascending: position → index into `values`; equal values keep their order.
 *
 * Whole numbers whose range is at most eight times their count are counted; other numbers go through a radix sort of their bits,
 * so that cost grows with n in either case. −0 and 0 are equal. Throws `RangeError` on NaN.
 * Source: Knuth 1998, The Art of Computer Programming 3, §5.2 (counting) and §5.2.5 (radix).
 *
 * @example
 * argsort(Float64Array.of(30, 10, 20, 10)) // [1, 3, 2, 0]
 */
export function argsort(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  if (n < INSERTION_BELOW) return insertionOrder(values);
  let low = Infinity;
  let high = -Infinity;
  let whole = true;
  for (let i = 0; i < n; i++) {
    const value = values[i];
    if (value < low) low = value;
    if (value > high) high = value;
    if (whole && value !== Math.floor(value)) whole = false;
    if (value !== value) throw new RangeError(`values[${i}] must be a number, got NaN`);
  }
  if (whole && high - low <= 8 * n) return countedOrder(values, low, high);
  return n < COMPARED_BELOW ? comparedOrder(values) : radixOrder(values);
}

function insertionOrder(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const value = values[i];
    if (value !== value) throw new RangeError(`values[${i}] must be a number, got NaN`);
    let j = i;
    while (j > 0 && values[order[j - 1]] > value) {
      order[j] = order[j - 1];
      j--;
    }
    order[j] = i;
  }
  return order;
}

function comparedOrder(values: ArrayLike<number>): Uint32Array {
  return Uint32Array.from({length: values.length}, (_, i) => i).sort((a, b) => values[a] - values[b] || a - b);
}

function countedOrder(values: ArrayLike<number>, low: number, high: number): Uint32Array {
  const n = values.length;
  const next = new Uint32Array(high - low + 2);
  for (let i = 0; i < n; i++) next[values[i] - low + 1]++;
  for (let k = 1; k < next.length; k++) next[k] += next[k - 1];
  const order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[next[values[i] - low]++] = i;
  return order;
}

/**
 * Sorts by the upper 32 bits of each number, eleven at a time, and settles what the lower bits decide within runs that share the upper ones.
 * The bits are turned so that unsigned order is numeric order: negative numbers are complemented, others get the sign bit set.
 */
function radixOrder(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  const sorted = new Float64Array(n);
  for (let i = 0; i < n; i++) sorted[i] = values[i] + 0;
  let keys = orderedBits(sorted);
  let order = new Uint32Array(n);
  for (let i = 0; i < n; i++) order[i] = i;
  let spareOrder = new Uint32Array(n);
  let spareKeys = new Uint32Array(n);
  const next = new Uint32Array(RADIX);
  for (let shift = 0; shift < 32; shift += RADIX_BITS) {
    countDigits(keys, shift, next);
    if (next.includes(n)) continue;
    toStarts(next);
    for (let i = 0; i < n; i++) {
      const to = next[(keys[i] >>> shift) & (RADIX - 1)]++;
      spareKeys[to] = keys[i];
      spareOrder[to] = order[i];
    }
    [order, spareOrder] = [spareOrder, order];
    [keys, spareKeys] = [spareKeys, keys];
  }
  for (let i = 0; i < n; i++) sorted[i] = values[order[i]];
  settleRuns(values, order, keys, sorted);
  return order;
}

/** The upper words of the numbers, turned so that their unsigned order is numeric order. */
function orderedBits(numbers: Float64Array): Uint32Array<ArrayBuffer> {
  const n = numbers.length;
  const bits = new Uint32Array(numbers.buffer);
  const keys = new Uint32Array(n);
  for (let i = 0; i < n; i++) {
    const high = bits[2 * i + HIGH_WORD];
    keys[i] = high >>> 31 === 1 ? ~high : high | 0x80000000;
  }
  return keys;
}

/** How often each digit stands at `shift`. */
function countDigits(keys: Uint32Array, shift: number, counts: Uint32Array): void {
  counts.fill(0);
  for (let i = 0; i < keys.length; i++) counts[(keys[i] >>> shift) & (RADIX - 1)]++;
}

/** Turns counts into the places at which each begins. */
function toStarts(counts: Uint32Array): void {
  for (let k = 0, before = 0; k < counts.length; k++) {
    const count = counts[k];
    counts[k] = before;
    before += count;
  }
}

/** Sorts what shares one key; `keys` and `sorted` (the values) stand in the order that the keys have made. */
function settleRuns(values: ArrayLike<number>, order: Uint32Array, keys: Uint32Array, sorted: Float64Array): void {
  const n = order.length;
  for (let from = 0; from < n;) {
    let to = from + 1;
    let ascending = true;
    for (; to < n && keys[to] === keys[from]; to++) if (sorted[to] < sorted[to - 1]) ascending = false;
    if (!ascending) order.subarray(from, to).sort((a, b) => values[a] - values[b] || a - b);
    from = to;
  }
}
