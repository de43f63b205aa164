/** What a word in a cell of days says. */
export type DayWord = "ongoing" | "no-progression" | "not-reached" | "alive" | "none" | "lost" | "unknown";

/** Words by what they say, whole cells, in English, German, French, Spanish, Italian, Portuguese and Dutch; without accents, in lower case, signs between words as blanks. */
const words: Readonly<Record<DayWord, string>> = {
  "ongoing":
    "lfd|noch lfd|lfd therapie|therapie lfd|weiter lfd|laufende therapie|therapie laufend|weiterlaufend|weiter laufend|lopende|cont|contd|continued|on tx|on rx|on trt|still on tx|still on|tx ongoing|treatment ongoing|therapy ongoing|traitement en cours|tratamiento en curso|terapia in corso|lauft|lauft noch|noch laufend|lauft weiter|weiter|weiterhin|bis dato|bis jetzt|aktuell|aktuell laufend|offen|therapie lauft|therapie lauft noch|nog lopend|aun en curso|ancora in corso|ainda em curso|ongoing|on going|still ongoing|continuing|continues|still on treatment|still on therapy|on treatment|on therapy|still receiving|under treatment|not stopped|not discontinued|to date|laufend|fortlaufend|andauernd|dauert an|unter therapie|noch unter therapie|weiter unter therapie|weiterhin unter therapie|bis heute|en cours|toujours en cours|sous traitement|toujours sous traitement|en curso|en tratamiento|aun en tratamiento|sigue en tratamiento|in corso|in terapia|ancora in terapia|em curso|em tratamento|ainda em tratamento|lopend|doorlopend|nog onder behandeling",
  "no-progression":
    "bislang nicht|bisher nicht|bislang keine|bisher keiner|kein progreß|kein progreb|kein progr|noch nicht|nog niet|aun no|non ancora|ainda nao|no progression|no progression so far|no progression yet|no progress|no pd|no pd so far|no pd yet|no recurrence|no relapse|none so far|not yet|not progressed|without progression|progression free|free of progression|ned|no evidence of disease|keine progression|kein progress|keine progredienz|kein pd|kein rezidiv|bisher keine|bisher keine progression|bislang keine progression|ohne progress|ohne progression|nicht progredient|progressionsfrei|pas de progression|pas encore|aucune progression|sans progression|non progresse|sin progresion|no progresion|no progresa|libre de progresion|nessuna progressione|senza progressione|libero da progressione|sem progressao|livre de progressao|geen progressie|geen pd|progressievrij",
  "not-reached":
    "not reached|nicht erreicht|non atteint|non atteinte|no alcanzado|no alcanzada|non raggiunto|non raggiunta|nao atingido|nao atingida|niet bereikt",
  "alive":
    "noch am leben|lebt noch|leeft nog|toujours vivant|sigue vivo|alive|still alive|alive with disease|alive without disease|awd|living|not dead|not deceased|no death|lebt|lebend|am leben|nicht verstorben|vivant|vivante|en vie|non decede|non decedee|vivo|viva|en vida|no fallecido|no fallecida|in vita|vivente|em vida|in leven|levend|leeft",
  "none":
    "none|nil|no|absent|absente|absence|ausente|ausencia|assente|assenza|afwezig|n a|na|not applicable|does not apply|non applicable|kein|keine|keiner|keines|nein|entfallt|entfaellt|nicht zutreffend|aucun|aucune|non|sans objet|neant|ninguno|ninguna|no aplica|no procede|nessuno|nessuna|non applicabile|nenhum|nenhuma|nao|nao aplicavel|nao se aplica|geen|nee|nvt|n v t|niet van toepassing",
  "lost":
    "lost|lost f u|lost fu|lost to f u|lost to fu|lost to follow up|lost to followup|lost follow up|lost contact|ltfu|ltf|lfu|lost to observation|verlust der nachbeobachtung|nicht mehr erreichbar|perdu de vue|perdue de vue|pdv|perdido|perdida|perdido de seguimiento|perdida de seguimiento|perdido en el seguimiento|perso al follow up|persa al follow up|perdido de seguimento|perda de seguimento|perdido no seguimento|verloren voor follow up|uit beeld",
  "unknown":
    "unbek|n b|nb|n d|nd|n e|fraglich|nicht erhoben|nicht verfugbar|unknown|unk|uk|not known|n k|nk|unclear|uncertain|undated|date unknown|day unknown|not recorded|not documented|not available|missing|pending|tbd|unbekannt|unklar|nicht bekannt|nicht dokumentiert|datum unbekannt|k a|keine angabe|keine angaben|inconnu|inconnue|non connu|non renseigne|non precise|desconocido|desconocida|se desconoce|no consta|sconosciuto|sconosciuta|non noto|non nota|desconhecido|desconhecida|nao informado|onbekend"
};

const meaningOf: ReadonlyMap<string, DayWord> = new Map(
  (Object.entries(words) as [DayWord, string][]).flatMap(([word, spellings]) =>
    spellings.split("|").map((spelling) => [spelling, word] as const)
  )
);

/** Cells without a letter. */
const signs: Readonly<Record<string, DayWord>> = {
  "-": "none",
  "--": "none",
  "---": "none",
  "–": "none",
  "—": "none",
  "/": "none",
  "?": "unknown",
  "??": "unknown",
  "???": "unknown",
  "(?)": "unknown"
};

/**
 * What the word in a cell says, whatever its case, accents, hyphens and brackets; null where the table does not know it.
 *
 * @example
 * dayWord("Lost to follow-up") // "lost"
 * dayWord("—") // "none"
 * dayWord("Müller") // null
 */
export function dayWord(text: string): DayWord | null {
  const cell = text.trim();
  const sign = Object.hasOwn(signs, cell) ? signs[cell] : undefined;
  if (sign !== undefined) return sign;
  const plain = cell
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, " ")
    .trim();
  return meaningOf.get(plain) ?? null;
}

const NO_PROGRESSION = "no progression so far";
const ON_TREATMENT = "still on treatment";

/** What a blank says in a column of days, and as what words of one meaning are read there; every one of them as a blank. */
const columns: Readonly<
  Record<string, {readonly blank: string; readonly read: Readonly<Partial<Record<DayWord, string>>>}>
> = {
  progression: {
    blank: "none seen",
    read: {
      "ongoing": NO_PROGRESSION,
      "no-progression": NO_PROGRESSION,
      "not-reached": NO_PROGRESSION,
      "none": "no progression recorded",
      "lost": "no progression seen before the patient was lost to follow-up"
    }
  },
  death: {
    blank: "alive",
    read: {
      "ongoing": "alive",
      "alive": "alive",
      "not-reached": "alive",
      "none": "no death recorded",
      "lost": "no death seen before the patient was lost to follow-up"
    }
  },
  end: {
    blank: "ongoing",
    read: {
      "ongoing": ON_TREATMENT,
      "not-reached": ON_TREATMENT,
      "none": "no end recorded, so ongoing",
      "lost": "no end seen before the patient was lost to follow-up"
    }
  },
  resolved: {blank: "not known", read: {ongoing: "not over yet", none: "not recorded"}},
  last_assessment: {blank: "none recorded", read: {none: "no assessment recorded"}},
  start: {blank: "missing", read: {none: "not recorded"}},
  day: {blank: "missing", read: {none: "not recorded"}}
};

/** Columns that say nothing by a blank. */
const further = {blank: "not known", read: {none: "not recorded"}} as const;

/**
 * As what a word is read in a column of days, which is as a blank; null where it says nothing clear there.
 *
 * @example
 * wordReadAs("progression", "ongoing") // "no progression so far"
 * wordReadAs("progression", "alive") // null
 */
export const wordReadAs = (column: string, word: DayWord): string | null =>
  (columns[column] ?? further).read[word] ?? null;

/**
 * What a blank says in a column of days.
 *
 * @example
 * blankMeans("death") // "alive"
 */
export const blankMeans = (column: string): string => (columns[column] ?? further).blank;
