/** A table of finished text, the same for terminal, HTML and Markdown. */
export interface TextTable {
  /** Stable kebab-case name, of its file and of its place in a page. */
  readonly name: string;
  readonly caption: string;
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
  /** How many columns, from the first, hold words and are set left; the others hold numbers and are set right. */
  readonly words: number;
  /** Sentences beneath it. */
  readonly notes: readonly string[];
}

/**
 * The table as aligned columns for a terminal.
 *
 * @example
 * terminalTable({name: "groups", caption: "Groups", header: ["group", "n"], rows: [["A", "12"]], words: 1, notes: []})
 * // "Groups\n  group   n\n  -----  --\n  A      12"
 */
export function terminalTable({caption, header, rows, words, notes}: TextTable): string {
  const widths = header.map((name, column) => Math.max(width(name), ...rows.map((row) => width(row[column] ?? ""))));
  const line = (cells: readonly string[]): string =>
    `  ${cells.map((cell, column) => pad(cell, widths[column] ?? 0, column < words)).join("  ")}`.trimEnd();
  return [
    caption,
    line(header),
    line(widths.map((count) => "-".repeat(count))),
    ...rows.map(line),
    ...notes.map((note) => `  ${note}`)
  ].join("\n");
}

/** The table in Markdown. */
export function markdownTable({caption, header, rows, words, notes}: TextTable): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " ")).join(" | ")} |`;
  return [
    `**${caption}**`,
    "",
    line(header),
    line(header.map((_, column) => (column < words ? "---" : "---:"))),
    ...rows.map(line),
    ...notes.flatMap((note) => ["", note])
  ].join("\n");
}

const wide = /[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/u;

/** Columns that a text takes in a terminal: East Asian characters take two. */
function width(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (wide.test(character) ? 2 : 1), 0);
}

function pad(text: string, to: number, left: boolean): string {
  const space = " ".repeat(Math.max(0, to - width(text)));
  return left ? text + space : space + text;
}
