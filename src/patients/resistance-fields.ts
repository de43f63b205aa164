import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import {append} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import {resistanceMarkers, type ResistanceMarker} from "./resistance-markers.ts";

/** One measurement of a marker. */
export interface Measurement {
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

/** A marker before ADC1 and between it and ADC2; null where there is no such measurement. */
export interface MarkerChange {
  readonly name: string;
  readonly before: Measurement | null;
  readonly after: Measurement | null;
  /** Direction on the marker's scale, or `same` or `changed`; null where one of the two is missing. */
  readonly change: string | null;
  /** What limits the comparison. */
  readonly note: string | null;
  /** Belongs to no side, and gives no change. */
  readonly undated: Measurement | null;
}

/** Reader of the markers that a cohort records. */
export interface ResistanceFields {
  /** Names of these markers, in the order of the table of markers. */
  readonly names: readonly string[];
  readonly changes: (patientId: string, from: Exposure, to: Exposure) => readonly MarkerChange[];
}

/**
 * Reads the markers that the cohort records and gives, for each transition, the last value before ADC1, the last value on or after ADC1
 * and before ADC2, and the change where both exist. A value belongs to a side by the day of its specimen (`<name>_day`, of HER2 else `her2_biopsy_day`, else `biopsy_day`),
 * else by its recorded timing; without either it is carried as undated and gives no change. Missing is never negative.
 */
export function resistanceFields({lines}: Pick<Cohort, "lines">): ResistanceFields {
  const present = resistanceMarkers.filter(({name}) => lines.columnNames().includes(name));
  const measured = new Map(present.map(({name}) => [name, measurements(lines, name)]));
  return {
    names: present.map(({name}) => name),
    changes: (patientId, from, to) =>
      present.map((marker) => markerChange(marker, measured.get(marker.name)?.get(patientId) ?? [], from, to))
  };
}

function measurements(lines: Cohort["lines"], name: string): ReadonlyMap<string, readonly Measurement[]> {
  const [ids, starts, values, days, own, biopsies, timings, assays, specimens] = [
    "patient_id",
    "start",
    name,
    `${name}_day`,
    name.startsWith("her2_") ? "her2_biopsy_day" : "",
    "biopsy_day",
    `${name}_timing`,
    `${name}_assay`,
    `${name}_specimen`
  ].map((column) => columnOf(lines, column));
  const found = new Map<string, Measurement[]>();
  for (const [i, given] of (values ?? []).entries()) {
    const value = textOf(given);
    const lineStart = dayOfCell(starts?.[i]);
    if (value === null || lineStart === null) continue;
    const id = String(ids?.[i]);
    const day = wholeDay(days?.[i]) ?? wholeDay(own?.[i]) ?? wholeDay(biopsies?.[i]);
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

function markerChange(
  marker: ResistanceMarker,
  all: readonly Measurement[],
  from: Exposure,
  to: Exposure
): MarkerChange {
  const last = (side: "before" | "after" | null): Measurement | null =>
    all
      .filter((one) => sideOf(one, from.start, to.start) === side)
      .toSorted((a, b) => (a.day ?? a.lineStart) - (b.day ?? b.lineStart))
      .at(-1) ?? null;
  const [earlier, later, undated] = [last("before"), last("after"), last(null)];
  return {name: marker.name, before: earlier, after: later, ...changeOf(marker, earlier, later), undated};
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
  const limits = limitsOf(earlier, later);
  return {change: directionOf(scale, earlier.value, later.value), note: limits.length === 0 ? null : limits.join("; ")};
}

/** `lower`, `higher` or `same` where both values have a place on the scale; else whether they are the same text. */
function directionOf(scale: ResistanceMarker["scale"], earlier: string, later: string): string {
  const [a, b] = scale === null ? [null, null] : [place(scale, earlier), place(scale, later)];
  if (a === null || b === null) return earlier === later ? "same" : "changed";
  if (b < a) return "lower";
  return b > a ? "higher" : "same";
}

/** What limits the comparison of two measurements. */
function limitsOf(earlier: Measurement, later: Measurement): string[] {
  return [
    differ(earlier.assay, later.assay) ? "assays differ" : null,
    differ(earlier.specimen, later.specimen) ? "specimens differ" : null,
    earlier.assay === null || later.assay === null ? "assay not recorded" : null
  ].filter((limit) => limit !== null);
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;

function place(scale: readonly string[] | "number", value: string): number | null {
  if (scale === "number") {
    const number = Number(value.replace("%", "").trim());
    return value.trim() === "" || !Number.isFinite(number) ? null : number;
  }
  const index = scale.indexOf(value.trim().toLowerCase());
  return index < 0 ? null : index;
}
