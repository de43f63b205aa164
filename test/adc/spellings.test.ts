import {describe, expect, it} from "vitest";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";
import {spellings} from "./spellings.ts";

const rows = Object.entries(spellings).flatMap(([id, sources]) =>
  Object.entries(sources).flatMap(([seen, texts]) => texts.map((text) => [text, id, seen] as const))
);
// BV is read only where the tumour is known to be a lymphoma.
const tumour = "diffuse large B-cell lymphoma";

describe("names resolve as they are written", () => {
  it("there are at least 300 spellings, and every agent of the catalogue has one", () => {
    expect(rows.length).toBeGreaterThanOrEqual(300);
    expect(Object.keys(spellings)).toHaveLength(75);
  });

  it.each(rows)("%s is %s (%s)", (text, id) => {
    const regimen = parseRegimen(text, {tumour});
    expect(regimen.unresolved).toEqual([]);
    expect(regimen.adcs.map((adc) => (adc.kind === "adc" ? adc.agent.id : adc.name))).toEqual([id]);
  });

  it.each(rows.filter(([text]) => !/[([+]/.test(text)))("%s is one drug name", (text, id) => {
    const resolution = resolveAgent(text, {tumour});
    expect(resolution.kind === "adc" ? resolution.agent.id : resolution).toBe(id);
  });
});
