import type {Sheet, SheetRow} from "../../files/sheet.ts";
import {proposeMapping} from "../header-mapping.ts";
import {identifierColumn} from "./identifier-column.ts";
import {MOST_EXAMPLES, untouched, type Repair} from "./repair.ts";
import {sheetColumns, filled, isBlank, withCells} from "./sheet-rows.ts";

/**
 * The identifier of a patient on the first row only. The blanks below it are the patient's where no identifier of the sheet stands on two rows one
 * below the other, or where the same one stands above and below; and where lines and starts go on. Elsewhere a blank may be a lost identifier.
 */
export const fillDown: Repair = {
  name: "fillDown",
  found: (sheet) => {
    const column = identifierColumn(sheet);
    const name = sheetColumns(sheet)[column];
    if (name === undefined) return [];
    const blank = blanksBelow(sheet, column);
    if (blank.length === 0) return [];
    const onEachRow = repeatsBelow(sheet, column);
    const rising = risingColumns(sheet);
    const on = {setting: {fillDown: [name]}, meaning: "the patient above"};
    return [
      {
        name: "fillDown",
        column: name,
        count: blank.length,
        examples: blank.slice(0, MOST_EXAMPLES).map(({row}) => ({row: row.row, before: null, after: null})),
        readings: blank.every((place) => (place.before === place.after || !onEachRow) && goesOn(place, rising))
          ? [on]
          : [on, {setting: {}, meaning: "a patient who is not known"}]
      }
    ];
  },
  apply: (sheet, {fillDown: wanted}) => {
    if (wanted.length === 0) return untouched(sheet);
    const names = sheetColumns(sheet);
    const above = names.map(() => "");
    return withCells(sheet, (cell, column, index) => {
      if (!wanted.includes(names[column] ?? "")) return cell;
      if (!isBlank(cell)) above[column] = cell;
      const row = sheet.rows[index];
      return isBlank(cell) && row !== undefined && filled(row) > 0 ? (above[column] ?? cell) : cell;
    });
  }
};

/** A record without an identifier, with those around it. */
interface BlankIdentifier {
  readonly row: SheetRow;
  readonly above: SheetRow;
  /** Identifiers of the next rows above and below that have one; null where there is none. */
  readonly before: string;
  readonly after: string | null;
}

/** The records without an identifier below one that has one. */
function blanksBelow({rows: [, ...records]}: Sheet, column: number): BlankIdentifier[] {
  const inUse = records.filter((row) => filled(row) > 0);
  const ids = inUse.map(({cells}) => (cells[column] ?? "").trim());
  const after: (string | null)[] = [];
  for (let i = ids.length - 1, next: string | null = null; i >= 0; i--) {
    after[i] = next;
    if (ids[i] !== "") next = ids[i] ?? null;
  }
  let before = "";
  return inUse.flatMap((row, i) => {
    const id = ids[i] ?? "";
    const above = inUse[i - 1];
    if (id !== "") before = id;
    return id !== "" || before === "" || above === undefined ? [] : [{row, above, before, after: after[i] ?? null}];
  });
}

/** Whether an identifier stands on two rows, one below the other: then the sheet writes it on each row. */
function repeatsBelow({rows: [, ...records]}: Sheet, column: number): boolean {
  const ids = records.map(({cells}) => (cells[column] ?? "").trim());
  return ids.some((id, i) => id !== "" && id === ids[i + 1]);
}

/** Columns that count up within a patient. */
const counting: ReadonlySet<string> = new Set(["line", "start"]);

function risingColumns(sheet: Sheet): number[] {
  const names = sheetColumns(sheet);
  return proposeMapping(names)
    .mapped.filter(({canonical}) => counting.has(canonical))
    .map(({column}) => names.indexOf(column));
}

/** Whether line and start, where both rows have them in a form that can be compared, go up. */
function goesOn({above, row}: BlankIdentifier, rising: readonly number[]): boolean {
  return rising.every((column) => {
    const [first, second] = [rank(above.cells[column] ?? ""), rank(row.cells[column] ?? "")];
    return first === null || second === null || first <= second;
  });
}

/** A number that grows with line or day; null where that cannot be told. */
function rank(cell: string): number | null {
  const text = cell.trim();
  if (/^-?\d+$/.test(text)) return Number(text);
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})/.exec(text) ?? [];
  if (isoYear !== undefined) return Number(`${isoYear}${isoMonth}${isoDay}`);
  // With points between them the day comes first.
  const [, day, month, year] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text) ?? [];
  return year === undefined || day === undefined || month === undefined
    ? null
    : Number(`${year}${month.padStart(2, "0")}${day.padStart(2, "0")}`);
}
