import type {FlowStep} from "../record/result.ts";
import {roundedCount} from "./rounded-count.ts";

type Left = FlowStep["left"][number];

/** Where several reasons for leaving stand together. */
export const MERGED_REASONS = "for one of several reasons, too few for each to be shown";

/**
 * Boxes of a cohort flow in which nobody is counted in a group of fewer than `smallest`: reasons are joined, and boxes with them, until each count is 0 or large enough. Nothing is masked,
 * so nothing can be had by subtraction; the boxes still add up, also where counts are rounded.
 *
 * @example
 * const steps = [{label: "in the file", unit: "patients", count: 60, left: [{reason: "a", detail: "a", count: 3}, {reason: "b", detail: "b", count: 14}]}, {label: "analysed", unit: "patients", count: 43, left: []}];
 * disclosedFlow(steps, 11, null)[0].left.map(({count}) => count) // [17]
 */
export function disclosedFlow(steps: readonly FlowStep[], smallest: number, rounding: number | null): FlowStep[] {
  const few = (count: number): boolean => count > 0 && count < smallest;
  let boxes = steps.map((step) => ({...step, left: merged(step.left, smallest)}));
  for (;;) {
    const at = boxes.findIndex(({left}) => left.some(({count}) => few(count)));
    if (at < 0) break;
    const [box, next, before] = [boxes[at], boxes[at + 1], boxes[at - 1]];
    if (box === undefined) break;
    if (next !== undefined && next.left.length > 0 && boxes.length > 2)
      boxes = [
        ...boxes.slice(0, at),
        {...box, left: merged([...box.left, ...next.left], smallest)},
        ...boxes.slice(at + 2)
      ];
    else if (before !== undefined)
      boxes = [
        ...boxes.slice(0, at - 1),
        {...before, left: merged([...before.left, ...box.left], smallest)},
        ...boxes.slice(at + 1)
      ];
    else boxes = boxes.slice(at + 1);
  }
  return rounding === null ? boxes : addingUp(boxes, rounding);
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
