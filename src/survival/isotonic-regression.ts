/**
 * The non-decreasing sequence nearest to `value` in weighted least squares; columns of equal length, weights > 0.
 * Pool-adjacent-violators: Barlow, Bartholomew, Bremner & Brunk 1972, Statistical Inference under Order Restrictions, ch. 1.
 *
 * @example
 * poolAdjacentViolators(Float64Array.of(1, 4, 2, 5), Float64Array.of(1, 1, 1, 1)) // [1, 3, 3, 5]
 */
export function poolAdjacentViolators(value: Float64Array, weight: Float64Array): Float64Array {
  const mean = new Float64Array(value.length);
  const mass = new Float64Array(value.length);
  const end = new Int32Array(value.length);
  let blocks = 0;
  for (let i = 0; i < value.length; i += 1) {
    mean[blocks] = value[i];
    mass[blocks] = weight[i];
    end[blocks] = i + 1;
    while (blocks > 0 && mean[blocks - 1] >= mean[blocks]) {
      const pooled = mass[blocks - 1] + mass[blocks];
      mean[blocks - 1] = (mean[blocks - 1] * mass[blocks - 1] + mean[blocks] * mass[blocks]) / pooled;
      mass[blocks - 1] = pooled;
      end[blocks - 1] = end[blocks];
      blocks -= 1;
    }
    blocks += 1;
  }
  const fitted = new Float64Array(value.length);
  for (let block = 0, i = 0; block < blocks; block += 1) {
    fitted.fill(mean[block], i, end[block]);
    i = end[block];
  }
  return fitted;
}
