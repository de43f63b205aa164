import {plainHyphens} from "../plain-text.ts";
import type {LikeLabels} from "./treatment-labels.ts";

/** Words before the name of a group that say nothing of it. */
const before =
  /^(?:(?:study|treatment|therapy|trt|tx)[\s_-]*)?(?:arm|group|grp|gruppe|cohort|kohorte|bras|groupe|brazo|grupo|braccio|gruppo|braco|groep|treatment|therapy|level|category)[\s.:#_-]+(?=[\p{L}\p{N}])/iu;
/** A count behind a label. */
const count = /\s*[([]?\s*\bn\s*=\s*\d+\s*[)\]]?\s*$/iu;

/**
 * What spellings of one label have in common: the word before it, accents, zeros that a number may have before and behind it, blanks and signs between letters or between letters and digits. Signs at either end say something
 * (`HER2+`, `>2`), and so do those between digits.
 *
 * @example
 * ["A", "Arm A", "arm_a"].map(labelSpelling) // ["a", "a", "a"]
 * ["1", "1.0", "01", "Gruppe 1", "1.5", ">1"].map(labelSpelling) // ["1", "1", "1", "1", "1.5", ">1"]
 */
export function labelSpelling(label: string): string {
  return plainHyphens(label)
    .replace(count, "")
    .replace(before, "")
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
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
