import {questionOf} from "../question/question.ts";
import type {FlowStep, Result} from "../record/result.ts";
import type {GroupSizes} from "./group-sizes.ts";
import {roundedCount} from "./rounded-count.ts";

type Left = FlowStep["left"][number];

/** Where several reasons for leaving stand together. */
export const MERGED_REASONS = "for one of several reasons, too few for each to be shown";

const smallGroups = {reason: "small-groups", detail: "in a group too small to be shown"} as const;

/** The flow of patients (or records) alone, ending in the groups that are shown: rows of a file and transitions tell of single patients. */
export function flowToGroups({flow, plan}: Pick<Result, "flow" | "plan">, {inSmall, all}: GroupSizes): FlowStep[] {
  const unit = flow.some((step) => step.unit === "patients") ? "patients" : "records";
  const steps = flow.filter((step) => step.unit === unit);
  const last = steps.at(-1);
  if (last === undefined || inSmall === 0) return steps;
  // By position both groups are the same patients, and several transitions of a patient are not patients: what is left cannot be told.
  if (questionOf(plan).isByPosition || last.count !== all) return [];
  const before = steps.at(-2);
  const reason = {...smallGroups, count: inSmall};
  return before === undefined
    ? [
        {...last, left: [...last.left, reason]},
        {...last, label: `${last.label}, in the groups shown`, count: last.count - inSmall, left: []}
      ]
    : [...steps.slice(0, -2), {...before, left: [...before.left, reason]}, {...last, count: last.count - inSmall}];
}

/**
 * Boxes of a cohort flow in which nobody is counted in a group of fewer than `smallest`: reasons are joined, and boxes with them, until each count is 0 or large enough. Nothing is masked,
 * so nothing can be had by subtraction; the boxes still add up, also where counts are rounded.
 *
 * @example
 * const steps = [{label: "in the file", unit: "patients", count: 60, left: [{reason: "a", detail: "a", count: 3}, {reason: "b", detail: "b", count: 14}]}, {label: "analysed", unit: "patients", count: 43, left: []}];
 * disclosedFlow(steps, 11, null)[0].left.map(({count}) => count) // [17]
 */
export function disclosedFlow(steps: readonly FlowStep[], smallest: number, rounding: number | null): FlowStep[] {
  let boxes: FlowStep[] = steps.map((step) => ({...step, left: merged(step.left, smallest)}));
  const small = (): number => boxes.findIndex(({left}) => left.some(({count}) => count > 0 && count < smallest));
  for (let at = small(); at >= 0; at = small()) boxes = withoutBox(boxes, at, smallest);
  return rounding === null ? boxes : addingUp(boxes, rounding);
}

/** Boxes in which the reasons of one are joined with those of the next, or else of the one before; the first box is left out where there is neither. */
function withoutBox(boxes: readonly FlowStep[], at: number, smallest: number): FlowStep[] {
  const [box, next, before] = [boxes[at], boxes[at + 1], boxes[at - 1]];
  if (box !== undefined && next !== undefined && next.left.length > 0 && boxes.length > 2) {
    const joined = {...box, left: merged([...box.left, ...next.left], smallest)};
    return [...boxes.slice(0, at), joined, ...boxes.slice(at + 2)];
  }
  if (box !== undefined && before !== undefined) {
    const joined = {...before, left: merged([...before.left, ...box.left], smallest)};
    return [...boxes.slice(0, at - 1), joined, ...boxes.slice(at + 1)];
  }
  return boxes.slice(at + 1);
}

/** Reasons for leaving in which the small ones are joined, with the smallest of the others where that is needed. */
function merged(left: readonly Left[], smallest: number): Left[] {
  const small = left.filter(({count}) => count > 0 && count < smallest);
  if (small.length === 0) return [...left];
  const sum = (lefts: readonly Left[]): number => lefts.reduce((total, {count}) => total + count, 0);
  const others = left.filter(({count}) => count >= smallest).toSorted((a, b) => a.count - b.count);
  const joined = sum(small) >= smallest || others[0] === undefined ? small : [...small, others[0]];
  return [
    ...left.filter((one) => !joined.includes(one)),
    {reason: "several", detail: MERGED_REASONS, count: sum(joined)}
  ];
}

/** Rounded boxes that add up: the last count and every reason are rounded, the counts before them follow. */
function addingUp(boxes: readonly FlowStep[], rounding: number): FlowStep[] {
  const rounded: FlowStep[] = [];
  let count = roundedCount(boxes.at(-1)?.count ?? 0, rounding);
  for (const [index, box] of [...boxes.entries()].toReversed()) {
    const left = box.left.map((one) => ({...one, count: roundedCount(one.count, rounding)}));
    if (index < boxes.length - 1) count += left.reduce((sum, one) => sum + one.count, 0);
    rounded.unshift({...box, count, left});
  }
  return rounded;
}
