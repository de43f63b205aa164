import type {Plan} from "../record/plan.ts";
import {nearMiss} from "../record/near-miss.ts";
import type {Subject} from "./subject.ts";

/** Order in which the transition classes are shown; the first of `referenceOrder` that is present is the default reference. */
const classOrder = ["payload swap", "target-only swap", "neither", "partial", "unclassifiable"];
const referenceOrder = ["target-only swap", "neither", "partial"];

/**
 * Subjects by group: transition classes and positions in their own order, other groups alphabetically.
 *
 * @example
 * const subject = (group) => ({patientId: null, file: null, row: null, group, time: 1, event: 1, entry: null, cells: {}});
 * [...groupSubjects([subject("target-only swap"), subject("payload swap")]).keys()] // ["payload swap", "target-only swap"]
 */
export function groupSubjects(subjects: readonly Subject[]): Map<string, Subject[]> {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const group = groups.get(subject.group);
    if (group === undefined) groups.set(subject.group, [subject]);
    else group.push(subject);
  }
  const rank = (group: string): number => (classOrder.includes(group) ? classOrder.indexOf(group) : classOrder.length);
  return new Map([...groups].sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

/**
 * The group that contrasts are measured against: the plan's, or target-only swaps among transition classes, or the first group by name.
 *
 * Throws `RangeError` when the plan names a group that is not there.
 *
 * @example
 * referenceGroup(["payload swap", "target-only swap"], null) // "target-only swap"
 */
export function referenceGroup(groups: readonly string[], asked: Plan["reference"]): string {
  if (asked !== null) {
    if (groups.includes(asked)) return asked;
    const meant = nearMiss(asked, groups);
    throw new RangeError(`reference must be one of the groups ${groups.join(", ")}, got ${asked}${meant === null ? "" : `; did you mean ${meant}?`}`);
  }
  return referenceOrder.find((group) => groups.includes(group)) ?? groups[0] ?? "";
}
