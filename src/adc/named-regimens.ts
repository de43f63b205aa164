import type {DrugOrigin} from "./other-drug.ts";
import type {TumourGroup} from "./tumour-groups.ts";

/** A regimen that goes by one name; `drugs` are names that resolve on their own. */
export interface NamedRegimen {
  /** Spellings, separated by `|`. */
  readonly names: string;
  readonly drugs: readonly string[];
  /** Group in which the name is read so; absent where it means the same everywhere. */
  readonly tumour?: TumourGroup;
  /** Where the name was read with its drugs; from memory unless told. The drugs have sources of their own. */
  readonly source?: DrugOrigin;
}

/** Regimen names as in treatment guidelines and trial reports. */
export const namedRegimens: readonly NamedRegimen[] = [
  {names: "EV+P|EVP|EV/P|EV/pembro|P+EV", drugs: ["enfortumab vedotin", "pembrolizumab"]},
  {
    names:
      "Pola-R-CHP|Pola-R-CHOP|PolaRCHP|Pola+R-CHP|R-Pola-CHP|R-CHP-Pola|Pola-R-mini-CHP|R-Pola-mini-CHP|R-mini-CHP-Pola",
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
  {names: "FOLFIRI|mFOLFIRI|FOLFIRI-3", drugs: ["irinotecan", "fluorouracil", "leucovorin"], source: "pottr"},
  {
    names: "FOLFOX|mFOLFOX6|FOLFOX6|FOLFOX4|mFOLFOX|mFOLFOX7|FOLFOX7|FUFOX|FLO|modified FOLFOX6|modified FOLFOX",
    drugs: ["oxaliplatin", "fluorouracil", "leucovorin"],
    source: "pottr"
  },
  {
    names: "FOLFIRINOX|mFOLFIRINOX|FOLFOXIRI|mFOLFOXIRI|modified FOLFIRINOX|FOLFORINOX",
    drugs: ["irinotecan", "oxaliplatin", "fluorouracil", "leucovorin"],
    source: "pottr"
  },
  {names: "NALIRIFOX", drugs: ["liposomal irinotecan", "oxaliplatin", "fluorouracil", "leucovorin"]},
  {names: "XELIRI|CAPIRI|CAPEIRI", drugs: ["irinotecan", "capecitabine"], source: "pottr"},
  {names: "XELOX|CAPOX|CAPEOX", drugs: ["oxaliplatin", "capecitabine"], source: "pottr"},
  {names: "IP|irinotecan/cisplatin", drugs: ["irinotecan", "cisplatin"]},
  {names: "FLOT", drugs: ["fluorouracil", "leucovorin", "oxaliplatin", "docetaxel"], source: "drClean"},
  {names: "DCF", drugs: ["docetaxel", "cisplatin", "fluorouracil"]},
  {names: "SOX", drugs: ["S-1", "oxaliplatin"]},
  {names: "AC", drugs: ["doxorubicin", "cyclophosphamide"], source: "genieBpc"},
  {names: "ddAC", drugs: ["doxorubicin", "cyclophosphamide"]},
  {names: "EC|ddEC|EC90|EC100", drugs: ["epirubicin", "cyclophosphamide"]},
  {names: "FEC|FEC75|FEC100|FEC95|CEF", drugs: ["fluorouracil", "epirubicin", "cyclophosphamide"], source: "pottr"},
  {names: "AC-T|AC/T|ddAC-T|AC-TH", drugs: ["doxorubicin", "cyclophosphamide", "paclitaxel"], source: "genieBpc"},
  {names: "CMF", drugs: ["cyclophosphamide", "methotrexate", "fluorouracil"], source: "genieBpc"},
  {names: "TC", drugs: ["docetaxel", "cyclophosphamide"], source: "genieBpc"},
  {names: "TCH", drugs: ["docetaxel", "carboplatin", "Herceptin"], source: "genieBpc"},
  {names: "TCHP|TCbHP", drugs: ["docetaxel", "carboplatin", "Herceptin", "pertuzumab"]},
  {names: "THP|TPH", drugs: ["docetaxel", "Herceptin", "pertuzumab"]},
  {names: "TH", drugs: ["paclitaxel", "Herceptin"]},
  {names: "GC|gem/cis|GemCis|GP|gem-cis", drugs: ["gemcitabine", "cisplatin"], source: "hemonc"},
  {names: "GCb|gem/carbo|GemCarbo|CG", drugs: ["gemcitabine", "carboplatin"]},
  {names: "GemOx|GEMOX", drugs: ["gemcitabine", "oxaliplatin"]},
  {names: "R-GemOx", drugs: ["rituximab", "gemcitabine", "oxaliplatin"]},
  {names: "MVAC|ddMVAC|M-VAC", drugs: ["methotrexate", "vinblastine", "doxorubicin", "cisplatin"], source: "pottr"},
  {names: "EP|PE|cisplatin/etoposide", drugs: ["etoposide", "cisplatin"]},
  {names: "CAV", drugs: ["cyclophosphamide", "doxorubicin", "vincristine"], source: "pottr"},
  {
    names: "CHOP|CHOP-21|CHOP21",
    drugs: ["cyclophosphamide", "doxorubicin", "vincristine", "prednisone"],
    source: "drClean"
  },
  {
    names: "R-CHOP|RCHOP|CHOP-R|RCHOP-21|R-CHOP-21|R-CHOP21|R-CHOP-14|R-mini-CHOP",
    drugs: ["rituximab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone"],
    source: "pottr"
  },
  {names: "R-CHP", drugs: ["rituximab", "cyclophosphamide", "doxorubicin", "prednisone"]},
  {names: "CHP", drugs: ["cyclophosphamide", "doxorubicin", "prednisone"]},
  {names: "BR|R-benda", drugs: ["bendamustine", "rituximab"]},
  {names: "ABVD", drugs: ["doxorubicin", "bleomycin", "vinblastine", "dacarbazine"], source: "drClean"},
  {names: "AVD", drugs: ["doxorubicin", "vinblastine", "dacarbazine"]},
  {names: "ICE|R-ICE", drugs: ["ifosfamide", "carboplatin", "etoposide"], source: "pottr"},
  {names: "DHAP|R-DHAP", drugs: ["dexamethasone", "cytarabine", "cisplatin"]},
  {names: "hyper-CVAD|hyperCVAD", drugs: ["cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone"]},
  {names: "mini-hyper-CVD|miniHCVD|mini-HCVD", drugs: ["cyclophosphamide", "vincristine", "dexamethasone"]},
  {names: "7+3|3+7", drugs: ["cytarabine", "daunorubicin"]},
  {names: "FLAG-IDA|FLAG-Ida", drugs: ["fludarabine", "cytarabine", "filgrastim", "idarubicin"]},
  {names: "FAC|CAF", drugs: ["fluorouracil", "doxorubicin", "cyclophosphamide"]},
  {names: "FEC-D|FEC-T", drugs: ["fluorouracil", "epirubicin", "cyclophosphamide", "docetaxel"], source: "pottr"},
  {names: "EC-T|EC-D|ddEC-T|EC-P", drugs: ["epirubicin", "cyclophosphamide", "docetaxel"]},
  {names: "TAC|DAC", drugs: ["docetaxel", "doxorubicin", "cyclophosphamide"], source: "genieBpc"},
  {names: "TEC", drugs: ["docetaxel", "epirubicin", "cyclophosphamide"]},
  {names: "TCb|TCarb", drugs: ["docetaxel", "carboplatin"]},
  {names: "PCb|PCarbo|carbo/taxol|carbotaxol|carboplatin-paclitaxel|CarboTax", drugs: ["carboplatin", "paclitaxel"]},
  {names: "PCbH", drugs: ["carboplatin", "paclitaxel", "Herceptin"]},
  {names: "AC-THP|ddAC-THP", drugs: ["doxorubicin", "cyclophosphamide", "paclitaxel", "Herceptin", "pertuzumab"]},
  {
    names: "KN522|KEYNOTE-522 regimen",
    drugs: ["pembrolizumab", "carboplatin", "paclitaxel", "doxorubicin", "cyclophosphamide"]
  },
  {names: "ECF", drugs: ["epirubicin", "cisplatin", "fluorouracil"]},
  {names: "ECX", drugs: ["epirubicin", "cisplatin", "capecitabine"], source: "pottr"},
  {names: "EOX", drugs: ["epirubicin", "oxaliplatin", "capecitabine"], source: "pottr"},
  {names: "EOF", drugs: ["epirubicin", "oxaliplatin", "fluorouracil"]},
  {names: "FLOX", drugs: ["fluorouracil", "leucovorin", "oxaliplatin"], source: "pottr"},
  {names: "FUFA|LV5FU2|5-FU/LV|5FU/LV|FU/LV|FULV|5-FU/leucovorin|de Gramont", drugs: ["fluorouracil", "leucovorin"]},
  {names: "IROX", drugs: ["irinotecan", "oxaliplatin"]},
  {names: "GEMCAP|GemCape", drugs: ["gemcitabine", "capecitabine"]},
  {
    names: "GnP|gem/nab-paclitaxel|gem/Abraxane|gem-Abraxane|GEMBRAX",
    drugs: ["gemcitabine", "nab-paclitaxel"],
    source: "drClean"
  },
  {names: "GTX", drugs: ["gemcitabine", "docetaxel", "capecitabine"], source: "drClean"},
  {names: "GemTax|gem/doc|gem/docetaxel", drugs: ["gemcitabine", "docetaxel"]},
  {names: "G-FLIP", drugs: ["gemcitabine", "fluorouracil", "leucovorin", "irinotecan", "cisplatin"]},
  {names: "TPF", drugs: ["docetaxel", "cisplatin", "fluorouracil"], source: "pottr"},
  {names: "PF", drugs: ["cisplatin", "fluorouracil"], source: "drClean"},
  {names: "ABCP", drugs: ["atezolizumab", "bevacizumab", "carboplatin", "paclitaxel"], source: "pottr"},
  {names: "CnP", drugs: ["carboplatin", "nab-paclitaxel"], source: "hemonc"},
  {names: "BEP", drugs: ["bleomycin", "etoposide", "cisplatin"], source: "pottr"},
  {names: "TIP", drugs: ["paclitaxel", "ifosfamide", "cisplatin"]},
  {names: "VeIP", drugs: ["vinblastine", "ifosfamide", "cisplatin"]},
  {
    names: "POMB-ACE",
    drugs: ["cisplatin", "vincristine", "methotrexate", "bleomycin", "dactinomycin", "cyclophosphamide", "etoposide"],
    source: "pottr"
  },
  {names: "EMA-CO|EMA/CO", drugs: ["etoposide", "methotrexate", "dactinomycin", "cyclophosphamide", "vincristine"]},
  {names: "PCV", drugs: ["procarbazine", "lomustine", "vincristine"], source: "pottr"},
  {names: "Stupp", drugs: ["temozolomide", "radiotherapy"], source: "pottr"},
  {names: "VAC", drugs: ["vincristine", "dactinomycin", "cyclophosphamide"]},
  {names: "VIDE", drugs: ["vincristine", "ifosfamide", "doxorubicin", "etoposide"], source: "pottr"},
  {
    names: "VDC-IE|VDC/IE|VAC-IE|VAC/IE",
    drugs: ["vincristine", "doxorubicin", "cyclophosphamide", "ifosfamide", "etoposide"],
    source: "pottr"
  },
  {names: "IVADo", drugs: ["ifosfamide", "vincristine", "dactinomycin", "doxorubicin"]},
  {names: "MAP", drugs: ["methotrexate", "doxorubicin", "cisplatin"]},
  {names: "MAID", drugs: ["mesna", "doxorubicin", "ifosfamide", "dacarbazine"]},
  {
    names: "COJEC|rapid COJEC",
    drugs: ["cisplatin", "vincristine", "carboplatin", "etoposide", "cyclophosphamide"],
    source: "pottr"
  },
  {names: "MOPP", drugs: ["mechlorethamine", "vincristine", "procarbazine", "prednisone"]},
  {names: "COPP", drugs: ["cyclophosphamide", "vincristine", "procarbazine", "prednisone"]},
  {names: "OEPA", drugs: ["vincristine", "etoposide", "prednisone", "doxorubicin"]},
  {
    names: "BEACOPP|escBEACOPP|eBEACOPP",
    drugs: ["bleomycin", "etoposide", "doxorubicin", "cyclophosphamide", "vincristine", "procarbazine", "prednisone"]
  },
  {names: "GVD", drugs: ["gemcitabine", "vinorelbine", "pegylated liposomal doxorubicin"]},
  {names: "GDP", drugs: ["gemcitabine", "dexamethasone", "cisplatin"]},
  {names: "R-GDP|RGDP", drugs: ["rituximab", "gemcitabine", "dexamethasone", "cisplatin"], source: "pottr"},
  {names: "IGEV", drugs: ["ifosfamide", "gemcitabine", "vinorelbine", "prednisone"]},
  {names: "ESHAP", drugs: ["etoposide", "methylprednisolone", "cytarabine", "cisplatin"]},
  {names: "DHAX", drugs: ["dexamethasone", "cytarabine", "oxaliplatin"]},
  {names: "R-DHAX", drugs: ["rituximab", "dexamethasone", "cytarabine", "oxaliplatin"]},
  {names: "R-DICE", drugs: ["rituximab", "dexamethasone", "ifosfamide", "cisplatin", "etoposide"], source: "pottr"},
  {names: "CVP|COP", drugs: ["cyclophosphamide", "vincristine", "prednisone"], source: "drClean"},
  {names: "R-CVP|RCVP", drugs: ["rituximab", "cyclophosphamide", "vincristine", "prednisone"], source: "pottr"},
  {names: "CHOEP", drugs: ["cyclophosphamide", "doxorubicin", "vincristine", "etoposide", "prednisone"]},
  {
    names: "R-CHEOP|R-CHOEP",
    drugs: ["rituximab", "cyclophosphamide", "doxorubicin", "etoposide", "vincristine", "prednisone"],
    source: "pottr"
  },
  {
    names: "G-CHOP",
    drugs: ["obinutuzumab", "cyclophosphamide", "doxorubicin", "vincristine", "prednisone"],
    source: "drClean"
  },
  {names: "EPOCH|DA-EPOCH", drugs: ["etoposide", "prednisone", "vincristine", "cyclophosphamide", "doxorubicin"]},
  {
    names: "R-EPOCH|EPOCH-R|DA-EPOCH-R|DA-R-EPOCH",
    drugs: ["rituximab", "etoposide", "prednisone", "vincristine", "cyclophosphamide", "doxorubicin"],
    source: "pottr"
  },
  {names: "CODOX-M", drugs: ["cyclophosphamide", "vincristine", "doxorubicin", "methotrexate"], source: "drClean"},
  {names: "FCR", drugs: ["fludarabine", "cyclophosphamide", "rituximab"]},
  {names: "R-BAC", drugs: ["rituximab", "bendamustine", "cytarabine"]},
  {names: "R2|R-squared|R-len", drugs: ["rituximab", "lenalidomide"]},
  {names: "BEAM", drugs: ["carmustine", "etoposide", "cytarabine", "melphalan"], source: "pottr"},
  {names: "R-hyper-CVAD", drugs: ["rituximab", "cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone"]},
  {names: "FLAG", drugs: ["fludarabine", "cytarabine", "filgrastim"], source: "drClean"},
  {names: "CLAG", drugs: ["cladribine", "cytarabine", "filgrastim"]},
  {names: "CLAG-M", drugs: ["cladribine", "cytarabine", "filgrastim", "mitoxantrone"]},
  {names: "MEC", drugs: ["mitoxantrone", "etoposide", "cytarabine"], source: "drClean"},
  {names: "Ven/Aza|Aza/Ven|VenAza|Ven-Aza", drugs: ["venetoclax", "azacitidine"]},
  {names: "HiDAC|LDAC", drugs: ["cytarabine"]},
  {names: "BuCy|Bu/Cy", drugs: ["busulfan", "cyclophosphamide"]},
  {names: "Flu/Cy|FluCy", drugs: ["fludarabine", "cyclophosphamide"]},
  {names: "VRd|RVd|VRD lite|RVD lite", drugs: ["bortezomib", "lenalidomide", "dexamethasone"], source: "hemonc"},
  {names: "VTd", drugs: ["bortezomib", "thalidomide", "dexamethasone"], source: "hemonc"},
  {names: "VCd|CyBorD", drugs: ["bortezomib", "cyclophosphamide", "dexamethasone"]},
  {names: "VMP", drugs: ["bortezomib", "melphalan", "prednisone"], source: "hemonc"},
  {names: "PAD", drugs: ["bortezomib", "doxorubicin", "dexamethasone"], source: "drClean"},
  {names: "KRd", drugs: ["carfilzomib", "lenalidomide", "dexamethasone"], source: "hemonc"},
  {names: "KPd", drugs: ["carfilzomib", "pomalidomide", "dexamethasone"], source: "hemonc"},
  {names: "IRd", drugs: ["ixazomib", "lenalidomide", "dexamethasone"], source: "hemonc"},
  {names: "PVd", drugs: ["pomalidomide", "bortezomib", "dexamethasone"], source: "hemonc"},
  {names: "Dara-Rd|DRd|DaraRd", drugs: ["daratumumab", "lenalidomide", "dexamethasone"], source: "hemonc"},
  {names: "Dara-Vd|DVd|DaraVd", drugs: ["daratumumab", "bortezomib", "dexamethasone"], source: "hemonc"},
  {names: "Dara-Kd|DKd", drugs: ["daratumumab", "carfilzomib", "dexamethasone"], source: "hemonc"},
  {names: "Dara-Pd|DPd", drugs: ["daratumumab", "pomalidomide", "dexamethasone"], source: "hemonc"},
  {
    names: "Dara-VRd|Dara-RVd|D-VRd|DVRd",
    drugs: ["daratumumab", "bortezomib", "lenalidomide", "dexamethasone"],
    source: "hemonc"
  },
  {names: "Dara-VMP|D-VMP", drugs: ["daratumumab", "bortezomib", "melphalan", "prednisone"], source: "hemonc"},
  {names: "Isa-Pd|IsaPd", drugs: ["isatuximab", "pomalidomide", "dexamethasone"], source: "hemonc"},
  {names: "Isa-Kd|IsaKd", drugs: ["isatuximab", "carfilzomib", "dexamethasone"], source: "hemonc"},
  {names: "Isa-Rd", drugs: ["isatuximab", "lenalidomide", "dexamethasone"], source: "hemonc"},
  {names: "Elo-Rd|ERd", drugs: ["elotuzumab", "lenalidomide", "dexamethasone"], source: "hemonc"},
  {names: "Elo-Pd|EPd", drugs: ["elotuzumab", "pomalidomide", "dexamethasone"], source: "hemonc"},
  {names: "SVd|XVd", drugs: ["selinexor", "bortezomib", "dexamethasone"], source: "hemonc"},
  {names: "MPT", drugs: ["melphalan", "prednisone", "thalidomide"], source: "hemonc"},
  {names: "MPR", drugs: ["melphalan", "prednisone", "lenalidomide"], source: "hemonc"},
  {names: "DCEP", drugs: ["dexamethasone", "cyclophosphamide", "etoposide", "cisplatin"], source: "hemonc"},
  {
    names: "VTD-PACE|DT-PACE",
    drugs: ["dexamethasone", "thalidomide", "cisplatin", "doxorubicin", "cyclophosphamide", "etoposide"],
    source: "hemonc"
  },
  {
    names: "ACVBP",
    drugs: ["doxorubicin", "cyclophosphamide", "vindesine", "bleomycin", "prednisone"],
    source: "seerRx"
  },
  {names: "ABVE|DBVE", drugs: ["doxorubicin", "bleomycin", "vincristine", "etoposide"], source: "seerRx"},
  {
    names: "ABVE-PC|DBVE-PC",
    drugs: ["doxorubicin", "bleomycin", "vincristine", "etoposide", "prednisone", "cyclophosphamide"],
    source: "seerRx"
  },
  {names: "PEB", drugs: ["cisplatin", "etoposide", "bleomycin"], source: "seerRx"},
  {names: "CFAR", drugs: ["cyclophosphamide", "fludarabine", "alemtuzumab", "rituximab"], source: "seerRx"},
  {names: "CEPP", drugs: ["cyclophosphamide", "etoposide", "procarbazine", "prednisone"], source: "seerRx"},
  {names: "CNOP", drugs: ["cyclophosphamide", "mitoxantrone", "vincristine", "prednisone"], source: "seerRx"},
  {names: "C-MOPP", drugs: ["cyclophosphamide", "vincristine", "procarbazine", "prednisone"], source: "seerRx"},
  {
    names: "COPADM",
    drugs: ["cyclophosphamide", "vincristine", "prednisone", "doxorubicin", "methotrexate", "leucovorin"],
    source: "seerRx"
  },
  {names: "CVAD", drugs: ["cyclophosphamide", "vincristine", "doxorubicin", "dexamethasone"], source: "seerRx"},
  {names: "ChlVPP", drugs: ["chlorambucil", "vinblastine", "procarbazine", "prednisone"], source: "seerRx"},
  {names: "CTDa|CTD", drugs: ["cyclophosphamide", "thalidomide", "dexamethasone"], source: "seerRx"},
  {names: "CRd", drugs: ["cyclophosphamide", "lenalidomide", "dexamethasone"], source: "seerRx"},
  {names: "BIRD", drugs: ["clarithromycin", "lenalidomide", "dexamethasone"], source: "seerRx"},
  {names: "BBD", drugs: ["bendamustine", "bortezomib", "dexamethasone"], source: "seerRx"},
  {names: "CYCLONE", drugs: ["carfilzomib", "thalidomide", "dexamethasone", "cyclophosphamide"], source: "seerRx"},
  {names: "BVAM", drugs: ["carmustine", "vincristine", "cytarabine", "methotrexate"], source: "seerRx"},
  {
    names: "D-PACE",
    drugs: ["dexamethasone", "cisplatin", "doxorubicin", "cyclophosphamide", "etoposide"],
    source: "seerRx"
  },
  {
    names: "Dexa-BEAM",
    drugs: ["dexamethasone", "carmustine", "etoposide", "cytarabine", "melphalan"],
    source: "seerRx"
  },
  {names: "BuCyE", drugs: ["busulfan", "cyclophosphamide", "etoposide"], source: "seerRx"},
  {names: "Dartmouth regimen", drugs: ["dacarbazine", "cisplatin", "carmustine", "tamoxifen"], source: "seerRx"},
  {names: "E-CMF", drugs: ["epirubicin", "cyclophosphamide", "methotrexate", "fluorouracil"], source: "seerRx"},
  {names: "CMFT", drugs: ["cyclophosphamide", "methotrexate", "fluorouracil", "tamoxifen"], source: "seerRx"},
  {names: "FCE", drugs: ["fluorouracil", "epirubicin", "cyclophosphamide"], source: "seerRx"},
  {names: "ELF", drugs: ["etoposide", "leucovorin", "fluorouracil"], source: "seerRx"},
  {names: "FAMTX", drugs: ["fluorouracil", "doxorubicin", "methotrexate"], source: "seerRx"},
  {names: "FND", drugs: ["fludarabine", "mitoxantrone", "dexamethasone"], source: "seerRx"},
  {names: "G-CLAM", drugs: ["cladribine", "cytarabine", "filgrastim", "mitoxantrone"], source: "seerRx"},
  {names: "GemIri", drugs: ["gemcitabine", "irinotecan"], source: "seerRx"},
  {names: "GEMOX-B", drugs: ["gemcitabine", "oxaliplatin", "bevacizumab"], source: "seerRx"},
  {names: "HDMTX|IDMTX|HMTX", drugs: ["methotrexate"], source: "seerRx"},
  {names: "HDARA-C", drugs: ["cytarabine"], source: "seerRx"},
  {names: "MICE", drugs: ["ifosfamide", "carboplatin", "etoposide"], source: "seerRx"},
  {names: "ICE-V", drugs: ["ifosfamide", "carboplatin", "etoposide", "vincristine"], source: "seerRx"},
  {
    names: "IFL|mIFL|Saltz regimen|Douillard regimen",
    drugs: ["irinotecan", "fluorouracil", "leucovorin"],
    source: "seerRx"
  },
  {names: "IMVP-16", drugs: ["ifosfamide", "methotrexate", "etoposide"], source: "seerRx"},
  {names: "JEB", drugs: ["carboplatin", "etoposide", "bleomycin"], source: "seerRx"},
  {names: "ASHAP", drugs: ["doxorubicin", "methylprednisolone", "cytarabine", "cisplatin"], source: "seerRx"},
  {names: "EDAP|DECA", drugs: ["etoposide", "dexamethasone", "cytarabine", "cisplatin"], source: "seerRx"},
  {names: "DECAL", drugs: ["dexamethasone", "etoposide", "cisplatin", "cytarabine", "asparaginase"], source: "seerRx"},
  {names: "ADOC", drugs: ["doxorubicin", "cisplatin", "vincristine", "cyclophosphamide"], source: "seerRx"},
  {names: "CHAP|H-CAP", drugs: ["altretamine", "cyclophosphamide", "doxorubicin", "cisplatin"], source: "seerRx"},
  {names: "HEXA-CAF", drugs: ["altretamine", "cyclophosphamide", "methotrexate", "fluorouracil"], source: "seerRx"},
  {names: "CCNU-OP", drugs: ["lomustine", "vincristine", "prednisone"], source: "seerRx"},
  {names: "IVAC", drugs: ["ifosfamide", "etoposide", "cytarabine"], source: "seerRx"},
  {names: "ipi/nivo|ipi-nivo|nivo/ipi|ipi+nivo|nivo+ipi", drugs: ["ipilimumab", "nivolumab"]},
  {names: "STRIDE", drugs: ["tremelimumab", "durvalumab"]},
  {names: "atezo/bev|atezo-bev|atezo+bev", drugs: ["atezolizumab", "bevacizumab"]},
  {names: "lenva/pembro|len/pembro|lenvatinib/pembrolizumab", drugs: ["lenvatinib", "pembrolizumab"]}
];

/** Letters that stand for a partner only beside a certain conjugate. */
export const contextualPartners: readonly {readonly agent: string; readonly letter: string; readonly drug: string}[] = [
  {agent: "enfortumab-vedotin", letter: "P", drug: "pembrolizumab"},
  {agent: "trastuzumab-deruxtecan", letter: "P", drug: "pertuzumab"},
  {agent: "polatuzumab-vedotin", letter: "R", drug: "rituximab"},
  {agent: "loncastuximab-tesirine", letter: "R", drug: "rituximab"}
];
