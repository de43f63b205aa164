import {catalogue as ownCatalogue, type Catalogue} from "./catalogue.ts";
import {parseRegimen} from "./parse-regimen.ts";
import type {Regimen} from "./regimen.ts";

/** What stands between treatments that follow each other in a label; a hyphen or a dash only between blanks. */
const between =
  /\s*(?:→|⇒|⟶|➔|➝|-+>|=+>|>+|»)\s*|\s+(?:[-–—]|then|followed by|to|dann|gefolgt von|puis|luego|seguito da)\s+/iu;
/** A count behind a label: `(n = 12)`, `n=12`. */
const count = /\s*[([]?\s*\bn\s*=\s*\d+\s*[)\]]?\s*$/iu;

/**
 * What a label of a group names, where each word of it is a treatment that is known: the same key for `T-DXd → SG` and `Enhertu then Trodelvy`. Null where a part is not known, or where no ADC is named.
 *
 * @example
 * treatmentNamed("T-DXd → SG") === treatmentNamed("Enhertu->Trodelvy (n=12)") // true
 * treatmentNamed("SG after T-DXd") === treatmentNamed("T-DXd → SG") // true
 * treatmentNamed("arm A") // null
 */
export function treatmentNamed(label: string, catalogue: Catalogue = ownCatalogue): string | null {
  const parts = partsOf(label, catalogue);
  const keys = parts.map(keyOf);
  return keys.includes(null) || !parts.some(({adcs}) => adcs.length > 0) ? null : keys.join(" → ");
}

const partsOf = (label: string, catalogue: Catalogue): Regimen[] =>
  label
    .replace(count, "")
    .split(between)
    .flatMap((part) => inTime(parseRegimen(part, {catalogue}), catalogue));

/** A treatment with the one that its label tells of another time (`SG after T-DXd`), in the order in which they were given. */
function inTime(read: Regimen, catalogue: Catalogue): Regimen[] {
  const {history} = read;
  if (history === undefined || history.drugs === "") return [read];
  const other = parseRegimen(history.drugs, {catalogue});
  return history.when === "before" ? [other, read] : [read, other];
}

/** Most readings of a label that are looked at. */
const MOST_READINGS = 32;

/**
 * What a label may name that names no treatment for certain, as a name of several conjugates or one beside words that are not known does: keys as of `treatmentNamed`. Empty where it is certain, or says nothing.
 *
 * @example
 * treatmentsPerhaps("Sacituzumab").includes(treatmentNamed("SG")) // true
 * treatmentsPerhaps("SG") // []
 */
export function treatmentsPerhaps(label: string, catalogue: Catalogue = ownCatalogue): string[] {
  const parts = partsOf(label, catalogue);
  if (parts.every((part) => keyOf(part) !== null)) return [];
  const readings = parts.map((part) => {
    const key = keyOf(part);
    return key === null ? perhaps(part, catalogue) : [key];
  });
  if (readings.reduce((n, own) => n * own.length, 1) > MOST_READINGS) return [];
  return readings
    .reduce<string[][]>((all, own) => all.flatMap((keys) => own.map((key) => [...keys, key])), [[]])
    .map((keys) => keys.join(" → "));
}

/** Keys of what a part without a certain one may name alone. */
function perhaps({adcs, partners, unresolved}: Regimen, catalogue: Catalogue): string[] {
  const [open, ...more] = unresolved;
  if (open === undefined || more.length > 0 || adcs.length > 0 || partners.length > 0) return [];
  const keys = (open.suggestions ?? []).map((name) => keyOf(parseRegimen(name, {catalogue})));
  return [...new Set(keys.filter((key) => key !== null))];
}

/** The conjugates and partners of a part, in an order of their own; null where something of it is not known. */
function keyOf({adcs, partners, unresolved}: Regimen): string | null {
  if (unresolved.length > 0) return null;
  const conjugates = adcs.map((adc) => (adc.kind === "adc" ? (adc.agent.entity ?? adc.agent.id) : ""));
  const names = [...conjugates, ...partners.map(({drug}) => drug)];
  return names.length === 0 || names.includes("") ? null : names.toSorted().join(" + ");
}
