import {regimenParser} from "../adc/parse-regimen.ts";
import type {CsvTable} from "../files/csv.ts";
import type {DrugRecord} from "../lines/drug-course.ts";
import {drugRole, type ReadDrug} from "../lines/drug-role.ts";
import {append, listsByKey} from "../record/lists-by-key.ts";
import {dayIn, recordColumns, type CellReading, type RecordColumn} from "./record-cells.ts";
import {drugColumns} from "./record-dictionaries.ts";

/** The records of a table of drugs. `row` of a record is its place in the table. */
export interface DrugRecords {
  readonly columns: ReadonlyMap<string, RecordColumn>;
  /** What is given, one text a record. */
  readonly drugs: readonly string[];
  readonly ids: readonly string[];
  /** Records that open no line of systemic therapy. */
  readonly supportive: readonly {readonly i: number; readonly role: "supportive" | "local"}[];
  /** Records whose patient, drug or days cannot be read, or that end before they begin. */
  readonly unreadable: readonly number[];
  /** The others, by patient. */
  readonly byPatient: ReadonlyMap<string, readonly DrugRecord[]>;
}

/** Names in a vocabulary that name nothing. */
const namesNothing = /^no matching concept$/i;

/** Reads each drug once. */
export function drugReader(): (drug: string) => ReadDrug {
  const parse = regimenParser();
  const known = new Map<string, ReadDrug>();
  return (drug) => {
    const found = known.get(drug);
    if (found !== undefined) return found;
    const read = drugRole(parse(drug));
    known.set(drug, read);
    return read;
  };
}

/** The records of a table in which a row is a record of a drug, or may be one, as they stand there. */
export function drugRecords(
  table: CsvTable,
  role: "lines" | "drugs",
  {read, ...reading}: CellReading & {readonly read: (drug: string) => ReadDrug}
): DrugRecords {
  const columns = recordColumns(table, role, reading);
  const drugs = drugTexts(table, columns);
  const identifiers = columns.get("patient_id")?.texts ?? [];
  const ids = table.row.map((_, i) => (identifiers[i] ?? "").trim());
  const supportive: DrugRecords["supportive"][number][] = [];
  const unreadable: number[] = [];
  const byPatient = new Map<string, DrugRecord[]>();
  for (const [i, drug] of drugs.entries()) {
    const id = ids[i] ?? "";
    const {role: of} = drug === "" ? {role: null} : read(drug);
    const record = recordAt(i, drug, columns);
    if (of === "supportive" || of === "local") supportive.push({i, role: of});
    else if (id === "" || drug === "" || record === null) unreadable.push(i);
    else append(byPatient, id, record);
  }
  return {columns, drugs, ids, supportive, unreadable, byPatient};
}

/** What each record names: the first column that is filled. */
function drugTexts({row}: CsvTable, columns: ReadonlyMap<string, RecordColumn>): string[] {
  const given = drugColumns.flatMap((name) => columns.get(name) ?? []);
  return row.map((_, i) => {
    for (const {texts} of given) {
      const text = (texts[i] ?? "").trim();
      if (text !== "" && !namesNothing.test(text)) return text;
    }
    return "";
  });
}

/** Null where a day cannot be read or the end is before the start. */
function recordAt(i: number, drug: string, columns: ReadonlyMap<string, RecordColumn>): DrugRecord | null {
  const start = dayIn(columns.get("start"), i);
  const end = columns.get("end")?.read(i);
  if (start === null || end?.fault !== undefined) return null;
  if (typeof end?.value === "number") return end.value < start ? null : {drug, start, end: end.value, row: i};
  const supplied = columns.get("days_supply")?.read(i).value;
  const last = typeof supplied === "number" && supplied >= 1 ? start + Math.round(supplied) - 1 : null;
  return {drug, start, end: last, row: i};
}

/**
 * The records of a patient, of which short ones last until the next is due. A record without an end is a dose of one day where the same drug begins not more than `doseDays` before or after it, and in
 * a file of doses (`doses`) unless it is of a companion, which may go on.
 */
export function withDoses(
  own: readonly DrugRecord[],
  {
    read,
    doses,
    doseDays
  }: {readonly read: (drug: string) => ReadDrug; readonly doses: boolean; readonly doseDays: number}
): DrugRecord[] {
  const starts = new Map<string, number[]>();
  for (const [key, list] of listsByKey(own, ({drug}) => read(drug).key))
    starts.set(
      key,
      [...new Set(list.map(({start}) => start))].toSorted((a, b) => a - b)
    );
  return own.map((record) => {
    const {drug, start, end} = record;
    const {role, key} = read(drug);
    const isDose =
      end === null && ((doses && role !== "companion") || isRepeated(starts.get(key) ?? [], start, doseDays));
    const last = isDose ? start : end;
    return last === null || last - start >= doseDays ? record : {...record, end: last, lasts: start + doseDays};
  });
}

/** Whether a drug begins again at most `doseDays` before or after a day; `starts` ascend. */
function isRepeated(starts: readonly number[], start: number, doseDays: number): boolean {
  const k = starts.indexOf(start);
  return start - (starts[k - 1] ?? -Infinity) <= doseDays || (starts[k + 1] ?? Infinity) - start <= doseDays;
}
