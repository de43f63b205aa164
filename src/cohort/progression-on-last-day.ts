import {binomialUpper} from "../math/binomial-tail.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import type {PatientValues} from "./patient-values.ts";
import {recordPlace, type TypedRecords} from "./typed-records.ts";

/** Fewest progressions on such a day, to be told and for a run to stop. */
const FEWEST_TOLD = 3;
const FEWEST_STOP = 4;
/** Share of progressions that are found at the last contact of a patient, at most, where fewer lines go on without one than have one there, and where more do. */
const BY_CHANCE = 0.1;
const BY_CHANCE_BESIDE_OPEN = 0.2;
/** Probability by chance below which a run stops, of the whole and of the lines of one regimen, and is told. */
const STOP_BELOW = 0.001;
const STOP_BELOW_REGIMEN = 0.0005;
const TELL_BELOW = 0.05;
/** Share of progressions from which on following up to the progression, and no further, is how the file is kept. */
const KEPT_SO = 0.9;
/** Share of lines without a progression from which on days were hardly filled in. */
const OPEN_ENOUGH = 0.1;
/** Share of progressions on another day than the last assessment from which on that is no assessment with progression. */
const OTHER_DAY = 0.25;

type LastDay = "last_contact" | "death" | "last_assessment";

const dayInWords: Readonly<Record<LastDay, string>> = {
  last_contact: "the last contact",
  death: "the day of death",
  last_assessment: "the last assessment without progression"
};

/** Lines that have such a day: with a progression on it, with one on another day, and without one. */
interface Lines {
  readonly on: readonly number[];
  readonly other: readonly number[];
  readonly open: readonly number[];
}

interface LastDayOptions {
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Stops where the progression is the last contact, the death or the last assessment of more lines than chance gives: such a day may stand for "none until then". Of contact and death the last lines of patients tell, by whether they live. A few are a
 * warning or nothing, and so is a file that follows everybody up to the progression and no further, where lines enough go on without one.
 *
 * @example
 * const found = [];
 * const ids = ["A", "B", "C", "D", "E"];
 * const lines = {columns: new Map([["patient_id", ids], ["start", [0, 0, 0, 0, 0]], ["progression", [90, 80, 70, 60, 50]]]), file: ids.map(() => "c"), row: [2, 3, 4, 5, 6], unusable: ids.map(() => null)};
 * const values = {place: new Map(ids.map((id, i) => [id, i])), columns: new Map([["last_contact", [90, 80, 70, 60, 55]]])};
 * checkProgressionOnLastDay(lines, values, {spelled: (column) => column, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["progression-on-last-day", 4]]
 */
export function checkProgressionOnLastDay(
  lines: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  values: Pick<PatientValues, "place" | "columns">,
  {spelled, log}: LastDayOptions
): void {
  const ids = (lines.columns.get("patient_id") ?? []).map(String);
  const usable = ids.flatMap((_, i) => (lines.unusable[i] === null ? [i] : []));
  const starts = lines.columns.get("start") ?? [];
  const last = new Map<string, number>();
  for (const i of usable) {
    const before = last.get(ids[i] ?? "");
    if (before === undefined || Number(starts[i]) >= Number(starts[before])) last.set(ids[i] ?? "", i);
  }
  const ofPatient = (name: string, i: number): CellValue =>
    values.columns.get(name)?.[values.place.get(ids[i] ?? "") ?? -1] ?? null;
  const own = (name: string, i: number): CellValue => lines.columns.get(name)?.[i] ?? null;
  const lasts = [...last.values()].toSorted((a, b) => a - b);
  const sorted = (day: LastDay, places: readonly number[], dayOf: (i: number) => CellValue): void => {
    const known = places.filter((i) => typeof dayOf(i) === "number");
    const progressed = known.filter((i) => typeof own("progression", i) === "number");
    const all: Lines = {
      on: progressed.filter((i) => own("progression", i) === dayOf(i)),
      other: progressed.filter((i) => own("progression", i) !== dayOf(i)),
      open: known.filter((i) => own("progression", i) === null)
    };
    const verdict = verdictOf(day, all, (i) => String(own("regimen", i)));
    if (verdict !== null) log.add(issueOf(day, all, {verdict, place: recordPlace(lines, all.on[0] ?? 0), spelled}));
  };
  sorted(
    "last_contact",
    lasts.filter((i) => ofPatient("death", i) === null),
    (i) => ofPatient("last_contact", i)
  );
  sorted("death", lasts, (i) => ofPatient("death", i));
  sorted("last_assessment", usable, (i) => own("last_assessment", i));
}

type Verdict = "stop" | "tell";

function verdictOf(day: LastDay, all: Lines, regimenOf: (i: number) => string): Verdict | null {
  const {on, other, open} = all;
  const progressed = on.length + other.length;
  const isKeptSo = on.length >= KEPT_SO * progressed;
  const isOpenEnough = open.length >= OPEN_ENOUGH * (progressed + open.length);
  // The last assessment of many files is that with the progression.
  if (day === "last_assessment" && on.length > (1 - OTHER_DAY) * progressed)
    return isKeptSo && (isOpenEnough || open.length > 0) ? null : on.length > FEWEST_STOP ? "tell" : null;
  if (isKeptSo && isOpenEnough) return on.length >= FEWEST_STOP ? "tell" : null;
  if (isBeyondChance(all, STOP_BELOW)) return "stop";
  const groups = listsByKey([...on, ...other, ...open], regimenOf);
  const inGroup = (own: readonly number[]): Lines => {
    const members = new Set(own);
    const of = (places: readonly number[]): number[] => places.filter((i) => members.has(i));
    return {on: of(on), other: of(other), open: of(open)};
  };
  if (groups.size > 1 && [...groups.values()].some((own) => isBeyondChance(inGroup(own), STOP_BELOW_REGIMEN)))
    return "stop";
  const isTold = on.length >= FEWEST_TOLD && binomialUpper(on.length, progressed, BY_CHANCE) < TELL_BELOW;
  return isTold ? "tell" : null;
}

function isBeyondChance({on, other, open}: Lines, below: number): boolean {
  const chance = open.length < on.length ? BY_CHANCE : BY_CHANCE_BESIDE_OPEN;
  return on.length >= FEWEST_STOP && binomialUpper(on.length, on.length + other.length, chance) < below;
}

interface Found {
  readonly verdict: Verdict;
  readonly place: ReturnType<typeof recordPlace>;
  readonly spelled: (column: string) => string;
}

function issueOf(
  day: LastDay,
  {on, other, open}: Lines,
  {verdict, place, spelled}: Found
): Parameters<IssueLog["add"]>[0] {
  const words = dayInWords[day];
  const stops = verdict === "stop";
  return {
    code: "progression-on-last-day",
    severity: stops ? "error" : "warning",
    ...(stops ? {stops: true as const} : {}),
    ...place,
    column: spelled("progression"),
    expected: `days of progression on which it was found, and none that stands for ${words}`,
    received: `${on.length} of ${on.length + other.length} on ${words} (${spelled(day)}), ${open.length} lines without one`,
    hint: `does ${words} stand there for "no progression until then"? ${stops ? "take these days out of the file, or say" : "it counts as progression"}`,
    count: on.length,
    ...(stops
      ? {
          choices: [
            {
              line: "accept: [progression-on-last-day]",
              why: `they progressed, and ${words} is the day on which it was found`
            }
          ]
        }
      : {})
  };
}
