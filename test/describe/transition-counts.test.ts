import {describe, expect, it} from "vitest";
import {sequenceCounts, transitionCounts} from "../../src/describe/transition-counts.ts";
import {hostileLabels} from "./ten-patients.ts";

const times = (n: number, record: Readonly<Record<string, string | boolean | null>>) =>
  Array.from({length: n}, () => ({analysed: true, ...record}));

describe("transitions", () => {
  it("are counted by both drugs, the commonest first, then by name; who is not analysed is not counted", () => {
    expect(
      transitionCounts([
        ...times(1, {from_label: "b", to_label: "d"}),
        ...times(1, {from_label: "b", to_label: "c"}),
        ...times(1, {from_label: "a", to_label: "d"}),
        ...times(2, {from_label: "z", to_label: "a"}),
        ...times(3, {from_label: "a", to_label: "d", analysed: false})
      ])
    ).toEqual([
      {from: "z", to: "a", n: 2},
      {from: "a", to: "d", n: 1},
      {from: "b", to: "c", n: 1},
      {from: "b", to: "d", n: 1}
    ]);
    expect(transitionCounts([])).toEqual([]);
    expect(transitionCounts([{analysed: false}])).toEqual([]);
  });

  it("are counted by class and sequence: classes as English sorts them, the commonest first, a blank subtype apart", () => {
    const one = (headline: string, subtype: string | null, sequence: string) => ({headline, subtype, sequence});
    expect(
      sequenceCounts([
        ...times(1, one("payload swap", null, "b → c")),
        ...times(1, one("payload swap", "double swap", "B → a")),
        ...times(1, one("payload swap", "double swap", "a → c")),
        ...times(2, one("payload swap", "double swap", "b → c")),
        ...times(1, one("Neither", null, "c → c"))
      ]).map((found) => Object.values(found).join(" | "))
    ).toEqual([
      "Neither |  | c → c | 1",
      "payload swap | double swap | b → c | 2",
      "payload swap | double swap | a → c | 1",
      "payload swap | double swap | B → a | 1",
      "payload swap |  | b → c | 1"
    ]);
  });

  it("drugs and classes may be called anything", () => {
    const pairs = hostileLabels.flatMap((from_label) => hostileLabels.map((to_label) => ({from_label, to_label})));
    const found = transitionCounts(pairs.map((pair) => ({...pair, analysed: true})));
    expect(found.filter(({n}) => n === 1)).toHaveLength(pairs.length);
    expect(found.map(({from, to}) => [from, to])).toEqual(
      pairs
        .toSorted((a, b) =>
          a.from_label < b.from_label ? -1 : a.from_label > b.from_label ? 1 : a.to_label < b.to_label ? -1 : 1
        )
        .map(({from_label, to_label}) => [from_label, to_label])
    );
    expect("describedByNobody" in globalThis).toBe(false);
  });
});
