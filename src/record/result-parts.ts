import type {Curve} from "./result.ts";
import type {Row} from "./row.ts";

/** The same patients under another endpoint of the plan, or grouped otherwise. */
export interface View {
  /** Name in the plan, e.g. `rwOS`, and as printed, e.g. `OS from ADC2, rwOS@1`. */
  readonly name: string;
  readonly endpoint: string;
  /** As in the plan: `transition`, `sequence`, `column:tumour`. */
  readonly by: string;
  readonly curves: readonly Curve[];
  /** Estimates and contrasts, as `Result.rows` has them for the first endpoint and grouping. */
  readonly rows: readonly Row[];
}

/**
 * What further parts of an analysis give beside their rows, for figures and tables that rows cannot carry: aggregate, without identifiers; each key is absent
 * where its part was not asked for or has nothing to show.
 */
export interface ResultParts {
  /** Every further pair of endpoint and grouping that the plan names. */
  readonly views: readonly View[];
}
