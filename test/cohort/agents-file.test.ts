import {describe, expect, it} from "vitest";
import {parse} from "yaml";
import {catalogue} from "../../src/adc/catalogue.ts";
import {extendCatalogue} from "../../src/adc/extend-catalogue.ts";
import {readAgentsFile} from "../../src/cohort/agents-file.ts";

const csv =
  "id,inn,targets,payloads,payload_classes,sources,as_of,dar\ninventumab-vedotin,inventumab vedotin,CDH17,MMAE,microtubule inhibitor,protocol,2026-08-01,\nkh815,,,,,,2026-08-01,7.4\n";
const yaml = `
- id: inventumab-vedotin
  inn: inventumab vedotin
  targets: [CDH17, CDH6]
  payloads: [MMAE]
  payload_classes: [microtubule inhibitor]
  cleavable: true
  dar: 4
  sources: [protocol]
  as_of: 2026-08-01
`;

describe("a file of agents", () => {
  it("as CSV extends and overrides the catalogue, blanks leaving what is there", async () => {
    const {agents, rows, issues} = await readAgentsFile({name: "agents.csv", text: csv}, parse);
    expect(issues).toEqual([]);
    const own = extendCatalogue(catalogue, agents, {origin: "agents.csv", rows});
    expect([own.added, own.overridden, own.issues]).toEqual([["inventumab-vedotin"], ["kh815"], []]);
    expect(own.catalogue.find(({id}) => id === "kh815")).toMatchObject({
      dar: 7.4,
      targets: ["TROP2"],
      origin: "agents.csv"
    });
  });

  it("as YAML gives the same agents, as a list or under the key agents", async () => {
    for (const text of [yaml, `agents:\n${yaml.replaceAll(/^/gm, "  ")}`]) {
      const {agents, issues} = await readAgentsFile({name: "agents.yaml", text}, parse);
      expect(issues).toEqual([]);
      const own = extendCatalogue(catalogue, agents, {origin: "agents.yaml"});
      expect(own.issues).toEqual([]);
      expect(own.catalogue.at(-1)).toMatchObject({
        id: "inventumab-vedotin",
        targets: ["CDH17", "CDH6"],
        cleavable: true,
        dar: 4,
        asOf: "2026-08-01"
      });
    }
  });

  it.each([
    ["a: [1", /.+/],
    ["just text", /list of agents/],
    ["- 3\n", /mapping for each agent/]
  ])("YAML %j that is no list of agents is an issue, not a crash", async (text, message) => {
    const {agents, issues} = await readAgentsFile({name: "agents.yml", text}, parse);
    expect(agents).toEqual([]);
    expect(issues[0]?.severity).toBe("error");
    expect(`${issues[0]?.expected} ${issues[0]?.received}`).toMatch(message);
  });
});
