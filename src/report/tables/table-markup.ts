import {markup, type Markup} from "../html/markup.ts";
import type {TextTable} from "./text-table.ts";

/**
 * A table of the report with its caption, its header cells, its notes, and the place where the page offers its download. Rows whose first cell begins with two spaces are set in.
 *
 * @example
 * tableMarkup({name: "t", caption: "T", header: ["group"], rows: [["<b>"]], words: 1, notes: []}).html.includes('<th scope="row" class="words">&lt;b&gt;</th>') // true
 */
export function tableMarkup({name, caption, header, rows, words, notes}: TextTable): Markup {
  const set = (column: number): Markup => (column < words ? markup` class="words"` : markup``);
  return markup`<div class="table"><div class="scroll" tabindex="0" role="group" aria-label="${caption}"><table data-name="${name}"><caption>${caption}</caption>
<thead><tr>${header.map((title, column) => (title === "" ? markup`<td></td>` : markup`<th scope="col"${set(column)}>${unbroken(title)}</th>`))}</tr></thead>
<tbody>${rows.map(
    ([
      first = "",
      ...rest
    ]) => markup`<tr>${markup`<th scope="row"${rowHeadClass(first, words)}>${unbroken(first.trim())}</th>`}${rest.map((cell, index) => markup`<td${set(index + 1)}>${unbroken(cell)}</td>`)}</tr>
`
  )}</tbody></table></div>${notes.map((note) => markup`<p class="note">${note}</p>`)}<p class="downloads"></p></div>`;
}

/** What is not parted at the end of a line: an interval's name, and a drug's name with a hyphen in it. */
const WHOLE = /(\(95 % CI\)|(?<![\p{L}\p{N}-])[\p{L}\p{N}]{1,4}-[\p{Lu}\p{N}][\p{L}\p{N}]{0,4}(?![\p{L}\p{N}-]))/u;

function unbroken(text: string): readonly (Markup | string)[] {
  return text.split(WHOLE).map((part, index) => (index % 2 === 0 ? part : markup`<span class="whole">${part}</span>`));
}

function rowHeadClass(first: string, words: number): Markup {
  return words === 0 ? markup`` : markup` class="words${first.startsWith("  ") ? " inner" : ""}"`;
}
