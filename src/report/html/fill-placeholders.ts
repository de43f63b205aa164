/**
 * A text with its `{placeholders}` filled in, in one pass, so that a value which itself looks like a placeholder stays as it is; one without a value stands as it is.
 *
 * @example
 * fillPlaceholders("{n} of {all}", {n: 3, all: "{n}"}) // "3 of {n}"
 */
export function fillPlaceholders(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole
  );
}
