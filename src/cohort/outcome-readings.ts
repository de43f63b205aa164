import type {Issue, PlanChoice} from "../record/issue.ts";
import type {OutcomeCode, OutcomeCodebook} from "../record/outcome-code.ts";
import {numberOf} from "./outcome-codebook.ts";

/**
 * The ways in which the open codes of a column can be read, both of them where one is the opposite of the other: none is proposed before the other.
 *
 * @example
 * const open = (code) => ({code, count: 5, meaning: {kind: "open"}, basis: "none"});
 * proposedReadings([open("1"), open("2")]).map(({line}) => line)
 * // ['values: {event: {"1": censored, "2": event}}', 'values: {event: {"1": event, "2": censored}}']
 */
export function proposedReadings(codes: readonly OutcomeCode[]): PlanChoice[] {
  const open = codes.filter(({meaning}) => meaning.kind === "open").map(({code}) => code);
  const numbers = open.filter((code) => numberOf(code) !== null);
  const [first, second, ...others] = numbers;
  if (first !== undefined && second !== undefined && others.length === 0 && numbers.length === open.length)
    return [
      {
        line: planLine([
          [first, "censored"],
          [second, "event"]
        ]),
        why: whose[`${first}/${second}`]?.[0] ?? "the higher code is the event"
      },
      {
        line: planLine([
          [first, "event"],
          [second, "censored"]
        ]),
        why: whose[`${first}/${second}`]?.[1] ?? "the lower code is the event"
      }
    ];
  const [one = "", ...rest] = open.slice(0, MOST_OPEN);
  if (rest.length === 0) return choices(one);
  return [
    {
      line: planLine([[one, "event"], ...rest.map((code): [string, string] => [code, "censored"])]),
      why: 'only the first is the event; else give each its own: event, censored, unknown or "competing: CAUSE"'
    },
    {
      line: planLine([[one, "censored"], ...rest.map((code): [string, string] => [code, "event"])]),
      why: "only the first is none; else give each its own"
    }
  ];
}

/** Whose coding a pair of codes is: the higher one as event, the lower one as event. */
const whose: Readonly<Record<string, readonly [string, string]>> = {
  "1/2": ["as R's survival codes it", "as SPSS and registries often code it"],
  "0/1": ["0 = censored, 1 = event", "0 = event, 1 = censored, as a column of censoring or of being alive has it"],
  "-1/1": ["-1 = censored, 1 = event", "-1 = event, 1 = censored"]
};

/** Most open codes for which whole lines are written. */
const MOST_OPEN = 4;

/** A line for each thing that one code can say. */
function choices(code: string): PlanChoice[] {
  const line = (word: string): string => planLine([[code, word]]);
  return [
    {line: line("event"), why: "the event was seen"},
    {line: line("censored"), why: "it was not seen"},
    {line: line('"competing: CAUSE"'), why: "an event of another cause ended observation"},
    {line: line("unknown"), why: "nobody knows; the records are left out"}
  ];
}

const planLine = (pairs: readonly (readonly [string, string])[]): string =>
  `values: {event: {${pairs.map(([code, word]) => `${JSON.stringify(code)}: ${word}`).join(", ")}}}`;

/** Most different texts that an outcome column holds; one with more is another column, and may hold names. */
const MOST_CODES = 8;

/**
 * Whether these may be codes of an outcome: few and short.
 *
 * @example
 * areCodes([{code: "2"}, {code: "AWD"}]) // true
 */
export function areCodes(open: readonly Pick<OutcomeCode, "code">[]): boolean {
  return open.length <= MOST_CODES && open.every(({code}) => code.length <= 40 && !code.includes("@"));
}

/** What is expected of an outcome column that is open, and the lines to choose from. */
export function openOutcome({codes, witness, legend}: OutcomeCodebook): Pick<Issue, "expected" | "hint" | "choices"> {
  if (codes.some(({code}) => code === "a time without +"))
    return {
      expected: "times of which some end in +, where time and outcome stand in one column",
      hint: "name the column of the outcome: mapping: {event: COLUMN}"
    };
  if (codes.some(({code, meaning}) => code === "a date" && meaning.kind === "open"))
    return {
      expected: "codes or words that say event or censored",
      hint: "a date says when, not whether: map the column that says whether (mapping: {event: COLUMN}), or write in the plan what a date and a blank say",
      choices: [
        {
          line: 'values: {event: {"a date": event, "": censored}}',
          why: "who has a day had the event at the end of the time, and who has none had none"
        },
        {
          line: 'values: {event: {"a date": censored, "": event}}',
          why: "the day is that of the last contact of those without the event"
        }
      ]
    };
  if (!areCodes(codes.filter(({meaning}) => meaning.kind === "open")))
    return {
      expected: "the column of the outcome, with a few codes or words",
      hint: "if another column holds the outcome, map it: mapping: {event: COLUMN}"
    };
  return {
    expected: "codes that are known to say event or censored",
    hint: `${legend?.agrees === false ? `the legend in ${legend.where} says ${legend.says}, the opposite of what is usual, of the column's name or of another legend: ` : witness?.agrees === false ? `column ${witness.column} says the opposite of what is usual: ` : ""}nobody but you can know; write one of these in the plan`,
    choices: proposedReadings(codes)
  };
}
