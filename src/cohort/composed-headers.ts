import {normalName} from "./column-dictionary.ts";

const set = (...rows: readonly string[]): ReadonlySet<string> => new Set(rows.flatMap((row) => row.split("|")));

/** Words of a name by which a column says that it holds a day. */
const dated = set("date|dates|day|dt|dat|datum|datums|tag|zeitpunkt|am|jour|le|fecha|dia|el|data|giorno|il|dag|op|on");
/** Words that change nothing of what is asked. */
const beside = set(
  "of|the|for|at|in|to|be|was|is|patient|this",
  "therapy|treatment|tx|trt|regimen|line|lot|drug|agent|systemic|anticancer|adc",
  "der|des|die|das|den|dem|zum|zur|fur|patienten|therapie|behandlung|linie|substanz",
  "de|du|d|l|la|les|traitement|ligne|medicament",
  "del|los|las|tratamiento|linea|farmaco",
  "di|della|dello|dell|terapia|trattamento",
  "do|da|dos|tratamento|linha",
  "van|het|een|voor|behandeling|lijn"
);

const last = set(
  "last|latest|final|recent",
  "letzte|letzter|letztes|letzten",
  "derniere|dernier|dernieres|derniers|ultima|ultimo|ultimi|ultimas|ultimos|laatste"
);
/** Looks at the tumour. */
const looks = set(
  "scan|scans|imaging|image|ct|mri|pet|petct|radiology|radiological|radiographic|assessment|evaluation|staging|restaging|tumor|tumour|disease|response|recist",
  "bildgebung|mrt|untersuchung|tumorbeurteilung|tumorkontrolle|reevaluation|verlaufskontrolle",
  "imagerie|scanner|irm|tep|bilan|tumorale|tumoral",
  "evaluacion|imagen|tac|tc|rm|reevaluacion|valutazione|rivalutazione|immagine",
  "avaliacao|imagem|beeldvorming|evaluatie|tumorevaluatie"
);
/** Of these a name needs one: `last tumour` and `last response` are no look. */
const looksAlone = set(
  "scan|scans|imaging|ct|mri|pet|petct|radiology|assessment|evaluation|staging|restaging",
  "bildgebung|mrt|untersuchung|tumorbeurteilung|tumorkontrolle|reevaluation|verlaufskontrolle|imagerie|scanner|irm|tep|bilan",
  "evaluacion|imagen|tac|tc|rm|reevaluacion|valutazione|rivalutazione|avaliacao|imagem|beeldvorming|evaluatie|tumorevaluatie"
);
/** Words of the last day on which somebody was known to live. */
const contacts = set(
  "contact|contacted|seen|known|alive|fu|follow|up|followup|visit|clinic|news",
  "kontakt|nachbeobachtung|nachsorge|vorstellung|visite|lebend|bekannt|arztkontakt",
  "nouvelles|nouvelle|consultation|suivi|vivant",
  "contacto|seguimiento|visita|vivo|contatto|controllo|contato|acompanhamento|vervolg|opvolging|bezoek"
);
const progressions = set(
  "progression|progressed|pd|progressive|disease|progress|progredienz|progressen|progresses|progresion|progressione|progressao|progressie|progredient|progressao"
);
const progressionsAlone = set(
  "progression|progressed|pd|progressive|progress|progredienz|progresses|progresion|progressione|progressao|progressie|progredient"
);
const deaths = set(
  "death|died|deceased|decease|dod|tod|todes|tods|sterbe|deces|mort|muerte|fallecimiento|exitus|decesso|morte|obito|overlijden|overleden"
);
const starts = set(
  "start|started|starting|begin|began|begun|beginning|initiation|initiated|commenced|commencement|first|dose|administration",
  "beginn|begonnen|therapiebeginn|therapiestart|behandlungsbeginn|erste|gabe|infusion|verabreichung|perfusion|debut|inicio|inizio|begin|aanvang|administracion|somministrazione|toediening"
);
const startsAlone = set(
  "start|started|starting|begin|began|begun|initiation|initiated|commenced|commencement|beginn|begonnen|therapiebeginn|therapiestart|behandlungsbeginn|gabe|infusion|verabreichung|administration|perfusion|debut|inicio|inizio|aanvang|administracion|somministrazione|toediening"
);
const ends = set(
  "end|ended|ending|stop|stopped|stopping|discontinuation|discontinued|cessation|ceased|termination",
  "ende|beendet|therapieende|behandlungsende|stopp|abbruch|fin|arret|fine|fim|termino|einde|eind|stopgezet|gestopt"
);
const reasons = set(
  "reason|reasons|grund|grunde|raison|motif|cause|motivo|razon|causa|reden",
  "stopgrund|absetzgrund|stoppgrund|abbruchgrund"
);
/** What the reason is of. */
const stopped = set(
  "off|out|eot|withdrawal|withdrawn|completion|study",
  "absetzen|absetzens|abgesetzt|therapieende|therapieendes|beendigung|therapieabbruch|therapieabbruchs|interruption|interrupcion|suspension|discontinuacion|interruzione|sospensione|interrupcao|suspensao|stoppen|staken|beeindiging"
);

/** German, Dutch and glued English names of a day in one word: `progressionsdatum`, `startdate`. */
const glued = /^(?<asked>[a-z]{2,}?)s?(?<day>datum|zeitpunkt|date)$/;
const asks: readonly ReadonlySet<string>[] = [progressionsAlone, deaths, startsAlone, ends, contacts, looksAlone];

/** The words of a part, which is what is asked and that it is a day where these are one word. */
function wordsOf(part: string): string[] {
  const {asked, day} = glued.exec(part)?.groups ?? {};
  if (asked === undefined || day === undefined || dated.has(part)) return [part];
  const stem = [asked, `${asked}s`].find((one) => asks.some((words) => words.has(one)));
  return stem === undefined ? [part] : [stem, day];
}

type Parts = readonly string[];
const within = (parts: Parts, ...sets: readonly ReadonlySet<string>[]): boolean =>
  parts.every((part) => sets.some((one) => one.has(part)));
const some = (parts: Parts, one: ReadonlySet<string>): boolean => parts.some((part) => one.has(part));

/** Words that join two things in a name. */
const joins = set("or|and|oder|und|bzw|ou|et|o|y|e|of|en|resp");

const isDeathOrContact = (parts: Parts): boolean =>
  some(parts, deaths) && some(parts, contacts) && within(parts, last, contacts, deaths, joins);

/**
 * Whether a column holds the day of death of those who died, and that of the last contact of all others.
 *
 * @example
 * ["Tod/letzter Kontakt", "date of death or last follow-up", "last contact"].map(holdsDeathOrContact) // [true, true, false]
 */
export function holdsDeathOrContact(column: string): boolean {
  const parts = normalName(column).split("_").flatMap(wordsOf);
  return isDeathOrContact(parts.filter((part) => !dated.has(part) && !beside.has(part)));
}

/** Canonical columns by the parts of a name, `beside` taken off, the first that fits. */
const composed: readonly (readonly [canonical: string, fits: (parts: Parts, isDated: boolean) => boolean])[] = [
  ["stop_reason", (parts) => some(parts, reasons) && within(parts, reasons, ends, stopped)],
  ["last_assessment", (parts) => some(parts, last) && some(parts, looksAlone) && within(parts, last, looks)],
  ["last_contact", (parts) => some(parts, last) && some(parts, contacts) && within(parts, last, contacts)],
  ["last_contact", (parts) => isDeathOrContact(parts)],
  ["progression", (parts, isDated) => isDated && some(parts, progressionsAlone) && within(parts, progressions)],
  ["death", (parts, isDated) => isDated && parts.length > 0 && within(parts, deaths)],
  ["start", (parts, isDated) => isDated && some(parts, startsAlone) && within(parts, starts)],
  ["end", (parts, isDated) => isDated && parts.length > 0 && within(parts, ends)]
];

/** Canonical columns that may be named so; those without which a file is not known for what it is come first. */
export const composedColumns: readonly string[] = [
  "start",
  "end",
  "progression",
  "last_assessment",
  "stop_reason",
  "death",
  "last_contact"
];

/**
 * The canonical column whose name is made of known words and no other: what is asked, that it is a day, of a therapy; in six languages. Null where a word is left (`date of brain progression`), and where what would be a day is not said to be one (`progressed` may hold yes and no) unless it `holdsDates`.
 *
 * @example
 * ["Date started", "Last CT", "Datum progressie", "Date last known alive", "Off treatment reason", "Last brain MRI"].map(composedColumn)
 * // ["start", "last_assessment", "progression", "last_contact", "stop_reason", null]
 * ["Progressionsdatum", "startdate", "Geburtsdatum"].map(composedColumn) // ["progression", "start", null]
 */
export function composedColumn(
  column: string,
  {holdsDates = false}: {readonly holdsDates?: boolean} = {}
): string | null {
  const parts = normalName(column).split("_").flatMap(wordsOf);
  const isDated = holdsDates || some(parts, dated);
  const own = parts.filter((part) => !dated.has(part) && !beside.has(part));
  return composed.find(([, fits]) => fits(own, isDated))?.[0] ?? null;
}
