import {eValueRows} from "../adjustment/e-value-rows.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {permutedInMethod} from "./few-event-log-rank.ts";
import type {ContrastEstimate, HazardRatio} from "./contrast.ts";

/** A finding of a contrast that has rows of its own; the ratio with those of the covariates. */
export type ContrastPart = "ratio" | "eValue" | "proportional" | "logRank";

/** What a caller says of its contrast beside the findings. */
export interface ContrastLabels {
  /** Fields that every row has: endpoint, population, grouping, stratum. */
  readonly shared: Partial<Row>;
  /** Name of the analysis in the rows of each finding; a finding without a name has no row. */
  readonly analyses: {readonly ratio: string} & {readonly [part in ContrastPart]?: string};
  /** The findings in the order of their rows. */
  readonly parts?: readonly ContrastPart[];
  readonly methods: {
    readonly ratio: string;
    /** Of a ratio that is given, where it says more than that its standard error is of the logarithm. */
    readonly givenRatio?: string;
    readonly logRank: string;
    /** The log-rank test alone, where it is not the plain one. */
    readonly test?: string;
    readonly proportional: string;
  };
  /** The arms could not be laid side by side, so that their counts say nothing. */
  readonly uncounted?: boolean;
  /** What is said of who is compared. */
  readonly remarks: readonly Remark[];
}

/**
 * The findings of a contrast as rows: hazard ratio with those of the covariates, test of proportional hazards, E-value, log-rank test. What is refused is a row whose `error` says why; of no ratio there is no E-value and no test of proportional hazards.
 */
export function rowsOfContrast(found: ContrastEstimate, labels: ContrastLabels): Row[] {
  const {analyses, parts = ["ratio", "proportional", "eValue", "logRank"]} = labels;
  return parts.flatMap((part) => {
    const analysis = analyses[part];
    return analysis === undefined ? [] : rowsOf[part](found, labels, analysis);
  });
}

const rowsOf: Readonly<
  Record<ContrastPart, (found: ContrastEstimate, labels: ContrastLabels, analysis: string) => Row[]>
> = {ratio: ratioRows, eValue: strengthRows, proportional: proportionalRows, logRank: logRankRows};

/** The hazard ratio and those of the covariates, or why there is none. */
function ratioRows(found: ContrastEstimate, labels: ContrastLabels): Row[] {
  const {hazardRatio} = found;
  if (hazardRatio.refusal === null)
    return [givenRatio(found, hazardRatio, labels), ...covariateRows(found, hazardRatio, labels)];
  const ratio = ratioFields(found, labels);
  return [resultRow({...ratio, kind: "hazard-ratio", term: "hazard ratio", refusal: hazardRatio.refusal})];
}

function givenRatio(found: ContrastEstimate, hazardRatio: HazardRatio, labels: ContrastLabels): Row {
  const {estimate, stdError, statistic, pValue, confLow, confHigh, remarks: own} = hazardRatio;
  return resultRow({
    ...ratioFields(found, labels),
    ...givenMethod(labels, hazardRatio),
    kind: "hazard-ratio",
    term: "hazard ratio",
    estimate,
    stdError,
    statistic,
    pValue,
    confLow,
    confHigh,
    counts: countsInModel(found),
    remarks: remarksOf([...labels.remarks, ...own])
  });
}

function covariateRows(found: ContrastEstimate, hazardRatio: HazardRatio, labels: ContrastLabels): Row[] {
  const {remarks: own} = hazardRatio;
  return found.covariates.map((row) =>
    resultRow({
      ...ratioFields(found, labels),
      ...givenMethod(labels, hazardRatio),
      kind: "covariate-hazard-ratio",
      term: row.term,
      estimate: Math.exp(row.estimate),
      stdError: row.robustStdError ?? row.stdError,
      statistic: row.statistic,
      pValue: row.pValue,
      confLow: Math.exp(row.confLow),
      confHigh: Math.exp(row.confHigh),
      remarks: remarksOf([...labels.remarks, ...own.filter(({code}) => code !== "hazards-not-proportional")])
    })
  );
}

/** What every row of the model has. */
function ratioFields(
  {reference, group, modelled}: ContrastEstimate,
  {shared, analyses, methods, uncounted = false, remarks}: ContrastLabels
) {
  return {
    ...shared,
    group,
    reference,
    remarks,
    ...(uncounted ? {} : modelled),
    analysis: analyses.ratio,
    scale: "hazard ratio",
    method: methods.ratio,
    procedure: {name: methods.ratio, penalty: null}
  };
}

/** Method of a ratio that is given. */
function givenMethod({methods}: ContrastLabels, {penalised}: HazardRatio): Pick<Row, "method" | "procedure"> {
  if (penalised) {
    const name = methods.ratio
      .replace("Cox regression", "Cox regression with Firth's penalty")
      .replace("Efron ties", "Breslow ties")
      .replace(/Wald (limits|interval)/, "profile $1");
    return {method: `${name}; stdError is of the log hazard ratio`, procedure: {name, penalty: "Firth"}};
  }
  return {
    method: methods.givenRatio ?? `${methods.ratio}; stdError is of the log hazard ratio`,
    procedure: {name: methods.givenRatio ?? methods.ratio, penalty: null}
  };
}

function strengthRows(found: ContrastEstimate, {shared}: ContrastLabels, analysis: string): Row[] {
  const {reference, group, hazardRatio, eValue, modelled} = found;
  if (hazardRatio.refusal !== null || eValue.refusal !== null) return [];
  const {estimate, confLow, confHigh} = hazardRatio;
  return eValueRows(
    {...shared, group, reference, n: modelled.n, nEvent: modelled.nEvent, counts: countsInModel(found), analysis},
    {hazardRatio: estimate, confLow, confHigh}
  );
}

function proportionalRows(found: ContrastEstimate, labels: ContrastLabels, analysis: string): Row[] {
  const {reference, group, hazardRatio, modelled, proportionalHazards} = found;
  const {shared, analyses, methods, uncounted = false, remarks} = labels;
  if (hazardRatio.refusal !== null) return [];
  return [
    resultRow({
      ...shared,
      group,
      reference,
      remarks,
      ...(uncounted ? {} : modelled),
      analysis,
      kind: "proportional-hazards-test",
      // In an analysis of its own the test has the term of the ratio that it speaks of.
      term: analysis === analyses.ratio ? "proportional hazards" : "hazard ratio",
      method: methods.proportional,
      counts: countsInModel(found),
      ...tested(proportionalHazards)
    })
  ];
}

function logRankRows(found: ContrastEstimate, labels: ContrastLabels, analysis: string): Row[] {
  const {reference, group, compared, logRank} = found;
  const {shared, methods, uncounted = false, remarks} = labels;
  const few = logRank.refusal === null ? (logRank.remarks ?? []) : [];
  return [
    resultRow({
      ...shared,
      group,
      reference,
      remarks: [...remarks, ...few],
      ...(uncounted ? {} : compared),
      analysis,
      kind: "log-rank-test",
      term: "difference",
      method: `${methods.logRank}${permutedInMethod(few)}`,
      procedure: {name: methods.test ?? "log-rank test", penalty: null},
      counts: countsOfArms(found.arms),
      ...tested(logRank)
    })
  ];
}

function countsInModel(found: ContrastEstimate): number[] {
  return countsOfArms(found.modelledArms);
}

/** A hazard ratio's standard error is close to the root of the sum of 1/events of the arms, and so is the width of its interval. */
function countsOfArms({reference, group}: ContrastEstimate["arms"]): number[] {
  return [reference, group].flatMap(({patients, nEvent}) => [patients, nEvent]);
}

function tested(test: ContrastEstimate["logRank"]): Partial<Row> {
  return test.refusal === null
    ? {statistic: test.statistic, df: test.df, pValue: test.pValue}
    : {refusal: test.refusal};
}
