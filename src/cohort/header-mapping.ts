import {nearMiss} from "../record/near-miss.ts";
import {dictionary, normalName, type DictionaryColumn} from "./column-dictionary.ts";
import {headersInLanguages} from "./header-languages.ts";

/** Why a column of a file is taken for a canonical one. */
export type MappingBasis =
  | "plan"
  | "same name"
  | "same name, other spelling"
  | "known synonym"
  | "its name and its values"
  | "its values";

export interface MappedColumn {
  readonly canonical: string;
  /** As the file spells it. */
  readonly column: string;
  readonly basis: MappingBasis;
}

export interface ProposedMapping {
  readonly mapped: readonly MappedColumn[];
  /** Columns of the file that the dictionary does not know, with the canonical column that was perhaps meant. */
  readonly unknown: readonly {readonly column: string; readonly perhaps: string | null}[];
  /** Canonical columns that are required and not found. */
  readonly missing: readonly string[];
  /** Canonical columns for which several columns of the file would do: a person has to choose. */
  readonly ambiguous: readonly {readonly canonical: string; readonly columns: readonly string[]}[];
  /** Columns that the plan names and the file has not. */
  readonly absent: readonly {readonly canonical: string; readonly column: string; readonly perhaps: string | null}[];
}

/**
 * Which column of a file is which canonical column: what the plan says first, then the same name, then names that cohorts use.
 * Nothing is guessed: where two columns would do equally well neither is taken, and a near miss is only suggested.
 *
 * @example
 * proposeMapping(["Patient ID", "Drug", "start_date", "centre_no"]).mapped.map(({canonical, column}) => `${canonical}: ${column}`)
 * // ["patient_id: Patient ID", "regimen: Drug", "start: start_date"]
 */
export function proposeMapping(
  header: readonly string[],
  {
    plan = {},
    columns = dictionary
  }: {readonly plan?: Readonly<Record<string, string>>; readonly columns?: readonly DictionaryColumn[]} = {}
): ProposedMapping {
  const open: OpenMapping = {header, mapped: [], ambiguous: [], absent: [], taken: new Set(), settled: new Set()};
  takePlanned(open, ofTable(plan, columns));
  takeSameNames(open, columns);
  for (const rule of namingRules) takeByRule(open, columns, rule);
  const {mapped, ambiguous, absent, taken} = open;
  const found = new Set(mapped.map(({canonical}) => canonical));
  return {
    mapped: inOrderOf(columns, mapped),
    unknown: unknownColumns(
      header.filter((column) => !taken.has(column)),
      columns.filter(({name, ownNames}) => ownNames !== true && !found.has(name)).map(({name}) => name)
    ),
    missing: columns.filter(({name, required}) => required && !found.has(name)).map(({name}) => name),
    ambiguous,
    absent
  };
}

/** A mapping on its way. */
interface OpenMapping extends Pick<ProposedMapping, "mapped" | "ambiguous" | "absent"> {
  readonly header: readonly string[];
  readonly mapped: MappedColumn[];
  readonly ambiguous: {canonical: string; columns: readonly string[]}[];
  readonly absent: {canonical: string; column: string; perhaps: string | null}[];
  /** Columns of the file that stand for a canonical one. */
  readonly taken: Set<string>;
  /** Canonical columns about which nothing more is to be found out. */
  readonly settled: Set<string>;
}

function take({mapped, taken, settled}: OpenMapping, canonical: string, column: string, basis: MappingBasis): void {
  mapped.push({canonical, column, basis});
  taken.add(column);
  settled.add(canonical);
}

/** The lines of a plan that may be of this table: `result: progression` of a file of scans is none of lines, which have a progression. */
function ofTable(
  plan: Readonly<Record<string, string>>,
  columns: readonly DictionaryColumn[]
): Readonly<Record<string, string>> {
  const names = new Set(columns.map(({name}) => name));
  return Object.fromEntries(
    Object.entries(plan).filter(([canonical, column]) => names.has(canonical) || !names.has(column))
  );
}

/** What the plan says; a column that it names and the file has not is settled too. */
function takePlanned(open: OpenMapping, plan: Readonly<Record<string, string>>): void {
  for (const [canonical, column] of Object.entries(plan)) {
    if (open.header.includes(column)) take(open, canonical, column, "plan");
    else open.absent.push({canonical, column, perhaps: nearMiss(column, open.header)});
    open.settled.add(canonical);
  }
}

function takeSameNames(open: OpenMapping, columns: readonly DictionaryColumn[]): void {
  for (const {name} of columns)
    if (!open.settled.has(name) && open.header.includes(name) && !open.taken.has(name))
      take(open, name, name, "same name");
}

/** Names that stand for a canonical column, blanks, case and punctuation aside. */
interface NamingRule {
  readonly basis: MappingBasis;
  readonly names: (known: DictionaryColumn) => readonly string[];
}

const namingRules: readonly NamingRule[] = [
  {basis: "same name, other spelling", names: ({name}) => [name]},
  {basis: "known synonym", names: ({name, synonyms}) => [...synonyms, ...headersInLanguages(name)]},
  {basis: "known synonym", names: ({weakSynonyms = []}) => weakSynonyms}
];

/** Takes the column that fits a rule; of several that do none. */
function takeByRule(open: OpenMapping, columns: readonly DictionaryColumn[], {basis, names}: NamingRule): void {
  for (const known of columns) {
    if (open.settled.has(known.name)) continue;
    const wanted = new Set(names(known).map(squeezed));
    const free = open.header.filter((column) => !open.taken.has(column));
    const named = free.filter((column) => wanted.has(squeezed(normalName(column))));
    const found =
      named.length > 0 ? named : free.filter((column) => wanted.has(squeezed(normalName(withoutAside(column)))));
    const [only] = found;
    if (found.length === 1 && only !== undefined) take(open, known.name, only, basis);
    else if (found.length > 1) {
      open.ambiguous.push({canonical: known.name, columns: found});
      open.settled.add(known.name);
    }
  }
}

/** What stands in brackets behind a name and changes nothing of it: that it is a date, how it is written, a dose, years. */
const aside =
  /\s*[([]\s*(?:date|datum|fecha|data|dd?[./-]mm[./-]yy(?:yy)?|yyyy[./-]mm[./-]dd|tt[./-]mm[./-]jj(?:jj)?|jjjj[./-]mm[./-]tt|mm?[./-]dd?[./-]yy(?:yy)?|dosis|dose|dosage|dosierung|dosing|y|yr|yrs|years|j|j\.|jahre|ans|años|anni|anos|jaar)\s*[)\]]\s*$/iu;
/** The mark of a footnote behind a name. */
const footnote = /\s*(?:[⁰¹²³⁴-⁹ᵃ-ᵏ]+[)⁾]?|\*+)\s*$/u;

/**
 * A header without the mark of a footnote and without brackets that change nothing.
 *
 * @example
 * ["Regime (Dosis)", "Stop¹", "Age (y)", "end (planned)"].map(withoutAside) // ["Regime", "Stop", "Age", "end (planned)"]
 */
export const withoutAside = (column: string): string => column.replace(footnote, "").replace(aside, "");

/** In the order of the dictionary; what it does not know comes last. */
function inOrderOf(columns: readonly DictionaryColumn[], mapped: readonly MappedColumn[]): MappedColumn[] {
  const order = new Map(columns.map(({name}, i) => [name, i]));
  const place = ({canonical}: MappedColumn): number => order.get(canonical) ?? Infinity;
  return mapped.toSorted((a, b) => place(a) - place(b) || 0);
}

/** Columns that stand for none, with the canonical one among those not found that was perhaps meant. */
function unknownColumns(columns: readonly string[], notFound: readonly string[]): ProposedMapping["unknown"] {
  return columns.map((column) => ({column, perhaps: nearName(normalName(column), notFound)}));
}

/** A name that another was probably meant to be; of two that share words the others have to be near too, `query_status` is not `her2_status`. */
function nearName(name: string, others: readonly string[]): string | null {
  const found = nearMiss(name, others);
  if (found === null) return null;
  const [own, known] = [name.split("_"), found.split("_")];
  const rest = own.filter((word) => !known.includes(word)).join("_");
  const missing = known.filter((word) => !own.includes(word)).join("_");
  return rest === own.join("_") || rest === "" || missing === "" || nearMiss(rest, [missing]) !== null ? found : null;
}

function squeezed(name: string): string {
  return name.replaceAll("_", "");
}
