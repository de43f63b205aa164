import {describe, expect, it} from "vitest";
import {bracketsOf, partsOutside, plainField} from "../../src/adc/drug-field.ts";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {adcLabel} from "../../src/adc/regimen.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";

/** The conjugates, partners and unread parts that may be conjugates of a field. */
function read(text: string): {adcs: string; partners: string; open: string} {
  const {adcs, partners, unresolved} = parseRegimen(text);
  return {
    adcs: adcs.map(adcLabel).join(" "),
    partners: partners.map(({drug}) => drug).join(", "),
    open: unresolved
      .filter(({adc}) => adc !== "no")
      .map(({text: own}) => own)
      .join("; ")
  };
}

describe("what stands around a name in a drug field", () => {
  it.each([
    ["Drug: Enhertu", "Enhertu"],
    ["BIOLOGICAL: Padcev|Drug: Keytruda", "Padcev|Keytruda"],
    ["12. Sacituzumab govitecan", "Sacituzumab govitecan"],
    ["4) EV1", "4) EV1"],
    ["J9317 sacituzumab govitecan", "sacituzumab govitecan"],
    ["J9317 plus pembrolizumab", "J9317 plus pembrolizumab"],
    ["Ｔ－ＤＸｄ（Ｅｎｈｅｒｔｕ®）", "T-DXd(Enhertu)"],
    ["saci\u00adtuzumab", "sacituzumab"],
    ["5.4 mg/kg T-DXd", "5.4 mg/kg T-DXd"]
  ])("%j is %j", (text, plain) => {
    expect(plainField(text)).toBe(plain);
  });

  it.each([
    ["A (B) C [D]", "A C", ["B", "D"]],
    ["A (B (C) D)", "A", ["C", "B D"]],
    ["A (B", "A B", []],
    ["A) B", "A B", []],
    ["()", "", []]
  ])("brackets of %j", (text, outside, insides) => {
    expect(bracketsOf(text)).toEqual({outside, insides});
  });

  it("cuts outside of brackets alone", () => {
    expect(bracketsOf("A")).toBeNull();
    expect(partsOutside("A (b + c) + D [e + f (g + h)] + I", / \+ /)).toEqual(["A (b + c)", "D [e + f (g + h)]", "I"]);
    expect(partsOutside("A (b + c", / \+ /)).toEqual(["A (b", "c"]);
  });
});

describe("names in brackets", () => {
  it.each([
    // A code, a brand, a product number or prose behind a conjugate is its own.
    ["Disitamab vedotin(RC48,QX7731,Aidixi)", "DV", "", ""],
    ["Enfortumab vedotin (F02077)", "EV", "", ""],
    ["tisotumab vedotin (Tivdak / HuMax-TF-ADC)", "TV", "", ""],
    ["T-DM1 (Kadcyla) (lot B3391)", "T-DM1", "", ""],
    ["Osimertinib(AZD9291,Tagrisso,XQ1234)", "", "osimertinib", ""],
    // Another drug that is known is told.
    ["EV (pembrolizumab)", "EV", "pembrolizumab", ""],
    ["EV (+ pembrolizumab)", "EV", "pembrolizumab", ""],
    ["T-DXd (SG)", "T-DXd SG", "", ""],
    ["T-DXd (prior SG)", "T-DXd", "", ""],
    ["SG (T-DXd or T-DM1)", "SG", "", "T-DXd or T-DM1"],
    // What leaves open which was given stays open.
    ["T-DXd (blinded)", "T-DXd", "", "blinded"],
    ["capecitabine (ADC)", "", "capecitabine", "ADC"],
    // Brackets say what the words before them mean.
    ["HER2 ADC (T-DXd)", "T-DXd", "", ""],
    ["study medication (Dato-DXd)", "Dato-DXd", "", ""],
    ["QX-7731 (sacituzumab govitecan)", "SG", "", ""],
    ["QX-7731 (osimertinib)", "", "osimertinib", ""],
    ["ASCENT (SG)", "SG", "", "ASCENT"],
    ["QX-7731 (an oral drug)", "", "", "QX-7731"],
    ["Farlotuzole(QX7731)", "", "", ""],
    // Each part has its own brackets.
    ["paclitaxel + QX-7731 (T-DXd)", "T-DXd", "paclitaxel", ""],
    ["Padcev (EV) + Keytruda (pembrolizumab)", "EV", "pembrolizumab", ""],
    // What was not given is no exposure, and not guessed.
    ["SG (declined)", "", "", "declined"],
    ["SG (not yet given)", "", "", "not yet given"],
    ["SG (not tolerated)", "SG", "", ""]
  ])("%j: %j, %j, open %j", (text, adcs, partners, open) => {
    expect(read(text)).toEqual({adcs, partners, open});
  });

  it("are read in time that does not grow with their number to the power", () => {
    expect(read("()".repeat(900)).adcs).toBe("");
    expect(read(`${"(".repeat(900)}SG${")".repeat(900)}`).adcs).toBe("SG");
    expect(read(`SG ${"(x ".repeat(500)}`)).toMatchObject({partners: ""});
    expect(parseRegimen("(".repeat(4000)).unresolved).toMatchObject([{adc: "possible"}]);
    expect(parseRegimen(`SG ${" ".repeat(1990)}`).adcs).toHaveLength(1);
    expect(parseRegimen(`SG ${"x".repeat(2000)}`).unresolved).toMatchObject([
      {reason: "longer than 2000 characters, which is no name of a drug"}
    ]);
  });
});

describe("forms, salts and purposes", () => {
  it.each([
    ["TRODELVY 180 mg, poudre pour solution à diluer pour perfusion", "SG", ""],
    ["ENFORTUMAB VEDOTINA 30 MG LIOF IV FRA", "EV", ""],
    ["Kadcyla 160 mg Pulver für ein Konzentrat zur Herstellung einer Infusionslösung", "T-DM1", ""],
    ["ENHERTU 100MG 1 EA", "T-DXd", ""],
    ["tisotumab vedotin-tftv for cervical cancer", "TV", ""],
    ["paclitaxel for 3 months and T-DXd", "T-DXd", "paclitaxel"],
    ["Trastuzumab-Emtansin", "T-DM1", ""],
    ["Mirvetuximab-Soravtansin", "MIRV", ""],
    ["Capecitabin", "", "capecitabine"],
    ["Letrozol + Exemestan", "", "letrozole, exemestane"],
    ["Vinorelbin/Cyclophosphamid", "", "vinorelbine, cyclophosphamide"],
    ["topotecan HCl", "", "topotecan"],
    ["vinorelbine tartrate", "", "vinorelbine"],
    ["imatinib mesylate 400 mg", "", "imatinib"],
    ["liposomal vincristine sulfate", "", "vincristine"]
  ])("%j is %j, %j", (text, adcs, partners) => {
    expect(read(text)).toEqual({adcs, partners, open: ""});
  });

  it("keep what a mention among other words leaves open", () => {
    expect(read("EV held for neuropathy").open).not.toBe("");
    expect(read("SG for those who had T-DXd").open).not.toBe("");
  });
});

describe("treatments of trials that are not named", () => {
  it.each([
    "INVESTIGATIVE",
    "Investigational Drug",
    "Clinical Study Drug",
    "study medication",
    "blinded therapy",
    "IMP",
    "Studienmedikation",
    "research agent"
  ])("%s may be a conjugate, alone and beside others", (name) => {
    expect(read(name)).toEqual({adcs: "", partners: "", open: name});
    expect(read(`${name},Pembrolizumab`)).toEqual({adcs: "", partners: "pembrolizumab", open: name});
    expect(read(`Pembrolizumab + ${name}`)).toEqual({adcs: "", partners: "pembrolizumab", open: name});
    expect(read(`Pembrolizumab/${name}`)).toEqual({adcs: "", partners: "pembrolizumab", open: name});
  });

  it("are none where a study says where a drug was given", () => {
    expect(read("capecitabine (study)")).toEqual({adcs: "", partners: "capecitabine", open: ""});
    expect(read("T-DXd trial")).toEqual({adcs: "T-DXd", partners: "", open: ""});
  });
});

describe("codes that name a target behind the maker", () => {
  it.each(["SGN-B7H3V", "SGN-PDL9V", "SGN-ALPV", "TORL-3-600", "CAB-AXL", "LOXO-TROP", "QXA-CDH6C", "sgn-alpv"])(
    "%s may be a conjugate",
    (code) => {
      expect(read(code)).toEqual({adcs: "", partners: "", open: code});
      expect(read(`${code} 1.8 mg/kg q3w`).open).not.toBe("");
    }
  );

  it.each([
    "ANTI-HER2",
    "HER2-TKI",
    "COVID-19",
    "PEG-IL2",
    "AC-TH",
    "FOLFOX-BEV",
    "MVAC-RT",
    "PRE-MEDS",
    "GEM-CIS",
    "CAR-CD19"
  ])("%s is none", (text) => {
    expect(read(text)).toMatchObject({adcs: "", open: ""});
  });
});

describe("doses, cycles and footnotes beside a name", () => {
  it.each([
    "EV²",
    "EV ³",
    "EV¹,²",
    "EV¹⁾",
    "EVᵃ",
    "EV†",
    "EV ‡",
    "EV #",
    "EV 75%",
    "EV 75 % Dosis",
    "EV (Dosis 80%)",
    "EV DL-1",
    "EV dose level -1",
    "EV Dosisstufe -2",
    "EV 1/2 Dosis",
    "EV halbe Dosis",
    "EV dosisreduziert",
    "EV red. Dosis",
    "EV 6 Zyklen",
    "EV Zyklus 1-8",
    "EV 6x",
    "lfd. EV"
  ])("%s is EV", (text) => expect(read(text)).toEqual({adcs: "EV", partners: "", open: ""}));

  it.each([
    ["¹⁷⁷Lu-PSMA", "lutetium-177 PSMA"],
    ["Lu¹⁷⁷ PSMA", "lutetium-177 PSMA"],
    ["paclitaxel 80 mg/m² + trastuzumab", "paclitaxel, trastuzumab"]
  ])("raised figures of %s are none", (text, partners) => {
    expect(read(text)).toMatchObject({adcs: "", open: ""});
    expect(plainField(text)).toBe(text.normalize("NFKC"));
    expect(read(text).partners.split(", ")).toHaveLength(partners.split(", ").length);
  });

  it.each(["EV2", "EV1)", "SG3", "Trodelvy2"])("%s may be a conjugate, and names which", (text) => {
    const {adcs, unresolved} = parseRegimen(text);
    expect(adcs).toEqual([]);
    expect(unresolved).toMatchObject([{adc: "possible", suggestions: [/^[A-Z]+[a-z]*/.exec(text)?.[0]]}]);
  });

  it.each(["FOLFOX4", "FOLFOX6", "IL2", "HER2", "CAP2", "L1"])("%s is none", (text) => {
    expect(read(text)).toMatchObject({adcs: "", open: ""});
  });
});

describe("one agent in several names", () => {
  it.each([
    ["Trodelvy (sacituzumab govitecan-hziy)", "sacituzumab-govitecan"],
    ["Drug: Enhertu", "trastuzumab-deruxtecan"],
    ["T-DXd 5.4 mg/kg q3w (Enhertu)", "trastuzumab-deruxtecan"],
    ["hertuzumab vedotin", "disitamab-vedotin"]
  ])("%j is one name", (text, id) => {
    expect(resolveAgent(text)).toMatchObject({kind: "adc", text, agent: {id}});
  });

  it.each(["EV (pembrolizumab)", "T-DXd (SG)", "T-DXd (blinded)"])("%j is not", (text) => {
    expect(resolveAgent(text).kind).toBe("unknown");
  });
});
