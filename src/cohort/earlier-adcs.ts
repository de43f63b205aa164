import {mentionedAdcs, type MentionedAdc} from "../adc/mentioned-adcs.ts";
import {regimenParser} from "../adc/parse-regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {normalName} from "./column-dictionary.ts";
import type {LineRecords} from "./line-records.ts";
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
}

/**
 * Patients with an ADC that is none of their lines, by its name: given before them, so that which ADC of theirs came first is not known. A column that tells the history says so; in any
 * other text nobody but a person can know, and the run stops. No text is shown, only the names of conjugates. `order` lists the usable records.
 */
export function earlierAdcs(
  {lines, patientRows, applied}: LineRecords,
  order: readonly number[],
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: IssueLog}
): ReadonlyMap<string, string> {
  const own = ownAdcs(lines, order);
  const found = new Map<string, Set<string>>();
  const open: {told: Told; labels: string}[] = [];
  for (const told of [...toldIn(lines, own, order), ...toldIn(patientRows, own, null)]) {
    const patient = own.get(told.id);
    if (patient === undefined) continue;
    const decided = told.column === PRIOR_ADC || tellsHistory.test(normalName(told.column));
    const labels = labelsBefore(told, patient, decided);
    if (labels.length === 0) continue;
    if (!decided) {
      open.push({told, labels: labels.join(", ")});
      continue;
    }
    found.set(told.id, new Set([...(found.get(told.id) ?? []), ...labels]));
    log.add({
      code: "earlier-adc-in-text",
      severity: "warning",
      ...told.place,
      column: told.column === PRIOR_ADC ? spelled(PRIOR_ADC) : told.column,
      expected: "a line for each ADC that was given",
      received: labels.join(", "),
      hint: "given before the lines of the file: which ADC came first is not known, and the patient is in no comparison of a first with a second; write the line into the file, or population: {transitions: all} to keep the pair"
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
  const names = [PRIOR_ADC, ...[...records.unknown].filter((name) => !tellsOther.test(normalName(name)))];
  return names.flatMap((column) => {
    const texts = records.columns.get(column) ?? [];
    return (order ?? records.row.map((_, i) => i)).flatMap((i): Told[] => {
      const [text, id] = [texts[i], ids[i]];
      if (typeof text !== "string" || typeof id !== "string" || records.unusable[i] !== null) return [];
      const number = column === PRIOR_ADC ? numberTold(text) : null;
      const adcs = number === null ? mentionedAdcs(text) : [];
      if (adcs.length === 0 && (number ?? 0) === 0) return [];
      const everywhere = order === null || isOfPatient(texts, text, own.get(id)?.places ?? []);
      const start =
        everywhere && number === null ? null : order === null ? null : Number(records.columns.get("start")?.[i]);
      return [{id, place: recordPlace(records, i), column, start, adcs, number}];
    });
  });
}

/** Whether all lines of a patient, two or more, have one text: it is said of the patient. */
const isOfPatient = (texts: readonly unknown[], text: string, places: readonly number[]): boolean =>
  places.length > 1 && places.every((i) => texts[i] === text);

/** How many ADCs an answer or a number says were given before; null where something else stands. */
function numberTold(text: string): number | null {
  const answer = answerOf(text);
  if (answer !== null) return answer === "yes" ? 1 : 0;
  return /^\d{1,2}$/.test(text.trim()) ? Number(text) : null;
}

/** Names of the ADCs that are told and are none of the patient's lines up to there; of a text that does not say when, none of them at all. */
function labelsBefore({start, adcs, number}: Told, {lines}: OwnAdcs, decided: boolean): string[] {
  if (number !== null)
    return lines.filter((line) => start === null || line.start < start).length < number
      ? ["an ADC that is not named"]
      : [];
  const upTo = decided && start !== null ? lines.filter((line) => line.start <= start) : lines;
  return adcs
    .filter(({product}) => !upTo.some((line) => product === null || line.product === product))
    .map(({label}) => label);
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
