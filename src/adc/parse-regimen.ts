import {append} from "../record/lists-by-key.ts";
import {adcLikelihood, mentionedAgent} from "./adc-likelihood.ts";
import {inBrackets} from "./bracket-reading.ts";
import {catalogue as ownCatalogue} from "./catalogue.ts";
import {contextualPartners, namedRegimens, type NamedRegimen} from "./named-regimens.ts";
import {drugHistory} from "./drug-history.ts";
import {maskedDrug} from "./masked-drugs.ts";
import {jsonDrugs} from "./json-drugs.ts";
import {localClasses, measuresIn} from "./measure.ts";
import {withoutNoise} from "./name-noise.ts";
import {normalForm} from "./normal-form.ts";
import {bracketsOf, partsOutside, plainField} from "./drug-field.ts";
import {adcLabel, adcProduct, type Partner, type Regimen, type RegimenAdc, type Unresolved} from "./regimen.ts";
import type {Resolution, ResolveOptions} from "./resolution.ts";
import {resolveName, resolvedAsWritten} from "./resolve-name.ts";
import {tumourGroup} from "./tumour-groups.ts";
import {underUnreadRules} from "./unread-class.ts";

interface Reading {
  readonly adcs: RegimenAdc[];
  readonly partners: Partner[];
  readonly unresolved: Unresolved[];
}

/** Separators from the strongest to the weakest; a part that a stronger one yields is tried whole before a weaker one cuts it. */
const strongest =
  /\s*(?:(?<!\d)[+＋]|[+＋](?!\d)|[;|&\n；、]|\s(?:and|plus|with|et|und|mit|avec|con|y|e)\s|\bw\/(?!\w*\d))\s*/iu;
const separators: readonly RegExp[] = [strongest, /\s*[,，]\s*/u, /\s*[/／]\s*/u];
const sequence = /\s*(?:→|⇒|->|=>|>|\bthen\b|\bfollowed by\b|\bswitch(?:ed)? to\b|\bchanged to\b)\s*/iu;
const alternative = /\s+(?:or|vs\.?|versus)\s+/iu;

/**
 * The conjugates and partners of a regimen as a drug field writes it. Parts are tried whole, then cut at weaker separators; a part that
 * is not understood to its last word stays unresolved, and says whether it may be a conjugate.
 *
 * @example
 * parseRegimen("EV + pembrolizumab").adcs.map((adc) => adc.agent.label) // ["EV"]
 * parseRegimen("T-DXd/pertuzumab").partners.map((partner) => partner.drug) // ["pertuzumab"]
 * parseRegimen("ADC trial").unresolved[0].adc // "yes"
 */
export function parseRegimen(text: string, options: ResolveOptions = {}): Regimen {
  const reading: Reading = {adcs: [], partners: [], unresolved: []};
  const given = joinedCodes(plainField(jsonDrugs(text) ?? text), options);
  if (isRecord.test(given))
    return {text, adcs: [], partners: [], unresolved: [{text, reason: RECORD, adc: "possible", suggestions: []}]};
  if (given.length > LONGEST) return {text, adcs: [], partners: [], unresolved: [tooLong(text)]};
  if (given !== "" && !whole(given, options, reading)) {
    const told = drugHistory(given, (part) => isRead(parseRegimen(part, options)));
    if (told !== null && told.given !== null)
      return {...parseRegimen(told.given, options), text, history: told.history};
    const mentioned = told === null ? null : mentionedAgent(given, options.catalogue ?? ownCatalogue);
    if (mentioned === null) alternatives(given, options, reading);
    else reading.unresolved.push(notTold(given, mentioned));
  }
  contextual(reading);
  const adcs = distinct(reading.adcs, (adc) => (adc.kind === "adc" ? adc.agent.id : adc.name));
  const vial = adcs
    .flatMap((adc) => (adc.kind === "adc" ? (adc.agent.coFormulated ?? []) : []))
    .flatMap((name) => partnersOf(resolveName(name)));
  return {
    text,
    adcs,
    unresolved: reading.unresolved.map((part) => underUnreadRules(part, options)),
    partners: distinct([...reading.partners, ...vial], (partner) => partner.drug)
  };
}

/**
 * A parser for many texts under the same options: each distinct text is read once.
 *
 * @example
 * const parse = regimenParser({tumour: "urothelial carcinoma"});
 * parse("EV") === parse("EV") // true
 */
export function regimenParser(options: ResolveOptions = {}): (text: string) => Regimen {
  const known = new Map<string, Regimen>();
  return (text) => {
    let regimen = known.get(text);
    if (regimen === undefined) {
      regimen = parseRegimen(text, options);
      known.set(text, regimen);
    }
    return regimen;
  };
}

/** A record of a program of which the drug cannot be told. */
const isRecord = /^\{.*:.*\}$|^\[\s*\{.*\}\s*\]$/su;
const RECORD = "a record of a program of which the name of the drug cannot be told";

/** Drugs that are joined behind a word for what was before: `SG after T-DXd + pertuzumab`. */
const notTold = (text: string, mentioned: string): Unresolved => ({
  text,
  reason: "joins drugs behind a word for what was given before: which of them was given now is not known",
  adc: "yes",
  suggestions: [mentioned]
});

/** Whether a text names drugs, and nothing that is not read. */
const isRead = ({adcs, partners, unresolved}: Regimen): boolean =>
  adcs.length + partners.length > 0 && unresolved.length === 0;

/** A company code whose letters and digits stand apart. */
const apart = /\b([a-z]{2,8}) (\d{3,7}[a-z]?)\b/gi;

/** A text in which company codes that are names stand as one word: the digits of `LEE 011 600 mg` are no dose. */
const joinedCodes = (text: string, options: ResolveOptions): string =>
  text.replace(apart, (whole, letters: string, digits: string) => {
    const kind = resolvedAsWritten(letters + digits, options)?.kind;
    return kind === "adc" || kind === "not-adc" ? letters + digits : whole;
  });

/** Most characters of a field that names drugs. */
const LONGEST = 2000;

const tooLong = (text: string): Unresolved => ({
  text: text.slice(0, 100),
  reason: `longer than ${LONGEST} characters, which is no name of a drug`,
  adc: "possible",
  suggestions: []
});

const distinct = <Item>(items: readonly Item[], key: (item: Item) => string): Item[] =>
  [...new Map(items.toReversed().map((item) => [key(item), item])).values()].toReversed();

const regimenNames: ReadonlyMap<string, readonly NamedRegimen[]> = namedRegimens.reduce((map, regimen) => {
  for (const name of regimen.names.split("|")) append(map, normalForm(name), regimen);
  return map;
}, new Map<string, NamedRegimen[]>());

function namedRegimen(text: string, {tumour}: ResolveOptions): NamedRegimen | null {
  const found = regimenNames.get(normalForm(text));
  return found?.find((regimen) => regimen.tumour === undefined || regimen.tumour === tumourGroup(tumour)) ?? null;
}

function take(resolution: Resolution, reading: Reading): void {
  switch (resolution.kind) {
    case "adc":
    case "inferred-adc":
      reading.adcs.push(resolution);
      return;
    case "not-adc":
      reading.partners.push(...partnersOf(resolution));
      return;
    case "refused":
      if (resolution.drug === null) reading.unresolved.push(resolution);
      else reading.partners.push({text: resolution.text, ...resolution.drug, note: resolution.reason});
      return;
    case "unknown":
      reading.unresolved.push(resolution);
  }
}

function partnersOf(resolution: Resolution): Partner[] {
  if (resolution.kind !== "not-adc") return [];
  const {text, drug, drugClass, payloadClass, role, supportive, source} = resolution;
  return [{text, drug, drugClass, payloadClass, role, supportive, source, note: null}];
}

/** Reads the text as one name or one named regimen; false where it is neither. */
function whole(text: string, options: ResolveOptions, reading: Reading): boolean {
  const regimen = namedRegimen(text, options);
  if (regimen !== null) {
    for (const drug of regimen.drugs) take(resolveName(drug, {...options, meaning: {}}), reading);
    return true;
  }
  const resolution = resolvedAsWritten(text, options);
  if (resolution === null) return false;
  take(resolution, reading);
  return true;
}

const alternativeRules = [
  {pattern: alternative, reason: "names alternatives: which one was given is not known"},
  {pattern: sequence, reason: "names conjugates in sequence within one line: one row per line of therapy is needed"}
];

/** `A or B` and `A then B`: two names of one thing are that thing; two conjugates are not known to be either, or cannot be dated. */
function alternatives(text: string, options: ResolveOptions, reading: Reading): void {
  for (const {pattern, reason} of alternativeRules) {
    const parts = partsOutside(text, pattern);
    if (parts.length < 2) continue;
    const readings = parts.map((part) => parseRegimen(part, options));
    if (isUndecided(readings, pattern === alternative))
      reading.unresolved.push({
        text,
        reason,
        adc: "yes",
        suggestions: readings.flatMap((part) => part.adcs.map(adcLabel))
      });
    else for (const part of readings) addAll(part, reading);
    return;
  }
  cut(text, 0, options, reading);
}

/** Whether parts that are given instead of or after each other leave open which conjugate the line is. */
function isUndecided(readings: readonly Regimen[], areAlternatives: boolean): boolean {
  const adcs = new Set(readings.flatMap((part) => part.adcs.map(adcProduct)));
  const everyPart = readings.every((part) => part.adcs.length > 0);
  const unread = readings.some((part) => part.unresolved.some(({adc}) => adc !== "no"));
  const severalOrNone = areAlternatives ? adcs.size > 0 && !(adcs.size === 1 && everyPart) : adcs.size > 1;
  return severalOrNone || (unread && adcs.size > 0);
}

function addAll({adcs, partners, unresolved}: Omit<Regimen, "text">, reading: Reading): void {
  reading.adcs.push(...adcs);
  reading.partners.push(...partners);
  reading.unresolved.push(...unresolved);
}

/** Reads a part whole if that is possible, else cuts it at the next weaker separator. */
function cut(text: string, level: number, options: ResolveOptions, reading: Reading): void {
  if (whole(text, options, reading)) return;
  const unnamed = maskedDrug(text);
  if (unnamed !== null) return void reading.unresolved.push(unnamed);
  const measures = measuresIn(text, (word) => isDrugWord(word, options));
  if (measures.length > 0)
    return void reading.partners.push(...measures.map((measure) => ({text, ...measure, note: null})));
  if (level === 0 && (bracketed(text, options, reading) || indicated(text, options, reading))) return;
  const separator = separators[level];
  const cleaned = withoutNoise(text);
  if (cleaned === "") return noiseAlone(text, options, reading);
  if (cleaned !== text && whole(cleaned, options, reading)) return;
  if (separator === undefined) return words(text, cleaned, options, reading);
  // Doses hold slashes and commas ("5.4 mg/kg"): noise goes before the weaker separators cut.
  const hasUnnamed = text.split(separator).some((part) => maskedDrug(part) !== null);
  const parts = (level === 0 || hasUnnamed ? text : cleaned).split(separator).filter((part) => part.trim() !== "");
  if (parts.length < 2) return cut(text, level + 1, options, reading);
  for (const part of parts) cut(part.trim(), level === 0 ? 0 : level + 1, options, reading);
}

/** Whether a word alone is the name of a drug. */
const isDrugWord = (word: string, options: ResolveOptions): boolean => {
  const found = resolvedAsWritten(word, options);
  return found !== null && !(found.kind === "not-adc" && localClasses.has(found.drugClass));
};

/** Reads a text with brackets, each part between strong separators for itself; false where there are none. */
function bracketed(text: string, options: ResolveOptions, reading: Reading): boolean {
  const found = bracketsOf(text);
  if (found === null) return false;
  const parts = partsOutside(text, strongest);
  if (parts.length > 1) {
    for (const part of parts) cut(part, 0, options, reading);
    return true;
  }
  const {outside, insides} = found;
  const {catalogue} = options;
  addAll(
    inBrackets({
      outer: outside === "" ? null : parseRegimen(outside, options),
      inners: insides.map((inside) =>
        parseRegimen(inside.replace(/^\s*(?:[+&,;]|and|plus|with|und|mit|et|avec|con)\s+/iu, ""), options)
      ),
      ...(catalogue === undefined ? {} : {catalogue})
    }),
    reading
  );
  return true;
}

const indication = /\s(?:for|pour|para|für|per|bei|wegen|due to)\s/iu;

/** `X for Y`, where X is one drug and Y names none, is X; false where it is not so. */
function indicated(text: string, options: ResolveOptions, reading: Reading): boolean {
  const [drug = "", purpose = "", ...more] = text.split(indication);
  if (purpose === "" || more.length > 0) return false;
  const named = resolvedAsWritten(withoutNoise(drug), options);
  if (named?.kind !== "adc" && named?.kind !== "not-adc") return false;
  const {adcs, partners, unresolved} = parseRegimen(purpose, options);
  if (adcs.length + partners.length > 0 || unresolved.some(({adc}) => adc !== "no")) return false;
  take(named, reading);
  return true;
}

function noiseAlone(text: string, options: ResolveOptions, reading: Reading): void {
  const likely = adcLikelihood(text, options.catalogue ?? ownCatalogue);
  if (likely.adc !== "no") reading.unresolved.push({text, ...likely, suggestions: likely.suggestions ?? []});
}

/** Names that stand side by side with nothing but a space or a hyphen between; taken only if every word is understood. */
function words(text: string, cleaned: string, options: ResolveOptions, reading: Reading): void {
  const direct = resolveName(text, options);
  if (direct.kind !== "unknown") return take(direct, reading);
  for (const pieces of [cleaned.split(/\s+/u), cleaned.split(/[\s\p{Pd}]+/u)]) {
    const found = pieces.length > 1 && pieces.length <= 12 ? runs(pieces, options) : null;
    if (found === null) continue;
    return addAll(found, reading);
  }
  const mentioned = mentionedAgent(text, options.catalogue ?? ownCatalogue);
  if (mentioned !== null && direct.adc === "no")
    return void reading.unresolved.push({
      text,
      reason: `names ${mentioned} beside words that are not understood`,
      adc: "possible",
      suggestions: [mentioned]
    });
  reading.unresolved.push(direct);
}

/** Splits words into the longest names from the left; null when a word is left over. */
function runs(pieces: readonly string[], options: ResolveOptions): Reading | null {
  const found: Reading = {adcs: [], partners: [], unresolved: []};
  let start = 0;
  while (start < pieces.length) {
    let end = Math.min(pieces.length, start + 5);
    for (; end > start; end--) {
      const name = pieces.slice(start, end).join(" ");
      if (
        end - start < pieces.length &&
        (whole(name, options, found) || inferredRun(name, end - start, options, found))
      )
        break;
    }
    if (end === start) return null;
    start = end;
  }
  return found.adcs.length + found.partners.length + found.unresolved.length > 0 ? found : null;
}

function inferredRun(name: string, length: number, options: ResolveOptions, found: Reading): boolean {
  const resolution = length === 2 ? resolveName(name, options) : null;
  if (resolution === null || resolution.kind !== "inferred-adc") return false;
  take(resolution, found);
  return true;
}

/** A letter that is a partner only beside a certain conjugate: the P of `EV + P`. */
function contextual(reading: Reading): void {
  for (const adc of reading.adcs) {
    if (adc.kind !== "adc") continue;
    for (const {agent, letter, drug} of contextualPartners) {
      const at = reading.unresolved.findIndex(({text}) => text.toUpperCase() === letter);
      if (agent !== adc.agent.id || at < 0) continue;
      reading.unresolved.splice(at, 1);
      reading.partners.push(...partnersOf(resolveName(drug)));
    }
  }
}
