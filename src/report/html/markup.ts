/** A piece of HTML that is already safe to stand in a page. */
export interface Markup {
  readonly html: string;
}

type Value = Markup | string | number | null | undefined | readonly Value[];

/**
 * HTML from a template: every value is escaped unless it is `Markup` itself, so a cell such as `<script>` stands there as text.
 *
 * @example
 * markup`<td>${"<b>"}</td>`.html // "<td>&lt;b&gt;</td>"
 */
export function markup(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return {html: strings.reduce((html, part, index) => html + asHtml(values[index - 1]) + part)};
}

/** Marks text that this package has made itself, such as a rendered SVG, as safe. */
export function trusted(html: string): Markup {
  return {html};
}

function asHtml(value: Value): string {
  if (value === null || value === undefined) return "";
  if (Array.isArray(value)) return value.map(asHtml).join("");
  if (typeof value === "object") return (value as Markup).html;
  return escapeHtml(String(value));
}

const escapes: Readonly<Record<string, string>> = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;"};

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => escapes[character] ?? character);
}
