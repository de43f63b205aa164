import {describe, expect, it} from "vitest";
import type {AdcStarter} from "../../src/patients/adc-starter.ts";
import type {AuditLevel} from "../../src/record/audit-finding.ts";
import {levelOf, levelOfShare, type AuditInput, type AuditPair} from "../../src/audit/audit-input.ts";
import {findingOf, plan, sound, soundPair, soundPairs, starterOf, withPairs, withPlan} from "./sound-cohort.ts";

/** `count` pairs of a sound cohort, each changed, everyone having received both ADCs. */
const pairsOf = (count: number, change: (pair: AuditPair, i: number) => Partial<AuditPair>): AuditInput => {
  const pairs = Array.from({length: count}, (_, i) => ({...soundPair(i), ...change(soundPair(i), i)}));
  return {...sound, pairs, starters: pairs.map((pair) => starterOf(pair))};
};

/** A bias, what the cohort or plan is, the level by the table of biases, and the number behind it by hand. */
type Limit = readonly [
  bias: string,
  what: string,
  input: AuditInput,
  level: AuditLevel,
  number: number | null | undefined
];

/** A share of 100 pairs just below, at and just above each of its two limits. */
function shares(
  bias: string,
  caution: number,
  serious: number,
  inputOf: (k: number) => AuditInput,
  what = "of 100 pairs"
): Limit[] {
  return [
    [0, "ok"],
    [caution - 1, "ok"],
    [caution, "caution"],
    [caution + 1, "caution"],
    [serious - 1, "caution"],
    [serious, "serious"],
    [serious + 1, "serious"]
  ].map(([k, level]): Limit => [
    bias,
    `${String(k)} ${what}`,
    inputOf(Number(k)),
    level as AuditLevel,
    Number(k) / 100
  ]);
}

/**
 * `first` pairs with ADC2 after 10 days and a window of 50, `second` with ADC2 after 20 and a window of 1000, `late` with ADC2 after 100 and a window of 1000.
 * By hand: at window 50 all of first and second are at risk, so Ĝ is second / (first + second) afterwards, and late ones weigh its inverse;
 * the missing share is 1 − n / Σw = first · late / ((first + second)(second + late)).
 */
const truncated = (first: number, second: number, late: number): AuditInput =>
  pairsOf(first + second + late, (_, i) => ({
    adc1Start: 0,
    adc2Start: i < first ? 10 : i < first + second ? 20 : 100,
    cutoff: i < first ? 50 : 1000
  }));

/** Two sequences whose windows are 1000 days and this many. */
const windows = (longer: number, ofShorter = 20): AuditInput =>
  withPairs((pair, i) => ({
    cutoff: pair.adc1Start + (i % 2 === 0 ? longer : 1000),
    sequence: i % 2 === 0 ? "A" : Math.floor(i / 2) < ofShorter ? "B" : null
  }));

/** Forty starters who progressed on day 100 of 1000, 40 of them lost to ADC2 as far as `lost` says. */
const reaching = (due: number, lost: number): AuditInput => ({
  ...sound,
  starters: Array.from({length: due}, (_, i): AdcStarter => ({
    ...starterOf(soundPair(i), i >= lost),
    adc1Start: 0,
    pfs1: 100,
    event1: 1,
    cutoff: 1000
  })).concat({...starterOf(soundPair(200), false), adc1Start: 0, pfs1: 100, event1: 0, cutoff: 1000})
});

/** One starter lost to ADC2, progressed on day 100, under this cut-off, beside one who reached it. */
const lastDay = (cutoff: number | null): AuditInput => ({
  ...sound,
  starters: [true, false].map((reached, i) => ({
    ...starterOf(soundPair(i), reached),
    adc1Start: 30,
    pfs1: 100,
    event1: 1,
    cutoff: reached ? 1000 : cutoff
  }))
});

/** Forty pairs of whom this many are censored on ADC2 and dead `days` later. */
const diedAfter = (days: number, cutoff: (pair: AuditPair) => number | null = ({cutoff: own}) => own): AuditInput =>
  withPairs((pair, i) =>
    i < 10 ? {event2: 0, cause2: null, death: pair.adc2Start + pair.pfs2 + days, cutoff: cutoff(pair)} : {}
  );

/** Forty progressions, `onScan` of them at multiples of six weeks and the others three weeks later: mean resultant length (2 · onScan − 40) / 40, by hand. */
const scanned = (onScan: number, count = 40): AuditInput =>
  pairsOf(count, (_, i) => ({pfs2: 42 * (1 + ((i * 7) % 24)) + (i < onScan ? 0 : 21)}));

/** Pairs with PFS(ADC1) 10, 20, 30 … and a time left for ADC2 in this order; the first `censored` of them are censored. */
const followed = (order: readonly number[], censored = order.length): AuditInput =>
  pairsOf(order.length, (_, i) => ({
    adc1Start: 0,
    adc2Start: 500,
    pfs1: 10 * (i + 1),
    cutoff: 500 + 10 * (order[i] ?? 0),
    event2: i < censored ? 0 : 1
  }));
const squares = (order: readonly number[]): number => order.reduce((sum, rank, i) => sum + (rank - i - 1) ** 2, 0);

/** Line numbers of ADC2: 3 in sequence A, and 4 in `later` of 20 of sequence B. */
const lines = (later: number, adjust: readonly string[] = [], ofB = 20): AuditInput => ({
  ...withPairs((_, i) => ({
    sequence: i % 2 === 0 ? "A" : "B",
    line2: Math.floor(i / 2) >= ofB && i % 2 === 1 ? null : i % 2 === 1 && Math.floor(i / 2) < later ? 4 : 3
  })),
  plan: {...plan, adjust}
});

/** Two centres of 100 in which 50 + x and 50 − x patients receive sequence A: Cramér's V is x / 50, by hand. */
const centred = (x: number): AuditInput =>
  pairsOf(200, (_, i) => {
    const north = i < 100;
    return {centre: north ? "north" : "south", sequence: i % 100 < (north ? 50 + x : 50 - x) ? "A" : "B"};
  });

const groups = (n: number, nEvent: number): AuditInput => ({
  ...sound,
  groups: [
    {group: "A", n: 40, nEvent: 30},
    {group: "B", n, nEvent}
  ]
});

const tests = (count: number, primaryDeclared: boolean, primaryRefused = false): AuditInput =>
  withPlan({tests: count, primaryDeclared, primaryRefused});

const limits: readonly Limit[] = [
  ["right-truncation", "8 / 170 missing", truncated(1, 9, 8), "ok", 8 / 170],
  ["right-truncation", "10 / 190 missing", truncated(1, 9, 10), "caution", 10 / 190],
  ["right-truncation", "9 / 180 missing, which is 5 %", truncated(1, 9, 9), "caution", 0.05],
  ["right-truncation", "3 / 35 missing", truncated(1, 4, 3), "caution", 3 / 35],
  ["right-truncation", "4 / 40 missing, which is 10 %", truncated(1, 4, 4), "serious", 0.1],
  ["right-truncation", "5 / 45 missing", truncated(1, 4, 5), "serious", 5 / 45],
  ["right-truncation", "ADC2 on the day of the cut-off", pairsOf(40, (pair) => ({cutoff: pair.adc2Start})), "ok", 0],
  [
    "right-truncation",
    "ADC2 of one patient a day after the cut-off",
    pairsOf(40, (pair, i) => (i === 0 ? {cutoff: pair.adc2Start - 1} : {})),
    "serious",
    null
  ],
  [
    "right-truncation",
    "the cut-off of one patient is not recorded",
    pairsOf(40, (_, i) => (i === 0 ? {cutoff: null} : {})),
    "serious",
    null
  ],
  ["right-truncation", "all who started ADC1, not compared within them", sound, "ok", 0],
  ["right-truncation", "nobody received both", {...sound, pairs: []}, "not assessable", null],
  [
    "right-truncation",
    "pairs, and nobody is said to have started ADC1",
    {...sound, starters: []},
    "not assessable",
    null
  ],

  ["approval-dates", "windows of 1249 and 1000 days", windows(1249), "ok", 1.249],
  ["approval-dates", "windows of 1250 and 1000 days", windows(1250), "caution", 1.25],
  ["approval-dates", "windows of 1499 and 1000 days", windows(1499), "caution", 1.499],
  ["approval-dates", "windows of 1500 and 1000 days", windows(1500), "serious", 1.5],
  ["approval-dates", "five patients in the second sequence", windows(1500, 5), "serious", 1.5],
  ["approval-dates", "four patients in the second sequence", windows(1500, 4), "not assessable", null],
  [
    "approval-dates",
    "the middle of an even number of windows lies between two",
    withPairs((pair, i) => ({cutoff: pair.adc1Start + (i % 2 === 0 ? (i < 20 ? 1200 : 1300) : 1000)})),
    "caution",
    1.25
  ],

  [
    "immortal-time",
    "survival from ADC1 by sequence, ADC2 after a median of 10 days",
    {
      ...pairsOf(5, (_, i) => ({adc1Start: 0, adc2Start: [2, 4, 10, 11, 90][i] ?? 0})),
      plan: {...plan, overallSurvival: {index: "ADC1", by: "sequence", handling: "none"}}
    },
    "serious",
    10
  ],
  [
    "immortal-time",
    "the same where ADC2 starts with ADC1",
    {
      ...pairsOf(5, () => ({adc1Start: 0, adc2Start: 0})),
      plan: {...plan, overallSurvival: {index: "ADC1", by: "sequence", handling: "none"}}
    },
    "ok",
    0
  ],

  ["left-truncation", "under observation from the start", withPairs(() => ({entry: 0})), "ok", 0],
  ["left-truncation", "one from the day after", withPairs((_, i) => ({entry: i === 0 ? 1 : 0})), "caution", 0.025],
  [
    "left-truncation",
    "one from the day after, and the estimators do not use it",
    {...withPairs((_, i) => ({entry: i === 0 ? 1 : 0})), plan: {...plan, usesEntry: false}},
    "serious",
    0.025
  ],
  ["left-truncation", "no entry is recorded", {...sound, entryRecorded: false}, "not assessable", null],
  [
    "left-truncation",
    "one from the day after, and another from after PFS(ADC1)",
    {
      ...withPairs((_, i) => ({entry: i === 0 ? 1 : 0})),
      beforeEntry: sound.starters.slice(0, 1).map((one) => ({...one, entry: one.pfs1}))
    },
    "caution",
    2 / 41
  ],
  ["left-truncation", "nobody started ADC1", {...sound, pairs: [], starters: []}, "not assessable", null],

  ...[
    [9, "ok"],
    [10, "caution"],
    [11, "caution"],
    [29, "caution"],
    [30, "serious"],
    [31, "serious"]
  ].map(([lost, level]): Limit => [
    "selection",
    `${lost} of 100 lost`,
    reaching(100, Number(lost)),
    level as AuditLevel,
    Number(lost) / 100
  ]),
  ["selection", "nobody is said to have started ADC1", {...sound, starters: []}, "not assessable", null],
  ["selection", "lost, progressed 90 days before the cut-off", lastDay(220), "serious", 0.5],
  ["selection", "lost, progressed 89 days before the cut-off", lastDay(219), "ok", 0],
  ["selection", "lost, without a recorded cut-off", lastDay(null), "serious", 0.5],
  [
    "selection",
    "everyone received both",
    {...sound, starters: soundPairs.map((pair) => starterOf(pair))},
    "not assessable",
    null
  ],
  [
    "selection",
    "nobody progressed on ADC1",
    {...sound, starters: sound.starters.map((starter) => ({...starter, event1: 0}))},
    "not assessable",
    null
  ],

  ...shares("informative-censoring", 5, 10, (k) =>
    pairsOf(100, (pair, i) => ({event2: 0, cause2: null, death: i < k ? pair.adc2Start + pair.pfs2 + 30 : 9999}))
  ),
  ["informative-censoring", "death 60 days after the censoring", diedAfter(60), "serious", 1],
  ["informative-censoring", "death 61 days after the censoring", diedAfter(61), "ok", 0],
  [
    "informative-censoring",
    "death on the day of the cut-off",
    diedAfter(30, (pair) => pair.adc2Start + pair.pfs2 + 30),
    "serious",
    1
  ],
  [
    "informative-censoring",
    "death on the day after the cut-off",
    diedAfter(30, (pair) => pair.adc2Start + pair.pfs2 + 29),
    "ok",
    0
  ],
  ["informative-censoring", "death without a recorded cut-off", diedAfter(30, () => null), "serious", 1],
  ["informative-censoring", "nobody is censored", sound, "ok", 0],
  ["informative-censoring", "no death is recorded", withPairs(() => ({death: null})), "not assessable", null],

  // 4 · exp(−40 R²) is 0.030 at R = 0.35, 0.0066 at 0.40.
  ["interval-censoring", "27 of 40 on a scan, as chance can have it", scanned(27), "ok", 0.35],
  ["interval-censoring", "28 of 40 on a scan", scanned(28), "caution", 0.4],
  ["interval-censoring", "29 of 40 on a scan", scanned(29), "caution", 0.45],
  ["interval-censoring", "30 of 40 on a scan", scanned(30), "serious", 0.5],
  ["interval-censoring", "31 of 40 on a scan", scanned(31), "serious", 0.55],
  ["interval-censoring", "10 progressions on a scan", scanned(10, 10), "serious", 1],
  ["interval-censoring", "9 progressions on a scan", scanned(9, 9), "not assessable", null],
  [
    "interval-censoring",
    "9 progressions on a scan and a death",
    pairsOf(10, (_, i) => ({pfs2: 42, cause2: i === 0 ? "death" : "progression"})),
    "not assessable",
    null
  ],

  ...shares("deaths-on-one-line", 5, 15, (k) => pairsOf(100, (_, i) => ({cause2: i < k ? "death" : "progression"}))),
  [
    "deaths-on-one-line",
    "the share is among events, not among pairs",
    pairsOf(100, (_, i) => (i < 80 ? {event2: 0, cause2: null} : {cause2: i < 81 ? "death" : "progression"})),
    "caution",
    0.05
  ],
  ["deaths-on-one-line", "no event on ADC2", withPairs(() => ({event2: 0, cause2: null})), "not assessable", null],

  ...shares("naive-ratio", 5, 25, (k) => pairsOf(100, (_, i) => ({event2: i < k ? 0 : 1}))),
  ["naive-ratio", "nobody received both", {...sound, pairs: []}, "not assessable", null],

  ["intra-patient-correlation", "the two ADCs are not compared", withPlan({pairing: "ignored"}), "ok", undefined],
  [
    "intra-patient-correlation",
    "compared within pairs",
    withPlan({comparesAdc1WithAdc2: true, pairing: "paired or clustered"}),
    "ok",
    undefined
  ],
  [
    "intra-patient-correlation",
    "compared as strangers",
    withPlan({comparesAdc1WithAdc2: true, pairing: "ignored"}),
    "serious",
    undefined
  ],

  ["line-drift", "mean lines 0.45 apart", lines(9), "ok", 0.45],
  ["line-drift", "mean lines half a line apart", lines(10), "caution", 0.5],
  ["line-drift", "mean lines 0.95 apart", lines(19), "caution", 0.95],
  ["line-drift", "mean lines one line apart", lines(20), "serious", 1],
  ["line-drift", "one line apart, adjusted for", lines(20, ["line"]), "ok", 1],
  ["line-drift", "five lines known in the second sequence", lines(5, [], 5), "serious", 1],
  ["line-drift", "four lines known in the second sequence", lines(4, [], 4), "not assessable", null],
  [
    "line-drift",
    "ADC2 against ADC1, adjusted for the line",
    withPlan({comparesAdc1WithAdc2: true, strata: ["line_group"]}),
    "caution",
    1
  ],
  [
    "line-drift",
    "ADC2 against ADC1, ADC1 in line 1 and ADC2 in line 4",
    {...withPairs(() => ({line1: 1, line2: 4})), plan: {...plan, comparesAdc1WithAdc2: true}},
    "serious",
    3
  ],

  ...shares("intermediate-line", 5, 20, (k) => pairsOf(100, (_, i) => ({intervening: i < k}))),
  ["intermediate-line", "79 of 100 pairs", pairsOf(100, (_, i) => ({intervening: i < 79})), "serious", 0.79],
  ["intermediate-line", "80 of 100 pairs", pairsOf(100, (_, i) => ({intervening: i < 80})), "serious", 0.8],
  ["intermediate-line", "81 of 100 pairs", pairsOf(100, (_, i) => ({intervening: i < 81})), "caution", 0.81],
  ["intermediate-line", "95 of 100 pairs", pairsOf(100, (_, i) => ({intervening: i < 95})), "caution", 0.95],
  ["intermediate-line", "96 of 100 pairs", pairsOf(100, (_, i) => ({intervening: i < 96})), "ok", 0.96],
  [
    "intermediate-line",
    "half of the pairs, stratified by it",
    {...withPairs((_, i) => ({intervening: i % 2 === 0})), plan: {...plan, strata: ["contact"]}},
    "ok",
    0.5
  ],
  ["intermediate-line", "not recorded", withPairs(() => ({intervening: null})), "not assessable", null],

  ["dichotomised", "age cut in two", withPlan({dichotomised: ["age_group"]}), "caution", 1],
  [
    "dichotomised",
    "age and PFS(ADC1) cut in two",
    withPlan({dichotomised: ["age_group", "pfs_adc1_above"]}),
    "serious",
    2
  ],

  ["tiny-cells", "4 patients", groups(4, 4), "serious", 4],
  ["tiny-cells", "5 patients", groups(5, 5), "caution", 5],
  ["tiny-cells", "9 patients", groups(9, 5), "caution", 9],
  ["tiny-cells", "10 patients with 4 events", groups(10, 4), "caution", 10],
  ["tiny-cells", "10 patients with 5 events", groups(10, 5), "ok", 10],
  ["tiny-cells", "no group", {...sound, groups: []}, "not assessable", null],

  ["centre-clustering", "V 0.28", centred(14), "ok", 0.28],
  ["centre-clustering", "V 0.30", centred(15), "caution", 0.3],
  ["centre-clustering", "V 0.32", centred(16), "caution", 0.32],
  ["centre-clustering", "V 0.48", centred(24), "caution", 0.48],
  ["centre-clustering", "V 0.50", centred(25), "serious", 0.5],
  ["centre-clustering", "V 0.52", centred(26), "serious", 0.52],
  [
    "centre-clustering",
    "V 0.52, stratified by centre",
    {...centred(26), plan: {...plan, strata: ["centre"]}},
    "ok",
    0.52
  ],
  ["centre-clustering", "one centre decides nothing", withPairs(() => ({centre: "north"})), "ok", 0],
  [
    "centre-clustering",
    "10 patients with a centre",
    pairsOf(40, (_, i) => ({centre: i >= 10 ? null : i % 2 === 0 ? "north" : "south"})),
    "serious",
    1
  ],
  [
    "centre-clustering",
    "9 patients with a centre",
    pairsOf(40, (_, i) => ({centre: i >= 9 ? null : i % 2 === 0 ? "north" : "south"})),
    "not assessable",
    null
  ],

  ["multiplicity", "no test", tests(0, false), "ok", 0],
  ["multiplicity", "one test, not declared", tests(1, false), "ok", 1],
  ["multiplicity", "2 tests, none primary", tests(2, false), "caution", 2],
  ["multiplicity", "5 tests, none primary", tests(5, false), "caution", 5],
  ["multiplicity", "6 tests, none primary", tests(6, false), "serious", 6],
  ["multiplicity", "5 tests, one primary", tests(5, true), "ok", 5],
  ["multiplicity", "6 tests, one primary", tests(6, true), "caution", 6],
  ["multiplicity", "20 tests, one primary", tests(20, true), "caution", 20],
  ["multiplicity", "21 tests, one primary", tests(21, true), "serious", 21],
  ["multiplicity", "2 tests, the primary refused", tests(2, false, true), "caution", 2],
  ["multiplicity", "20 tests, the primary refused", tests(20, false, true), "caution", 20],
  ["multiplicity", "21 tests, the primary refused", tests(21, false, true), "serious", 21],

  ...shares("index-date", 5, 15, (k) => pairsOf(100, (_, i) => ({ruleApplied: i < k}))),
  ["index-date", "not known", withPairs(() => ({ruleApplied: null})), "not assessable", null]
];

describe("each limit of the audit from both sides", () => {
  it.each(limits)("%s: %s", (bias, _, input, level, number) => {
    const finding = findingOf(input, bias);
    expect(finding.level, finding.sentence).toBe(level);
    if (number === null) expect(finding.number).toBeNull();
    else if (number !== undefined) expect(finding.number).toBeCloseTo(number, 9);
  });

  it("a number on the limit belongs to the graver level", () => {
    expect([0.0999, 0.1, 0.2999, 0.3].map((number) => levelOf(number, 0.1, 0.3))).toEqual([
      "ok",
      "caution",
      "caution",
      "serious"
    ]);
  });
});

describe("a share on a limit, whatever the number of patients", () => {
  const limitsInHundredths = [5, 10, 15, 20, 25, 30, 50, 100, 125, 150];
  it.each(limitsInHundredths)("%d hundredths are the graver level, one patient fewer is not", (limit) => {
    for (let hundreds = 1; hundreds <= 60; hundreds++) {
      const [part, whole] = [limit * hundreds, 100 * hundreds];
      expect(levelOfShare(part, whole, 1, limit)).toBe("serious");
      expect(levelOfShare(part, whole, limit, 1000)).toBe("caution");
      expect(levelOfShare(part - 1, whole, 1, limit)).toBe("caution");
      expect(levelOfShare(part - 1, whole, limit, 1000)).toBe("ok");
    }
  });

  it("what is left of a whole is judged as the part is", () => {
    for (let whole = 20; whole <= 400; whole += 20) {
      const of = (part: number): AuditInput => pairsOf(whole, (_, i) => ({intervening: i < part}));
      for (const part of [whole / 20, whole / 5])
        expect([part, whole - part].map((n) => findingOf(of(n), "intermediate-line").level)).toEqual(
          part === whole / 20 ? ["caution", "caution"] : ["serious", "serious"]
        );
    }
  });

  // 23 lines of six patients and 39 of nine are 3 5/6 and 4 1/3 in the mean, half a line apart; in binary 39 / 9 − 23 / 6 is below a half.
  it("means of lines of unequal sequences are half a line apart", () => {
    const input = withPairs((_, i) => ({
      sequence: i < 6 ? "A" : i < 15 ? "B" : null,
      line2: i < 6 ? (i < 5 ? 4 : 3) : i < 9 ? 5 : 4
    }));
    expect(39 / 9 - 23 / 6).toBeLessThan(0.5);
    expect(findingOf(input, "line-drift").level).toBe("caution");
    expect(findingOf(input, "line-drift").number).toBeCloseTo(0.5, 12);
  });
});

describe("entry that goes with the outcome", () => {
  // Ten patients observed from day 1 to 10 and progressing from day 101 to 110: every pair is comparable, so the statistic is Kendall's S with variance n(n − 1)(2n + 5) / 18 = 125.
  // 11 inversions: S = 23, z = 2.057, p = 0.040; 12 inversions: S = 21, z = 1.878, p = 0.060.
  const inInverted = (inversions: number): number[] => {
    const order = Array.from({length: 10}, (_, i) => i);
    for (let left = inversions, i = 0; left > 0; i = (i + 1) % 9)
      if ((order[i] ?? 0) < (order[i + 1] ?? 0)) {
        [order[i], order[i + 1]] = [order[i + 1] ?? 0, order[i] ?? 0];
        left -= 1;
      }
    return order;
  };
  const observed = (inversions: number, count = 10): AuditInput => {
    const order = inInverted(inversions);
    return withPairs((_, i) => (i < count ? {entry: i + 1, pfs1: 101 + (order[i] ?? 0), event1: 1} : {entry: 0}));
  };

  it("p 0.040 is serious, p 0.060 a caution", () => {
    expect([11, 12].map((inversions) => findingOf(observed(inversions), "left-truncation").level)).toEqual([
      "serious",
      "caution"
    ]);
  });

  it("ten with an entry before their progression are tested, nine are not", () => {
    expect([10, 9].map((count) => findingOf(observed(0, count), "left-truncation").level)).toEqual([
      "serious",
      "caution"
    ]);
  });

  it("says that entry is used already, and names no remedy", () => {
    expect(findingOf(observed(12), "left-truncation").advice).toContain("nothing more");
    expect(findingOf(observed(11), "left-truncation").advice).toContain("bounds are all that can be given");
  });
});

describe("censoring of PFS(ADC2) that depends on PFS(ADC1)", () => {
  // Spearman's ρ of 1 … 9 and a permutation is 1 − Σd² / 120.
  const nine: readonly (readonly [readonly number[], AuditLevel, number])[] = [
    [[4, 7, 3, 8, 1, 2, 9, 5, 6], "ok", 16 / 120],
    [[2, 7, 3, 4, 8, 5, 6, 9, 1], "caution", 0.15],
    [[6, 4, 2, 1, 9, 5, 8, 3, 7], "caution", 34 / 120],
    [[4, 3, 6, 8, 1, 2, 9, 5, 7], "serious", 0.3],
    [[2, 9, 6, 8, 3, 4, 1, 7, 5], "ok", -16 / 120],
    [[8, 5, 2, 9, 4, 6, 3, 1, 7], "caution", -34 / 120]
  ];
  it.each(nine)("%j is %s", (order, level, rho) => {
    expect(1 - squares(order) / 120).toBeCloseTo(rho, 12);
    const finding = findingOf(followed(order), "induced-dependent-censoring");
    expect(finding.number).toBeCloseTo(rho, 12);
    expect(finding.level).toBe(level);
  });

  it("counts for nothing where fewer than one in twenty are censored, or where the model adjusts for PFS(ADC1)", () => {
    const order = Array.from({length: 20}, (_, i) => 20 - i);
    expect(findingOf(followed(order, 1), "induced-dependent-censoring").level).toBe("serious");
    expect(findingOf(followed([...order, 0], 1), "induced-dependent-censoring").level).toBe("ok");
    for (const adjust of [["pfs_adc1"], ["pfs1"]])
      expect(findingOf({...followed(order), plan: {...plan, adjust}}, "induced-dependent-censoring").level).toBe("ok");
  });

  it("is not assessable with two cut-offs, and is with three", () => {
    const known = (count: number): AuditInput => {
      const input = followed([3, 2, 1, 4, 5]);
      return {...input, pairs: input.pairs.map((pair, i) => (i < count ? pair : {...pair, cutoff: null}))};
    };
    expect([2, 3].map((count) => findingOf(known(count), "induced-dependent-censoring").level)).toEqual([
      "not assessable",
      "serious"
    ]);
  });
});
