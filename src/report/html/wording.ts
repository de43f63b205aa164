import type {Question} from "../../question/question.ts";
import type {ReportWords} from "./report-words.ts";
import {english} from "./words/en.ts";

const languages: Readonly<Record<Question["report"]["language"], ReportWords>> = {en: english};

/**
 * The texts of the report page in the language of a plan. A translation is a second table beside `words/en.ts`.
 *
 * @example
 * wordingOf("en").methods // "Methods"
 */
export function wordingOf(language: Question["report"]["language"]): ReportWords {
  return languages[language];
}
