import {expect} from "vitest";
import type {CoxFit} from "../../src/survival/cox.ts";
import {proportionalHazards} from "../../src/survival/proportional-hazards.ts";
import type {TimeTransform} from "../../src/survival/time-transform.ts";
import {expectClose} from "../reference/reference-set.ts";

/** One fit as `cox_of` of test/reference/cox.R writes it. */
export interface ExpectedCox {
  readonly estimate: readonly number[];
  readonly stdError: readonly number[];
  readonly logLik: readonly number[];
  /** Likelihood ratio, score, Wald. */
  readonly tests: readonly number[];
  /** Concordant, discordant, tied x, tied time, tied both, concordance, its standard error. */
  readonly concordance: readonly number[];
  readonly robustStdError?: readonly number[];
  readonly robustScore?: number;
  readonly zph?: Readonly<
    Record<
      TimeTransform,
      {readonly statistic: readonly number[]; readonly df: readonly number[]; readonly pValue: readonly number[]}
    >
  >;
}

export interface ExpectedResiduals {
  readonly martingale: readonly number[];
  readonly deviance: readonly number[];
  /** Column after column. */
  readonly score: readonly number[];
  readonly dfbeta: readonly number[];
  readonly schoenfeld: readonly number[];
  readonly scaled: readonly number[];
}

/** Iterated fits agree with R to 1e-6, relative beyond 1. */
const TOLERANCE = 1e-6;

/** Every number of a fit that R has too. */
export function expectCox(fit: CoxFit, wanted: ExpectedCox, what: string): void {
  const column = (of: (row: CoxFit["rows"][number]) => number): number[] => fit.rows.map(of);
  expectClose(
    column((row) => row.estimate),
    wanted.estimate,
    TOLERANCE,
    `${what}: estimate`
  );
  expectClose(
    column((row) => row.stdError),
    wanted.stdError,
    TOLERANCE,
    `${what}: stdError`
  );
  expectClose([...fit.logLik], wanted.logLik, TOLERANCE, `${what}: logLik`);
  const {likelihoodRatio, score, wald, robustScore} = fit.tests;
  expectClose([likelihoodRatio.statistic, score.statistic, wald.statistic], wanted.tests, TOLERANCE, `${what}: tests`);
  const c = fit.concordance;
  if (c === null) expect.fail(`${what}: no concordance`);
  expectClose(
    [c.concordant, c.discordant, c.tiedX, c.tiedTime, c.tiedBoth, c.estimate, c.stdError],
    wanted.concordance,
    TOLERANCE,
    `${what}: concordance`
  );
  if (wanted.robustStdError !== undefined)
    expectClose(
      column((row) => row.robustStdError ?? NaN),
      wanted.robustStdError,
      TOLERANCE,
      `${what}: robustStdError`
    );
  if (wanted.robustScore !== undefined)
    expectClose([robustScore?.statistic ?? NaN], [wanted.robustScore], TOLERANCE, `${what}: robustScore`);
  for (const [transform, test] of Object.entries(wanted.zph ?? {})) {
    const rows = proportionalHazards(fit, {transform: transform as TimeTransform});
    expectClose(
      rows.map((row) => row.statistic),
      test.statistic,
      TOLERANCE,
      `${what}: zph ${transform}`
    );
    expectClose(
      rows.map((row) => row.df),
      test.df,
      0,
      `${what}: zph ${transform} df`
    );
    expectClose(
      rows.map((row) => row.pValue),
      test.pValue,
      TOLERANCE,
      `${what}: zph ${transform} p`
    );
  }
  expect(fit.converged, `${what}: converged`).toBe(true);
  expect(fit.remarks, `${what}: remarks`).toEqual([]);
}

/** The columns of a record one after the other, as R's matrices stand in memory. */
export function columnAfterColumn(columns: Readonly<Record<string, Float64Array>>): number[] {
  return Object.values(columns).flatMap((column) => [...column]);
}

/** Value of a step function's column at some times. */
export function stepAt(time: Float64Array, column: Float64Array, times: readonly number[]): number[] {
  return times.map((t) => column[time.findLastIndex((at) => at <= t)]);
}
