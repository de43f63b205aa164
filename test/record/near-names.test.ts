import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {nearNames} from "../../src/record/near-names.ts";
import {drugNames} from "../../src/adc/other-drug-index.ts";
import {nearMiss} from "../../src/record/near-miss.ts";

/** What it stands for: each of the names whose length is near, one after the other. */
function oneByOne(text: string, names: readonly string[]): string | null {
  const slack = Math.max(1, Math.floor(text.length / 4));
  return nearMiss(
    text,
    names.filter((name) => Math.abs(name.length - text.length) <= slack)
  );
}

const otherDrugNames = drugNames().map(({name}) => name);

describe("the name that is near among many", () => {
  const letters = fc.string({unit: fc.constantFrom("a", "b", "B", "c", "-", " ", "é", "雪"), maxLength: 14});

  it("is the one that is found name by name", () => {
    fc.assert(
      fc.property(fc.array(letters, {maxLength: 30}), letters, (names, text) => {
        expect(nearNames(names)(text)).toBe(oneByOne(text, names));
      }),
      {numRuns: 2000}
    );
  });

  it("is so for drugs with slips of any kind", () => {
    const near = nearNames(otherDrugNames);
    const slip = fc.tuple(
      fc.constantFrom(...otherDrugNames),
      fc.nat(),
      fc.nat({max: 3}),
      fc.constantFrom("e", "x", "Z")
    );
    fc.assert(
      fc.property(slip, ([name, at, kind, letter]) => {
        const i = at % (name.length + 1);
        const text =
          kind === 0
            ? `${name.slice(0, i)}${name.slice(i + 1)}`
            : kind === 1
              ? `${name.slice(0, i)}${letter}${name.slice(i)}`
              : kind === 2
                ? `${name.slice(0, i)}${letter}${name.slice(i + 1)}`
                : name.slice(0, i);
        expect(near(text)).toBe(oneByOne(text, otherDrugNames));
      }),
      {numRuns: 300}
    );
  });

  it("takes one edit for every four characters and no more", () => {
    const near = nearNames(["docetaxel"]);
    expect(near("doxetaxel")).toBe("docetaxel");
    expect(near("doxetaxol")).toBe("docetaxel");
    expect(near("doxetuxol")).toBeNull();
  });
});
