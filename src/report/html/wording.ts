import type {Result} from "../../record/result.ts";
import type {ReportWords} from "./report-words.ts";
import {english} from "./words/en.ts";

const languages: Readonly<Record<Result["plan"]["report"]["language"], ReportWords>> = {en: english};

/**
 * The texts of the report page in the language of a plan. A translation is a second table beside `words/en.ts`.
 *
 * @example
 * wordingOf("en").methods // "Methods"
 */
export function wordingOf(language: Result["plan"]["report"]["language"]): ReportWords {
  return languages[language];
}
