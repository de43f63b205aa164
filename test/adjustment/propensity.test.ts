import {describe, expect, it} from "vitest";
import {balance} from "../../src/adjustment/balance.ts";
import {completeCases} from "../../src/adjustment/complete-cases.ts";
import {eValue} from "../../src/adjustment/e-value.ts";
import {logisticRegression} from "../../src/adjustment/logistic-regression.ts";
import {positivityRemarks} from "../../src/adjustment/positivity.ts";
import {propensityWeights, type PropensityTarget} from "../../src/adjustment/propensity-weights.ts";
import {rubinPooled} from "../../src/adjustment/rubin-pooling.ts";
import {weightedContrast, type WeightedContrastData} from "../../src/estimate/weighted-contrast.ts";
import {seededRandom} from "../../src/math/random.ts";
import {factor} from "../../src/survival/factor.ts";
import {survivalAt} from "../../src/survival/survival-at.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {remarkText, warningText} from "../../src/words/en/remarks.ts";

interface Weighted {
  readonly cox: number[];
  readonly survival300: number[];
  readonly smd: number[];
  readonly effectiveSize: number[];
}
const reference = referenceSet("propensity");
const expected = reference.expected as Record<PropensityTarget, Weighted> &
  Record<"glm" | "score" | "smdBefore" | "rubin" | "barnard", number[]>;
const [age, treated, time, event] = ["age", "treated", "time", "event"].map(reference.numbers) as [
  number[],
  number[],
  number[],
  number[]
];
const stage = reference.column("stage");
const covariates = {age, stage: factor(stage)};
const data: WeightedContrastData = {
  time,
  event,
  treated,
  covariates: (rows) => ({age: rows.map((row) => age[row]), stage: factor(rows.map((row) => stage[row]))})
};

describe("logistic regression", () => {
  it("coefficients, standard errors, likelihood and fitted values are those of R's glm", () => {
    const fit = logisticRegression(treated, covariates);
    expect(fit.rows.map(({term}) => term)).toEqual(["(intercept)", "age", "stage: II", "stage: III"]);
    expectClose(
      [...fit.rows.map(({estimate}) => estimate), ...fit.rows.map(({stdError}) => stdError), fit.logLik],
      expected.glm,
      1e-9,
      "glm"
    );
    expectClose(fit.fitted.slice(0, 10), expected.score, 1e-10, "fitted");
  });

  it("separation is a warning, collinear or constant covariates are named", () => {
    expect(warningText(logisticRegression([0, 0, 0, 1, 1, 1], {x: [1, 2, 3, 4, 5, 6]}).remarks)).toContain(
      "separation"
    );
    expect(() => logisticRegression(treated, {age, twice: age.map((value) => 2 * value)})).toThrow(
      /collinear, got twice/
    );
    expect(() => logisticRegression(treated, {same: age.map(() => 1)})).toThrow(/covariate same must vary/);
    expect(() => logisticRegression([1, 1], {x: [1, 2]})).toThrow(/both 0 and 1/);
  });
});

describe("propensity weights", () => {
  it.each(["ATE", "ATT", "overlap"] as const)(
    "%s: weighted Cox with robust error, curve, balance and effective size are those of R's survival and survey",
    (target) => {
      const found = weightedContrast(data, {target, replicates: 0});
      const ratio = found.rows.find(({term}) => term === "hazard ratio");
      expectClose([Math.log(ratio?.estimate ?? NaN), ratio?.stdError ?? NaN], expected[target].cox, 1e-8, "cox");
      const at = [found.curves.untreated, found.curves.treated].map((curve) => survivalAt(curve, [300])[0]);
      expectClose(
        [...at.map((row) => row.estimate), ...at.map((row) => row.stdError)],
        expected[target].survival300,
        1e-9,
        "S(300)"
      );
      expectClose(
        found.balance.map(({after}) => after),
        expected[target].smd,
        1e-9,
        "smd"
      );
      expectClose(
        [found.weights.effectiveSize.untreated, found.weights.effectiveSize.treated],
        expected[target].effectiveSize,
        1e-8,
        "effective size"
      );
    }
  );

  it("overlap weights balance the means of every covariate of the score exactly (Li, Morgan & Zaslavsky 2018, theorem 3)", () => {
    const {weight} = propensityWeights(treated, covariates, "overlap");
    for (const {after} of balance(treated, covariates, weight)) expect(Math.abs(after ?? 1)).toBeLessThan(1e-9);
  });

  it("balance before weighting is that of R", () => {
    expectClose(
      balance(
        treated,
        covariates,
        treated.map(() => 1)
      ).map(({before}) => before),
      expected.smdBefore,
      1e-10,
      "before"
    );
  });

  it("weighting takes away confounding: truth log HR −0.7 in a simulation where the crude estimate is near 0", () => {
    const random = seededRandom(12);
    const n = 4000;
    const x = Array.from({length: n}, () => (random() < 0.5 ? 1 : 0));
    const arm = x.map((value) => (random() < (value === 1 ? 0.75 : 0.25) ? 1 : 0));
    // Rates chosen so that the marginal hazard ratio differs little from the conditional one over short follow-up.
    const at = x.map((value, i) => -Math.log(random()) / (0.001 * Math.exp(1.2 * value - 0.7 * (arm[i] ?? 0))));
    const simulated: WeightedContrastData = {
      time: at.map((value) => Math.min(value, 60)),
      event: at.map((value) => (value <= 60 ? 1 : 0)),
      treated: arm,
      covariates: (rows) => ({x: rows.map((row) => x[row])})
    };
    const log = (covariateColumns: WeightedContrastData["covariates"]): number =>
      Math.log(
        weightedContrast({...simulated, covariates: covariateColumns}, {replicates: 0}).rows.find(
          ({term}) => term === "hazard ratio"
        )?.estimate ?? NaN
      );
    const noise = x.map(() => random());
    expect(Math.abs(log(simulated.covariates) + 0.7)).toBeLessThan(0.2);
    expect(log((rows) => ({noise: rows.map((row) => noise[row])}))).toBeGreaterThan(-0.4);
  });

  it("the bootstrap that estimates weights anew is repeatable and has about the robust standard error", () => {
    const row = (seed: number): number | null | undefined =>
      weightedContrast(data, {replicates: 200, seed}).rows.find(({term}) => term === "hazard ratio, bootstrap")
        ?.stdError;
    expect(row(3)).toBe(row(3));
    expect(Math.abs((row(3) ?? 0) - (expected.ATE.cox[1] ?? 0))).toBeLessThan(0.05);
  });

  it("a target that is not known is the caller's mistake", () => {
    expect(() => propensityWeights(treated, covariates, "ATU" as PropensityTarget)).toThrow(
      /target must be one of ATE, ATT, overlap/
    );
  });
});

describe("positivity", () => {
  it("names scores near 0 and 1, lack of overlap, and rows that carry much of an arm", () => {
    const arms = [...Array.from({length: 30}, () => true), ...Array.from({length: 30}, () => false)];
    const score = arms.map((arm, i) => (arm ? 0.6 + i / 100 : 0.1 + (i - 30) / 100));
    const even = arms.map(() => 1);
    const said = (...given: Parameters<typeof positivityRemarks>): string[] =>
      positivityRemarks(...given).map((remark) => remarkText(remark));
    expect(said(score, arms, even).join(" ")).toContain("no patient of the other arm reaches");
    expect(
      said(
        score.map((value, i) => (i === 0 ? 0.99 : value)),
        arms,
        even
      ).join(" ")
    ).toContain("1 of 60 patients have a score below 0.05 or above 0.95");
    expect(
      said(
        arms.map(() => 0.5),
        arms,
        even.map((_, i) => (i === 0 ? 10 : 1))
      )
    ).toEqual(["one treated patient carries 26 % of the weight of the arm"]);
    expect(
      said(
        arms.map(() => 0.5),
        arms,
        even
      )
    ).toEqual([]);
  });
});

describe("E-value", () => {
  // VanderWeele & Ding 2017: a risk ratio of 3.9 (1.8 to 8.7) has E-value 7.26, limit 3.0; on the rare-outcome scale a hazard ratio is one.
  it("rare outcome: 3.9 (1.8 to 8.7) gives 7.26 and 3.0, as printed", () => {
    const value = eValue({hazardRatio: 3.9, confLow: 1.8, confHigh: 8.7}, {outcome: "rare"});
    expect(value.estimate).toBeCloseTo(7.26, 2);
    expect(value.limit).toBeCloseTo(3.0, 1);
  });

  // By hand: HR 0.5: RR = (1 − 0.5^0.70711)/(1 − 0.5^1.41421) = 0.38745/0.62479 = 0.62013; 1/RR = 1.61256; E = 1.61256 + √(1.61256 · 0.61256) = 2.6064.
  it("common outcome by hand, the same for HR and 1/HR, and 1 where the interval contains 1", () => {
    expect(eValue({hazardRatio: 0.5, confLow: 0.2, confHigh: 1.1}).estimate).toBeCloseTo(2.6064, 3);
    expect(eValue({hazardRatio: 2, confLow: 0.9, confHigh: 5}).estimate).toBeCloseTo(2.6064, 3);
    expect(eValue({hazardRatio: 2, confLow: 0.9, confHigh: 5}).limit).toBe(1);
    expect(() => eValue({hazardRatio: 2, confLow: 3, confHigh: 5})).toThrow(/must enclose/);
  });
});

describe("Rubin's rules", () => {
  const estimates = [0.41, 0.35, 0.52, 0.28, 0.44];
  const errors = [0.2, 0.22, 0.21, 0.19, 0.23];

  it("pool as R's mitools::MIcombine, and after Barnard & Rubin 1999 with the degrees of freedom of the complete data", () => {
    for (const [completeDf, wanted] of [
      [Infinity, expected.rubin],
      [60, expected.barnard]
    ] as const) {
      const {estimate, stdError, df, confLow, confHigh} = rubinPooled(estimates, errors, {completeDf});
      expectClose([estimate, stdError, df, confLow, confHigh], wanted, 1e-9, `df ${completeDf}`);
    }
  });

  it("imputations that agree add nothing", () => {
    expect(rubinPooled([0.4, 0.4, 0.4], [0.2, 0.2, 0.2])).toMatchObject({
      df: Infinity,
      missingInformation: 0,
      between: 0
    });
    expect(rubinPooled([0.4, 0.4, 0.4], [0.2, 0.2, 0.2]).stdError).toBeCloseTo(0.2, 12);
  });

  it("one imputation is refused", () => {
    expect(() => rubinPooled([0.4], [0.2])).toThrow(/at least 2 imputations/);
  });
});

describe("complete cases", () => {
  it("the loss stands on the ledger with what is missing", () => {
    const records = [
      {patientId: "P1", cells: {age: 50, er: "positive"}},
      {patientId: "P2", cells: {age: null, er: "unknown"}},
      {patientId: "P3", cells: {age: 60, er: ""}}
    ];
    const {kept, ledger} = completeCases(records, ["age", "er"]);
    expect(kept.map(({patientId}) => patientId)).toEqual(["P1"]);
    expect(ledger.map(({patientId, detail}) => [patientId, detail])).toEqual([
      ["P2", "not in adjusted contrasts; missing: age, er"],
      ["P3", "not in adjusted contrasts; missing: er"]
    ]);
    expect(() => completeCases(records, ["ecog"])).toThrow(/ecog/);
  });
});
