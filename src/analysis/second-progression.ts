import {dictionary, normalName} from "../cohort/column-dictionary.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {writtenDays, writtenNumbers} from "../cohort/unread-texts.ts";
import {issue, type Issue, type PlanChoice} from "../record/issue.ts";
import {append, listsByKey} from "../record/lists-by-key.ts";
import type {TableRecord} from "../record/result.ts";
import {recordsOf} from "./table-records.ts";

/** Names, in normal form, of columns that tell of a progression; `ofAnother` of one before or after the line, or on other drugs. */
const ofProgression =
  /(?:^|_)(?:pd|progress|progression|progressions|progressed|progredienz|progres|progresion|progressao|progressione|progressie|progressiedatum)(?:_|$)/;
const ofAnother =
  /(?:^|_)(?:prior|previous|before|pre|vor|vorher\w*|earlier|next|second|2nd|pfs2|pd2|subsequent|final|last|letzte\w*|cns|brain|hirn|no|kein\w*|without|ohne|free|planned|review)(?:_|$)/;
const known: ReadonlySet<string> = new Set(dictionary.map(({name}) => name));

/** Fewest lines of which such a column has a day and the one that is read has none, and their least share of the patients. */
const FEWEST = 2;
const SHARE = 0.05;

/**
 * Stops where a second column holds days of progression on lines of which the column that is read holds none, or where none is read and such columns are there: their events would be missing.
 *
 * @example
 * const text = "patient_id,line,regimen,start,progression,clinical progression\nA,1,SG,2020-01-01,,2020-05-01\nB,1,SG,2020-01-02,,2020-05-02\nC,1,SG,2020-01-03,2020-05-03,\n";
 * const cohort = await readCohort([{name: "c.csv", text}], {dateMode: "real"});
 * secondProgressions(cohort).map(({code, column, count}) => [code, column, count]) // [["progression-in-second-column", "clinical progression", 2]]
 */
export function secondProgressions(cohort: Cohort): Issue[] {
  const {shape, lines, mapping} = cohort;
  if (shape !== "lines") return [];
  const names = lines.columnNames().filter((name) => !known.has(name) && ofProgression.test(normalName(name)));
  if (names.length === 0) return [];
  const records = recordsOf(lines);
  const startsOf = new Map<string, number[]>();
  for (const {patient_id: id, start} of records) if (typeof start === "number") append(startsOf, String(id), start);
  const told = {records, startsOf};
  if (!records.some(({progression}) => typeof progression === "number")) return notMapped(cohort, names, told);
  return names.flatMap((column) => {
    if (ofAnother.test(normalName(column))) return [];
    const missed = missedBy(column, told);
    if (missed.length < FEWEST || missed.length < SHARE * startsOf.size) return [];
    const read = mapping["progression"] ?? "progression";
    return [
      issue({
        code: "progression-in-second-column",
        severity: "error",
        stops: true,
        column,
        count: missed.length,
        expected: `every day of progression in ${read}`,
        received: `${missed.length} lines with a day in ${column} and none in ${read}`,
        hint: "they would have no progression; choose",
        choices: [
          {
            line: `mapping: {progression: {earliest: [${JSON.stringify(read)}, ${JSON.stringify(column)}]}}`,
            why: "the earlier of the two counts"
          },
          {line: `mapping: {progression: ${JSON.stringify(column)}}`, why: "that column counts alone"},
          {line: "accept: [progression-in-second-column]", why: `${read} counts alone`}
        ]
      })
    ];
  });
}

/** Records of lines, and the starts of each patient. */
interface LinesTold {
  readonly records: readonly TableRecord[];
  readonly startsOf: ReadonlyMap<string, readonly number[]>;
}

/** The days of a column of records, calendar dates or numbers. */
function daysOf(column: string, {records}: LinesTold): readonly (number | null)[] | null {
  const texts = records.map((record) => String(record[column] ?? ""));
  return writtenDays(texts) ?? writtenNumbers(texts);
}

/** Records without a progression of which a column has a day, after their start and up to the next of the patient. */
function missedBy(column: string, told: LinesTold): readonly TableRecord[] {
  const days = daysOf(column, told);
  if (days === null) return [];
  return told.records.filter(({patient_id: id, start, progression}, i) => {
    const day = days[i] ?? null;
    if (day === null || typeof start !== "number" || typeof progression === "number" || day <= start) return false;
    const next = Math.min(...(told.startsOf.get(String(id)) ?? []).filter((own) => own > start));
    return day <= next;
  });
}

/** Names of days of the line before. */
const ofBefore =
  /(?:^|_)(?:prior|previous|before|preceding|vorher\w*|vor|avant|precedent\w*|anterior\w*|precedente|vorige|voor)(?:_|$)/;

/** Words that say who read a scan, and which of several readings it is. */
const ofReading =
  /(?:^|_)(?:(?:first|second|1st|2nd|final|last|local|central|independent|blinded)_)*(?:read|reads|reading|reader|review|befundung|lecture|lectura|lettura)(?=_|$)/g;

/**
 * Stops where no line has a day of progression and columns that nothing reads are named so and hold days: deaths alone would be events, and whose ADC1 ended by progression would not be known.
 */
function notMapped({sources}: Cohort, names: readonly string[], told: LinesTold): Issue[] {
  const within = names
    .filter((column) => !ofAnother.test(normalName(column).replaceAll(ofReading, "")))
    .map((column) => ({column, count: missedBy(column, told).length}))
    .filter(({count}) => count >= FEWEST && count >= SHARE * told.startsOf.size);
  const before = names
    .filter((column) => ofBefore.test(normalName(column)))
    .map((column) => ({column, count: (daysOf(column, told) ?? []).filter((day) => day !== null).length}))
    .filter(({count}) => count >= FEWEST);
  const found = within.length > 0 ? within : before;
  if (found.length === 0) return [];
  const columns = found.map(({column}) => column);
  const isWide = sources.some(({role}) => role === "wide");
  return [
    issue({
      code: "progression-not-mapped",
      severity: "error",
      stops: true,
      file: sources.map(({name}) => name).join(", "),
      column: columns.join(" / "),
      count: Math.max(...found.map(({count}) => count)),
      expected: "a column with the day of progression on each line",
      received: `no progression on any line, and days in ${found.map(({column, count}) => `${column} (${count})`).join(", ")}`,
      hint:
        within.length === 0
          ? "they are of the line before: write each on the line that it ended, into a column progression, else deaths alone are events"
          : "unread, deaths alone are events, and nobody is known to have progressed on ADC1; choose",
      choices: [
        ...(within.length === 0 ? [] : mappingChoices(columns, isWide)),
        {line: "accept: [progression-not-mapped]", why: "none of them is a progression: deaths alone are events"}
      ]
    })
  ];
}

/** Lines that map columns of progressions: of several the earliest day in one step, and each alone; of a wide file by the number of the ADC in their names. */
function mappingChoices(columns: readonly string[], isWide: boolean): PlanChoice[] {
  const byNumber = listsByKey(columns, (column) => (isWide ? (/adc_?(\d)/.exec(normalName(column))?.[1] ?? "") : ""));
  const keyOf = (number: string): string => (number === "" ? "progression" : `adc${number}_progression`);
  const line = (source: (own: readonly string[]) => string): string =>
    `mapping: {${[...byNumber].map(([number, own]) => `${keyOf(number)}: ${source(own)}`).join(", ")}}`;
  const quoted = (column: string | undefined): string => JSON.stringify(column ?? "");
  const most = Math.max(...[...byNumber.values()].map((own) => own.length));
  if (most === 1) return [{line: line(([only]) => quoted(only)), why: "the day of progression stands there"}];
  // Of several readings of one scan the earliest day is the one that was corrected.
  const areReadings = columns.some((column) => normalName(column).search(ofReading) >= 0);
  const earliest: readonly PlanChoice[] = [
    {
      line: line((own) => (own.length === 1 ? quoted(own[0]) : `{earliest: [${own.map(quoted).join(", ")}]}`)),
      why: "the earliest of them counts"
    }
  ];
  return [
    ...(areReadings ? [] : earliest),
    ...Array.from({length: most}, (_, k) => ({
      line: line((own) => quoted(own[Math.min(k, own.length - 1)])),
      why: `${[...byNumber.values()].map((own) => own[Math.min(k, own.length - 1)]).join(", ")} alone`
    }))
  ];
}
