const RADIX_BITS = 16;
const RADIX = 1 << RADIX_BITS;
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

/** IEEE bits turned so that unsigned order is numeric order: negative numbers are complemented, others get the sign bit set. */
function radixOrder(values: ArrayLike<number>): Uint32Array {
  const n = values.length;
  const bits = new Uint32Array(Float64Array.from(values, (value) => value + 0).buffer);
  const keys = new Uint16Array(4 * n);
  for (let i = 0; i < n; i++) {
    const high = bits[2 * i + 1];
    const low = bits[2 * i];
    const flip = high >>> 31 === 1 ? 0xffffffff : 0;
    const top = (high ^ (flip | 0x80000000)) >>> 0;
    const rest = (low ^ flip) >>> 0;
    keys[4 * i] = rest & 0xffff;
    keys[4 * i + 1] = rest >>> 16;
    keys[4 * i + 2] = top & 0xffff;
    keys[4 * i + 3] = top >>> 16;
  }
  let order = Uint32Array.from({length: n}, (_, i) => i);
  let spare = new Uint32Array(n);
  const next = new Uint32Array(RADIX + 1);
  for (let digit = 0; digit < 4; digit++) {
    next.fill(0);
    for (let i = 0; i < n; i++) next[keys[4 * i + digit] + 1]++;
    if (next.includes(n)) continue;
    for (let k = 1; k <= RADIX; k++) next[k] += next[k - 1];
    for (let i = 0; i < n; i++) {
      const row = order[i];
      spare[next[keys[4 * row + digit]]++] = row;
    }
    [order, spare] = [spare, order];
  }
  return order;
}
