import {plainHyphens} from "../plain-text.ts";

/** How a column on HER2 writes digits without a plus: as IHC scores, as 0 for negative and 1 for positive, or so that nobody can tell. */
export type Her2Coding = "scores" | "no and yes" | "open";

const isDigit = (text: string): boolean => /^\d$/.test(text);

/**
 * What digits without a plus mean in a column. 0 and 1 alone are a code, never IHC zero: negative and positive, or open where the column is one of IHC. Other digits alone are IHC scores in a column of IHC, and open
 * elsewhere; beside scores with a plus or words they are scores.
 *
 * @example
 * her2Coding(["0", "1"], "her2_status", "HER2") // "no and yes"
 * her2Coding(["0", "1"], "her2_ihc", "HER2 IHC") // "open"
 * her2Coding(["0", "2", "3"], "her2_ihc", "HER2 IHC") // "scores"
 */
export function her2Coding(texts: Iterable<string>, canonical: string, header: string): Her2Coding {
  const given = new Set([...texts].map(plainHyphens).filter((text) => text !== ""));
  const digits = [...given].filter(isDigit);
  const isIhc = canonical === "her2_ihc" || /ihc|ihk|immun/i.test(header);
  if (digits.length === 0 || [...given].some((text) => !isDigit(text) && saysScore(text))) return "scores";
  if (hasWords(given)) return "scores";
  if (digits.every((digit) => digit === "0" || digit === "1")) return isIhc ? "open" : "no and yes";
  return isIhc ? "scores" : "open";
}

/** A score with a plus, or a word that only IHC knows. */
const saysScore = (text: string): boolean => /[0-3] ?\+|ihc|ihk|score|\d.*%|\+\+/i.test(text);

/** Words for levels of HER2 that no code of no and yes has. */
const hasWords = (given: ReadonlySet<string>): boolean =>
  [...given].some((text) => /low|niedrig|faible|zero|null/i.test(text));
