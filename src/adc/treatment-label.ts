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
 * treatmentNamed("arm A") // null
 */
export function treatmentNamed(label: string, catalogue: Catalogue = ownCatalogue): string | null {
  const parts = label
    .replace(count, "")
    .split(between)
    .map((part) => parseRegimen(part, {catalogue}));
  const keys = parts.map(keyOf);
  return keys.includes(null) || !parts.some(({adcs}) => adcs.length > 0) ? null : keys.join(" → ");
}

/** The conjugates and partners of a part, in an order of their own; null where something of it is not known. */
function keyOf({adcs, partners, unresolved}: Regimen): string | null {
  if (unresolved.length > 0) return null;
  const conjugates = adcs.map((adc) => (adc.kind === "adc" ? (adc.agent.entity ?? adc.agent.id) : ""));
  const names = [...conjugates, ...partners.map(({drug}) => drug)];
  return names.length === 0 || names.includes("") ? null : names.toSorted().join(" + ");
}
