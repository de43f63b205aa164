import {questionOf, type Question} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {RESEARCH_USE} from "../../words/en/read-first.ts";
import {csvTable} from "./csv-table.ts";
import {markup, trusted, type Markup} from "../html/markup.ts";
import type {OutputFile} from "../output-file.ts";
import {filledTables, reportParts} from "../sections.ts";
import {markdownTable, type TextTable} from "./text-table.ts";

type TableForm = Question["report"]["tables"][number];

/** One table as a file. */
const forms: Readonly<Record<TableForm, (table: TextTable) => string>> = {
  csv: csvOf,
  md: (table) => `${markdownTable(table)}\n`,
  html: pageOf
};

/** Every table of the report as files under `tables/`, in the forms that the plan names; cells are text and inert. */
export function tableFiles(result: ShownResult): OutputFile[] {
  const tables = reportParts.flatMap((part) => filledTables(part, result));
  return tables.flatMap((table) =>
    questionOf(result.plan).report.tables.map((form) => ({
      path: `tables/${table.name}.${form}`,
      content: forms[form](table)
    }))
  );
}

/**
 * A table of the report as CSV: header and cells as printed. Caption and notes stand in the report and in the other forms.
 *
 * @example
 * csvOf({name: "t", caption: "T", header: ["a", ""], rows: [["=1", "2"]], words: 1, notes: []}) // "a,\n'=1,2\n"
 */
export function csvOf({header, rows}: TextTable): string {
  const columns = header.map((_, column) => String(column));
  const record = (cells: readonly string[]): Record<string, string> =>
    Object.fromEntries(columns.map((column, at) => [column, (cells[at] ?? "").trim()]));
  // The header goes in as a record, so that two columns of one name stay two and its cells are inert too.
  return csvTable(columns, [record(header), ...rows.map(record)])
    .split("\n")
    .slice(1)
    .join("\n");
}

const style =
  "body{font:14px/1.45 Inter,Helvetica,Arial,sans-serif;margin:2rem;color:#1a1a1a}table{border-collapse:collapse;border-top:1.5px solid;border-bottom:1.5px solid}caption{text-align:left;font-weight:600;padding:.4rem 0}th,td{padding:.25rem .7rem;text-align:right;vertical-align:top;font-weight:400}thead th{border-bottom:1px solid;font-weight:600}.w{text-align:left}.in{padding-left:2rem}p{max-width:60rem;color:#4d4d4d}";

/** A table of the report as one page that stands alone. */
function pageOf({caption, header, rows, words, notes}: TextTable): string {
  return markup`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><title>${caption}</title><style>${trusted(style)}</style></head><body>
<table><caption>${caption}</caption>
<thead><tr>${header.map((name, column) => markup`<th scope="col"${cellClass(column < words)}>${name}</th>`)}</tr></thead>
<tbody>
${rows.map((cells) => pageLine(cells, words))}</tbody></table>
${notes.map((note) => markup`<p>${note}</p>`)}<p>${RESEARCH_USE}</p>
</body></html>
`.html;
}

function pageLine([first = "", ...rest]: readonly string[], words: number): Markup {
  return markup`<tr><th scope="row"${cellClass(words > 0, first.startsWith("  "))}>${first.trim()}</th>${rest.map((text, index) => markup`<td${cellClass(index + 1 < words)}>${text}</td>`)}</tr>
`;
}

function cellClass(isWords: boolean, isIndented = false): Markup {
  return trusted(isWords ? ` class="${isIndented ? "w in" : "w"}"` : "");
}
