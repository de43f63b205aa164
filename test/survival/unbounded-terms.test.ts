import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import {cox} from "../../src/survival/cox.ts";
import {coxData} from "../../src/survival/cox-data.ts";
import type {Ties} from "../../src/survival/cox-model.ts";
import {surv, type SurvColumns} from "../../src/survival/surv.ts";
import {unboundedTerms} from "../../src/survival/unbounded-terms.ts";

type Row = readonly [number, number, number];

/** Differences x of an event less x of who is at risk beside it, written down one by one. */
function constraints({time, event, entry}: SurvColumns, rows: readonly Row[], exact: boolean): Row[] {
  const found: Row[] = [];
  for (const [i, one] of rows.entries()) {
    if (Number(event[i]) !== 1) continue;
    for (const [j, other] of rows.entries()) {
      const atRisk = time[j] >= time[i] && (entry === undefined || entry === null || entry[j] < time[i]);
      if (i === j || !atRisk || (exact && event[j] === 1 && time[j] === time[i])) continue;
      found.push([one[0] - other[0], one[1] - other[1], one[2] - other[2]]);
    }
  }
  return found;
}

const dot = (a: Row, b: Row): number => a[0] * b[0] + a[1] * b[1] + a[2] * b[2];
const cross = (a: Row, b: Row): Row => [
  a[1] * b[2] - a[2] * b[1],
  a[2] * b[0] - a[0] * b[2],
  a[0] * b[1] - a[1] * b[0]
];

/**
 * The extreme rays of {d: v·d ≥ 0} of whole numbers: a pointed cone in three dimensions has each of its rays where two constraints meet. Null where the constraints do not span, so that the columns are collinear.
 */
function rays(all: readonly Row[]): Row[] | null {
  const distinct = [...new Map(all.map((v) => [v.join(" "), v])).values()];
  const normals = distinct.flatMap((a) => distinct.map((b) => cross(a, b))).filter((d) => d.some((c) => c !== 0));
  if (!normals.some((d) => distinct.some((v) => dot(v, d) !== 0))) return null;
  return normals.flatMap((d): Row[] => [d, [-d[0], -d[1], -d[2]]]).filter((d) => distinct.every((v) => dot(v, d) >= 0));
}

function wayOf(cone: readonly Row[], j: 0 | 1 | 2): string | null {
  const rises = cone.some((d) => d[j] > 0);
  const falls = cone.some((d) => d[j] < 0);
  return rises && falls ? "either" : rises ? "+" : falls ? "−" : null;
}

describe("unboundedTerms finds the cone of directions in which the likelihood rises for ever, as its extreme rays in whole numbers do", () => {
  const kinds = [
    ["as is", "efron", false, false],
    ["with delayed entry", "breslow", true, false],
    ["with exact ties", "exact", false, false],
    ["of columns that are much alike", "efron", false, true]
  ] as const;
  it.each(kinds)("%s", (_, ties: Ties, delayed, alike) => {
    const random = seededRandom(20_260_711);
    const met = {"bounded": 0, "+": 0, "−": 0, "either": 0};
    for (let set = 0; set < 400; set++) {
      const n = 5 + Math.floor(random() * 9);
      const rows = Array.from({length: n}, (): Row => {
        const [a, b, c] = [4, 3, 5].map((values) => Math.floor(random() * values));
        return alike ? [a, 50 * a + b, 30 * a + 40 * b + c] : [a, b, c];
      });
      const entry = rows.map(() => (delayed ? Math.floor(random() * 4) : 0));
      const columns = {
        time: entry.map((from) => from + 1 + Math.floor(random() * 6)),
        event: rows.map(() => (random() < 0.6 ? 1 : 0)),
        ...(delayed ? {entry} : {})
      };
      const cone = rays(constraints(columns, rows, ties === "exact"));
      if (cone === null || !columns.event.includes(1)) continue;
      const data = coxData(surv(columns), {
        a: rows.map(([a]) => a),
        b: rows.map(([, b]) => b),
        c: rows.map(([, , c]) => c)
      });
      const wanted = cone.length === 0 ? null : ([0, 1, 2] as const).map((j) => wayOf(cone, j));
      expect(unboundedTerms(data, ties), `set ${set}`).toEqual(wanted);
      if (wanted === null) met.bounded++;
      else for (const way of wanted) if (way !== null) met[way as "+"]++;
    }
    for (const count of Object.values(met)) expect(count).toBeGreaterThan(20);
  });
});

describe("cox says that there is no maximum exactly where there is none", () => {
  const time = [1, 2, 3, 4, 5, 6, 7, 8];
  const event = [1, 1, 1, 1, 0, 0, 0, 0];
  it("an event that breaks the order by next to nothing leaves a finite estimate", () => {
    const nearly = cox(surv({time, event}), {x: [8, 7, 6, 4.999_999, 5, 3, 2, 1]});
    expect(nearly.converged).toBe(true);
    expect(nearly.remarks).toEqual([]);
    expect(nearly.rows[0].estimate).toBeGreaterThan(5);
    const separated = cox(surv({time, event}), {x: [8, 7, 6, 5, 5, 3, 2, 1]});
    expect(separated.converged).toBe(false);
    expect(separated.rows[0]).toMatchObject({
      estimate: Infinity,
      remarks: [{code: "separation", term: "x", towards: "+"}]
    });
  });
  it("of a separated fit nothing but the likelihood ratio and the score is tested", () => {
    const {tests, rows, logLik} = cox(surv({time, event}), {x: [8, 7, 6, 5, 4, 3, 2, 1]});
    // Each event has the highest x at its time, so that the likelihood rises to 1.
    expect(logLik[1]).toBeCloseTo(0, 8);
    expect(tests.likelihoodRatio.statistic).toBeCloseTo(2 * Math.log(8 * 7 * 6 * 5), 8);
    expect(tests.wald).toEqual({statistic: NaN, df: 1, pValue: NaN});
    expect(rows[0]).toMatchObject({stdError: NaN, statistic: NaN, pValue: NaN, confLow: NaN, confHigh: NaN});
  });
  it("a fit that was stopped before its maximum is an error", () => {
    expect(() =>
      cox(surv({time, event: event.map(() => 1)}), {x: [8, 1, 6, 5, 4, 3, 2, 7]}, {maxIterations: 1})
    ).toThrow("cox did not reach the maximum of the likelihood in 1 iterations, so nothing is estimated");
  });
});
