import {table, type ColumnTable} from "arquero";
import type {Cohort} from "../cohort/cohort.ts";
import {cellColumn, lazyColumns, type Cell, type CellColumns} from "../record/cell-columns.ts";
import type {TableRecord} from "../record/result.ts";
import type {Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {adc2Columns} from "./adc2-columns.ts";
import {exposuresByPatient} from "./exposure-table.ts";
import type {MarkerChange, Measurement} from "./resistance-fields.ts";
import type {Transition} from "./transition.ts";
import {patientTransitions, type TransitionOptions} from "./transitions.ts";

const joined = (items: readonly string[]): string => items.join("|");
const joinedOrNull = (items: readonly string[] | null): string | null => (items === null ? null : joined(items));
const PD1 = "PD-1/PD-L1 antibody";
const HER2_ANTIBODY = "HER2 antibody";

/** Columns of the table of transitions, in order, as text for a file: lists are joined. */
const columns = {
  patient_id: ({patientId}) => patientId,
  transition_index: ({index}) => index,
  from_exposure: ({from}) => from.exposure,
  to_exposure: ({to}) => to.exposure,
  from_position: ({from}) => from.position,
  to_position: ({to}) => to.position,
  from_agents: ({from}) => joined(from.agents),
  to_agents: ({to}) => joined(to.agents),
  from_label: ({from}) => from.label,
  to_label: ({to}) => to.label,
  sequence: ({sequence}) => sequence,
  from_targets: ({from}) => joined(from.targets),
  to_targets: ({to}) => joined(to.targets),
  from_payload_classes: ({from}) => joined(from.payloadClasses),
  to_payload_classes: ({to}) => joined(to.payloadClasses),
  level: ({cell}) => cell.level,
  headline: ({cell}) => cell.headline,
  subtype: ({cell}) => cell.subtype,
  target_axis: ({cell}) => cell.target,
  payload_axis: ({cell}) => cell.payload,
  payload_direction: ({cell}) => cell.payloadDirection,
  same_family: ({cell}) => cell.flags.same_family,
  shared_efflux: ({cell}) => cell.flags.shared_efflux,
  shared_pumps: ({cell}) => joinedOrNull(cell.sharedPumps),
  shared_linker_type: ({cell}) => cell.flags.shared_linker_type,
  epitope_changed: ({cell}) => cell.flags.epitope_changed,
  non_cytotoxic_prior: ({cell}) => cell.flags.non_cytotoxic_prior,
  not_classic_adc: ({cell}) => cell.flags.not_classic_adc,
  concurrent_adcs: ({concurrent}) => concurrent,
  unknown_adc: ({unknownAdc}) => unknownAdc,
  contact: ({between}) => between.contact,
  intervening_lines: ({between}) => between.lines,
  intervening_companion_lines: ({between}) => between.companionLines,
  intervening_regimens: ({between}) => between.regimens.join(" | "),
  intervening_classes: ({between}) => joined(between.classes),
  free_payload_between: ({between}) => joined(between.freePayload.classes),
  free_payload_drugs_between: ({between}) => joined(between.freePayload.drugs),
  local_therapy_between: ({between}) => between.localTherapy,
  gap_days: ({between}) => between.gapDays,
  free_payload_before_adc1: ({freePayloadBefore}) => joined(freePayloadBefore.classes),
  free_payload_drugs_before_adc1: ({freePayloadBefore}) => joined(freePayloadBefore.drugs),
  adc1_setting: ({from}) => from.setting,
  adc2_setting: ({to}) => to.setting,
  adc1_stop_reason: ({from}) => from.stopReason,
  adc1_best_response: ({from}) => from.bestResponse,
  adc1_days: ({endOfAdc1}) => endOfAdc1.days,
  adc1_cycles: ({from}) => from.cycles,
  adc1_days_to_progression: ({endOfAdc1}) => endOfAdc1.daysToProgression,
  adc1_progression: ({endOfAdc1}) => endOfAdc1.progression,
  adc1_progressed_off: ({progressedOff}) => progressedOff,
  adc1_resistance: ({endOfAdc1}) => endOfAdc1.resistance,
  adc1_relapse_days: ({endOfAdc1}) => endOfAdc1.relapseDays,
  adc1_relapse: ({endOfAdc1}) => endOfAdc1.relapse,
  adc1_relapse_stratum: ({endOfAdc1}) => endOfAdc1.relapseStratum,
  adc1_relapse_recorded: ({endOfAdc1}) => endOfAdc1.relapseRecorded,
  from_partners: ({from}) => joined(from.partners),
  to_partners: ({to}) => joined(to.partners),
  from_partner_pd1: ({from}) => from.partnerClasses.includes(PD1),
  to_partner_pd1: ({to}) => to.partnerClasses.includes(PD1),
  from_partner_her2_antibody: ({from}) => from.partnerClasses.includes(HER2_ANTIBODY),
  to_partner_her2_antibody: ({to}) => to.partnerClasses.includes(HER2_ANTIBODY),
  target_seen_before: ({history}) => history.target_seen_before,
  payload_class_seen_before: ({history}) => history.payload_class_seen_before,
  product_seen_before: ({history}) => history.product_seen_before,
  second_primary: ({secondPrimary}) => secondPrimary.recorded,
  second_primary_suspected: ({secondPrimary}) => secondPrimary.suspected,
  shared_toxicities: ({toxicity}) => joinedOrNull(toxicity.shared),
  toxicity_prompts: ({toxicity}) => joinedOrNull(toxicity.prompts?.map(({id}) => id) ?? null),
  toxicity_prompt_level: ({toxicity}) => toxicity.prompts?.[0]?.level ?? null,
  toxicity_prompt_text: ({toxicity: {prompts, payloadSwap}}) =>
    prompts === null
      ? null
      : prompts
          .map(
            ({level, text, source}) =>
              `${level} (group data): prior ${text}${payloadSwap ? "; the payload class changes, which does not clear this" : ""} [${source}]`
          )
          .join(" | ")
} as const satisfies Readonly<Record<string, (transition: Transition) => Cell>>;

/** Names of the columns of the table of transitions, in order: those of `adc2Columns` stand last, and columns of markers that the cohort records follow. */
export const transitionColumns: readonly string[] = [...Object.keys(columns), ...adc2Columns.map(({name}) => name)];

const measured = ["", "_day", "_timing", "_assay", "_specimen"] as const;
const measurement: Readonly<Record<(typeof measured)[number], (one: Measurement) => Cell>> = {
  "": ({value}) => value,
  "_day": ({day}) => day,
  "_timing": ({timing}) => timing,
  "_assay": ({assay}) => assay,
  "_specimen": ({specimen}) => specimen
};

/** Columns of one marker. */
function markerColumns(name: string): readonly (readonly [column: string, of: (one: MarkerChange) => Cell])[] {
  const sides = (["before", "after"] as const).flatMap((side) =>
    measured.map((part): readonly [string, (one: MarkerChange) => Cell] => [
      `${name}_${side}${part}`,
      (one) => {
        const found = one[side];
        return found === null ? null : measurement[part](found);
      }
    ])
  );
  return [
    ...sides,
    [`${name}_change`, ({change}) => change],
    [`${name}_change_note`, ({note}) => note],
    [`${name}_undated`, ({undated}) => undated?.value ?? null]
  ];
}

/** Transitions of a cohort as a table, with what was remarkable. */
export interface Transitions {
  /** One row per pair of consecutive exposures of a patient, in the order of the exposures; columns in `transitionColumns`, then the markers that the cohort has. */
  readonly transitions: ColumnTable;
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerLine[];
}

/**
 * Transitions as a table, one row each; `markers` are the names of the markers that the cohort records.
 *
 * @example
 * transitionTable([], []).numRows() // 0
 */
export function transitionTable(transitions: readonly Transition[], markers: readonly string[]): ColumnTable {
  const cells = [...readersOf(markers)].map(
    ([name, of]) => [name, transitions.map((transition): Cell => of(transition))] as const
  );
  return table(
    Object.fromEntries(cells),
    cells.map(([name]) => name)
  );
}

/**
 * The same as records, for files at the level of patients.
 *
 * @example
 * transitionRecords([], []) // []
 */
export function transitionRecords(transitions: readonly Transition[], markers: readonly string[]): TableRecord[] {
  const readers = [...readersOf(markers)];
  return transitions.map((transition) => Object.fromEntries(readers.map(([name, of]) => [name, of(transition)])));
}

/**
 * The same as columns of cells, each made when it is first asked for, without those of `adc2Columns`.
 *
 * @example
 * transitionCells([], []).names.slice(0, 2) // ["patient_id", "transition_index"]
 */
export function transitionCells(transitions: readonly Transition[], markers: readonly string[]): CellColumns {
  const own = new Set(adc2Columns.map(({name}) => name));
  return cellsOf(transitions, new Map([...readersOf(markers)].filter(([name]) => !own.has(name))));
}

/**
 * The columns of `adc2Columns` that are known when ADC2 starts, as columns of cells: what is known later makes no groups and is adjusted for by nobody.
 *
 * @example
 * adc2Cells([]).has("adc1_ild_grade") // true
 * adc2Cells([]).has("adc2_ild_grade") // false
 */
export function adc2Cells(transitions: readonly Transition[]): CellColumns {
  const known = adc2Columns.filter((column) => column.known === "start of ADC2");
  return cellsOf(transitions, new Map(known.map(({name, of}) => [name, ({recorded}) => of(recorded)])));
}

function cellsOf(
  transitions: readonly Transition[],
  readers: ReadonlyMap<string, (transition: Transition) => Cell>
): CellColumns {
  return lazyColumns([...readers.keys()], (name) => {
    const of = readers.get(name);
    return cellColumn(transitions.map((transition) => of?.(transition) ?? null));
  });
}

/** Every column of the table with how it is read. */
function readersOf(markers: readonly string[]): ReadonlyMap<string, (transition: Transition) => Cell> {
  const readers = new Map<string, (transition: Transition) => Cell>(Object.entries(columns));
  for (const {name, of} of adc2Columns) readers.set(name, ({recorded}) => of(recorded));
  for (const [place, name] of markers.entries())
    for (const [column, of] of markerColumns(name))
      readers.set(column, ({markers: own}) => {
        const one = own[place];
        return one === undefined ? null : of(one);
      });
  return readers;
}

/**
 * Consecutive ADC exposures of each patient as a table: as `patientTransitions`, which says what stands in it and what is thrown. `exposures` has the columns that `adcExposures` gives.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end\nP1,T-DXd,0,100\nP1,capecitabine,110,150\nP1,SG,160,300\n"}]);
 * const found = adcTransitions(adcExposures(read).exposures, read).transitions;
 * found.array("headline") // ["target-only swap"]
 * found.array("contact") // ["with intervening therapy"]
 */
export function adcTransitions(exposures: ColumnTable, cohort: Cohort, options: TransitionOptions = {}): Transitions {
  const {transitions, markers, issues} = patientTransitions(exposuresByPatient(exposures), cohort, options);
  return {transitions: transitionTable(transitions, markers), issues, ledger: []};
}
