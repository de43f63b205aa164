import {fillPlaceholders} from "../fill-placeholders.ts";
import type {PageWords} from "../report-words.ts";
import {csvOfTable} from "./csv-download.ts";
import {button, html} from "./elements.ts";
import {pngOf} from "./png-download.ts";

interface Offered {
  readonly format: string;
  readonly ending: string;
  readonly content: () => Blob | Promise<Blob>;
}

/** Puts buttons under every figure (SVG, PNG, Vega-Lite) and every table (CSV). */
export function offerDownloads(stem: string, words: PageWords, say: (text: string) => void): void {
  const page = {stem, words, say};
  for (const figure of document.querySelectorAll<HTMLElement>("figure[data-name]")) offerFigure(figure, page);
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-name]")) offerTable(table, page);
}

function offerFigure(figure: HTMLElement, page: DownloadPage): void {
  const place = figure.querySelector(".downloads");
  const picture = figure.querySelector("svg");
  if (place === null || picture === null) return;
  const {words} = page;
  const fontFaces = document.getElementById("fonts")?.textContent ?? "";
  const spec = specFiles(figure.querySelector('script[type="application/json"]'));
  const name = figure.dataset["name"] ?? "figure";
  place.replaceChildren(
    words.download,
    ...[...pictureFiles(picture, fontFaces), ...spec].map((one) =>
      downloadButton(page, name, words.downloadFigure, one)
    )
  );
}

function offerTable(table: HTMLTableElement, page: DownloadPage): void {
  const {words} = page;
  const name = table.dataset["name"] ?? "table";
  table
    .closest(".table")
    ?.querySelector(".downloads")
    ?.replaceChildren(words.download, downloadButton(page, name, words.downloadTable, csvFile(table)));
}

/** What files of the page are called after, and how it tells what became of them. */
interface DownloadPage {
  readonly stem: string;
  readonly words: PageWords;
  readonly say: (text: string) => void;
}

function downloadButton(
  {stem, words, say}: DownloadPage,
  name: string,
  label: string,
  {format, ending, content}: Offered
): HTMLButtonElement {
  const file = `${stem}-${name}.${ending}`;
  return button(
    format,
    () =>
      void saved(file, content).then(
        () => say(fillPlaceholders(words.downloaded, {file})),
        (error: unknown) => say(fillPlaceholders(words.downloadFailed, {file, reason: String(error)}))
      ),
    {"aria-label": fillPlaceholders(label, {name, format})}
  );
}

function pictureFiles(picture: SVGElement, fontFaces: string): Offered[] {
  const text = (): string => new XMLSerializer().serializeToString(picture);
  return [
    {format: "SVG", ending: "svg", content: () => new Blob([text()], {type: "image/svg+xml"})},
    {format: "PNG", ending: "png", content: () => pngOf(text(), fontFaces)}
  ];
}

/** The specification of a figure; nothing where the page holds none. */
function specFiles(script: Element | null): Offered[] {
  const spec = script?.textContent ?? null;
  if (spec === null) return [];
  const content = (): Blob => new Blob([`${JSON.stringify(JSON.parse(spec), null, 2)}\n`], {type: "application/json"});
  return [{format: "Vega-Lite", ending: "vl.json", content}];
}

function csvFile(table: HTMLTableElement): Offered {
  return {
    format: "CSV",
    ending: "csv",
    content: () => new Blob([csvOfTable(cellsOf(table))], {type: "text/csv;charset=utf-8"})
  };
}

/** Every row of a table as it stands, the header first. */
function cellsOf(table: HTMLTableElement): string[][] {
  return [...table.rows].map((row) => [...row.cells].map((cell) => cell.textContent));
}

/**
 * Milliseconds between two files. Chromium drops, and says so to nobody, what a page asks to save beyond ten files within a second
 * (`LocalFrame::ShouldThrottleDownload`); whoever takes many tables has to get them all, so each waits for its turn.
 */
const APART = 150;
let turn: Promise<unknown> = Promise.resolve();

async function saved(file: string, content: () => Blob | Promise<Blob>): Promise<void> {
  const address = URL.createObjectURL(await content());
  const link = html("a", {href: address, download: file});
  turn = turn.then(() => {
    link.click();
    return new Promise((resolve) => setTimeout(resolve, APART));
  });
  await turn;
  // The browser has to begin with the file before its address may go.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
