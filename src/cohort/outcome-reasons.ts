import {normalName} from "./column-dictionary.ts";
import {plainWord} from "./outcome-words.ts";

/** What a text tells of the end of a therapy, of follow-up or of observation: a death, a progression, that neither was seen, or something else. */
export type ToldEnd = "death" | "progression" | "none" | "other";

const death =
  /\b(?:death|died|dead|passed away|passed on|deceased|expired|demised|fatal|tod|tot|todesfall|verstorben|gestorben|exitus|deces|decede|decedee|mort|morte|muerte|fallec\w+|falec\w+|decesso|dece(?:duto|duta)|morto|morta|obito|overleden|dood)\b/;
const progression =
  /\b(?:pd|progression|progressions|progressive|progressed|progressing|relapsed?|recurrence|recurred|progress|progredien[tz]\w*|progrediert|\w+progress|progression der erkrankung|rezidiv|rechute|progresion|progressione|progressao|progressie|recidiva|recaida)\b/;
/** What takes back what is said, or leaves it open. */
const denied =
  /\b(?:no|not|non|without|free|never|before|prior|risk|suspected|possible|alive|ohne|kein\w*|nicht|vor|sans|sin|senza|sem|geen|lebt|vivant|vivo)\b/;
const ongoing =
  /^(?:no|not|without|ohne|kein|keine|sans|sin|senza|sem|geen) (?:progress\w*|pd|progresion|progredien[tz])$|^(?:(?:still )?(?:ongoing|on (?:treatment|therapy|study|drug))|(?:treatment|therapy) ongoing|alive|laufend|en cours|en curso|in corso|continuing|continued|lost(?: to (?:follow up|fu))?|ltfu|(?:data )?cut ?off)$/;

/**
 * What a text tells of an end.
 *
 * @example
 * ["Progressive disease", "Death (not related)", "no progression", "toxicity", "ongoing"].map(toldEnd)
 * // ["progression", "death", "none", "other", "none"]
 */
export function toldEnd(text: string): ToldEnd {
  // What stands in parentheses is of the cause.
  const plain = plainWord(text.replace(/\([^)]*\)\s*$/, ""));
  if (ongoing.test(plain)) return "none";
  if (denied.test(plain) || /[?？]/.test(text)) return "other";
  return death.test(plain) ? "death" : progression.test(plain) ? "progression" : "other";
}

const reasons =
  /^(?:reasons?|why|cause|grund|motif|raison|motivo|causa|\w*grund|disposition|dsdecod|dcsreas|dcreason)$/;
/** Parts that may stand beside one of these in the name of a column that tells why a therapy or follow-up ended. */
const besides =
  /^(?:of|for|the|to|de|du|des|der|fur|d|l|del|di|end|ended|ending|stop|stopped|stopping|off|out|treatment|trt|tx|therapy|rx|drug|study|trial|adc|adc2|discontinuation|discontinued|discontinue|discontinuing|disc|dc|eot|eos|withdrawal|withdrawn|termination|terminated|exit|cessation|completion|leaving|left|follow|fu|up|followup|last|pfs|event|outcome|therapieende|abbruch\w*|therapie\w*|ende|arret|fin|traitement|suspension|interruzione|fine|tratamiento|trattamento|status|text|txt|1|desc|description|code|line|regimen)$/;
/** Names that tell it without asking why. */
const ends =
  /^(?:(?:eot|eos|end_of_(?:treatment|study|therapy)|off_(?:treatment|study|therapy)|discontinuation|disposition)(?:_(?:status|reason|event|type|cause|code))?|dsdecod|dcsreas|abbruchgrund|endgrund)$/;

/**
 * Whether a column tells, by its name, why a therapy or observation ended.
 *
 * @example
 * ["off_treatment_reason", "reason", "Reason for referral", "reason_stop_adc1"].map(tellsReason) // [true, true, false, false]
 */
export function tellsReason(column: string): boolean {
  const name = normalName(column);
  const all = name.split("_");
  return (
    ends.test(name) ||
    (all.some((part) => reasons.test(part)) && all.every((part) => reasons.test(part) || besides.test(part)))
  );
}
