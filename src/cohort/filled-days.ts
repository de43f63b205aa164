import type {IssueLog} from "../record/issue-log.ts";
import type {CellValue} from "./cell-values.ts";
import type {PatientValues} from "./patient-values.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Fewest patients with a day that may be filled in, for a habit of the file. */
const FEWEST = 2;
/** Fewest patients with a day on the latest of all days, where no cut-off is recorded. */
const FEWEST_ON_LATEST = 3;
/** Fewest patients of whom it is remarkable that all are dead. */
const FEWEST_DEAD = 5;
/** Reasons to stop that say that a line goes on, or nothing. */
const goesOn: ReadonlySet<CellValue> = new Set([null, "unknown"]);

interface FilledDayOptions {
  readonly spelled: (column: string) => string;
  /** Data cut-off of the plan. */
  readonly cutoff: number | null;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Stops where days were filled in that are no events: a progression or death on the data cut-off of more patients than there are without one, and a day of death of everybody that is the last contact, where lines go on.
 * Fewer than those without, and everybody dead where no line goes on, may be what happened and are warnings; one day alone is none.
 *
 * @example
 * const found = [];
 * const lines = {columns: new Map([["patient_id", ["A", "B"]], ["progression", [900, 900]]]), file: ["c", "c"], row: [2, 3], unusable: [null, null]};
 * const values = {place: new Map([["A", 0], ["B", 1]]), columns: new Map([["data_cutoff", [900, 900]]])};
 * checkFilledDays(lines, values, {spelled: (column) => column, cutoff: null, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["progression-on-cutoff", 2]]
 */
export function checkFilledDays(
  lines: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  values: Pick<PatientValues, "place" | "columns">,
  {spelled, cutoff, log}: FilledDayOptions
): void {
  const file = filesOf(lines, values, cutoff);
  const progressions = progressionsOnCutoff(file);
  if (progressions.patients >= FEWEST)
    log.add(onCutoffIssue("progression", {...progressions, place: recordPlaces(lines, progressions.filled), spelled}));
  const deaths = deathsOnCutoff(file);
  if (deaths.patients >= FEWEST) log.add(onCutoffIssue("death", {...deaths, place: {}, spelled}));
  else if (isEverybodyDead(file)) log.add(everybodyDead(file, spelled));
}

/** The columns of days, of lines and of patients by the place of a line's patient. */
interface Files {
  readonly ids: readonly string[];
  /** Places of the lines that may be used. */
  readonly usable: readonly number[];
  readonly ofLine: (name: string, i: number) => CellValue;
  readonly ofPatient: (name: string, id: string) => number | null;
  readonly patients: readonly string[];
  /** The day that a patient's data end; null where it is not recorded. */
  readonly cutOf: (id: string) => number | null;
}

function filesOf(
  {columns, unusable}: Pick<TypedRecords, "columns" | "unusable">,
  values: Pick<PatientValues, "place" | "columns">,
  cutoff: number | null
): Files {
  const ids = (columns.get("patient_id") ?? []).map(String);
  const ofLine: Files["ofLine"] = (name, i) => columns.get(name)?.[i] ?? null;
  const ofPatient: Files["ofPatient"] = (name, id) => {
    const day = values.columns.get(name)?.[values.place.get(id) ?? -1];
    return typeof day === "number" ? day : null;
  };
  const usable = ids.flatMap((_, i) => (unusable[i] === null ? [i] : []));
  const patients = [...values.place.keys()];
  const known = cutoff !== null || patients.some((id) => ofPatient("data_cutoff", id) !== null);
  const latest = known ? null : latestShared({ids, usable, ofLine, ofPatient, patients});
  return {ids, usable, ofLine, ofPatient, patients, cutOf: (id) => ofPatient("data_cutoff", id) ?? cutoff ?? latest};
}

/**
 * The latest of all days of the files, where several patients whose lines began on different days have a progression or death on it: without a recorded cut-off it may be the day of the extraction.
 */
function latestShared({ids, usable, ofLine, ofPatient, patients}: Omit<Files, "cutOf">): number | null {
  const days: {readonly id: string; readonly day: number; readonly isEvent: boolean}[] = [];
  const take = (id: string, day: CellValue, isEvent: boolean): void => {
    if (typeof day === "number") days.push({id, day, isEvent});
  };
  const starts = new Map<string, CellValue>();
  for (const i of usable) {
    const id = ids[i] ?? "";
    for (const name of ["start", "end", "progression", "last_assessment"])
      take(id, ofLine(name, i), name === "progression");
    starts.set(id, starts.get(id) ?? ofLine("start", i));
  }
  for (const id of patients) {
    take(id, ofPatient("death", id), true);
    take(id, ofPatient("last_contact", id), false);
  }
  const latest = days.reduce((most, {day}) => Math.max(most, day), -Infinity);
  const on = new Set(days.flatMap(({id, day, isEvent}) => (isEvent && day === latest ? [id] : [])));
  const began = new Set([...on].map((id) => starts.get(id)));
  return on.size >= FEWEST_ON_LATEST && began.size > 1 ? latest : null;
}

/** Days on the cut-off, by place, of how many patients, and how many go without one up to there. */
interface OnCutoff {
  readonly filled: readonly number[];
  readonly patients: number;
  readonly open: number;
}

/** Lines with a progression on the cut-off, and patients whose last line goes on without one. */
function progressionsOnCutoff({ids, usable, ofLine, ofPatient, cutOf}: Files): OnCutoff {
  const filled = usable.filter((i) => {
    const day = ofLine("progression", i);
    return typeof day === "number" && day === cutOf(ids[i] ?? "");
  });
  const last = new Map<string, number>();
  for (const i of usable) {
    const before = last.get(ids[i] ?? "");
    if (before === undefined || Number(ofLine("start", i)) >= Number(ofLine("start", before)))
      last.set(ids[i] ?? "", i);
  }
  const open = [...last].filter(
    ([id, i]) =>
      ofPatient("death", id) === null && ofLine("progression", i) === null && goesOn.has(ofLine("stop_reason", i))
  );
  return {filled, patients: new Set(filled.map((i) => ids[i])).size, open: open.length};
}

/** Patients whose death is on the cut-off, and those alive. */
function deathsOnCutoff({patients, ofPatient, cutOf}: Files): OnCutoff {
  const filled = patients.flatMap((id, k) => {
    const day = ofPatient("death", id);
    return day !== null && day === cutOf(id) ? [k] : [];
  });
  const open = patients.filter((id) => ofPatient("death", id) === null).length;
  return {filled, patients: filled.length, open};
}

/** Whether all of five patients or more are dead, and most on their last contact, or nobody has one. */
function isEverybodyDead({patients, ofPatient}: Files): boolean {
  const seen = patients.filter((id) => ofPatient("death", id) !== null || ofPatient("last_contact", id) !== null);
  const contacts = seen.filter((id) => ofPatient("last_contact", id) !== null);
  const onContact = contacts.filter((id) => ofPatient("last_contact", id) === ofPatient("death", id));
  return (
    seen.length >= FEWEST_DEAD &&
    patients.every((id) => ofPatient("death", id) !== null) &&
    2 * onContact.length >= contacts.length
  );
}

interface OnCutoffDays extends OnCutoff {
  readonly place: {readonly file?: string | null; readonly row?: number | null};
  readonly spelled: (column: string) => string;
}

function onCutoffIssue(
  day: "progression" | "death",
  {filled, patients, open, place, spelled}: OnCutoffDays
): Parameters<IssueLog["add"]>[0] {
  const code = `${day}-on-cutoff`;
  const stops = patients > open;
  return {
    code,
    severity: stops ? "error" : "warning",
    ...(stops ? {stops: true as const} : {}),
    ...place,
    column: spelled(day),
    expected: `days of ${day} on which it happened, and none that stands for the data cut-off`,
    received: stops
      ? `${filled.length} on the data cut-off, and ${open} ${day === "death" ? "alive" : "going on without one"}`
      : null,
    hint: stops
      ? `does the cut-off stand there for "no ${day} until then"? take these days out of the file, or say`
      : `does the cut-off stand there for "no ${day} until then"? it counts as ${day}`,
    count: filled.length,
    ...(stops ? {choices: [{line: `accept: [${code}]`, why: "it happened on that day"}]} : {})
  };
}

/** A stop where the death is the last contact and lines of several patients go on; files of dead patients alone are as likely else, and it is a warning. */
function everybodyDead(
  {patients, ofPatient, ids, usable, ofLine}: Files,
  spelled: (column: string) => string
): Parameters<IssueLog["add"]>[0] {
  const dead = patients.filter((id) => ofPatient("death", id) !== null);
  const onContact = dead.filter((id) => ofPatient("last_contact", id) === ofPatient("death", id)).length;
  const going = usable.filter((i) => ofLine("end", i) === null && goesOn.has(ofLine("stop_reason", i)));
  const ongoing = new Set(going.map((i) => ids[i])).size;
  const stops = onContact > 0 && ongoing >= FEWEST;
  return {
    code: "everybody-dead",
    severity: stops ? "error" : "warning",
    ...(stops ? {stops: true as const} : {}),
    column: spelled("death"),
    expected: "days of death of those who died, and a last contact of those who live",
    received: `${dead.length} of ${dead.length} dead, ${onContact} on the last contact${stops ? `, ${ongoing} of them with a line that goes on` : ""}`,
    hint: `was the death filled in from the last contact of everybody? take the days of those who live out of the file${stops ? ", or say" : ""}`,
    count: dead.length,
    ...(stops
      ? {
          choices: [
            {line: "mapping: {death: NAME OF THE COLUMN WITH THE DAY}", why: "another column holds the day"},
            {line: "accept: [everybody-dead]", why: "everybody died, on these days"}
          ]
        }
      : {})
  };
}
