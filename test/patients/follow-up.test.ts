import {table, type ColumnTable} from "arquero";
import {describe, expect, it} from "vitest";
import type {Cohort} from "../../src/cohort/cohort.ts";
import {deriveFollowUp, endpointGrid} from "../../src/patients/follow-up-table.ts";
import type {FollowUpOptions} from "../../src/patients/follow-up.ts";

type Day = number | null;
interface Given {
  readonly id?: string;
  readonly position?: Day;
  readonly start?: number;
  readonly end?: Day;
  readonly progression?: Day;
  readonly last_assessment?: Day;
  readonly next_start?: Day;
  readonly stop_reason?: string | null;
  readonly death?: Day;
  readonly last_contact?: Day;
  readonly data_cutoff?: Day;
  readonly entry?: Day;
}

const exposuresOf = (given: readonly Given[]): ColumnTable =>
  table({
    patient_id: given.map(({id = "P1"}) => id),
    exposure: given.map((_, i) => i + 1),
    position: given.map(({position = 1}) => position),
    start: given.map(({start = 0}) => start),
    end: given.map(({end = null}) => end),
    progression: given.map(({progression = null}) => progression),
    last_assessment: given.map((row) => row.last_assessment ?? null),
    next_start: given.map((row) => row.next_start ?? null),
    stop_reason: given.map((row) => row.stop_reason ?? null),
    file: given.map(() => "c.csv")
  });

function cohortOf(given: readonly Given[], assessments: readonly [string, number][] | null = null): Cohort {
  const first = [...new Map(given.toReversed().map((row) => [row.id ?? "P1", row])).entries()];
  return {
    shape: "lines",
    lines: table({}),
    adverseEvents: null,
    followUp: null,
    unit: "days",
    issues: [],
    ledger: [],
    sources: [],
    mapping: {},
    assessments:
      assessments === null
        ? null
        : table({patient_id: assessments.map(([id]) => id), day: assessments.map(([, day]) => day)}),
    patients: table({
      patient_id: first.map(([id]) => id),
      death: first.map(([, {death = null}]) => death),
      last_contact: first.map(([, row]) => row.last_contact ?? null),
      data_cutoff: first.map(([, row]) => row.data_cutoff ?? null),
      entry: first.map(([, {entry = null}]) => entry)
    })
  };
}

const derive = (
  given: Given | readonly Given[],
  endpoint = "rwPFS@1",
  options: FollowUpOptions = {},
  assessments: readonly [string, number][] | null = null
) => {
  const rows = Array.isArray(given) ? (given as readonly Given[]) : [given as Given];
  return deriveFollowUp(exposuresOf(rows), cohortOf(rows, assessments), endpoint, options);
};
/** time, event, cause, reason of the only exposure. */
const outcome = (...args: Parameters<typeof derive>) => {
  const [row] = derive(...args).followUp.objects() as {
    time: number;
    event: number;
    cause: string | null;
    reason: string;
  }[];
  return row === undefined ? null : [row.time, row.event, row.cause, row.reason];
};

// Every expected value is worked by hand from the wording of the rule in DESIGN and in the endpoint's own definition.
describe("rwPFS@1", () => {
  it.each<[string, Given, [number, number, string | null, string]]>([
    [
      "progression after the start is the event",
      {start: 10, progression: 153, last_assessment: 110, last_contact: 300},
      [143, 1, "progression", "event: progression on day 143"]
    ],
    [
      "progression wins over a later death",
      {progression: 50, death: 60, last_assessment: 40},
      [50, 1, "progression", "event: progression on day 50"]
    ],
    [
      "progression on the day of the start is not after it",
      {progression: 0, last_assessment: 42, last_contact: 90},
      [42, 0, null, "censored: last assessment on day 42; progression on the day of the start is not counted"]
    ],
    [
      "death 60 days after the last assessment is an event",
      {last_assessment: 40, death: 100},
      [100, 1, "death", "event: death on day 100, 60 days after the last assessment"]
    ],
    [
      "death 61 days after the last assessment is not",
      {last_assessment: 40, death: 101},
      [
        40,
        0,
        null,
        "censored: last assessment on day 40; death on day 101, 61 days after the last assessment, is beyond the window of 60 days"
      ]
    ],
    [
      "without an event the last assessment censors, told against the cut-off",
      {last_assessment: 188, last_contact: 195, data_cutoff: 200},
      [188, 0, null, "censored: last assessment, 12 days before the cut-off"]
    ],
    [
      "an assessment after the next line started does not count",
      {last_assessment: 120, next_start: 100, last_contact: 300},
      [100, 0, null, "censored: start of the next line on day 100"]
    ],
    [
      "an assessment after the cut-off does not count",
      {last_assessment: 120, data_cutoff: 100, last_contact: 120},
      [100, 0, null, "censored: data cut-off on day 100"]
    ],
    [
      "progression after the next line started does not count",
      {progression: 110, last_assessment: 90, next_start: 100},
      [90, 0, null, "censored: last assessment on day 90; progression on day 110 came after the next line started"]
    ],
    [
      "progression on the day of the next start counts",
      {progression: 100, last_assessment: 90, next_start: 100},
      [100, 1, "progression", "event: progression on day 100"]
    ],
    [
      "progression after the cut-off does not count",
      {progression: 110, last_assessment: 90, data_cutoff: 100},
      [
        90,
        0,
        null,
        "censored: last assessment, 10 days before the cut-off; progression on day 110 came after the cut-off"
      ]
    ],
    [
      "a death on the next line does not count",
      {last_assessment: 90, next_start: 100, death: 120},
      [90, 0, null, "censored: last assessment on day 90; death on day 120 came after the next line started"]
    ],
    [
      "without an assessment, death at any time before the next line is an event",
      {death: 400, last_contact: 400},
      [400, 1, "death", "event: death on day 400"]
    ],
    [
      "without an assessment, the last contact censors",
      {last_contact: 260},
      [260, 0, null, "censored: last contact on day 260"]
    ],
    [
      "without an assessment, the next line censors when it comes first",
      {last_contact: 260, next_start: 70},
      [70, 0, null, "censored: start of the next line on day 70"]
    ],
    [
      "without an assessment, a death on the next line is censored when that starts",
      {death: 260, next_start: 70},
      [70, 0, null, "censored: start of the next line on day 70; death on day 260 came after the next line started"]
    ],
    [
      "without an assessment and last contact, the next line still censors",
      {next_start: 70},
      [70, 0, null, "censored: start of the next line on day 70"]
    ],
    [
      "a death after the cut-off is censored at the cut-off",
      {death: 260, data_cutoff: 200},
      [200, 0, null, "censored: data cut-off on day 200; death on day 260 came after the cut-off"]
    ],
    [
      "an assessment before the start censors at day 0",
      {start: 20, last_assessment: 10, last_contact: 90},
      [0, 0, null, "censored: nothing seen after the start (last assessment was before it) on day 0"]
    ],
    [
      "a stop for progression without a day is no event",
      {end: 80, last_assessment: 60, stop_reason: "progression"},
      [
        60,
        0,
        null,
        "censored: last assessment on day 60; stopped for progression, but no day of progression is recorded"
      ]
    ]
  ])("%s", (_, given, expected) => {
    expect(outcome(given)).toEqual(expected);
  });

  it("the earlier of the plan's and the patient's cut-off holds", () => {
    expect(outcome({last_assessment: 120, data_cutoff: 100}, "rwPFS@1", {cutoff: 90})?.[0]).toBe(90);
    expect(outcome({last_assessment: 120, data_cutoff: 100}, "rwPFS@1", {cutoff: 110})?.[0]).toBe(100);
  });

  it("carries origin, day and name", () => {
    expect(derive({start: 10, progression: 153}, "rwPFS@1").followUp.objects()).toEqual([
      {
        patient_id: "P1",
        exposure: 1,
        position: 1,
        endpoint: "rwPFS@1",
        time: 143,
        event: 1,
        cause: "progression",
        reason: "event: progression on day 143",
        imputed: false,
        origin: 10,
        day: 153,
        entry: null
      }
    ]);
  });

  it("an exposure with neither event nor day of censoring is on the ledger with a warning", () => {
    const {followUp, issues, ledger} = derive({});
    expect(followUp.numRows()).toBe(0);
    expect(issues.map(({code, severity}) => [code, severity])).toEqual([["no-follow-up", "warning"]]);
    expect(ledger.map(({step, unit, reason, patientId}) => [step, unit, reason, patientId])).toEqual([
      ["endpoint", "exposure", "no-follow-up", "P1"]
    ]);
  });

  it("an exposure that starts after the cut-off is on the ledger", () => {
    expect(derive({start: 50, progression: 60}, "rwPFS@1", {cutoff: 49}).ledger.map(({reason}) => reason)).toEqual([
      "start-after-cutoff"
    ]);
  });
});

describe("rwPFS@2, which rwPFS means", () => {
  it.each<[string, Given, readonly [number, number, string | null]]>([
    ["a death 61 days after the last assessment is an event", {last_assessment: 40, death: 101}, [101, 1, "death"]],
    [
      "so is one ten days after the last dose and eighty after the last scan",
      {end: 120, last_assessment: 50, death: 130},
      [130, 1, "death"]
    ],
    ["and one years later without another line", {last_assessment: 40, death: 1400}, [1400, 1, "death"]],
    ["not on the day of the next line", {last_assessment: 40, next_start: 101, death: 101}, [40, 0, null]],
    ["the day before it is", {last_assessment: 40, next_start: 102, death: 101}, [101, 1, "death"]],
    ["not after the cut-off", {last_assessment: 40, data_cutoff: 100, death: 101}, [40, 0, null]],
    ["a progression before it comes first", {progression: 60, last_assessment: 40, death: 101}, [60, 1, "progression"]],
    ["without an event the last assessment censors", {last_assessment: 40, last_contact: 300}, [40, 0, null]]
  ])("%s", (_, given, expected) => {
    for (const endpoint of ["rwPFS", "rwPFS@2"]) expect(outcome(given, endpoint)?.slice(0, 3)).toEqual(expected);
    expect(derive(given, "rwPFS").followUp.get("endpoint", 0)).toBe("rwPFS@2");
  });

  it("two missed visits are twice the interval between assessments that is usual in the cohort", () => {
    // Gaps on the ADCs: 40, 60, 50 in P1 and 50 in P2, whose later assessments are not of this ADC: median 50, window 100 days.
    const given: Given[] = [
      {id: "P1", progression: 150, last_assessment: 100},
      {id: "P2", last_assessment: 50, death: 150},
      {id: "P3", last_assessment: 0, death: 101}
    ];
    const seen: [string, number][] = [
      ["P1", 100],
      ["P1", 40],
      ["P1", 150],
      ["P2", 50],
      ["P2", 900]
    ];
    const {followUp} = derive(given, "rwPFS", {deathWindowDays: "two missed visits"}, seen);
    expect(followUp.array("endpoint")).toEqual(
      Array.from({length: 3}, () => "rwPFS@2[deathWindowDays=two missed visits]")
    );
    expect([followUp.array("time"), followUp.array("event")]).toEqual([
      [150, 150, 0],
      [1, 1, 0]
    ]);
  });

  it("without assessments the interval is that from the last assessment to progression, and without any the rule is off", () => {
    const given = (progression: number): Given[] => [
      {id: "P1", progression, last_assessment: 100},
      {id: "P2", last_assessment: 50, death: 151}
    ];
    const second = (progression: number): unknown =>
      derive(given(progression), "rwPFS", {deathWindowDays: "two missed visits"}).followUp.get("event", 1);
    expect([second(150), second(151), second(100)]).toEqual([0, 1, 1]);
  });
});

describe("delayed entry", () => {
  it.each<[Day, Day]>([
    [null, null],
    [-30, 0],
    [0, 0],
    [40, 40]
  ])("entry %j gives %j days from the origin", (entry, expected) => {
    expect(derive({progression: 90, entry}).followUp.get("entry", 0)).toBe(expected);
  });

  it("an exposure that ended before observation began is on the ledger", () => {
    expect(derive({progression: 90, entry: 90}).ledger.map(({reason}) => reason)).toEqual(["entry-after-follow-up"]);
  });

  it("counted from ADC1, a later exposure is observed from its own start", () => {
    const given = [
      {position: 1, start: 10, progression: 100},
      {position: 2, start: 120, progression: 200}
    ];
    const {followUp} = derive(given, "rwPFS@1", {clock: "ADC1"});
    expect([followUp.array("time"), followUp.array("origin"), followUp.array("entry")]).toEqual([
      [90, 190],
      [10, 10],
      [null, 110]
    ]);
  });

  it("rwPFS2 is one time a patient: from ADC1 to the progression on ADC2, at risk from ADC2 on", () => {
    const given = [
      {position: 1, start: 10, progression: 100},
      {position: 2, start: 120, progression: 200},
      {position: 3, start: 210, progression: 260}
    ];
    const {followUp, ledger} = derive(given, "rwPFS2");
    expect(followUp.objects()).toMatchObject([
      {position: 2, endpoint: "rwPFS2@1", time: 190, event: 1, cause: "progression", origin: 10, day: 200, entry: 110}
    ]);
    expect(ledger.map(({reason, detail}) => [reason, detail.match(/exposure \d/)?.[0]])).toEqual([
      ["not-second-adc", "exposure 1"],
      ["not-second-adc", "exposure 3"]
    ]);
  });

  it("counted from ADC1, an exposure before it has no time", () => {
    expect(
      derive([{position: null, start: 0, progression: 5}], "rwPFS@1", {clock: "ADC1"}).ledger.map(({reason}) => reason)
    ).toEqual(["no-adc1"]);
  });
});

describe("the other endpoints", () => {
  it.each<[string, string, Given, [number, number, string | null, string]]>([
    [
      "rwOS counts death on a later line",
      "rwOS",
      {next_start: 70, death: 400, last_contact: 400},
      [400, 1, "death", "event: death on day 400"]
    ],
    [
      "rwOS is censored at the last contact",
      "rwOS",
      {next_start: 70, last_contact: 300, data_cutoff: 310},
      [300, 0, null, "censored: last contact, 10 days before the cut-off"]
    ],
    [
      "rwOS is never later than the cut-off",
      "rwOS",
      {death: 400, data_cutoff: 310},
      [310, 0, null, "censored: data cut-off on day 310; death on day 400 came after the cut-off"]
    ],
    [
      "rwTTNT counts the next line",
      "rwTTNT",
      {next_start: 70, death: 400},
      [70, 1, "next line", "event: next line on day 70"]
    ],
    ["rwTTNT counts death before a next line", "rwTTNT", {death: 400}, [400, 1, "death", "event: death on day 400"]],
    [
      "rwTTD is the last dose when a next line was started",
      "rwTTD",
      {end: 60, next_start: 90, last_contact: 200},
      [60, 1, "discontinuation", "event: discontinuation on day 60 (a next line was started)"]
    ],
    [
      "rwTTD is the last dose when the patient died",
      "rwTTD",
      {end: 60, death: 75},
      [60, 1, "discontinuation", "event: discontinuation on day 60 (the patient died)"]
    ],
    ["rwTTD is death where no last dose is recorded", "rwTTD", {death: 75}, [75, 1, "death", "event: death on day 75"]],
    [
      "rwTTD is the next start where no last dose is recorded",
      "rwTTD",
      {next_start: 90},
      [
        90,
        1,
        "discontinuation",
        "event: discontinuation on day 90, when the next line started (no last dose is recorded)"
      ]
    ],
    [
      "rwTTD counts a recorded reason",
      "rwTTD",
      {end: 60, stop_reason: "toxicity", last_contact: 70},
      [60, 1, "discontinuation", "event: discontinuation on day 60 (stopped: toxicity)"]
    ],
    [
      "rwTTD counts 120 days without a dose",
      "rwTTD",
      {end: 60, last_contact: 180},
      [60, 1, "discontinuation", "event: discontinuation on day 60 (120 days without a dose)"]
    ],
    [
      "rwTTD is censored at the last dose when 119 days passed",
      "rwTTD",
      {end: 60, last_contact: 179},
      [60, 0, null, "censored: last dose on day 60; last dose on day 60 is not yet a discontinuation"]
    ],
    [
      "rwTTD is censored at the last contact while on treatment",
      "rwTTD",
      {last_contact: 179},
      [179, 0, null, "censored: last contact on day 179"]
    ],
    [
      "rwTTD knows nothing of a next line after the cut-off",
      "rwTTD",
      {end: 60, next_start: 150, last_contact: 200, data_cutoff: 100},
      [60, 0, null, "censored: last dose, 40 days before the cut-off; last dose on day 60 is not yet a discontinuation"]
    ],
    [
      "TTF is the earliest of progression, discontinuation and death",
      "TTF",
      {progression: 50, end: 60, next_start: 90},
      [50, 1, "progression", "event: progression on day 50"]
    ],
    [
      "TTF counts a stop for toxicity",
      "TTF",
      {end: 40, stop_reason: "toxicity", progression: 90},
      [40, 1, "discontinuation", "event: discontinuation on day 40 (stopped: toxicity)"]
    ]
  ])("%s", (_, endpoint, given, expected) => {
    expect(outcome(given, endpoint)).toEqual(expected);
  });

  it("an unknown name is the caller's mistake, with the one probably meant", () => {
    expect(() => derive({}, "rwPF")).toThrow(
      /endpoint must be one of rwPFS@2, rwPFS@1, .* got rwPF; did you mean rwPFS\?/
    );
    expect(() => derive({}, "rwPFS@7")).toThrow(RangeError);
  });
});

describe("the settings of an endpoint", () => {
  it("progression in the first 14 days is ignored, on the 15th not", () => {
    expect(outcome({progression: 14, last_assessment: 42}, "rwPFS@1", {ignoreProgressionDays: 14})).toEqual([
      42,
      0,
      null,
      "censored: last assessment on day 42; progression on day 14 is not counted (first 14 days)"
    ]);
    expect(outcome({progression: 15, last_assessment: 42}, "rwPFS@1", {ignoreProgressionDays: 14})?.[1]).toBe(1);
  });

  it("where no assessment is recorded the first 14 days are not ignored", () => {
    expect(outcome({progression: 5, last_contact: 42}, "rwPFS@1", {ignoreProgressionDays: 14})?.slice(0, 2)).toEqual([
      5, 1
    ]);
  });

  it("the death window is 30 days, or none", () => {
    expect(outcome({last_assessment: 40, death: 80}, "rwPFS@1", {deathWindowDays: 30})?.slice(0, 2)).toEqual([40, 0]);
    expect(outcome({last_assessment: 40, death: 400}, "rwPFS@1", {deathWindowDays: null})?.slice(0, 2)).toEqual([
      400, 1
    ]);
  });

  it("the next line does not censor when it is ignored", () => {
    expect(
      outcome({last_assessment: 90, next_start: 70, progression: 120}, "rwPFS@1", {nextLine: "ignored"})?.slice(0, 3)
    ).toEqual([120, 1, "progression"]);
  });

  it("a gap of more than 90 days between assessments censors before it", () => {
    const given = {progression: 300, last_assessment: 180};
    const seen = (days: readonly number[]): [string, number][] => days.map((day) => ["P1", day]);
    expect(outcome(given, "rwPFS@1", {visitGapDays: 90}, seen([40, 80, 180]))).toEqual([
      80,
      0,
      null,
      "censored: last assessment on day 80, before a gap of more than 90 days"
    ]);
    expect(outcome(given, "rwPFS@1", {visitGapDays: 120}, seen([40, 80, 180]))?.slice(0, 2)).toEqual([300, 1]);
    expect(outcome({...given, progression: 271}, "rwPFS@1", {visitGapDays: 90}, seen([90, 180]))?.slice(0, 2)).toEqual([
      180, 0
    ]);
    expect(outcome({...given, progression: 270}, "rwPFS@1", {visitGapDays: 90}, seen([90, 180]))?.slice(0, 2)).toEqual([
      270, 1
    ]);
  });

  it("without an assessments file the gap rule is off and says so", () => {
    const {followUp, issues} = derive({progression: 300, last_assessment: 180}, "rwPFS@1", {visitGapDays: 90});
    expect(followUp.get("time", 0)).toBe(300);
    expect(issues.map(({code}) => code)).toEqual(["visit-gap-not-assessable"]);
  });

  it("an undated progression is an event at the end of the line only when asked", () => {
    expect(
      outcome({end: 80, last_assessment: 60, stop_reason: "progression"}, "rwPFS@1", {
        undatedProgression: "event at end"
      })
    ).toEqual([80, 1, "progression", "event: progression on day 80, taken from the end of the line"]);
  });

  it("a changed setting shows in the name, and a number that is no day is the caller's mistake", () => {
    expect(derive({progression: 5}, "rwPFS@1", {deathWindowDays: 30}).followUp.get("endpoint", 0)).toBe(
      "rwPFS@1[deathWindowDays=30]"
    );
    expect(derive({progression: 5}, "rwPFS@1", {deathWindowDays: 60}).followUp.get("endpoint", 0)).toBe("rwPFS@1");
    expect(() => derive({}, "rwPFS@1", {deathWindowDays: 1.5})).toThrow(
      "deathWindowDays must be a whole number of days, 0 or more, got 1.5"
    );
  });

  it("a grid puts every combination of settings side by side", () => {
    const given = [{last_assessment: 40, death: 80}];
    const {followUp} = endpointGrid(exposuresOf(given), cohortOf(given), "rwPFS@1", {
      deathWindowDays: [30, 60],
      nextLine: ["censors", "ignored"]
    });
    expect(followUp.array("endpoint")).toEqual([
      "rwPFS@1[deathWindowDays=30]",
      "rwPFS@1[deathWindowDays=30, nextLine=ignored]",
      "rwPFS@1",
      "rwPFS@1[nextLine=ignored]"
    ]);
    expect(followUp.array("event")).toEqual([0, 0, 1, 1]);
  });
});

it("every exposure is in the follow-up or on the ledger", () => {
  const given: Given[] = Array.from({length: 60}, (_, i) => ({
    id: `P${i}`,
    start: i % 7,
    progression: i % 3 === 0 ? 40 + i : null,
    last_assessment: i % 4 === 0 ? 30 + i : null,
    death: i % 5 === 0 ? 200 : null,
    last_contact: i % 6 === 0 ? 200 : null,
    entry: i % 11 === 0 ? 60 : null
  }));
  for (const endpoint of ["rwPFS", "rwPFS-flatiron", "rwPFS2", "rwTTNT", "rwTTD", "TTF", "rwOS"]) {
    const {followUp, ledger} = derive(given, endpoint, {cutoff: 5});
    expect(followUp.numRows() + ledger.length).toBe(given.length);
    for (const time of followUp.array("time") as number[]) expect(time).toBeGreaterThanOrEqual(0);
  }
});
