import {bracketsOf} from "./drug-field.ts";

/** What a drug's cell tells of another time than its own: what was given before the drug, or is to be given after it. */
export interface DrugHistory {
  /** The words that tell it. */
  readonly text: string;
  /** The drugs among them; "" where they name none. */
  readonly drugs: string;
  readonly when: "before" | "after";
}

/** Words behind which stands what was given before the drug: English, German, French, Spanish, Italian, Dutch and Portuguese. */
const afterWords =
  "after|following|post|status post|s/p|nach|z\\.? ?n\\.?(?!\\p{Pd}?\\d)|zustand nach|im anschluss an|après|apres|suite à|à la suite de|après échec de|después de|despues de|tras|dopo|successivamente a|na|volgend op|após|apos|depois de";
/** Words for what was given before, without more: `prior SG`. */
const earlierWords =
  "prior|previous|previously|earlier|vorher\\p{L}*|zuvor|davor|früher\\p{L}*|vorangegangen\\p{L}*|(?:vor|pre-?)?(?:behandelt|treated) (?:mit|with)|vorbehandlung(?: mit)?|vortherapie|refractory to|progress(?:ed|ion) on|antérieur\\p{L}*|précédent\\p{L}*|précédé de|previo|previa|anterior|anteriormente|precedente|preceduto da|pretrattat[oa] con|pretratad[oa] con|prétraité(?:e)? par|eerder\\p{L}*|vorige|voorafgaand\\p{L}*|voorbehandeld met|prévi[oa]|previamente";
/** Words behind which stands what is to follow. */
const beforeWords = "before|prior to|vor|avant|antes de|prima di|vóór|antes do";
const backArrow = "←|⟵|⇐|<-+|<=+";

/** Words behind a name for what was before, in brackets: `(T-DXd-vorbehandelt)`, `(SG vorher)`. */
const behindName =
  /[\s\p{Pd}]+(?:pre-?treated|treated|experienced|refractory|exposed|before|beforehand|previously|prior|earlier|vorbehandelt|vorher|zuvor|davor|refraktär|avant|auparavant|prétraitée?|réfractaire|antes|previo|previa|pretratad[oa]|refractari[oa]|prima|in precedenza|pretrattat[oa]|voorbehandeld|eerder|ervoor|prévi[oa]|anteriormente|tratad[oa] antes)$/iu;

/** Words of a course that say no drug: how and why the earlier one ended. */
const courseWords =
  /(?<![\p{L}\p{N}])(?:pd|progress(?:ion|ed|ing|ive disease|es)?|progressione|progresión|progressão|progressie|progredienz|krankheitsprogress|disease progression|failure|versagen|échec|fracaso|fallimento|falen|falha|rezidiv|relapse|recurrence|récidive|recidiva|recidief|toxicity|toxizität|toxicité|toxicidad|tossicità|toxiciteit|toxicidade|ild|pneumonitis|intoleran(?:ce|cia)|unverträglichkeit|stop(?:ping)?|stopped|absetzen|abbruch|arrêt|beendigung|ende|end|completion|abschluss|under|unter|onder|sous|bajo|sotto|sob|on|auf|auf|op|with|mit|avec|con|met|com|of|von|de|di|du|del|à|a|an|the|der|die|das|dem|den|le|la|l'|il|o|therapy|therapie|thérapie|traitement|tratamiento|terapia|treatment|behandlung|behandeling|tratamento|gabe|prior|previous|vorheriger?|früherer?|adc1?|1st|first|erste[rmsn]?|1\.|linie|line|[1-9]l|cycles?|zyklen|monaten?|months?|weeks?|wochen|days?|tagen?)(?![\p{L}\p{N}])/giu;

const word = (pattern: string): string => `(?<![\\p{L}\\p{N}])(?:${pattern})(?![\\p{L}\\p{N}])`;
const relation = new RegExp(
  `^(?<given>.*?\\S)(?:[\\s,;:–—-]*(?<arrow>${backArrow})|[\\s,;:–—-]+(?:(?<before>${word(beforeWords)})|(?<after>${word(afterWords)}|${word(earlierWords)})))[\\s:-]*(?<told>.*)$`,
  "isu"
);
const alone = new RegExp(
  `^(?:(?<arrow>${backArrow})|(?<before>${word(beforeWords)})|(?<after>${word(afterWords)}|${word(earlierWords)}))[\\s:-]*(?<told>.*)$`,
  "isu"
);
const leading = new RegExp(
  `^(?:${word(afterWords)}|${word(earlierWords)})[\\s:-]*(?<told>[^:,]+)[:,]\\s*(?<given>.+)$`,
  "isu"
);

/** Signs and words that join drugs: what is joined to a name behind `after` may be given with the drug before it. */
const joins = /[+&;|＋；/]|(?<!\p{L})(?:plus|with|avec|met|con)(?!\p{L})/iu;

interface Told {
  /** Null where it cannot be told which of the drugs behind the word was given with the drug before it. */
  readonly given: string | null;
  readonly history: DrugHistory;
}

/**
 * The drug that was given, and what its cell tells beside it of what was given before or is to follow; null where it tells nothing of the kind. `reads` says of a text whether
 * it names drugs that are known, to its last word.
 *
 * @example
 * drugHistory("SG nach Progress unter T-DXd", (text) => ["SG", "T-DXd"].includes(text)) // {given: "SG", history: {text: "nach Progress unter T-DXd", drugs: "T-DXd", when: "before"}}
 * drugHistory("SG after Xyzzy", (text) => text === "SG") // null
 */
export function drugHistory(text: string, reads: (text: string) => boolean): Told | null {
  const isDrug = (part: string): boolean => part.trim() !== "" && reads(part.trim());
  return inBrackets(text, isDrug) ?? inWords(text, isDrug);
}

function inBrackets(text: string, isDrug: (part: string) => boolean): Told | null {
  const {outside = "", insides = []} = bracketsOf(text) ?? {};
  if (outside === "" || insides.length === 0) return null;
  for (const inside of insides) {
    const history = alone.exec(inside)?.groups;
    const [behind] = behindName.exec(inside) ?? [];
    const told = history?.["told"] ?? (behind === undefined ? undefined : inside.slice(0, -behind.length));
    // Within one bracket all is of one time.
    const drugs = told === undefined ? null : allTold(told, isDrug);
    if (drugs === null) continue;
    const given = text.replace(new RegExp(`[([]\\s*${escaped(inside)}\\s*[)\\]]`, "u"), " ").trim();
    if (given === text || !isDrug(given)) continue;
    return {given, history: {text: inside, drugs, when: history?.["before"] === undefined ? "before" : "after"}};
  }
  return null;
}

function inWords(text: string, isDrug: (part: string) => boolean): Told | null {
  const found = relation.exec(text)?.groups;
  const {given = "", told = ""} = found ?? {};
  const drugs = found !== undefined && isDrug(given) ? allTold(told, isDrug) : null;
  if (drugs !== null)
    return {
      given: drugs.includes(" + ") ? null : given.trim(),
      history: {
        text: text.slice(given.length).replace(/^[\s,;:–—-]+/u, ""),
        drugs,
        when: found?.["before"] === undefined ? "before" : "after"
      }
    };
  const first = leading.exec(text)?.groups;
  if (first === undefined) return null;
  const {told: before = "", given: drug = ""} = first;
  const earlier = isDrug(drug) ? allTold(before, isDrug) : null;
  return earlier === null
    ? null
    : {
        given: drug.trim(),
        history: {
          text: text.slice(0, text.length - drug.length).replace(/[\s:,]+$/u, ""),
          drugs: earlier,
          when: "before"
        }
      };
}

/** The drugs of a text that names nothing but drugs that are known and how they ended, "" where it names none; null for any other. */
function drugsTold(told: string, isDrug: (part: string) => boolean): string | null {
  if (told.trim() === "") return null;
  const rest = told
    .replaceAll(courseWords, " ")
    .replaceAll(/(?<![\p{L}\p{Pd}])\d{1,4}(?![\p{L}\p{Pd}])/gu, " ")
    .replaceAll(/[\s.,:()–—]+/gu, " ")
    .replaceAll(/(?:^|\s)[\p{Pd}]+|\p{Pd}+(?=\s|$)/gu, " ")
    .trim();
  if (rest === "" ? /\p{L}/u.test(told) : isDrug(rest)) return rest;
  return isDrug(told) ? told.trim() : null;
}

/** The same of drugs that are joined by signs. */
function allTold(told: string, isDrug: (part: string) => boolean): string | null {
  const drugs = told.split(joins).map((part) => drugsTold(part, isDrug));
  return drugs.includes(null) ? null : drugs.filter((one) => one !== "").join(" + ");
}

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\s+/g, "\\s+");
