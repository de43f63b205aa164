import type {CsvProgress} from "../record/csv.ts";

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
