import {issueLog} from "../record/issue-log.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {asideOf, type Aside} from "./aside.ts";
import {declaredDelimiter, recognisedDelimiter, type Delimiter} from "./csv-delimiter.ts";
import {csvFields} from "./csv-fields.ts";
import {csvHeader, namedHeader, type CsvHeader} from "./csv-header.ts";
import {csvRefusal} from "./csv-refusals.ts";
import type {SplitHandler} from "./csv-splitting.ts";
import {linesAreRecords} from "./lines-are-records.ts";
import {looseFields, type StrayField} from "./loose-fields.ts";
import type {SheetRow} from "./sheet.ts";
import type {TextEncodingName} from "./text-decoding.ts";

/** Takes the header, then the records one by one. */
export interface CsvVisitor {
  header?(names: readonly string[]): void;
  /** `fields` has as many entries as the header; `row` is the line on which the record begins. */
  record(fields: readonly string[], row: number): void;
  /** A record that was refused, cut at each delimiter. */
  refused?(fields: readonly string[], row: number): void;
}

/** Characters of single-line records that are parsed in one call. */
const BATCH = 1 << 16;

/**
 * The records of one file on their way from the splitter to a visitor: the first line that is no comment is the header; each record below it is
 * visited, or refused with an issue and a line of the ledger.
 *
 * @example
 * const rows = [];
 * const records = new CsvRecords("c.csv", {record: (fields, row) => rows.push([row, ...fields])});
 * ["id;day", "1;5", "2"].forEach((text, i) => records.single(text, i + 1));
 * records.end("UTF-8");
 * rows // [[2, "1", "5"]]
 * records.ledger.map(({row, reason}) => [row, reason]) // [[3, "ragged-row"]]
 */
export class CsvRecords implements SplitHandler {
  readonly ledger: LedgerLine[] = [];
  /** Null until the header was met. */
  header: readonly string[] | null = null;
  delimiter: Delimiter;
  /** Records below the header, refused ones included. */
  rowsRead = 0;
  /** The reason for which every record is refused, once there is one. */
  refusingAll: string | null = null;

  /** Lines of comment above the header. */
  readonly comments: Aside[] = [];

  private readonly file: string;
  private readonly visitor: CsvVisitor;
  private readonly log = issueLog();
  private delimiterIsGiven: boolean;
  /** Whether the text has a NUL byte or a replacement character anywhere: only then is each field searched for one. */
  private suspicious = false;
  /** Single-line records that wait to be parsed, with their lines. */
  private waiting: string[] = [];
  private waitingRows: number[] = [];
  private waitingLength = 0;

  constructor(file: string, visitor: CsvVisitor, delimiter?: Delimiter) {
    this.file = file;
    this.visitor = visitor;
    this.delimiter = delimiter ?? ",";
    this.delimiterIsGiven = delimiter !== undefined;
  }

  issues(): Issue[] {
    return this.log.all();
  }

  /** Says that the file is no text; nothing of it is read. */
  refuseBinary(kind: string): void {
    this.refusingAll = "binary-file";
    this.say({
      code: "binary-file",
      severity: "error",
      expected: "a CSV text file",
      received: kind,
      hint: "open it in its program and save it as CSV UTF-8"
    });
  }

  /** Looks at text before it is split. */
  inspect(text: string): void {
    this.suspicious ||= text.includes("\0") || text.includes("\ufffd");
  }

  single(text: string, line: number): void {
    if (this.header === null) {
      if (text.trim() !== "") this.readHeader(text, line);
    } else if (isBlankLine(text)) return;
    else if (this.refusingAll !== null) this.refuse(this.refusingAll, line);
    else this.wait(text, line);
  }

  spanning(text: string, line: number): boolean {
    if (this.header === null) this.readHeader(text, line);
    else if (this.refusingAll !== null) this.refuse(this.refusingAll, line);
    else return this.takeSpanning(text, line, this.header.length);
    return true;
  }

  refused(reason: "unclosed-quote" | "record-too-long", line: number, text: string): void {
    this.takeWaiting();
    if (this.header === null) this.refuseHeader(reason, line);
    else if (this.refusingAll !== null) this.refuse(this.refusingAll, line);
    else this.refuseLine(reason, text, line);
  }

  /** A row whose cells were cut before; the first one that is not blank is the header. */
  cut({row, cells, stray = []}: SheetRow): void {
    this.suspicious = true;
    if (this.header !== null) {
      if (this.refusingAll !== null) this.refuse(this.refusingAll, row);
      else if (stray.length > 0) this.refuseFields("stray-quote", {fields: cells, stray}, row);
      else this.take(cells, row);
    } else if (stray.length > 0) this.refuseHeader("stray-quote", row);
    else if (cells.some((cell) => cell.trim() !== "")) this.takeHeader(namedHeader(cells), row);
  }

  /** Takes what waits, and says what is remarkable about the file as a whole. */
  end(encoding: TextEncodingName): void {
    this.takeWaiting();
    if (this.header === null)
      this.say({
        code: "empty-file",
        severity: "error",
        expected: "a header and at least one record",
        hint: "the file is empty"
      });
    else if (this.rowsRead === 0)
      this.say({
        code: "no-records",
        severity: "error",
        expected: "at least one record below the header",
        hint: "the file has a header only"
      });
    if (this.comments.length > 0)
      this.say({
        code: "comment-lines",
        severity: "note",
        expected: "the header on the first line",
        received: `${this.comments.length} lines that begin with #`,
        hint: "they were passed over"
      });
    if (encoding === "Windows-1252")
      this.say({
        code: "not-utf-8",
        severity: "note",
        expected: "UTF-8",
        received: "bytes that are no UTF-8",
        hint: "read as Windows-1252 (Latin-1); check letters with accents"
      });
  }

  private say(fields: Pick<Issue, "code" | "severity" | "expected"> & Partial<Issue>): void {
    this.log.add({...fields, file: this.file});
  }

  /** Reads a line above the records: a declared delimiter, a comment, or the header itself. */
  private readHeader(text: string, row: number): void {
    const declared = declaredDelimiter(text);
    if (declared !== null) {
      this.delimiter = declared;
      this.delimiterIsGiven = true;
      return;
    }
    if (text.startsWith("#")) {
      this.comments.push(...asideOf([text.replace(/^#+/, "")], {row}));
      return;
    }
    if (!this.delimiterIsGiven) this.delimiter = recognisedDelimiter(text);
    this.takeHeader(csvHeader(text, this.delimiter), row);
  }

  private takeHeader({names, refusingAll, faults}: CsvHeader, row: number): void {
    for (const fault of faults) this.say({...fault, row});
    this.header = names;
    this.refusingAll = refusingAll;
    if (refusingAll === null) this.visitor.header?.(names);
  }

  private refuseHeader(reason: string, row: number): void {
    const {expected, hint} = csvRefusal(reason);
    this.header = [];
    this.refusingAll = "unreadable-header";
    this.say({code: reason, severity: "error", row, expected, hint});
  }

  private wait(text: string, row: number): void {
    this.waiting.push(text);
    this.waitingRows.push(row);
    this.waitingLength += text.length;
    if (this.waitingLength >= BATCH) this.takeWaiting();
  }

  /** Parses what waits in one call; where that fails, or gives another number of records, line by line. */
  private takeWaiting(): void {
    if (this.waiting.length === 0) return;
    const texts = this.waiting;
    const rows = this.waitingRows;
    this.waiting = [];
    this.waitingRows = [];
    this.waitingLength = 0;
    const records = csvFields(texts.join("\n"), this.delimiter);
    if (records?.length === texts.length) for (const [i, fields] of records.entries()) this.take(fields, rows[i] ?? 0);
    else for (const [i, text] of texts.entries()) this.takeLine(text, rows[i] ?? 0);
  }

  private takeLine(text: string, row: number): void {
    const records = csvFields(text, this.delimiter);
    if (records === null) this.refuseLine("stray-quote", text, row);
    else this.take(records[0] ?? [], row);
  }

  /** Takes a record with line breaks in its quotes; false where it has not the fields of the header, since then a quote is not closed. */
  private takeSpanning(text: string, row: number, columns: number): boolean {
    this.takeWaiting();
    const records = csvFields(text, this.delimiter);
    const fields = records?.length === 1 ? (records[0] ?? []) : [];
    if (fields.length === columns && !linesAreRecords(text, this.delimiter, columns)) {
      this.take(fields, row);
      return true;
    }
    this.refuseLine("unclosed-quote", text, row);
    return false;
  }

  private take(fields: readonly string[], row: number): void {
    if (fields.every((field) => field.trim() === "")) return this.passOverBlank(row);
    const columns = this.header?.length ?? 0;
    const reason = fields.length === columns ? this.unreadable(fields) : "ragged-row";
    if (reason === null) {
      this.rowsRead += 1;
      this.visitor.record(fields, row);
      return;
    }
    this.visitor.refused?.(fields, row);
    if (reason === "ragged-row")
      this.refuse(reason, row, {expected: `${columns} fields, as in the header`, received: `${fields.length} fields`});
    else this.refuse(reason, row);
  }

  /** Why the text of the fields cannot be used, or null. */
  private unreadable(fields: readonly string[]): string | null {
    if (!this.suspicious) return null;
    if (fields.some((field) => field.includes("\0"))) return "nul-byte";
    return fields.some((field) => field.includes("\ufffd")) ? "unreadable-characters" : null;
  }

  private passOverBlank(row: number): void {
    this.rowsRead += 1;
    this.note("blank-row", "every field of the record is blank", row);
    this.say({code: "blank-row", severity: "note", row, expected: "a record with at least one value"});
  }

  /** Refuses a line that is no record, cut at each delimiter as well as it goes. */
  private refuseLine(reason: string, text: string, row: number): void {
    const [line = ""] = text.split(/[\r\n]/, 1);
    this.refuseFields(reason, looseFields(line, this.delimiter), row);
  }

  /** Refuses a record with a quote in the wrong place, and names the column in which it stands. */
  private refuseFields(
    reason: string,
    {fields, stray}: {readonly fields: readonly string[]; readonly stray: readonly StrayField[]},
    row: number
  ): void {
    this.visitor.refused?.(fields, row);
    const [first] = stray;
    const column = first === undefined ? null : (this.header?.[first.index] ?? null);
    // Of a quote within a field it is no matter whether the next one came: it closes nothing.
    const within = first !== undefined && !first.written.trimStart().startsWith('"');
    this.refuse(reason === "unclosed-quote" && within ? "stray-quote" : reason, row, {column});
  }

  /** Counts a record as refused: on the ledger always, as an issue unless it was said once for the whole file. */
  private refuse(
    reason: string,
    row: number,
    said: Partial<Pick<Issue, "expected" | "received" | "column">> = {}
  ): void {
    const {expected, detail, hint} = csvRefusal(reason);
    this.rowsRead += 1;
    if (reason !== this.refusingAll) this.say({code: reason, severity: "error", row, expected, hint, ...said});
    this.note(reason, detail, row);
  }

  private note(reason: string, detail: string, row: number): void {
    this.ledger.push({step: "read", unit: "row", reason, detail, file: this.file, row, patientId: null});
  }
}

/** A line of blanks, or of the Ctrl-Z with which DOS programs end a file, holds no record; one with tabs may be a record of blank fields. */
const isBlankLine = (text: string): boolean => text.replace("\u001a", "").trim() === "" && !text.includes("\t");
