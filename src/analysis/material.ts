import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {Exposure} from "../patients/exposure.ts";
import type {FollowUp} from "../patients/follow-up.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {Plan} from "../record/plan.ts";
import type {TreatmentLane} from "../record/result.ts";
import type {ResultParts} from "../record/result-parts.ts";
import type {Row} from "../record/row.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import type {Sequences} from "./sequences.ts";

/** What the analysis was made from. */
export interface Derived {
  readonly sequences: Sequences;
  /** Every exposure of all patients. */
  readonly exposures: readonly Exposure[];
  /** Follow-up of every exposure under the plan's first endpoint. */
  readonly times: readonly FollowUp[];
  readonly catalogue: Catalogue;
  /** The plan's cut-off on the clock of the starts. */
  readonly cutoff: number | null;
}

/** What a part of the analysis may draw on. */
export interface Material {
  readonly cohort: Cohort;
  readonly plan: Plan;
  readonly set: AnalysisSet;
  /** Estimates and contrasts of the groups, as they stand in the result. */
  readonly rows: readonly Row[];
  /** Told how far long work has come: done and all. */
  readonly onProgress: (part: string, done: number, all: number) => void;
  /** Worker threads for long simulations; 0 = none. No number depends on it. */
  readonly threads: number;
}

/** What a part gives; nothing where it does not apply. */
export interface PartOutput {
  readonly rows?: readonly Row[];
  readonly shown?: Partial<ResultParts>;
  readonly ledger?: readonly LedgerLine[];
  readonly issues?: readonly Issue[];
  readonly lanes?: readonly TreatmentLane[];
}

/** One part of an analysis beside the curves and contrasts of the groups. */
export interface AnalysisPart {
  readonly name: string;
  readonly of: (material: Material) => PartOutput | Promise<PartOutput>;
}
