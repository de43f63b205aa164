import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {Exposure} from "../patients/exposure.ts";
import {patientsOf, type Patients} from "../patients/patient.ts";
import {patientColumns, type PatientColumns, type Start} from "../patients/patient-columns.ts";
import type {Transition} from "../patients/transition.ts";
import {transitionCells} from "../patients/transition-table.ts";
import {joinedColumns, type CellColumns} from "../record/cell-columns.ts";
import type {Question} from "../question/question.ts";

/** Patients of a cohort with the columns of their transitions; the same under every endpoint and grouping, and made once for all of them. */
export interface Sequences extends Patients {
  readonly columns: PatientColumns;
  /** Columns of patient, first line of ADC2 and transition, by the place of the transition among those of all patients. */
  readonly cells: CellColumns;
  /** Columns of the first line of ADC1, by the same place. */
  readonly adc1Lines: CellColumns;
}

/** The patients of a cohort under the rules of a question. */
export function sequencesOf(cohort: Cohort, {agents}: Pick<Question, "agents">, catalogue: Catalogue): Sequences {
  const found = patientsOf(cohort, {gapDays: agents.gapDays, level: agents.level, catalogue, meaning: agents.meaning});
  const columns = patientColumns(cohort);
  const each = found.patients.flatMap((patient) => patient.transitions.map((transition) => ({patient, transition})));
  const starts = (of: (transition: Transition) => Exposure): readonly Start[] =>
    each.map(({patient, transition}) => ({patient, exposure: of(transition)}));
  return {
    ...found,
    columns,
    cells: joinedColumns([
      columns.atStart(
        starts(({to}) => to),
        "carried forward"
      ),
      transitionCells(
        each.map(({transition}) => transition),
        found.markers
      )
    ]),
    adc1Lines: columns.linesAt(
      starts(({from}) => from),
      "carried forward"
    )
  };
}
