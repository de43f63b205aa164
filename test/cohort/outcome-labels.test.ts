import {describe, expect, it} from "vitest";
import {headerLabels, wordSays, wordsSay} from "../../src/cohort/outcome-labels.ts";

const labels = (header: string) =>
  Object.fromEntries(headerLabels(header, {polarity: "event", endpoint: "unknown"})) as Record<string, string>;

describe("what a header says of its codes", () => {
  it.each([
    "status (1 = PD/death 2 = ongoing)",
    "status (1 = PD, death; 2 = alive, lost to follow-up)",
    "status 1=progression or death / 2=ongoing or lost",
    "status [1: PD death | 2: on treatment]",
    "status (PD/death=1 ongoing=2)",
    "status (PD, death = 1, alive, withdrawn = 2)",
    "status (PD or death: 1; ongoing or lost: 2)",
    "status (1 dead 2 alive)",
    "dead (1) alive (2)",
    "Status_1_dead_2_AWD",
    "status: 1 = PD, 2 = stopped for toxicity"
  ])("%s", (header) => {
    expect(labels(header)).toEqual({1: "event", 2: "censored"});
  });

  it.each(["alive=0 dead=1", "alive: 0, dead: 1", "0=alive 1=dead", "status_0alive_1dead", "status (0 alive 1 dead)"])(
    "%s",
    (header) => {
      expect(labels(header)).toEqual({0: "censored", 1: "event"});
    }
  );

  it.each(["status (1=PD/alive 2=ongoing/dead)", "status (1, 2)", "status of 12 months", "pd_or_death"])(
    "%s says nothing",
    (header) => {
      expect(labels(header)).toEqual({});
    }
  );
});

it("several words say one thing or nothing", () => {
  const say = (...texts: readonly string[]) => texts.map((text) => wordsSay(text, "progression"));
  expect(say("PD/death", "PD; death", "PD or death", "PD death", "Progress und Tod")).toEqual(Array(5).fill("event"));
  expect(say("ongoing / lost", "alive, withdrawn", "stopped for toxicity")).toEqual(Array(3).fill("censored"));
  expect(say("PD/alive", "dead no", "PD unknown", "dead?", "loss of response", "")).toEqual(Array(6).fill(null));
});

it("a word of an ending is open where it may be the event", () => {
  expect(["progression", "death", "unknown"].map((one) => wordSays("withdrawn", one as "death"))).toEqual(
    Array(3).fill("censored")
  );
  expect([wordSays("withdrawn", "end of therapy"), wordSays("ongoing", "end of therapy")]).toEqual([null, "censored"]);
  expect([wordSays("AWD", "relapse"), wordSays("AWD", "death")]).toEqual([null, "censored"]);
});
