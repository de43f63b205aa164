import {describe, expect, it} from "vitest";
import {comparability} from "../../src/analysis/comparability.ts";
import {notComparableText} from "../../src/words/en/refusals.ts";
import type {Subject} from "../../src/analysis/subject.ts";

const subject = (tumour: string | null, her2: string | null): Subject => ({
  patientId: null,
  file: null,
  row: null,
  group: "g",
  time: 1,
  event: 1,
  entry: null,
  cells: {tumour, her2_status: her2}
});
const many = (n: number, tumour: string | null, her2: string | null): Subject[] =>
  Array.from({length: n}, () => subject(tumour, her2));

describe("comparability", () => {
  it("refuses T-DM1→T-DXd in HER2-positive against SG↔T-DXd in HER2-low disease, in words", () => {
    const refusal = comparability(many(5, "breast", "low"), many(5, "breast", "positive"));
    expect(refusal).toEqual({
      kind: "not comparable",
      why: {code: "no-cell-in-common", column: "her2", groups: [["breast, HER2 low"], ["breast, HER2 positive"]]}
    });
    expect(refusal.kind === "not comparable" && notComparableText(refusal.why)).toBe(
      "the groups share no HER2 status within a tumour type (breast, HER2 low against breast, HER2 positive), so a contrast would compare diseases; spellings that differ count as different"
    );
  });

  it("refuses groups of different tumours whatever their HER2 status", () => {
    const refusal = comparability(many(5, "breast", "low"), many(5, "urothelial", "low"));
    expect(refusal).toMatchObject({kind: "not comparable"});
    expect(refusal.kind === "not comparable" && notComparableText(refusal.why)).toContain(
      "share no tumour type (breast against urothelial)"
    );
  });

  it("keeps only the cells in which both groups stand, and counts who stands outside", () => {
    const overlap = comparability(
      [...many(4, "breast", "low"), ...many(2, "breast", "positive")],
      [...many(3, "breast", "positive"), ...many(1, "gastric", "positive")]
    );
    expect(overlap).toMatchObject({
      kind: "comparable",
      by: ["tumour", "HER2 status"],
      outside: {n: 5, lacking: 0, columns: []}
    });
    expect(overlap.kind === "comparable" && overlap.shared.length).toBe(5);
    expect(overlap.kind === "comparable" && new Set(overlap.strata)).toEqual(new Set(["breast, HER2 positive"]));
  });

  it("asks for HER2 status only in tumours where it is recorded", () => {
    const overlap = comparability(
      [...many(3, "urothelial", null), ...many(3, "breast", "low")],
      [...many(3, "urothelial", null), ...many(3, "breast", "positive")]
    );
    expect(overlap).toMatchObject({kind: "comparable", by: ["tumour"], outside: {n: 6, lacking: 0, columns: []}});
  });

  it("tells who lacks a status that others have from who has no counterpart", () => {
    const overlap = comparability(
      [...many(3, "breast", "low"), ...many(2, "breast", null), ...many(1, "gastric", null)],
      [...many(3, "breast", "low"), ...many(1, "breast", "positive")]
    );
    expect(overlap).toMatchObject({outside: {n: 4, lacking: 2, columns: ["her2"]}});
    const nameless = comparability([...many(3, "breast", "low"), subject(null, null)], many(3, "breast", "low"));
    expect(nameless).toMatchObject({outside: {n: 1, lacking: 1, columns: ["tumour"]}});
  });

  it("does not let a blank HER2 status stand for an overlap", () => {
    expect(
      comparability(
        [...many(3, "breast", "low"), subject("breast", null)],
        [...many(3, "breast", "positive"), subject("breast", null)]
      ).kind
    ).toBe("not comparable");
  });

  it("does not ask the grouping column for an overlap with itself, and never sets tumours against each other", () => {
    expect(comparability(many(3, "breast", "low"), many(3, "breast", "positive"), "her2_status")).toMatchObject({
      kind: "comparable",
      by: ["tumour"]
    });
    expect(comparability(many(3, "breast", "low"), many(3, "gastric", "low"), "tumour")).toMatchObject({
      kind: "not comparable"
    });
  });

  it("takes spellings that differ in case alone as one", () => {
    expect(comparability(many(3, "Breast", "LOW"), many(3, "breast", "low")).kind).toBe("comparable");
  });

  it("compares everyone where neither tumour nor HER2 status is recorded", () => {
    const bare: Subject = {...subject(null, null), cells: {}};
    expect(comparability([bare], [bare])).toMatchObject({
      kind: "comparable",
      by: [],
      outside: {n: 0, lacking: 0, columns: []}
    });
  });
});
