import type {AgentRow} from "./agent.ts";

/** Conjugates in trials, or whose development ended before approval; facts as of late June 2026. */
export const investigationalAgents = [
  {
    id: "patritumab-deruxtecan", label: "HER3-DXd", inn: "patritumab deruxtecan", usName: null,
    names: {abbreviation: ["HER3-DXd", "P-DXd"], code: ["U3-1402", "MK-1022"]},
    targets: ["HER3"], format: "monospecific", antibody: "patritumab",
    payloads: ["DXd"], linker: "maleimide-GGFG tetrapeptide (cathepsin-cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "nausea", kinds: []},
      {event: "fatigue", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "US BLA withdrawn 2025 after HERTHENA-Lung02 OS",
    tumours: ["EGFR-mutant NSCLC", "breast cancer"],
    sources: [
      "indianpharmapost.com (BLA withdrawal)",
      "ICARUS-BREAST01 Nat Med (pharmacytimes.com)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "ifinatamab-deruxtecan", label: "I-DXd", inn: "ifinatamab deruxtecan", usName: null,
    names: {abbreviation: ["I-DXd"], code: ["DS-7300", "DS-7300a", "MK-2400"]},
    targets: ["B7-H3"], format: "monospecific", antibody: "ifinatamab",
    payloads: ["DXd"], linker: "maleimide-GGFG tetrapeptide (cathepsin-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "ILD/pneumonitis (grade 5 signal, IDeate-Lung02 hold)", kinds: ["ild"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "nausea", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "US BLA priority review, PDUFA 10 Oct 2026; outcome not verified",
    tumours: ["ES-SCLC", "ESCC", "prostate cancer"],
    sources: [
      "flcube.com/?p=63152 (2026-04-14)",
      "biobriefs.com/adc-program-fda-pauses-daiichi"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "raludotatug-deruxtecan", label: "R-DXd", inn: "raludotatug deruxtecan", usName: null,
    names: {abbreviation: ["R-DXd"], code: ["DS-6000", "DS-6000a", "MK-5909"]},
    targets: ["CDH6"], format: "monospecific", antibody: "raludotatug",
    payloads: ["DXd"], linker: "maleimide-GGFG tetrapeptide (cathepsin-cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "nausea", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "ILD/pneumonitis", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "REJOICE-Ovarian01",
    tumours: ["platinum-resistant ovarian cancer"],
    sources: [
      "AFN News (qaasid.com)",
      "aijourn.com (REJOICE-Ovarian01)",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "izalontamab-brengitecan", label: "iza-bren", inn: "izalontamab brengitecan", usName: null,
    names: {abbreviation: ["iza-bren"], code: ["BL-B01D1", "BMS-986507"], other: ["EGFRxHER3 ADC", "EGFR×HER3 ADC"], script: ["伦康依隆妥单抗"]},
    targets: ["EGFR", "HER3"], format: "bispecific", antibody: "izalontamab",
    payloads: ["Ed-04"], linker: "cleavable tetrapeptide", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "anaemia", kinds: []},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "neutropenia/leukopenia", kinds: ["neutropenia"]},
      {event: "ILD/pneumonitis (low)", kinds: ["ild"], frequency: "low"},
      {event: "stomatitis", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "NMPA NDAs accepted: NPC Nov 2025, ESCC Jan 2026, priority review; approval not verified",
    tumours: ["nasopharyngeal carcinoma", "ESCC", "NSCLC", "SCLC", "breast cancer"],
    sources: [
      "Nat Med 2025 doi:10.1038/s41591-025-03792-7 (Ed-04, cleavable)",
      "mediamedic.co (tetrapeptide)",
      "flcube.com/?p=55036",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "bl-m07d1", label: "T-Bren", inn: "trastuzumab brengitecan", usName: null,
    names: {abbreviation: ["T-Bren"], code: ["BL-M07D1"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["Ed-04"], linker: "cleavable peptide", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "anaemia", kinds: []},
      {event: "ILD/pneumonitis", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["HER2+ / HER2-low breast cancer"],
    sources: [
      "163.com (T-Bren, HER2)",
      "flcube.com/?p=25890",
      "NCIt C189821",
      "INN, payload and DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "trastuzumab-pamirtecan", label: "T-pam", inn: "trastuzumab pamirtecan", usName: null,
    names: {abbreviation: ["T-pam"], code: ["DB-1303", "BNT323", "BNT323/DB-1303"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["P1003"], linker: "maleimide tetrapeptide (cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea/vomiting", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "ILD/pneumonitis (low)", kinds: ["ild"], frequency: "low"}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "NMPA BLA accepted for HER2+ breast cancer; approval not verified",
    tumours: ["HER2+ / HER2-low breast cancer", "HER2-expressing endometrial cancer"],
    sources: [
      "SEC exhibit 99.1, 2025-09-05 (BNT323/DB-1303)",
      "pharmadevicenews.com (NMPA BLA)",
      "payload code/DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "bnt325-db-1305", label: "DB-1305", inn: null, usName: null,
    names: {code: ["BNT325", "DB-1305", "BNT325/DB-1305"]},
    targets: ["TROP2"], format: "monospecific", antibody: null,
    payloads: ["P1021"], linker: "cleavable peptide", cleavable: true, dar: 4,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "stomatitis", kinds: []},
      {event: "anaemia", kinds: []},
      {event: "nausea", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: "phase 1/2",
    tumours: ["TNBC", "ovarian cancer", "NSCLC"],
    sources: [
      "onclive.com, Hamilton interview (topo-1, DAR 4)",
      "ajmc.com (stomatitis)",
      "payload code: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "anbenitamab-repodatecan", label: "JSKN003", inn: "anbenitamab repodatecan", usName: null,
    names: {code: ["JSKN003"]},
    targets: ["HER2"], format: "biparatopic", antibody: "anbenitamab",
    payloads: ["DXd"], linker: "glycan-site-specific DBCO-tetrapeptide (cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "nausea", kinds: []},
      {event: "ILD/pneumonitis (low)", kinds: ["ild"], frequency: "low"},
      {event: "low haematological toxicity", kinds: ["neutropenia", "thrombocytopenia"], frequency: "low"}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["HER2+ / HER2-low breast cancer", "platinum-resistant ovarian cancer", "HER2+ colorectal cancer"],
    sources: [
      "AACR abstract (KN026 + dibenzocyclooctyne tetrapeptide; DXd measured in PK; abstract number not verified)",
      "medichannel.co.kr (DAR ~4)",
      "oncologypipeline.com (INN)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "jskn033", label: "JSKN033", inn: null, usName: null,
    names: {code: ["JSKN033"]},
    targets: ["HER2"], format: "biparatopic", antibody: "anbenitamab", formatNote: "subcutaneous co-formulation of anbenitamab repodatecan with envafolimab", entity: "anbenitamab-repodatecan", coFormulated: ["envafolimab"],
    payloads: ["DXd"], linker: "as JSKN003", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "injection-site reactions", kinds: []},
      {event: "nausea", kinds: []},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "immune-related AEs (PD-L1 partner)", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: "phase 1/2",
    tumours: ["HER2-expressing solid tumours"],
    sources: [
      "pharmacology textbook knowledge (co-formulation of JSKN003 with the PD-L1 antibody envafolimab)",
      "treat as JSKN003 for ADC axes"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "rolditamig-deuderuxtecan", label: "TQB2102", inn: "rolditamig deuderuxtecan", usName: null,
    names: {code: ["TQB2102"]},
    targets: ["HER2"], format: "biparatopic", antibody: "rolditamig",
    payloads: ["deuterated DXd"], linker: "peptide (cleavable)", cleavable: true, dar: null,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea/vomiting", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "ILD/pneumonitis", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["HER2+ breast cancer", "HER2+ colorectal cancer"],
    sources: [
      "oncologypipeline.com/apexonco/cspc-looks-her2-white-space (INN, HER2xHER2)",
      "payload inferred from INN"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "telisotuzumab-adizutecan", label: "Temab-A", inn: "telisotuzumab adizutecan", usName: null,
    names: {abbreviation: ["Temab-A", "Teliso-A"], code: ["ABBV-400"]},
    targets: ["c-MET"], format: "monospecific", antibody: "telisotuzumab",
    payloads: ["adizutecan-released TOP1 inhibitor"], linker: "cleavable peptide (adizutecan)", cleavable: true, dar: 6,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "nausea", kinds: []},
      {event: "ILD/pneumonitis", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["colorectal cancer", "gastroesophageal cancer", "pancreatic cancer"],
    sources: [
      "onclive.com Strickler (antibody telisotuzumab=ABT-700, topo I)",
      "oncologypipeline.com",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "rinatabart-sesutecan", label: "Rina-S", inn: "rinatabart sesutecan", usName: null,
    names: {abbreviation: ["Rina-S"], code: ["PRO1184", "GEN1184"]},
    targets: ["FRα"], format: "monospecific", antibody: "rinatabart",
    payloads: ["exatecan"], linker: "hydrophilic protease-cleavable (sesutecan)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "nausea", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["ovarian cancer", "endometrial cancer"],
    sources: [
      "profoundbio.com (exatecan; sponsor states not an MDR-pump substrate)",
      "eccompanion.com",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "puxitatug-samrotecan", label: "P-Sam", inn: "puxitatug samrotecan", usName: null,
    names: {abbreviation: ["P-Sam", "Puxi-Sam"], code: ["AZD8205"]},
    targets: ["B7-H4"], format: "monospecific", antibody: "puxitatug",
    payloads: ["AZ14170132"], linker: "maleimide-PEG8-Val-Ala (cleavable; samrotecan)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "ILD/pneumonitis", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["endometrial cancer", "breast cancer", "biliary cancer"],
    sources: [
      "oncologypipeline.com ESMO 2024 (DAR 8; no responses in pts with prior topo-I ADC)",
      "clinicaltrials.eu (phase 3)",
      "benchchem drug-linker structure",
      "warhead code: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "tilatamig-samrotecan", label: "tilatamig samrotecan", inn: "tilatamig samrotecan", usName: null,
    names: {code: ["AZD9592"]},
    targets: ["EGFR", "c-MET"], format: "bispecific", antibody: "tilatamig",
    payloads: ["AZ14170132"], linker: "samrotecan (Val-Ala, cleavable)", cleavable: true, dar: null,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "rash", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: null,
    tumours: ["NSCLC", "HNSCC"],
    sources: [
      "pharmacology textbook knowledge (INN suffix shared with puxitatug samrotecan)"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "torvutatug-samrotecan", label: "Torvu-Sam", inn: "torvutatug samrotecan", usName: null,
    names: {abbreviation: ["Torvu-Sam"], code: ["AZD5335"]},
    targets: ["FRα"], format: "monospecific", antibody: "torvutatug",
    payloads: ["AZ14170132"], linker: "samrotecan (Val-Ala, cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: "phase 1/2a verified; later phase not verified",
    tumours: ["ovarian cancer"],
    sources: [
      "oncologypipeline.com/apexonco/esmo-preview-astra-joins-folate-fray",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "sofetabart-mipitecan", label: "sofetabart mipitecan", inn: "sofetabart mipitecan", usName: null,
    names: {code: ["LY4170156"]},
    targets: ["FRα"], format: "monospecific", antibody: "sofetabart",
    payloads: ["exatecan"], linker: "hydrophilic polysarcosine-based (cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "FRAmework-01",
    tumours: ["ovarian cancer"],
    sources: [
      "oncologypipeline.com/apexonco/esmo-preview-astra-joins-folate-fray (phase 3, FRα)",
      "INN, payload, DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "risvutatug-rezetecan", label: "Ris-Rez", inn: "risvutatug rezetecan", usName: null,
    names: {abbreviation: ["Ris-Rez"], code: ["HS-20093", "GSK5764227", "GSK'227"]},
    targets: ["B7-H3"], format: "monospecific", antibody: "risvutatug",
    payloads: ["SHR9265"], linker: "rezetecan tetrapeptide (cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "leukopenia", kinds: ["neutropenia"]},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "anaemia", kinds: []},
      {event: "ILD/pneumonitis (low)", kinds: ["ild"], frequency: "low"}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["SCLC", "osteosarcoma", "NSCLC"],
    sources: [
      "1stoncology.com/blog/?p=107584 (INN)",
      "onclive.com, ARTEMIS-001",
      "oncologypipeline.com",
      "payload identity by INN suffix, DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "mocertatug-rezetecan", label: "Mo-Rez", inn: "mocertatug rezetecan", usName: null,
    names: {abbreviation: ["Mo-Rez", "Mocerta-R"], code: ["HS-20089", "GSK5733584", "GSK'584"]},
    targets: ["B7-H4"], format: "monospecific", antibody: "mocertatug",
    payloads: ["SHR9265"], linker: "rezetecan protease-cleavable", cleavable: true, dar: 6,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "alopecia", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["ovarian cancer", "endometrial cancer"],
    sources: [
      "flcube.com/?p=63000 (DAR 6)",
      "oncologypipeline.com/apexonco/gsk-makes-haste",
      "payload identity by INN suffix"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "garetatug-rezetecan", label: "garetatug rezetecan", inn: "garetatug rezetecan", usName: null,
    names: {code: ["SHR-A1904"]},
    targets: ["CLDN18.2"], format: "monospecific", antibody: "garetatug",
    payloads: ["SHR9265"], linker: "rezetecan (cleavable)", cleavable: true, dar: null,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "nausea/vomiting", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "hypoalbuminaemia", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["gastric/GEJ"],
    sources: [
      "medpath.com",
      "filingreader.com 2025-12-24",
      "payload by INN suffix"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "shr-a1921", label: "SHR-A1921", inn: null, usName: null,
    names: {code: ["SHR-A1921"]},
    targets: ["TROP2"], format: "monospecific", antibody: null,
    payloads: ["SHR9265"], linker: "tetrapeptide (cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "stomatitis", kinds: []},
      {event: "nausea", kinds: []},
      {event: "anaemia", kinds: []},
      {event: "rash", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["ovarian cancer", "breast cancer", "NSCLC"],
    sources: [
      "flcube.com/?p=3495 (TROP2)",
      "payload, DAR and phase: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "shr-a2102", label: "SHR-A2102", inn: null, usName: null,
    names: {code: ["SHR-A2102"]},
    targets: ["Nectin-4"], format: "monospecific", antibody: null,
    payloads: ["SHR9265"], linker: "cleavable", cleavable: true, dar: null,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "nausea", kinds: []},
      {event: "stomatitis", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["urothelial carcinoma", "ESCC"],
    sources: [
      "longbridge.com/en/news/270938370 (Nectin-4, TOP1i)",
      "phase: pharmacology textbook knowledge",
      "oncologypipeline.com (rezetecan payload)"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "esg401", label: "ESG401", inn: null, usName: null,
    names: {code: ["ESG401"]},
    targets: ["TROP2"], format: "monospecific", antibody: null,
    payloads: ["SN-38"], linker: "proprietary stable-cleavable", cleavable: true, dar: 8,
    bystander: "yes", efflux: ["BCRP"],
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "leukopenia", kinds: ["neutropenia"]},
      {event: "fatigue", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["HR+/HER2- breast cancer", "TNBC"],
    sources: [
      "delveinsight.com ESMO 2024 (SN38, DAR8)",
      "escugen.com.cn",
      "flcube.com/?p=2404"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "arcotatug-tavatecan", label: "arcotatug tavatecan", inn: "arcotatug tavatecan", usName: null,
    names: {code: ["IBI343", "TAK-921"]},
    targets: ["CLDN18.2"], format: "monospecific", antibody: "arcotatug",
    payloads: ["exatecan"], linker: "glycan-site-specific cleavable", cleavable: true, dar: 4,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia/myelosuppression", kinds: ["neutropenia"]},
      {event: "nausea", kinds: []},
      {event: "no ILD reported in phase 1", kinds: ["ild"], frequency: "none reported"}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "NMPA NDA accepted, priority review, mid-2026",
    tumours: ["gastric/GEJ", "pancreatic cancer"],
    sources: [
      "Liu 2025 Nat Med doi:10.1038/s41591-025-03783-8 (exatecan, DAR 4)",
      "ttm.financial (NDA)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "precemtabart-tocentecan", label: "Precem-TcT", inn: "precemtabart tocentecan", usName: null,
    names: {abbreviation: ["Precem-TcT"], code: ["M9140"]},
    targets: ["CEACAM5"], format: "monospecific", antibody: "precemtabart",
    payloads: ["exatecan"], linker: "maleimide hydrophilic beta-glucuronide (cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "no ILD/ocular toxicity reported", kinds: ["ild", "ocular"], frequency: "none reported"}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: null,
    tumours: ["colorectal cancer"],
    sources: [
      "Kopetz 2025 Nat Med doi:10.1038/s41591-025-03843-z",
      "Int J Toxicol 2025 (linker)",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "zocilurtatug-pelitecan", label: "zoci", inn: "zocilurtatug pelitecan", usName: null,
    names: {abbreviation: ["zoci"], code: ["ZL-1310", "YL212"]},
    targets: ["DLL3"], format: "monospecific", antibody: "zocilurtatug",
    payloads: ["YL0010014"], linker: "TMALIN tripeptide (protease-cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "anaemia", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "ILD/pneumonitis (dose-dependent)", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["SCLC", "neuroendocrine carcinoma"],
    sources: [
      "zailaboratory.com",
      "pharmcube.com",
      "payload code/DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "yl201", label: "YL201", inn: null, usName: null,
    names: {code: ["YL201"]},
    targets: ["B7-H3"], format: "monospecific", antibody: null,
    payloads: ["YL0010014"], linker: "TMALIN tripeptide (protease-cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "leukopenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "ILD/pneumonitis (low)", kinds: ["ild"], frequency: "low"}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["SCLC", "nasopharyngeal carcinoma"],
    sources: [
      "Nat Med 2025 (312 pts, toxicities; DOI not verified)",
      "payload code/DAR/phase: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "jskn016", label: "JSKN016", inn: null, usName: null,
    names: {code: ["JSKN016"]},
    targets: ["TROP2", "HER3"], format: "bispecific", antibody: null,
    payloads: ["JSKN016 TOP1 inhibitor"], linker: "glycan-site-specific cleavable", cleavable: true, dar: null,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "stomatitis", kinds: []},
      {event: "nausea", kinds: []},
      {event: "anaemia", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: "at least",
    tumours: ["NSCLC", "breast cancer"],
    sources: [
      "broker note (jintiankansha.me) (TROP2/HER3, same conjugation as JSKN003)",
      "payload class: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "sigvotatug-vedotin", label: "sigvotatug vedotin", inn: "sigvotatug vedotin", usName: null,
    names: {code: ["SGN-B6A", "PF-08046047", "B6A"]},
    targets: ["Integrin β6"], format: "monospecific", antibody: "sigvotatug",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "fatigue", kinds: []},
      {event: "ILD/pneumonitis", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "SigVie-002 missed OS, June 2026; 1L trial continues",
    tumours: ["NSCLC"],
    sources: [
      "miragenews.com Pfizer 2026-06-22",
      "medpath.com (MMAE, DAR 4)",
      "Mol Cancer Ther 2023;22:1444"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "bulumtatug-fuvedotin", label: "BFv", inn: "bulumtatug fuvedotin", usName: null,
    names: {abbreviation: ["BFv"], code: ["9MW2821"]},
    targets: ["Nectin-4"], format: "monospecific", antibody: "bulumtatug",
    payloads: ["MMAE"], linker: "site-specific interchain-disulfide re-bridging, cleavable", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "GGT increase", kinds: ["hepatotoxicity"]},
      {event: "rash", kinds: []},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["urothelial carcinoma", "cervical cancer", "TNBC after topo-I ADC"],
    sources: [
      "PMC10390865 (MMAE, site-specific)",
      "medpath.com (TNBC post topo-ADC)",
      "Synapse, zhihuiya.com (phase 1)",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "sonesitatug-vedotin", label: "sonesitatug vedotin", inn: "sonesitatug vedotin", usName: null,
    names: {code: ["AZD0901", "CMG901"]},
    targets: ["CLDN18.2"], format: "monospecific", antibody: "sonesitatug",
    payloads: ["MMAE"], linker: "protease-cleavable (vc)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "nausea/vomiting", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "hypoalbuminaemia", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["gastric/GEJ", "pancreatic cancer"],
    sources: [
      "ESMO GI 2024 495TiP (MMAE, cleavable)",
      "ttm.financial",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "tecotabart-vedotin", label: "tecotabart vedotin", inn: "tecotabart vedotin", usName: null,
    names: {code: ["LM-302", "TPX-4589", "BMS-986476"]},
    targets: ["CLDN18.2"], format: "monospecific", antibody: "tecotabart",
    payloads: ["MMAE"], linker: "cleavable (vc)", cleavable: true, dar: null,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "nausea/vomiting", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "NMPA NDA accepted 23 Jun 2026, priority review",
    tumours: ["gastric/GEJ"],
    sources: [
      "newtimespace.com",
      "gmt8press.com (MMAE)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "zilovertamab-vedotin", label: "zilovertamab vedotin", inn: "zilovertamab vedotin", usName: null,
    names: {code: ["MK-2140", "VLS-101"]},
    targets: ["ROR1"], format: "monospecific", antibody: "zilovertamab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "diarrhoea", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["DLBCL"],
    sources: [
      "pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "mrg002", label: "MRG002", inn: "trastuzumab vedotin", usName: null,
    names: {code: ["MRG002"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["MMAE"], linker: "Val-Cit (protease-cleavable)", cleavable: true, dar: null,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "AST/ALT increase", kinds: ["hepatotoxicity"]},
      {event: "rash", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: null,
    tumours: ["HER2+ breast cancer", "urothelial carcinoma", "gastric/GEJ"],
    sources: [
      "flcube.com/?p=26232 (MAB802 + vc-MMAE)",
      "INN and phase: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "zanidatamab-zovodotin", label: "zani-zovo", inn: "zanidatamab zovodotin", usName: null,
    names: {abbreviation: ["zani-zovo"], code: ["ZW49"]},
    targets: ["HER2"], format: "biparatopic", antibody: "zanidatamab",
    payloads: ["ZD02044"], linker: "protease-cleavable", cleavable: true, dar: 2,
    bystander: null, efflux: null,
    toxicities: [
      {event: "keratitis/ocular toxicity", kinds: ["ocular"]},
      {event: "alopecia", kinds: []},
      {event: "diarrhoea", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: "deprioritised 2024",
    tumours: ["HER2+ solid tumours"],
    sources: [
      "fiercebiotech.com (phase 2 halted)",
      "payload and DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "anvatabart-opadotin", label: "ARX788", inn: "anvatabart opadotin", usName: null,
    names: {code: ["ARX788"]},
    targets: ["HER2"], format: "monospecific", antibody: "anvatabart",
    payloads: ["AS269"], linker: "oxime to non-natural amino acid (pAcF)", cleavable: false, dar: 1.9,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "ocular toxicity (dry eye, keratopathy, blurred vision)", kinds: ["ocular"]},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "AST/ALT increase", kinds: ["hepatotoxicity"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "ACE-Breast-02 positive; NMPA approval not verified",
    tumours: ["HER2+ breast cancer", "HER2+ gastric/GEJ"],
    sources: [
      "ASCO 2024 report (AS269, non-cleavable, PFS 11.33 v 8.25 mo; abstract number not verified)",
      "onclive.com ARX788"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "emiltatug-ledadotin", label: "Emi-Le", inn: "emiltatug ledadotin", usName: null,
    names: {abbreviation: ["Emi-Le"], code: ["XMT-1660"], antibody: ["emiltatug"]},
    targets: ["B7-H4"], format: "monospecific", antibody: "emiltatug",
    payloads: ["AF-HPA"], linker: "Dolasynthen scaffold (cleavable, site-specific)", cleavable: true, dar: 6,
    bystander: "limited", efflux: null,
    toxicities: [
      {event: "AST increase", kinds: ["hepatotoxicity"]},
      {event: "proteinuria", kinds: []},
      {event: "fatigue", kinds: []},
      {event: "little neutropenia/neuropathy", kinds: ["neuropathy", "neutropenia"], frequency: "low"}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: null,
    tumours: ["TNBC after topo-I ADC", "adenoid cystic carcinoma", "endometrial cancer"],
    sources: [
      "NCI dictionary XMT-1660 (6 AF-HPA, controlled bystander)",
      "dailyreporter.esmo.org 298MO (ORR 23% B7-H4 high post topo-1 ADC)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "tusamitamab-ravtansine", label: "tusamitamab ravtansine", inn: "tusamitamab ravtansine", usName: null,
    names: {abbreviation: ["tusa"], code: ["SAR408701"]},
    targets: ["CEACAM5"], format: "monospecific", antibody: "tusamitamab",
    payloads: ["DM4"], linker: "SPDB disulfide (reducible)", cleavable: true, dar: 3.8,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "keratopathy/ocular toxicity", kinds: ["ocular"]},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "asthenia", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "discontinued Dec 2023",
    tumours: ["non-squamous NSCLC"],
    sources: [
      "emdseronooncology.com ref list (anti-CEACAM5-maytansinoid/DM4)",
      "status and DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "luveltamab-tazevibulin", label: "luvelta", inn: "luveltamab tazevibulin", usName: null,
    names: {abbreviation: ["luvelta"], code: ["STRO-002"]},
    targets: ["FRα"], format: "monospecific", antibody: "luveltamab",
    payloads: ["SC209"], linker: "Val-Cit-PABA (cleavable, site-specific)", cleavable: true, dar: 4,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "arthralgia", kinds: []},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "deprioritised 2025",
    tumours: ["ovarian cancer"],
    sources: [
      "pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "farletuzumab-ecteribulin", label: "FZEC", inn: "farletuzumab ecteribulin", usName: null,
    names: {abbreviation: ["FZEC"], code: ["MORAb-202", "BMS-986445"]},
    targets: ["FRα"], format: "monospecific", antibody: "farletuzumab",
    payloads: ["eribulin"], linker: "cathepsin-B-cleavable Val-Cit", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "ILD/pneumonitis (37-67%, mostly low grade)", kinds: ["ild"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "nausea", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: null,
    tumours: ["ovarian cancer"],
    sources: [
      "ijgc.bmj.com/content/32/Suppl_2/A253.2",
      "Cancer Sci 2021 (bystander)",
      "DAR and eribulin P-gp: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "depatuxizumab-mafodotin", label: "Depatux-M", inn: "depatuxizumab mafodotin", usName: null,
    names: {abbreviation: ["Depatux-M"], code: ["ABT-414"]},
    targets: ["EGFR"], format: "monospecific", antibody: "depatuxizumab",
    payloads: ["MMAF"], linker: "maleimidocaproyl", cleavable: false, dar: 3.8,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "corneal epitheliopathy/ocular toxicity", kinds: ["ocular"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "discontinued 2019",
    tumours: ["glioblastoma"],
    sources: [
      "Phillips et al. (ABT-414: MMAF, corneal; journal and year not verified)",
      "linker/DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "trastuzumab-duocarmazine", label: "SYD985", inn: "trastuzumab duocarmazine", usName: null,
    names: {abbreviation: ["T-Duo"], code: ["SYD985"], other: ["vic-trastuzumab duocarmazine"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["DUBA"], linker: "vc-seco-DUBA (protease-cleavable)", cleavable: true, dar: 2.8,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "ocular toxicity (conjunctivitis, keratitis)", kinds: ["ocular"]},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "fatigue", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "FDA CRL May 2023; EU application later withdrawn",
    tumours: ["HER2+ breast cancer"],
    sources: [
      "onclive.com CRL",
      "jnccn360.org (vc-seco-duocarmycin)",
      "DAR and EU status: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "camidanlumab-tesirine", label: "Cami", inn: "camidanlumab tesirine", usName: null,
    names: {abbreviation: ["Cami"], code: ["ADCT-301"]},
    targets: ["CD25"], format: "monospecific", antibody: "camidanlumab",
    payloads: ["SG3199"], linker: "tesirine Val-Ala (cleavable)", cleavable: true, dar: 2.3,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "Guillain-Barre syndrome/polyradiculopathy", kinds: ["neuropathy"]},
      {event: "cutaneous reactions", kinds: []},
      {event: "GGT increase", kinds: ["hepatotoxicity"]},
      {event: "effusions", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: null,
    tumours: ["classical Hodgkin lymphoma"],
    sources: [
      "pharmacology textbook knowledge",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "rovalpituzumab-tesirine", label: "Rova-T", inn: "rovalpituzumab tesirine", usName: null,
    names: {abbreviation: ["Rova-T"], code: ["SC16LD6.5"]},
    targets: ["DLL3"], format: "monospecific", antibody: "rovalpituzumab",
    payloads: ["SG3199"], linker: "tesirine Val-Ala (cleavable)", cleavable: true, dar: 2,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "pleural/pericardial effusions", kinds: []},
      {event: "photosensitivity", kinds: []},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "discontinued 2019",
    tumours: ["SCLC"],
    sources: [
      "bioworld.com/articles/710513 (discontinued)",
      "9fzt.com",
      "payload: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "trastuzumab-imbotolimod", label: "BDC-1001", inn: "trastuzumab imbotolimod", usName: null,
    names: {code: ["BDC-1001"]},
    targets: ["HER2"], format: "immune-stimulating conjugate", antibody: "trastuzumab",
    payloads: ["imbotolimod (TLR7/8 agonist)"], linker: "non-cleavable", cleavable: false, dar: 2.5,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "infusion reactions/cytokine symptoms", kinds: []},
      {event: "fever/chills", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: "discontinued May 2024",
    tumours: ["HER2+ solid tumours"],
    sources: [
      "oncologypipeline.com/apexonco/bolts-setback",
      "fiercebiotech.com",
      "linker/DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "njh395", label: "NJH395", inn: null, usName: null,
    names: {code: ["NJH395"]},
    targets: ["HER2"], format: "immune-stimulating conjugate", antibody: null,
    payloads: ["NJH395 TLR7 agonist"], linker: "non-cleavable", cleavable: false, dar: null,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "cytokine release syndrome", kinds: []},
      {event: "neuroinflammation at high dose", kinds: []},
      {event: "anti-drug antibodies", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: "completed, not pursued",
    tumours: ["HER2+ non-breast solid tumours"],
    sources: [
      "Cancer Immunol Res 2022;10:1441 (NCT03696771)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "xmt-2056", label: "XMT-2056", inn: null, usName: null,
    names: {code: ["XMT-2056"]},
    targets: ["HER2"], format: "immune-stimulating conjugate", antibody: null, formatNote: "epitope distinct from those of trastuzumab and pertuzumab", epitopeDistinctFrom: ["trastuzumab", "pertuzumab"],
    payloads: ["XMT-2056 STING agonist"], linker: "cleavable", cleavable: true, dar: 8,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "grade 5 event and clinical hold 2023 (lifted)", kinds: []},
      {event: "cytokine-type reactions", kinds: []}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: null,
    tumours: ["HER2-expressing solid tumours"],
    sources: [
      "adcreview.com",
      "ciscientists.com (DAR 8, hold)",
      "marketscreener.com (hold lifted)",
      "linker: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "kh815", label: "KH815", inn: null, usName: null,
    names: {code: ["KH815"]},
    targets: ["TROP2"], format: "monospecific", antibody: "sacituzumab",
    payloads: ["KH815 TOP1 inhibitor", "KH815 RNA polymerase II inhibitor"], linker: "dual (cysteine + glycoside conjugation)", cleavable: true, dar: 7.5,
    bystander: "yes", efflux: null,
    toxicities: null,
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: null,
    tumours: ["solid tumours"],
    sources: [
      "AACR abstract (DAR ~7.5 = 4+3.5; hRS7 antibody; abstract number not verified; Synapse, zhihuiya.com)",
      "chemexpress.com (first dual-payload in humans)",
      "webull.com 2025-03-26"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "ibi3020", label: "IBI3020", inn: null, usName: null,
    names: {code: ["IBI3020"]},
    targets: ["CEACAM5"], format: "monospecific", antibody: null,
    payloads: ["IBI3020 TOP1 inhibitor", "MMAE"], linker: "dual site-specific", cleavable: true, dar: null,
    bystander: "yes", efflux: null,
    toxicities: null,
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: null,
    tumours: ["solid tumours"],
    sources: [
      "NCT06963281",
      "public note ('CEACAM5 directed TOPO/MMAE dual payload ADC'; publisher not verified)"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "jskn021", label: "JSKN021", inn: null, usName: null,
    names: {code: ["JSKN021"]},
    targets: ["EGFR", "HER3"], format: "bispecific", antibody: null,
    payloads: ["JSKN021 TOP1 inhibitor", "JSKN021 tubulin inhibitor"], linker: "dual glycan-site-specific", cleavable: true, dar: null,
    bystander: "yes", efflux: null,
    toxicities: null,
    firstApprovalYear: null, regions: [], stage: "phase 1", stageNote: "IND accepted 12 Mar 2026",
    tumours: ["solid tumours"],
    sources: [
      "public note (EGFR x HER3 dual-payload bispecific, IND accepted 2026-03-12; publisher not verified)",
      "broker note (jintiankansha.me; platform: TOP1 + microtubule inhibitor)"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "ladiratuzumab-vedotin", label: "ladiratuzumab vedotin", inn: "ladiratuzumab vedotin", usName: null,
    names: {code: ["SGN-LIV1A", "MK-6440"]},
    targets: ["LIV-1"], format: "monospecific", antibody: "ladiratuzumab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 2", stageNote: null,
    tumours: ["TNBC", "HR+/HER2- breast cancer"],
    sources: [
      "Cancer Res 2021;81(4S):OT-03-03",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "fs-1502", label: "FS-1502", inn: null, usName: null,
    names: {code: ["FS-1502", "LCB14-0110", "IKS014"]},
    targets: ["HER2"], format: "monospecific", antibody: null,
    payloads: ["MMAF"], linker: "site-specific beta-glucuronide (cleavable)", cleavable: true, dar: 2,
    bystander: null, efflux: null,
    toxicities: [
      {event: "ocular toxicity", kinds: ["ocular"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "v T-DM1",
    tumours: ["HER2+ breast cancer"],
    sources: [
      "pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "zelenectide-pevedotin", label: "zelenectide pevedotin", inn: "zelenectide pevedotin", usName: null,
    names: {code: ["BT8009"]},
    targets: ["Nectin-4"], format: "peptide conjugate", antibody: "zelenectide", formatNote: "bicyclic peptide carrier",
    payloads: ["MMAE"], linker: "cleavable", cleavable: true, dar: 1,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy", kinds: ["neuropathy"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "phase 2/3",
    tumours: ["urothelial carcinoma"],
    sources: [
      "oncologypipeline.com",
      "pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "upifitamab-rilsodotin", label: "UpRi", inn: "upifitamab rilsodotin", usName: null,
    names: {abbreviation: ["UpRi"], code: ["XMT-1536"]},
    targets: ["NaPi2b"], format: "monospecific", antibody: "upifitamab",
    payloads: ["AF-HPA"], linker: "Dolaflexin polymer, cleavable", cleavable: true, dar: 10,
    bystander: "limited", efflux: null,
    toxicities: [
      {event: "AST increase", kinds: ["hepatotoxicity"]},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "haemorrhage", kinds: []},
      {event: "pneumonitis", kinds: ["ild"]}
    ],
    firstApprovalYear: null, regions: [], stage: "phase 3", stageNote: "development ended 2023",
    tumours: ["ovarian cancer"],
    sources: [
      "wound down 2023 (company)",
      "rest: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  }
] as const satisfies readonly AgentRow[];
