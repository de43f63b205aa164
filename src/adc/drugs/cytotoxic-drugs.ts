import type {DrugGroup} from "./drug-group.ts";

/** Drugs that kill dividing cells, and drugs near to them. */
export const cytotoxicDrugs: readonly DrugGroup[] = [
  {
    drugClass: "topoisomerase I inhibitor",
    role: "line-defining",
    payloadClass: "topoisomerase I inhibitor",
    drugs: {
      pottr: [
        "irinotecan|HA-Irinotecan",
        "liposomal irinotecan|nal-IRI|Onivyde|Nanoliposomal irinotecan|Pegylated liposomal irinotecan|nal-irinotecan|MM-398|IHL-305",
        "topotecan|Hycamptamine",
        "etirinotecan pegol|NKTR-102|Onzeald|PEG-Irinotecan",
        "SN-38|SN38-SPL9111",
        "FF-10850",
        "oratecan|Irinotecan/P-glycoprotein Inhibitor HM30181AK Combination Tablet",
        "orotecan|VAL-413",
        "SNB-101"
      ],
      hemonc: ["belotecan"],
      nciDrugs: [
        "rubitecan|9-nitrocamptothecin",
        "exatecan mesylate",
        "camptothecin",
        "aminocamptothecin|9-aminocamptothecin|9-AC",
        "edotecarin",
        "topoisomerase I inhibitor"
      ],
      drClean: [
        "gimatecan",
        "lurtotecan",
        "namitecan|ST1968",
        "simmitecan",
        "hydroxycamptothecin",
        "firtecan pegol|EZN-2208",
        "cositecan",
        "elomotecan|BN80927",
        "indotecan|LMP400",
        "indimitecan|LMP776",
        "mureletecan",
        "pegamotecan",
        "liposomal topotecan",
        "NK012",
        "CRLX101|IT-101",
        "LMP744",
        "Genz-644282",
        "TLC388|lipotecan"
      ]
    }
  },
  {
    drugClass: "taxane",
    role: "line-defining",
    payloadClass: "microtubule inhibitor",
    drugs: {
      pottr: [
        "paclitaxel|Taxol|Anzatax|Asotax|Praxel",
        "nab-paclitaxel|Abraxane|albumin-bound paclitaxel|ABI-007|Nanoparticle Paclitaxel|nanoparticle albumin-bound paclitaxel|Paclitaxel Albumin|Protein-bound Paclitaxel",
        "docetaxel|Taxotere|Docecad|RP56976",
        "cabazitaxel|Jevtana|RPR-116258A|Taxoid XRP6258|XRP-6258",
        "CRLX301",
        "oral docetaxel|Docetaxel-P-glycoprotein Inhibitor|Docetaxel-P-gp Inhibitor|Oradoxel",
        "Oraxol|Paclitaxel-HM30181 Methanesulfonate|Paclitaxel/HM30181A",
        "tesetaxel|DJ-927"
      ],
      drClean: [
        "utidelone|depoxythilone|UTD1",
        "liposomal paclitaxel",
        "taxoprexin",
        "milataxel|MAC-321",
        "simotaxel|MST-997",
        "LEP-ETU|liposome entrapped paclitaxel",
        "LOC-paclitaxel",
        "NanoPac",
        "nanoxel",
        "CriPec docetaxel",
        "larotaxel",
        "NK105",
        "BMS-275183",
        "DHP107",
        "ABI-008"
      ],
      genieBpc: [
        "paclitaxel poliglumex|CT-2103|Xyotax|PGTXL",
        "paclitaxel trevatide|GRN1005|ANG1005",
        "paclitaxel-loaded polymeric micelle|Genexol-PM|Cynviloq TM|IG001"
      ],
      nciDrugs: ["ortataxel", "BMS-184476", "BMS-188797"],
      mskChord: ["BIND-014"],
      pottrClasses: ["taxane"]
    }
  },
  {
    drugClass: "vinca alkaloid",
    role: "line-defining",
    payloadClass: "microtubule inhibitor",
    drugs: {
      pottr: [
        "vinorelbine|Navelbine|Dihydroxydeoxynorvinkaleukoblastine",
        "vincristine|VCR|22-Oxovincaleukoblastine|LEUROCRISTINE|Vincrystine",
        "vinblastine|Vincaleucoblastine",
        "vinflunine"
      ],
      hemonc: ["vindesine"],
      drClean: ["liposomal vincristine"],
      nciDrugs: ["anhydrovinblastine", "vinzolidine"],
      pottrClasses: ["vinca alkaloid"]
    }
  },
  {
    drugClass: "halichondrin",
    role: "line-defining",
    payloadClass: "microtubule inhibitor",
    drugs: {pottr: ["eribulin|Halaven|ER-086526|E7389"]}
  },
  {
    drugClass: "epothilone",
    role: "line-defining",
    payloadClass: "microtubule inhibitor",
    drugs: {
      pottr: ["ixabepilone|Ixempra|BMS-247550|Epothilone"],
      drClean: ["patupilone|EPO906", "sagopilone", "KOS-1584"],
      mskChord: ["iso-fludelone"]
    }
  },
  {
    drugClass: "tubulin inhibitor",
    role: "line-defining",
    payloadClass: "microtubule inhibitor",
    drugs: {
      pottr: ["BNC-105", "BNC105P", "lexibulin|CYT997", "plinabulin|NPI-2358", "sabizabulin"],
      nciDrugs: [
        "soblidotin|TZT-1027",
        "combretastatin A-4",
        "demecolcine",
        "dolastatin 10",
        "rhizoxin",
        "cryptophycin 52",
        "ABT-751",
        "CI-980"
      ],
      drClean: [
        "tasidotin|ILX651",
        "batabulin|T138067",
        "crolibulin",
        "verubulin|MPC-6827|Azixa",
        "rosabulin|STA-5312",
        "indibulin",
        "fosbretabulin|CA4P",
        "ombrabulin|AVE8062",
        "ALB 109564",
        "BAL101553",
        "E7974",
        "PM060184",
        "TTI-237",
        "KOS-862",
        "T900607",
        "CKD-516|NOV-120401",
        "OXi4503|combretastatin A1 diphosphate"
      ],
      pottrClasses: ["tubulin inhibitor"]
    }
  },
  {
    drugClass: "trabectedin-type alkylator",
    role: "line-defining",
    drugs: {pottr: ["trabectedin|Yondelis", "lurbinectedin|Zepzelca|PM01183"]}
  },
  {
    drugClass: "platinum",
    role: "line-defining",
    drugs: {
      pottr: [
        "cisplatin|Platinol|Platiblastin|Abiplatin|Blastolem|Briplatin|Cis-platinous Diamine Dichloride|Cismaplat|Cisplatyl|Citoplatino|Citosin|Cysplatyna|Lederplatin|Metaplatin|Neoplatin|Placis|Plastistil|Platamine|Platinex|Platinoxan|Platiran|Platistin|Platosin",
        "carboplatin|CBDCA|Blastocarb|Carboplat|Carbosin|Carbosol|Carbotec|Displata|Ercar|JM-8|Nealorin|Novoplatinum|Paraplat|Platinwas|Ribocarbo",
        "oxaliplatin|Eloxatin|1-OHP|Oxalatoplatin|Ai Heng|DACPLAT|Dacotin|JM-83|RP 54780|SR-96669"
      ],
      hemonc: ["nedaplatin", "lobaplatin", "heptaplatin", "miriplatin"],
      nciDrugs: [
        "platinum",
        "satraplatin",
        "ormaplatin|tetraplatin",
        "spiroplatin",
        "iproplatin",
        "liposomal cisplatin|cisplatin liposomal",
        "triplatin tetranitrate|BBR 3464",
        "cisplatin-e therapeutic implant"
      ],
      drClean: [
        "picoplatin",
        "lipoplatin",
        "aroplatin|liposomal NDDP",
        "NC-6004|nanoplatin",
        "NC-4016",
        "PT-112",
        "LiPlaCis"
      ],
      pottrClasses: ["platinum-based antineoplastic agent"]
    }
  },
  {
    drugClass: "anthracycline",
    role: "line-defining",
    drugs: {
      pottr: [
        "doxorubicin|Adriamycin|Adriablastin|Hydroxydaunomycin|Hydroxyl Daunorubicin",
        "pegylated liposomal doxorubicin|Caelyx|liposomal doxorubicin|DOXOrubicin pegylated liposomal",
        "epirubicin",
        "daunorubicin|DAUNOMYCIN|Daunorrubicina|Leukaemomycin C|RUBOMYCIN C|Rubidomycin",
        "idarubicin",
        "mitoxantrone|Dihydroxyanthracenedione|Mitozantrone",
        "aldoxorubicin",
        "amrubicin",
        "berubicin",
        "IMX-110",
        "SQ3370|Doxorubicin Prodrug SQP33/Prodrug-activating Biomaterial SQL7|SQL70-SQP33|SQL70/SQP33"
      ],
      hemonc: ["pirarubicin", "aclarubicin", "pixantrone"],
      genieBpc: [
        "CPX-351|Vyxeos|liposome daunorubicin cytarabine|Liposomal AraC Daunorubicin",
        "valrubicin|Valstar|AD32|Valtaxin"
      ],
      drClean: [
        "Myocet",
        "liposomal daunorubicin|Daunoxome|daunorubicin liposome",
        "zoptarelin doxorubicin|AEZS-108",
        "iododoxorubicin",
        "ThermoDox|lyso-thermosensitive liposomal doxorubicin",
        "doxorubicin-eluting beads",
        "liposomal mitoxantrone|mitoxantrone hydrochloride liposome",
        "GPX-150",
        "DTS-201",
        "NC-6300",
        "2B3-101"
      ],
      nciDrugs: [
        "sabarubicin",
        "annamycin",
        "piroxantrone",
        "nogalamycin",
        "carubicin|carminomycin",
        "rubidazone",
        "ametantrone"
      ],
      pottrClasses: ["anthracycline"]
    }
  },
  {
    drugClass: "antimetabolite",
    role: "line-defining",
    drugs: {
      pottr: [
        "capecitabine|Xeloda|Ro 09-1978/000",
        "fluorouracil|5-FU|5-Fluorouracil|Fluracil|Fluril|AccuSite|Adrucil|Carac|Fluouracil|Flurablastin|Fluracedyl|Fluroblastin|Ribofluor|Ro 2-9757|de Gramont 5-FU",
        "gemcitabine|Gemzar|Difluorodeoxycytidine|dFdC",
        "trifluridine/tipiracil|TAS-102|Lonsurf|trifluridine-tipiracil|Tipiracil Hydrochloride Mixture with Trifluridine|Trifluridine and Tipiracil",
        "methotrexate|MTX|Amethopterin|Folex|Rheumatrex|4-Amino-10-methylfolic Acid|4-Amino-4-deoxy-10-methylpteroyl-L-glutamic Acid|Abitrexate|Alpha-Methopterin|CL 14377|Emthexat|Farmitrexat|Fauldexato|Lantarel|Ledertrexate|Lumexon|Maxtrex|Medsatrexate|Metex|Methoblastin|Methotrexatum|Metotrexato|Metrotex|Mexate|Novatrex|Texate|Trexeron|Trixilem|WR-19039",
        "pemetrexed|Alimta|Multitargeted antifolate",
        "pralatrexate|10-Propargyl-10-Deazaaminopterin|FOLOTYN",
        "cytarabine|Ara-C|Arabinofuranosylcytosine|Arabinosylcytosine|Aracytidine|Cytosar|U 19920|Alexan|Arabine|Aracytin|CHX-3311|Cytarabinum|Cytarbel|Cytosine Arabinoside|Cytosine-.beta.-arabinoside|Erpalfa|Starasid|Udicil|WR-28453",
        "fludarabine|2-Fluoro-9-beta-arabinofuranosyladenine|2-Fluorovidarabine|9-Beta-D-arabinofuranosyl-2-fluoro-9H-purin-6-amine|9-Beta-D-arabinofuranosyl-2-fluoroadenine|Fluradosa",
        "cladribine|2-Chloro-2-Deoxyadenosine|2-Chlorodeoxyadenosine|Cladribina|Leustat|RWJ-26251",
        "azacitidine|Vidaza|5-AC|Mylosar|CC-486|5-AZC|5-Aza-cytidine|Azacytidine|Ladakamycin|U-18496",
        "decitabine|Dacogen|5-Aza-2-deoxycytidine|5-Azadeoxycytidine|Deoxyazacytidine|Dezocitidine",
        "raltitrexed",
        "BYT-1007",
        "Deflexifol",
        "FF-10832",
        "fosgemcitabine palabenamide|Acelarin|Gemictabine ProTide|NUC 1031",
        "lometrexol",
        "tegafur",
        "thioguanine|2-Amino 6MP|2-Amino-6-mercaptopurine|2-Amino-6-purinethiol|2-Aminopurin-6-thiol|2-Aminopurine-6-thiol|6-Mercapto-2-aminopurine|BW 5071|Lanvis|Tabloid|Tioguanin|Wellcome U3B|2-Mercapto-6-aminopurine|6-Amino-2-mercaptopurine|6-Mercaptoguanine|6-TG|WR-1141"
      ],
      genieBpc: ["S-1|tegafur-gimeracil-oteracil potassium|STS1", "floxuridine|FUDR|FDUR|WR138720"],
      hemonc: [
        "clofarabine",
        "nelarabine",
        "pentostatin",
        "doxifluridine",
        "trimetrexate",
        "nolatrexed",
        "forodesine",
        "liposomal cytarabine|cytarabine liposome"
      ],
      nciDrugs: [
        "mercaptopurine|6-MP|6-mercaptopurine",
        "UFT|tegafur-uracil",
        "carmofur",
        "azaserine",
        "tezacitabine",
        "troxacitabine|Troxatyl",
        "plevitrexed",
        "piritrexim",
        "eniluracil|ethynyluracil",
        "triapine|3-AP",
        "tiazofurin",
        "acivicin",
        "zebularine",
        "enocitabine",
        "trifluridine",
        "gimeracil",
        "aminopterin",
        "PALA|n-phosphonacetyl-l-aspartate",
        "brequinar",
        "didox",
        "TAS-106"
      ],
      drClean: [
        "sapacitabine",
        "elacytarabine|CP-4055",
        "gemcitabine elaidate|CP-4126",
        "pelitrexol|AG2037",
        "talotrexin|PT-523",
        "oteracil",
        "RX-3117|fluorocyclopentenylcytosine",
        "DFP-10917",
        "TAS-114",
        "TAS-118",
        "NUC-3373",
        "LY2334737",
        "FF-10502-01",
        "5-fluoro-2-deoxycytidine",
        "OSI-7904L"
      ],
      mskChord: ["edatrexate"],
      pottrClasses: ["antimetabolite", "fluoropyrimidine"]
    }
  },
  {drugClass: "antimetabolite", role: "companion", fromMemory: ["ancitabine", "tipiracil"]},
  {
    drugClass: "alkylating agent",
    role: "line-defining",
    drugs: {
      pottr: [
        "cyclophosphamide|Cytoxan|Clafen|Claphene|Cyclophosphan|Cyclostin|Cytophosphan|Genoxal|Mitoxan|Neosar|CYCLO-cell|Carloxan|Ciclofosfamida|Ciclofosfamide|Cicloxal|Cycloblastin|Cyclophospham|Fosfaseron|Genuxal|Ledoxina|Revimmune|Syklofosfamid|WR- 138719",
        "ifosfamide|Ifosphamide|Cyfos|Ifex|Iphosphamid|Isoendoxan|Isophosphamide|Mitoxana|Naxamide|Holoxan|MJF 9325|Seromida|Tronoxal|Z 4942",
        "bendamustine|SDX-105",
        "odafosfamide|OBI-3424",
        "temozolomide|Temodar|Methazolastone|CCRG-81045|M & B 39831|M and B 39831|RP-46161|SCH 52365|Temcad|Temodal|Temomedac",
        "dacarbazine|DTIC|Deticene|Asercit|Biocarbazine|Dacarbazina|Dacatic|Dakarbazin|Detimedac|Dimethyl Triazeno Imidazol Carboxamide|Dimethyl-triazeno-imidazole-carboximide|Fauldetic|Imidazole Carboxamide|WR-139007",
        "melphalan|Sarkolysin|Alanine Nitrogen Mustard|CB-3025|L-PAM|L-Sarcolysin|Phenylalanine Mustard|Sarcoclorin|WR-19813",
        "carmustine|BCNU|Carmubris|Nitrumon|Becenum|Becenun|BiCNU|Bis-Chloronitrosourea|Carmustin|FDA 0345|Nitrourean|SK 27702|SRI 1720|WR-139021",
        "lomustine|CCNU|Cecenu|CeeNU|Chloroethylcyclohexylnitrosourea|Belustin|Citostal|Gleostine|Lomeblastin|Lomustinum|Lucostin|Prava|RB-1509|WR-139017",
        "busulfan|Misulban|Myeloleukon|Myelosan|Mylecytan|Myleran|CB 2041|GT 41|Glyzophrol|Joacamine|Methanesulfonic Acid Tetramethylene Ester|Mielucin|Misulfan|Mitosan|Myeleukon|Sulfabutin|WR-19508",
        "chlorambucil|Amboclorin|Ecloril|Elcoril|Leukeran|Leukersan|Leukoran|Linfolizin|CB 1348|Linfolysin|Lympholysin|Phenylbutyric acid nitrogen mustard|WR-139013",
        "thiotepa|TESPA|TSPA|Tepadina|Thiophosphamide|Girostan|Oncotiotepa|STEPA|TIO TEF|Thiofosfamide|Thiofozil|Thiophosphoramide|Thioplex|Thiotef|Tifosyl|WR 45312",
        "procarbazine|Benzethyzin|Ibenzmethyzin|N-Methylhydrazine|Procarbazin",
        "mitomycin|mitomycin C",
        "treosulfan",
        "cloretazine|VNP40101M",
        "dianhydrogalactitol|VAL-083",
        "fotemustine|Mustophoran",
        "streptozotocin"
      ],
      hemonc: [
        "mechlorethamine",
        "nimustine",
        "ranimustine",
        "semustine",
        "pipobroman",
        "altretamine",
        "prednimustine",
        "uramustine|uracil mustard",
        "melphalan flufenamide",
        "plicamycin"
      ],
      nciDrugs: [
        "chlorozotocin",
        "carboquone",
        "diaziquone|AZQ",
        "trofosfamide",
        "mafosfamide",
        "perfosfamide|4-HC",
        "apaziquone",
        "porfiromycin",
        "tallimustine",
        "brostallicin",
        "bizelesin",
        "adozelesin",
        "spiromustine",
        "mitobronitol|dibromomannitol",
        "mitolactol",
        "tauromustine",
        "SJG-136",
        "penclomedine"
      ],
      genieBpc: ["estramustine|Leo 275|RO 218837"],
      drClean: ["glufosfamide", "evofosfamide|TH-302", "palifosfamide|ZIO-201", "canfosfamide|Telcyta", "DTI-015"],
      pottrClasses: ["alkylating agent"]
    }
  },
  {
    drugClass: "alkylating agent",
    role: "companion",
    fromMemory: ["carzelesin", "mannosulfan", "hepatic melphalan|Hepzato"]
  },
  {
    drugClass: "topoisomerase II inhibitor",
    role: "line-defining",
    drugs: {
      pottr: [
        "etoposide|VP-16|Toposar|Vepesid|Demethyl Epipodophyllotoxin Ethylidine Glucoside|EPEG|Lastet",
        "amsacrine|Amsidine|AMSA|Acridinyl Anisidide|Amekrin|Amsidyl|CI-880|Lamasine|SN 11841|SN-21429",
        "bisantrene|RC220"
      ],
      hemonc: ["teniposide"],
      nciDrugs: ["razoxane", "elsamitrucin", "TAS-103", "pyrazoloacridine"],
      drClean: ["vosaroxin|voreloxin|SNS-595|Qinprezo", "amonafide", "intoplicine", "becatecarin", "F 14512"]
    }
  },
  {
    drugClass: "cytotoxic, other",
    role: "line-defining",
    drugs: {
      pottr: [
        "bleomycin",
        "asparaginase|Asparaginase Erwinia chrysanthemi|Elspar|Colaspase|Kidrolase|L-Asnase|Leucogen|Leunase|ASP-1|L-ASP|Laspar|Lcf-ASP|MK-965|Paronal|Re-82-TAD-15|Serasa|Spectrila",
        "hydroxyurea|Hydroxycarbamide",
        "arsenic trioxide|Trisenox|Arsenic Sesquioxide|Arsenous Acid|Arsenous Oxide|White Arsenic",
        "tretinoin|isotretinoin|13-cRA|13-cis retinoic acid|13-cis-Retinoate|13-cis-Vitamin A Acid|Absorica|Accure|Accutane|Amnesteem|Cistane|Claravis|Isotrex|Myorisan|Neovitamin A|Oratane|Retinoicacid-13-cis|Ro 4-3780|Roaccutan|Roacutan|Sotret|ZENATANE|cis-Retinoic Acid",
        "AMXT-1501",
        "dactinomycin|Cosmegen|Meractinomycin|ACTD|DACT",
        "ivospemin|SBP-101|Diethyl Dihydroxyhomospermine|HO2-DEHSPM",
        "mitotane|Chloditan|Chlodithane|Lysodren|CB 313|Khloditan|Lisodren|Mytotan|WR-13045",
        "PMR-116",
        "pegargiminase|ADI-PEG 20|pegylated arginine deiminase",
        "pidnarulex|CX5461",
        "plitidepsin",
        "quarfloxin|CX-3543",
        "salinomycin"
      ],
      hemonc: [
        "pegaspargase",
        "calaspargase pegol|calaspargase",
        "darinaparsin",
        "bexarotene",
        "alitretinoin",
        "tamibarotene",
        "realgar-indigo naturalis formulation",
        "urethane"
      ],
      nciDrugs: [
        "homoharringtonine",
        "peplomycin|pepleomycin",
        "zinostatin|neocarzinostatin",
        "mitoguazone",
        "cactinomycin",
        "alanosine|L-alanosine",
        "bryostatin 1|bryostatin",
        "miltefosine",
        "edelfosine",
        "irofulven",
        "imexon",
        "didemnin B",
        "tirapazamine|SR 4233",
        "motexafin gadolinium",
        "motexafin lutetium",
        "acitretin",
        "fenretinide|4-HPR",
        "ranpirnase",
        "indisulam",
        "acridine carboxamide|DACA",
        "6-diazo-5-oxo-L-norleucine",
        "lonidamine"
      ],
      drClean: [
        "pegcrisantaspase",
        "eryaspase|GRASPA|ERY001",
        "pegzilarginase|AEB-1102",
        "elesclomol|STA-4783",
        "elisidepsin|PM02734",
        "tasisulam|LY573636",
        "glutathione disulfide|NOV-002",
        "cinobufacini|huachansu",
        "kanglaite",
        "elemene",
        "minnelide",
        "mipsagargin|G-202"
      ],
      mskChord: ["SM-88"],
      pottrClasses: ["topoisomerase inhibitor"]
    }
  },
  {drugClass: "cytotoxic, other", role: "companion", fromMemory: ["crisantaspase", "thalicarpine"]},
  {
    drugClass: "photosensitiser",
    role: "line-defining",
    payloadClass: "photosensitiser",
    drugs: {
      hemonc: ["porfimer"],
      nciDrugs: ["temoporfin", "verteporfin", "aminolevulinic acid|5-aminolevulinic acid", "tin ethyl etiopurpurin"],
      drClean: ["talaporfin|talaporfin sodium|LS11", "padeliporfin|Tookad|WST11", "redaporfin|LUZ11"],
      oxfordOrders: ["hexaminolevulinate"]
    }
  }
];
