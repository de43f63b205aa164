/** Cells as CSV (RFC 4180, `\n` line ends). A cell that a spreadsheet would take for a formula gets an apostrophe in front, by the rule of `csv-table.ts`. */
export function csvOfTable(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map((cell) => quoted(inert(cell))).join(",")}\n`).join("");
}

function inert(cell: string): string {
  return /^[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell;
}

function quoted(cell: string): string {
  return /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
