import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {Plan} from "../record/plan.ts";
import type {SourceRole} from "../record/source.ts";
import {identifierKey, type IgnoredSpelling} from "./identifier-spelling.ts";
import {reportVariants} from "./identifier-variants.ts";
import {reportJoins, type JoinedFile} from "./join-report.ts";
import {mappingFor} from "./mapping-report.ts";
import {plainHyphens, plainText} from "./plain-text.ts";
import {dictionaryOf} from "./source-roles.ts";

interface GivenTable {
  readonly role: SourceRole;
  readonly table: CsvTable;
}

interface SpellingRules {
  readonly mapping: ColumnMapping;
  /** Columns whose values the plan explains keep their spelling, so that it finds them. */
  readonly values: Plan["values"];
  readonly ignore: readonly IgnoredSpelling[];
}

/**
 * The tables with one spelling for each thing: cells without signs that nobody sees, each identifier as it was first written, each label as it is most often written where spellings
 * differ by hyphens, case or blanks alone. Drug names stay: they are read by rules of their own. Says where identifiers of one patient differ, and how the files join.
 */
export function oneSpelling(given: readonly GivenTable[], rules: SpellingRules, log: IssueLog): GivenTable[] {
  const asked = given.map((one) => ({...one, columns: spelledColumns(one, rules)}));
  const labels = labelSpellings(given);
  const known = new Map<string, string>();
  const tables = asked.map(({role, table, columns: {identifier, raw, explained}}) => {
    const spelled = table.header.map((name, k) => {
      const texts = table.columns[k] ?? [];
      if (raw.has(name)) return texts;
      const own =
        name === identifier
          ? oneIdentifier(texts, known, rules.ignore)
          : oneLabel(texts, explained.has(name) ? undefined : labels.get(name));
      report(table.name, name, changes(texts, own), name === identifier, log);
      return own;
    });
    return {role, table: {...table, columns: spelled, refused: refusedWith(table, identifier, known, rules.ignore)}};
  });
  const files = tables.flatMap(({role, table}, i) => identifiersOf(role, table, asked[i]?.columns.identifier ?? null));
  // Where spellings keep files apart, that is what has to be settled first.
  if (!reportVariants(files, rules.ignore, log)) reportJoins(files, log);
  return tables;
}

interface SpelledColumns {
  /** Null where the table has none. */
  readonly identifier: string | null;
  /** Columns that are left as they stand. */
  readonly raw: ReadonlySet<string>;
  /** Columns whose values the plan explains. */
  readonly explained: ReadonlySet<string>;
}

function spelledColumns({role, table}: GivenTable, {mapping, values}: SpellingRules): SpelledColumns {
  const {mapped} = mappingFor(table, dictionaryOf(role), mapping);
  const of = (name: string): string | null => mapped.find(({canonical}) => canonical === name)?.column ?? null;
  const study = role === "study" && table.header.includes("PATIENT_ID") ? "PATIENT_ID" : null;
  const regimen = of("regimen");
  return {
    identifier: study ?? of("patient_id"),
    raw: new Set(regimen === null ? [] : [regimen]),
    explained: new Set(Object.keys(values).flatMap((name) => [name, of(name) ?? name]))
  };
}

/** Records that were refused, with the identifier as the others have it. */
function refusedWith(
  {refused, header}: CsvTable,
  identifier: string | null,
  known: Map<string, string>,
  ignore: readonly IgnoredSpelling[]
): CsvTable["refused"] {
  const k = identifier === null ? -1 : header.indexOf(identifier);
  return refused.map((record) => ({
    ...record,
    fields: record.fields.map((field, i) => (i === k ? (oneIdentifier([field], known, ignore)[0] ?? "") : field))
  }));
}

function identifiersOf(role: SourceRole, table: CsvTable, identifier: string | null): JoinedFile[] {
  if (identifier === null) return [];
  const texts = table.columns[table.header.indexOf(identifier)] ?? [];
  return [{file: table.name, column: identifier, role, ids: new Set(texts.filter((text) => text !== ""))}];
}

/** Each identifier as it was first written; `known` grows. */
function oneIdentifier(
  texts: readonly string[],
  known: Map<string, string>,
  ignore: readonly IgnoredSpelling[]
): readonly string[] {
  return texts.map((text) => {
    if (text.trim() === "") return "";
    const key = identifierKey(text, ignore);
    const first = known.get(key) ?? plainHyphens(text);
    known.set(key, first);
    return first;
  });
}

/** Most different texts of a column that holds labels. */
const MOST_LABELS = 200;

/** For each column of any table, its texts by what their spellings have in common → the commonest spelling. */
function labelSpellings(given: readonly GivenTable[]): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const counts = new Map<string, Map<string, number>>();
  for (const {table} of given)
    for (const [k, name] of table.header.entries()) {
      const own = counts.get(name) ?? new Map<string, number>();
      counts.set(name, own);
      for (const text of table.columns[k] ?? []) {
        if (own.size > MOST_LABELS) break;
        const plain = plainText(text);
        own.set(plain, (own.get(plain) ?? 0) + 1);
      }
    }
  return new Map([...counts].map(([name, own]) => [name, own.size > MOST_LABELS ? new Map() : commonest(own)]));
}

function commonest(counts: ReadonlyMap<string, number>): ReadonlyMap<string, string> {
  const best = new Map<string, string>();
  for (const [text, count] of counts) {
    const key = labelKey(text);
    const known = best.get(key);
    if (known === undefined || count > (counts.get(known) ?? 0)) best.set(key, text);
  }
  return best;
}

/** What spellings of one label have in common; the signs + and − before nothing else are labels themselves. */
const labelKey = (text: string): string => plainHyphens(text).toLowerCase();

function oneLabel(texts: readonly string[], spellings: ReadonlyMap<string, string> | undefined): readonly string[] {
  const cache = new Map<string, string>();
  return texts.map((text) => {
    const known = cache.get(text);
    if (known !== undefined) return known;
    const spelled = text === "" ? "" : (spellings?.get(labelKey(text)) ?? plainText(text));
    if (cache.size < 65_536) cache.set(text, spelled);
    return spelled;
  });
}

/** Cells that changed by more than outer blanks. */
function changes(before: readonly string[], after: readonly string[]): number {
  let count = 0;
  for (const [i, text] of before.entries()) if (text.trim() !== after[i]) count += 1;
  return count;
}

function report(file: string, column: string, count: number, isIdentifier: boolean, log: IssueLog): void {
  if (count > 0)
    log.add({
      code: isIdentifier ? "identifier-spelling" : "label-spelling",
      severity: "note",
      file,
      column,
      expected: isIdentifier ? "one spelling for each patient" : "one spelling for each level",
      hint: "spellings that look the same, or differ by case or blanks where that is ignored, are read as one",
      count
    });
}
