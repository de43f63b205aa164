import {regimenParser} from "../adc/parse-regimen.ts";
import {adcLabel} from "../adc/regimen.ts";
import type {IssueLog} from "../record/issue-log.ts";
import {append} from "../record/lists-by-key.ts";
import {adcKey} from "./therapy-lines.ts";
import {recordPlaces, type TypedRecords} from "./typed-records.ts";

/** Most days between the starts of two records of one course. */
const FEW_DAYS = 7;

/** A usable record of a line with an ADC. */
interface AdcRecord {
  readonly i: number;
  readonly regimen: string;
  readonly label: string;
  readonly start: number;
  /** Null = ongoing. */
  readonly end: number | null;
}

/**
 * Stops where two lines of a patient are of one regimen with an ADC and overlap: they may be one course that was recorded twice with a few days between, and the second record would count as a second ADC.
 * `order` lists the usable records by patient and start.
 */
export function checkNearDuplicates(
  lines: TypedRecords,
  order: readonly number[],
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: IssueLog}
): void {
  const pairs = [...byPatient(lines, order)].flatMap(pairsOf);
  const [first] = pairs;
  if (first === undefined) return;
  const [before, line] = first;
  log.add({
    code: "near-duplicate-lines",
    severity: "error",
    stops: true,
    ...recordPlaces(
      lines,
      pairs.map(([, {i}]) => i)
    ),
    column: spelled("start"),
    expected: "one line for each course of an ADC",
    received: `${line.label} again on row ${lines.row[line.i]}, ${daysText(line.start - before.start)} after its start on row ${lines.row[before.i]}, before its end`,
    hint: "the second would count as a second ADC; if both record one course, leave one of them in the file",
    count: pairs.length,
    choices: [{line: "accept: [near-duplicate-lines]", why: "they are two courses, one after the other"}]
  });
}

const daysText = (days: number): string => `${days} ${days === 1 ? "day" : "days"}`;

function byPatient({columns}: TypedRecords, order: readonly number[]): Iterable<readonly AdcRecord[]> {
  const parse = regimenParser();
  const at = (name: string, i: number): number | null => {
    const value = columns.get(name)?.[i];
    return typeof value === "number" ? value : null;
  };
  const patients = new Map<string, AdcRecord[]>();
  for (const i of order) {
    const {adcs, partners} = parse(String(columns.get("regimen")?.[i] ?? ""));
    if (adcs.length === 0) continue;
    append(patients, String(columns.get("patient_id")?.[i]), {
      i,
      regimen: [...adcs.map(adcKey), ...partners.map(({drug}) => drug)].toSorted().join("|"),
      label: adcs.map(adcLabel).join(" + "),
      start: at("start", i) ?? 0,
      end: at("end", i)
    });
  }
  return patients.values();
}

/** Records of one regimen of which the later begins before the earlier has ended; where no end is known, within a few days. */
function pairsOf(own: readonly AdcRecord[]): [AdcRecord, AdcRecord][] {
  return own.flatMap((line, k) => {
    const before = own.slice(0, k).find((other) => other.regimen === line.regimen && overlap(other, line));
    return before === undefined ? [] : [[before, line]];
  });
}

const overlap = (before: AdcRecord, line: AdcRecord): boolean =>
  before.end === null ? line.start - before.start <= FEW_DAYS : line.start < before.end;
