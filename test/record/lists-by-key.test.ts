import {describe, expect, it} from "vitest";
import {append, listsByKey} from "../../src/record/lists-by-key.ts";

describe("lists by key", () => {
  it("keep keys and items in the order in which they come, and null among the keys", () => {
    const lists = listsByKey(["b2", "a1", null, "b1", null], (item) => item?.slice(0, 1) ?? null);
    expect([...lists]).toEqual([
      ["b", ["b2", "b1"]],
      ["a", ["a1"]],
      [null, [null, null]]
    ]);
  });

  it("grow in place: whoever holds a list sees what is appended", () => {
    const lists = new Map<string, number[]>();
    append(lists, "a", 1);
    const held = lists.get("a");
    append(lists, "a", 2);
    append(lists, "b", 3);
    expect(held).toEqual([1, 2]);
    expect([...lists.keys()]).toEqual(["a", "b"]);
  });
});
