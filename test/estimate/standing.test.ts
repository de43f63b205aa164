import {describe, expect, it} from "vitest";
import {contrastRows} from "../../src/estimate/class-contrast-rows.ts";
import type {ContrastRecord} from "../../src/estimate/class-contrast.ts";
import {adjustmentOf} from "../../src/estimate/contrast-adjustment.ts";
import {contrastSelection} from "../../src/estimate/contrast-selection.ts";
import {standingCovariance, standingRows} from "../../src/estimate/standing-covariance.ts";
import {standingsOnAdc1, type Adc1Time} from "../../src/estimate/standing-on-adc1.ts";
import {cox} from "../../src/survival/cox.ts";
import {surv} from "../../src/survival/surv.ts";

const of = (product: string | null, time: number, event: 0 | 1, entry: number | null = null): Adc1Time => ({
  product,
  time,
  event,
  entry
});
const values = (times: readonly Adc1Time[]): (number | null)[] =>
  standingsOnAdc1(times).map((one) => (one === null ? null : Number(one.value.toFixed(10))));

describe("the standing on ADC1, by hand", () => {
  // Four started: S = 3/4 after day 1, then two at risk at day 3, S = 3/8, then 0.
  it("an event is in the middle of its step, a censoring at half of what is left", () => {
    expect(values([of("A", 1, 1), of("A", 2, 0), of("A", 3, 1), of("A", 4, 1)])).toEqual([
      0.875, 0.375, 0.5625, 0.1875
    ]);
  });

  it("events of one day share their step, and a censoring on that day comes after them", () => {
    // S = 1/2 after the two of four.
    expect(values([of("A", 5, 1), of("A", 5, 1), of("A", 5, 0), of("A", 9, 0)])).toEqual([0.75, 0.75, 0.25, 0.25]);
  });

  it("each product has a curve of its own, and one that is not known has none", () => {
    expect(values([of("A", 5, 1), of("B", 5, 1), of("B", 6, 1), of(null, 5, 1)])).toEqual([0.5, 0.75, 0.25, null]);
  });

  it("who enters later is at risk from then on; who came after the end stands where the curve says and changes nothing", () => {
    // At day 2 two are at risk (the third enters on day 2, the fourth never): S = 1/2; day 4: two at risk, 1/4; day 6: 0.
    expect(values([of("A", 2, 1), of("A", 4, 1), of("A", 6, 1, 2), of("A", 3, 1, 5)])).toEqual([
      0.75, 0.375, 0.125, 0.5
    ]);
  });

  it("a time that differs from another by rounding alone is the same", () => {
    const [first, second] = values([of("A", 0.3, 1), of("A", 0.1 + 0.2, 1), of("A", 2, 0)]);
    expect(first).toBe(second);
  });
});

/**
 * In R, survival 3.5: S of `survfit(Surv(entry, t1, e1) ~ 1, weights = w)` in each product; the infinitesimal jackknife by w ± 1e-4 for each of the twenty who started, D through curves and model, F = dfbeta alone:
 * V = vcov(coxph(Surv(t2, e2) ~ arm + standing + cal)) + D Dᵀ − F Fᵀ.
 */
const t1 = [5, 9, 12, 17, 20, 26, 31, 44, 60, 75, 4, 8, 13, 20, 22, 30, 41, 57, 70, 90];
const e1 = [1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 1, 1, 1, 0, 1, 1] as const;
const entry = [0, 0, 0, 0, 6, 0, 10, 0, 0, 0, 0, 0, 3, 0, 0, 0, 12, 0, 0, 0];
const twenty = t1.map((time, i) => of(i < 10 ? "A" : "B", time, e1[i] ?? 1, entry[i]));
const places = [0, 1, 2, 4, 5, 6, 7, 9, 10, 11, 13, 14, 15, 16, 18, 19];
const follow = {
  time: [3, 8, 6, 15, 11, 25, 18, 40, 2, 7, 5, 19, 12, 30, 21, 33],
  event: [1, 1, 1, 1, 0, 1, 1, 0, 1, 1, 1, 1, 1, 0, 1, 1] as const
};
const calendar = [10, 14, 9, 30, 26, 40, 21, 55, 33, 28, 45, 50, 61, 38, 70, 66];
const fromR = {
  standing: [
    0.9375, 0.8203125, 0.7177734375, 0.61409505208, 0.50244140625, 0.39078776042, 0.27913411458, 0.11165364583
  ],
  estimates: [-0.12300765931, 8.95843024627, 0.01367644312],
  naive: [0.83556162925, 10.6136700649, 0.001841105816],
  covariance: [
    [2.45231497677, -1.0809509532, -0.036604601356],
    [-1.08095097323, 17.2687190384, 0.136529865649],
    [-0.03660460136, 0.1365298656, 0.002510943626]
  ]
};

describe("errors that allow for the curves are those of R by weights", () => {
  const standing = places.map((place) => standingsOnAdc1(twenty)[place]?.value ?? NaN);
  const fit = cox(surv(follow), {arm: places.map((place) => (place < 10 ? 0 : 1)), standing, calendar});

  it("the standings and the model are those of R", () => {
    for (const [i, value] of fromR.standing.entries()) expect(standing[i]).toBeCloseTo(value, 9);
    for (const [j, value] of fromR.estimates.entries()) expect(fit.rows[j]?.estimate).toBeCloseTo(value, 8);
    for (const [j, value] of fromR.naive.entries()) expect(fit.vcov[j]?.[j]).toBeCloseTo(value, 7);
  });

  it("the covariance is that of R, the derivative there being numerical", () => {
    const covariance = standingCovariance(fit, {term: "standing", times: twenty, places});
    for (const [j, row] of fromR.covariance.entries())
      for (const [k, value] of row.entries())
        expect(Math.abs((covariance[j]?.[k] ?? NaN) / value - 1), `${j} ${k}`).toBeLessThan(1e-6);
  });

  it("rows have its errors, and limits and tests of these", () => {
    const [row] = standingRows(fit, {term: "standing", times: twenty, places}, 0.95);
    expect(row?.stdError).toBeCloseTo(Math.sqrt(2.45231497677), 7);
    expect(row?.statistic).toBeCloseTo(-0.12300765931 / Math.sqrt(2.45231497677), 7);
    expect(row?.confHigh).toBeCloseTo(-0.12300765931 + 1.959963985 * Math.sqrt(2.45231497677), 6);
  });

  it("a model without the column is a mistake of the caller", () => {
    expect(() => standingCovariance(fit, {term: "rank", times: twenty, places})).toThrow(
      "term must be one of arm, standing, calendar, got rank"
    );
  });
});

describe("how a contrast is adjusted", () => {
  const standings = standingsOnAdc1(twenty);
  const record = (row: number, change: Partial<ContrastRecord> = {}): ContrastRecord => ({
    patientId: String(row),
    time: follow.time[row] ?? 1,
    event: follow.event[row] ?? 1,
    pfs1: t1[places[row] ?? 0] ?? null,
    standing: standings[places[row] ?? 0] ?? null,
    calendar: calendar[row] ?? null,
    gap: 10 + row,
    isDirect: row % 4 !== 3,
    adc2: "SG",
    headline: "",
    targetAxis: "T2",
    payloadAxis: (places[row] ?? 0) < 10 ? "P1" : "P2",
    tumour: "breast",
    her2: null,
    hr: null,
    line: null,
    year: null,
    ...change
  });
  const records = places.map((_, row) => record(row));
  const rowsOf = (changed: readonly ContrastRecord[]) =>
    contrastRows(contrastSelection(changed, "like-for-like"), {starters: twenty});
  const ratioOf = (changed: readonly ContrastRecord[]) => rowsOf(changed).find(({kind}) => kind === "hazard-ratio");

  it("for standing and calendar time, with the errors of R", () => {
    const row = ratioOf(records);
    expect(row?.estimate).toBeCloseTo(Math.exp(-0.12300765931), 8);
    expect(row?.stdError).toBeCloseTo(Math.sqrt(2.45231497677), 7);
    expect(row?.method).toContain("adjusted for standing on ADC1 and calendar time of ADC2");
  });

  it("beside it the others, without p; direct sequences by themselves only where some are not", () => {
    const beside = (changed: readonly ContrastRecord[]): string[] =>
      rowsOf(changed)
        .filter(({kind}) => kind === "hazard-ratio-beside")
        .map(({term}) => term);
    expect(beside(records)).toEqual([
      "adjusted: none",
      "adjusted: pfs1",
      "adjusted: standing",
      "adjusted: gap",
      "direct sequences only"
    ]);
    expect(beside(records.map((one) => ({...one, isDirect: true})))).toHaveLength(4);
    expect(rowsOf(records).every(({kind, pValue}) => kind !== "hazard-ratio-beside" || pValue === null)).toBe(true);
  });

  it("without a standing for PFS(ADC1), and nothing stands beside", () => {
    const without = records.map((one) => ({...one, standing: null}));
    expect(ratioOf(without)?.method).toContain("adjusted for PFS(ADC1)");
    expect(rowsOf(without).some(({kind}) => kind === "hazard-ratio-beside")).toBe(false);
  });

  it("calendar time where half have it, and a remark where it is not known", () => {
    const dated = (n: number) => records.map((one, row) => (row < n ? one : {...one, calendar: null}));
    expect(adjustmentOf(dated(8))).toBe("standing-and-calendar");
    expect(adjustmentOf(dated(7))).toBe("standing");
    expect(ratioOf(dated(0))?.remarks).toContainEqual({code: "calendar-not-known"});
    expect(ratioOf(dated(0))?.method).toContain("adjusted for standing on ADC1, Wald");
    expect(ratioOf(records)?.remarks.some(({code}) => code.startsWith("calendar"))).toBe(false);
  });

  it("arms that were treated at different times are told: seven of sixteen in common are, eight are not", () => {
    // The first arm starts ADC2 on days 0 to 70, the second from day `from` on, every 10 days.
    const from = (day: number) =>
      records.map((one, row) => ({...one, calendar: row < 8 ? row * 10 : day + (row - 8) * 10 + 1}));
    const apart = (day: number) => ratioOf(from(day))?.remarks.find(({code}) => code === "calendar-apart");
    expect(apart(40)).toEqual({code: "calendar-apart", n: 6, of: 16});
    expect(apart(30)).toBeUndefined();
  });

  it("censored standings are counted", () => {
    const changed = records.map((one, row) =>
      row < 3 && one.standing ? {...one, standing: {...one.standing, isCensored: true}} : one
    );
    expect(ratioOf(changed)?.remarks).toContainEqual({code: "standing-censored", n: 3, of: 16});
    expect(ratioOf(records)?.remarks.some(({code}) => code === "standing-censored")).toBe(false);
  });
});
