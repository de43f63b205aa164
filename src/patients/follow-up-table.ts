import {table, type ColumnTable} from "arquero";
import type {Cohort} from "../cohort/cohort.ts";
import type {EndpointKnobs} from "../cohort/endpoints.ts";
import type {Cell} from "../record/cell-columns.ts";
import type {TableRecord} from "../record/result.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {exposuresOf} from "./exposure-table.ts";
import {exposureFollowUp, type FollowUp, type FollowUpOptions} from "./follow-up.ts";

export interface DerivedFollowUp {
  /**
   * One row an exposure: `patient_id exposure position endpoint` (`rwPFS@2`), `time` (whole days ≥ 0), `event` (0 or 1), `cause` (or null),
   * `reason` (a sentence), `imputed` (the event counts on a day on which none is recorded), `origin` and `day` (of event or censoring) on the clock of the file, `entry` (days from origin to the first day under
   * observation, 0 when observed from the origin, null when no entry is recorded).
   */
  readonly followUp: ColumnTable;
  readonly issues: readonly Issue[];
  /** Exposures that have no time, with the reason. */
  readonly ledger: readonly LedgerLine[];
}

const columns = {
  patient_id: ({patientId}) => patientId,
  exposure: ({exposure}) => exposure,
  position: ({position}) => position,
  endpoint: ({endpoint}) => endpoint,
  time: ({time}) => time,
  event: ({event}) => event,
  cause: ({cause}) => cause,
  reason: ({reason}) => reason,
  imputed: ({imputed}) => imputed,
  origin: ({origin}) => origin,
  day: ({day}) => day,
  entry: ({entry}) => entry
} as const satisfies Readonly<Record<string, (one: FollowUp) => Cell>>;

const names = Object.keys(columns) as readonly (keyof typeof columns)[];

/**
 * Times as a table, one row each.
 *
 * @example
 * followUpTable([]).columnNames().slice(0, 2) // ["patient_id", "exposure"]
 */
export function followUpTable(times: readonly FollowUp[]): ColumnTable {
  return table(Object.fromEntries(names.map((name) => [name, times.map((one): Cell => columns[name](one))])), [
    ...names
  ]);
}

/**
 * The same as records, for files at the level of patients.
 *
 * @example
 * followUpRecords([]) // []
 */
export function followUpRecords(times: readonly FollowUp[]): TableRecord[] {
  return times.map((one) => Object.fromEntries(names.map((name): [string, Cell] => [name, columns[name](one)])));
}

/**
 * Time and event of each ADC exposure under a named endpoint, as a table: as `exposureFollowUp`, which says what is thrown. `exposures` has the columns that `adcExposures` gives.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,progression,last_assessment\nP1,T-DXd,0,143,100\nP1,SG,160,,200\n"}]);
 * deriveFollowUp(adcExposures(read).exposures, read, "rwPFS").followUp.array("reason") // ["event: progression on day 143", "censored: last assessment on day 40"]
 */
export function deriveFollowUp(
  exposures: ColumnTable,
  cohort: Cohort,
  endpointName: string,
  options: FollowUpOptions = {}
): DerivedFollowUp {
  const {times, issues, ledger} = exposureFollowUp(exposuresOf(exposures), cohort, endpointName, options);
  return {followUp: followUpTable(times), issues, ledger};
}

/**
 * One endpoint under every combination of the given settings, side by side: the rows of `deriveFollowUp` one below the other, told apart by `endpoint`.
 *
 * Throws `RangeError` as `deriveFollowUp` does.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,last_assessment,death\nP1,SG,0,40,80\n"}]);
 * endpointGrid(adcExposures(read).exposures, read, "rwPFS", {deathWindowDays: [30, 60]}).followUp.array("event") // [0, 1]
 */
export function endpointGrid(
  exposures: ColumnTable,
  cohort: Cohort,
  endpointName: string,
  grid: {readonly [K in keyof EndpointKnobs]?: readonly EndpointKnobs[K][]},
  {cutoff = null}: Pick<FollowUpOptions, "cutoff"> = {}
): DerivedFollowUp {
  const combinations = Object.entries(grid).reduce<Partial<EndpointKnobs>[]>(
    (all, [knob, values]) => all.flatMap((settings) => values.map((value) => ({...settings, [knob]: value}))),
    [{}]
  );
  const given = exposuresOf(exposures);
  const runs = combinations.map((settings) => exposureFollowUp(given, cohort, endpointName, {...settings, cutoff}));
  return {
    followUp: followUpTable(runs.flatMap(({times}) => times)),
    issues: runs.flatMap(({issues}) => issues),
    ledger: runs.flatMap(({ledger}) => ledger)
  };
}
