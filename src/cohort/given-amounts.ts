import {normalName} from "./column-dictionary.ts";
import {plainWord} from "./outcome-words.ts";

const set = (...rows: readonly string[]): ReadonlySet<string> => new Set(rows.flatMap((row) => row.split("|")));

/** What is given by count or by amount. */
const doses = set(
  "cycle|cycles|dose|doses|infusion|infusions|administration|administrations|course|courses|amount|exposure",
  "zyklus|zyklen|gabe|gaben|dosis|dosen|infusionen|applikation|applikationen|verabreichung|verabreichungen|menge|gesamtdosis|kurs|kurse",
  "cure|cures|perfusion|perfusions|ciclo|ciclos|infusion|infusiones|administracion|administraciones|cantidad",
  "cicli|dosi|infusioni|somministrazione|somministrazioni|kuur|kuren|cycli|toediening|toedieningen|infusies|infusao|infusoes|administracoes"
);
/** That it was given, or how often in all. */
const given =
  /^(?:given|received|administered|delivered|completed|infused|actual|total\w*|cumulative|cum|overall|number|num|n|no|nr|nb|count|anzahl|zahl|nombre|numero|aantal|gesamt\w*|kumulativ\w*|kumuliert\w*|verabreicht\w*|gegeben\w*|erhalten\w*|appliziert\w*|durchgefuhrt\w*|tatsachlich\w*|recu\w*|administre\w*|cumulee?|reali[sz]\w*|recibid\w*|administrad\w*|acumulad\w*|ricevut\w*|somministrat\w*|cumulativ[oa]|toegediend\w*|ontvangen|gegeven|gekregen|totaal|recebid\w*)$/;
/** Words that change nothing of it, and what was meant beside what was given. */
const beside =
  /^(?:of|the|de|des|d|der|di|del|della|do|van|in|on|for|pro|line|linie|adc\d?|drug|treatment|therapy|mg|kg|m2|g|x|per|und|and|et|y|e|en|vs|planned|geplant\w*|prevu\w*|planificad\w*|previst\w*|gepland\w*|planejad\w*|soll|ist)$/;
const planned =
  /(?:^|_)(?:planned|scheduled|intended|geplant\w*|soll|prevu\w*|planificad\w*|previst\w*|gepland\w*|planejad\w*)(?=_|$)/;

/**
 * Whether a column tells how many doses or how much of a drug was given on a line, by the parts of its name; one of what was planned alone does not.
 *
 * @example
 * ["verabreichte Gaben", "n infusions received", "Anzahl Zyklen geplant / gegeben", "dose level", "cycles planned"].map(tellsGivenAmount)
 * // [true, true, true, false, false]
 */
export function tellsGivenAmount(column: string): boolean {
  const name = normalName(column);
  const parts = name.split("_");
  const isPlanned = planned.test(name);
  const says = parts.filter((part) => given.test(part));
  return (
    parts.some((part) => doses.has(part)) &&
    says.length > 0 &&
    parts.every((part) => doses.has(part) || given.test(part) || beside.test(part)) &&
    (!isPlanned ||
      says.some(
        (part) => !/^(?:number|num|n|no|nr|nb|count|anzahl|zahl|nombre|numero|aantal|total|totale?|totaal)$/.test(part)
      ))
  );
}

const ofTwo =
  /^(?<first>\d{1,3})\s*(?:\/|\||of|out of|von|de|di|van|sur|su|of the|\()\s*(?<second>\d{1,3})\s*\)?\s*(?:\p{L}+\s*)*$/iu;
const none =
  /^(?:none|nil|no|zero|keine?r?|nie|aucune?|ningun[oa]?|nessun[oa]?|geen|nenhum[oa]?)(?: (?:given|cycles?|doses?|zyklen|gaben?|cures?|ciclos?|dosis|cicli|dosi|kuren))?$/;

/**
 * How much of a drug a cell says was given; of `4 of 6` the first number, unless the name of the column tells what was planned before what was given. Null where it says nothing that is understood.
 *
 * @example
 * [givenAmount("4/6", "cycles"), givenAmount("6 / 0", "Zyklen geplant / gegeben"), givenAmount("keine", "Gaben"), givenAmount("late", "Gaben")]
 * // [4, 0, 0, null]
 */
export function givenAmount(cell: string, column: string): number | null {
  const text = cell.trim();
  const plain = /^(\d+(?:[.,]\d+)?)\s*(?:mg|g|x|×|cycles?|zyklen|doses?|cures?)?$/iu.exec(text)?.[1];
  if (plain !== undefined) return Number(plain.replace(",", "."));
  const {first, second} = ofTwo.exec(text)?.groups ?? {};
  if (first !== undefined && second !== undefined) return Number(plannedFirst(column) ? second : first);
  return none.test(plainWord(text)) ? 0 : null;
}

/** Whether a name tells what was planned before what was given. */
function plannedFirst(column: string): boolean {
  const parts = normalName(column).split("_");
  const meant = parts.findIndex((part) => planned.test(part));
  const had = parts.findLastIndex((part) => given.test(part));
  return meant >= 0 && had > meant;
}
