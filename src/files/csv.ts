import {sha256} from "../platform/sha256.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {Source, SourceRole} from "../record/source.ts";
import type {Aside} from "./aside.ts";
import {binaryKind} from "./binary-kind.ts";
import {columnsOfText} from "./columns-of-text.ts";
import type {Delimiter} from "./csv-delimiter.ts";
import {CsvRecords, type CsvVisitor} from "./csv-records.ts";
import {MAX_RECORD} from "./csv-refusals.ts";
import {csvSplitter} from "./csv-splitting.ts";
import type {RowLook} from "./sheet.ts";
import {pieces} from "./source-pieces.ts";
import {textDecoding, type TextDecoding, type TextEncodingName} from "./text-decoding.ts";

export interface CsvOptions {
  /** Sign between columns; recognised from the header when not given. */
  readonly delimiter?: Delimiter;
  /** Called after each piece of about 1 MiB; for long work. */
  readonly onProgress?: (progress: CsvProgress) => void;
}

export interface CsvProgress {
  readonly file: string;
  /** Records read so far, refused ones included. */
  readonly rowsRead: number;
}

/** What is told about a file besides its records. */
export interface CsvReading {
  readonly name: string;
  /** Column names as the file spells them, outer blanks cut; a repeated name is followed by ` (2)`, a blank one is `(column 5)`. */
  readonly header: readonly string[];
  /** Records below the header, refused ones included; blank lines are none. */
  readonly rowsRead: number;
  readonly delimiter: Delimiter;
  readonly encoding: TextEncodingName;
  /** SHA-256 of the bytes, in hexadecimal (of the UTF-8 bytes where text was given). */
  readonly sha256: string;
  readonly issues: readonly Issue[];
  /** One line for each record that was refused. */
  readonly ledger: readonly LedgerLine[];
  /** Lines of comment above the header; absent where there are none. */
  readonly asides?: readonly Aside[];
}

/** What stands beside the records of a file, by their rows. */
export interface BesideRecords {
  readonly looks: readonly RowLook[];
  /** Signs and remarks behind values, which are not part of them. */
  readonly signs: readonly {readonly row: number; readonly column: string; readonly sign: string}[];
}

/** A file as columns of text: what stood there, untouched; "" where nothing stood. */
export interface CsvTable extends CsvReading {
  /** What the table holds, where that is known of what it was taken from. */
  readonly role?: SourceRole;
  /** One array for each name of `header`, each as long as `row`. */
  readonly columns: readonly (readonly string[])[];
  /** Line of the file on which each record begins. */
  readonly row: readonly number[];
  /** Texts that stand beside the records: rows that a repair took away, lines of comment, comments on cells, small sheets beside; absent where there are none. */
  readonly asides?: readonly Aside[];
  /** What a spreadsheet shows of records beside their cells, and signs that a repair took off; absent where there is nothing. */
  readonly beside?: BesideRecords;
  /** Signs of footnotes behind values that a repair may have taken away, by the row in which they stand; absent where there are none. */
  readonly marked?: readonly {readonly row: number; readonly sign: string}[];
  /** Records that were refused, cut at each delimiter: enough to tell whose they were, nothing more. */
  readonly refused: readonly {readonly row: number; readonly fields: readonly string[]}[];
}

/**
 * Reads delimited text record by record: strict, nothing coerced, nothing lost. Delimiter (comma, semicolon, tab, vertical bar), encoding (UTF-8, UTF-16,
 * Windows-1252) and line ends are recognised; leading lines that begin with `#` are comments. A record that cannot be read (ragged,
 * stray or unclosed quote, NUL byte) is an issue and a line of the ledger, and reading goes on with the next line.
 *
 * Throws `TypeError` when the source has not exactly one of text, bytes and stream.
 *
 * @example
 * const rows = [];
 * const reading = await scanCsv({name: "c.csv", text: "id;day\n1;5\n2\n"}, {record: (fields, row) => rows.push([row, ...fields])});
 * rows // [[2, "1", "5"]]
 * reading.ledger.map(({row, reason}) => [row, reason]) // [[3, "ragged-row"]]
 */
export async function scanCsv(
  source: Source,
  visitor: CsvVisitor,
  {delimiter: declared, onProgress}: CsvOptions = {}
): Promise<CsvReading> {
  requireOneContent(source);
  const hash = sha256();
  const decoding = textDecoding();
  const records = new CsvRecords(source.name, visitor, declared);
  const reader = textReader(records, decoding);

  let first = true;
  let isText = true;
  for await (const piece of pieces(source)) {
    hash.add(piece);
    const kind = first && typeof piece !== "string" ? binaryKind(piece) : null;
    if (kind !== null) {
      records.refuseBinary(kind);
      isText = false;
    }
    if (isText) {
      reader.push(piece, first);
      onProgress?.({file: source.name, rowsRead: records.rowsRead});
    }
    first = false;
  }
  if (isText) reader.end();
  return readingOf(source.name, records, decoding.encoding, hash.hex());
}

function readingOf(name: string, records: CsvRecords, encoding: TextEncodingName, digest: string): CsvReading {
  return {
    name,
    header: records.header ?? [],
    rowsRead: records.rowsRead,
    delimiter: records.delimiter,
    encoding,
    sha256: digest,
    issues: records.issues(),
    ledger: records.ledger,
    ...(records.comments.length === 0 ? {} : {asides: records.comments})
  };
}

function requireOneContent({name, text, bytes, stream}: Source): void {
  const given = [text, bytes, stream].filter((content) => content !== undefined).length;
  if (given !== 1) throw new TypeError(`source ${name}: expected exactly one of text, bytes and stream, got ${given}`);
}

/** Takes the pieces of a file and hands them on as records. */
interface TextReader {
  push(piece: string | Uint8Array, first: boolean): void;
  end(): void;
}

function textReader(records: CsvRecords, decoding: TextDecoding): TextReader {
  const splitter = csvSplitter(records, MAX_RECORD);
  const read = (text: string): void => {
    records.inspect(text);
    splitter.push(text);
  };
  return {
    push(piece, first) {
      read(typeof piece === "string" ? withoutMark(piece, first) : decoding.push(piece));
    },
    end() {
      read(decoding.end());
      splitter.end();
      records.end(decoding.encoding);
    }
  };
}

/**
 * Reads a file into columns of text; equal texts of a column are kept once. See `scanCsv` for what is recognised and refused.
 *
 * Throws `TypeError` when the source has not exactly one of text, bytes and stream.
 *
 * @example
 * const table = await readCsv({name: "c.csv", text: 'id,note\n001,"two\nlines"\n002,\n'});
 * table.columns // [["001", "002"], ["two\nlines", ""]]
 * table.row // [2, 4]
 */
export async function readCsv(source: Source, options: CsvOptions = {}): Promise<CsvTable> {
  const kept = columnsOfText();
  const reading = await scanCsv(source, kept, options);
  const {columns, row, refused} = kept.all();
  return {...reading, columns: reading.header.map((_, i) => columns[i] ?? []), row, refused};
}

function withoutMark(text: string, first: boolean): string {
  return first && text.startsWith("\ufeff") ? text.slice(1) : text;
}
