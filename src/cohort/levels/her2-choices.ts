import type {PlanChoice} from "../../record/issue.ts";
import {her2Cell} from "./her2-cell.ts";
import {her2Level} from "./her2-level.ts";
import type {Her2Column} from "./her2-reader.ts";
import type {Her2Unresolved} from "./her2-record.ts";
import {shownHer2Text} from "./her2-shown.ts";

/** What would have to stand there, by why the status is open. */
export const her2Expected: Readonly<Record<Her2Unresolved, string>> = {
  "2+ without ISH": "in-situ hybridisation beside IHC 2+",
  "between scores": "one IHC score, not a range that holds two statuses",
  "contradictory": "score, in-situ hybridisation and words that go together",
  "0+": "0 or ultralow",
  "equivocal": "a result, or in-situ hybridisation that decides",
  "several": "one result a cell"
};

const answers: Readonly<Record<Exclude<Her2Unresolved, "several">, readonly PlanAnswer[]>> = {
  "2+ without ISH": [
    {to: "2+/ISH-", why: "not amplified: low"},
    {to: "2+/ISH+", why: "amplified: positive"}
  ],
  "between scores": [
    {to: "low", why: "it counts as low"},
    {to: "positive", why: "it counts as positive"}
  ],
  "contradictory": [{to: "LEVEL", why: "what is right: positive, low, ultralow, zero or negative"}],
  "0+": [
    {to: "zero", why: "it stands for 0"},
    {to: "ultralow", why: "it stands for more than 0"}
  ],
  "equivocal": [
    {to: "low", why: "not amplified"},
    {to: "positive", why: "amplified"}
  ]
};

/** What a value of the file may stand for, and what that says. */
export interface PlanAnswer {
  readonly to: string;
  readonly why: string;
}

/**
 * What may be written for a cell that leaves the HER2 status open, each with what it says.
 *
 * @example
 * her2Answers("2+", "2+ without ISH").map(({to}) => to) // ["2+/ISH-", "2+/ISH+"]
 */
export const her2Answers = (text: string, why: Her2Unresolved): readonly PlanAnswer[] =>
  why === "several" ? answersOf(text) : answers[why];

/**
 * The same as lines of a plan of which one decides.
 *
 * @example
 * her2Choices("her2_ihc", "2+", "2+ without ISH")[0].line // 'values: {her2_ihc: {"2+": 2+/ISH-}}'
 */
export function her2Choices(column: Her2Column, text: string, why: Her2Unresolved): readonly PlanChoice[] {
  return her2Answers(text, why).map(({to, why: because}) => ({
    line: `values: {${column}: {${her2Key(text)}: ${to}}}`,
    why: because
  }));
}

/**
 * The text of a cell on HER2 as a key of a plan; a place for it where it may not be shown.
 *
 * @example
 * her2Key("1+ (12.05.2016)") // "TEXT OF THE CELL"
 */
export const her2Key = (text: string): string =>
  shownHer2Text(text) === text ? JSON.stringify(text) : "TEXT OF THE CELL";

/** Each result of a cell that holds several, the first and the last named so. */
function answersOf(text: string): PlanAnswer[] {
  const cell = her2Cell(text);
  if (cell.kind !== "several") return [];
  const levels = cell.results.map(({result}) => {
    const verdict = her2Level(result);
    return "level" in verdict ? verdict.level : null;
  });
  const named = levels.map((level, k): PlanAnswer => ({
    to: level === null ? "LEVEL" : level === "zero?" ? "0" : level,
    why: k === 0 ? "the first result" : k === levels.length - 1 ? "the last result" : `result ${k + 1}`
  }));
  return named;
}
