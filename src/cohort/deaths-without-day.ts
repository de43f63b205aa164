import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {holdsDeathOrContact} from "./composed-headers.ts";
import {dateOrders} from "./date-forms.ts";
import {formatOf, type DateMode} from "./date-plan.ts";
import {signsOfLife} from "./death-of-month.ts";
import type {LineRecords} from "./line-records.ts";
import type {PatientValues} from "./patient-values.ts";
import {remarkDays} from "./remark-days.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";
import {dayTold} from "./word-with-day.ts";

/**
 * Puts a death of which no day is recorded on the day that a text tells beside it (`passed away 3.4.2022 per GP letter`), where the patient is not known to have been alive later, with a warning; else on the last day on which the patient is known to have been alive: who is known to have died is never followed as alive. Nobody but a person knows the day,
 * so that the run stops unless the plan takes that one.
 */
export function dateKnownDeaths(
  {lines, patientRows, dead}: LineRecords,
  values: PatientValues,
  {
    spelled,
    dateMode,
    log
  }: {readonly spelled: (column: string) => string; readonly dateMode: DateMode; readonly log: IssueLog}
): void {
  const deaths = values.columns.get("death");
  checkWhoDied({lines, dead}, deaths ?? [], {spelled, log});
  if (deaths === undefined) return;
  const stops = lines.columns.get("stop_reason") ?? [];
  const said = [
    ...dead.map(({records, i, column}) => ({records: records === "lines" ? lines : patientRows, i, column})),
    ...stops.flatMap((reason, i) => (reason === "death" ? [{records: lines, i, column: spelled("death")}] : []))
  ];
  const signs = signsOfLife(lines, values);
  const told = new Map<string, (typeof said)[number]>();
  const undated = new Map<string, (typeof said)[number]>();
  for (const one of said) {
    const id = String(one.records.columns.get("patient_id")?.[one.i]);
    const at = values.place.get(id);
    const own = signs.get(id);
    if (at === undefined || own === undefined || (deaths[at] !== null && !told.has(id))) continue;
    const day = told.has(id) ? null : dayOfDeath(one, dateMode);
    if (day !== null && day >= Math.max(...own.doses, ...own.others)) {
      deaths[at] = day;
      told.set(id, one);
      undated.delete(id);
    } else if (deaths[at] === null && !undated.has(id)) undated.set(id, one);
  }
  const onContact = putOnContact(values, {spelled, ids: [...undated.keys()], signs});
  for (const id of onContact) undated.delete(id);
  if (onContact.length > 0)
    log.add({
      code: "death-on-last-contact",
      severity: "warning",
      column: spelled("last_contact"),
      count: onContact.length,
      expected: "days of death in a column of their own",
      hint: "by its name the column holds the day of death of those who died; they died on that day"
    });
  for (const id of undated.keys()) {
    const own = signs.get(id);
    if (own !== undefined) deaths[values.place.get(id) ?? -1] = Math.max(...own.doses, ...own.others);
  }
  sayTold([...told.values()], log);
  const [first] = [...undated.values()].toSorted((a, b) => a.i - b.i);
  if (first !== undefined)
    log.add({
      code: "death-without-day",
      severity: "error",
      stops: true,
      ...recordPlaces(
        first.records,
        [...undated.values()].filter(({records}) => records === first.records).map(({i}) => i)
      ),
      column: first.column,
      count: undated.size,
      expected: "a day of death for each patient who is known to have died",
      received: `${undated.size} without one`,
      hint: "write the days into the file, map the column that holds them, or choose",
      choices: [
        {
          line: "accept: [death-without-day]",
          why: "they died on the last day on which they are known to have been alive, at the earliest"
        }
      ]
    });
}

/** Stops where a column holds the day of death or else the last contact by its name, and nothing says of anybody which of the two it is. */
function checkWhoDied(
  {lines, dead}: Pick<LineRecords, "lines" | "dead">,
  deaths: readonly unknown[],
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: IssueLog}
): void {
  const column = spelled("last_contact");
  const isTold =
    dead.length > 0 ||
    deaths.some((day) => day !== null) ||
    (lines.columns.get("stop_reason") ?? []).some((reason) => reason === "death");
  if (isTold || !holdsDeathOrContact(column)) return;
  log.add({
    code: "death-or-contact-open",
    severity: "error",
    stops: true,
    column,
    expected: "a column that says who died, beside one of the death or else the last contact",
    hint: "nobody can know whose day is one of death; add a vital status or a day of death to the file, or choose",
    choices: [{line: "accept: [death-or-contact-open]", why: "nobody died: every day is a contact"}]
  });
}

/** Puts deaths without a day on that of a column which by its name holds the day of death or else the last contact, where the patient is not known to have been alive later; gives these patients. */
function putOnContact(
  values: PatientValues,
  {
    spelled,
    ids,
    signs
  }: {
    readonly spelled: (column: string) => string;
    readonly ids: readonly string[];
    readonly signs: ReturnType<typeof signsOfLife>;
  }
): string[] {
  const [deaths, contacts] = [values.columns.get("death"), values.columns.get("last_contact")];
  if (deaths === undefined || contacts === undefined || !holdsDeathOrContact(spelled("last_contact"))) return [];
  return ids.filter((id) => {
    const at = values.place.get(id) ?? -1;
    const day = contacts[at];
    const own = signs.get(id);
    if (typeof day !== "number" || own === undefined || day < Math.max(...own.doses, ...own.others)) return false;
    deaths[at] = day;
    return true;
  });
}

interface KnownDeath {
  readonly records: TypedRecords;
  readonly i: number;
  readonly column: string;
}

/** The day of death that the text of a record tells; null where it tells none. */
function dayOfDeath({records: {columns, file}, i, column}: KnownDeath, dateMode: DateMode): number | null {
  const text = columns.get(column)?.[i];
  if (typeof text !== "string" || dateMode.mode === "relative") return null;
  const {format} = formatOf(dateMode, {file: file[i] ?? "", column, canonical: null});
  const days = remarkDays(text).flatMap(({says, day}) => (says === "dead" ? [day] : []));
  const [day] = days;
  return day === undefined || days.length > 1
    ? null
    : dayTold(
        day,
        dateOrders.find((one) => one === format)
      );
}

/** Deaths on a day that a text alone tells. */
function sayTold(told: readonly KnownDeath[], log: IssueLog): void {
  for (const [column, own] of listsByKey(told, (one) => one.column)) {
    const [first] = own;
    if (first === undefined) continue;
    log.add({
      code: "death-in-text",
      severity: "warning",
      ...recordPlaces(
        first.records,
        own.filter(({records}) => records === first.records).map(({i}) => i)
      ),
      column,
      count: own.length,
      expected: "days of death in a column of their own",
      hint: "a text alone tells these deaths; they count on the day that stands in it"
    });
  }
}
