import type {DrugGroup} from "./drug-group.ts";

/** Inhibitors of the kinases of HER2, EGFR and FGFR. */
export const receptorKinaseInhibitors: readonly DrugGroup[] = [
  {
    drugClass: "HER2 tyrosine kinase inhibitor",
    role: "line-defining",
    drugs: {
      pottr: [
        "tucatinib|Tukysa|ONT-380|ARRY-380|Irbinitinib",
        "lapatinib|Tykerb|GW572016|GSK572016|GW 2016",
        "neratinib|HKI 272|PB 272",
        "pyrotinib",
        "zongertinib|BI 1810631",
        "sevabertinib|BAY 2927088",
        "poziotinib|HM781-36B|NOV120101",
        "afatinib|BIBW 2992",
        "dacomitinib|PF-00299804|PF-299804|Vizimpro",
        "bizrolertinib|Perzebertinib|RO7771950|RG6596|ZN-1041|ZN-A-1041",
        "ELVN-002",
        "EO1001|NT113|APL-122",
        "enozertinib|ORIC-114",
        "NVL-330",
        "VRN101099"
      ],
      drClean: ["mubritinib|TAK-165"]
    }
  },
  {drugClass: "HER2 tyrosine kinase inhibitor", role: "companion", fromMemory: ["allitinib", "epertinib", "selatinib"]},
  {
    drugClass: "EGFR tyrosine kinase inhibitor",
    role: "line-defining",
    drugs: {
      pottr: [
        "osimertinib|Tagrisso|AZD9291|Mereletinib",
        "erlotinib|Tarceva",
        "gefitinib|Iressa|ZD 1839",
        "lazertinib|YH25448|GNS-1480",
        "mobocertinib|TAK-788|AP 32788",
        "aumolertinib|almonertinib|HS-10296|EQ143",
        "furmonertinib|firmonertinib|Alflutinib|AST2818",
        "icotinib",
        "sunvozertinib|DZD9008",
        "AEE788",
        "asandeutertinib|TY-9591",
        "BG-60366",
        "BH-30643",
        "brivanib|Brivanib Alaninate|BMS-582664",
        "C019199",
        "canertinib|CI-1033",
        "DZD6008",
        "dovitinib",
        "IGF1R_inhibitor",
        "LM-061",
        "lifirafenib|BGB-283|Begeine-283",
        "limertinib|ASK120067",
        "lucitanib",
        "mavelertinib|PF-06747775",
        "naquotinib|ASP8273",
        "nazartinib|EGF 816",
        "olafertinib|CK-101|RX-518",
        "olmutinib|HM61713",
        "PNU-159682|E-EDV-D682",
        "ROS1_inhibitor",
        "rezivertinib|BPI-7711",
        "rociletinib|CO-1686",
        "silevertinib|BDTX-1535",
        "sitravatinib|MGCD516",
        "tarloxotinib|TH-4000",
        "tigozertinib|BLU-945",
        "VRN110755",
        "vandetanib|ZD6474|Zactima|Caprelsa",
        "varlitinib|ASLAN001|ARRY-334543",
        "zanzalintinib|XL092",
        "zipalertinib|TAS6417|CLN 081",
        "zorifertinib|AZD3759"
      ],
      drClean: [
        "abivertinib|avitinib|A 610MA|AC-0010MA|ACEA-100610MA",
        "sapitinib|AZD8931",
        "tesevatinib|KD019",
        "epitinib|HMPL-813",
        "theliatinib",
        "pirotinib|KBP-5209",
        "larotinib|Z650",
        "AV-412",
        "BPI-15086",
        "Hemay020",
        "Hemay022",
        "SH-1028",
        "CUDC-101"
      ],
      nciDrugs: ["pelitinib|EKB-569", "PKI-166"],
      mskChord: ["BDTX-189"],
      pottrClasses: ["EGFR inhibitor"]
    }
  },
  {
    drugClass: "EGFR tyrosine kinase inhibitor",
    role: "companion",
    fromMemory: ["befotertinib", "simotinib", "rilertinib", "TQB3804"]
  },
  {
    drugClass: "FGFR inhibitor",
    role: "line-defining",
    drugs: {
      pottr: [
        "erdafitinib|Balversa|JNJ-42756493",
        "pemigatinib|INCB054828|Pemazyre",
        "futibatinib|TAS-120",
        "infigratinib|BGJ-398",
        "ASP5878",
        "dabogratinib|TYRA-300",
        "derazantinib|ARQ 087",
        "fanregratinib|HMPL-453",
        "fexagratinib|AZD4547",
        "fisogatinib|BLU 554|CS 3008",
        "gunagratinib|ICP-192",
        "LOXO-435",
        "LY2874455",
        "lirafugratinib|RLY-4008",
        "PD173074",
        "PRN1371",
        "resigratinib|KIN-3248",
        "rogaratinib|BAY-1163877",
        "tasurgratinib|E7090",
        "vepugratinib|LY3866288",
        "zoligratinib|Debio1347|CH5183284|Debiopharm 1347|FF284"
      ],
      mskChord: ["GSK3052230"],
      drClean: ["INCB062079", "ICP-105", "H3B-6527"],
      pottrClasses: ["FGFR inhibitor"]
    }
  },
  {drugClass: "FGFR inhibitor", role: "companion", fromMemory: ["roblitinib"]}
];
