import {table, type ColumnTable} from "arquero";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, dayOfCell, textOf} from "../cohort/therapy-lines.ts";
import type {Cell} from "../record/cell-columns.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import {exposureRules, type ExposureRule} from "./exposure-rules.ts";
import {patientExposures, type ExposureOptions} from "./exposures.ts";

/** Columns of the table of exposures, in order, as text for a file: lists are joined. */
const columns = {
  patient_id: ({patientId}) => patientId,
  exposure: ({exposure}) => exposure,
  position: ({position}) => position,
  setting: ({setting}) => setting,
  agents: ({agents}) => agents.join("|"),
  label: ({label}) => label,
  unknown_agent: ({unknownAgent}) => unknownAgent,
  inferred_agent: ({inferredAgent}) => inferredAgent,
  concurrent: ({concurrent}) => concurrent,
  not_classic: ({notClassic}) => notClassic,
  targets: ({targets}) => targets.join("|"),
  payload_classes: ({payloadClasses}) => payloadClasses.join("|"),
  partners: ({partners}) => partners.join("|"),
  partner_classes: ({partnerClasses}) => partnerClasses.join("|"),
  regimens: ({regimens}) => regimens.join(" | "),
  first_line: ({firstLine}) => firstLine,
  last_line: ({lastLine}) => lastLine,
  rows: ({rows}) => rows.join("|"),
  file: ({file}) => file,
  start: ({start}) => start,
  last_start: ({lastStart}) => lastStart,
  end: ({end}) => end,
  progression: ({progression}) => progression,
  first_day_progression: ({firstDayProgression}) => firstDayProgression,
  last_assessment: ({lastAssessment}) => lastAssessment,
  progression_basis: ({progressionBasis}) => progressionBasis,
  stop_reason: ({stopReason}) => stopReason,
  best_response: ({bestResponse}) => bestResponse,
  cycles: ({cycles}) => cycles,
  next_start: ({nextStart}) => nextStart,
  rule: ({rules}) => rules.join("; ")
} as const satisfies Readonly<Record<string, (exposure: Exposure) => Cell>>;

type Column = keyof typeof columns;

/** Names of the columns of the table of exposures, in order. Days are days on the patient's own clock. */
export const exposureColumns = Object.keys(columns) as readonly Column[];

/** Exposures of a cohort as a table, with what was remarkable. */
export interface Exposures {
  /** One row per exposure, sorted by patient and start; columns in `exposureColumns`. */
  readonly exposures: ColumnTable;
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerLine[];
}

/**
 * Exposures as a table, one row each.
 *
 * @example
 * exposureTable([]).numRows() // 0
 */
export function exposureTable(exposures: readonly Exposure[]): ColumnTable {
  const cells = Object.fromEntries(
    exposureColumns.map((name) => [name, exposures.map((exposure): Cell => columns[name](exposure))])
  );
  return table(cells, [...exposureColumns]);
}

/**
 * The ADC exposures of a cohort as a table: as `patientExposures`, which says what an exposure is and what is thrown. The ledger is empty, because nothing is left out here.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end\nP1,T-DXd,0,100\nP1,T-DXd + pertuzumab,130,200\nP1,SG,230,300\n"}]);
 * adcExposures(read).exposures.array("label") // ["T-DXd", "SG"]
 */
export function adcExposures(cohort: Cohort, options: ExposureOptions = {}): Exposures {
  const {exposures, issues} = patientExposures(cohort, options);
  return {exposures: exposureTable(exposures), issues, ledger: []};
}

/** Exposures of each patient out of a table of exposures, in its order; a column that is not there is blank. */
export function exposuresByPatient(exposures: ColumnTable): ReadonlyMap<string, readonly Exposure[]> {
  return listsByKey(exposuresOf(exposures), ({patientId}) => patientId);
}

/**
 * Exposures out of a table of exposures, row by row; a column that is not there is blank.
 *
 * @example
 * exposuresOf(exposureTable([])) // []
 */
export function exposuresOf(exposures: ColumnTable): Exposure[] {
  const cells = new Map(exposureColumns.map((name) => [name, columnOf(exposures, name)]));
  return Array.from({length: exposures.numRows()}, (_, i) => exposureIn(new ExposureCells(cells, i), i));
}

/** The cells of one row, by column, as what they hold. */
class ExposureCells {
  readonly #columns: ReadonlyMap<Column, readonly unknown[]>;
  readonly #row: number;
  constructor(columns: ReadonlyMap<Column, readonly unknown[]>, row: number) {
    this.#columns = columns;
    this.#row = row;
  }

  textOrNull(name: Column): string | null {
    return textOf(this.#columns.get(name)?.[this.#row]);
  }

  text(name: Column): string {
    return this.textOrNull(name) ?? "";
  }

  number(name: Column): number | null {
    return dayOfCell(this.#columns.get(name)?.[this.#row]);
  }

  isTrue(name: Column): boolean {
    return this.#columns.get(name)?.[this.#row] === true;
  }

  list(name: Column, between = "|"): string[] {
    return this.text(name)
      .split(between)
      .filter((item) => item !== "");
  }
}

function exposureIn(cells: ExposureCells, row: number): Exposure {
  const start = cells.number("start") ?? 0;
  return {
    patientId: cells.text("patient_id"),
    exposure: cells.number("exposure") ?? row + 1,
    position: cells.number("position"),
    setting: cells.text("setting"),
    agents: cells.list("agents"),
    label: cells.text("label"),
    unknownAgent: cells.isTrue("unknown_agent"),
    inferredAgent: cells.isTrue("inferred_agent"),
    concurrent: cells.isTrue("concurrent"),
    notClassic: cells.isTrue("not_classic"),
    targets: cells.list("targets"),
    payloadClasses: cells.list("payload_classes"),
    partners: cells.list("partners"),
    partnerClasses: cells.list("partner_classes"),
    regimens: cells.list("regimens", " | "),
    firstLine: cells.number("first_line"),
    lastLine: cells.number("last_line"),
    rows: cells.list("rows").map(Number),
    file: cells.textOrNull("file"),
    start,
    lastStart: cells.number("last_start") ?? start,
    end: cells.number("end"),
    progression: cells.number("progression"),
    firstDayProgression: cells.number("first_day_progression"),
    lastAssessment: cells.number("last_assessment"),
    progressionBasis: cells.textOrNull("progression_basis"),
    stopReason: cells.textOrNull("stop_reason"),
    bestResponse: cells.textOrNull("best_response"),
    cycles: cells.number("cycles"),
    nextStart: cells.number("next_start"),
    rules: cells.list("rule", "; ").filter((name): name is ExposureRule => Object.hasOwn(exposureRules, name))
  };
}
