import {describe, expect, it} from "vitest";
import {distinctLabels, labelWidth, shortLabel, wrapLabel} from "../../src/figures/label-width.ts";
import {classStyles, groupStyles, stylesOf} from "../../src/figures/palette.ts";
import {freePlace, touch} from "../../src/figures/placement.ts";
import {curveShape, splitSteps} from "../../src/figures/survival-curve.ts";
import {timeAxis} from "../../src/figures/time-axis.ts";
import {colourDistance} from "../../src/report/figures/colour-vision.ts";
import {textWidth} from "../../src/report/formats/text-width.ts";
import {curveOf} from "./samples.ts";

describe("labelWidth", () => {
  it.each([
    "Number at risk",
    "T-DXd → SG (payload swap)",
    "Progression-free survival (%)",
    "0.62 (0.41, 0.93)",
    "MMMM iiii"
  ])("is that of the font for %s", (text) => {
    expect(labelWidth(text, 10) / textWidth(text, 10)).toBeCloseTo(1, 1);
  });

  it("never falls short of the font for Greek, Cyrillic and typographic characters by more than 5 %", () => {
    for (const text of ["αβγδεζηθικλμνξοπρστυφχψω", "абвгдежзийклмнопрстуфхцчшщ", "≥≤×−±½†‡·…"])
      expect(labelWidth(text, 10)).toBeGreaterThan(0.95 * textWidth(text, 10));
  });

  it("is never less than semibold for headings", () => {
    for (const text of ["Number at risk", "Progression-free survival", "payload swap"])
      expect(labelWidth(text, 10, true)).toBeGreaterThan(0.99 * textWidth(text, 10, "semibold"));
  });
});

describe("labels", () => {
  it("are cut in the middle to the room they have", () => {
    const label = shortLabel("a".repeat(10_000), 100, 10);
    expect(label).toContain("…");
    expect(labelWidth(label, 10)).toBeLessThanOrEqual(100);
  });

  it("stay different when the cut would make them equal", () => {
    const middle = ["x", "y"].map((letter) => `${"a".repeat(60)}${letter}${"b".repeat(60)}`);
    expect(new Set(distinctLabels(middle, 100, 10)).size).toBe(2);
  });

  it("wrap at spaces, and no line is wider than asked", () => {
    const lines = wrapLabel(
      "At risk after t: patients with follow-up longer than t; events and censored are cumulative",
      120,
      10
    );
    expect(lines.join(" ")).toBe(
      "At risk after t: patients with follow-up longer than t; events and censored are cumulative"
    );
    for (const line of lines) expect(labelWidth(line, 10)).toBeLessThanOrEqual(120);
  });
});

describe("timeAxis", () => {
  it("ticks every 3, 6 or 12 months as follow-up grows", () => {
    const step = (longest: number): number | undefined => timeAxis(longest, {most: 8}).ticks[1];
    expect([step(8), step(20), step(40), step(80), step(150)]).toEqual([3, 3, 6, 12, 24]);
  });

  it("covers the follow-up and starts at 0", () => {
    for (const longest of [0, 0.1, 2.9, 3, 17.3, 36, 120.4]) {
      const {ticks, end} = timeAxis(longest);
      expect(ticks[0]).toBe(0);
      expect(end).toBeGreaterThanOrEqual(longest);
      expect(ticks.at(-1)).toBeLessThanOrEqual(end);
    }
  });
});

describe("styles", () => {
  it("follow the payload class, whatever the group is called", () => {
    const [style] = stylesOf([{group: "SG", payloadClass: "Topoisomerase I inhibitor"}]);
    expect(style?.colour).toBe("#0072B2");
  });

  it("are all different for 64 groups", () => {
    const styles = stylesOf(Array.from({length: 64}, (_, i) => ({group: String(i)})));
    expect(new Set(styles.map(({colour, dash}) => `${colour} ${dash.join()}`)).size).toBe(64);
  });

  it("are different for two groups of one payload class", () => {
    const [a, b] = stylesOf(["SG", "T-DXd"].map((group) => ({group, payloadClass: "topoisomerase I inhibitor"})));
    expect(a).not.toEqual(b);
  });

  it("take the caller's colour by own property alone", () => {
    expect(stylesOf([{group: "A"}], {A: "#112233"})[0]?.colour).toBe("#112233");
    expect(stylesOf([{group: "constructor"}, {group: "__proto__"}]).map(({colour}) => colour)).toEqual([
      "#0072B2",
      "#D55E00"
    ]);
  });

  it("of the table are told apart by two kinds of colour-blind readers, or differ in dash pattern", () => {
    for (const table of [
      groupStyles,
      classStyles.filter(({kind}) => kind === "payload class"),
      classStyles.filter(({kind}) => kind === "transition class")
    ])
      for (const [i, one] of table.entries())
        for (const other of table.slice(i + 1)) {
          const apart = Math.min(
            colourDistance(one.colour, other.colour, "protanopia"),
            colourDistance(one.colour, other.colour, "deuteranopia")
          );
          // Two names of one class share a style on purpose.
          if (one.dash.join() === other.dash.join() && one.colour !== other.colour)
            expect(apart, `${one.colour} ${other.colour}`).toBeGreaterThan(8);
        }
  });
});

describe("freePlace", () => {
  it("keeps clear of what is drawn, or finds nothing", () => {
    const line = {x0: 0, y0: 0, x1: 100, y1: 50};
    const place = freePlace({width: 40, height: 20}, {x0: 0, y0: 0, x1: 100, y1: 100}, [line], {x: 1, y: 0});
    expect(place).not.toBeNull();
    expect(place !== null && touch(place, line, 4)).toBe(false);
    expect(freePlace({width: 40, height: 60}, {x0: 0, y0: 0, x1: 100, y1: 100}, [line], {x: 1, y: 0})).toBeNull();
  });
});

describe("curveShape", () => {
  it("breaks the band where limits are missing and goes on where they return", () => {
    const curve = {
      ...curveOf(
        "A",
        [
          {time: 1, event: 1},
          {time: 2, event: 1},
          {time: 3, event: 1},
          {time: 4, event: 0}
        ],
        "months"
      ),
      confLow: [0.2, NaN, 0.1, 0.1],
      confHigh: [0.9, NaN, 0.8, 0.8]
    };
    // Limits that hold between times begin at the origin and change where somebody is censored, too.
    const held = {
      ...curve,
      nEvent: [1, 0, 1, 0],
      start: {confLow: 0.5, confHigh: 1},
      confLow: [0.4, 0.35, 0.3, 0],
      confHigh: [0.9, 0.9, 0.8, 0.8]
    };
    const [band] = curveShape(held).bands;
    expect(band.map(({time, low}) => [time, low])).toEqual([
      [0, 50],
      [1, 40],
      [2, 35],
      [3, 30],
      [4, 0]
    ]);
    expect(band[0]).toEqual({time: 0, low: 50, high: 100});
    expect(curveShape(curve).bands.map((stretch) => stretch.map(({time}) => time))).toEqual([
      [0, 1, 2],
      [3, 4]
    ]);
  });

  it("cuts the tail where one more event would cost more than the limit (Gebski): S / n after the time", () => {
    const curve = curveOf(
      "A",
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]
        .map((time) => ({time, event: 0}))
        .map((subject, i) => (i === 0 ? {...subject, event: 1 as const} : {...subject, event: 0 as const})),
      "months"
    );
    // S = 0.9 after month 1; n after months 5, 6, 7 is 5, 4, 3: drops of 0.18, 0.225, 0.3.
    expect(curveShape(curve, {rule: "gebski", decrease: 0.2}).reliableUntil).toBe(6);
  });

  it("splits at a corner that both parts share", () => {
    const [full, dim] = splitSteps(
      [
        {time: 0, estimate: 100},
        {time: 2, estimate: 50},
        {time: 6, estimate: 20}
      ],
      3
    );
    expect(full.at(-1)).toEqual({time: 3, estimate: 50});
    expect(dim).toEqual([
      {time: 3, estimate: 50},
      {time: 6, estimate: 20}
    ]);
  });
});
