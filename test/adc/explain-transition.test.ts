import {describe, expect, it} from "vitest";
import {catalogue} from "../../src/adc/catalogue.ts";
import {classifyTransition} from "../../src/adc/classify-transition.ts";
import {explainTransition} from "../../src/adc/explain-transition.ts";
import {agentRecord, searchCatalogue} from "../../src/adc/search-catalogue.ts";
import {spellings} from "./spellings.ts";

const explained = (from: string, to: string): string => explainTransition(classifyTransition(from, to)).join("\n");

describe("a transition in plain words", () => {
  it("EV → SG is a double swap, with the published result and the caution", () => {
    const text = explained("EV", "SG");
    expect(text).toMatch(/^EV → SG: payload swap \(double swap\), T2-P2/);
    expect(text).toMatch(/response rate 11 %, median PFS 2\.1 months in 82 patients, uncontrolled/);
    expect(text).toMatch(/not evidence of benefit/);
    expect(text).toMatch(
      /Source for EV \(as of 2026-08-21, confidence high\): paper doi:10\.1093\/nar\/gkad831 \(name, target, payload/
    );
  });

  it("T-DM1 → EV says that the families differ, and names DM1", () => {
    expect(explained("T-DM1", "EV")).toMatch(/DM1 \(microtubule inhibitor, maytansinoid\)[\s\S]*same_family: no/);
  });

  it("T-DM1 → disitamab vedotin says that the linkers differ in kind", () => {
    expect(explained("T-DM1", "DV")).toMatch(/shared_linker_type: no/);
  });

  it("the payload classes of an agent whose target is not known are said for what they are", () => {
    const same = explained("T-DXd", "foobarumab govitecan");
    expect(same).toMatch(/unclassifiable \(target unknown, same payload class/);
    expect(same).toContain("Whatever the target, this is no payload swap: the payload class is the same.");
    const other = explained("T-DXd", "foobarumab vedotin");
    expect(other).toContain("Payload axis (level class): P2 – the payload class is another one.");
    expect(other).toContain("Whether the target changes as well is not known.");
    expect(explained("T-DXd", "SG")).not.toContain("Whatever the target");
    expect(explained("EV", "SG")).not.toContain("Whether the target");
  });

  it("an unread name is said with its suggestion", () => {
    expect(explained("Enhretu", "SG")).toMatch(/Not read: Enhretu .*did you mean Enhertu\?/);
  });

  it("undisclosed molecules stay undisclosed", () => {
    const text = explained("Temab-A", "SG");
    expect(text).toMatch(/undisclosed molecule \(topoisomerase I inhibitor/);
    expect(text).toMatch(/P0or1/);
  });

  it("a molecule known by INN suffix alone is said to be so", () => {
    expect(explained("puxitatug samrotecan", "tilatamig samrotecan")).toMatch(/INN suffix alone/);
  });

  it("no sentence of any pair promises benefit or advises treatment", () => {
    const claims =
      /\b(?:superior|effective|efficacious|overcomes?|recommend|should|preferred|benefits?\b(?<!not evidence of benefit)|works|improves?)\b/i;
    for (const a of catalogue)
      for (const b of catalogue) {
        const sentences = explainTransition(classifyTransition(a, b)).filter((line) => !line.startsWith("Source"));
        for (const line of sentences)
          expect(line.replace("it is not evidence of benefit", ""), `${a.id} → ${b.id}`).not.toMatch(claims);
      }
  });
});

describe("the catalogue can be searched", () => {
  it.each([
    ["Enhertu", ["T-DXd"]],
    ["J9358", ["T-DXd"]],
    ["TROP2 DXd", ["Dato-DXd"]],
    ["eribulin", ["FZEC"]],
    ["CDH6", ["R-DXd"]],
    ["PBD", ["Lonca", "Cami", "Rova-T"]],
    ["nothing like this", []]
  ])("%s finds %j", (query, labels) => {
    // Agents that came later may be found as well.
    const found = searchCatalogue(query).filter(({id}) => id in spellings);
    expect(found.map(({label}) => label)).toEqual(labels);
  });

  it("an empty query gives all agents", () => {
    expect(searchCatalogue()).toEqual(catalogue);
  });

  it("an agent is a flat record of text with its sources", () => {
    const records = searchCatalogue("Temab-A").map(agentRecord);
    expect(records).toHaveLength(1);
    expect(records[0]).toMatchObject({
      id: "telisotuzumab-adizutecan",
      payloads: "adizutecan-released TOP1 inhibitor (not disclosed)",
      cleavable: "yes",
      dar: "6",
      efflux: "",
      as_of: "2026-08-21",
      not_verified: ""
    });
    expect(records[0]?.["sources"]).toMatch(
      /ClinicalTrials\.gov NCT07155187 \(name, stage\); .*from memory \(linker, DAR, toxicity\)/
    );
    expect(searchCatalogue("pivekimab sunirine").map(agentRecord)[0]).toMatchObject({
      not_verified: "payload|stage",
      sources: expect.stringMatching(/from memory \(payload, linker, DAR, toxicity, stage\)/)
    });
  });
});
