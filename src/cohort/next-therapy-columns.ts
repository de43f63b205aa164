import {normalName} from "./column-dictionary.ts";

/** The columns of a wide file that tell the therapy after an ADC, as those of a line; without a column for the drug `regimen` is absent. */
export interface NextTherapyColumns {
  readonly regimen?: string;
  readonly start: string;
}

/** Words for what comes next and for therapy in one, in normal form (`normalName`). */
const inOne =
  "(?:folge|anschluss|weiter|nachfolge|vervolg)_?(?:systemtherapie|therapie|behandlung|behandeling|linie)|(?:folge|anschluss)_?(?:chemotherapie)";
/** Words for what comes next: English, German, French, Spanish, Italian, Dutch and Portuguese. */
const next =
  "next|subsequent|following|further|post_?adc_?\\d?|post_?progression|nachste\\w*|nachfolgende?\\w*|weitere\\w*|anschliessende\\w*|suivante?|ulterieure?|subsequente?|prochaine?|siguiente|posterior|subsecuente|successiv[ao]|seguente|volgende|seguinte";
const therapy =
  "(?:line_of_)?(?:systemic_)?(?:anti_?cancer_)?(?:therapy|treatment|line|regimen|drug)|systemtherapie|therapie|therapielinie|behandlung|linie|traitement|ligne(?:_de_traitement)?|tratamiento|terapia|linea(?:_di_terapia|_de_tratamiento)?|trattamento|behandeling|lijn|tratamento|linha(?:_de_tratamento)?";
const start =
  "start|started|begin|begins|began|beginn|begonnen|begonnen_am|initiation|start_date|date|datum|startdatum|begindatum|debut|date_de_debut|inicio|fecha|fecha_de_inicio|inizio|data|data_di_inizio|data_inizio|data_de_inicio|day|tag";
/** Words without weight, and the ADC behind which it was given. */
const beside =
  "drug|drugs|regimen|medikament|substanz|medicament|farmaco|medicamento|of|the|after|to|on|name|agent|type|art|der|die|des|von|nach|am|zu|de|du|la|le|l|apres|del|el|tras|despues|dopo|di|della|na|van|het|do|da|apos|adc|adc_?\\d|second|zweite[mnrs]?|2nd|2|1";

const nextTherapy = new RegExp(`(?:^|_)(?:${inOne}|(?:${next})_(?:${therapy})|(?:${therapy})_(?:${next}))(?=_|$)`);
const starting = new RegExp(`^(?:${start})$`);
const weightless = new RegExp(`^(?:${beside})$`);
const startPhrases = new RegExp(
  `(?:^|_)(?:date_de_debut|fecha_de_inicio|data_d[ie]_inicio|data_d?i?_?inizio|start_date|begonnen_am)(?=_|$)`
);

interface Header {
  readonly column: string;
  readonly of: "regimen" | "start";
  /** Number of the ADC behind which the therapy was given; "" where the header tells none. */
  readonly behind: string;
}

/** What of the therapy after an ADC a header names; null where it names something else, as the time to it. */
function headerOf(column: string): Header | null {
  const name = normalName(column);
  const left = name.replace(nextTherapy, "_");
  if (left === name) return null;
  const rest = left
    .replace(startPhrases, "_start")
    .split("_")
    .filter((part) => part !== "");
  const [behind = ""] = /adc_?(\d)/.exec(name)?.slice(1) ?? [];
  const says = rest.filter((part) => !weightless.test(part) && !/^adc\d$/.test(part));
  if (says.length === 0) return {column, of: "regimen", behind};
  return says.every((part) => starting.test(part)) ? {column, of: "start", behind} : null;
}

/**
 * The columns of a wide header that tell the start of the therapy after an ADC, with that of its drug where there is one. A time to the next therapy is none.
 *
 * @example
 * nextTherapyColumns(["adc2", "Folgetherapie nach ADC2", "Beginn Folgetherapie"]) // [{regimen: "Folgetherapie nach ADC2", start: "Beginn Folgetherapie"}]
 * nextTherapyColumns(["time_to_next_treatment"]) // []
 */
export function nextTherapyColumns(header: readonly string[]): NextTherapyColumns[] {
  const found = header.flatMap((column) => headerOf(column) ?? []);
  const [starts, drugs] = [found.filter(({of}) => of === "start"), found.filter(({of}) => of === "regimen")];
  return starts.flatMap((own): NextTherapyColumns[] => {
    const others = starts.filter(({behind}) => behind === own.behind).length;
    const fitting = drugs.filter(({behind}) => behind === own.behind);
    const [drug] = fitting.length === 0 && starts.length === 1 ? drugs : fitting;
    // Two starts behind one ADC are not known to be either.
    if (others > 1) return [];
    return [drug === undefined ? {start: own.column} : {regimen: drug.column, start: own.column}];
  });
}
