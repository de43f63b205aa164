import {isMissing} from "../adjustment/complete-cases.ts";
import {armRefusal} from "../estimate/contrast.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import type {Refusal} from "../record/refusal.ts";
import {comparability, type Comparability} from "./comparability.ts";
import {patientCount} from "./group-estimates.ts";
import type {MatchedColumn, OutsideOf} from "../record/remark.ts";
import type {Subject} from "./subject.ts";

/** What decides who of two groups is compared. */
export interface Comparing {
  readonly reference: string;
  /** Column that makes the groups; null where transitions, sequences or positions do. */
  readonly grouping: string | null;
  /** All transitions of a patient were asked for, so that a patient may stand in several groups. */
  readonly repeatedByDesign: boolean;
}

/** Who of a group and its reference is compared, or why nobody is. */
export interface ComparedSubjects {
  /** Those who share tumour type, HER2 and HR status with somebody of the other group and have every column that is needed. */
  readonly kept: readonly Subject[];
  /** Cell of each of `kept`, e.g. `breast, HER2 low, HR positive`. */
  readonly cells: readonly string[];
  /** What the cells are made of, e.g. `["tumour", "HER2 status", "HR status"]`. */
  readonly by: readonly string[];
  /** The same as codes. */
  readonly alike: readonly MatchedColumn[];
  /** Who stands where the other group has nobody, or lacks what others have on record; null where nobody does. */
  readonly outside: OutsideOf | null;
  /** Those who lack a column that is needed. */
  readonly incomplete: readonly Subject[];
  /** Why there is no contrast; null where there is one. */
  readonly refusal: Refusal | null;
  /** Whether the groups could be laid side by side at all; the counts mean nothing where not. */
  readonly comparable: boolean;
}

/**
 * Who of a group and its reference may be compared: those in cells of tumour type and, where recorded, HER2 status and in breast cancer HR status in which both groups stand, with every needed
 * column recorded. `refusal` says why there is no contrast: shared patients, no common cell, fewer than 5 patients or no event in a group.
 *
 * @example
 * const subject = (group, event) => ({patientId: null, file: null, row: null, group, time: 1, event, entry: null, cells: {tumour: "breast"}});
 * const [a, b] = ["A", "B"].map((group) => [1, 1, 1, 0, 0].map((event) => subject(group, event)));
 * comparedSubjects("B", b, a, {reference: "A", grouping: null, repeatedByDesign: false}).kept.length // 10
 */
export function comparedSubjects(
  group: string,
  subjects: readonly Subject[],
  reference: readonly Subject[],
  comparing: Comparing,
  needed: readonly string[] = []
): ComparedSubjects {
  const inBoth = countInBoth(subjects, reference);
  if (inBoth > 0 && !comparing.repeatedByDesign)
    return {...nobody, refusal: {code: "patients-in-both-groups", n: inBoth}};
  const overlap = comparability(reference, subjects, comparing.grouping);
  if (overlap.kind === "not comparable") return {...nobody, refusal: {code: "not-comparable", why: overlap.why}};
  const {by, alike, outside} = overlap;
  const complete = completeAmong(overlap, needed);
  return {
    ...complete,
    by,
    alike,
    outside: outside.n === 0 ? null : outside,
    comparable: true,
    refusal: refusalOf([group, comparing.reference], complete.kept, alike)
  };
}

/** Those who have every column that is needed, with their cells, and those who have not. */
function completeAmong(
  {shared, strata}: Extract<Comparability, {kind: "comparable"}>,
  needed: readonly string[]
): Pick<ComparedSubjects, "kept" | "cells" | "incomplete"> {
  const complete = shared
    .map((subject, index) => ({subject, cell: strata[index] ?? "all"}))
    .filter(({subject}) => needed.every((column) => !isMissing(subject.cells, column)));
  return {
    kept: complete.map(({subject}) => subject),
    cells: complete.map(({cell}) => cell),
    incomplete: shared.filter(({cells}) => needed.some((column) => isMissing(cells, column)))
  };
}

const nobody = {kept: [], cells: [], by: [], alike: [], outside: null, incomplete: [], comparable: false} as const;

/** How many identified patients stand in both groups. */
function countInBoth(subjects: readonly Subject[], reference: readonly Subject[]): number {
  const inReference = new Set(reference.map(({patientId}) => patientId));
  return new Set(subjects.map(({patientId}) => patientId).filter((id) => id !== null && inReference.has(id))).size;
}

/** Why groups of these sizes are not compared. */
function refusalOf(
  groups: readonly string[],
  kept: readonly Subject[],
  among: readonly MatchedColumn[]
): Refusal | null {
  const sizes = groups.map((name) => {
    const own = kept.filter((subject) => subject.group === name);
    return {name, n: patientCount(own), nEvent: own.filter(({event}) => event === 1).length};
  });
  return armRefusal(sizes, {fewest: FEWEST_COMPARED, among});
}
