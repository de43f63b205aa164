import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {DictionaryColumn} from "./column-dictionary.ts";
import {proposeMapping, type ProposedMapping} from "./header-mapping.ts";

/**
 * The canonical mapping of a header with what the plan says; see `proposeMapping`.
 *
 * @example
 * mappingFor({header: ["id", "begin"]}, [{name: "start", synonyms: []}], {start: "begin", end: "stop"}).mapped // [{canonical: "start", column: "begin", basis: "plan"}]
 */
export function mappingFor(
  table: Pick<CsvTable, "header">,
  known: readonly DictionaryColumn[],
  plan: Readonly<Record<string, string>>
): ProposedMapping {
  const present = Object.fromEntries(Object.entries(plan).filter(([, column]) => table.header.includes(column)));
  return proposeMapping(table.header, {plan: present, columns: known});
}

/** Says how the columns of a file were understood: what is missing, ambiguous, absent or known under another name. */
export function reportMapping(file: string, mapping: ProposedMapping, log: IssueLog): void {
  reportAmbiguous(file, mapping, log);
  reportRecognised(file, mapping, log);
  reportNearMisses(file, mapping, log);
  reportMissing(file, mapping, log);
}

function reportAmbiguous(file: string, {ambiguous}: ProposedMapping, log: IssueLog): void {
  for (const {canonical, columns} of ambiguous)
    log.add({
      code: "ambiguous-column",
      severity: "warning",
      file,
      column: columns.join(" / "),
      expected: `one column for ${canonical}`,
      hint: "say in the mapping which one it is; none was taken"
    });
}

function reportRecognised(file: string, {mapped}: ProposedMapping, log: IssueLog): void {
  for (const {canonical, column, basis} of mapped)
    if (basis !== "plan" && column !== canonical)
      log.add({
        code: "recognised-column",
        severity: "note",
        file,
        column,
        expected: `a column named ${canonical}`,
        hint: `read as ${canonical} (${basis})`
      });
}

/** Unknown columns that look like a canonical one; of a required one that is missing the issue on it says so. */
function reportNearMisses(file: string, {unknown, missing}: ProposedMapping, log: IssueLog): void {
  for (const {column, perhaps} of unknown)
    if (perhaps !== null && !missing.includes(perhaps))
      log.add({
        code: "column-not-recognised",
        severity: "warning",
        file,
        column,
        expected: "a column of the data dictionary, or one that is mapped",
        hint: `is it ${perhaps}? then map it: ${perhaps}: ${column}; it is kept as text under its own name`
      });
}

function reportMissing(file: string, {missing, unknown}: ProposedMapping, log: IssueLog): void {
  for (const canonical of missing) {
    const perhaps = unknown.find((one) => one.perhaps === canonical)?.column;
    log.add({
      code: "missing-column",
      severity: "error",
      file,
      column: canonical,
      expected: `a column for ${canonical}`,
      hint:
        perhaps === undefined
          ? `map it: ${canonical}: NAME OF YOUR COLUMN`
          : `did you mean ${perhaps}? map it: ${canonical}: ${perhaps}`
    });
  }
}
