/** Where names of drugs were read: a list that others can open at the version named. Names were taken over, no sentence and no code. */
interface NameSource {
  readonly title: string;
  /** Repository and file, or package. */
  readonly where: string;
  /** Commit or version that was read. */
  readonly version: string;
  readonly licence: string;
  /** What the list holds. */
  readonly covers: string;
}

/** The sources of the dictionary of drugs. */
export const drugSources = {
  pottr: {
    title: "POTTR, precision oncology treatment and trial recommender: drug database",
    where: "fpylin/POTTR, data/drug_database.txt",
    version: "commit 694467d4287c39b44706edab2b5f7d09e0cb8260 (2026-08-21)",
    licence: "Apache-2.0",
    covers:
      "names, brands and company codes of antineoplastic drugs with their classes; drugs on trial up to August 2026"
  },
  pottrClasses: {
    title: "POTTR: hierarchy of drug classes",
    where: "fpylin/POTTR, data/drug_class_hierarchy.txt",
    version: "commit 694467d4287c39b44706edab2b5f7d09e0cb8260 (2026-08-21)",
    licence: "Apache-2.0",
    covers: "names of classes of drugs, as fields write them in place of a drug"
  },
  topograph: {
    title: "TOPOGRAPH: biomarkers, drugs and their evidence",
    where: "fpylin/POTTR, data/TOPOGRAPH-master.tsv",
    version: "commit 694467d4287c39b44706edab2b5f7d09e0cb8260 (2026-08-21)",
    licence: "Apache-2.0",
    covers:
      "what a drug is approved for or was studied in, with numbers of trials and papers; conjugates alone were taken over"
  },
  genieBpc: {
    title: "genieBPC: drug_regimen_list",
    where: "R package genieBPC 2.2.0; GENIE-BPC/genieBPC, data/drug_regimen_list.rda",
    version: "commit 7becbb970e1e957075d087ecd3d0831f21dc79ba (2026-03-30)",
    licence: "MIT",
    covers: "drugs of the AACR GENIE BPC registry with their synonyms"
  },
  hemonc: {
    title: "ETL_HemOnc_regimens: drugs of regimens and of approvals",
    where:
      "strahinjastevanovic/ETL_HemOnc_regimens, OTHER_REF/validdrugs_template.tsv and INPUT_FILES_HEMONC/indications.csv",
    version: "commit 676c8347fd61374f81f1fdc2965af9bcf41bd21a (2025-05-19)",
    licence: "none stated; names alone were taken over",
    covers: "drugs of regimens in haematology and oncology, and drugs with an approval of the FDA, the EMA or others"
  },
  mskChord: {
    title: "MSK-CHORD: medication maps",
    where: "clinical-data-mining/msk-chord-figures-public, maps/*.csv",
    version: "commit 6463b36a2de2f7355f616d155c8791052cb98efd (2025-01-27)",
    licence: "MIT",
    covers: "drugs of one cancer centre's patients with their classes"
  },
  nciDrugs: {
    title: "TCGA sandbox: table of drugs (NCI)",
    where: "NCIP/tcga-sandbox-v1, trunk/common/resources/database/diseaseSchema/SchemaFromScratch/InsertDrug.sql",
    version: "commit c8230c07199ddaf9d69564480ff9124782525cf5 (2013-05-29)",
    licence: "none stated; names alone were taken over",
    covers: "drugs of cancer research up to about 2010"
  },
  drClean: {
    title: "DrClean: drugs of trials",
    where: "keenanberry/DrClean, ui/src/components/autoSuggestions/DrugSubtypes.js",
    version: "commit 5d3236d617debcfe53b56d83ce4b88df968b05b0 (2020-06-26)",
    licence: "none stated; names alone were taken over",
    covers: "interventions of registered cancer trials up to 2020, with spellings and codes"
  },
  oxfordOrders: {
    title: "Oxford OMOP data mapper: prescribed drugs",
    where:
      "answerdigital/oxford-omop-data-mapper, docs/transformation-documentation/DrugExposure_drug_source_concept_id.md, table Oxford Prescribing",
    version: "commit 53d7d9f87e5dbe8dba69dbd84cb303aecea2f09e (2026-01-26)",
    licence: "Apache-2.0",
    covers: "ingredients of one hospital's prescriptions"
  },
  seerRx: {
    title: "SEER*Rx: regimens and their drugs",
    where: "Jesse3141/clinical_samples, data/regimens.csv",
    version: "commit 917d52b18bd73f386d50cf0e760c06d03e3ca57b",
    licence: "none stated; names alone were taken over",
    covers: "names of regimens, A to J, of which the drugs are undisputed"
  },
  atcChinese: {
    title: "ATC group L01 in Chinese",
    where: "MASangys/wikipedia.zh, Page/ATC代码_(L01).md",
    version: "commit 35e1735f0ef221b684cbad587a1805cf7f77fa88",
    licence: "CC BY-SA; names alone were taken over",
    covers: "Chinese names of the drugs of ATC group L01"
  }
} as const satisfies Readonly<Record<string, NameSource>>;

/** A source of the dictionary. */
export type DrugSource = keyof typeof drugSources;
