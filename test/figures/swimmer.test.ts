import {describe, expect, it} from "vitest";
import type {SwimmerBar} from "../../src/figures/swimmer-lane.ts";
import {swimmerFigure} from "../../src/figures/swimmer.ts";
import {drawn} from "./drawn.ts";
import {lanes} from "./figure-samples.ts";

const bars: SwimmerBar[] = [
  {lane: "MRN-001", start: 0, end: 4, colourBy: "microtubule inhibitor"},
  {lane: "MRN-002", start: 0, end: 9, colourBy: "topoisomerase I inhibitor", ongoing: true},
  {lane: "MRN-001", start: 5, end: 7, colourBy: "topoisomerase I inhibitor"}
];

describe("swimmerFigure", () => {
  it("writes no lane key into the spec, the picture or the alt text, unless labels are asked for", async () => {
    const spec = swimmerFigure(bars, [{lane: "MRN-001", time: 4, kind: "progression"}]);
    expect(JSON.stringify(spec)).not.toContain("MRN");
    expect((await drawn(spec)).svg).not.toContain("MRN");
    const labelled = await drawn(swimmerFigure(bars, [], {laneLabels: {"MRN-001": "A", "MRN-002": "B"}}));
    expect(labelled.texts("lane_labels")).toEqual(["B", "A"]);
  });

  it("draws a bar for each stretch, an arrow where treatment goes on, a symbol for each event, longest lane on top", async () => {
    const {marks} = await drawn(
      swimmerFigure(bars, [
        {lane: "MRN-001", time: 4, kind: "progression"},
        {lane: "MRN-001", time: 7, kind: "death"},
        {lane: "nobody", time: 1, kind: "death"}
      ])
    );
    expect(marks("bars")).toHaveLength(3);
    expect(marks("ongoing")).toHaveLength(1);
    expect(marks("events_progression")).toHaveLength(1);
    expect(marks("events_death")).toHaveLength(1);
    expect(marks("ongoing")[0]?.y).toBeLessThan(marks("events_death")[0]?.y ?? 0);
  });

  it("colours by payload class as every other figure does", async () => {
    const {marks} = await drawn(swimmerFigure(bars));
    expect(marks("bars").map(({attributes}) => attributes["fill"])).toEqual(["#D55E00", "#0072B2", "#0072B2"]);
  });

  it("keeps 200 lanes apart", async () => {
    const sample = lanes(200, 1);
    const {marks} = await drawn(swimmerFigure(sample.bars, sample.events));
    expect(marks("bars")).toHaveLength(400);
  });

  it("throws for no bar and for a bar that runs backwards", () => {
    expect(() => swimmerFigure([])).toThrow("bars must hold at least one bar, got 0");
    expect(() => swimmerFigure([{lane: 1, start: 3, end: 2, colourBy: "x"}])).toThrow(
      "a bar must end at or after its start, got 3 to 2 at index 0"
    );
  });
});
