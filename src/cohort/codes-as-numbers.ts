import type {Issue} from "../record/issue.ts";
import {blankMeans} from "./day-words.ts";

/** Numbers by which data entry says that nothing is known: nines, with or without decimals, and eights and sevens as further codes. */
const code = /^(?:9{2,5}(?:\.9+)?|8{3,5}|7{3,5})$/;
const nines = /^9{2,5}(?:\.9+)?$/;
const codeBelowZero = /^-(?:9{1,5}|8{1,5}|7{1,5})(?:\.9+)?$/;

/** How often the largest other number such a number is where it stands there once, and where nines stand there repeatedly. */
const FAR = 3;
const FAR_REPEATED = 1.25;
/** Other numbers that a column needs, so that far beyond them says something. */
const FEWEST_OTHERS = 3;

/** Such a number that stands there repeatedly says so where nearly nothing else does. */
const LARGE = 9999;

/**
 * The numbers of a column of times or days that look like codes for missing values: nines and the like far beyond all others, or below zero where no other is.
 *
 * @example
 * [...codesAsNumbers([4, 7, 12, 999, 20])] // [999]
 * [...codesAsNumbers([4, 70, 120, 99, 20])] // []
 */
export function codesAsNumbers(numbers: readonly number[]): ReadonlySet<number> {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  const others = [...counts.keys()].filter((number) => !looksLikeCode(number));
  const least = others.reduce((a, b) => Math.min(a, b), Infinity);
  const most = others.reduce((a, b) => Math.max(a, b), -Infinity);
  const enough = others.length >= FEWEST_OTHERS;
  return new Set(
    [...counts]
      .filter(([number, count]) => {
        if (!looksLikeCode(number)) return false;
        const repeated = count > 1;
        if (number < 0) return enough && repeated && least >= 0;
        if (!enough) return repeated && number >= LARGE && number >= FAR * most;
        return number >= FAR * most || (repeated && nines.test(String(number)) && number >= FAR_REPEATED * most);
      })
      .map(([number]) => number)
  );
}

const looksLikeCode = (number: number): boolean => code.test(String(number)) || codeBelowZero.test(String(number));

/** First and last year in which a therapy with a conjugate, or what came of it, can have been. */
const YEARS = [1905, 2089] as const;

/**
 * The days of a column of dates that stand for no day: 1900-01-01, 2099-12-31 and others in years in which nothing of a cohort happened. Days are counted from 1970-01-01.
 *
 * @example
 * [...codesAsDates([18262, -25567, 47481])] // [-25567, 47481]
 */
export function codesAsDates(days: readonly number[]): ReadonlySet<number> {
  return new Set(
    days.filter((day) => {
      const year = new Date(day * 86_400_000).getUTCFullYear();
      return year < YEARS[0] || year > YEARS[1];
    })
  );
}

/** Most texts that are written out. */
const MOST_TEXTS = 4;

/** What has to be said of the cells of a column that hold such numbers, by its canonical name: their texts, each with how many cells hold it. */
export function codeAsNumberIssue(
  cells: ReadonlyMap<string, number>,
  name: string
): Pick<Issue, "code" | "severity" | "stops" | "expected" | "received" | "hint" | "choices" | "count"> {
  const texts = [...cells].slice(0, MOST_TEXTS);
  const line = (meaning: string): string =>
    `values: {${name}: {${texts.map(([text]) => `${JSON.stringify(text)}: ${JSON.stringify(meaning)}`).join(", ")}}}`;
  const isTime = name === "time" || name === "entry";
  const one = texts.length === 1;
  return {
    code: "code-as-number",
    severity: "error",
    stops: true,
    expected: isTime ? "times" : "days",
    received: `${texts.map(([text, count]) => `${text} (${count})`).join(", ")}, which ${one ? "looks like a code" : "look like codes"} for a missing value`,
    hint: "nobody but you can know; write one of these in the plan",
    choices: [
      ...(isTime
        ? [{line: line(""), why: "the time is not known"}]
        : [
            {line: line(""), why: `it says what a blank does: ${blankMeans(name)}`},
            {line: line("unknown"), why: "there is a day, and it is not known"}
          ]),
      {line: "accept: [code-as-number]", why: isTime ? "it is a time" : "it is a day"}
    ],
    count: [...cells.values()].reduce((sum, count) => sum + count, 0)
  };
}
