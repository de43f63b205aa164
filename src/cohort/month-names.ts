/** Month, and its names whole and shortened in English, German, French, Spanish, Italian, Portuguese and Dutch, without accents and in lower case. */
const names: readonly (readonly [number, string])[] = [
  [1, "january jan januar jaenner janner janvier janv enero ene gennaio gen janeiro januari"],
  [2, "february feb februar fevrier fevr fev febrero febbraio febb fevereiro februari"],
  [3, "march mar marz maerz mrz mars marzo marco maart mrt"],
  [4, "april apr avril avr abril abr aprile"],
  [5, "may mai mayo maggio mag maio mei"],
  [6, "june jun juni juin junio giugno giu junho"],
  [7, "july jul juli juillet juil julio luglio lug julho"],
  [8, "august aug aout agosto ago augustus"],
  [9, "september sep sept septembre septiembre setiembre settembre sett setembro set"],
  [10, "october oct oktober okt octobre octubre ottobre ott outubro out"],
  [11, "november nov novembre noviembre novembro"],
  [12, "december dec dezember dez decembre diciembre dic dicembre dezembro"]
];

const monthOf: ReadonlyMap<string, number> = new Map(
  names.flatMap(([month, words]) => words.split(" ").map((word) => [word, month] as const))
);

/**
 * The month that a word names in one of seven languages, whole or shortened, whatever its accents and case; null where it names none.
 *
 * @example
 * monthNamed("März") // 3
 * monthNamed("févr") // 2
 * monthNamed("Monat") // null
 */
export function monthNamed(word: string): number | null {
  return monthOf.get(word.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase()) ?? null;
}
