import {describe, expect, it} from "vitest";
import {HIDDEN, isHidden} from "../../src/record/hidden.ts";
import {resultRow, type Row, type ShownRow} from "../../src/record/row.ts";
import {disclosedRows} from "../../src/disclosure/disclosed-rows.ts";
import type {DisclosureContext} from "../../src/disclosure/hiding.ts";
import {errorText} from "../../src/words/en/refusals.ts";
import {warningText} from "../../src/words/en/remarks.ts";

/** Counts from 1 to 10 are not shown. */
const eleven: DisclosureContext = {
  policy: {title: "eleven", smallest: 11, rounding: null, source: "", mark: "not verified"},
  name: "cms-11",
  unit: "months",
  times: new Map([["A", {survival: [6, 12], atRisk: [6]}]]),
  totals: []
};
const rounded: DisclosureContext = {...eleven, policy: {...eleven.policy, smallest: 8, rounding: 5}};

const medianOf = (group: string, n: number, nEvent: number): Row =>
  resultRow({
    analysis: "kaplan-meier",
    kind: "median",
    term: "median",
    group,
    scale: "time",
    estimate: 6.25,
    confLow: 4.125,
    confHigh: 9,
    n,
    nEvent,
    nCensored: n - nEvent,
    counts: [n],
    method: "Kaplan-Meier"
  });
const hazardOf = (n: number, nEvent: number, change: Partial<Row> = {}): Row =>
  resultRow({
    analysis: "cox",
    kind: "hazard-ratio",
    term: "hazard ratio",
    group: "B",
    reference: "A",
    scale: "hazard ratio",
    estimate: 0.6789,
    stdError: 0.2,
    statistic: -1.9,
    pValue: 0.0567,
    confLow: 0.4512,
    confHigh: 1.0234,
    n,
    nEvent,
    nCensored: n - nEvent,
    counts: [],
    method: "Cox regression",
    ...change
  });

/** The last of these rows, as the policy lets it stand. */
const lastOf = (rows: readonly Row[], context: DisclosureContext = eleven): ShownRow => {
  const row = disclosedRows(rows, context).at(-1);
  if (row === undefined) throw new Error("no row");
  return row;
};
const [estimates, counts] = [
  ["estimate", "pValue", "confLow", "confHigh"],
  ["n", "nRisk", "nEvent", "nCensored"]
] as const;
/** What is hidden of a row: nothing, the split into events and censored, all counts, or the estimate as well. */
const hiddenIn = (row: ShownRow): string => {
  const hides = [...estimates, ...counts].filter((field) => isHidden(row[field]));
  const has = (fields: readonly ((typeof estimates)[number] | (typeof counts)[number])[]): boolean =>
    fields.filter((field) => row[field] !== null).every((field) => isHidden(row[field]));
  if (hides.length === 0) return "nothing";
  if (has([...estimates, ...counts])) return "everything";
  if (has(counts) && hides.every((field) => !estimates.includes(field as never))) return "counts";
  return hides.join() === "nEvent,nCensored" ? "events" : hides.join();
};

describe("a hazard ratio under a policy of 11", () => {
  it.each([
    ["an arm with 10 events hides it: its width is that of one over the events", 40, 10, "everything"],
    ["an arm with 11 events lets it stand", 40, 11, "nothing"],
    ["an arm without events lets it stand, zero being shown", 40, 0, "nothing"],
    ["an arm of 10 hides it", 10, 10, "everything"],
    ["an arm of 11, all with their event, lets it stand", 11, 11, "nothing"],
    ["an arm with 10 censored hides how many had their event", 40, 30, "events"],
    ["an arm with 11 censored lets them stand", 40, 29, "nothing"]
  ] as const)("%s", (_, n, nEvent, part) => {
    for (const [arms, counts] of [
      [
        [medianOf("A", 60, 30), medianOf("B", n, nEvent)],
        [60, 30, n, nEvent]
      ],
      [
        [medianOf("A", n, nEvent), medianOf("B", 60, 30)],
        [n, nEvent, 60, 30]
      ]
    ] as const)
      expect(hiddenIn(lastOf([...arms, hazardOf(60 + n, 30 + nEvent, {counts})]))).toBe(part);
  });

  it.each([
    [10, "everything"],
    [11, "counts"],
    [0, "counts"]
  ])("among part of two large groups, %i events of one of them", (nEvent, part) => {
    const groups = [medianOf("A", 60, 30), medianOf("B", 60, 30)];
    expect(hiddenIn(lastOf([...groups, hazardOf(110, 50, {counts: [60, 30, 50, nEvent]})]))).toBe(part);
  });

  it("of which nobody said how many it tells of is withheld, its counts are not", () => {
    const groups = [medianOf("A", 60, 30), medianOf("B", 60, 30)];
    expect(hiddenIn(lastOf([...groups, hazardOf(120, 60, {counts: null})]))).toBe("estimate,pValue,confLow,confHigh");
    expect(hiddenIn(lastOf([...groups, hazardOf(115, 60, {counts: null})]))).toBe("everything");
  });

  const arms = [medianOf("A", 60, 30), medianOf("B", 40, 20)];
  it.each([
    [100, "nothing"],
    [90, "counts"],
    [89, "nothing"]
  ])("made among %i of the 100 in its arms", (n, part) => {
    expect(hiddenIn(lastOf([...arms, hazardOf(n, 40)]))).toBe(part);
  });

  it.each([
    [100, "nothing"],
    [110, "counts"],
    [90, "counts"],
    [111, "nothing"],
    [89, "nothing"]
  ])("beside a count of %i that stands elsewhere", (total, part) => {
    expect(hiddenIn(lastOf([...arms, hazardOf(100, 50)], {...eleven, totals: [500, total]}))).toBe(part);
  });

  it.each([
    [10, "everything"],
    [11, "nothing"]
  ])("with %i events of its own", (nEvent, part) => {
    expect(hiddenIn(lastOf([...arms, hazardOf(100, nEvent)]))).toBe(part);
  });

  it("a third group with few events takes the events of the others with it, since they add up to those of everyone", () => {
    expect(hiddenIn(lastOf([...arms, medianOf("C", 40, 11), hazardOf(100, 50)]))).toBe("nothing");
    expect(hiddenIn(lastOf([...arms, medianOf("C", 40, 10), hazardOf(100, 50)]))).toBe("events");
    expect(hiddenIn(lastOf([...arms, medianOf("C", 10, 10), hazardOf(100, 50)]))).toBe("events");
  });

  it("of a covariate is hidden, whatever its counts", () => {
    expect(hiddenIn(lastOf([...arms, hazardOf(100, 50, {kind: "covariate-hazard-ratio", term: "age"})]))).toBe(
      "everything"
    );
  });
});

describe("rows that are judged by their own counts", () => {
  const one = (change: Partial<Row>): Row => hazardOf(100, 50, {group: null, reference: null, ...change});

  it.each(["truncation", "paired", "log-rank", "global log-rank", "proportional-hazards", "follow-up", "contrast x"])(
    "%s stands",
    (analysis) => {
      expect(hiddenIn(lastOf([one({analysis, grouping: "x"})]))).toBe("nothing");
    }
  );
  it.each(["predictors", "adjusted", "log-rank by sequence", "contrast", "overall survival"])(
    "%s has no rule and is withheld",
    (analysis) => {
      expect(hiddenIn(lastOf([one({analysis, grouping: "x"})]))).toBe("everything");
    }
  );

  it.each([
    [{n: 10, nEvent: null, nCensored: null}, "everything"],
    [{n: 11, nEvent: null, nCensored: null}, "nothing"],
    [{nEvent: 10, nCensored: 90}, "everything"],
    [{nEvent: 11, nCensored: 89}, "nothing"],
    [{nRisk: 10}, "everything"],
    [{nRisk: 11}, "nothing"],
    [{nEvent: 90, nCensored: 10}, "events"],
    [{nEvent: 89, nCensored: 11}, "nothing"],
    [{nEvent: 90, nCensored: null}, "nEvent"]
  ] as const)("%j", (change, part) => {
    expect(hiddenIn(lastOf([one({analysis: "paired", ...change})]))).toBe(part);
  });

  it.each([
    [10, 30, "everything"],
    [11, 29, "nothing"],
    [29, 11, "nothing"],
    [30, 10, "everything"]
  ])("a share that tells of %i and of %i others", (having, others, part) => {
    const row = one({analysis: "paired", n: 40, nEvent: null, nCensored: null, counts: [having, others]});
    expect(hiddenIn(lastOf([row]))).toBe(part);
  });

  it("one row of a contrast whose count is hidden hides the counts of all its rows", () => {
    const own = (n: number): Row[] => [
      one({analysis: "contrast x", grouping: "x", n, nEvent: null, nCensored: null}),
      one({analysis: "contrast x", grouping: "x"})
    ];
    expect(hiddenIn(lastOf(own(11)))).toBe("nothing");
    expect(hiddenIn(lastOf(own(10)))).toBe("counts");
    expect(hiddenIn(lastOf([...own(10), one({analysis: "contrast y", grouping: "y"})]))).toBe("nothing");
  });
});

describe("a curve's rows under a policy of 11", () => {
  const at = (time: number, change: Partial<Row> = {}): Row => ({
    ...medianOf("A", 60, 30),
    kind: "survival-at",
    term: "survival",
    scale: "probability",
    estimate: 0.5,
    time,
    nRisk: 25,
    ...change
  });

  it("survival and those at risk stand at the months that may be shown", () => {
    expect(hiddenIn(lastOf([medianOf("A", 60, 30), at(6)]))).toBe("nothing");
    expect(hiddenIn(lastOf([medianOf("A", 60, 30), at(12)]))).toBe("nRisk");
    expect(hiddenIn(lastOf([medianOf("A", 60, 30), at(9)]))).toBe("estimate,confLow,confHigh,nRisk");
    expect(hiddenIn(lastOf([medianOf("A", 60, 30), at(6, {kind: "restricted-mean"})]))).toBe(
      "estimate,confLow,confHigh,nRisk"
    );
  });

  it("limits by the beta product stand only where those at risk do, which they tell", () => {
    const exact = {procedure: {name: "Kaplan-Meier", penalty: null, limits: "beta-product"}} as const;
    expect(hiddenIn(lastOf([medianOf("A", 60, 30), at(6, exact)]))).toBe("nothing");
    expect(hiddenIn(lastOf([medianOf("A", 60, 30), at(12, exact)]))).toBe("confLow,confHigh,nRisk");
  });

  it("a median keeps its estimate where few had their event or few did not", () => {
    expect(hiddenIn(lastOf([medianOf("A", 60, 10)]))).toBe("events");
    expect(hiddenIn(lastOf([medianOf("A", 60, 50)]))).toBe("events");
    expect(hiddenIn(lastOf([medianOf("A", 60, 11)]))).toBe("nothing");
    expect(hiddenIn(lastOf([medianOf("A", 60, 49)]))).toBe("nothing");
    expect(hiddenIn(lastOf([medianOf("A", 10, 5)]))).toBe("everything");
  });

  it("one cause of events that few have hides the causes of its group, not of another", () => {
    const cause = (group: string, term: string, estimate: number): Row =>
      resultRow({
        analysis: "events",
        kind: "event-count",
        group,
        term,
        estimate,
        counts: [estimate],
        n: 60,
        nEvent: 30,
        nCensored: 30,
        method: "counted"
      });
    const rows = (deaths: number): Row[] => [
      medianOf("A", 60, 30),
      medianOf("B", 60, 30),
      cause("A", "death", deaths),
      cause("B", "progression", 30),
      cause("A", "progression", 30 - deaths)
    ];
    expect(disclosedRows(rows(11), eleven).slice(2).map(hiddenIn)).toEqual(["nothing", "nothing", "nothing"]);
    expect(disclosedRows(rows(10), eleven).slice(2).map(hiddenIn)).toEqual(["estimate", "nothing", "estimate"]);
  });
});

describe("characteristics under a policy of 11", () => {
  const share = (group: string | null, term: string, count: number, n: number): Row =>
    resultRow({
      analysis: "characteristics",
      kind: "level-share",
      group,
      term,
      scale: "share",
      estimate: count / n,
      counts: [count],
      n,
      method: "share of those recorded"
    });
  const levels = (group: string | null, male: number, n: number): Row[] => [
    share(group, "sex: F", n - male, n),
    share(group, "sex: M", male, n)
  ];
  const test = resultRow({
    analysis: "characteristics test",
    kind: "characteristic-test",
    term: "sex: difference",
    pValue: 0.5,
    method: "χ²"
  });
  const groups = [medianOf("A", 60, 30), medianOf("B", 60, 30)];
  /** What is hidden of the shares of men in A, in B and in everyone, and of the test. */
  const hides = (inA: number, inB: number, n = 60): string[] =>
    disclosedRows(
      [...groups, ...levels("A", inA, n), ...levels("B", inB, 60), ...levels(null, inA + inB, n + 60), test],
      eleven
    )
      .slice(2)
      .filter(({term}) => term !== "sex: F")
      .map(({estimate, pValue}) => (isHidden(estimate) || isHidden(pValue) ? "hidden" : "shown"));

  it("stand where every level has 11 or nobody", () => {
    expect(hides(11, 20)).toEqual(["shown", "shown", "shown", "shown"]);
    expect(hides(0, 20)).toEqual(["shown", "shown", "shown", "shown"]);
  });

  it("hide a level of 10, everyone's with it, and the test that was had from them", () => {
    for (const [inA, everyone, test] of [hides(10, 20), hides(50, 20)].map(([a, , all, tested]) => [a, all, tested]))
      expect([inA, everyone, test]).toEqual(["hidden", "hidden", "hidden"]);
  });

  it("hide how many are recorded where few are not: 11 missing stand, 10 do not", () => {
    const recorded = (n: number): boolean =>
      isHidden(
        disclosedRows([...groups, ...levels("A", 20, n), ...levels("B", 20, 60)], eleven).find(
          ({analysis, group}) => analysis === "characteristics" && group === "A"
        )?.n
      );
    expect([49, 50].map(recorded)).toEqual([false, true]);
  });

  it("hide everyone where a group is too small to be shown", () => {
    const all = (n: number): ShownRow[] =>
      disclosedRows([medianOf("A", 60, 30), medianOf("B", n, n), ...levels(null, 30, 60 + n), test], eleven).slice(2);
    expect(all(11).map(({estimate, pValue}) => isHidden(estimate) || isHidden(pValue))).toEqual([false, false, false]);
    expect(all(10).every(({estimate, pValue}) => isHidden(estimate) || isHidden(pValue))).toBe(true);
  });
});

describe("figures that a paper prints", () => {
  const arms = [medianOf("A", 60, 30), medianOf("B", 40, 20)];
  const shown = (change: Partial<Row>, context = eleven): ShownRow =>
    lastOf([...arms, hazardOf(100, 50, change)], context);

  it("ratios have two decimals, small ones and times three figures", () => {
    expect(shown({}).estimate).toBe(0.68);
    expect(shown({estimate: 0.01}).estimate).toBe(0.01);
    expect(shown({estimate: 0.0098765}).estimate).toBe(0.00988);
    expect(shown({scale: "time", estimate: 123.456}).estimate).toBe(123);
    expect([shown({}).confLow, shown({}).confHigh]).toEqual([0.45, 1.02]);
  });

  it("standard errors and statistics are not shown", () => {
    expect([shown({}).stdError, shown({}).statistic]).toEqual([null, null]);
  });

  it.each([
    [0.0567, 0.057],
    [0.00123, 0.0012],
    [0.001, 0.001],
    [0.000999, 0.00099],
    [1e-9, 0.00099]
  ])("a p-value of %f stands as %f", (pValue, wanted) => {
    expect(shown({pValue}).pValue).toBe(wanted);
  });

  it("counts are rounded where the policy rounds", () => {
    const row = shown({n: 98, nEvent: 52, nCensored: 46}, {...rounded, totals: [98]});
    expect([row.n, row.nEvent, row.nCensored]).toEqual([HIDDEN, HIDDEN, HIDDEN]);
    const whole = lastOf([...arms, hazardOf(100, 52)], rounded);
    expect([whole.n, whole.nEvent, whole.nCensored]).toEqual([100, 50, 50]);
    expect(lastOf([...arms, hazardOf(100, 53)], rounded).nEvent).toBe(55);
  });

  it("remarks lose what has a number in it, and a hidden number is said once", () => {
    const remarks = [{code: "outside-of-groups", n: 3, lacking: 0, columns: []}, {code: "immortal-time"}] as const;
    expect(warningText(shown({remarks}).remarks)).toBe("immortal time: biased in favour of ADC2");
    expect(warningText(lastOf([...arms, hazardOf(90, 40, {remarks})]).remarks)).toBe(
      "immortal time: biased in favour of ADC2; hidden under the policy cms-11: n, nEvent, nCensored"
    );
    const noEvent = {code: "no-event-in-group", group: {name: "B", n: 3}, among: []} as const;
    expect(errorText(shown({refusal: noEvent, estimate: null}).refusal)).toBe("no events in B");
    const few = {code: "few-on-one-side", fewest: 5, n: 3} as const;
    expect(errorText(shown({refusal: few, estimate: null}).refusal)).toBe("not given; the reason holds a count");
  });
});
