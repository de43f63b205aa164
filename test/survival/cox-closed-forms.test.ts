import {describe, expect, it} from "vitest";
import {coxData} from "../../src/survival/cox-data.ts";
import {cox} from "../../src/survival/cox.ts";
import {martingaleResiduals, schoenfeldResiduals, scoreResiduals} from "../../src/survival/cox-residuals.ts";
import {baselineHazard} from "../../src/survival/cox-curves.ts";
import {partialLikelihood} from "../../src/survival/partial-likelihood.ts";
import {surv, type SurvColumns} from "../../src/survival/surv.ts";
import type {SummedTies} from "../../src/survival/tied-events.ts";
import {expectClose} from "../reference/reference-set.ts";

// The data sets of Therneau & Grambsch 2000, Modeling Survival Data, appendix E. Everything below is worked out by hand in r = exp(β): each risk set is a polynomial in r,
// an event with x = k adds kβ, and where the risk set has a·r + b the mean of x is a·r/(a·r + b) and its variance a·b·r/(a·r + b)².
const right: SurvColumns = {time: [9, 1, 1, 6, 6, 8], event: [1, 1, 0, 1, 1, 0]};
const rightX = [0, 1, 1, 1, 0, 0];
const late: SurvColumns = {
  entry: [1, 2, 5, 2, 1, 7, 3, 4, 8, 8],
  time: [2, 3, 6, 7, 8, 9, 9, 9, 14, 17],
  event: [1, 1, 1, 1, 1, 1, 1, 0, 0, 0]
};
const lateX = [1, 0, 0, 1, 0, 1, 1, 1, 0, 0];
const weighted: SurvColumns = {
  time: [1, 1, 2, 2, 2, 2, 3, 4, 5],
  event: [1, 0, 1, 1, 1, 0, 0, 1, 0],
  weight: [1, 2, 3, 4, 3, 2, 1, 2, 1],
  weightKind: "probability"
};
const weightedX = [2, 0, 1, 1, 0, 1, 0, 1, 0];

interface Forms {
  readonly logLik: (r: number) => number;
  readonly score: (r: number) => number;
  readonly information: (r: number) => number;
  /** exp of the estimate. */
  readonly estimate: number;
}

const mean =
  (a: number, b: number) =>
  (r: number): number =>
    (a * r) / (a * r + b);
const variance =
  (a: number, b: number) =>
  (r: number): number =>
    (a * b * r) / (a * r + b) ** 2;
const sum =
  (...parts: ((r: number) => number)[]) =>
  (r: number): number =>
    parts.reduce((total, part) => total + part(r), 0);
const times =
  (k: number, part: (r: number) => number) =>
  (r: number): number =>
    k * part(r);

/** The root of a score that falls in r, by bisection: an estimate known without Newton's method. */
function root(score: (r: number) => number): number {
  let low = 1e-6;
  let high = 1e6;
  for (let k = 0; k < 200; k++) {
    const middle = Math.sqrt(low * high);
    if (score(middle) > 0) low = middle;
    else high = middle;
  }
  return low;
}

function forms(logLik: (r: number) => number, score: (r: number) => number, information: (r: number) => number): Forms {
  return {logLik, score, information, estimate: root(score)};
}

const log = Math.log;
// Day 1: 3r + 3 at risk, event x = 1. Day 6: r + 3, events x = 1 and x = 0. Day 9: the last patient.
const rightForms: Readonly<Record<SummedTies, Forms>> = {
  breslow: forms(
    (r) => 2 * log(r) - log(3 * r + 3) - 2 * log(r + 3),
    (r) => 2 - sum(mean(3, 3), times(2, mean(1, 3)))(r),
    sum(variance(3, 3), times(2, variance(1, 3)))
  ),
  efron: forms(
    (r) => 2 * log(r) - log(3 * r + 3) - log(r + 3) - log((r + 5) / 2),
    (r) => 2 - sum(mean(3, 3), mean(1, 3), mean(1, 5))(r),
    sum(variance(3, 3), variance(1, 3), variance(1, 5))
  )
};
// At risk on days 2, 3, 6, 7, 8, 9: r + 1, r + 2, 3r + 2, 3r + 1, 3r + 1, 3r + 2; events x = 1, 0, 0, 1, 0, and two with x = 1, after the first of which Efron has 2r + 2.
const lateForms: Readonly<Record<SummedTies, Forms>> = {
  breslow: forms(
    (r) => 4 * log(r) - log(r + 1) - log(r + 2) - 3 * log(3 * r + 2) - 2 * log(3 * r + 1),
    (r) => 4 - sum(mean(1, 1), mean(1, 2), times(3, mean(3, 2)), times(2, mean(3, 1)))(r),
    sum(variance(1, 1), variance(1, 2), times(3, variance(3, 2)), times(2, variance(3, 1)))
  ),
  efron: forms(
    (r) => 4 * log(r) - log(r + 1) - log(r + 2) - 2 * log(3 * r + 2) - log(2 * r + 2) - 2 * log(3 * r + 1),
    (r) => 4 - sum(mean(1, 1), mean(1, 2), times(2, mean(3, 2)), mean(2, 2), times(2, mean(3, 1)))(r),
    sum(variance(1, 1), variance(1, 2), times(2, variance(3, 2)), variance(2, 2), times(2, variance(3, 1)))
  )
};
// Day 1: weights of x = 2, 1, 0 at risk 1, 11, 7; one event x = 2 of weight 1. Day 2: 11r + 5 at risk, events of weight 7 with x = 1 and 3 with x = 0. Day 4: 2r + 1, event x = 1 of weight 2.
const first = (r: number): number => r * r + 11 * r + 7;
const firstMean = (r: number): number => (2 * r * r + 11 * r) / first(r);
const firstVariance = (r: number): number => (4 * r * r + 11 * r) / first(r) - firstMean(r) ** 2;
const weightedForms: Readonly<Record<SummedTies, Forms>> = {
  breslow: forms(
    (r) => 11 * log(r) - log(first(r)) - 10 * log(11 * r + 5) - 2 * log(2 * r + 1),
    (r) => 11 - sum(firstMean, times(10, mean(11, 5)), times(2, mean(2, 1)))(r),
    sum(firstVariance, times(10, variance(11, 5)), times(2, variance(2, 1)))
  ),
  // The three events carry their mean weight, 10/3, and leave the denominator by thirds of their own 7r + 3.
  efron: forms(
    (r) =>
      11 * log(r) -
      log(first(r)) -
      (10 / 3) * (log(11 * r + 5) + log((26 * r + 12) / 3) + log((19 * r + 9) / 3)) -
      2 * log(2 * r + 1),
    (r) => 11 - sum(firstMean, times(10 / 3, sum(mean(11, 5), mean(26, 12), mean(19, 9))), times(2, mean(2, 1)))(r),
    sum(firstVariance, times(10 / 3, sum(variance(11, 5), variance(26, 12), variance(19, 9))), times(2, variance(2, 1)))
  )
};

const sets: readonly (readonly [string, SurvColumns, readonly number[], Readonly<Record<SummedTies, Forms>>])[] = [
  ["right-censored", right, rightX, rightForms],
  ["start-stop", late, lateX, lateForms],
  ["weighted", weighted, weightedX, weightedForms]
];
const cases = sets.flatMap(([name, columns, x, byTies]) =>
  (["breslow", "efron"] as const).map((ties) => [name, ties, columns, x, byTies[ties]] as const)
);

describe("cox equals the closed forms of Therneau & Grambsch's appendix", () => {
  it.each(cases)(
    "%s, %s: log likelihood, score and information at any β",
    (_, ties, columns, x, {logLik, score, information}) => {
      const data = coxData(surv(columns), {x});
      for (const beta of [-2, -0.5, 0, 0.3, 1, 2.5]) {
        const there = partialLikelihood(data, [beta * data.basis.upper[0]], ties);
        const r = Math.exp(beta);
        expectClose(
          [there.value, there.gradient[0] * data.basis.upper[0], there.information[0] * data.basis.upper[0] ** 2],
          [logLik(r), score(r), information(r)],
          1e-12,
          `β = ${beta}`
        );
      }
    }
  );

  it.each(cases)(
    "%s, %s: estimate, standard error and the three tests",
    (_, ties, columns, x, {logLik, score, information, estimate}) => {
      const fit = cox(surv(columns), {x}, {ties, robust: false});
      expectClose(
        [fit.rows[0].estimate, fit.rows[0].stdError],
        [log(estimate), 1 / Math.sqrt(information(estimate))],
        1e-9,
        "estimate, stdError"
      );
      expectClose([...fit.logLik], [logLik(1), logLik(estimate)], 1e-9, "logLik");
      const {likelihoodRatio, score: scoreTest, wald} = fit.tests;
      expectClose(
        [likelihoodRatio.statistic, scoreTest.statistic, wald.statistic],
        [
          2 * (logLik(estimate) - logLik(1)),
          score(1) ** 2 / information(1),
          log(estimate) ** 2 * information(estimate)
        ],
        1e-9,
        "tests"
      );
      expect(fit.converged).toBe(true);
    }
  );

  it("right-censored, Breslow: the estimate is log((3 + √33)/2)", () => {
    expect(rightForms.breslow.estimate).toBeCloseTo((3 + Math.sqrt(33)) / 2, 12);
    expect(cox(surv(right), {x: rightX}, {ties: "breslow"}).rows[0].estimate).toBeCloseTo(
      log((3 + Math.sqrt(33)) / 2),
      10
    );
  });

  it("right-censored, Efron: the estimate is the root of r³ − 23r − 30", () => {
    const r = 2 * Math.sqrt(23 / 3) * Math.cos(Math.acos((45 / 23) * Math.sqrt(3 / 23)) / 3);
    expect(Math.exp(cox(surv(right), {x: rightX}).rows[0].estimate)).toBeCloseTo(r, 9);
  });

  it("right-censored, Breslow: baseline hazard, martingale, score and Schoenfeld residuals", () => {
    const fit = cox(surv(right), {x: rightX}, {ties: "breslow"});
    const r = rightForms.breslow.estimate;
    const [h1, h6, h9] = [1 / (3 * r + 3), 2 / (r + 3), 1];
    const [m1, m6] = [r / (r + 1), r / (r + 3)];
    expectClose(baselineHazard(fit, {centered: false})[0].hazard, [h1, h1 + h6, h1 + h6, h1 + h6 + h9], 1e-9, "hazard");
    expectClose(
      martingaleResiduals(fit),
      [1 - h1 - h6 - h9, 1 - r * h1, -r * h1, 1 - r * (h1 + h6), 1 - h1 - h6, -h1 - h6],
      1e-9,
      "martingale"
    );
    // A row's score is its event's x − x̄, less the integral of (x − x̄) over the hazard that it met.
    const met = (x: number): number => (x - m1) * h1 + (x - m6) * h6;
    expectClose(
      scoreResiduals(fit).x,
      [0 - met(0), (1 - m1) * (1 - r * h1), -r * (1 - m1) * h1, 1 - m6 - r * met(1), -m6 - met(0), -met(0)],
      1e-9,
      "score"
    );
    expectClose(schoenfeldResiduals(fit).residuals.x, [1 - m1, 1 - m6, -m6, 0], 1e-9, "schoenfeld");
    expect([...schoenfeldResiduals(fit).row]).toEqual([1, 3, 4, 0]);
  });

  it("right-censored, Efron: martingale and score residuals share the second tied event by halves", () => {
    const fit = cox(surv(right), {x: rightX});
    const r = rightForms.efron.estimate;
    const [h1, a6, b6] = [1 / (3 * r + 3), 1 / (r + 3), 2 / (r + 5)];
    const [m1, ma, mb] = [r / (r + 1), r / (r + 3), r / (r + 5)];
    expectClose(
      martingaleResiduals(fit),
      [1 - h1 - a6 - b6 - 1, 1 - r * h1, -r * h1, 1 - r * (h1 + a6 + b6 / 2), 1 - h1 - a6 - b6 / 2, -h1 - a6 - b6],
      1e-9,
      "martingale"
    );
    const own = (x: number, risk: number): number =>
      (x - ma + (x - mb)) / 2 - risk * ((x - m1) * h1 + (x - ma) * a6 + ((x - mb) * b6) / 2);
    const met = (x: number): number => (x - m1) * h1 + (x - ma) * a6 + (x - mb) * b6;
    expectClose(
      scoreResiduals(fit).x,
      [-met(0), (1 - m1) * (1 - r * h1), -r * (1 - m1) * h1, own(1, r), own(0, 1), -met(0)],
      1e-9,
      "score"
    );
    expectClose(
      schoenfeldResiduals(fit).residuals.x,
      [1 - m1, 1 - (ma + mb) / 2, -(ma + mb) / 2, 0],
      1e-9,
      "schoenfeld"
    );
  });

  it("start-stop, Breslow: martingale residuals count the hazard between entry and end", () => {
    const fit = cox(surv(late), {x: lateX}, {ties: "breslow"});
    const r = lateForms.breslow.estimate;
    const h = new Map([
      [2, 1 / (r + 1)],
      [3, 1 / (r + 2)],
      [6, 1 / (3 * r + 2)],
      [7, 1 / (3 * r + 1)],
      [8, 1 / (3 * r + 1)],
      [9, 2 / (3 * r + 2)]
    ]);
    const {entry, time, event} = surv(late);
    const wanted = lateX.map(
      (x, i) =>
        event[i] -
        (x === 1 ? r : 1) *
          [...h].reduce((total, [day, step]) => total + (day > (entry?.[i] ?? 0) && day <= time[i] ? step : 0), 0)
    );
    expectClose(martingaleResiduals(fit), wanted, 1e-9, "martingale");
  });
});
