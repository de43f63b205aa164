import {append} from "../record/lists-by-key.ts";
import type {DateColumn, DatedFile} from "./date-columns.ts";
import {orderRules} from "./order-rules.ts";

/** A day of a record: its column, and its place there. */
interface DayPlace {
  readonly column: DateColumn;
  readonly i: number;
}

/** Two days of which the later one must not lie before the earlier one. */
export interface DayPair {
  readonly earlier: DayPlace;
  readonly later: DayPlace;
  /** What breaks the rule: a row, or a patient's day of death or last contact, which stands against several rows. */
  readonly key: string;
  /** A rule that sound files break now and then. */
  readonly soft: boolean;
}

/** Rules whose breach is only worth a look, and that tell something of the order nevertheless. */
const softRules: ReadonlySet<string> = new Set([
  "last-assessment-before-start",
  "last-contact-before-progression",
  "last-contact-before-last-assessment"
]);
const rules = orderRules.filter(({code, severity}) => severity === "error" || softRules.has(code));

/** Days of a patient, which may stand in a file of their own. */
const patientDays: ReadonlySet<string> = new Set(["death", "last_contact", "data_cutoff"]);

/** A line of therapy as the files write it. */
interface WrittenLine {
  readonly patient: string;
  readonly row: string;
  /** Number of the line, or of the ADC; null where none is written. */
  readonly number: number | null;
  readonly days: ReadonlyMap<string, DayPlace>;
}

/**
 * All pairs of days in the files that stand in a fixed order: days of one row, days of one patient, and starts of a patient's successive lines.
 * Lines that carry no number follow each other as they stand in the file, which is a soft rule.
 */
export function dayPairs(files: readonly DatedFile[], columns: readonly DateColumn[]): DayPair[] {
  const at = new Map(columns.map((column) => [`${column.file}\n${column.column}`, column]));
  const ofPatient = patientDaysOf(files, at);
  const lines = files
    .filter(({role}) => role === "lines" || role === "wide")
    .flatMap((file) => writtenLines(file, at, ofPatient));
  // Records of drugs stand in any order.
  const drugs = files.filter(({role}) => role === "drugs").flatMap((file) => writtenLines(file, at, ofPatient));
  return [...[...lines, ...drugs].flatMap(pairsInLine), ...pairsOfSuccessive(lines)];
}

function pairsInLine({days, row, patient}: WrittenLine): DayPair[] {
  return rules.flatMap(({earlier, later, severity}) => {
    const [a, b] = [days.get(earlier), days.get(later)];
    if (a === undefined || b === undefined) return [];
    const key = patientDays.has(later) ? `${patient}\n${later}` : row;
    return [{earlier: a, later: b, key, soft: severity !== "error"}];
  });
}

/** Starts of a patient's lines, each with the next one. */
function pairsOfSuccessive(lines: readonly WrittenLine[]): DayPair[] {
  const byPatient = new Map<string, WrittenLine[]>();
  for (const line of lines) if (line.days.has("start")) append(byPatient, line.patient, line);
  return [...byPatient.values()].flatMap((own) => {
    const numbered = own.every(({number}) => number !== null);
    const ordered = numbered ? own.toSorted((a, b) => (a.number ?? 0) - (b.number ?? 0)) : own;
    return ordered.slice(1).flatMap((line, k) => {
      const before = ordered[k];
      const [a, b] = [before?.days.get("start"), line.days.get("start")];
      const same = numbered && before?.number === line.number;
      return a === undefined || b === undefined || same ? [] : [{earlier: a, later: b, key: line.row, soft: !numbered}];
    });
  });
}

/** The lines that a file writes, a row each, or a row and ADC each. */
function writtenLines(
  {name, table, blocks}: DatedFile,
  at: ReadonlyMap<string, DateColumn>,
  ofPatient: ReadonlyMap<string, ReadonlyMap<string, DayPlace>>
): WrittenLine[] {
  return blocks.flatMap(({number, mapped}) => {
    const spelled = new Map(mapped.map(({canonical, column}) => [canonical, column]));
    const texts = (canonical: string): readonly string[] =>
      table.columns[table.header.indexOf(spelled.get(canonical) ?? "")] ?? [];
    const [ids, numbers] = [texts("patient_id"), texts("line")];
    const dated = [...spelled].flatMap(([canonical, column]) => {
      const found = at.get(`${name}\n${column}`);
      return found === undefined ? [] : [[canonical, found] as const];
    });
    return table.row.map((row, i) => {
      const patient = (ids[i] ?? "").trim() || `${name}\n${row}`;
      const own = dated
        .filter(([, column]) => column.cells[i] !== null && column.cells[i] !== undefined)
        .map(([canonical, column]) => [canonical, {column, i}] as const);
      return {
        patient,
        row: `${name}\n${row}\n${number ?? ""}`,
        number: number ?? lineNumber(numbers[i]),
        days: new Map([...(ofPatient.get(patient) ?? []), ...own])
      };
    });
  });
}

const lineNumber = (text: string | undefined): number | null =>
  text !== undefined && /^\s*\d{1,2}\s*$/.test(text) ? Number(text) : null;

/** Days of the patients that stand in files with one row a patient. */
function patientDaysOf(
  files: readonly DatedFile[],
  at: ReadonlyMap<string, DateColumn>
): Map<string, Map<string, DayPlace>> {
  const found = new Map<string, Map<string, DayPlace>>();
  for (const {name, role, table, blocks} of files) {
    if (role !== "patients") continue;
    const mapped = blocks[0]?.mapped ?? [];
    const ids = table.columns[table.header.indexOf(mapped.find((one) => one.canonical === "patient_id")?.column ?? "")];
    for (const {canonical, column: spelled} of mapped) {
      const column = at.get(`${name}\n${spelled}`);
      if (column === undefined || !patientDays.has(canonical)) continue;
      ids?.forEach((id, i) => {
        if (column.cells[i] === null) return;
        const own = found.get(id.trim()) ?? new Map<string, DayPlace>();
        found.set(id.trim(), own.set(canonical, {column, i}));
      });
    }
  }
  return found;
}

/** How often the rules are broken, rows and patients' days each counted once. */
export interface Violations {
  readonly hard: number;
  /** With the soft rules. */
  readonly all: number;
}

/** Counts the pairs that are in the wrong order, as `dayAt` reads them; pairs of which a day is null are passed over. */
export function violations(pairs: readonly DayPair[], dayAt: (place: DayPlace) => number | null): Violations {
  const [hard, all] = [new Set<string>(), new Set<string>()];
  for (const {earlier, later, key, soft} of pairs) {
    const [a, b] = [dayAt(earlier), dayAt(later)];
    if (a === null || b === null || b >= a) continue;
    all.add(key);
    if (!soft) hard.add(key);
  }
  return {hard: hard.size, all: all.size};
}

/** Fewest broken places that speak against a reading, and how many times as many as against the other. */
const FEWEST = 2;
const TIMES = 20;

/**
 * The reading that the order of days speaks for: against every other at least two places speak, and twenty times as many as against it.
 * Rules that must hold are asked first, then all of them; null where neither is clear.
 *
 * @example
 * clearReading(new Map([["dmy", {hard: 2, all: 2}], ["mdy", {hard: 0, all: 0}]])) // {reading: "mdy", broken: new Map([["dmy", 2], ["mdy", 0]])}
 */
export function clearReading<Reading>(
  counted: ReadonlyMap<Reading, Violations>
): {readonly reading: Reading; readonly broken: ReadonlyMap<Reading, number>} | null {
  for (const rule of ["hard", "all"] as const) {
    const broken = new Map([...counted].map(([reading, found]) => [reading, found[rule]] as const));
    const [best, ...others] = [...broken].toSorted(([, a], [, b]) => a - b);
    if (best === undefined || others.length === 0) return null;
    if (others.every(([, count]) => count >= FEWEST && count >= TIMES * best[1])) return {reading: best[0], broken};
  }
  return null;
}
