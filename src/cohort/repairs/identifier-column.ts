import type {Sheet} from "../../files/sheet.ts";
import {normalName} from "../column-dictionary.ts";
import {proposeMapping} from "../header-mapping.ts";
import {sheetColumns} from "./sheet-rows.ts";

/** Words of which one stands in the name of a column of identifiers. */
const identifier = /(?:^|_)(?:id|pat|patient|patientin|patienten|pt|fall|case|subject|mrn|pseudonym|pid|nr|no)(?:_|$)/;
/** Columns among which an identifier that no known name tells is looked for. */
const FIRST = 3;

/**
 * Place of the column that identifies patients: the one of a known name, or one of the first three with a word for it in its name; -1 where there is none.
 *
 * @example
 * identifierColumn({rows: [{row: 1, cells: ["Zentrum", "Pat.-Nr.", "Beginn"]}]}) // 1
 */
export function identifierColumn(sheet: Pick<Sheet, "rows">): number {
  const names = sheetColumns(sheet);
  const mapped = proposeMapping(names).mapped.find(({canonical}) => canonical === "patient_id")?.column;
  return mapped === undefined
    ? names.slice(0, FIRST).findIndex((name) => identifier.test(normalName(name)))
    : names.indexOf(mapped);
}
