import type {ProposedMapping} from "../cohort/header-mapping.ts";
import {her2Answers, her2Expected, her2Key} from "../cohort/levels/her2-choices.ts";
import {isHer2Column} from "../cohort/levels/her2-reader.ts";
import {openHer2Cells} from "../cohort/levels/her2-status.ts";
import {likeLabels} from "../cohort/levels/treatment-labels.ts";
import {likeTumours, perhapsTumours} from "../cohort/levels/tumour-levels.ts";
import {plainText} from "../cohort/plain-text.ts";
import {dictionaryOf} from "../cohort/source-roles.ts";
import {addTyped, emptyRecords} from "../cohort/typed-records.ts";
import type {CsvTable} from "../files/csv.ts";
import {issueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {completePlan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";

/** What a value of the file may mean. */
interface ProposedValue {
  readonly column: string;
  /** As it stands in a plan, quoted. */
  readonly key: string;
  readonly to: string;
  /** What choosing it says; null where the file decides it. */
  readonly why: string | null;
  /** What is asked, for the first of several values to choose from. */
  readonly question: string | null;
}

/**
 * Lines of a plan for levels by which contrasts are stratified and which make groups: words for one tumour and labels of one treatment as active lines, since each of them is known; what may be a slip or a part, and what cells on HER2 leave open, as comments to choose from.
 * Where `values` has been written already, all of them are comments.
 */
export function levelLines(
  tables: readonly CsvTable[],
  roles: readonly SourceRole[],
  proposals: readonly ProposedMapping[],
  {groups, hasValues}: {readonly groups: readonly string[]; readonly hasValues: boolean}
): string[] {
  const mapped = (i: number): ProposedMapping["mapped"] => proposals[i]?.mapped ?? [];
  const values = [
    ...tumourValues(tables, mapped),
    ...groups
      .filter((column) => !tables.some((_, i) => mapped(i).some((one) => one.column === column)))
      .flatMap((column) => treatmentValues(tables, column)),
    ...tables.flatMap((table, i) => her2Values(table, roles[i] ?? "lines", mapped(i)))
  ];
  if (values.length === 0) return [];
  const isActive = !hasValues && values.some(({why}) => why === null);
  return [
    `${isActive ? "" : "# "}values:${hasValues ? " # the key stands above already: write these lines under it" : ""}`,
    ...[...listsByKey(values, ({column}) => column)].flatMap(([column, own]) => columnLines(column, own, !hasValues))
  ];
}

function columnLines(column: string, values: readonly ProposedValue[], mayBeActive: boolean): string[] {
  const isActive = (why: string | null): boolean => mayBeActive && why === null;
  const mark = (active: boolean): string => (active ? "" : "# ");
  return [
    `${mark(values.some(({why}) => isActive(why)))}  ${column}:`,
    ...values.flatMap(({key, to, why, question}) => [
      ...(question === null ? [] : [`#   ${question}`]),
      `${mark(isActive(why))}    ${key}: ${to}${why === null ? "" : ` # ${why}`}`
    ])
  ];
}

/** Words for one tumour, in all files together. */
function tumourValues(
  tables: readonly CsvTable[],
  mapped: (i: number) => ProposedMapping["mapped"]
): readonly ProposedValue[] {
  const levels = tables.flatMap(({header, columns}, i) => {
    const own = mapped(i).find(({canonical}) => canonical === "tumour")?.column ?? "tumour";
    return [...new Set((columns[header.indexOf(own)] ?? []).map(plainText))].filter((text) => text !== "");
  });
  const value = (text: string, to: string): Omit<ProposedValue, "why" | "question"> => ({
    column: "tumour",
    key: JSON.stringify(text),
    to
  });
  return [
    ...likeTumours(levels).flatMap(({name, texts}) =>
      texts.filter((text) => text !== name).map((text) => ({...value(text, name), why: null, question: null}))
    ),
    ...perhapsTumours(levels).map(({text, as, why}) => ({
      ...value(text, as),
      why: why === "part" ? `if it is counted under ${as}` : `if it is a slip for ${as}`,
      question: null
    }))
  ];
}

/** Labels of one treatment in a column that is fit for groups. */
function treatmentValues(tables: readonly CsvTable[], column: string): readonly ProposedValue[] {
  const labels = tables.flatMap(({header, columns}) =>
    (columns[header.indexOf(column)] ?? []).map(plainText).filter((text) => text !== "")
  );
  return likeLabels(labels).flatMap(({name, texts}) =>
    texts
      .filter((text) => text !== name)
      .map((text) => ({column, key: JSON.stringify(text), to: JSON.stringify(name), why: null, question: null}))
  );
}

/** What cells on HER2 leave open, a file at a time. */
function her2Values(table: CsvTable, role: SourceRole, mapped: ProposedMapping["mapped"]): readonly ProposedValue[] {
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
  return openHer2Cells(records).flatMap(({column, text, why, places}) =>
    her2Answers(text, why).map(({to, why: because}, k) => ({
      column,
      key: her2Key(text),
      to,
      why: because,
      question:
        k > 0
          ? null
          : `HER2 is open in ${places.length} ${places.length === 1 ? "row" : "rows"} with ${her2Key(text)}, for want of ${her2Expected[why]}; unknown, unless one of these is chosen:`
    }))
  );
}
