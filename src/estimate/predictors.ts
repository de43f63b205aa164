import {withDelayedEntry} from "./delayed-entry.ts";
import {quantileSorted} from "simple-statistics";
import {DAYS_PER_MONTH} from "../math/calendar-days.ts";
import {chiSquareUpper} from "../math/chi-square.ts";
import {cholesky, quadraticForm} from "../math/cholesky.ts";
import {normalQuantile} from "../math/normal.ts";
import {penalisedForSeparation} from "./penalised-for-separation.ts";
import {resultRow, type Procedure, type Row} from "../record/row.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {cox, type CoxFit} from "../survival/cox.ts";
import {factor} from "../survival/factor.ts";
import {firth, type FirthFit, type FirthOptions} from "../survival/firth.ts";
import {spline, splineBasis, type Spline} from "../survival/spline.ts";
import {design, type Covariate} from "../survival/design.ts";
import {delayedFollowUp} from "../survival/delayed-follow-up.ts";

/** One patient: PFS(ADC2) with its event, PFS(ADC1), and the covariates by name; null = missing. Times in days. */
export interface PredictorRecord {
  readonly patientId: string;
  readonly time: number;
  readonly event: 0 | 1;
  readonly entry?: number | null;
  readonly pfs1: number;
  readonly covariates: Readonly<Record<string, number | string | null>>;
}

export interface PredictorOptions {
  readonly endpoint?: string | null;
  readonly population?: string | null;
  /** Knots of a restricted cubic spline of PFS(ADC1), instead of a straight line. */
  readonly splineKnots?: number;
  /** Reference level by covariate; else the first in alphabetical order. */
  readonly reference?: Readonly<Record<string, string>>;
  /** Covariates of the multivariable model beside PFS(ADC1); all of them unless told. */
  readonly together?: readonly string[];
  /** The records are only of patients who received both ADCs before the cut-off: adds the window caution to PFS(ADC1). */
  readonly receivedBoth?: boolean;
  readonly confLevel?: number;
}

export interface Predictors {
  /** One model per covariate, then one with all of them; hazard ratios. */
  readonly rows: readonly Row[];
  /** Patients that the multivariable model leaves out, with the missing covariates. */
  readonly incomplete: readonly {readonly patientId: string; readonly missing: readonly string[]}[];
}

/** Term of PFS(ADC1) in every model. */
export const PFS1_TERM = "PFS(ADC1), per month";

/** Terms that stand in place of it where PFS(ADC1) is a spline: its upper against its lower quartile, and the tests of any effect and of a bend. */
export const PFS1_SPLINE_TERMS = [
  "PFS(ADC1), upper against lower quartile",
  "PFS(ADC1), any effect",
  "PFS(ADC1), not linear"
] as const;

/** Events per parameter below which a model warns, and below which Firth's penalty takes over. */
const EVENTS_CAUTION = 10;
const EVENTS_FIRTH = 5;

/**
 * Predictors of PFS(ADC2) by Cox regression: PFS(ADC1) continuous per month (or as a spline), and the covariates of the records, each alone and all together.
 *
 * Below 10 events per parameter a row warns, below 5, and where events are separated, the model is fitted with Firth's penalty and says so. Patients without a covariate leave the models that need it and are listed.
 * What a model cannot give is a row with a refusal. Throws `RangeError` without records, for a covariate that is not in every record, or for options out of range.
 * Source: Cox 1972; Firth 1993, Biometrika 80:27; events per parameter Peduzzi 1995, J Clin Epidemiol 48:1503.
 *
 * @example
 * const records = [[100, 300], [40, 60], [70, 90], [20, 200], [55, 30], [90, 150]].map(([time, pfs1], i) => ({patientId: `${i}`, time, event: 1, pfs1, covariates: {}}));
 * pfs2Predictors(records).rows.map(({term}) => term) // ["PFS(ADC1), per month", "PFS(ADC1), per month"]
 */
export function pfs2Predictors(records: readonly PredictorRecord[], options: PredictorOptions = {}): Predictors {
  const names = covariatesOf(records);
  const together = options.together ?? names;
  for (const name of together)
    if (!names.includes(name)) throw new RangeError(`together must name covariates of the records, got ${name}`);
  const rows = [
    ...[PFS1_TERM, ...names].flatMap((name) => modelRows(records, [name], "univariable", options)),
    ...modelRows(records, [PFS1_TERM, ...together], "multivariable", options)
  ];
  const incomplete = records
    .map((record) => ({patientId: record.patientId, missing: lacking(record, together)}))
    .filter(({missing}) => missing.length > 0);
  return {rows, incomplete};
}

/** Names of the covariates, which every record has to have. */
function covariatesOf(records: readonly PredictorRecord[]): string[] {
  if (records.length === 0) throw new RangeError("records must hold at least one patient, got none");
  const names = Object.keys(records[0]?.covariates ?? {});
  for (const record of records)
    for (const name of names)
      if (!(name in record.covariates))
        throw new RangeError(
          `covariates must have the same names in every record, got none of ${name} for one of them`
        );
  return names;
}

/** Covariates that a patient is missing; PFS(ADC1) is known of everyone. */
function lacking({covariates}: PredictorRecord, wanted: readonly string[]): string[] {
  return wanted.filter((name) => name !== PFS1_TERM && covariates[name] === null);
}

type ModelKind = "univariable" | "multivariable";

/** Rows of the model of some terms, among the patients who have them. */
function modelRows(
  all: readonly PredictorRecord[],
  terms: readonly string[],
  kind: ModelKind,
  options: PredictorOptions
): Row[] {
  const records = all.filter((record) => lacking(record, terms).length === 0);
  const shared = sharedOf(records, kind, options);
  const method = `Cox regression${delayedIn(records)}, ${kind}`;
  const failed = (refusal: Refusal): Row[] => terms.map((term) => resultRow({...shared, term, method, refusal}));
  if (records.length === 0) return failed({code: "nobody-complete"});
  try {
    return fittedRows(fittedModel(records, terms, kind, options), shared, {
      missing: all.length - records.length,
      receivedBoth: options.receivedBoth ?? false
    });
  } catch (error) {
    // Constant or collinear covariates and a cohort without events are findings about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return failed(error.why);
  }
}

function delayedIn(records: readonly PredictorRecord[]): string {
  return withDelayedEntry(records.map(({entry}) => entry));
}

/** What the rows of one model have in common. */
function sharedOf(
  records: readonly PredictorRecord[],
  kind: ModelKind,
  {endpoint = null, population = null}: PredictorOptions
) {
  const nEvent = records.filter(({event}) => event === 1).length;
  return {
    analysis: "predictors",
    kind: "covariate-hazard-ratio" as const,
    endpoint,
    population,
    scale: "hazard ratio",
    stratum: kind,
    n: records.length,
    nEvent,
    nCensored: records.length - nEvent
  };
}

/** A model, with how it was fitted. */
interface FittedModel {
  readonly fit: CoxFit | FirthFit;
  readonly procedure: Procedure;
  readonly method: string;
  /** Where events are separated, so that Firth's penalty takes over whatever their number. */
  readonly separation: readonly Remark[];
  readonly eventsPerParameter: number;
  /** PFS(ADC1) where it is a spline; null where it is a straight line or not in the model. */
  readonly bent: Spline | null;
  readonly confLevel: number;
}

function fittedModel(
  records: readonly PredictorRecord[],
  terms: readonly string[],
  kind: ModelKind,
  options: PredictorOptions
): FittedModel {
  const {confLevel = 0.95} = options;
  const columns = Object.fromEntries(terms.map((term) => [term, columnOf(records, term, options)]));
  const parameters = Object.values(columns).reduce((sum, column) => sum + parametersOf(column), 0);
  const eventsPerParameter = records.filter(({event}) => event === 1).length / parameters;
  const sparse = eventsPerParameter < EVENTS_FIRTH;
  const follow = delayedFollowUp(records);
  const plain = sparse ? null : cox(follow, columns, {ties: "efron", confLevel, concordance: false});
  const bent = splineIn(columns);
  const fit = plain?.converged === true ? plain : firth(follow, columns, {confLevel, ...askedOfSpline(bent)});
  const separation = plain === null ? [] : penalisedForSeparation(plain.remarks);
  return {fit, ...methodOf(delayedIn(records), fit !== plain, kind), separation, eventsPerParameter, bent, confLevel};
}

function methodOf(delayed: string, penalised: boolean, kind: ModelKind): Pick<FittedModel, "procedure" | "method"> {
  const procedure: Procedure = penalised
    ? {name: `Cox regression${delayed} with Firth's penalty, Breslow ties`, penalty: "Firth"}
    : {name: `Cox regression${delayed}, Efron ties`, penalty: null};
  return {procedure, method: `${procedure.name}, ${penalised ? "profile" : "Wald"} limits, ${kind}`};
}

/** What the rows of a spline need of a penalised fit, whose coefficients have no Wald tests. */
function askedOfSpline(bent: Spline | null): Pick<FirthOptions, "combinations" | "together"> {
  if (bent === null) return {};
  const terms = Object.keys(design({[PFS1_TERM]: bent}));
  const step = quartileStep(bent);
  const [ratio, any, bend] = PFS1_SPLINE_TERMS;
  return {
    combinations: {[ratio]: Object.fromEntries(terms.map((term, k) => [term, step[k] ?? 0]))},
    together: {[any]: terms, [bend]: terms.slice(1)}
  };
}

function splineIn(columns: Readonly<Record<string, Covariate>>): Spline | null {
  const pfs1 = columns[PFS1_TERM];
  return pfs1 !== undefined && "kind" in pfs1 && pfs1.kind === "spline" ? pfs1 : null;
}

/** What is said of a model beside its estimates. */
interface ModelCautions {
  /** How many lack a covariate of it. */
  readonly missing: number;
  readonly receivedBoth: boolean;
}

function remarksOn(
  term: string,
  {fit, separation, eventsPerParameter}: FittedModel,
  {missing, receivedBoth}: ModelCautions
): readonly Remark[] {
  return remarksOf([
    eventsPerParameter < EVENTS_CAUTION ? {code: "events-per-parameter", events: eventsPerParameter} : null,
    missing > 0 ? {code: "incomplete", n: missing, lacking: "covariate"} : null,
    receivedBoth && term.startsWith("PFS(ADC1)") ? {code: "window-of-pfs1"} : null,
    ...separation,
    ...fit.remarks
  ]);
}

/** Rows of the spline of PFS(ADC1), then those of the other terms. */
function fittedRows(model: FittedModel, shared: ReturnType<typeof sharedOf>, cautions: ModelCautions): Row[] {
  const {fit, procedure, method, bent} = model;
  const ofSpline = bent === null ? [] : splineRows(fit, bent, model.confLevel);
  return [
    ...ofSpline.map((row) =>
      resultRow({
        ...shared,
        ...row,
        procedure,
        method: `${method}; ${bent === null ? "" : splineInWords(bent)}`,
        remarks: remarksOn(row.term, model, cautions)
      })
    ),
    ...fit.rows
      .filter(({term}) => bent === null || !term.startsWith(PFS1_TERM))
      .map((row) =>
        resultRow({
          ...shared,
          term: row.term,
          estimate: Math.exp(row.estimate),
          stdError: row.stdError,
          statistic: row.statistic,
          pValue: row.pValue,
          confLow: Math.exp(row.confLow),
          confHigh: Math.exp(row.confHigh),
          procedure,
          method: `${method}; stdError is of the log hazard ratio`,
          remarks: remarksOn(row.term, model, cautions)
        })
      )
  ];
}

function splineInWords(bent: Spline): string {
  const quartiles = quartilesOf(bent).map((months) => months.toFixed(1));
  return `restricted cubic spline with ${bent.knots.length} knots, quartiles ${quartiles.join(" and ")} months`;
}

type SplineRow = Partial<Row> & {readonly term: string};

/** What a spline of PFS(ADC1) says: hazard ratio of its upper against its lower quartile, and tests of any effect and of the columns beyond the straight line: Wald's, or penalised likelihood ratios. */
function splineRows(fit: CoxFit | FirthFit, column: Spline, confLevel: number): SplineRow[] {
  if ("together" in fit) return penalisedSplineRows(fit);
  const at = fit.rows.flatMap(({term}, j) => (term.startsWith(PFS1_TERM) ? [j] : []));
  const [ratio, any, bend] = PFS1_SPLINE_TERMS;
  return [
    {term: ratio, ...quartileRatio(fit, at, column, confLevel)},
    {term: any, ...waldTest(fit, at)},
    {term: bend, ...waldTest(fit, at.slice(1))}
  ];
}

/** The same of a penalised fit, as `askedOfSpline` asked for it. */
function penalisedSplineRows({combinations, together}: FirthFit): SplineRow[] {
  return [
    ...combinations.map(({term, estimate, stdError, statistic, pValue, confLow, confHigh}) => ({
      term,
      estimate: Math.exp(estimate),
      stdError,
      statistic,
      pValue,
      confLow: Math.exp(confLow),
      confHigh: Math.exp(confHigh)
    })),
    ...Object.entries(together).map(([term, test]) => ({
      term,
      kind: "coefficients-test" as const,
      scale: null,
      ...test
    }))
  ];
}

/** What each column of a spline gains from its lower to its upper quartile. */
function quartileStep(column: Spline): number[] {
  const basis = splineBasis(Float64Array.from(quartilesOf(column)), column.knots);
  return basis.map((values) => (values[1] ?? 0) - (values[0] ?? 0));
}

/** Hazard ratio of the upper against the lower quartile of a spline whose columns stand at some places of the model. */
function quartileRatio(fit: CoxFit, at: readonly number[], column: Spline, confLevel: number): Partial<Row> {
  const step = quartileStep(column);
  const estimate = at.reduce((sum, j, k) => sum + (fit.rows[j]?.estimate ?? 0) * (step[k] ?? 0), 0);
  const variance = at.reduce(
    (sum, i, k) =>
      sum + at.reduce((inner, j, l) => inner + (fit.vcov[i]?.[j] ?? 0) * (step[k] ?? 0) * (step[l] ?? 0), 0),
    0
  );
  const stdError = Math.sqrt(variance);
  const z = normalQuantile(1 - (1 - confLevel) / 2);
  const statistic = estimate / stdError;
  return {
    estimate: Math.exp(estimate),
    stdError,
    statistic,
    pValue: chiSquareUpper(statistic ** 2, 1),
    confLow: Math.exp(estimate - z * stdError),
    confHigh: Math.exp(estimate + z * stdError)
  };
}

/** Wald test that the coefficients at some places of the model are all zero. */
function waldTest(fit: CoxFit, at: readonly number[]): Partial<Row> {
  const vcov = at.flatMap((i) => at.map((j) => fit.vcov[i]?.[j] ?? 0));
  const chi = quadraticForm(
    cholesky(vcov, at.length),
    at.map((j) => fit.rows[j]?.estimate ?? 0)
  );
  return {
    kind: "coefficients-test",
    scale: null,
    statistic: chi,
    df: at.length,
    pValue: chiSquareUpper(chi, at.length)
  };
}

/** Lower and upper quartile, type 7. */
function quartilesOf({values}: Spline): number[] {
  const sorted = [...values].sort((a, b) => a - b);
  return [0.25, 0.75].map((p) => quantileSorted(sorted, p));
}

function columnOf(
  records: readonly PredictorRecord[],
  term: string,
  {splineKnots, reference = {}}: PredictorOptions
): Covariate {
  if (term === PFS1_TERM) {
    const months = records.map(({pfs1}) => pfs1 / DAYS_PER_MONTH);
    return splineKnots === undefined ? months : spline(months, splineKnots);
  }
  const values = records.map(({covariates}) => covariates[term] ?? null);
  if (values.every((value) => typeof value === "number")) return values;
  const chosen = reference[term];
  return factor(values.map(String), chosen === undefined ? {} : {reference: chosen});
}

/** Columns that a covariate stands for: levels less one, knots less one, or one. */
function parametersOf(column: Covariate): number {
  if ("kind" in column && column.kind === "spline") return column.knots.length - 1;
  if ("kind" in column && column.kind === "factor") return Math.max(1, column.levels.length - 1);
  return 1;
}
