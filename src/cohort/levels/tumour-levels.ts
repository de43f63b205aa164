import {tumourNamed, widerTumour} from "../../adc/tumour-words.ts";
import {nearMiss} from "../../record/near-miss.ts";

/** Levels of a column of tumours that name one. */
export interface LikeTumours {
  /** What the levels are called together. */
  readonly name: string;
  /** As the file spells them, two or more. */
  readonly texts: readonly string[];
}

/** A level that may be another, which nobody but a person can say. */
export interface PerhapsTumour {
  readonly text: string;
  /** The level that it may be. */
  readonly as: string;
  /** It looks like a slip, or names a part of the other. */
  readonly why: "spelling" | "part";
}

/**
 * Levels of which each word is known and that name one tumour; those that stand alone are left.
 *
 * @example
 * likeTumours(["Mamma-Ca", "breast", "urothelial"]) // [{name: "breast", texts: ["Mamma-Ca", "breast"]}]
 */
export function likeTumours(levels: Iterable<string>): readonly LikeTumours[] {
  const found = new Map<string, string[]>();
  for (const text of new Set(levels)) {
    const name = tumourNamed(text);
    if (name !== null) found.set(name, [...(found.get(name) ?? []), text]);
  }
  // Spellings that differ by case alone are read as one already.
  return [...found]
    .filter(([, texts]) => new Set(texts.map((text) => text.toLowerCase())).size > 1)
    .map(([name, texts]) => ({name, texts}));
}

/**
 * Levels that look much like another, or name a part of one that is there.
 *
 * @example
 * perhapsTumours(["breast", "brest", "NSCLC", "lung"]) // [{text: "brest", as: "breast", why: "spelling"}, {text: "NSCLC", as: "lung", why: "part"}]
 */
export function perhapsTumours(levels: Iterable<string>): readonly PerhapsTumour[] {
  const all = [...new Set(levels)];
  const known = all.filter((text) => tumourNamed(text) !== null);
  const together = new Set(likeTumours(all).map(({name}) => name));
  const named = new Map(
    known.map((text) => {
      const name = tumourNamed(text);
      return [name, name !== null && together.has(name) ? name : text] as const;
    })
  );
  return all.flatMap((text): PerhapsTumour[] => {
    const wider = named.get(widerTumour(text));
    if (wider !== undefined && wider !== text) return [{text, as: wider, why: "part"}];
    const near = tumourNamed(text) === null && text.length >= 4 ? nearMiss(text, known) : null;
    return near === null || near.length < 4 ? [] : [{text, as: named.get(tumourNamed(near)) ?? near, why: "spelling"}];
  });
}
