import {describe, expect, it} from "vitest";
import {HIDDEN, type Shown} from "../../src/record/hidden.ts";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {disclosurePolicies, type DisclosurePolicyName} from "../../src/record/disclosure-policy.ts";
import type {Curve, DisclosedCurve} from "../../src/record/curve.ts";
import {completePlan} from "../../src/record/plan.ts";
import type {DisclosedResult, Result, ShownResult, TableRecord} from "../../src/record/result.ts";
import {disclosed} from "../../src/disclosure/disclosed.ts";
import {disclosedCounts} from "../../src/disclosure/disclosed-counts.ts";
import {disclosedCurve, shownTimes} from "../../src/disclosure/disclosed-curve.ts";
import {disclosedFlow} from "../../src/disclosure/disclosed-flow.ts";
import {disclosedTransitions} from "../../src/disclosure/disclosed-transitions.ts";
import {suppressed} from "../../src/disclosure/suppression.ts";

const eleven = disclosurePolicies["cms-11"];

describe("cells that protect one another, at the bound", () => {
  const maskedOf = (a: number, b: number, c: number): ReadonlySet<string> | null =>
    suppressed(
      new Map([
        ["a", a],
        ["b", b],
        ["c", c],
        ["all", a + b + c]
      ]),
      [{whole: "all", parts: ["a", "b", "c"]}],
      11,
      new Set(["all"])
    );

  it("10 is masked, 11 is not", () => {
    expect(maskedOf(10, 20, 30)).toEqual(new Set(["a", "b"]));
    expect(maskedOf(11, 20, 30)).toEqual(new Set());
  });

  it("two masked cells that add up to 11 lie from 1 to 10 as the policy itself says; to 10 they lie from 1 to 9", () => {
    expect(maskedOf(3, 8, 30)).toEqual(new Set(["a", "b"]));
    expect(maskedOf(3, 7, 30)).toEqual(new Set(["a", "b", "c"]));
  });
});

describe("sums that give a cell away only together", () => {
  it("a + b + c less b + c is a: nothing that is masked among b and c protects it", () => {
    const cells = new Map([
      ["a", 3],
      ["b", 5],
      ["c", 30],
      ["x", 38],
      ["y", 35]
    ]);
    const sums = [
      {whole: "x", parts: ["a", "b", "c"]},
      {whole: "y", parts: ["b", "c"]}
    ];
    expect(suppressed(cells, sums, 11, new Set(["x", "y"]))).toBeNull();
    expect(suppressed(cells, sums.slice(0, 1), 11, new Set(["x"]))).not.toBeNull();
  });
});

describe("a total that is masked and follows from the other totals", () => {
  it("is masked together with one of them: 66 + 74 less 68 and 70 is 2, which is one and one", () => {
    const cells = new Map([
      ["a1", 24],
      ["a2", 41],
      ["a3", 1],
      ["b1", 44],
      ["b2", 29],
      ["b3", 1],
      ["a", 66],
      ["b", 74],
      ["1", 68],
      ["2", 70],
      ["3", 2]
    ]);
    const sums = [
      {whole: "a", parts: ["a1", "a2", "a3"]},
      {whole: "b", parts: ["b1", "b2", "b3"]},
      {whole: "1", parts: ["a1", "b1"]},
      {whole: "2", parts: ["a2", "b2"]},
      {whole: "3", parts: ["a3", "b3"]}
    ];
    // Shown beside a and b, the totals 1 and 2 would give 3; of them only 1 may be masked.
    expect(suppressed(cells, sums, 11, new Set(["a", "b", "2"]))).toEqual(
      new Set(["a1", "a2", "a3", "b1", "b2", "b3", "1", "3"])
    );
  });
});

/** A curve with these events and censored at months 1, 2, 3 … */
const curveOf = (n: number, nEvent: readonly number[], nCensored: readonly number[] = nEvent.map(() => 0)): Curve => {
  const left = (i: number): number =>
    n - [...nEvent.slice(0, i), ...nCensored.slice(0, i)].reduce((sum, count) => sum + count, 0);
  return {
    endpoint: "PFS",
    group: "A",
    n,
    unit: "months",
    confLevel: 0.95,
    confType: "log-log",
    time: nEvent.map((_, i) => i + 1),
    estimate: nEvent.map((_, i) => 1 - (i + 1) / 10.3),
    confLow: nEvent.map(() => 0.123456),
    confHigh: nEvent.map(() => null),
    nRisk: nEvent.map((_, i) => left(i)),
    nEntered: nEvent.map((_, i) => (i === 0 ? n : 0)),
    nEvent: [...nEvent],
    nCensored: [...nCensored],
    median: {estimate: 2, confLow: 1, confHigh: 3}
  };
};

describe("months of a curve that may be shown, under a policy of 11", () => {
  const months = (...args: Parameters<typeof curveOf>): readonly number[] =>
    shownTimes(curveOf(...args), 11, [2]).survival;

  it.each([
    [11, 11, true],
    [10, 11, false],
    [11, 10, false]
  ] as const)("%i events before a month and %i after it: %s", (before, after, wanted) => {
    expect(months(100, [0, before, 0, after]).includes(2)).toBe(wanted);
  });

  it("nobody after it is no small count, and 11 have to be left", () => {
    expect(months(22, [0, 11, 0, 0])).toContain(2);
    expect(months(21, [0, 11, 0, 0])).not.toContain(2);
  });

  it("those at risk stand only where the censored between two months are no few either", () => {
    const atRisk = (censored: number): readonly number[] =>
      shownTimes(curveOf(100, [0, 20, 0, 20], [0, censored, 0, 20]), 11, [2]).atRisk;
    expect([11, 10, 0].map((censored) => atRisk(censored).includes(2))).toEqual([true, false, true]);
  });

  it("events on the day of the origin are counted before the first month", () => {
    const curve = {...curveOf(100, [10, 20, 20]), time: [0, 2, 4]};
    expect(shownTimes(curve, 11, [1]).survival).not.toContain(1);
    expect(shownTimes({...curve, nEvent: [11, 20, 20], nRisk: [100, 89, 69]}, 11, [1]).survival).toContain(1);
  });
});

describe("a curve under a policy", () => {
  const shown = (nEvent: readonly number[], nCensored?: readonly number[]): DisclosedCurve | null =>
    disclosedCurve(curveOf(100, nEvent, nCensored), eleven, [2, 4]);

  it("has survival in whole per cent, no censoring times, and ends where fewer than 11 remain", () => {
    const curve = shown([0, 40, 0, 50]);
    expect(curve?.time).toEqual([1, 2, 3]);
    expect(curve?.estimate).toEqual([0.9, 0.81, 0.71]);
    expect(curve?.confLow).toEqual([0.12, 0.12, 0.12]);
    expect(curve?.nCensored).toEqual([HIDDEN, HIDDEN, HIDDEN]);
    expect(curve?.nRisk).toEqual([HIDDEN, HIDDEN, HIDDEN]);
    expect(curve?.nEvent).toEqual([0, 40, 0]);
    expect(shown([0, 40, 0, 49])?.time).toEqual([1, 2, 3, 4]);
  });

  it("limits by the beta product stand only where those at risk do, and none before the first time", () => {
    const own = {...curveOf(100, [0, 20, 0, 20], [0, 10, 0, 20]), start: {confLow: 0.96, confHigh: 1}};
    const limited = (confType: string): DisclosedCurve | null => disclosedCurve({...own, confType}, eleven, [2]);
    const exact = limited("beta-product");
    const months = exact?.shown.atRisk.map(({month}) => month) ?? [];
    expect(exact?.time.length).toBeGreaterThan(months.length - 1);
    expect(exact?.time.filter((_, i) => exact.confLow[i] !== null)).toEqual(months.filter((month) => month > 0));
    expect(limited("log-log")?.confLow).not.toContain(null);
    expect(exact !== null && "start" in exact).toBe(false);
  });

  it("says how many events there are unless they, or the censored, are few", () => {
    const events = (nEvent: readonly number[], nCensored?: readonly number[]): number | null | undefined =>
      shown(nEvent, nCensored)?.shown?.nEvent;
    expect(events([0, 20, 0, 20])).toBe(40);
    expect(events([0, 20, 0, 20], [0, 0, 0, 11])).toBe(40);
    expect(events([0, 20, 0, 20], [0, 0, 0, 10])).toBeNull();
    expect(events([0, 11, 0, 0])).toBe(11);
    // Ten events in the first month leave no month that may be shown.
    expect([10, 11].map((count) => disclosedCurve(curveOf(100, [count]), eleven, [])?.time ?? null)).toEqual([
      null,
      [1]
    ]);
  });

  it("rounds what it counts", () => {
    const curve = disclosedCurve(curveOf(98, [0, 22, 0, 23]), {...eleven, smallest: 8, rounding: 5}, [2]);
    expect([curve?.n, curve?.nEvent, curve?.shown?.nEvent]).toEqual([100, [0, 20, 0, 25], 45]);
    expect(curve?.shown?.atRisk.map(({n}) => n)).toEqual([100, 100, 75, 75, 55]);
  });
});

describe("a flow under a policy, at the limit", () => {
  const flow = (...left: readonly number[]): number[] | undefined =>
    disclosedFlow(
      [
        {
          label: "file",
          unit: "patients",
          count: 100,
          left: left.map((count, i) => ({reason: `r${i}`, detail: "", count}))
        },
        {label: "end", unit: "patients", count: 100 - left.reduce((a, b) => a + b, 0), left: []}
      ],
      11,
      null
    )[0]?.left.map(({count}) => count);

  it("11 for one reason stand, 10 are joined with the smallest of the others", () => {
    expect(flow(11, 20, 30)).toEqual([11, 20, 30]);
    expect(flow(10, 20, 30)).toEqual([30, 30]);
    expect(flow(10, 30, 20)).toEqual([30, 30]);
  });

  it("small reasons that add up to 11 stand as one, to 10 they take another with them", () => {
    expect(flow(5, 6, 20)).toEqual([20, 11]);
    expect(flow(5, 5, 20)).toEqual([30]);
  });
});

describe("a table of counts under a policy, at the limit", () => {
  const shown = (size: number, ...ns: readonly number[]): Shown[] | undefined =>
    disclosedCounts(
      [
        {
          name: "next-therapy",
          population: {code: "first-therapy-after-adc2"},
          notes: [],
          counts: ns.map((n, i) => ({group: "A", item: `item ${i}`, value: null, n, of: size}))
        }
      ],
      new Map([["A", size]]),
      {smallest: 11, rounding: null}
    )[0]?.counts.map(({n}) => n);

  it("11 stand and 10 do not", () => {
    expect(shown(60, 11, 19, 30)).toEqual([11, 19, 30]);
    expect(shown(60, 10, 20, 30)).toEqual([HIDDEN, HIDDEN, 30]);
  });

  it("a count that 11 lack stands, one that 10 lack does not", () => {
    expect(shown(60, 49, 20)).toEqual([49, 20]);
    expect(shown(60, 50, 20)?.[0]).toBe(HIDDEN);
  });

  it("a group of 11 has a table, one of 10 has none", () => {
    expect(shown(11, 11)).toEqual([11]);
    expect(shown(10, 0, 0)).toBeUndefined();
  });
});

describe("kinds of transition under a policy of 11", () => {
  const one = (headline: string, sequence: string): TableRecord => ({
    analysed: true,
    headline,
    subtype: null,
    sequence,
    from_label: sequence.split(" → ")[0] ?? "",
    to_label: sequence.split(" → ")[1] ?? "",
    contact: "direct"
  });
  const many = (count: number, headline: string, sequence: string): TableRecord[] =>
    Array.from({length: count}, () => one(headline, sequence));
  const kindsOf = (
    transitions: readonly TableRecord[],
    change: {by?: string; transitions?: "first" | "all"; small?: readonly string[]; rounding?: number | null} = {}
  ): Record<string, number> => {
    const result = {
      transitions,
      rows: [{}],
      plan: completePlan({by: change.by ?? "transition", population: {transitions: change.transitions ?? "first"}})
    } as unknown as Result;
    const counts: Record<string, number> = {};
    for (const {analysed, headline, sequence, contact} of disclosedTransitions(result, change.small ?? [], {
      ...eleven,
      rounding: change.rounding ?? null
    })) {
      const key = analysed === true ? `${String(headline)}: ${String(sequence)}, ${String(contact)}` : "untold";
      counts[key] = (counts[key] ?? 0) + 1;
    }
    return counts;
  };

  it("a sequence of 11 stands, and what lies between is not told", () => {
    expect(kindsOf([...many(11, "swap", "A → B"), ...many(20, "swap", "B → A")])).toEqual({
      "swap: A → B, any interval": 11,
      "swap: B → A, any interval": 20
    });
  });

  it("a sequence of 10 becomes other, with the rarest of the others where they are still few", () => {
    expect(kindsOf([...many(10, "swap", "A → B"), ...many(20, "swap", "B → A"), ...many(30, "swap", "C → A")])).toEqual(
      {"swap: other, any interval": 30, "swap: C → A, any interval": 30}
    );
    expect(kindsOf([...many(5, "swap", "A → B"), ...many(6, "swap", "B → A"), ...many(30, "swap", "C → A")])).toEqual({
      "swap: other, any interval": 11,
      "swap: C → A, any interval": 30
    });
  });

  it("a class of 10 becomes other with the rarest class", () => {
    expect(kindsOf([...many(10, "swap", "A → B"), ...many(20, "keep", "B → A"), ...many(30, "none", "C → A")])).toEqual(
      {"other: other, any interval": 30, "none: C → A, any interval": 30}
    );
  });

  it("those of a group too small to be shown are not among them", () => {
    const transitions = [...many(10, "swap", "A → B"), ...many(20, "keep", "B → A")];
    expect(kindsOf(transitions, {small: ["swap"]})).toEqual({"keep: B → A, any interval": 20});
    expect(kindsOf(transitions, {by: "sequence", small: ["A → B"]})).toEqual({"keep: B → A, any interval": 20});
  });

  it.each([
    [{by: "column:ecog", small: ["2"]}],
    [{by: "position", small: ["ADC2"]}],
    [{transitions: "all" as const}],
    [{rounding: 5}]
  ])("none is told under %j", (change) => {
    expect(kindsOf(many(30, "swap", "A → B"), change)).toEqual({untold: 1});
  });

  it("none is told of fewer than 11, and all of 11", () => {
    expect(kindsOf(many(10, "swap", "A → B"))).toEqual({untold: 1});
    expect(kindsOf(many(11, "swap", "A → B"))).toEqual({"swap: A → B, any interval": 11});
    expect(kindsOf([])).toEqual({});
  });
});

describe("the smallest group that a policy shows", () => {
  /** Groups of these sizes, everybody with an event in a month of their own. */
  const shownGroups = async (
    policy: DisclosurePolicyName,
    sizes: readonly number[]
  ): Promise<Result | DisclosedResult> => {
    const mapping = {patient_id: "id", time: "t", event: "e"};
    const records = sizes.flatMap((size, g) => Array.from({length: size}, (_, i) => `P${g}-${i},${10 + i},1,G${size}`));
    const cohort = await readCohort([{name: "f.csv", role: "follow-up", text: `id,t,e,arm\n${records.join("\n")}\n`}], {
      mapping
    });
    return disclosed(await analyze({by: "column:arm", mapping, report: {disclosure: policy}}, cohort));
  };
  const sizesIn = ({rows}: ShownResult, sizes: readonly number[]): (Shown | null | undefined)[] =>
    sizes.map(
      (size) =>
        rows.find(({analysis, term, group}) => analysis === "kaplan-meier" && term === "median" && group === `G${size}`)
          ?.n
    );

  it.each([
    ["cms-11", [10, 11, 40], [HIDDEN, 11, 40]],
    ["duke-10", [9, 10, 40], [HIDDEN, 10, 40]],
    ["uscs-16", [15, 16, 40], [HIDDEN, 16, 40]],
    ["manitoba-6", [5, 6, 40], [HIDDEN, 6, 40]],
    ["ohdsi-5", [4, 5, 40], [HIDDEN, 5, 40]],
    // 6 and 7 would be rounded to 5, which is a count that is not shown.
    ["opensafely-5", [7, 8, 41], [HIDDEN, 10, 40]],
    ["ons-5", [4, 5, 43], [HIDDEN, 5, 45]]
  ] as const)("%s: of groups of %j stands %j", async (policy, sizes, wanted) => {
    const result = await shownGroups(policy, sizes);
    expect(sizesIn(result, sizes)).toEqual(wanted);
    expect(result.disclosure?.changes.join(" ")).toContain(
      `Groups of fewer than ${sizes[1]} patients are not shown and do not stand in the last box of the flow: G${sizes[0]}.`
    );
    expect(result.curves.every(({n}) => n >= sizes[1])).toBe(true);
  });

  it("rows of single patients, lanes and the ledger are gone, and a second pass changes nothing", async () => {
    const result = await shownGroups("cms-11", [10, 40]);
    expect([result.ledger, result.followUp, result.treatmentLanes]).toEqual([[], [], []]);
    expect(disclosed(result)).toBe(result);
    expect(result.sources.every(({rowsUsed}) => rowsUsed === HIDDEN)).toBe(true);
  });

  it("the last box of the flow holds the groups shown", async () => {
    const last = async (sizes: readonly number[]): Promise<number | undefined> =>
      (await shownGroups("cms-11", sizes)).flow.at(-1)?.count;
    expect(await last([11, 40])).toBe(51);
    // Ten who may not be seen to have left take nobody with them: the boxes are joined until that is said of no few.
    expect(await last([10, 40])).toBe(40);
  });
});
