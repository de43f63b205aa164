import {adcProduct, type Regimen} from "../adc/regimen.ts";

/**
 * What a drug does to lines of therapy. A companion is given with, or after, a line without opening one: endocrine therapy, HER2 antibodies, checkpoint inhibitors; it opens a line of its own only
 * after a progression or where nothing was given before. An unread drug never changes a line that another drug has opened.
 */
export type DrugRole = "conjugate" | "line-defining" | "companion" | "unread" | "supportive" | "local";

/** Classes of drugs that are given beside the drug of a line, and go on after it. */
const companionClasses: ReadonlySet<string> = new Set([
  "endocrine therapy",
  "HER2 antibody",
  "CDK4/6 inhibitor",
  "CDK inhibitor",
  "PI3K/AKT/mTOR inhibitor",
  "mTOR inhibitor",
  "PD-1/PD-L1 antibody",
  "CTLA-4 antibody",
  "bispecific checkpoint antibody",
  "VEGF/VEGFR antibody"
]);

const localClasses: ReadonlySet<string> = new Set(["radiotherapy", "surgery", "no treatment"]);
const otherDisease = "antibody for another disease";

/** A drug record's role, and what tells its drug from others whatever it is called. */
export interface ReadDrug {
  readonly role: DrugRole;
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

function roleOf({adcs, partners, unresolved}: Omit<Regimen, "text">): DrugRole {
  if (adcs.length > 0 || unresolved.some(({adc}) => adc !== "no")) return "conjugate";
  const classes = partners.filter(({supportive, drugClass}) => !supportive && drugClass !== otherDisease);
  if (classes.some(({drugClass}) => !companionClasses.has(drugClass) && !localClasses.has(drugClass)))
    return "line-defining";
  if (classes.some(({drugClass}) => companionClasses.has(drugClass))) return "companion";
  if (unresolved.length > 0 || partners.length === 0) return "unread";
  return classes.length > 0 ? "local" : "supportive";
}
