import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import {cox, type CoxOptions} from "../../src/survival/cox.ts";
import {baselineHazard} from "../../src/survival/cox-curves.ts";
import {martingaleResiduals, scoreResiduals} from "../../src/survival/cox-residuals.ts";
import {firth} from "../../src/survival/firth.ts";
import {proportionalHazards} from "../../src/survival/proportional-hazards.ts";
import {surv, type SurvColumns} from "../../src/survival/surv.ts";

describe("a row that is never at risk beside another at an event has no share in the likelihood", () => {
  const time = [1, 5, 6, 7, 8, 9, 10, 11, 12, 13];
  const event = [0, 1, 1, 0, 1, 1, 1, 0, 1, 1];
  const x = [2, 3, 1, 4, 2, 5, 3, 1, 2, 4];
  it("censored before the first event: R's estimate without it, whatever stands there", () => {
    // R: coxph(Surv(time, event) ~ x)[-1, ], -0.0894481457510012.
    for (const value of [2, 999, 99_999, -1e12])
      expect(cox(surv({time, event}), {x: [value, ...x.slice(1)]}).rows[0].estimate).toBeCloseTo(
        -0.089_448_145_751_001_2,
        12
      );
  });
  it("firth too, as without the row", () => {
    const without = firth(surv({time: time.slice(1), event: event.slice(1)}), {x: x.slice(1)}).rows[0];
    const [row] = firth(surv({time, event}), {x: [99_999, ...x.slice(1)]}).rows;
    expect(row.estimate).toBeCloseTo(without.estimate, 9);
    expect(row.confLow).toBeCloseTo(without.confLow, 7);
  });

  const random = seededRandom(20_260_712);
  const fitted = (columns: SurvColumns, values: readonly number[], options: CoxOptions) => {
    const fit = cox(surv(columns), {values, other: values.map((_, i) => (i * 7) % 5)}, options);
    return {
      rows: fit.rows,
      logLik: fit.logLik,
      tests: fit.tests,
      concordance: fit.concordance,
      martingale: martingaleResiduals(fit),
      score: scoreResiduals(fit),
      proportional: proportionalHazards(fit)
    };
  };
  it.each([
    ["entered after one event and gone before the next", false],
    ["alone in its stratum", true]
  ])("%s: nothing of the fit depends on its value, to the last bit", (_, stratified) => {
    for (let set = 0; set < 40; set++) {
      const n = 30;
      const end = Array.from({length: n}, () => 2 * (1 + Math.floor(random() * 12)));
      const columns = {
        time: [...end, 7.5],
        event: [...end.map(() => (random() < 0.7 ? 1 : 0)), stratified ? 1 : 0],
        entry: [...end.map((last) => (random() < 0.5 ? 0 : Math.floor(random() * last))), 6.5],
        weight: [...end.map(() => 0.5 + random()), 1.5]
      };
      const values = end.map(() => Math.round(random() * 50));
      const options = stratified ? {strata: [...end.map(() => "all"), "own"]} : {};
      const one = fitted(columns, [...values, 25], options);
      expect(fitted(columns, [...values, 1e7], options), `set ${set}`).toEqual(one);
    }
  });
  it("alone at its event it has a baseline hazard all the same: 1 over its risk", () => {
    const strata = [...x.map(() => "all"), "own"];
    const fit = cox(surv({time: [...time, 4], event: [...event, 1]}), {x: [...x, 30]}, {strata});
    const [{estimate}] = fit.rows;
    const own = baselineHazard(fit, {centered: false}).find(({stratum}) => stratum === "own");
    expect(own?.hazard[0]).toBeCloseTo(Math.exp(-30 * estimate), 10);
  });
});
