import {describe, expect, it} from "vitest";
import {eventTable} from "../../src/survival/event-table.ts";
import {survByGroup} from "../../src/survival/groups.ts";
import {surv, type SurvColumns} from "../../src/survival/surv.ts";

describe("surv", () => {
  it("takes arrays, typed arrays and booleans", () => {
    expect(surv({time: Int32Array.of(3, 5), event: [true, false]})).toMatchObject({
      time: Float64Array.of(3, 5),
      event: Uint8Array.of(1, 0),
      entry: null,
      weight: null,
      weightKind: "frequency"
    });
  });

  const good = {time: [1, 2, 3], event: [1, 0, 1]};
  it.each<[string, SurvColumns, string]>([
    ["negative time", {...good, time: [1, -2, 3]}, "time[1] must be a finite number ≥ 0, got -2"],
    ["NaN time", {...good, time: [1, 2, Number.NaN]}, "time[2] must be a finite number ≥ 0, got NaN"],
    ["infinite time", {...good, time: [Infinity, 2, 3]}, "time[0] must be a finite number ≥ 0, got Infinity"],
    ["event 2", {...good, event: [1, 2, 0]}, "event[1] must be 0, 1, false or true, got 2"],
    ["event NaN", {...good, event: [1, 0, Number.NaN]}, "event[2] must be 0, 1, false or true, got NaN"],
    ["lengths that differ", {...good, event: [1, 0]}, "event must have the length of time, 3, got 2"],
    ["no rows", {time: [], event: []}, "time must have at least one value, got none"],
    ["entry at time", {...good, entry: [0, 2, 1]}, "entry[1] must be below time[1] = 2, got 2"],
    ["entry after time", {...good, entry: [0, 0, 4]}, "entry[2] must be below time[2] = 3, got 4"],
    ["entry NaN", {...good, entry: [Number.NaN, 0, 0]}, "entry[0] must be a finite number, got NaN"],
    ["weight 0", {...good, weight: [1, 0, 1]}, "weight[1] must be a finite number > 0, got 0"],
    ["negative weight", {...good, weight: [1, 1, -1]}, "weight[2] must be a finite number > 0, got -1"],
    [
      "fractional frequency",
      {...good, weight: [1, 1.5, 1], weightKind: "frequency"},
      'weight[1] must be whole when weightKind is "frequency", got 1.5'
    ],
    [
      "entry that rounding ties to time",
      {time: [0.3, 1.5], event: [1, 1], entry: [0.1 + 0.2 - 1e-9, 0.2]},
      "entry[0] must be below time[0] = 0.299999999 once times that differ by rounding are tied, got 0.299999999"
    ]
  ])("refuses %s", (_, columns, message) => {
    expect(() => surv(columns)).toThrow(new RangeError(message));
  });

  it("refuses text, naming place and value", () => {
    expect(() => surv({time: [1, "2"] as unknown as number[], event: [1, 0]})).toThrow(
      new TypeError('time[1] must be a number, got "2"')
    );
  });

  // R: aeqSurv(Surv(time, event))[, 1].
  it.each([
    ["whole days are exact", [3, 4, 4, 67_000], [3, 4, 4, 67_000]],
    ["numbers too large for a difference of 1 to count", [1e8, 1e8 + 1, 2e8], [1e8, 1e8, 2e8]],
    ["a chain of near neighbours takes its first value", [1 + 3e-8, 1 + 1e-8, 5, 1, 1 + 2e-8], [1, 1, 5, 1, 1]],
    ["neighbours beyond 1.5e-8 stay apart", [0.5, 0.50000004, 1], [0.5, 0.50000004, 1]]
  ])("ties as R's aeqSurv: %s", (_, time, tied) => {
    expect(Array.from(surv({time, event: time.map(() => 1)}).time)).toEqual(tied);
  });

  it("tells frequency from probability weights", () => {
    expect(surv({...good, weight: [1, 2, 3]}).weightKind).toBe("frequency");
    expect(surv({...good, weight: [1, 2.5, 3]}).weightKind).toBe("probability");
    expect(surv({...good, weight: [1, 2, 3], weightKind: "probability"}).weightKind).toBe("probability");
  });

  it("entry at the origin for everyone is no delayed entry", () => {
    expect(surv({...good, entry: [0, 0, 0]}).entry).toBeNull();
    expect(surv({...good, entry: [0, 1, 0]}).entry).toEqual(Float64Array.of(0, 1, 0));
  });
});

describe("eventTable", () => {
  // By hand, following 1 to 5 (entry, time]: (0, 3] event, (0, 3] censored, (3, 5] event, (1, 5] event, (6, 8] censored.
  const table = eventTable(surv({time: [3, 3, 5, 5, 8], event: [1, 0, 1, 1, 0], entry: [0, 0, 3, 1, 6]}));

  it("counts at risk those with entry < t ≤ time", () => {
    expect(table).toEqual({
      time: Float64Array.of(3, 5, 8),
      nRisk: Float64Array.of(3, 2, 1),
      nEntered: Float64Array.of(3, 1, 1),
      nEvent: Float64Array.of(1, 2, 0),
      nCensored: Float64Array.of(1, 0, 1)
    });
  });

  it("gives rows at further times, without changing the others", () => {
    const wider = eventTable(surv({time: [3, 3, 5, 5, 8], event: [1, 0, 1, 1, 0], entry: [0, 0, 3, 1, 6]}), {
      times: [0, 4, 7, 9]
    });
    expect(wider.time).toEqual(Float64Array.of(0, 3, 4, 5, 7, 8, 9));
    expect(wider.nRisk).toEqual(Float64Array.of(0, 3, 2, 2, 1, 1, 0));
    expect(wider.nEntered).toEqual(Float64Array.of(0, 3, 1, 0, 1, 0, 0));
    expect(() => eventTable(surv({time: [3], event: [1]}), {times: [-1]})).toThrow(
      "times[0] must be a finite number ≥ 0, got -1"
    );
  });

  it("of a group is that of its rows alone", () => {
    const follow = surv({time: [3, 3, 5, 5, 8], event: [1, 0, 1, 1, 0], entry: [0, 0, 3, 1, 6]});
    const parts = survByGroup(follow, ["b", "a", "b", "a", "a"]);
    expect(parts.map(({group}) => group)).toEqual(["a", "b"]);
    expect(eventTable(parts[0].follow)).toEqual(
      eventTable(surv({time: [3, 5, 8], event: [0, 1, 0], entry: [0, 1, 6]}))
    );
    expect(eventTable(parts[1].follow)).toEqual(eventTable(surv({time: [3, 5], event: [1, 1], entry: [0, 3]})));
  });
});
