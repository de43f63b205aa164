import {eValueRows} from "../adjustment/e-value-rows.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import type {ContrastEstimate} from "./contrast.ts";

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
export function rowsOfContrast(
  found: ContrastEstimate,
  {
    shared,
    analyses,
    parts = ["ratio", "proportional", "eValue", "logRank"],
    methods,
    uncounted = false,
    remarks
  }: ContrastLabels
): Row[] {
  const {reference, group, hazardRatio, covariates, logRank, proportionalHazards, eValue} = found;
  const [compared, modelled] = uncounted ? [{}, {}] : [found.compared, found.modelled];
  const of = {...shared, group, reference, remarks};
  const inModel = countsOfArms(found.modelledArms);
  const ratio = {
    ...of,
    ...modelled,
    analysis: analyses.ratio,
    scale: "hazard ratio",
    method: methods.ratio,
    procedure: {name: methods.ratio, penalty: null}
  };
  const given = hazardRatio.refusal === null ? hazardRatio : null;
  const rowsOf = {
    ratio: (): Row[] => {
      if (hazardRatio.refusal !== null)
        return [resultRow({...ratio, kind: "hazard-ratio", term: "hazard ratio", refusal: hazardRatio.refusal})];
      const method = methods.givenRatio ?? `${methods.ratio}; stdError is of the log hazard ratio`;
      const procedure = {name: methods.givenRatio ?? methods.ratio, penalty: null};
      const {estimate, stdError, statistic, pValue, confLow, confHigh, remarks: own} = hazardRatio;
      return [
        resultRow({
          ...ratio,
          kind: "hazard-ratio",
          term: "hazard ratio",
          method,
          procedure,
          estimate,
          stdError,
          statistic,
          pValue,
          confLow,
          confHigh,
          counts: inModel,
          remarks: remarksOf([...remarks, ...own])
        }),
        ...covariates.map((row) =>
          resultRow({
            ...ratio,
            kind: "covariate-hazard-ratio",
            term: row.term,
            method,
            procedure,
            estimate: Math.exp(row.estimate),
            stdError: row.robustStdError ?? row.stdError,
            statistic: row.statistic,
            pValue: row.pValue,
            confLow: Math.exp(row.confLow),
            confHigh: Math.exp(row.confHigh),
            remarks: remarksOf([...remarks, ...own.filter(({code}) => code !== "hazards-not-proportional")])
          })
        )
      ];
    },
    eValue: (analysis: string): Row[] =>
      given === null || eValue.refusal !== null
        ? []
        : eValueRows(
            {
              ...shared,
              group,
              reference,
              n: found.modelled.n,
              nEvent: found.modelled.nEvent,
              counts: inModel,
              analysis
            },
            {hazardRatio: given.estimate, confLow: given.confLow, confHigh: given.confHigh}
          ),
    proportional: (analysis: string): Row[] =>
      given === null
        ? []
        : [
            resultRow({
              ...of,
              ...modelled,
              analysis,
              kind: "proportional-hazards-test",
              // In an analysis of its own the test has the term of the ratio that it speaks of.
              term: analysis === analyses.ratio ? "proportional hazards" : "hazard ratio",
              method: methods.proportional,
              counts: inModel,
              ...tested(proportionalHazards)
            })
          ],
    logRank: (analysis: string): Row[] => [
      resultRow({
        ...of,
        ...compared,
        analysis,
        kind: "log-rank-test",
        term: "difference",
        method: methods.logRank,
        procedure: {name: methods.test ?? "log-rank test", penalty: null},
        counts: countsOfArms(found.arms),
        ...tested(logRank)
      })
    ]
  };
  return parts.flatMap((part) => {
    const analysis = analyses[part];
    return analysis === undefined ? [] : rowsOf[part](analysis);
  });
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
