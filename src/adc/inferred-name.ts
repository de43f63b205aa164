import {payloads, type Payload} from "./payloads.ts";
import {payloadTags, secondWordEndings, secondWords} from "./inn-second-words.ts";
import {otherDrug} from "./other-drug-index.ts";
import {normalForm} from "./normal-form.ts";

/** What the name of an unlisted conjugate tells. */
export interface InferredName {
  /** The name, lower case, single spaces. */
  readonly name: string;
  /** The part of the name that told it. */
  readonly by: string;
  readonly payload: Payload;
  readonly classic: boolean;
}

/** Stems of antibodies and antibody-like carriers: -mab, and since 2021 -bart, -tug, -mig, -ment. */
const antibody = /^\p{L}{3,}(?:mab|bart|tug|mig|ment)$/u;
const suffix = /^[a-z]{4}$/;

function namedPayload(name: string | null, by: string, payloadClass: Payload["class"], family: string | null): Payload {
  return (
    (name === null ? undefined : payloads.get(name)) ?? {
      name: `payload of -${by}`,
      class: payloadClass,
      family,
      series: null,
      identity: "undisclosed"
    }
  );
}

/**
 * The payload that an unlisted name tells by the second word of its INN (`patuxumab vedotin`) or by a payload tag (`CDH17-DXd`), or null.
 * Names of free drugs tell nothing: `cetuximab irinotecan` is two drugs.
 *
 * @example
 * inferredPayload("patuxumab vedotin").payload.name // "MMAE"
 * inferredPayload("cetuximab irinotecan") // null
 */
export function inferredPayload(text: string): InferredName | null {
  // A sign of a remark: the last word of `HER2-positive: T-DXd` is a part of another name.
  if (/[:;,±]/u.test(text)) return null;
  const words = nameWords(text);
  const last = words.at(-1);
  if (last === undefined) return null;
  if (words.length === 1) return squashed(last);
  const carrier = words.slice(0, -1);
  if (carrier.length > 4) return null;
  const told = byTag(carrier, last) ?? (otherDrug(last) === null ? bySecondWord(carrier, last) : null);
  return told === null ? null : {name: words.join(" "), by: last, ...told};
}

/** The words of a name, lower case, without the prefix and the suffix of US names. */
function nameWords(text: string): string[] {
  const words = text
    .normalize("NFKC")
    .toLowerCase()
    .split(/[\s\p{Pd}]+/u)
    .filter((word) => word !== "");
  if (words.length > 2 && /^(fam|ado|vic)$/.test(words[0] ?? "")) words.shift();
  if (words.length > 2 && suffix.test(words.at(-1) ?? "") && knownPayloadWord(words.at(-2) ?? "")) words.pop();
  return words;
}

type ToldPayload = Pick<InferredName, "payload" | "classic">;

/** `CDH17-DXd`: what stands before the tag must not be another drug. */
function byTag(carrier: readonly string[], last: string): ToldPayload | null {
  const tag = payloadTags.get(normalForm(last));
  const isCarrier = (word: string): boolean =>
    (!noCarrier.test(word) && otherDrug(normalForm(word)) === null) || antibody.test(word);
  return tag !== undefined && carrier.every(isCarrier)
    ? {payload: namedPayload(tag, last, "microtubule inhibitor", null), classic: true}
    : null;
}

/** `patuxumab vedotin`: a second word that is listed, or one with a known ending behind one antibody. */
function bySecondWord(carrier: readonly string[], last: string): ToldPayload | null {
  const listed = secondWords.get(last);
  if (listed !== undefined && carrier.every((word) => !noCarrier.test(word)))
    return {payload: namedPayload(listed.payload, last, listed.payloadClass, listed.family), classic: listed.classic};
  const ending = secondWordEndings.find((entry) => last.endsWith(entry.ending) && last.length > entry.ending.length);
  if (ending === undefined || carrier.length !== 1 || !antibody.test(carrier[0] ?? "")) return null;
  return {payload: namedPayload(null, last, ending.payloadClass, ending.family), classic: true};
}

/** Words that show that the text is a sentence about drugs and not the name of one. */
const noCarrier =
  /^(?:or|vs|versus|and|no|not|declined|refused|prior|previous|after|post|before|planned|blinded|placebo|then|to|per|with|without|held|stopped|from|switched|changed|received|had|has|failed|progressed|on|off|for|was|is|since|until|during)$/;

const knownPayloadWord = (word: string): boolean =>
  secondWords.has(word) || secondWordEndings.some(({ending}) => word.endsWith(ending));

function squashed(word: string): InferredName | null {
  const match = /^(\p{L}{3,}?(?:mab|bart|tug|mig|ment))(\p{L}{6,}?)$/u.exec(word);
  const [, first, second] = match ?? [];
  return first !== undefined && second !== undefined && secondWords.has(second)
    ? inferredPayload(`${first} ${second}`)
    : null;
}
