import type {ColourName} from "../files/colour-names.ts";
import type {RowLook} from "../files/sheet.ts";
import {saysExcluded} from "./exclusion-legend.ts";

/** Words for colours, without accents: English, German, French, Spanish, Italian, Dutch and Portuguese. */
const colours: Readonly<Record<ColourName, string>> = {
  grey: "gr[ea]y(?:ed)?|grau\\w{0,3}|grise?s?|grigi[oae]?|grijze?|grijs|cinzent[oa]s?|cinza",
  red: "red|rot|rote[nrsm]?|rouges?|roj[oa]s?|ross[oaie]|rood|rode|vermelh[oa]s?|pink|rosa",
  orange: "orange\\w{0,2}|naranja|arancion[ei]|oranje|laranja",
  yellow: "yellow|gelb\\w{0,2}|jaunes?|amarill[oa]s?|giall[oaie]|geel|gele|amarel[oa]s?",
  green: "green|grun\\w{0,2}|verte?s?|verdes?|verdi|groene?",
  blue: "blue|blau\\w{0,2}|bleue?s?|azul|azules|azuis|blu|blauwe?",
  purple: "purple|violet\\w{0,2}|lila|morad[oa]s?|viola|paarse?|roxo"
};
const anyColour = Object.values(colours).join("|");
const rows =
  "(?:rows?|cells?|lines?|entries|font|text|background|fill(?:ing)?|shading|print|zeilen?|zellen?|felder|schrift|lignes?|cellules?|filas?|celdas?|righe|riga|celle|rijen|rij|cellen|linhas?|celulas?)";
const people =
  "(?:patients?|cases?|records?|subjects?|patient(?:en|innen)|falle|pacientes?|pazienti|casos|casi|cas|gevallen)";
const marked =
  "(?:marked|highlighted|shaded|printed|written|shown|colou?red|filled|hinterlegt\\w*|markiert\\w*|gefarbt\\w*|surligne\\w*|colore\\w*|marcad[oa]s?|resaltad[oa]s?|sombread[oa]s?|evidenziat[eiao]|colorat[eiao]|gemarkeerd\\w*|gearceerd\\w*|destacad[oa]s?)";

/** Whether a text speaks of rows of a colour: `grey rows`, `red font`, `gelb markierte Patienten`, `patients in red`, `righe grigie`, `yellow: …`. */
const speaksOf = (colour: string): RegExp =>
  new RegExp(
    `\\b(?:${colour}) (?:${marked} )?${rows}\\b|\\b(?:${colour})[ -]${marked}\\b|\\b(?:${rows}|${people}|${marked}) (?:are |were |is |sind )?(?:(?:in|en|em|auf) )?(?:${marked} (?:in |en |em )?)?(?:${colour})\\b|^\\W*(?:in )?(?:${colour})\\s*[=:–-]`
  );
const readers = (Object.keys(colours) as ColourName[]).map((name) => [name, speaksOf(colours[name])] as const);
const struck =
  /\b(?:struck(?: through| out)?|strike ?-?through|crossed out|lined through|(?:durch)?gestrichene?n?|barree?s?|rayee?s?|tachad[oa]s?|barrat[oaie]|doorgestreepte?|riscad[oa]s?)\b/;
/** A colour that is not named. */
const unnamed = new RegExp(
  `\\b${rows} (?:that |die |which )?(?:are |were |is |sind )?${marked}\\b|\\b(?:${marked}|farbige?) (?:${rows}|${people})\\b`
);

/** How a legend says that rows look which are not to be analysed. */
export type ExcludedLook = ColourName | "coloured" | "struck through" | "hidden";

/** Looks that no legend has to explain: somebody may have taken these rows out so. */
export const looksOfThemselves = ["struck through", "hidden"] as const satisfies readonly ExcludedLook[];
const isColour = ({look}: RowLook): boolean => looksOfThemselves.every((own) => own !== look);

/**
 * How rows look that a text says are not to be analysed.
 *
 * @example
 * ["grey rows: excluded", "Patienten in rot nicht auswertbar", "grey rows: died", "red flags excluded"].map(excludedLooks) // [["grey"], ["red"], [], []]
 */
export function excludedLooks(text: string): ExcludedLook[] {
  return text
    .split(/[;\n]/)
    .map((part) => part.replace(/^\W*(?:legende?|legenda|leyenda|key|colou?rs?|farben?)\s*[:–-]\s*/i, ""))
    .filter((part) => saysExcluded(part))
    .flatMap((part) => {
      const plain = part
        .normalize("NFKD")
        .replace(/\p{M}/gu, "")
        .toLowerCase()
        .replaceAll("ß", "ss")
        .replaceAll(/\s+/g, " ");
      const named: ExcludedLook[] = readers.flatMap(([name, reads]) => (reads.test(plain) ? [name] : []));
      if (struck.test(plain)) named.push("struck through");
      return named.length === 0 && unnamed.test(plain) && !new RegExp(`\\b(?:${anyColour})\\b`).test(plain)
        ? ["coloured"]
        : named;
    });
}

/** Numbers of the rows that look so: by the colour's name, or where there is one look alone, whatever it is called. */
export function rowsThatLook(look: ExcludedLook, looks: readonly RowLook[]): number[] {
  const kinds = new Set(looks.filter(isColour).map((one) => one.look));
  const named = looks.filter((one) => one.look === look || one.look.startsWith(`${look} `));
  const own =
    named.length > 0 || looksOfThemselves.some((own) => own === look) || (look !== "coloured" && kinds.size !== 1)
      ? named
      : looks.filter(isColour);
  return [...new Set(own.map(({row}) => row))];
}
