import {normalForm} from "./normal-form.ts";
import {drugGroups, drugStems, type OtherDrug} from "./other-drugs.ts";

const byName: ReadonlyMap<string, OtherDrug> = new Map(
  drugGroups.flatMap(({drugClass, payloadClass = null, supportive = false, drugs}) =>
    drugs.flatMap((entry) => {
      const names = entry.split("|");
      const drug: OtherDrug = {drug: names[0] ?? entry, drugClass, payloadClass, supportive};
      return names.map((name): [string, OtherDrug] => [normalForm(name), drug]);
    })
  )
);

/** Names of drugs that are no conjugates, as written in the table. */
export const otherDrugNames: readonly string[] = drugGroups.flatMap(({drugs}) =>
  drugs.flatMap((entry) => entry.split("|"))
);

/** Ends of names that German and other languages write without a last e: `Capecitabin`, `Letrozol`, `Exemestan`, `Etoposid`, `Dexamethason`. */
const withoutE = /(?:in|ol|an|id|on)$/;

/** The drug that goes by this normal form, or null. */
export const otherDrug = (key: string): OtherDrug | null =>
  byName.get(key) ?? (withoutE.test(key) ? byName.get(`${key}e`) : undefined) ?? null;

/**
 * The drug behind a single unlisted word, by the stem of its INN, or null.
 *
 * @example
 * drugByStem("mobocitaxel").payloadClass // "microtubule inhibitor"
 */
export function drugByStem(word: string): OtherDrug | null {
  const lower = word.toLowerCase();
  if (!/^\p{L}{7,}$/u.test(lower)) return null;
  const stem = drugStems.find(({ending}) => lower.endsWith(ending));
  return stem === undefined
    ? null
    : {
        drug: lower,
        drugClass: stem.drugClass,
        payloadClass: stem.payloadClass,
        supportive: stem.drugClass === "supportive care"
      };
}
