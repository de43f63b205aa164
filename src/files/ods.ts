import {shiftedPoint} from "./cell-format.ts";
import {OdsStyles} from "./ods-styles.ts";
import {SheetGrid} from "./sheet-grid.ts";
import {columnLetters, WorkbookFault, type CellComment, type WorkbookSheet} from "./workbook.ts";
import {walkXml, type XmlVisitor} from "./xml-elements.ts";
import {zipParts} from "./zip-parts.ts";

/** Rows and columns that are written once and stand for so many others reach to the end of the sheet; no cohort does. */
const MOST_REPEATED = 100_000;

/**
 * The sheets of an .ods (OpenDocument 1.2 and later), in their order; their cells are texts as those of `xlsxSheets`.
 *
 * Throws `WorkbookFault` where it cannot be read.
 */
export function odsSheets(bytes: Uint8Array): WorkbookSheet[] {
  const parts = zipParts(bytes, (name) => name === "content.xml" || name === "META-INF/manifest.xml");
  if (parts.get("META-INF/manifest.xml")?.includes("encryption-data") === true)
    throw new WorkbookFault("encrypted-workbook", "it is protected by a password");
  const text = parts.get("content.xml");
  if (text === undefined) throw new WorkbookFault("unreadable-workbook", "it holds no content");
  const content = new OdsContent();
  walkXml(text, content);
  return content.sheets;
}

type Attributes = Readonly<Record<string, string>>;

/** Elements within a table whose text is none of its cells. */
const asides: ReadonlySet<string> = new Set(["shapes", "forms", "note", "annotation-end"]);
const cells: ReadonlySet<string> = new Set(["table-cell", "covered-table-cell"]);

/** A table on its way. */
interface OpenTable {
  readonly grid: SheetGrid;
  readonly name: string;
  readonly hidden: boolean;
  /** Styles of cells that name none, column by column as they are written. */
  readonly columnStyles: {readonly last: number; readonly style: string | undefined}[];
  columns: number;
  row: number;
  rowTimes: number;
  column: number;
  readonly comments: CellComment[];
}

/** Reads `content.xml`: styles first, then tables. */
class OdsContent implements XmlVisitor {
  readonly sheets: WorkbookSheet[] = [];
  private readonly styles = new OdsStyles();
  private table: OpenTable | null = null;
  private cell: Attributes | null = null;
  private paragraphs: string[] = [];
  private inParagraph = false;
  /** Depth within elements that are passed over. */
  private aside = 0;
  /** Text of a comment on a cell, on its way. */
  private annotation: string | null = null;

  open(element: string, attributes: Attributes): void {
    if (element === "annotation" && this.aside === 0 && this.table !== null) this.annotation = "";
    if (this.annotation !== null) {
      if (element === "p") this.inParagraph = true;
      return;
    }
    if (this.aside > 0 || asides.has(element) || (element === "table" && this.table !== null)) {
      this.aside += 1;
      return;
    }
    const {table} = this;
    if (table === null) {
      if (element === "table") this.table = this.opened(attributes);
      else this.styles.open(element, attributes);
    } else if (element === "table-column") openColumn(table, attributes);
    else if (element === "table-row") openRow(table, attributes);
    else if (cells.has(element)) {
      this.cell = attributes;
      this.paragraphs = [];
    } else if (this.cell !== null) this.openText(element, attributes);
  }

  text(piece: string): void {
    if (this.annotation !== null) this.annotation += this.inParagraph ? piece : "";
    else if (this.aside === 0 && this.inParagraph) this.append(piece);
  }

  close(element: string): void {
    if (this.annotation !== null) {
      if (element === "p") this.inParagraph = false;
      if (element === "annotation") this.closeAnnotation(this.annotation);
      return;
    }
    if (this.aside > 0) {
      this.aside -= 1;
      return;
    }
    const {table, cell} = this;
    if (table === null) this.styles.close(element);
    else if (element === "p") this.inParagraph = false;
    else if (cells.has(element) && cell !== null) {
      this.closeCell(table, cell);
      this.cell = null;
    } else if (element === "table-row") closeRow(table);
    else if (element === "table") {
      const {comments} = table;
      this.sheets.push({...table.grid.sheet(table), ...(comments.length === 0 ? {} : {comments})});
      this.table = null;
    }
  }

  private opened({name = "", "style-name": style}: Attributes): OpenTable {
    const hidden = this.styles.isHidden(style);
    return {
      grid: new SheetGrid(),
      name,
      hidden,
      columnStyles: [],
      columns: 0,
      row: 0,
      rowTimes: 1,
      column: 0,
      comments: []
    };
  }

  private openText(element: string, {c = "1"}: Attributes): void {
    if (element === "p") {
      this.inParagraph = true;
      this.paragraphs.push("");
    } else if (element === "s") this.append(" ".repeat(Number(c)));
    else if (element === "tab") this.append("\t");
    else if (element === "line-break") this.append("\n");
  }

  private closeAnnotation(said: string): void {
    const {table} = this;
    const text = said.trim();
    if (table !== null && text !== "") table.comments.push({cell: `${columnLetters(table.column)}${table.row}`, text});
    this.annotation = null;
  }

  private append(text: string): void {
    this.paragraphs.push((this.paragraphs.pop() ?? "") + text);
  }

  private closeCell(table: OpenTable, cell: Attributes): void {
    const {grid, row} = table;
    const times = Number(cell["number-columns-repeated"] ?? 1);
    const style = cell["style-name"] ?? columnStyle(table);
    const {text, fault} = this.read(cell, style);
    const filled = text.trim() === "" && fault === null ? 0 : times;
    if (filled > MOST_REPEATED) throw tooMany();
    for (let i = 0; i < filled; i++) {
      const place = {row, column: table.column + i};
      grid.put(place, text);
      if (this.styles.isStruck(style)) grid.strike(place);
      const {fill: behind, font} = this.styles.coloursOf(style);
      if (text.trim() !== "") grid.colour(place, behind, font);
      if (fault === "error") grid.errors.push(place);
      if (fault === "without-result") grid.withoutResult.push(place);
    }
    addMerged(table, cell);
    table.column += times;
  }

  /** The text of a cell, and what is wrong with it. */
  private read(
    cell: Attributes,
    style: string | undefined
  ): {readonly text: string; readonly fault: "error" | "without-result" | null} {
    const shown = this.paragraphs.join("\n");
    const {"value-type": type, value = "", "date-value": date, "time-value": time, "boolean-value": logical} = cell;
    if (type === "error" || (cell["formula"] !== undefined && /^(?:#[A-Z/0!?]+|Err:\d+)$/.test(shown)))
      return {text: shown, fault: "error"};
    if (type === undefined)
      return {text: shown, fault: cell["formula"] !== undefined && shown === "" ? "without-result" : null};
    if (type === "percentage") return {text: `${shiftedPoint(value, 2)}%`, fault: null};
    if (type === "date") return {text: this.styles.dateText(date ?? shown, style), fault: null};
    if (type === "time") return {text: clockText(time ?? "") ?? shown, fault: null};
    if (type === "boolean") return {text: logical === "true" ? "TRUE" : "FALSE", fault: null};
    if (type === "string") return {text: cell["string-value"] ?? shown, fault: null};
    return {text: this.styles.numberText(value, style), fault: null};
  }
}

const tooMany = (): WorkbookFault =>
  new WorkbookFault("workbook-too-large", `a row or cell stands for more than ${MOST_REPEATED} others`);

function openColumn(table: OpenTable, attributes: Attributes): void {
  const first = table.columns;
  table.columns += Number(attributes["number-columns-repeated"] ?? 1);
  table.columnStyles.push({last: table.columns - 1, style: attributes["default-cell-style-name"]});
  if (isHidden(attributes)) table.grid.hiddenColumns.push([first, table.columns - 1]);
}

const columnStyle = ({columnStyles, column}: OpenTable): string | undefined =>
  columnStyles.find(({last}) => last >= column)?.style;

function openRow(table: OpenTable, attributes: Attributes): void {
  table.row += 1;
  table.column = 0;
  table.rowTimes = Number(attributes["number-rows-repeated"] ?? 1);
  if (isHidden(attributes)) table.grid.hiddenRows.push([table.row, table.row + table.rowTimes - 1]);
}

const isHidden = ({visibility}: Attributes): boolean => visibility === "collapse" || visibility === "filter";

function closeRow(table: OpenTable): void {
  if (table.rowTimes > 1 && table.grid.holds(table.row)) {
    if (table.rowTimes > MOST_REPEATED) throw tooMany();
    table.grid.repeat(table.row, table.rowTimes);
  }
  table.row += table.rowTimes - 1;
}

function addMerged({grid, row, column}: OpenTable, cell: Attributes): void {
  const rows = Number(cell["number-rows-spanned"] ?? 1);
  const columns = Number(cell["number-columns-spanned"] ?? 1);
  if (rows > 1 || columns > 1)
    grid.merged.push({firstRow: row, lastRow: row + rows - 1, firstColumn: column, lastColumn: column + columns - 1});
}

/** A duration such as PT10H30M00S as a time of the day; null where it is none. */
function clockText(duration: string): string | null {
  const [, hours, minutes, seconds] = /^PT(\d+)H(\d+)M(\d+)(?:[.,]\d+)?S$/.exec(duration) ?? [];
  return hours === undefined || minutes === undefined || seconds === undefined
    ? null
    : [hours, minutes, seconds].map((part) => part.padStart(2, "0")).join(":");
}
