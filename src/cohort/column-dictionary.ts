/** What a cell of a column may hold. */
export type ColumnKind = "identifier" | "text" | "day" | "number" | "whole-number" | "line-number" | "year" | "level";

export interface DictionaryColumn {
  /** Canonical name. */
  readonly name: string;
  /** `patient`: one value a patient; `line`: may change from line to line. */
  readonly level: "patient" | "line";
  readonly kind: ColumnKind;
  readonly meaning: string;
  /** A file of lines cannot be read without it. */
  readonly required?: true;
  /** A value that cannot be read makes the row unusable, because a blank would say something (ongoing, none seen, alive). */
  readonly critical?: true;
  /** Levels of a `level` column, with other spellings that mean the same. */
  readonly levels?: Readonly<Record<string, readonly string[]>>;
  /** A value outside `levels` is read as unknown; else it is kept as it stands. */
  readonly closed?: true;
  readonly range?: readonly [number, number];
  /** Whole numbers that name grades, which are no quantity. */
  readonly graded?: true;
  /** Describes the disease or the patient at the time of the line: a change between lines is a note, never an error. */
  readonly state?: true;
  /** Names that are near to it mean other things (`her2_biopsy_site`), so that it is suggested for none of them. */
  readonly ownNames?: true;
  /** Names under which cohorts carry it, in normal form (`normalName`). */
  readonly synonyms: readonly string[];
  /** Names that are taken for it where none of these is there. */
  readonly weakSynonyms?: readonly string[];
}

const patientId: DictionaryColumn = {
  name: "patient_id",
  level: "patient",
  kind: "identifier",
  required: true,
  critical: true,
  meaning: "key of the patient, a pseudonym",
  synonyms: [
    "patient",
    "patientid",
    "pat_id",
    "pid",
    "subject",
    "subject_id",
    "usubjid",
    "case_id",
    "record_id",
    "study_id",
    "pt_id",
    "person_id"
  ]
};

const yesNo = {
  yes: ["y", "1", "true", "ja", "present"],
  no: ["n", "0", "false", "nein", "absent"],
  unknown: ["unk"]
} as const;
const sign = {positive: ["pos", "+", "p", "1"], negative: ["neg", "-", "n", "0"], unknown: ["unk"]} as const;
/** Oestrogen or progesterone receptor positive, or neither. */
const receptors = {
  positive: [...sign.positive, "hr+", "hr +", "hr-positive", "er+", "positiv", "positif", "positivo", "yes"],
  negative: [...sign.negative, "hr-", "hr -", "hr-negative", "negativ", "négatif", "negativo", "no"],
  unknown: sign.unknown
} as const;

/**
 * The data dictionary of the canonical cohort files: mapping recognition, validation and documentation are made from it.
 *
 * @example
 * dictionary.filter(({required}) => required).map(({name}) => name) // ["patient_id", "regimen", "start"]
 */
export const dictionary: readonly DictionaryColumn[] = [
  patientId,
  {
    name: "line",
    level: "line",
    kind: "line-number",
    range: [1, 40],
    meaning:
      "line of systemic therapy for advanced disease, 1 and up; blank for (neo)adjuvant; derived from metastatic rows where absent",
    synonyms: [
      "line_number",
      "line_no",
      "lot",
      "line_of_therapy",
      "therapy_line",
      "treatment_line",
      "lot_number",
      "linenumber"
    ]
  },
  {
    name: "regimen",
    level: "line",
    kind: "text",
    required: true,
    critical: true,
    meaning: "drug or drugs as recorded, e.g. `T-DXd`, `EV + pembrolizumab`",
    synonyms: [
      "drug",
      "drugs",
      "drug_name",
      "regimen_name",
      "treatment",
      "therapy",
      "agent",
      "agents",
      "treatment_name",
      "line_name",
      "linename"
    ]
  },
  {
    name: "start",
    level: "line",
    kind: "day",
    required: true,
    critical: true,
    meaning: "day of the first dose",
    synonyms: [
      "start_date",
      "start_day",
      "startdate",
      "line_start",
      "treatment_start",
      "therapy_start",
      "regimen_start",
      "lot_start",
      "first_dose",
      "date_start",
      "line_start_date",
      "treatment_start_date",
      "first_dose_date",
      "c1d1",
      "c1d1_date",
      "date_of_c1d1",
      "cycle_1_day_1"
    ]
  },
  {
    name: "end",
    level: "line",
    kind: "day",
    critical: true,
    meaning: "day of the last dose; blank = ongoing",
    synonyms: [
      "end_date",
      "end_day",
      "enddate",
      "stop",
      "stop_date",
      "line_end",
      "treatment_end",
      "therapy_end",
      "regimen_end",
      "lot_end",
      "last_dose",
      "last_dose_date",
      "date_end",
      "line_end_date",
      "treatment_end_date"
    ]
  },
  {
    name: "setting",
    level: "line",
    kind: "level",
    critical: true,
    closed: true,
    meaning: "setting of the line; early = (neo)adjuvant, not told which; blank = metastatic",
    levels: {
      neoadjuvant: ["neo-adjuvant", "preoperative", "neoadj"],
      adjuvant: ["postoperative", "post-neoadjuvant", "adj"],
      early: ["(neo)adjuvant", "perioperative", "curative", "early disease"],
      metastatic: [
        "advanced",
        "palliative",
        "stage iv",
        "recurrent/metastatic",
        "met",
        "metastatic disease",
        "metastatic setting",
        "advanced disease",
        "advanced/metastatic",
        "mbc"
      ]
    },
    synonyms: ["treatment_setting", "therapy_setting", "intent"]
  },
  {
    name: "progression",
    level: "line",
    kind: "day",
    critical: true,
    meaning: "day of the first real-world progression on this line; blank = none seen",
    synonyms: [
      "progression_date",
      "progression_day",
      "pd_date",
      "pd_day",
      "date_of_progression",
      "date_of_pd",
      "date_pd",
      "day_of_progression",
      "day_of_pd",
      "progressed_on",
      "date_of_first_progression",
      "date_progression",
      "rwp_date",
      "first_progression",
      "progressiondate"
    ]
  },
  {
    name: "progression_basis",
    level: "line",
    kind: "level",
    closed: true,
    meaning: "how progression was seen",
    levels: {
      imaging: ["radiology", "radiographic", "radiological", "scan"],
      clinical: ["clinic", "symptoms"],
      pathology: ["biopsy", "histology"]
    },
    synonyms: ["progression_type", "basis_of_progression", "progression_source"]
  },
  {
    name: "last_assessment",
    level: "line",
    kind: "day",
    critical: true,
    meaning: "day of the last assessment without progression on this line",
    synonyms: [
      "last_assessment_date",
      "last_assessment_day",
      "last_progression_free_assessment",
      "last_assessment_without_progression",
      "last_scan_without_pd",
      "last_scan_without_progression",
      "last_imaging_without_progression",
      "last_negative_assessment"
    ]
  },
  {
    name: "stop_reason",
    level: "line",
    kind: "level",
    closed: true,
    meaning: "why the line ended",
    levels: {
      "progression": [
        "pd (ct)",
        "pd (mrt)",
        "pd (klinisch)",
        "pd (clinical)",
        "pd (imaging)",
        "radiographic progression",
        "radiological progression",
        "radiologic progression",
        "clinical progression",
        "progression, radiographic",
        "progression, radiological",
        "progression, clinical",
        "progression (radiographic)",
        "progression (radiological)",
        "progression (clinical)",
        "progress.",
        "progreß",
        "progress (ct)",
        "klinischer progress",
        "radiologischer progress",
        "progressive erkrankung",
        "pd",
        "progressive disease",
        "disease progression",
        "progressed",
        "progress",
        "prog",
        "tumour progression",
        "tumor progression",
        "progression of disease",
        "pd/progression",
        "progredienz",
        "progression der erkrankung",
        "krankheitsprogress",
        "tumorprogress",
        "maladie progressive",
        "progression de la maladie",
        "progresión",
        "progressione",
        "progressão",
        "progressie"
      ],
      "toxicity": [
        "nw",
        "nebenw.",
        "tox.",
        "adverse event",
        "adverse event / toxicity",
        "adverse event/toxicity",
        "toxicity / adverse event",
        "toxicity/adverse event",
        "ae/toxicity",
        "toxicity/ae",
        "unacceptable toxicity",
        "ae",
        "side effects",
        "intolerance",
        "toxic",
        "tox",
        "adverse events",
        "ild",
        "pneumonitis",
        "toxicity (ild)",
        "tox (ild)",
        "toxicity (pneumonitis)",
        "toxicity/ild",
        "toxizität",
        "nebenwirkung",
        "nebenwirkungen",
        "unverträglichkeit",
        "uaw",
        "toxicité",
        "effets secondaires",
        "toxicidad",
        "efectos adversos",
        "tossicità",
        "toxicidade",
        "toxiciteit",
        "bijwerkingen"
      ],
      "completion": [
        "completed",
        "complete",
        "end of treatment",
        "abgeschlossen",
        "therapieende",
        "terminé",
        "fin de traitement",
        "completado",
        "completato"
      ],
      "planned-pause": ["pause", "treatment holiday", "drug holiday", "therapiepause"],
      "clinical-deterioration": [
        "deterioration",
        "clinical decline",
        "verschlechterung",
        "az-verschlechterung",
        "klinische verschlechterung",
        "détérioration clinique",
        "deterioro clínico"
      ],
      "patient-decision": [
        "pat.wunsch",
        "pat.-wunsch",
        "pat. wunsch",
        "patientinnenwunsch",
        "wunsch pat.",
        "patient choice",
        "patient wish",
        "withdrawal",
        "patient preference",
        "patientenwunsch",
        "wunsch des patienten",
        "wunsch der patientin",
        "patientenentscheidung",
        "choix du patient",
        "decisión del paciente",
        "scelta del paziente",
        "decisão do paciente",
        "wens van de patiënt"
      ],
      "access": ["insurance", "cost"],
      "death": [
        "exitus",
        "exitus letalis",
        "ex. let.",
        "verst.",
        "died",
        "deceased",
        "tod",
        "verstorben",
        "gestorben",
        "décès",
        "décédé",
        "décédée",
        "muerte",
        "fallecimiento",
        "fallecido",
        "decesso",
        "morte",
        "óbito",
        "overleden",
        "overlijden"
      ],
      "lost-to-follow-up": [
        "ltfu",
        "lost",
        "lost to fu",
        "lost f/u",
        "lost to f/u",
        "verlust der nachbeobachtung",
        "perdu de vue",
        "perdue de vue",
        "pérdida de seguimiento"
      ],
      "other": ["andere", "anderer", "sonstige", "sonstiges", "autre", "otro", "otra", "altro", "outro"],
      "unknown": ["unk", "not known", "unbekannt", "inconnu", "inconnue", "desconocido", "sconosciuto", "onbekend"]
    },
    synonyms: [
      "reason_stop",
      "reason_for_stop",
      "discontinuation_reason",
      "reason_discontinued",
      "reason_for_discontinuation",
      "end_reason",
      "reason_end",
      "stop_cause",
      "reason_for_stopping",
      "reason_stopped",
      "reason_off",
      "reason_off_treatment",
      "off_reason",
      "stopped_for",
      "reason_for_discontinuing"
    ]
  },
  {
    name: "best_response",
    level: "line",
    kind: "level",
    closed: true,
    meaning: "best response on this line",
    levels: {
      "CR": ["complete response"],
      "PR": ["partial response"],
      "SD": ["stable disease"],
      "PD": ["progressive disease", "progression"],
      "non-CR/non-PD": ["non-cr non-pd", "noncr/nonpd"],
      "NE": ["not evaluable", "inevaluable"],
      "not-assessed": ["not assessed", "na"]
    },
    synonyms: ["response", "bor", "best_overall_response", "bestresponse", "rw_response", "best_resp"]
  },
  {
    name: "cycles",
    level: "line",
    kind: "whole-number",
    range: [0, 300],
    meaning: "cycles given",
    synonyms: [
      "n_cycles",
      "number_of_cycles",
      "no_of_cycles",
      "cycles_given",
      "cycles_received",
      "cycles_administered",
      "cycles_delivered",
      "cycle_count",
      "total_cycles",
      "no_cycles",
      "number_of_doses",
      "doses_given",
      "doses_received",
      "infusions_received",
      "anzahl_zyklen",
      "zyklen",
      "zyklenzahl",
      "zykluszahl",
      "gegebene_zyklen",
      "verabreichte_zyklen",
      "erhaltene_zyklen",
      "nombre_de_cycles",
      "nb_cycles",
      "nb_de_cycles",
      "cycles_recus",
      "numero_de_ciclos",
      "n_ciclos",
      "ciclos",
      "ciclos_recibidos",
      "numero_di_cicli",
      "numero_cicli",
      "n_cicli",
      "cicli",
      "cicli_ricevuti",
      "aantal_cycli",
      "aantal_kuren"
    ]
  },
  {
    name: "dose_reductions",
    level: "line",
    kind: "whole-number",
    range: [0, 20],
    meaning: "dose reductions on this line",
    synonyms: ["dose_reduction", "n_dose_reductions"]
  },
  {
    name: "start_year",
    level: "line",
    kind: "year",
    meaning: "calendar year of the first dose",
    synonyms: ["year", "year_start", "year_of_start"]
  },
  {
    name: "death",
    level: "patient",
    kind: "day",
    critical: true,
    meaning: "day of death; blank = not known to have died",
    synonyms: ["death_date", "death_day", "date_of_death", "dod", "deathdate", "date_death"]
  },
  {
    name: "last_contact",
    level: "patient",
    kind: "day",
    critical: true,
    meaning: "day last known alive",
    synonyms: [
      "last_contact_date",
      "last_contact_day",
      "last_follow_up",
      "last_followup",
      "last_known_alive",
      "lka",
      "date_last_contact",
      "last_alive",
      "last_seen",
      "last_follow_up_date",
      "last_followup_date",
      "last_activity",
      "lastcontact",
      "last_fu",
      "last_f_u",
      "last_fup",
      "date_last_fu",
      "date_of_last_follow_up",
      "date_of_last_contact",
      "last_visit",
      "fu_date",
      "last_clinic_note_date",
      "observation_period_end_date"
    ]
  },
  {
    name: "data_cutoff",
    level: "patient",
    kind: "day",
    critical: true,
    meaning: "data cut-off on the patient's own clock; never inferred from last contact",
    synonyms: ["cutoff", "cut_off", "data_cut_off", "cutoff_date", "data_cutoff_date", "dco"]
  },
  {
    name: "entry",
    level: "patient",
    kind: "day",
    critical: true,
    meaning: "first day under observation (registry or sequencing consent), for delayed entry",
    synonyms: [
      "entry_date",
      "entry_day",
      "consent_date",
      "sequencing_date",
      "registry_entry",
      "enrolment_date",
      "enrollment_date"
    ]
  },
  {
    name: "tumour",
    level: "patient",
    kind: "text",
    meaning: "tumour type",
    synonyms: ["tumor", "cancer", "cancer_type", "tumour_type", "tumor_type", "disease", "diagnosis"]
  },
  {
    name: "site",
    level: "patient",
    kind: "text",
    meaning: "primary site, or the centre where it is called so",
    synonyms: ["primary_site", "primary"]
  },
  {
    name: "sex",
    level: "patient",
    kind: "level",
    meaning: "sex",
    levels: {female: ["f", "woman", "w"], male: ["m", "man"], other: [], unknown: ["unk"]},
    synonyms: ["gender"]
  },
  {
    name: "age",
    level: "patient",
    kind: "number",
    range: [0, 120],
    meaning: "age in years at the patient's day 0; 90 stands for 90 and over",
    synonyms: ["age_at_diagnosis", "age_years", "age_at_index", "age_at_start", "current_age", "current_age_deid"]
  },
  {
    name: "met_dx",
    level: "patient",
    kind: "day",
    meaning: "day on which advanced disease was diagnosed",
    synonyms: [
      "metastatic_diagnosis",
      "met_diagnosis",
      "date_of_metastasis",
      "metastatic_date",
      "advanced_diagnosis",
      "met_dx_date"
    ]
  },
  {
    name: "de_novo",
    level: "patient",
    kind: "level",
    meaning: "metastatic at first diagnosis",
    levels: yesNo,
    synonyms: ["denovo", "de_novo_metastatic"]
  },
  {
    name: "cause_of_death",
    level: "patient",
    kind: "text",
    meaning: "cause of death as recorded",
    synonyms: ["death_cause"]
  },
  {
    name: "centre",
    level: "patient",
    kind: "text",
    meaning: "treating centre, a pseudonym",
    synonyms: ["center", "hospital", "institution", "clinic", "study_site"]
  },
  {
    name: "her2_ihc",
    level: "line",
    kind: "level",
    state: true,
    meaning: "HER2 immunohistochemistry; text such as `2+/ISH-` or `0 (>0-10%)` is read too",
    levels: {"0": [], "ultralow": ["ultra-low"], "1+": ["1"], "2+": ["2"], "3+": ["3"]},
    synonyms: ["her2ihc", "ihc", "her_2_ihc", "ihc_her2"]
  },
  {
    name: "her2_ish",
    level: "line",
    kind: "level",
    state: true,
    meaning: "HER2 in-situ hybridisation",
    levels: {...sign, "equivocal": ["equiv"], "not-done": ["nd", "not done"]},
    synonyms: ["her2ish", "her2_fish", "fish", "ish", "fish_her2"]
  },
  {
    name: "her2_status",
    level: "line",
    kind: "level",
    state: true,
    meaning: "HER2 status by the rules of the cohort; where blank, made of `her2_ihc` and `her2_ish`",
    levels: {
      positive: ["pos", "her2-positive", "her2 positive", "her2+", "3+", "her2 3+", "ihc 3+", "ihc3+"],
      low: [
        "her2-low",
        "her2 low",
        "1+",
        "her2 1+",
        "ihc 1+",
        "2+/ish-",
        "2+ ish-",
        "2+ ish neg",
        "2+ (ish neg)",
        "2+ (ish-)",
        "2+/ish neg"
      ],
      ultralow: ["ultra-low"],
      zero: ["her2-zero"],
      negative: ["neg", "her2-negative", "her2-"],
      mutant: ["mutated"],
      unknown: ["unk"]
    },
    synonyms: ["her2", "her2status", "her_2"]
  },
  {
    name: "er_pct",
    level: "line",
    kind: "number",
    state: true,
    range: [0, 100],
    meaning: "oestrogen receptor, per cent of cells",
    synonyms: ["er_percent"]
  },
  {
    name: "pr_pct",
    level: "line",
    kind: "number",
    state: true,
    range: [0, 100],
    meaning: "progesterone receptor, per cent of cells",
    synonyms: ["pr_percent", "pgr", "pgr_pct"]
  },
  {
    name: "hr_status",
    level: "line",
    kind: "level",
    state: true,
    meaning: "hormone receptor status",
    levels: receptors,
    synonyms: ["hr", "hormone_receptor", "hormone_receptor_status"]
  },
  {
    name: "ecog",
    level: "line",
    kind: "whole-number",
    graded: true,
    state: true,
    range: [0, 5],
    meaning: "ECOG performance status at the start of the line",
    synonyms: ["ecog_ps", "performance_status", "ps"]
  },
  {
    name: "ecog_day",
    level: "line",
    kind: "day",
    meaning: "day on which the ECOG performance status of the row was recorded",
    ownNames: true,
    synonyms: ["ecog_date", "date_of_ecog", "ecog_ps_date", "ecog_ps_day", "performance_status_date"]
  },
  {
    name: "visceral",
    level: "line",
    kind: "level",
    state: true,
    meaning: "visceral metastases",
    levels: yesNo,
    synonyms: ["visceral_mets", "visceral_metastases", "visceral_disease"]
  },
  {
    name: "liver_mets",
    level: "line",
    kind: "level",
    state: true,
    meaning: "liver metastases",
    levels: yesNo,
    synonyms: ["liver", "liver_metastases", "hepatic_mets"]
  },
  {
    name: "cns_mets",
    level: "line",
    kind: "level",
    state: true,
    meaning: "metastases of the central nervous system",
    levels: yesNo,
    synonyms: ["brain_mets", "brain_metastases", "cns", "cns_metastases"]
  },
  {
    name: "leptomeningeal",
    level: "line",
    kind: "level",
    state: true,
    meaning: "leptomeningeal disease",
    levels: yesNo,
    synonyms: ["lmd", "leptomeningeal_disease"]
  },
  {
    name: "biopsy_day",
    level: "line",
    kind: "day",
    meaning: "day of the biopsy that the biomarkers come from",
    synonyms: ["biopsy_date", "biopsy"]
  },
  {
    name: "her2_biopsy_day",
    level: "line",
    kind: "day",
    meaning: "day of the biopsy that HER2 comes from, where it has a column of its own",
    ownNames: true,
    synonyms: ["her2_biopsy_date", "date_of_her2_biopsy", "her2_specimen_date", "her2_specimen_day"]
  },
  {
    name: "progression_sites",
    level: "line",
    kind: "text",
    meaning: "sites of the first progression on this line, e.g. `brain`, `liver; bone`",
    ownNames: true,
    synonyms: [
      "progression_site",
      "sites_of_progression",
      "site_of_progression",
      "pd_sites",
      "pd_site",
      "sites_of_pd",
      "site_of_pd"
    ]
  },
  {
    name: "brain_imaging_day",
    level: "line",
    kind: "day",
    meaning: "day of imaging of the brain",
    ownNames: true,
    synonyms: ["brain_imaging_date", "brain_mri_date", "brain_mri_day", "date_of_brain_mri", "date_of_brain_imaging"]
  },
  {
    name: "brain_imaging_done",
    level: "line",
    kind: "level",
    meaning: "brain imaged before the line",
    levels: yesNo,
    ownNames: true,
    synonyms: ["brain_mri_done", "baseline_brain_mri", "baseline_brain_imaging"]
  },
  {
    name: "gcsf",
    level: "line",
    kind: "level",
    meaning: "granulocyte colony-stimulating factor given on this line",
    levels: yesNo,
    ownNames: true,
    synonyms: ["gcsf_given", "gcsf_use", "gcsf_support", "gcsf_prophylaxis"]
  },
  {
    name: "ugt1a1",
    level: "line",
    kind: "text",
    meaning: "UGT1A1 genotype, e.g. `*1/*28`, or metaboliser",
    ownNames: true,
    synonyms: ["ugt1a1_genotype", "ugt1a1_phenotype", "ugt1a1_status"]
  },
  {
    name: "prior_chemo_lines",
    level: "line",
    kind: "whole-number",
    range: [0, 40],
    meaning: "chemotherapy lines for advanced disease before this one",
    synonyms: ["prior_chemo", "n_prior_chemo"]
  },
  {
    name: "trial",
    level: "line",
    kind: "level",
    meaning: "given within a clinical trial",
    levels: yesNo,
    synonyms: ["clinical_trial", "on_trial", "in_trial", "within_trial", "given_in_trial"]
  },
  {
    name: "prior_adc",
    level: "line",
    kind: "text",
    meaning: "ADCs given before, as recorded; with one that is no line of the file, which ADC came first is not known",
    synonyms: [
      "prior_adcs",
      "prior_adc_text",
      "prior_adc_therapy",
      "prior_adc_treatment",
      "previous_adc",
      "previous_adcs",
      "earlier_adc",
      "adc_history",
      "adc_pretreatment",
      "adc_vortherapie",
      "vor_adc"
    ]
  }
];

/**
 * Columns of follow-up that comes already computed, one row a transition or ADC line.
 *
 * @example
 * followUpDictionary.filter(({required}) => required).map(({name}) => name) // ["time", "event"]
 */
export const followUpDictionary: readonly DictionaryColumn[] = [
  {
    name: "patient_id",
    level: "patient",
    kind: "identifier",
    meaning: "key of the patient, a pseudonym; where absent each record counts as its own patient",
    synonyms: patientId.synonyms
  },
  {
    name: "time",
    level: "line",
    kind: "number",
    required: true,
    critical: true,
    meaning: "time from origin to event or censoring, in the declared unit",
    synonyms: [
      "time_days",
      "time_months",
      "time_weeks",
      "time_years",
      "months",
      "weeks",
      "days",
      "years",
      "survival_time",
      "survival_months",
      "survival_days",
      "survival_years",
      "follow_up_months",
      "follow_up_days",
      "follow_up_years",
      "os",
      "os_time",
      "os_years",
      "pfs_years",
      "aval",
      "pfs_time",
      "pfs",
      "pfs_months",
      "pfs_days",
      "duration",
      "follow_up_time",
      "rwpfs",
      "rwpfs_months",
      "rwpfs_days",
      "os_months",
      "os_days"
    ]
  },
  {
    name: "event",
    level: "line",
    kind: "level",
    required: true,
    critical: true,
    closed: true,
    meaning: "event or censored: 0/1, yes/no or words, by a codebook that is printed; 1/2 by the plan alone",
    levels: {"1": ["event"], "0": ["censored"]},
    synonyms: [
      "status",
      "pfs_event",
      "pfs_status",
      "event_observed",
      "rwpfs_event",
      "os_event",
      "os_status",
      "cnsr",
      "censor",
      "cens",
      "censored",
      "censoring",
      "vital_status",
      "event_status",
      "outcome_event"
    ],
    weakSynonyms: ["outcome"]
  },
  {
    name: "entry",
    level: "line",
    kind: "number",
    critical: true,
    meaning: "delayed entry: time from origin at which observation begins",
    synonyms: ["entry_time", "delayed_entry"]
  },
  {
    name: "position",
    level: "line",
    kind: "whole-number",
    range: [1, 40],
    meaning: "which ADC of the patient the record is about",
    synonyms: ["adc_position", "adc_number"]
  },
  {
    name: "from",
    level: "line",
    kind: "text",
    meaning: "earlier ADC of a transition",
    synonyms: ["adc1", "from_adc", "adc_1", "first_adc"]
  },
  {
    name: "to",
    level: "line",
    kind: "text",
    meaning: "later ADC of a transition",
    synonyms: ["adc2", "to_adc", "adc_2", "second_adc"]
  }
];

/**
 * Columns of the assessments file.
 *
 * @example
 * assessmentDictionary.map(({name}) => name) // ["patient_id", "day", "result"]
 */
export const assessmentDictionary: readonly DictionaryColumn[] = [
  patientId,
  {
    name: "day",
    level: "line",
    kind: "day",
    required: true,
    critical: true,
    meaning: "day of the assessment",
    synonyms: [
      "date",
      "assessment_date",
      "assessment_day",
      "scan_date",
      "scan_day",
      "date_of_scan",
      "date_of_assessment",
      "imaging_date",
      "date_of_imaging",
      "staging_date",
      "restaging_date",
      "date_of_staging",
      "date_of_restaging"
    ]
  },
  {
    name: "result",
    level: "line",
    kind: "text",
    meaning: "result as recorded",
    synonyms: [
      "response",
      "assessment_result",
      "outcome",
      "scan_result",
      "result_of_scan",
      "result_of_assessment",
      "imaging_result",
      "result_of_imaging",
      "staging_result",
      "restaging_result",
      "overall_response",
      "finding",
      "findings",
      "event_type",
      "type_of_event"
    ],
    weakSynonyms: [
      ..."progression|progressed|progress|pd|progression_yn|progressed_yn|pd_yn|progression_yes_no|has_progressed|progression_seen|progression_status".split(
        "|"
      ),
      ..."progress_ja_nein|progredient|progredienz|progression_oui_non|progresion|progreso|progresion_si_no|progressione|progressione_si_no".split(
        "|"
      ),
      ..."progressao|progressao_sim_nao|progressie|progressie_ja_nee".split("|")
    ]
  }
];

/**
 * Columns of the adverse-events file.
 *
 * @example
 * adverseEventDictionary.find(({name}) => name === "ctcae_grade").range // [1, 5]
 */
export const adverseEventDictionary: readonly DictionaryColumn[] = [
  patientId,
  {
    name: "line",
    level: "line",
    kind: "line-number",
    range: [1, 40],
    meaning: "line on which it happened",
    synonyms: ["line_number", "lot"]
  },
  {
    name: "term",
    level: "line",
    kind: "text",
    required: true,
    critical: true,
    meaning: "adverse event as recorded",
    synonyms: ["ae", "ae_term", "adverse_event", "preferred_term"]
  },
  {
    name: "ctcae_grade",
    level: "line",
    kind: "whole-number",
    range: [1, 5],
    meaning: "CTCAE grade",
    synonyms: ["grade", "ae_grade"]
  },
  {
    name: "onset",
    level: "line",
    kind: "day",
    meaning: "first day",
    synonyms: ["onset_date", "ae_start", "start", "start_date"]
  },
  {
    name: "resolved",
    level: "line",
    kind: "day",
    meaning: "day on which it was over; blank = not known",
    synonyms: ["resolved_date", "ae_end", "end", "end_date"]
  },
  {name: "action", level: "line", kind: "text", meaning: "what was done with the drug", synonyms: ["action_taken"]},
  {
    name: "related",
    level: "line",
    kind: "level",
    meaning: "related to the drug",
    levels: yesNo,
    synonyms: ["relatedness", "causality"]
  }
];

/**
 * A column name without case, accents and punctuation, for comparing; the sign of a death is its word.
 *
 * @example
 * [normalName(" Patient-ID "), normalName("† am")] // ["patient_id", "death_am"]
 */
export function normalName(name: string): string {
  return name
    .trim()
    .replace(/[†✝✞]/gu, " death ")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
}
