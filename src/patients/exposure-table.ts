import {table, type ColumnTable} from "arquero";
import type {Cohort} from "../cohort/cohort.ts";
import {columnOf, textOf} from "../cohort/therapy-lines.ts";
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
  return Array.from({length: exposures.numRows()}, (_, i): Exposure => {
    const at = (name: Column): unknown => cells.get(name)?.[i];
    const textOrNull = (name: Column): string | null => textOf(at(name));
    const text = (name: Column): string => textOrNull(name) ?? "";
    const number = (name: Column): number | null => {
      const value = at(name);
      return typeof value === "number" && Number.isFinite(value) ? value : null;
    };
    const list = (name: Column, between = "|"): string[] =>
      text(name)
        .split(between)
        .filter((item) => item !== "");
    const start = number("start") ?? 0;
    return {
      patientId: text("patient_id"),
      exposure: number("exposure") ?? i + 1,
      position: number("position"),
      setting: text("setting"),
      agents: list("agents"),
      label: text("label"),
      unknownAgent: at("unknown_agent") === true,
      inferredAgent: at("inferred_agent") === true,
      concurrent: at("concurrent") === true,
      notClassic: at("not_classic") === true,
      targets: list("targets"),
      payloadClasses: list("payload_classes"),
      partners: list("partners"),
      partnerClasses: list("partner_classes"),
      regimens: list("regimens", " | "),
      firstLine: number("first_line"),
      lastLine: number("last_line"),
      rows: list("rows").map(Number),
      file: textOrNull("file"),
      start,
      lastStart: number("last_start") ?? start,
      end: number("end"),
      progression: number("progression"),
      lastAssessment: number("last_assessment"),
      progressionBasis: textOrNull("progression_basis"),
      stopReason: textOrNull("stop_reason"),
      bestResponse: textOrNull("best_response"),
      cycles: number("cycles"),
      nextStart: number("next_start"),
      rules: list("rule", "; ").filter((name): name is ExposureRule => Object.hasOwn(exposureRules, name))
    };
  });
}
