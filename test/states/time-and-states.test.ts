import {existsSync} from "node:fs";
import {fileURLToPath, pathToFileURL} from "node:url";
import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import type {AdcStarter} from "../../src/patients/adc-starter.ts";
import {
  landmarkSurvival,
  survivalByAdc2,
  survivalFromAdc1,
  survivalFromAdc2,
  timeVaryingSurvival
} from "../../src/states/immortal-time.ts";
import {nullBase, nullCell, nullGrid, nullStatistics, type NullInputs} from "../../src/paired/null-picture.ts";
import {nullPicture} from "../../src/paired/null-picture-threads.ts";
import {exponentialTime, receivedBothPairs, simulateSequence} from "../../src/paired/simulated-sequence.ts";
import {specificationCurve} from "../../src/estimate/specification-curve.ts";
import {multiState} from "../../src/states/multi-state-rows.ts";
import {occupationAt, stateOccupation} from "../../src/states/state-occupation.ts";
import {stateStays, type DrugTime, type DrugTimes, type StateStay} from "../../src/states/treatment-states.ts";
import {truncationEstimates} from "../../src/truncation/truncation-estimates.ts";
import {expectClose, referenceSet} from "../reference/reference-set.ts";
import {remarkText, warningText} from "../../src/words/en/remarks.ts";
import {errorText} from "../../src/words/en/refusals.ts";

const starter = (change: Partial<AdcStarter>): AdcStarter => ({
  patientId: "P",
  adc1Start: 10,
  adc2Start: null,
  cutoff: 710,
  pfs1: 100,
  event1: 1,
  cause1: "progression",
  line1: 1,
  entry: null,
  death: null,
  lastContact: 700,
  ...change
});

/** ADC2 starts at an exponential time for whom it does before death; it changes nothing. */
function indifferentWorld(n: number): AdcStarter[] {
  const random = seededRandom(21);
  return Array.from({length: n}, (_, i) => {
    const death = 10 + Math.ceil(-Math.log(random()) * 300);
    const adc2 = 10 + Math.ceil(-Math.log(random()) * 250);
    return starter({patientId: `P${i}`, death, lastContact: null, adc2Start: adc2 < death && adc2 < 710 ? adc2 : null});
  });
}

describe("overall survival and immortal time", () => {
  it("from ADC2, from ADC1 of everyone, from a landmark, and start-stop: two patients by hand", () => {
    const two = [starter({patientId: "A", adc2Start: 210, death: 410}), starter({patientId: "B", lastContact: 310})];
    expect(survivalFromAdc2(two)).toMatchObject({time: [200], event: [1], leftOut: ["B"]});
    expect(survivalFromAdc1(two)).toMatchObject({time: [400, 300], event: [1, 0], entry: [-1, -1], leftOut: []});
    expect(landmarkSurvival(two, 250)).toMatchObject({
      patientId: ["A", "B"],
      time: [150, 50],
      event: [1, 0],
      received: [1, 0]
    });
    expect(landmarkSurvival(two, 350)).toMatchObject({patientId: ["A"], leftOut: ["B"]});
    expect(timeVaryingSurvival(two)).toMatchObject({
      patientId: ["A", "A", "B"],
      entry: [-1, 200, -1],
      time: [200, 400, 300],
      event: [0, 1, 0],
      received: [0, 1, 0]
    });
  });

  it("delayed entry (registry consent on day 260 after ADC1) is kept by every layout", () => {
    const late = [starter({patientId: "A", adc2Start: 210, death: 410, entry: 260})];
    expect(survivalFromAdc2(late)).toMatchObject({time: [200], entry: [60]});
    expect(survivalFromAdc1(late)).toMatchObject({time: [400], entry: [260]});
    expect(landmarkSurvival(late, 230)).toMatchObject({time: [170], entry: [30]});
    expect(timeVaryingSurvival(late)).toMatchObject({time: [400], entry: [260], received: [1]});
    expect(survivalFromAdc2([starter({patientId: "A", adc2Start: 210, death: 260, entry: 260})]).leftOut).toEqual([
      "A"
    ]);
  });

  it("a death after the cut-off is censored there", () => {
    expect(survivalFromAdc2([starter({adc2Start: 210, death: 900})])).toMatchObject({time: [500], event: [0]});
  });

  it("where ADC2 changes nothing, time-varying and landmark hazard ratios are near 1 and the biased one is far below", () => {
    const rows = survivalByAdc2(indifferentWorld(1500), {landmark: 120, showBiased: true});
    expect(Math.abs(Math.log(rows[0]?.estimate ?? NaN))).toBeLessThan(0.15);
    expect(Math.abs(Math.log(rows[1]?.estimate ?? NaN))).toBeLessThan(0.2);
    expect(rows[2]?.estimate).toBeLessThan(0.75);
    expect(warningText(rows[2]?.remarks ?? [])).toContain("immortal time");
  });

  it("the biased one is withheld unless asked for, and a received-both file is refused", () => {
    expect(errorText(survivalByAdc2(indifferentWorld(100), {landmark: 120})[2]?.refusal ?? null)).toContain(
      "withheld: immortal time"
    );
    const both = indifferentWorld(200).filter(({adc2Start}) => adc2Start !== null);
    expect(errorText(survivalByAdc2(both, {landmark: 120, showBiased: true})[2]?.refusal ?? null)).toContain(
      "a file of patients who received both cannot answer this"
    );
  });
});

describe("multi-state probabilities", () => {
  const set = referenceSet("treatment-states");
  const expected = set.expected as {readonly at: number[]; readonly probability: number[][]};

  it("Aalen–Johansen occupation probabilities with delayed entry are those of R's multi-state survfit", () => {
    const [from, entry, time] = ["from", "entry", "time"].map(set.numbers);
    const to = set.column("to");
    const stays = set
      .column("id")
      .map((patientId, i): StateStay => ({
        patientId,
        from: from?.[i] ?? 0,
        entry: entry?.[i] ?? 0,
        time: time?.[i] ?? 0,
        to: to[i] === "" ? null : Number(to[i])
      }));
    const found = stateOccupation(stays, {states: 4});
    for (const [k, at] of expected.at.entries())
      expectClose(occupationAt(found, at, [1, 0, 0, 0]), expected.probability[k] ?? [], 1e-12, `day ${at}`);
    expect(found.probability.every((row) => Math.abs(row.reduce((sum, p) => sum + p, 0) - 1) < 1e-12)).toBe(true);
  });

  it("the stays of a patient by the drug: off it before ADC2, death, a single dose, treatment not known to have ended, delayed entry", () => {
    const off = (time: number): DrugTime => ({time, event: 1});
    const stays = (change: Partial<AdcStarter>, adc1: DrugTime | null, adc2: DrugTime | null = null) =>
      stateStays(starter(change), {adc1, adc2}).map(({from, entry, time, to}) => [from, entry, time, to]);
    expect(stays({}, off(80))).toEqual([
      [0, 0, 80, 1],
      [1, 80, 690, null]
    ]);
    // Death on day 300 is day 290 since ADC1: of who stopped before it, and of who was on the drug until then.
    expect(stays({death: 300}, off(80))).toEqual([
      [0, 0, 80, 1],
      [1, 80, 290, 4]
    ]);
    expect(stays({death: 300}, off(290))).toEqual([[0, 0, 290, 4]]);
    expect(stays({death: 300}, off(289))).toEqual([
      [0, 0, 289, 1],
      [1, 289, 290, 4]
    ]);
    expect(stays({adc2Start: 150, death: 500}, off(80), off(60))).toEqual([
      [0, 0, 80, 1],
      [1, 80, 140, 2],
      [2, 140, 200, 3],
      [3, 200, 490, 4]
    ]);
    // The last dose on the day of ADC2 is a direct change; a single dose is a day.
    expect(stays({adc2Start: 150}, off(140), {time: 40, event: 0})).toEqual([
      [0, 0, 140, 2],
      [2, 140, 180, null]
    ]);
    expect(stays({adc2Start: 150}, off(139))).toEqual([
      [0, 0, 139, 1],
      [1, 139, 140, 2]
    ]);
    expect(stays({}, off(0))[0]).toEqual([0, 0, 1, 1]);
    expect(stays({}, {time: 80, event: 0})).toEqual([[0, 0, 80, null]]);
    // Death on the day of ADC2 counts on the day after.
    expect(stays({adc2Start: 150, death: 150}, off(80), off(0))).toEqual([
      [0, 0, 80, 1],
      [1, 80, 140, 2],
      [2, 140, 141, 4]
    ]);
    expect(stays({entry: 80}, off(80))).toEqual([[1, 80, 690, null]]);
    expect(stays({entry: 79}, off(80))[0]).toEqual([0, 79, 80, 1]);
    expect(stays({}, null)).toEqual([]);
  });

  // By hand: of 4 patients on ADC1, two stop at 100, of whom one starts ADC2 at 150 and one is last seen off it at 120, one dies on ADC1 at 50, one is on ADC1 throughout.
  // At 50: 1/4 dead. At 100: 2 of 3 on ADC1 leave: on ADC1 3/4 · 1/3 = 1/4, off it 1/2. At 150 the only one left off it starts ADC2: all of the 1/2.
  it("four patients by hand", () => {
    const four = [
      starter({patientId: "A", adc1Start: 0, adc2Start: 150}),
      starter({patientId: "B", adc1Start: 0, lastContact: 120}),
      starter({patientId: "C", adc1Start: 0, death: 50}),
      starter({patientId: "D", adc1Start: 0, lastContact: 500})
    ];
    const times = ([time, event]: readonly [number, 0 | 1], adc2: DrugTime | null = null): DrugTimes => ({
      adc1: {time, event},
      adc2
    });
    const onDrug = new Map([
      ["A", times([100, 1], {time: 100, event: 1})],
      ["B", times([100, 1])],
      ["C", times([50, 1])],
      ["D", times([500, 0])]
    ]);
    const {rows} = multiState(four, onDrug, {times: [120, 200], replicates: 20});
    expectClose(
      rows.map(({estimate}) => estimate),
      [0.25, 0.5, 0, 0, 0.25, 0.25, 0, 0.5, 0, 0.25],
      1e-12,
      "occupation"
    );
  });

  it("a landmark asks only those in the state at that time", () => {
    const some = Array.from({length: 30}, (_, i) =>
      starter({patientId: `P${i}`, adc1Start: 0, adc2Start: i % 3 === 0 ? 160 + i : null})
    );
    const onDrug = new Map(
      some.map(({patientId}, i): [string, DrugTimes] => [
        patientId,
        {adc1: {time: 90 + i, event: 1}, adc2: {time: 300, event: 0}}
      ])
    );
    const {rows} = multiState(some, onDrug, {times: [400], landmark: {time: 130, state: 1}, replicates: 20});
    expect(rows.find(({term}) => term === "on ADC2")?.estimate).toBeCloseTo(1 / 3, 12);
  });

  it("is refused where every patient received both", () => {
    expect(
      errorText(multiState([starter({adc2Start: 120})], new Map(), {times: [100]}).rows[0]?.refusal ?? null)
    ).toContain("refused");
  });
});

describe("the null picture", () => {
  const inputs: NullInputs = {
    tail: {share: 0.06, median: 6},
    attrition: {kind: "independent", share: 0.2},
    frailtyVariance: 0,
    lineEffect: 1
  };
  const world = {
    starters: 260,
    accrual: [0, 24] as const,
    cutoff: 24,
    time1: exponentialTime(6),
    time2: exponentialTime(6),
    gap: 1,
    frailtyVariance: 0,
    attrition: inputs.attrition
  };
  const pairs = receivedBothPairs(simulateSequence(world, seededRandom(9)));
  const curve = truncationEstimates(pairs, {replicates: 2}).find(({name}) => name === "weighted")?.curve;
  if (curve === null || curve === undefined) throw new Error("no weighted curve");
  const base = nullBase(pairs, curve);

  it("with the right inputs the simulated share shorter is near ½ and covers what was observed", () => {
    const cell = nullCell(base, inputs, {replicates: 200, seed: 4});
    const observed = nullStatistics(pairs, 1.33);
    for (const name of ["shareShorter", "shareRatio", "hazardRatio"] as const) {
      expect(observed[name], name).toBeGreaterThan(cell.simulated[name].confLow ?? NaN);
      expect(observed[name], name).toBeLessThan(cell.simulated[name].confHigh ?? NaN);
    }
    // The hazard ratio of truncated cohorts without any difference lies near 0.59, not near 1.
    expect(cell.simulated.hazardRatio.confHigh).toBeLessThan(0.85);
  });

  it("a line effect raises the simulated hazard ratio and the share shorter, frailty keeps the marginal of PFS(ADC1)", () => {
    const [plain, later] = [1, 2].map((lineEffect) =>
      nullCell(base, {...inputs, lineEffect}, {replicates: 60, seed: 5})
    );
    expect(later?.simulated.hazardRatio.estimate).toBeGreaterThan((plain?.simulated.hazardRatio.estimate ?? 0) * 1.4);
    expect(later?.simulated.shareShorter.estimate).toBeGreaterThan(plain?.simulated.shareShorter.estimate ?? 1);
    const open = {...base, window: [1e6], windowProbability: [1], n: 400};
    const [still, frail] = [0, 1].map((frailtyVariance) =>
      nullCell(
        open,
        {...inputs, frailtyVariance, attrition: {kind: "independent", share: 0}},
        {replicates: 60, seed: 6}
      )
    );
    // With endless windows the two marginals are equal whatever the frailty.
    expect(Math.abs((still?.simulated.medianRatio.estimate ?? 0) - 1)).toBeLessThan(0.12);
    expect(Math.abs((frail?.simulated.medianRatio.estimate ?? 0) - 1)).toBeLessThan(0.12);
  });

  it("a grid is every combination, the picture is the same for the same seed, and its caution gives no p-value", async () => {
    const grid = nullGrid({
      tail: [inputs.tail],
      attrition: [inputs.attrition],
      frailtyVariance: [0, 1],
      lineEffect: [1, 1.5]
    });
    expect(grid.length).toBe(4);
    let called = 0;
    const run = (): ReturnType<typeof nullPicture> =>
      nullPicture(base, grid, {replicates: 10, onCell: () => (called += 1)});
    expect(await run()).toEqual(await run());
    expect(called).toBe(8);
    expect(remarkText({code: "null-picture"})).toContain("no p-value");
  });

  const built = fileURLToPath(new URL("../../dist/paired/null-picture-threads.js", import.meta.url));
  it.runIf(existsSync(built))("on two threads of the built package it is the same as on none", async () => {
    const {nullPicture: onThreads} = (await import(pathToFileURL(built).href)) as {nullPicture: typeof nullPicture};
    const grid = nullGrid({
      tail: [inputs.tail],
      attrition: [inputs.attrition],
      frailtyVariance: [0, 1],
      lineEffect: [1]
    });
    expect(await onThreads(base, grid, {replicates: 20, threads: 2})).toEqual(
      await onThreads(base, grid, {replicates: 20, threads: 0})
    );
    await expect(onThreads(base, [{...inputs, lineEffect: 0}], {replicates: 20, threads: 2})).rejects.toThrow(
      /lineEffect must be > 0/
    );
  });
});

describe("the specification curve", () => {
  it("stands in ascending order, the primary rule marked, those without an estimate last", () => {
    const rule = (name: string, estimate: number | null): Parameters<typeof specificationCurve>[0][number] => ({
      rule: name,
      estimate,
      confLow: null,
      confHigh: null
    });
    expect(
      specificationCurve([rule("a", 3), rule("b", null), rule("c", 2)], "a").map(({rule: name, rank, primary}) => [
        name,
        rank,
        primary
      ])
    ).toEqual([
      ["c", 1, false],
      ["a", 2, true],
      ["b", null, false]
    ]);
    expect(() => specificationCurve([rule("a", 1)], "z")).toThrow(/primary must be one of a, got z/);
  });
});
