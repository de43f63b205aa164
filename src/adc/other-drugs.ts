import type {PayloadClass} from "./payload-classes.ts";

/** A drug that is no conjugate. */
export interface OtherDrug {
  readonly drug: string;
  readonly drugClass: string;
  /** Mechanism class shared with conjugates' payloads, for free payload drugs; else null. */
  readonly payloadClass: PayloadClass | null;
  /** True for drugs that open no line of therapy of their own. */
  readonly supportive: boolean;
}

interface DrugGroup {
  readonly drugClass: string;
  readonly payloadClass?: PayloadClass;
  readonly supportive?: true;
  /** One entry a drug: its name, then other spellings, separated by `|`. */
  readonly drugs: readonly string[];
}

/** Names as in ATC, RxNorm and trial reports; classes by mechanism. Pharmacology textbook knowledge; not a formulary. */
export const drugGroups: readonly DrugGroup[] = [
  {
    drugClass: "topoisomerase I inhibitor",
    payloadClass: "topoisomerase I inhibitor",
    drugs: [
      "irinotecan|伊立替康|イリノテカン|CPT-11|Camptosar|Campto|irinotecan hydrochloride|J9206",
      "liposomal irinotecan|nal-IRI|nalIRI|Onivyde|irinotecan liposome|J9205",
      "topotecan|Hycamtin|J9351",
      "belotecan|Camtobell",
      "etirinotecan pegol|NKTR-102",
      "rubitecan",
      "gimatecan",
      "lurtotecan",
      "exatecan mesylate|DX-8951f",
      "namitecan",
      "simmitecan",
      "camptothecin",
      "hydroxycamptothecin",
      "SN-38"
    ]
  },
  {
    drugClass: "taxane",
    payloadClass: "microtubule inhibitor",
    drugs: [
      "paclitaxel|紫杉醇|Taxol|PTX|wPTX|PAC|weekly paclitaxel|J9267",
      "nab-paclitaxel|Abraxane|nabPTX|nab-P|paclitaxel protein-bound|paclitaxel albumin-bound|albumin-bound paclitaxel|J9264",
      "docetaxel|多西他赛|Taxotere|DTX|DOC|J9171",
      "cabazitaxel|Jevtana|J9043",
      "utidelone",
      "liposomal paclitaxel|Lipusu"
    ]
  },
  {
    drugClass: "vinca alkaloid",
    payloadClass: "microtubule inhibitor",
    drugs: [
      "vinorelbine|Navelbine|VNR|NVB|J9390",
      "vincristine|Oncovin|VCR|J9370",
      "vinblastine|Velban|VBL|J9360",
      "vinflunine|Javlor",
      "vindesine|Eldisine"
    ]
  },
  {
    drugClass: "halichondrin",
    payloadClass: "microtubule inhibitor",
    drugs: ["eribulin|艾立布林|エリブリン|Halaven|eribulin mesylate|eribulin mesilate|ERI|J9179"]
  },
  {drugClass: "epothilone", payloadClass: "microtubule inhibitor", drugs: ["ixabepilone|Ixempra|J9207"]},
  {drugClass: "trabectedin-type alkylator", drugs: ["trabectedin|Yondelis", "lurbinectedin|Zepzelca"]},
  {
    drugClass: "platinum",
    drugs: [
      "cisplatin|CDDP|Platinol|J9060",
      "carboplatin|CBDCA|Paraplatin|carbo|J9045",
      "oxaliplatin|Eloxatin|L-OHP|J9263",
      "nedaplatin",
      "lobaplatin",
      "platinum|platinum-based chemotherapy"
    ]
  },
  {
    drugClass: "anthracycline",
    drugs: [
      "doxorubicin|Adriamycin|ADM|DOX|J9000",
      "pegylated liposomal doxorubicin|PLD|Doxil|Caelyx|liposomal doxorubicin|PEG-liposomal doxorubicin",
      "epirubicin|Ellence|EPI",
      "daunorubicin",
      "idarubicin",
      "mitoxantrone",
      "pirarubicin|THP-ADM",
      "CPX-351|Vyxeos",
      "Myocet|non-pegylated liposomal doxorubicin"
    ]
  },
  {
    drugClass: "antimetabolite",
    drugs: [
      "capecitabine|卡培他滨|Xeloda|CAPE|cape",
      "fluorouracil|5-FU|5FU|J9190",
      "gemcitabine|Gemzar|GEM|J9201",
      "S-1|TS-1|Teysuno|tegafur/gimeracil/oteracil",
      "trifluridine/tipiracil|TAS-102|Lonsurf",
      "methotrexate|MTX",
      "pemetrexed|Alimta",
      "pralatrexate",
      "cytarabine|Ara-C",
      "fludarabine",
      "cladribine",
      "azacitidine|Vidaza",
      "decitabine",
      "clofarabine",
      "nelarabine",
      "mercaptopurine|6-MP",
      "raltitrexed",
      "UFT|tegafur-uracil"
    ]
  },
  {
    drugClass: "alkylating agent",
    drugs: [
      "cyclophosphamide|CTX|CPA|Cytoxan|CYC",
      "ifosfamide",
      "bendamustine|Treanda|Bendeka",
      "temozolomide|Temodar",
      "dacarbazine|DTIC",
      "melphalan|Alkeran",
      "carmustine|BCNU",
      "lomustine|CCNU",
      "busulfan",
      "chlorambucil",
      "thiotepa",
      "procarbazine",
      "mitomycin|mitomycin C|MMC",
      "treosulfan"
    ]
  },
  {drugClass: "topoisomerase II inhibitor", drugs: ["etoposide|VP-16|VP16|Toposar", "teniposide"]},
  {
    drugClass: "cytotoxic, other",
    drugs: [
      "bleomycin|BLM",
      "asparaginase",
      "pegaspargase|Oncaspar",
      "hydroxyurea",
      "arsenic trioxide|ATO",
      "tretinoin|ATRA",
      "homoharringtonine"
    ]
  },
  {
    drugClass: "HER2 antibody",
    drugs: [
      "trastuzumab|Herceptin|trastuzumab intravenous|曲妥珠单抗|赫赛汀|J9355",
      "trastuzumab-hyaluronidase|trastuzumab-hyaluronidase-oysk|trastuzumab/hyaluronidase-oysk|Herceptin Hylecta|trastuzumab and hyaluronidase-oysk|trastuzumab/hyaluronidase|trastuzumab SC|subcutaneous trastuzumab|Herceptin SC|J9356",
      "trastuzumab-dkst|Ogivri",
      "trastuzumab-qyyp|Trazimera",
      "trastuzumab-anns|Kanjinti",
      "trastuzumab-pkrb|Herzuma",
      "trastuzumab-dttb|Ontruzant",
      "trastuzumab-strf|Hercessi",
      "trastuzumab biosimilar",
      "pertuzumab|Perjeta|帕妥珠单抗|J9306",
      "pertuzumab/trastuzumab/hyaluronidase|Phesgo|PHESGO|pertuzumab, trastuzumab, and hyaluronidase-zzxf|pertuzumab/trastuzumab|trastuzumab/pertuzumab|HP|PH|H+P",
      "margetuximab|Margenza|margetuximab-cmkb",
      "zanidatamab|Ziihera|ZW25|zanidatamab-hrii",
      "inetetamab|Cipterbin",
      "anbenitamab|KN026"
    ]
  },
  {
    drugClass: "HER2 tyrosine kinase inhibitor",
    drugs: [
      "tucatinib|Tukysa|ONT-380",
      "lapatinib|Tykerb|Tyverb",
      "neratinib|Nerlynx",
      "pyrotinib|Irene",
      "zongertinib|Hernexeos",
      "sevabertinib|BAY 2927088",
      "poziotinib",
      "afatinib|Gilotrif",
      "dacomitinib"
    ]
  },
  {
    drugClass: "PD-1/PD-L1 antibody",
    drugs: [
      "pembrolizumab|帕博利珠单抗|Keytruda|pembro|MK-3475|lambrolizumab|J9271",
      "nivolumab|Opdivo|nivo|BMS-936558|MDX-1106|ONO-4538|J9299",
      "atezolizumab|Tecentriq|atezo|MPDL3280A",
      "durvalumab|Imfinzi|durva|MEDI4736",
      "avelumab|Bavencio",
      "cemiplimab|Libtayo|REGN2810",
      "dostarlimab|Jemperli",
      "toripalimab|Loqtorzi|JS001|triprizumab",
      "sintilimab|Tyvyt|IBI308",
      "tislelizumab|Tevimbra|BGB-A317",
      "camrelizumab|SHR-1210",
      "serplulimab",
      "zimberelimab",
      "sugemalimab",
      "envafolimab|KN035",
      "retifanlimab",
      "penpulimab",
      "benmelstobart|TQB2450",
      "PD-1 inhibitor|PD-1 antibody|anti-PD-1|PD1|PD-1|PD-L1 inhibitor|anti-PD-L1|immune checkpoint inhibitor|ICI|CPI",
      "adebrelimab|SHR-1316"
    ]
  },
  {
    drugClass: "bispecific checkpoint antibody",
    drugs: [
      "ivonescimab|AK112",
      "cadonilimab|AK104",
      "volrustomig|MEDI5752",
      "rilvegostomig|AZD2936",
      "pumitamig|BNT327|PM8002"
    ]
  },
  {drugClass: "CTLA-4 antibody", drugs: ["ipilimumab|Yervoy|ipi", "tremelimumab|Imjudo"]},
  {
    drugClass: "EGFR antibody",
    drugs: ["cetuximab|Erbitux|C225|J9055", "panitumumab|Vectibix", "necitumumab|Portrazza", "nimotuzumab"]
  },
  {drugClass: "EGFR/MET bispecific antibody", drugs: ["amivantamab|Rybrevant|JNJ-61186372"]},
  {drugClass: "HER3 antibody", drugs: ["seribantumab", "zenocutuzumab|Bizengri|MCLA-128"]},
  {
    drugClass: "VEGF/VEGFR antibody",
    drugs: [
      "bevacizumab|贝伐珠单抗|Avastin|BEV|bev|J9035|Mvasi|Zirabev|bevacizumab-awwb|bevacizumab-bvzr",
      "ramucirumab|Cyramza|RAM",
      "aflibercept|Zaltrap|ziv-aflibercept"
    ]
  },
  {
    drugClass: "other antibody",
    drugs: [
      "alemtuzumab|Campath|Lemtrada|MabCampath",
      "siltuximab|Sylvant",
      "catumaxomab|Removab|Korjuny",
      "tiragolumab",
      "oregovomab",
      "ganitumab",
      "figitumumab",
      "cixutumumab",
      "dalotuzumab",
      "onartuzumab",
      "rilotumumab",
      "lumretuzumab",
      "duligotuzumab",
      "demcizumab",
      "monalizumab",
      "oleclumab",
      "veltuzumab",
      "zolbetuximab|Vyloy|IMAB362",
      "denintuzumab",
      "naxitamab",
      "dinutuximab",
      "bemarituzumab",
      "olaratumab",
      "isatuximab|Sarclisa",
      "daratumumab|Darzalex|dara",
      "elotuzumab|Empliciti",
      "mogamulizumab|Poteligeo",
      "magrolimab|Hu5F9-G4",
      "tafasitamab|Monjuvi|MOR208"
    ]
  },
  {
    drugClass: "CD20 antibody",
    drugs: ["rituximab|Rituxan|MabThera|RTX|rituximab-abbs|Truxima", "obinutuzumab|Gazyva|GA101", "ofatumumab"]
  },
  {
    drugClass: "T-cell engager",
    drugs: [
      "tarlatamab|Imdelltra|AMG 757",
      "blinatumomab|Blincyto|blina",
      "glofitamab|Columvi|glofit",
      "epcoritamab|Epkinly|Tepkinly",
      "mosunetuzumab|Lunsumio|mosun",
      "odronextamab",
      "teclistamab|Tecvayli",
      "elranatamab|Elrexfio",
      "talquetamab|Talvey",
      "tebentafusp"
    ]
  },
  {
    drugClass: "diphtheria toxin fusion",
    drugs: ["tagraxofusp|Elzonris|SL-401|tagraxofusp-erzs", "denileukin diftitox|Ontak|Lymphir"]
  },
  {
    drugClass: "radioligand",
    drugs: [
      "lutetium vipivotide tetraxetan|lutetium Lu 177 vipivotide tetraxetan|177Lu vipivotide tetraxetan|Pluvicto|177Lu-PSMA-617|Lu-PSMA",
      "lutetium Lu 177 dotatate|177Lu-DOTATATE|Lutathera",
      "radium-223|Xofigo|radium Ra 223 dichloride|Ra-223",
      "lutetium-177|Lu-177|177Lu",
      "iodine-131|I-131",
      "yttrium-90|Y-90|SIRT",
      "strontium-89|Sr-89",
      "ibritumomab tiuxetan|Zevalin",
      "iobenguane I-131|Azedra"
    ]
  },
  {
    drugClass: "cell therapy",
    drugs: [
      "axicabtagene ciloleucel|axi-cel|Yescarta",
      "tisagenlecleucel|tisa-cel|Kymriah",
      "lisocabtagene maraleucel|liso-cel|Breyanzi",
      "brexucabtagene autoleucel|Tecartus",
      "ciltacabtagene autoleucel|cilta-cel|Carvykti",
      "idecabtagene vicleucel|ide-cel|Abecma",
      "CAR-T|CAR T cells",
      "autologous stem cell transplant|ASCT",
      "allogeneic stem cell transplant|alloSCT"
    ]
  },
  {
    drugClass: "CDK4/6 inhibitor",
    drugs: [
      "palbociclib|Ibrance|palbo",
      "ribociclib|Kisqali|ribo",
      "abemaciclib|Verzenio|Verzenios|abema",
      "dalpiciclib"
    ]
  },
  {
    drugClass: "endocrine therapy",
    drugs: [
      "fulvestrant|Faslodex|FUL|J9395",
      "letrozole|Femara|LET",
      "anastrozole|Arimidex",
      "exemestane|Aromasin",
      "tamoxifen|Nolvadex|TAM",
      "elacestrant|Orserdu",
      "imlunestrant|Inluriyo|LY3484356",
      "camizestrant|AZD9833",
      "vepdegestrant|ARV-471",
      "giredestrant|GDC-9545",
      "toremifene",
      "megestrol|megestrol acetate",
      "aromatase inhibitor|AI",
      "endocrine therapy|ET|hormonal therapy|hormone therapy",
      "enzalutamide|Xtandi",
      "abiraterone|Zytiga",
      "apalutamide|Erleada",
      "darolutamide|Nubeqa",
      "bicalutamide|Casodex"
    ]
  },
  {
    drugClass: "PI3K/AKT/mTOR inhibitor",
    drugs: [
      "alpelisib|Piqray|BYL719",
      "inavolisib|Itovebi|GDC-0077",
      "capivasertib|Truqap|AZD5363",
      "everolimus|Afinitor|EVE",
      "temsirolimus|Torisel",
      "ipatasertib",
      "copanlisib",
      "idelalisib",
      "gedatolisib|PF-05212384"
    ]
  },
  {
    drugClass: "PARP inhibitor",
    drugs: [
      "olaparib|Lynparza|OLA",
      "talazoparib|Talzenna",
      "niraparib|Zejula",
      "rucaparib|Rubraca",
      "fuzuloparib",
      "pamiparib",
      "veliparib|ABT-888",
      "saruparib|AZD5305"
    ]
  },
  {drugClass: "FGFR inhibitor", drugs: ["erdafitinib|Balversa", "pemigatinib", "futibatinib", "infigratinib"]},
  {
    drugClass: "EGFR tyrosine kinase inhibitor",
    drugs: [
      "osimertinib|Tagrisso|AZD9291|osi",
      "erlotinib|Tarceva",
      "gefitinib|Iressa",
      "lazertinib|Lazcluze|YH25448",
      "mobocertinib",
      "aumolertinib|almonertinib|HS-10296",
      "furmonertinib|firmonertinib",
      "icotinib",
      "sunvozertinib|DZD9008",
      "befotertinib"
    ]
  },
  {
    drugClass: "kinase inhibitor, other",
    drugs: [
      "alectinib|Alecensa",
      "lorlatinib|Lorbrena",
      "brigatinib",
      "crizotinib|Xalkori",
      "ceritinib",
      "entrectinib",
      "repotrectinib",
      "selpercatinib|Retevmo|LOXO-292",
      "pralsetinib",
      "capmatinib|Tabrecta",
      "tepotinib|Tepmetko",
      "savolitinib",
      "dabrafenib",
      "trametinib",
      "encorafenib|Braftovi",
      "binimetinib|Mektovi",
      "vemurafenib",
      "sotorasib|Lumakras|AMG 510",
      "adagrasib|Krazati|MRTX849",
      "cabozantinib|Cabometyx|XL184",
      "lenvatinib|Lenvima",
      "sorafenib",
      "sunitinib",
      "axitinib|Inlyta",
      "pazopanib",
      "regorafenib|Stivarga",
      "anlotinib|AL3818",
      "apatinib|rivoceranib|YN968D1",
      "famitinib",
      "chiauranib",
      "surufatinib",
      "fruquintinib",
      "nintedanib",
      "larotrectinib|LOXO-101",
      "quizartinib",
      "gilteritinib",
      "midostaurin",
      "ponatinib",
      "dasatinib",
      "imatinib",
      "ibrutinib|Imbruvica",
      "acalabrutinib",
      "zanubrutinib|BGB-3111",
      "pirtobrutinib|LOXO-305"
    ]
  },
  {
    drugClass: "targeted agent, other",
    drugs: [
      "venetoclax|Venclexta|ABT-199",
      "selinexor|Xpovio",
      "bortezomib|Velcade|bort",
      "carfilzomib|Kyprolis",
      "ixazomib",
      "lenalidomide|Revlimid|len|CC-5013",
      "pomalidomide|Pomalyst|pom|CC-4047",
      "thalidomide",
      "tazemetostat",
      "romidepsin",
      "vorinostat",
      "chidamide|tucidinostat",
      "entinostat",
      "ivosidenib",
      "enasidenib",
      "revumenib",
      "trilaciclib|Cosela",
      "relacorilant|CORT125134",
      "interferon",
      "BCG",
      "nadofaragene firadenovec",
      "nogapendekin alfa"
    ]
  },
  {
    drugClass: "supportive care",
    supportive: true,
    drugs: [
      "denosumab|Xgeva|Prolia",
      "vedolizumab|Entyvio",
      "infliximab|Remicade",
      "tocilizumab|Actemra|RoActemra",
      "zoledronic acid|Zometa|zoledronate",
      "pamidronate",
      "ibandronate",
      "filgrastim|G-CSF|GCSF|Neupogen",
      "pegfilgrastim|Neulasta|PEG-G-CSF",
      "goserelin|Zoladex",
      "leuprolide|leuprorelin|Lupron",
      "triptorelin",
      "GnRH agonist|GnRH analogue|LHRH agonist|ovarian suppression|OFS",
      "degarelix",
      "leucovorin|LV|folinic acid|calcium folinate|levoleucovorin",
      "dexamethasone|dex|DXM",
      "prednisone|prednisolone|pred",
      "methylprednisolone",
      "ondansetron",
      "palonosetron",
      "aprepitant|fosaprepitant",
      "olanzapine",
      "loperamide",
      "atropine",
      "diphenhydramine",
      "acetaminophen|paracetamol",
      "mesna",
      "epoetin|epoetin alfa",
      "darbepoetin",
      "romiplostim",
      "eltrombopag",
      "rasburicase",
      "dexrazoxane",
      "ursodiol|ursodeoxycholic acid",
      "transfusion",
      "vitamin B12|B12|cyanocobalamin",
      "folic acid",
      "vitamin D",
      "bone-modifying agent"
    ]
  },
  {drugClass: "radiotherapy", drugs: ["radiotherapy|radiation|RT|radiation therapy|SBRT|SRS|WBRT"]},
  {drugClass: "surgery", drugs: ["surgery|mastectomy|resection|cystectomy"]},
  {
    drugClass: "chemotherapy, unspecified",
    drugs: [
      "chemotherapy|chemo|CT|chemotherapy NOS|TPC|physician's choice chemotherapy|treatment of physician's choice"
    ]
  },
  {
    drugClass: "antibody for another disease",
    supportive: true,
    drugs: [
      "omalizumab|Xolair",
      "adalimumab|Humira",
      "ustekinumab|Stelara",
      "eculizumab|Soliris",
      "romosozumab|Evenity",
      "emapalumab|Gamifant",
      "burosumab|Crysvita",
      "palivizumab|Synagis",
      "bezlotoxumab|Zinplava",
      "sotrovimab|Xevudy",
      "tixagevimab/cilgavimab|tixagevimab|Evusheld",
      "sarilumab|Kevzara",
      "secukinumab|Cosentyx",
      "dupilumab|Dupixent",
      "natalizumab|Tysabri",
      "ocrelizumab|Ocrevus",
      "inebilizumab|Uplizna",
      "crizanlizumab|Adakveo",
      "erenumab|Aimovig",
      "evolocumab|Repatha",
      "alirocumab|Praluent",
      "mepolizumab|Nucala",
      "benralizumab|Fasenra",
      "tezepelumab|Tezspire",
      "golimumab|Simponi",
      "certolizumab pegol|certolizumab|Cimzia"
    ]
  },
  {
    drugClass: "no treatment",
    supportive: true,
    drugs: ["observation|watchful waiting|no treatment|none|best supportive care|BSC|hospice", "placebo"]
  }
];

/** Endings of INN stems that say what an unlisted drug is; never used for words that end a conjugate's name. */
export const drugStems: readonly {
  readonly ending: string;
  readonly drugClass: string;
  readonly payloadClass: PayloadClass | null;
}[] = [
  {ending: "taxel", drugClass: "taxane", payloadClass: "microtubule inhibitor"},
  {ending: "bulin", drugClass: "tubulin inhibitor", payloadClass: "microtubule inhibitor"},
  {ending: "tecan", drugClass: "topoisomerase I inhibitor", payloadClass: "topoisomerase I inhibitor"},
  {ending: "platin", drugClass: "platinum", payloadClass: null},
  {ending: "rubicin", drugClass: "anthracycline", payloadClass: null},
  {ending: "citabine", drugClass: "antimetabolite", payloadClass: null},
  {ending: "ciclib", drugClass: "CDK inhibitor", payloadClass: null},
  {ending: "parib", drugClass: "PARP inhibitor", payloadClass: null},
  {ending: "lisib", drugClass: "PI3K inhibitor", payloadClass: null},
  {ending: "sertib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "tinib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "rafenib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "metinib", drugClass: "kinase inhibitor", payloadClass: null},
  {ending: "rasib", drugClass: "RAS inhibitor", payloadClass: null},
  {ending: "zomib", drugClass: "proteasome inhibitor", payloadClass: null},
  {ending: "domide", drugClass: "immunomodulator", payloadClass: null},
  {ending: "estrant", drugClass: "endocrine therapy", payloadClass: null},
  {ending: "trozole", drugClass: "endocrine therapy", payloadClass: null},
  {ending: "lutamide", drugClass: "endocrine therapy", payloadClass: null},
  {ending: "leucel", drugClass: "cell therapy", payloadClass: null},
  {ending: "grastim", drugClass: "supportive care", payloadClass: null},
  {ending: "dronate", drugClass: "supportive care", payloadClass: null},
  {ending: "dronic acid", drugClass: "supportive care", payloadClass: null},
  {ending: "limab", drugClass: "immune checkpoint antibody", payloadClass: null},
  {ending: "rolimus", drugClass: "mTOR inhibitor", payloadClass: null}
];
