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
  const isHeading = ([first = "", ...rest]: readonly string[]): boolean =>
    first !== "" && rest.length > 0 && rest.every((text) => text === "");
  const {widths, size} = columnWidths([header, ...rows.filter((cells) => !isHeading(cells))]);
  const look = (isHeader: boolean): string =>
    `${isHeader ? "<w:b/>" : ""}${size === sizes[0] ? "" : `<w:sz w:val="${size}"/><w:szCs w:val="${size}"/>`}`;
  const cell = (text: string, column: number, isHeader: boolean, span = 1): string => {
    const indent = column === 0 && text.startsWith("  ") ? '<w:ind w:left="200"/>' : "";
    const align = column < words ? "" : '<w:jc w:val="right"/>';
    const width = widths.slice(column, column + span).reduce((a, b) => a + b, 0);
    return `<w:tc><w:tcPr><w:tcW w:w="${width}" w:type="dxa"/>${span === 1 ? "" : `<w:gridSpan w:val="${span}"/>`}</w:tcPr>${paragraph("TableText", run(inert(text.trim()), look(isHeader)), `${isHeader || span > 1 ? "<w:keepNext/>" : ""}${indent}${align}`)}</w:tc>`;
  };
  const row = (cells: readonly string[], isHeader: boolean): string => {
    const spans = !isHeader && isHeading(cells);
    return `<w:tr><w:trPr><w:cantSplit/>${isHeader ? "<w:tblHeader/>" : ""}</w:trPr>${spans ? cell(cells[0] ?? "", 0, false, header.length) : header.map((_, column) => cell(cells[column] ?? "", column, isHeader)).join("")}</w:tr>`;
  };
  return `<w:tbl><w:tblPr><w:tblStyle w:val="ReportTable"/><w:tblW w:w="${widths.reduce((a, b) => a + b, 0)}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/><w:tblCaption w:val="${escapeXml(caption)}"/></w:tblPr><w:tblGrid>${widths.map((width) => `<w:gridCol w:w="${width}"/>`).join("")}</w:tblGrid>${row(header, true)}${rows.map((cells) => row(cells, false)).join("")}</w:tbl>`;
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
  const needs = (size: number) => {
    const wide = (text: string): number => textWidth(text, size / 2, "semibold") * 20 * WIDER;
    const wanted = columns.map((texts) =>
      Math.ceil(Math.max(...texts.map((text) => wide(text) + (text.startsWith("  ") ? 120 : 0))) + ROOM)
    );
    const least = columns.map((texts, column) =>
      Math.min(
        wanted[column] ?? 0,
        Math.ceil(Math.max(...texts.flatMap((text) => text.split(/\s+/u)).map(wide)) + ROOM)
      )
    );
    return {size, wanted, least, floor: least.reduce((a, b) => a + b, 0)};
  };
  const tried = sizes.map(needs);
  const chosen = tried.find(({floor}) => floor <= TEXT_WIDTH) ?? tried.at(-1);
  if (chosen === undefined) return {widths: [], size: sizes[0]};
  const {size, wanted, least, floor} = chosen;
  if (wanted.reduce((a, b) => a + b, 0) <= TEXT_WIDTH) return {widths: wanted, size};
  if (floor >= TEXT_WIDTH) return {widths: least.map((width) => Math.floor((width / floor) * TEXT_WIDTH)), size};
  // By the root, so that one column of long sentences does not take all there is.
  const lacks = wanted.map((width, column) => Math.sqrt(width - (least[column] ?? 0)));
  const lack = lacks.reduce((a, b) => a + b, 0);
  const shared = least.map((width, column) =>
    Math.min(wanted[column] ?? 0, Math.floor(width + ((lacks[column] ?? 0) / lack) * (TEXT_WIDTH - floor)))
  );
  const left = TEXT_WIDTH - shared.reduce((a, b) => a + b, 0);
  const widest = wanted.indexOf(Math.max(...wanted));
  return {widths: shared.map((width, column) => (column === widest ? width + left : width)), size};
}
