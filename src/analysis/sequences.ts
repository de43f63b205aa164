import type {Catalogue} from "../adc/catalogue.ts";
import type {Cohort} from "../cohort/cohort.ts";
import type {Exposure} from "../patients/exposure.ts";
import {patientsOf, type Patients} from "../patients/patient.ts";
import {patientColumns, type PatientColumns, type Start} from "../patients/patient-columns.ts";
import type {Transition} from "../patients/transition.ts";
import {adc2Cells, transitionCells} from "../patients/transition-table.ts";
import {cellColumn, joinedColumns, lazyColumns, type CellColumns} from "../record/cell-columns.ts";
import type {Her2Rule} from "../record/plan-her2.ts";
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
export function sequencesOf(
  cohort: Cohort,
  {agents, her2, partners}: Pick<Question, "agents" | "her2" | "partners">,
  catalogue: Catalogue
): Sequences {
  const {gapDays, level, meaning, unknownCodes, maskedDrugs} = agents;
  const found = patientsOf(cohort, {gapDays, level, catalogue, meaning, unknownCodes, maskedDrugs, partners});
  return {...found, ...columnsUnder(cohort, found, her2)};
}

/** The same patients with the HER2 status that counts under another rule. */
export function underHer2Rule(cohort: Cohort, sequences: Sequences, rule: Her2Rule): Sequences {
  return {...sequences, issues: [], ...columnsUnder(cohort, sequences, rule)};
}

function columnsUnder(
  cohort: Cohort,
  found: Patients,
  rule: Her2Rule
): Pick<Sequences, "columns" | "cells" | "adc1Lines"> {
  const columns = patientColumns(cohort, rule === "ever-low" || rule === "ever-positive" ? rule : "last");
  const each = found.patients.flatMap((patient) => patient.transitions.map((transition) => ({patient, transition})));
  const starts = (of: (transition: Transition) => Exposure): readonly Start[] =>
    each.map(({patient, transition}) => ({patient, exposure: of(transition)}));
  const adc1Lines = columns.linesAt(
    starts(({from}) => from),
    "carried forward"
  );
  return {
    columns,
    cells: joinedColumns([
      // A column of the file that has the name of one of these stands before it.
      adc2Cells(each.map(({transition}) => transition)),
      columns.atStart(
        starts(({to}) => to),
        "carried forward"
      ),
      ...(rule === "last-before-ADC1" ? [her2Alone(adc1Lines)] : []),
      transitionCells(
        each.map(({transition}) => transition),
        found.markers
      )
    ]),
    adc1Lines
  };
}

/** The HER2 status of these lines, where lines have one. */
function her2Alone(lines: CellColumns): CellColumns {
  return lazyColumns(
    lines.names.filter((name) => name === "her2_status"),
    (name) => lines.column(name) ?? cellColumn([])
  );
}
