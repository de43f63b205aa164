import {describe, expect, it} from "vitest";
import {HIDDEN, type Shown} from "../../src/record/hidden.ts";
import type {CountTable} from "../../src/record/count-table.ts";
import {resultRow, type Row} from "../../src/record/row.ts";
import {disclosedCounts} from "../../src/disclosure/disclosed-counts.ts";
import {openResponse} from "../../src/disclosure/disclosed-response.ts";
import {disclosedFlow} from "../../src/disclosure/disclosed-flow.ts";
import {shownTimes} from "../../src/disclosure/disclosed-curve.ts";
import {suppressed} from "../../src/disclosure/suppression.ts";

describe("cells that protect one another", () => {
  const row = {whole: "all", parts: ["a", "b", "c"]};

  it("one small cell takes the next smallest with it, else the total gives it away", () => {
    expect(
      suppressed(
        new Map([
          ["a", 3],
          ["b", 20],
          ["c", 30],
          ["all", 53]
        ]),
        [row],
        11,
        new Set(["all"])
      )
    ).toEqual(new Set(["a", "b"]));
  });

  it("two small cells that add up to a small count take a third with them", () => {
    // 2 + 3 = 5 would say that each lies from 1 to 4.
    expect(
      suppressed(
        new Map([
          ["a", 2],
          ["b", 3],
          ["c", 30],
          ["all", 35]
        ]),
        [row],
        11,
        new Set(["all"])
      )
    ).toEqual(new Set(["a", "b", "c"]));
  });

  it("small cells that add up to enough stand alone", () => {
    expect(
      suppressed(
        new Map([
          ["a", 9],
          ["b", 9],
          ["c", 30],
          ["all", 48]
        ]),
        [row],
        11,
        new Set(["all"])
      )
    ).toEqual(new Set(["a", "b"]));
  });

  it("zeros are shown and protect nothing", () => {
    expect(
      suppressed(
        new Map([
          ["a", 3],
          ["b", 0],
          ["c", 30],
          ["all", 33]
        ]),
        [row],
        11,
        new Set(["all"])
      )
    ).toEqual(new Set(["a", "c"]));
  });

  it("in two directions a rectangle is needed, which neither direction alone sees", () => {
    const cells = new Map([
      ["x1", 3],
      ["x2", 20],
      ["x", 23],
      ["y1", 40],
      ["y2", 50],
      ["y", 90],
      ["s1", 43],
      ["s2", 70],
      ["s", 113]
    ]);
    const sums = [
      {whole: "x", parts: ["x1", "x2"]},
      {whole: "y", parts: ["y1", "y2"]},
      {whole: "s1", parts: ["x1", "y1"]},
      {whole: "s2", parts: ["x2", "y2"]},
      {whole: "s", parts: ["x", "y"]},
      {whole: "s", parts: ["s1", "s2"]}
    ];
    const known = new Set(["x", "y", "s1", "s2", "s"]);
    expect(suppressed(cells, sums, 11, known)).toEqual(new Set(["x1", "x2", "y1", "y2"]));
  });

  it("a total that is known and made of a single small cell cannot be protected", () => {
    expect(
      suppressed(
        new Map([
          ["a", 3],
          ["b", 0],
          ["c", 0],
          ["all", 3]
        ]),
        [row],
        11,
        new Set(["all"])
      )
    ).toBeNull();
    expect(
      suppressed(
        new Map([
          ["a", 12],
          ["b", 3],
          ["c", 0],
          ["all", 15]
        ]),
        [row],
        16,
        new Set(["all"])
      )
    ).toBeNull();
  });
});

describe("a flow under a policy", () => {
  const box = (label: string, count: number, ...left: number[]) => ({
    label,
    unit: "patients" as const,
    count,
    left: left.map((n, i) => ({reason: `r${i}`, detail: `reason ${i}`, count: n}))
  });

  it("joins small reasons, with a large one where they are still few, and adds up", () => {
    const [first, last] = disclosedFlow([box("file", 100, 3, 4, 20, 0), box("end", 73)], 11, null);
    expect(first.left.map(({count}) => count)).toEqual([0, 27]);
    expect(first.count - 27).toBe(last.count);
  });

  it("joins boxes where nobody else left", () => {
    const boxes = disclosedFlow([box("file", 100, 3), box("middle", 97, 20), box("end", 77)], 11, null);
    expect(boxes.map(({label, count}) => [label, count])).toEqual([
      ["file", 100],
      ["end", 77]
    ]);
    expect(boxes[0].left.map(({count}) => count)).toEqual([23]);
  });

  it("shows the end alone where even all of them are few", () => {
    expect(
      disclosedFlow([box("file", 100, 3), box("middle", 97, 4), box("end", 93)], 11, null).map(({label}) => label)
    ).toEqual(["end"]);
  });

  it("adds up where counts are rounded", () => {
    const boxes = disclosedFlow([box("file", 101, 12), box("middle", 89, 13, 22), box("end", 54)], 6, 5);
    expect(boxes.map(({count}) => count)).toEqual([100, 90, 55]);
    for (const [i, {count, left}] of boxes.slice(0, -1).entries())
      expect(count - left.reduce((sum, one) => sum + one.count, 0)).toBe(boxes[i + 1].count);
  });
});

describe("the months of a curve that may be shown", () => {
  it("leave no step of few events, at the beginning, in between or at the end", () => {
    const curve = {
      unit: "months" as const,
      n: 60,
      time: [1, 2, 3, 4, 5, 6],
      nEvent: [4, 8, 3, 9, 12, 4],
      nCensored: [0, 0, 0, 0, 0, 20],
      nRisk: [60, 56, 48, 45, 36, 24]
    };
    // By month 2 there are 12 events, from 2 to 4 another 12, and 16 to come: month 5 would leave 4.
    expect(shownTimes(curve, 11, []).survival).toEqual([3]);
    expect(shownTimes(curve, 11, [2]).survival).toEqual([2, 4]);
  });

  it("are none with delayed entry", () => {
    const curve = {unit: "months" as const, n: 60, time: [1, 2], nEvent: [20, 20], nCensored: [0, 20], nRisk: [40, 40]};
    expect(shownTimes(curve, 11, [1]).survival).toEqual([]);
  });
});

describe("rates of response under a policy", () => {
  const row = (term: string, n: number, nEvent: number): Row =>
    resultRow({
      analysis: "response",
      kind: "share",
      endpoint: "best response on ADC2",
      group: "A",
      term,
      scale: "probability",
      estimate: nEvent / n,
      n,
      nEvent,
      method: "share"
    });
  const [evaluable, everyone, benefit] = [
    "objective response rate",
    "objective response rate, everyone",
    "clinical benefit rate"
  ] as const;
  const terms = (rows: readonly Row[], smallest = 11): string[] =>
    [...openResponse(rows, smallest)].map(({term}) => term);

  it("all stand where nobody is few", () => {
    expect(terms([row(evaluable, 80, 30), row(everyone, 100, 30), row(benefit, 60, 45)])).toEqual([
      everyone,
      evaluable,
      benefit
    ]);
  });

  it("none stands where few respond", () => {
    expect(terms([row(evaluable, 80, 10), row(everyone, 100, 10)])).toEqual([]);
  });

  it("a denominator that leaves out few falls, since the size of the group is known", () => {
    // 100 − 97 = 3 were not evaluable.
    expect(terms([row(evaluable, 97, 30), row(everyone, 100, 30)])).toEqual([everyone]);
  });

  it("a benefit that few beside the responders have does not stand beside the responders", () => {
    // 45 with benefit less 42 responders are 3 with stable disease.
    const open = terms([row(evaluable, 80, 42), row(everyone, 100, 42), row(benefit, 60, 45)]);
    expect(open.includes(benefit) && open.includes(everyone)).toBe(false);
  });

  it("none stands on ADC1, whose levels stand among the characteristics", () => {
    expect(terms([{...row(everyone, 100, 30), endpoint: "best response on ADC1"}])).toEqual([]);
  });
});

describe("a table of counts under a policy", () => {
  const table = (...ns: readonly number[]): CountTable => ({
    name: "next-therapy",
    population: {code: "first-therapy-after-adc2"},
    notes: [{code: "biopsy-after-adc1", n: 3, of: 60}],
    counts: ns.map((n, i) => ({group: "A", item: `item ${i}`, value: null, n, of: 60}))
  });
  const shown = (one: CountTable, size = 60): Shown[] | undefined =>
    disclosedCounts([one], new Map([["A", size]]), {smallest: 11, rounding: null})[0]?.counts.map(({n}) => n);

  it("hides a small count with the next smallest, and drops sentences with numbers", () => {
    expect(shown(table(3, 17, 40))).toEqual([HIDDEN, HIDDEN, 40]);
    expect(disclosedCounts([table(30, 30)], new Map([["A", 60]]), {smallest: 11, rounding: null})[0]?.notes).toEqual(
      []
    );
  });

  it("hides a count that few lack", () => {
    expect(shown(table(57, 20))?.[0]).toBe(HIDDEN);
  });

  it("is left out where its patients are not those of the group, where the group is small, and where it has no rule", () => {
    expect(shown(table(30, 30), 63)).toBeUndefined();
    expect(shown(table(30, 30), 8)).toBeUndefined();
    expect(
      disclosedCounts([{...table(30, 30), name: "stop-reasons"}], new Map([["A", 60]]), {smallest: 11, rounding: null})
    ).toEqual([]);
  });
});
