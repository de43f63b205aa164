import type {AgentRow} from "./agent.ts";

/** Conjugates approved somewhere by the as-of date, or approved once and withdrawn since; facts as of late June 2026. */
export const approvedAgents = [
  {
    id: "gemtuzumab-ozogamicin", label: "GO", inn: "gemtuzumab ozogamicin", usName: "gemtuzumab ozogamicin",
    names: {brand: ["Mylotarg"], abbreviation: ["GO"], code: ["CMA-676", "WAY-CMA-676"], billing: ["J9203"], script: ["マイロターグ", "ゲムツズマブ オゾガマイシン", "Милотарг", "гемтузумаб озогамицин"]},
    targets: ["CD33"], format: "monospecific", antibody: "gemtuzumab",
    payloads: ["N-acetyl-gamma-calicheamicin"], linker: "AcBut acid-labile hydrazone + disulfide", cleavable: true, dar: 2.5,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "hepatotoxicity incl. VOD/SOS", kinds: ["hepatotoxicity"], boxed: true},
      {event: "thrombocytopenia/haemorrhage", kinds: ["thrombocytopenia"]},
      {event: "myelosuppression", kinds: ["neutropenia"]},
      {event: "infusion reactions", kinds: []}
    ],
    firstApprovalYear: 2000, regions: ["US", "EU", "JP"], stage: "approved", stageNote: "US 2000; withdrawn 2010; re-approved 2017",
    tumours: ["AML"],
    sources: [
      "pharmacology textbook knowledge",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)",
      "PMC10768060 table of approved ADCs"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "brentuximab-vedotin", label: "brentuximab vedotin", inn: "brentuximab vedotin", usName: "brentuximab vedotin",
    names: {brand: ["Adcetris"], abbreviation: ["BV"], code: ["SGN-35", "cAC10-vcMMAE"], billing: ["J9042"], script: ["维布妥昔单抗", "安适利", "アドセトリス", "ブレンツキシマブ ベドチン", "Адцетрис", "брентуксимаб ведотин", "애드세트리스"]},
    targets: ["CD30"], format: "monospecific", antibody: "brentuximab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "PML", kinds: [], boxed: true},
      {event: "pulmonary toxicity with bleomycin (contraindicated)", kinds: []}
    ],
    firstApprovalYear: 2011, regions: ["US", "EU", "JP", "CN"], stage: "approved", stageNote: null,
    tumours: ["classical Hodgkin lymphoma", "sALCL/PTCL", "CTCL", "LBCL"],
    sources: [
      "pharmacology textbook knowledge",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "trastuzumab-emtansine", label: "T-DM1", inn: "trastuzumab emtansine", usName: "ado-trastuzumab emtansine",
    names: {brand: ["Kadcyla", "Ujvira"], abbreviation: ["T-DM1"], code: ["RO5304020", "PRO132365", "R3502", "RG3502", "ZRC-3256"], billing: ["J9354"], other: ["trastuzumab entansina", "trastuzumabe entansina", "ado-trastuzumab", "trastuzumab-MCC-DM1", "trastuzumab-DM1", "trastuzumab emtansine biosimilar"], script: ["恩美曲妥珠单抗", "赫赛莱", "カドサイラ", "トラスツズマブ エムタンシン", "Кадсила", "трастузумаб эмтанзин", "캐싸일라"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["DM1"], linker: "SMCC/MCC thioether (releases lysine-MCC-DM1)", cleavable: false, dar: 3.5,
    bystander: "no", efflux: ["P-gp"],
    toxicities: [
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "hepatotoxicity incl. nodular regenerative hyperplasia", kinds: ["hepatotoxicity"], boxed: true},
      {event: "LVEF decrease", kinds: ["lvef"], boxed: true},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "haemorrhage", kinds: []},
      {event: "ILD/pneumonitis (uncommon)", kinds: ["ild"], frequency: "low"}
    ],
    firstApprovalYear: 2013, regions: ["US", "EU", "JP", "CN", "IN (biosimilar)"], stage: "approved", stageNote: null,
    tumours: ["HER2+ breast cancer"],
    sources: [
      "pharmacology textbook knowledge",
      "Saura 2024 (DB-01) PMC11322859",
      "DB-03 long-term doi:10.1038/s41591-024-03021-7 (thioether linker, DAR 3.5)",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "inotuzumab-ozogamicin", label: "InO", inn: "inotuzumab ozogamicin", usName: "inotuzumab ozogamicin",
    names: {brand: ["Besponsa"], abbreviation: ["InO"], code: ["CMC-544"], billing: ["J9229"], script: ["奥加伊妥珠单抗", "ベスポンサ", "イノツズマブ オゾガマイシン", "Беспонса", "инотузумаб озогамицин", "베스폰사"]},
    targets: ["CD22"], format: "monospecific", antibody: "inotuzumab",
    payloads: ["N-acetyl-gamma-calicheamicin"], linker: "AcBut acid-labile hydrazone + disulfide", cleavable: true, dar: 6,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "hepatotoxicity incl. VOD/SOS", kinds: ["hepatotoxicity"], boxed: true},
      {event: "myelosuppression", kinds: ["neutropenia"]},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "QT prolongation", kinds: []}
    ],
    firstApprovalYear: 2017, regions: ["US", "EU", "JP", "CN"], stage: "approved", stageNote: null,
    tumours: ["B-ALL"],
    sources: [
      "pharmacology textbook knowledge",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "polatuzumab-vedotin", label: "Pola", inn: "polatuzumab vedotin", usName: "polatuzumab vedotin-piiq",
    names: {brand: ["Polivy"], abbreviation: ["Pola"], code: ["DCDS4501A", "RG7596", "RO5541077"], billing: ["J9309"], antibody: ["polatuzumab"], script: ["维泊妥珠单抗", "优罗华", "ポライビー", "ポラツズマブ ベドチン", "Полайви", "полатузумаб ведотин", "폴라이비"]},
    targets: ["CD79b"], format: "monospecific", antibody: "polatuzumab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 3.5,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "infections", kinds: []},
      {event: "hepatotoxicity", kinds: ["hepatotoxicity"]},
      {event: "PML (rare)", kinds: [], frequency: "low"}
    ],
    firstApprovalYear: 2019, regions: ["US", "EU", "JP", "CN"], stage: "approved", stageNote: null,
    tumours: ["DLBCL"],
    sources: [
      "pharmacology textbook knowledge",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "enfortumab-vedotin", label: "EV", inn: "enfortumab vedotin", usName: "enfortumab vedotin-ejfv",
    names: {brand: ["Padcev"], abbreviation: ["EV", "EV+P", "EVP"], code: ["ASG-22ME", "ASG-22CE", "AGS-22M6E"], billing: ["J9177"], antibody: ["enfortumab"], script: ["维恩妥尤单抗", "备思复", "パドセブ", "エンホルツマブ ベドチン", "Падцев", "энфортумаб ведотин", "파드셉"]},
    targets: ["Nectin-4"], format: "monospecific", antibody: "enfortumab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "severe skin reactions SJS/TEN", kinds: [], boxed: true},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "hyperglycaemia/DKA", kinds: []},
      {event: "ocular disorders", kinds: ["ocular"]},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "neutropenia", kinds: ["neutropenia"]}
    ],
    firstApprovalYear: 2019, regions: ["US", "EU", "JP", "CN"], stage: "approved", stageNote: null,
    tumours: ["urothelial carcinoma"],
    sources: [
      "pharmacology textbook knowledge",
      "EV-301 Powles 2021",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "trastuzumab-deruxtecan", label: "T-DXd", inn: "trastuzumab deruxtecan", usName: "fam-trastuzumab deruxtecan-nxki",
    names: {brand: ["Enhertu"], abbreviation: ["T-DXd", "HER2-DXd"], code: ["DS-8201", "DS-8201a"], billing: ["J9358"], other: ["trastuzumab-DXd", "fam-trastuzumab deruxtecan", "fam-trastuzumab", "trastuzumab deruxtecan-nxki"], script: ["德曲妥珠单抗", "优赫得", "エンハーツ", "トラスツズマブ デルクステカン", "Энхерту", "трастузумаб дерукстекан", "엔허투"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["DXd"], linker: "maleimide-GGFG tetrapeptide (cathepsin-cleavable)", cleavable: true, dar: 8,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "ILD/pneumonitis", kinds: ["ild"], boxed: true},
      {event: "nausea/vomiting", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "LVEF decrease", kinds: ["lvef"]},
      {event: "fatigue", kinds: []},
      {event: "alopecia", kinds: []}
    ],
    firstApprovalYear: 2019, regions: ["US", "EU", "JP", "CN"], stage: "approved", stageNote: null,
    tumours: ["HER2+ / HER2-low / HER2-ultralow breast cancer", "HER2+ gastric/GEJ", "HER2-mutant NSCLC", "HER2 IHC3+ solid tumours (US)", "HER2+ early breast, neoadjuvant and post-neoadjuvant (US 15 May 2026)"],
    sources: [
      "DB-03 doi:10.1038/s41591-024-03021-7",
      "Ogitani 2016",
      "Kanazawa Univ. news (ABCG2/ABCB1 efflux of DXd)",
      "FDA 15 Dec 2025 T-DXd+pertuzumab 1L (1stoncology.com)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "sacituzumab-govitecan", label: "SG", inn: "sacituzumab govitecan", usName: "sacituzumab govitecan-hziy",
    names: {brand: ["Trodelvy"], abbreviation: ["SG"], code: ["IMMU-132", "GS-0132", "hRS7-SN38"], billing: ["J9317"], script: ["戈沙妥珠单抗", "拓达维", "トロデルビ", "サシツズマブ ゴビテカン", "Тродельви", "сацитузумаб говитекан", "트로델비"]},
    targets: ["TROP2"], format: "monospecific", antibody: "sacituzumab",
    payloads: ["SN-38"], linker: "CL2A (pH-sensitive hydrolysable carbonate)", cleavable: true, dar: 7.6,
    bystander: "yes", efflux: ["BCRP"],
    toxicities: [
      {event: "neutropenia", kinds: ["neutropenia"], boxed: true},
      {event: "diarrhoea", kinds: [], boxed: true},
      {event: "nausea/vomiting", kinds: []},
      {event: "alopecia", kinds: []},
      {event: "UGT1A1*28 risk", kinds: []}
    ],
    firstApprovalYear: 2020, regions: ["US", "EU", "JP", "CN"], stage: "approved", stageNote: "US urothelial indication withdrawn, announced Oct 2024",
    tumours: ["TNBC", "HR+/HER2- breast cancer", "urothelial carcinoma (US indication withdrawn)"],
    sources: [
      "pharmacology textbook knowledge",
      "medpath.com and financetom.com 2024-10-18 (UC withdrawal, TROPiCS-04)",
      "kolpulse.com (1L TNBC FDA 2026-06-24)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "belantamab-mafodotin", label: "belamaf", inn: "belantamab mafodotin", usName: "belantamab mafodotin-blmf",
    names: {brand: ["Blenrep"], abbreviation: ["belamaf"], code: ["GSK2857916", "J6M0-mcMMAF"], billing: ["J9037"], script: ["玛贝兰妥单抗"]},
    targets: ["BCMA"], format: "monospecific", antibody: "belantamab",
    payloads: ["MMAF"], linker: "maleimidocaproyl (releases cys-mcMMAF)", cleavable: false, dar: 4,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "keratopathy/ocular toxicity", kinds: ["ocular"], boxed: true},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]},
      {event: "infusion reactions", kinds: []}
    ],
    firstApprovalYear: 2020, regions: ["US", "EU", "UK", "JP"], stage: "approved", stageNote: "US withdrawn 2022-23; re-approved US 23 Oct 2025, BVd",
    tumours: ["multiple myeloma"],
    sources: [
      "FDA 2025-10-23 (einpresswire.com/article/860978665)",
      "pharmacally.com (mc linker, non-cleavable)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "loncastuximab-tesirine", label: "Lonca", inn: "loncastuximab tesirine", usName: "loncastuximab tesirine-lpyl",
    names: {brand: ["Zynlonta"], abbreviation: ["Lonca", "Lonca-T"], code: ["ADCT-402"], billing: ["J9359"], antibody: ["loncastuximab"]},
    targets: ["CD19"], format: "monospecific", antibody: "loncastuximab",
    payloads: ["SG3199"], linker: "maleimide-PEG8-Val-Ala-PABA (cathepsin-cleavable; tesirine = SG3249)", cleavable: true, dar: 2.3,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "effusions/oedema", kinds: []},
      {event: "photosensitivity/cutaneous reactions", kinds: []},
      {event: "GGT elevation", kinds: ["hepatotoxicity"]},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "thrombocytopenia", kinds: ["thrombocytopenia"]}
    ],
    firstApprovalYear: 2021, regions: ["US", "EU", "CN"], stage: "approved", stageNote: null,
    tumours: ["DLBCL"],
    sources: [
      "pharmacology textbook knowledge",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "tisotumab-vedotin", label: "TV", inn: "tisotumab vedotin", usName: "tisotumab vedotin-tftv",
    names: {brand: ["Tivdak"], abbreviation: ["TV"], code: ["HuMax-TF-ADC", "TF-011-MMAE"], billing: ["J9273"], antibody: ["tisotumab"]},
    targets: ["TF"], format: "monospecific", antibody: "tisotumab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "ocular toxicity", kinds: ["ocular"], boxed: true},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "haemorrhage", kinds: []},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "SJS/TEN", kinds: []}
    ],
    firstApprovalYear: 2021, regions: ["US", "EU", "JP"], stage: "approved", stageNote: null,
    tumours: ["cervical cancer"],
    sources: [
      "pharmacology textbook knowledge",
      "PMC11095972 table 1 (ocular)",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "mirvetuximab-soravtansine", label: "MIRV", inn: "mirvetuximab soravtansine", usName: "mirvetuximab soravtansine-gynx",
    names: {brand: ["Elahere"], abbreviation: ["MIRV"], code: ["IMGN853", "M9346A-sulfo-SPDB-DM4", "HDM2002"], billing: ["J9063"], antibody: ["mirvetuximab"], script: ["索米妥昔单抗"]},
    targets: ["FRα"], format: "monospecific", antibody: "mirvetuximab",
    payloads: ["DM4"], linker: "sulfo-SPDB hindered disulfide (reducible)", cleavable: true, dar: 3.4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "ocular toxicity/keratopathy", kinds: ["ocular"], boxed: true},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "fatigue", kinds: []}
    ],
    firstApprovalYear: 2022, regions: ["US", "EU", "CN"], stage: "approved", stageNote: null,
    tumours: ["FRα-high platinum-resistant ovarian cancer"],
    sources: [
      "pharmacology textbook knowledge",
      "Roth 2026 Cancer Drug Resist 9:2 doi:10.20517/cdr.2025.151 (efflux)",
      "PMC11095972 (ocular)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "disitamab-vedotin", label: "DV", inn: "disitamab vedotin", usName: "disitamab vedotin",
    names: {brand: ["Aidixi"], abbreviation: ["DV"], code: ["RC48", "RC48-ADC", "hertuzumab-vc-MMAE", "PF-08046051", "SGN-DV"], antibody: ["disitamab"], script: ["爱地希", "维迪西妥单抗"]},
    targets: ["HER2"], format: "monospecific", antibody: "disitamab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy/hypoaesthesia", kinds: ["neuropathy"]},
      {event: "neutropenia/leukopenia", kinds: ["neutropenia"]},
      {event: "AST/ALT increase", kinds: ["hepatotoxicity"]},
      {event: "alopecia", kinds: []}
    ],
    firstApprovalYear: 2021, regions: ["CN"], stage: "approved", stageNote: null,
    tumours: ["HER2-expressing gastric/GEJ", "HER2-expressing urothelial carcinoma (incl. 1L with toripalimab, CN)", "HER2+ breast cancer with liver metastases (CN)"],
    sources: [
      "PMC10768060",
      "RC48-C016 (NEJM 2025) globaloncologyacademy.org",
      "charm-retirement.com news (NMPA 1L UC approval)",
      "breast label: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "sacituzumab-tirumotecan", label: "sac-TMT", inn: "sacituzumab tirumotecan", usName: null,
    names: {brand: ["Jiatailai"], abbreviation: ["sac-TMT"], code: ["SKB264", "MK-2870"], script: ["佳泰莱", "佳泰萊", "芦康沙妥珠单抗"]},
    targets: ["TROP2"], format: "monospecific", antibody: "sacituzumab",
    payloads: ["KL610023"], linker: "2-methylsulfonyl-pyrimidine + CL2A carbonate (hydrolysable)", cleavable: true, dar: 7.4,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "anaemia", kinds: []},
      {event: "neutropenia", kinds: ["neutropenia"]},
      {event: "stomatitis", kinds: []},
      {event: "rash", kinds: []},
      {event: "nausea", kinds: []}
    ],
    firstApprovalYear: 2024, regions: ["CN"], stage: "approved", stageNote: null,
    tumours: ["TNBC", "EGFR-mutant NSCLC", "HR+/HER2- breast cancer"],
    sources: [
      "adctoxicityatlas.org/adc/sacituzumab-tirumotecan",
      "guidetopharmacology ligand 13791",
      "db.antibodysociety.org/db0/1739"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "datopotamab-deruxtecan", label: "Dato-DXd", inn: "datopotamab deruxtecan", usName: "datopotamab deruxtecan-dlnk",
    names: {brand: ["Datroway"], abbreviation: ["Dato-DXd", "Dato", "TROP2-DXd"], code: ["DS-1062", "DS-1062a"], billing: ["J9011"], antibody: ["datopotamab"], script: ["德达博妥单抗", "ダトロウェイ", "ダトポタマブ デルクステカン"]},
    targets: ["TROP2"], format: "monospecific", antibody: "datopotamab",
    payloads: ["DXd"], linker: "maleimide-GGFG tetrapeptide (cathepsin-cleavable)", cleavable: true, dar: 4,
    bystander: "yes", efflux: ["P-gp", "BCRP"],
    toxicities: [
      {event: "stomatitis", kinds: []},
      {event: "ocular surface events (keratitis, dry eye)", kinds: ["ocular"]},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "nausea", kinds: []}
    ],
    firstApprovalYear: 2024, regions: ["JP", "US", "EU", "CN"], stage: "approved", stageNote: null,
    tumours: ["HR+/HER2- breast cancer", "EGFR-mutant NSCLC", "1L TNBC not candidates for PD-1/PD-L1 (US May 2026)"],
    sources: [
      "NCT06533826 (healthscout.app; FDA dates, DAR ~4)",
      "lifescivoice.com (US 1L TNBC 22 May 2026)",
      "JP Dec 2024: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "telisotuzumab-vedotin", label: "Teliso-V", inn: "telisotuzumab vedotin", usName: "telisotuzumab vedotin-tllv",
    names: {brand: ["Emrelis"], abbreviation: ["Teliso-V"], code: ["ABBV-399"], billing: ["J9326"]},
    targets: ["c-MET"], format: "monospecific", antibody: "telisotuzumab",
    payloads: ["MMAE"], linker: "maleimidocaproyl-Val-Cit-PABC (protease-cleavable)", cleavable: true, dar: 3.1,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "ocular surface disorders", kinds: ["ocular"]},
      {event: "ILD/pneumonitis", kinds: ["ild"]},
      {event: "infusion reactions", kinds: []}
    ],
    firstApprovalYear: 2025, regions: ["US"], stage: "approved", stageNote: "US accelerated, 14 May 2025",
    tumours: ["c-MET-high (>=50% 3+) non-squamous NSCLC"],
    sources: [
      "drugs.com/history/teliso-v.html",
      "Camidge 2024 LUMINOSITY",
      "DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "trastuzumab-rezetecan", label: "T-Rez", inn: "trastuzumab rezetecan", usName: null,
    names: {brand: ["Aiweida"], abbreviation: ["T-Rez"], code: ["SHR-A1811"], script: ["艾维达", "瑞康曲妥珠单抗"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["SHR9265"], linker: "GGFG-type tetrapeptide (rezetecan; cathepsin-cleavable)", cleavable: true, dar: 5.7,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "neutropenia/leukopenia", kinds: ["neutropenia"]},
      {event: "anaemia", kinds: []},
      {event: "ILD/pneumonitis (low rate, 2.6%)", kinds: ["ild"], frequency: "low"},
      {event: "nausea", kinds: []}
    ],
    firstApprovalYear: 2025, regions: ["CN"], stage: "approved", stageNote: "NMPA 29 May 2025 HER2-mutant NSCLC; breast NDA accepted Sep 2025",
    tumours: ["HER2-mutant NSCLC", "HER2+ / HER2-low breast cancer (filed/late trials)"],
    sources: [
      "pr.comtex.com/2025/05/29/465902769",
      "flcube.com/?p=41828",
      "JCO 2024 phase 1 (ILD 2.6%)",
      "payload code and DAR: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "trastuzumab-botidotin", label: "trastuzumab botidotin", inn: "trastuzumab botidotin", usName: null,
    names: {brand: ["Shutailai"], code: ["A166", "KL-A166", "SKB-A166"], script: ["舒泰莱", "博度曲妥珠单抗"]},
    targets: ["HER2"], format: "monospecific", antibody: "trastuzumab",
    payloads: ["Duo-5"], linker: "lysine site-directed, Val-Cit enzyme-cleavable", cleavable: true, dar: 2,
    bystander: "limited", efflux: null,
    toxicities: [
      {event: "ocular toxicity/keratopathy (dominant)", kinds: ["ocular"]},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]},
      {event: "AST/ALT increase", kinds: ["hepatotoxicity"]}
    ],
    firstApprovalYear: 2025, regions: ["CN"], stage: "approved", stageNote: "NMPA 17 Oct 2025",
    tumours: ["HER2+ breast cancer"],
    sources: [
      "biospace.com Kelun 2025-10-17",
      "kluspharma.com 2025-01-07 (MMAF derivative Duo-5, enzyme-cleavable, DAR 2)",
      "ocular: ESMO 2025 report (glance.com)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "becotatug-vedotin", label: "becotatug vedotin", inn: "becotatug vedotin", usName: null,
    names: {brand: ["Meiyouheng"], code: ["MRG003"], script: ["美佑恒", "维贝柯妥塔单抗"]},
    targets: ["EGFR"], format: "monospecific", antibody: "becotatug",
    payloads: ["MMAE"], linker: "Val-Cit (protease-cleavable)", cleavable: true, dar: null,
    bystander: "yes", efflux: ["P-gp"],
    toxicities: [
      {event: "leukopenia/neutropenia", kinds: ["neutropenia"]},
      {event: "rash", kinds: []},
      {event: "hyponatraemia/hypokalaemia", kinds: []},
      {event: "peripheral neuropathy", kinds: ["neuropathy"]}
    ],
    firstApprovalYear: 2025, regions: ["CN"], stage: "approved", stageNote: "NMPA 30 Oct 2025, conditional",
    tumours: ["nasopharyngeal carcinoma"],
    sources: [
      "medpath.com",
      "pharmcube.com",
      "db.antibodysociety.org/db0/1029 (DAR not given)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "pivekimab-sunirine", label: "PVEK", inn: "pivekimab sunirine", usName: "pivekimab sunirine-pvzy",
    names: {brand: ["Decnupaz"], abbreviation: ["PVEK"], code: ["IMGN632"]},
    targets: ["CD123"], format: "monospecific", antibody: "pivekimab",
    payloads: ["FGN849"], linker: "peptide-cleavable (sunirine; site-specific cysteine)", cleavable: true, dar: 2,
    bystander: "yes", efflux: null,
    toxicities: [
      {event: "peripheral oedema", kinds: []},
      {event: "VOD/SOS and hepatotoxicity", kinds: ["hepatotoxicity"]},
      {event: "infusion reactions", kinds: []},
      {event: "myelosuppression", kinds: ["neutropenia"]}
    ],
    firstApprovalYear: 2026, regions: ["US"], stage: "approved", stageNote: "US 27 May 2026",
    tumours: ["BPDCN"],
    sources: [
      "thevitalrecord.ai 2026-06-07 (BLA761460; FDA: 'CD123-directed antibody and alkylating agent conjugate')",
      "payload, DAR, toxicities: pharmacology textbook knowledge"
    ],
    asOf: "2026-06-30", confidence: "medium"
  },
  {
    id: "moxetumomab-pasudotox", label: "moxetumomab pasudotox", inn: "moxetumomab pasudotox", usName: "moxetumomab pasudotox-tdfk",
    names: {brand: ["Lumoxiti"], code: ["CAT-8015", "HA22", "GCR-8015"]},
    targets: ["CD22"], format: "immunotoxin", antibody: "moxetumomab", formatNote: "recombinant dsFv-PE38 fusion",
    payloads: ["PE38 (Pseudomonas exotoxin A)"], linker: "genetic fusion (no chemical linker)", cleavable: null, dar: null,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "capillary leak syndrome", kinds: [], boxed: true},
      {event: "haemolytic uraemic syndrome", kinds: [], boxed: true},
      {event: "renal toxicity", kinds: []}
    ],
    firstApprovalYear: 2018, regions: ["US (withdrawn)", "EU (withdrawn)"], stage: "withdrawn", stageNote: "US discontinued by Aug 2023; low uptake",
    tumours: ["hairy cell leukaemia"],
    sources: [
      "onco-this-week.com/?p=2389",
      "pharmacypracticenews.com",
      "some tables wrongly give a Val-Cit linker (PMC10768060)"
    ],
    asOf: "2026-06-30", confidence: "high"
  },
  {
    id: "cetuximab-sarotalocan", label: "cetuximab sarotalocan", inn: "cetuximab sarotalocan", usName: "cetuximab sarotalocan",
    names: {brand: ["Akalux"], code: ["RM-1929", "ASP-1929"], other: ["cetuximab saratolacan", "cetuximab-IR700"], script: ["アキャルックス", "セツキシマブ サロタロカン"]},
    targets: ["EGFR"], format: "photoimmunoconjugate", antibody: "cetuximab", formatNote: "active only under 690 nm light",
    payloads: ["IRDye 700DX"], linker: "stable linear alkyl", cleavable: false, dar: null,
    bystander: "no", efflux: null,
    toxicities: [
      {event: "application-site pain/oedema", kinds: []},
      {event: "airway oedema", kinds: []},
      {event: "haemorrhage", kinds: []},
      {event: "photosensitivity", kinds: []}
    ],
    firstApprovalYear: 2020, regions: ["JP"], stage: "approved", stageNote: "JP Sep 2020",
    tumours: ["head and neck cancer"],
    sources: [
      "Gomes-da-Silva 2020 OncoImmunology doi:10.1080/2162402X.2020.1841393",
      "PMC10768060"
    ],
    asOf: "2026-06-30", confidence: "high"
  }
] as const satisfies readonly AgentRow[];
