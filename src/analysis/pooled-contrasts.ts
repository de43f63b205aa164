import type {Cohort} from "../cohort/cohort.ts";
import {eValueRows} from "../adjustment/e-value-rows.ts";
import type {PropensityTarget} from "../adjustment/propensity-weights.ts";
import {rubinPooled} from "../adjustment/rubin-pooling.ts";
import {append} from "../record/lists-by-key.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark, type RemarkCode} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {followUpSet} from "./follow-up-set.ts";
import {contrasts, type ContrastContext} from "./contrasts.ts";
import {contrastContext} from "./group-analysis.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
import type {AnalysisInput} from "./analysis-part.ts";
import {transitionSet} from "./transition-set.ts";
import type {AnalysisSet} from "./analysis-set.ts";
import type {WeightedContrastContext} from "./propensity-rows.ts";
import type {Subject} from "./subject.ts";
import {weightedContrastOf} from "./weighted-contrasts.ts";

/** Remarks on positivity, whose numbers differ from imputation to imputation. */
const positivity: ReadonlySet<RemarkCode> = new Set(["scores-at-edge", "scores-outside-common-range", "heavy-weight"]);

/** A hazard ratio in one imputation, with how many coefficients its model has. */
interface Imputed {
  readonly row: Row;
  readonly coefficients: number;
}

/**
 * The contrasts of the groups in each imputation of missing covariates, pooled by Rubin's rules on the log scale: the Cox model with the plan's covariates (`pooled-cox`) and, where weights are
 * asked for, the weighted one (`pooled-weighted-cox`), each with its E-value. An imputation in which a contrast cannot be made leaves a row with its refusal.
 *
 * Degrees of freedom after Barnard & Rubin 1999, those of the complete data being events less coefficients, as `mice::pool` takes them for Cox models. Empty without imputations.
 */
export function pooledContrasts(
  {cohort, question, set, onProgress}: AnalysisInput,
  columns: readonly string[],
  target: PropensityTarget | null
): Row[] {
  const imputations = cohort.imputations ?? [];
  if (imputations.length === 0 || question.isByPosition) return [];
  const cox = new Map<string, Imputed[]>();
  const weighted = new Map<string, Imputed[]>();
  imputations.forEach((imputed, index) => {
    const found = ratiosIn(imputed, {question, set}, {columns, target});
    for (const one of found.cox) put(cox, one);
    for (const one of found.weighted) put(weighted, one);
    onProgress("imputations", index + 1, imputations.length);
  });
  const all = imputations.length;
  return [
    ...[...cox.values()].flatMap((given) => pooled("pooled-cox", "pooled-e-value", given, all)),
    ...[...weighted.values()].flatMap((given) => pooled("pooled-weighted-cox", "pooled-weighted-e-value", given, all))
  ];
}

/** Hazard ratios of the groups in one imputation: those of the plan's covariates where it adjusts, weighted ones where weights are asked for. */
function ratiosIn(
  imputed: Cohort,
  analysed: Pick<AnalysisInput, "question" | "set">,
  {columns, target}: {readonly columns: readonly string[]; readonly target: PropensityTarget | null}
): {readonly cox: readonly Imputed[]; readonly weighted: readonly Imputed[]} {
  const {question} = analysed;
  const own = setOf(imputed, analysed);
  const groups = groupSubjects(own.subjects, groupOrder(question));
  if (groups.size < 2) return {cox: [], weighted: []};
  const context = contrastContext(own, question, groups);
  const weighing = {columns, replicates: 0, seed: question.seed, unit: imputed.unit, milestones: []};
  return {
    cox: question.adjust.length > 0 ? coxRatios(groups, context) : [],
    weighted: target === null ? [] : weightedRatios(groups, {...context, ...weighing, target})
  };
}

function put(where: Map<string, Imputed[]>, imputed: Imputed): void {
  append(where, JSON.stringify([imputed.row.group, imputed.row.reference]), imputed);
}

/** Who is analysed in an imputation. */
function setOf(imputed: Cohort, {question, set}: Pick<AnalysisInput, "question" | "set">): AnalysisSet {
  return imputed.shape === "follow-up"
    ? followUpSet(imputed, question)
    : transitionSet(imputed, question, set.history?.catalogue);
}

/** Hazard ratios of the groups, with the coefficients of the model that each is of. */
function coxRatios(groups: ReadonlyMap<string, readonly Subject[]>, context: ContrastContext): Imputed[] {
  const rows = contrasts(groups, context).filter(({analysis}) => analysis === "cox");
  return rows
    .filter(({kind}) => kind === "hazard-ratio")
    .map((row) => ({
      row,
      coefficients: rows.filter(({group, reference}) => group === row.group && reference === row.reference).length
    }));
}

/** Weighted hazard ratios of the groups. */
function weightedRatios(groups: ReadonlyMap<string, readonly Subject[]>, context: WeightedContrastContext): Imputed[] {
  const reference = groups.get(context.reference) ?? [];
  return [...groups]
    .filter(([group]) => group !== context.reference)
    .flatMap(([group, subjects]) => {
      const {rows} = weightedContrastOf(group, subjects, reference, context);
      const row = rows.find(({analysis, term}) => analysis === "weighted-cox" && term === "hazard ratio");
      return row === undefined ? [] : [{row, coefficients: 1}];
    });
}

function pooled(analysis: string, eValue: string, given: readonly Imputed[], imputations: number): Row[] {
  const [first] = given;
  if (first === undefined) return [];
  const refused = given.find(({row}) => !isGiven(row));
  if (refused !== undefined || given.length < imputations)
    return [refusedPool(analysis, given, {imputations, why: refused?.row.refusal ?? null})];
  const nEvent = Math.min(...given.map(({row}) => row.nEvent ?? 0));
  const counts = {n: Math.min(...given.map(({row}) => row.n ?? 0)), nEvent};
  const found = pooledRatio(given, Math.max(1, nEvent - first.coefficients));
  const ratio = {hazardRatio: found.estimate, confLow: found.confLow, confHigh: found.confHigh};
  return [
    pooledRow(analysis, given, {counts, imputations, found}),
    ...eValueRows({...sharedOf(first.row), ...counts, analysis: eValue}, ratio)
  ];
}

function isGiven({refusal, estimate, stdError}: Row): boolean {
  return refusal === null && estimate !== null && stdError !== null && stdError > 0;
}

/** The row of a ratio that is not given in every imputation. */
function refusedPool(
  analysis: string,
  given: readonly Imputed[],
  {imputations, why}: {readonly imputations: number; readonly why: Refusal | null}
): Row {
  return resultRow({
    ...sharedOf(given[0].row),
    analysis,
    kind: "hazard-ratio",
    method: methodOf(given[0].row, imputations),
    refusal: {code: "not-in-every-imputation", why, given: given.length, imputations}
  });
}

/** What the rows of a contrast have in common in every imputation. */
function sharedOf({endpoint, population, group, grouping, reference, stratum}: Row) {
  return {endpoint, population, group, grouping, reference, stratum, term: "hazard ratio", scale: "hazard ratio"};
}

function methodOf({procedure, method}: Row, imputations: number): string {
  return `${procedure?.name ?? method}; pooled over ${imputations} imputations by Rubin's rules (Barnard & Rubin 1999), stdError is of the log hazard ratio`;
}

/** The ratio pooled on the log scale; `stdError` and `statistic` are of its logarithm. */
function pooledRatio(given: readonly Imputed[], completeDf: number): ReturnType<typeof rubinPooled> {
  const found = rubinPooled(
    given.map(({row}) => Math.log(row.estimate ?? NaN)),
    given.map(({row}) => row.stdError ?? NaN),
    {completeDf}
  );
  const {estimate, confLow, confHigh} = found;
  return {...found, estimate: Math.exp(estimate), confLow: Math.exp(confLow), confHigh: Math.exp(confHigh)};
}

function pooledRow(
  analysis: string,
  given: readonly Imputed[],
  {
    counts,
    imputations,
    found: {estimate, stdError, statistic, df, pValue, confLow, confHigh, missingInformation}
  }: {
    readonly counts: {readonly n: number; readonly nEvent: number};
    readonly imputations: number;
    readonly found: ReturnType<typeof rubinPooled>;
  }
): Row {
  return resultRow({
    ...sharedOf(given[0].row),
    ...counts,
    analysis,
    kind: "hazard-ratio",
    method: methodOf(given[0].row, imputations),
    estimate,
    stdError,
    statistic,
    df,
    pValue,
    confLow,
    confHigh,
    remarks: remarksOn(given, imputations, missingInformation)
  });
}

/** Remarks of every imputation; those on positivity, whose numbers differ, are counted. */
function remarksOn(given: readonly Imputed[], imputations: number, missingInformation: number): readonly Remark[] {
  const sizes = [...new Set(given.map(({row}) => row.n ?? 0))];
  const doubted = given.filter(({row}) => row.remarks.some(({code}) => positivity.has(code))).length;
  return remarksOf([
    ...given.flatMap(({row}) => row.remarks.filter(({code}) => !positivity.has(code))),
    doubted === 0 ? null : {code: "positivity-doubted", imputations: doubted, of: imputations},
    {code: "information-missing", percent: 100 * missingInformation},
    sizes.length === 1 ? null : {code: "compared-by-imputation", fewest: Math.min(...sizes), most: Math.max(...sizes)}
  ]);
}
