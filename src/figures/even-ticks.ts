/**
 * Round ticks at equal distances that cover a range.
 *
 * @example
 * evenTicks(0, 2.3) // [0, 0.5, 1, 1.5, 2]
 */
export function evenTicks(low: number, high: number): number[] {
  const span = Math.max(high - low, 1e-9);
  const power = 10 ** Math.floor(Math.log10(span));
  const step = [0.1, 0.2, 0.5, 1, 2, 5].map((factor) => factor * power).find((candidate) => span / candidate <= 5.5) ?? power;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({length: Math.floor(high / step + 1e-9) - first + 1}, (_, index) => Number(((first + index) * step).toPrecision(12)));
}
