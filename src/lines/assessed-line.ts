import {daysOfRules, type LineRuleDays} from "./line-rules.ts";

/** What an assessment showed; `basis` is null where it is not recorded. */
export interface Assessed {
  readonly day: number;
  readonly shows: "progression" | "no progression" | "nothing";
  /** A clinical progression is dated by who saw it, and never belongs to the line before. */
  readonly basis: "imaging" | "clinical" | null;
  /** The line that its record names, by number or drug. */
  readonly of?: string;
}

/** What the assessments say of one line. */
export interface AssessedLine {
  readonly progression: number | null;
  /** The last one without progression before it. */
  readonly lastAssessment: number | null;
  /** The progression was shown in the first days of the next line. */
  readonly fromNext: boolean;
}

/**
 * The progression and last assessment of each line of a patient, from assessments in the order of their days: those after the first day of the line, up to the first day of the next. A progression that a
 * scan or a report shows in the first `reportDays` days of a line is one of the line before, on the day on which that ended, where it has none of its own and no assessment in these days was without one before.
 *
 * @example
 * const seen = [{day: 50, shows: "no progression", basis: null}, {day: 174, shows: "progression", basis: "imaging"}];
 * assessedLines([{start: 0}, {start: 170}], seen).map(({progression}) => progression) // [170, null]
 */
export function assessedLines(
  lines: readonly {readonly start: number}[],
  seen: readonly Assessed[],
  rules: LineRuleDays = {}
): AssessedLine[] {
  const {reportDays} = daysOfRules(rules);
  let taken: Assessed | null = null;
  return lines.map(({start}, k) => {
    const next = lines[k + 1]?.start ?? Infinity;
    const own = seen.filter((one) => one !== taken && one.day > start && one.day <= next);
    const found = own.find(({shows}) => shows === "progression");
    const late = found === undefined ? lateReport(seen, next, reportDays) : undefined;
    taken = late ?? null;
    // It was seen before the treatment changed, whenever the report came.
    const progression = found?.day ?? (late === undefined ? null : next);
    const clean = own.findLast(
      ({day, shows}) => shows === "no progression" && (progression === null || day < progression)
    );
    return {progression, lastAssessment: clean?.day ?? null, fromNext: late !== undefined};
  });
}

/** A progression in the first days of a line that a scan or a report shows, where no assessment of these days before it was without one. */
function lateReport(seen: readonly Assessed[], start: number, reportDays: number): Assessed | undefined {
  const first = seen.find(({day, shows}) => day >= start && shows !== "nothing");
  return first?.shows === "progression" &&
    first.basis !== "clinical" &&
    first.day > start &&
    first.day <= start + reportDays
    ? first
    : undefined;
}
