import {describe, expect, it} from "vitest";
import {
  landmarkSurvival,
  survivalByAdc2,
  survivalFromAdc1,
  survivalFromAdc2,
  timeVaryingSurvival,
  type SurvivalDays
} from "../../src/states/immortal-time.ts";

/** ADC1 on day 10, ADC2 on day 110, dead on day 400, cut off on day 900. */
const patient = (change: Partial<SurvivalDays> = {}): SurvivalDays => ({
  patientId: "P",
  adc1Start: 10,
  adc2Start: 110,
  cutoff: 900,
  death: 400,
  lastContact: null,
  ...change
});

describe("the landmark, 180 days after ADC1 on day 10", () => {
  it.each([
    [189, {patientId: [], leftOut: ["P"]}],
    [190, {patientId: [], leftOut: ["P"]}],
    [191, {patientId: ["P"], time: [1], event: [1], leftOut: []}]
  ])("who dies on day %i", (death, wanted) => {
    expect(landmarkSurvival([patient({death})], 180)).toMatchObject(wanted);
  });

  it("who is last seen on the landmark day does not enter, a day later does", () => {
    const seen = (lastContact: number): readonly number[] =>
      landmarkSurvival([patient({death: null, lastContact})], 180).time;
    expect([seen(190), seen(191)]).toEqual([[], [1]]);
  });

  it.each([
    [189, 1],
    [190, 1],
    [191, 0],
    [null, 0]
  ])("ADC2 on day %s counts as received: %i", (adc2Start, received) => {
    expect(landmarkSurvival([patient({adc2Start})], 180).received).toEqual([received]);
  });

  it("must lie after ADC1", () => {
    expect(() => landmarkSurvival([patient()], 0)).toThrow("landmark must be a finite number > 0, got 0");
  });
});

describe("the end of observation", () => {
  it("death on the day of the cut-off is a death, a day later it is not seen", () => {
    const seen = [400, 399].map((cutoff) => survivalFromAdc2([patient({cutoff})]));
    expect(seen.map(({time, event}) => [time[0], event[0]])).toEqual([
      [290, 1],
      [289, 0]
    ]);
  });

  it("a last contact after the cut-off ends with it, and without either nobody enters", () => {
    expect(survivalFromAdc2([patient({death: null, lastContact: 950})]).time).toEqual([790]);
    expect(survivalFromAdc2([patient({death: null, lastContact: null})])).toMatchObject({time: [], leftOut: ["P"]});
  });

  it("death on the day of ADC2 counts a day later from ADC2, on its own from ADC1; death on the day of ADC1 counts a day later", () => {
    const sudden = [patient({death: 110})];
    expect(survivalFromAdc2(sudden)).toMatchObject({time: [1], event: [1]});
    expect(survivalFromAdc1(sudden)).toMatchObject({time: [100], event: [1], entry: [-1], leftOut: []});
    const seen = [patient({death: null, lastContact: 110})];
    expect(survivalFromAdc2(seen)).toMatchObject({time: [0], event: [0]});
    expect(survivalFromAdc1(seen)).toMatchObject({time: [100], event: [0], leftOut: []});
    expect(survivalFromAdc2([patient({death: 109})])).toMatchObject({time: [], leftOut: ["P"]});
    expect(survivalFromAdc1([patient({adc2Start: null, death: 10})])).toMatchObject({time: [1], event: [1]});
    expect(survivalFromAdc1([patient({adc2Start: null, death: 9})])).toMatchObject({time: [], leftOut: ["P"]});
  });

  it("as time-varying exposure ADC2 begins the day after a start on the day of death, and at once where it starts with ADC1", () => {
    expect(timeVaryingSurvival([patient({death: 110})])).toMatchObject({time: [100], event: [1], received: [0]});
    expect(timeVaryingSurvival([patient({death: 111})])).toMatchObject({
      entry: [-1, 100],
      time: [100, 101],
      event: [0, 1],
      received: [0, 1]
    });
    expect(timeVaryingSurvival([patient({adc2Start: 10})])).toMatchObject({time: [390], received: [1]});
  });
});

describe("survival after against before or without ADC2", () => {
  /** Twenty patients from day 0, three of four with ADC2, four of five dead. */
  const twenty = Array.from({length: 20}, (_, i): SurvivalDays => {
    const end = 120 + ((i * 53) % 301);
    const adc2 = i % 4 === 3 ? null : 40 + ((i * 37) % 160);
    return {
      patientId: `P${i}`,
      adc1Start: 0,
      adc2Start: adc2 !== null && adc2 < end ? adc2 : null,
      cutoff: null,
      death: i % 5 === 0 ? null : end,
      lastContact: i % 5 === 0 ? end : null
    };
  });
  const ratioOf = (stratum: string): (number | null)[] => {
    const row = survivalByAdc2(twenty, {landmark: 100}).find((one) => one.stratum === stratum);
    return [row?.estimate ?? null, row?.stdError ?? null, row?.statistic ?? null, row?.pValue ?? null];
  };
  const close = (values: readonly (number | null)[], wanted: readonly number[]): void =>
    wanted.forEach((value, i) => expect(values[i]).toBeCloseTo(value, 9));

  // R 4.2.2, survival 3.5-3: coxph(Surv(start, stop, event) ~ received, cluster = id, ties = "efron"); its se(coef) without the cluster is 0.563461963120.
  it("ADC2 as time-varying exposure: R's coxph, with the standard error robust by patient", () => {
    close(ratioOf("time-varying"), [1.080418806877, 0.511451431392, 0.151233812959, 0.879791278157]);
  });

  // As above on those alive after day 100, received = ADC2 by then, converged to 1e-14; its se(coef) without the cluster is 0.559762785448.
  it("from a landmark: R's coxph, with the robust standard error", () => {
    close(ratioOf("landmark"), [1.021962500489, 0.540828989857, 0.040169442162, 0.967958039581]);
  });

  it("says that entry was delayed where somebody came under observation after ADC1", () => {
    const methods = (entry: number): string[] =>
      survivalByAdc2(
        twenty.map((one, i) => (i === 0 ? {...one, entry} : one)),
        {landmark: 100}
      ).map(({method}) => method);
    expect(methods(1).every((method) => method.startsWith("Cox regression with delayed entry"))).toBe(true);
    expect(methods(0).some((method) => method.includes("entry"))).toBe(false);
  });

  it("limits are those of the robust standard error", () => {
    const row = survivalByAdc2(twenty, {landmark: 100})[0];
    // exp(confint(fit)) of the first.
    close([row?.confLow ?? null, row?.confHigh ?? null], [0.396500635451, 2.944017471561]);
  });
});
