import {append} from "../record/lists-by-key.ts";
import {adcLikelihood, mentionedAgent, unnamedAdc, type AdcLikelihood} from "./adc-likelihood.ts";
import {catalogue as ownCatalogue} from "./catalogue.ts";
import {contextualPartners, namedRegimens, type NamedRegimen} from "./named-regimens.ts";
import {withoutNoise} from "./name-noise.ts";
import {normalForm} from "./normal-form.ts";
import type {PayloadClass} from "./payload-classes.ts";
import {resolveAgent, resolvedAsWritten, type Resolution, type ResolveOptions} from "./resolve-agent.ts";
import {tumourGroup} from "./tumour-groups.ts";

/** A conjugate that a regimen names. */
export type RegimenAdc = Extract<Resolution, {kind: "adc" | "inferred-adc"}>;

/** A drug beside the conjugate, or the drugs of a regimen without one. */
export interface Partner {
  readonly text: string;
  readonly drug: string;
  readonly drugClass: string;
  readonly payloadClass: PayloadClass | null;
  readonly supportive: boolean;
  /** Why the reading wants a look, e.g. a bare `trastuzumab`; null where there is nothing to say. */
  readonly note: string | null;
}

/** A part of a regimen that was not read; nothing is guessed. */
export interface Unresolved {
  readonly text: string;
  readonly reason: string;
  /** `yes` and `possible` make an unknown conjugate of it. */
  readonly adc: AdcLikelihood;
  readonly suggestions: readonly string[];
}

/** A regimen, read. */
export interface Regimen {
  readonly text: string;
  /** Distinct conjugates, in the order of the text. */
  readonly adcs: readonly RegimenAdc[];
  /** Distinct other drugs, in the order of the text. */
  readonly partners: readonly Partner[];
  readonly unresolved: readonly Unresolved[];
}

interface Reading {
  readonly adcs: RegimenAdc[];
  readonly partners: Partner[];
  readonly unresolved: Unresolved[];
}

/** Separators from the strongest to the weakest; a part that a stronger one yields is tried whole before a weaker one cuts it. */
const separators: readonly RegExp[] = [
  /\s*(?:(?<!\d)[+＋]|[+＋](?!\d)|[;|&\n；、]|\s(?:and|plus|with|et|und|mit|avec|con|y|e)\s|\bw\/(?!\w*\d))\s*/iu,
  /\s*[,，]\s*/u,
  /\s*[/／]\s*/u
];
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
  const given = text.trim();
  if (given !== "" && !whole(given, options, reading)) alternatives(given, options, reading);
  contextual(reading);
  const adcs = distinct(reading.adcs, (adc) => (adc.kind === "adc" ? adc.agent.id : adc.name));
  const vial = adcs
    .flatMap((adc) => (adc.kind === "adc" ? (adc.agent.coFormulated ?? []) : []))
    .flatMap((name) => partnersOf(resolveAgent(name)));
  return {
    text,
    adcs,
    unresolved: reading.unresolved,
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
  const {text, drug, drugClass, payloadClass, supportive} = resolution;
  return [{text, drug, drugClass, payloadClass, supportive, note: null}];
}

/** Reads the text as one name or one named regimen; false where it is neither. */
function whole(text: string, options: ResolveOptions, reading: Reading): boolean {
  const regimen = namedRegimen(text, options);
  if (regimen !== null) {
    for (const drug of regimen.drugs) take(resolveAgent(drug, {...options, meaning: {}}), reading);
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
    const parts = text.split(pattern).filter((part) => part.trim() !== "");
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
  const bracket = level === 0 ? bracketIn(text) : null;
  if (bracket !== null) return bracketed(bracket, options, reading);
  const separator = separators[level];
  const cleaned = withoutNoise(text);
  if (cleaned === "") return noiseAlone(text, options, reading);
  if (cleaned !== text && whole(cleaned, options, reading)) return;
  if (separator === undefined) return words(text, cleaned, options, reading);
  // Doses hold slashes and commas ("5.4 mg/kg"): noise goes before the weaker separators cut.
  const parts = (level === 0 ? text : cleaned).split(separator).filter((part) => part.trim() !== "");
  if (parts.length < 2) return cut(text, level + 1, options, reading);
  for (const part of parts) cut(part.trim(), level === 0 ? 0 : level + 1, options, reading);
}

/** A text with brackets: what stands in the first of them, and around it. */
interface Bracketed {
  readonly inside: string;
  readonly outside: string;
}

function bracketIn(text: string): Bracketed | null {
  const found = /^(.*?)[([]([^()[\]]*)[)\]](.*)$/su.exec(text);
  if (found === null) return null;
  const [, before = "", inside = "", after = ""] = found;
  return {inside, outside: `${before} ${after}`.trim()};
}

function bracketed({inside, outside}: Bracketed, options: ResolveOptions, reading: Reading): void {
  const inner = parseRegimen(inside, options);
  // "HER2 ADC (T-DXd)": the brackets name what the words before them leave open.
  const outer = parseRegimen(outside, options);
  const generic =
    inner.adcs.length > 0 &&
    outer.adcs.length + outer.partners.length === 0 &&
    outer.unresolved.length > 0 &&
    outer.unresolved.every(({reason}) => reason === unnamedAdc);
  if (outside !== "" && !generic) cut(outside, 0, options, reading);
  aside(inside.trim(), inner, outside === "", reading);
}

/** What stands in brackets: another name of the same drug, partners, or a remark. */
function aside(text: string, inner: Regimen, alone: boolean, reading: Reading): void {
  if (text === "" || (!alone && withoutNoise(text) === "")) return;
  const named = reading.adcs.length + reading.partners.length > 0;
  if (
    reading.adcs.length > 0 &&
    inner.unresolved.every(({reason}) => reason === unnamedAdc) &&
    inner.adcs.length + inner.partners.length === 0
  )
    return;
  const remark = inner.adcs.length === 0 && inner.partners.length === 0;
  if (
    remark &&
    !alone &&
    named &&
    inner.unresolved.every(({reason}) => /trial/.test(reason)) &&
    !/blind|placebo|randomi/iu.test(text)
  )
    return;
  addAll(inner, reading);
}

function noiseAlone(text: string, options: ResolveOptions, reading: Reading): void {
  const {adc, reason} = adcLikelihood(text, options.catalogue ?? ownCatalogue);
  if (adc !== "no") reading.unresolved.push({text, reason, adc, suggestions: []});
}

/** Names that stand side by side with nothing but a space or a hyphen between; taken only if every word is understood. */
function words(text: string, cleaned: string, options: ResolveOptions, reading: Reading): void {
  const direct = resolveAgent(text, options);
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
  const resolution = length === 2 ? resolveAgent(name, options) : null;
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
      reading.partners.push(...partnersOf(resolveAgent(drug)));
    }
  }
}

/** Short names of the conjugates of a regimen, for tables. */
export const adcLabel = (adc: RegimenAdc): string => (adc.kind === "adc" ? adc.agent.label : adc.name);

/** The product that a conjugate of the catalogue is a form of; the name of an inferred one. */
export const adcProduct = (adc: RegimenAdc): string =>
  adc.kind === "adc" ? (adc.agent.entity ?? adc.agent.id) : adc.name;
