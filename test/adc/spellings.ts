/** Spellings of each conjugate, by the kind of source in which such a spelling was seen. Expected ids by hand. */
export const spellings: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  "gemtuzumab-ozogamicin": {
    "EU label, French": ["gemtuzumab ozogamicine"],
    "EU label, Spanish": ["gemtuzumab ozogamicina"],
    "WHO list of INNs": ["gemtuzumab ozogamicin"],
    "label": ["Mylotarg"],
    "paper or abstract": ["GO"],
    "trial registry": ["CMA-676", "WAY-CMA-676"],
    "file name or web address": ["gemtuzumab-ozogamicin"],
    "US billing code": ["J9203"],
    "export: drug list with strength and brand": ["gemtuzumab ozogamicin 4.5 MG Injection [Mylotarg]"],
    "export: hospital order": ["MYLOTARG 4.5 MG IV SOLR"],
    "export: line-of-therapy table": ["Gemtuzumab Ozogamicin"],
    "export: billing descriptor": ["Injection, gemtuzumab ozogamicin, 0.1 mg"],
    "US label heading": ["MYLOTARG (gemtuzumab ozogamicin) for injection"],
    "Japanese label": ["マイロターグ"],
    "chart": ["gemtuzumab ozogamicin 3 mg/m2"]
  },
  "brentuximab-vedotin": {
    "EU label, French": ["brentuximab védotine"],
    "EU label, Spanish": ["brentuximab vedotina"],
    "Brazilian list": ["brentuximabe vedotina"],
    "WHO list of INNs": ["brentuximab vedotin"],
    "label": ["Adcetris"],
    "paper or abstract": ["SGN-35", "cAC10-vcMMAE", "BV"],
    "file name or web address": ["brentuximab-vedotin"],
    "Chinese label or news": ["维布妥昔单抗"],
    "US billing code": ["J9042"],
    "export: drug list with strength and brand": ["brentuximab vedotin 50 MG Injection [Adcetris]"],
    "export: hospital order": ["ADCETRIS 50 MG IV SOLR"],
    "export: line-of-therapy table": ["Brentuximab Vedotin"],
    "export: billing descriptor": ["Injection, brentuximab vedotin, 1 mg"],
    "US label heading": ["ADCETRIS (brentuximab vedotin) for injection"],
    "export: spreadsheet": ["brentuximab‑vedotin"],
    "chart": ["Adcetris 1.8 mg/kg"],
    "Chinese drug list": ["注射用维布妥昔单抗", "安适利"],
    "Japanese label": ["アドセトリス", "ブレンツキシマブ ベドチン"],
    "Russian label": ["Адцетрис"],
    "Korean drug list": ["애드세트리스"]
  },
  "trastuzumab-emtansine": {
    "EU label, Spanish": ["trastuzumab emtansina"],
    "Brazilian list": ["trastuzumabe entansina"],
    "WHO list of INNs": ["trastuzumab emtansine"],
    "US label": ["ado-trastuzumab emtansine"],
    "paper or abstract": [
      "T-DM1",
      "TDM1",
      "TDM-1",
      "ado-trastuzumab",
      "trastuzumab-MCC-DM1",
      "trastuzumab-DM1",
      "trastuzumab emtansine biosimilar"
    ],
    "label": ["Kadcyla", "Ujvira"],
    "file name or web address": ["trastuzumab-emtansine"],
    "trial registry": ["RO5304020", "PRO132365", "R3502", "RG3502", "ZRC-3256"],
    "Chinese label or news": ["恩美曲妥珠单抗", "赫赛莱"],
    "US billing code": ["J9354"],
    "export: drug list with strength and brand": ["ado-trastuzumab emtansine 100 MG Injection [Kadcyla]"],
    "export: hospital order": ["KADCYLA 100 MG IV SOLR"],
    "export: line-of-therapy table": ["Ado-Trastuzumab Emtansine"],
    "export: billing descriptor": ["Injection, ado-trastuzumab emtansine, 1 mg"],
    "US label heading": ["KADCYLA (ado-trastuzumab emtansine) for injection"],
    "paper, copied from PDF": ["T‑DM1", "T–DM1", "T−DM1"],
    "export: spreadsheet": ["t-dm1", "T DM1", "ado trastuzumab emtansine", "Trastuzumab Emtansine"],
    "chart": ["Kadcyla 3.6 mg/kg q3w", "T-DM1 maintenance", "KADCYLA®"],
    "Japanese label": ["カドサイラ", "トラスツズマブ エムタンシン"],
    "Russian label": ["Кадсила", "трастузумаб эмтанзин"],
    "Korean price list": ["캐싸일라", "캐싸일라주"]
  },
  "inotuzumab-ozogamicin": {
    "EU label, French": ["inotuzumab ozogamicine"],
    "EU label, Spanish": ["inotuzumab ozogamicina"],
    "WHO list of INNs": ["inotuzumab ozogamicin"],
    "label": ["Besponsa"],
    "trial registry": ["CMC-544"],
    "paper or abstract": ["InO", "INO"],
    "file name or web address": ["inotuzumab-ozogamicin"],
    "Chinese label or news": ["奥加伊妥珠单抗"],
    "US billing code": ["J9229"],
    "export: drug list with strength and brand": ["inotuzumab ozogamicin 0.9 MG Injection [Besponsa]"],
    "export: hospital order": ["BESPONSA 0.9 MG IV SOLR"],
    "export: line-of-therapy table": ["Inotuzumab Ozogamicin"],
    "export: billing descriptor": ["Injection, inotuzumab ozogamicin, 0.1 mg"],
    "US label heading": ["BESPONSA (inotuzumab ozogamicin) for injection"],
    "Japanese label": ["ベスポンサ"],
    "Korean drug list": ["베스폰사"],
    "chart": ["inotuzumab ozogamicin cycle 2"]
  },
  "polatuzumab-vedotin": {
    "EU label, French": ["polatuzumab védotine"],
    "EU label, Spanish": ["polatuzumab vedotina"],
    "Brazilian list": ["polatuzumabe vedotina"],
    "WHO list of INNs": ["polatuzumab vedotin"],
    "US label": ["polatuzumab vedotin-piiq"],
    "label": ["Polivy"],
    "paper or abstract": ["Pola", "polatuzumab"],
    "trial registry": ["DCDS4501A", "RG7596", "RO5541077"],
    "file name or web address": ["polatuzumab-vedotin"],
    "Chinese label or news": ["维泊妥珠单抗"],
    "US billing code": ["J9309"],
    "export: drug list with strength and brand": ["polatuzumab vedotin-piiq 140 MG Injection [Polivy]"],
    "export: hospital order": ["POLIVY 140 MG IV SOLR"],
    "export: line-of-therapy table": ["Polatuzumab Vedotin-Piiq"],
    "export: billing descriptor": ["Injection, polatuzumab vedotin-piiq, 1 mg"],
    "US label heading": ["POLIVY (polatuzumab vedotin-piiq) for injection"],
    "export: spreadsheet": ["Polatuzumab Vedotin"],
    "Chinese guideline": ["优罗华"],
    "Japanese label": ["ポライビー"],
    "Korean news": ["폴라이비"]
  },
  "enfortumab-vedotin": {
    "EU label, French": ["enfortumab védotine"],
    "EU label, Spanish": ["enfortumab vedotina"],
    "Brazilian list": ["enfortumabe vedotina"],
    "WHO list of INNs": ["enfortumab vedotin"],
    "US label": ["enfortumab vedotin-ejfv"],
    "label": ["Padcev"],
    "paper or abstract": ["EV", "ASG-22ME", "ASG-22CE", "AGS-22M6E", "enfortumab", "EV+P", "EVP"],
    "file name or web address": ["enfortumab-vedotin"],
    "Chinese label or news": ["维恩妥尤单抗"],
    "US billing code": ["J9177"],
    "export: drug list with strength and brand": ["enfortumab vedotin-ejfv 20 MG Injection [Padcev]"],
    "export: hospital order": ["PADCEV 20 MG IV SOLR"],
    "export: line-of-therapy table": ["Enfortumab Vedotin-Ejfv"],
    "export: billing descriptor": ["Injection, enfortumab vedotin-ejfv, 0.25 mg"],
    "US label heading": ["PADCEV (enfortumab vedotin-ejfv) for injection"],
    "export: spreadsheet": ["Enfortumab Vedotin", "enfortumab vedotin ejfv"],
    "chart": ["Padcev 1.25 mg/kg", "EV monotherapy", "EV rechallenge"],
    "Japanese label": ["パドセブ", "エンホルツマブ ベドチン"],
    "Korean news": ["파드셉", "파드셉주"]
  },
  "trastuzumab-deruxtecan": {
    "EU label, French": ["trastuzumab déruxtécan"],
    "EU label, Spanish": ["trastuzumab deruxtecán"],
    "Brazilian list": ["trastuzumabe deruxtecana"],
    "WHO list of INNs": ["trastuzumab deruxtecan"],
    "US label": ["fam-trastuzumab deruxtecan-nxki"],
    "paper or abstract": [
      "T-DXd",
      "TDXd",
      "T-DXD",
      "fam-trastuzumab deruxtecan",
      "fam-trastuzumab",
      "trastuzumab deruxtecan-nxki",
      "HER2-DXd"
    ],
    "label": ["Enhertu"],
    "trial registry": ["DS-8201", "DS-8201a", "DS8201"],
    "file name or web address": ["trastuzumab-deruxtecan"],
    "Chinese label or news": ["德曲妥珠单抗", "优赫得"],
    "US billing code": ["J9358"],
    "export: drug list with strength and brand": ["fam-trastuzumab deruxtecan-nxki 100 MG Injection [Enhertu]"],
    "export: hospital order": ["ENHERTU 100 MG IV SOLR"],
    "export: line-of-therapy table": ["Fam-Trastuzumab Deruxtecan-Nxki"],
    "export: billing descriptor": ["Injection, fam-trastuzumab deruxtecan-nxki, 1 mg"],
    "US label heading": ["ENHERTU (fam-trastuzumab deruxtecan-nxki) for injection"],
    "paper, copied from PDF": ["T‑DXd", "T–DXd", "T‐DXd", "T−DXd"],
    "export: spreadsheet": ["T - DXd", "t-dxd", "TDXD", "Trastuzumab-Deruxtecan", "Ｔ－ＤＸｄ", "T DXd"],
    "chart": [
      "Enhertu 5.4mg/kg",
      "Enhertu q3w",
      "T-DXd C1D1",
      "subcutaneous T-DXd",
      "T-DXd (Enhertu)",
      "ENHERTU®",
      "Enhertu™"
    ],
    "Japanese price list": ["エンハーツ点滴静注用100mg", "トラスツズマブ デルクステカン"],
    "Russian label": ["Энхерту"],
    "Korean news": ["엔허투", "엔허투주"]
  },
  "sacituzumab-govitecan": {
    "EU label, French": ["sacituzumab govitécan"],
    "EU label, Spanish": ["sacituzumab govitecán"],
    "Brazilian list": ["sacituzumabe govitecana"],
    "WHO list of INNs": ["sacituzumab govitecan"],
    "US label": ["sacituzumab govitecan-hziy"],
    "label": ["Trodelvy"],
    "paper or abstract": ["SG", "hRS7-SN38"],
    "trial registry": ["IMMU-132", "GS-0132"],
    "file name or web address": ["sacituzumab-govitecan"],
    "Chinese label or news": ["戈沙妥珠单抗"],
    "US billing code": ["J9317"],
    "export: drug list with strength and brand": ["sacituzumab govitecan-hziy 180 MG Injection [Trodelvy]"],
    "export: hospital order": ["TRODELVY 180 MG IV SOLR"],
    "export: line-of-therapy table": ["Sacituzumab Govitecan-Hziy"],
    "export: billing descriptor": ["Injection, sacituzumab govitecan-hziy, 2.5 mg"],
    "US label heading": ["TRODELVY (sacituzumab govitecan-hziy) for injection"],
    "paper, copied from PDF": ["sacituzumab‑govitecan"],
    "export: spreadsheet": ["Sacituzumab Govitecan", "sacituzumab-govitecan-hziy", "sacituzumabgovitecan"],
    "chart": ["Trodelvy 10 mg/kg D1, D8", "SG monotherapy", "SG (Trodelvy)", "Trodelvy d1,8"],
    "Chinese news": ["拓达维"],
    "Japanese label": ["トロデルビ", "サシツズマブ ゴビテカン"],
    "Russian label": ["сацитузумаб говитекан"],
    "Korean news": ["트로델비"]
  },
  "belantamab-mafodotin": {
    "WHO list of INNs": ["belantamab mafodotin"],
    "US label": ["belantamab mafodotin-blmf"],
    "label": ["Blenrep"],
    "paper or abstract": ["belamaf", "J6M0-mcMMAF"],
    "trial registry": ["GSK2857916", "GSK-2857916"],
    "file name or web address": ["belantamab-mafodotin"],
    "Chinese label or news": ["玛贝兰妥单抗"],
    "US billing code": ["J9037"],
    "export: drug list with strength and brand": ["belantamab mafodotin-blmf 100 MG Injection [Blenrep]"],
    "export: hospital order": ["BLENREP 100 MG IV SOLR"],
    "export: line-of-therapy table": ["Belantamab Mafodotin-Blmf"],
    "export: billing descriptor": ["Injection, belantamab mafodotin-blmf, 0.5 mg"],
    "US label heading": ["BLENREP (belantamab mafodotin-blmf) for injection"]
  },
  "loncastuximab-tesirine": {
    "WHO list of INNs": ["loncastuximab tesirine"],
    "US label": ["loncastuximab tesirine-lpyl"],
    "label": ["Zynlonta"],
    "paper or abstract": ["Lonca", "Lonca-T", "loncastuximab"],
    "trial registry": ["ADCT-402"],
    "file name or web address": ["loncastuximab-tesirine"],
    "US billing code": ["J9359"],
    "export: drug list with strength and brand": ["loncastuximab tesirine-lpyl 10 MG Injection [Zynlonta]"],
    "export: hospital order": ["ZYNLONTA 10 MG IV SOLR"],
    "export: line-of-therapy table": ["Loncastuximab Tesirine-Lpyl"],
    "export: billing descriptor": ["Injection, loncastuximab tesirine-lpyl, 0.075 mg"],
    "US label heading": ["ZYNLONTA (loncastuximab tesirine-lpyl) for injection"]
  },
  "tisotumab-vedotin": {
    "WHO list of INNs": ["tisotumab vedotin"],
    "US label": ["tisotumab vedotin-tftv"],
    "label": ["Tivdak"],
    "paper or abstract": ["TV", "TIVDAK", "HuMax-TF-ADC", "tisotumab"],
    "trial registry": ["TF-011-MMAE"],
    "file name or web address": ["tisotumab-vedotin"],
    "US billing code": ["J9273"],
    "export: drug list with strength and brand": ["tisotumab vedotin-tftv 40 MG Injection [Tivdak]"],
    "export: hospital order": ["TIVDAK 40 MG IV SOLR"],
    "export: line-of-therapy table": ["Tisotumab Vedotin-Tftv"],
    "export: billing descriptor": ["Injection, tisotumab vedotin-tftv, 1 mg"],
    "US label heading": ["TIVDAK (tisotumab vedotin-tftv) for injection"]
  },
  "mirvetuximab-soravtansine": {
    "WHO list of INNs": ["mirvetuximab soravtansine"],
    "US label": ["mirvetuximab soravtansine-gynx"],
    "label": ["Elahere"],
    "paper or abstract": ["MIRV", "mirvetuximab"],
    "trial registry": ["IMGN853", "IMGN-853", "M9346A-sulfo-SPDB-DM4", "HDM2002"],
    "file name or web address": ["mirvetuximab-soravtansine"],
    "Chinese label or news": ["索米妥昔单抗"],
    "US billing code": ["J9063"],
    "export: drug list with strength and brand": ["mirvetuximab soravtansine-gynx 100 MG Injection [Elahere]"],
    "export: hospital order": ["ELAHERE 100 MG IV SOLR"],
    "export: line-of-therapy table": ["Mirvetuximab Soravtansine-Gynx"],
    "export: billing descriptor": ["Injection, mirvetuximab soravtansine-gynx, 1 mg"],
    "US label heading": ["ELAHERE (mirvetuximab soravtansine-gynx) for injection"],
    "paper": ["mirvetuximab soravtansine (MIRV)"]
  },
  "disitamab-vedotin": {
    "WHO list of INNs": ["disitamab vedotin"],
    "label": ["Aidixi"],
    "Chinese label or news": ["爱地希", "维迪西妥单抗"],
    "paper or abstract": ["DV", "RC48", "RC-48", "RC48-ADC", "hertuzumab-vc-MMAE", "disitamab", "SGN-DV"],
    "file name or web address": ["disitamab-vedotin"],
    "trial registry": ["PF-08046051"],
    "paper": ["disitamab vedotin (RC48)"],
    "chart": ["Disitamab Vedotin 2.0 mg/kg"]
  },
  "sacituzumab-tirumotecan": {
    "WHO list of INNs": ["sacituzumab tirumotecan"],
    "paper or abstract": ["sac-TMT", "Sac-TMT"],
    "trial registry": ["SKB264", "SKB-264", "MK-2870", "MK2870"],
    "label": ["Jiatailai"],
    "Chinese label or news": ["佳泰莱", "佳泰萊", "芦康沙妥珠单抗"],
    "file name or web address": ["sacituzumab-tirumotecan"],
    "trial registry, two names": []
  },
  "datopotamab-deruxtecan": {
    "WHO list of INNs": ["datopotamab deruxtecan"],
    "US label": ["datopotamab deruxtecan-dlnk"],
    "paper or abstract": ["Dato-DXd", "DatoDXd", "Dato", "datopotamab", "TROP2-DXd"],
    "label": ["Datroway"],
    "trial registry": ["DS-1062", "DS-1062a"],
    "file name or web address": ["datopotamab-deruxtecan"],
    "Chinese label or news": ["德达博妥单抗"],
    "US billing code": ["J9011"],
    "export: drug list with strength and brand": ["datopotamab deruxtecan-dlnk 100 MG Injection [Datroway]"],
    "export: hospital order": ["DATROWAY 100 MG IV SOLR"],
    "export: line-of-therapy table": ["Datopotamab Deruxtecan-Dlnk"],
    "US label heading": ["DATROWAY (datopotamab deruxtecan-dlnk) for injection"],
    "paper, copied from PDF": ["Dato‑DXd", "Dato–DXd"],
    "export: spreadsheet": ["dato-dxd", "Dato DXd", "DATO-DXD"],
    "Japanese label": ["ダトロウェイ"],
    "chart": ["Datroway 6 mg/kg"]
  },
  "telisotuzumab-vedotin": {
    "WHO list of INNs": ["telisotuzumab vedotin"],
    "US label": ["telisotuzumab vedotin-tllv"],
    "label": ["Emrelis"],
    "paper or abstract": ["Teliso-V", "TelisoV"],
    "trial registry": ["ABBV-399"],
    "file name or web address": ["telisotuzumab-vedotin"],
    "US billing code": ["J9326"],
    "export: drug list with strength and brand": ["telisotuzumab vedotin-tllv 20 MG Injection [Emrelis]"],
    "export: hospital order": ["EMRELIS 20 MG IV SOLR"],
    "export: line-of-therapy table": ["Telisotuzumab Vedotin-Tllv"],
    "US label heading": ["EMRELIS (telisotuzumab vedotin-tllv) for injection"],
    "paper": ["Teliso‑V", "Telisotuzumab Vedotin"]
  },
  "trastuzumab-rezetecan": {
    "WHO list of INNs": ["trastuzumab rezetecan"],
    "trial registry": ["SHR-A1811", "SHRA1811"],
    "label": ["Aiweida"],
    "Chinese label or news": ["艾维达", "瑞康曲妥珠单抗"],
    "file name or web address": ["trastuzumab-rezetecan"],
    "paper or abstract": ["T-Rez"]
  },
  "trastuzumab-botidotin": {
    "WHO list of INNs": ["trastuzumab botidotin"],
    "trial registry": ["A166", "KL-A166", "SKB-A166"],
    "label": ["Shutailai"],
    "Chinese label or news": ["舒泰莱", "博度曲妥珠单抗"],
    "file name or web address": ["trastuzumab-botidotin"]
  },
  "becotatug-vedotin": {
    "WHO list of INNs": ["becotatug vedotin"],
    "trial registry": ["MRG003", "MRG-003"],
    "label": ["Meiyouheng"],
    "paper or abstract": ["MEIYOUHENG"],
    "Chinese label or news": ["美佑恒", "维贝柯妥塔单抗"],
    "file name or web address": ["becotatug-vedotin"]
  },
  "pivekimab-sunirine": {
    "WHO list of INNs": ["pivekimab sunirine"],
    "US label": ["pivekimab sunirine-pvzy"],
    "label": ["Decnupaz"],
    "paper or abstract": ["DECNUPAZ", "PVEK"],
    "trial registry": ["IMGN632", "IMGN-632"],
    "file name or web address": ["pivekimab-sunirine"]
  },
  "moxetumomab-pasudotox": {
    "WHO list of INNs": ["moxetumomab pasudotox"],
    "US label": ["moxetumomab pasudotox-tdfk"],
    "label": ["Lumoxiti"],
    "trial registry": ["CAT-8015", "GCR-8015"],
    "paper or abstract": ["HA22"],
    "file name or web address": ["moxetumomab-pasudotox"]
  },
  "cetuximab-sarotalocan": {
    "WHO list of INNs": ["cetuximab sarotalocan"],
    "label": ["Akalux"],
    "trial registry": ["RM-1929", "ASP-1929", "cetuximab-IR700"],
    "paper or abstract": ["cetuximab saratolacan"],
    "file name or web address": ["cetuximab-sarotalocan"],
    "Japanese label": ["アキャルックス"]
  },
  "patritumab-deruxtecan": {
    "WHO list of INNs": ["patritumab deruxtecan"],
    "paper or abstract": ["HER3-DXd", "P-DXd"],
    "trial registry": ["U3-1402", "MK-1022"],
    "file name or web address": ["patritumab-deruxtecan"],
    "paper": ["HER3‑DXd", "patritumab deruxtecan (HER3-DXd)"]
  },
  "ifinatamab-deruxtecan": {
    "WHO list of INNs": ["ifinatamab deruxtecan"],
    "paper or abstract": ["I-DXd", "IDXd"],
    "trial registry": ["DS-7300", "DS-7300a", "MK-2400"],
    "file name or web address": ["ifinatamab-deruxtecan"],
    "paper": ["ifinatamab deruxtecan (I-DXd)", "I‑DXd"]
  },
  "raludotatug-deruxtecan": {
    "WHO list of INNs": ["raludotatug deruxtecan"],
    "paper or abstract": ["R-DXd", "RDXd"],
    "trial registry": ["DS-6000", "DS-6000a", "MK-5909"],
    "file name or web address": ["raludotatug-deruxtecan"]
  },
  "izalontamab-brengitecan": {
    "WHO list of INNs": ["izalontamab brengitecan"],
    "paper or abstract": ["iza-bren", "Iza-Bren", "izabren", "BL-B01D1", "BLB01D1", "EGFRxHER3 ADC", "EGFR×HER3 ADC"],
    "trial registry": ["BMS-986507"],
    "Chinese label or news": ["伦康依隆妥单抗"],
    "file name or web address": ["izalontamab-brengitecan"],
    "paper": ["BL‑B01D1", "iza‑bren"]
  },
  "bl-m07d1": {
    "WHO list of INNs": ["trastuzumab brengitecan"],
    "paper or abstract": ["BL-M07D1", "T-Bren"],
    "file name or web address": ["trastuzumab-brengitecan"]
  },
  "trastuzumab-pamirtecan": {
    "WHO list of INNs": ["trastuzumab pamirtecan"],
    "paper or abstract": ["T-pam"],
    "trial registry": ["DB-1303", "DB1303", "BNT323", "BNT323/DB-1303"],
    "file name or web address": ["trastuzumab-pamirtecan"],
    "company release, two names": []
  },
  "bnt325-db-1305": {"trial registry": ["BNT325", "DB-1305", "DB1305", "BNT325/DB-1305"]},
  "anbenitamab-repodatecan": {
    "WHO list of INNs": ["anbenitamab repodatecan"],
    "trial registry": ["JSKN003", "JSKN-003"],
    "file name or web address": ["anbenitamab-repodatecan"]
  },
  "jskn033": {"trial registry": ["JSKN033", "JSKN-033"]},
  "rolditamig-deuderuxtecan": {
    "WHO list of INNs": ["rolditamig deuderuxtecan"],
    "trial registry": ["TQB2102", "TQB-2102"],
    "file name or web address": ["rolditamig-deuderuxtecan"]
  },
  "telisotuzumab-adizutecan": {
    "WHO list of INNs": ["telisotuzumab adizutecan"],
    "paper or abstract": ["Temab-A", "TemabA", "Teliso-A"],
    "trial registry": ["ABBV-400"],
    "file name or web address": ["telisotuzumab-adizutecan"]
  },
  "rinatabart-sesutecan": {
    "WHO list of INNs": ["rinatabart sesutecan"],
    "paper or abstract": ["Rina-S", "RinaS"],
    "trial registry": ["PRO1184", "GEN1184"],
    "file name or web address": ["rinatabart-sesutecan"]
  },
  "puxitatug-samrotecan": {
    "WHO list of INNs": ["puxitatug samrotecan"],
    "paper or abstract": ["P-Sam", "Puxi-Sam", "PuxiSam"],
    "trial registry": ["AZD8205"],
    "file name or web address": ["puxitatug-samrotecan"]
  },
  "tilatamig-samrotecan": {
    "WHO list of INNs": ["tilatamig samrotecan"],
    "trial registry": ["AZD9592"],
    "file name or web address": ["tilatamig-samrotecan"]
  },
  "torvutatug-samrotecan": {
    "WHO list of INNs": ["torvutatug samrotecan"],
    "trial registry": ["AZD5335"],
    "paper or abstract": ["Torvu-Sam"],
    "file name or web address": ["torvutatug-samrotecan"]
  },
  "sofetabart-mipitecan": {
    "WHO list of INNs": ["sofetabart mipitecan"],
    "trial registry": ["LY4170156"],
    "file name or web address": ["sofetabart-mipitecan"]
  },
  "risvutatug-rezetecan": {
    "WHO list of INNs": ["risvutatug rezetecan"],
    "paper or abstract": ["Ris-Rez"],
    "trial registry": ["HS-20093", "GSK5764227", "GSK'227", "GSK-5764227"],
    "file name or web address": ["risvutatug-rezetecan"]
  },
  "mocertatug-rezetecan": {
    "WHO list of INNs": ["mocertatug rezetecan"],
    "paper or abstract": ["Mo-Rez", "Mocerta-R"],
    "trial registry": ["HS-20089", "GSK5733584", "GSK'584", "GSK-5733584"],
    "file name or web address": ["mocertatug-rezetecan"]
  },
  "garetatug-rezetecan": {
    "WHO list of INNs": ["garetatug rezetecan"],
    "trial registry": ["SHR-A1904"],
    "file name or web address": ["garetatug-rezetecan"]
  },
  "shr-a1921": {"trial registry": ["SHR-A1921", "SHRA1921"]},
  "shr-a2102": {"trial registry": ["SHR-A2102", "SHRA2102"]},
  "esg401": {"trial registry": ["ESG401", "ESG-401"]},
  "arcotatug-tavatecan": {
    "WHO list of INNs": ["arcotatug tavatecan"],
    "trial registry": ["IBI343", "TAK-921"],
    "file name or web address": ["arcotatug-tavatecan"]
  },
  "precemtabart-tocentecan": {
    "WHO list of INNs": ["precemtabart tocentecan"],
    "paper or abstract": ["Precem-TcT"],
    "trial registry": ["M9140"],
    "file name or web address": ["precemtabart-tocentecan"]
  },
  "zocilurtatug-pelitecan": {
    "WHO list of INNs": ["zocilurtatug pelitecan"],
    "trial registry": ["ZL-1310", "YL212"],
    "paper or abstract": ["zoci"],
    "file name or web address": ["zocilurtatug-pelitecan"]
  },
  "yl201": {"trial registry": ["YL201", "YL-201"]},
  "jskn016": {"trial registry": ["JSKN016", "JSKN-016"]},
  "sigvotatug-vedotin": {
    "WHO list of INNs": ["sigvotatug vedotin"],
    "paper or abstract": ["SGN-B6A", "SGNB6A", "B6A"],
    "trial registry": ["PF-08046047"],
    "file name or web address": ["sigvotatug-vedotin"]
  },
  "bulumtatug-fuvedotin": {
    "WHO list of INNs": ["bulumtatug fuvedotin"],
    "paper or abstract": ["BFv"],
    "trial registry": ["9MW2821", "9MW-2821"],
    "file name or web address": ["bulumtatug-fuvedotin"]
  },
  "sonesitatug-vedotin": {
    "WHO list of INNs": ["sonesitatug vedotin"],
    "trial registry": ["AZD0901", "CMG901"],
    "file name or web address": ["sonesitatug-vedotin"]
  },
  "tecotabart-vedotin": {
    "WHO list of INNs": ["tecotabart vedotin"],
    "trial registry": ["LM-302", "TPX-4589", "BMS-986476"],
    "file name or web address": ["tecotabart-vedotin"]
  },
  "zilovertamab-vedotin": {
    "WHO list of INNs": ["zilovertamab vedotin"],
    "trial registry": ["MK-2140", "VLS-101"],
    "file name or web address": ["zilovertamab-vedotin"]
  },
  "mrg002": {
    "WHO list of INNs": ["trastuzumab vedotin"],
    "trial registry": ["MRG002", "MRG-002"],
    "file name or web address": ["trastuzumab-vedotin"]
  },
  "zanidatamab-zovodotin": {
    "WHO list of INNs": ["zanidatamab zovodotin"],
    "paper or abstract": ["ZW49", "ZW-49", "zani-zovo"],
    "file name or web address": ["zanidatamab-zovodotin"]
  },
  "anvatabart-opadotin": {
    "WHO list of INNs": ["anvatabart opadotin"],
    "trial registry": ["ARX788", "ARX-788"],
    "file name or web address": ["anvatabart-opadotin"]
  },
  "emiltatug-ledadotin": {
    "WHO list of INNs": ["emiltatug ledadotin"],
    "paper or abstract": ["Emi-Le", "EmiLe", "emiltatug"],
    "trial registry": ["XMT-1660"],
    "file name or web address": ["emiltatug-ledadotin"]
  },
  "tusamitamab-ravtansine": {
    "WHO list of INNs": ["tusamitamab ravtansine"],
    "trial registry": ["SAR408701"],
    "paper or abstract": ["tusa"],
    "file name or web address": ["tusamitamab-ravtansine"]
  },
  "luveltamab-tazevibulin": {
    "WHO list of INNs": ["luveltamab tazevibulin"],
    "paper or abstract": ["luvelta"],
    "trial registry": ["STRO-002"],
    "file name or web address": ["luveltamab-tazevibulin"]
  },
  "farletuzumab-ecteribulin": {
    "WHO list of INNs": ["farletuzumab ecteribulin"],
    "paper or abstract": ["FZEC"],
    "trial registry": ["MORAb-202", "BMS-986445"],
    "file name or web address": ["farletuzumab-ecteribulin"]
  },
  "depatuxizumab-mafodotin": {
    "WHO list of INNs": ["depatuxizumab mafodotin"],
    "paper or abstract": ["Depatux-M", "depatux-m"],
    "trial registry": ["ABT-414"],
    "file name or web address": ["depatuxizumab-mafodotin"]
  },
  "trastuzumab-duocarmazine": {
    "WHO list of INNs": ["trastuzumab duocarmazine"],
    "trial registry": ["SYD985"],
    "paper or abstract": ["vic-trastuzumab duocarmazine", "[vic-]trastuzumab duocarmazine", "T-Duo"],
    "file name or web address": ["trastuzumab-duocarmazine"],
    "paper": ["trastuzumab duocarmazine (SYD985)"]
  },
  "camidanlumab-tesirine": {
    "WHO list of INNs": ["camidanlumab tesirine"],
    "paper or abstract": ["Cami"],
    "trial registry": ["ADCT-301"],
    "file name or web address": ["camidanlumab-tesirine"]
  },
  "rovalpituzumab-tesirine": {
    "WHO list of INNs": ["rovalpituzumab tesirine"],
    "paper or abstract": ["Rova-T", "RovaT", "SC16LD6.5"],
    "file name or web address": ["rovalpituzumab-tesirine"]
  },
  "trastuzumab-imbotolimod": {
    "WHO list of INNs": ["trastuzumab imbotolimod"],
    "trial registry": ["BDC-1001", "BDC1001"],
    "file name or web address": ["trastuzumab-imbotolimod"]
  },
  "njh395": {"trial registry": ["NJH395", "NJH-395"]},
  "xmt-2056": {"trial registry": ["XMT-2056", "XMT2056"]},
  "kh815": {"trial registry": ["KH815", "KH-815"]},
  "ibi3020": {"trial registry": ["IBI3020", "IBI-3020"]},
  "jskn021": {"trial registry": ["JSKN021", "JSKN-021"]},
  "ladiratuzumab-vedotin": {
    "WHO list of INNs": ["ladiratuzumab vedotin"],
    "paper or abstract": ["SGN-LIV1A"],
    "trial registry": ["MK-6440"],
    "file name or web address": ["ladiratuzumab-vedotin"]
  },
  "fs-1502": {"trial registry": ["FS-1502", "FS1502", "LCB14-0110", "IKS014"]},
  "zelenectide-pevedotin": {
    "WHO list of INNs": ["zelenectide pevedotin"],
    "trial registry": ["BT8009"],
    "file name or web address": ["zelenectide-pevedotin"]
  },
  "upifitamab-rilsodotin": {
    "WHO list of INNs": ["upifitamab rilsodotin"],
    "paper or abstract": ["UpRi"],
    "trial registry": ["XMT-1536"],
    "file name or web address": ["upifitamab-rilsodotin"]
  }
};
