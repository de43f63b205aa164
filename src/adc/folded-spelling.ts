/** Fewest letters of a name that is compared in this form: shorter words of two languages are too often alike. */
const SHORTEST = 7;

const letters = /^[a-z]+$/;

/**
 * The form in which the spellings of an INN in languages of Europe are the same, or null for what is no single long word: without accents,
 * with f, t and i for ph, th and y, with single letters for double ones, and without the ending.
 *
 * @example
 * foldedSpelling("ciclofosfamida") === foldedSpelling("cyclophosphamide") // true
 * foldedSpelling("carboplatinum") === foldedSpelling("carboplatin") // true
 */
export function foldedSpelling(key: string): string | null {
  if (key.length < SHORTEST) return null;
  const plain = letters.test(key) ? key : key.normalize("NFD").replace(/\p{M}/gu, "");
  if (plain.length < SHORTEST || !letters.test(plain)) return null;
  return plain
    .replaceAll("ph", "f")
    .replaceAll("th", "t")
    .replaceAll("y", "i")
    .replace(/([a-z])\1/g, "$1")
    .replace(/(?:um|us|[aeo])$/, "");
}
