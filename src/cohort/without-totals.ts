import type {CsvTable} from "../files/csv.ts";
import type {SheetRow} from "../files/sheet.ts";
import {issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {isWordOfTotals, totalsOf} from "./repairs/total-rows.ts";

/**
 * The table without its rows of totals (`Mean`, `N = 24`, `Summe`), which are no patients whatever the plan says of repairs: each stands on the ledger, and a warning counts them.
 *
 * @example
 * const table = {name: "c.csv", header: ["id", "t"], columns: [["P1", "Mean"], ["5", "5"]], row: [2, 3], ledger: [], issues: []};
 * withoutTotals(table).row // [2]
 */
export function withoutTotals<
  Table extends Pick<CsvTable, "name" | "header" | "columns" | "row" | "ledger" | "issues">
>(table: Table): Table {
  const {name, header, columns, row} = table;
  // Most files have none: a word anywhere gives cause to look.
  if (!columns.some((texts) => [...new Set(texts)].some((text) => isWordOfTotals(text)))) return table;
  const rows: SheetRow[] = row.map((number, i) => ({row: number, cells: columns.map((texts) => texts[i] ?? "")}));
  const totals = new Set(totalsOf([{row: 0, cells: header}, ...rows]).map((own) => own.row));
  if (totals.size === 0) return table;
  const kept = row.map((number) => !totals.has(number));
  const out = [...totals];
  return {
    ...table,
    row: row.filter((_, i) => kept[i]),
    columns: columns.map((texts) => texts.filter((_, i) => kept[i])),
    ledger: [...table.ledger, ...out.map((number) => ledgerLine(name, number))],
    issues: [
      ...table.issues,
      issue({
        code: "total-row",
        severity: "warning",
        file: name,
        row: out[0] ?? null,
        expected: "records only",
        count: out.length,
        hint: "rows of totals are left out; repairs: {totalRows: false} in the plan keeps them as records"
      })
    ]
  };
}

const ledgerLine = (file: string, row: number): LedgerLine => ({
  step: "read",
  unit: "row",
  reason: "total-row",
  detail: "the row is a total, and no record",
  file,
  row,
  patientId: null
});
