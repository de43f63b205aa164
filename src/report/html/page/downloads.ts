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
  const offer = (place: Element, name: string, label: string, offered: readonly Offered[]): void => {
    place.replaceChildren(
      words.download,
      ...offered.map(({format, ending, content}) => {
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
      })
    );
  };
  const fontFaces = document.getElementById("fonts")?.textContent ?? "";
  for (const figure of document.querySelectorAll<HTMLElement>("figure[data-name]")) {
    const place = figure.querySelector(".downloads");
    const picture = figure.querySelector("svg");
    const spec = figure.querySelector('script[type="application/json"]')?.textContent ?? null;
    if (place === null || picture === null) continue;
    const text = (): string => new XMLSerializer().serializeToString(picture);
    offer(place, figure.dataset["name"] ?? "figure", words.downloadFigure, [
      {format: "SVG", ending: "svg", content: () => new Blob([text()], {type: "image/svg+xml"})},
      {format: "PNG", ending: "png", content: () => pngOf(text(), fontFaces)},
      ...(spec === null
        ? []
        : [
            {
              format: "Vega-Lite",
              ending: "vl.json",
              content: () => new Blob([`${JSON.stringify(JSON.parse(spec), null, 2)}\n`], {type: "application/json"})
            }
          ])
    ]);
  }
  for (const table of document.querySelectorAll<HTMLTableElement>("table[data-name]")) {
    const place = table.closest(".table")?.querySelector(".downloads");
    if (place !== null && place !== undefined)
      offer(place, table.dataset["name"] ?? "table", words.downloadTable, [
        {
          format: "CSV",
          ending: "csv",
          content: () => new Blob([csvOfTable(cellsOf(table))], {type: "text/csv;charset=utf-8"})
        }
      ]);
  }
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
