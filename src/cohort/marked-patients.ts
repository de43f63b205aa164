import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {SourceRole} from "../record/source.ts";
import {withdrawsConsent} from "./consent-words.ts";
import {isExcludedWord, markingOf} from "./exclusion-columns.ts";
import {asksForExclusion} from "./exclusion-remarks.ts";
import {legendOf, saysExcluded, textsBeside} from "./exclusion-legend.ts";
import {listedAsExcluded, withBareIdentifiers} from "./identifier-marks.ts";
import {isBlankFlag} from "./flag-words.ts";
import {LEFT_OUT} from "./marked-records.ts";
import {isRemarkColumn} from "./outcome-remarks.ts";
import {saysNoRecord} from "./record-status.ts";
import type {ValueMeanings} from "./value-meanings.ts";

interface GivenTable {
  readonly role: SourceRole;
  readonly table: CsvTable;
  /** Column of the identifiers, as the file spells it. */
  readonly identifier: string | null;
}

interface MarkRules {
  readonly meanings: ValueMeanings;
  readonly log: Pick<IssueLog, "add">;
  readonly ledger: LedgerLine[];
}

/** Texts under `values` for patients whom a list names, whom a word beside the identifier excludes that is not shown, whom a comment on a cell of theirs does, a remark does, or a remark of their consent. */
const LISTED = "listed";
const EXCLUDED = "excluded";
const COMMENT = "comment";
const REMARK = "remark";
const CONSENT = "no consent";

/** Patients whom one mark names in a file. */
interface FoundPatients {
  readonly file: string;
  readonly column: string;
  readonly row: number | null;
  /** As the plan names it under `values: {patient_id: …}`. */
  readonly text: string;
  readonly ids: ReadonlySet<string>;
  /** What is known of the mark: a legend or word says that it excludes, no legend explains it, or one says something else. */
  readonly legend: "excludes" | "none" | "else";
}

/**
 * The tables with identifiers that stand alone, without the patients whom the plan leaves out by a mark beside their identifier or by a list of those excluded. Of a mark that a legend or its own word says excludes, or that nothing explains, the run stops with the lines to choose from.
 *
 * @example
 * const found = [];
 * const rules = {meanings: {meaningOf: () => null}, log: {add: ({code, count, choices}) => found.push([code, count, choices[0].line])}, ledger: []};
 * const table = {name: "c.csv", header: ["id"], columns: [["P1", "P2*", "P3"]], row: [2, 3, 4], asides: [{cells: ["* no consent, excluded"], row: 6}]};
 * withoutMarkedPatients([{role: "follow-up", table, identifier: "id"}], rules)[0].columns // [["P1", "P2", "P3"]]
 * found // [["marked-for-exclusion", 1, 'values: {patient_id: {"*": left-out}}']]
 */
export function withoutMarkedPatients(given: readonly GivenTable[], {meanings, log, ledger}: MarkRules): CsvTable[] {
  const bare = given.map((one) => ({...one, ...withBareIdentifiers(one.table, one.identifier)}));
  const texts = bare.flatMap(({table, identifier}) => textsBeside(table, identifier));
  const left = new Set<string>();
  for (const one of bare)
    for (const found of patientsIn(one, texts)) {
      const meaning = meanings.meaningOf("patient_id", found.text);
      if (meaning === LEFT_OUT) for (const id of found.ids) left.add(id);
      else if (meaning === null) tell(found, log);
    }
  return bare.map(({table, identifier}) => withoutPatients(table, identifier, left, ledger));
}

function patientsIn(
  {role, table, identifier, marks}: GivenTable & {readonly marks: ReadonlyMap<string, ReadonlySet<string>>},
  texts: readonly string[]
): FoundPatients[] {
  const k = identifier === null ? -1 : table.header.indexOf(identifier);
  const column = table.columns[k];
  if (identifier === null || column === undefined) return [];
  const ids = column.map((text) => text.trim());
  const place = (own: ReadonlySet<string>): Pick<FoundPatients, "file" | "column" | "row" | "ids"> => ({
    file: table.name,
    column: identifier,
    row: table.row[ids.findIndex((id) => own.has(id))] ?? null,
    ids: own
  });
  const marked = [...marks].map(([mark, own]): FoundPatients => {
    const isWord = /\p{L}/u.test(mark) && !/^[\u02b0-\u02b8\u1d43-\u1d5b]+$/u.test(mark);
    const legend = isWord ? "excludes" : (legendOf(mark, texts) ?? "none");
    return {...place(own), text: isWord && !isExcludedWord(mark) ? EXCLUDED : mark, legend};
  });
  const commented = new Set(
    (table.asides ?? []).flatMap(({cells: [text], comment}) => {
      const row = /\d+$/.exec(comment ?? "")?.[0];
      const id = ids[row === undefined ? -1 : table.row.indexOf(Number(row))] ?? "";
      return id !== "" && saysNoRecord(text) ? [id] : [];
    })
  );
  if (commented.size > 0) marked.push({...place(commented), text: COMMENT, legend: "excludes"});
  if (ofCohort.has(role)) marked.push(...remarked({role, table, identifier}, ids));
  // A list may stand in a row of its own.
  const known = new Set(ids.filter((id) => id !== "" && !saysExcluded(id)));
  const listed = new Set(texts.flatMap((text) => (known.has(text.trim()) ? [] : listedAsExcluded(text, known))));
  return listed.size === 0 || listed.size === known.size
    ? marked
    : [...marked, {...place(listed), text: LISTED, legend: "excludes"}];
}

/** Patients of whom a remark asks that they be left out, or says that there is no consent. */
function remarked({role, table, identifier}: GivenTable, ids: readonly string[]): FoundPatients[] {
  const {name: file, header, columns, row} = table;
  return header.flatMap((column, k) => {
    const isRemark = markingOf(column, {isReady: role === "follow-up", header}) === "remark";
    const readers: readonly (readonly [text: string, reads: ((text: string) => boolean) | null])[] = [
      [REMARK, isRemark ? asksForExclusion : null],
      [CONSENT, isRemarkColumn(column) ? withdrawsConsent : null]
    ];
    if (column === identifier) return [];
    return readers.flatMap(([text, reads]): FoundPatients[] => {
      if (reads === null) return [];
      const texts = columns[k] ?? [];
      const said = new Map([...new Set(texts)].map((one) => [one, !isBlankFlag(one) && reads(one)]));
      const places = texts.flatMap((one, i) => (said.get(one) === true && ids[i] !== "" ? [i] : []));
      const [first] = places;
      return first === undefined
        ? []
        : [
            {
              file,
              column,
              row: row[first] ?? null,
              text,
              ids: new Set(places.map((i) => ids[i] ?? "")),
              legend: "excludes"
            }
          ];
    });
  });
}

function tell({file, column, row, text, ids, legend}: FoundPatients, log: MarkRules["log"]): void {
  if (legend === "else") {
    log.add({
      code: "identifier-marks",
      severity: "note",
      file,
      row,
      column,
      count: ids.size,
      expected: "identifiers without signs",
      hint: `a sign stands beside them that a legend explains, and is no part of them: ${text}`
    });
    return;
  }
  const line = (meaning: string): string => `values: {patient_id: {${JSON.stringify(text)}: ${meaning}}}`;
  log.add({
    code: "marked-for-exclusion",
    severity: "error",
    stops: true,
    file,
    row,
    column,
    count: ids.size,
    expected: "patients who are to be analysed, or a plan that says who is",
    received:
      text === LISTED
        ? `${ids.size} identifiers in a list of those excluded`
        : text === COMMENT
          ? `${ids.size} patients with a comment on a cell that asks for it`
          : text === REMARK
            ? `${ids.size} patients with a remark that asks to leave them out`
            : text === CONSENT
              ? `${ids.size} patients with a remark that there is no consent`
              : `${ids.size} identifiers with ${text}`,
    hint:
      legend === "none"
        ? "no legend says what the sign beside them means; nobody is left out by a mark alone; choose"
        : "the file says that these patients are not to be analysed; nobody is left out by a mark alone; choose",
    choices: [
      {line: line(LEFT_OUT), why: "they are left out, with every row of theirs in every file"},
      {line: line("kept"), why: "they are analysed like the others"},
      {line: "accept: [marked-for-exclusion]", why: "everybody who is marked is analysed"}
    ]
  });
}

/** The table without the rows of some patients, which go to the ledger. */
function withoutPatients(
  table: CsvTable,
  identifier: string | null,
  left: ReadonlySet<string>,
  ledger: LedgerLine[]
): CsvTable {
  const ids = identifier === null ? [] : (table.columns[table.header.indexOf(identifier)] ?? []);
  const gone = table.row.map((_, i) => left.has((ids[i] ?? "").trim()));
  if (!gone.includes(true)) return table;
  for (const [i, row] of table.row.entries())
    if (gone[i])
      ledger.push({
        step: "read",
        unit: "row",
        reason: "left-out-as-marked",
        detail: "the file marks the patient as one who is not to be analysed, and the plan leaves the patient out",
        file: table.name,
        row,
        patientId: (ids[i] ?? "").trim()
      });
  return {
    ...table,
    row: table.row.filter((_, i) => !gone[i]),
    columns: table.columns.map((texts) => texts.filter((_, i) => !gone[i]))
  };
}

const ofCohort: ReadonlySet<SourceRole> = new Set(["lines", "drugs", "wide", "patients", "follow-up"]);

/** Lines of the ledger for patients of whom nothing is left in the files of a cohort. */
export function patientsGone(before: readonly GivenTable[], after: readonly CsvTable[]): LedgerLine[] {
  const idsIn = (tables: readonly Pick<GivenTable, "table" | "identifier">[]): Set<string> =>
    new Set(
      tables.flatMap(({table, identifier}) =>
        identifier === null ? [] : (table.columns[table.header.indexOf(identifier)] ?? []).map((id) => id.trim())
      )
    );
  const own = before.flatMap((one, i) => (ofCohort.has(one.role) ? [{...one, after: after[i] ?? one.table}] : []));
  if (own.every(({table, after: kept}) => table.row.length === kept.row.length)) return [];
  const bare = own.map((one) => ({...one, table: withBareIdentifiers(one.table, one.identifier).table}));
  const kept = idsIn(own.map(({identifier, after: table}) => ({identifier, table})));
  return [...idsIn(bare)]
    .filter((id) => id !== "" && !kept.has(id))
    .toSorted()
    .map((patientId) => ({
      step: "read",
      unit: "patient",
      reason: "left-out-as-marked",
      detail: "the file marks every record of the patient as none that counts, and the plan leaves them out",
      file: null,
      row: null,
      patientId
    }));
}
