import {describe, expect, it} from "vitest";
import {outcomeCodebook, plannedMeaning} from "../../src/cohort/outcome-codebook.ts";

interface Asked {
  readonly column?: string;
  readonly plan?: Readonly<Record<string, string>>;
  readonly says?: readonly ("event" | "censored" | null)[];
}

/** What each code says, and whose word it is: `code kind basis`. */
function read(texts: readonly string[], {column = "status", plan = {}, says}: Asked = {}): string[] {
  return outcomeCodebook({
    file: "c.csv",
    column,
    texts,
    meaningOf: (text) => plan[text] ?? null,
    witnesses: says === undefined ? [] : [{column: "vital", says}]
  }).codes.map(({code, meaning, basis}) => `${code} ${meaning.kind} ${basis}`);
}

describe("outcomeCodebook", () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ["0/1", ["0", "1"], ["0 censored convention", "1 event convention"]],
    ["the same with decimals and zeros before", ["0.0", "01"], ["0.0 censored convention", "01 event convention"]],
    ["TRUE/FALSE", ["TRUE", "FALSE"], ["FALSE censored convention", "TRUE event convention"]],
    ["yes/no in German", ["Ja", "nein"], ["Ja event convention", "nein censored convention"]],
    ["words of vital status", ["Alive", "DEAD"], ["Alive censored word", "DEAD event word"]],
    ["words in French", ["vivant", "décédée"], ["décédée event word", "vivant censored word"]],
    ["words in Spanish", ["vivo", "fallecido"], ["fallecido event word", "vivo censored word"]],
    [
      "words of progression",
      ["PD", "no progression", "Death"],
      ["Death event word", "PD event word", "no progression censored word"]
    ],
    ["value labels", ["0:LIVING", "1:DECEASED"], ["0:LIVING censored value label", "1:DECEASED event value label"]],
    [
      "value labels the other way round",
      ["1 (alive)", "2 = dead"],
      ["1 (alive) censored value label", "2 = dead event value label"]
    ],
    [
      "words of why observation ended",
      ["PD/death", "AWD", "stopped for toxicity", "LTFU", "withdrawn", "on treatment", "alive with disease"],
      [
        "AWD censored word",
        "LTFU censored word",
        "PD/death event word",
        "alive with disease censored word",
        "on treatment censored word",
        "stopped for toxicity censored word",
        "withdrawn censored word"
      ]
    ],
    [
      "several words in a value label",
      ["1=PD/death", "2=ongoing, lost"],
      ["1=PD/death event value label", "2=ongoing, lost censored value label"]
    ],
    [
      "a word that says unknown",
      ["0", "1", "unknown"],
      ["0 censored convention", "1 event convention", "unknown unknown word"]
    ]
  ])("reads %s", (_, texts, expected) => {
    expect(read(texts)).toEqual(expected);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["1/2, the opposite in R and SPSS", ["1", "2"], ["1 open none", "2 open none"]],
    ["2 alone", ["2"], ["2 open none"]],
    ["0/2", ["0", "2"], ["0 open none", "2 open none"]],
    ["-1/1: a sign is part of a number", ["-1", "1"], ["-1 open none", "1 open none"]],
    ["-1 beside 0/1", ["0", "1", "-1"], ["-1 open none", "0 censored convention", "1 event convention"]],
    ["9 beside 0/1", ["0", "1", "9"], ["0 censored convention", "1 event convention", "9 open none"]],
    ["a third code", ["0", "1", "2"], ["0 censored convention", "1 event convention", "2 open none"]],
    ["a word that somebody doubted", ["dead", "dead?"], ["dead event word", "dead? open none"]],
    ["a word of two meanings", ["dead", "discontinued"], ["dead event word", "discontinued open none"]]
  ])("leaves %s open", (_, texts, expected) => {
    expect(read(texts)).toEqual(expected);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ["CNSR", ["0", "1"], ["0 event header", "1 censored header"]],
    ["CNSR", ["0", "1", "3"], ["0 event header", "1 censored header", "3 censored header"]],
    ["censored", ["0", "1"], ["0 event header", "1 censored header"]],
    ["is_alive", ["yes", "no"], ["no event header", "yes censored header"]],
    ["censored", ["event", "censored"], ["censored censored word", "event event word"]],
    ["status (1=censored, 2=dead)", ["1", "2"], ["1 censored header", "2 event header"]],
    ["status_1dead_2alive", ["1", "2"], ["1 event header", "2 censored header"]],
    ["Status: 0 = event, 1 = alive", ["0", "1"], ["0 event header", "1 censored header"]],
    ["survived", ["0", "1"], ["0 event header", "1 censored header"]],
    ["no_event", ["0", "1"], ["0 event header", "1 censored header"]],
    ["event (1=no event)", ["0", "1"], ["0 event header", "1 censored header"]],
    ["PFS", ["yes", "no"], ["no open none", "yes open none"]],
    ["ongoing", ["yes", "no"], ["no event header", "yes censored header"]],
    ["cens", ["0", "1"], ["0 open none", "1 open none"]],
    ["os_cens", ["0", "1"], ["0 open none", "1 open none"]],
    ["vital_status", ["0", "1"], ["0 open none", "1 open none"]],
    ["vital_status", ["alive", "dead"], ["alive censored word", "dead event word"]]
  ])("asks the name of the column: %s with %j", (column, texts, expected) => {
    expect(read(texts, {column})).toEqual(expected);
  });

  it.each([
    "NED",
    "remission",
    "complete_remission",
    "responder",
    "CR",
    "ORR",
    "DCR_flag",
    "clinical_benefit",
    "benefit",
    "cured",
    "Ansprechen",
    "best response",
    "pCR",
    "réponse"
  ])("%s names a good outcome, whose 1 is no event and may be one", (column) => {
    expect(read(["0", "1"], {column})).toEqual(["0 open none", "1 open none"]);
    expect(read(["no", "yes"], {column})).toEqual(["no open none", "yes open none"]);
    // Words say themselves what they mean.
    expect(read(["dead", "alive"], {column})).toEqual(["alive censored word", "dead event word"]);
  });

  it.each(["loss_of_response", "no_remission", "response_event", "progression_after_response", "status", "control_pd"])(
    "%s names an event",
    (column) => {
      expect(read(["0", "1"], {column})).toEqual(["0 censored convention", "1 event convention"]);
    }
  );

  it.each(["is_progression_free", "alive_flag", "event_free_yn", "os_censored"])(
    "%s asks for its absence",
    (column) => {
      expect(read(["0", "1"], {column})).toEqual(["0 event header", "1 censored header"]);
    }
  );

  it("leaves a word of leaving open where leaving is the event, and living with disease where a relapse is", () => {
    expect(read(["PD", "toxicity"], {column: "TTD_event"})).toEqual(["PD event word", "toxicity open none"]);
    // Where no other code is an event, toxicity may be it.
    expect(read(["toxicity", "censored"])).toEqual(["censored censored word", "toxicity open none"]);
    expect(read(["withdrawn", "1"])).toEqual(["1 event convention", "withdrawn censored word"]);
    expect(read(["DOD", "AWD", "NED"], {column: "RFS_status"})).toEqual([
      "AWD open none",
      "DOD event word",
      "NED censored word"
    ]);
  });

  it("takes the plan's word first, and no convention beside it that it contradicts", () => {
    expect(read(["1", "2"], {plan: {"1": "0", "2": "1"}})).toEqual(["1 censored plan", "2 event plan"]);
    expect(read(["1", "2"], {plan: {"2": "event"}})).toEqual(["1 open none", "2 event plan"]);
    expect(read(["0", "1"], {plan: {"0": "event"}})).toEqual(["0 event plan", "1 open none"]);
    expect(read(["0", "1", ""], {plan: {"": "censored"}})).toEqual([
      "0 censored convention",
      "1 event convention",
      " censored plan"
    ]);
    expect(read(["1", "0"], {column: "cens", plan: {"1": "event", "0": "censored"}})).toEqual([
      "0 censored plan",
      "1 event plan"
    ]);
  });

  it("lets a second column decide, from two records of each kind on", () => {
    const texts = ["1", "2", "1", "2"];
    const decided = ["1 censored second column", "2 event second column"];
    expect(read(texts, {says: ["censored", "event", "censored", "event"]})).toEqual(decided);
    expect(read(["1", "2", "2"], {says: ["censored", "event", "event"]})).toEqual(["1 open none", "2 open none"]);
    expect(read(texts, {says: ["censored", "event", "event", "event"]})).toEqual(["1 open none", "2 open none"]);
    expect(read(texts, {says: ["censored", "event", null, "event"]})).toEqual(["1 open none", "2 open none"]);
  });

  it("doubts 0/1 where a second column says the opposite throughout", () => {
    const texts = ["1", "0", "1", "0"];
    expect(read(texts, {says: ["censored", "event", "censored", "event"]})).toEqual(["0 open none", "1 open none"]);
    expect(read(texts, {says: ["event", "censored", "event", "censored"]})).toEqual([
      "0 censored second column",
      "1 event second column"
    ]);
  });

  it.each([
    ["event", {kind: "event"}],
    ["1", {kind: "event"}],
    ["0", {kind: "censored"}],
    ["", {kind: "unknown"}],
    ["unknown", {kind: "unknown"}],
    ["competing: death", {kind: "competing", cause: "death"}],
    ["event: relapse", {kind: "event", cause: "relapse"}],
    ["2", {kind: "open"}],
    ["-1", {kind: "open"}]
  ])("the plan's %s says %j", (text, meaning) => {
    expect(plannedMeaning(text)).toEqual(meaning);
  });
});
