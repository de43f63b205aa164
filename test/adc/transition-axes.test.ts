import * as fc from "fast-check";
import {describe, expect, it} from "vitest";
import {catalogue} from "../../src/adc/catalogue.ts";
import {classifyTransition} from "../../src/adc/classify-transition.ts";
import {classificationCells} from "../../src/adc/transition-cells.ts";

const agent = fc.constantFrom(...catalogue);
const level = fc.constantFrom("class", "family", "molecule");
const mirrored = {narrowing: "widening", widening: "narrowing", mixed: "mixed"} as const;

describe("the two axes", () => {
  it("mirror the cell when from and to change places", () => {
    fc.assert(
      fc.property(agent, agent, level, (a, b, level) => {
        const there = classifyTransition(a, b, {level: level as "class"});
        const back = classifyTransition(b, a, {level: level as "class"});
        expect([back.target, back.payload, back.headline, back.subtype]).toEqual([
          there.target,
          there.payload,
          there.headline,
          there.subtype
        ]);
        expect(back.payloadDirection).toBe(there.payloadDirection === null ? null : mirrored[there.payloadDirection]);
        const {non_cytotoxic_prior: _, ...symmetric} = there.flags;
        expect(back.flags).toMatchObject(symmetric);
      }),
      {numRuns: 2000}
    );
  });

  it("every pair of the catalogue is classified at class level, by set arithmetic on targets and classes", () => {
    for (const a of catalogue)
      for (const b of catalogue) {
        const {target, payload, headline} = classifyTransition(a, b);
        if (a.id === b.id) continue;
        const [from, to] = [a.targets, b.targets];
        if (from === null || to === null) expect(target, `${a.id} → ${b.id}`).toBe("unknown");
        else {
          const shared = from.filter((antigen) => to.includes(antigen)).length;
          const expected = shared === 0 ? "T2" : shared === from.length && shared === to.length ? "T0" : "T1";
          expect(target, `${a.id} → ${b.id}`).toBe(expected);
        }
        if (a.payloads === null || b.payloads === null) {
          expect([payload, headline], `${a.id} → ${b.id}`).toEqual(["unknown", "unclassifiable"]);
          continue;
        }
        const classes = [a.payloads, b.payloads].map((payloads) => new Set(payloads.map((one) => one.class)));
        const common = [...(classes[0] ?? [])].filter((one) => classes[1]?.has(one)).length;
        const same = common === classes[0]?.size && common === classes[1]?.size;
        expect(payload === "P2", `${a.id} → ${b.id}`).toBe(common === 0);
        expect(payload === "P3", `${a.id} → ${b.id}`).toBe(common > 0 && !same);
        expect(headline === "unclassifiable").toBe(target === "unknown" && payload !== "P2" && payload !== "P3");
      }
  });

  it("an undisclosed molecule is never called the same as, or another than, that of a different product of its class", () => {
    for (const a of catalogue.filter(({payloads}) => payloads?.some(({identity}) => identity === "undisclosed")))
      for (const b of catalogue) {
        if (a.id === b.id) continue;
        const {payload} = classifyTransition(a, b);
        if (a.payloads?.length === 1 && b.payloads?.length === 1)
          expect(["P0or1", "P2"], `${a.id} → ${b.id}`).toContain(payload);
      }
  });

  it("every P2 is a payload swap, every P3 partial, and P0 or P1 with no shared target a target-only swap", () => {
    for (const target of ["T0", "T1", "T2"] as const) {
      expect(classificationCells[target].P2.headline).toBe("payload swap");
      expect(classificationCells[target].P3.headline).toBe("partial");
      expect(classificationCells[target].unknown.headline).toBe("unclassifiable");
      for (const payload of ["P0", "P1", "P0or1"] as const)
        expect(classificationCells[target][payload].headline).toBe(
          {T0: "neither", T1: "partial", T2: "target-only swap"}[target]
        );
    }
  });

  it("the same agent is a rechallenge at every level, also where its molecule is not disclosed", () => {
    for (const one of catalogue)
      for (const level of ["class", "family", "molecule"] as const)
        expect(classifyTransition(one, one, {level}), one.id).toMatchObject({
          target: "T0",
          payload: "P0",
          subtype: "rechallenge"
        });
  });
});
