import type {Regimen} from "../adc/regimen.ts";
import {issue, type Issue} from "../record/issue.ts";
import {lineKind} from "./line-kind.ts";

/** What became of a progression that was recorded on or before the first day of a line. */
export type FirstDayFate = "moved" | "repeated" | "other day" | "no line before";

/** A progression recorded on or before the first day of a line: it cannot be one of that line. */
export interface FirstDayProgression {
  readonly day: number;
  readonly fate: FirstDayFate;
}

/** What of a line of therapy decides where such a progression belongs. */
interface ProgressingLine {
  readonly line: number | null;
  readonly setting: string;
  readonly read: Regimen;
  readonly start: number;
  readonly progression: number | null;
  readonly progressionBasis: string | null;
  readonly firstDayProgression: FirstDayProgression | null;
}

/**
 * The lines of one patient, in order, with each progression of the first day of a line or earlier on the line before: the last systemic line that
 * started earlier. A progression that is there already stays as it is, and a day on which that line had not begun either belongs to no line.
 */
export function withFirstDayProgressionsPlaced<Line extends ProgressingLine>(lines: readonly Line[]): Line[] {
  const placed = [...lines];
  lines.forEach((line, i) => {
    const began = beginOfLine(line, lines);
    if (line.progression === null || line.progression > began) return;
    const before = placesOfLineBefore(placed, began);
    const fate = fateOf(
      line.progression,
      before.map((place) => placed[place]).filter((own) => own !== undefined)
    );
    placed[i] = {
      ...line,
      progression: null,
      progressionBasis: null,
      firstDayProgression: {day: line.progression, fate}
    };
    const taking = fate === "moved" ? (before[0] ?? -1) : -1;
    const taker = placed[taking];
    if (taker !== undefined)
      placed[taking] = {...taker, progression: line.progression, progressionBasis: line.progressionBasis};
  });
  return placed;
}

/** The first day of a line, of which several records may carry the number. */
function beginOfLine({line, setting, start}: ProgressingLine, lines: readonly ProgressingLine[]): number {
  const own = lines.filter((other) => line !== null && other.line === line && other.setting === setting);
  return Math.min(start, ...own.map((other) => other.start));
}

/** Places of the records of the last systemic line that started before a day, its conjugates first; none where there is no such line. */
function placesOfLineBefore(lines: readonly ProgressingLine[], day: number): number[] {
  const systemic = lines.flatMap((line, i) => {
    const kind = lineKind(line);
    return line.start < day && (kind === "adc" || kind === "systemic") ? [{i, start: line.start, kind}] : [];
  });
  const last = Math.max(...systemic.map(({start}) => start));
  return systemic
    .filter(({start}) => start === last)
    .toSorted((a, b) => Number(b.kind === "adc") - Number(a.kind === "adc") || a.i - b.i)
    .map(({i}) => i);
}

function fateOf(day: number, before: readonly ProgressingLine[]): FirstDayFate {
  const own = before.flatMap(({progression}) => (progression === null ? [] : [progression]));
  if (!before.some(({start}) => start < day)) return "no line before";
  if (own.length === 0) return "moved";
  return own.includes(day) ? "repeated" : "other day";
}

const fates: Readonly<Record<FirstDayFate, Pick<Issue, "code" | "severity" | "hint">>> = {
  "moved": {
    code: "progression-moved-to-line-before",
    severity: "warning",
    hint: "it counts as progression of the line before, which had none of its own"
  },
  "repeated": {
    code: "progression-of-line-before-repeated",
    severity: "note",
    hint: "the line before has the same, and it counts there alone"
  },
  "other day": {
    code: "progression-beside-line-before",
    severity: "warning",
    hint: "the line before has a progression on another day, which is kept; this one counts on neither line: decide which day is right and correct the file"
  },
  "no line before": {
    code: "progression-before-any-line",
    severity: "warning",
    hint: "no line before is recorded that it could belong to, and it counts on no line"
  }
};

/** Progressions of the first day of a line or earlier, counted by what became of them. */
export function firstDayIssues(
  patients: Iterable<readonly (ProgressingLine & {readonly file: string | null; readonly row: number | null})[]>,
  column: string
): Issue[] {
  const found = new Map<FirstDayFate, {file: string | null; row: number | null; count: number; rows: number[]}>();
  for (const lines of patients)
    for (const {firstDayProgression, file, row} of lines) {
      if (firstDayProgression === null) continue;
      const known = found.get(firstDayProgression.fate);
      const rows = row === null ? [] : [row];
      if (known === undefined) found.set(firstDayProgression.fate, {file, row, count: 1, rows});
      else {
        known.count += 1;
        if (known.file === file) known.rows.push(...rows);
      }
    }
  return [...found].map(([fate, place]) =>
    issue({...fates[fate], ...place, column, expected: "a progression after the first day of its line"})
  );
}
