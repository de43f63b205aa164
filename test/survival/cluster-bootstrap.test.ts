import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import {NotEstimable} from "../../src/record/not-estimable.ts";
import {clusterBootstrap} from "../../src/survival/cluster-bootstrap.ts";
import {cox} from "../../src/survival/cox.ts";
import {surv} from "../../src/survival/surv.ts";
import {warningText} from "../../src/words/en/remarks.ts";

const random = seededRandom(7);
const patients = 60;
// Each patient has a level of its own, and two to four measurements around it.
const rows = Array.from({length: patients}, (_, patient) => {
  const level = 10 * random();
  return Array.from({length: 2 + (patient % 3)}, () => ({patient, value: level + random()}));
}).flat();
const cluster = rows.map((row) => row.patient);
const meanOf = (drawn: Uint32Array): number => drawn.reduce((sum, row) => sum + rows[row].value, 0) / drawn.length;

describe("clusterBootstrap", () => {
  it("gives the same resamples for the same seed, and others for another", () => {
    const [a, b, c] = [1, 1, 2].map((seed) => clusterBootstrap(cluster, meanOf, {replicates: 50, seed}));
    expect(a).toEqual(b);
    expect(a.replicates).not.toEqual(c.replicates);
  });
  it("draws whole clusters, as many as there are, a row as often as its cluster", () => {
    clusterBootstrap(
      cluster,
      (drawn) => {
        const times = new Map<number, number>();
        for (const row of drawn) times.set(row, (times.get(row) ?? 0) + 1);
        const ofPatient = Array.from(
          {length: patients},
          (_, patient) => new Set(rows.flatMap((row, i) => (row.patient === patient ? [times.get(i) ?? 0] : [])))
        );
        expect(ofPatient.every((counts) => counts.size === 1)).toBe(true);
        expect(ofPatient.reduce((sum, counts) => sum + [...counts][0], 0)).toBe(patients);
        return 0;
      },
      {replicates: 5, seed: 3}
    );
  });
  it("has the standard error of a mean of clusters, not of rows", () => {
    const size = rows.length / patients;
    const mean = meanOf(Uint32Array.from(rows, (_, i) => i));
    const totals = Array.from({length: patients}, (_, patient) =>
      rows.filter((row) => row.patient === patient).reduce((sum, row) => sum + row.value - mean, 0)
    );
    // Linearised ratio of cluster totals (Cochran 1977, Sampling Techniques, §2.11).
    const wanted = Math.sqrt(totals.reduce((sum, total) => sum + total ** 2, 0)) / patients / size;
    const {stdError} = clusterBootstrap(cluster, meanOf, {replicates: 4000, seed: 11});
    expect(Math.abs((stdError ?? 0) / wanted - 1)).toBeLessThan(0.05);
  });
  it("keeps the number of clusters of each stratum", () => {
    const strata = cluster.map((patient) => (patient < 10 ? "few" : "many"));
    clusterBootstrap(
      cluster,
      (drawn) => {
        const sum = new Map<string, number>();
        for (const row of drawn)
          sum.set(
            strata[row],
            (sum.get(strata[row]) ?? 0) + 1 / rows.filter((other) => other.patient === cluster[row]).length
          );
        expect(sum.get("few")).toBeCloseTo(10, 9);
        expect(sum.get("many")).toBeCloseTo(50, 9);
        return 0;
      },
      {replicates: 5, seed: 3, strata}
    );
  });
  it("counts resamples without a value, and says why", () => {
    const small = clusterBootstrap(
      ["a", "b", "c"],
      (drawn) => {
        if (new Set(drawn).size < 2) throw new NotEstimable({code: "one-cluster", clusters: 1});
        return drawn[0];
      },
      {replicates: 300, seed: 5}
    );
    // All three draws agree with probability 1/9.
    expect(small.failed).toBeGreaterThan(300 / 9 - 30);
    expect(small.failed).toBeLessThan(300 / 9 + 30);
    expect(small.replicates.length + small.failed).toBe(300);
    expect(warningText(small.remarks)).toMatch(
      /had no value in \d+ of 300 resamples \(cluster must have at least two values, got 1\)/
    );
  });
  it("works on a hazard ratio, near the robust standard error of clusters", () => {
    const swap = rows.map((row) => row.patient % 2);
    const follow = (drawn: ArrayLike<number>) =>
      surv({time: Array.from(drawn, (row) => rows[row].value), event: Array.from(drawn, () => 1)});
    const all = rows.map((_, i) => i);
    const fit = cox(follow(all), {swap}, {cluster});
    const boot = clusterBootstrap(
      cluster,
      (drawn) =>
        cox(follow(drawn), {swap: Array.from(drawn, (row) => swap[row])}, {concordance: false}).rows[0].estimate,
      {replicates: 300, seed: 9}
    );
    expect(boot.estimate).toBeCloseTo(fit.rows[0].estimate, 10);
    expect(Math.abs((boot.stdError ?? 0) / (fit.rows[0].robustStdError ?? 1) - 1)).toBeLessThan(0.2);
    expect(boot.confLow).toBeLessThan(fit.rows[0].estimate);
    expect(boot.confHigh).toBeGreaterThan(fit.rows[0].estimate);
  });
  it.each([
    ["one cluster", () => clusterBootstrap([1, 1], () => 0), "cluster must have at least two values, got 1"],
    [
      "one replicate",
      () => clusterBootstrap([1, 2], () => 0, {replicates: 1}),
      "replicates must be an integer of at least 2, got 1"
    ],
    [
      "a statistic without a value",
      () => clusterBootstrap([1, 2], () => null),
      "statistic must be a finite number for all rows, got null"
    ],
    [
      "a cluster in two strata",
      () => clusterBootstrap([1, 1, 2], () => 0, {strata: ["a", "b", "a"]}),
      "strata must have one value for each cluster, got a second at index 1"
    ]
  ])("throws for %s", (_, call, message) => {
    expect(call).toThrow(message);
  });
});
