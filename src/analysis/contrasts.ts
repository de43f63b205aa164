import {isMissing} from "../adjustment/complete-cases.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type RemarkOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {cox} from "../survival/cox.ts";
import {design} from "../survival/design.ts";
import {logRank} from "../survival/log-rank.ts";
import {proportionalHazards} from "../survival/proportional-hazards.ts";
import {comparedSubjects} from "./compared-subjects.ts";
import {covariates} from "./covariates.ts";
import {patientCount, SMALL_GROUP, survOf} from "./group-estimates.ts";
import type {Subject} from "./subject.ts";

export interface ContrastContext {
  readonly endpoint: string;
  readonly population: string;
  readonly reference: string;
  /** Columns that the plan stratifies by, on top of tumour and HER2 status. */
  readonly strata: readonly string[];
  /** Columns that the plan adjusts for. */
  readonly adjust: readonly string[];
  /** Column that makes the groups; null where transitions, sequences or positions do. */
  readonly grouping: string | null;
  /** All transitions of a patient were asked for, so that a patient may stand in several groups; the variance allows for it. */
  readonly repeatedByDesign: boolean;
  /** Several records of one patient: robust variance by patient, and no log-rank. */
  readonly clustered: boolean;
}

/** Name of the group's column in the model: no column of a file can have it. */
const INDICATOR = "\u0000group";

/** Rows that stand in for HR and p where the design does not allow them. */
export function refusedContrasts(
  groups: readonly string[],
  {endpoint, population, reference}: ContrastContext,
  refusal: Refusal
): Row[] {
  return groups
    .filter((group) => group !== reference)
    .flatMap((group) => [
      resultRow({
        analysis: "cox",
        kind: "hazard-ratio",
        endpoint,
        population,
        group,
        reference,
        term: "hazard ratio",
        scale: "hazard ratio",
        method: "Cox regression",
        refusal
      }),
      resultRow({
        analysis: "log-rank",
        kind: "log-rank-test",
        endpoint,
        population,
        group,
        reference,
        term: "difference",
        method: "log-rank test, two-sided",
        refusal
      })
    ]);
}

/**
 * Hazard ratio and log-rank test of each group against the reference, made only among patients who share tumour type and,
 * where recorded, HER2 status, and stratified by these; a pair that shares none gets rows whose refusal says why.
 */
export function contrasts(groups: ReadonlyMap<string, readonly Subject[]>, context: ContrastContext): Row[] {
  const reference = groups.get(context.reference);
  if (reference === undefined)
    throw new RangeError(
      `reference must be one of the groups ${[...groups.keys()].join(", ")}, got ${context.reference}`
    );
  return [...groups.keys()]
    .filter((group) => group !== context.reference)
    .flatMap((group) => contrast(group, groups.get(group) ?? [], reference, context));
}

function contrast(
  group: string,
  subjects: readonly Subject[],
  reference: readonly Subject[],
  context: ContrastContext
): Row[] {
  const {endpoint, population, adjust, clustered} = context;
  const compared = comparedSubjects(group, subjects, reference, context, [...context.strata, ...adjust]);
  const {kept, refusal} = compared;
  if (!compared.comparable && refusal !== null) return refusedContrasts([group], context, refusal);
  const strata = kept.map((subject, index) =>
    JSON.stringify([compared.cells[index] ?? "all", ...context.strata.map((column) => subject.cells[column] ?? null)])
  );
  const by = [...compared.by, ...context.strata];
  const counts = {
    n: kept.length,
    nEvent: kept.filter(({event}) => event === 1).length,
    nCensored: kept.filter(({event}) => event === 0).length
  };
  const patientsOf = (name: string): number => patientCount(kept.filter((subject) => subject.group === name));
  const smallest = Math.min(patientsOf(group), patientsOf(context.reference));
  const remarks = remarksOf([
    smallest < SMALL_GROUP ? {code: "few-patients", fewest: SMALL_GROUP, where: "a-group"} : null,
    secondAdcs(group, context.reference, kept),
    context.grouping === "hr_status" ? null : statusApart(group, context.reference, kept),
    compared.outside > 0 ? {code: "outside-of-groups", n: compared.outside} : null,
    compared.incomplete.length > 0
      ? {code: "incomplete", n: compared.incomplete.length, lacking: "covariate-or-stratum"}
      : null
  ]);
  const shared = {
    endpoint,
    population,
    group,
    reference: context.reference,
    stratum: by.length === 0 ? null : by.join(", "),
    ...counts,
    remarks
  };
  const delayed = kept.some(({entry}) => entry !== null && entry > 0) ? " with delayed entry" : "";
  const stratified = by.length === 0 ? "" : `, stratified by ${by.join(", ")}`;
  const coxMethod = `Cox regression${delayed}, Efron ties${stratified}${adjust.length === 0 ? "" : `, adjusted for ${adjust.join(", ")}`}${clustered ? ", variance robust to repeated patients" : ""}, Wald interval`;
  const logRankMethod = `log-rank test${delayed}, two-sided${stratified}`;
  const distinctStrata = new Set(strata).size > 1 ? {strata} : {};

  if (refusal !== null)
    return [
      resultRow({
        ...shared,
        analysis: "cox",
        kind: "hazard-ratio",
        term: "hazard ratio",
        scale: "hazard ratio",
        method: coxMethod,
        refusal
      }),
      resultRow({
        ...shared,
        analysis: "log-rank",
        kind: "log-rank-test",
        term: "difference",
        method: logRankMethod,
        refusal
      })
    ];
  const follow = survOf(kept);
  const rows = hazardRatio(kept, follow);
  if (clustered)
    rows.push(
      resultRow({
        ...shared,
        analysis: "log-rank",
        kind: "log-rank-test",
        term: "difference",
        method: logRankMethod,
        refusal: {code: "records-not-independent", instead: "robust-cox"}
      })
    );
  else rows.push(difference());
  return rows;

  function difference(): Row {
    try {
      const {statistic, df, pValue} = logRank(
        follow,
        kept.map((subject) => subject.group),
        distinctStrata
      );
      return resultRow({
        ...shared,
        analysis: "log-rank",
        kind: "log-rank-test",
        term: "difference",
        statistic,
        df,
        pValue,
        method: logRankMethod
      });
    } catch (error) {
      // Groups that are never at risk together, or in which every event comes at once, are a finding about the data.
      if (!(error instanceof NotEstimable)) throw error;
      return resultRow({
        ...shared,
        analysis: "log-rank",
        kind: "log-rank-test",
        term: "difference",
        method: logRankMethod,
        refusal: error.why
      });
    }
  }

  function hazardRatio(subjectsKept: readonly Subject[], followUp: ReturnType<typeof survOf>): Row[] {
    const indicator = subjectsKept.map((subject) => (subject.group === group ? 1 : 0));
    try {
      const fit = cox(followUp, design({[INDICATOR]: indicator, ...covariates(subjectsKept, adjust)}), {
        ties: "efron",
        ...distinctStrata,
        ...(clustered ? {cluster: subjectsKept.map(({patientId}) => patientId ?? "")} : {})
      });
      const proportional = clustered ? undefined : proportionalHazards(fit).find(({term}) => term === INDICATOR);
      const changes = proportional !== undefined && proportional.df > 0 && proportional.pValue < 0.05;
      return [
        ...fit.rows.map((row) =>
          resultRow({
            ...shared,
            analysis: "cox",
            kind: row.term === INDICATOR ? "hazard-ratio" : "covariate-hazard-ratio",
            term: row.term === INDICATOR ? "hazard ratio" : row.term,
            scale: "hazard ratio",
            estimate: Math.exp(row.estimate),
            stdError: row.robustStdError ?? row.stdError,
            statistic: row.statistic,
            pValue: row.pValue,
            confLow: Math.exp(row.confLow),
            confHigh: Math.exp(row.confHigh),
            method: `${coxMethod}; stdError is of the log hazard ratio`,
            remarks: remarksOf([
              ...remarks,
              ...fit.remarks,
              row.term === INDICATOR && changes ? {code: "hazards-not-proportional"} : null
            ])
          })
        ),
        ...(proportional === undefined
          ? []
          : [
              resultRow({
                ...shared,
                analysis: "proportional-hazards",
                kind: "proportional-hazards-test",
                term: "hazard ratio",
                ...(proportional.df > 0
                  ? {statistic: proportional.statistic, df: proportional.df, pValue: proportional.pValue}
                  : {refusal: {code: "too-few-event-times"}}),
                method: `score test of proportional hazards${stratified}${adjust.length === 0 ? "" : `, adjusted for ${adjust.join(", ")}`}, time transformed by the Kaplan-Meier estimate (Grambsch & Therneau 1994)`
              })
            ])
      ];
    } catch (error) {
      // Separated or collinear data are a finding about the data here, not a mistake of the caller.
      if (!(error instanceof NotEstimable)) throw error;
      return [
        resultRow({
          ...shared,
          analysis: "cox",
          kind: "hazard-ratio",
          term: "hazard ratio",
          scale: "hazard ratio",
          method: coxMethod,
          refusal: error.why
        })
      ];
    }
  }
}

/** That the two groups have no hormone-receptor status in common, where it is recorded in both; null elsewhere. */
function statusApart(
  group: string,
  reference: string,
  subjects: readonly Subject[]
): RemarkOf<"share-no-hr-status"> | null {
  const [here, there] = [group, reference].map(
    (name) =>
      new Set(
        subjects
          .filter((subject) => subject.group === name && !isMissing(subject.cells, "hr_status"))
          .map(({cells}) => String(cells["hr_status"]))
      )
  );
  if (
    here === undefined ||
    there === undefined ||
    here.size === 0 ||
    there.size === 0 ||
    [...here].some((status) => there.has(status))
  )
    return null;
  return {
    code: "share-no-hr-status",
    reference: {name: reference, values: [...there].sort()},
    group: {name: group, values: [...here].sort()}
  };
}

/** Which ADC2 is measured in each group, where the two groups have less than half of it in common; null elsewhere. */
export function secondAdcs(
  group: string,
  reference: string,
  subjects: readonly Subject[]
): RemarkOf<"second-adc-differs"> | null {
  const shares = [group, reference].map((name) => {
    const products = subjects.filter((subject) => subject.group === name).map(({cells}) => cells["to_label"] ?? null);
    const counts = new Map<string, number>();
    for (const product of products)
      if (product !== null) counts.set(String(product), (counts.get(String(product)) ?? 0) + 1);
    return {name, counts, n: products.length};
  });
  const [a, b] = shares;
  if (a === undefined || b === undefined || a.counts.size === 0 || b.counts.size === 0) return null;
  const common = [...a.counts].reduce(
    (sum, [product, count]) => sum + Math.min(count / a.n, (b.counts.get(product) ?? 0) / b.n),
    0
  );
  if (common >= 0.5) return null;
  return {
    code: "second-adc-differs",
    groups: shares.map(({name, counts, n}) => ({
      name,
      n,
      products: [...counts].sort((x, y) => y[1] - x[1] || (x[0] < y[0] ? -1 : 1))
    }))
  };
}
