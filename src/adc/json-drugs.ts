/** Keys under which a record of a drug holds its name; the others hold doses, routes and days. */
const names =
  /^(?:drug|drugs|drug_?name|name|agent|agents|substance|medication|medicine|regimen|treatment|therapy|inn|label|display|text|brand|product|wirkstoff|medikament|substanz|therapie|präparat|médicament|medicament|traitement|substance|fármaco|farmaco|medicamento|tratamiento|terapia|principio_?attivo|geneesmiddel|middel|middelen)$/iu;
/** Keys of parts that stand together. */
const lists = /^(?:drugs|agents|components|items|partners|medications|substances|wirkstoffe|regimen|combination)$/i;
/** Most characters of a cell that is looked at. */
const LONGEST = 2000;

/**
 * The drugs of a cell that holds a list or record of a program (JSON, or as Python prints it), joined by `+`; null where it is none, or where names and what stands beside them cannot be told apart.
 *
 * @example
 * jsonDrugs('["T-DXd", "pertuzumab"]') // "T-DXd + pertuzumab"
 * jsonDrugs('{"drug": "SG", "dose": "10 mg/kg"}') // "SG"
 * jsonDrugs("[fam-]trastuzumab deruxtecan") // null
 */
export function jsonDrugs(cell: string): string | null {
  const text = cell.trim();
  if (text.length > LONGEST || !/^(?:\[.*\]|\{.*\})$/su.test(text)) return null;
  const value = parsed(text) ?? parsed(text.replaceAll("'", '"').replaceAll(/\bNone\b/g, "null"));
  const drugs = value === null ? null : drugsIn(value);
  return drugs === null || drugs.length === 0 ? null : drugs.join(" + ");
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}

/** The names of drugs in a value; null where none can be told. */
function drugsIn(value: unknown): string[] | null {
  if (typeof value === "string") return value.trim() === "" ? [] : [value.trim()];
  if (Array.isArray(value)) {
    const own = value.map((one: unknown) => drugsIn(one));
    return own.includes(null) ? null : own.flatMap((one) => one ?? []);
  }
  if (typeof value !== "object" || value === null) return null;
  const found = Object.entries(value).filter(([key, own]) =>
    Array.isArray(own) ? lists.test(key) || names.test(key) : names.test(key) && typeof own === "string"
  );
  const [only, ...others] = found;
  // A brand beside its substance is one drug twice, and not two.
  return only === undefined || others.length > 0 ? null : drugsIn(only[1]);
}
