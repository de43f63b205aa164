/**
 * Throws `RangeError` that names the first knob which is not a whole number of days ≥ 0.
 *
 * @example
 * requireWholeDays({gapDays: 90, overlapDays: 21}) // undefined
 */
export function requireWholeDays(knobs: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(knobs))
    if (!Number.isInteger(value) || value < 0)
      throw new RangeError(`${name} must be a whole number of days ≥ 0, got ${value}`);
}
