import type {PlanSpec} from "./plan.ts";

/** How much a bias matters in this cohort and plan. */
export type AuditLevel = "ok" | "caution" | "serious" | "not assessable";

/** Whose PFS(ADC1) is cut short: everyone in the file, or the pairs (`compared`) of all who started ADC1. */
export interface TruncatedWhom {
  readonly started: number;
  /** Null where everyone in the file received both ADCs. */
  readonly compared: number | null;
}

/** A sequence of two ADCs with its median window in days. */
export interface WindowOfSequence {
  readonly sequence: string;
  readonly days: number;
}

/** What each bias is judged by: codes with the numbers that each carries. */
export interface EvidenceOf {
  "right-truncation":
    | {readonly code: "no-pair"}
    | {readonly code: "starters-not-given"}
    | {
        readonly code: "denominator-known";
        readonly started: number;
        readonly reached: number;
        /** Those under observation before PFS(ADC1) ended. */
        readonly observed: number;
      }
    | {readonly code: "truncated-by-unknown"; readonly whom: TruncatedWhom | null}
    | {readonly code: "truncated-by"; readonly whom: TruncatedWhom; readonly horizon: number; readonly missing: number};
  "approval-dates":
    | {readonly code: "few-cutoffs-by-sequence"}
    | {
        readonly code: "windows-differ";
        readonly shortest: WindowOfSequence;
        readonly longest: WindowOfSequence;
        readonly ratio: number;
      };
  "immortal-time":
    | {readonly code: "no-survival-by-later"}
    | {readonly code: "survival-from-adc2"}
    | {readonly code: "immortal-time-handled"; readonly by: string; readonly handling: "landmark" | "time-varying"}
    | {readonly code: "immortal-days"; readonly by: string; readonly days: number};
  "left-truncation":
    | {readonly code: "entry-not-recorded"}
    | {readonly code: "nobody-delayed"}
    | {
        readonly code: "delayed";
        readonly share: number;
        readonly used: boolean;
        /** Kendall's conditional tau, where entry goes with the outcome. */
        readonly informative: {readonly tau: number; readonly pValue: number} | null;
      };
  "selection":
    | {readonly code: "starters-not-given"}
    | {readonly code: "received-both-only"}
    | {readonly code: "nobody-due"}
    | {readonly code: "lost-before-adc2"; readonly due: number; readonly lost: number};
  "informative-censoring":
    | {readonly code: "no-death-recorded"}
    | {readonly code: "nothing-censored"}
    | {readonly code: "died-soon"; readonly censored: number; readonly soon: number; readonly days: number};
  "interval-censoring":
    | {readonly code: "few-progressions"}
    | {readonly code: "on-schedule"; readonly days: number; readonly clustering: number}
    | {readonly code: "no-schedule"; readonly clustering: number | null};
  "induced-dependent-censoring":
    | {readonly code: "few-cutoffs"}
    | {
        readonly code: "follow-up-goes-with-pfs1";
        readonly correlation: number;
        readonly censored: number;
        readonly adjusted: boolean;
      };
  "deaths-on-one-line":
    | {readonly code: "no-event-on-adc2"}
    | {readonly code: "deaths"; readonly deaths: number; readonly events: number};
  "naive-ratio": {readonly code: "no-pair"} | {readonly code: "censored-pairs"; readonly share: number};
  "intra-patient-correlation":
    | {readonly code: "compared-once"}
    | {readonly code: "paired-or-clustered"}
    | {readonly code: "as-strangers"; readonly pairs: number};
  "line-drift":
    | {readonly code: "lines-not-recorded"}
    | {readonly code: "few-lines-by-sequence"}
    | {readonly code: "later-line"; readonly lines: number; readonly adjusted: boolean}
    | {readonly code: "lines-differ"; readonly lines: number; readonly adjusted: boolean};
  "intermediate-line":
    | {readonly code: "intervening-not-recorded"}
    | {readonly code: "intervening"; readonly share: number; readonly handled: boolean};
  "dichotomised":
    | {readonly code: "nothing-cut-in-two"}
    | {readonly code: "cut-in-two"; readonly columns: readonly string[]};
  "tiny-cells":
    | {readonly code: "no-group"}
    | {
        readonly code: "smallest-group";
        readonly group: string;
        readonly n: number;
        readonly nEvent: number;
        readonly counted?: "records";
      };
  "centre-clustering":
    | {readonly code: "few-centres"}
    | {
        readonly code: "centre-and-sequence";
        readonly association: number;
        readonly centres: number;
        readonly handled: boolean;
      };
  "multiplicity": {readonly code: "tests"; readonly tests: number; readonly primary: "declared" | "refused" | "none"};
  "index-date": {readonly code: "joining-not-known"} | {readonly code: "joined-or-split"; readonly share: number};
}

/** Stable kebab-case name of a bias that is looked for. */
export type Bias = keyof EvidenceOf;

/** What a bias is judged by, or that a policy on small counts does not let it be said. */
export type Evidence = EvidenceOf[Bias] | {readonly code: "not-shown"};

export type EvidenceCode = Evidence["code"];

/** The evidence of one code. */
export type EvidenceBy<Code extends EvidenceCode> = Extract<Evidence, {readonly code: Code}>;

/** What helps against a bias: as for every cohort, or less where entry is used already. */
export interface AuditAdvice {
  readonly code: "usual" | "entry-goes-with-outcome" | "entry-used";
  /** Columns that the remedy needs and the file does not have. */
  readonly lacking: readonly string[];
}

/** One bias, judged on this cohort and plan, in codes; the sentences are made last, in `words/`. */
export interface AuditFinding {
  readonly bias: Bias;
  readonly level: AuditLevel;
  /** The number behind the level; null where there is none. */
  readonly number: number | null;
  readonly evidence: Evidence;
  /** What to put into the plan; null where no change of the plan helps, or none is needed. */
  readonly remedy: PlanSpec | null;
  readonly advice: AuditAdvice;
}
