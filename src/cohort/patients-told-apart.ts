import type {CsvTable} from "../files/csv.ts";
import type {IssueLog} from "../record/issue-log.ts";
import type {ProposedMapping} from "./header-mapping.ts";
import {rowsParted, rowsOfPatients} from "./rows-of-patients.ts";

/** Most columns that are offered. */
const MOST_OFFERED = 3;

/**
 * Stops where rows of ready-made follow-up are evidently several of each patient, by a column that nobody says is the patient: every row would count as a patient of its own.
 *
 * @example
 * const of = (texts) => Array.from({length: 12}, (_, i) => texts(Math.floor(i / 2)));
 * const table = {name: "c.csv", header: ["batch", "pfs", "event"], columns: [of((p) => `X${p}`), of((p) => `${p}.3`), of(() => "1")]};
 * const mapping = {mapped: [{canonical: "time", column: "pfs", basis: "known synonym"}], unknown: [{column: "batch", perhaps: null}]};
 * const found = [];
 * checkPatientsToldApart(table, mapping, {add: ({choices}) => found.push(choices[0].line)});
 * found // ['mapping: {patient_id: "batch"}']
 */
export function checkPatientsToldApart(
  table: Pick<CsvTable, "name" | "header" | "columns">,
  {mapped, unknown}: Pick<ProposedMapping, "mapped" | "unknown">,
  log: Pick<IssueLog, "add">
): void {
  const known = mapped.find(({canonical}) => canonical === "patient_id");
  if (known?.basis === "plan") return;
  const apart = known === undefined ? null : rowsParted(table, known.column);
  const found = rowsOfPatients(table, {mapped, unknown: unknown.map(({column}) => column)}).filter(
    ({parts}) => parts !== apart
  );
  const [first] = found.toSorted((a, b) => Number(b.name !== null) - Number(a.name !== null));
  if (first === undefined) return;
  const rows = table.columns[0]?.length ?? 0;
  log.add({
    code: "patients-not-told-apart",
    severity: "error",
    stops: true,
    file: table.name,
    column: first.column,
    expected: known === undefined ? "a column that identifies patients" : `rows that ${known.column} tells apart`,
    received: `${rows} rows with ${first.patients} values of ${first.column}, and rows of one value ${first.have}`,
    hint: "they look like several rows of each patient, and each would count as a patient",
    count: rows - first.patients,
    choices: [
      ...found
        .toSorted((a, b) => Number(b.name !== null) - Number(a.name !== null))
        .slice(0, MOST_OFFERED)
        .map(({column}) => ({
          line: `mapping: {patient_id: ${JSON.stringify(column)}}`,
          why: `${column} identifies the patients`
        })),
      {line: "accept: [patients-not-told-apart]", why: "every row is a patient"}
    ]
  });
}
