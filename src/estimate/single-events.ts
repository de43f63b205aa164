import type {Surv} from "../record/surv.ts";
import type {Covariate} from "../survival/design.ts";
import {surv} from "../survival/surv.ts";
import type {ArmColumns} from "./arms.ts";

/**
 * The arms with each event in a row of its own. Efron's ties take patients with an event at one time one after the other; a row that stands for several would be taken as one patient of that weight, which is another model than that of the patients themselves.
 *
 * Rows without an event keep their frequencies, and arms without frequencies stay as they are.
 *
 * @example
 * const follow = surv({time: [2, 5], event: [1, 0], weight: [3, 4], weightKind: "frequency"});
 * [...(singleEvents(armColumns(["A", "B"], ["A", "B"], follow)).follow.weight ?? [])] // [1, 1, 1, 4]
 */
export function singleEvents(arms: ArmColumns): ArmColumns {
  const {follow, modelled, covariates, inGroup, stratum, patient} = arms;
  const {event, weight, weightKind} = follow;
  if (weight === null || weightKind === "probability" || !weight.some((w, i) => w > 1 && event[i] === 1)) return arms;
  const copies = (row: number): number => (event[row] === 1 ? (weight[row] ?? 1) : 1);
  const all = repeated(event.keys(), copies);
  return {
    ...arms,
    follow: rowsOfSurv(follow, all, (row) => (event[row] === 1 ? 1 : (weight[row] ?? 1))),
    inGroup: Uint8Array.from(all, (row) => inGroup[row] ?? 0),
    stratum: taken(stratum, all),
    patient: taken(patient, all),
    modelled: modelled === null ? null : placesOf(all, new Set(modelled)),
    covariates: covariatesAt(covariates, modelled === null ? all : repeated(modelled, copies))
  };
}

/** Places of rows, each as often as it has copies. */
function repeated(rows: Iterable<number>, copies: (row: number) => number): Int32Array {
  return Int32Array.from([...rows].flatMap((row, place) => Array.from({length: copies(row)}, () => place)));
}

function taken(column: Int32Array | null, rows: Int32Array): Int32Array | null {
  return column === null ? null : rows.map((row) => column[row] ?? 0);
}

/** Where some rows stand now. */
function placesOf(all: Int32Array, rows: ReadonlySet<number>): Int32Array {
  return Int32Array.from([...all].flatMap((row, place) => (rows.has(row) ? [place] : [])));
}

function covariatesAt(covariates: ArmColumns["covariates"], rows: Int32Array): ArmColumns["covariates"] {
  return Object.fromEntries(Object.entries(covariates).map(([name, column]) => [name, rowsOf(column, rows)]));
}

/** Some rows of a follow-up, in the order given, with the weight of each where there are weights. */
export function rowsOfSurv(
  {time, event, entry, weight, weightKind}: Surv,
  rows: Int32Array,
  weightOf: (row: number) => number = (row) => weight?.[row] ?? 1
): Surv {
  const of = (column: Float64Array | Uint8Array): number[] => Array.from(rows, (row) => column[row] ?? NaN);
  return surv({
    time: of(time),
    event: of(event),
    ...(entry === null ? {} : {entry: of(entry)}),
    ...(weight === null ? {} : {weight: Array.from(rows, weightOf), weightKind})
  });
}

function rowsOf(column: Covariate, rows: Int32Array): Covariate {
  if (!("kind" in column)) return Array.from(rows, (row) => Number(column[row]));
  if (column.kind === "factor") return {...column, index: rows.map((row) => column.index[row] ?? 0)};
  return column.kind === "spline"
    ? {...column, values: Float64Array.from(rows, (row) => column.values[row] ?? NaN)}
    : column;
}
