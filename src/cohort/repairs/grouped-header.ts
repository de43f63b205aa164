import {withRows, type Sheet, type SheetRow} from "../../files/sheet.ts";
import {looksLikeDate, looksNumeric} from "./cell-looks.ts";
import {untouched, type ChangedCell, type Repair} from "./repair.ts";
import {isKnownName} from "./known-names.ts";
import {filled, isBlank} from "./sheet-rows.ts";

/** Rows among which a header of two rows is looked for. */
const MOST_ABOVE = 30;

/** A label above several names. */
interface HeaderGroup {
  readonly label: string;
  readonly first: number;
  readonly last: number;
}

/** A header of two rows, groups above names: `ADC 1` over `drug` and `start` is `ADC 1 drug`, `ADC 1 start`. A name that stands in the upper row alone is kept, and so is one that cohorts carry and that stands once: `Course` over `date of death` is `date of death`. */
export const groupedHeader: Repair = {
  name: "groupedHeader",
  found: (sheet) => {
    const at = sheet.rows.slice(0, MOST_ABOVE).findIndex((_, index) => areHeader(sheet, index));
    const lower = sheet.rows[at + 1];
    return at < 0 || lower === undefined
      ? []
      : [
          {
            name: "groupedHeader",
            column: null,
            count: joinedNames(sheet, at).length,
            examples: [{row: lower.row, before: null, after: null}],
            readings: [{setting: {groupedHeader: true, headerRow: lower.row}, meaning: null}]
          }
        ];
  },
  apply: (sheet, {groupedHeader: wanted, headerRow}) => {
    const at = wanted ? sheet.rows.findIndex(({row}) => row === headerRow) - 1 : -1;
    if (at < 0) return untouched(sheet);
    const cells = joinedNames(sheet, at);
    const after = new Map(cells.map((cell) => [cell.column, cell.after]));
    return {
      sheet: withRows(
        sheet,
        sheet.rows.map((row, index) =>
          index === at + 1 ? {...row, cells: row.cells.map((cell, column) => after.get(column) ?? cell)} : row
        )
      ),
      cells,
      rows: []
    };
  }
};

/** The names of the lower row that the upper one changes. */
function joinedNames(sheet: Sheet, at: number): ChangedCell[] {
  const [upper, lower] = [sheet.rows[at], sheet.rows[at + 1]];
  if (upper === undefined || lower === undefined) return [];
  const groups = groupsOf(sheet, upper, lower);
  const counts = new Map<string, number>();
  for (const name of lower.cells.map(plain)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const standsAlone = (name: string): boolean => counts.get(plain(name)) === 1 && isKnownName(name);
  return lower.cells.flatMap((before, column) => {
    const label = groups.find(({first, last}) => first <= column && column <= last)?.label;
    const above = (upper.cells[column] ?? "").trim();
    const after = isBlank(before)
      ? above
      : label === undefined || (!/\d/.test(label) && standsAlone(before))
        ? before
        : `${label} ${before.trim()}`;
    return after === before ? [] : [{row: lower.row, column, before, after}];
  });
}

const plain = (name: string): string => name.trim().toLowerCase();

/** Whether a row and the one below it are groups and names: at least two groups, of which a name comes again. */
function areHeader(sheet: Sheet, at: number): boolean {
  const [upper, lower, below] = [sheet.rows[at], sheet.rows[at + 1], sheet.rows[at + 2]];
  if (upper === undefined || lower === undefined || below === undefined || filled(lower) < 4) return false;
  if (![...upper.cells, ...lower.cells].every((cell) => !looksNumeric(cell) && !looksLikeDate(cell))) return false;
  const groups = groupsOf(sheet, upper, lower);
  const namesIn = ({first, last}: HeaderGroup): string[] => lower.cells.slice(first, last + 1).map(plain);
  const [one, ...others] = groups.map((group) => new Set(namesIn(group)));
  return one !== undefined && others.some((other) => [...one].some((name) => name !== "" && other.has(name)));
}

/** The labels of the upper row that stand above at least two names: over merged cells in a spreadsheet, over blanks in other files. */
function groupsOf(sheet: Sheet, upper: SheetRow, lower: SheetRow): HeaderGroup[] {
  const named = (group: HeaderGroup): boolean =>
    group.last > group.first && lower.cells.slice(group.first, group.last + 1).every((cell) => !isBlank(cell));
  if (sheet.kind === "workbook")
    return sheet.merged
      .filter(({firstRow, lastRow}) => firstRow === upper.row && lastRow === upper.row)
      .map(({firstColumn, lastColumn}) => ({
        label: (upper.cells[firstColumn] ?? "").trim(),
        first: firstColumn,
        last: lastColumn
      }))
      .filter((group) => group.label !== "" && named(group));
  const starts = upper.cells.flatMap((cell, column) => (isBlank(cell) ? [] : [column]));
  const widths = starts.slice(1).map((next, i) => next - (starts[i] ?? 0));
  // Where the last group ends nothing says: it is taken to be as wide as the widest before it.
  const widest = Math.max(0, ...widths);
  return starts
    .map((first, i) => ({
      label: (upper.cells[first] ?? "").trim(),
      first,
      last: Math.min(first + (widths[i] ?? widest), lower.cells.length) - 1
    }))
    .filter(named);
}
