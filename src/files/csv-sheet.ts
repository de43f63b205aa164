import {sha256} from "../platform/sha256.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {Source} from "../record/source.ts";
import {asideOf, type Aside} from "./aside.ts";
import {commonDelimiter, declaredDelimiter, type Delimiter} from "./csv-delimiter.ts";
import {csvFields} from "./csv-fields.ts";
import {MAX_RECORD} from "./csv-refusals.ts";
import {csvSplitter, type SplitHandler} from "./csv-splitting.ts";
import {linesAreRecords} from "./lines-are-records.ts";
import {looseFields} from "./loose-fields.ts";
import type {Sheet, SheetRow} from "./sheet.ts";
import {pieces} from "./source-pieces.ts";
import {textDecoding, type TextEncodingName} from "./text-decoding.ts";

/** Lines from which the delimiter is recognised. */
const MOST_SAMPLED = 400;

/**
 * Reads delimited text as rows of cells, whatever stands above, below and between its records. Encoding, line ends, comments and a declared delimiter
 * are recognised as by `readCsv`; the delimiter from all lines, as the first may be a title. A line whose quotes break the rules of CSV is cut as people
 * mean it, and says in which cells they do (`stray`). The source is text or bytes, or is read whole.
 *
 * @example
 * const {rows} = await readCsvSheet({name: "c.csv", text: 'Export of May\nid;rack\nP1;19" rack\n'});
 * rows.map(({row, cells}) => [row, ...cells]) // [[1, "Export of May"], [2, "id", "rack"], [3, "P1", '19" rack']]
 * rows[2].stray.map(({index}) => index) // [1]
 */
export async function readCsvSheet(source: Source): Promise<Sheet> {
  const {text, encoding, digest} = await wholeText(source);
  const lines = text.split(/\r\n|\r|\n/, MOST_SAMPLED).filter((line) => !isBlank(line) && !line.startsWith("#"));
  const declared = declaredDelimiter(lines[0] ?? "");
  const common = commonDelimiter(declared === null ? lines : lines.slice(1));
  const rows = new SheetRows(declared ?? common.delimiter, common.fields);
  const splitter = csvSplitter(rows, MAX_RECORD);
  splitter.push(text);
  splitter.end();
  return {
    name: source.name,
    kind: "text",
    rows: rows.rows,
    merged: [],
    delimiter: rows.delimiter,
    encoding,
    sha256: digest,
    issues: commentIssues(source.name, rows.comments.length),
    ...(rows.comments.length === 0 ? {} : {asides: rows.comments})
  };
}

interface WholeText {
  readonly text: string;
  readonly encoding: TextEncodingName;
  readonly digest: string;
}

async function wholeText(source: Source): Promise<WholeText> {
  const hash = sha256();
  const decoding = textDecoding();
  let text = "";
  for await (const piece of pieces(source)) {
    hash.add(piece);
    text += typeof piece === "string" ? piece : decoding.push(piece);
  }
  text += decoding.end();
  return {text: text.startsWith("\ufeff") ? text.slice(1) : text, encoding: decoding.encoding, digest: hash.hex()};
}

function commentIssues(file: string, comments: number): Issue[] {
  return comments === 0
    ? []
    : [
        issue({
          code: "comment-lines",
          severity: "note",
          file,
          expected: "the header on the first line",
          received: `${comments} lines that begin with #`,
          hint: "they were passed over"
        })
      ];
}

/** A DOS program ended its files with Ctrl-Z. */
const isBlank = (line: string): boolean => line.replaceAll("\u001a", "").trim() === "" && !line.includes("\t");

/** Rows as the splitter hands them on. */
class SheetRows implements SplitHandler {
  readonly rows: SheetRow[] = [];
  readonly delimiter: Delimiter;
  readonly comments: Aside[] = [];
  /** Fields of most lines: a record over several lines has as many. */
  private readonly fields: number;

  constructor(delimiter: Delimiter, fields: number) {
    this.delimiter = delimiter;
    this.fields = fields;
  }

  single(text: string, row: number): void {
    if (isBlank(text)) return;
    if (this.rows.length === 0 && declaredDelimiter(text) !== null) return;
    if (this.rows.length === 0 && text.startsWith("#"))
      this.comments.push(...asideOf([text.replace(/^#+/, "")], {row}));
    else if (!text.includes('"')) this.rows.push({row, cells: text.split(this.delimiter)});
    else this.cut(text, row);
  }

  spanning(text: string, row: number): boolean {
    const records = csvFields(text, this.delimiter);
    const [cells = []] = records ?? [];
    // Where most records run over several lines, most lines have fewer fields than a record; the first row has as many.
    const isAsWide = cells.length === this.fields || cells.length === this.rows[0]?.cells.length;
    const isRecord = records?.length === 1 && isAsWide && !linesAreRecords(text, this.delimiter, cells.length);
    if (isRecord) this.rows.push({row, cells});
    else this.cut(firstLine(text), row);
    return isRecord;
  }

  refused(_: string, row: number, text: string): void {
    this.cut(firstLine(text), row);
  }

  private cut(line: string, row: number): void {
    const {fields: cells, stray} = looseFields(line, this.delimiter);
    this.rows.push({row, cells, ...(stray.length === 0 ? {} : {stray})});
  }
}

const firstLine = (text: string): string => text.split(/[\r\n]/, 1)[0] ?? "";
