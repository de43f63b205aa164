import type {TimeAxis} from "./time-axis.ts";

/** One axis: its ends, its ticks, its words. */
export interface AxisDesign {
  readonly title: string;
  readonly domain: readonly [number, number];
  readonly ticks: readonly number[];
  readonly log?: boolean;
  readonly format?: string;
}

/**
 * An axis of percent from 0 to 100.
 *
 * @example
 * percentAxis("Survival (%)").domain // [0, 100]
 */
export function percentAxis(title: string): AxisDesign {
  return {title, domain: [0, 100], ticks: [0, 20, 40, 60, 80, 100]};
}

/**
 * An axis of months from 0 on.
 *
 * @example
 * monthsAxis("Time (months)", {ticks: [0, 3, 6], end: 7}).domain // [0, 7]
 */
export function monthsAxis(title: string, {ticks, end}: TimeAxis): AxisDesign {
  return {title, domain: [0, end], ticks};
}
