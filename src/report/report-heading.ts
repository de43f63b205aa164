import type {ShownResult} from "../record/result.ts";
import {fillPlaceholders} from "./html/fill-placeholders.ts";
import type {ReportWords} from "./html/report-words.ts";
import type {Software} from "./methods/software.ts";
import {viewsOf} from "./report-views.ts";

/** The title of a report: its main endpoint and grouping, or that there is nothing to show. */
export function reportTitle(result: ShownResult, words: ReportWords): string {
  const [main] = viewsOf(result);
  return result.rows.length === 0 || main === undefined
    ? words.nothingToShow
    : fillPlaceholders(words.title, {endpoint: main.endpoint, grouping: main.grouping});
}

/** The files that were read, with their rows, and what read them. */
export function sourceLine({sources}: Pick<ShownResult, "sources">, software: Software, words: ReportWords): string {
  const files = sources.map(({name, rowsRead}) => fillPlaceholders(words.source, {name, rows: rowsRead}));
  return `${files.join(", ")} · ${software.name} ${software.version}`;
}
