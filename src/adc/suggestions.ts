import {edits, nearMiss} from "../record/near-miss.ts";
import type {Catalogue} from "./catalogue.ts";
import {secondWords} from "./inn-second-words.ts";
import {nameIndex} from "./name-index.ts";
import {nearNames} from "../record/near-names.ts";
import {normalForm} from "./normal-form.ts";
import {drugNames} from "./other-drug-index.ts";

/** Names of other drugs that a text may be a slip of: words, for one digit off a company code is another drug. */
const otherNames = lazily(() => drugNames().flatMap(({name}) => (name.length >= 5 && !/\d/.test(name) ? [name] : [])));
/** Finds among them the one that a text was probably meant to be. */
const nearOther = lazily(() => nearNames(otherNames()));

/** Makes something when it is first asked for. */
function lazily<Made>(make: () => Made): () => Made {
  let made: Made | null = null;
  return () => (made ??= make());
}

/**
 * Names that a text was probably meant to be, the nearest first, at most two conjugates and one other drug; `adc` tells whether the
 * nearest is a conjugate. Nothing is ever replaced by a suggestion.
 *
 * @example
 * suggestions("Trodevly", catalogue).names // ["Trodelvy"]
 */
export function suggestions(
  text: string,
  catalogue: Catalogue
): {readonly names: readonly string[]; readonly adc: boolean} {
  if (text.length < 4 || text.length > 60) return {names: [], adc: false};
  const swapped = transposed(text, catalogue);
  if (swapped !== null) return {names: [swapped], adc: true};
  const first = nameIndex(catalogue).near(text);
  const other = nearOther()(text);
  if (first === null) return {names: other === null ? [] : [other], adc: false};
  // Of two that are as near, the conjugate is the one that must not be lost.
  if (other !== null && nearMiss(text, [first, other]) === other) return {names: [other, first], adc: false};
  return {names: other === null ? [first] : [first, other], adc: true};
}

/** Most edits of a slip in the name of an antibody, behind two letters that are right. */
const MOST_SLIPS = 2;

/**
 * The antibody without a payload of which a word is a slip, or null: it begins alike, and no antibody of a conjugate is as near.
 *
 * @example
 * misspeltAntibody("Bevacozimab", catalogue) // "bevacizumab"
 */
export function misspeltAntibody(word: string, catalogue: Catalogue): string | null {
  const lower = word.toLowerCase();
  const slips = (name: string): number => edits(lower, name);
  const [nearest] = otherNames()
    .filter((name) => name.startsWith(lower.slice(0, 2)) && /^[a-z]{6,}(?:mab|bart|tug|mig)$/.test(name))
    .toSorted((a, b) => slips(a) - slips(b));
  if (nearest === undefined || slips(nearest) > MOST_SLIPS) return null;
  const carried = [...nameIndex(catalogue).bareAntibodies.keys()];
  return carried.some((name) => name !== nearest && slips(name) <= slips(nearest)) ? null : nearest;
}

/** The conjugate whose name the text becomes when two neighbouring letters change places; an edit distance counts that as two edits. */
function transposed(text: string, catalogue: Catalogue): string | null {
  const key = normalForm(text);
  if (key.length < 5) return null;
  const {exact} = nameIndex(catalogue);
  for (let at = 0; at + 1 < key.length; at++) {
    const hit = exact.get(`${key.slice(0, at)}${key[at + 1]}${key[at]}${key.slice(at + 2)}`);
    if (hit !== undefined) return hit.name;
  }
  return null;
}

/**
 * The listed INN that a name of two words is a misspelling of, or null: the antibody equal or one slip away, the payload word equal or near.
 * INNs of different antibodies may be two letters apart (polatuzumab, pinatuzumab), and a listed payload word behind the right antibody is
 * another drug: neither is a misspelling.
 */
export function misspeltInn(name: string, catalogue: Catalogue): string | null {
  const [first, second, more] = name.toLowerCase().split(" ");
  if (first === undefined || second === undefined || more !== undefined) return null;
  const meant = catalogue.find(({inn}) => {
    const [one, two] = inn?.split(" ") ?? [];
    return (
      one !== undefined &&
      two !== undefined &&
      (first === one || oneSlip(first, one)) &&
      (second === two || nearMiss(second, [two]) !== null) &&
      !(first === one && secondWords.has(second))
    );
  });
  return meant?.inn ?? null;
}

/** One letter left out, put in, exchanged, or changed for its neighbour. */
function oneSlip(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at += 1;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  return (
    short.slice(at + 1) === long.slice(at + 1) ||
    (short[at] === long[at + 1] && short[at + 1] === long[at] && short.slice(at + 2) === long.slice(at + 2))
  );
}
