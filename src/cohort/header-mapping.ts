import {nearMiss} from "../record/near-miss.ts";
import {dictionary, normalName, type DictionaryColumn} from "./dictionary.ts";

/** Why a column of a file is taken for a canonical one. */
export type MappingBasis = "plan" | "same name" | "same name, other spelling" | "known synonym";

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
  const mapped: MappedColumn[] = [];
  const ambiguous: {canonical: string; columns: string[]}[] = [];
  const absent: {canonical: string; column: string; perhaps: string | null}[] = [];
  const taken = new Set<string>();
  const settled = new Set<string>();
  const take = (canonical: string, column: string, basis: MappingBasis): void => {
    mapped.push({canonical, column, basis});
    taken.add(column);
    settled.add(canonical);
  };

  for (const [canonical, column] of Object.entries(plan)) {
    if (header.includes(column)) take(canonical, column, "plan");
    else absent.push({canonical, column, perhaps: nearMiss(column, header)});
    settled.add(canonical);
  }
  for (const {name} of columns)
    if (!settled.has(name) && header.includes(name) && !taken.has(name)) take(name, name, "same name");
  const rules: readonly [MappingBasis, (known: DictionaryColumn) => readonly string[]][] = [
    ["same name, other spelling", ({name}) => [name]],
    ["known synonym", ({synonyms}) => synonyms]
  ];
  for (const [basis, names] of rules)
    for (const known of columns) {
      if (settled.has(known.name)) continue;
      const wanted = new Set(names(known).map(squeezed));
      const found = header.filter((column) => !taken.has(column) && wanted.has(squeezed(normalName(column))));
      const [only] = found;
      if (found.length === 1 && only !== undefined) take(known.name, only, basis);
      else if (found.length > 1) {
        ambiguous.push({canonical: known.name, columns: found});
        settled.add(known.name);
      }
    }
  const order = new Map(columns.map(({name}, i) => [name, i]));
  const names = columns.map(({name}) => name);
  const found = new Set(mapped.map(({canonical}) => canonical));
  return {
    mapped: mapped.toSorted((a, b) => (order.get(a.canonical) ?? Infinity) - (order.get(b.canonical) ?? Infinity) || 0),
    unknown: header
      .filter((column) => !taken.has(column))
      .map((column) => ({
        column,
        perhaps: nearMiss(
          normalName(column),
          names.filter((name) => !found.has(name))
        )
      })),
    missing: columns.filter(({name, required}) => required && !found.has(name)).map(({name}) => name),
    ambiguous,
    absent
  };
}

function squeezed(name: string): string {
  return name.replaceAll("_", "");
}
