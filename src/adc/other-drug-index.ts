import {drugNamesFromMemory} from "./drugs/drug-names-from-memory.ts";
import {drugGroups} from "./drugs/drug-groups.ts";
import type {DrugGroup} from "./drugs/drug-group.ts";
import {furtherDrugNames} from "./drugs/further-drug-names.ts";
import {drugStems} from "./drug-stems.ts";
import {foldedSpelling} from "./folded-spelling.ts";
import {normalForm} from "./normal-form.ts";
import type {DrugOrigin, OtherDrug} from "./other-drug.ts";

/** A name of the dictionary, as written there. */
export interface DrugName {
  readonly name: string;
  readonly drug: OtherDrug;
  /** Where the name was read; the row of the drug may have been read elsewhere. */
  readonly source: DrugOrigin;
}

/** Entries of a group by the source in which they were read. */
const entriesOf = (group: DrugGroup): readonly [string, readonly string[]][] =>
  "fromMemory" in group ? [["from memory", group.fromMemory]] : Object.entries(group.drugs);

/** Puts the names of an entry into the dictionary, all of one drug. */
function put(names: readonly string[], drug: OtherDrug, source: DrugOrigin, into: Map<string, DrugName>): void {
  for (const name of names) into.set(normalForm(name), {name, drug, source});
}

function putRows(into: Map<string, DrugName>): void {
  for (const group of drugGroups)
    for (const [origin, entries] of entriesOf(group)) {
      const {drugClass, payloadClass = null, role} = group;
      const source = origin as DrugOrigin;
      const supportive = role === "supportive";
      for (const entry of entries) {
        const names = entry.split("|");
        put(names, {drug: names[0] ?? entry, drugClass, payloadClass, role, supportive, source}, source, into);
      }
    }
}

/** Names read elsewhere than the row of their drug. */
function putFurtherNames(into: Map<string, DrugName>): void {
  const lists: [string, readonly string[]][] = [
    ...Object.entries(furtherDrugNames),
    ["from memory", drugNamesFromMemory]
  ];
  for (const [source, entries] of lists)
    for (const entry of entries) {
      const [first = entry, ...names] = entry.split("|");
      const drug = into.get(normalForm(first))?.drug;
      if (drug === undefined) throw new RangeError(`further names must be of a drug with a row, got ${first}`);
      put(names, drug, source as DrugOrigin, into);
    }
}

type Dictionary = ReadonlyMap<string, DrugName>;

let dictionary: Dictionary | null = null;

/** By normal form; made at the first look-up, so who asks for no drug pays nothing for it. */
function byName(): Dictionary {
  if (dictionary !== null) return dictionary;
  const names = new Map<string, DrugName>();
  putRows(names);
  putFurtherNames(names);
  dictionary = names;
  return names;
}

let spellings: ReadonlyMap<string, OtherDrug | null> | null = null;

/** By a spelling of other languages; null where two drugs would share it. */
function byFolded(): ReadonlyMap<string, OtherDrug | null> {
  if (spellings !== null) return spellings;
  const found = new Map<string, OtherDrug | null>();
  for (const [key, {drug}] of byName()) {
    const folded = foldedSpelling(key);
    if (folded === null) continue;
    const other = found.get(folded);
    found.set(folded, other === undefined || other === drug ? drug : null);
  }
  spellings = found;
  return found;
}

/** Every name of the dictionary. */
export const drugNames = (): readonly DrugName[] => [...byName().values()];

/** Ends of names that German and other languages write without a last e: `Capecitabin`, `Letrozol`, `Exemestan`, `Etoposid`, `Dexamethason`. */
const withoutE = /(?:in|ol|an|id|on)$/;

/** The drug that goes by this normal form, or null. */
export function otherDrug(key: string): OtherDrug | null {
  const names = byName();
  const named = names.get(key) ?? (withoutE.test(key) ? names.get(`${key}e`) : undefined);
  if (named !== undefined) return named.drug;
  const folded = foldedSpelling(key);
  return folded === null ? null : (byFolded().get(folded) ?? null);
}

/** Where the name with this normal form was read, or null where it is no name of the dictionary as it stands there. */
export const sourceOfName = (key: string): DrugOrigin | null => byName().get(key)?.source ?? null;

/**
 * The drug behind a single unlisted word, by the stem of its INN, or null. Nothing vouches for such a drug: it is never line-defining.
 *
 * @example
 * drugByStem("mobocitaxel").payloadClass // "microtubule inhibitor"
 */
export function drugByStem(word: string): OtherDrug | null {
  const lower = word.toLowerCase();
  if (!/^\p{L}{7,}$/u.test(lower)) return null;
  const stem = drugStems.find(({ending}) => lower.endsWith(ending));
  if (stem === undefined) return null;
  const supportive = stem.drugClass === "supportive care";
  return {
    drug: lower,
    drugClass: stem.drugClass,
    payloadClass: stem.payloadClass,
    role: supportive ? "supportive" : "companion",
    supportive,
    source: "INN stem"
  };
}
