import type {Cohort} from "../cohort/cohort.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {TreatmentLane} from "../record/result.ts";
import type {ResultParts} from "../record/result-parts.ts";
import type {Row} from "../record/row.ts";
import type {Question} from "../question/question.ts";
import type {AnalysisSet} from "./analysis-set.ts";

/** What a part of the analysis may draw on. */
export interface AnalysisInput {
  readonly cohort: Cohort;
  readonly question: Question;
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
  readonly treatmentLanes?: readonly TreatmentLane[];
}

/** One part of an analysis beside the curves and contrasts of the groups. */
export interface AnalysisPart {
  readonly name: string;
  readonly of: (input: AnalysisInput) => PartOutput | Promise<PartOutput>;
}
