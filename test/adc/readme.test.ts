import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {catalogue} from "../../src/adc/catalogue.ts";
import {classifyTransition} from "../../src/adc/classify-transition.ts";

const readme = readFileSync(new URL("../../src/adc/README.md", import.meta.url), "utf8");
const front = readFileSync(new URL("../../README.md", import.meta.url), "utf8");
const cellsOf = (page: string): [string, string, string, string, string, string][] =>
  [...page.matchAll(/^\| (T\d)-(P\d) \| (.+?) \| (.+?) \| (.+?) → (.+?) \|$/gmu)].map(
    (match) => match.slice(1) as [string, string, string, string, string, string]
  );
const cells = cellsOf(readme);

describe("the table of cells that readers check the rules by", () => {
  it("is the same on the project's front page", () => {
    expect(cellsOf(front)).toEqual(cells);
  });

  it("has all twelve", () => {
    expect(cells.map(([target, payload]) => `${target}-${payload}`)).toEqual(
      ["T0", "T1", "T2"].flatMap((target) => ["P0", "P1", "P2", "P3"].map((payload) => `${target}-${payload}`))
    );
  });

  it.each(cells)("%s-%s is %s (%s): %s → %s", (target, payload, headline, subtype, from, to) => {
    expect(classifyTransition(from, to)).toMatchObject({target, payload, headline, subtype});
  });

  it("names rightly the pairs of single agents that make T1-P0", () => {
    const pairs = catalogue.flatMap((a) => catalogue.map((b) => ({a, b, ...classifyTransition(a, b)})));
    const found = pairs.filter(({target, payload}) => target === "T1" && payload === "P0");
    const named = [
      ["Dato-DXd", "AK146D1"],
      ["VBC101", "JS212"],
      ["HMBD-501", "JS212"],
      ["ALK202", "JS212"]
    ].flatMap(([a, b]) => [`${a} → ${b}`, `${b} → ${a}`]);
    expect(found.map(({a, b}) => `${a.label} → ${b.label}`).toSorted()).toEqual(named.toSorted());
  });

  it("carries the caution with its numbers", () => {
    expect(readme).toMatch(/A swap is a description, not a benefit/);
    expect(readme).toMatch(/82 patients[\s\S]*11 % responded[\s\S]*2\.1 months[\s\S]*no control/);
  });
});
