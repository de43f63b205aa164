import {parse} from "csv-parse/sync";
import {sha256} from "../platform/sha256.ts";
import {binaryKind} from "./binary-kind.ts";
import {csvSplitter} from "./csv-splitting.ts";
import type {Issue} from "../record/issue.ts";
import {issueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {Source} from "../record/source.ts";
import {pieces} from "./source-pieces.ts";
import {textDecoding, type TextEncodingName} from "./text-decoding.ts";

export type Delimiter = "," | ";" | "\t";

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
}

/** A file as columns of text: what stood there, untouched; "" where nothing stood. */
export interface CsvTable extends CsvReading {
  /** One array for each name of `header`, each as long as `row`. */
  readonly columns: readonly (readonly string[])[];
  /** Line of the file on which each record begins. */
  readonly row: readonly number[];
  /** Records that were refused, cut at each delimiter: enough to tell whose they were, nothing more. */
  readonly refused: readonly {readonly row: number; readonly fields: readonly string[]}[];
}

/** Takes the header, then the records one by one. */
export interface CsvVisitor {
  header?(names: readonly string[]): void;
  /** `fields` has as many entries as the header; `row` is the line on which the record begins. */
  record(fields: readonly string[], row: number): void;
  /** A record that was refused, cut at each delimiter. */
  refused?(fields: readonly string[], row: number): void;
}

const MAX_COLUMNS = 5000;
const MAX_RECORD = 1 << 20;
const BATCH = 1 << 16;
const delimiters: readonly Delimiter[] = [",", ";", "\t"];

/** What is said of a record that cannot be used, by its code. */
const refusals: Readonly<
  Record<string, {readonly expected: string; readonly detail: string; readonly hint: string | null}>
> = {
  "unclosed-quote": {
    expected: "a closing quote",
    detail: "a quote opens on this line and never closes",
    hint: "close the quote, or double it where it belongs to the text"
  },
  "stray-quote": {
    expected: "quotes around whole fields only",
    detail: "a quote stands inside a field",
    hint: "put the whole field in quotes and double the quote inside"
  },
  "record-too-long": {
    expected: `a record of at most ${MAX_RECORD} characters`,
    detail: "the record is too long to be one of a cohort",
    hint: null
  },
  "ragged-row": {
    expected: "as many fields as the header has",
    detail: "the record has more or fewer fields than the header",
    hint: "quote fields that contain the delimiter"
  },
  "nul-byte": {expected: "text without NUL bytes", detail: "the record contains a NUL byte", hint: null},
  "unreadable-characters": {
    expected: "text in one encoding",
    detail: "the record has bytes that are no UTF-8 in a UTF-8 file",
    hint: "save the file as CSV UTF-8"
  },
  "too-many-columns": {
    expected: `at most ${MAX_COLUMNS} columns`,
    detail: "the header has too many columns",
    hint: "is the delimiter right?"
  },
  "binary-file": {expected: "a CSV text file", detail: "the file is not text", hint: "save it as CSV UTF-8"}
};

/**
 * Reads delimited text record by record: strict, nothing coerced, nothing lost. Delimiter (comma, semicolon, tab), encoding (UTF-8, UTF-16,
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
  const given = [source.text, source.bytes, source.stream].filter((content) => content !== undefined).length;
  if (given !== 1)
    throw new TypeError(`source ${source.name}: expected exactly one of text, bytes and stream, got ${given}`);
  const file = source.name;
  const log = issueLog();
  const ledger: LedgerLine[] = [];
  const hash = sha256();
  const decoding = textDecoding();
  let header: readonly string[] | null = null;
  let delimiter: Delimiter = declared ?? ",";
  let forced = declared !== undefined;
  let comments = 0;
  let rowsRead = 0;
  let suspicious = false;
  /** The reason for which every record is refused, once there is one. */
  let refusingAll: string | null = null;
  let batch: string[] = [];
  let batchRows: number[] = [];
  let batchLength = 0;

  const refuse = (
    reason: string,
    row: number,
    received: string | null = null,
    expected: string | null = null
  ): void => {
    const said = refusals[reason] ?? {expected: "a readable record", detail: reason, hint: null};
    rowsRead += 1;
    if (reason !== refusingAll)
      log.add({
        code: reason,
        severity: "error",
        file,
        row,
        expected: expected ?? said.expected,
        received,
        hint: said.hint
      });
    ledger.push({step: "read", unit: "row", reason, detail: said.detail, file, row, patientId: null});
  };

  const parsed = (text: string): string[][] =>
    parse(text, {delimiter, record_delimiter: ["\n"], bom: false, relax_column_count: true, cast: false});

  /** Why the fields are no record, or null. */
  const fault = (fields: readonly string[]): string | null => {
    if (fields.length !== header?.length) return "ragged-row";
    if (!suspicious) return null;
    if (fields.some((field) => field.includes("\0"))) return "nul-byte";
    return fields.some((field) => field.includes("\ufffd")) ? "unreadable-characters" : null;
  };

  const take = (fields: readonly string[], row: number): void => {
    if (fields.every((field) => field.trim() === "")) {
      rowsRead += 1;
      ledger.push({
        step: "read",
        unit: "row",
        reason: "blank-row",
        detail: "every field of the record is blank",
        file,
        row,
        patientId: null
      });
      log.add({code: "blank-row", severity: "note", file, row, expected: "a record with at least one value"});
      return;
    }
    const reason = fault(fields);
    if (reason !== null) {
      visitor.refused?.(fields, row);
      if (reason === "ragged-row")
        refuse(reason, row, `${fields.length} fields`, `${header?.length} fields, as in the header`);
      else refuse(reason, row);
    } else {
      rowsRead += 1;
      visitor.record(fields, row);
    }
  };

  const takeOne = (text: string, row: number): boolean => {
    try {
      const [fields = []] = parsed(text);
      take(fields, row);
      return true;
    } catch (error) {
      if (!isCsvFault(error)) throw error;
      return false;
    }
  };

  const flush = (): void => {
    if (batch.length === 0) return;
    const texts = batch;
    const rows = batchRows;
    batch = [];
    batchRows = [];
    batchLength = 0;
    let records: string[][] | null = null;
    try {
      records = parsed(texts.join("\n"));
    } catch (error) {
      if (!isCsvFault(error)) throw error;
    }
    if (records?.length === texts.length) for (const [i, fields] of records.entries()) take(fields, rows[i] ?? 0);
    else
      for (const [i, text] of texts.entries())
        if (!takeOne(text, rows[i] ?? 0)) refuseLine("stray-quote", text, rows[i] ?? 0);
  };

  const refuseLine = (reason: string, text: string, row: number): void => {
    const [line = ""] = text.split(/[\r\n]/, 1);
    visitor.refused?.(
      line.split(delimiter).map((field) => field.replace(/^"|"$/g, "")),
      row
    );
    refuse(reason, row);
  };

  const readHeader = (text: string, row: number): void => {
    const directive = /^sep=(.)$/.exec(text.trim());
    if (directive !== null && delimiters.includes(directive[1] as Delimiter)) {
      delimiter = directive[1] as Delimiter;
      forced = true;
      return;
    }
    if (text.startsWith("#")) {
      comments += 1;
      return;
    }
    if (!forced) delimiter = recognisedDelimiter(text);
    let names: readonly string[] = [];
    try {
      names = parsed(text)[0] ?? [];
    } catch (error) {
      if (!isCsvFault(error)) throw error;
      log.add({
        code: "stray-quote",
        severity: "error",
        file,
        row,
        expected: "a header with quotes around whole names only"
      });
      refusingAll = "unreadable-header";
    }
    if (names.length > MAX_COLUMNS) {
      log.add({
        code: "too-many-columns",
        severity: "error",
        file,
        row,
        expected: `at most ${MAX_COLUMNS} columns`,
        received: `${names.length} columns`,
        hint: "is the delimiter right?"
      });
      refusingAll = "too-many-columns";
      names = [];
    } else if (names.length === 1)
      log.add({
        code: "single-column",
        severity: "error",
        file,
        row,
        expected: "columns separated by comma, semicolon or tab",
        received: "1 column",
        hint: "save the file as CSV with one of these delimiters"
      });
    if (names.some((name) => name.includes("\0"))) {
      log.add({code: "nul-byte", severity: "error", file, row, expected: "a header without NUL bytes"});
      refusingAll = "unreadable-header";
      names = [];
    }
    header = uniqueNames(names, (code, name, column) =>
      log.add({
        code,
        severity: code === "blank-column-name" ? "warning" : "error",
        file,
        row,
        column: code === "blank-column-name" ? `(column ${column})` : name,
        expected: code === "blank-column-name" ? "a name for each column" : "each column name once"
      })
    );
    if (refusingAll === null) visitor.header?.(header);
  };

  const splitter = csvSplitter(
    {
      single(text, line) {
        if (text === "" || (header !== null && text.trim() === "" && text.indexOf("\t") < 0)) return;
        if (header === null) {
          if (text.trim() !== "") readHeader(text, line);
          return;
        }
        if (refusingAll !== null) return refuse(refusingAll, line);
        batch.push(text);
        batchRows.push(line);
        batchLength += text.length;
        if (batchLength >= BATCH) flush();
      },
      spanning(text, line) {
        if (header === null) {
          readHeader(text, line);
          return true;
        }
        if (refusingAll !== null) {
          refuse(refusingAll, line);
          return true;
        }
        flush();
        let fields: readonly string[] = [];
        try {
          const records = parsed(text);
          fields = records.length === 1 ? (records[0] ?? []) : [];
        } catch (error) {
          if (!isCsvFault(error)) throw error;
        }
        if (fields.length === header.length) {
          take(fields, line);
          return true;
        }
        refuseLine("unclosed-quote", text, line);
        return false;
      },
      refused(reason, line, text) {
        flush();
        if (header === null) {
          header = [];
          refusingAll = "unreadable-header";
          log.add({
            code: reason,
            severity: "error",
            file,
            row: line,
            expected: refusals[reason]?.expected ?? "a readable header",
            hint: refusals[reason]?.hint ?? null
          });
        } else if (refusingAll !== null) refuse(refusingAll, line);
        else refuseLine(reason, text, line);
      }
    },
    MAX_RECORD
  );

  let first = true;
  for await (const piece of pieces(source)) {
    const bytes = typeof piece === "string" ? null : piece;
    hash.add(piece);
    if (first && bytes !== null && bytes.length > 0) {
      first = false;
      const kind = binaryKind(bytes);
      if (kind !== null) {
        log.add({
          code: "binary-file",
          severity: "error",
          file,
          expected: "a CSV text file",
          received: kind,
          hint: "open it in its program and save it as CSV UTF-8"
        });
        refusingAll = "binary-file";
      }
    }
    if (refusingAll === "binary-file") continue;
    const text = typeof piece === "string" ? withoutMark(piece, first) : decoding.push(piece);
    first = false;
    suspicious ||= text.includes("\0") || text.includes("\ufffd");
    splitter.push(text);
    onProgress?.({file, rowsRead});
  }
  if (refusingAll !== "binary-file") {
    const rest = decoding.end();
    suspicious ||= rest.includes("\0") || rest.includes("\ufffd");
    splitter.push(rest);
    splitter.end();
    flush();
    const names = header as readonly string[] | null;
    if (names === null)
      log.add({
        code: "empty-file",
        severity: "error",
        file,
        expected: "a header and at least one record",
        hint: "the file is empty"
      });
    else if (rowsRead === 0)
      log.add({
        code: "no-records",
        severity: "error",
        file,
        expected: "at least one record below the header",
        hint: "the file has a header only"
      });
    if (comments > 0)
      log.add({
        code: "comment-lines",
        severity: "note",
        file,
        expected: "the header on the first line",
        received: `${comments} lines that begin with #`,
        hint: "they were passed over"
      });
    if (decoding.encoding === "Windows-1252")
      log.add({
        code: "not-utf-8",
        severity: "note",
        file,
        expected: "UTF-8",
        received: "bytes that are no UTF-8",
        hint: "read as Windows-1252 (Latin-1); check letters with accents"
      });
  }
  return {
    name: file,
    header: header ?? [],
    rowsRead,
    delimiter,
    encoding: decoding.encoding,
    sha256: hash.hex(),
    issues: log.all(),
    ledger
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
  const columns: string[][] = [];
  const known: Map<string, string>[] = [];
  const row: number[] = [];
  const refused: {row: number; fields: readonly string[]}[] = [];
  const reading = await scanCsv(
    source,
    {
      refused: (fields, line) => refused.push({row: line, fields}),
      header(names) {
        for (const _ of names) {
          columns.push([]);
          known.push(new Map());
        }
      },
      record(fields, line) {
        row.push(line);
        for (let i = 0; i < fields.length; i++) {
          const field = fields[i] ?? "";
          const seen = known[i];
          let kept = seen?.get(field);
          if (kept === undefined) {
            kept = field;
            if (seen !== undefined && seen.size < 4096) seen.set(field, field);
          }
          columns[i]?.push(kept);
        }
      }
    },
    options
  );
  return {...reading, columns: reading.header.map((_, i) => columns[i] ?? []), row, refused};
}

function withoutMark(text: string, first: boolean): string {
  return first && text.startsWith("\ufeff") ? text.slice(1) : text;
}

/** The delimiter that stands most often outside quotes. */
function recognisedDelimiter(header: string): Delimiter {
  const outside = header.replace(/"[^"]*"/g, "");
  const counts = delimiters.map((sign) => outside.split(sign).length - 1);
  return delimiters[counts.indexOf(Math.max(...counts))] ?? ",";
}

function uniqueNames(
  names: readonly string[],
  complain: (code: "duplicate-column" | "blank-column-name", name: string, column: number) => void
): string[] {
  const times = new Map<string, number>();
  return names.map((spelled, i) => {
    const name = spelled.trim();
    // Objects cannot hold a column of this one name: it would be lost without a word.
    if (name === "" || name === "__proto__") {
      complain("blank-column-name", name, i + 1);
      return `(column ${i + 1})`;
    }
    const time = (times.get(name) ?? 0) + 1;
    times.set(name, time);
    if (time === 1) return name;
    complain("duplicate-column", name, i + 1);
    return `${name} (${time})`;
  });
}

function isCsvFault(error: unknown): boolean {
  return (
    error instanceof Error && "code" in error && typeof error.code === "string" && /CSV_|INVALID_/.test(error.code)
  );
}
