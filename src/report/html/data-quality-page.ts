import type {Cohort} from "../../cohort/cohort.ts";
import {columnSummaries, type ColumnSummary} from "../../cohort/column-summary.ts";
import type {LinesBounds, NoBound} from "../../analysis/lines-outcome-bounds.ts";
import type {OutcomeBound, OutcomeBounds} from "../../analysis/outcome-bounds.ts";
import type {Issue} from "../../record/issue.ts";
import {issueMessage} from "../../words/en/issues.ts";
import {NOT_REACHED} from "../../words/number-format.ts";
import {codebookText} from "../../words/en/outcome.ts";
import {RESEARCH_USE} from "../../words/en/read-first.ts";
import {issueTable} from "../tables/issue-table.ts";
import {markup, trusted, type Markup} from "./markup.ts";
import type {Software} from "../methods/software.ts";
import {stylesheet} from "./stylesheet.ts";

const MOST_LISTED = 500;
const severities = ["error", "warning", "note"];

const barStyle =
  ".bars { display: block; width: 8rem; height: 2rem; fill: currentColor; } td .note { display: block; }";

const tableNames: Readonly<Record<ColumnSummary["table"], string>> = {
  "patients": "Patients",
  "lines": "Lines of therapy",
  "assessments": "Assessments",
  "adverse_events": "Adverse events",
  "follow-up": "Ready-made follow-up"
};

/**
 * The data-quality report as one self-contained page: what was read and used, what was left out and why, every finding with its place, and each
 * column with what is missing, distinct and how its values are distributed. It holds small counts, so it is for the keeper of the data; it holds no patient identifier.
 */
export function dataQualityPage(
  cohort: Cohort,
  issues: readonly Issue[],
  software: Software,
  bounds: readonly OutcomeBounds[] | LinesBounds = []
): string {
  const title = `Data quality of ${cohort.sources.map(({name}) => name).join(", ")}`;
  return markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${trusted(stylesheet + barStyle)}</style>
</head>
<body>
<header>
<p class="banner">${RESEARCH_USE}</p>
<h1>${title}</h1>
<p class="source">For the keeper of the data: it shows small counts. ${software.name} ${software.version}</p>
</header>
<main>
${stops(issues)}
${filesRead(cohort)}
${outcomeCodes(cohort)}
${"bounds" in bounds ? linesBounds(bounds) : boundsOf(bounds, ["records", "all records"])}
${leftOut(cohort)}
${findings(issues)}
${places(issues)}
${columnSections(columnSummaries(cohort))}
</main>
</body>
</html>
`.html;
}

/** What stops the analysis, each with its way out; nothing where nothing does. */
function stops(issues: readonly Issue[]): Markup | string {
  const stopping = issues.filter((found) => found.stops === true);
  return stopping.length === 0
    ? ""
    : markup`<section aria-labelledby="stops"><h2 id="stops">Nothing is estimated until this is settled</h2><ul>${stopping.map((found) => markup`<li>${issueMessage({...found, count: 1})}</li>`)}</ul></section>`;
}

/** How the outcome of ready-made follow-up was read. */
function outcomeCodes({outcome = []}: Cohort): Markup | string {
  return outcome.length === 0
    ? ""
    : markup`<section aria-labelledby="outcome"><h2 id="outcome">How the outcome is read</h2><ul>${outcome.map((codebook) => markup`<li>${codebook.file}, ${codebookText(codebook)}</li>`)}</ul></section>`;
}

/** Both ways in which the outcomes that cannot be read may have gone. */
function boundsOf(
  bounds: readonly OutcomeBounds[],
  [of, all]: readonly [of: string, all: string],
  note = "They are"
): Markup | string {
  if (bounds.length === 0) return "";
  const shown = (bound: OutcomeBound): string[] => [
    String(bound.nEvent),
    bound.medianMonths?.toFixed(1) ?? NOT_REACHED
  ];
  return markup`<section aria-labelledby="bounds"><h2 id="bounds">If every unknown outcome were censored, or an event</h2>${tableOf(
    ["group", of, "outcome unknown", "events, all censored", "median, months", "events, all events", "median, months"],
    1,
    bounds.map(({group, n, unknown, allCensored, allEvents}) => [
      group ?? all,
      String(n),
      String(unknown),
      ...shown(allCensored),
      ...shown(allEvents)
    ])
  )}<p class="note">Kaplan–Meier medians under both. ${note} for deciding what a blank or unknown outcome means, and no result.</p></section>`;
}

const noBounds: Readonly<Record<NoBound, string>> = {
  "other findings stop": "Other findings stop too, and hold for every patient: settle them first.",
  "no times":
    "No day is known up to which they were followed on the second ADC, or they are outside the population of the plan.",
  "no grouping": "The groups of the plan cannot be made of these files."
};

/** The same of lines of therapy, where an event would be on the last day known without one; or why no bound can be had. */
function linesBounds({bounds, lost, untimed, refused}: LinesBounds): Markup | string {
  const who = `${lost} ${lost === 1 ? "patient" : "patients"} with two ADCs lost by what happened`;
  if (refused !== null)
    return markup`<section aria-labelledby="bounds"><h2 id="bounds">If every unknown outcome were censored, or an event</h2><p>No bound can be had of ${who}. ${noBounds[refused]}</p></section>`;
  const left =
    untimed === 0
      ? ""
      : `; of ${untimed} no time can be had, or they are outside the population, and they are in neither`;
  return boundsOf(
    bounds,
    ["therapies", "all"],
    `Of ${who}${left}. An event counts on the last day known without one, so that an earlier one would make a shorter time. They are`
  );
}

function filesRead({sources, patients, ledger}: Cohort): Markup {
  const rows = sources.map(({name, role, rowsRead, rowsUsed}) => [
    name,
    role,
    String(rowsRead),
    String(rowsUsed),
    String(rowsRead - rowsUsed)
  ]);
  return markup`<section aria-labelledby="files"><h2 id="files">Files</h2>${tableOf(
    ["file", "read as", "rows read", "rows used", "rows left out"],
    2,
    rows
  )}<p class="note">Patients: ${patients.numRows()} used, ${ledger.filter(({unit}) => unit === "patient").length} left out.</p></section>`;
}

/** The findings with their places, the gravest first; nothing where there are none. */
function places(issues: readonly Issue[]): Markup | string {
  if (issues.length === 0) return "";
  const listed = issues
    .toSorted((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))
    .slice(0, MOST_LISTED);
  return markup`<section aria-labelledby="places"><h2 id="places">Findings with their places</h2><ul>${listed.map((found) => markup`<li>${found.severity}: ${issueMessage(found)}</li>`)}</ul>${
    issues.length > MOST_LISTED
      ? markup`<p class="note">${issues.length - MOST_LISTED} more are in the output of check --json.</p>`
      : ""
  }</section>`;
}

function leftOut({ledger}: Cohort): Markup | string {
  const reasons = new Map<string, {detail: string; rows: number; patients: number}>();
  for (const {unit, reason, detail} of ledger) {
    const known = reasons.get(reason) ?? {detail, rows: 0, patients: 0};
    reasons.set(reason, known);
    if (unit === "row") known.rows += 1;
    if (unit === "patient") known.patients += 1;
  }
  if (reasons.size === 0) return "";
  return markup`<section aria-labelledby="left"><h2 id="left">Left out</h2>${tableOf(
    ["reason", "in words", "rows", "patients"],
    2,
    [...reasons]
      .sort(([, a], [, b]) => b.rows - a.rows)
      .map(([reason, {detail, rows, patients}]) => [reason, detail, String(rows), String(patients)])
  )}</section>`;
}

function findings(issues: readonly Issue[]): Markup {
  const {header, rows, words} = issueTable(issues);
  return markup`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>${rows.length === 0 ? markup`<p>Nothing found.</p>` : tableOf(header, words, rows)}</section>`;
}

function columnSections(summaries: readonly ColumnSummary[]): Markup[] {
  return [...new Set(summaries.map(({table}) => table))].map(
    (table) =>
      markup`<section aria-labelledby="columns-${table}"><h2 id="columns-${table}">${tableNames[table]}: columns</h2>${tableOf(
        ["column", "meaning", "missing", "distinct", "distribution"],
        2,
        summaries
          .filter((one) => one.table === table)
          .map((one) => [
            one.column,
            one.meaning?.replaceAll("`", "") ?? "not in the data dictionary",
            `${one.missing} of ${one.n}${one.n === 0 ? "" : ` (${Math.round((one.missing / one.n) * 100)} %)`}`,
            String(one.distinct),
            distribution(one)
          ])
      )}</section>`
  );
}

function distribution({kind, withheld, quantiles, histogram, levels, others}: ColumnSummary): Markup | string {
  if (withheld !== null) return withheld;
  if (quantiles !== null && histogram !== null) {
    const {min, q1, median, q3, max} = quantiles;
    const words = `median ${plain(median)}, quartiles ${plain(q1)} to ${plain(q3)}, range ${plain(min)} to ${plain(max)}${kind === "day" ? " days from the patient's first line" : ""}`;
    return markup`${bars(
      histogram.map(({count}) => count),
      words
    )}<span class="note">${words}</span>`;
  }
  if (levels === null) return "";
  return `${levels.map(({level, count}) => `${level} ${count}`).join(", ")}${others > 0 ? `, others ${others}` : ""}`;
}

/** Bars of equal width, the highest at full height. */
function bars(counts: readonly number[], words: string): Markup {
  const most = Math.max(...counts);
  const width = 100 / counts.length;
  return markup`<svg class="bars" viewBox="0 0 100 24" preserveAspectRatio="none" role="img" aria-label="${words}">${counts.map(
    (count, k) => {
      const height = (24 * count) / most;
      return markup`<rect x="${(k * width).toFixed(2)}" y="${(24 - height).toFixed(2)}" width="${(width * 0.9).toFixed(2)}" height="${height.toFixed(2)}"/>`;
    }
  )}</svg>`;
}

function plain(value: number): string {
  return String(Number(value.toFixed(1)));
}

/** A table whose first `words` columns hold words. */
function tableOf(header: readonly string[], words: number, rows: readonly (readonly (string | Markup)[])[]): Markup {
  const set = (column: number): Markup =>
    column < words || header[column] === "distribution" ? markup` class="words"` : markup``;
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${header.join(", ")}"><table>
<thead><tr>${header.map((name, column) => markup`<th scope="col"${set(column)}>${name}</th>`)}</tr></thead>
<tbody>${rows.map(
    ([
      first = "",
      ...rest
    ]) => markup`<tr><th scope="row" class="words">${first}</th>${rest.map((cell, index) => markup`<td${set(index + 1)}>${cell}</td>`)}</tr>
`
  )}</tbody></table></div>`;
}
