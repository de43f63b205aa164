/**
 * A count rounded to the nearest multiple of a base, halves upwards; as it is where the base is null.
 *
 * @example
 * roundedCount(43, 5) // 45
 * roundedCount(43, null) // 43
 */
export function roundedCount(count: number, base: number | null): number {
  return base === null ? count : Math.round(count / base) * base;
}
