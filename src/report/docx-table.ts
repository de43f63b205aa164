import {inert} from "./csv-table.ts";
import {paragraph, run, TEXT_WIDTH} from "./docx-parts.ts";
import {escapeXml} from "./svg.ts";
import {textWidth} from "./text-width.ts";
import type {TextTable} from "./text-table.ts";

/** Points of the text in tables, and the room of a cell beside its text, in twentieths of a point. */
const POINTS = 8;
const ROOM = 160;
/** Arial beside Inter, by which widths are measured. */
const WIDER = 1.02;

/** A table of the report as a native table of Word: repeated header row, numbers set right, rows that do not break over pages. */
export function docxTable({caption, header, rows, words}: TextTable): string {
  const widths = columnWidths([header, ...rows]);
  const cell = (text: string, column: number, isHeader: boolean): string => {
    const indent = column === 0 && text.startsWith("  ") ? '<w:ind w:left="200"/>' : "";
    const align = column < words ? "" : '<w:jc w:val="right"/>';
    return `<w:tc><w:tcPr><w:tcW w:w="${widths[column] ?? 0}" w:type="dxa"/></w:tcPr>${paragraph("TableText", run(inert(text.trim()), isHeader ? "<w:b/>" : ""), `${isHeader ? "<w:keepNext/>" : ""}${indent}${align}`)}</w:tc>`;
  };
  const row = (cells: readonly string[], isHeader: boolean): string => `<w:tr><w:trPr><w:cantSplit/>${isHeader ? "<w:tblHeader/>" : ""}</w:trPr>${header.map((_, column) => cell(cells[column] ?? "", column, isHeader)).join("")}</w:tr>`;
  return `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escapeXml(caption)}"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${row(header, true)}${rows.map((cells) => row(cells, false)).join("")}</w:tbl>`;
}

/**
 * Widths of the columns in twentieths of a point: what their text takes where all find room, else at least the longest word, and the rest shared out by what each column lacks.
 *
 * @example
 * columnWidths([["a", "b"], ["1", "2"]]).length // 2
 */
export function columnWidths(lines: readonly (readonly string[])[]): number[] {
  const columns = lines[0]?.map((_, column) => lines.map((cells) => cells[column] ?? "")) ?? [];
  const wide = (text: string): number => textWidth(text, POINTS, "semibold") * 20 * WIDER;
  const wanted = columns.map((texts) => Math.ceil(Math.max(...texts.map(wide)) + ROOM));
  const total = wanted.reduce((a, b) => a + b, 0);
  if (total <= TEXT_WIDTH) return wanted;
  const least = columns.map((texts, column) => Math.min(wanted[column] ?? 0, Math.ceil(Math.max(...texts.flatMap((text) => text.split(/\s+/u)).map(wide)) + ROOM)));
  const floor = least.reduce((a, b) => a + b, 0);
  if (floor >= TEXT_WIDTH) return least.map((width) => Math.floor((width / floor) * TEXT_WIDTH));
  // By the root, so that one column of long sentences does not take all there is.
  const lacks = wanted.map((width, column) => Math.sqrt(width - (least[column] ?? 0)));
  const lack = lacks.reduce((a, b) => a + b, 0);
  const shared = least.map((width, column) => Math.min(wanted[column] ?? 0, Math.floor(width + ((lacks[column] ?? 0) / lack) * (TEXT_WIDTH - floor))));
  const left = TEXT_WIDTH - shared.reduce((a, b) => a + b, 0);
  const widest = wanted.indexOf(Math.max(...wanted));
  return shared.map((width, column) => (column === widest ? width + left : width));
}
