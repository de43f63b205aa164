import {describe, expect, it} from "vitest";
import {
  groupingColumn,
  groupingColumns,
  groupingName,
  groupingOf,
  groupingText,
  groupingWritten
} from "../../src/question/grouping.ts";

describe("a grouping", () => {
  it.each([
    ["transition", {by: "transition"}, "transition", "transition", null],
    ["sequence", {by: "sequence"}, "sequence", "sequence", null],
    ["position", {by: "position"}, "position", "position", null],
    ["column:arm", {by: "column", column: "arm"}, "arm", "column arm", "arm"],
    ["column:sequence", {by: "column", column: "sequence"}, "sequence", "column sequence", "sequence"],
    ["column:column:x", {by: "column", column: "column:x"}, "column:x", "column column:x", "column:x"]
  ] as const)("%s is read, written, named and said", (written, grouping, name, text, column) => {
    expect(groupingOf(written)).toEqual(grouping);
    expect(groupingWritten(grouping)).toBe(written);
    expect(groupingName(grouping)).toBe(name);
    expect(groupingText(grouping)).toBe(text);
    expect(groupingColumn(grouping)).toBe(column);
  });

  it.each(["arm", "column:", "columns:arm", ""])("%j is none", (written) => {
    expect(() => groupingOf(written)).toThrow("by must be transition, position, sequence or column:NAME, got");
  });

  it("columns among groupings are named once, in order", () => {
    expect(
      groupingColumns(["column:b", "sequence", "column:a", "column:b", "transition"].map((by) => groupingOf(by)))
    ).toEqual(["b", "a"]);
  });
});
