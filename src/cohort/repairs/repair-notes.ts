import type {RepairName} from "../../record/plan-repairs.ts";

/** What is said of a repair that was made: what stands there in a file that needs none, and what was done instead. */
interface RepairNote {
  readonly code: string;
  readonly expected: string;
  readonly done: string;
}

export const repairNotes: Readonly<Record<RepairName, RepairNote>> = {
  strayQuotes: {
    code: "repaired-stray-quote",
    expected: "quotes around whole fields only",
    done: "a quote within a field is read as a character"
  },
  invisibleBlanks: {
    code: "repaired-invisible-blank",
    expected: "cells without blanks that nobody sees",
    done: "they are read as plain blanks, at the ends of a cell as nothing"
  },
  foreignDigits: {
    code: "repaired-digits",
    expected: "the digits 0 to 9",
    done: "digits of another script are read as these"
  },
  groupedHeader: {
    code: "repaired-grouped-header",
    expected: "a header of one row",
    done: "the names of both rows are joined"
  },
  headerRow: {code: "repaired-header-row", expected: "the header on the first row", done: "rows above it are left out"},
  unitRow: {
    code: "repaired-unit-row",
    expected: "the first record under the header",
    done: "the row of units is left out"
  },
  notesBelow: {
    code: "repaired-note-below",
    expected: "nothing under the last record",
    done: "notes under the table are left out"
  },
  totalRows: {code: "repaired-total-row", expected: "records only", done: "rows of totals are left out"},
  blankRows: {
    code: "repaired-blank-row",
    expected: "a record with at least one value",
    done: "blank rows are left out"
  },
  mergedCells: {
    code: "repaired-merged-cell",
    expected: "a value in each row",
    done: "the value of merged cells is read in each of their rows"
  },
  fillDown: {
    code: "repaired-fill-down",
    expected: "a value in each row",
    done: "the value above is read where the cell is blank"
  },
  duplicateHeaders: {
    code: "repaired-duplicate-header",
    expected: "each column name once",
    done: "the columns are told apart as NAME, NAME (2)"
  },
  footnoteMarks: {
    code: "repaired-footnote-mark",
    expected: "numbers and dates alone",
    done: "signs of footnotes behind them are not read"
  },
  thousands: {
    code: "repaired-thousands",
    expected: "numbers without a sign between thousands",
    done: "the sign between thousands is not read"
  },
  decimalComma: {
    code: "repaired-decimal-comma",
    expected: "a decimal point",
    done: "the comma is read as decimal sign"
  },
  blankColumns: {
    code: "repaired-blank-column",
    expected: "a name and values in each column",
    done: "blank columns are left out"
  }
};

/** What the ledger says of a row that a repair left out. */
export const rowDetails: Readonly<Record<string, string>> = {
  "title-row": "the row stands above the header",
  "unit-row": "the row holds units, and no record",
  "note-below": "the row is a note under the table",
  "total-row": "the row is a total, and no record",
  "blank-row": "every field of the record is blank"
};

/**
 * Whether a row was left out by a repair because it holds no record: a title, units, a total, blanks.
 *
 * @example
 * [holdsNoRecord("total-row"), holdsNoRecord("unreadable-start")] // [true, false]
 */
export function holdsNoRecord(reason: string): boolean {
  return Object.hasOwn(rowDetails, reason);
}
