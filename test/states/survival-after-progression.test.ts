import {describe, expect, it} from "vitest";
import {seededRandom} from "../../src/math/random.ts";
import {
  afterProgressionLandmark,
  afterProgressionRows,
  type ProgressedDays
} from "../../src/states/survival-after-progression.ts";
import {comparedTherapies, therapyContrast, type TherapyFollowUp} from "../../src/states/therapy-contrast.ts";
import {cox} from "../../src/survival/cox.ts";
import {surv} from "../../src/survival/surv.ts";

const patient = (change: Partial<ProgressedDays>): ProgressedDays => ({
  patientId: "P",
  progression: 100,
  entry: null,
  death: null,
  lastContact: 500,
  cutoff: null,
  next: null,
  ...change
});

const next = (start: number, arm: "ADC" | "other" | "unknown" = "ADC"): ProgressedDays["next"] => ({start, arm});
const rowsOf = (change: Partial<ProgressedDays>): (number | string)[][] => {
  const {time, entry, event, arm} = afterProgressionRows([patient(change)]);
  return time.map((at, i) => [entry[i] ?? NaN, at, event[i] ?? NaN, arm[i] ?? ""]);
};

describe("start-stop rows from the progression, by hand", () => {
  it.each<[string, Partial<ProgressedDays>, (number | string)[][]]>([
    ["no therapy, alive", {}, [[-1, 400, 0, "none"]]],
    ["no therapy, died", {death: 130}, [[-1, 30, 1, "none"]]],
    [
      "an ADC after 40 days, died",
      {death: 300, next: next(140)},
      [
        [-1, 40, 0, "none"],
        [40, 200, 1, "ADC"]
      ]
    ],
    ["another therapy on the day of the progression", {next: next(100, "other")}, [[-1, 400, 0, "other"]]],
    [
      "the day after it",
      {next: next(101, "other")},
      [
        [-1, 1, 0, "none"],
        [1, 400, 0, "other"]
      ]
    ],
    ["died on the day on which the therapy began", {death: 140, next: next(140)}, [[-1, 40, 1, "none"]]],
    [
      "died the day after",
      {death: 141, next: next(140)},
      [
        [-1, 40, 0, "none"],
        [40, 41, 1, "ADC"]
      ]
    ],
    ["died on the day of the progression: counts the day after", {death: 100}, [[-1, 1, 1, "none"]]],
    ["last seen on the day of the progression", {lastContact: 100}, [[-1, 0, 0, "none"]]],
    ["last seen before it", {lastContact: 99}, []],
    ["neither death nor last contact", {lastContact: null}, []],
    ["a therapy that may be an ADC ends the row", {death: 300, next: next(140, "unknown")}, [[-1, 40, 0, "none"]]],
    ["the same on the first day: no row", {death: 300, next: next(100, "unknown")}, []],
    ["death after the cut-off", {death: 300, cutoff: 250}, [[-1, 150, 0, "none"]]],
    ["death on the cut-off", {death: 250, cutoff: 250}, [[-1, 150, 1, "none"]]],
    [
      "entry before the therapy",
      {entry: 120, next: next(140)},
      [
        [20, 40, 0, "none"],
        [40, 400, 0, "ADC"]
      ]
    ],
    ["entry on the day of the therapy", {entry: 140, next: next(140)}, [[40, 400, 0, "ADC"]]],
    ["entry after it", {entry: 200, next: next(140)}, [[100, 400, 0, "ADC"]]],
    ["entry on the last day", {entry: 500}, []]
  ])("%s", (_, change, rows) => {
    expect(rowsOf(change)).toEqual(rows);
  });
});

describe("the landmark, 60 days after the progression, both sides of each limit", () => {
  const at = (change: Partial<ProgressedDays>): (number | string)[] => {
    const {time, event, arm, entry} = afterProgressionLandmark([patient(change)], 60);
    return time.length === 0 ? [] : [time[0] ?? NaN, event[0] ?? NaN, arm[0] ?? "", entry[0] ?? NaN];
  };

  it("death on the landmark day is out, the day after is in", () => {
    expect(at({death: 160})).toEqual([]);
    expect(at({death: 161})).toEqual([1, 1, "none", -1]);
  });

  it("last seen on the landmark day is out, the day after is in", () => {
    expect(at({lastContact: 160})).toEqual([]);
    expect(at({lastContact: 161})).toEqual([1, 0, "none", -1]);
  });

  it("a therapy on the landmark day counts, on the day after it does not", () => {
    expect(at({next: next(160, "other")})[2]).toBe("other");
    expect(at({next: next(161, "other")})[2]).toBe("none");
  });

  it("one that may be an ADC: begun by then it leaves the patient out, later it does not", () => {
    expect(at({next: next(160, "unknown")})).toEqual([]);
    expect(at({next: next(161, "unknown")})).toEqual([340, 0, "none", -1]);
  });

  it("entry after the landmark is kept, and a landmark has to be above 0", () => {
    expect(at({entry: 200})).toEqual([340, 0, "none", 40]);
    expect(at({entry: 160})).toEqual([340, 0, "none", -1]);
    expect(() => afterProgressionLandmark([], 0)).toThrow("landmark must be a finite number > 0, got 0");
  });
});

describe("a world in which the therapy changes nothing", () => {
  /** Death and start of the therapy are independent; which therapy it is, is a coin. Seed and sizes are fixed. */
  function indifferent(n: number): ProgressedDays[] {
    const random = seededRandom(11);
    return Array.from({length: n}, (_, i) => {
      const death = 100 + Math.ceil(-Math.log(random()) * 250);
      const start = 100 + Math.ceil(-Math.log(random()) * 120);
      const arm = random() < 0.5 ? "ADC" : "other";
      return patient({
        patientId: `P${i}`,
        death,
        lastContact: null,
        cutoff: 800,
        next: start < death ? {start, arm} : null
      });
    });
  }
  const cohort = indifferent(600);
  const alike = cohort.map(({patientId}) => ({patientId, line: 1, tumour: "breast", her2: null, hr: null}));
  const ratios = (follow: TherapyFollowUp): (number | null)[] => {
    const arms = new Map(follow.patientId.map((id, i) => [id, follow.arm[i] ?? "none"] as const));
    return therapyContrast(follow, comparedTherapies(alike, arms), {analysis: "simulated"}).map(
      ({estimate}) => estimate
    );
  };

  it("gives hazard ratios near 1 from the progression, against the other therapy and against none yet", () => {
    const found = ratios(afterProgressionRows(cohort));
    expect(found.length).toBe(3);
    // Standard errors of the three log ratios are below 0.13.
    for (const estimate of found) expect(Math.abs(Math.log(estimate ?? NaN))).toBeLessThan(0.26);
  });

  it("gives one near 1 from the landmark", () => {
    expect(Math.abs(Math.log(ratios(afterProgressionLandmark(cohort, 60))[0] ?? NaN))).toBeLessThan(0.26);
  });

  it("while by what was ever given, from the progression, the ADC seems to halve the hazard against nothing", () => {
    const naive = cohort.filter(({next: given}) => given === null || given.arm === "ADC");
    const time = naive.map(({death, cutoff}) => Math.min(death ?? 0, cutoff ?? 0) - 100);
    const event = naive.map(({death, cutoff}) => ((death ?? 0) <= (cutoff ?? 0) ? 1 : 0));
    const fit = cox(surv({time, event}), {adc: naive.map(({next: given}) => (given === null ? 0 : 1))});
    expect(Math.exp(fit.rows[0]?.estimate ?? NaN)).toBeLessThan(0.5);
  });
});

describe("who is compared", () => {
  const one = (patientId: string, change: object = {}) => ({
    patientId,
    line: 1,
    tumour: "breast",
    her2: null,
    hr: "positive",
    ...change
  });

  it("only cells in which both arms stand, with those of these cells who had no therapy", () => {
    const patients = [
      one("A"),
      one("B"),
      one("C"),
      one("D", {line: 2}),
      one("E", {line: 2}),
      one("F", {hr: null}),
      one("G", {tumour: "gastric", hr: null})
    ];
    const arms = new Map([
      ["A", "ADC"],
      ["B", "other"],
      ["C", "none"],
      ["D", "ADC"],
      ["E", "none"],
      ["F", "other"],
      ["G", "ADC"]
    ] as const);
    const {cellOf, among, outside} = comparedTherapies(patients, arms);
    expect([...cellOf]).toEqual([
      ["A", "line 1, breast, HR positive"],
      ["B", "line 1, breast, HR positive"],
      ["C", "line 1, breast, HR positive"]
    ]);
    expect(among).toEqual(["line", "tumour", "hr"]);
    // D and G stand where nobody got another therapy; F lacks the HR status that others with a tumour of the breast have.
    expect(outside).toEqual({code: "outside-of-arms", n: 3, lacking: 1, columns: ["hr"]});
  });

  it("HR status is asked for in breast cancer, and in no other tumour that has it", () => {
    const pair = (tumour: string) => [one("A", {tumour, hr: "negative"}), one("B", {tumour})];
    const arms = new Map([
      ["A", "ADC"],
      ["B", "other"]
    ] as const);
    expect(comparedTherapies(pair("Mammakarzinom"), arms).cellOf.size).toBe(0);
    const {cellOf, among} = comparedTherapies(pair("endometrial"), arms);
    expect([...cellOf.values()]).toEqual(["line 1, endometrial", "line 1, endometrial"]);
    expect(among).toEqual(["line", "tumour"]);
  });

  it("nobody of one arm, no cell in common, no event in an arm are refused by name", () => {
    const follow = (arms: readonly ("ADC" | "other")[], event: readonly (0 | 1)[]): TherapyFollowUp => ({
      patientId: arms.map((_, i) => `P${i}`),
      time: arms.map((_, i) => 1 + ((i * 3) % 10)),
      event,
      entry: arms.map(() => -1),
      arm: arms
    });
    const code = (given: TherapyFollowUp, line: (i: number) => number): string | undefined => {
      const patients = given.patientId.map((id, i) => one(id, {line: line(i)}));
      const arms = new Map(given.patientId.map((id, i) => [id, given.arm[i] ?? "none"] as const));
      return therapyContrast(given, comparedTherapies(patients, arms), {analysis: "x"})[0]?.refusal?.code;
    };
    const ten = Array.from({length: 10}, (_, i) => (i < 5 ? ("ADC" as const) : ("other" as const)));
    const ones = ten.map(() => 1 as const);
    expect(code(follow(ten, ones), () => 1)).toBeUndefined();
    expect(code(follow(ten.slice(0, 5), ones.slice(0, 5)), () => 1)).toBe("nobody-in-arm");
    expect(code(follow(ten, ones), (i) => (i < 5 ? 1 : 2))).toBe("no-combination-in-common");
    expect(
      code(
        follow(
          ten,
          ten.map((arm) => (arm === "ADC" ? 1 : 0))
        ),
        () => 1
      )
    ).toBe("no-event-in-group");
    expect(code(follow(ten.slice(1), ones.slice(1)), () => 1)).toBe("few-compared");
  });
});
