import type {TimeUnit} from "./time-unit.ts";
import type {CountTable, ShownCountTable} from "./count-table.ts";
import type {Curve, ShownCurve} from "./curve.ts";
import type {Remark} from "./remark.ts";
import type {Row, ShownRow} from "./row.ts";

/** Cumulative incidence of one cause in one group, as columns of equal length; times in `unit`. */
export interface Incidence {
  readonly group: string;
  readonly cause: string;
  readonly unit: TimeUnit;
  readonly n: number;
  readonly time: readonly number[];
  readonly estimate: readonly number[];
  readonly confLow: readonly (number | null)[];
  readonly confHigh: readonly (number | null)[];
}

/** Scaled Schoenfeld residuals of a contrast, one an event; times in the unit of the result. */
export interface Residuals {
  readonly group: string;
  readonly reference: string;
  /** Log hazard ratio of the model. */
  readonly coefficient: number;
  /** Of the test of proportional hazards; null where it was not made. */
  readonly pValue: number | null;
  readonly time: readonly number[];
  readonly residual: readonly number[];
  /** A curve through them with limits; null where there are too few. */
  readonly smooth: {
    readonly time: readonly number[];
    readonly estimate: readonly number[];
    readonly confLow: readonly number[];
    readonly confHigh: readonly number[];
  } | null;
}

/** How often a column is blank in a group. */
export interface MissingValues {
  readonly column: string;
  readonly group: string;
  readonly n: number;
  readonly missing: number;
}

/** The same patients under another endpoint of the plan, or grouped otherwise. */
export interface FurtherAnalysis {
  /** Name in the plan, e.g. `rwOS`, and as printed, e.g. `OS from ADC2, rwOS@1`. */
  readonly name: string;
  readonly endpoint: string;
  /** As in the plan: `transition`, `sequence`, `column:tumour`. */
  readonly by: string;
  readonly curves: readonly Curve[];
  /** Estimates and contrasts, as `Result.rows` has them for the first endpoint and grouping. */
  readonly rows: readonly Row[];
}

/** A further analysis as a policy on small counts lets it stand. */
export interface ShownFurtherAnalysis extends Omit<FurtherAnalysis, "curves" | "rows"> {
  readonly curves: readonly ShownCurve[];
  readonly rows: readonly ShownRow[];
}

/** A group against the reference after propensity weighting. */
export interface AdjustedContrast {
  readonly group: string;
  readonly reference: string;
  /** How many were compared. */
  readonly n: number;
  /** Covariates of the propensity model. */
  readonly columns: readonly string[];
  /** Weighted curves of the group and of the reference; the weights of each are scaled to the number of its patients. */
  readonly curves: readonly Curve[];
  /** Standardised mean differences; null where neither group varies. */
  readonly balance: readonly {readonly term: string; readonly before: number | null; readonly after: number | null}[];
  readonly effectiveSize: {readonly group: number; readonly reference: number};
  /** What speaks against positivity and the propensity model. */
  readonly remarks: readonly Remark[];
}

/** Propensity-weighted contrasts of the groups. */
export interface AdjustmentShown {
  readonly target: "ATE" | "ATT" | "overlap";
  /** Columns that the plan puts into the propensity model. */
  readonly columns: readonly string[];
  readonly contrasts: readonly AdjustedContrast[];
}

/** Share of patients whose PFS(ADC2) is at least c times their PFS(ADC1), by c; columns of equal length. */
export interface RatioShares {
  readonly method: "midranks" | "Kaplan-Meier of the ratio";
  readonly n: number;
  /** Ascending. */
  readonly ratio: readonly number[];
  readonly estimate: readonly number[];
  readonly confLow: readonly (number | null)[];
  readonly confHigh: readonly (number | null)[];
}

/** Probability of each state at each time, in days since the start of ADC1; rows of `probability` are times. */
export interface Occupation {
  readonly states: readonly string[];
  readonly time: readonly number[];
  readonly probability: readonly (readonly number[])[];
  readonly n: number;
}

/** A number that readers look at, observed and over cohorts simulated without cross-resistance. */
export interface NullNumber {
  readonly name: "shareShorter" | "shareRatio" | "hazardRatio" | "medianRatio";
  readonly observed: number | null;
  /** One entry a world, in the order of `worlds`: middle and central 95 %. */
  readonly simulated: readonly {
    readonly estimate: number | null;
    readonly confLow: number | null;
    readonly confHigh: number | null;
  }[];
}

/** One world without cross-resistance. */
export interface NullWorld {
  readonly tailShare: number;
  /** 0 where attrition does not depend on PFS(ADC1). */
  readonly lostEarly: number;
  readonly frailtyVariance: number;
  readonly lineEffect: number;
}

/** What cohorts without cross-resistance would show, in several worlds. */
export interface NullPicture {
  /** Which curve of PFS(ADC1) the worlds are drawn from. */
  readonly base: "weighted" | "all-started";
  /** Inputs: share of PFS(ADC1) beyond the curve, probability of never reaching ADC2 after progression at once, variance of the shared frailty, hazard ratio of the later line. */
  readonly worlds: readonly NullWorld[];
  readonly numbers: readonly NullNumber[];
  readonly ratio: number;
  readonly replicates: number;
  readonly n: number;
}

/** The main contrast under one set of rules of the endpoint. */
export interface RuleEstimate {
  /** Name of the endpoint with its settings. */
  readonly rule: string;
  /** Setting of each rule that varies. */
  readonly choices: Readonly<Record<string, string>>;
  readonly primary: boolean;
  readonly estimate: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
}

/** The main contrast under combinations of rules, in ascending order of its estimate; combinations under which nobody's time differs stand once. */
export interface Sensitivity {
  readonly group: string;
  readonly reference: string;
  /** Combinations that were tried. */
  readonly combinations: number;
  readonly rules: readonly RuleEstimate[];
}

/** Curves of the groups within one level of a column. */
export interface Facet {
  readonly level: string;
  readonly curves: readonly Curve[];
}

/** The same curves level by level of a column. */
export interface Facets {
  /** As in the plan, e.g. `tumour`. */
  readonly by: string;
  /** In descending order of size. */
  readonly panels: readonly Facet[];
  /** Levels that are not drawn, and how many have no level. */
  readonly left: readonly string[];
  readonly blank: number;
}

/** Patients, or a probability, that share a path through ADC1, what came in between, ADC2 and what came next; null where the path has ended. */
export interface SequencePath {
  readonly path: readonly (string | null)[];
  readonly n: number;
}

/** Paths of those who started ADC1 up to a day: Aalen–Johansen probabilities. */
export interface SequenceProbabilities {
  readonly paths: readonly SequencePath[];
  /** Of how many patients. */
  readonly n: number;
  /** Days since the start of ADC1. */
  readonly day: number;
  /** Patients whose ADC1 has too little follow-up to say; not among `n`. */
  readonly left: number;
}

/** Why a covariate is not in the joint model of PFS(ADC2). */
export type LeftOfModel =
  | {readonly code: "not-recorded"}
  | {readonly code: "same-in-everyone"}
  | {readonly code: "classes-not-comparable"}
  | {readonly code: "rarely-recorded"; readonly recorded: number; readonly of: number}
  | {readonly code: "few-events"; readonly events: number; readonly parameters: number};

/** What stands in the models of PFS(ADC2), and what does not. */
export interface PredictorModels {
  /** The plan's key that named the covariates, or `unasked`. */
  readonly chosenBy: "sequential.predictors" | "adjust" | "unasked";
  /** Covariates of the joint model beside PFS(ADC1). */
  readonly together: readonly string[];
  readonly left: readonly {readonly name: string; readonly why: LeftOfModel}[];
  /** Patients whom the joint model leaves out for a missing covariate. */
  readonly incomplete: number;
}

/**
 * What further parts of an analysis give beside their rows, for figures and tables that rows cannot carry: aggregate, without identifiers; each key is absent
 * where its part was not asked for or has nothing to show.
 */
export interface ResultParts {
  /** Every further pair of endpoint and grouping that the plan names. */
  readonly views: readonly FurtherAnalysis[];
  /** How many patients have PFS on both ADCs, of all analysed. */
  readonly bothAdcs: {readonly patients: number; readonly analysed: number};
  readonly predictors: PredictorModels;
  readonly adjustment: AdjustmentShown;
  /** How many imputations of missing covariates were pooled. */
  readonly imputations: number;
  /** P(GMI >= c) by midranks and Kaplan–Meier of the ratio. */
  readonly ratioShares: readonly RatioShares[];
  readonly occupation: Occupation;
  readonly nullPicture: NullPicture;
  readonly sensitivity: Sensitivity;
  /** Tables of counts: response, stop reasons, safety, therapy after ADC2, conversion of biomarkers, overlap of labels. */
  readonly counts: readonly CountTable[];
  /** Progression and death as competing events, by group. */
  readonly incidence: readonly Incidence[];
  /** Blank and unknown values of the columns of the data dictionary, by group. */
  readonly missing: readonly MissingValues[];
  /** Only where the plan asks for the figure. */
  readonly residuals: Residuals;
  /** Only where the plan asks for panels. */
  readonly facets: Facets;
  /** Only where the plan asks for the figure. */
  readonly nextPaths: readonly SequencePath[];
  /** Only where the plan asks for the figure and everyone who started ADC1 is in the file. */
  readonly sequenceProbabilities: SequenceProbabilities;
}

/** Further parts as a policy on small counts lets them stand. */
export interface ShownParts extends Omit<ResultParts, "views" | "counts"> {
  readonly views: readonly ShownFurtherAnalysis[];
  readonly counts: readonly ShownCountTable[];
}
