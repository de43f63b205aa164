import {plannedColumn} from "../record/plan-columns.ts";
import {inStatedOrder} from "../record/natural-order.ts";
import {nearMiss} from "../record/near-miss.ts";
import type {Question} from "../question/question.ts";
import type {Subject} from "./subject.ts";

/** Order in which the transition classes are shown; the first of `referenceOrder` that is present is the default reference. */
const classOrder = ["payload swap", "target-only swap", "neither", "partial", "unclassifiable"];
const referenceOrder = ["target-only swap", "neither", "partial"];

/**
 * Subjects by group: transition classes in their own order, other groups as the plan orders them and then in natural order.
 *
 * @example
 * const subject = (group) => ({patientId: null, file: null, row: null, group, time: 1, event: 1, entry: null, cells: {}});
 * [...groupSubjects([subject("target-only swap"), subject("payload swap")]).keys()] // ["payload swap", "target-only swap"]
 */
export function groupSubjects(subjects: readonly Subject[], order: readonly string[] = []): Map<string, Subject[]> {
  const groups = new Map<string, Subject[]>();
  for (const subject of subjects) {
    const group = groups.get(subject.group);
    if (group === undefined) groups.set(subject.group, [subject]);
    else group.push(subject);
  }
  return new Map(
    inStatedOrder([...groups.keys()], [...order, ...classOrder]).map((group) => [group, groups.get(group) ?? []])
  );
}

/**
 * The order in which the plan puts the groups; empty where it says nothing of their column.
 *
 * @example
 * groupOrder({grouping: {by: "column", column: "arm"}, columns: {arm: {order: ["B", "A"]}}}) // ["B", "A"]
 */
export function groupOrder({grouping, columns}: Pick<Question, "grouping" | "columns">): readonly string[] {
  return grouping.by === "column" ? (plannedColumn(columns, grouping.column)?.order ?? []) : [];
}

/**
 * The group that contrasts are measured against: the question's; or target-only swaps among transition classes; or, by sequence, the largest group; or the
 * first group by name.
 *
 * Throws `RangeError` when the question names a group that is not there.
 *
 * @example
 * referenceGroup(new Map([["payload swap", []], ["target-only swap", []]]), {reference: null, grouping: {by: "transition"}}) // "target-only swap"
 */
export function referenceGroup(
  groups: ReadonlyMap<string, readonly Subject[]>,
  {reference: asked, grouping}: Pick<Question, "reference" | "grouping">
): string {
  const names = [...groups.keys()];
  if (asked !== null) {
    if (groups.has(asked)) return asked;
    const meant = nearMiss(asked, names);
    throw new RangeError(
      `reference must be one of the groups ${names.join(", ")}, got ${asked}${meant === null ? "" : `; did you mean ${meant}?`}`
    );
  }
  if (grouping.by === "sequence") return [...groups].toSorted(([, a], [, b]) => b.length - a.length)[0]?.[0] ?? "";
  return referenceOrder.find((group) => groups.has(group)) ?? names[0] ?? "";
}

/** With more groups than this a column is not one of groups, but of measurements. */
const MOST_GROUPS = 20;

/**
 * Throws `RangeError` when there are so many groups that the column holds measurements.
 *
 * @example
 * requireGroups(2, "column arm") // undefined
 */
export function requireGroups(count: number, grouping: string): void {
  if (count > MOST_GROUPS)
    throw new RangeError(
      `${grouping} makes ${count} groups; at most ${MOST_GROUPS} can be shown. Cut a measurement into classes first, or adjust for it`
    );
}
