import type {Catalogue} from "./catalogue.ts";
import {agentById} from "./catalogue.ts";
import {isControlArm} from "./control-arm.ts";
import {secondWords} from "./inn-second-words.ts";
import {nameIndex} from "./name-index.ts";
import {normalForm} from "./normal-form.ts";
import {otherDrug} from "./other-drug-index.ts";
import {registeredTrial, type RegisteredTrial} from "./registered-trials.ts";
import {trialProgrammes} from "./trial-programmes.ts";
import type {UnreadClass} from "./unread-class.ts";

/** Whether an unread text means a conjugate. Whoever counts exposures keeps `yes` and `possible` as unknown conjugates. */
export type AdcLikelihood = "yes" | "possible" | "no";

interface Marker {
  readonly pattern: RegExp;
  readonly adc: AdcLikelihood;
  readonly reason: string;
  /** The class of texts that a plan may decide as a whole. */
  readonly unread?: UnreadClass;
}

/** Reason of a text that says that a conjugate was given and not which. */
export const unnamedAdc = "an antibody-drug conjugate that is not named";

const programmes = new RegExp(`\\b(?:${trialProgrammes.map(({name}) => name).join("|")})\\b`, "iu");

/** Whether an unread text means a conjugate, with why, and which may be meant. */
interface Likelihood {
  readonly adc: AdcLikelihood;
  readonly reason: string;
  readonly unread?: UnreadClass;
  /** Short names of the conjugates that the text leaves open. */
  readonly suggestions?: readonly string[];
}

/** A text that names a trial by number or name: one arm gives a conjugate, and which arm it was is not said. */
function byTrial(text: string, catalogue: Catalogue): Likelihood | null {
  const found = registeredTrial(text);
  if (found === null) return byProgramme(text, catalogue);
  const {arms} = found.trial;
  // The arm without a conjugate stands last.
  return isControlArm(text) && arms.length > 1 && arms.at(-1) === null
    ? {adc: "no", reason: `the control arm of ${found.written}, which gives no conjugate`}
    : ofTrial(found.written, found.trial, catalogue);
}

function ofTrial(written: string, {arms}: RegisteredTrial, catalogue: Catalogue): Likelihood {
  const labels = [...new Set(arms.flatMap((id) => (id === null ? [] : (agentById(id, catalogue)?.label ?? id))))];
  return {
    adc: arms.includes(null) ? "possible" : "yes",
    reason: `${written}: ${labels.map((label) => `one arm gives ${label}`).join(", ")}; the arm is not named`,
    unread: "masked-drug",
    suggestions: labels
  };
}

function byProgramme(text: string, catalogue: Catalogue): Likelihood | null {
  const name = programmes.exec(text)?.[0].toLowerCase();
  const programme = trialProgrammes.find((one) => one.name.toLowerCase() === name);
  return programme === undefined
    ? null
    : {
        adc: "possible",
        reason: "a trial in which one arm gives a conjugate; the arm is not named",
        unread: "masked-drug",
        suggestions: [agentById(programme.agent, catalogue)?.label ?? programme.agent]
      };
}

/** Makers of conjugates whose codes end in the name of a target (`SGN-STNV`, `LOXO-NECTIN`). */
const makers = "SGN|SG|ADCT|IMGN|IMMU|TORL|CAB|MRG|STRO|XMT|MORAB|LOXO|NBE|ARX|TUB|MYTX|SKB|JSKN|DXC|OBI";
/** A target behind the letters of a maker: `ABC-CEACAM5C`, `TORL-1-23`; not behind a word for what a drug does or is. */
const targetCode = new RegExp(
  `^(?!(?:anti|pre|post|non|peg|car|cart|radio|nab|lipo|chemo|egfr|vegf|igf|fgf|tnf|ifn|covid)-)(?:[A-Z]{3,6}-[A-Z]+\\d[A-Z0-9]*|[A-Z]{3,6}-\\d{1,2}-\\d{1,3}|(?:${makers})-[A-Z][A-Z0-9]{2,})$`,
  "i"
);

/** One word with the ending of an antibody. */
const antibodyName = /^\p{L}{3,}(?:mab|bart|tug|mig|ment)$/iu;

/** Whether a text is one word with the ending of an antibody. */
export const isAntibodyName = (text: string): boolean => antibodyName.test(text);

/** In order; the first that matches speaks, before a trial that is named. */
const before: readonly Marker[] = [
  {
    pattern: /covid-?19|vaccine|conjugated estrogens?|radioconjugate|radioligand/iu,
    adc: "no",
    reason: "not a name in the catalogue"
  },
  {
    pattern: /\bADCs?\b|antibody[-\s]*drug[-\s]*conjugate|immuno-?conjugate|\bconjugate\b|抗体偶联|抗体薬物複合体/iu,
    adc: "yes",
    reason: unnamedAdc
  },
  {
    pattern: /\b(?:antibod(?:y|ies)|mabs?)\b[^,;]*\bconjugated\s+(?:to|with)\b/iu,
    adc: "possible",
    reason: "an antibody that carries something, and is not named"
  },
  {
    pattern: /blinded|masked|double[-\s]?blind|randomi[sz]ed/iu,
    adc: "possible",
    unread: "masked-drug",
    reason: "a blinded or randomised treatment"
  }
];

/** In order; the first that matches speaks, where no trial is named. */
const markers: readonly Marker[] = [
  {
    pattern:
      /clinical (?:trial|study)|study (?:drug|treatment|medication)|investigational|experimental|\btrial\b|\barm\b|\bphase (?:1|2|3|i{1,3})\b|\bIMP\b|\bNCT\d{8}\b/iu,
    adc: "possible",
    unread: "masked-drug",
    reason: "a trial treatment that is not named"
  },
  {
    pattern:
      /^(?!il[-\s]?\d+\b)[a-z]{1,6}[-\s]?\d{2,}[a-z0-9-]*$|^[a-z]{1,4}-[a-z]{1,2}\d{3,}[a-z]?$|^\d{1,2}[a-z]{2,3}\d{3,}$/iu,
    adc: "possible",
    unread: "unknown-code",
    reason: "a company code that is not in the catalogue"
  },
  {pattern: targetCode, adc: "possible", unread: "unknown-code", reason: "a company code that is not in the catalogue"},
  {
    pattern: antibodyName,
    adc: "possible",
    reason: "an antibody name that is not in the catalogue, perhaps a conjugate without its payload word"
  }
];

/** What only a conjugate is called by, also where it is written together with other words: `DisitamabVedotinForInjection`, `anti-DLK1-MMAE`. */
const payloadWord = new RegExp(`${[...secondWords.keys()].join("|")}|mma[ef]`, "iu");

/** An unknown code at the beginning of a remark: `HS-20117 combined with chemotherapy`. */
const leadingCode = /^(?!CA-)[A-Z]{2,5}-[A-Z]?\d{3,6}[A-Z]?\s+\p{Ll}{3,}/u;

/** An antibody's name and one more word. */
const twoWords = /^(\p{L}{3,}(?:mab|bart|tug|mig|ment))[\s\p{Pd}]+\p{L}{5,}$/iu;

/**
 * Whether a text that no rule could read means a conjugate, and why.
 *
 * @example
 * adcLikelihood("ADC trial", catalogue).adc // "yes"
 */
export function adcLikelihood(text: string, catalogue: Catalogue): Likelihood {
  const marker = before.find(({pattern}) => pattern.test(text));
  const trial = marker === undefined ? byTrial(text, catalogue) : null;
  if (trial !== null) return trial;
  return byMarker(marker ?? markers.find(({pattern}) => pattern.test(text)), text, catalogue);
}

function byMarker(marker: Marker | undefined, text: string, catalogue: Catalogue): Likelihood {
  if (marker !== undefined) {
    const {pattern: _, ...said} = marker;
    return said;
  }
  const [, first] = twoWords.exec(text.trim()) ?? [];
  if (first !== undefined && otherDrug(normalForm(first)) === null)
    return {adc: "possible", reason: "an antibody name with a second word that is not known, perhaps a conjugate"};
  const mentioned = mentionedAgent(text, catalogue);
  // A raised figure of a spreadsheet is a plain one in its text: `EV2`.
  const [, name] = /^(\p{L}[\p{L}\p{Pd}]+)[1-9][)*]?$/u.exec(text.trim()) ?? [];
  const marked = mentioned === null && name !== undefined ? mentionedAgent(name, catalogue) : null;
  if (marked !== null)
    return {adc: "possible", reason: `${marked} and a figure, perhaps of a footnote`, suggestions: [marked]};
  if (mentioned === null && payloadWord.test(text))
    return {adc: "possible", reason: "holds the payload word of a conjugate, among words that are not understood"};
  if (mentioned === null && leadingCode.test(text))
    return {adc: "possible", unread: "unknown-code", reason: "a company code that is not in the catalogue"};
  return mentioned === null
    ? {adc: "no", reason: "not a name in the catalogue"}
    : {adc: "possible", reason: `names ${mentioned} beside words that are not understood`};
}

/** The first conjugate that a text names among other words, as the text writes it, or null. */
export function mentionedAgent(text: string, catalogue: Catalogue): string | null {
  const {exact} = nameIndex(catalogue);
  const words = text.split(/[\s,;:/+&()±]+/u).filter((word) => word !== "");
  for (const [start] of words.entries())
    for (let length = Math.min(3, words.length - start); length >= 1; length--) {
      const name = words.slice(start, start + length).join(" ");
      const hit = exact.get(normalForm(name));
      // A short abbreviation counts only as it is usually written: "go" and "ev" are words of other languages.
      if (hit !== undefined && (name.length > 4 || name === name.toUpperCase() || name === hit.name)) return name;
    }
  return null;
}
