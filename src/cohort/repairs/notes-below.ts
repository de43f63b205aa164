import type {Sheet, SheetRow} from "../../files/sheet.ts";
import {saysExcluded} from "../exclusion-legend.ts";
import {outcomeWord} from "../outcome-words.ts";
import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {filled, isBlank, withoutRows} from "./sheet-rows.ts";

/** How a note under a table begins: a sign of a footnote, or a word for source, legend, state. */
const beginning =
  /^(?:[*†‡§¶#•–—-]|\d?[a-z]?\)\s|\(?(?:source|quelle|stand|as of|legend[ae]?|l[ée]gende|note|notes|hinweis|anmerkung|bemerkung|remark|footnote|fu[ßs]+note|export(?:ed|iert)?|abbreviations?|abk(?:ürzungen)?|generated|erstellt|printed|gedruckt|page|seite|end of|ende der)(?:[\s.:]|$))/i;
/** A code and what it means, `1 = censored` or `dead = 1`; `n = 60` is a total. */
const codeFirst = /^[+-]?\d{1,2}\s*[=→]\s*\p{L}/u;
const wordFirst = /^(\p{L}[^=→\d]*)[=→]\s*\d$/u;
/** Words from which on a cell that stands alone is a sentence. */
const SENTENCE = 4;

/** Notes under the table: one cell alone in its row, which begins like a note, says what a code means, lists who is excluded or is a sentence, below the last record. */
export const notesBelow: Repair = {
  name: "notesBelow",
  found: (sheet) => {
    const rows = notesOf(sheet);
    return rows.length === 0
      ? []
      : [
          {
            name: "notesBelow",
            column: null,
            count: rows.length,
            examples: rows.slice(0, MOST_EXAMPLES).map(({row}) => ({row, before: null, after: null})),
            readings: [{setting: {notesBelow: true}, meaning: null}]
          }
        ];
  },
  apply: (sheet, settings) => {
    if (!settings.notesBelow) return untouched(sheet);
    const notes = new Set(notesOf(sheet).map(({row}) => row));
    return withoutRows(sheet, ({row}) => (notes.has(row) ? "note-below" : null));
  }
};

/** The notes behind the last row that is none; blank rows between them do not end them. */
function notesOf({rows}: Sheet): SheetRow[] {
  const notes: SheetRow[] = [];
  for (const row of rows.slice(1).toReversed()) {
    if (isNote(row)) notes.unshift(row);
    else if (filled(row) > 0) break;
  }
  return notes;
}

function isNote(row: SheetRow): boolean {
  if (filled(row) !== 1) return false;
  const text = row.cells.find((cell) => !isBlank(cell))?.trim() ?? "";
  // `excluded: P1` is a list of patients.
  const isList = text.includes(":") && saysExcluded(text);
  return (
    isList ||
    beginning.test(text) ||
    codeFirst.test(text) ||
    outcomeWord(wordFirst.exec(text)?.[1] ?? "") !== null ||
    text.split(/\s+/).length >= SENTENCE
  );
}
