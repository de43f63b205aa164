import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {Refusal} from "../record/refusal.ts";
import {groupingColumn, groupingName} from "../question/grouping.ts";
import {groupedBy, resultRow, type Row} from "../record/row.ts";
import {restrictedMean} from "../survival/restricted-mean.ts";
import {largestTau, restrictedMeanDifference} from "../survival/restricted-mean-difference.ts";
import {comparedSubjects} from "./compared-subjects.ts";
import {patientCount, survOf} from "./group-estimates.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import type {Subject} from "./subject.ts";

/** Name of the analysis in its rows. */
export const RESTRICTED_MEAN = "restricted-mean";

/**
 * Restricted mean time of each group up to the plan's horizon, and its difference for each contrast that has a hazard ratio; only where the plan names a horizon.
 *
 * A difference is that of whole groups, without strata or covariates: where the contrast needs either it is a row whose refusal says so.
 */
export function restrictedMeansPart({question, set, cohort, rows}: AnalysisInput): PartOutput {
  const months = question.restrictedMean;
  if (months === null || set.subjects.length === 0) return {};
  const tau = fromMonths(months, cohort.unit);
  const groups = groupSubjects(set.subjects);
  const clustered = !question.isByPosition && patientCount(set.subjects) < set.subjects.length;
  const shared = {
    analysis: RESTRICTED_MEAN,
    endpoint: set.endpoint,
    population: set.population,
    unit: cohort.unit,
    scale: "time",
    time: tau
  };
  const counts = (subjects: readonly Subject[]) => ({
    n: subjects.length,
    nEvent: subjects.filter(({event}) => event === 1).length,
    nCensored: subjects.filter(({event}) => event === 0).length
  });
  const means = [...groups].map(([group, subjects]): Row => {
    const fields = {
      ...shared,
      ...counts(subjects),
      group,
      kind: "restricted-mean" as const,
      term: "restricted mean",
      method: `area under Kaplan-Meier${withDelayedEntry(subjects.map(({entry}) => entry))} up to ${months} months, ${clustered ? "variance robust to repeated patients" : "Greenwood variance"}, plain 95 % confidence interval`
    };
    const follow = survOf(subjects);
    const known = largestTau(follow, follow).tau;
    if (tau > known && subjects.some(({event, time}) => event === 0 && time >= known))
      return resultRow({...fields, refusal: {code: "beyond-curve", months, which: "the"}});
    const {estimate, stdError, confLow, confHigh} = restrictedMean(follow, {
      tau,
      ...(clustered
        ? {variance: "robust" as const, cluster: subjects.map(({patientId}, index) => patientId ?? `record ${index}`)}
        : {})
    });
    return resultRow({...fields, estimate, stdError, confLow, confHigh});
  });
  const differences = rows
    .filter(({analysis, kind}) => analysis === "cox" && kind === "hazard-ratio")
    .map((contrast): Row => {
      const fields = {
        ...shared,
        group: contrast.group,
        reference: contrast.reference,
        kind: "restricted-mean-difference" as const,
        term: "difference",
        method: "difference of restricted means, normal approximation (Uno 2014)",
        procedure: {name: "difference of restricted means", penalty: null}
      };
      if (contrast.refusal !== null) return resultRow({...fields, refusal: contrast.refusal});
      const of = (name: string | null): readonly Subject[] => groups.get(name ?? "") ?? [];
      const {kept, cells, refusal} = comparedSubjects(
        contrast.group ?? "",
        of(contrast.group),
        of(contrast.reference),
        {
          reference: contrast.reference ?? "",
          grouping: groupingColumn(question.grouping),
          repeatedByDesign: question.isRepeated
        },
        [...question.strata, ...question.adjust]
      );
      const why: Refusal | null =
        refusal ??
        (clustered
          ? {code: "several-records"}
          : question.strata.length > 0 || question.adjust.length > 0 || new Set(cells).size > 1
            ? {
                code: "neither-adjusted-nor-stratified",
                contrast: question.adjust.length > 0 ? "adjusted" : "stratified"
              }
            : means.some(
                  (mean) =>
                    mean.refusal !== null && (mean.group === contrast.group || mean.group === contrast.reference)
                )
              ? {code: "beyond-curve", months, which: "a"}
              : null);
      const [own, other] = [contrast.group, contrast.reference].map((name) => kept.filter(({group}) => group === name));
      if (why !== null || own === undefined || other === undefined)
        return resultRow({...fields, ...counts(kept), refusal: why ?? {code: "nobody-compared"}});
      const [a, b] = [survOf(own), survOf(other)];
      if (tau > largestTau(a, b).tau)
        return resultRow({...fields, ...counts(kept), refusal: {code: "beyond-curve", months, which: "compared"}});
      if (Math.hypot(restrictedMean(a, {tau}).stdError, restrictedMean(b, {tau}).stdError) === 0)
        return resultRow({...fields, ...counts(kept), refusal: {code: "no-variance-by-month", months}});
      const {
        difference: {estimate, stdError, statistic, pValue, confLow, confHigh}
      } = restrictedMeanDifference(a, b, {tau});
      return resultRow({
        ...fields,
        ...counts(kept),
        estimate,
        stdError,
        statistic,
        pValue,
        confLow,
        confHigh,
        remarks: contrast.remarks
      });
    });
  return {rows: groupedBy([...means, ...differences], groupingName(question.grouping))};
}
