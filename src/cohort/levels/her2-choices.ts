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

interface PlanAnswer {
  readonly to: string;
  readonly why: string;
}

/**
 * The lines of a plan of which one decides what a cell on HER2 leaves open.
 *
 * @example
 * her2Choices("her2_ihc", "2+", "2+ without ISH")[0].line // 'values: {her2_ihc: {"2+": 2+/ISH-}}'
 */
export function her2Choices(column: Her2Column, text: string, why: Her2Unresolved): readonly PlanChoice[] {
  const shown = shownHer2Text(text) === text ? JSON.stringify(text) : "TEXT OF THE CELL";
  return (why === "several" ? answersOf(text) : answers[why]).map(({to, why: because}) => ({
    line: `values: {${column}: {${shown}: ${to}}}`,
    why: because
  }));
}

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
