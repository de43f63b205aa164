import {regimenParser} from "../adc/parse-regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import {askedOfLine, type LineQuestion} from "./asking-columns.ts";
import {dictionary, normalName} from "./column-dictionary.ts";
import {deniedIssue} from "./days-against-flags.ts";
import {flagSays, isBlankFlag, responseSays} from "./flag-words.ts";
import {headersInLanguages} from "./header-languages.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {answerOf, plainWord} from "./outcome-words.ts";
import {tellsReason} from "./outcome-reasons.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";
import type {ValueMeanings} from "./value-meanings.ts";

/** Fewest lines of which a column denies the progression, for a choice to be given. */
const FEWEST = 2;
/** Most different texts that a line of the plan explains. */
const MOST_TEXTS = 6;
/** What the plan says of a text by which a column denies a progression, where the column is right. */
const NO_PROGRESSION = "no progression";
/** Names of columns that say how a progression was found, or what it was. */
const typesProgression =
  /^(?:type|kind|basis|site|sites|mode|method)_of_(?:progression|pd)$|^(?:progression|pd)_(?:type|kind|basis|site|sites|mode|method|finding)$/;
/** Names of columns that say why somebody was censored. */
const censoringReason =
  /^(?:cnsdtdsc|(?:pfs_|ttp_)?(?:censor|censored|censoring|cens|cnsr)_?(?:reason|desc|description|why)|reason_(?:for_)?censor(?:ed|ing)|zensierungsgrund|motif_de_censure|motivo_(?:de_)?censura)$/;

/** How a column speaks of the progression of a line. */
type Speaking = LineQuestion | {readonly of: "reason" | "censoring reason"};

/** A column of a file that may deny progressions, and where its records stand. */
export interface ProgressionWitness {
  readonly file: string;
  readonly column: string;
  /** The canonical name, where it has one: its texts are explained under that. */
  readonly canonical: string | null;
  readonly speaks: Speaking;
  /** Each record speaks of the block of a wide file in whose table it stands. */
  readonly isOfBlock: boolean;
  /** The column of progressions of the same table. */
  readonly days: string | null;
  readonly records: "lines" | "patientRows";
  /** Place of each record. */
  readonly at: readonly number[];
  readonly ids: readonly string[];
  readonly texts: readonly string[];
  /** Number of the line of each record, and its drugs, where a file of patients holds a row for each line. */
  readonly lines: readonly string[] | null;
  readonly regimens: readonly string[] | null;
}

interface WitnessPlace {
  readonly records: "lines" | "patientRows";
  readonly before: number;
  /** Number of the block of a wide file. */
  readonly block: number | null;
}

/**
 * The columns of a file that may say that there was no progression on a line.
 *
 * @example
 * const table = {name: "c.csv", header: ["id", "progression", "pfs_event"], columns: [["A"], ["90"], ["0"]]};
 * const mapping = {mapped: [{canonical: "patient_id", column: "id"}, {canonical: "progression", column: "progression"}]};
 * progressionWitnessesIn(table, mapping, {records: "lines", before: 0, block: null}).map(({column}) => column) // ["pfs_event"]
 */
export function progressionWitnessesIn(
  {name: file, header, columns}: Pick<CsvTable, "name" | "header" | "columns">,
  {mapped}: {readonly mapped: readonly Pick<ProposedMapping["mapped"][number], "canonical" | "column">[]},
  {records, before, block}: WitnessPlace
): ProgressionWitness[] {
  const taken = new Map(mapped.map(({canonical, column}) => [column, canonical] as const));
  const textsOf = (column: string | undefined): readonly string[] | null =>
    column === undefined ? null : (columns[header.indexOf(column)] ?? null);
  const called = (canonical: string): string | undefined =>
    mapped.find((one) => one.canonical === canonical)?.column ??
    header.find((column) => namesOf(canonical).has(normalName(column)));
  const ids = textsOf(mapped.find(({canonical}) => canonical === "patient_id")?.column) ?? [];
  const days = mapped.find(({canonical}) => canonical === "progression")?.column ?? null;
  const [lines, regimens] =
    records === "patientRows" ? [textsOf(called("line")), textsOf(called("regimen"))] : [null, null];
  return header.flatMap((column): ProgressionWitness[] => {
    const canonical = taken.get(column) ?? null;
    const speaks = speaking(column, canonical);
    const texts = textsOf(column);
    if (speaks === null || texts === null) return [];
    // A number in a name of a wide file is that of a block: each is set against its own.
    if (block !== null && "number" in speaks && speaks.number !== null && speaks.number !== block) return [];
    const isOfBlock = block !== null && "number" in speaks && speaks.number === block;
    const at = texts.map((_, k) => before + k);
    return [{file, column, canonical, speaks, isOfBlock, days, records, at, ids, texts, lines, regimens}];
  });
}

function namesOf(canonical: string): ReadonlySet<string> {
  const known = dictionary.find(({name}) => name === canonical);
  return new Set([canonical, ...(known?.synonyms ?? []), ...headersInLanguages(canonical)]);
}

function speaking(column: string, canonical: string | null): Speaking | null {
  const name = normalName(column).replace(/^(?:adc_?\d_|line_?\d_|l\d_)/, "");
  if (canonical === "stop_reason" || canonical === "progression_basis") return {of: "reason"};
  if (canonical !== null && canonical !== column) return null;
  if (canonical === null && censoringReason.test(name)) return {of: "censoring reason"};
  if (canonical === null && (typesProgression.test(name) || tellsReason(name))) return {of: "reason"};
  return dictionary.some((known) => known.name === canonical) ? null : askedOfLine(column);
}

interface WitnessOptions {
  readonly spelled: (file: string | null, column: string) => string;
  readonly meanings: ValueMeanings;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Sets days of progression against what columns of any file say of the same lines: a column that says of two lines or more that there was none stops, since the last scan or contact may stand there. Where the plan says by
 * `no progression` that the column is right, there is none, and the day is the last assessment where none is recorded.
 */
export function checkProgressionWitnesses(
  witnesses: readonly ProgressionWitness[],
  {lines, patientRows}: {readonly lines: TypedRecords; readonly patientRows: TypedRecords},
  {spelled, meanings, log}: WitnessOptions
): void {
  const files = linesOf(lines, patientRows);
  const blanked = new Map<string, {column: string; places: number[]}>();
  for (const witness of gathered(witnesses)) {
    const key = witness.canonical ?? witness.column;
    const told = witness.texts.map((text) => {
      const meant = meanings.meaningOf(key, text);
      return {text: meant ?? text, isSettled: meant !== null && plainWord(meant) === NO_PROGRESSION};
    });
    const places = placesOf(witness, files);
    for (const [k, {isSettled}] of told.entries())
      for (const i of isSettled ? (places[k] ?? []) : [])
        if (typeof files.progressions[i] === "number") {
          const own = blanked.get(witness.column) ?? {column: witness.column, places: []};
          own.places.push(i);
          blanked.set(witness.column, own);
        }
    const open = told.map(({text, isSettled}) => (isSettled ? "" : text));
    const denied = deniedBy({...witness, texts: open}, places, files);
    if (denied.length > 0) log.add(issueOf(witness, denied, lines, spelled));
    const living = stillTreated({...witness, texts: open}, files);
    const [first] = living;
    if (first !== undefined)
      log.add({
        ...deniedIssue(witness.file, {
          day: "death",
          own: spelled(deathFile(lines, patientRows), "death"),
          column: witness.column,
          denied: living.length
        }),
        row: recordPlace(lines, first).row
      });
  }
  for (const {column, places} of blanked.values())
    withoutProgression(lines, [...new Set(places)], {column, spelled, log});
}

/** The lines of the files by patient, with their days. */
interface WitnessedLines {
  readonly ids: readonly string[];
  readonly progressions: readonly CellValue[];
  readonly deaths: ReadonlySet<string>;
  /** Places of the lines of each patient, by start. */
  readonly ofPatient: ReadonlyMap<string, readonly number[]>;
  readonly numbers: readonly CellValue[];
  readonly regimens: readonly string[];
  readonly isAdc: (i: number) => boolean;
}

function linesOf({columns}: TypedRecords, patientRows: TypedRecords): WitnessedLines {
  const ids = (columns.get("patient_id") ?? []).map(String);
  const starts = columns.get("start") ?? [];
  const regimens = (columns.get("regimen") ?? []).map((text) => String(text ?? ""));
  const byPatient = new Map<string, number[]>();
  ids.forEach((id, i) => append(byPatient, id, i));
  const ofPatient = new Map(
    [...byPatient].map(([id, own]) => [id, own.toSorted((a, b) => Number(starts[a]) - Number(starts[b]) || a - b)])
  );
  const parse = regimenParser();
  const dead = [columns, patientRows.columns].flatMap((own) =>
    (own.get("death") ?? []).flatMap((day, i) => (day === null ? [] : [String(own.get("patient_id")?.[i])]))
  );
  return {
    ids,
    progressions: columns.get("progression") ?? [],
    deaths: new Set(dead),
    ofPatient,
    numbers: columns.get("line") ?? [],
    regimens,
    isAdc: (i) => parse(regimens[i] ?? "").adcs.length > 0
  };
}

/** Records of one column that stand in several tables, one for each ADC of a wide file, as one where it has no block of its own. */
function gathered(witnesses: readonly ProgressionWitness[]): ProgressionWitness[] {
  const known = new Map<string, ProgressionWitness>();
  for (const witness of witnesses) {
    const key = `${witness.file}\n${witness.column}`;
    const own = known.get(key);
    known.set(
      key,
      own === undefined
        ? witness
        : {
            ...own,
            at: [...own.at, ...witness.at],
            ids: [...own.ids, ...witness.ids],
            texts: [...own.texts, ...witness.texts]
          }
    );
  }
  return [...known.values()];
}

/** The lines that each record of a column speaks of. */
function placesOf(witness: ProgressionWitness, files: WitnessedLines): readonly (readonly number[])[] {
  const {speaks, records, ids, lines, regimens} = witness;
  if (witness.isOfBlock) return ids.map((_, k) => [witness.at[k] ?? -1]);
  const number = "number" in speaks ? speaks.number : null;
  const counts = "counts" in speaks ? speaks.counts : "adc";
  const ofPatient = (k: number): readonly number[] => files.ofPatient.get((ids[k] ?? "").trim()) ?? [];
  if (number !== null)
    return ids.map((_, k) => {
      const own = counts === "line" ? ofPatient(k) : ofPatient(k).filter((i) => files.isAdc(i));
      const byNumber = counts === "line" ? own.filter((i) => files.numbers[i] === number) : [];
      return byNumber.length > 0 ? byNumber : own.slice(number - 1, number);
    });
  if (records === "lines" && !isOfPatients(witness, files)) return ids.map((_, k) => [witness.at[k] ?? -1]);
  return ids.map((_, k) => {
    const own = ofPatient(k);
    const [line, regimen] = [lines?.[k]?.trim() ?? "", plainWord(regimens?.[k] ?? "")];
    if (line !== "") return own.filter((i) => String(files.numbers[i] ?? "") === line.replace(/\.0+$/, ""));
    if (regimen !== "") return own.filter((i) => plainWord(files.regimens[i] ?? "") === regimen);
    // What is said once of a patient is said of the last line.
    return own.slice(-1);
  });
}

/** Whether a column of lines says one thing of each patient: of some patients of several lines, and different ones of different patients. */
function isOfPatients({speaks, ids, texts}: ProgressionWitness, files: WitnessedLines): boolean {
  if (speaks.of === "reason" || speaks.of === "censoring reason") return false;
  const said = new Map<string, Set<string>>();
  for (const [k, id] of ids.entries()) {
    const own = said.get(id.trim()) ?? new Set();
    said.set(id.trim(), own.add((texts[k] ?? "").trim()));
  }
  const several = [...said].filter(([id]) => (files.ofPatient.get(id) ?? []).length > 1);
  return (
    several.length >= FEWEST &&
    several.every(([, own]) => own.size === 1) &&
    new Set(several.map(([, own]) => [...own][0])).size > 1
  );
}

/** Last lines that are said to go on of patients with a day of death, one a patient. */
function stillTreated({speaks, records, at, texts}: ProgressionWitness, files: WitnessedLines): readonly number[] {
  if (speaks.of !== "reason" || records !== "lines") return [];
  return at.filter((i, k) => {
    const id = files.ids[i] ?? "";
    return (
      files.deaths.has(id) &&
      files.ofPatient.get(id)?.at(-1) === i &&
      flagSays(texts[k] ?? "", {day: "end", answers: false, digits: false, isText: true}) === "no"
    );
  });
}

/** The file in which days of death stand. */
const deathFile = (lines: TypedRecords, patientRows: TypedRecords): string | null =>
  ([lines, patientRows].find(({columns}) => columns.get("death")?.some((day) => day !== null)) ?? lines).file[0] ??
  null;

/** A record that denies a progression, and the lines with one. */
interface DeniedLine {
  readonly text: string;
  readonly i: number;
}

function deniedBy(
  witness: ProgressionWitness,
  places: readonly (readonly number[])[],
  files: WitnessedLines
): readonly DeniedLine[] {
  const denying = (no: (text: string) => boolean): DeniedLine[] => {
    const found = new Map<number, DeniedLine>();
    for (const [k, text] of witness.texts.entries())
      for (const i of no(text) ? (places[k] ?? []) : [])
        if (typeof files.progressions[i] === "number") found.set(i, {text: text.trim(), i});
    return [...found.values()];
  };
  const {speaks} = witness;
  if (speaks.of === "reason")
    return denying(
      (text) => flagSays(text, {day: "progression", answers: false, digits: false, isText: true}) === "no"
    );
  if (speaks.of === "censoring reason")
    return denying((text) => !isBlankFlag(text) && !/^(?:n\/?a|none|no|0|-|\.)$/i.test(text.trim()));
  if (!("turned" in speaks)) return [];
  const codes = codesOf(witness.texts);
  if (codes === null) return [];
  const words = denying((text) => saysNo(text, speaks));
  // 1 and 2 may be anything in a column whose name does not say of what it is the outcome.
  const isCoded = codes.size > 0 && (speaks.of === "progression" || (speaks.of === "outcome" && !hasOther(codes)));
  if (!isCoded) return words;
  const byCode = deniedByCode(speaks, codes, (code) => denying((text) => codeOf(text) === code));
  return speaks.of === "outcome" && isOfDeaths(witness, byCode, files) ? words : [...words, ...byCode];
}

const hasOther = (codes: ReadonlySet<string>): boolean => [...codes].some((code) => code !== "0" && code !== "1");

const codeOf = (text: string): string => text.trim().replace(/\.0+$/, "");

/** The codes of a column; null where one is none that is known. */
function codesOf(texts: readonly string[]): ReadonlySet<string> | null {
  const codes = new Set(texts.filter((text) => !isBlankFlag(text) && !/\p{L}/u.test(text)).map(codeOf));
  return [...codes].every((code) => /^[0-3]$/.test(code)) ? codes : null;
}

/** Lines with a progression at the code that says that there was none; of codes of censoring, which are written both ways, at the one with fewer. */
function deniedByCode(
  {turned, isOpen}: LineQuestion,
  codes: ReadonlySet<string>,
  at: (code: string) => readonly DeniedLine[]
): readonly DeniedLine[] {
  const fewest = (pair: readonly string[]): readonly DeniedLine[] =>
    pair.map(at).toSorted((a, b) => a.length - b.length)[0] ?? [];
  if (!codes.has("0")) return codes.size === 2 ? fewest([...codes].toSorted()) : [];
  if (codes.size > 2) return turned ? [] : at("0");
  if (isOpen && codes.size === 2 && turned) return fewest([...codes].toSorted());
  const [denied, others] = turned ? [at("1"), at("0")] : [at("0"), at("1")];
  // Of a status 1 may say that the patient is free of progression, where no day stands beside it.
  return isOpen && codes.size === 2 && others.length === 0 && denied.length >= FEWEST ? [] : denied;
}

function saysNo(text: string, {of, turned}: LineQuestion): boolean {
  if (of !== "progression") return responseSays(text) === "no";
  const answer = answerOf(text);
  if (answer !== null) return answer === (turned ? "yes" : "no");
  // No censoring is no progression denied.
  if (turned && /^(?:none|nil|-)$/i.test(text.trim())) return false;
  return (
    responseSays(text) === "no" ||
    flagSays(text, {day: "progression", answers: false, digits: false, isText: false}) === "no"
  );
}

/** Whether the codes of an outcome go with deaths rather than with progressions. */
function isOfDeaths(witness: ProgressionWitness, denied: readonly DeniedLine[], files: WitnessedLines): boolean {
  if (files.deaths.size === 0) return false;
  const against = (dead: string): number =>
    new Set(
      witness.ids
        .filter((id, k) => {
          const code = codeOf(witness.texts[k] ?? "");
          return /^\d$/.test(code) && (code === dead) !== files.deaths.has(id.trim());
        })
        .map((id) => id.trim())
    ).size;
  return 4 * Math.min(against("0"), against("1")) <= denied.length;
}

function issueOf(
  {file, column, canonical, isOfBlock, days}: ProgressionWitness,
  denied: readonly DeniedLine[],
  lines: TypedRecords,
  spelled: WitnessOptions["spelled"]
): Parameters<IssueLog["add"]>[0] {
  const places = denied.map(({i}) => i).toSorted((a, b) => a - b);
  const place = recordPlace(lines, places[0] ?? 0);
  const own = isOfBlock && days !== null ? days : spelled(place.file, "progression");
  const issue = deniedIssue(place.file ?? file, {
    day: "progression",
    own,
    column,
    denied: places.length,
    ...(file === place.file ? {} : {elsewhere: file})
  });
  const texts = [...new Set(denied.map(({text}) => text))].toSorted();
  const {choices = []} = issue;
  const settles = choices.length > 0 && canonical === null && texts.length <= MOST_TEXTS;
  return {
    ...issue,
    row: place.row,
    ...(choices.length === 0
      ? {}
      : {
          choices: [
            ...choices,
            ...(settles
              ? [
                  {
                    line: `values: {${JSON.stringify(column)}: {${texts.map((text) => `${JSON.stringify(text)}: ${NO_PROGRESSION}`).join(", ")}}}`,
                    why: `column ${column} is right: there was no progression, and the day is the last assessment where none is recorded`
                  }
                ]
              : [])
          ]
        })
  };
}

/** Takes away progressions that the plan says were none. */
function withoutProgression(
  lines: TypedRecords,
  places: readonly number[],
  {column, spelled, log}: Pick<WitnessOptions, "spelled" | "log"> & {readonly column: string}
): void {
  const {columns} = lines;
  const progressions = columns.get("progression") ?? [];
  const assessments = columns.get("last_assessment") ?? lines.row.map(() => null);
  columns.set("last_assessment", assessments);
  for (const i of places) {
    assessments[i] ??= progressions[i] ?? null;
    progressions[i] = null;
  }
  const place = recordPlace(lines, Math.min(...places));
  log.add({
    code: "progression-taken-back",
    severity: "warning",
    ...place,
    column: spelled(place.file, "progression"),
    expected: `a progression on no line of which column ${column} says that there was none`,
    hint: "as the plan says, there was none; the day is the last assessment where none is recorded",
    count: places.length
  });
}
