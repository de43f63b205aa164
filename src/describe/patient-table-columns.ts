/** What a cell of a column may be. */
export interface CellKinds {
  readonly "label": string;
  readonly "text": string | null;
  readonly "number": number | null;
  readonly "yes or no": boolean | null;
  readonly "event": 0 | 1 | null;
  /** Texts; empty where there are none, null where this cannot be said. */
  readonly "list": readonly string[] | null;
}

interface PatientColumn {
  readonly name: string;
  readonly holds: keyof CellKinds;
  readonly meaning: string;
}

/**
 * Columns of the patient table, in order, with what a cell may be and what it means. Days count from the first dose of ADC1, so that no calendar date stands in it; null = not recorded, or not known of ready-made
 * follow-up. The names are these alone, as arquero makes code of them; a name or label of a file is a value.
 *
 * @example
 * patientTableColumns.filter(({holds}) => holds === "list").map(({name}) => name) // ["not_recorded", "next_therapy", "shared_toxicities"]
 */
export const patientTableColumns = [
  {name: "patient_id", holds: "text", meaning: "key of the patient; patient-level, never in a report"},
  {name: "group", holds: "label", meaning: "group of the analysis; `all patients` where the grouping is by position"},
  {name: "sequence", holds: "text", meaning: "ADC1 → ADC2"},
  {name: "transition", holds: "text", meaning: "class of the transition, e.g. payload swap"},
  {name: "contact", holds: "text", meaning: "direct, or with intervening therapy"},
  {name: "from_label", holds: "text", meaning: "ADC1"},
  {name: "to_label", holds: "text", meaning: "ADC2"},
  {name: "from_position", holds: "number", meaning: "place of ADC1 among the metastatic exposures, from 1"},
  {name: "to_position", holds: "number", meaning: "place of ADC2 among the metastatic exposures, from 1"},
  {name: "time", holds: "number", meaning: "time of the analysis, in the cohort's unit"},
  {name: "event", holds: "event", meaning: "1 where the time ends with an event"},
  {name: "cause", holds: "text", meaning: "what the event was"},
  {name: "entry", holds: "number", meaning: "delayed entry in the cohort's unit"},
  {name: "line", holds: "number", meaning: "line of ADC2"},
  {name: "age", holds: "number", meaning: "age in years"},
  {name: "sex", holds: "text", meaning: "sex"},
  {name: "centre", holds: "text", meaning: "centre"},
  {name: "tumour", holds: "text", meaning: "tumour type, carried forward to the line of ADC2"},
  {name: "her2_status", holds: "text", meaning: "HER2, carried forward to the line of ADC2"},
  {name: "hr_status", holds: "text", meaning: "hormone receptors, carried forward to the line of ADC2"},
  {name: "ecog", holds: "number", meaning: "ECOG performance status at the line of ADC2"},
  {name: "visceral", holds: "text", meaning: "visceral disease at the line of ADC2"},
  {name: "liver_mets", holds: "text", meaning: "liver metastases at the line of ADC2"},
  {name: "cns_mets", holds: "text", meaning: "metastases of the central nervous system at the line of ADC2"},
  {name: "de_novo", holds: "text", meaning: "metastatic at diagnosis"},
  {name: "prior_chemo_lines", holds: "number", meaning: "lines of chemotherapy before ADC2"},
  {
    name: "not_recorded",
    holds: "list",
    meaning: "columns of the file that are blank or unknown at the line of ADC2, in the dictionary's order"
  },
  {name: "best_response_adc1", holds: "text", meaning: "best response on ADC1"},
  {name: "best_response_adc2", holds: "text", meaning: "best response on ADC2"},
  {name: "pfs_adc1", holds: "number", meaning: "PFS on ADC1, days from its first dose"},
  {name: "pfs_adc1_event", holds: "event", meaning: "1 where PFS on ADC1 ends with progression or death"},
  {name: "pfs_adc2", holds: "number", meaning: "PFS on ADC2, days from its first dose"},
  {name: "pfs_adc2_event", holds: "event", meaning: "1 where PFS on ADC2 ends with progression or death"},
  {name: "stop_reason_adc1", holds: "text", meaning: "why ADC1 was stopped"},
  {name: "stop_reason_adc2", holds: "text", meaning: "why ADC2 was stopped"},
  {name: "adc1_end", holds: "number", meaning: "day of the last dose of ADC1; null while it goes on"},
  {name: "adc2_start", holds: "number", meaning: "day of the first dose of ADC2"},
  {name: "adc2_end", holds: "number", meaning: "day of the last dose of ADC2; null while it goes on"},
  {name: "next_start", holds: "number", meaning: "day of the next systemic therapy after ADC2"},
  {name: "next_therapy", holds: "list", meaning: "what came after ADC2: classes of drugs, or why nothing did"},
  {name: "death", holds: "number", meaning: "day of death"},
  {name: "last_contact", holds: "number", meaning: "day on which the patient was last known to live"},
  {name: "biopsy", holds: "number", meaning: "day of the biopsy that the line of ADC2 names"},
  {name: "her2_status_adc1", holds: "text", meaning: "HER2 as recorded on the line of ADC1"},
  {name: "her2_status_adc2", holds: "text", meaning: "HER2 as recorded on the line of ADC2"},
  {name: "hr_status_adc1", holds: "text", meaning: "hormone receptors as recorded on the line of ADC1"},
  {name: "hr_status_adc2", holds: "text", meaning: "hormone receptors as recorded on the line of ADC2"},
  {name: "her2_ihc_adc1", holds: "text", meaning: "HER2 IHC as recorded on the line of ADC1"},
  {name: "her2_ihc_adc2", holds: "text", meaning: "HER2 IHC as recorded on the line of ADC2"},
  {name: "shared_toxicities", holds: "list", meaning: "what both labels warn of; null where a label has no profile"}
] as const satisfies readonly PatientColumn[];

type Column = (typeof patientTableColumns)[number];

/** One row of the patient table: an analysed transition, or a record whose follow-up came ready-made. Patient-level. */
export type PatientRow = {
  readonly [C in Column as C["name"]]: CellKinds[C["holds"]];
};
