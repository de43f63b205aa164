/**
 * The kth smallest (from 0) of the n(n + 1)/2 Walsh averages (xᵢ + xⱼ)/2, i ≤ j, of n finite numbers in ascending order.
 *
 * The averages are never written out: they ascend along each row and column, so that one walk counts how many lie at or below a value, and the value is bisected.
 * Every step lands on an average that exists, so the result is one of them to the last bit. Throws `RangeError` for k outside [0, n(n + 1)/2).
 * Source: Johnson & Mizoguchi 1978, SIAM Journal on Computing 7:147 (selection in a sorted matrix); Monahan 1984, ACM Transactions on Mathematical Software 10:265.
 *
 * @example
 * walshAverage([1, 2, 6], 3) // 3.5
 */
export function walshAverage(sorted: ArrayLike<number>, k: number): number {
  const n = sorted.length;
  const size = (n * (n + 1)) / 2;
  if (!(k >= 0 && k < size)) throw new RangeError(`k must be in [0, ${size}), got ${k}`);
  let low = sorted[0];
  let high = sorted[n - 1];
  while (low < high) {
    const middle = low / 2 + high / 2;
    // Between two neighbouring numbers there is no third.
    const {count, below, above} = splitAt(sorted, middle > low && middle < high ? middle : low);
    if (count > k) high = below;
    else low = above;
  }
  return low;
}

/** How many averages are at most `value`, the largest of them, and the smallest of the others. */
function splitAt(
  sorted: ArrayLike<number>,
  value: number
): {readonly count: number; readonly below: number; readonly above: number} {
  const n = sorted.length;
  let count = 0;
  let below = -Infinity;
  let above = Infinity;
  let last = n - 1;
  for (let i = 0; i < n; i++) {
    while (last >= i && (sorted[i] + sorted[last]) / 2 > value) last--;
    const next = Math.max(last + 1, i);
    if (next < n) above = Math.min(above, (sorted[i] + sorted[next]) / 2);
    if (last < i) break;
    count += last - i + 1;
    below = Math.max(below, (sorted[i] + sorted[last]) / 2);
  }
  return {count, below, above};
}
