import type {Her2Result} from "./her2-cell.ts";

/** Levels of HER2 status that are made. `zero?` is a score of 0 of which nobody said whether it is ultralow; `negative` is 0 or low, which is not known. */
export type Her2Level = "positive" | "low" | "ultralow" | "zero" | "zero?" | "negative" | "mutant";

/** Why no level follows. */
export type Her2Open =
  /** IHC 2+ without in-situ hybridisation that decides. */
  | "2+ without ISH"
  /** A range of scores on both sides of a limit. */
  | "between scores"
  /** Score, in-situ hybridisation and word say different things. */
  | "contradictory"
  /** `0+` stands for 0 or for ultralow. */
  | "0+"
  | "equivocal";

export type Her2Verdict = {readonly level: Her2Level | null} | {readonly open: Her2Open};

const level = (of: Her2Level | null): Her2Verdict => ({level: of});
const open = (of: Her2Open): Her2Verdict => ({open: of});

/**
 * The HER2 status that score, in-situ hybridisation and words make: 3+, or 2+ and amplified, is positive; 2+ and not amplified, or 1+, is low; 0 with faint staining of up to 10 % of cells is ultralow. A word for
 * negative alone is 0 or low, never zero; null where nothing is known.
 *
 * Sources: Wolff 2023, J Clin Oncol 41:3867 (scores, ISH); Tarantino 2020, J Clin Oncol 38:1951 (low); Bardia 2024, N Engl J Med 391:2110 (ultralow).
 *
 * @example
 * const nothing = {scores: [], zeroPlus: false, ish: null, word: null, stain: null, sign: null, contradictory: false};
 * her2Level({...nothing, scores: [2], ish: "positive"}) // {level: "positive"}
 * her2Level({...nothing, scores: [2]}) // {open: "2+ without ISH"}
 * her2Level({...nothing, word: "negative"}) // {level: "negative"}
 */
export function her2Level(result: Her2Result): Her2Verdict {
  const {scores, zeroPlus, contradictory} = result;
  if (contradictory || (zeroPlus && scores.length > 0)) return open("contradictory");
  if (zeroPlus)
    return result.word === "ultralow" ? level("ultralow") : result.word === "zero" ? level("zero") : open("0+");
  const [score, other] = scores;
  if (score === undefined) return withoutScore(result);
  if (other !== undefined) return ofRange(result);
  return byScore[score](result);
}

/** The word, where yes and no, and + and − that stand alone, say positive and negative. */
function plainWord({word, sign, scores}: Her2Result): Her2Result["word"] {
  const alone = word === null && scores.length === 0 ? sign : null;
  if (word === "yes" || alone === "+") return "positive";
  return word === "no" || alone === "-" ? "negative" : word;
}

function ofRange(result: Her2Result): Her2Verdict {
  const {scores, ish} = result;
  const word = plainWord(result);
  if (scores.length > 2 || word === "positive") return open(scores.length > 2 ? "contradictory" : "between scores");
  if (scores.every((score) => score < 2))
    return ish === "positive" ? open("contradictory") : level(word === "low" ? "low" : "negative");
  if (scores.every((score) => score > 1) && ish === "positive") return level("positive");
  return scores.every((score) => score === 1 || score === 2) && (ish === "negative" || word === "low")
    ? level("low")
    : open("between scores");
}

const byScore: Readonly<Record<0 | 1 | 2 | 3, (result: Her2Result) => Her2Verdict>> = {
  0: (result) => {
    const {ish, stain} = result;
    const word = plainWord(result);
    if (ish === "positive" || stain === "over 10 %" || word === "positive" || word === "low" || word === "equivocal")
      return open("contradictory");
    if (stain === "up to 10 %" || stain === "faint") return word === "zero" ? open("contradictory") : level("ultralow");
    if (word === "ultralow") return stain === "none" ? open("contradictory") : level("ultralow");
    return level(stain === "none" || word === "zero" ? "zero" : "zero?");
  },
  1: (result) => {
    const word = plainWord(result);
    const fits = word === null || word === "low" || word === "negative" || word === "unknown";
    return fits && result.ish !== "positive" ? level("low") : open("contradictory");
  },
  2: (result) => {
    const {ish} = result;
    const word = plainWord(result);
    if (word === "zero" || word === "ultralow" || word === "mutant") return open("contradictory");
    const told = word === "positive" ? "positive" : word === "low" || word === "negative" ? "negative" : null;
    const hybridised = ish === "positive" || ish === "negative" ? ish : null;
    if (told !== null && hybridised !== null && told !== hybridised) return open("contradictory");
    const decided = hybridised ?? told;
    return decided === null ? open("2+ without ISH") : level(decided === "positive" ? "positive" : "low");
  },
  3: (result) => {
    const word = plainWord(result);
    return word === null || word === "positive" || word === "unknown" ? level("positive") : open("contradictory");
  }
};

function withoutScore(result: Her2Result): Her2Verdict {
  const {ish, stain} = result;
  const word = plainWord(result);
  // A faint stain or a share of cells says nothing without a score.
  if (stain !== null && stain !== "none") return word === "ultralow" ? level("ultralow") : open("contradictory");
  if (stain === "none" && (word === null || word === "zero" || word === "negative")) return level("zero");
  if (ish === "positive")
    return word === null || word === "positive" || word === "unknown" ? level("positive") : open("contradictory");
  if (word === "equivocal" || (word === null && ish === "equivocal")) return open("equivocal");
  if (ish === "negative") {
    if (word === "positive") return open("contradictory");
    return level(word === null || word === "unknown" ? "negative" : levelOfWord(word));
  }
  return level(word === null ? null : levelOfWord(word));
}

const levelOfWord = (word: NonNullable<Her2Result["word"]>): Her2Level | null =>
  word === "unknown" || word === "equivocal" || word === "yes" || word === "no" ? null : word;
