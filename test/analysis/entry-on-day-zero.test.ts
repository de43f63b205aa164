import {expect, it} from "vitest";
import {survOf} from "../../src/analysis/group-estimates.ts";
import {eventTable} from "../../src/survival/event-table.ts";

const subject = (time: number, event: 0 | 1, entry: number | null) => ({
  patientId: null,
  file: null,
  row: null,
  group: "A",
  time,
  event,
  entry,
  cells: {}
});

it("a subject censored on day 0 stays at risk on day 0 when others enter late", () => {
  const {time, nRisk} = eventTable(
    survOf([subject(0, 0, null), subject(0, 0, 0), subject(10, 1, 3), subject(12, 1, null)])
  );
  // Day 0: the two censored there and the one observed from the origin; day 10: that one and the late entrant; day 12: the last.
  expect([...time]).toEqual([0, 10, 12]);
  expect([...nRisk]).toEqual([3, 2, 1]);
});
