import type {CsvTable} from "../files/csv.ts";
import type {Issue} from "../record/issue.ts";

/**
 * The findings on a table whose repeated column names are told apart, as NAME and NAME (2), by the plan: by its mapping, or by `repairs.duplicateHeaders`.
 * What it tells apart is no error; where columns of one name differ, alone and not as blocks that are repeated, which one is meant stays a warning.
 *
 * @example
 * const table = {header: ["id", "day", "day (2)"], columns: [["A"], ["1"], ["2"]], issues: [{code: "duplicate-column", severity: "error", column: "day"}]};
 * duplicatesToldApart(table, {mapping: {start: "day", end: "day (2)"}, told: false}).map(({severity}) => severity) // ["note"]
 * duplicatesToldApart(table, {mapping: {}, told: true}).map(({severity}) => severity) // ["warning"]
 * duplicatesToldApart(table, {mapping: {}, told: false}).map(({severity}) => severity) // ["error"]
 */
export function duplicatesToldApart(
  table: Pick<CsvTable, "header" | "columns" | "issues">,
  {mapping, told}: {readonly mapping: Readonly<Record<string, string>>; readonly told: boolean}
): readonly Issue[] {
  const mapped = new Set(Object.values(mapping));
  const blocks = told && areBlocks(table);
  return table.issues.map((found) => {
    if (found.code !== "duplicate-column" || found.column === null) return found;
    const names = namesOf(found.column, table.header);
    if (!told && !names.some((name) => mapped.has(name))) return found;
    const settled = blocks || names.some((name) => mapped.has(name)) || haveOneContent(names, table);
    return {
      ...found,
      severity: settled ? "note" : "warning",
      hint: `told apart by their place as ${names.join(", ")}${settled ? "" : "; they differ: name the one that is meant"}`
    };
  });
}

/** The names by which columns of one name are told apart. */
function namesOf(name: string, header: readonly string[]): string[] {
  return header.filter(
    (one) => one === name || (one.startsWith(`${name} (`) && /^ \(\d+\)$/.test(one.slice(name.length)))
  );
}

/** Whether several names are repeated, each as often as the others: a file with one row a patient and a block of columns for each line. */
function areBlocks({header, issues}: Pick<CsvTable, "header" | "issues">): boolean {
  const repeated = new Set(
    issues.flatMap(({code, column}) => (code === "duplicate-column" && column !== null ? [column] : []))
  );
  const times = new Set([...repeated].map((name) => namesOf(name, header).length));
  return repeated.size > 1 && times.size === 1;
}

function haveOneContent(names: readonly string[], {header, columns}: Pick<CsvTable, "header" | "columns">): boolean {
  const [first, ...others] = names.map((name) => columns[header.indexOf(name)] ?? []);
  return others.every((cells) => cells.every((cell, i) => cell === first?.[i]));
}
