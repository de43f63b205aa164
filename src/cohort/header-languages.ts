/** Names that put what is asked before the therapy that it is of. */
function ofTherapy(asked: readonly string[], therapies: readonly string[]): string[] {
  return asked.flatMap((one) => therapies.map((therapy) => `${one}_${therapy}`));
}

/** The last look without a progression, by language: what it was, and that there was none. */
const looks: readonly (readonly [looks: readonly string[], without: readonly string[]])[] = [
  [
    ["letztes_staging", "letzte_bildgebung", "letztes_ct", "letzte_kontrolle", "letzte_untersuchung", "letzter_befund"],
    ["ohne_progress", "ohne_progression", "ohne_progredienz", "ohne_pd", "progressfrei", "progressionsfrei"]
  ],
  [
    ["derniere_evaluation", "derniere_imagerie", "dernier_scanner", "dernier_bilan", "dernier_examen"],
    ["sans_progression", "sans_pd"]
  ],
  [
    ["ultima_evaluacion", "ultima_imagen", "ultimo_tac", "ultimo_tc", "ultimo_control"],
    ["sin_progresion", "sin_pd"]
  ],
  [
    ["ultima_valutazione", "ultima_tc", "ultima_tac", "ultimo_controllo", "ultima_rivalutazione"],
    ["senza_progressione", "senza_pd"]
  ],
  [
    ["ultima_avaliacao", "ultima_imagem", "ultima_tc"],
    ["sem_progressao", "sem_pd"]
  ],
  [
    ["laatste_evaluatie", "laatste_scan", "laatste_ct", "laatste_beeldvorming"],
    ["zonder_progressie", "zonder_pd"]
  ]
];
const dated = ["", "datum_", "date_", "date_de_", "fecha_", "fecha_de_", "data_", "data_di_", "data_de_"];
const lastWithoutProgression = looks.flatMap(([own, without]) =>
  own.flatMap((look) => without.flatMap((none) => dated.map((date) => `${date}${look}_${none}`)))
);

/**
 * Names of columns as cohorts of other languages carry them, in normal form (`normalName`), by canonical column: German, French, Spanish, Italian,
 * Dutch, Portuguese. Only names that say one thing stand here: a bare `Progress` may hold yes and no.
 */
const names: Readonly<Record<string, readonly string[]>> = {
  time: [
    ..."monate|wochen|tage|jahre|zeit|zeit_monate|zeit_tage|zeit_wochen|nachbeobachtung_monate".split("|"),
    ..."mois|semaines|jours|temps|temps_mois|temps_jours|duree|duree_mois|suivi_mois".split("|"),
    ..."meses|semanas|dias|tiempo|tiempo_meses|tiempo_dias|seguimiento_meses".split("|"),
    ..."mesi|settimane|giorni|tempo|tempo_mesi|tempo_giorni|tempo_meses|tempo_dias".split("|"),
    ..."maanden|weken|dagen|tijd|tijd_maanden|tijd_dagen".split("|")
  ],
  event: [
    ..."ereignis|zensiert|evenement|statut|censure|evento|estado|censurado|stato|censurato".split("|"),
    ..."gebeurtenis|gecensureerd".split("|")
  ],
  patient_id: [
    "patientin",
    "patient_in",
    "patientencode",
    "patientenkennung",
    "paziente",
    "codice_paziente",
    "n_paziente",
    "paciente",
    "codigo_paciente",
    "n_paciente",
    "n_patient",
    "code_patient",
    "numero_de_patient",
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
    "regime",
    "schema",
    "medikament",
    "therapieschema",
    "traitement",
    "tratamiento",
    "terapia",
    "behandeling",
    "tratamento",
    "wirkstoff",
    "wirkstoffe",
    "praparat",
    "medikamente",
    "medicament",
    "medicaments",
    "molecule",
    "farmaco",
    "trattamento",
    "trattamenti",
    "farmaci",
    "farmacos",
    "medicamento",
    "medicamentos",
    "geneesmiddel",
    "medicijn",
    "esquema",
    "schema_terapeutico",
    "esquema_terapeutico",
    "schema_therapeutique"
  ],
  start: [
    ...ofTherapy(["beginn", "start"], ["der_therapie", "therapie", "der_behandlung", "behandlung"]),
    ...ofTherapy(["date_debut", "date_de_debut", "debut"], ["de_traitement", "du_traitement", "traitement"]),
    ...ofTherapy(["fecha_inicio", "fecha_de_inicio", "inicio"], ["tratamiento", "de_tratamiento", "del_tratamiento"]),
    ...ofTherapy(["data_inizio", "data_di_inizio", "inizio"], ["terapia", "della_terapia", "trattamento", "farmaco"]),
    ...ofTherapy(["data_inicio", "data_de_inicio", "inicio"], ["tratamento", "de_tratamento", "do_tratamento"]),
    ...ofTherapy(["startdatum", "start", "begin"], ["behandeling", "therapie"]),
    "therapiestart",
    "behandlungsbeginn",
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
    ...ofTherapy(["ende", "stop"], ["der_therapie", "therapie", "der_behandlung", "behandlung"]),
    ...ofTherapy(["date_fin", "date_de_fin", "fin"], ["de_traitement", "du_traitement"]),
    ...ofTherapy(["fecha_fin", "fecha_de_fin", "fin"], ["tratamiento", "de_tratamiento", "del_tratamiento"]),
    ...ofTherapy(["data_fine", "data_di_fine", "fine"], ["terapia", "della_terapia", "trattamento", "farmaco"]),
    ...ofTherapy(["data_fim", "data_de_fim", "fim"], ["tratamento", "de_tratamento", "do_tratamento"]),
    ...ofTherapy(["einddatum", "einde"], ["behandeling", "therapie"]),
    "behandlungsende",
    "letzte_gabe",
    "letzte_gabe_am",
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
    "data_de_progressao",
    "progredient_am",
    "pd_am",
    "pd_datum",
    "datum_pd",
    "datum_der_progression",
    "datum_des_progresses",
    "pd_unter",
    "progress_unter",
    "pd_sous",
    "progression_sous",
    "fecha_pd",
    "data_pd",
    "date_de_la_progression",
    "progression_le",
    "progreso_el",
    "fecha_de_la_progresion",
    "data_della_progressione",
    "progresion_el"
  ],
  last_assessment: [
    ...lastWithoutProgression,
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
    ...ofTherapy(
      ["grund", "grund_fur", "grund_fur_das", "grund_fur_den", "grund_des", "grund_fur_die"],
      [
        "therapieende",
        "therapieendes",
        "therapieabbruch",
        "therapieabbruchs",
        "therapiestopp",
        "absetzen",
        "absetzens",
        "beendigung",
        "therapiebeendigung",
        "behandlungsende"
      ]
    ),
    ...ofTherapy(
      [
        "motif",
        "motif_de",
        "motif_de_l",
        "raison",
        "raison_de",
        "raison_de_l",
        "cause",
        "cause_de",
        "raison_d",
        "cause_d"
      ],
      [
        "arret",
        "fin",
        "arret_du_traitement",
        "arret_de_traitement",
        "fin_de_traitement",
        "fin_traitement",
        "interruption"
      ]
    ),
    ...ofTherapy(
      ["motivo", "motivo_de", "motivo_de_la", "razon", "razon_de", "causa", "causa_de"],
      ["suspension", "interrupcion", "discontinuacion", "fin", "fin_de_tratamiento", "fin_tratamiento", "finalizacion"]
    ),
    ...ofTherapy(
      ["motivo", "motivo_di", "motivo_della", "causa", "causa_di"],
      ["interruzione", "interruzione_terapia", "sospensione_terapia", "fine_terapia", "fine_trattamento", "stop"]
    ),
    ...ofTherapy(["motivo", "motivo_de", "motivo_da"], ["interrupcao", "suspensao", "descontinuacao", "fim"]),
    ...ofTherapy(["reden", "reden_van", "reden_voor"], ["stoppen", "einde", "einde_behandeling", "staken"]),
    "absetzgrund",
    "abbruchgrund",
    "grund_abbruch",
    "grund_stop",
    "stop_grund",
    "grund_ende",
    "ende_grund",
    "grund_des_abbruchs",
    "grund_therapieende",
    "motif_arret",
    "motif_d_arret",
    "raison_arret",
    "motivo_suspension",
    "motivo_fin",
    "motivo_interruzione",
    "reden_stop",
    "motivo_interrupcao",
    "grund_fur_abbruch",
    "grund_beendigung",
    "beendigungsgrund",
    "motif_fin",
    "motif_d_arret_du_traitement",
    "motivo_de_suspension",
    "motivo_sospensione",
    "motivo_fine"
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
    "verst_am",
    "gestorben_am",
    "gest_am",
    "exitus",
    "exitus_am",
    "verst",
    "verst_am",
    "dcd",
    "death_am",
    "death_le",
    "exitus_datum",
    "exitusdatum",
    "todestag",
    "tod_am",
    "ableben",
    "date_dc",
    "dcd_le",
    "decede_le",
    "deces_le",
    "date_of_passing",
    "date_expired",
    "date_died",
    "died_on",
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
    "data_de_obito",
    "decede",
    "decede_e_le",
    "fecha_exitus",
    "fecha_de_exitus",
    "fallecido_el",
    "fallecida_el",
    "muerte",
    "deceduto_il",
    "deceduta_il",
    "data_morte",
    "data_del_decesso",
    "data_exitus",
    "verstorben_datum",
    "datum_tod",
    "gestorben",
    "date_de_mort"
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
    "laatste_contact",
    "letzte_vorstellung",
    "letzte_vorstellung_am",
    "letzter_kontakt_datum",
    "datum_letzter_kontakt",
    "letzte_nachbeobachtung",
    "date_de_derniere_nouvelle",
    "date_de_dernieres_nouvelles",
    "dernier_contact_le",
    "derniere_consultation",
    "derniere_visite",
    "ultima_visita",
    "fecha_ultima_visita",
    "fecha_de_ultimo_contacto",
    "ultimo_seguimiento",
    "ultimo_follow_up",
    "data_ultimo_follow_up",
    "ultima_visita_il",
    "data_ultima_visita"
  ],
  tumour: [
    ..."tumorentitat|entitat|tumorart|tumortyp|diagnose|tumeur|type_de_tumeur|type_tumeur".split("|"),
    ..."type_de_cancer|tipo_de_tumor|tipo_tumor|tipo_de_cancer|tumore|tipo_di_tumore|tipo_tumore".split("|"),
    ..."tumortype|tumorsoort".split("|")
  ],
  day: [
    ..."datum|datum_staging|staging_datum|stagingdatum|staging_am|bildgebung_am|datum_bildgebung|ct_datum|datum_ct|untersuchungsdatum|datum_untersuchung|befunddatum".split(
      "|"
    ),
    ..."date_examen|date_d_examen|date_d_evaluation|date_de_l_evaluation|date_de_l_imagerie|date_d_imagerie|date_irm|date_tdm|date_de_l_examen|date_scanner|date_du_scanner|date_imagerie|date_evaluation|date_bilan".split(
      "|"
    ),
    ..."fecha|fecha_evaluacion|fecha_de_evaluacion|fecha_tac|fecha_tc|fecha_imagen|fecha_control".split("|"),
    ..."data|data_valutazione|data_tc|data_tac|data_esame|data_controllo|data_rivalutazione".split("|"),
    ..."data_avaliacao|data_exame|data_imagem|datum_scan|scandatum|datum_onderzoek".split("|")
  ],
  result: [
    ..."ergebnis|befund|staging_ergebnis|ct_befund|bewertung|beurteilung|ansprechen".split("|"),
    ..."resultat|resultat_imagerie|resultat_de_l_evaluation|reponse|resultado|respuesta|risultato|esito|risposta".split(
      "|"
    ),
    ..."resposta|resultaat|uitslag|bevinding".split("|")
  ],
  centre: [
    ..."zentrum|klinik|krankenhaus|standort|etablissement|hopital|centro|ospedale|instituto|istituto".split("|"),
    ..."ziekenhuis|centrum|instelling".split("|")
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
