import type {CsvTable} from "../files/csv.ts";
import type {ColumnMapping} from "../record/plan-mapping.ts";
import {normalName} from "./column-dictionary.ts";
import {mappingFor} from "./mapping-report.ts";
import {patientName} from "./patient-names.ts";
import {rowsOfPatients} from "./rows-of-patients.ts";
import {dictionaryOf, recognisedRole} from "./source-roles.ts";

/** Names of columns that are of the patient whatever their values are made of, where these behave so; of others each has to hold a digit. */
const clearNames: ReadonlySet<string> = new Set(
  "id|ids|uid|pt|pts|pat|person|person_id|participant|participant_id|patient_no|patient_number|patient_code|pat_no|pt_no|pt_number|subject_no|subject_number|subjid|subj_id|mrn|medical_record_number|hospital_number|chart_number|case_no|case_number|patient_key|anon_id|pseudo_id|study_no|study_number|studien_nr|registry_no|registry_id|registry_number|enrolment_id|enrolment_no|enrollment_id|enrollment_no|inclusion_no|inclusion_number|screening_no|patientennummer|pat_nr|patienten_id|numero_patient|id_patient|id_paciente|id_paziente|paciente|paziente|patientin".split(
    "|"
  )
);

/** What a column may be by its name. */
function nameOf(column: string, values: readonly string[]): "clear" | "vague" | null {
  if (clearNames.has(normalName(column))) return "clear";
  const name = patientName(column);
  return name === "clear" && !values.every((text) => /\d/.test(text)) ? "vague" : name;
}

/** Most rows of a patient, and of all patients on average where each row is an outcome. */
const MOST_LINES = 40;
const MOST_OUTCOMES = 3;
/** Fewest records of which a column with repeated values is taken. */
const FEWEST_OUTCOMES = 10;

/**
 * The column that holds the patients of a file in which no known name says so: the only one with a fitting name whose values behave like patients. Over lines of therapy they repeat, of a name that
 * may mean rows or lines only one below the other; in a file with one row a patient they differ, and a name that may number rows will do; in ready-made follow-up they differ but for rows that repeat another in every cell, of a clear
 * name few records may be of one patient, and of either many, where they agree as `rowsOfPatients` says. Null where none does, or several that part the rows differently.
 *
 * @example
 * const table = {name: "c.csv", header: ["Nr", "regimen", "start"], columns: [["1", "1", "2"], ["SG", "T-DXd", "SG"], ["0", "90", "0"]]};
 * patientColumn(table, {}) // "Nr"
 */
export function patientColumn(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  mapping: ColumnMapping
): string | null {
  const role = recognisedRole(table, mapping);
  const found = mappingFor(table, dictionaryOf(role), mapping);
  if (role === "follow-up")
    return found.mapped.some(({canonical}) => canonical === "patient_id")
      ? null
      : ofRecords(table, {mapped: found.mapped, unknown: found.unknown.map(({column}) => column)});
  if ((role !== "lines" && role !== "wide") || !found.missing.includes("patient_id")) return null;
  if (found.missing.length > 1 && role === "lines") return null;
  const named = found.unknown.map(({column}) => {
    const values = (table.columns[table.header.indexOf(column)] ?? []).map((text) => text.trim());
    return {column, values, name: nameOf(column, values)};
  });
  if (role === "wide") {
    // A number of rows that all differ is one of patients too: each has a row.
    const distinct = named.filter(({name, values}) => name !== null && areDistinct(values));
    const clear = distinct.filter(({name}) => name === "clear");
    const fitting = clear.length > 0 ? clear : distinct;
    return fitting.length === 1 ? (fitting[0]?.column ?? null) : null;
  }
  const fitting = named.filter(
    ({name, values}) => name !== null && repeat(values) && (name === "clear" || areTogether(values))
  );
  return fitting.length === 1 ? (fitting[0]?.column ?? null) : null;
}

type ReadyMade = Parameters<typeof rowsOfPatients>[1];

/** The column of the patients among those of ready-made follow-up, where a clear name goes before a vague one. */
function ofRecords(table: Pick<CsvTable, "header" | "columns">, {mapped, unknown}: ReadyMade): string | null {
  const {header, columns} = table;
  const rows = (columns[0] ?? []).map((_, i) => JSON.stringify(columns.map((texts) => texts[i])));
  const once = firstPlaces(rows).map((first, i) => first === i);
  const columnsOf = (column: string): string[] => (columns[header.indexOf(column)] ?? []).map((text) => text.trim());
  const named = unknown.map((column) => ({column, name: nameOf(column, columnsOf(column))}));
  const several = new Set(rowsOfPatients(table, {mapped, unknown}).map(({column}) => column));
  const isOfPatients = (column: string, name: "clear" | "vague"): boolean => {
    const own = columnsOf(column).filter((_, i) => once[i]);
    return areDistinct(own) || (name === "clear" && areFewEach(own));
  };
  // Rows of one patient that agree go before a column that tells all rows apart, and may number them.
  for (const of of [(column: string) => several.has(column), isOfPatients])
    for (const wanted of ["clear", "vague"] as const) {
      const fitting = named.flatMap(({column, name}) =>
        name === wanted && of(column, name) ? [{column, parts: firstPlaces(columnsOf(column)).join()}] : []
      );
      if (fitting.length > 0)
        return new Set(fitting.map(({parts}) => parts)).size === 1 ? (fitting[0]?.column ?? null) : null;
    }
  return null;
}

/** Whether there are enough records, few of each patient. */
const areFewEach = (own: readonly string[]): boolean =>
  repeat(own) && own.length >= FEWEST_OUTCOMES && own.length <= MOST_OUTCOMES * new Set(own).size;

/** For each value the place where it stands first. */
function firstPlaces(values: readonly string[]): number[] {
  const first = new Map<string, number>();
  return values.map((value, i) => {
    const known = first.get(value) ?? i;
    first.set(value, known);
    return known;
  });
}

const areDistinct = (values: readonly string[]): boolean =>
  values.length > 1 && !values.includes("") && new Set(values).size === values.length;

/** Whether there are several patients, of whom one has several rows, and none too many. */
function repeat(values: readonly string[]): boolean {
  if (values.includes("")) return false;
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  const most = Math.max(0, ...counts.values());
  return counts.size > 1 && most > 1 && most <= MOST_LINES;
}

/** Whether the rows of each value stand one below the other. */
function areTogether(values: readonly string[]): boolean {
  const runs = values.filter((value, i) => value !== values[i - 1]).length;
  return runs === new Set(values).size;
}
