import type {Catalogue} from "../adc/catalogue.ts";
import type {Exposure} from "../patients/exposure.ts";
import type {FollowUp} from "../patients/follow-up.ts";
import type {RelapseStratumName} from "../patients/relapse-after-adc1.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {TableRecord, FlowStep} from "../record/result.ts";
import type {Sequences} from "./sequences.ts";
import type {Pairing} from "./sequential-comparison.ts";
import type {Subject} from "./subject.ts";

/** What the analysis was made from. */
export interface TreatmentHistory {
  readonly sequences: Sequences;
  /** Every exposure of all patients. */
  readonly exposures: readonly Exposure[];
  /** Follow-up of every exposure under the plan's first endpoint. */
  readonly times: readonly FollowUp[];
  readonly catalogue: Catalogue;
  /** The plan's cut-off on the clock of the starts. */
  readonly cutoff: number | null;
}

/** Time on an ADC2 whose ADC1 was (neo)adjuvant; its group is the sequence. */
export interface SubjectApart extends Subject {
  readonly stratum: RelapseStratumName;
  /** Whether the day of the relapse is recorded; else the first metastatic therapy began then. */
  readonly isRelapseRecorded: boolean;
}

/** Who is analysed, who is not and why. */
export interface AnalysisSet {
  readonly subjects: readonly Subject[];
  /** Who is in no group because ADC1 was (neo)adjuvant. */
  readonly apart: readonly SubjectApart[];
  /** As printed, e.g. `PFS(ADC2), rwPFS@2`. */
  readonly endpoint: string;
  readonly population: string;
  readonly flow: readonly FlowStep[];
  readonly ledger: readonly LedgerLine[];
  readonly issues: readonly Issue[];
  /** Patient-level tables as they are written, made when they are asked for. */
  readonly records: () => {readonly transitions: readonly TableRecord[]; readonly followUp: readonly TableRecord[]};
  /** Null where follow-up came ready-made. */
  readonly pairing: Pairing | null;
  /** Null where follow-up came ready-made. */
  readonly history: TreatmentHistory | null;
}

/** Why a transition, a patient or a record is not analysed. */
export interface LeftFor {
  readonly reason: string;
  readonly detail: string;
}

/** How many stand on the ledger for each reason; a rule that leaves nobody out is shown with its zero. */
export function countLeft(ledger: readonly LedgerLine[], reasons: readonly LeftFor[]): FlowStep["left"] {
  return reasons.map(({reason, detail}) => ({
    reason,
    detail,
    count: ledger.filter((line) => line.reason === reason).length
  }));
}

/** Ledger lines counted by their reason, the commonest first. */
export function byReason(lines: readonly LedgerLine[]): FlowStep["left"] {
  const counts = new Map<string, {reason: string; detail: string; count: number}>();
  for (const {reason, detail} of lines)
    counts.set(reason, {reason, detail, count: (counts.get(reason)?.count ?? 0) + 1});
  return [...counts.values()].sort((a, b) => b.count - a.count || (a.reason < b.reason ? -1 : 1));
}
