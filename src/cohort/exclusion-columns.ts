import {normalName} from "./column-dictionary.ts";
import {plainWord} from "./outcome-words.ts";

/** Names of columns, in normal form, in which yes marks who is not to be analysed. */
const excludes =
  /^(?:is_|to_be_|patient_|pat_|pt_)?(?:excluded?|exclusion|exclude_patient|screen(?:ing)?_fail(?:ure|ed)?|ineligible|not_eligible|non_eligible|consent_(?:withdrawn|withdrawal|revoked|refused)|(?:withdrawn|withdrew|revoked|withdrawal_of|no)_consent|do_not_(?:use|analy[sz]e)|not_(?:to_be_)?analy[sz]ed|remove_from_analysis|ausgeschlossen|ausschluss|ausschliessen|einwilligung_(?:widerrufen|zuruckgezogen)|widerruf(?:_einwilligung)?|nicht_auswerten|exclue?|exclus|a_exclure|exclusion_de_l_analyse|retrait_(?:de_|du_)?consentement|non_inclus|excluido|excluida|excluir|retirada_(?:de_|del_)?consentimiento|escluso|esclusa|escludere|revoca_(?:del_)?consenso|uitgesloten|exclusao|toestemming_ingetrokken|dup|dupl|duplicate|duplicated|duplicate_(?:record|patient|entry)|doppelt|duplikat|dublette|doublon|duplicado|duplicato|dubbel)(?:_(?:from|for|in)_(?:the_)?(?:analysis|study|pfs|cohort))?(?:_(?:yn|y_n|flag|yes_no|ja_nein|oui_non|j_n|mark))?$/;
/** The same, in which no marks them. */
const includes =
  /^(?:is_|to_be_|patient_|pat_|pt_)?(?:(?:fas|itt|mitt|pps|pprot|pp|eff|ef|anl\d\d)fl|(?:inclusion|eligibility|selection)_criteria(?:_(?:met|fulfilled))?|einschlusskriterien(?:_(?:erfullt|ok))?|criteres_d_inclusion(?:_remplis)?|criterios_de_inclusion(?:_cumplidos)?|criteri_di_inclusione(?:_soddisfatti)?|(?:second_|2nd_|zweites_)?adc_?2?_(?:received|given|started|erhalten|gegeben|recu|administered)|received_(?:second_|2nd_)?adc_?2?|eligible|eligibility|included?|inclusion|analy[sz]ed|analysis_(?:set|population)|in_(?:the_)?(?:analysis|study|cohort)(?:_set)?|full_analysis_set|fas|consent(?:ed|_given|_ok)?|informed_consent(?:_given|_signed)?|eingeschlossen|einschluss|geeignet|auswertbar|einwilligung(?:_vorhanden|_liegt_vor|_erteilt)?|inclus|inclue|eligible_oui_non|consentement|incluido|incluida|elegible|consentimiento|incluso|inclusa|eleggibile|consenso|geincludeerd|geschikt|toestemming|elegivel|consentimento|keep|keep_record|use|to_use|selected|filter|in_sample|e_sample|itt|m_?itt|itt_(?:set|population)|intention_to_treat|behalten|verwenden|garder|a_garder|conserver|mantener|tenere|houden)(?:_(?:from|for|in)_(?:the_)?(?:analysis|study|pfs|cohort))?(?:_(?:yn|y_n|flag|yes_no|ja_nein|oui_non|j_n))?$/;
/** The same in ready-made follow-up; of lines it is usually the response that can be evaluated, or not. */
const evaluates =
  /^(?:is_|pat_|pt_)?(?:evaluable|evaluability|evaluierbar|evaluable_oui_non|valutabile|evaluavel|evalueerbaar|assessable|beurteilbar)(?:_(?:patient|for_analysis|for_efficacy|yn|y_n))?$/;
/** The same, of the outcome by their names. */
const evaluatesOutcome =
  /^(?:pfs|os|outcome|survival|efficacy)_(?:evaluable|assessable|analysable)$|^(?:evaluable|assessable)_(?:for_|in_)?(?:pfs|os|outcome|survival)$/;
/** The same, as statistical programs write them: records that are not taken up by a survival data set, and those that found no match beside the columns of a matching. */
const byPrograms: readonly {readonly name: RegExp; readonly beside: RegExp | null}[] = [
  {name: /^_st$/, beside: null},
  {name: /^weights?$/, beside: /^(?:subclass|distance|pscore|propensity_?score|ps)$/}
];
/** Names of columns whose words may say so. */
const statuses =
  /^(?:(?:patient_|pat_|pt_|study_|trial_|enrol?lment_|inclusion_|eligibility_|consent_|screening_|record_|analysis_|data_)?status|(?:data_?)?quality|(?:daten)?qualitat|dq|qualite(?:_des_donnees)?|calidad(?:_de_(?:los_)?datos)?|screening|consent|enrol?lment|disposition|population|(?:record|data|row|patient)_(?:origin|source|type)|to_?do|action|aktion)$/;
/** Names of columns that give the reason. */
const reasons =
  /^(?:exclusion_reason|reason_(?:for_|of_)?exclusion|reason_excluded|excluded_(?:reason|because)|ausschlussgrund|grund_(?:des_|fur_)?ausschluss(?:es)?|motif_(?:d_)?exclusion|motivo_(?:de_)?exclusion|motivo_(?:di_)?esclusione|motivo_(?:de_)?exclusao|reden_(?:van_)?uitsluiting|duplicate_of|dup_of|same_patient_as|duplikat_von|doublon_de|duplicado_de|duplicato_di)$/;
/** Words, in plain form, that say so in a cell. */
const excludedWord =
  /^(?:excluded|exclude|exclusion|ineligible|not eligible|screen(?:ing)? fail(?:ure|ed)?|consent (?:withdrawn|revoked|refused|declined)|(?:delete|remove|drop|raus|loschen|entfernen|rausnehmen|streichen|supprimer|a supprimer|eliminar|borrar|eliminare|cancellare|verwijderen|excluir)(?: (?:this )?(?:record|row|patient|zeile|fall|pat))?|simulated|synthetic|dummy|withdr(?:awn|ew) consent|withdrawal of consent|not included|no consent|do not use|ausgeschlossen|nicht eingeschlossen|einwilligung (?:widerrufen|zuruckgezogen)|exclue?|exclus|non inclus|excluid[oa]|no incluid[oa]|esclus[oa]|uitgesloten|(?:not|nicht|non|no|niet) (?:usable|verwertbar|utili[sz]able|utilizzabile|bruikbaar)|unusable|inutili[sz]able|onbruikbaar|unbrauchbar|duplicate|duplikat|doublon|duplicad[oa]|duplicat[oa])$/;
/** The same in brackets behind a label. */
const excludedLabel =
  /^(?:excl|ausgeschl|(?:not|never|nicht|non|no|niet) (?:treated|behandelt|traite|tratad[oa]|trattat[oa]|behandeld)|untreated|unbehandelt|withdrawn|withdrew|drop ?out|dropped out)$/;

/** What a column marks: who has yes, who has no, who has any text, who has one of the words of exclusion, or a remark that asks for it. */
export type Marking = "yes" | "no" | "text" | "word" | "remark";

/**
 * What a column marks by its name.
 *
 * @example
 * ["Excluded", "eligible", "Ausschlussgrund", "status", "x"].map((column) => markingOf(column, {isReady: false})) // ["yes", "no", "text", "word", "remark"]
 */
export function markingOf(
  column: string,
  {isReady, header = []}: {readonly isReady: boolean; readonly header?: readonly string[]}
): Marking {
  const name = normalName(column);
  const isOfProgram = byPrograms.some(
    (rule) =>
      (rule.name.test(column) || rule.name.test(name)) &&
      (rule.beside === null || header.some((other) => rule.beside?.test(normalName(other)) === true))
  );
  if (isReady && isOfProgram) return "no";
  if (excludes.test(name)) return "yes";
  if (includes.test(name) || evaluatesOutcome.test(name) || (isReady && evaluates.test(name))) return "no";
  return reasons.test(name) ? "text" : statuses.test(name) ? "word" : "remark";
}

/**
 * Whether a cell is a word of exclusion.
 *
 * @example
 * ["Screen failure", "ausgeschlossen", "alive"].map(isExcludedWord) // [true, true, false]
 */
export const isExcludedWord = (cell: string): boolean => excludedWord.test(plainWord(cell));

/** Names of columns whose labels are of groups; elsewhere `(excluded)` may say that a finding was ruled out, and `(untreated)` that a metastasis was not. */
const groups =
  /^(?:arm|trt\w*|treatment\w*|group|treatment_group|study_arm|cohort|regimen|sequence|transition|drug|adc\d?|therapy|gruppe|kohorte|behandlung\w*|therapie\w*|bras|groupe|cohorte|traitement|grupo|brazo|tratamiento|gruppo|braccio|trattamento|braco|tratamento|groep|behandeling)$/;

/**
 * Whether a column is one of groups by its name.
 *
 * @example
 * ["Arm", "Gruppe", "brain mets"].map(isGroupName) // [true, true, false]
 */
export const isGroupName = (column: string): boolean => groups.test(normalName(column));

/**
 * Whether a label says behind its name, in brackets or behind a dash, that who has it is not to be analysed.
 *
 * @example
 * ["SG (excl.)", "SG (screen failure)", "T-DXd - not treated", "SG (2L)"].map(isExcludedLabel) // [true, true, true, false]
 */
export function isExcludedLabel(cell: string): boolean {
  const part = (/[([]([^()[\]]*)[)\]]\s*$/.exec(cell) ?? /\s[-–—]\s+([^-–—]+)$/.exec(cell))?.[1] ?? "";
  return part.trim() !== "" && (isExcludedWord(part) || excludedLabel.test(plainWord(part)));
}
