import {parse} from "csv-parse/sync";
import {aligned, type Aligned} from "./aligned.ts";
import {cellDifference, numberOf, type Difference} from "./difference.ts";
import {identifying, isOfEstimates} from "./estimate-identity.ts";

interface Table {
  readonly header: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Differences of two CSV files, cell by cell under the names of their columns. */
export function csvDifferences(file: string, before: string, after: string): Difference[] {
  if (before === after) return [];
  const [old, now] = [tableOf(before), tableOf(after)];
  const column = (kind: "added-column" | "removed-column", name: string): Difference => ({
    kind,
    file,
    at: name,
    where: "header",
    before: kind === "removed-column" ? name : "",
    after: kind === "added-column" ? name : ""
  });
  const shared = old.header.filter((name) => now.header.includes(name));
  const cells = ({header}: Table, row: readonly string[]): string[] =>
    shared.map((name) => row[header.indexOf(name)] ?? "");
  const [oldRows, nowRows] = [old, now].map((table) => table.rows.map((row) => cells(table, row)));
  return [
    ...old.header.filter((name) => !now.header.includes(name)).map((name) => column("removed-column", name)),
    ...now.header.filter((name) => !old.header.includes(name)).map((name) => column("added-column", name)),
    ...alignedRows(shared, oldRows, nowRows).flatMap(([i, j]): Difference[] => {
      if (i === null || j === null) {
        const row = i === null ? nowRows[j ?? 0] : oldRows[i];
        return [
          {
            kind: i === null ? "added-row" : "removed-row",
            file,
            at: "",
            where: `row ${(i ?? j ?? 0) + 2}`,
            before: i === null ? "" : row.join(","),
            after: i === null ? row.join(",") : ""
          }
        ];
      }
      return shared.flatMap((name, k): Difference[] => {
        const kind = cellDifference(oldRows[i][k], nowRows[j][k]);
        return kind === null
          ? []
          : [
              {kind, file, at: name, where: rowName(shared, oldRows[i], i), before: oldRows[i][k], after: nowRows[j][k]}
            ];
      });
    })
  ];
}

function tableOf(text: string): Table {
  const [header = [], ...rows] = parse(text, {relax_column_count: true, skip_empty_lines: true});
  return {header, rows};
}

/** Rows of estimates by what they measure of whom, others by their words. */
function alignedRows(
  header: readonly string[],
  before: readonly (readonly string[])[],
  after: readonly (readonly string[])[]
): Aligned[] {
  if (!isOfEstimates(header)) return aligned(before.map(wordsOf), after.map(wordsOf));
  const places = header.flatMap((name, k) => (identifying.has(name) ? [k] : []));
  const identity = (row: readonly string[]): string => places.map((k) => row[k]).join("\u001f");
  return aligned(before.map(identity), after.map(identity), {identities: true});
}

/** A row without its numbers: what it is about. */
function wordsOf(row: readonly string[]): string {
  return row.map((cell) => (numberOf(cell) === null ? cell : "#")).join("\u001f");
}

/** Columns that say what a row is about, where a table has them. */
const telling = ["patient_id", "analysis", "endpoint", "stratum", "group", "reference", "time", "term"];

/** Which row it is, for a reader. */
function rowName(header: readonly string[], row: readonly string[], index: number): string {
  const named = telling.flatMap((name) => {
    const cell = row[header.indexOf(name)] ?? "";
    return cell === "" ? [] : [cell];
  });
  return `row ${index + 2}: ${(named.length > 0 ? named : row.slice(0, 2)).join(" | ")}`;
}
