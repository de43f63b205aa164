import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {TimeUnit} from "../record/time-unit.ts";
import {normalName} from "./column-dictionary.ts";
import {isUnitByLetter, unitOfHeader, unitOfWord} from "./header-unit.ts";
import {legendTexts} from "./legend-texts.ts";

/** A unit that a text beside the records says of times, and where it stands. */
export interface UnitNote {
  readonly unit: TimeUnit;
  readonly where: string;
}

type Texts = Pick<CsvTable, "header" | "columns" | "asides">;

/** Words for times whatever their columns are called. */
const times =
  /^(?:times?|durations?|intervals?|follow|followup|survival|fu|zeit|zeiten|zeitangaben|zeitraume?|dauer|beobachtungszeit(?:en)?|uberleben|nachbeobachtung|temps|durees?|delais?|suivi|survie|tiempos?|duracion(?:es)?|seguimiento|supervivencia|tempi|tempo|tempos|durat[ae]|sopravvivenza|duracao|duracoes|sobrevida|sobrevivencia|seguimento|tijd|tijden|duur|overleving)$/;
/** Endpoints, of which one is not another. */
const endpoints = /^(?:rw)?(?:pfs|os|ttp|ttnt|ttd|dfs|efs|rfs|dor|ppfs|slp|ssp|ilp)$/;
/** A column of units, or a line that says one. */
const unitNouns =
  /^(?:units?|einheit(?:en)?|zeiteinheit|timeunit|unites?|unidad(?:es)?|unita|unidades?|eenheid|eenheden)$/;
/** What has a unit of its own. */
const others =
  /^(?:age|alter|edad|eta|idade|leeftijd|interval|schedule|cycle|zyklus|every|dose|dosis|median\w*|mean|mittel\w*|mittlere\w*|average|durchschnitt\w*|moyenne|scan|scans|ct|mri|staging)$/;
/** Words between times and their unit. */
const links =
  /^(?:in|are|is|as|given|expressed|measured|counted|recorded|reported|stated|sind|ist|angegeben|als|jeweils|en|sont|est|exprimees?|em|di|sono|espress[eio]|son|expresad[oa]s|zijn|uitgedrukt|all|alle|full|whole|completed|ganzen?|vollen?|complete[nds]?|calendar)$/;
/** Words of a unit before which stands how many. */
const counted =
  /^(?:\d.*|one|two|three|four|six|twelve|zwei|drei|vier|sechs|zwolf|deux|trois|quatre|dos|tres|due|tre|every|each|per|within|last|past|first|next|after|before|about|ca|jede[nr]?|pro|letzten?|ersten?|innerhalb|nach|chaque|par|cada|por|ogni|elke)$/;
/** Most words between times and their unit. */
const MOST_BETWEEN = 6;

/**
 * Units that titles, notes, comments, units under the header and sheets beside say of times: `All times in weeks`, `PFS in Wochen ab C1D1`, `Unit: weeks`, `pfs | PFS on the second ADC, weeks`. `named`: the columns of the times; what is said of another column or endpoint, or how long something lasts (`within 6 months`), is none.
 *
 * @example
 * const table = {header: ["age", "PFS"], columns: [["50"], ["12"]], asides: [{cells: ["Age in years, all times in weeks"], row: 1}]};
 * unitNotes(table, ["PFS"]) // [{unit: "weeks", where: "row 1"}]
 */
export function unitNotes(table: Texts, named: readonly string[]): UnitNote[] {
  const own = new Set(named.flatMap(wordsOf));
  const ofOthers = new Set(
    table.header.filter((column) => !named.includes(column)).flatMap((column) => wordsOf(column))
  );
  const nouns = (word: string): "own" | "other" | null => {
    if (own.has(word) || unitNouns.test(word)) return "own";
    if (endpoints.test(word)) return [...own].some((one) => endpoints.test(one)) ? "other" : "own";
    if (times.test(word)) return "own";
    return others.test(word) || ofOthers.has(word) ? "other" : null;
  };
  return legendTexts(table).flatMap(({text, where, amongRecords}) =>
    amongRecords ? [] : [...unitsIn(text, nouns)].map((unit) => ({unit, where}))
  );
}

const plain = (text: string): string => text.normalize("NFD").replaceAll(/\p{M}/gu, "").normalize("NFC").toLowerCase();

/** Words of a column's name that name no unit. */
const wordsOf = (column: string): string[] =>
  normalName(column)
    .split("_")
    .filter((word) => word.length > 1 && unitOfWord(word) === null && !links.test(word));

function unitsIn(text: string, nouns: (word: string) => "own" | "other" | null): Set<TimeUnit> {
  const units = new Set<TimeUnit>();
  // A sentence or clause at a time: what is said of times in one is not said in another.
  for (const clause of plain(text).split(/[.;!?\n](?=\s|$)/u)) {
    const tokens = clause.match(/\p{L}+|\d+(?:[.,]\d+)?|[:=([,]/gu) ?? [];
    for (const [i, token] of tokens.entries()) {
      const unit = token.length > 2 ? unitOfWord(token) : null;
      if (unit === null || counted.test(tokens[i - 1] ?? "") || isCounted(tokens, i + 1)) continue;
      if (
        !/^[:=([,]$/.test(tokens[i - 1] ?? "") &&
        !links.test(tokens[i - 1] ?? "") &&
        !unitNouns.test(tokens[i - 1] ?? "")
      )
        continue;
      const before = tokens.slice(Math.max(0, i - 1 - MOST_BETWEEN), i).toReversed();
      const nearest = before.map(nouns).find((noun) => noun !== null);
      if (nearest === "own") units.add(unit);
    }
  }
  return units;
}

/** Whether a number follows: `weeks 6 and 12`, `months: 14`. */
const isCounted = (tokens: readonly string[], i: number): boolean =>
  /^\d/.test(tokens[i] ?? "") || (/^[:=]$/.test(tokens[i] ?? "") && /^\d/.test(tokens[i + 1] ?? ""));

/**
 * Stops where a text of the file says another unit of ready-made times than the plan.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["PFS"], columns: [["12"]], asides: [{cells: ["All times in weeks"], row: 1}]};
 * checkUnitNotes(table, {time: "PFS", unit: "months"}, {add: ({code, received}) => found.push([code, received])});
 * found // [["unit-against-note", "row 1, which says weeks"]]
 */
export function checkUnitNotes(
  table: Texts & Pick<CsvTable, "name">,
  {time, unit}: {readonly time: string; readonly unit: TimeUnit},
  log: Pick<IssueLog, "add">
): void {
  const notes = unitNotes(table, [time]);
  const [against] = notes.filter((note) => note.unit !== unit);
  if (against === undefined) return;
  const said = [...new Set(notes.map((note) => note.unit))];
  log.add({
    code: "unit-against-note",
    severity: "error",
    stops: true,
    file: table.name,
    column: time,
    expected: `times in ${unit}, as declared`,
    received: `${against.where}, which says ${against.unit}`,
    hint: "nobody but you can know which is right",
    choices: [
      ...said
        .filter((one) => one !== unit)
        .map((one) => ({line: `unit: ${one}`, why: "the text in the file is right"})),
      {line: "accept: [unit-against-note]", why: `they are in ${unit} whatever the text says`}
    ]
  });
}

/**
 * Stops where a text of the file, or the name of a column, says that the days of lines are weeks, months or years. `columns`: those of days in which numbers stand.
 *
 * @example
 * const found = [];
 * const table = {name: "c.csv", header: ["start (weeks)"], columns: [["5"]]};
 * checkUnitsOfDays(table, ["start (weeks)"], {add: ({code, received}) => found.push([code, received])});
 * found // [["unit-against-note", "column start (weeks), whose name says weeks"]]
 */
export function checkUnitsOfDays(
  table: Texts & Pick<CsvTable, "name">,
  columns: readonly string[],
  log: Pick<IssueLog, "add">
): void {
  const [first] = columns;
  if (first === undefined) return;
  const named = columns.flatMap((column) => {
    const unit = isUnitByLetter(column) ? null : unitOfHeader(column);
    return unit === null ? [] : [{unit, of: `column ${column}, whose name says ${unit}`}];
  });
  const noted = unitNotes(table, columns).map(({unit, where}) => ({unit, of: `${where}, which says ${unit}`}));
  const [against] = [...named, ...noted].filter(({unit}) => unit !== "days");
  if (against === undefined) return;
  log.add({
    code: "unit-against-note",
    severity: "error",
    stops: true,
    file: table.name,
    column: first,
    expected: "days, which lines of therapy are counted in",
    received: against.of,
    hint: "write dates, or days (weeks times 7, months times 30.44), or say",
    choices: [{line: "accept: [unit-against-note]", why: "they are days"}]
  });
}
