import type {CsvProgress} from "../files/csv.ts";

/** Quiet for the first second, then a line at most every second, in milliseconds. */
const INTERVAL = 1000;

/** Says on stderr how far a long reading is; nothing is said of work that is over within a second. */
export function readingProgress(): (progress: CsvProgress) => void {
  let last = Date.now();
  return ({file, rowsRead}) => {
    const now = Date.now();
    if (now - last < INTERVAL) return;
    last = now;
    process.stderr.write(`reading ${file}: ${rowsRead} rows\n`);
  };
}

/** Cells of the bar. */
const BAR = 24;

/**
 * Says on stderr how far long work is: a bar that stays on one line of a terminal, elsewhere a line at most every second; nothing is said of work that is over within a second.
 */
export function workProgress(): (part: string, done: number, all: number) => void {
  const begun = Date.now();
  let last = begun;
  let shown = false;
  return (part, done, all) => {
    const now = Date.now();
    const over = done >= all;
    if (!over && now - last < (process.stderr.isTTY ? INTERVAL / 10 : INTERVAL)) return;
    if (now - begun < INTERVAL) return;
    last = now;
    if (!process.stderr.isTTY) {
      if (!over || shown) process.stderr.write(`${part}: ${done} of ${all}\n`);
    } else {
      const filled = Math.round((BAR * done) / all);
      process.stderr.write(
        `\r${part} ${"█".repeat(filled)}${"░".repeat(BAR - filled)} ${done} of ${all}${over ? "\n" : ""}`
      );
    }
    shown = !over;
  };
}
