import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {Grouping} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {cellAt} from "../record/cell-columns.ts";
import {text} from "./group-of.ts";
import type {GroupLoss} from "./group-loss.ts";
import {sequencesOf} from "./sequences.ts";

/**
 * In each group of the plan's groupings the patients with two ADCs who are left out because a cell that tells what happened cannot be read, among all of the group;
 * groups in which nobody is lost are not listed. Empty where the files are no lines of therapy.
 *
 * @example
 * const text = "patient_id,regimen,start,progression,last_contact\nP1,T-DXd,0,90,400\nP1,SG,100,??,400\nP2,T-DXd,0,90,400\nP2,SG,100,200,400\n";
 * const cohort = await readCohort([{name: "c.csv", text}]);
 * linesOutcomeLosses(cohort, {groupings: [{by: "sequence"}], agents: {}}).map(({group, lost, n}) => [group, lost, n]) // [["T-DXd → SG", 1, 2]]
 */
export function linesOutcomeLosses(
  cohort: Cohort,
  {groupings, agents, her2, partners}: Pick<Question, "groupings" | "agents" | "her2" | "partners">,
  catalogue: Catalogue = ownCatalogue
): GroupLoss[] {
  const {lost} = cohort;
  if (lost === undefined || lost.lines.numRows() === 0) return [];
  const columns = [...new Set(groupings.flatMap((grouping) => columnOfGroups(grouping) ?? []))];
  const gone = patientsByGroup({...cohort, ...lost}, {columns, agents, her2, partners, catalogue});
  const kept = patientsByGroup(cohort, {columns, agents, her2, partners, catalogue});
  return columns.flatMap((column) =>
    [...(gone.get(column) ?? [])]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([group, patients]) => ({
        group,
        lost: patients.size,
        n: patients.size + (kept.get(column)?.get(group)?.size ?? 0)
      }))
  );
}

/** The column of a transition in which a grouping finds its groups; null by position, where every patient is in both. */
function columnOfGroups(grouping: Grouping): string | null {
  if (grouping.by === "transition") return "headline";
  if (grouping.by === "sequence") return "sequence";
  return grouping.by === "column" ? grouping.column : null;
}

interface GroupingRules {
  readonly columns: readonly string[];
  readonly agents: Question["agents"];
  readonly her2: Question["her2"];
  readonly partners: Question["partners"];
  readonly catalogue: Catalogue;
}

/** Patients of each group, by column. */
function patientsByGroup(
  cohort: Cohort,
  {columns, agents, her2, partners, catalogue}: GroupingRules
): Map<string, Map<string, Set<string>>> {
  const {patients, cells} = sequencesOf(cohort, {agents, her2, partners}, catalogue);
  const ids = patients.flatMap(({patientId, transitions}) => transitions.map(() => patientId));
  return new Map(
    columns.map((name) => {
      const column = cells.column(name);
      const groups = new Map<string, Set<string>>();
      ids.forEach((id, i) => {
        const group = column === undefined ? null : text(cellAt(column, i));
        if (group !== null) groups.set(group, (groups.get(group) ?? new Set()).add(id));
      });
      return [name, groups];
    })
  );
}
