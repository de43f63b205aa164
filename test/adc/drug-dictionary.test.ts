import {describe, expect, expectTypeOf, it} from "vitest";
import {agentNames} from "../../src/adc/agent.ts";
import {catalogue} from "../../src/adc/catalogue.ts";
import {drugGroups} from "../../src/adc/drugs/drug-groups.ts";
import type {DrugGroup} from "../../src/adc/drugs/drug-group.ts";
import {drugNamesFromMemory} from "../../src/adc/drugs/drug-names-from-memory.ts";
import {drugSources} from "../../src/adc/drugs/drug-sources.ts";
import {furtherDrugNames} from "../../src/adc/drugs/further-drug-names.ts";
import {foldedSpelling} from "../../src/adc/folded-spelling.ts";
import {nameIndex} from "../../src/adc/name-index.ts";
import {namedRegimens} from "../../src/adc/named-regimens.ts";
import {normalForm} from "../../src/adc/normal-form.ts";
import {drugByStem, drugNames, otherDrug, sourceOfName} from "../../src/adc/other-drug-index.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {payloadClasses} from "../../src/adc/payload-classes.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";

const entriesOf = (group: DrugGroup): readonly string[] =>
  "fromMemory" in group ? group.fromMemory : Object.values(group.drugs).flat();
const rows = drugGroups.flatMap((group) => entriesOf(group).map((entry) => ({group, names: entry.split("|")})));
const further = [...Object.values(furtherDrugNames), drugNamesFromMemory].flat().map((entry) => entry.split("|"));
const readAs = (text: string): string[] => parseRegimen(text).partners.map(({drug}) => drug);

/** Names in normal form that two owners claim. */
function claimedTwice(names: Iterable<readonly [name: string, owner: string]>): string[] {
  const owners = new Map<string, Set<string>>();
  for (const [name, owner] of names)
    owners.set(normalForm(name), (owners.get(normalForm(name)) ?? new Set()).add(owner));
  return [...owners].filter(([, own]) => own.size > 1).map(([name, own]) => `${name}: ${[...own].join(", ")}`);
}

describe("the dictionary of drugs", () => {
  it("is as broad as registries and trials are", () => {
    expect(rows.length).toBeGreaterThan(2500);
    expect(rows.filter(({group}) => group.role === "line-defining").length).toBeGreaterThan(1500);
    expect(drugNames().length).toBeGreaterThan(6500);
  });

  it("no spelling belongs to two drugs, and no drug has two rows", () => {
    expect(
      claimedTwice([
        ...rows.flatMap(({names}) => names.map((name) => [name, names[0] ?? ""] as const)),
        ...further.flatMap(([first = "", ...names]) => names.map((name) => [name, first] as const))
      ])
    ).toEqual([]);
    const heads = rows.map(({names}) => normalForm(names[0] ?? ""));
    expect(heads.filter((head, at) => heads.indexOf(head) !== at)).toEqual([]);
  });

  it("no spelling is a name of a conjugate, of the antibody of one, or of a regimen", () => {
    const {exact, bareAntibodies} = nameIndex(catalogue);
    const regimens = new Set(namedRegimens.flatMap(({names}) => names.split("|").map(normalForm)));
    const taken = drugNames()
      .map(({name}) => name)
      .filter((name) => {
        const key = normalForm(name);
        return exact.has(key) || bareAntibodies.has(key) || regimens.has(key);
      });
    // Antibodies that are drugs of their own as well; each of their conjugates has another word.
    expect(taken.toSorted()).toEqual(["anbenitamab", "cetuximab", "trastuzumab", "zanidatamab"]);
  });

  it("antibodies of conjugates that the catalogue lacks, and what lists call a conjugate, are no drugs of the dictionary", () => {
    const carriers = "labetuzumab aprutumab milatuzumab plozalizumab gatipotuzumab vorsetuzumab bivatuzumab";
    const conjugates = "DB-1419 LY3076226 DS-9606a BNT329 TAK-500 EC1169 DSTP3086S REGN5093-M114 vintafolide";
    for (const name of `${carriers} ${conjugates}`.split(" "))
      expect([name, otherDrug(normalForm(name))]).toEqual([name, null]);
  });

  it("every conjugate is read as itself by each of its names", () => {
    for (const agent of catalogue)
      for (const name of agentNames(agent)) {
        const read = resolveAgent(name);
        expect([name, read.kind === "adc" || read.kind === "refused" ? "not another drug" : read.kind]).toEqual([
          name,
          "not another drug"
        ]);
      }
  });

  it("every row has a source that is in the table, with what others need to open it", () => {
    for (const group of drugGroups)
      if ("drugs" in group)
        for (const source of Object.keys(group.drugs)) expect(Object.keys(drugSources)).toContain(source);
    for (const {title, where, version, licence, covers} of Object.values(drugSources)) {
      expect(version).toMatch(/^commit [0-9a-f]{40}/);
      expect([title, where, licence, covers].every((text) => text.length > 2)).toBe(true);
    }
    for (const {drug, source} of drugNames())
      expect([...Object.keys(drugSources), "from memory"], drug.drug).toEqual(
        expect.arrayContaining([drug.source, source])
      );
  });

  it("a drug that was read nowhere is never line-defining", () => {
    type Remembered = Extract<DrugGroup, {fromMemory: unknown}>;
    expectTypeOf<Remembered["role"]>().toEqualTypeOf<"companion" | "supportive">();
    const remembered = drugNames().filter(({drug}) => drug.source === "from memory");
    expect(remembered.length).toBeGreaterThan(0);
    expect(remembered.filter(({drug}) => drug.role === "line-defining").map(({name}) => name)).toEqual([]);
    // Nothing but the ending of its name vouches for an unlisted drug.
    expect(drugByStem("mobocitaxel")).toMatchObject({role: "companion", source: "INN stem"});
  });

  it("classes that go with a conjugate are companions, drugs of orders are supportive, free payloads have a class", () => {
    const rolesOf = (drugClass: string): string[] => [
      ...new Set(drugGroups.filter((group) => group.drugClass === drugClass).map(({role}) => role))
    ];
    for (const drugClass of ["endocrine therapy", "HER2 antibody", "PD-1/PD-L1 antibody", "CTLA-4 antibody"])
      expect([drugClass, rolesOf(drugClass)]).toEqual([drugClass, ["companion"]]);
    expect(rolesOf("supportive care")).toEqual(["supportive"]);
    for (const {payloadClass} of drugGroups)
      if (payloadClass !== undefined) expect(Object.keys(payloadClasses)).toContain(payloadClass);
    expect(otherDrug("topotecan")).toMatchObject({
      role: "line-defining",
      payloadClass: "topoisomerase I inhibitor",
      source: "pottr"
    });
  });

  it("further names say where they were read, also where the row was read elsewhere", () => {
    expect(sourceOfName(normalForm("シスプラチン"))).toBe("from memory");
    expect(otherDrug(normalForm("シスプラチン"))).toMatchObject({drug: "cisplatin", source: "pottr"});
    expect(sourceOfName("nosuchdrug")).toBeNull();
  });
});

describe("company codes", () => {
  it.each([
    ["LEE011", "ribociclib"],
    ["RAD001", "everolimus"],
    ["MDV3100", "enzalutamide"],
    ["TL32711", "birinapant"],
    ["LY2835219", "abemaciclib"],
    ["BIBW 2992", "afatinib"],
    ["ZD1839", "gefitinib"],
    ["BKM120", "buparlisib"],
    ["GDC-0032", "taselisib"],
    ["PD-0332991", "palbociclib"],
    ["ABT-888", "veliparib"],
    ["BMN 673", "talazoparib"],
    ["XL184", "cabozantinib"],
    ["STI571", "imatinib"]
  ])("%s is %s, however its letters and digits are joined", (code, drug) => {
    const [, letters = "", digits = ""] = /^([A-Z]+)[ -]?(\d+)$/.exec(code) ?? [];
    for (const text of [code, `${letters}${digits}`, `${letters}-${digits}`, `${letters} ${digits}`])
      expect([text, readAs(text)]).toEqual([text, [drug]]);
    expect(readAs(`${letters} ${digits} 600 mg QD`)).toEqual([drug]);
    expect(readAs(`${drug} (${code})`)).toEqual([drug]);
  });

  it("a code with one digit more or less is not read, and is not taken for its neighbour", () => {
    for (const text of ["LEE0111", "GDC-00321", "BKM1200"]) {
      const {adcs, partners, unresolved} = parseRegimen(text);
      expect([adcs, partners]).toEqual([[], []]);
      expect(unresolved).toMatchObject([{adc: "possible"}]);
    }
    // Near to the code of a checkpoint antibody by one digit: only codes of conjugates are suggested.
    expect(resolveAgent("BMS-986017")).not.toMatchObject({suggestions: expect.arrayContaining(["BMS-986016"])});
  });

  it("a code of a conjugate apart from its digits is the conjugate, also before a dose", () => {
    expect(parseRegimen("DS 8201 5.4 mg/kg").adcs).toMatchObject([{agent: {id: "trastuzumab-deruxtecan"}}]);
    // A dose without its unit behind an abbreviation is no code.
    expect(readAs("BEV 500")).toEqual(["bevacizumab"]);
  });
});

describe("spellings", () => {
  it.each([
    ["ciclofosfamida", "cyclophosphamide"],
    ["Cyclofosfamide", "cyclophosphamide"],
    ["doxorrubicina", "doxorubicin"],
    ["Epirubicine", "epirubicin"],
    ["carboplatino", "carboplatin"],
    ["Carboplatinum", "carboplatin"],
    ["metotrexato", "methotrexate"],
    ["melfalano", "melphalan"],
    ["gemcitabina", "gemcitabine"],
    ["Tamoxifène", "tamoxifen"],
    ["Dexametasona", "dexamethasone"],
    ["bevacizumabe", "bevacizumab"],
    ["topotecan HCl", "topotecan"],
    ["vinorelbine tartrate", "vinorelbine"],
    ["pemetrexed disodium hemipentahydrate", "pemetrexed"],
    ["cabozantinib S-malate", "cabozantinib"],
    ["irinotecan liposomal", "liposomal irinotecan"],
    ["白消安", "busulfan"],
    ["ゼローダ", "capecitabine"],
    ["доцетаксел", "docetaxel"]
  ])("%s is %s", (text, drug) => {
    expect(readAs(text)).toEqual([drug]);
  });

  it("no two drugs are one by the endings of their names, and short words are left alone", () => {
    expect(foldedSpelling("oxaliplatino")).toBe(foldedSpelling("oxaliplatin"));
    expect(foldedSpelling("vinorelbine")).not.toBe(foldedSpelling("vinblastine"));
    expect(foldedSpelling("taxola")).toBeNull();
    expect(foldedSpelling("lee011x")).toBeNull();
    // Pyrotinib and pirotinib are two drugs.
    expect([otherDrug("pyrotinib")?.drug, otherDrug("pirotinib")?.drug]).toEqual(["pyrotinib", "pirotinib"]);
    expect(otherDrug("pyrotiniba")).toBeNull();
    for (const {drug, name} of drugNames()) expect([name, otherDrug(normalForm(name))]).toEqual([name, drug]);
  });

  it("the antibody of a conjugate is not met by an ending", () => {
    for (const text of ["sacituzumabe", "enfortumabe", "patritumabe", "trastuzumabe deruxtecana"])
      expect([text, parseRegimen(text).partners]).toEqual([text, []]);
  });

  it.each(["bevacizumab-abcd", "pegfilgrastim-pbbk", "rituximab-xyzw", "filgrastim-aafi"])(
    "%s is a biosimilar",
    (text) => {
      expect(readAs(text)).toEqual([text.split("-")[0]]);
    }
  );

  it.each([
    "trastuzumab-nxki",
    "bevacizumab-nxki",
    "sacituzumab-hziy",
    "enfortumab-ejfv",
    "trastuzumab-abcd",
    "patritumab-abcd"
  ])("%s is no biosimilar: a conjugate may be meant", (text) => {
    expect(readAs(text)).toEqual([]);
  });

  it("a slip of an antibody without a payload is no unknown conjugate; a slip near to the antibody of one is", () => {
    expect(resolveAgent("Bevacozimab")).toMatchObject({kind: "unknown", adc: "no", suggestions: ["bevacizumab"]});
    expect(resolveAgent("Tizlelizumab")).toMatchObject({kind: "unknown", adc: "no", suggestions: ["tislelizumab"]});
    // `Inotumumab` is two slips from intetumumab and one from inotuzumab; `Kevacizumab` begins unlike bevacizumab.
    for (const text of [
      "Sacitizumab",
      "Enfortunab",
      "Patritimab",
      "Xyzovatumab",
      "Lifastuzumab",
      "Inotumumab",
      "Kevacizumab"
    ])
      expect([text, parseRegimen(text).unresolved.every(({adc}) => adc !== "no")]).toEqual([text, true]);
  });
});

describe("what is as near to a conjugate as to another drug", () => {
  it("may be the conjugate", () => {
    // One letter from Mylotarg, and one from a brand of azacitidine.
    expect(otherDrug("mylosar")).not.toBeNull();
    expect(resolveAgent("Mylotar")).toMatchObject({kind: "unknown", adc: "possible"});
  });

  it("a cytokine is no company code", () => {
    expect(resolveAgent("IL-13")).toMatchObject({kind: "unknown", adc: "no"});
    expect(resolveAgent("ILX-651b")).toMatchObject({kind: "unknown", adc: "possible"});
  });
});

describe("regimens by one name", () => {
  it.each([
    ["FOLFOX", ["oxaliplatin", "fluorouracil", "leucovorin"]],
    ["mFOLFOX7", ["oxaliplatin", "fluorouracil", "leucovorin"]],
    ["CMF", ["cyclophosphamide", "methotrexate", "fluorouracil"]],
    ["FAC", ["fluorouracil", "doxorubicin", "cyclophosphamide"]],
    ["TAC", ["docetaxel", "doxorubicin", "cyclophosphamide"]],
    ["BEAM regimen", ["carmustine", "etoposide", "cytarabine", "melphalan"]],
    ["PCV", ["procarbazine", "lomustine", "vincristine"]],
    ["VRd", ["bortezomib", "lenalidomide", "dexamethasone"]],
    ["GP", ["gemcitabine", "cisplatin"]],
    ["XELOX", ["oxaliplatin", "capecitabine"]]
  ])("%s", (text, drugs) => {
    expect(readAs(text)).toEqual(drugs);
  });

  it("every drug of a regimen resolves, and no name stands for two regimens of one tumour", () => {
    for (const {names, drugs} of namedRegimens)
      for (const drug of drugs) expect([names, drug, resolveAgent(drug).kind]).not.toContain("unknown");
    expect(
      claimedTwice(
        namedRegimens.flatMap(({names, tumour}) =>
          names.split("|").map((name) => [`${name}@${tumour ?? "any"}`, names] as const)
        )
      )
    ).toEqual([]);
  });
});
