import {DIFFERENT_SECOND_ADC} from "../analysis/contrasts.ts";
import {endpointNamed} from "../cohort/endpoints.ts";
import type {Result} from "../record/result.ts";
import {cautionsOf, RESEARCH_USE} from "./cautions.ts";
import {markup, trusted, type Markup} from "./markup.ts";
import {methodParagraphs} from "./methods.ts";
import {formatMedian, formatRatio} from "./number-format.ts";
import type {Software} from "./software.ts";
import {filledTables, reportParts, type ReportPart, type SectionId} from "./sections.ts";
import {stylesheet} from "./stylesheet.ts";
import {isHazardRatio} from "./summary.ts";
import type {TextTable} from "./text-table.ts";

/** A finished figure: its name, its SVG and what a screen reader says of it. */
export interface PlacedFigure {
  readonly name: string;
  readonly section: SectionId;
  readonly caption: string;
  readonly svg: string;
}

/**
 * The report as one self-contained page: no script, no request, no patient identifier. It opens from disk.
 * Group names and every other value from the data are escaped.
 */
export function reportPage(result: Result, figures: readonly PlacedFigure[], software: Software): string {
  const title = result.rows[0] === undefined ? "No group to show" : `${result.rows[0].endpoint ?? "Survival"} by ${result.plan.by.replace("column:", "")}`;
  const page = markup`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'">
<title>${title}</title>
<style>${trusted(stylesheet)}</style>
</head>
<body>
<header>
<p class="banner">${RESEARCH_USE}</p>
<h1>${title}</h1>
${result.transitions.length === 0 ? "" : markup`<p class="source">${endpointNamed(result.plan.endpoints[0] ?? "rwPFS").definition}</p>`}
<p class="source">${result.sources.map(({name, rowsRead}) => `${name} (${rowsRead} rows)`).join(", ")} · ${software.name} ${software.version}</p>
</header>
<main>
<section aria-labelledby="summary"><h2 id="summary">In words</h2>${list(inWords(result))}</section>
${cautionSection(result)}
${reportParts.map((part) => partMarkup(part, result, figures))}
<section aria-labelledby="methods"><h2 id="methods">Methods</h2>${methodParagraphs(result).map((paragraph) => markup`<p>${paragraph}</p>`)}</section>
<section aria-labelledby="governance"><h2 id="governance">Governance</h2>
<p class="placeholder">To be filled in by the authors: ethics approval or waiver, consent, data source and period, data protection basis, funding.</p></section>
<section aria-labelledby="provenance"><h2 id="provenance">Provenance</h2>
<dl>${result.sources.map(({name, sha256}) => markup`<dt>${name}</dt><dd><code>SHA-256 ${sha256}</code></dd>`)}
<dt>Plan</dt><dd><pre>${JSON.stringify(result.plan, null, 2)}</pre></dd>
<dt>Software</dt><dd>${software.name} ${software.version}; ${Object.entries(software.packages).map(([name, version]) => `${name} ${version}`).join(", ")}</dd></dl></section>
</main>
</body>
</html>
`;
  return page.html;
}

function inWords(result: Result): string[] {
  const {rows, unit} = result;
  const medians = rows.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median")
    .map((row) => `${row.group}: median ${formatMedian(row, unit)} months, ${row.nEvent} events in ${row.n}.`);
  const ratios = rows.filter(isHazardRatio);
  const adjusted = result.plan.adjust.length === 0 ? "" : ` adjusted for ${result.plan.adjust.join(", ")}`;
  const given = ratios.filter(({error}) => error === null).map((row) => [
    `${row.group} against ${row.reference}: hazard ratio${adjusted} ${formatRatio(row)} in ${row.n} patients`,
    row.stratum === null ? "" : ` compared within ${row.stratum}`,
    (row.warning ?? "").includes(DIFFERENT_SECOND_ADC) ? "; the second ADCs differ between the groups, so this compares drugs as well as transitions" : "", "."
  ].join(""));
  const withheld = ratios.filter(({error}) => error !== null).length;
  return [
    ...(medians.length === 0 ? ["No transition is left to analyse; the cohort flow says where they went."] : medians),
    ...given,
    ...(withheld === 0 ? [] : [`${withheld} ${withheld === 1 ? "contrast is" : "contrasts are"} not given; the table of contrasts says why.`])
  ];
}

function cautionSection(result: Result): Markup | string {
  const cautions = cautionsOf(result);
  return cautions.length === 0 ? "" : markup`<section aria-labelledby="cautions" class="cautions"><h2 id="cautions">Read this first</h2>${list(cautions)}</section>`;
}

function list(sentences: readonly string[]): Markup {
  return markup`<ul>${sentences.map((sentence) => markup`<li>${sentence}</li>`)}</ul>`;
}

/** A section with its figures, tables and text; nothing where it has neither figure nor table. */
function partMarkup(part: ReportPart & {readonly id: SectionId}, result: Result, figures: readonly PlacedFigure[]): Markup | string {
  const {id, heading, text} = part;
  const drawn = figures.filter(({section}) => section === id);
  const tables = filledTables(part, result);
  if (drawn.length === 0 && tables.length === 0) return "";
  const paragraphs = text?.paragraphs(result) ?? [];
  return markup`<section aria-labelledby="${id}"><h2 id="${id}">${heading}</h2>${drawn.map(figureMarkup)}${tables.map(tableMarkup)}${
    text === undefined || paragraphs.length === 0 ? "" : markup`<h3>${text.heading}</h3>${paragraphs.map((paragraph) => markup`<p>${paragraph}</p>`)}`}</section>
`;
}

function tableMarkup({caption, header, rows, words, notes}: TextTable): Markup {
  const set = (column: number): Markup => (column < words ? markup` class="words"` : markup``);
  return markup`<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table><caption>${caption}</caption>
<thead><tr>${header.map((name, column) => markup`<th scope="col"${set(column)}>${name}</th>`)}</tr></thead>
<tbody>${rows.map(([first = "", ...rest]) => markup`<tr><th scope="row" class="words${first.startsWith("  ") ? " inner" : ""}">${first.trim()}</th>${rest.map((cell, index) => markup`<td${set(index + 1)}>${cell}</td>`)}</tr>
`)}</tbody></table></div>${notes.map((note) => markup`<p class="note">${note}</p>`)}`;
}

function figureMarkup({caption, svg}: PlacedFigure): Markup {
  return markup`<figure><div class="scroll" tabindex="0" role="region" aria-label="Figure">${trusted(svg)}</div><figcaption>${caption}</figcaption></figure>`;
}
