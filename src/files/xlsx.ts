import {formatCode, formatKind, shiftedPoint, shownAsText, zerosOf} from "./cell-format.ts";
import {xlsxColour, type ColourName} from "./colour-names.ts";
import {serialDate, type DateSystem} from "./serial-date.ts";
import {SheetGrid} from "./sheet-grid.ts";
import {WorkbookFault, type CellComment, type CellPlace, type WorkbookSheet} from "./workbook.ts";
import {walkXml} from "./xml-elements.ts";
import {zipParts} from "./zip-parts.ts";

/**
 * The sheets of an .xlsx or .xlsm (ECMA-376), in their order: texts as they stand, numbers unrounded, days as ISO dates, logical values as TRUE and
 * FALSE, errors as their text, formulas as the result that was saved with them.
 *
 * Throws `WorkbookFault` where it cannot be read.
 */
export function xlsxSheets(bytes: Uint8Array): WorkbookSheet[] {
  const parts = zipParts(bytes, (name) => /\.(?:xml|rels)$/i.test(name));
  const root = relations(parts, "_rels/.rels", "");
  const book = [...root.values()].find(({type}) => type.endsWith("/officeDocument"))?.path ?? "xl/workbook.xml";
  const text = parts.get(book);
  if (text === undefined) throw new WorkbookFault("unreadable-workbook", "it holds no workbook");
  const {sheets, dateSystem} = bookOf(text);
  const folder = book.slice(0, book.lastIndexOf("/") + 1);
  const targets = relations(parts, `${folder}_rels/${book.slice(folder.length)}.rels`, folder);
  const partOf = (type: string): string =>
    parts.get([...targets.values()].find((target) => target.type.endsWith(type))?.path ?? "") ?? "";
  const shared = sharedTexts(partOf("/sharedStrings"));
  const formats = cellFormats(partOf("/styles"));
  return sheets.flatMap(({name, hidden, id}) => {
    const target = targets.get(id);
    // A sheet that is a chart has no cells.
    if (target === undefined || !target.type.endsWith("/worksheet")) return [];
    const grid = new SheetGrid();
    readSheetPart(parts.get(target.path) ?? "", {grid, shared, formats, dateSystem});
    const comments = commentsOn(parts, target.path);
    return [{...grid.sheet({name, hidden}), ...(comments.length === 0 ? {} : {comments})}];
  });
}

/** The comments on the cells of a sheet, those of a thread each once. */
function commentsOn(parts: ReadonlyMap<string, string>, path: string): CellComment[] {
  const at = path.lastIndexOf("/") + 1;
  const beside = relations(parts, `${path.slice(0, at)}_rels/${path.slice(at)}.rels`, path.slice(0, at));
  const threads = [...beside.values()].filter(({type}) => type.endsWith("/threadedComment"));
  // Of a thread the older kind of comment holds a copy, with words of the program before it.
  const kinds = threads.length > 0 ? threads : [...beside.values()].filter(({type}) => type.endsWith("/comments"));
  return kinds.flatMap((target) => commentTexts(parts.get(target.path) ?? ""));
}

function commentTexts(text: string): CellComment[] {
  const texts: CellComment[] = [];
  let own: string | null = null;
  let cell = "";
  let inText = false;
  if (text !== "")
    walkXml(text, {
      open(element, {ref = ""}) {
        if (element === "comment" || element === "threadedComment") {
          own = "";
          cell = ref;
        }
        // The text of a thread stands in an element of its own, without runs.
        if (element === "t" || element === "text") inText = true;
      },
      text(piece) {
        if (inText && own !== null) own += piece;
      },
      close(element) {
        if (element === "t" || element === "text") inText = false;
        if ((element === "comment" || element === "threadedComment") && own !== null) {
          if (own.trim() !== "") texts.push({cell, text: decoded(own.trim())});
          own = null;
        }
      }
    });
  return texts;
}

interface Relation {
  readonly type: string;
  readonly path: string;
}

/** What a part refers to, by the name of the relation; paths from the root of the archive. */
function relations(parts: ReadonlyMap<string, string>, name: string, folder: string): Map<string, Relation> {
  const found = new Map<string, Relation>();
  const text = parts.get(name);
  if (text !== undefined)
    walkXml(text, {
      open(element, {Id, Type = "", Target = "", TargetMode}) {
        if (element !== "Relationship" || Id === undefined || TargetMode === "External") return;
        found.set(Id, {type: Type, path: resolved(Target, folder)});
      }
    });
  return found;
}

function resolved(target: string, folder: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target.slice(1) : folder + target).split("/"))
    if (step === "..") path.pop();
    else if (step !== "." && step !== "") path.push(step);
  return path.join("/");
}

interface BookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly id: string;
}

function bookOf(text: string): {readonly sheets: readonly BookSheet[]; readonly dateSystem: DateSystem} {
  const sheets: BookSheet[] = [];
  let dateSystem: DateSystem = 1900;
  walkXml(text, {
    open(element, {name = "", state, id = "", date1904}) {
      if (element === "sheet") sheets.push({name, hidden: state === "hidden" || state === "veryHidden", id});
      if (element === "workbookPr" && (date1904 === "1" || date1904 === "true")) dateSystem = 1904;
    }
  });
  return {sheets, dateSystem};
}

/** Collects the text of elements `t`, those of phonetic guides left away. */
class TextOfRuns {
  private text = "";
  private inText = false;
  private phonetic = false;

  open(element: string): void {
    if (element === "rPh") this.phonetic = true;
    if (element === "t") this.inText = true;
  }

  close(element: string): void {
    if (element === "rPh") this.phonetic = false;
    if (element === "t") this.inText = false;
  }

  add(text: string): void {
    if (this.inText && !this.phonetic) this.text += text;
  }

  /** The text so far, which begins anew. */
  take(): string {
    const {text} = this;
    this.text = "";
    return decoded(text);
  }
}

/** Characters that XML cannot hold are written as _x000D_. */
const decoded = (text: string): string =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));

function sharedTexts(text: string): string[] {
  const shared: string[] = [];
  const runs = new TextOfRuns();
  if (text !== "")
    walkXml(text, {
      open: (element) => runs.open(element),
      text: (piece) => runs.add(piece),
      close(element) {
        runs.close(element);
        if (element === "si") shared.push(runs.take());
      }
    });
  return shared;
}

/** How cells are shown: the code of the format, whether the text is struck through, and the colours behind it and of it. */
interface CellFormat {
  readonly code: string;
  readonly struck: boolean;
  readonly fill: ColourName | null;
  readonly font: ColourName | null;
}

const plainFormat: CellFormat = {code: "General", struck: false, fill: null, font: null};

/** The formats of cells, in the order in which cells name them. */
function cellFormats(text: string): CellFormat[] {
  const own = new Map<number, string>();
  const ids: {readonly format: number; readonly font: number; readonly fill: number}[] = [];
  const fontColours = new Map<number, ColourName | null>();
  const fillColours = new Map<number, ColourName | null>();
  let fills = -1;
  let inFills = false;
  let isSolid = false;
  const struckFonts = new Set<number>();
  let fonts = -1;
  let inFonts = false;
  let inCells = false;
  if (text !== "")
    walkXml(text, {
      open(element, attributes) {
        const {numFmtId = "0", fontId = "0", fillId = "0", formatCode: code = "", val = "1"} = attributes;
        if (element === "cellXfs") inCells = true;
        if (element === "fonts") inFonts = true;
        if (element === "fills") inFills = true;
        if (element === "font" && inFonts) fonts += 1;
        if (element === "color" && inFonts) fontColours.set(fonts, xlsxColour(attributes));
        if (element === "fill" && inFills) fills += 1;
        if (element === "patternFill" && inFills) isSolid = attributes["patternType"] === "solid";
        if (element === "fgColor" && inFills && isSolid) fillColours.set(fills, xlsxColour(attributes));
        if (element === "strike" && inFonts && isTrue(val)) struckFonts.add(fonts);
        if (element === "numFmt") own.set(Number(numFmtId), code);
        if (element === "xf" && inCells)
          ids.push({format: Number(numFmtId), font: Number(fontId), fill: Number(fillId)});
      },
      close(element) {
        if (element === "cellXfs") inCells = false;
        if (element === "fonts") inFonts = false;
        if (element === "fills") inFills = false;
      }
    });
  return ids.map(({format, font, fill}) => ({
    code: formatCode(format, own),
    struck: struckFonts.has(font),
    fill: fillColours.get(fill) ?? null,
    font: fontColours.get(font) ?? null
  }));
}

interface SheetReading {
  readonly grid: SheetGrid;
  readonly shared: readonly string[];
  readonly formats: readonly CellFormat[];
  readonly dateSystem: DateSystem;
}

/** A cell on its way. */
interface OpenCell {
  readonly place: CellPlace;
  readonly type: string;
  readonly format: string;
  readonly look: Pick<CellFormat, "struck" | "fill" | "font">;
  value: string | null;
  formula: boolean;
}

function readSheetPart(text: string, reading: SheetReading): void {
  if (text === "") throw new WorkbookFault("unreadable-workbook", "one of its sheets is missing");
  const {grid, formats} = reading;
  const runs = new TextOfRuns();
  let row = 0;
  let column = -1;
  let cell: OpenCell | null = null;
  let inValue = false;
  walkXml(text, {
    open(element, attributes) {
      runs.open(element);
      if (element === "row") {
        row = attributes["r"] === undefined ? row + 1 : Number(attributes["r"]);
        column = -1;
        if (isTrue(attributes["hidden"])) grid.hiddenRows.push([row, row]);
      } else if (element === "c") {
        column = columnOf(attributes["r"]) ?? column + 1;
        const {code: format, ...look} = formats[Number(attributes["s"] ?? 0)] ?? plainFormat;
        cell = {place: {row, column}, type: attributes["t"] ?? "n", format, look, value: null, formula: false};
      } else if (element === "v") inValue = true;
      else if (element === "f" && cell !== null) cell.formula = true;
      else if (element === "col" && isTrue(attributes["hidden"]))
        grid.hiddenColumns.push([Number(attributes["min"]) - 1, Number(attributes["max"]) - 1]);
      else if (element === "mergeCell") addMerged(grid, attributes["ref"] ?? "");
    },
    text(piece) {
      if (inValue && cell !== null) cell.value = (cell.value ?? "") + piece;
      else runs.add(piece);
    },
    close(element) {
      runs.close(element);
      if (element === "v") inValue = false;
      if (element === "is" && cell !== null) cell.value = runs.take();
      if (element !== "c" || cell === null) return;
      putCell(cell, reading);
      runs.take();
      cell = null;
    }
  });
}

const isTrue = (value: string | undefined): boolean => value === "1" || value === "true";

function putCell(cell: OpenCell, reading: SheetReading): void {
  const {grid} = reading;
  if (cell.value === null) {
    if (cell.formula) grid.withoutResult.push(cell.place);
    return;
  }
  if (cell.type === "e") grid.errors.push(cell.place);
  const text = cellText(cell, cell.value, reading);
  grid.put(cell.place, text);
  if (text.trim() === "") return;
  if (cell.look.struck) grid.strike(cell.place);
  grid.colour(cell.place, cell.look.fill, cell.look.font);
}

function cellText({type, format}: OpenCell, value: string, {shared, dateSystem}: SheetReading): string {
  if (type === "s") return shared[Number(value)] ?? "";
  if (type === "str") return decoded(value);
  if (type === "b") return value.trim() === "1" ? "TRUE" : "FALSE";
  if (type === "d") return value.replace(/T00:00(:00(\.0+)?)?Z?$/, "");
  return type === "n" ? workbookNumber(value.trim(), format, dateSystem) : value;
}

/**
 * A number as its format means it: a day, a time, a number with zeros in front, per cent, or the number itself with all its digits.
 *
 * @example
 * workbookNumber("44197", "dd.mm.yyyy", 1900) // "2021-01-01"
 * workbookNumber("0.10000000000000001", "0.0", 1900) // "0.1"
 * workbookNumber("42", "00000", 1900) // "00042"
 * workbookNumber("0.85", "0%", 1900) // "85%"
 * workbookNumber("1", '[=1]"dead";"alive"', 1900) // "dead"
 */
export function workbookNumber(written: string, format: string, system: DateSystem): string {
  const value = Number(written);
  if (written === "" || !Number.isFinite(value)) return written;
  const shown = shownAsText(format, value);
  if (shown !== null) return shown;
  const kind = formatKind(format);
  // Whole numbers keep their digits also where a number has fewer.
  const plain = /^-?\d+$/.test(written) ? written : String(value);
  if (kind === "number") return plain;
  if (kind === "zeros") return Number.isInteger(value) && value >= 0 ? plain.padStart(zerosOf(format), "0") : plain;
  if (kind === "percent") return `${shiftedPoint(String(value), 2)}%`;
  return serialDate(value, kind, system) ?? plain;
}

/** Place of a column from a reference such as `AB12`; null where there is none. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^\$?([A-Z]+)/.exec(reference ?? "")?.[1];
  if (letters === undefined) return null;
  return Array.from(letters).reduce((place, letter) => place * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function addMerged(grid: SheetGrid, reference: string): void {
  const [first = "", last = first] = reference.split(":");
  const [firstColumn, lastColumn] = [columnOf(first), columnOf(last)];
  const [firstRow, lastRow] = [first, last].map((cell) => Number(/\d+/.exec(cell)?.[0] ?? NaN));
  if (firstColumn === null || lastColumn === null || firstRow === undefined || lastRow === undefined) return;
  if (Number.isNaN(firstRow + lastRow)) return;
  grid.merged.push({firstRow, lastRow, firstColumn, lastColumn});
}
