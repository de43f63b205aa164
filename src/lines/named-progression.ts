import {assessedLines, type Assessed, type AssessedLine} from "./assessed-line.ts";
import type {LineRuleDays} from "./line-rules.ts";

/** A line with what a list of progressions may call it: its number, its drugs. */
export interface NamedLine {
  readonly start: number;
  readonly names: readonly string[];
}

/** Progressions by the line that their records name, and what is left to be placed by its day. */
export interface NamedProgressions {
  /** Day of the first progression of each line that is named; null where none is. */
  readonly days: readonly (number | null)[];
  readonly rest: readonly Assessed[];
  /** Progressions whose line is not among the lines, or begins later; they are placed by their day. */
  readonly unplaced: number;
  /** Progressions that were found behind the start of the next line. */
  readonly moved: number;
}

/**
 * Places progressions on the line that their records name, whenever they were found: behind the start of the next line they are of its first day, since the disease had progressed before the treatment changed. Of several lines of one name
 * it is the last that had begun.
 *
 * @example
 * const lines = [{start: 0, names: ["1", "T-DXd"]}, {start: 170, names: ["2", "SG"]}];
 * namedProgressions(lines, [{day: 180, shows: "progression", basis: "clinical", of: "T-DXd"}]).days // [170, null]
 */
export function namedProgressions(lines: readonly NamedLine[], seen: readonly Assessed[]): NamedProgressions {
  const days = lines.map((): number | null => null);
  const rest: Assessed[] = [];
  let unplaced = 0;
  let moved = 0;
  for (const one of seen) {
    const {of, day, shows} = one;
    const k =
      of === undefined || shows !== "progression"
        ? -1
        : lines.findLastIndex(({start, names}) => start < day && names.includes(of));
    if (k < 0) {
      rest.push(one);
      if (of !== undefined) unplaced += 1;
      continue;
    }
    const next = lines[k + 1]?.start ?? Infinity;
    if (day > next) moved += 1;
    days[k] = Math.min(days[k] ?? Infinity, day, next);
  }
  return {days, rest, unplaced, moved};
}

/**
 * What the assessments say of each line of a patient (`assessedLines`), with the progressions that name theirs; of two the first counts.
 *
 * @example
 * const seen = [{day: 50, shows: "no progression", basis: null}, {day: 180, shows: "progression", basis: "clinical", of: "1"}];
 * assessedNamedLines([{start: 0, names: ["1"]}, {start: 170, names: ["2"]}], seen).assessed[0] // {progression: 170, lastAssessment: 50, fromNext: false}
 */
export function assessedNamedLines(
  lines: readonly NamedLine[],
  seen: readonly Assessed[],
  rules: LineRuleDays = {}
): Omit<NamedProgressions, "days"> & {readonly assessed: readonly AssessedLine[]} {
  const {days, ...placed} = namedProgressions(lines, seen);
  const assessed = assessedLines(lines, placed.rest, rules).map((one, k): AssessedLine => {
    const day = days[k] ?? null;
    if (day === null || (one.progression !== null && one.progression <= day)) return one;
    const start = lines[k]?.start ?? Infinity;
    const clean = placed.rest.findLast((scan) => scan.shows === "no progression" && scan.day > start && scan.day < day);
    return {progression: day, lastAssessment: clean?.day ?? null, fromNext: false};
  });
  return {...placed, assessed};
}
