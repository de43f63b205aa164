import {mean, sampleVariance} from "simple-statistics";
import type {IssueLog} from "../record/issue-log.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {CellValue} from "./cell-values.ts";
import type {PatientValues} from "./patient-values.ts";
import {isSourceColumn} from "./source-columns.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Most levels of such a column. */
const MOST_LEVELS = 40;
/** Fewest patients of a site, and of the others. */
const FEWEST_PATIENTS = 5;
/** Ratio that geometric means exceed by two standard errors, of lines and of last days: a week has 7 days, and no site treats, and follows, its patients so much shorter. */
const RATIO = 2.5;
const ERRORS = 2;

interface UnitsOptions {
  readonly spelled: (column: string) => string;
  readonly log: Pick<IssueLog, "add">;
}

/**
 * Stops where days are counted from a day of each patient and lines as well as last days of one site are so many times shorter than elsewhere that they can hardly be days: weeks or months.
 *
 * @example
 * const found = [];
 * const ids = Array.from({length: 12}, (_, i) => `P${i}`);
 * const scale = ids.map((_, i) => (i < 6 ? 7 : 1));
 * const columns = new Map([["patient_id", ids], ["site", scale.map((k) => (k > 1 ? "A" : "B"))], ["start", ids.map(() => 0)], ["end", scale.map((k, i) => k * (20 + i % 3))]]);
 * const lines = {columns, file: ids.map(() => "c"), row: ids.map((_, i) => i + 2), unusable: ids.map(() => null)};
 * checkUnitsBySite(lines, {place: new Map(), columns: new Map()}, {spelled: (column) => column, log: {add: ({code, count}) => found.push([code, count])}});
 * found // [["units-mixed", 6]]
 */
export function checkUnitsBySite(
  lines: Pick<TypedRecords, "columns" | "file" | "row" | "unusable">,
  values: Pick<PatientValues, "place" | "columns">,
  {spelled, log}: UnitsOptions
): void {
  const usable = lines.row.flatMap((_, i) => (lines.unusable[i] === null ? [i] : []));
  const idOf = (i: number): string => String(lines.columns.get("patient_id")?.[i]);
  for (const column of new Set([...lines.columns.keys(), ...values.columns.keys()])) {
    if (!isSourceColumn(column)) continue;
    const siteAt = (i: number): CellValue =>
      lines.columns.get(column)?.[i] ?? values.columns.get(column)?.[values.place.get(idOf(i)) ?? -1] ?? null;
    const bySite = listsByKey(usable, (i) => String(siteAt(i) ?? ""));
    bySite.delete("");
    if (bySite.size < 2 || bySite.size > MOST_LEVELS) continue;
    for (const [site, own] of bySite) {
      const others = [...bySite].flatMap(([other, places]) => (other === site ? [] : places));
      if (![own, others].every((places) => new Set(places.map(idOf)).size >= FEWEST_PATIENTS)) continue;
      const of = (places: readonly number[]): Lengths => lengthsOf(places, lines.columns, idOf);
      const [a, b] = [of(own), of(others)];
      if (!isFarShorter(a.spans, b.spans) || !isFarShorter(a.lasts, b.lasts)) continue;
      log.add({
        code: "units-mixed",
        severity: "error",
        stops: true,
        ...recordPlaces(lines, own),
        column: spelled("start"),
        expected: "days, at every site",
        received: `lines that last ${Math.round(Math.exp(mean([...b.spans]) - mean([...a.spans])))} times shorter at one level of ${column} than at the others, as do the last days`,
        hint: "are they weeks or months there? write days (weeks times 7, months times 30.44), or say",
        count: own.length,
        choices: [{line: "accept: [units-mixed]", why: "they are days everywhere"}]
      });
      return;
    }
  }
}

/** Natural logarithms of how long lines are, and of the last day of each patient. */
interface Lengths {
  readonly spans: readonly number[];
  readonly lasts: readonly number[];
}

function lengthsOf(places: readonly number[], columns: TypedRecords["columns"], idOf: (i: number) => string): Lengths {
  const dayAt = (name: string, i: number): number | null => {
    const day = columns.get(name)?.[i];
    return typeof day === "number" ? day : null;
  };
  const lasts = new Map<string, number>();
  const spans = places.flatMap((i) => {
    const [start, end] = [dayAt("start", i), dayAt("end", i) ?? dayAt("progression", i)];
    const last = Math.max(start ?? 0, end ?? 0);
    lasts.set(idOf(i), Math.max(lasts.get(idOf(i)) ?? 0, last));
    return start === null || end === null || end <= start ? [] : [Math.log(end - start)];
  });
  return {spans, lasts: [...lasts.values()].flatMap((day) => (day > 0 ? [Math.log(day)] : []))};
}

function isFarShorter(own: readonly number[], others: readonly number[]): boolean {
  if (own.length < FEWEST_PATIENTS || others.length < FEWEST_PATIENTS) return false;
  const [a, b] = [[...own], [...others]];
  const error = Math.sqrt(sampleVariance(a) / a.length + sampleVariance(b) / b.length);
  return mean(b) - mean(a) - ERRORS * error > Math.log(RATIO);
}
