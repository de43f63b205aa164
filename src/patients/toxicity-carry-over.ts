import {toxicityTerms} from "../adc/toxicity-terms.ts";
import type {ToxicityKind} from "../adc/agent.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import {append} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import {gradeOf, isDenied, toxicityColumns} from "./prior-toxicity.ts";
import {isWithin, recordWindows} from "./record-windows.ts";
import {recordedRows, rowsOfExposure} from "./recorded-rows.ts";

/** Toxicities that are followed from one ADC to the next. */
export type CarriedToxicity = "ild" | "neutropenia" | "diarrhoea";

interface Recording {
  /** Matched within the recorded term. */
  readonly terms: RegExp;
  /** Columns of lines with the worst grade on the line, or a no. */
  readonly columns: readonly string[];
}

const columnsFor = (kind: ToxicityKind): string[] =>
  Object.keys(toxicityColumns).filter((column) => toxicityColumns[column] === kind);

/** How each is recorded; diarrhoea is none of the kinds that prompts ask for. */
const recordings: Readonly<Record<CarriedToxicity, Recording>> = {
  ild: {terms: toxicityTerms.ild, columns: columnsFor("ild")},
  neutropenia: {terms: toxicityTerms.neutropenia, columns: columnsFor("neutropenia")},
  diarrhoea: {terms: /diarrh|diarrea|diarreia|durchfall/iu, columns: ["tox_diarrhoea", "tox_diarrhea"]}
};

/** A toxicity on one ADC: its worst grade that is recorded, 0 where the record denies it, `ungraded` where it was there and no grade is recorded; null where nothing is recorded of it. */
export type WorstGrade = number | "ungraded" | null;

/** An adverse event of one kind. */
interface GradedEvent {
  readonly grade: number | null;
  readonly line: number | null;
  readonly onset: number | null;
}

/**
 * Reads the worst grade of a toxicity on an ADC, whatever its cause: from `tox_*` columns of its rows, and adverse events of its lines or, where none is recorded, that began from its first dose up to 30 days after the last and
 * before the next line. No event in an adverse-events file is no grade 0.
 */
export function worstGradeReader(cohort: Cohort, kind: CarriedToxicity): (exposure: Exposure) => WorstGrade {
  const {terms, columns} = recordings[kind];
  const rows = recordedRows({lines: cohort.lines}, columns);
  const events = eventsOf(cohort, terms);
  return (exposure) => {
    const cells = rowsOfExposure(rows.get(exposure.patientId) ?? [], exposure).flatMap((row) =>
      columns.flatMap((column) => textOf(row.cells[column]) ?? [])
    );
    const own = (events.get(exposure.patientId) ?? []).filter((event) => isOn(event, exposure));
    const grades = [...cells.map((cell) => (isDenied(cell) ? 0 : gradeOf(cell))), ...own.map(({grade}) => grade)];
    return worstOf(grades);
  };
}

/** The worst of grades of which null is one that is not recorded. */
function worstOf(grades: readonly (number | null)[]): WorstGrade {
  if (grades.length === 0) return null;
  const worst = Math.max(-1, ...grades.flatMap((grade) => grade ?? []));
  return worst < 1 && grades.includes(null) ? "ungraded" : worst;
}

function eventsOf({adverseEvents}: Cohort, terms: RegExp): ReadonlyMap<string, readonly GradedEvent[]> {
  const found = new Map<string, GradedEvent[]>();
  if (adverseEvents === null) return found;
  const [ids, names, grades, onsets, numbers] = ["patient_id", "term", "ctcae_grade", "onset", "line"].map((name) =>
    columnOf(adverseEvents, name)
  );
  for (const [i, name] of (names ?? []).entries())
    if (terms.test(textOf(name) ?? ""))
      append(found, String(ids?.[i]), {
        grade: dayOfCell(grades?.[i]),
        onset: dayOfCell(onsets?.[i]),
        line: dayOfCell(numbers?.[i])
      });
  return found;
}

function isOn({line, onset}: GradedEvent, {firstLine, lastLine, start, end, nextStart}: Exposure): boolean {
  if (line !== null) return firstLine !== null && lastLine !== null && line >= firstLine && line <= lastLine;
  if (onset === null || onset < start || onset >= (nextStart ?? Infinity)) return false;
  return end === null || onset <= end || isWithin(onset - end, recordWindows.toxicityAfterLastDose);
}

/**
 * A toxicity on two ADCs in words; null where nothing is recorded of it on one of them.
 *
 * @example
 * [carriedOver(2, 0), carriedOver("ungraded", 3), carriedOver(2, null)] // ["grade 2 → none", "no grade → grade 3", null]
 */
export function carriedOver(on1: WorstGrade, on2: WorstGrade): string | null {
  return on1 === null || on2 === null ? null : `${gradeText(on1)} → ${gradeText(on2)}`;
}

const gradeText = (grade: number | "ungraded"): string =>
  grade === "ungraded" ? "no grade" : grade === 0 ? "none" : `grade ${grade}`;
