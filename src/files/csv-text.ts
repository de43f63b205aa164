/**
 * Rows of cells as CSV text (RFC 4180, `\n` line ends): a cell that holds a comma, a quote or a line end stands in quotes, nothing else is changed.
 *
 * @example
 * csvText([["id", "note"], ["P1", 'two "words", one line']]) // 'id,note\nP1,"two ""words"", one line"\n'
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return rows.map((cells) => `${lineOf(cells)}\n`).join("");
}

/** A row of one blank cell needs quotes, else it is a blank line. */
const lineOf = (cells: readonly string[]): string =>
  cells.length === 1 && cells[0] === "" ? '""' : cells.map(quoted).join(",");

const quoted = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
