import {wordWithDay} from "./word-with-day.ts";

/** Words and signs that name the event of a column before its day, by the column; in lower case. */
const events: Readonly<Record<string, string>> = {
  death:
    "[†✝✞+]|verst(?:orben|\\.)?|gest(?:orben|\\.)?|tod|exitus|exit\\.?|died|dead|death|deceased|décédée?|decedee?|décès|deces|fallecid[oa]|falleció|fallecio|deces(?:so|sa)|deceduto|deceduta|mort[oa]?|óbito|obito|overleden",
  progression:
    "pd|progress(?:ion)?|progr\\.?|progredient|progressive disease|progresión|progresion|progressione|progressão|progressie"
};
const between = "(?:\\s*(?:am|on|le|el|il|op|em|in|:|,|-|–))?\\s*";
const patterns: ReadonlyMap<string, RegExp> = new Map(
  Object.entries(events).map(([column, words]) => [column, new RegExp(`^\\s*(?:${words})${between}(?=[\\d~])`, "iu")])
);

/** What a cell of words and a day has to say for the day to be that of its column. */
const sayings: Readonly<Record<string, string>> = {death: "dead", progression: "progression"};

/**
 * The text of a day of death or progression without words that say so; in other columns it stays, as it would be the day of something else there.
 *
 * @example
 * [withoutEvent("death", "† 03.07.2022"), withoutEvent("progression", "4.7.2021 (PD)"), withoutEvent("last_contact", "† 03.07.2022")]
 * // ["03.07.2022", "4.7.2021", "† 03.07.2022"]
 */
export function withoutEvent(column: string, text: string): string {
  const pattern = patterns.get(column);
  if (pattern === undefined) return text;
  const bare = text.replace(pattern, "");
  if (bare !== text) return bare;
  const told = wordWithDay(text);
  return told !== null && told.says === sayings[column] ? told.day : text;
}
