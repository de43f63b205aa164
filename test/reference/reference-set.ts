import {readFileSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {expect} from "vitest";

/** The data of a folder beside this file as text columns, and what R or a book says about them. */
export function referenceSet(name: string): {
  readonly column: (header: string) => string[];
  readonly numbers: (header: string) => number[];
  readonly expected: unknown;
} {
  const file = (path: string): string =>
    readFileSync(fileURLToPath(new URL(`${name}/${path}`, import.meta.url)), "utf8");
  const table = (): {names: string[]; rows: string[][]} => {
    const [header = "", ...lines] = file("data.csv").trim().split("\n");
    return {names: header.split(","), rows: lines.map((line) => line.split(","))};
  };
  let read: ReturnType<typeof table> | null = null;
  const column = (wanted: string): string[] => {
    read ??= table();
    const at = read.names.indexOf(wanted);
    if (at < 0) throw new RangeError(`${name}/data.csv has no column ${wanted}`);
    return read.rows.map((row) => row[at]);
  };
  return {
    column,
    numbers: (wanted) => column(wanted).map(Number),
    expected: JSON.parse(file("expected.json")) as unknown
  };
}

/** Error of each value at most tolerance · max(1, |expected|); null stands for R's NA. */
export function expectClose(
  actual: ArrayLike<number | null>,
  wanted: ArrayLike<number | null>,
  tolerance: number,
  what: string
): void {
  expect(actual.length, `${what}: length`).toBe(wanted.length);
  for (let i = 0; i < wanted.length; i++) {
    const value = actual[i];
    const target = wanted[i];
    if (target === null)
      expect(value === null || Number.isNaN(value), `${what}[${i}] is NA in R, got ${value}`).toBe(true);
    else if (!(value !== null && Math.abs(value - target) <= tolerance * Math.max(1, Math.abs(target))))
      expect.fail(`${what}[${i}]: ${value}, expected ${target} within ${tolerance}`);
  }
}
