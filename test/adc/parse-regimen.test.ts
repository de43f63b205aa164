import {describe, expect, it} from "vitest";
import {catalogue} from "../../src/adc/catalogue.ts";
import {parseRegimen, regimenParser} from "../../src/adc/parse-regimen.ts";
import {adcLabel} from "../../src/adc/regimen.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";

const read = (text: string, tumour: string | null = null): {adcs: string; partners: string; unresolved: string} => {
  const {adcs, partners, unresolved} = parseRegimen(text, {tumour});
  return {
    adcs: adcs.map(adcLabel).join(" "),
    partners: partners.map(({drug}) => drug).join(", "),
    unresolved: unresolved.map(({text, adc}) => `${text}: ${adc}`).join("; ")
  };
};

/** Regimens as drug fields write them; expected parts by reading them. */
const regimens: readonly (readonly [text: string, adcs: string, partners: string, tumour?: string])[] = [
  ["EV + pembrolizumab", "EV", "pembrolizumab"],
  ["EV+P", "EV", "pembrolizumab"],
  ["EVP", "EV", "pembrolizumab"],
  ["EV + P", "EV", "pembrolizumab"],
  ["EV-pembrolizumab", "EV", "pembrolizumab"],
  ["EV pembro", "EV", "pembrolizumab"],
  ["Enfortumab Vedotin-Ejfv,Pembrolizumab", "EV", "pembrolizumab"],
  ["pembrolizumab/enfortumab vedotin", "EV", "pembrolizumab"],
  ["Padcev & Keytruda", "EV", "pembrolizumab"],
  ["EV w/ pembrolizumab", "EV", "pembrolizumab"],
  ["T-DXd/pertuzumab", "T-DXd", "pertuzumab"],
  ["trastuzumab deruxtecan and pertuzumab", "T-DXd", "pertuzumab"],
  ["pertuzumab, T-DXd", "T-DXd", "pertuzumab"],
  ["T-DXd + P", "T-DXd", "pertuzumab"],
  ["Enhertu plus Perjeta", "T-DXd", "pertuzumab"],
  ["T-DXd (Enhertu) + pertuzumab (Perjeta)", "T-DXd", "pertuzumab"],
  ["T-DXd, 5.4 mg/kg, IV", "T-DXd", ""],
  ["T-DXd (trial)", "T-DXd", ""],
  ["T-DXd (DESTINY-Breast09)", "T-DXd", ""],
  ["fam-trastuzumab deruxtecan-nxki 5.4 mg/kg q3w", "T-DXd", ""],
  ["SG; capecitabine", "SG", "capecitabine"],
  ["Trodelvy + Keytruda", "SG", "pembrolizumab"],
  ["sacituzumab govitecan (SG)", "SG", ""],
  ["SG 10 mg/kg d1, d8 q21d", "SG", ""],
  ["Pola-R-CHP", "Pola", "rituximab, cyclophosphamide, doxorubicin, prednisone"],
  ["Pola-BR", "Pola", "bendamustine, rituximab"],
  ["polatuzumab vedotin + R", "Pola", "rituximab"],
  ["A+AVD", "brentuximab vedotin", "doxorubicin, vinblastine, dacarbazine", "Hodgkin lymphoma"],
  ["BV + nivolumab", "brentuximab vedotin", "nivolumab", "Hodgkin lymphoma"],
  ["BVd", "belamaf", "bortezomib, dexamethasone", "multiple myeloma"],
  ["JSKN033", "JSKN033", "envafolimab"],
  ["JSKN003 + envafolimab", "JSKN003", "envafolimab"],
  ["BNT323/DB-1303 + pembrolizumab", "T-pam", "pembrolizumab"],
  ["SKB264/MK-2870", "sac-TMT", ""],
  ["EV + SG", "EV SG", ""],
  ["EV/SG", "EV SG", ""],
  ["AC then T-DM1", "T-DM1", "doxorubicin, cyclophosphamide"],
  ["Enhertu or T-DXd", "T-DXd", ""],
  ["DV + toripalimab", "DV", "toripalimab"],
  ["Lonca-R", "Lonca", "rituximab"],
  ["TV + bevacizumab + pembrolizumab", "TV", "bevacizumab, pembrolizumab"],
  ["MIRV; bevacizumab", "MIRV", "bevacizumab"],
  ["T-DM1 x 14 cycles", "T-DM1", ""],
  ["T-DXd\npertuzumab", "T-DXd", "pertuzumab"],
  ["德曲妥珠单抗+帕妥珠单抗", "T-DXd", "pertuzumab"],
  ["维迪西妥单抗＋toripalimab", "DV", "toripalimab"],
  ["trastuzumab deruxtecan mit pertuzumab", "T-DXd", "pertuzumab"],
  ["Trastuzumab Deruxtecan (Enhertu), Pertuzumab (Perjeta)", "T-DXd", "pertuzumab"],
  ["Sacituzumab Govitecan-hziy/Pembrolizumab", "SG", "pembrolizumab"],
  ["Ado-Trastuzumab Emtansine,Tucatinib", "T-DM1", "tucatinib"],
  ["Trodelvy (sacituzumab govitecan-hziy)", "SG", ""],
  ["disitamab vedotin combined with toripalimab", "DV", "toripalimab"],
  ["T-DXd in combination with pertuzumab", "T-DXd", "pertuzumab"],
  ["EV (monotherapy)", "EV", ""],
  ["T-DXd 4.4 mg/kg (dose reduced)", "T-DXd", ""],
  ["T-DXd followed by capecitabine", "T-DXd", "capecitabine"],
  ["HER2 ADC (T-DXd)", "T-DXd", ""],
  ["Enhertu (ADC)", "T-DXd", ""],
  ["U3-1402 ADC", "HER3-DXd", ""],
  ["ADC Enhertu", "T-DXd", ""],
  ["Enhertu 5.4", "T-DXd", ""],
  ["EV (1.25)", "EV", ""],
  ["placebo + T-DXd", "T-DXd", "placebo"],
  ["GO + 7+3", "GO", "cytarabine, daunorubicin"],
  ["InO + mini-HCVD + blina", "InO", "cyclophosphamide, vincristine, dexamethasone, blinatumomab"],
  ["Pola-R-Bendamustine", "Pola", "rituximab, bendamustine"],
  ["EV;P", "EV", "pembrolizumab"],
  ["SG x2", "SG", ""],
  ["T-DXd (C1-C4)", "T-DXd", ""],
  ["Brentuximab Vedotin + AVD", "brentuximab vedotin", "doxorubicin, vinblastine, dacarbazine"],
  ["T-DXd + trastuzumab + tucatinib", "T-DXd", "trastuzumab, tucatinib"],
  ["trastuzumab déruxtécan", "T-DXd", ""],
  ["brentuximab védotine", "brentuximab vedotin", ""],
  ["enfortumab vedotina + pembrolizumab", "EV", "pembrolizumab"],
  ["sacituzumabe govitecana", "SG", ""],
  ["gemtuzumab ozogamicine", "GO", ""],
  ["trastuzumabe entansina", "T-DM1", ""]
];

/** Lines without a conjugate whose texts look as if they held one. */
const others: readonly (readonly [text: string, partners: string])[] = [
  ["Docetaxel (control arm, TROPION-Lung01)", "docetaxel"],
  ["Keytruda (KEYNOTE trial)", "pembrolizumab"],
  ["Capecitabine, Trastuzumab-Dkst, Tucatinib", "capecitabine, trastuzumab-dkst, tucatinib"],
  ["Trastuzumab/Hyaluronidase-Oysk", "trastuzumab-hyaluronidase"],
  ["177Lu", "lutetium-177"],
  ["B12", "vitamin B12"],
  ["EC90 + docetaxel", "epirubicin, cyclophosphamide, docetaxel"],
  ["Paclitaxel Protein-Bound", "nab-paclitaxel"]
];

/** Texts that may mean a conjugate and are not read; `yes` and `possible` are kept as unknown conjugates. */
const unknowns: readonly (readonly [text: string, adc: "yes" | "possible"])[] = [
  ["ADC trial", "yes"],
  ["investigational ADC", "yes"],
  ["anti-TROP2 ADC", "yes"],
  ["trastuzumab ADC", "yes"],
  ["pembrolizumab + ADC", "yes"],
  ["HER2 ADC (phase 1)", "yes"],
  ["antibody-drug conjugate", "yes"],
  ["immunoconjugate, trial", "yes"],
  ["抗体偶联药物", "yes"],
  ["T-DXd or T-DM1", "yes"],
  ["T-DXd vs. T-DM1", "yes"],
  ["SG or TPC", "yes"],
  ["T-DXd then SG", "yes"],
  ["EV → SG", "yes"],
  ["deruxtecan", "yes"],
  ["sacituzumab", "yes"],
  ["gemtuzumab", "yes"],
  ["ado-trastuzumab deruxtecan", "yes"],
  ["trastuzumab emtansine-nxki", "yes"],
  ["blinded", "possible"],
  ["blinded study drug", "possible"],
  ["double-blind treatment", "possible"],
  ["clinical study drug", "possible"],
  ["clinical trial", "possible"],
  ["Arm B", "possible"],
  ["trastuzumab + DM1", "yes"],
  ["not T-DXd", "possible"],
  ["SG planned", "possible"],
  ["phase 1 trial", "possible"],
  ["NCT04494425", "possible"],
  ["DESTINY-Breast04", "possible"],
  ["TROPION-Breast01 arm", "possible"],
  ["mipasetamab uzoptirine", "possible"],
  ["tamrintamab pamozirine", "possible"],
  ["SHR-9999", "possible"],
  ["ABBV-9706", "possible"],
  ["XB9002", "possible"],
  ["9MW9999", "possible"],
  ["nofazinlimatug", "possible"],
  ["Enhretu", "possible"],
  ["Trodevly", "possible"],
  ["sacituzumab govitecen", "possible"],
  ["patient declined SG", "possible"]
];

describe("regimens become conjugates and partners", () => {
  it.each(regimens.map(([text, adcs, partners, tumour]) => [text, adcs, partners, tumour ?? null] as const))(
    "%s",
    (text, adcs, partners, tumour) => {
      expect(read(text, tumour)).toEqual({adcs, partners, unresolved: ""});
    }
  );

  it.each(others)("%s holds no conjugate", (text, partners) => {
    expect(read(text)).toEqual({adcs: "", partners, unresolved: ""});
  });

  it("free payload drugs beside a conjugate keep their class", () => {
    expect(parseRegimen("SG + paclitaxel").partners).toMatchObject([
      {drug: "paclitaxel", payloadClass: "microtubule inhibitor"}
    ]);
    expect(parseRegimen("FOLFIRI").partners).toMatchObject([
      {drug: "irinotecan", payloadClass: "topoisomerase I inhibitor"},
      {},
      {supportive: true}
    ]);
  });

  it("nothing is read from a blank text", () => {
    expect(parseRegimen("  ")).toMatchObject({adcs: [], partners: [], unresolved: []});
  });
});

describe("what may be a conjugate is flagged, never skipped and never guessed", () => {
  it.each(unknowns)("%s: %s", (text, adc) => {
    const {adcs, unresolved} = parseRegimen(text);
    expect(adcs).toEqual([]);
    expect(unresolved.map((one) => one.adc)).toContain(adc);
  });

  it.each([
    ["Enhretu", "Enhertu"],
    ["Trodevly", "Trodelvy"],
    ["Kadcyl", "Kadcyla"],
    ["sacituzumab govitecen", "sacituzumab govitecan"],
    ["Pacdev", "Padcev"],
    ["trastuzumab derutecan", "trastuzumab deruxtecan"],
    ["trastuzmab deruxtecan", "trastuzumab deruxtecan"],
    ["enfortumab vedoten", "enfortumab vedotin"]
  ])("%s: did you mean %s? – suggested, not applied", (text, meant) => {
    const resolution = resolveAgent(text);
    expect(resolution.kind).toBe("unknown");
    expect("adc" in resolution ? resolution.adc : "no").not.toBe("no");
    expect("suggestions" in resolution ? resolution.suggestions : []).toContain(meant);
  });

  it("a misspelt other drug is no possible conjugate", () => {
    expect(resolveAgent("paclitaxl")).toMatchObject({kind: "unknown", adc: "no", suggestions: ["paclitaxel"]});
  });

  it("a prefix or suffix of another product is refused", () => {
    expect(resolveAgent("ado-trastuzumab deruxtecan")).toMatchObject({
      kind: "refused",
      suggestions: ["T-DXd", "T-DM1"]
    });
  });
});

describe("an unlisted INN tells its payload by the second word", () => {
  it.each([
    ["patuxumab vedotin", "MMAE", "microtubule inhibitor"],
    ["tambotatug pelitecan", "payload of -pelitecan", "topoisomerase I inhibitor"],
    ["ficerafusbart deruxtecan", "DXd", "topoisomerase I inhibitor"],
    ["inventumab pelidotin", "Aur0101", "microtubule inhibitor"],
    ["inventumab talirine", "payload of -talirine", "DNA-damaging agent"],
    ["cantuzumab mertansine", "DM1", "microtubule inhibitor"],
    ["inventumab soravtansine", "DM4", "microtubule inhibitor"],
    ["inventumab ravtansine", "DM4", "microtubule inhibitor"],
    ["XYZ-1234 vedotin", "MMAE", "microtubule inhibitor"],
    ["CDH17-DXd", "DXd", "topoisomerase I inhibitor"],
    ["inventumab govitecan", "SN-38", "topoisomerase I inhibitor"],
    ["inventumabgovitecan", "SN-38", "topoisomerase I inhibitor"],
    ["inventumab deuderuxtecan", "deuterated DXd", "topoisomerase I inhibitor"],
    ["inventumab foodotin", "payload of -foodotin", "microtubule inhibitor"]
  ])("%s: %s, %s", (text, payload, payloadClass) => {
    expect(resolveAgent(text)).toMatchObject({kind: "inferred-adc", payload: {name: payload, class: payloadClass}});
  });

  it.each([
    "azintuxizumab vedotin",
    "losatuxizumab vedotin",
    "lupartumab amadotin",
    "samrotamab vedotin",
    "sirtratumab vedotin",
    "sofituzumab vedotin",
    "cantuzumab mertansine",
    "bivatuzumab mertansine",
    "laprituximab emtansine",
    "iladatuzumab vedotin"
  ])("%s, which development left behind or the catalogue does not list, is inferred and no misspelling", (text) => {
    expect(resolveAgent(text).kind).toBe("inferred-adc");
  });

  it("a peptide carrier is no classic conjugate", () => {
    expect(resolveAgent("inventide pevedotin")).toMatchObject({kind: "inferred-adc", classic: false});
  });

  it.each(["cetuximab irinotecan", "bevacizumab topotecan", "ramucirumab belotecan"])("%s is two drugs", (text) => {
    expect(parseRegimen(text)).toMatchObject({adcs: [], unresolved: []});
    expect(parseRegimen(text).partners).toHaveLength(2);
  });
});

describe("the caller can say what a name means", () => {
  it("a declared meaning is taken before every rule", () => {
    expect(resolveAgent("sacituzumab", {meaning: {Sacituzumab: "sacituzumab govitecan"}})).toMatchObject({
      kind: "adc",
      matched: "meaning",
      agent: {id: "sacituzumab-govitecan"}
    });
    expect(resolveAgent("BV", {tumour: "breast", meaning: {BV: "bevacizumab"}})).toMatchObject({
      kind: "not-adc",
      drug: "bevacizumab"
    });
    expect(parseRegimen("wPTX + BV", {tumour: "breast", meaning: {BV: "bevacizumab"}}).unresolved).toEqual([]);
    expect(parseRegimen("clinical study drug", {meaning: {"clinical study drug": "not an ADC"}})).toMatchObject({
      adcs: [],
      unresolved: [],
      partners: [{drugClass: "declared as no conjugate"}]
    });
  });

  it("a code keeps its digits behind a comma, whatever its case, and a dose is none", () => {
    const ids = (text: string) => parseRegimen(text).adcs.map(adcLabel);
    expect(ids("pembrolizumab, Debio 1562")).toEqual(ids("Debio 1562"));
    expect(ids("capecitabine, IMGN 853")).toEqual(ids("IMGN853"));
    expect(ids("Kadcyla 160, capecitabine 500")).toEqual(["T-DM1"]);
  });

  it("a meaning that is itself not known throws", () => {
    expect(() => resolveAgent("sacituzumab", {meaning: {sacituzumab: "sacituzumab gov"}})).toThrow(
      'meaning of sacituzumab must be a drug that is known or "not an ADC", got sacituzumab gov'
    );
  });
});

describe("a parser for many texts", () => {
  it("reads each distinct text once", () => {
    const parse = regimenParser();
    expect(parse("T-DXd")).toBe(parse("T-DXd"));
    expect(parse("SG").adcs.map(adcLabel)).toEqual(["SG"]);
  });

  it("uses the catalogue that it is given", () => {
    const without = catalogue.filter(({id}) => id !== "esg401");
    expect(parseRegimen("ESG401", {catalogue: without}).unresolved[0]?.adc).toBe("possible");
  });
});
