import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell} from "../cohort/therapy-lines.ts";

/** Fewest patients alive of whom a pattern can be told. */
const FEWEST_ALIVE = 5;
/** Days before the extraction that still are the day of extraction: a registry is brought up to date within a week. */
const WITHIN_DAYS = 7;

/**
 * The last day on which each patient alive was seen, where the last contact of everybody alive is the day on which the data were extracted: each patient's own data cut-off, or one day for all, up to a week before it. That day
 * says that the file was made, and not that anybody looked for a progression. Null where it is not so.
 *
 * @example
 * const line = (id, contact) => `${id},SG,0,90,${contact},900\n`;
 * const text = `patient_id,regimen,start,end,last_contact,data_cutoff\n${["A", "B", "C", "D", "E"].map((id) => line(id, 900)).join("")}`;
 * lastSeenBeforeExtraction(await readCohort([{name: "c.csv", text}])).get("A") // 90
 */
export function lastSeenBeforeExtraction({patients, lines, assessments}: Cohort): ReadonlyMap<string, number> | null {
  const alive = aliveWithContact(patients);
  if (alive.length < FEWEST_ALIVE || !isExtraction(alive)) return null;
  const own = new Map(alive.map(({id}) => [id, -Infinity]));
  const see = (table: Cohort["lines"], column: string): void => {
    const days = columnOf(table, column);
    for (const [i, id] of columnOf(table, "patient_id").entries()) {
      const [day, last] = [dayOfCell(days[i]), own.get(String(id))];
      if (day !== null && last !== undefined) own.set(String(id), Math.max(last, day));
    }
  };
  for (const column of ["start", "end", "progression", "last_assessment"]) see(lines, column);
  if (assessments !== null) see(assessments, "day");
  return own;
}

interface AlivePatient {
  readonly id: string;
  readonly contact: number;
  readonly cutoff: number | null;
}

function aliveWithContact(patients: Cohort["patients"]): AlivePatient[] {
  const [deaths, contacts, cutoffs] = ["death", "last_contact", "data_cutoff"].map((name) => columnOf(patients, name));
  return columnOf(patients, "patient_id").flatMap((id, i) => {
    const contact = dayOfCell(contacts?.[i]);
    return contact === null || dayOfCell(deaths?.[i]) !== null
      ? []
      : [{id: String(id), contact, cutoff: dayOfCell(cutoffs?.[i])}];
  });
}

function isExtraction(alive: readonly AlivePatient[]): boolean {
  const latest = alive.reduce((day, {contact}) => Math.max(day, contact), -Infinity);
  const near = (contact: number, extraction: number): boolean =>
    contact <= extraction && contact >= extraction - WITHIN_DAYS;
  return (
    alive.every(({contact, cutoff}) => cutoff !== null && near(contact, cutoff)) ||
    alive.every(({contact, cutoff}) => cutoff === null && near(contact, latest))
  );
}
