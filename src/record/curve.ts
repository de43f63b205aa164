import type {TimeUnit} from "../math/calendar-days.ts";

/** A Kaplan–Meier curve of one group, as columns of equal length; times in `unit`, without identifiers. */
export interface Curve {
  readonly endpoint: string;
  readonly group: string;
  readonly unit: TimeUnit;
  readonly n: number;
  readonly confLevel: number;
  readonly confType: string;
  readonly time: readonly number[];
  readonly estimate: readonly number[];
  readonly confLow: readonly (number | null)[];
  readonly confHigh: readonly (number | null)[];
  readonly nRisk: readonly number[];
  readonly nEntered: readonly number[];
  readonly nEvent: readonly number[];
  readonly nCensored: readonly number[];
  readonly median: {
    readonly estimate: number | null;
    readonly confLow: number | null;
    readonly confHigh: number | null;
  };
  /** Present under a policy on small counts: the counts that may be printed, with time in months; the columns then hold a few months, and NaN where a count is hidden. */
  readonly shown?: {
    readonly atRisk: readonly {readonly month: number; readonly n: number}[];
    readonly nEvent: number | null;
  };
}
