import {dictionary, normalName} from "../cohort/column-dictionary.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {writtenDays, writtenNumbers} from "../cohort/unread-texts.ts";
import {issue, type Issue} from "../record/issue.ts";
import {append} from "../record/lists-by-key.ts";
import {recordsOf} from "./table-records.ts";

/** Names, in normal form, of columns that tell of a progression; not of one before or after the line, or on other drugs. */
const ofProgression =
  /(?:^|_)(?:pd|progress|progression|progressions|progressed|progredienz|progres|progresion|progressao|progressione|progressie|progressiedatum)(?:_|$)/;
const ofAnother =
  /(?:^|_)(?:prior|previous|before|pre|vor|vorher\w*|earlier|next|second|2nd|pfs2|pd2|subsequent|final|last|letzte\w*|cns|brain|hirn|no|kein\w*|without|ohne|free|planned|review)(?:_|$)/;
const known: ReadonlySet<string> = new Set(dictionary.map(({name}) => name));

/** Fewest lines of which such a column has a day and the one that is read has none, and their least share of the patients. */
const FEWEST = 2;
const SHARE = 0.05;

/**
 * Stops where a second column holds days of progression on lines of which the column that is read holds none: their events would be missing.
 *
 * @example
 * const text = "patient_id,line,regimen,start,progression,clinical progression\nA,1,SG,2020-01-01,,2020-05-01\nB,1,SG,2020-01-02,,2020-05-02\nC,1,SG,2020-01-03,2020-05-03,\n";
 * const cohort = await readCohort([{name: "c.csv", text}], {dateMode: "real"});
 * secondProgressions(cohort).map(({code, column, count}) => [code, column, count]) // [["progression-in-second-column", "clinical progression", 2]]
 */
export function secondProgressions({shape, lines, mapping}: Cohort): Issue[] {
  if (shape !== "lines" || !lines.columnNames().includes("progression")) return [];
  const names = lines.columnNames().filter((name) => {
    const plain = normalName(name);
    return !known.has(name) && ofProgression.test(plain) && !ofAnother.test(plain);
  });
  if (names.length === 0) return [];
  const records = recordsOf(lines);
  // Without any day the endpoint is refused, and every such column may be the one to map.
  if (!records.some(({progression}) => typeof progression === "number")) return [];
  const startsOf = new Map<string, number[]>();
  for (const {patient_id: id, start} of records) if (typeof start === "number") append(startsOf, String(id), start);
  return names.flatMap((column) => {
    const texts = records.map((record) => String(record[column] ?? ""));
    const told = writtenDays(texts) ?? writtenNumbers(texts);
    if (told === null) return [];
    const missed = records.filter(({patient_id: id, start, progression}, i) => {
      const day = told[i] ?? null;
      if (day === null || typeof start !== "number" || typeof progression === "number" || day <= start) return false;
      const next = Math.min(...(startsOf.get(String(id)) ?? []).filter((own) => own > start));
      return day <= next;
    });
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
