import {plainHyphens} from "../plain-text.ts";
import {edits} from "../../record/near-miss.ts";
import type {LikeLabels} from "./treatment-labels.ts";

/** Words before the name of a group that say nothing of it. */
const before =
  /^(?:(?:study|treatment|therapy|trt|tx)[\s_-]*)?(?:arm|group|grp|gruppe|cohort|kohorte|bras|groupe|brazo|grupo|braccio|gruppo|braco|groep|treatment|therapy|level|category)[\s.:#_-]+(?=[\p{L}\p{N}])/iu;
/** Numbers in Roman letters, apart from other letters. */
const roman = /(?<![\p{L}\p{N}])(?:iv|i{1,3})(?![\p{L}\p{N}])/gu;
const romanNumbers: Readonly<Record<string, string>> = {i: "1", ii: "2", iii: "3", iv: "4"};
/** A count behind a label. */
const count = /\s*[([]?\s*\bn\s*=\s*\d+\s*[)\]]?\s*$/iu;

/**
 * What spellings of one label have in common: the word before it, numbers in Roman letters, accents, zeros that a number may have before and behind it, blanks and signs between letters or between letters and digits. Signs at either end say something
 * (`HER2+`, `>2`), and so do those between digits.
 *
 * @example
 * ["A", "Arm A", "arm_a"].map(labelSpelling) // ["a", "a", "a"]
 * ["Arm II", "Arm 2", "arm ii"].map(labelSpelling) // ["2", "2", "2"]
 * ["1", "1.0", "01", "Gruppe 1", "1.5", ">1"].map(labelSpelling) // ["1", "1", "1", "1", "1.5", ">1"]
 */
export function labelSpelling(label: string): string {
  return plainHyphens(label)
    .replace(count, "")
    .replace(before, "")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(roman, (number) => romanNumbers[number] ?? number)
    .replaceAll(/(?<![\d.,])0+(?=\d)/gu, "")
    .replaceAll(/(?<=\d)[.,]0+(?!\d)/gu, "")
    .replaceAll(/(?<=\p{L})[\s_./-]+(?=[\p{L}\p{N}])|(?<=\p{N})[\s_./-]+(?=\p{L})/gu, "");
}

/**
 * Labels that are one but for their spelling, the one that stands most often first.
 *
 * @example
 * labelsSpelledAlike(["A", "A", "Arm A", "B"]) // [{name: "A", texts: ["A", "Arm A"]}]
 */
export function labelsSpelledAlike(labels: readonly string[]): readonly LikeLabels[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const alike = new Map<string, string[]>();
  for (const [label] of [...counts].toSorted(([, a], [, b]) => b - a)) {
    const key = labelSpelling(label);
    alike.set(key, [...(alike.get(key) ?? []), label]);
  }
  return [...alike.values()].flatMap((texts) =>
    texts.length > 1 && texts[0] !== undefined ? [{name: texts[0], texts}] : []
  );
}

/** Fewest letters of a word that may be misspelt, and how many times rarer the label with it has to be. */
const FEWEST_LETTERS = 5;
const RARER = 5;
/** Words that say one thing of a payload. */
const sayingOne: ReadonlyMap<string, readonly string[]> = new Map([
  ["swap", ["switch", "swop"]],
  ["switch", ["swap", "swop"]]
]);

/**
 * Labels that are another, which stands five times as often or more, but for a slip of the pen: one word of five letters or more that begins alike, with one letter more, less, other, or two that changed places. The one that stands most often is first.
 *
 * @example
 * labelsMisspelt([...Array(10).fill("same payload"), "same paylod", ...Array(10).fill("payload swap"), "payload swich"])
 * // [{name: "same payload", texts: ["same payload", "same paylod"]}, {name: "payload swap", texts: ["payload swap", "payload swich"]}]
 */
export function labelsMisspelt(labels: readonly string[]): readonly LikeLabels[] {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const meant = new Map<string, string[]>();
  for (const [label, n] of counts) {
    const of = [...counts]
      .filter(([other, more]) => more >= RARER * n && isSlipOf(label, other))
      .map(([other]) => other);
    const [only] = of;
    // Of several nobody knows which was meant.
    if (only !== undefined && of.length === 1) meant.set(only, [...(meant.get(only) ?? [only]), label]);
  }
  return [...counts.keys()].flatMap((name) => {
    const texts = meant.get(name);
    return texts === undefined ? [] : [{name, texts}];
  });
}

const wordsOf = (label: string): string[] =>
  label
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .split(/(\P{L}+)/u);

function isSlipOf(label: string, other: string): boolean {
  const [own, meant] = [wordsOf(label), wordsOf(other)];
  if (own.length !== meant.length) return false;
  const differing = own.flatMap((word, k) => (word === meant[k] ? [] : [[word, meant[k] ?? ""] as const]));
  const [one] = differing;
  return differing.length === 1 && one !== undefined && isSlip(...one);
}

function isSlip(word: string, meant: string): boolean {
  const like = sayingOne.get(meant) ?? [];
  if (word.length >= FEWEST_LETTERS && like.some((one) => one === word || isNear(word, one))) return true;
  return isNear(word, meant);
}

function isNear(word: string, meant: string): boolean {
  if (Math.min(word.length, meant.length) < FEWEST_LETTERS || word[0] !== meant[0]) return false;
  const letters = (of: string): string => Array.from(of).toSorted().join("");
  const changed = edits(word, meant);
  return changed === 1 || (changed === 2 && letters(word) === letters(meant));
}
