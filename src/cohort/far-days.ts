import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import type {Issue} from "../record/issue.ts";
import type {PatientValues} from "./patient-values.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Days of three years: fewest between a day and every other one of the files, for it to be doubted. */
const FAR = 1096;
/** Days of a year: most between a patient's last contact and a later progression or assessment. */
const LONG_AFTER_CONTACT = 365;
/** Fewest days of files in which one can be told to be far from the others. */
const FEWEST_DAYS = 10;
/** Largest share of days that can be far from the others where they differ from each other. */
const MOST_FAR = 0.05;

const ofLine = ["start", "end", "progression", "last_assessment"] as const;
const ofPatient = ["death", "last_contact"] as const;

/** A day of the files, with where it stands. */
interface PlacedDay {
  readonly id: string;
  readonly name: string;
  readonly day: number;
  readonly place: {readonly file: string | null; readonly row: number | null};
}

interface FarDayOptions {
  readonly spelled: (column: string) => string;
  readonly isRelative: boolean;
  readonly log: IssueLog;
}

/**
 * Stops for days that can hardly be: one that is years after every other of the files (9999, 2099, a year typed too late), where its patient has no other day there, and a progression or assessment
 * more than a year after the patient was last known alive. No clock is read: the files alone tell.
 */
export function checkFarDays(
  lines: TypedRecords,
  values: PatientValues,
  {spelled, isRelative, log}: FarDayOptions
): void {
  const days = [...lineDays(lines), ...patientDaysOf(values)];
  const far = new Set(farDays(days));
  for (const [name, own] of grouped(far)) {
    const [first] = own;
    if (first === undefined) continue;
    const texts = new Set(own.map(({day}) => String(day)));
    log.add({
      code: "day-far-after-all-others",
      severity: "error",
      stops: true,
      ...placesOf(own),
      column: spelled(name),
      expected: "a day within three years of any other day of the files",
      received: isRelative ? [...texts].slice(0, 3).join(", ") : null,
      hint: "no other day of the patient is as late; is it a code, or a year that was mistyped? correct it, or choose",
      count: own.length,
      choices: [
        ...(isRelative
          ? [...texts]
              .slice(0, 3)
              .map((text) => ({line: `values: {${name}: {"${text}": ""}}`, why: "it says that there is no such day"}))
          : []),
        {line: "accept: [day-far-after-all-others]", why: "it is that day"}
      ]
    });
  }
  checkLongAfterContact(lines, values, {spelled, log}, far);
}

function checkLongAfterContact(
  lines: TypedRecords,
  values: PatientValues,
  {spelled, log}: Pick<FarDayOptions, "spelled" | "log">,
  far: ReadonlySet<PlacedDay>
): void {
  const contacts = values.columns.get("last_contact") ?? [];
  const known = new Set([...far].map(({id, name, day}) => `${name}\n${day}\n${id}`));
  const late = lineDays(lines).filter(({id, name, day}) => {
    const contact = contacts[values.place.get(id) ?? -1];
    return (
      (name === "progression" || name === "last_assessment") &&
      typeof contact === "number" &&
      day - contact > LONG_AFTER_CONTACT &&
      !known.has(`${name}\n${day}\n${id}`) &&
      !known.has(`last_contact\n${contact}\n${id}`)
    );
  });
  for (const [name, own] of grouped(late)) {
    const [first] = own;
    if (first === undefined) continue;
    log.add({
      code: "day-long-after-last-contact",
      severity: "error",
      stops: true,
      ...placesOf(own),
      column: spelled(name),
      expected: `${name} no more than a year after the last contact, after which nobody saw the patient`,
      received: `${own.length} later than that`,
      hint: "one of the two days is wrong; correct it, or choose",
      count: own.length,
      choices: [
        {line: "accept: [day-long-after-last-contact]", why: `${name} counts on its day, and the last contact is wrong`}
      ]
    });
  }
}

function grouped(days: Iterable<PlacedDay>): Map<string, PlacedDay[]> {
  const groups = new Map<string, PlacedDay[]>();
  for (const day of days) groups.set(day.name, [...(groups.get(day.name) ?? []), day]);
  return groups;
}

/** Place of the first of some days, with the rows of those in the same file. */
function placesOf(days: readonly PlacedDay[]): Pick<Issue, "file" | "row" | "rows"> {
  const {file, row} = days[0]?.place ?? {file: null, row: null};
  return {file, row, rows: days.flatMap(({place}) => (place.file === file && place.row !== null ? [place.row] : []))};
}

function lineDays(lines: TypedRecords): PlacedDay[] {
  const ids = lines.columns.get("patient_id") ?? [];
  return ofLine.flatMap((name) =>
    (lines.columns.get(name) ?? []).flatMap((day, i): PlacedDay[] =>
      typeof day === "number" && lines.unusable[i] === null
        ? [{id: String(ids[i]), name, day, place: recordPlace(lines, i)}]
        : []
    )
  );
}

function patientDaysOf({place, columns}: PatientValues): PlacedDay[] {
  const nowhere = {file: null, row: null};
  return ofPatient.flatMap((name) => {
    const days: readonly CellValue[] = columns.get(name) ?? [];
    return [...place].flatMap(([id, at]): PlacedDay[] => {
      const day = days[at];
      return typeof day === "number" ? [{id, name, day, place: nowhere}] : [];
    });
  });
}

/** Days beyond the first gap of three years and of all the time before it, where no patient has two days there; few of them, or one day again and again. */
function farDays(days: readonly PlacedDay[]): PlacedDay[] {
  if (days.length < FEWEST_DAYS) return [];
  const sorted = days.toSorted((a, b) => a.day - b.day);
  const first = sorted[0]?.day ?? 0;
  const cut = sorted.findIndex(({day}, k) => {
    const before = sorted[k - 1]?.day ?? day;
    return day - before >= Math.max(FAR, before - first);
  });
  if (cut < sorted.length / 2) return [];
  const beyond = sorted.slice(cut);
  const byPatient = new Map<string, Set<number>>();
  for (const {id, day} of beyond) byPatient.set(id, (byPatient.get(id) ?? new Set()).add(day));
  if ([...byPatient.values()].some((own) => own.size > 1)) return [];
  const isOneDay = new Set(beyond.map(({day}) => day)).size === 1;
  return isOneDay || beyond.length <= Math.max(1, MOST_FAR * days.length) ? beyond : [];
}
