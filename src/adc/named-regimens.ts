import type {TumourGroup} from "./tumour-groups.ts";

/** A regimen that goes by one name; `drugs` are names that resolve on their own. */
export interface NamedRegimen {
  /** Spellings, separated by `|`. */
  readonly names: string;
  readonly drugs: readonly string[];
  /** Group in which the name is read so; absent where it means the same everywhere. */
  readonly tumour?: TumourGroup;
}

/** Regimen names as in treatment guidelines and trial reports; pharmacology textbook knowledge. */
export const namedRegimens: readonly NamedRegimen[] = [
  {names: "EV+P|EVP|EV/P|EV/pembro|P+EV", drugs: ["enfortumab vedotin", "pembrolizumab"]},
  {
    names: "Pola-R-CHP|Pola-R-CHOP|PolaRCHP|Pola+R-CHP",
    drugs: ["polatuzumab vedotin", "rituximab", "cyclophosphamide", "doxorubicin", "prednisone"]
  },
  {names: "Pola-BR|Pola-RB|Pola+BR|PBR", drugs: ["polatuzumab vedotin", "bendamustine", "rituximab"]},
  {names: "Pola-R|Pola+R|Pola-rituximab", drugs: ["polatuzumab vedotin", "rituximab"]},
  {
    names: "A+AVD|AAVD|BV-AVD|BV+AVD|A-AVD",
    drugs: ["Adcetris", "doxorubicin", "vinblastine", "dacarbazine"],
    tumour: "lymphoma"
  },
  {
    names: "BrECADD",
    drugs: ["Adcetris", "etoposide", "cyclophosphamide", "doxorubicin", "dacarbazine", "dexamethasone"]
  },
  {
    names: "A+CHP|BV-CHP|BV+CHP",
    drugs: ["Adcetris", "cyclophosphamide", "doxorubicin", "prednisone"],
    tumour: "lymphoma"
  },
  {names: "BV-nivo|BV+nivo|BV/nivo", drugs: ["Adcetris", "nivolumab"], tumour: "lymphoma"},
  {names: "Lonca-R|LoncaR", drugs: ["loncastuximab tesirine", "rituximab"]},
  {names: "BVd", drugs: ["belantamab mafodotin", "bortezomib", "dexamethasone"], tumour: "myeloma"},
  {names: "BPd", drugs: ["belantamab mafodotin", "pomalidomide", "dexamethasone"], tumour: "myeloma"},
  {names: "FOLFIRI", drugs: ["irinotecan", "fluorouracil", "leucovorin"]},
  {names: "FOLFOX|mFOLFOX6|FOLFOX6|FOLFOX4", drugs: ["oxaliplatin", "fluorouracil", "leucovorin"]},
  {names: "FOLFIRINOX|mFOLFIRINOX|FOLFOXIRI", drugs: ["irinotecan", "oxaliplatin", "fluorouracil", "leucovorin"]},
  {names: "NALIRIFOX", drugs: ["liposomal irinotecan", "oxaliplatin", "fluorouracil", "leucovorin"]},
  {names: "XELIRI|CAPIRI|CAPEIRI", drugs: ["irinotecan", "capecitabine"]},
  {names: "XELOX|CAPOX|CAPEOX", drugs: ["oxaliplatin", "capecitabine"]},
  {names: "IP|irinotecan/cisplatin", drugs: ["irinotecan", "cisplatin"]},
  {names: "FLOT", drugs: ["fluorouracil", "leucovorin", "oxaliplatin", "docetaxel"]},
  {names: "DCF", drugs: ["docetaxel", "cisplatin", "fluorouracil"]},
  {names: "SOX", drugs: ["S-1", "oxaliplatin"]},
  {names: "AC", drugs: ["doxorubicin", "cyclophosphamide"]},
  {names: "ddAC", drugs: ["doxorubicin", "cyclophosphamide"]},
  {names: "EC|ddEC|EC90|EC100", drugs: ["epirubicin", "cyclophosphamide"]},
  {names: "FEC|FEC75|FEC100", drugs: ["fluorouracil", "epirubicin", "cyclophosphamide"]},
  {names: "AC-T|AC/T|ddAC-T|AC-TH", drugs: ["doxorubicin", "cyclophosphamide", "paclitaxel"]},
  {names: "CMF", drugs: ["cyclophosphamide", "methotrexate", "fluorouracil"]},
  {names: "TC", drugs: ["docetaxel", "cyclophosphamide"]},
  {names: "TCH", drugs: ["docetaxel", "carboplatin", "Herceptin"]},
  {names: "TCHP|TCbHP", drugs: ["docetaxel", "carboplatin", "Herceptin", "pertuzumab"]},
  {names: "THP|TPH", drugs: ["docetaxel", "Herceptin", "pertuzumab"]},
  {names: "TH", drugs: ["paclitaxel", "Herceptin"]},
  {names: "GC|gem/cis|GemCis", drugs: ["gemcitabine", "cisplatin"]},
  {names: "GCb|gem/carbo|GemCarbo|CG", drugs: ["gemcitabine", "carboplatin"]},
  {names: "GemOx|GEMOX", drugs: ["gemcitabine", "oxaliplatin"]},
  {names: "R-GemOx", drugs: ["rituximab", "gemcitabine", "oxaliplatin"]},
  {names: "MVAC|ddMVAC|M-VAC", drugs: ["methotrexate", "vinblastine", "doxorubicin", "cisplatin"]},
  {names: "EP|PE|cisplatin/etoposide", drugs: ["etoposide", "cisplatin"]},
  {names: "CAV", drugs: ["cyclophosphamide", "doxorubicin", "vincristine"]},
  {names: "CHOP", drugs: ["cyclophosphamide", "doxorubicin", "vincristine", "prednisone"]},
  {names: "R-CHOP|RCHOP", drugs: ["rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone"]},
  {names: "R-CHP", drugs: ["rituximab", "cyclophosphamide", "doxorubicin", "prednisone"]},
  {names: "CHP", drugs: ["cyclophosphamide", "doxorubicin", "prednisone"]},
  {names: "BR|R-benda", drugs: ["bendamustine", "rituximab"]},
  {names: "ABVD", drugs: ["doxorubicin", "bleomycin", "vinblastine", "dacarbazine"]},
  {names: "AVD", drugs: ["doxorubicin", "vinblastine", "dacarbazine"]},
  {names: "ICE|R-ICE", drugs: ["ifosfamide", "carboplatin", "etoposide"]},
  {names: "DHAP|R-DHAP", drugs: ["dexamethasone", "cytarabine", "cisplatin"]},
  {names: "hyper-CVAD|hyperCVAD", drugs: ["cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone"]},
  {names: "mini-hyper-CVD|miniHCVD|mini-HCVD", drugs: ["cyclophosphamide", "vincristine", "dexamethasone"]},
  {names: "7+3|3+7", drugs: ["cytarabine", "daunorubicin"]},
  {names: "FLAG-IDA|FLAG-Ida", drugs: ["fludarabine", "cytarabine", "filgrastim", "idarubicin"]}
];

/** Letters that stand for a partner only beside a certain conjugate. */
export const contextualPartners: readonly {readonly agent: string; readonly letter: string; readonly drug: string}[] = [
  {agent: "enfortumab-vedotin", letter: "P", drug: "pembrolizumab"},
  {agent: "trastuzumab-deruxtecan", letter: "P", drug: "pertuzumab"},
  {agent: "polatuzumab-vedotin", letter: "R", drug: "rituximab"},
  {agent: "loncastuximab-tesirine", letter: "R", drug: "rituximab"}
];
