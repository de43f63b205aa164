/** What a word of an outcome column says whatever the column is called. */
export type OutcomeWord = "event" | "censored" | "unknown";

/** Words of vital status, progression and censoring as registries, trials and hospitals write them, by what they say; without case, accents and punctuation. */
const words: Readonly<Record<OutcomeWord, readonly string[]>> = {
  event: [
    "event|events|failure|failed",
    "dead|died|death|deceased|expired|demised|not alive|dead of disease|dead of other cause|dead other cause|dod|doc|dead with disease|dwd|dead without disease|dead without progression",
    "progression|progressed|progressive disease|disease progression|progressive|pd|progressed disease|progression or death|death or progression|pd or death|death or pd|progressed or died|progression death",
    "relapse|relapsed|recurrence|recurred|recurred progressed|recurred or progressed",
    "ereignis|tot|verstorben|gestorben|tod|verschieden|progress|progredient|progredienz|progression oder tod|progress oder tod|rezidiv|ruckfall",
    "evenement|decede|decedee|deces|mort|morte|rechute|progresse|progression ou deces",
    "evento|fallecido|fallecida|muerto|muerta|muerte|fallecimiento|progresion|progreso|progresion o muerte|recaida",
    "deceduto|deceduta|decesso|morto|progressione|progredito|progressione o morte|recidiva",
    "obito|falecido|falecida|progressao|progressao ou morte",
    "overleden|dood|gebeurtenis|progressie|progressief|progressie of overlijden",
    "死亡|已死亡|进展|疾病进展|事件|进展或死亡|増悪|死亡または増悪"
  ],
  censored: [
    "censored|censor|cens|right censored|no event|event free|no events",
    "alive|living|survivor|not dead|alive without disease|alive with no evidence of disease|ned|anned|no evidence of disease|not deceased",
    "progression free|not progressed|no progression|without progression|no pd|not progressive|progression free and alive|alive without progression|alive progression free|alive and progression free",
    "disease free|diseasefree|recurrence free|relapse free|no relapse|no recurrence",
    "lost to follow up|lost to fu|ltfu|lost",
    "zensiert|lebt|lebend|am leben|lebendig|kein ereignis|kein progress|keine progression|ohne progress|ohne progression|progressionsfrei|nicht verstorben",
    "censure|censuree|vivant|vivante|en vie|pas d evenement|sans progression|sans evenement|non decede",
    "censurado|censurada|vivo|viva|sin evento|sin progresion|no fallecido|no progresion",
    "censurato|censurata|vivente|in vita|nessun evento|senza progressione|libero da progressione",
    "sem evento|sem progressao|em vida",
    "gecensureerd|levend|in leven|geen progressie|geen event",
    "存活|生存|删失|未进展|无进展|打ち切り"
  ],
  unknown: [
    "unknown|unk|not known|missing|not available|not recorded|not reported|not evaluable|ne|unclear|indeterminate|nd|no data|no information",
    "unbekannt|k a|keine angabe|fehlend|inconnu|inconnue|non renseigne|nr|desconocido|desconocida|sin datos|sconosciuto|sconosciuta|non noto|desconhecido|onbekend|未知|不详|不明"
  ]
};

/** Answers to the question that a column asks: what they say hangs on the column's name. */
const answers: Readonly<Record<"yes" | "no", readonly string[]>> = {
  yes: ["yes|y|true|t|ja|j|wahr|oui|o|vrai|si|s|verdadero|vero|sim|verdadeiro|waar|是|有|はい"],
  no: ["no|n|false|f|nein|falsch|non|faux|falso|nao|nee|onwaar|否|无|いいえ"]
};

const wordTable = tableOf(words);
const answerTable = tableOf(answers);

function tableOf<Meaning extends string>(
  of: Readonly<Record<Meaning, readonly string[]>>
): ReadonlyMap<string, Meaning> {
  const table = new Map<string, Meaning>();
  for (const meaning of Object.keys(of) as Meaning[])
    for (const row of of[meaning]) for (const word of row.split("|")) table.set(word, meaning);
  return table;
}

/**
 * What a word says of an outcome, whatever its column is called; null where the table does not know it.
 *
 * @example
 * outcomeWord("DECEASED") // "event"
 * outcomeWord("am Leben") // "censored"
 * outcomeWord("stopped for toxicity") // null
 */
export function outcomeWord(text: string): OutcomeWord | null {
  // What somebody doubted is not known.
  return text.includes("?") || text.includes("？") ? null : (wordTable.get(plainWord(text)) ?? null);
}

/** Words that say that nothing was seen until observation ended, by why it ended: it goes on, the therapy or follow-up was left, or the patient lives with the disease. */
const endings: Readonly<Record<"goes on" | "left" | "lives", readonly string[]>> = {
  "goes on": [
    "ongoing|on treatment|still on treatment|on therapy|still on therapy|treatment ongoing|therapy ongoing|on study|in follow up|follow up ongoing|under observation|continuing|administrative|data cut off|data cutoff|cut off|cutoff",
    "laufend|therapie laufend|unter therapie|en cours|traitement en cours|sous traitement|en curso|en tratamiento|in corso|in trattamento|em curso|em tratamento|lopend|onder behandeling"
  ],
  "left": [
    "withdrawn|withdrew|withdrawal|consent withdrawn|withdrew consent|withdrawal of consent|withdrawal by subject|lost fu|lost f u|lfu|ltf|lost to followup|lost to f u|lost follow up|transferred|moved away|completed study|study completed|new therapy|next therapy|new treatment|next treatment|toxicity|adverse event|patient wish|patient decision|physician decision",
    "toxizitat|patientenwunsch|therapiewechsel|verlust der nachbeobachtung|toxicite|perdu de vue|perdue de vue|toxicidad|perdido de seguimiento|tossicita|perso al follow up|toxicidade|toxiciteit"
  ],
  "lives": [
    "awd|alive with disease|alive with progressive disease|lebt mit erkrankung|vivant avec maladie|vivo con enfermedad"
  ]
};
const endingTable = tableOf(endings);
const stoppedFor =
  /^(?:stopped|discontinued|ended|off treatment|off therapy|abgebrochen|abbruch|arret)(?: (?:treatment|therapy))? (?:for|because of|due to|after|wegen|pour) (?:\w+ )?(?:toxicity|ae|adverse events?|side effects?|intolerance|(?:patient s? ?)?(?:wish|choice|decision)|toxizitat|nebenwirkung\w*|toxicite)$/;

/**
 * Why observation ended without an event, where a word says that; null where it says something else. Of the end of a therapy leaving it is the event, and who lives with the disease may have had a relapse.
 *
 * @example
 * ["Ongoing", "stopped for toxicity", "AWD", "PD"].map(endingWord) // ["goes on", "left", "lives", null]
 */
export function endingWord(text: string): keyof typeof endings | null {
  if (/[?？]/.test(text)) return null;
  const plain = plainWord(text);
  return endingTable.get(plain) ?? (stoppedFor.test(plain) ? "left" : null);
}

/**
 * Yes or no in common languages; null where something else stands.
 *
 * @example
 * answerOf("Nein") // "no"
 */
export function answerOf(text: string): "yes" | "no" | null {
  return answerTable.get(plainWord(text)) ?? null;
}

/**
 * A word without case, accents and punctuation, for comparing.
 *
 * @example
 * plainWord(" Décédé(e) ") // "decede e"
 */
export function plainWord(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll("ß", "ss")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
