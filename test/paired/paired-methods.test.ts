import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {patientBootstrap} from "../../src/estimate/patient-bootstrap.ts";
import {exactSign} from "../../src/paired/exact-sign.ts";
import {exactSignedRank} from "../../src/paired/exact-signed-rank.ts";
import {midrankCurve, midrankShare} from "../../src/paired/midrank-ratio.ts";
import {marginalCox, stratifiedPairedCox} from "../../src/paired/paired-cox.ts";
import {pairedMethodTable} from "../../src/paired/paired-method.ts";
import {pairedMethods} from "../../src/paired/paired-methods.ts";
import {pairedRelativeEffect} from "../../src/paired/paired-relative-effect.ts";
import {pairedRmst} from "../../src/paired/paired-rmst.ts";
import {pairOrder, type PairTimes} from "../../src/paired/pair-order.ts";
import {ratioCurve} from "../../src/paired/ratio-curve.ts";
import {shareShorter} from "../../src/paired/share-shorter.ts";
import {methodCautions} from "../../src/words/en/method-cautions.ts";
import {expectClose} from "../reference/reference-set.ts";
import {exchanged, pairsOf, rPairs} from "./paired-data.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

const {pairs, expected} = rPairs();
const at = (name: string): number[] => expected[name] ?? [];

describe("share with PFS(ADC2) shorter", () => {
  it("a censored ADC2 that is not yet longer is indeterminate, and one that has reached PFS(ADC1) is longer", () => {
    expect(pairsOf("9/4 9/4+ 9/9+ 9/10+ 9/9 9/12 9+/4 9+/9 9+/10 9+/4+").map(pairOrder)).toEqual([
      "shorter",
      "indeterminate",
      "longer",
      "longer",
      "equal",
      "longer",
      "shorter",
      "shorter",
      "indeterminate",
      "indeterminate"
    ]);
  });

  // By hand: 3 shorter, 1 longer, 2 indeterminate of 6; Clopper–Pearson limits from R's binom.test(3, 6) and binom.test(5, 6).
  it("3 of 6 shorter and 2 indeterminate gives 0.50 to 0.83 with exact limits", () => {
    const seen = shareShorter(pairsOf("9/4 8/3 7/2 5/6 10/4+ 12/1+"));
    expect([seen.shorter, seen.longer, seen.indeterminate]).toEqual([3, 1, 2]);
    expectClose(
      [seen.lowest.estimate, seen.lowest.confLow, seen.highest.estimate, seen.highest.confHigh],
      [0.5, 0.118117, 5 / 6, 0.995789],
      1e-6,
      "bounds"
    );
  });

  // By hand, c = 1: 5/6 has midranks ½(1+3+6) = 5 and ½(1+4+7) = 6, so it is not shorter; 10/4+ has ½(1+8+11) = 10 and ½(1+2+12) = 7.5, 12/1+ has ½(1+9+12) = 11 and
  // ½(1+0+12) = 6.5, and the other three are plain. So 5 of 6 are shorter: binom.test(5, 6) in R, whose upper limit is 0.975^(1/6) in closed form.
  it("the midrank interval of 5 of 6 runs from its lower to its upper exact limit", () => {
    const {midrank} = shareShorter(pairsOf("9/4 8/3 7/2 5/6 10/4+ 12/1+"));
    expectClose(
      [midrank?.estimate ?? NaN, midrank?.confLow ?? NaN, midrank?.confHigh ?? NaN],
      [5 / 6, 0.358765421, 0.975 ** (1 / 6)],
      1e-8,
      "midrank"
    );
  });

  it("the midrank estimate lies between the bounds for every cohort", () => {
    fc.assert(
      fc.property(somePairs, (some) => {
        const {lowest, highest, midrank} = shareShorter(some.map((pair) => ({...pair, event1: 1})));
        expect(midrank?.estimate).toBeGreaterThanOrEqual(lowest.estimate - 1e-12);
        expect(midrank?.estimate).toBeLessThanOrEqual(highest.estimate + 1e-12);
      })
    );
  });
});

describe("growth modulation index by midranks", () => {
  // By hand, c = 1, intervals in order: PFS1 [4] [6] [10]; PFS2 [5] [3,∞) [7].
  // Midranks ½(1 + #right < left + #left ≤ right): PFS1 4: ½(1+0+2) = 1.5; 6: ½(1+2+4) = 3.5; 10: ½(1+4+6) = 5.5.
  // PFS2 5: ½(1+1+3) = 2.5 ≥ 1.5 yes; [3,∞): ½(1+0+6) = 3.5 ≥ 3.5 yes; 7: ½(1+3+5) = 4.5 < 5.5 no. So 2 of 3.
  it("three patients by hand give 2/3 at c = 1", () => {
    expect(midrankShare(pairsOf("4/5 6/3+ 10/7"), 1)).toMatchObject({count: 2, n: 3, excluded: 0});
  });

  // At c = 2: PFS1 [8] [12] [20]; PFS2 [5] [3,∞) [7]. 8: ½(1+2+4) = 3.5 against 5: ½(1+0+2) = 1.5 no;
  // 12: ½(1+3+5) = 4.5 against [3,∞): ½(1+0+6) = 3.5 no; 20: 5.5 against 7: ½(1+1+3) = 2.5 no.
  it("three patients by hand give 0/3 at c = 2", () => {
    expect(midrankShare(pairsOf("4/5 6/3+ 10/7"), 2).count).toBe(0);
  });

  it("without censoring it is the share with PFS2 ≥ c · PFS1", () => {
    fc.assert(
      fc.property(somePairs, fc.double({min: 0.2, max: 3, noNaN: true}), (some, ratio) => {
        const ended = some.map((pair): PairTimes => ({...pair, event1: 1, event2: 1}));
        expect(midrankShare(ended, ratio).count).toBe(ended.filter(({pfs1, pfs2}) => pfs2 >= ratio * pfs1).length);
      })
    );
  });

  it("the curve never rises with c when nothing is censored, and pairs with censored PFS(ADC1) leave and are counted", () => {
    const shares = midrankCurve(pairs.map((pair) => ({...pair, event1: 1, event2: 1}))).map(({estimate}) => estimate);
    expect(shares.every((share, i) => i === 0 || share <= (shares[i - 1] ?? 1))).toBe(true);
    expect(midrankShare(pairs, 1.33)).toMatchObject({n: 31, excluded: 9});
  });
});

describe("tests and models on pairs agree with R", () => {
  it("marginal Cox with standard error robust by patient: coxph(cluster = id)", () => {
    const fit = marginalCox(pairs);
    expectClose(
      [Math.log(fit.estimate), fit.stdError, fit.confLow, fit.confHigh, fit.pValue],
      at("marginal"),
      1e-9,
      "marginal"
    );
  });

  it("Cox stratified by patient: coxph(strata(id)), and without ties the ratio of informative pairs", () => {
    const fit = stratifiedPairedCox(pairs);
    expectClose(
      [Math.log(fit.estimate), fit.stdError, fit.confLow, fit.confHigh, fit.pValue],
      at("stratified"),
      1e-9,
      "stratified"
    );
    const untied = stratifiedPairedCox(pairsOf("9/4 8/3 7/2 5/6 10/4+ 3/8+"));
    expect(untied.estimate).toBeCloseTo(3 / 2, 12);
    expect(untied.informative).toBe(5);
  });

  it("sign test: binom.test on complete pairs with different times", () => {
    const test = exactSign(pairs);
    expectClose(
      [test?.estimate ?? 0, test?.confLow ?? 0, test?.confHigh ?? 0, test?.pValue ?? 0],
      at("sign"),
      1e-10,
      "sign"
    );
  });

  it("signed-rank test: wilcox.test(exact, conf.int) where differences are untied", () => {
    const kept = at("untied").map((id) => pairs[id - 1]);
    const test = exactSignedRank(kept);
    expectClose(
      [test?.statistic ?? 0, test?.pValue ?? 0, test?.estimate ?? 0, test?.confLow ?? 0, test?.confHigh ?? 0],
      at("rank"),
      1e-10,
      "rank"
    );
  });

  // By hand: differences −2, −2, 3 have mid-ranks 1.5, 1.5, 3; of the 8 sign patterns the sums are 0, 1.5, 1.5, 3, 3, 4.5, 4.5, 6: P(V ≤ 3) = 5/8, so p = 1.
  // Differences −2, −2, −3: V = 0, p = 2/8.
  it("signed-rank test counts tied differences exactly", () => {
    expect(exactSignedRank(pairsOf("4/2 5/3 1/4"))?.pValue).toBe(1);
    expect(exactSignedRank(pairsOf("4/2 5/3 6/3"))?.pValue).toBe(0.25);
  });

  it("paired restricted means: the two areas and the summed influences of survfit(influence)", () => {
    const {rmst1, rmst2, difference, ratio} = pairedRmst(pairs, {tau: 200});
    expectClose([rmst1, rmst2, difference.stdError, ratio.stdError], at("rmst"), 1e-9, "rmst");
  });

  it("paired relative effect: the Aalen–Johansen incidences of the first event and their influences", () => {
    const {estimate, stdError} = pairedRelativeEffect(pairs);
    expectClose([estimate, stdError], at("relativeEffect"), 1e-9, "relative effect");
  });

  // By hand: 4 decided pairs, one with ADC2 longer; the studentised statistic of a 3:1 split is reached by splits 3:1, 1:3, 4:0, 0:4, that is (4 + 4 + 1 + 1)/16.
  it("randomisation p of four uncensored pairs counts all 16 exchanges", () => {
    expect(pairedRelativeEffect(pairsOf("9/4 5/8 7/3 6/2")).pValue).toBeCloseTo(10 / 16, 12);
  });

  // By hand: the ratio is 1/2, 2, 1+ and 3: S falls to 3/4 at 1/2, 3/4 · 1/2 at 2, 0 at 3.
  it("Kaplan–Meier of the ratio by hand", () => {
    const {curve} = ratioCurve(pairsOf("8/4 3/6 5/5+ 2/6"));
    expect([...curve.time]).toEqual([0.5, 1, 2, 3]);
    expectClose(curve.estimate, [0.75, 0.75, 0.375, 0], 1e-12, "S");
  });
});

describe("exchanging ADC1 and ADC2, uncensored", () => {
  const uncensored = fc
    .array(fc.record({pfs1: fc.integer({min: 1, max: 400}), pfs2: fc.integer({min: 1, max: 400})}), {
      minLength: 5,
      maxLength: 30
    })
    .map((list): PairTimes[] => list.map(({pfs1, pfs2}) => ({pfs1, event1: 1, pfs2, event2: 1})))
    .filter((list) => list.some(({pfs1, pfs2}) => pfs1 < pfs2) && list.some(({pfs1, pfs2}) => pfs1 > pfs2));

  it("inverts hazard ratios and the ratio of restricted means, turns the signs of differences, and keeps p-values", () => {
    fc.assert(
      fc.property(uncensored, (some) => {
        const turned = some.map(exchanged);
        expect(marginalCox(turned).estimate * marginalCox(some).estimate).toBeCloseTo(1, 6);
        expect(stratifiedPairedCox(turned).estimate * stratifiedPairedCox(some).estimate).toBeCloseTo(1, 6);
        expect(
          pairedRelativeEffect(turned, {exchanges: 9}).estimate + pairedRelativeEffect(some, {exchanges: 9}).estimate
        ).toBeCloseTo(1, 9);
        expect(pairedRmst(turned).difference.estimate).toBeCloseTo(-pairedRmst(some).difference.estimate, 9);
        expect(pairedRmst(turned).ratio.estimate * pairedRmst(some).ratio.estimate).toBeCloseTo(1, 9);
        expect(exactSign(turned)?.pValue).toBeCloseTo(exactSign(some)?.pValue ?? -1, 12);
        expect(exactSignedRank(turned)?.estimate).toBeCloseTo(-(exactSignedRank(some)?.estimate ?? 0), 9);
        expect(exactSignedRank(turned)?.pValue).toBeCloseTo(exactSignedRank(some)?.pValue ?? -1, 12);
      }),
      {numRuns: 40}
    );
  });
});

describe("the table of paired methods", () => {
  // By hand, as above: 3 are surely shorter, 1 is not, by midranks 5 of 6 are; of the 12 times 2 are censored.
  it("each says of how many it tells, a share of who has it and who has not", () => {
    const shown = pairedMethods(pairsOf("9/4 8/3 7/2 5/6 10/4+ 12/1+"), {truncated: false});
    const countsOf = (name: string): readonly number[] | null | undefined =>
      shown.find((method) => method.name === name)?.row.counts;
    expect(countsOf("share-shorter")).toEqual([6, 3, 3, 1, 5, 1]);
    // Of two more whose PFS(ADC1) is censored, one surely not shorter, the estimate leaves both out: 5 of 6, not of 8.
    const wider = pairedMethods(pairsOf("9/4 8/3 7/2 5/6 10/4+ 12/1+ 3+/2 4+/1"), {truncated: false});
    expect(wider.find(({name}) => name === "share-shorter")?.row.counts?.slice(-2)).toEqual([5, 1]);
    expect(countsOf("paired-rmst")).toEqual([6, 10]);
  });

  it("by default, for pairs selected by reaching ADC2, shows no p-value and no hazard ratio of ADC2 against ADC1, save the exact tests on complete pairs", () => {
    const shown = pairedMethods(pairs, {replicates: 50});
    expect(shown.filter(({row}) => row.pValue !== null).map(({name}) => name)).toEqual([
      "exact-sign",
      "exact-signed-rank"
    ]);
    expect(shown.filter(({row, withheld}) => withheld !== (row.refusal !== null))).toEqual([]);
    expect(shown.filter(({row}) => row.scale === "hazard ratio").every(({row}) => row.estimate === null)).toBe(true);
  });

  it("shows a withheld method that is asked for by name, with its caution in the row", () => {
    const row = pairedMethods(pairs, {truncated: true, ask: ["marginal-cox"], replicates: 50}).find(
      ({name}) => name === "marginal-cox"
    )?.row;
    expect(row?.estimate).toBeCloseTo(Math.exp(at("marginal")[0] ?? 0), 8);
    expect(warningText(row?.remarks ?? [])).toContain("asked for by name: wrong under truncation");
  });

  it("shows everything for pairs that everyone would have shown, and every line has needs and caution", () => {
    const shown = pairedMethods(pairs, {truncated: false, replicates: 50});
    expect(shown.map(({name}) => name)).toEqual(pairedMethodTable.map(({name}) => name));
    expect(
      shown.every(({name, row, needs}) => row.refusal === null && needs !== "" && methodCautions[name] !== "")
    ).toBe(true);
  });

  it("a name that is no method is the caller's mistake, with a suggestion", () => {
    expect(() => pairedMethods(pairs, {truncated: true, ask: ["marginal-cocks"]})).toThrow(/did you mean marginal-cox/);
  });

  it("says why a method has no result where no event was seen", () => {
    const shown = pairedMethods(pairsOf("9+/4+ 8+/3+"), {truncated: false, replicates: 10});
    expect(errorText(shown.find(({name}) => name === "marginal-cox")?.row.refusal ?? null)).toMatch(
      /at least one event/
    );
    expect(errorText(shown.find(({name}) => name === "exact-sign")?.row.refusal ?? null)).toBe(
      "no complete pair with different times"
    );
  });
});

describe("bootstrap of patients", () => {
  it("is the same for the same seed and covers a mean about as the normal interval does", () => {
    const values = Array.from({length: 200}, (_, i) => i);
    const mean = (drawn: readonly number[]): number => drawn.reduce((sum, value) => sum + value, 0) / drawn.length;
    const first = patientBootstrap(values, mean, {replicates: 400, seed: 3});
    expect(patientBootstrap(values, mean, {replicates: 400, seed: 3})).toEqual(first);
    // Standard error of the mean of 0 … 199 with divisor n: √((200² − 1)/12 / 200).
    expect(first.stdError).toBeCloseTo(Math.sqrt((200 ** 2 - 1) / 12 / 200), 0);
  });

  it("a limit that falls among replicates without a value is null", () => {
    const open = patientBootstrap([1, 2], (drawn) => (drawn[0] === 2 ? null : 1), {replicates: 200, seed: 1});
    expect(open.confHigh).toBeNull();
    expect(open.undefinedReplicates).toBeGreaterThan(50);
  });
});

const somePairs = fc.array(
  fc.record({
    pfs1: fc.integer({min: 1, max: 60}),
    event1: fc.constantFrom(0 as const, 1 as const),
    pfs2: fc.integer({min: 0, max: 60}),
    event2: fc.constantFrom(0 as const, 1 as const)
  }),
  {minLength: 1, maxLength: 25}
);
