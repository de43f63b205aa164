import {describe, expect, it} from "vitest";
import {cox, type CoxFit} from "../../src/survival/cox.ts";
import {baselineHazard, predictedCurves} from "../../src/survival/cox-curves.ts";
import {
  devianceResiduals,
  dfbeta,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals
} from "../../src/survival/cox-residuals.ts";
import {interaction} from "../../src/survival/design.ts";
import {factor} from "../../src/survival/factor.ts";
import {proportionalHazards} from "../../src/survival/proportional-hazards.ts";
import {spline} from "../../src/survival/spline.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {columnAfterColumn, expectCox, stepAt, type ExpectedCox, type ExpectedResiduals} from "./cox-reference.ts";
import {warningText} from "../../src/words/en/remarks.ts";

interface ExpectedCurves {
  readonly estimate: readonly number[];
  readonly stdError: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

function expectResiduals(fit: CoxFit, wanted: ExpectedResiduals, what: string): void {
  expectClose(martingaleResiduals(fit), wanted.martingale, 1e-6, `${what}: martingale`);
  expectClose(devianceResiduals(fit), wanted.deviance, 1e-6, `${what}: deviance`);
  expectClose(columnAfterColumn(scoreResiduals(fit)), wanted.score, 1e-6, `${what}: score`);
  expectClose(columnAfterColumn(dfbeta(fit)), wanted.dfbeta, 1e-6, `${what}: dfbeta`);
  expectClose(columnAfterColumn(schoenfeldResiduals(fit).residuals), wanted.schoenfeld, 1e-6, `${what}: schoenfeld`);
  expectClose(
    columnAfterColumn(schoenfeldResiduals(fit, {scaled: true}).residuals),
    wanted.scaled,
    1e-6,
    `${what}: scaled`
  );
}

/** Curve after curve, each read at `times`. */
function expectCurves(
  curves: ReturnType<typeof predictedCurves>,
  times: readonly number[],
  wanted: ExpectedCurves,
  what: string
): void {
  const read = (key: "estimate" | "stdError" | "confLow" | "confHigh"): number[] =>
    curves.flatMap((curve) => stepAt(curve.time, curve[key], times));
  expectClose(read("estimate"), wanted.estimate, 1e-6, `${what}: estimate`);
  expectClose(read("stdError"), wanted.stdError, 1e-6, `${what}: stdError`);
  expectClose(read("confLow"), wanted.lower, 1e-6, `${what}: lower`);
  expectClose(read("confHigh"), wanted.upper, 1e-6, `${what}: upper`);
}

describe("cox equals R's coxph on lung cancer (Loprinzi 1994)", () => {
  const set = referenceSet("cox-lung");
  const expected = set.expected as Record<string, never> & {
    readonly monthly: Record<"efron" | "breslow" | "exact", ExpectedCox>;
    readonly residuals: ExpectedResiduals;
    readonly residualsBreslow: ExpectedResiduals;
    readonly lateResiduals: ExpectedResiduals;
    readonly baseline: number[];
    readonly curves: ExpectedCurves;
    readonly stratifiedCurves: ExpectedCurves;
    readonly spline: ExpectedCox & {readonly knots: number[]};
    readonly interaction: ExpectedCox;
    readonly interactionZph: {readonly statistic: number[]; readonly df: number[]};
  };
  const model = (name: string): ExpectedCox => (expected as Record<string, unknown>)[name] as ExpectedCox;
  const time = set.numbers("time");
  const event = set.numbers("event");
  const month = time.map((day) => Math.ceil(day / 30.4375));
  const [age, female, karno] = ["age", "female", "karno"].map(set.numbers);
  const days = surv({time, event});
  const months = surv({time: month, event});
  const entry = age.map((years) => (years % 7) * 20);
  const kept = time.flatMap((t, i) => (t > entry[i] ? [i] : []));
  const of = (column: readonly number[]): number[] => kept.map((i) => column[i]);
  const late = surv({time: of(time), event: of(event), entry: of(entry)});
  const lateColumns = {age: of(age), female: of(female), karno: of(karno)};

  it("in days, after Efron and Breslow, with concordance and the test of proportional hazards", () => {
    expectCox(cox(days, {age, female, karno}), model("efron"), "efron");
    expectCox(cox(days, {age, female, karno}, {ties: "breslow"}), model("breslow"), "breslow");
  });
  it.each(["efron", "breslow", "exact"] as const)("in months, where nearly all times are tied: %s", (ties) => {
    expectCox(cox(months, {age, female, karno}, {ties}), expected.monthly[ties], ties);
  });
  it("in strata, exact ties too", () => {
    expectCox(cox(days, {age, karno}, {strata: set.column("sex")}), model("stratified"), "stratified");
    expectCox(
      cox(months, {age, karno}, {strata: set.column("sex"), ties: "exact"}),
      model("stratifiedExact"),
      "stratified, exact"
    );
  });
  it("with an offset", () => {
    expectCox(cox(days, {female, karno}, {offset: age.map((years) => 0.02 * years)}), model("offset"), "offset");
  });
  it("with institutions as clusters", () => {
    expectCox(cox(days, {age, female, karno}, {cluster: set.column("inst")}), model("clustered"), "clustered");
  });
  it("with delayed entry, exact ties too", () => {
    expectCox(cox(late, lateColumns), model("late"), "late");
    expectCox(cox(late, lateColumns, {ties: "exact"}), model("lateExact"), "late, exact");
  });
  it("in all residuals", () => {
    expectResiduals(cox(months, {age, female, karno}), expected.residuals, "efron");
    expectResiduals(cox(months, {age, female, karno}, {ties: "breslow"}), expected.residualsBreslow, "breslow");
    expectResiduals(cox(late, lateColumns), expected.lateResiduals, "late");
  });
  it("in the baseline hazard and in predicted curves with their limits", () => {
    const fit = cox(months, {age, female, karno});
    expectClose(baselineHazard(fit, {centered: false})[0].hazard, expected.baseline, 1e-6, "baseline");
    expectCurves(
      predictedCurves(fit, {age: [50, 70], female: [1, 0], karno: [90, 60]}),
      [3, 6, 12, 24],
      expected.curves,
      "curves"
    );
    const stratified = cox(months, {age}, {strata: set.column("sex"), ties: "breslow"});
    expectCurves(
      predictedCurves(stratified, {age: [60]}),
      [3, 6, 12, 24],
      expected.stratifiedCurves,
      "stratified curves"
    );
  });
  it("with a restricted cubic spline, in all that does not depend on the basis", () => {
    const term = spline(age);
    expectClose(term.knots, expected.spline.knots, 1e-12, "knots");
    const fit = cox(days, {age: term, female});
    expect(fit.rows.map((row) => row.term)).toEqual(["age", "age'", "age''", "female"]);
    expectClose([...fit.logLik], expected.spline.logLik, 1e-6, "logLik");
    expectClose(
      [fit.tests.likelihoodRatio.statistic, fit.tests.score.statistic, fit.tests.wald.statistic],
      expected.spline.tests,
      1e-6,
      "tests"
    );
    expectClose(
      [fit.rows[3].estimate, fit.rows[3].stdError],
      [expected.spline.estimate[3], expected.spline.stdError[3]],
      1e-6,
      "female"
    );
    expectClose([fit.concordance?.estimate ?? NaN], [expected.spline.concordance[5]], 1e-6, "concordance");
  });
  it("with a factor and its interaction, term by term in the test of proportional hazards", () => {
    const ecog = set.numbers("ecog").map((status) => Math.min(status, 2));
    const fit = cox(days, {ecog: factor(ecog), age, both: interaction("ecog", "age")});
    expect(fit.rows.map((row) => row.term)).toEqual(["ecog: 1", "ecog: 2", "age", "ecog: 1 × age", "ecog: 2 × age"]);
    expectCox(fit, expected.interaction, "interaction");
    const rows = proportionalHazards(fit);
    expect(rows.map((row) => row.term)).toEqual(["ecog", "age", "both", "GLOBAL"]);
    expectClose(
      rows.map((row) => row.statistic),
      expected.interactionZph.statistic,
      1e-6,
      "zph"
    );
    expectClose(
      rows.map((row) => row.df),
      expected.interactionZph.df,
      0,
      "zph df"
    );
  });
});

describe("cox equals R's coxph on start-stop rows of the Stanford heart transplants (Crowley & Hu 1977)", () => {
  const set = referenceSet("heart-transplant");
  const expected = set.expected as {readonly residuals: ExpectedResiduals; readonly curves: ExpectedCurves} & Record<
    "efron" | "breslow" | "exact" | "clustered" | "gaps" | "stratified",
    ExpectedCox
  >;
  const [start, stop, event, age, year, surgery, transplant] = [
    "start",
    "stop",
    "event",
    "age",
    "year",
    "surgery",
    "transplant"
  ].map(set.numbers);
  const follow = surv({time: stop, event, entry: start});
  const all = {age, year, surgery, transplant};

  it.each(["efron", "breslow", "exact"] as const)("%s ties", (ties) => {
    expectCox(cox(follow, all, {ties}), expected[ties], ties);
  });
  it("patients as clusters, strata, residuals and curves", () => {
    expectCox(cox(follow, all, {cluster: set.column("id")}), expected.clustered, "clustered");
    expectCox(cox(follow, {age, year, transplant}, {strata: surgery}), expected.stratified, "stratified");
    const fit = cox(follow, all);
    expectResiduals(fit, expected.residuals, "residuals");
    expectCurves(
      predictedCurves(fit, {age: [0], year: [3], surgery: [1], transplant: [1]}),
      [10, 100, 500],
      expected.curves,
      "curves"
    );
  });
  it("gaps in the follow-up", () => {
    const kept = stop.flatMap((t, i) => (start[i] + 30 < t ? [i] : []));
    const of = (column: readonly number[]): number[] => kept.map((i) => column[i]);
    expectCox(
      cox(surv({time: of(stop), event: of(event), entry: of(start).map((day) => day + 30)}), {
        age: of(age),
        transplant: of(transplant)
      }),
      expected.gaps,
      "gaps"
    );
  });
});

describe("cox equals R's coxph with case weights", () => {
  const set = referenceSet("cox-weighted");
  interface Weighted {
    readonly robust: ExpectedCox;
    readonly clustered: ExpectedCox;
    readonly late: ExpectedCox;
    readonly residuals: ExpectedResiduals;
    readonly curves: ExpectedCurves;
  }
  const expected = set.expected as Record<"efron" | "breslow", Weighted> &
    Record<"repeated" | "repeatedLate", ExpectedCox>;
  const [time, event, entry, x, swap, weight, count] = ["time", "event", "entry", "x", "swap", "weight", "count"].map(
    set.numbers
  );
  const id = set.column("id");

  it.each(["efron", "breslow"] as const)(
    "probability weights, %s ties: robust errors, clusters, strata with delayed entry, residuals, curves",
    (ties) => {
      const wanted = expected[ties];
      const right = surv({time, event, weight});
      const late = surv({time, event, entry, weight});
      expectCox(cox(right, {x, swap}, {ties}), wanted.robust, "robust");
      expectCox(cox(right, {x, swap}, {ties, cluster: id}), wanted.clustered, "clustered");
      expectCox(cox(late, {x, swap}, {ties, cluster: id, strata: set.column("site")}), wanted.late, "late");
      expectResiduals(cox(late, {x, swap}, {ties, robust: false}), wanted.residuals, "residuals");
      expectCurves(
        predictedCurves(cox(late, {x, swap}, {ties, cluster: id}), {x: [-1, 1], swap: [0, 1]}),
        [5, 20, 60],
        wanted.curves,
        "curves"
      );
    }
  );
  it("frequency weights give what R gives for repeated rows, pairs of copies included", () => {
    const right = cox(surv({time, event, weight: count}), {x, swap}, {ties: "breslow"});
    expectCox(right, expected.repeated, "repeated");
    expect(right.n).toBe(count.reduce((sum, w) => sum + w, 0));
    expect(right.nEvent).toBe(count.reduce((sum, w, i) => sum + w * event[i], 0));
    const late = cox(surv({time, event, entry, weight: count}), {x, swap}, {ties: "breslow", cluster: id});
    expectCox(late, expected.repeatedLate, "repeated, late");
  });
});

describe("a robust standard error of 0", () => {
  // R 4.2.2, survival 3.5-3: coxph(Surv(c(3,3,3), c(1,1,1)) ~ c(0,1,4), ties = "breslow", robust = TRUE) has coef 0, robust se 0 and z NaN.
  it("is said on the row and on the fit, because nothing can be tested", () => {
    const fit = cox(surv({time: [3, 3, 3], event: [1, 1, 1]}), {x: [0, 1, 4]}, {ties: "breslow", robust: true});
    expect(fit.rows[0].estimate).toBeCloseTo(0, 12);
    expect(warningText(fit.rows[0].remarks)).toMatch(/robust standard error of x is .*, so it cannot be tested/);
    expect(fit.remarks).toEqual(fit.rows[0].remarks);
  });
});
