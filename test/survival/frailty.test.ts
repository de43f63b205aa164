import {describe, expect, it} from "vitest";
import {chiSquareUpper} from "../../src/math/chi-square.ts";
import {cox} from "../../src/survival/cox.ts";
import {gammaFrailty, type FrailtyFit, type FrailtyOptions} from "../../src/survival/frailty.ts";
import {surv} from "../../src/survival/surv.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {remarkText} from "../../src/words/en/remarks.ts";

interface ExpectedFrailty {
  readonly estimate: number[];
  readonly stdError: number[];
  readonly variance: number;
  readonly logLik: number;
  readonly frailties: number[];
}

/** The likelihood is as high as R's or higher; it is flat about the top, where R's own iterations end, so estimates are held less tightly. */
function expectFrailty(fit: FrailtyFit, wanted: ExpectedFrailty): void {
  expect(fit.logLik[2]).toBeGreaterThanOrEqual(wanted.logLik - 1e-9 * Math.abs(wanted.logLik));
  expectClose(
    fit.rows.map((row) => row.estimate),
    wanted.estimate,
    1e-4,
    "estimate"
  );
  expectClose(
    fit.rows.map((row) => row.stdError),
    wanted.stdError,
    2e-3,
    "stdError"
  );
  expectClose([fit.variance], [wanted.variance], 1e-3, "variance");
  expectClose(
    fit.frailties.map((frailty) => frailty.estimate),
    wanted.frailties,
    1e-3,
    "frailties"
  );
  expect(fit.converged).toBe(true);
}

describe("gammaFrailty reaches R's likelihood", () => {
  const kidney = referenceSet("kidney-catheters");
  const expectedKidney = kidney.expected as Record<"breslow" | "efron" | "stratified", ExpectedFrailty>;
  const [time, event, age, female] = ["time", "event", "age", "female"].map(kidney.numbers);
  const infections = surv({time, event});
  const id = kidney.numbers("id");
  it.each(["breslow", "efron"] as const)("two infections a patient (McGilchrist & Aisbett 1991), %s ties", (ties) => {
    expectFrailty(gammaFrailty(infections, {age, female}, id, {ties}), expectedKidney[ties]);
  });
  it("stratified by sex", () => {
    expectFrailty(gammaFrailty(infections, {age}, id, {strata: female}), expectedKidney.stratified);
  });

  const rats = referenceSet("litter-rats");
  const expectedRats = rats.expected as Record<"breslow" | "efron" | "females", ExpectedFrailty>;
  const columns = {
    time: rats.numbers("time"),
    event: rats.numbers("event"),
    rx: rats.numbers("rx"),
    female: rats.numbers("female"),
    litter: rats.numbers("litter")
  };
  it.each(["breslow", "efron"] as const)("three rats a litter (Mantel, Bohidar & Ciminera 1977), %s ties", (ties) => {
    expectFrailty(
      gammaFrailty(surv(columns), {rx: columns.rx, female: columns.female}, columns.litter, {ties}),
      expectedRats[ties]
    );
  });
  it("the female rats alone", () => {
    const kept = columns.female.flatMap((value, i) => (value === 1 ? [i] : []));
    const of = (column: number[]): number[] => kept.map((i) => column[i]);
    expectFrailty(
      gammaFrailty(surv({time: of(columns.time), event: of(columns.event)}), {rx: of(columns.rx)}, of(columns.litter)),
      expectedRats.females
    );
  });
});

describe("gammaFrailty", () => {
  const kidney = referenceSet("kidney-catheters");
  const [time, event, age, female, id] = ["time", "event", "age", "female", "id"].map(kidney.numbers);
  const fit = (order: readonly number[], options: FrailtyOptions = {}): FrailtyFit => {
    const of = (column: number[]): number[] => order.map((i) => column[i]);
    return gammaFrailty(surv({time: of(time), event: of(event)}), {age: of(age), female: of(female)}, of(id), options);
  };
  const forward = time.map((_, i) => i);

  it("tests its variance against half a χ² with 1 degree of freedom", () => {
    const {frailtyTest, logLik} = fit(forward);
    expect(frailtyTest.statistic).toBeCloseTo(2 * (logLik[2] - logLik[1]), 12);
    expect(frailtyTest.pValue).toBeCloseTo(chiSquareUpper(frailtyTest.statistic, 1) / 2, 15);
  });
  it("gives frailties with mean 1, higher where a cluster had more events than expected", () => {
    const {frailties} = fit(forward);
    expect(frailties.reduce((sum, frailty) => sum + frailty.estimate, 0) / frailties.length).toBeCloseTo(1, 9);
    expect(frailties).toHaveLength(38);
    expect(frailties[0]).toMatchObject({cluster: 1, n: 2, nEvent: 2});
  });
  it("gives the same for any order of rows", () => {
    const [a, b] = [fit(forward), fit(forward.toReversed())];
    expectClose(
      [b.variance, ...b.logLik, ...b.rows.map((row) => row.estimate)],
      [a.variance, ...a.logLik, ...a.rows.map((row) => row.estimate)],
      1e-6,
      "turned"
    );
  });
  it("is the fit of cox, with variance 0, p = 1 and a warning, where clusters do not differ", () => {
    // Each cluster has one early and one late event: less spread than chance would give.
    const columns = {time: [1, 8, 2, 7, 3, 6, 4, 5], event: [1, 1, 1, 1, 1, 1, 1, 1]};
    const x = [0, 1, 1, 0, 0, 1, 0, 1];
    const none = gammaFrailty(surv(columns), {x}, [1, 1, 2, 2, 3, 3, 4, 4]);
    expect(none.variance).toBe(0);
    expect(none.frailtyTest).toEqual({statistic: 0, pValue: 1});
    expect(none.rows[0].estimate).toBe(cox(surv(columns), {x}).rows[0].estimate);
    expect(none.remarks.map(remarkText)[0]).toMatch(/frailty variance 0/);
  });
});
