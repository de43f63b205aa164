import type {TimeUnit} from "./time-unit.ts";
import type {Hidden} from "./hidden.ts";

interface CurveOf<N> {
  readonly endpoint: string;
  readonly group: string;
  readonly unit: TimeUnit;
  readonly n: number;
  /** What is counted, where some patients stand in it more than once; absent where it is patients. */
  readonly counted?: "records";
  readonly confLevel: number;
  readonly confType: string;
  /** Limits of S(t) = 1 before the first time, where they are by the beta product. */
  readonly start?: {readonly confLow: number; readonly confHigh: number};
  readonly time: readonly number[];
  readonly estimate: readonly number[];
  readonly confLow: readonly (number | null)[];
  readonly confHigh: readonly (number | null)[];
  readonly nRisk: readonly N[];
  readonly nEntered: readonly number[];
  readonly nEvent: readonly number[];
  readonly nCensored: readonly N[];
  readonly median: {
    readonly estimate: number | null;
    readonly confLow: number | null;
    readonly confHigh: number | null;
  };
}

/** A Kaplan–Meier curve of one group, as columns of equal length; times in `unit`, without identifiers. */
export interface Curve extends CurveOf<number> {
  readonly shown?: undefined;
}

/** A curve under a policy on small counts: the columns hold a few months, and the counts that may be printed stand apart. */
export interface DisclosedCurve extends CurveOf<Hidden> {
  /** With time in months; null where the number of events is hidden. */
  readonly shown: {
    readonly atRisk: readonly {readonly month: number; readonly n: number}[];
    readonly nEvent: number | null;
  };
}

/** A curve as a policy on small counts lets it stand; without one, the curve itself. */
export type ShownCurve = Curve | DisclosedCurve;
