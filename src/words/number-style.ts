import {questionOf, type Question} from "../question/question.ts";
import type {ShownResult} from "../record/result.ts";

/** How a journal writes p-values. */
export interface PValueStyle {
  /** The letter before the sign, in a sentence or figure. */
  readonly letter: "p" | "P";
  /** Whether the sign stands between spaces: `p = 0.04`, `P=0.04`. */
  readonly spaced: boolean;
  /** Whether a zero stands before the point. */
  readonly leadingZero: boolean;
  /** Below this it is written as less than it. */
  readonly floor: number;
  /** `places`: two decimal places, three below 0.01; `figures`: two significant figures, at most as many places as the floor has. */
  readonly digits: "places" | "figures";
  /** Whether a third place is written where two would cross 0.05. */
  readonly thirdPlace: boolean;
}

/** How a journal writes numbers. */
export interface NumberStyle {
  readonly name: Question["report"]["numbers"];
  readonly decimal: "." | "·";
  /** Between the limits of an interval in a table; where a limit is negative, the word `to` stands there in every style. */
  readonly range: "–" | "-";
  /** Before the per cent sign. */
  readonly percentSpace: " " | "";
  readonly p: PValueStyle;
  /** Where the rules were read; what was not seen in the journal's own words is said. */
  readonly source: string;
}

/** The styles of numbers, by the name that a plan gives them. */
export const numberStyles: Readonly<Record<NumberStyle["name"], NumberStyle>> = {
  plain: {
    name: "plain",
    decimal: ".",
    range: "–",
    percentSpace: " ",
    p: {letter: "p", spaced: true, leadingZero: true, floor: 0.001, digits: "places", thirdPlace: true},
    source:
      "the usual form: ratios to two places, months to one, p to two places, three below 0.01 and where two would cross 0.05"
  },
  nejm: {
    name: "nejm",
    decimal: ".",
    range: "–",
    percentSpace: "",
    p: {letter: "P", spaced: false, leadingZero: true, floor: 0.001, digits: "places", thirdPlace: false},
    source:
      "p: N Engl J Med statistical guidelines as quoted by Aguinis et al. 2019 (BMJ Evid Based Med, doi:10.1136/bmjebm-2019-111264): two places above 0.01, three to 0.001, then <0.001; the dash between limits as in its tables, not seen as a rule"
  },
  jama: {
    name: "jama",
    decimal: ".",
    range: "-",
    percentSpace: "",
    p: {letter: "P", spaced: true, leadingZero: false, floor: 0.001, digits: "places", thirdPlace: true},
    source:
      "AMA Manual of Style as quoted by JMIR's guidelines for reporting statistics: no zero before the point of p alone, two places, three below .01 or where two would cross .05, then <.001; intervals with a hyphen"
  },
  lancet: {
    name: "lancet",
    decimal: "·",
    range: "–",
    percentSpace: "",
    p: {letter: "p", spaced: false, leadingZero: true, floor: 0.0001, digits: "figures", thirdPlace: false},
    source:
      "decimal point at mid-height: The Lancet's instructions; p to two significant figures with at most four places, p<0·0001: from a second source, not checked with the journal"
  }
};

/**
 * The style of numbers that a result's plan asks for.
 *
 * @example
 * numberStyleOf({plan: completePlan({report: {numbers: "lancet"}})}).decimal // "·"
 */
export function numberStyleOf({plan}: Pick<ShownResult, "plan">): NumberStyle {
  return numberStyles[questionOf(plan).report.numbers];
}

/**
 * Words of ours in the style of the journal: `95% CI` where no space stands before the per cent sign.
 *
 * @example
 * styledWords("median, mo (95 % CI)", numberStyles.nejm) // "median, mo (95% CI)"
 */
export function styledWords(text: string, {percentSpace}: NumberStyle): string {
  return percentSpace === "" ? text.replaceAll("95 % ", "95% ") : text;
}
