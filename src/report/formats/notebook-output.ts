import type {TopLevelSpec} from "vega-lite";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {toMonths} from "../../math/calendar-days.ts";
import type {TimeUnit} from "../../record/time-unit.ts";
import {base64} from "../../platform/bytes.ts";
import {Hidden} from "../../record/hidden.ts";
import type {ShownRow} from "../../record/row.ts";
import {warningText} from "../../words/en/remarks.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {markup} from "../html/markup.ts";
import {formatMedian, formatP, formatPercent, formatRatio} from "../../words/number-format.ts";
import {toPng} from "./png.ts";
import {terminalTable, type TextTable} from "../tables/text-table.ts";

/** The symbol under which the Deno kernel asks a value how it wants to be shown. */
const display: unique symbol = Symbol.for("Jupyter.display") as never;

/** What a notebook shows when this is the last expression of a cell: one entry a MIME type. */
export interface NotebookOutput {
  readonly [display]: () => Promise<Readonly<Record<string, unknown>>>;
}

const output = (bundle: () => Promise<Readonly<Record<string, unknown>>>): NotebookOutput => ({[display]: bundle});

/**
 * A figure, or a Vega-Lite spec with inline data, as the output of a notebook cell: PNG, the spec, and its description as plain text.
 *
 * Throws as `toPng` does, when the cell is shown.
 *
 * @example
 * const shown = showFigure({$schema: "", title: "t", description: "Nothing drawn.", mark: "point", data: {values: []}});
 * Object.keys(await shown[Symbol.for("Jupyter.display")]()) // ["image/png", "application/vnd.vegalite.v6+json", "text/plain"]
 */
export function showFigure(spec: FigureSpec | TopLevelSpec, {dpi = 144}: {readonly dpi?: number} = {}): NotebookOutput {
  return output(async () => ({
    "image/png": base64(await toPng(spec, {dpi})),
    "application/vnd.vegalite.v6+json": spec,
    "text/plain": spec.description ?? "figure"
  }));
}

/**
 * Sentences as the output of a notebook cell, one paragraph each. Use it in place of `console.log`, whose lines a kernel may lose when they come late.
 *
 * @example
 * (await showText(["one", "two"])[Symbol.for("Jupyter.display")]())["text/plain"] // "one\ntwo"
 */
export function showText(text: string | readonly string[]): NotebookOutput {
  const lines = typeof text === "string" ? [text] : text;
  return output(async () => ({
    "text/html": markup`${lines.map((line) => markup`<p>${line}</p>\n`)}`.html,
    "text/plain": lines.join("\n")
  }));
}

/** Records, or a table that gives them, such as arquero's. */
export type TableRows = readonly object[] | {readonly objects: () => object[]};

export interface ShowTableOptions {
  /** Columns in the order in which they are shown; by default those of the first record. */
  readonly columns?: readonly string[];
  readonly caption?: string;
  /** Most rows shown; the number of those left away is said beneath. */
  readonly limit?: number;
  /** Most decimals of a number. */
  readonly decimals?: number;
}

/**
 * Records, or an arquero table, as the output of a notebook cell: an HTML table and the same as plain text. Every value is shown as text, a null as `–`.
 *
 * Throws `RangeError` for a column that no record has.
 *
 * @example
 * const shown = await showTable([{drug: "SG", n: 3}])[Symbol.for("Jupyter.display")]();
 * shown["text/plain"] // "  drug  n\n  ----  -\n  SG    3"
 */
export function showTable(
  rows: TableRows,
  {columns, caption = "", limit = 25, decimals = 3}: ShowTableOptions = {}
): NotebookOutput {
  const records = ("objects" in rows ? rows.objects() : rows) as readonly AnyRecord[];
  const header = columns ?? Object.keys(records[0] ?? {});
  const absent = header.filter((column) => records.length > 0 && !records.some((record) => column in record));
  if (absent.length > 0) throw new RangeError(`columns must be in the records, got ${absent.join(", ")}`);
  const shown = records.slice(0, limit);
  return tableOutput(
    {
      name: "table",
      caption,
      header,
      rows: shown.map((record) => header.map((column) => cellText(record[column], decimals))),
      words: 0,
      notes: records.length > limit ? [`${records.length - limit} more`] : []
    },
    header.map((column) => !holdsNumbers(shown, column))
  );
}

type AnyRecord = Readonly<Record<string, unknown>>;

/** Whether a column has numbers, hidden ones among them, and nothing else. */
function holdsNumbers(records: readonly AnyRecord[], column: string): boolean {
  return (
    records.some((record) => typeof record[column] === "number") &&
    records.every(
      (record) =>
        record[column] instanceof Hidden || ["number", "undefined"].includes(typeof (record[column] ?? undefined))
    )
  );
}

function cellText(value: unknown, decimals: number): string {
  if (value === null || value === undefined || value === "") return "–";
  if (value instanceof Hidden) return String(value);
  if (typeof value === "number")
    return Number.isInteger(value) ? String(value) : String(Number(value.toFixed(decimals)));
  return typeof value === "string" || typeof value === "boolean" ? String(value) : JSON.stringify(value);
}

/**
 * Estimates and tests as the output of a notebook cell, rounded as in a report: durations in months, probabilities in percent, ratios to two decimals, p-values as journals print them.
 * A row that could not be computed shows its reason. Columns that are empty throughout are left away.
 *
 * @example
 * const row = resultRow({analysis: "kaplan-meier", kind: "median", term: "median", scale: "time", unit: "days", group: "SG", estimate: 61, confLow: 30, confHigh: 92, n: 8, method: "Kaplan-Meier"});
 * (await showRows([row])[Symbol.for("Jupyter.display")]())["text/plain"].split("\n")[2] // "  median  SG     2.0 mo (1.0–3.0)    8"
 */
export function showRows(
  rows: readonly ShownRow[],
  {caption = "", warnings = true}: {readonly caption?: string; readonly warnings?: boolean} = {}
): NotebookOutput {
  const oneEndpoint = new Set(rows.map(({endpoint}) => endpoint)).size <= 1;
  const columns: readonly RowColumn[] = [
    {name: "what", words: true, of: whatText},
    {name: "endpoint", words: true, of: ({endpoint}) => (oneEndpoint ? "" : (endpoint ?? ""))},
    ...comparedColumns,
    {name: "remark", words: true, of: (row) => remarkOf(row, warnings)}
  ];
  const kept = columns.filter(({of}) => rows.some((row) => of(row) !== ""));
  return tableOutput(
    {
      name: "rows",
      caption,
      header: kept.map(({name}) => name),
      rows: rows.map((row) => kept.map(({of}) => of(row))),
      words: 0,
      notes: []
    },
    kept.map(({words}) => words)
  );
}

/** A column of rows in a notebook, and whether it holds words. */
interface RowColumn {
  readonly name: string;
  readonly words: boolean;
  readonly of: (row: ShownRow) => string;
}

/** Who is compared with whom, and what came of it. */
const comparedColumns: readonly RowColumn[] = [
  {name: "within", words: true, of: ({stratum}) => stratum ?? ""},
  {name: "group", words: true, of: ({group}) => group ?? ""},
  {name: "against", words: true, of: ({reference}) => reference ?? ""},
  {name: "estimate (95 % CI)", words: false, of: estimateText},
  {name: "p", words: false, of: ({pValue}) => (pValue === null ? "" : formatP(pValue))},
  {name: "n", words: false, of: ({n}) => (n === null ? "" : String(n))},
  {name: "events", words: false, of: ({nEvent}) => (nEvent === null ? "" : String(nEvent))}
];

function remarkOf({refusal, remarks}: ShownRow, warnings: boolean): string {
  if (refusal !== null) return `not given: ${refusalText(refusal)}`;
  return warnings ? (warningText(remarks) ?? "") : "";
}

const units: readonly string[] = ["days", "weeks", "months", "years"] satisfies readonly TimeUnit[];
const asUnit = (unit: string | null): TimeUnit => (unit !== null && units.includes(unit) ? (unit as TimeUnit) : "days");

/** A test is called by its method, an estimate by its term. */
function whatText({term, procedure, method, time, unit}: ShownRow): string {
  const name = term === "difference" ? (procedure?.name ?? method) : term;
  return time === null ? name : `${name} at ${durationText(time, unit)}`;
}

function durationText(time: number, unit: string | null): string {
  return `${Number(toMonths(time, asUnit(unit)).toFixed(1))} months`;
}

function estimateText(row: ShownRow): string {
  if (row.refusal !== null) return "";
  if (row.scale === "time")
    return formatMedian(row, asUnit(row.unit)).replace(" (", " mo (").replace(" mo (NE–NE)", " mo");
  if (row.estimate === null) return "";
  if (row.scale === "probability" || row.scale === "share") return formatPercent(row);
  if (row.confLow !== null || row.confHigh !== null) return formatRatio(row);
  return cellText(row.estimate, 2);
}

/** The table as HTML and as plain text; `words` says of each column whether it is set left. */
function tableOutput(table: TextTable, words: readonly boolean[]): NotebookOutput {
  const align = (column: number): string => (words[column] ? "left" : "right; white-space: nowrap");
  const head = table.header.map((name, column) => markup`<th style="text-align: ${align(column)}">${name}</th>`);
  const body = table.rows.map(
    (row) =>
      markup`<tr>${row.map((cell, column) => markup`<td style="text-align: ${align(column)}">${cell}</td>`)}</tr>\n`
  );
  const caption = table.caption === "" ? "" : markup`<caption>${table.caption}</caption>\n`;
  const html = markup`<table>\n${caption}<thead><tr>${head}</tr></thead>\n<tbody>\n${body}</tbody>\n</table>${table.notes.map((note) => markup`\n<p>${note}</p>`)}`;
  return output(async () => ({
    "text/html": html.html,
    "text/plain": terminalTable({...table, words: words.length}).replace(/^\n/, "")
  }));
}
