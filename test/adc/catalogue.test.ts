import {describe, expect, it} from "vitest";
import {agentNames} from "../../src/adc/agent.ts";
import {agentById, catalogue} from "../../src/adc/catalogue.ts";
import {secondWords} from "../../src/adc/inn-second-words.ts";
import {namedRegimens} from "../../src/adc/named-regimens.ts";
import {normalForm} from "../../src/adc/normal-form.ts";
import {drugNames} from "../../src/adc/other-drug-index.ts";
import {payloadClasses} from "../../src/adc/payload-classes.ts";
import {trialProgrammes} from "../../src/adc/trial-programmes.ts";
import {transitionEvidence} from "../../src/adc/transition-evidence.ts";
import {spellings} from "./spellings.ts";

const owners = (names: Iterable<readonly [name: string, owner: string]>): string[] => {
  const found = new Map<string, Set<string>>();
  for (const [name, owner] of names) found.set(normalForm(name), (found.get(normalForm(name)) ?? new Set()).add(owner));
  return [...found].filter(([, own]) => own.size > 1).map(([name, own]) => `${name}: ${[...own].join(", ")}`);
};

/** The agents that the tests name one by one; whoever adds another need not count them. */
const named = catalogue.filter(({id}) => id in spellings);

describe("the catalogue", () => {
  it("holds every agent once, and the named ones at the stage they had by the as-of date", () => {
    const ids = catalogue.map(({id}) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(Object.keys(spellings)));
    expect(named.filter(({stage}) => stage === "approved")).toHaveLength(21);
    expect(named.filter(({stage}) => stage === "withdrawn").map(({id}) => id)).toEqual(["moxetumomab-pasudotox"]);
  });

  it("no two agents share a name in normal form, and none shares one with another drug or a regimen", () => {
    const names = catalogue.flatMap((agent) =>
      [agent.id, agent.label, ...agentNames(agent)].map((name) => [name, agent.id] as const)
    );
    const drugs = drugNames().map(({name}) => [name, `other drug ${name}`] as const);
    expect(owners(names)).toEqual([]);
    expect(
      owners([...names, ...drugs]).filter(
        (line) => line.includes("other drug") && !/^[^:]+: (other drug [^,]+, )*other drug [^,]+$/.test(line)
      )
    ).toEqual([]);
    // EV+P and EVP are names of EV that also say the partner.
    const regimens = namedRegimens.flatMap((regimen) =>
      regimen.names.split("|").map((name) => [name, `regimen ${regimen.names}`] as const)
    );
    expect(
      owners([...names, ...regimens]).filter(
        (line) =>
          /: [^,]*regimen|, regimen/.test(line) &&
          !/^evp?\+?p?:/.test(line) &&
          !/^[^:]+: regimen[^,]*(, regimen[^,]*)*$/.test(line)
      )
    ).toEqual([]);
  });

  it("every agent has an as-of date, and targets and payloads of a known class or none that is known", () => {
    for (const agent of catalogue) {
      expect(agent.asOf, agent.id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(agent.targets?.length, agent.id).not.toBe(0);
      expect(agent.payloads?.length, agent.id).not.toBe(0);
      for (const payload of agent.payloads ?? []) expect(Object.keys(payloadClasses)).toContain(payload.class);
    }
    expect(named.filter(({targets, payloads}) => targets === null || payloads === null)).toEqual([]);
  });

  it("payload molecules that are not public stay undisclosed", () => {
    const undisclosed = named.flatMap((agent) =>
      (agent.payloads ?? []).filter(({identity}) => identity === "undisclosed").map(() => agent.id)
    );
    expect(undisclosed.toSorted()).toEqual([
      "bnt325-db-1305",
      "ibi3020",
      "jskn016",
      "jskn021",
      "kh815",
      "kh815",
      "njh395",
      "shr-a2102",
      "telisotuzumab-adizutecan",
      "xmt-2056"
    ]);
  });

  it("molecules that an INN suffix alone names are marked so", () => {
    const bySuffix = named.flatMap(({payloads}) =>
      (payloads ?? []).filter(({identity}) => identity === "inn-suffix").map(({name}) => name)
    );
    expect([...new Set(bySuffix)].toSorted()).toEqual(["AZ14170132", "Ed-04", "SHR9265"]);
  });

  it("the second word of each INN tells the class, and where listed the molecule, that the row gives", () => {
    for (const {id, inn, payloads} of catalogue) {
      const listed = secondWords.get(inn?.split(" ")[1] ?? "");
      if (listed === undefined || payloads === null) continue;
      expect(
        payloads.map((payload) => payload.class),
        id
      ).toContain(listed.payloadClass);
      if (listed.payload !== null)
        expect(
          payloads.map(({name}) => name),
          id
        ).toContain(listed.payload);
    }
  });

  it("three formats are no classic conjugates, and three agents are immune-stimulating", () => {
    expect(
      named
        .filter(({classic}) => !classic)
        .map(({id}) => id)
        .toSorted()
    ).toEqual(["cetuximab-sarotalocan", "moxetumomab-pasudotox", "zelenectide-pevedotin"]);
    expect(
      named
        .filter(({format}) => format === "immune-stimulating conjugate")
        .map(({id}) => id)
        .toSorted()
    ).toEqual(["njh395", "trastuzumab-imbotolimod", "xmt-2056"]);
  });

  it("facts that readers look up first stand as labels and papers give them", () => {
    expect(agentById("trastuzumab-deruxtecan")).toMatchObject({
      targets: ["HER2"],
      dar: 8,
      cleavable: true,
      bystander: "yes",
      firstApprovalYear: 2019,
      payloads: [{name: "DXd"}]
    });
    expect(agentById("trastuzumab-emtansine")).toMatchObject({
      dar: 3.5,
      cleavable: false,
      bystander: "no",
      payloads: [{name: "DM1", family: "maytansinoid"}]
    });
    expect(agentById("sacituzumab-govitecan")).toMatchObject({
      targets: ["TROP2"],
      dar: 7.6,
      payloads: [{name: "SN-38"}],
      efflux: ["BCRP"]
    });
    expect(agentById("enfortumab-vedotin")).toMatchObject({
      targets: ["Nectin-4"],
      payloads: [{name: "MMAE", family: "auristatin"}]
    });
    expect(agentById("becotatug-vedotin")?.dar).toBeNull();
    expect(agentById("belantamab-mafodotin")?.efflux).toBeNull();
  });

  it("where two sources contradict each other the payload or the target is not established, and the row says so", () => {
    const disputed = {
      "shr-4602": "payloads",
      "dm001": "payloads",
      "dm002": "payloads",
      "sar566658": "targets",
      "cantuzumab-ravtansine": "targets"
    } as const;
    for (const [id, axis] of Object.entries(disputed)) {
      expect(agentById(id)?.[axis], id).toBeNull();
      expect(agentById(id)?.stageNote, id).toMatch(/\bby\b/);
    }
  });

  it("programmes and published pairs name agents of the catalogue", () => {
    const ids = [...trialProgrammes.map(({agent}) => agent), ...transitionEvidence.flatMap(({from, to}) => [from, to])];
    expect(ids.filter((id) => agentById(id) === null)).toEqual([]);
  });
});
