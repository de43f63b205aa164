import {parseRegimen} from "../adc/parse-regimen.ts";
import {isWrittenDate} from "../cohort/date-forms.ts";
import type {CsvTable} from "../files/csv.ts";

/** Days of a line and a patient, in the order in which one looks for them. */
const days = ["start", "end", "progression", "last_assessment", "death", "last_contact"];

/** Whether most of these values are calendar dates. */
const holdDates = (values: readonly string[]): boolean => values.filter(isWrittenDate).length * 2 > values.length;

/** What cells tell of the columns that no known name was found for: those that hold calendar dates, and those that name conjugates. */
export interface ColumnHints {
  readonly dates: readonly string[];
  readonly drugs: readonly string[];
}

/** Reads what stands in these columns; nothing is mapped by it, a person is only told where to look. */
export function columnHints(
  {header, columns}: Pick<CsvTable, "header" | "columns">,
  unknown: readonly string[]
): ColumnHints {
  const cells = (name: string): readonly string[] =>
    (columns[header.indexOf(name)] ?? []).filter((value) => value.trim() !== "");
  const dates = unknown.filter((name) => holdDates(cells(name)));
  const drugs = unknown.filter((name) => !dates.includes(name) && namesDrugs([...new Set(cells(name))]));
  return {dates, drugs};
}

/** The hints as sentences beside what is missing, for the head of a plan. */
export function hintOf(canonical: string, {dates, drugs}: ColumnHints): string {
  if (canonical === "regimen" && drugs.length > 0) return `; drugs are named in ${drugs.join(", ")}`;
  if (canonical === "start" && dates.length > 0) return `; dates stand in ${dates.join(", ")}`;
  return "";
}

/** Which days are still without a column, where columns of dates are left. */
export function openDays({dates}: ColumnHints, mapped: readonly string[]): string | null {
  const open = days.filter((name) => !mapped.includes(name));
  return dates.length === 0 || open.length === 0
    ? null
    : `dates that nothing is read from yet: ${dates.join(", ")}; open under mapping: ${open.join(", ")}`;
}

/** Whether at least half of the values are regimens that are read whole, one of them with a conjugate. */
function namesDrugs(values: readonly string[]): boolean {
  const read = values
    .map((value) => parseRegimen(value))
    .filter(({unresolved, adcs, partners}) => unresolved.length === 0 && adcs.length + partners.length > 0);
  return read.length * 2 >= values.length && read.some(({adcs}) => adcs.length > 0);
}
