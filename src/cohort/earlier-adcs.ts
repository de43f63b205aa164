import {mentionedAdcs, type MentionedAdc} from "../adc/mentioned-adcs.ts";
import {regimenParser} from "../adc/parse-regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {normalName} from "./column-dictionary.ts";
import {numberGaps} from "./earlier-adc-numbers.ts";
import type {LineRecords} from "./line-records.ts";
import {dayWord} from "./day-words.ts";
import {answerOf} from "./outcome-words.ts";
import {adcKey} from "./therapy-lines.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Canonical column of what is recorded of ADCs given before the lines of the file. */
const PRIOR_ADC = "prior_adc";
/** Headers of columns that tell what was given before. */
const tellsHistory =
  /prior|previous|earlier|histor|anamnes|pretreat|pre_treat|vortherap|vorbehand|vorgeschicht|antecedent|anterior|anterieur|preced|voorgeschiedenis|voorbehandel/;
/** Headers of columns that name drugs which are not of the past, or are no free text of the patient. */
const tellsOther =
  /next|plan|future|subsequent|follow|folge|later|nach|trial|study|studie|allerg|candidate|eligib|regimen|drug|class|target|payload|sequence|sequenz|transition|arm|group|gruppe|adc_?\d/;

/** Parts of a header that ask for what was before. */
const before =
  /^(?:prior|priors|previous|previously|earlier|before|pre|past|pretreated|pretreatment|preexposed|preexposure|history|vor|vorher|vorherige\w*|vorige\w*|fruher\w*|vortherap\w*|vorbehand\w*|zuvor|avant|anterieur\w*|precedent\w*|prealable\w*|anterior\w*|previ[oa]s?|antes|precedente\w*|prima|pregress[oa]|antecedente\w*|voor|eerder\w*|vorig\w*|voorafgaand\w*|naive|naiv|naif)$/;
/** Parts of a header that ask for something else than whether, or how many. */
const asksElse =
  /^(?:time|days?|weeks?|months?|years?|date|datum|fecha|data|start|begin\w*|end|stop|since|until|response|ansprechen|bor|best|pfs|os|ttd|duration|dauer|reason|toxicity|tox|dose|cycles?|interval|result|age|score|next|planned|eligible|trial|study|arm|group|target|payload|class|progression|pd|outcome|status_date)$/;

/** What a header asks of earlier ADCs: of which, and whether yes says that there was none. */
interface AskedEarlier {
  readonly adc: MentionedAdc;
  readonly turned: boolean;
}

/**
 * What a column asks of earlier ADCs by its header; null where it asks for nothing of the kind.
 *
 * @example
 * ["prior_kadcyla", "Number of prior ADCs", "ADC-naive", "adc0"].map((name) => askedEarlier(name)?.adc.label ?? null)
 * // ["T-DM1", "an ADC that is not named", "an ADC that is not named", "an ADC that is not named"]
 */
export function askedEarlier(column: string): AskedEarlier | null {
  const parts = normalName(column).split("_");
  const name = parts.join("_");
  if (/^(?:adc_?0)(?:_|$)/.test(name) && !parts.some((part) => asksElse.test(part)))
    return {adc: UNNAMED_ADC, turned: false};
  if (!parts.some((part) => before.test(part)) || parts.some((part) => asksElse.test(part))) return null;
  // Signs between letters are kept of names; a header denies nothing.
  const words = column
    .replaceAll(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/\b(pre|vor|prior)-/gi, "$1 ")
    .replaceAll(/-(?=na[iï])/gi, " ")
    .split(/[\s_./()]+/)
    .filter((word) => !/^(?:no|not|non|never|nr|n)$/i.test(word) && !before.test(normalName(word)));
  const [adc] = mentionedAdcs(words.join(" ").toUpperCase());
  return adc === undefined ? null : {adc, turned: parts.some((part) => /^nai(?:ve|v|f)$/.test(part))};
}

/** An ADC of which it is not said which. */
const UNNAMED_ADC: MentionedAdc = {product: null, label: "an ADC that is not named"};

/** A patient's lines with an ADC. */
interface OwnAdcs {
  /** Product and start of each. */
  readonly lines: readonly {readonly product: string; readonly start: number}[];
  /** Lines, of whatever drug, by their place. */
  readonly places: readonly number[];
}

/** A cell that speaks of ADCs. */
interface Told {
  readonly id: string;
  readonly place: {readonly file: string | null; readonly row: number | null};
  readonly column: string;
  /** Start of the line at which it stands; null where it stands with the patient. */
  readonly start: number | null;
  readonly adcs: readonly MentionedAdc[];
  /** ADCs given before by number, where the column asks that alone. */
  readonly number: number | null;
  /** The number counts ADCs before those of the file. */
  readonly isBeforeFile: boolean;
}

/**
 * Patients with an ADC that is none of their lines, by its name: given before them, so that which ADC of theirs came first is not known. A column that tells the history says so; in any
 * other text nobody but a person can know, and the run stops. No text is shown, only the names of conjugates. `order` lists the usable records.
 */
export function earlierAdcs(
  {lines, patientRows, applied, gaps}: LineRecords,
  order: readonly number[],
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: IssueLog}
): ReadonlyMap<string, string> {
  const own = ownAdcs(lines, order);
  const found = new Map<string, Set<string>>();
  const open: {told: Told; labels: string}[] = [];
  const said = new Set<string>();
  const inCells = toldInDrugCells(lines, order);
  for (const told of [...toldIn(lines, own, order), ...toldIn(patientRows, own, null), ...inCells]) {
    const patient = own.get(told.id);
    if (patient === undefined) continue;
    const decided =
      told.column === PRIOR_ADC ||
      inCells.includes(told) ||
      tellsHistory.test(normalName(told.column)) ||
      askedEarlier(told.column) !== null;
    const labels = labelsBefore(told, patient, decided);
    if (labels.length === 0) continue;
    // What stands on several lines of a patient is said once.
    const key = JSON.stringify([told.id, told.column, labels]);
    if (decided && said.has(key)) continue;
    said.add(key);
    if (!decided) {
      open.push({told, labels: labels.join(", ")});
      continue;
    }
    found.set(told.id, new Set([...(found.get(told.id) ?? []), ...labels]));
    log.add({
      code: "earlier-adc-in-text",
      severity: "warning",
      ...told.place,
      column: told.column === PRIOR_ADC || told.column === "regimen" ? spelled(told.column) : told.column,
      expected: "a line for each ADC that was given",
      received: labels.join(", "),
      hint: "given before the lines of the file: which ADC came first is not known, and the patient is in no comparison of a first with a second; write the line into the file, or population: {transitions: all} to keep the pair"
    });
  }
  for (const {id, label, file, row, column} of [...gaps, ...numberGaps(lines, order)]) {
    if (!own.has(id)) continue;
    found.set(id, new Set([...(found.get(id) ?? []), label]));
    log.add({
      code: "earlier-adc-by-number",
      severity: "warning",
      file,
      row,
      column,
      expected: "ADCs that are numbered from the first on, each with a line",
      received: label,
      hint: "one before a later one is not recorded: which ADC came first and second is not known, and the patient is in no comparison of a first with a second; write the line into the file, or population: {transitions: all} to keep the pair"
    });
  }
  askOpen(open, applied[PRIOR_ADC] ?? null, log);
  return new Map([...found].map(([id, labels]) => [id, [...labels].toSorted().join(", ")]));
}

function ownAdcs({columns}: TypedRecords, order: readonly number[]): ReadonlyMap<string, OwnAdcs> {
  const parse = regimenParser();
  const places = new Map<string, number[]>();
  for (const i of order) append(places, String(columns.get("patient_id")?.[i]), i);
  const own = [...places].map(([id, at]): [string, OwnAdcs] => {
    const lines = at.flatMap((i) =>
      parse(String(columns.get("regimen")?.[i] ?? "")).adcs.map((adc) => ({
        product: adcKey(adc),
        start: Number(columns.get("start")?.[i])
      }))
    );
    return [id, {lines, places: at}];
  });
  return new Map(own.filter(([, {lines}]) => lines.length > 0));
}

/** Cells that speak of ADCs, in the columns of text that may; `order` lists the records in use, null where they are no lines. */
function toldIn(records: TypedRecords, own: ReadonlyMap<string, OwnAdcs>, order: readonly number[] | null): Told[] {
  const ids = records.columns.get("patient_id") ?? [];
  const names = [
    PRIOR_ADC,
    ...[...records.unknown].filter((name) => !tellsOther.test(normalName(name)) || askedEarlier(name) !== null)
  ];
  return names.flatMap((column) => {
    const texts = records.columns.get(column) ?? [];
    const asked = column === PRIOR_ADC ? {adc: UNNAMED_ADC, turned: false} : askedEarlier(column);
    const places = (order ?? records.row.map((_, i) => i)).filter(
      (i) => typeof texts[i] === "string" && typeof ids[i] === "string" && records.unusable[i] === null
    );
    const numberAt = (i: number): number | null => (asked === null ? null : numberTold(String(texts[i]), asked.turned));
    // Where somebody with two ADCs had none before, the number does not count those of the file.
    const isBeforeFile =
      order === null && places.some((i) => numberAt(i) === 0 && (own.get(String(ids[i]))?.lines.length ?? 0) > 1);
    return places.flatMap((i): Told[] => {
      const [text, id] = [String(texts[i]), String(ids[i])];
      const number = numberAt(i);
      const named = asked === null || asked.adc.product === null || number === 0 ? [] : [asked.adc];
      const adcs = number === null ? mentionedAdcs(text) : named;
      if (adcs.length === 0 && (number ?? 0) === 0) return [];
      const everywhere = order === null || isOfPatient(texts, text, own.get(id)?.places ?? []);
      const start =
        everywhere && number === null ? null : order === null ? null : Number(records.columns.get("start")?.[i]);
      return [{id, place: recordPlace(records, i), column, start, adcs, number, isBeforeFile}];
    });
  });
}

/** ADCs that the cell of a drug tells in passing to have been given before it: `SG (nach T-DXd)`. */
function toldInDrugCells(records: TypedRecords, order: readonly number[]): Told[] {
  const parse = regimenParser();
  const ids = records.columns.get("patient_id") ?? [];
  return order.flatMap((i): Told[] => {
    const {history} = parse(String(records.columns.get("regimen")?.[i] ?? ""));
    const adcs = history?.when === "before" ? mentionedAdcs(history.drugs) : [];
    const start = Number(records.columns.get("start")?.[i]);
    return adcs.length === 0
      ? []
      : [
          {
            id: String(ids[i]),
            place: recordPlace(records, i),
            column: "regimen",
            start,
            adcs,
            number: null,
            isBeforeFile: false
          }
        ];
  });
}

/** Whether all lines of a patient, two or more, have one text: it is said of the patient. */
const isOfPatient = (texts: readonly unknown[], text: string, places: readonly number[]): boolean =>
  places.length > 1 && places.every((i) => texts[i] === text);

/** How many ADCs an answer or a number says were given before; null where something else stands. A yes that says that there was none turns it. */
function numberTold(text: string, turned: boolean): number | null {
  const cell = text.trim();
  const answer = answerOf(cell) ?? (/^[x+✓✔]$/i.test(cell) ? "yes" : dayWord(cell) === "none" ? "no" : null);
  const number =
    answer === null
      ? /^[≥>=~]{0,2}\s?\d{1,2}(?:\.0+)?\s?[+x×]?$/.test(cell)
        ? Number(/\d+/.exec(cell)?.[0])
        : null
      : null;
  if (answer === null && number === null) return null;
  const count = answer === null ? (number ?? 0) : answer === "yes" ? 1 : 0;
  return turned ? (count > 0 ? 0 : 1) : count;
}

/** Names of the ADCs that are told and are none of the patient's lines up to there; of a text that does not say when, none of them at all. */
function labelsBefore({start, adcs, number, isBeforeFile}: Told, {lines}: OwnAdcs, decided: boolean): string[] {
  const upTo = decided && start !== null ? lines.filter((line) => line.start <= start) : lines;
  const named = adcs
    .filter(({product}) => !upTo.some((line) => product === null || line.product === product))
    .map(({label}) => label);
  if (number === null || adcs.length > 0) return named;
  const known = isBeforeFile ? 0 : lines.filter((line) => start === null || line.start < start).length;
  return known < number ? [UNNAMED_ADC.label] : [];
}

/** Texts of which nobody but a person knows whether they tell of earlier therapy. */
function askOpen(open: readonly {told: Told; labels: string}[], mapped: string | null, log: IssueLog): void {
  const columns = new Map<string, {told: Told; labels: string}[]>();
  for (const one of open) append(columns, one.told.column, one);
  for (const [column, own] of columns) {
    const [first] = own;
    if (first === undefined) continue;
    log.add({
      code: "adc-in-text-alone",
      severity: "error",
      stops: true,
      ...first.told.place,
      column,
      expected:
        "a line for each ADC that was given: with an earlier one that stands in a text alone, the first in the file is not the first",
      received: [...new Set(own.map(({labels}) => labels))].slice(0, 6).join(", "),
      hint: `a text names an ADC of which its patient has no line (patients: ${new Set(own.map(({told}) => told.id)).size}); write the lines into the file, or say what the text means`,
      count: own.length,
      choices: [
        {
          line: `mapping: {${PRIOR_ADC}: ${JSON.stringify(column)}}`,
          why: `given before: which ADC came first is not known${mapped === null ? "" : `; in place of ${mapped}`}`
        },
        {line: "accept: [adc-in-text-alone]", why: "not given before the lines of the file"}
      ]
    });
  }
}
