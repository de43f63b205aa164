import {inert} from "../tables/csv-table.ts";
import {paragraph, run, TEXT_WIDTH} from "./docx-parts.ts";
import {escapeXml} from "../formats/svg.ts";
import {textWidth} from "../formats/text-width.ts";
import type {TextTable} from "../tables/text-table.ts";

/** Half points of the text in tables, largest first, and the room of a cell beside its text, in twentieths of a point. */
const sizes = [16, 15, 14, 13] as const;
const ROOM = 190;
/** Arial beside Inter, by which widths are measured. */
const WIDER = 1.04;

/** A table of the report as a native table of Word: repeated header row, numbers set right, headings within it across its width, rows that do not break over pages. */
export function docxTable({caption, header, rows, words}: TextTable): string {
  const {widths, size} = columnWidths([header, ...rows.filter((cells) => !isHeading(cells))]);
  const layout = {widths, size, words};
  return `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${sum(widths)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escapeXml(caption)}"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${rowXml(header, layout, true)}${rows.map((cells) => rowXml(cells, layout, false)).join("")}</w:tbl>`;
}

/** How the cells of a table are set. */
interface CellLayout {
  readonly widths: readonly number[];
  readonly size: number;
  /** How many columns from the left hold words. */
  readonly words: number;
}

/** Whether a line is a heading within the table: a name and nothing beside it. */
function isHeading([first = "", ...rest]: readonly string[]): boolean {
  return first !== "" && rest.length > 0 && rest.every((text) => text === "");
}

function rowXml(cells: readonly string[], layout: CellLayout, isHeader: boolean): string {
  const {widths} = layout;
  const content =
    !isHeader && isHeading(cells)
      ? cellXml(cells[0] ?? "", layout, {column: 0, isHeader, span: widths.length})
      : widths.map((_, column) => cellXml(cells[column] ?? "", layout, {column, isHeader, span: 1})).join("");
  return `<w:tr><w:trPr><w:cantSplit/>${isHeader ? "<w:tblHeader/>" : ""}</w:trPr>${content}</w:tr>`;
}

function cellXml(
  text: string,
  {widths, size, words}: CellLayout,
  {column, isHeader, span}: {readonly column: number; readonly isHeader: boolean; readonly span: number}
): string {
  const look = `${isHeader ? "<w:b/>" : ""}${size === sizes[0] ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`}`;
  const indent = column === 0 && text.startsWith("  ") ? '<w:ind w:left="200"/>' : "";
  const align = column < words ? "" : '<w:jc w:val="right"/>';
  const width = sum(widths.slice(column, column + span));
  return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span === 1 ? "" : `<w:gridSpan w:val="${span}"/>`}</w:tcPr>${paragraph("TableText", run(inert(text.trim()), look), `${isHeader || span > 1 ? "<w:keepNext/>" : ""}${indent}${align}`)}</w:tc>`;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

/**
 * Widths of the columns in twentieths of a point, and the size of the text in half points: what the text takes where all find room, else at least the longest word, set smaller where even these
 * find none, and the rest shared out by what each column lacks.
 *
 * @example
 * columnWidths([["a", "b"], ["1", "2"]]).size // 16
 */
export function columnWidths(lines: readonly (readonly string[])[]): {
  readonly widths: readonly number[];
  readonly size: number;
} {
  const columns = lines[0]?.map((_, column) => lines.map((cells) => cells[column] ?? "")) ?? [];
  const tried = sizes.map((size) => ({size, room: neededRoom(columns, size)}));
  const chosen = tried.find(({room}) => sum(room.least) <= TEXT_WIDTH) ?? tried.at(-1);
  if (chosen === undefined) return {widths: [], size: sizes[0]};
  const {size, room} = chosen;
  const floor = sum(room.least);
  if (sum(room.wanted) <= TEXT_WIDTH) return {widths: room.wanted, size};
  if (floor >= TEXT_WIDTH) return {widths: room.least.map((width) => Math.floor((width / floor) * TEXT_WIDTH)), size};
  return {widths: sharedWidths(room), size};
}

/** Widths of columns in twentieths of a point. */
interface NeededRoom {
  /** At which every text stands on one line. */
  readonly wanted: readonly number[];
  /** At which the longest word does. */
  readonly least: readonly number[];
}

function neededRoom(columns: readonly (readonly string[])[], size: number): NeededRoom {
  const wide = (text: string): number => textWidth(text, size / 2, "semibold") * 20 * WIDER;
  const wanted = columns.map((texts) =>
    Math.ceil(Math.max(...texts.map((text) => wide(text) + (text.startsWith("  ") ? 120 : 0))) + ROOM)
  );
  const least = columns.map((texts, column) =>
    Math.min(wanted[column] ?? 0, Math.ceil(Math.max(...texts.flatMap((text) => text.split(/\s+/u)).map(wide)) + ROOM))
  );
  return {wanted, least};
}

/** The least widths and, of what is left of the text's width, to each column a share of what it lacks; the widest takes the rest. */
function sharedWidths({wanted, least}: NeededRoom): number[] {
  // By the root, so that one column of long sentences does not take all there is.
  const lacks = wanted.map((width, column) => Math.sqrt(width - (least[column] ?? 0)));
  const [lack, floor] = [sum(lacks), sum(least)];
  const shared = least.map((width, column) =>
    Math.min(wanted[column] ?? 0, Math.floor(width + ((lacks[column] ?? 0) / lack) * (TEXT_WIDTH - floor)))
  );
  const left = TEXT_WIDTH - sum(shared);
  const widest = wanted.indexOf(Math.max(...wanted));
  return shared.map((width, column) => (column === widest ? width + left : width));
}
