import {dayWord} from "../day-words.ts";
import {unitOfWord} from "../header-unit.ts";
import {answerOf, outcomeWord} from "../outcome-words.ts";
import {looksLikeDate, looksNumeric} from "./cell-looks.ts";

/** Signs of footnotes: stars and daggers, a letter or digit with a bracket, raised letters. A raised digit is left: it may be an exponent; so is a plus sign, which marks censoring. */
const mark = /\s*(?:[*†‡§¶#]+|(?<!\p{L})\^?\(?[a-h1-9]\)|\^[a-h]|[ᵃᵇᶜᵈᵉᶠᵍʰ]+)$/u;
/** A remark in brackets that holds no number. */
const remark = /\s*[([]\s*([^()[\]\d]*\p{L}[^()[\]\d]*)\s*[)\]]$/u;
/** How a value was got, which changes nothing of it. */
const methods =
  /^(?:(?:by|per|per|in|im|nach|laut|lt)\.?\s+)?(?:p?ct|mrt?|mri|irm|tac|tc|pet(?:[\s/-]?ct)?|us|sono|ultraschall|x-?ray|rx|röntgen|scan|ctscan|bone scan|szinti(?:gra(?:phie|fie))?|imaging|bildgebung|staging|recist|irecist|clin(?:ical(?:ly)?)?|klin(?:isch)?|clinique|clinico|clínico|biopsy|biopsie|histol?|labor|lab|marker|tumou?rmarker|bicr|irc|inv|investigator|local|lokal|central|zentral|chart|akte|arztbrief|letter|s\.?\s?o\.?|see (?:note|above|below)|siehe \p{L}+)\.?$/iu;

/**
 * A cell without a sign of a footnote or a remark in brackets behind its number or date; others as they are, and those whose brackets say what happened, or a unit.
 *
 * @example
 * ["12.5*", "3,4 a)", "12.03.2021†", "4.7 (CT)"].map(unmarked) // ["12.5", "3,4", "12.03.2021", "4.7"]
 * ["see note*", "12.3+", "12 (alive)", "12 (mo)", "12 (8-16)"].map(unmarked) // ["see note*", "12.3+", "12 (alive)", "12 (mo)", "12 (8-16)"]
 */
export function unmarked(cell: string): string {
  const text = cell.trim();
  const bare = saysMore(remarkOf(text)) ? text : text.replace(mark, "").replace(remark, "");
  return bare !== text && isValue(bare) ? bare : cell;
}

/**
 * Whether a remark in brackets stands behind the cell of which it is not known that it changes nothing.
 *
 * @example
 * ["4.7 (CT)", "4.7*", "4.7 (planned)"].map(hasOpenRemark) // [false, false, true]
 */
export function hasOpenRemark(cell: string): boolean {
  const said = remarkOf(cell.trim());
  return said !== null && !methods.test(said) && unmarked(cell) !== cell;
}

const remarkOf = (text: string): string | null => (mark.test(text) ? null : (remark.exec(text)?.[1]?.trim() ?? null));

/** Whether a remark tells an outcome, a word of a day, a doubt or a unit, none of which may be lost. */
function saysMore(said: string | null): boolean {
  if (said === null) return false;
  return (
    /\?|^(?:ca|est|approx|circa|estimated|geschätzt|estimé|estimado)\.?$/iu.test(said) ||
    outcomeWord(said) !== null ||
    answerOf(said) !== null ||
    dayWord(said) !== null ||
    unitOfWord(said) !== null ||
    /\b(?:no|not|non|without|kein\w*|nicht|ohne|sans|pas|sin|senza|geen|niet|pd|died?|dead|death|tod|tot|verstorben|alive|lebt|progress\w*|zens\w*|cens\w*|lost|ltfu)\b/iu.test(
      said
    )
  );
}

/**
 * Whether a cell holds a number or a date and nothing else.
 *
 * @example
 * ["12.5", "12.03.2021", "SG"].map(isValue) // [true, true, false]
 */
export const isValue = (text: string): boolean => looksNumeric(text) || looksLikeDate(text);
