import {distance} from "fastest-levenshtein";

/** A name with what lets it be passed over: the set of its characters, as bits. */
interface IndexedName {
  readonly name: string;
  readonly lower: string;
  readonly bits: number;
  readonly at: number;
}

/**
 * Finds among many names the one that a text was probably meant to be, as `nearMiss` does among those whose length differs by a quarter at most:
 * at most one edit per four characters, and at least one allowed; or else the first that begins with it. A name is compared only where length and characters let it be near.
 *
 * @example
 * nearNames(["Trodelvy", "Enhertu"])("trodelvi") // "Trodelvy"
 * nearNames(["Trodelvy", "Enhertu"])("docetaxel") // null
 */
export function nearNames(names: readonly string[]): (text: string) => string | null {
  const byLength: IndexedName[][] = [];
  names.forEach((name, at) => {
    const lower = name.toLowerCase();
    (byLength[name.length] ??= []).push({name, lower, bits: bitsOf(lower), at});
  });
  return (text) => {
    const wanted = text.toLowerCase();
    const bits = bitsOf(wanted);
    const allowed = Math.max(1, Math.floor(wanted.length / 4));
    const slack = Math.max(1, Math.floor(text.length / 4));
    let best: IndexedName | null = null;
    let bestEdits = allowed + 1;
    let begun: IndexedName | null = null;
    for (let length = Math.max(0, text.length - slack); length <= text.length + slack; length++)
      for (const candidate of byLength[length] ?? []) {
        if (candidate.lower.startsWith(wanted) && (begun === null || candidate.at < begun.at)) begun = candidate;
        // Each edit takes away one kind of character at most, and brings one at most.
        if (count(candidate.bits & ~bits) > allowed || count(bits & ~candidate.bits) > allowed) continue;
        const edits = distance(wanted, candidate.lower);
        if (edits < bestEdits || (edits === bestEdits && best !== null && candidate.at < best.at)) {
          best = candidate;
          bestEdits = edits;
        }
      }
    if (best !== null || wanted.length < 3) return best?.name ?? null;
    return begun?.name ?? null;
  };
}

/** The characters of a text as bits of 32, several characters to a bit. */
function bitsOf(text: string): number {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
}

/** How many bits are set. */
function count(bits: number): number {
  const pairs = bits - ((bits >>> 1) & 0x55555555);
  const fours = (pairs & 0x33333333) + ((pairs >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}
