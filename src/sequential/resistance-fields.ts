import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOf, textOf} from "../cohort/therapy-lines.ts";
import {append} from "../record/lists-by-key.ts";
import {numberIn, type CellValue, type Exposure} from "./exposure-sides.ts";
import {resistanceMarkers, type ResistanceMarker} from "./resistance-markers.ts";

/** One measurement of a marker. */
interface Measurement {
  readonly value: string;
  /** Day of the specimen; null where not recorded. */
  readonly day: number | null;
  /** Timing as recorded, e.g. `before ADC1`. */
  readonly timing: string | null;
  readonly assay: string | null;
  readonly specimen: string | null;
  /** Start of the line that carries the record. */
  readonly lineStart: number;
}

/** Reader of markers, with the columns that it fills. */
export interface ResistanceFields {
  /** Columns for the markers that the cohort has, in the order of the table of markers. */
  readonly columns: readonly string[];
  readonly fields: (patientId: string, from: Exposure, to: Exposure) => Readonly<Record<string, CellValue>>;
}

const parts = ["", "_day", "_timing", "_assay", "_specimen"] as const;

/**
 * Reads the markers that the cohort records and gives, for each transition, the last value before ADC1, the last value on or after ADC1
 * and before ADC2, and the change where both exist. A value belongs to a side by the day of its specimen (`<name>_day`, else `biopsy_day`),
 * else by its recorded timing; without either it is carried as `<name>_undated` and gives no change. Missing is never negative.
 */
export function resistanceFields({lines}: Pick<Cohort, "lines">): ResistanceFields {
  const present = resistanceMarkers.filter(({name}) => lines.columnNames().includes(name));
  const measured = new Map(present.map(({name}) => [name, measurements(lines, name)]));
  return {
    columns: present.flatMap(columnsOf),
    fields(patientId, from, to) {
      return Object.assign(
        {},
        ...present.map((marker) => markerFields(marker, measured.get(marker.name)?.get(patientId) ?? [], from, to))
      ) as Record<string, CellValue>;
    }
  };
}

const columnsOf = ({name}: ResistanceMarker): string[] => [
  ...parts.map((part) => `${name}_before${part}`),
  ...parts.map((part) => `${name}_after${part}`),
  `${name}_change`,
  `${name}_change_note`,
  `${name}_undated`
];

function measurements(lines: Cohort["lines"], name: string): ReadonlyMap<string, readonly Measurement[]> {
  const [ids, starts, values, days, biopsies, timings, assays, specimens] = [
    "patient_id",
    "start",
    name,
    `${name}_day`,
    "biopsy_day",
    `${name}_timing`,
    `${name}_assay`,
    `${name}_specimen`
  ].map((column) => columnOf(lines, column));
  const found = new Map<string, Measurement[]>();
  for (const [i, given] of (values ?? []).entries()) {
    const value = textOf(given);
    const lineStart = dayOf(starts?.[i]);
    if (value === null || lineStart === null) continue;
    const id = String(ids?.[i]);
    const day = wholeDay(days?.[i]) ?? wholeDay(biopsies?.[i]);
    append(found, id, {
      value,
      day,
      lineStart,
      timing: textOf(timings?.[i]),
      assay: textOf(assays?.[i]),
      specimen: textOf(specimens?.[i])
    });
  }
  return found;
}

/** Columns that the data dictionary does not know come as text. */
function wholeDay(value: unknown): number | null {
  const text = textOf(value);
  return text !== null && /^-?\d+$/.test(text) ? Number(text) : null;
}

const before = /before\s*adc\s*1|baseline|pre-?adc\s*1/iu;
const after = /(?:on|after|post)\s*(?:or after\s*)?adc\s*1|before\s*adc\s*2|at progression|pre-?adc\s*2/iu;

/** Side of a measurement: by day, else by recorded timing on a line that starts no later than ADC2; null where neither tells. */
function sideOf(
  {day, timing, lineStart}: Measurement,
  start1: number,
  start2: number
): "before" | "after" | "later" | null {
  if (day !== null) return day <= start1 ? "before" : day <= start2 ? "after" : "later";
  if (lineStart > start2) return "later";
  if (timing === null) return null;
  return before.test(timing) ? "before" : after.test(timing) ? "after" : null;
}

function markerFields(
  marker: ResistanceMarker,
  all: readonly Measurement[],
  from: Exposure,
  to: Exposure
): Record<string, CellValue> {
  const {name} = marker;
  const start1 = numberIn(from, "start") ?? 0;
  const start2 = numberIn(to, "start") ?? 0;
  const last = (side: "before" | "after" | null): Measurement | null =>
    all
      .filter((one) => sideOf(one, start1, start2) === side)
      .toSorted((a, b) => (a.day ?? a.lineStart) - (b.day ?? b.lineStart))
      .at(-1) ?? null;
  const [earlier, later, undated] = [last("before"), last("after"), last(null)];
  const {change, note} = changeOf(marker, earlier, later);
  const side = (word: string, one: Measurement | null): Record<string, CellValue> => ({
    [`${name}_${word}`]: one?.value ?? null,
    [`${name}_${word}_day`]: one?.day ?? null,
    [`${name}_${word}_timing`]: one?.timing ?? null,
    [`${name}_${word}_assay`]: one?.assay ?? null,
    [`${name}_${word}_specimen`]: one?.specimen ?? null
  });
  return {
    ...side("before", earlier),
    ...side("after", later),
    [`${name}_change`]: change,
    [`${name}_change_note`]: note,
    [`${name}_undated`]: undated?.value ?? null
  };
}

/** Direction on the marker's scale, or `same`/`changed` for plain text; what limits the comparison is a note. */
function changeOf(
  {scale}: ResistanceMarker,
  earlier: Measurement | null,
  later: Measurement | null
): {readonly change: string | null; readonly note: string | null} {
  if (earlier === null || later === null)
    return {
      change: null,
      note:
        earlier === null && later === null
          ? null
          : `no value ${earlier === null ? "before" : "on or after"} ADC1; missing is not negative`
    };
  const [a, b] = scale === null ? [null, null] : [place(scale, earlier.value), place(scale, later.value)];
  const limits = [
    earlier.assay !== null && later.assay !== null && earlier.assay !== later.assay ? "assays differ" : null,
    earlier.specimen !== null && later.specimen !== null && earlier.specimen !== later.specimen
      ? "specimens differ"
      : null,
    earlier.assay === null || later.assay === null ? "assay not recorded" : null
  ].filter((limit) => limit !== null);
  const change =
    a === null || b === null
      ? earlier.value === later.value
        ? "same"
        : "changed"
      : b < a
        ? "lower"
        : b > a
          ? "higher"
          : "same";
  return {change, note: limits.length === 0 ? null : limits.join("; ")};
}

function place(scale: readonly string[] | "number", value: string): number | null {
  if (scale === "number") {
    const number = Number(value.replace("%", "").trim());
    return value.trim() === "" || !Number.isFinite(number) ? null : number;
  }
  const index = scale.indexOf(value.trim().toLowerCase());
  return index < 0 ? null : index;
}
