import {regimenParser} from "../adc/parse-regimen.ts";
import type {Catalogue} from "../adc/catalogue.ts";
import {dictionary, normalName} from "../cohort/column-dictionary.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {unreadWords, writtenDays, writtenNumbers, type UnreadHolding} from "../cohort/unread-texts.ts";
import {toldEnd} from "../cohort/outcome-reasons.ts";
import {outcomeWord} from "../cohort/outcome-words.ts";
import {rankCorrelation} from "../math/rank-correlation.ts";
import type {Question} from "../question/question.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {TableRecord} from "../record/result.ts";
import {text} from "./group-of.ts";
import {askedColumns} from "./planned-columns.ts";
import {recordsOf} from "./table-records.ts";

/** Fewest patients of whom an unread column says something. */
const FEWEST = 2;
/** Fewest patients with a whole number, so that these may be days. */
const FEWEST_NUMBERS = 8;
/** Least rank correlation with the last known day, and share of the numbers within the patient's days, by which whole numbers may be days. */
const LIKE_DAYS = {correlation: 0.6, within: 0.9} as const;
/** Most columns, and most words of one, that are named. */
const MOST_NAMED = 6;
const MOST_WORDS = 3;

/** Columns of the tables of a cohort that are no column of a file, or that tell where a record stands. */
const own: ReadonlySet<string> = new Set([
  ...dictionary.map(({name}) => name),
  "file",
  "row",
  "time",
  "event",
  "event_cause",
  "imputed",
  "unread_adc",
  "derived_line",
  "earlier_adc"
]);
/** Names of days, in normal form, that are none of an outcome: of records, persons, samples and local therapy. */
const ofNoOutcome =
  /(?:^|_)(?:entry|entered|created|modified|updated|edited|saved|extracted|extraction|export|exported|import|imported|query|audit|eingabe\w*|anlage\w*|geandert|saisie|registro|inserimento|birth|dob|geburt\w*|consent|einwilligung\w*|enrolment|enrollment|biopsy|biopsie|biopsia|sample|specimen|pathology|surgery|operation|op|resection|mastectomy|nephrectomy|cystectomy|chirurgie|cirugia|chirurgia|rt|radiotherapy|radiation|irradiation|bestrahlung\w*|strahlentherapie|radiatio|radiotherapie|radioterapia|srs|sbrt|echo|lvef|brca|ngs|sequencing)(?:_|$)/;

/** Columns of days that the dictionary knows. */
const days = dictionary.filter(({kind}) => kind === "day").map(({name}) => name);

/** A column that nothing reads. */
interface UnreadColumn {
  readonly column: string;
  readonly holds: UnreadHolding;
  /** What it holds, where that are words. */
  readonly words: readonly string[];
  readonly count: number;
}

/**
 * Columns that neither the dictionary nor the plan knows, and that may say what happened to patients: days after the start of an ADC that stand in no other column, words of an outcome, or texts that are no answer to what the name of
 * the column asks. One finding for each kind names its columns, so that nothing of the kind is left out in silence.
 *
 * @example
 * const text = "patient_id,regimen,start,Hinweg\nA,SG,2020-01-01,2020-05-01\nB,SG,2020-01-02,2020-05-02\nC,SG,2020-01-03,2020-05-03\nD,SG,2020-01-04,\n";
 * const cohort = await readCohort([{name: "c.csv", text}], {dateMode: "real"});
 * unreadColumns(cohort, null).map(({code, column, count}) => [code, column, count]) // [["days-not-read", "Hinweg", 3]]
 */
export function unreadColumns(cohort: Cohort, question: Question | null, catalogue?: Catalogue): Issue[] {
  const named = new Set(question === null ? [] : askedColumns(question).map(([, column]) => column));
  const found = (cohort.shape === "lines" ? ofLines(cohort, catalogue) : ofFollowUp(cohort)).filter(
    ({column}) => !named.has(column)
  );
  return (["days", "outcome words", "no answers"] as const).flatMap((holds) => {
    const alike = found.filter((one) => one.holds === holds);
    return alike.length === 0 ? [] : [issueOf(holds, alike, hasDeaths(cohort))];
  });
}

const codes: Readonly<Record<UnreadHolding, {readonly code: string; readonly expected: string}>> = {
  "days": {code: "days-not-read", expected: "columns of days that the data dictionary or the mapping knows"},
  "outcome words": {code: "outcome-words-not-read", expected: "words of an outcome in columns that are read"},
  "no answers": {code: "answers-not-read", expected: "yes and no, 0 and 1, or words of an outcome"}
};

function issueOf(holds: UnreadHolding, alike: readonly UnreadColumn[], deaths: boolean): Issue {
  const [first] = alike;
  const name = JSON.stringify(first?.column ?? "");
  const more = alike.length - MOST_NAMED;
  const shown = alike.slice(0, MOST_NAMED).map(({column, words}) => {
    const said = words.filter(mayBeShown).slice(0, MOST_WORDS);
    return said.length === 0 ? column : `${column} (${said.join(", ")}${words.length > said.length ? ", …" : ""})`;
  });
  return issue({
    ...codes[holds],
    severity: "warning",
    column: alike.map(({column}) => column).join(" / "),
    received: `${shown.join("; ")}${more > 0 ? `; ${more} more` : ""}`,
    count: alike.reduce((sum, {count}) => sum + count, 0),
    hint:
      holds === "days"
        ? `nothing is read from them; where they are ${deaths ? "" : "deaths, "}progressions, assessments, contacts or starts of therapy, say so, e.g. mapping: {${deaths ? "progression" : "death"}: ${name}}`
        : `nothing is read from them; where they say what happened, write mapping: or values: {${name}: {WORD: MEANING}}`
  });
}

/** Whether a text is no more than a word of an outcome, or a code of three signs: any other may hold a name. */
const mayBeShown = (word: string): boolean => outcomeWord(word) !== null || (word.length <= 3 && !/\d{2}/.test(word));

const hasDeaths = ({shape, patients}: Cohort): boolean =>
  shape !== "lines" ||
  (patients.columnNames().includes("death") &&
    Array.from(patients.array("death") as ArrayLike<unknown>).some((day) => typeof day === "number"));

const filled = (value: TableRecord[string] | undefined): string =>
  value === null || value === undefined ? "" : String(value).trim();

/** Columns of the tables of lines and patients. */
function ofLines(cohort: Cohort, catalogue?: Catalogue): UnreadColumn[] {
  const course = courseOf(cohort, catalogue);
  const deaths = new Map(
    recordsOf(cohort.patients).map((record) => [text(record["patient_id"] ?? null) ?? "", record["death"] ?? null])
  );
  const found = [cohort.lines, cohort.patients].flatMap((table) => {
    const records = recordsOf(table);
    const ids = records.map((record) => text(record["patient_id"] ?? null) ?? "");
    return table.columnNames().flatMap((column): UnreadColumn[] => {
      if (own.has(column)) return [];
      const texts = records.map((record) => filled(record[column]));
      const told = ofNoOutcome.test(normalName(column)) ? 0 : daysTold(texts, ids, course);
      if (told > 0) return [{column, holds: "days", words: [], count: told}];
      const words = unreadWords(column, texts, {ofLines: true});
      if (words === null) return [];
      const places = ids.flatMap((id, i) => {
        const said = texts[i] ?? "";
        const isKnown = words.holds === "outcome words" && standsIn(said, records[i], deaths.get(id) ?? null);
        return words.words.includes(said) && !isKnown ? [i] : [];
      });
      const patients = new Set(places.map((i) => ids[i])).size;
      const news = words.words.filter((word) => places.some((i) => texts[i] === word));
      return patients < FEWEST ? [] : [{column, holds: words.holds, words: news, count: patients}];
    });
  });
  return [...new Map(found.map((one) => [one.column, one])).values()];
}

/** Whether what a text says of a line, or of a patient, stands in a column that is read. */
function standsIn(said: string, record: TableRecord | undefined, death: TableRecord[string] | undefined): boolean {
  const end = toldEnd(said);
  if (end === "death" || outcomeWord(said) === "censored") return (typeof death === "number") === (end === "death");
  return (
    end === "progression" && (typeof record?.["progression"] === "number" || record?.["stop_reason"] === "progression")
  );
}

/** Days of each patient that are known, and when the first ADC began. */
interface Course {
  /** A day of death is recorded somewhere. */
  readonly hasDeaths: boolean;
  readonly known: ReadonlyMap<string, ReadonlySet<number>>;
  readonly firstAdc: ReadonlyMap<string, number>;
}

function courseOf(cohort: Cohort, catalogue?: Catalogue): Course {
  const {lines, patients} = cohort;
  const parse = regimenParser(catalogue === undefined ? {} : {catalogue});
  const known = new Map<string, Set<number>>();
  const firstAdc = new Map<string, number>();
  for (const record of [...recordsOf(lines), ...recordsOf(patients)]) {
    const id = text(record["patient_id"] ?? null) ?? "";
    const mine = known.get(id) ?? new Set<number>();
    known.set(id, mine);
    for (const name of days) {
      const day = record[name];
      if (typeof day === "number") mine.add(day);
    }
    const [start, regimen] = [record["start"], record["regimen"]];
    if (typeof start === "number" && parse(String(regimen ?? "")).adcs.length > 0)
      firstAdc.set(id, Math.min(start, firstAdc.get(id) ?? Infinity));
  }
  return {known, firstAdc, hasDeaths: hasDeaths(cohort)};
}

/** Of how many patients a column tells a day after the start of their first ADC that no other column has; 0 where it holds no days, or the same for everybody. */
function daysTold(texts: readonly string[], ids: readonly string[], course: Course): number {
  const {known, firstAdc} = course;
  const told = writtenDays(texts) ?? numbersLikeDays(texts, ids, course);
  if (told === null || new Set(told.filter((day) => day !== null)).size < 2) return 0;
  // Where no death is recorded, some patients have a day and others none, the last contact may be the death.
  const mayBeDeaths = !course.hasDeaths && told.includes(null);
  const patients = new Set(
    ids.filter((id, i) => {
      const day = told[i] ?? null;
      return day !== null && day > (firstAdc.get(id) ?? Infinity) && (mayBeDeaths || known.get(id)?.has(day) !== true);
    })
  );
  return patients.size < FEWEST ? 0 : patients.size;
}

/** Whole numbers that lie within the days of their patients and go with the last of these; null where they do not. */
function numbersLikeDays(
  texts: readonly string[],
  ids: readonly string[],
  {known, firstAdc}: Pick<Course, "known" | "firstAdc">
): readonly (number | null)[] | null {
  const numbers = writtenNumbers(texts);
  if (numbers === null) return null;
  const ofPatient = new Map<string, {readonly day: number; readonly last: number}>();
  for (const [i, day] of numbers.entries()) {
    const id = ids[i] ?? "";
    if (day !== null && firstAdc.has(id)) ofPatient.set(id, {day, last: Math.max(...(known.get(id) ?? []))});
  }
  const pairs = [...ofPatient.values()];
  if (pairs.length < FEWEST_NUMBERS) return null;
  const within = pairs.filter(({day, last}) => day <= last).length;
  const correlation = rankCorrelation(
    pairs.map(({day}) => day),
    pairs.map(({last}) => last)
  );
  return within >= LIKE_DAYS.within * pairs.length && (correlation ?? 0) >= LIKE_DAYS.correlation ? numbers : null;
}

/** Whether a text says the progression or death that is the event of its record, or that nothing happened where there is none. */
function isEventOf(said: string, record: TableRecord | undefined): boolean {
  if (["progression", "death"].includes(toldEnd(said))) return record?.["event"] === 1;
  return outcomeWord(said) === "censored" && record?.["event"] === 0;
}

/** Columns of ready-made follow-up: there the outcome is one column, and days beside it tell of others. */
function ofFollowUp({followUp}: Cohort): UnreadColumn[] {
  if (followUp === null) return [];
  const records = recordsOf(followUp);
  return followUp.columnNames().flatMap((column): UnreadColumn[] => {
    if (own.has(column)) return [];
    const texts = records.map((record) => filled(record[column]));
    const words = unreadWords(column, texts, {ofLines: false});
    if (words === null) return [];
    const places = texts.flatMap((said, i) => {
      const isKnown = words.holds === "outcome words" && isEventOf(said, records[i]);
      return words.words.includes(said) && !isKnown ? [i] : [];
    });
    const news = words.words.filter((word) => places.some((i) => texts[i] === word));
    return places.length < FEWEST ? [] : [{column, holds: words.holds, words: news, count: places.length}];
  });
}
