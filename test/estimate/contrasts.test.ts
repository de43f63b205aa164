import {describe, expect, it} from "vitest";
import {classContrasts, sequenceContrast, type ContrastRecord} from "../../src/estimate/class-contrast.ts";
import {contrastRows} from "../../src/estimate/class-contrast-rows.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {contrastSelection} from "../../src/estimate/contrast-selection.ts";
import {earlyProgression} from "../../src/estimate/early-progression.ts";
import {estimandTable} from "../../src/estimate/estimand.ts";
import {pairConcordance} from "../../src/paired/pair-concordance.ts";
import {PFS1_SPLINE_TERMS, PFS1_TERM, pfs2Predictors, type PredictorRecord} from "../../src/estimate/predictors.ts";
import {responseRates} from "../../src/clinical/response-rate.ts";
import {expectClose} from "../reference/reference-set.ts";
import {exchanged, pairsOf, rPairs} from "../paired/paired-data.ts";
import {warningText} from "../../src/words/en/remarks.ts";

let count = 0;
const record = (change: Partial<ContrastRecord>): ContrastRecord => ({
  patientId: `P${(count += 1)}`,
  time: 90,
  event: 1,
  pfs1: 100 + (count % 7),
  adc2: "SG",
  headline: "payload swap",
  targetAxis: "T2",
  payloadAxis: "P2",
  tumour: "breast",
  her2: "low",
  hr: "positive",
  line: 3,
  year: 2023,
  ...change
});
const same = (change: Partial<ContrastRecord> = {}): ContrastRecord =>
  record({payloadAxis: "P1", headline: "target-only swap", ...change});

describe("contrasts of classes", () => {
  it("like-for-like keeps the same ADC2 in the same tumour, HER2 and HR status and line, and counts who stands alone", () => {
    const found = contrastSelection(
      [
        same(),
        same({hr: "negative"}),
        record({}),
        record({line: 6}),
        record({adc2: "T-DXd"}),
        record({payloadAxis: "P3"})
      ],
      "like-for-like"
    );
    expect(found.cells).toEqual([{cell: "SG, breast, HER2 low, HR positive, line 3-4", n: [1, 1]}]);
    expect([found.kept.length, found.outside, found.inNeitherArm, found.refusal]).toEqual([2, 3, 1, null]);
  });

  it("refuses where no ADC2 product stands in both arms (T-DM1→T-DXd against SG→Dato-DXd)", () => {
    const found = contrastSelection([same({adc2: "Dato-DXd"}), record({adc2: "T-DXd"})], "headline");
    expect(errorText(found.refusal)).toBe(
      "no ADC2 product stands in both arms: target-only swap (Dato-DXd) against payload swap (T-DXd)"
    );
    expect(
      contrastRows(found).every(
        ({refusal, pValue, estimate}) => refusal === found.refusal && pValue === null && estimate === null
      )
    ).toBe(true);
  });

  it("refuses where no tumour type stands in both arms", () => {
    expect(errorText(contrastSelection([same(), record({tumour: "urothelial"})], "like-for-like").refusal)).toBe(
      "no tumour type stands in both arms: same payload class (breast) against different payload class (urothelial)"
    );
  });

  it("refuses where product and tumour are shared but no combination is, and where an arm is empty", () => {
    expect(
      errorText(contrastSelection([same({her2: "low"}), record({her2: "positive"})], "like-for-like").refusal)
    ).toContain("no combination of ADC2 product, tumour type, HER2 status");
    expect(errorText(contrastSelection([same()], "like-for-like").refusal)).toBe(
      "nobody is in the arm different payload class"
    );
  });

  it("a matching column that nobody has recorded is left out, who lacks one that others have is not alike", () => {
    expect(
      contrastSelection(
        [same({her2: null, hr: null, line: null}), record({her2: null, hr: null, line: null})],
        "like-for-like"
      ).cells[0]?.cell
    ).toBe("SG, breast");
    expect(errorText(contrastSelection([same({hr: null}), record({})], "like-for-like").refusal)).toContain(
      "stands in both arms"
    );
  });

  it("every contrast says what stays confounded, in its rows too", () => {
    expect(classContrasts.every(({confounded}) => confounded.length > 10)).toBe(true);
    const rows = contrastRows(
      contrastSelection(
        [30, 60, 45].map((time) => same({time})).concat([90, 120, 50].map((time) => record({time}))),
        "like-for-like"
      )
    );
    expect(warningText(rows.find(({term}) => term === "hazard ratio")?.remarks ?? [])).toContain(
      "still different between the arms"
    );
    expect(rows.find(({term}) => term === "hazard ratio")?.method).toContain("adjusted for PFS(ADC1)");
  });

  // By hand, no ties, one cell: times 30 60 (same) and 90 120 (different); at the four events the risk sets hold 2, 2, 2, 1 of "different" among 4, 3, 2, 1.
  // O = 2, E = 2/4 + 2/3 + 1 + 1 = 19/6; V = 1/4 + 2/9; chi-square = (7/6)² / (17/36) = 2.88235.
  it("the log-rank test between the arms by hand", () => {
    const rows = contrastRows(
      contrastSelection([same({time: 30}), same({time: 60}), record({time: 90}), record({time: 120})], "like-for-like")
    );
    expect(rows.find(({term}) => term === "difference")?.statistic).toBeCloseTo((7 / 6) ** 2 / (17 / 36), 10);
  });

  it("two sequences are compared within tumour type, HER2 and HR status although they end in different products, adjusted for PFS(ADC1), with an E-value", () => {
    const one = (sequence: string, adc2: string, time: number): ContrastRecord => record({sequence, adc2, time});
    const records = [
      [30, 40, 60, 80, 100].map((time) => one("SG → T-DXd", "T-DXd", time)),
      [20, 25, 45, 50, 70].map((time) => one("T-DXd → SG", "SG", time))
    ].flat();
    const found = contrastSelection(records, sequenceContrast("SG → T-DXd", "T-DXd → SG"));
    expect(found.cells).toEqual([{cell: "breast, HER2 low, HR positive", n: [5, 5]}]);
    const rows = contrastRows(found);
    expect(rows.map(({term}) => term)).toEqual([
      "median",
      "median",
      "hazard ratio",
      "E-value",
      "E-value of the limit",
      "difference",
      "proportional hazards"
    ]);
    const [hazard, strength] = [rows[2], rows[3]];
    expect(strength?.estimate).toBeGreaterThan(hazard?.estimate ?? Infinity);
  });

  it("a name that is not known is the caller's mistake", () => {
    expect(() => contrastSelection([], "like-for-lik")).toThrow(/did you mean like-for-like/);
  });

  it("the estimand table names population, treatment, endpoint, four intercurrent events and summary", () => {
    const table = estimandTable("like-for-like", {endpoint: "rwPFS@1", population: "first transition"});
    expect(table.map(({attribute}) => attribute)).toEqual([
      "population",
      "treatment",
      "endpoint",
      ...Array.from({length: 4}, () => "intercurrent event"),
      "summary"
    ]);
  });
});

describe("predictors of PFS(ADC2)", () => {
  const {pairs, expected} = rPairs();
  const records = pairs.flatMap((pair, i): PredictorRecord[] =>
    pair.event1 === 1
      ? [
          {
            patientId: `${i + 1}`,
            time: pair.pfs2,
            event: pair.event2,
            pfs1: pair.pfs1,
            covariates: {arm: (i + 1) % 2 === 0 ? "even" : "odd"}
          }
        ]
      : []
  );

  it("PFS(ADC1) per month and a factor, alone and together: R's coxph", () => {
    const {rows} = pfs2Predictors(records);
    expect(rows.map(({term, stratum}) => `${stratum}: ${term}`)).toEqual([
      `univariable: ${PFS1_TERM}`,
      "univariable: arm: odd",
      `multivariable: ${PFS1_TERM}`,
      "multivariable: arm: odd"
    ]);
    const log = rows.map(({estimate}) => Math.log(estimate ?? NaN));
    const se = rows.map(({stdError}) => stdError ?? NaN);
    expectClose([log[0] ?? 0, se[0] ?? 0], expected["univariable"] ?? [], 1e-8, "univariable");
    expectClose(
      [log[2] ?? 0, log[3] ?? 0, se[2] ?? 0, se[3] ?? 0],
      expected["multivariable"] ?? [],
      1e-8,
      "multivariable"
    );
  });

  it("a received-both file adds the window caution to PFS(ADC1) alone", () => {
    const {rows} = pfs2Predictors(records, {receivedBoth: true});
    expect(rows.filter(({remarks}) => warningText(remarks)?.includes("window") ?? false).map(({term}) => term)).toEqual(
      [PFS1_TERM, PFS1_TERM]
    );
  });

  it("few events bring Firth's penalty, and say so", () => {
    const {rows} = pfs2Predictors(records.slice(0, 7));
    expect(rows.at(-1)?.method).toContain("Firth");
    expect(warningText(rows.at(-1)?.remarks ?? [])).toContain("events per parameter");
  });

  it("a missing covariate leaves the models that need it and is listed", () => {
    const some = records.map((one, i) => (i < 3 ? {...one, covariates: {arm: null}} : one));
    const {rows, incomplete} = pfs2Predictors(some);
    expect(incomplete.map(({missing}) => missing)).toEqual([["arm"], ["arm"], ["arm"]]);
    expect(rows.map(({n}) => n)).toEqual([31, 28, 28, 28]);
    expect(warningText(rows[2]?.remarks ?? [])).toContain("3 with a missing covariate");
  });

  it("a spline of PFS(ADC1) is a ratio of its quartiles and two tests, not columns that nobody can read", () => {
    const {rows} = pfs2Predictors(
      records.map((one) => ({...one, covariates: {}})),
      {splineKnots: 3}
    );
    expect(rows.map(({term, df}) => [term, df])).toEqual(
      [...PFS1_SPLINE_TERMS, ...PFS1_SPLINE_TERMS].map((term, i) => [term, [null, 2, 1][i % 3]])
    );
    expect(rows[0].method).toContain("restricted cubic spline with 3 knots, quartiles");
  });

  it("a spline with few events is of the penalised likelihood throughout: ratio with limits of its profile, likelihood-ratio tests", () => {
    // R 4.2.2, survival 3.5-3: coxph(ties = "breslow", iter.max = 0) gives likelihood and information, l + log det(I)/2 is maximised by optim; limits and tests are of its profile, the penalty that of both columns.
    const fromR = {any: 2.8946164271815, bend: 0.0294160999579, ratio: 0.3332117451303, statistic: 2.8427185890454};
    const limits = [0.0110363148612, 1.1869413278018];
    const time = [5, 8, 12, 13, 20, 21, 30, 33, 41, 44, 52, 60];
    const event = [1, 1, 0, 1, 0, 1, 0, 0, 1, 0, 1, 0];
    const pfs1 = [40, 300, 210, 90, 500, 130, 260, 610, 150, 420, 55, 350];
    const few = time.map((own, i) => ({
      patientId: String(i),
      time: own,
      event: event[i] as 0 | 1,
      pfs1: pfs1[i],
      covariates: {}
    }));
    const {rows} = pfs2Predictors(few, {splineKnots: 3});
    const [ratio, any, bend] = rows;
    expect(ratio.procedure?.penalty).toBe("Firth");
    expect(ratio.estimate).toBeCloseTo(fromR.ratio, 6);
    expect(ratio.statistic).toBeCloseTo(fromR.statistic, 6);
    expect([ratio.confLow, ratio.confHigh].map((limit) => limit?.toFixed(5))).toEqual(
      limits.map((limit) => limit.toFixed(5))
    );
    expect([any.statistic, any.df]).toEqual([expect.closeTo(fromR.any, 6), 2]);
    expect([bend.statistic, bend.df]).toEqual([expect.closeTo(fromR.bend, 6), 1]);
    // Upper tail of chi-square on 2 df is exp(−x/2).
    expect(any.pValue).toBeCloseTo(Math.exp(-fromR.any / 2), 6);
  });

  it("covariates may stand alone and not in the joint model, where patients are then not asked for them", () => {
    const blank = records.map((one, i) => ({...one, covariates: {...one.covariates, ecog: i === 0 ? null : i % 2}}));
    const {rows, incomplete} = pfs2Predictors(blank, {together: ["arm"]});
    expect(rows.filter(({stratum}) => stratum === "multivariable").map(({term, n}) => [term, n])).toEqual([
      [PFS1_TERM, records.length],
      ["arm: odd", records.length]
    ]);
    expect(incomplete).toEqual([]);
    expect(() => pfs2Predictors(records, {together: ["age"]})).toThrow(
      "together must name covariates of the records, got age"
    );
  });
});

describe("early progression on ADC2", () => {
  it("with delayed entry the part without deaths rests on the same risk sets as the whole", () => {
    // R 4.2.2, survival 3.5-3: survfit(Surv(entry, time, factor(cause, c("c", "p", "d"))) ~ 1, id = id) at 35 gives p 0.328125 and d 0.25; survfit(Surv(entry, time, cause != "c") ~ 1) gives S = 0.421875.
    const rows = (
      [
        [10, "death", null],
        [20, "progression", 5],
        [30, "progression", null],
        [40, null, 25],
        [50, "progression", 15],
        [60, "death", null],
        [70, "progression", 35]
      ] as const
    ).map(([time, cause, entry]) => ({time, cause, entry}));
    const seen = earlyProgression(rows, 35);
    expect(seen.estimate).toBeCloseTo(1 - 0.421875, 12);
    expect(seen.progressionOnly).toBeCloseTo(0.328125, 12);
  });

  // By hand, threshold 3: events at 2 (progression), 3 (death), 1+ censored, 2.5+ censored, 4, 9. S: 5/6 risk sets: at 2 five at risk, S = 4/5; at 3 three at risk, S = 4/5 · 2/3 = 8/15.
  it("1 − S(threshold) is 7/15, and 1 of 4 evaluable patients progressed, one death apart", () => {
    const seen = earlyProgression(
      [
        {time: 2, cause: "progression"},
        {time: 3, cause: "death"},
        {time: 1, cause: null},
        {time: 2.5, cause: null},
        {time: 4, cause: "progression"},
        {time: 9, cause: "progression"}
      ],
      3
    );
    expect(seen.estimate).toBeCloseTo(7 / 15, 12);
    expect([seen.progressed, seen.died, seen.notEvaluable, seen.evaluable]).toEqual([1, 1, 2, 4]);
    expect(seen.evaluableShare?.estimate).toBe(0.25);
    expect(seen.progressionOnly).toBeCloseTo(1 / 5, 12);
  });

  it("is unknown where follow-up ends before the threshold", () => {
    expect(
      earlyProgression(
        [
          {time: 1, cause: "progression"},
          {time: 2, cause: null}
        ],
        3
      )
    ).toMatchObject({estimate: null, progressionOnly: null});
  });
});

describe("concordance of PFS(ADC1) and PFS(ADC2)", () => {
  // By hand: (9,4)(5,3) concordant; (9,4)(7,8) discordant; (5,3)(7,8) concordant.
  it("2 of 3 by hand, and what censoring leaves open is not counted", () => {
    expect(pairConcordance(pairsOf("9/4 5/3 7/8"))).toMatchObject({concordant: 2, discordant: 1, notComparable: 0});
    expect(pairConcordance(pairsOf("9/4 5/3+ 7/8"))).toMatchObject({concordant: 0, discordant: 1, notComparable: 2});
  });

  it("does not change when ADC1 and ADC2 are exchanged", () => {
    const {pairs} = rPairs();
    expect(pairConcordance(pairs.map(exchanged)).tau).toBeCloseTo(pairConcordance(pairs).tau ?? NaN, 12);
  });
});

describe("response rates", () => {
  it("each ADC has its own evaluable denominator", () => {
    const rows = responseRates([
      ...["PR", "CR", "SD", "NE"].map((bestResponse) => ({group: "all", position: "ADC1", bestResponse})),
      ...["PD", "PR", "not-assessed", null, "NE"].map((bestResponse) => ({
        group: "all",
        position: "ADC2",
        bestResponse
      }))
    ]);
    expect(rows.map(({nEvent, n}) => [nEvent, n])).toEqual([
      [2, 3],
      [1, 2]
    ]);
    expect(warningText(rows[1]?.remarks ?? [])).toBe("3 of 5 not evaluable or not recorded");
  });

  // R: binom.test(2, 3)$conf.int
  it("limits are exact, and nobody evaluable is an error in the row", () => {
    const [row] = responseRates(
      ["PR", "CR", "SD"].map((bestResponse) => ({group: "all", position: "ADC1", bestResponse}))
    );
    expectClose([row?.confLow ?? 0, row?.confHigh ?? 0], [0.09429932, 0.99159624], 1e-7, "limits");
    expect(errorText(responseRates([{group: "all", position: "ADC2", bestResponse: "NE"}])[0]?.refusal ?? null)).toBe(
      "no evaluable patient"
    );
  });
});

describe("what is said of the arms of a contrast", () => {
  it("an arm of nine is remarked on in the ratio and the tests of the contrast, an arm of ten is not", () => {
    const rowsWith = (n: number) =>
      contrastRows(
        contrastSelection(
          [
            ...Array.from({length: 10}, (_, i) => same({time: 50 + 7 * i})),
            ...Array.from({length: n}, (_, i) => record({time: 53 + 7 * i}))
          ],
          "like-for-like"
        )
      ).filter(({kind}) => ["hazard-ratio", "log-rank-test", "proportional-hazards-test"].includes(kind));
    const isRemarked = (row: (typeof rows)[number]) =>
      row.remarks.some((remark) => remark.code === "few-patients" && remark.where === "an-arm");
    const rows = rowsWith(9);
    expect(rows.map(isRemarked)).toEqual([true, true, true]);
    expect(rowsWith(10).map(isRemarked)).toEqual([false, false, false]);
  });

  it("who lacks a column that others have is told from who has no counterpart", () => {
    const found = contrastSelection(
      [same(), same(), record({}), record({}), record({hr: null}), record({line: null}), record({line: 6})],
      "like-for-like"
    );
    expect([found.kept.length, found.outside, found.lacking]).toEqual([4, 3, {n: 2, columns: ["hr", "line"]}]);
  });

  it("says HER2 and HR status to be matched where a tumour type of those kept has them", () => {
    const gastric = {tumour: "gastric", her2: null, hr: null};
    const found = contrastSelection(
      [same(gastric), record(gastric), same({her2: "low"}), record({her2: "positive"})],
      "like-for-like"
    );
    expect([found.kept.length, found.columns]).toEqual([2, ["adc2", "tumour", "line"]]);
  });
});
