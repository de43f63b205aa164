import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {analyze} from "../../src/analysis/analyze.ts";
import {readCohort} from "../../src/cohort/read-cohort.ts";
import {seededRandom} from "../../src/math/random.ts";
import type {PlanSpec} from "../../src/record/plan.ts";
import type {Result} from "../../src/record/result.ts";
import {Stopped} from "../../src/record/stopped.ts";
import {findingsBeforeNumbers} from "../../src/words/en/finding-effects.ts";

const plan: PlanSpec = {by: "column:arm", mapping: {time: "time", event: "event"}, unit: "months"};

/** What is estimated of each group. */
const estimates = ({curves}: Result): string =>
  JSON.stringify(curves.map(({group, n, median, estimate}) => [group, n, median, estimate]));

/** The estimates and what the terminal says before them; null where the run stops, which it says itself. */
async function told(text: string, asked: PlanSpec, role: "follow-up" | "lines") {
  const cohort = await readCohort([{name: "c.csv", text, role}], {
    ...(asked.mapping === undefined ? {} : {mapping: asked.mapping}),
    ...(asked.unit === undefined ? {} : {unit: asked.unit})
  });
  try {
    const result = await analyze(asked, cohort);
    return {estimates: estimates(result), said: findingsBeforeNumbers(result.issues)};
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
    return null;
  }
}

describe("a cell of the outcome that is blanked, recoded or re-worded", () => {
  const draw = seededRandom(20261129);
  const pick = <One>(of: readonly One[]): One => {
    const one = of[Math.floor(draw() * of.length)];
    if (one === undefined) throw new RangeError("of must hold something");
    return one;
  };

  /** Ready-made records: time, outcome, arm. */
  const records = Array.from({length: 40}, (_, i): [string, string, string] => [
    String(1 + Math.floor(draw() * 200) / 10),
    draw() < 0.6 ? "1" : "0",
    i % 2 === 0 ? "A" : "B"
  ]);
  const fileOf = (rows: readonly (readonly string[])[]): string =>
    `time,event,arm\n${rows.map((row) => row.join(",")).join("\n")}\n`;
  /** What a cell may become without saying the opposite: blanks, unknown, codes of nobody, and words for the same. */
  const others = ["", " ", "NA", "unknown", "2", "-1", "9", "x", "?", "lost?", "1/0", "event?"];
  const same = {
    "1": ["1.0", "TRUE", "yes", "dead", "Progression", "01"],
    "0": ["0.0", "false", "no", "alive", "NED", "alive with disease"]
  };

  it("never changes an estimate of ready-made follow-up in silence", async () => {
    const before = await told(fileOf(records), plan, "follow-up");
    for (let run = 0; run < 150; run += 1) {
      const few = 1 + Math.floor(draw() * 6);
      const rows = records.map((row) => [...row]);
      for (let k = 0; k < few; k += 1) {
        const row = pick(rows);
        row[1] = draw() < 0.7 ? pick(others) : pick(same[row[1] === "1" ? "1" : "0"]);
      }
      const after = await told(fileOf(rows), plan, "follow-up");
      if (after !== null && after.estimates !== before?.estimates) expect([run, after.said]).not.toEqual([run, []]);
    }
  });

  it("never changes one when every cell is re-worded alike", async () => {
    const before = await told(fileOf(records), plan, "follow-up");
    for (const event of same["1"])
      for (const censored of same["0"]) {
        const after = await told(
          fileOf(records.map(([time, code, arm]) => [time, code === "1" ? event : censored, arm])),
          plan,
          "follow-up"
        );
        expect([event, censored, after?.estimates]).toEqual([event, censored, before?.estimates]);
      }
  });

  const sample = readFileSync(new URL("../../data-samples/breast-sequential.csv", import.meta.url), "utf8");
  const [header = "", ...lines] = sample.trimEnd().split("\n").slice(0, 260);
  const names = header.split(",");

  it("never changes an estimate of lines of therapy in silence", async () => {
    const asked: PlanSpec = {by: "sequence"};
    const before = await told([header, ...lines].join("\n"), asked, "lines");
    const words = ["x", "soon", "??", "12.5", "1e9", "tbd", "siehe Brief", "> 12 mo", "unknown", "2021-13-45"];
    for (let run = 0; run < 40; run += 1) {
      const changed = lines.map((line) => line.split(","));
      for (let k = 0; k < 1 + Math.floor(draw() * 4); k += 1) {
        const column = names.indexOf(pick(["progression", "death", "last_contact", "last_assessment"]));
        const filled = changed.filter((cells) => cells[column] !== "");
        pick(filled)[column] = pick(words);
      }
      const after = await told([header, ...changed.map((cells) => cells.join(","))].join("\n"), asked, "lines");
      if (after !== null && after.estimates !== before?.estimates) expect([run, after.said]).not.toEqual([run, []]);
    }
  }, 120_000);
});
