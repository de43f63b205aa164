import {describe, expect, it} from "vitest";
import {catalogue} from "../../src/adc/catalogue.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";
import {spellings} from "./spellings.ts";

const rows = Object.entries(spellings).flatMap(([id, sources]) =>
  Object.entries(sources).flatMap(([seen, texts]) => texts.map((text) => [text, id, seen] as const))
);
// BV is read only where the tumour is known to be a lymphoma.
const tumour = "diffuse large B-cell lymphoma";

describe("names resolve as they are written", () => {
  it("there are at least 300 spellings, and agents that have none here go by their own id, label and INN", () => {
    expect(rows.length).toBeGreaterThanOrEqual(300);
    for (const {id, label, inn} of catalogue.filter((agent) => !(agent.id in spellings)))
      for (const name of [id, label, ...(inn === null ? [] : [inn])])
        expect(resolveAgent(name, {tumour}), name).toMatchObject({kind: "adc", agent: {id}});
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
