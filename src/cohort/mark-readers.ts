import type {SourceRole} from "../record/source.ts";
import {normalName} from "./column-dictionary.ts";
import {isExcludedWord, markingOf} from "./exclusion-columns.ts";
import {asksForExclusion} from "./exclusion-remarks.ts";
import {byMarkerAlone} from "./marker-words.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {answerOf} from "./outcome-words.ts";
import {markReaderOf, type MarkedTable, type MarkReader} from "./record-status.ts";
import {asksWhetherTrue, isNothingElse, refutesProgression} from "./refuted-progressions.ts";
import {scanShows} from "./scan-words.ts";

/** Of what a column stands. */
interface MarkingColumn {
  readonly role: SourceRole;
  readonly table: MarkedTable;
  /** The table is one of a cohort's patients or their therapies. */
  readonly ofCohort: boolean;
  /** A column of the table tells progressions, and this one is none of its days. */
  readonly besideProgression: boolean;
  /** The table lists progressions, and no rule reads the column. */
  readonly isFree: boolean;
}

/**
 * How the cells of a column mark their records, by its name and what stands beside it; null where they do not.
 *
 * @example
 * const table = {isReady: false, ofDrugs: false, ofDoses: false, tellsProgression: true};
 * const of = {role: "events", table, ofCohort: false, besideProgression: true, isFree: true};
 * readerOfMarks("certainty", of)("ruled out") // {mark: "no progression", text: "ruled out"}
 */
export function readerOfMarks(
  column: string,
  {role, table, ofCohort, besideProgression, isFree}: MarkingColumn
): MarkReader | null {
  const isOfHow = tellsHow.test(normalName(column));
  return firstOf(
    markReaderOf(column, table) ?? (ofCohort ? null : exclusionReader(column)),
    besideProgression && isFree ? doubtReader : null,
    besideProgression && (!ofCohort || asksWhetherTrue(column) || isOfHow) ? refutationReader(column) : null,
    besideProgression && role !== "assessments" && (isFree || isOfHow) ? markerReader : null
  );
}

/** What a list of progressions says beside the day of one that was none, or is doubted. */
const doubtReader: MarkReader = (cell) =>
  ["doubtful", "no progression"].includes(scanShows(cell, null))
    ? {mark: "no progression", text: "no true progression"}
    : null;

/** Name under `values` for progressions that a tumour marker alone has shown. */
export const MARKER = "tumour marker alone";

/** What a column beside a progression says of one that was none. */
const refutationReader =
  (column: string): MarkReader =>
  (cell) =>
    refutesProgression(cell, column)
      ? {
          mark: "no progression",
          text: isRemarkColumn(column) || !isNothingElse(cell) ? "no true progression" : cell.trim()
        }
      : null;

/** The first of some readers that understands a cell; null where there is none of them. */
function firstOf(...given: readonly (MarkReader | null)[]): MarkReader | null {
  const readers = given.filter((one) => one !== null);
  return readers.length === 0
    ? null
    : (cell) => {
        for (const reader of readers) {
          const found = reader(cell);
          if (found !== null) return found;
        }
        return null;
      };
}

/** Columns of a table of progressions that tell other days, or of which line a progression is. */
export const ofDays: ReadonlySet<string> = new Set([
  "death",
  "last_contact",
  "observation_end",
  "line",
  "on_drug",
  "start",
  "end"
]);

/** What a column says of how a progression was seen, where that was a tumour marker and nothing else. */
const markerReader: MarkReader = (cell) => (byMarkerAlone(cell) ? {mark: "no progression", text: MARKER} : null);

/** Names of columns that tell how a progression was seen. */
const tellsHow =
  /(?:^|_)(?:basis|modality|modalities|mode|method|how|how_seen|seen_by|detected_by|evidence|source|type|kind|criterion|criteria|modalitat|methode|nachweis|grundlage|feststellung|erkannt|modalite|methode|critere|modalidad|metodo|criterio|modalita|grondslag|wijze)(?:_|$)/;

/** Columns that mark patients for exclusion, in a table of which `population` cannot ask. */
function exclusionReader(column: string): MarkReader | null {
  const marking = markingOf(column, {isReady: false});
  if (marking === "yes")
    return (cell) =>
      answerOf(cell) === "yes" || /^(?:[x+✓✔]|1(?:\.0+)?)$/i.test(cell.trim()) || isExcludedWord(cell)
        ? {mark: "no record", text: cell.trim()}
        : null;
  if (marking === "word") return (cell) => (isExcludedWord(cell) ? {mark: "no record", text: cell.trim()} : null);
  return isRemarkColumn(column)
    ? (cell) => (asksForExclusion(cell) ? {mark: "no record", text: "not to count"} : null)
    : null;
}
