import type {IssueLog} from "../record/issue-log.ts";
import type {PatientValues} from "./patient-values.ts";
import type {TypedRecords} from "./typed-records.ts";

/**
 * Moves a last contact that stands before a recorded dose to the last dose, in place: a dose proves that the patient lived and was seen. Counted in one warning.
 *
 * @example
 * const lines = {columns: new Map([["patient_id", ["A"]], ["start", [40]], ["end", [90]]]), unusable: [null]};
 * const values = {place: new Map([["A", 0]]), columns: new Map([["last_contact", [0]]])};
 * moveContactsBeforeDoses(lines, values, {spelled: (column) => column, log: {add: () => {}}});
 * values.columns.get("last_contact") // [90]
 */
export function moveContactsBeforeDoses(
  lines: Pick<TypedRecords, "columns" | "unusable">,
  values: Pick<PatientValues, "place" | "columns">,
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: Pick<IssueLog, "add">}
): void {
  const contacts = values.columns.get("last_contact") ?? [];
  const doses = lastDoses(lines);
  let moved = 0;
  for (const [id, at] of values.place) {
    const contact = contacts[at];
    const dose = doses.get(id);
    if (typeof contact !== "number" || dose === undefined || dose <= contact) continue;
    contacts[at] = dose;
    moved += 1;
  }
  if (moved > 0)
    log.add({
      code: "last-contact-before-dose",
      severity: "warning",
      column: spelled("last_contact"),
      expected: "last_contact on or after the last dose",
      count: moved,
      hint: "a dose proves that the patient was seen: the last dose counts as last contact"
    });
}

/** The last day of each patient on which a line began or a last dose was given. */
function lastDoses({columns, unusable}: Pick<TypedRecords, "columns" | "unusable">): Map<string, number> {
  const found = new Map<string, number>();
  const ids = columns.get("patient_id") ?? [];
  for (const name of ["start", "end"])
    (columns.get(name) ?? []).forEach((day, i) => {
      if (typeof day === "number" && unusable[i] === null)
        found.set(String(ids[i]), Math.max(day, found.get(String(ids[i])) ?? -Infinity));
    });
  return found;
}
