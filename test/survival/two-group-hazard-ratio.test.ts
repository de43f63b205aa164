import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {cox} from "../../src/survival/cox.ts";
import {surv} from "../../src/survival/surv.ts";
import {twoGroupHazardRatio} from "../../src/survival/two-group-hazard-ratio.ts";

describe("hazard ratio of two groups", () => {
  // R 4.2.2, survival 3.5-3: coef(coxph(Surv(c(1,1,6,6,8,9), c(1,0,1,1,0,1)) ~ c(1,1,1,0,0,0))) = 1.676857486 (Efron)
  it("is that of R's coxph with Efron's ties", () => {
    expect(
      Math.log(twoGroupHazardRatio([1, 1, 6, 6, 8, 9], [1, 0, 1, 1, 0, 1], [1, 1, 1, 0, 0, 0]) ?? NaN)
    ).toBeCloseTo(1.676857486, 8);
  });

  it("is that of the Cox model on any two groups with ties and censoring", () => {
    const row = fc.record({
      time: fc.integer({min: 1, max: 12}),
      event: fc.constantFrom(0, 1),
      group: fc.constantFrom(0, 1)
    });
    fc.assert(
      fc.property(fc.array(row, {minLength: 12, maxLength: 60}), (rows) => {
        const [time, event, group] = [
          rows.map((one) => one.time),
          rows.map((one) => one.event),
          rows.map((one) => one.group)
        ];
        const found = twoGroupHazardRatio(time, event, group);
        if (found === null || new Set(group).size < 2) return;
        const [fitted] = cox(surv({time, event}), {group}, {concordance: false}).rows;
        if (fitted?.remarks.length === 0) expect(Math.log(found)).toBeCloseTo(fitted.estimate, 6);
      })
    );
  });

  it("is null where one group has all the events while the other is at risk", () => {
    expect(twoGroupHazardRatio([1, 2, 3, 4], [1, 1, 0, 0], [1, 1, 0, 0])).toBeNull();
  });
});
