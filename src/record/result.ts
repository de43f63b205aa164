import type {ContrastAdjustmentName} from "./contrast-adjustment-name.ts";
import type {TimeUnit} from "./time-unit.ts";
import type {AuditFinding} from "./audit-finding.ts";
import type {Curve, ShownCurve} from "./curve.ts";
import type {Shown} from "./hidden.ts";
import type {Issue, ShownIssue} from "./issue.ts";
import type {LedgerLine} from "./ledger-line.ts";
import type {Plan} from "./plan.ts";
import type {Refusal} from "./refusal.ts";
import type {RemarkOf, WithinPatients} from "./remark.ts";
import type {ResultParts, ShownParts} from "./result-parts.ts";
import type {Row, ShownRow} from "./row.ts";

/** A record of a patient-level table: column → cell. */
export type TableRecord = Readonly<Record<string, string | number | boolean | null>>;

/** One box of the cohort flow: how many stood there, and how many left before the next, by reason. */
export interface FlowStep {
  readonly label: string;
  readonly unit: "rows" | "patients" | "ADC exposures" | "transitions" | "records";
  readonly count: number;
  readonly left: readonly {readonly reason: string; readonly detail: string; readonly count: number}[];
}

/** What was read of one file. */
export interface ResultSource {
  readonly name: string;
  readonly role: string;
  readonly rowsRead: number;
  readonly rowsUsed: number;
  readonly sha256: string;
}

/** A source as a policy on small counts lets it stand. */
export interface ShownSource extends Omit<ResultSource, "rowsUsed"> {
  readonly rowsUsed: Shown;
}

/** An estimate with what it needs. */
export interface MethodResult<Name extends string = string, R extends ShownRow = Row> {
  readonly name: Name;
  readonly needs: string;
  readonly row: R;
}

/** A contrast between classes of transition, with what its arms are alike in and what stays different. */
export interface ContrastResult<R extends ShownRow = Row> {
  readonly name: string;
  readonly question: string;
  readonly confounded: string;
  /** Columns that are not matched and of which the arms share no value. */
  readonly apart: readonly RemarkOf<"no-column-in-common">[];
  /** Cells in which both arms stand, e.g. `SG, breast, low`. */
  readonly cells: readonly string[];
  readonly adjustment: ContrastAdjustmentName;
  readonly rows: readonly R[];
}

/** The contrast that a plan names first, and what it is an estimate of. */
export interface PrimaryContrast {
  /** Name of a contrast between classes or sequences, or of a contrast between two groups. */
  readonly name: string;
  /** Why it has no estimate in this cohort; null where it has one. */
  readonly refusal: Refusal | null;
  /** Population, treatment, endpoint, intercurrent events with their strategies, and summary. */
  readonly estimand: readonly {
    readonly attribute: string;
    readonly event: string | null;
    readonly strategy: string | null;
    readonly text: string;
  }[];
}

/** ADC1 beside ADC2: the audit of the design, and what can be said of the two times. Times are PFS, whatever the plan's endpoint. */
export interface SequentialPart<R extends ShownRow = Row> {
  readonly design: "received-both" | "all who started ADC1";
  readonly audit: readonly AuditFinding[];
  /** Contrasts between classes, the like-for-like one first, or between sequences; empty where neither the grouping nor the plan asks for any. */
  readonly contrasts: readonly ContrastResult<R>[];
  /** Null where no contrast is named and the grouping makes more than one. */
  readonly primary: PrimaryContrast | null;
  /** PFS(ADC1) estimated in several ways, and the two checks beside them. */
  readonly truncation: readonly MethodResult<string, R>[];
  /** Methods for ADC2 against ADC1 within patients; withheld ones are rows whose refusal says so. */
  readonly paired: readonly MethodResult<WithinPatients, R>[];
}

/** What a policy on small counts changed in a result. */
export interface Disclosure {
  /** Name of the policy. */
  readonly policy: string;
  /** What was hidden, merged, rounded or left out, as sentences without a count. */
  readonly changes: readonly string[];
}

/** Both ADCs of one patient, in days since the start of ADC1. */
export interface TreatmentLane {
  /** Tells lanes apart; never shown. */
  readonly key: string;
  readonly patientId: string;
  readonly group: string;
  readonly bars: readonly {
    readonly start: number;
    readonly end: number;
    readonly label: string;
    readonly payloadClass: string;
    readonly ongoing: boolean;
  }[];
  readonly events: readonly {
    readonly time: number;
    readonly kind: "response" | "progression" | "death" | "stopped for toxicity" | "last contact";
  }[];
}

/** Everything that an analysis gives: aggregate parts for the report, patient-level parts for `patient-level/` alone. */
export interface Result {
  readonly schemaVersion: 1;
  readonly plan: Plan;
  readonly unit: TimeUnit;
  readonly sources: readonly ResultSource[];
  readonly rows: readonly Row[];
  readonly curves: readonly Curve[];
  readonly flow: readonly FlowStep[];
  /** Null where there is no pair of ADCs. */
  readonly sequential: SequentialPart | null;
  /** What further parts of the analysis give beside their rows. */
  readonly parts: Partial<ResultParts>;
  /** Every ADC→ADC transition found, used or not. Patient-level. */
  readonly transitions: readonly TableRecord[];
  /** Time, event and reason of every exposure or record analysed. Patient-level. */
  readonly followUp: readonly TableRecord[];
  /** Both ADCs of each patient analysed; empty unless the plan asks for the swimmer figure. Patient-level. */
  readonly treatmentLanes: readonly TreatmentLane[];
  /** Patient-level. */
  readonly ledger: readonly LedgerLine[];
  readonly issues: readonly Issue[];
  /** Only what a policy on small counts was applied to says what was changed. */
  readonly disclosure?: undefined;
  /** Agents that a file of the user added to the catalogue or put over it, by id; null where there was none. */
  readonly agents: {
    readonly file: string;
    readonly added: readonly string[];
    readonly overridden: readonly string[];
  } | null;
}

/** A result as its policy on small counts lets it be shown: what is printed and written is made from this; without a policy it is the result itself. */
export interface ShownResult extends Omit<
  Result,
  "sources" | "rows" | "curves" | "sequential" | "parts" | "issues" | "disclosure"
> {
  readonly sources: readonly ShownSource[];
  readonly rows: readonly ShownRow[];
  readonly curves: readonly ShownCurve[];
  readonly sequential: SequentialPart<ShownRow> | null;
  readonly parts: Partial<ShownParts>;
  readonly issues: readonly ShownIssue[];
  /** Present where a policy was applied. */
  readonly disclosure?: Disclosure | undefined;
}

/** A result that has been through its policy. */
export interface DisclosedResult extends ShownResult {
  readonly disclosure: Disclosure;
}

/**
 * Whether no policy was applied, so that every number is one.
 *
 * @example
 * isWhole(await analyze({by: "column:arm", mapping: {time: "t", event: "e"}}, await readCohort([{name: "s.csv", role: "follow-up", text: "id,t,e,arm\na,2,1,A\n"}], {mapping: {time: "t", event: "e"}}))) // true
 */
export function isWhole(result: ShownResult): result is Result {
  return result.disclosure === undefined;
}
