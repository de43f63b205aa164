/**
 * Names of columns as cohorts of other languages carry them, in normal form (`normalName`), by canonical column: German, French, Spanish, Italian,
 * Dutch, Portuguese. Only names that say one thing stand here: a bare `Progress` may hold yes and no.
 */
const names: Readonly<Record<string, readonly string[]>> = {
  patient_id: [
    "pat_nr",
    "patnr",
    "patienten_nr",
    "patientennr",
    "patientennummer",
    "patienten_id",
    "fallnummer",
    "fall_nr",
    "pseudonym",
    "id_patient",
    "no_patient",
    "numero_patient",
    "id_paciente",
    "numero_paciente",
    "id_paziente",
    "numero_paziente",
    "patientnummer",
    "patient_nr"
  ],
  line: [
    "linie",
    "therapielinie",
    "linie_nr",
    "ligne",
    "ligne_de_traitement",
    "linea",
    "linea_de_tratamiento",
    "linea_di_terapia",
    "lijn",
    "behandellijn",
    "linha",
    "linha_de_tratamento"
  ],
  regimen: [
    "therapie",
    "substanz",
    "substanzen",
    "medikament",
    "therapieschema",
    "traitement",
    "tratamiento",
    "terapia",
    "behandeling",
    "tratamento"
  ],
  start: [
    "beginn",
    "beginn_am",
    "beginn_datum",
    "therapiebeginn",
    "therapie_beginn",
    "startdatum",
    "start_datum",
    "date_debut",
    "date_de_debut",
    "debut_traitement",
    "inicio",
    "fecha_inicio",
    "fecha_de_inicio",
    "inizio",
    "data_inizio",
    "data_di_inizio",
    "begindatum",
    "data_inicio",
    "data_de_inicio"
  ],
  end: [
    "ende",
    "ende_am",
    "ende_datum",
    "therapieende",
    "therapie_ende",
    "enddatum",
    "date_fin",
    "date_de_fin",
    "fin_traitement",
    "fecha_fin",
    "fecha_de_fin",
    "data_fine",
    "data_di_fine",
    "einddatum",
    "data_fim",
    "data_de_fim"
  ],
  progression: [
    "progress_am",
    "progressdatum",
    "progress_datum",
    "datum_progress",
    "progression_am",
    "date_progression",
    "date_de_progression",
    "fecha_progresion",
    "fecha_de_progresion",
    "data_progressione",
    "data_di_progressione",
    "progressiedatum",
    "data_progressao",
    "data_de_progressao"
  ],
  last_assessment: [
    "letztes_staging",
    "letztes_staging_am",
    "letzte_bildgebung",
    "letzte_bildgebung_am",
    "derniere_evaluation",
    "date_derniere_evaluation",
    "ultima_evaluacion",
    "fecha_ultima_evaluacion",
    "ultima_valutazione",
    "data_ultima_valutazione"
  ],
  stop_reason: [
    "abbruchgrund",
    "grund_abbruch",
    "grund_des_abbruchs",
    "grund_therapieende",
    "motif_arret",
    "motif_d_arret",
    "raison_arret",
    "motivo_suspension",
    "motivo_fin",
    "motivo_interruzione",
    "reden_stop",
    "motivo_interrupcao"
  ],
  best_response: [
    "bestes_ansprechen",
    "meilleure_reponse",
    "mejor_respuesta",
    "migliore_risposta",
    "miglior_risposta",
    "beste_respons",
    "melhor_resposta"
  ],
  death: [
    "verstorben_am",
    "gestorben_am",
    "todesdatum",
    "sterbedatum",
    "date_deces",
    "date_de_deces",
    "date_du_deces",
    "fecha_muerte",
    "fecha_de_muerte",
    "fecha_fallecimiento",
    "fecha_de_fallecimiento",
    "data_decesso",
    "data_di_decesso",
    "overlijdensdatum",
    "data_obito",
    "data_de_obito"
  ],
  last_contact: [
    "letzter_kontakt",
    "letzter_kontakt_am",
    "letztes_follow_up",
    "dernieres_nouvelles",
    "date_dernieres_nouvelles",
    "date_des_dernieres_nouvelles",
    "dernier_contact",
    "date_dernier_contact",
    "ultimo_contacto",
    "fecha_ultimo_contacto",
    "ultimo_contatto",
    "data_ultimo_contatto",
    "laatste_contact"
  ],
  age: ["alter", "edad", "eta", "leeftijd", "idade"],
  sex: ["geschlecht", "sexe", "sexo", "sesso", "geslacht"]
};

/**
 * The names of a canonical column in other languages.
 *
 * @example
 * headersInLanguages("death").includes("verstorben_am") // true
 * headersInLanguages("ecog") // []
 */
export function headersInLanguages(canonical: string): readonly string[] {
  return names[canonical] ?? [];
}
