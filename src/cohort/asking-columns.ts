import {normalName} from "./column-dictionary.ts";

/**
 * What a column asks by its name. `death` and `progression` are questions, with yes and no; `vital status` holds words. `relapse` and `event` are asked for in ready-made follow-up alone: in a file of lines
 * the first says how the disease began (relapsed or de novo), and nobody knows which event the second means.
 */
export type Asking = "death" | "vital status" | "progression" | "relapse" | "event";

/** Names that ask, in normal form (`normalName`). */
const names: readonly (readonly [asks: Asking, names: string])[] = [
  [
    "death",
    "death|dead|died|deceased|expired|rip|r_i_p|is_dead|has_died|patient_died|patient_dead|death_event|death_flag|death_yn|death_indicator|death_status|died_yn|dead_yn|os_event|os_status"
  ],
  ["death", "exitus|exitus_letalis|tot|verstorben|gestorben|decede|decedee|decede_e|fallecido|fallecida|muerto|muerta"],
  ["death", "deceduto|deceduta|morto|morta|obito|falecido|falecida|overleden"],
  [
    "vital status",
    "vital|vitals|life_status|living_status|survival_status|status|patient_status|last_status|alive|alive_dead|dead_alive|cause_of_death"
  ],
  ["vital status", "lebensstatus|vitalstatus|statut_vital|estado_vital|stato_vitale"],
  [
    "progression",
    "progressed|progressed_yn|has_progressed|progression_yn|progression_event|progression_status|progression_flag|progression_type|progressive_disease"
  ],
  ["progression", "pd|pd_yn|pd_event|pd_flag|pd_status|pfs_event|pfs_status|relapsed"],
  ["progression", "progress|progress_yn|progredient|progrediert|progresse|progreso|progredito"],
  ["relapse", "relapse|recurred|recurrence|rezidiv|recidiva"],
  ["event", "event_yn|had_event|event_occurred"]
];

const asking: ReadonlyMap<string, Asking> = new Map(
  names.flatMap(([asks, row]) => row.split("|").map((name) => [name, asks] as const))
);

/** Parts of a name that ask for a progression by themselves. */
const progressions =
  "progression|progressions|progressed|progressive|progress|progredient|progredienz|progrediert|progressiv|progresse|progressee|progresion|progresado|progreso|progresa|progressione|progredito|progredita|progressao|progrediu|progressie|progressief|pd|prog|relapsed";
/** Parts that name a time to progression, which ask for one beside a part that asks. */
const progressionTimes = "pfs|rwpfs|ttp|rwttp|spp|slp";
/** Parts that ask whether something was seen. */
const qualifiers =
  "event|events|evt|evnt|ev|status|stat|flag|yn|indicator|ind|occurred|happened|observed|seen|documented|recorded|confirmed|code|binary|bool|boolean|ereignis|evento|evenement|gebeurtenis|statut|estado|stato|eingetreten|aufgetreten|dokumentiert|kennzeichen|oui|non|ja|nein|nee|si|yes|no|y|n|j|o|s|sim|nao";
/** Parts that may stand beside those. */
const besides =
  "rw|real|world|has|had|is|was|did|patient|pt|pat|any|on|under|during|at|after|first|of|for|the|line|lot|adc|treatment|therapy|trt|tx|this|disease|der|des|de|du|la|le|del|della|di|do|da|van|bei|unter|wahrend|therapie|traitement|tratamiento|tratamento|terapia|behandeling|sous|linie|ligne|linea|linha|lijn|0|1|01|10|tumour|tumor|radiographic|clinical|recist|irc|bicr|inv|investigator|local|outcome|result|endpoint|survival|uberleben|survie|letzte|letzter|letztes";
/** Parts that turn a question round. */
const without =
  "free|frei|without|not|libre|libero|livre|sans|sin|senza|sem|ohne|kein|keine|keinen|geen|nessuna|aucune|vrij|progressionsfrei|progressionsfreiheit|progressievrij";
/** Parts that ask for censoring. */
const censorings =
  "censored|censor|cens|cnsr|censoring|censure|censuree|censurado|censurada|censurato|censurata|zensiert|zensur|zensierung|gecensureerd";
/** Parts that say of which time the censoring is, where it is not the time to progression. */
const deaths = "os|rwos|death|survival_os|uberlebt";
/** Parts of names of an outcome, of whatever. */
const outcomes =
  "event|events|evt|evnt|outcome|outcomes|status|result|ereignis|ergebnis|verlauf|ausgang|evento|evenement|gebeurtenis|resultado|resultat|esito|uitkomst|estado|statut|stato|state";
const ofOutcome =
  "had|has|occurred|observed|yn|flag|y|n|indicator|code|final|last|current|end|eot|at|of|on|line|lot|adc|treatment|therapy|trt|tx|therapie|traitement|tratamiento|tratamento|terapia|behandeling|disease|tumour|tumor|krankheit|response|this|the|de|der|des|du|del|della|di|do|da|0|1|01|linie|ligne|linea|linha|lijn|fin|fine|final|ende|letzter|letztes|actuel|attuale|actual|atual";
/** Parts of names of a response, and those that say that it is the last one. */
const responses =
  "response|resp|remission|ansprechen|reponse|respuesta|risposta|resposta|respons|recist|staging|restaging|scan|imaging|bildgebung|assessment|evaluation|evaluacion|valutazione|avaliacao|finding|befund";
const ofLast =
  "last|final|latest|current|end|eot|letzte|letzter|letztes|letztem|abschluss|derniere|dernier|ultima|ultimo|finale|laatste|actual|attuale";

const partsOf = (...lists: readonly string[]): ReadonlySet<string> => new Set(lists.flatMap((list) => list.split("|")));
const isProgression = partsOf(progressions);
const isProgressionTime = partsOf(progressionTimes);
const isQualifier = partsOf(qualifiers);
const isWithout = partsOf(without);
const isCensoring = partsOf(censorings);
const isOutcome = partsOf(outcomes);
const isResponse = partsOf(responses);
const isLast = partsOf(ofLast);
const ofProgression = partsOf(progressions, progressionTimes, qualifiers, besides, without);
const ofCensoring = partsOf(progressions, progressionTimes, censorings, qualifiers, besides);
const ofDeathsCensoring = partsOf(deaths, censorings, qualifiers, besides);
const isOfDeath = partsOf(deaths);
/** Parts that ask for death by themselves, or with a part that asks. */
const isDeath = partsOf(
  "os|rwos|death|dead|died|deceased|rip|passed|exitus|tod|tot|verstorben|gestorben|deces|decede|decedee|muerte|fallecido|fallecida|fallecimiento|muerto|muerta|morte|morto|morta|decesso|deceduto|deceduta|obito|falecido|falecida|overleden|overlijden"
);
/** Parts under which a table of course and outcome may stand, that a merged header puts before each name. */
const ofCourse =
  "verlauf|krankheitsverlauf|nachsorge|nachbeobachtung|follow|up|followup|fu|course|outcomes|ausgang|suivi|evolution|devenir|seguimiento|evolucion|decorso|andamento|seguimento|evolucao|beloop|verloop|away";
const inDeath = partsOf([...isDeath].join("|"), qualifiers, besides, ofCourse);
const inOutcome = partsOf(outcomes, ofOutcome);
const inResponse = partsOf(
  responses,
  ofLast,
  "at|of|on|the|line|adc|treatment|therapy|result|best|resultat|ergebnis|de|der|des|du|del"
);
/** Parts whose codes are written both ways, so that only the days beside them decide. */
const isOpen = /^(?:cens|censor|censoring|stat|status|statut|estado|stato|state)$/;

/** What a column asks of a line of therapy. */
export interface LineQuestion {
  /** Whether there was a progression; what the outcome was, or the last response, by its words. */
  readonly of: "progression" | "outcome" | "response";
  /** Yes says that there was none: `censored`, `progression_free`. */
  readonly turned: boolean;
  /** Codes of such a name are written both ways. */
  readonly isOpen: boolean;
  /** Number of the ADC or line in the name, and of which of them; null where it has none. */
  readonly number: number | null;
  readonly counts: "adc" | "line";
}

/** The name with its number taken out, where it has one: `adc2_pfs_event`, `pd_adc1`, `status_l2`, `pfs2_event`, `2l_outcome`. */
function numbered(column: string): Pick<LineQuestion, "number" | "counts"> & {readonly parts: readonly string[]} {
  const name = normalName(column)
    .replace(/(pfs|ttp|os|pd)(\d?)(event|evt|status|stat|flag|censored|censor|cens|cnsr|yn)(?=_|$)/g, "$1$2_$3")
    .replace(/(event|evt|status|flag|censored|cens)(pfs|ttp|os|pd)(?=_|\d|$)/g, "$1_$2")
    .replace(/progression_free_survival|progressionsfreies_uberleben|survie_sans_progression/g, "pfs")
    .replace(
      /supervivencia_libre_de_progresion|sopravvivenza_libera_da_progressione|sobrevida_livre_de_progressao/g,
      "pfs"
    )
    .replace(/time_to_progression/g, "ttp")
    .replace(/overall_survival/g, "os")
    .replace(/(^|_)(adc|line|lot|linie|ligne|linea|linha|lijn|l)_(\d{1,2})(?=_|$)/g, "$1$2$3");
  let number: number | null = null;
  let counts: LineQuestion["counts"] = "adc";
  const parts = name.split("_").flatMap((part) => {
    const [, word = "", before = "", after = ""] = /^(?:(\d{1,2})l|([a-z]+?)(\d{1,2}))$/.exec(part) ?? [];
    if (number !== null || (word === "" && after === "")) return [part];
    number = Number(word === "" ? after : word);
    if (word !== "" || /^(?:line|lot|linie|ligne|linea|linha|lijn|l)$/.test(before)) counts = "line";
    return word !== "" || before === "l" || before === "adc" ? [] : [before];
  });
  return {number, counts, parts};
}

/**
 * What a column asks of its line by the parts of its name, whatever their order; null where it asks for nothing of the kind. Beside `askedBy`, which knows whole names.
 *
 * @example
 * ["rwPFS_event", "outcome_adc", "cnsr", "pfs2_status", "progression_date"].map((name) => askedOfLine(name)?.of ?? null)
 * // ["progression", "outcome", "progression", "progression", null]
 */
export function askedOfLine(column: string): LineQuestion | null {
  const {parts, number, counts} = numbered(column);
  const has = (set: ReadonlySet<string>): boolean => parts.some((part) => set.has(part));
  const all = (set: ReadonlySet<string>): boolean => parts.every((part) => set.has(part));
  const own = {isOpen: parts.some((part) => isOpen.test(part)), number, counts};
  if (has(isCensoring)) return all(ofCensoring) ? {of: "progression", turned: true, ...own} : null;
  const isBareNoun = parts.length === 1 && isProgression.has(parts[0] ?? "");
  if (asksForProgression(parts) || isBareNoun) return {of: "progression", turned: isTurned(parts), ...own};
  if (askedBy(column) === "progression") return {of: "progression", turned: false, ...own};
  if (all(inOutcome) && has(isOutcome)) return {of: "outcome", turned: false, ...own, isOpen: true};
  return all(inResponse) && has(isResponse) && has(isLast) ? {of: "response", turned: false, ...own} : null;
}

/**
 * Whether a column says by yes that a death was not seen: `os_censored`.
 *
 * @example
 * [asksForLivingCensored("OS_cnsr"), asksForLivingCensored("cnsr")] // [true, false]
 */
export function asksForLivingCensored(column: string): boolean {
  const {parts} = numbered(column);
  return (
    parts.every((part) => ofDeathsCensoring.has(part)) &&
    parts.some((part) => isOfDeath.has(part)) &&
    parts.some((part) => /^(?:censored|cnsr|zensiert|censure|censurado|censurato)$/.test(part))
  );
}

/** Further names of columns of vital status. */
const vitalStatus = /^(?:patient_)?vital_?stat\w*$|^status_(?:at_)?last_\w+$|^patient_(?:vitals?|life_status|alive)$/;

/**
 * What a column asks by its whole name; null where it asks for none of these.
 *
 * @example
 * ["Exitus", "Vital Status", "PD_flag", "parent_died"].map(askedBy) // ["death", "vital status", "progression", null]
 */
export function askedBy(column: string): Asking | null {
  const name = normalName(column);
  return asking.get(name) ?? (vitalStatus.test(name) ? "vital status" : askedByParts(column));
}

/** What a column asks by the parts of its name, in any order; a number says that it asks of one ADC or line. */
function askedByParts(column: string): Asking | null {
  const {parts, number} = numbered(column);
  if (number !== null) return null;
  const asksForOs = parts.some((part) => part === "os" || part === "rwos");
  if (
    parts.every((part) => inDeath.has(part)) &&
    parts.some((part) => isDeath.has(part)) &&
    (!asksForOs || parts.some((part) => isQualifier.has(part)))
  )
    return "death";
  return asksForProgression(parts) && !isTurned(parts) ? "progression" : null;
}

/** Whether the parts of a name ask for a progression and nothing else. */
function asksForProgression(parts: readonly string[]): boolean {
  const has = (set: ReadonlySet<string>): boolean => parts.some((part) => set.has(part));
  const asks = has(isProgression) || parts.some((part) => /^progression(?:s|s?frei)|^progressievrij/.test(part));
  return (
    parts.every((part) => ofProgression.has(part)) &&
    (asks || (has(isProgressionTime) && has(isQualifier))) &&
    // A bare noun is the name of a day.
    !(
      parts.length === 1 && /^progressions?$|^progressione$|^progressao$|^progressie$|^progresion$/.test(parts[0] ?? "")
    )
  );
}

/** Whether yes says that there was none. */
function isTurned(parts: readonly string[]): boolean {
  const hasTime = parts.some((part) => isProgressionTime.has(part));
  return (
    (!hasTime && parts.some((part) => isWithout.has(part))) ||
    (parts.length > 1 && (parts[0] === "no" || parts[0] === "non"))
  );
}

/** Parts of a name that ask for death. */
const deathParts: ReadonlySet<string> = new Set(
  "os|rwos|death|dead|died|deceased|vital|survival|exitus|tod|tot|verstorben|gestorben|deces|decede|muerte|fallecido|morte|decesso|obito|overleden".split(
    "|"
  )
);

/**
 * Whether a column asks for death by any part of its name, and for nothing else.
 *
 * @example
 * [asksForDeath("OS_STATUS"), asksForDeath("PFS_STATUS"), asksForDeath("pd_or_death")] // [true, false, false]
 */
export function asksForDeath(column: string): boolean {
  const parts = normalName(column).split("_");
  return (
    parts.some((part) => deathParts.has(part)) &&
    !parts.some((part) => /^(rw)?(pfs|dfs|efs|rfs)$|^free$|^pd$|^prog/.test(part))
  );
}
