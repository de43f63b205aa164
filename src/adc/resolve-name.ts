import {ambiguousNames, nakedReadings} from "./ambiguous-names.ts";
import {isControlArm} from "./control-arm.ts";
import {agentById, catalogue as ownCatalogue, type Catalogue} from "./catalogue.ts";
import {inferredPayload, type InferredName} from "./inferred-name.ts";
import {innMatch} from "./inn-match.ts";
import {nameIndex} from "./name-index.ts";
import {withoutNoise} from "./name-noise.ts";
import {normalForm} from "./normal-form.ts";
import {drugByStem, otherDrug} from "./other-drug-index.ts";
import {payloadTags, secondWords} from "./inn-second-words.ts";
import {misspeltAntibody, misspeltInn, suggestions} from "./suggestions.ts";
import {givenInEveryArm, trialOfName} from "./registered-trials.ts";
import {tumourGroup} from "./tumour-groups.ts";
import {adcLikelihood, isAntibodyName} from "./adc-likelihood.ts";
import {notAnAdc, type Resolution, type ResolveOptions} from "./resolution.ts";

const ambiguous = new Map(ambiguousNames.map((entry) => [normalForm(entry.name), entry]));

/** What one name stands for, without brackets and further names; exact names first, then full INNs without their US prefix or suffix, then what the INN's second word tells. */
export function resolveName(text: string, options: ResolveOptions = {}): Resolution {
  const given = text.trim();
  const exactly = resolvedAsWritten(given, options);
  if (exactly !== null) return exactly;
  const cleaned = withoutNoise(given);
  if (cleaned !== given && cleaned !== "") {
    const again = resolvedAsWritten(cleaned, options) ?? inferred(cleaned, options.catalogue ?? ownCatalogue);
    if (again !== null) return {...again, text: given};
  }
  // "U3-1402 ADC" is that conjugate; "trastuzumab ADC" is not the antibody.
  const named = /\bADC\b/iu.test(given) ? resolvedAsWritten(given.replace(/\bADC\b/giu, " "), options) : null;
  if (named?.kind === "adc") return {...named, text: given};
  return (
    inferred(given, options.catalogue ?? ownCatalogue) ?? unresolved(given, cleaned, options.catalogue ?? ownCatalogue)
  );
}

/** By a declared meaning, a listed name, a refusal by name, or a full INN; null when none of these knows the text. */
export function resolvedAsWritten(
  text: string,
  {tumour, meaning, catalogue = ownCatalogue}: ResolveOptions
): Resolution | null {
  const key = normalForm(text);
  if (key === "") return null;
  return (
    byMeaning(text, key, meaning, catalogue, tumour) ??
    byAmbiguity(text, key, tumour, catalogue) ??
    byAlias(text, key, catalogue) ??
    byTrial(text, key, catalogue) ??
    byNakedReading(text, key, catalogue) ??
    byOtherDrug(text, key) ??
    byBareAntibody(text, key, catalogue) ??
    byInn(text, catalogue) ??
    byUsSuffix(text, catalogue)
  );
}

function byMeaning(
  text: string,
  key: string,
  meaning: ResolveOptions["meaning"],
  catalogue: Catalogue,
  tumour: ResolveOptions["tumour"]
): Resolution | null {
  const declared = meaningOf(key, meaning);
  if (declared === undefined) return null;
  if (normalForm(declared) === normalForm(notAnAdc)) return declaredNotAdc(text);
  const found = resolveName(declared, {tumour: tumour ?? null, catalogue});
  if (found.kind === "adc") return {...found, text, matched: "meaning"};
  if (found.kind === "not-adc") return {...found, text, matched: "meaning"};
  if (found.kind === "refused" && found.drug !== null)
    return {kind: "not-adc", text, ...found.drug, matched: "meaning"};
  throw new RangeError(`meaning of ${text} must be a drug that is known or "${notAnAdc}", got ${declared}`);
}

const meaningOf = (key: string, meaning: ResolveOptions["meaning"]): string | undefined =>
  Object.entries(meaning ?? {}).find(([name]) => normalForm(name) === key)?.[1];

function declaredNotAdc(text: string): Resolution {
  return {
    kind: "not-adc",
    text,
    drug: text,
    drugClass: "declared as no conjugate",
    payloadClass: null,
    role: "line-defining",
    supportive: false,
    source: "declared",
    matched: "meaning"
  };
}

function byAmbiguity(
  text: string,
  key: string,
  tumour: ResolveOptions["tumour"],
  catalogue: Catalogue
): Resolution | null {
  const name = ambiguous.get(key);
  if (name === undefined) return null;
  const agent = agentById(name.agent, catalogue);
  if (agent !== null && tumourGroup(tumour) === name.tumour)
    return {kind: "adc", text, agent, matched: "alias", name: name.name};
  return tumourGroup(tumour) === null
    ? {
        kind: "refused",
        text,
        reason: `${name.reason}; the tumour is not given`,
        adc: "possible",
        drug: null,
        suggestions: [name.elsewhere, agent?.inn ?? name.agent],
        readings: [agent?.inn ?? name.agent, name.elsewhere]
      }
    : {kind: "refused", text, reason: name.reason, adc: "no", drug: null, suggestions: [name.elsewhere]};
}

function byAlias(text: string, key: string, catalogue: Catalogue): Resolution | null {
  const hit = nameIndex(catalogue).exact.get(key);
  return hit === undefined ? null : {kind: "adc", text, agent: hit.agent, matched: "alias", name: hit.name};
}

/** A trial, by its number or name alone, of which every arm gives one conjugate. */
function byTrial(text: string, key: string, catalogue: Catalogue): Resolution | null {
  const trial = trialOfName(key);
  const agent = trial === null ? null : agentById(givenInEveryArm(trial) ?? "", catalogue);
  return agent === null ? null : {kind: "adc", text, agent, matched: "trial", name: text};
}

function byNakedReading(text: string, key: string, catalogue: Catalogue): Resolution | null {
  if (!nakedReadings.has(key)) return null;
  const carriers = nameIndex(catalogue).bareAntibodies.get(key) ?? [];
  return {
    kind: "refused",
    text,
    adc: "no",
    drug: otherDrug(key),
    reason: `${text} alone is the antibody; it is never read as one of the conjugates that carry it`,
    suggestions: carriers.filter((agent) => agent.stage === "approved").map((agent) => agent.inn ?? agent.label)
  };
}

/** With a small x it is radiotherapy (`RTx`), in capitals rituximab. */
const writtenForOther: ReadonlySet<string> = new Set(["RTx", "Rtx"]);

function byOtherDrug(text: string, key: string): Resolution | null {
  const drug = writtenForOther.has(text.trim()) ? null : otherDrug(key);
  return drug === null ? null : {kind: "not-adc", text, ...drug, matched: "alias"};
}

function byBareAntibody(text: string, key: string, catalogue: Catalogue): Resolution | null {
  const carriers = nameIndex(catalogue).bareAntibodies.get(key);
  if (carriers !== undefined)
    return {
      kind: "refused",
      text,
      adc: "yes",
      drug: null,
      suggestions: carriers.map((agent) => agent.inn ?? agent.label),
      ...(carriers.length > 1 ? {readings: carriers.map((agent) => agent.inn ?? agent.label)} : {}),
      reason: `${text} is an antibody name without its payload word${carriers.length > 1 ? ", shared by several conjugates" : ""}`
    };
  return secondWords.has(key) || payloadTags.has(key)
    ? {
        kind: "refused",
        text,
        adc: "yes",
        drug: null,
        suggestions: [],
        reason: `${text} is the payload word of a conjugate without its antibody`
      }
    : null;
}

function byInn(text: string, catalogue: Catalogue): Resolution | null {
  const match = innMatch(text, nameIndex(catalogue));
  if (match === null) return null;
  return match.kind === "clash"
    ? {kind: "refused", text, reason: match.reason, suggestions: match.suggestions, adc: "yes", drug: null}
    : {kind: "adc", text, agent: match.agent, matched: "inn", name: match.agent.inn ?? match.agent.label};
}

/** A biological before the four letters that the US hangs on its name: `bevacizumab-abcd`. */
const withUsSuffix = /^(\p{L}{4,}(?:mab|stim|cept|bart|tug|mig))\p{Pd}([a-z]{4})$/iu;

/** A biological that is no conjugate before a US suffix; not one that a conjugate carries, nor before the suffix of a conjugate. */
function byUsSuffix(text: string, catalogue: Catalogue): Resolution | null {
  const [, name = "", suffix = ""] = withUsSuffix.exec(text.trim()) ?? [];
  const key = normalForm(name);
  const {suffixes, bareAntibodies} = nameIndex(catalogue);
  if (key === "" || suffixes.has(suffix.toLowerCase()) || bareAntibodies.has(key)) return null;
  return byOtherDrug(text, key);
}

function inferred(text: string, catalogue: Catalogue): Resolution | null {
  const found: InferredName | null = inferredPayload(text);
  const meant = found === null ? null : misspeltInn(found.name, catalogue);
  if (meant !== null)
    return {
      kind: "unknown",
      text,
      reason: `not a name in the catalogue, but near to ${meant}`,
      suggestions: [meant],
      adc: "yes"
    };
  if (found !== null) return {kind: "inferred-adc", text, ...found};
  const drug = drugByStem(text);
  return drug === null ? null : {kind: "not-adc", text, ...drug, matched: "stem"};
}

function unresolved(text: string, cleaned: string, catalogue: Catalogue): Resolution {
  const whole = adcLikelihood(text, catalogue);
  // A dose behind a code does not make it less of one.
  const likely =
    whole.adc === "no" && cleaned !== "" && !isControlArm(text) ? adcLikelihood(cleaned, catalogue) : whole;
  const near = suggestions(cleaned, catalogue);
  const slip = likely.adc === "possible" && isAntibodyName(cleaned) ? misspeltAntibody(cleaned, catalogue) : null;
  if (slip !== null)
    return {kind: "unknown", text, reason: `not a name, but near to ${slip}`, suggestions: [slip], adc: "no"};
  if (likely.adc !== "no" || !near.adc)
    return {kind: "unknown", text, ...likely, suggestions: likely.suggestions ?? near.names};
  return {
    kind: "unknown",
    text,
    reason: `not a name in the catalogue, but near to ${near.names.join(" or ")}`,
    suggestions: near.names,
    adc: "possible"
  };
}
