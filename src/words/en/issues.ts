import type {Issue, PlanChoice, ShownIssue} from "../../record/issue.ts";
import {remarkText} from "./remarks.ts";

/**
 * The issue with its remark, where it has one, as a sentence behind what was expected (what it weighs is said before the numbers alone), and the lines to choose from behind its hint.
 *
 * @example
 * issueInWords({code: "positivity", severity: "warning", expected: "weights", remark: {code: "likelihood-not-converged"}}).expected
 * // "weights: the likelihood did not converge"
 */
export function issueInWords(issue: Issue): Issue;
export function issueInWords(issue: ShownIssue): ShownIssue;
export function issueInWords({remark, choices, ...found}: ShownIssue): ShownIssue {
  const told =
    remark === undefined || remark.code === "without-them"
      ? found
      : {...found, expected: `${found.expected}: ${remarkText(remark)}`};
  return choices === undefined
    ? told
    : {...told, hint: [told.hint, choicesText(choices)].filter((part) => part !== null).join(": ")};
}

const choicesText = (choices: readonly PlanChoice[]): string =>
  choices.map(({line, why}) => `${line} (${why})`).join(" or ");

/**
 * The sentence for an issue: place, rule, what was given, way out.
 *
 * @example
 * issueMessage({code: "not-a-day", severity: "error", file: "c.csv", row: 7, column: "start", expected: "a whole number of days", received: "12.5", hint: null, count: 1})
 * // 'c.csv, row 7, column start: expected a whole number of days, got "12.5"'
 */
export function issueMessage(given: Issue): string {
  const {file, row, column, expected, received, hint, count} = issueInWords(given);
  const place = [file, row === null ? null : `row ${row}`, column === null ? null : `column ${column}`]
    .filter((part) => part !== null)
    .join(", ");
  const stood = received === null ? "" : `, got ${JSON.stringify(shortened(received))}`;
  const times = count > 1 ? ` (${count} times)` : "";
  return `${place === "" ? "" : `${place}: `}expected ${expected}${stood}${times}${hint === null ? "" : `; ${hint}`}`;
}

function shortened(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
