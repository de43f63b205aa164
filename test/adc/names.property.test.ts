import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {agentNames} from "../../src/adc/agent.ts";
import {catalogue} from "../../src/adc/catalogue.ts";
import {normalForm} from "../../src/adc/normal-form.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";

const names = catalogue
  .flatMap((agent) => agentNames(agent).map((name) => ({name, id: agent.id})))
  .filter(({name}) => name !== "BV");
const named = fc.constantFrom(...names);
/** Hyphen-minus, hyphen, non-breaking hyphen, figure dash, en dash, minus, small and full-width hyphen. */
const hyphen = fc.constantFrom("-", "\u2010", "\u2011", "\u2012", "\u2013", "\u2212", "\ufe63", "\uff0d", "");
const space = fc.constantFrom(" ", "  ", "\u00a0", "\u2009", "\u202f", "\t");

/** The same name with other case, hyphens and spaces. */
const variant = fc
  .tuple(named, fc.array(fc.boolean(), {minLength: 80, maxLength: 80}), hyphen, space, fc.tuple(space, space))
  .map(([{name, id}, upper, dash, gap, [before, after]]) => {
    const cased = Array.from(name, (letter, i) => (upper[i] ? letter.toUpperCase() : letter.toLowerCase())).join("");
    return {text: `${before}${cased.replaceAll("-", dash).replaceAll(" ", gap)}${after}`, name, id};
  });

describe("names are read whatever their case, spaces and hyphens", () => {
  it("every name of the catalogue, with random case, hyphens of Unicode and spaces, is its agent", () => {
    fc.assert(
      fc.property(variant, ({text, id}) => {
        const resolution = resolveAgent(text);
        expect(resolution.kind === "adc" ? resolution.agent.id : resolution).toBe(id);
      }),
      {numRuns: 2000}
    );
  });

  it("a partner before or behind does not change the conjugate", () => {
    const partner = fc.constantFrom("pembrolizumab", "capecitabine", "bevacizumab", "carboplatin");
    const sign = fc.constantFrom(" + ", "+", "; ", ", ", " and ", " & ", " plus ");
    fc.assert(
      fc.property(named, partner, sign, fc.boolean(), ({name, id}, drug, separator, first) => {
        const {adcs, partners, unresolved} = parseRegimen(
          first ? `${drug}${separator}${name}` : `${name}${separator}${drug}`
        );
        expect(adcs.map((adc) => (adc.kind === "adc" ? adc.agent.id : adc.name))).toEqual([id]);
        expect(partners.map((one) => one.drug)).toContain(drug);
        expect(unresolved).toEqual([]);
      }),
      {numRuns: 1000}
    );
  });

  it("the normal form of a normal form is itself", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme", maxLength: 30}), (text) => {
        const once = normalForm(text);
        expect(normalForm(once)).toBe(once);
      })
    );
  });

  it("no text makes the parser throw, and every text that is not blank is accounted for", () => {
    fc.assert(
      fc.property(fc.string({unit: "grapheme", maxLength: 60}), (text) => {
        const {adcs, partners, unresolved} = parseRegimen(text);
        if (/\p{L}{4,}/u.test(text) && !/\b(?:cycle|dose|weekly|therapy)/i.test(text))
          expect(adcs.length + partners.length + unresolved.length, text).toBeGreaterThan(0);
      }),
      {numRuns: 1000}
    );
  });

  it("random words are never read as a conjugate of the catalogue", () => {
    const word = fc.stringMatching(/^[a-z]{5,14}$/);
    const known = new Set(names.map(({name}) => normalForm(name)));
    fc.assert(
      fc.property(word, (text) => {
        if (!known.has(normalForm(text))) expect(resolveAgent(text).kind).not.toBe("adc");
      }),
      {numRuns: 1000}
    );
  });
});
