import type {Inestimable} from "./not-estimable.ts";

/** Why a statistic has no value in a resample: the data could not carry it, or it was not finite. */
export type NoValue = Inestimable | {readonly code: "not-finite"; readonly value: string};

interface SurvivalRemarkNumbers {
  "falls-to-zero-early": {readonly time: number; readonly atRisk: number};
  "zero-without-error": {readonly time: number};
  "zero-without-limits": {readonly time: number};
  "one-without-limits": {readonly confType: string};
  "no-follow-up-after": {readonly time: number};
  "no-limits-at": {readonly time: number; readonly estimate: number; readonly stdError: boolean};
  "group-never-at-risk": {readonly group: string};
  "groups-never-at-risk-together": {};
  "separation": {readonly term: string; readonly towards: "+" | "−"};
  "undetermined": {readonly term: string};
  "untestable": {readonly term: string; readonly stdError: number; readonly robust: boolean};
  "not-converged": {readonly estimator: "cox" | "firth"; readonly iterations: number};
  "everyone-had-event": {readonly time: number};
  "no-limits-where": {readonly estimate: number; readonly confType: string};
  "gray-singular": {readonly cause: string};
  "stopped-early": {readonly iterations: number; readonly gap: number};
  "clusters-alike": {};
  "frailty-not-converged": {};
  "resamples-without-value": {readonly failed: number; readonly of: number; readonly why: NoValue};
}

/** What an estimator says of its own result, as a code with its numbers; the sentence is made last, in `words/`. */
export type SurvivalRemark = {
  [Code in keyof SurvivalRemarkNumbers]: {readonly code: Code} & SurvivalRemarkNumbers[Code];
}[keyof SurvivalRemarkNumbers];
