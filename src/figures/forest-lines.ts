import type {ForestRow} from "./forest-row.ts";

/** A row with the height of its middle. */
export interface ForestLine extends ForestRow {
  readonly y: number;
}

/** The lines of the figure with the height of one, and of all of them, in px. */
export interface ForestLines {
  readonly lines: readonly ForestLine[];
  readonly row: number;
  readonly tall: number;
}

/**
 * The lines of some rows; rows of one label and several models lie close together on one line.
 *
 * @example
 * forestLines([{label: "Payload swap"}, {label: "Same payload"}], 1, 10).lines.map(({y}) => y) // [9.5, 28.5]
 */
export function forestLines(rows: readonly ForestRow[], models: number, fontSize: number): ForestLines {
  const row = Math.round(fontSize * (1.9 + 0.3 * (models - 1)));
  let y = row * 0.5;
  let seen = new Set<string>();
  let label: string | null = null;
  const lines = rows.map((entry, index) => {
    const model = entry.model ?? "";
    if (index > 0 && (entry.label !== label || seen.has(model) || models === 1)) {
      y += row + (models > 1 ? (seen.size - 1) * fontSize * 1.25 : 0);
      seen = new Set();
    }
    label = entry.label;
    seen.add(model);
    return {...entry, y: y + (seen.size - 1) * fontSize * 1.25};
  });
  const last = Math.max(...lines.map((line) => line.y));
  return {lines, row, tall: last + row * 0.5 + (models > 1 ? fontSize * 0.6 * models : 0)};
}
