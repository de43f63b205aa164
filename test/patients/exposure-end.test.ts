import {describe, expect, it} from "vitest";
import {exposureEnd} from "../../src/patients/exposure-end.ts";
import type {ObservedExposure} from "../../src/patients/observed-exposure.ts";

const knobs = {
  origin: "exposure",
  ignoreProgressionDays: 0,
  visitGapDays: null,
  deathWindowDays: 60,
  nextLine: "censors",
  discontinuationGapDays: 120,
  undatedProgression: "no event",
  firstDayProgression: "event at end"
} as const;
/** What ends the time of an ADC that started on day 0 and was last assessed on day 100. */
const endOf = (change: Partial<ObservedExposure>): string | undefined =>
  exposureEnd(
    {
      start: 0,
      end: 130,
      progression: null,
      firstDayProgression: null,
      lastAssessment: 100,
      nextStart: null,
      stopReason: null,
      death: null,
      lastContact: 300,
      cutoff: null,
      assessments: null,
      ...change
    },
    {events: ["progression", "death"], censoring: ["last assessment"]},
    knobs,
    0
  )?.reason;

describe("an event and the cut-off", () => {
  it("progression on the day of the cut-off is an event, a day later it is not seen", () => {
    expect(endOf({progression: 143, cutoff: 143})).toBe("event: progression on day 143");
    expect(endOf({progression: 143, cutoff: 142})).toContain("progression on day 143 came after the cut-off");
  });

  it("death on the day of the cut-off is an event, a day later it is not seen", () => {
    expect(endOf({death: 150, cutoff: 150})).toContain("event: death on day 150");
    expect(endOf({death: 150, cutoff: 149})).toContain("death on day 150 came after the cut-off");
  });
});

describe("an event and the next line", () => {
  it("progression on the day on which the next line starts is an event, a day later it is not", () => {
    expect(endOf({progression: 143, nextStart: 143})).toBe("event: progression on day 143");
    expect(endOf({progression: 143, nextStart: 142})).toContain("came after the next line started");
  });

  it("death on the day on which the next line starts is not one of this ADC", () => {
    expect(endOf({death: 150, nextStart: 150})).toContain("came after the next line started");
    expect(endOf({death: 150, nextStart: 151})).toContain("event: death on day 150");
  });
});
