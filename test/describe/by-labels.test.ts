import {op, table} from "arquero";
import {describe, expect, it} from "vitest";
import {lookedUp, rolledUp} from "../../src/describe/by-labels.ts";
import {numbersOf, columnTexts} from "../../src/describe/column-values.ts";
import {hostileLabels} from "./ten-patients.ts";

describe("rows by several labels", () => {
  it("are counted apart where arquero's own key is the same text", () => {
    const rows = table({group: ['a"|"b', "a"], item: ["c", 'b"|"c']});
    expect(rows.groupby("group", "item").count().numRows()).toBe(1);
    const counted = rolledUp(rows, ["group", "item"]);
    expect([columnTexts(counted, "group"), columnTexts(counted, "item"), numbersOf(counted, "n")]).toEqual([
      ['a"|"b', "a"],
      ["c", 'b"|"c'],
      [1, 1]
    ]);
  });

  it("every pair of hostile labels is a row of its own, and is found again", () => {
    const pairs = hostileLabels.flatMap((group) => hostileLabels.map((item) => ({group, item})));
    const rows = table({
      group: pairs.flatMap(({group}) => [group, group]),
      item: pairs.flatMap(({item}) => [item, item]),
      value: pairs.flatMap((_, i) => [i, 1])
    });
    const counted = rolledUp(rows, ["group", "item"], {sum: op.sum("value")});
    expect(numbersOf(counted, "n")).toEqual(pairs.map(() => 2));
    const again = lookedUp(
      table({group: pairs.map(({group}) => group), item: pairs.map(({item}) => item)}),
      counted,
      ["group", "item"],
      ["sum"]
    );
    expect(numbersOf(again, "sum")).toEqual(pairs.map((_, i) => i + 1));
    expect("describedByNobody" in globalThis).toBe(false);
  });

  it("keep null apart from the text null, stay in order of appearance, and are blank where nothing is found", () => {
    const counted = rolledUp(table({group: ["null", null, "null"], item: ["x", "x", "x"]}), ["group", "item"]);
    expect([Array.from(counted.array("group")), numbersOf(counted, "n")]).toEqual([
      ["null", undefined],
      [2, 1]
    ]);
    const found = lookedUp(table({group: ["b", "a"]}), table({group: ["a"], n: [3]}), ["group"], ["n"]);
    expect(numbersOf(found, "n")).toEqual([0, 3]);
  });
});
