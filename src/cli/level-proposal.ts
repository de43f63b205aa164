import type {ProposedMapping} from "../cohort/header-mapping.ts";
import {her2Choices, her2Expected} from "../cohort/levels/her2-choices.ts";
import {isHer2Column} from "../cohort/levels/her2-reader.ts";
import {openHer2Cells} from "../cohort/levels/her2-status.ts";
import {shownHer2Text} from "../cohort/levels/her2-shown.ts";
import {dictionaryOf} from "../cohort/source-roles.ts";
import {addTyped, emptyRecords} from "../cohort/typed-records.ts";
import type {CsvTable} from "../files/csv.ts";
import {issueLog} from "../record/issue-log.ts";
import {completePlan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";

/** Lines of a plan for levels by which contrasts are stratified: what cells on HER2 leave open, as comments to choose from. */
export function levelLines(
  tables: readonly CsvTable[],
  roles: readonly SourceRole[],
  proposals: readonly ProposedMapping[]
): string[] {
  return tables.flatMap((table, i) => her2Lines(table, roles[i] ?? "lines", proposals[i]?.mapped ?? []));
}

function her2Lines(table: CsvTable, role: SourceRole, mapped: ProposedMapping["mapped"]): string[] {
  const her2 = mapped.filter(({canonical}) => isHer2Column(canonical));
  if (her2.length === 0) return [];
  const records = emptyRecords();
  addTyped(records, table, {
    mapping: {mapped: her2, unknown: [], missing: [], ambiguous: [], absent: []},
    known: dictionaryOf(role),
    dateMode: completePlan({}).dateMode,
    meanings: {meaningOf: () => null, reportUnmet: () => {}},
    log: issueLog()
  });
  return openHer2Cells(records).flatMap(({column, text, why, places}) => [
    `# HER2 is open in ${places.length} ${places.length === 1 ? "row" : "rows"} with ${JSON.stringify(shownHer2Text(text) ?? "…")} (expected ${her2Expected[why]}) and read as unknown, unless a line says more:`,
    ...her2Choices(column, text, why).map(({line, why: because}) => `# ${line} # ${because}`)
  ]);
}
