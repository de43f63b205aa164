import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {figuresOf} from "../../src/report/figures/figure-table.ts";

const records =
  "1,1,A 2,0,A 3,2,A 4,1,A 5,1,A 6,0,A 7,2,A 8,1,A 9,0,A 10,1,A 11,2,A 12,0,A 1.5,2,B 2.5,1,B 3.5,0,B 4.5,1,B 5.5,2,B 6.5,1,B 7.5,0,B 8.5,1,B 9.5,1,B 10.5,2,B 11.5,0,B 12.5,1,B".split(
    " "
  );
const plan = {
  by: "column:arm",
  unit: "months" as const,
  mapping: {time: "time", event: "status"},
  values: {event: {"1": "event: relapse", "2": "competing: death"}}
};
const run = async (values: typeof plan.values | undefined) =>
  analyze(
    plan,
    await readCohort([{name: "c.csv", text: `time,status,arm\n${records.join("\n")}\n`}], {
      unit: "months",
      mapping: plan.mapping,
      ...(values === undefined ? {} : {values})
    })
  );

describe("causes that the plan names", () => {
  // survfit(Surv(time, factor(status)) ~ arm, conf.type = "log-log") at 3, 6 and 12 months: relapse, then death
  it("are competing events, with R's cumulative incidence and limits", async () => {
    const {rows} = await run(plan.values);
    const own = rows.filter(({analysis}) => analysis === "cumulative-incidence");
    const expected: readonly (readonly [string, string, number, number, number, number])[] = [
      ["A", "death", 3, 0.09166667, 0.005406993, 0.3349113],
      ["A", "death", 6, 0.09166667, 0.005406993, 0.3349113],
      ["A", "death", 12, 0.3412037, 0.077729855, 0.6359616],
      ["A", "relapse", 3, 0.08333333, 0.005052835, 0.3110704],
      ["A", "relapse", 6, 0.26666667, 0.06333918, 0.5309132],
      ["A", "relapse", 12, 0.5162037, 0.175299685, 0.7779327],
      ["B", "death", 3, 0.08333333, 0.005052835, 0.3110704],
      ["B", "death", 6, 0.17592593, 0.027500435, 0.4315917],
      ["B", "death", 12, 0.28703704, 0.066392142, 0.5630448],
      ["B", "relapse", 3, 0.08333333, 0.005052835, 0.3110704],
      ["B", "relapse", 6, 0.17592593, 0.027500435, 0.4315917],
      ["B", "relapse", 12, 0.49074074, 0.176348958, 0.7467641]
    ];
    expect(own.map(({group, term, time}) => [group, term, time])).toEqual(expected.map((one) => one.slice(0, 3)));
    for (const [i, [, , , estimate, low, high]] of expected.entries()) {
      expect(own[i]?.estimate).toBeCloseTo(estimate, 7);
      expect(own[i]?.confLow).toBeCloseTo(low, 7);
      expect(own[i]?.confHigh).toBeCloseTo(high, 6);
    }
  });

  it("a cause that nobody has had yet has an upper limit: at 3 months 0 of relapse in 10 patients, two dead before", async () => {
    const rows = "1,2 2,2 2.5,0 4,1 5,1 6,0 7,1 8,2 9,0 10,1".split(" ");
    const {rows: found} = await analyze(
      plan,
      await readCohort([{name: "c.csv", text: `time,status,arm\n${rows.map((row) => `${row},A`).join("\n")}\n`}], {
        unit: "months",
        mapping: plan.mapping,
        values: plan.values
      })
    );
    const none = found.find(
      ({analysis, term, time}) => analysis === "cumulative-incidence" && term === "relapse" && time === 3
    );
    // With deaths censored 7 are at risk behind 3 months, and none had a relapse: 1 − 0.025^(1/7).
    expect(none).toMatchObject({estimate: 0, stdError: null, confLow: 0, refusal: null});
    expect(none?.confHigh).toBeCloseTo(1 - 0.025 ** (1 / 7), 12);
    expect(none?.method).toContain("upper limit by the beta product, other events censored");
    const free = found.find(({kind, time}) => kind === "survival-at" && time === 3);
    expect(free?.method).toContain("beta-product 95 % confidence interval");
  });

  it("count all of them in the curves: 8 events and a median of 8.0, 9 and 8.5, as R's survfit of any event", async () => {
    const {curves} = await run(plan.values);
    expect(curves.map(({nEvent, median}) => [nEvent.reduce((sum, one) => sum + one, 0), median.estimate])).toEqual([
      [8, 8],
      [9, 8.5]
    ]);
  });

  it("are drawn, and said not to be of ADC2", async () => {
    const figure = figuresOf(await run(plan.values)).find(({name}) => name === "cumulative-incidence");
    expect(figure?.caption).toContain("Cumulative incidence of death and relapse, as competing events");
  });

  it("stop where the plan does not name the third code", async () => {
    await expect(run(undefined)).rejects.toThrow("outcome-code-open");
  });
});
