import {plainWord} from "./outcome-words.ts";
import {datesIn, wordWithDay} from "./word-with-day.ts";

/** What a clause of a remark says of the one date in it. */
interface RemarkDay {
  readonly says: "progression" | "dead" | "first dose";
  /** As it stands there. */
  readonly day: string;
}

/** Where one clause of a remark ends and another begins. */
const clauseEnds = /;|,(?=\s)|(?<=\p{L}{3})\.\s+(?=\p{Lu})|\s[-–—]\s|[\n\r]|\s(?:and|und|et|y|en)\s(?=\p{Ll})/u;
/** Words of the first dose, in plain form. */
const firstDose =
  /(?:^| )(?:c1(?: ?d1)?|(?:cycle|zyklus|cure|ciclo|kuur|dose|gabe|cyclus|dosis) ?(?:no |nr |n )?1|(?:first|1st|1|initial|erste[rns]?|premiere?|1ere|primer[ao]?|prim[oa]|primeir[oa]|eerste) (?:dose|cycle|infusion|administration|gabe|zyklus|infusionen|cure|dosis|ciclo|infusione|infusao|kuur|toediening|applikation)|erstgabe|ersttherapie)(?: |$)/;
/** Words of a beginning, which says it of the drug where it was given elsewhere. */
const begun =
  /(?:^| )(?:start(?:ed)?|began|begun|commenced|initiated|begonnen|gestartet|beginn|debutee?|commencee?|iniciad[oa]|inicio|iniziat[oa]|inizio|gestart|begonnen)(?: |$)/;
const elsewhere =
  /(?:^| )(?:outside|elsewhere|external(?:ly)?|extern\w*|auswarts|auswartig\w*|alio loco|ailleurs|otro|otra|altrove|altro|elders|outro|other|andere[rnms]?|autre|ander) ?(?:hospital|clinic|cent(?:re|er)|klinik|krankenhaus|haus|praxis|hopital|centro|ospedale|ziekenhuis)?(?: |$)/;
const denied =
  /(?:^| )(?:not|no|never|planned|geplant|nicht|prevu\w*|planificad\w*|previst\w*|gepland|refused|declined|cancell?ed|before|prior)(?: |$)/;

/**
 * What the clauses of a remark say of days: a progression, a death, or a first dose of the drug; clauses with several dates, doubts and denials say nothing.
 *
 * @example
 * remarkDays("PD am 22.01.2022 lt. Arztbrief; verstorben 3.4.2022") // [{says: "progression", day: "22.01.2022"}, {says: "dead", day: "3.4.2022"}]
 * remarkDays("transferred; cycle 1 given at outside hospital 2020-10-10") // [{says: "first dose", day: "2020-10-10"}]
 */
export function remarkDays(text: string): RemarkDay[] {
  if (!/\d/.test(text)) return [];
  return text.split(clauseEnds).flatMap((clause): RemarkDay[] => {
    const [day, ...others] = datesIn(clause);
    if (day === undefined || others.length > 0) return [];
    const said = wordWithDay(clause)?.says;
    if (said === "progression" || said === "dead") return [{says: said, day}];
    const words = plainWord(clause.replace(day, " "));
    if (/[?？]/.test(clause) || denied.test(words)) return [];
    return firstDose.test(words) || (begun.test(words) && elsewhere.test(words)) ? [{says: "first dose", day}] : [];
  });
}
