import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import type {Refusal} from "../record/refusal.ts";
import {groupingColumn, groupingName} from "../question/grouping.ts";
import {groupedBy, resultRow, type Row} from "../record/row.ts";
import {restrictedMean} from "../survival/restricted-mean.ts";
import {largestTau, restrictedMeanDifference} from "../survival/restricted-mean-difference.ts";
import {comparedSubjects, type ComparedSubjects} from "./compared-subjects.ts";
import {patientCount, survOf} from "./group-estimates.ts";
import {groupOrder, groupSubjects} from "./subject-groups.ts";
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
  const horizon: Horizon = {
    months,
    tau: fromMonths(months, cohort.unit),
    unit: cohort.unit,
    set,
    question,
    groups: groupSubjects(set.subjects, groupOrder(question)),
    clustered: !question.isByPosition && patientCount(set.subjects) < set.subjects.length
  };
  const means = [...horizon.groups].map(([group, subjects]) => meanRow(group, subjects, horizon));
  const differences = rows
    .filter(({analysis, kind}) => analysis === "cox" && kind === "hazard-ratio")
    .map((contrast) => differenceRow(contrast, means, horizon));
  return {rows: groupedBy([...means, ...differences], groupingName(question.grouping))};
}

/** The horizon of the plan with the groups whose means up to it are asked. */
interface Horizon extends Pick<AnalysisInput, "set" | "question"> {
  readonly months: number;
  /** The same in `unit`. */
  readonly tau: number;
  readonly unit: TimeUnit;
  readonly groups: ReadonlyMap<string, readonly Subject[]>;
  /** Several records of one patient. */
  readonly clustered: boolean;
}

function sharedOf({set, unit, tau}: Horizon) {
  return {
    analysis: RESTRICTED_MEAN,
    endpoint: set.endpoint,
    population: set.population,
    unit,
    scale: "time",
    time: tau
  };
}

function countsOf(subjects: readonly Subject[]): Pick<Row, "n" | "nEvent" | "nCensored"> {
  return {
    n: subjects.length,
    nEvent: subjects.filter(({event}) => event === 1).length,
    nCensored: subjects.filter(({event}) => event === 0).length
  };
}

function meanRow(group: string, subjects: readonly Subject[], horizon: Horizon): Row {
  const {months, tau, clustered} = horizon;
  const fields = meanFields(group, subjects, horizon);
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
}

function meanFields(group: string, subjects: readonly Subject[], horizon: Horizon) {
  const {months, clustered} = horizon;
  return {
    ...sharedOf(horizon),
    ...countsOf(subjects),
    group,
    kind: "restricted-mean" as const,
    term: "restricted mean",
    method: `area under Kaplan-Meier${withDelayedEntry(subjects.map(({entry}) => entry))} up to ${months} months, ${clustered ? "variance robust to repeated patients" : "Greenwood variance"}, plain 95 % confidence interval`
  };
}

const difference = {
  kind: "restricted-mean-difference",
  term: "difference",
  method: "difference of restricted means, normal approximation (Uno 2014)",
  procedure: {name: "difference of restricted means", penalty: null}
} as const;

/** The difference of the means of a contrast's groups, or why it is not given. */
function differenceRow(contrast: Row, means: readonly Row[], horizon: Horizon): Row {
  const {group, reference} = contrast;
  const fields = {...sharedOf(horizon), group, reference, ...difference};
  if (contrast.refusal !== null) return resultRow({...fields, refusal: contrast.refusal});
  const compared = comparedGroups(contrast, horizon);
  const counted = {...fields, ...countsOf(compared.kept)};
  const why = compared.refusal ?? whyNoDifference(contrast, means, compared, horizon);
  if (why !== null) return resultRow({...counted, refusal: why});
  const found = differenceOf(
    [group, reference].map((name) => compared.kept.filter((subject) => subject.group === name)),
    horizon
  );
  return "code" in found
    ? resultRow({...counted, refusal: found})
    : resultRow({...counted, ...found, remarks: contrast.remarks});
}

function comparedGroups({group, reference}: Row, {groups, question}: Horizon): ComparedSubjects {
  const of = (name: string | null): readonly Subject[] => groups.get(name ?? "") ?? [];
  return comparedSubjects(
    group ?? "",
    of(group),
    of(reference),
    {reference: reference ?? "", grouping: groupingColumn(question.grouping), repeatedByDesign: question.isRepeated},
    [...question.strata, ...question.adjust]
  );
}

/** Why whole groups cannot be set against each other where they may be compared; null where they can. */
function whyNoDifference(
  {group, reference}: Row,
  means: readonly Row[],
  {cells}: ComparedSubjects,
  {question: {strata, adjust}, clustered, months}: Horizon
): Refusal | null {
  if (clustered) return {code: "several-records"};
  if (strata.length > 0 || adjust.length > 0 || new Set(cells).size > 1)
    return {code: "neither-adjusted-nor-stratified", contrast: adjust.length > 0 ? "adjusted" : "stratified"};
  return means.some((mean) => mean.refusal !== null && (mean.group === group || mean.group === reference))
    ? {code: "beyond-curve", months, which: "a"}
    : null;
}

function differenceOf(
  [own, other]: readonly (readonly Subject[])[],
  {tau, months}: Horizon
): Pick<Row, "estimate" | "stdError" | "statistic" | "pValue" | "confLow" | "confHigh"> | Refusal {
  if (own === undefined || other === undefined) return {code: "nobody-compared"};
  const [a, b] = [survOf(own), survOf(other)];
  if (tau > largestTau(a, b).tau) return {code: "beyond-curve", months, which: "compared"};
  if (Math.hypot(restrictedMean(a, {tau}).stdError, restrictedMean(b, {tau}).stdError) === 0)
    return {code: "no-variance-by-month", months};
  const {
    difference: {estimate, stdError, statistic, pValue, confLow, confHigh}
  } = restrictedMeanDifference(a, b, {tau});
  return {estimate, stdError, statistic, pValue, confLow, confHigh};
}
