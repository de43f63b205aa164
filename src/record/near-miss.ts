import {distance} from "fastest-levenshtein";

/**
 * Letters to put in, leave out or change until one word is the other; case is ignored.
 *
 * @example
 * edits("padcev", "Padsev") // 1
 */
export const edits = (one: string, other: string): number => distance(one.toLowerCase(), other.toLowerCase());

/**
 * The candidate that `name` was probably meant to be, or null when none is near: at most one edit per four characters,
 * and at least one allowed; or else one that begins with it. Case is ignored. It suggests; nothing is ever replaced by it.
 *
 * @example
 * nearMiss("endpoint", ["endpoints", "by"]) // "endpoints"
 */
export function nearMiss(name: string, candidates: Iterable<string>): string | null {
  const wanted = name.toLowerCase();
  const allowed = Math.max(1, Math.floor(wanted.length / 4));
  let best: string | null = null;
  let bestDistance = allowed + 1;
  for (const candidate of candidates) {
    const edits = distance(wanted, candidate.toLowerCase());
    if (edits < bestDistance) {
      best = candidate;
      bestDistance = edits;
    }
  }
  if (best !== null || wanted.length < 3) return best;
  // Nothing near: a longer name that begins with it is what somebody meant who typed the beginning.
  return [...candidates].find((candidate) => candidate.toLowerCase().startsWith(wanted)) ?? null;
}
