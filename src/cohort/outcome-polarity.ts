import {normalName} from "./column-dictionary.ts";

/** What 1, yes or TRUE says in a column of this name: the event, its absence, or what nobody can know. */
export type OutcomePolarity = "event" | "censored" | "open";

/**
 * Names whose 1 says that no event was seen: CDISC's `CNSR` (0 = event, from 1 on reasons for censoring), columns that ask whether somebody lives or was censored.
 */
const inverted: ReadonlySet<string> = new Set([
  ..."cnsr|censored|censored_yn|censored_flag|is_censored|was_censored|right_censored|zensiert|censure|censurado|censurato|gecensureerd".split(
    "|"
  ),
  ..."alive|is_alive|still_alive|alive_yn|living|lebt|lebend|am_leben|vivant|en_vie|vivo|vivente|in_leven".split("|"),
  ..."progression_free|event_free|disease_free|relapse_free|failure_free|progressionsfrei|ereignisfrei|sans_progression|sans_evenement|sin_progresion|senza_progressione|sem_progressao|zonder_progressie|ohne_progression|ohne_progress|progressievrij|libre_de_progresion|libre_de_progression|libero_da_progressione|libera_da_progressione|livre_de_progressao|vrij_van_progressie|frei_von_progression".split(
    "|"
  ),
  ..."survived|survivor|uberlebt|ueberlebt|no_event|no_progression|no_death|not_dead|no_pd|without_event|without_progression|kein_ereignis|keine_progression|in_remission|disease_control|lost_to_follow_up|lost_to_followup|ltfu|ongoing|still_on_treatment|on_treatment|at_risk|at_risk_at_end".split(
    "|"
  )
]);

/**
 * Names that stand for both codings in public data: `cens` is 1 for an event in GBSG2 (R, TH.data) and 1 for censored elsewhere; vital status is 1 = alive in
 * registries that follow NAACCR and 1 = dead in others.
 */
const open: ReadonlySet<string> = new Set([
  ..."cens|censor|censoring|censor_status|censoring_status|censoring_indicator|censor_indicator|censor_flag|censor_code|zensur|zensierung|zensierungsindikator|censura".split(
    "|"
  ),
  ..."pfs|os|rwpfs|rwos|dfs|efs|rfs|living_status|status_alive_dead|alive_dead|dead_alive|life|survival|vital|vital_status|vitalstatus|vitalstat|vital_stat|vital_state|patient_vital_status|life_status|survival_status|lebensstatus|statut_vital|estado_vital|stato_vitale".split(
    "|"
  )
]);

/**
 * Parts of names of good outcomes, whose 1 is no event of survival, and may be one of a time to response: remission, response, cure, benefit, control of the tumour.
 */
const goodOutcome =
  /^(?:ned|anned|remission\w*|remision|respon(?:se|ses|d|ded|der|ders)|responding|cr|crr|pcr|pr|orr|dcr|cbr|bor|best|benefit\w*|cured?|curative|recover\w*|success\w*|controlled|control|stable|sd|well|healthy|improve\w*|tumor_?free|cancer_?free|ansprechen|responder|geheilt|heilung|nutzen|krankheitskontrolle|tumorkontrolle|reponse|repondeur|gueri\w*|benefice|respuesta|respondedor|beneficio|curad[oa]|curacion|risposta|remissione|guarit[oa]|resposta|remissao|genezen)$/;
/** Parts that make the contrary of such a name, or an event: loss of response, no remission, an event of response. */
const contrary =
  /^(?:events?|no|non|not|without|loss|lost|end|off|failure|failed|fail|prog\w*|pd|relapse\w*|recur\w*|death|dead|died|never|duration|nonresponder|kein\w*|ohne|verlust)$/;

/** Parts that ask whether somebody lives, goes on or was lost, or deny an event: with further words nobody knows which code is the event. */
const livesOrDenies =
  /^(?:alive|living|lebt|lebend\w*|leben|leven|vivant\w*|vivo|viva|vivente|survivors?|survived|surviving|ongoing|lost|ltfu|lfu|not|no|non|kein\w*|ohne|without|sans|sin|senza|sem|geen|progressionsfrei\w*|ereignisfrei\w*)$/;
/** Parts that take an event back, or name what goes well: with one of these nobody knows which code is the event. */
const takesBack =
  /^(?:absen\w*|ausencia|assenza|ausente|afwezig\w*|mancat[ao]|mancanza|mancante|fehlen\w*|fehlend\w*|freedom|freiheit|\w+freiheit|\w+frei|libertad|liberta|liberte|vrijheid|nicht|exclu\w*|ausgeschlossen|ausschluss|esclus\w*|uitgesloten|descartad[oa]|ruled|avoid\w*|prevent\w*|negativ\w*|nega\w*|kontroll\w*|control\w*|controle\w*|maintenu\w*|maintain\w*|mantenid\w*|mantenut\w*|erhalten|stabil\w*|stable|estable|estavel|truncat\w*|truncad[oa]|troncat\w*|tronque\w*|administrativ\w*|pending|intact|unchanged|unverandert)$/;
/** `free` as what is asked, and not as part of the name of an endpoint. */
const asksFree = /(?:^|_)(?:free|frei)(?!_(?:survival|status|time|interval|event))(?:_|$)|^pf(?:_|$)/;
const stillOn =
  /(?:^|_)(?:still_)?on_(?:treatment|therapy|drug|study|adc\d?)(?:_|$)|(?:^|_)still_(?:on|receiving|under|in)(?:_|$)|(?:^|_)(?:noch|encore|todavia|aun|ancora|ainda|nog)_(?:auf|unter|sous|en|in|con|em|onder|op)(?:_|$)|(?:^|_)unter_therapie(?:_|$)|(?:^|_)laufend\w*(?:_|$)|(?:^|_)en_cours(?:_|$)|(?:^|_)sous_traitement(?:_|$)|(?:^|_)en_(?:tratamiento|curso)(?:_|$)|(?:^|_)in_(?:trattamento|corso)(?:_|$)|(?:^|_)onder_behandeling(?:_|$)/;
/** An event that was seen on a drug: `Progressed on ADC2`, `Progress unter Therapie`. */
const eventOn =
  /(?:^|_)(?:progressed|progression|progress|progressive_disease|pd|relapsed?|recurred|died|dead|death|event|progredient|progredienz|progrediert|progresse|progreso|progresion|progressione|progredito|progressao|progressie|tod|verstorben|deces|decede|muerte|fallecido|decesso|deceduto|obito|overleden)_(?:while_|whilst_)?(?:on|under|unter|auf|sous|en|con|in|em|onder|op)_(?!remission|response)/;
/** The same in other languages, where no endpoint is called so. */
const isFree =
  /^(?:libres?|liber[oaie]|livres?|vrij|frei|indemnes?|exempte?s?|progressievrij|krankheitsfrei|rezidivfrei|tumorfrei)$/;
const survives = /^(?:supervivencia|sobrevivencia|sobrevida|sopravvivenza|survie|overleving|uberleben|slp|ssp|pfs)$/;
const livesInSigns = /生存|存活|无进展|無増悪/;
/** Names in signs that ask whether a record was censored. */
const censoredInSigns = /打ち?切り?|删失|刪失|截尾|중도절단/;

/** Names in which no is short for number. */
const isNumber = /^(?:case|patient|pat|pt|id|event)_no$/;

function asksForNoEvent(name: string, column: string): boolean {
  const parts = name.split("_");
  if (parts.some((part) => isFree.test(part)) && !parts.some((part) => survives.test(part))) return true;
  if (parts.some((part) => takesBack.test(part) && !goodOutcome.test(part))) return true;
  // No remission is an event, as the contrary of every good outcome is.
  if (parts.some((part) => goodOutcome.test(part))) return false;
  return (
    (!isNumber.test(name) && parts.some((part) => livesOrDenies.test(part))) ||
    asksFree.test(name) ||
    (stillOn.test(name) && !eventOn.test(name)) ||
    (livesInSigns.test(column) && !/死/.test(column))
  );
}

function namesGoodOutcome(name: string): boolean {
  const parts = name.split("_");
  return parts.some((part) => goodOutcome.test(part)) && !parts.some((part) => contrary.test(part));
}

/** Parts of names that ask for an event, or for an outcome at all; of a name with none of them nobody knows what 1 is. */
const namesEvent =
  /(?:^|_)(?:e|ev|evt|evnt|\w*event\w*|\w*ereignis\w*|\w*evenement\w*|evento|eventi|eventos|gebeurtenis\w*|\w*stat(?:us|ut|e|o)?|estado|stato|statut|state|\w*(?:pfs|ttp|dfs|efs|rfs|os|ttf|tte)|pd\w*|\w*pd|prog\w*|\w*progress\w*|relap\w*|recur\w*|rezidiv\w*|rechute|recidiv\w*|recaida|fail\w*|versagen|echec|fracaso|fallimento|d|delta|dead|died?|death\w*|deceased|dod\w*|tod\w*|tot|verstorben|gestorben|exitus|dece\w*|mort\w*|muert\w*|fallec\w*|obito|falec\w*|overl\w*|outcome\w*|result\w*|ergebnis\w*|ausgang|verlauf|esito|resultad\w*|endpoint\w*|endpunkt|cens\w*|zens\w*|fu|follow|followup|ind|indicator|vital|survival|flag|krankheitsprogress\w*)(?:_|$)/;

/** What stands around the name of a question and asks nothing else. */
const around = /^(?:is|was|has|still)_|_(?:yn|y_n|flag|fl|ind|indicator)$/g;

/** What stands before or behind such a name and says of which endpoint it is. */
const ofEndpoint =
  /^(?:os|pfs|rwpfs|rwos|dfs|rfs|efs|ttp|overall_survival|progression_free_survival)_|_(?:os|pfs|rwpfs|rwos|dfs|rfs|efs|ttp)$/;

/**
 * What 1, yes or TRUE says in an outcome column by its name alone.
 *
 * @example
 * outcomePolarity("CNSR") // "censored"
 * outcomePolarity("os_cens") // "open"
 * outcomePolarity("NED") // "open"
 * outcomePolarity("status") // "event"
 */
export function outcomePolarity(column: string): OutcomePolarity {
  const name = normalName(column.replace(/[([{:].*$/, ""));
  if (censoredInSigns.test(column)) return "censored";
  for (const own of [name, name.replace(ofEndpoint, ""), name.replaceAll(around, "")])
    if (inverted.has(own)) return "censored";
    else if (open.has(own)) return "open";
  if (namesGoodOutcome(name) || asksForNoEvent(name, column)) return "open";
  // The contrary of a good outcome is an event.
  const isContrary = name.split("_").some((part) => goodOutcome.test(part));
  return isContrary || isNumber.test(name) || namesEvent.test(name) || !/[a-z]/.test(name) ? "event" : "open";
}
