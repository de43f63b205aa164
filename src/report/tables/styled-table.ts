import {styledWords, type NumberStyle} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** A table whose caption, header and notes are in the style of the journal. */
export function styledTable(table: TextTable, style: NumberStyle): TextTable {
  return {
    ...table,
    caption: styledWords(table.caption, style),
    header: table.header.map((name) => styledWords(name, style)),
    notes: table.notes.map((note) => styledWords(note, style))
  };
}
