import {eValueRows} from "../adjustment/e-value-rows.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import type {ContrastEstimate} from "./contrast.ts";

/** What a caller says of its contrast beside the findings. */
export interface ContrastLabels {
  /** Fields that every row has: endpoint, population, grouping, stratum. */
  readonly shared: Partial<Row>;
  /** Name of the analysis in the rows of each finding; a finding without a name has no row. */
  readonly analyses: {
    readonly ratio: string;
    readonly logRank?: string;
    readonly proportional?: string;
    readonly eValue?: string;
  };
  readonly methods: {
    readonly ratio: string;
    /** Of a ratio that is given, where it says more than that its standard error is of the logarithm. */
    readonly givenRatio?: string;
    readonly logRank: string;
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
  {shared, analyses, methods, uncounted = false, remarks}: ContrastLabels
): Row[] {
  const {reference, group, hazardRatio, covariates, logRank, proportionalHazards, eValue} = found;
  const [compared, modelled] = uncounted ? [{}, {}] : [found.compared, found.modelled];
  const of = {...shared, group, reference, remarks};
  const ratio = {...of, ...modelled, analysis: analyses.ratio, scale: "hazard ratio", method: methods.ratio};
  const rows: Row[] = [];
  if (hazardRatio.refusal !== null)
    rows.push(resultRow({...ratio, kind: "hazard-ratio", term: "hazard ratio", refusal: hazardRatio.refusal}));
  else {
    const method = methods.givenRatio ?? `${methods.ratio}; stdError is of the log hazard ratio`;
    const {estimate, stdError, statistic, pValue, confLow, confHigh, remarks: own} = hazardRatio;
    rows.push(
      resultRow({
        ...ratio,
        kind: "hazard-ratio",
        term: "hazard ratio",
        method,
        ...{estimate, stdError, statistic, pValue, confLow, confHigh},
        remarks: remarksOf([...remarks, ...own])
      }),
      ...covariates.map((row) =>
        resultRow({
          ...ratio,
          kind: "covariate-hazard-ratio",
          term: row.term,
          method,
          estimate: Math.exp(row.estimate),
          stdError: row.robustStdError ?? row.stdError,
          statistic: row.statistic,
          pValue: row.pValue,
          confLow: Math.exp(row.confLow),
          confHigh: Math.exp(row.confHigh),
          remarks: remarksOf([...remarks, ...own.filter(({code}) => code !== "hazards-not-proportional")])
        })
      )
    );
    if (analyses.proportional !== undefined)
      rows.push(
        resultRow({
          ...of,
          ...modelled,
          analysis: analyses.proportional,
          kind: "proportional-hazards-test",
          // In an analysis of its own the test has the term of the ratio that it speaks of.
          term: analyses.proportional === analyses.ratio ? "proportional hazards" : "hazard ratio",
          method: methods.proportional,
          ...tested(proportionalHazards)
        })
      );
    if (analyses.eValue !== undefined && eValue.refusal === null)
      rows.push(
        ...eValueRows(
          {...shared, group, reference, n: found.modelled.n, nEvent: found.modelled.nEvent, analysis: analyses.eValue},
          {hazardRatio: estimate, confLow, confHigh}
        )
      );
  }
  if (analyses.logRank !== undefined)
    rows.push(
      resultRow({
        ...of,
        ...compared,
        analysis: analyses.logRank,
        kind: "log-rank-test",
        term: "difference",
        method: methods.logRank,
        ...tested(logRank)
      })
    );
  return rows;
}

function tested(test: ContrastEstimate["logRank"]): Partial<Row> {
  return test.refusal === null
    ? {statistic: test.statistic, df: test.df, pValue: test.pValue}
    : {refusal: test.refusal};
}
