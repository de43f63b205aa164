import {describe, expect, test} from "vitest";
import {her2Cell} from "../../../src/cohort/levels/her2-cell.ts";
import {her2Coding} from "../../../src/cohort/levels/her2-coding.ts";
import {her2Level} from "../../../src/cohort/levels/her2-level.ts";
import {her2OfRecord} from "../../../src/cohort/levels/her2-record.ts";
import {shownHer2Text} from "../../../src/cohort/levels/her2-shown.ts";

/** Level of a cell, why it is open, `several`, or `unread`. */
const verdictOf = (text: string): string | null => {
  const cell = her2Cell(text);
  if (cell.kind !== "one") return cell.kind;
  const verdict = her2Level(cell.result);
  return "open" in verdict ? `open: ${verdict.open}` : verdict.level;
};

/** By Wolff 2023 (scores and ISH), Tarantino 2020 (low) and Bardia 2024 (ultralow), worked out by hand. */
const cells: readonly (readonly [level: string, ...texts: string[]])[] = [
  ["positive", "3+", "+++", "IHC3+", "HER2/neu 3+", "3+ ISH-", "2+ amplified", "2+/FISH+", "2+ (FISH amplifiziert)"],
  [
    "positive",
    "HER2+",
    "her2-positive",
    "positiv",
    "IHC 2+, ISH: positive",
    "amplificado",
    "yes",
    "+",
    "überexprimiert"
  ],
  [
    "low",
    "1+",
    "1 plus",
    "low",
    "HER2-low (1+)",
    "2+/ISH-",
    "2+ISH-",
    "2+ (ISH neg.)",
    "2+ not amplified",
    "HER2 niedrig"
  ],
  [
    "low",
    "2+ nicht amplifiziert",
    "2+ non amplifié",
    "negative (1+)",
    "HER2 2+, dual ISH negative",
    "low (2+)",
    "faible"
  ],
  [
    "ultralow",
    "ultralow",
    "ultra-low",
    "0 (>0-10%)",
    "0 (>0–≤10 %)",
    "0 (5 %)",
    "0 (10%)",
    ">0<1+",
    "0, faint, incomplete"
  ],
  ["zero", "zero", "HER2-null", "0 (no staining)", "0 (0 %)"],
  ["zero?", "0", "IHC 0", "HER2 0", "0 (≤10%)", "score 0", "HER2-0"],
  [
    "negative",
    "neg",
    "negative",
    "HER2-",
    "her2 neg.",
    "-",
    "no",
    "0-1+",
    "0/1+",
    "ISH-",
    "nicht amplifiziert",
    "négatif"
  ],
  ["mutant", "HER2 mutant"],
  [
    "open: 2+ without ISH",
    "2+",
    "++",
    "IHC 2+",
    "2+ (2019)",
    "2+ FISH pending",
    "2+ ISH equivocal",
    "2+ equivocal",
    "2+/-"
  ],
  ["open: between scores", "1-2+", "2-3+", "3+/1+"],
  ["open: contradictory", "1+ ISH+", "0 (20 %)", "low (3+)", "positive (1+)", "low positive", "2+ ISH- amplified"],
  ["open: 0+", "0+"],
  ["open: equivocal", "equivocal", "borderline"],
  ["several", "1+ (2016 primary) / 0 (2023 liver)", "2+/FISH- (2019); 3+ (2022 lymph node)", "0 → 1+"],
  [
    "unread",
    "weakly positive",
    "schwach positiv",
    "not positive",
    "-1",
    "9",
    "4+",
    "++++",
    "2+ FISH ratio 1.2",
    "see report",
    "HER-2 Mueller"
  ]
];

describe("a cell on HER2", () => {
  test.each(cells.flatMap(([level, ...texts]) => texts.map((text) => [text, level] as const)))(
    "%s: %s",
    (text, level) => {
      expect(verdictOf(text)).toBe(level);
    }
  );

  test("that says nothing has no level", () => {
    expect(["unknown", "not available", "unbekannt", "n.d."].map(verdictOf)).toEqual([null, null, null, null]);
  });

  test("is shown with its years and not with its days", () => {
    expect(shownHer2Text("1+ (2016) / 0 (2023)")).toBe("1+ (2016) / 0 (2023)");
    expect(shownHer2Text("1+ (12.05.2016)")).toBe("#+ (##.##.####)");
    expect(shownHer2Text("2+ Meier 1956")).toBe("#+ Meier ####");
  });
});

describe("a record on HER2", () => {
  const of = (status: string | null, ihc: string | null, ish: string | null): (string | null)[] => {
    const {level, open, against} = her2OfRecord({her2_status: status, her2_ihc: ihc, her2_ish: ish});
    return [level, open, against];
  };

  test("takes in-situ hybridisation from its own column, its words being of that", () => {
    expect(of(null, "2+", "negative")).toEqual(["low", null, null]);
    expect(of(null, "2+", "-")).toEqual(["low", null, null]);
    expect(of(null, "2+", "amplified")).toEqual(["positive", null, null]);
    expect(of(null, "2+", "equivocal")).toEqual([null, "2+ without ISH", null]);
    expect(of(null, "2+", "not-done")).toEqual([null, "2+ without ISH", null]);
    expect(of(null, "2+/ISH-", "positive")).toEqual([null, "contradictory", null]);
    expect(of(null, "3+", "not-done")).toEqual(["positive", null, null]);
    expect(of(null, null, "positive")).toEqual(["positive", null, null]);
  });

  test("keeps the recorded status, and says where IHC contradicts it", () => {
    expect(of("low", "3+", null)).toEqual(["low", null, "positive"]);
    expect(of("negative", "1+", null)).toEqual(["negative", null, null]);
    expect(of("positive", "2+", "negative")).toEqual(["positive", null, "low"]);
    expect(of("zero", "0", null)).toEqual(["zero", null, null]);
    expect(of("low", "2+", null)).toEqual(["low", null, null]);
  });

  test("lets IHC and ISH decide what the status leaves open", () => {
    expect(of("2+", null, "negative")).toEqual(["low", null, null]);
    expect(of("unknown", "1+", null)).toEqual(["low", null, null]);
    expect(of(null, "1+ (2016) / 0 (2023)", null)).toEqual([null, "several", null]);
  });
});

describe("digits without a plus", () => {
  test.each([
    [["0", "1"], "her2_status", "HER2", "no and yes"],
    [["0", "1", "unknown"], "her2_status", "HER2", "no and yes"],
    [["0"], "her2_status", "HER2", "no and yes"],
    [["1", "2"], "her2_status", "HER2", "open"],
    [["0", "1", "2", "3"], "her2_status", "HER2", "open"],
    [["0", "1", "2", "3"], "her2_status", "HER2 IHC", "scores"],
    [["0", "1"], "her2_ihc", "her2_ihc", "open"],
    [["0", "1", "2"], "her2_ihc", "her2_ihc", "scores"],
    [["0", "1", "2+"], "her2_status", "HER2", "scores"],
    [["0", "low", "positive"], "her2_status", "HER2", "scores"],
    [["0", "ultralow"], "her2_ihc", "her2_ihc", "scores"],
    [["0", "1", "-1"], "her2_status", "HER2", "no and yes"]
  ] as const)("%j of %s (%s) are %s", (texts, canonical, header, coding) => {
    expect(her2Coding(texts, canonical, header)).toBe(coding);
  });
});
