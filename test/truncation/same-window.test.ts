import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {sameWindow} from "../../src/truncation/same-window.ts";

/** Pairs as [reach, width] in days; the width is null where no cut-off is recorded. */
const pairsFrom = (rows: readonly (readonly [reach: number, width: number | null])[], start = 0) =>
  rows.map(([reach, width], k) => ({
    id: k,
    adc1Start: start,
    adc2Start: start + reach,
    cutoff: width === null ? null : start + width
  }));

describe("the common window that is chosen", () => {
  // Pairs are kept for w in [10, 40], [20, 40], [30, 90], [60, 90], [5, 15]: at 15 one and five, at 40 the first three, at 90 the third and fourth.
  it("is the one that keeps most pairs: of 15, 40 and 90 days, 40 with three", () => {
    const found = sameWindow(
      pairsFrom(
        [
          [10, 40],
          [20, 40],
          [30, 90],
          [60, 90],
          [5, 15],
          [7, null]
        ],
        -25
      )
    );
    expect(found).toMatchObject({window: 40, shorterWindow: 1, laterAdc2: 1, withoutCutoff: 1});
    expect(found.kept.map(({id}) => id)).toEqual([0, 1, 2]);
  });

  // [10, 20] and [10, 30] both hold two at 20; [25, 30] and [10, 30] two at 30: the shorter window is taken.
  it("is the shortest among windows that keep equally many", () => {
    expect(
      sameWindow(
        pairsFrom([
          [25, 30],
          [10, 30],
          [10, 20]
        ])
      ).window
    ).toBe(20);
  });

  it("takes in a pair that reached ADC2 on its last day, and never one that reached it later", () => {
    expect(sameWindow(pairsFrom([[30, 30]])).kept).toHaveLength(1);
    const late = sameWindow(
      pairsFrom([
        [31, 30],
        [40, 20]
      ])
    );
    expect(late).toMatchObject({window: 20, kept: [], shorterWindow: 0, laterAdc2: 2});
  });

  it("keeps as many pairs as any other width would, counted one by one", () => {
    const row = fc.tuple(fc.integer({min: 0, max: 15}), fc.option(fc.integer({min: -2, max: 20})));
    fc.assert(
      fc.property(fc.array(row, {minLength: 1, maxLength: 25}), fc.integer({min: -9, max: 9}), (rows, start) => {
        const known = rows.flatMap(([reach, width]) => (width === null ? [] : [{reach, width}]));
        fc.pre(known.length > 0);
        const keptAt = (w: number): number => known.filter(({reach, width}) => width >= w && reach <= w).length;
        const {window, kept} = sameWindow(pairsFrom(rows, start));
        const widths = known.map(({width}) => width);
        const most = Math.max(...widths.map(keptAt));
        expect(kept).toHaveLength(most);
        expect(window).toBe(Math.min(...widths.filter((w) => keptAt(w) === most)));
      }),
      {numRuns: 300}
    );
  });
});
