import {eValueRows} from "../adjustment/e-value-rows.ts";
import type {PropensityTarget} from "../adjustment/propensity-weights.ts";
import {rubinPooled} from "../adjustment/rubin-pooling.ts";
import {append} from "../record/lists-by-key.ts";
import {remarksOf, type RemarkCode} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {followUpSet} from "./follow-up-set.ts";
import {contrasts} from "./contrasts.ts";
import {contrastContext} from "./group-analysis.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {AnalysisInput} from "./analysis-part.ts";
import {transitionSet} from "./transition-set.ts";
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
  const put = (where: Map<string, Imputed[]>, imputed: Imputed): void =>
    append(where, JSON.stringify([imputed.row.group, imputed.row.reference]), imputed);
  imputations.forEach((imputed, index) => {
    const own =
      imputed.shape === "follow-up"
        ? followUpSet(imputed, question)
        : transitionSet(imputed, question, set.history?.catalogue);
    const groups = groupSubjects(own.subjects);
    if (groups.size > 1) {
      const context = contrastContext(own, question, groups);
      if (question.adjust.length > 0) {
        const rows = contrasts(groups, context).filter(({analysis}) => analysis === "cox");
        for (const row of rows.filter(({kind}) => kind === "hazard-ratio"))
          put(cox, {
            row,
            coefficients: rows.filter(({group, reference}) => group === row.group && reference === row.reference).length
          });
      }
      if (target !== null)
        for (const [group, subjects] of groups)
          if (group !== context.reference) {
            const {rows} = weightedContrastOf(group, subjects, groups.get(context.reference) ?? [], {
              ...context,
              columns,
              target,
              replicates: 0,
              seed: question.seed,
              unit: imputed.unit,
              milestones: []
            });
            const row = rows.find(({analysis, term}) => analysis === "weighted-cox" && term === "hazard ratio");
            if (row !== undefined) put(weighted, {row, coefficients: 1});
          }
    }
    onProgress("imputations", index + 1, imputations.length);
  });
  return [
    ...[...cox.values()].flatMap((given) => pooled("pooled-cox", "pooled-e-value", given, imputations.length)),
    ...[...weighted.values()].flatMap((given) =>
      pooled("pooled-weighted-cox", "pooled-weighted-e-value", given, imputations.length)
    )
  ];
}

function pooled(analysis: string, eValue: string, given: readonly Imputed[], imputations: number): Row[] {
  const [first] = given;
  if (first === undefined) return [];
  const {endpoint, population, group, grouping, reference, stratum} = first.row;
  const shared = {
    endpoint,
    population,
    group,
    grouping,
    reference,
    stratum,
    term: "hazard ratio",
    scale: "hazard ratio"
  };
  const method = `${first.row.procedure?.name ?? first.row.method}; pooled over ${imputations} imputations by Rubin's rules (Barnard & Rubin 1999), stdError is of the log hazard ratio`;
  const refused = given.find(
    ({row}) => row.refusal !== null || row.estimate === null || row.stdError === null || !(row.stdError > 0)
  );
  if (refused !== undefined || given.length < imputations)
    return [
      resultRow({
        ...shared,
        analysis,
        kind: "hazard-ratio",
        method,
        refusal: {code: "not-in-every-imputation", why: refused?.row.refusal ?? null, given: given.length, imputations}
      })
    ];
  const events = Math.min(...given.map(({row}) => row.nEvent ?? 0));
  const completeDf = Math.max(1, events - first.coefficients);
  const {estimate, stdError, statistic, df, pValue, confLow, confHigh, missingInformation} = rubinPooled(
    given.map(({row}) => Math.log(row.estimate ?? NaN)),
    given.map(({row}) => row.stdError ?? NaN),
    {completeDf}
  );
  const ratio = {hazardRatio: Math.exp(estimate), confLow: Math.exp(confLow), confHigh: Math.exp(confHigh)};
  const sizes = [...new Set(given.map(({row}) => row.n ?? 0))];
  const counts = {n: Math.min(...sizes), nEvent: events};
  const doubted = given.filter(({row}) => row.remarks.some(({code}) => positivity.has(code))).length;
  const remarks = remarksOf([
    ...given.flatMap(({row}) => row.remarks.filter(({code}) => !positivity.has(code))),
    doubted === 0 ? null : {code: "positivity-doubted", imputations: doubted, of: imputations},
    {code: "information-missing", percent: 100 * missingInformation},
    sizes.length === 1 ? null : {code: "compared-by-imputation", fewest: Math.min(...sizes), most: Math.max(...sizes)}
  ]);
  return [
    resultRow({
      ...shared,
      ...counts,
      analysis,
      kind: "hazard-ratio",
      method,
      estimate: ratio.hazardRatio,
      stdError,
      statistic,
      df,
      pValue,
      confLow: ratio.confLow,
      confHigh: ratio.confHigh,
      remarks
    }),
    ...eValueRows({...shared, ...counts, analysis: eValue}, ratio)
  ];
}
