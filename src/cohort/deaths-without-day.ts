import type {IssueLog} from "../record/issue-log.ts";
import {signsOfLife} from "./death-of-month.ts";
import type {LineRecords} from "./line-records.ts";
import type {PatientValues} from "./patient-values.ts";
import {recordPlaces} from "./typed-records.ts";

/**
 * Puts a death of which no day is recorded on the last day on which the patient is known to have been alive: who is known to have died is never followed as alive. Nobody but a person knows the day,
 * so that the run stops unless the plan takes that one.
 */
export function dateKnownDeaths(
  {lines, patientRows, dead}: LineRecords,
  values: PatientValues,
  {spelled, log}: {readonly spelled: (column: string) => string; readonly log: IssueLog}
): void {
  const deaths = values.columns.get("death");
  if (deaths === undefined) return;
  const stops = lines.columns.get("stop_reason") ?? [];
  const said = [
    ...dead.map(({records, i, column}) => ({records: records === "lines" ? lines : patientRows, i, column})),
    ...stops.flatMap((reason, i) => (reason === "death" ? [{records: lines, i, column: spelled("death")}] : []))
  ];
  const signs = signsOfLife(lines, values);
  const undated = new Map<string, (typeof said)[number]>();
  for (const one of said) {
    const id = String(one.records.columns.get("patient_id")?.[one.i]);
    const at = values.place.get(id);
    const own = signs.get(id);
    if (at === undefined || own === undefined) continue;
    if (deaths[at] === null && !undated.has(id)) undated.set(id, one);
  }
  for (const id of undated.keys()) {
    const own = signs.get(id);
    if (own !== undefined) deaths[values.place.get(id) ?? -1] = Math.max(...own.doses, ...own.others);
  }
  const [first] = [...undated.values()].toSorted((a, b) => a.i - b.i);
  if (first !== undefined)
    log.add({
      code: "death-without-day",
      severity: "error",
      stops: true,
      ...recordPlaces(
        first.records,
        [...undated.values()].filter(({records}) => records === first.records).map(({i}) => i)
      ),
      column: first.column,
      count: undated.size,
      expected: "a day of death for each patient who is known to have died",
      received: `${undated.size} without one`,
      hint: "write the days into the file, map the column that holds them, or choose",
      choices: [
        {
          line: "accept: [death-without-day]",
          why: "they died on the last day on which they are known to have been alive, at the earliest"
        }
      ]
    });
}
