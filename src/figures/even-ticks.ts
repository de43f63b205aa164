/**
 * Round ticks at equal distances that cover a range.
 *
 * @example
 * evenTicks(0, 2.3) // [0, 0.5, 1, 1.5, 2]
 */
export function evenTicks(low: number, high: number): number[] {
  const span = Math.max(high - low, 1e-9);
  const power = 10 ** Math.floor(Math.log10(span));
  const step =
    [0.1, 0.2, 0.5, 1, 2, 5].map((factor) => factor * power).find((candidate) => span / candidate <= 5.5) ?? power;
  const first = Math.ceil(low / step - 1e-9);
  return Array.from({length: Math.floor(high / step + 1e-9) - first + 1}, (_, index) =>
    Number(((first + index) * step).toPrecision(12))
  );
}

/**
 * Ticks of a log axis without those whose labels would touch: kept from 1 outwards, so that the ticks left out are the least important.
 *
 * `place` gives the px of a tick along the axis, `extent` the px that its label takes there.
 *
 * @example
 * sparseTicks([0.5, 0.9, 1, 2], (tick) => 100 * Math.log(tick), () => 20) // [0.5, 1, 2]
 */
export function sparseTicks(
  ticks: readonly number[],
  place: (tick: number) => number,
  extent: (tick: number) => number
): number[] {
  const kept: number[] = [];
  for (const tick of ticks.toSorted((a, b) => Math.abs(Math.log(a)) - Math.abs(Math.log(b))))
    if (kept.every((other) => Math.abs(place(other) - place(tick)) >= (extent(other) + extent(tick)) / 2))
      kept.push(tick);
  return kept.toSorted((a, b) => a - b);
}

/** Ticks of a square-root scale, in months. */
const sqrtTicks = [0, 1, 3, 6, 12, 24, 36, 48, 60, 120, 240];

/**
 * Ticks in months of a square-root scale up to `end`.
 *
 * @example
 * squareRootTicks(20) // [0, 1, 3, 6, 12]
 */
export function squareRootTicks(end: number): number[] {
  return sqrtTicks.filter((tick) => tick <= end);
}
