import {localClasses} from "../adc/measure.ts";
import {adcProduct, type Regimen} from "../adc/regimen.ts";

/**
 * What a drug does to lines of therapy. A companion is given with, or after, a line without opening one: endocrine therapy, HER2 antibodies, checkpoint inhibitors; it opens a line of its own only
 * after a progression or where nothing was given before. An unread drug never changes a line that another drug has opened.
 */
export type LineRole = "conjugate" | "line-defining" | "companion" | "unread" | "supportive" | "local";

/** Classes that open lines by the dictionary, and are given with endocrine therapy or go on alone after chemotherapy: here companions like these. */
const goWithOthers: ReadonlySet<string> = new Set([
  "CDK4/6 inhibitor",
  "CDK inhibitor",
  "PI3K/AKT/mTOR inhibitor",
  "PI3K inhibitor",
  "mTOR inhibitor",
  "VEGF/VEGFR antibody"
]);

/** A drug record's role, and what tells its drug from others whatever it is called. */
export interface ReadDrug {
  readonly role: LineRole;
  readonly key: string;
}

/**
 * The role of the drug or drugs of one record.
 *
 * @example
 * drugRole(parseRegimen("Enhertu")) // {role: "conjugate", key: "trastuzumab-deruxtecan"}
 * drugRole(parseRegimen("letrozole")).role // "companion"
 * drugRole(parseRegimen("capecitabine + letrozole")).role // "line-defining"
 * drugRole(parseRegimen("Xyzzy")).role // "unread"
 */
export function drugRole({text, adcs, partners, unresolved}: Regimen): ReadDrug {
  const key = [...adcs.map(adcProduct), ...partners.map(({drug}) => drug), ...unresolved.map((part) => part.text)]
    .toSorted()
    .join("|");
  return {role: roleOf({adcs, partners, unresolved}), key: key === "" ? text : key};
}

function roleOf({adcs, partners, unresolved}: Omit<Regimen, "text">): LineRole {
  if (adcs.length > 0 || unresolved.some(({adc}) => adc !== "no")) return "conjugate";
  const given = partners.filter(({role, drugClass}) => role !== "supportive" && !localClasses.has(drugClass));
  if (given.some(({role, drugClass}) => role === "line-defining" && !goWithOthers.has(drugClass)))
    return "line-defining";
  if (given.length > 0) return "companion";
  if (unresolved.length > 0 || partners.length === 0) return "unread";
  return partners.some(({drugClass}) => localClasses.has(drugClass)) ? "local" : "supportive";
}
