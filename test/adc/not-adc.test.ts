import {describe, expect, it} from "vitest";
import {parseRegimen} from "../../src/adc/parse-regimen.ts";
import {resolveAgent} from "../../src/adc/resolve-agent.ts";

/** Drugs that are no conjugates, with the class that the field gives them; `payloadClass` where the free drug shares one with conjugates. */
const otherDrugs: readonly (readonly [text: string, drugClass: string, payloadClass: string | null])[] = [
  ["irinotecan", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["liposomal irinotecan", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["nal-IRI", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["CPT-11", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["topotecan", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["Hycamtin", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["belotecan", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["SN-38", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["イリノテカン", "topoisomerase I inhibitor", "topoisomerase I inhibitor"],
  ["paclitaxel", "taxane", "microtubule inhibitor"],
  ["weekly paclitaxel", "taxane", "microtubule inhibitor"],
  ["nab-paclitaxel", "taxane", "microtubule inhibitor"],
  ["Abraxane", "taxane", "microtubule inhibitor"],
  ["docetaxel", "taxane", "microtubule inhibitor"],
  ["cabazitaxel", "taxane", "microtubule inhibitor"],
  ["vinorelbine", "vinca alkaloid", "microtubule inhibitor"],
  ["vinflunine", "vinca alkaloid", "microtubule inhibitor"],
  ["vincristine", "vinca alkaloid", "microtubule inhibitor"],
  ["eribulin", "halichondrin", "microtubule inhibitor"],
  ["Halaven", "halichondrin", "microtubule inhibitor"],
  ["ixabepilone", "epothilone", "microtubule inhibitor"],
  ["Herceptin", "HER2 antibody", null],
  ["trastuzumab-hyaluronidase", "HER2 antibody", null],
  ["Herceptin Hylecta", "HER2 antibody", null],
  ["trastuzumab-dkst", "HER2 antibody", null],
  ["Kanjinti", "HER2 antibody", null],
  ["pertuzumab", "HER2 antibody", null],
  ["Phesgo", "HER2 antibody", null],
  ["margetuximab", "HER2 antibody", null],
  ["zanidatamab", "HER2 antibody", null],
  ["Ziihera", "HER2 antibody", null],
  ["tucatinib", "HER2 tyrosine kinase inhibitor", null],
  ["lapatinib", "HER2 tyrosine kinase inhibitor", null],
  ["neratinib", "HER2 tyrosine kinase inhibitor", null],
  ["amivantamab", "EGFR/MET bispecific antibody", null],
  ["cetuximab", "EGFR antibody", null],
  ["panitumumab", "EGFR antibody", null],
  ["bevacizumab", "VEGF/VEGFR antibody", null],
  ["ramucirumab", "VEGF/VEGFR antibody", null],
  ["zolbetuximab", "other antibody", null],
  ["rituximab", "CD20 antibody", null],
  ["pembrolizumab", "PD-1/PD-L1 antibody", null],
  ["MK-3475", "PD-1/PD-L1 antibody", null],
  ["nivolumab", "PD-1/PD-L1 antibody", null],
  ["atezolizumab", "PD-1/PD-L1 antibody", null],
  ["BGB-A317", "PD-1/PD-L1 antibody", null],
  ["envafolimab", "PD-1/PD-L1 antibody", null],
  ["tarlatamab", "T-cell engager", null],
  ["glofitamab", "T-cell engager", null],
  ["tagraxofusp", "diphtheria toxin fusion", null],
  ["denileukin diftitox", "diphtheria toxin fusion", null],
  ["lutetium Lu 177 vipivotide tetraxetan", "radioligand", null],
  ["lutetium vipivotide tetraxetan", "radioligand", null],
  ["ibritumomab tiuxetan", "radioligand", null],
  ["carboplatin", "platinum", null],
  ["cisplatin", "platinum", null],
  ["doxorubicin", "anthracycline", null],
  ["pegylated liposomal doxorubicin", "anthracycline", null],
  ["capecitabine", "antimetabolite", null],
  ["gemcitabine", "antimetabolite", null],
  ["S-1", "antimetabolite", null],
  ["palbociclib", "CDK4/6 inhibitor", null],
  ["fulvestrant", "endocrine therapy", null],
  ["GDC-0077", "PI3K/AKT/mTOR inhibitor", null],
  ["olaparib", "PARP inhibitor", null],
  ["osimertinib", "EGFR tyrosine kinase inhibitor", null],
  ["erdafitinib", "FGFR inhibitor", null],
  ["LV", "supportive care", null],
  ["denosumab", "supportive care", null],
  ["AMG 510", "kinase inhibitor, other", null]
];

const regimensWithout: readonly string[] = [
  "FOLFIRI",
  "FOLFIRINOX + bevacizumab",
  "FOLFOX + trastuzumab",
  "TCHP",
  "docetaxel/trastuzumab/pertuzumab",
  "trastuzumab + capecitabine + tucatinib",
  "carboplatin and gemcitabine",
  "wPTX",
  "cetuximab irinotecan",
  "AC-T",
  "R-CHOP",
  "gem/cis",
  "ddMVAC",
  "nivolumab + ipilimumab",
  "letrozole + ribociclib",
  "capecitabine 1000 mg/m2 BID d1-14",
  "eribulin (Halaven)",
  "paclitaxel; bevacizumab",
  "endocrine therapy",
  "best supportive care",
  "SBRT",
  "5-FU/LV",
  "TPC",
  "pneumococcal conjugate vaccine",
  "conjugated estrogens",
  "go home",
  "surgery"
];

describe("a conjugate in a registry's or a trial's words", () => {
  it.each([
    ["Cohort 1: T-DXd", "trastuzumab-deruxtecan"],
    ["Arm B (HER2-low): T-DXd 5.4 mg/kg q3w", "trastuzumab-deruxtecan"],
    ["A1: SHR-A1811", "trastuzumab-rezetecan"],
    ["SHR-A1811and 5-FU", "trastuzumab-rezetecan"],
    ["inotuzumab ozogamicin-dose level 1", "inotuzumab-ozogamicin"],
    ["R-pola-mini-CHP", "polatuzumab-vedotin"],
    ["TAK-853", "mirvetuximab-soravtansine"]
  ])("%s is %s", (text, id) => {
    const read = parseRegimen(text);
    expect(read.adcs.map((adc) => (adc.kind === "adc" ? adc.agent.id : adc.name))).toEqual([id]);
    expect(read.unresolved.filter(({adc}) => adc !== "no")).toEqual([]);
  });

  it.each([
    "HER2-positive: T-DXd",
    "trastuzumab deruxtecan± pertuzumab",
    "T-DXd ± pertuzumab",
    "DisitamabVedotinForIicction Toripalimab",
    "anti-B7-H3 antibody conjugated to topoisomerase I inhibitor",
    "MMAE-anti-DLK1",
    "HS-20117 combined platinum-containing chemotherapy",
    "INA03 administration"
  ])("%s is none for sure, and is not dropped", (text) => {
    const read = parseRegimen(text);
    expect(read.adcs).toEqual([]);
    expect(read.unresolved.some(({adc}) => adc !== "no")).toBe(true);
  });

  it.each([
    "conjugated estrogens",
    "CA-125 rising",
    "IL-15 superagonist",
    "monoclonal antibody",
    "cohort 2: capecitabine"
  ])("%s is no conjugate", (text) => {
    const read = parseRegimen(text);
    expect([read.adcs, read.unresolved.filter(({adc}) => adc !== "no")]).toEqual([[], []]);
  });
});

describe("a company's code with a space", () => {
  it.each(["PF 08052666", "PF 06688992", "PF 6263508", "BCG 022", "DAC 005"])(
    "%s is a code and not the regimen or drug that its letters are",
    (text) => {
      expect(parseRegimen(text)).toMatchObject({partners: [], unresolved: [{adc: "possible"}]});
    }
  );

  it.each([
    ["PF 75", 2],
    ["EC 90", 2],
    ["FEC 5000", 3],
    ["AC 20240131", 2]
  ])("%s is a regimen with a dose or a day", (text, drugs) => {
    expect(parseRegimen(text)).toMatchObject({unresolved: []});
    expect(parseRegimen(text).partners).toHaveLength(drugs);
  });

  it("the code of a conjugate of the catalogue is that conjugate", () => {
    expect(parseRegimen("PF 06804103").adcs).toMatchObject([{agent: {id: "pf-06804103"}}]);
  });
});

describe("what is no conjugate does not become one", () => {
  it("the list holds at least 60 strings", () => {
    expect(otherDrugs.length).toBeGreaterThanOrEqual(60);
  });

  it.each(otherDrugs)("%s is %s", (text, drugClass, payloadClass) => {
    const resolution = resolveAgent(text, {tumour: "breast cancer"});
    expect(resolution).toMatchObject({kind: "not-adc", drugClass, payloadClass});
  });

  it.each(regimensWithout)("%s holds no conjugate, known or unknown", (text) => {
    const regimen = parseRegimen(text, {tumour: "breast cancer"});
    expect(regimen.adcs).toEqual([]);
    expect(regimen.unresolved.filter(({adc}) => adc !== "no")).toEqual([]);
  });

  it.each(["trastuzumab", "sacituzumab", "telisotuzumab", "patritumab", "brentuximab", "ifinatamab"])(
    "bare %s is refused by name",
    (text) => {
      const resolution = resolveAgent(text);
      expect(resolution.kind).toBe("refused");
      expect("suggestions" in resolution ? resolution.suggestions.length : 0).toBeGreaterThan(0);
    }
  );

  it("sacituzumab and telisotuzumab each name both of their conjugates", () => {
    expect(resolveAgent("sacituzumab")).toMatchObject({
      adc: "yes",
      suggestions: ["sacituzumab govitecan", "sacituzumab tirumotecan"]
    });
    expect(resolveAgent("telisotuzumab")).toMatchObject({
      adc: "yes",
      suggestions: ["telisotuzumab vedotin", "telisotuzumab adizutecan"]
    });
  });

  it("bare trastuzumab in a regimen is the antibody, with a note", () => {
    const {adcs, partners, unresolved} = parseRegimen("trastuzumab + vinorelbine");
    expect([adcs, unresolved]).toEqual([[], []]);
    expect(partners.map(({drug}) => drug)).toEqual(["trastuzumab", "vinorelbine"]);
    expect(partners[0]?.note).toMatch(/never read as one of the conjugates/);
  });

  it.each([["breast cancer"], ["urothelial carcinoma"], ["NSCLC"]])(
    "BV in %s is refused with bevacizumab suggested",
    (tumour) => {
      expect(resolveAgent("BV", {tumour})).toMatchObject({kind: "refused", suggestions: ["bevacizumab"], adc: "no"});
      expect(parseRegimen("wPTX + BV", {tumour})).toMatchObject({
        adcs: [],
        partners: [{drug: "paclitaxel"}],
        unresolved: [{text: "BV"}]
      });
    }
  );

  it.each(["classical Hodgkin lymphoma", "sALCL", "PTCL", "CTCL", "悪性リンパ腫"])(
    "BV in %s is brentuximab vedotin",
    (tumour) => {
      expect(resolveAgent("BV", {tumour})).toMatchObject({kind: "adc", agent: {id: "brentuximab-vedotin"}});
    }
  );

  it("BV without a tumour is refused, and may be a conjugate", () => {
    expect(resolveAgent("BV")).toMatchObject({kind: "refused", adc: "possible"});
  });
});
