import {dictionary, type DictionaryColumn} from "./column-dictionary.ts";

/** Names under which exports of drug records carry the columns of lines, and how they are called there. */
const ofDrugRecords: Readonly<Record<string, readonly string[]>> = {
  patient_id: ["patid", "patient_num"],
  regimen: ["medication", "medication_name", "medication_display", "product_name"],
  start: [
    "drug_exposure_start_date",
    "drug_era_start_date",
    "medadmin_start_date",
    "administered_date",
    "administration_date",
    "administration_start_date",
    "date_administered",
    "date_of_administration",
    "dose_date",
    "infusion_date",
    "date_given",
    "given_on",
    "date",
    "day",
    "effective_date_time",
    "exstdtc"
  ],
  end: ["drug_exposure_end_date", "drug_era_end_date", "medadmin_stop_date", "administration_end_date", "exendtc"]
};

const withSynonyms = (column: DictionaryColumn, more: readonly string[]): DictionaryColumn => ({
  ...column,
  synonyms: [...column.synonyms, ...more]
});

/**
 * Columns of a file in which a row is a record of a drug: those of lines, the names of common data models for them, the name of the drug in a vocabulary, and for how many days it was supplied.
 *
 * @example
 * drugRecordDictionary.find(({name}) => name === "start").synonyms.includes("drug_exposure_start_date") // true
 */
export const drugRecordDictionary: readonly DictionaryColumn[] = [
  ...dictionary.map((column) => ({
    ...column,
    // The lot of a vial is no line of therapy.
    synonyms: [...column.synonyms.filter((name) => name !== "lot_number"), ...(ofDrugRecords[column.name] ?? [])]
  })),
  {
    name: "drug_concept_name",
    level: "line",
    kind: "text",
    meaning: "name of the drug in a vocabulary; used where `regimen` is not filled",
    synonyms: ["concept_name"]
  },
  {
    name: "drug_source_value",
    level: "line",
    kind: "text",
    meaning: "name of the drug in the source; used where neither of these is filled",
    synonyms: ["raw_medadmin_med_name", "raw_rx_med_name"]
  },
  {
    name: "days_supply",
    level: "line",
    kind: "number",
    meaning: "days for which the drug was supplied; tells the end where none is recorded",
    synonyms: ["rx_days_supply", "dispense_sup"]
  }
];

const OBSERVATION_END = "observation_period_end_date";

const flag = {yes: ["y", "1", "true"], no: ["n", "0", "false"]} as const;

const evidence = (name: string, synonyms: readonly string[], meaning: string): DictionaryColumn => ({
  name,
  level: "line",
  kind: "level",
  levels: flag,
  meaning,
  synonyms
});

const canonical = (name: string, more: readonly string[] = []): DictionaryColumn[] =>
  dictionary.filter((column) => column.name === name).map((column) => withSynonyms(column, more));

/**
 * Columns of a file of events, which has any number of rows a patient and not every patient: days of progression, of death and of last contact.
 *
 * @example
 * eventDictionary.find(({name}) => name === "observation_end").synonyms // ["observation_period_end_date"]
 */
export const eventDictionary: readonly DictionaryColumn[] = [
  ...canonical("patient_id", ofDrugRecords["patient_id"]),
  ...canonical("progression"),
  ...canonical("line").map((column) => ({
    ...column,
    kind: "text" as const,
    meaning: "number of the line of therapy on which the disease progressed"
  })),
  {
    name: "on_drug",
    level: "line",
    kind: "text",
    meaning: "drug or drugs on which the disease progressed",
    synonyms: [
      ..."progression_on|progressed_on_drug|on_treatment|on_therapy|drug|drugs|regimen|treatment|therapy|agent".split(
        "|"
      ),
      ..."progress_unter|progression_unter|unter|therapie|substanz|medikament|progression_sous|sous|traitement".split(
        "|"
      ),
      ..."progresion_con|progresion_bajo|bajo|tratamiento|farmaco|progressione_con|terapia|behandeling|tratamento".split(
        "|"
      )
    ]
  },
  ...canonical("death"),
  // The end of a period of observation gives way to a note.
  ...canonical("last_contact").map((column) => ({
    ...column,
    synonyms: column.synonyms.filter((name) => name !== OBSERVATION_END)
  })),
  {
    name: "observation_end",
    level: "patient",
    kind: "day",
    meaning: "end of a period of observation; the last contact where no other is known",
    synonyms: [OBSERVATION_END]
  },
  evidence("seen_on_imaging", ["is_radiographic_evidence", "radiographic_evidence"], "progression was seen on imaging"),
  evidence("seen_in_tissue", ["is_pathologic_evidence", "pathologic_evidence"], "progression was seen in tissue"),
  evidence(
    "seen_clinically_alone",
    ["is_clinical_assessment_only", "clinical_assessment_only"],
    "progression was seen by a clinician alone"
  )
];

/** Columns that name the drug of a record; the first one that is filled counts. */
export const drugColumns: readonly string[] = ["regimen", "drug_concept_name", "drug_source_value"];

/** Columns that stand in tables of deaths alone. */
export const ofDeathTables: readonly string[] = [
  "death_type_concept_id",
  "death_datetime",
  "cause_concept_id",
  "cause_source_value",
  "death_source",
  "death_date_impute"
];
