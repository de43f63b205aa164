import type {ColumnTable} from "arquero";
import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import {resolveAgent} from "../adc/resolve-agent.ts";
import {transitionSide, type TransitionSide} from "../adc/transition-side.ts";
import {columnOf} from "../cohort/therapy-lines.ts";

/** What a cell of a table may hold. */
export type CellValue = string | number | boolean | null;

/** One exposure as the table of exposures has it. */
export type Exposure = Readonly<Record<string, CellValue>>;

/** A cell as text, blank where it is null. */
export const textIn = (row: Exposure, column: string): string =>
  row[column] === null || row[column] === undefined ? "" : String(row[column]);
/** A cell as a number, null where it is none. */
export const numberIn = (row: Exposure, column: string): number | null => {
  const value = row[column];
  return typeof value === "number" && Number.isFinite(value) ? value : null;
};
/** A cell whose items are joined by `|`. */
export const listIn = (row: Exposure, column: string): readonly string[] =>
  textIn(row, column)
    .split("|")
    .filter((item) => item !== "");

/** Exposures of each patient in the order of the table. */
export function exposuresByPatient(exposures: ColumnTable): ReadonlyMap<string, readonly Exposure[]> {
  const names = exposures.columnNames();
  const columns = names.map((name) => columnOf(exposures, name));
  const byPatient = new Map<string, Exposure[]>();
  for (let i = 0; i < exposures.numRows(); i++) {
    const row = Object.fromEntries(names.map((name, k) => [name, (columns[k]?.[i] ?? null) as CellValue]));
    const id = textIn(row, "patient_id");
    const own = byPatient.get(id);
    if (own === undefined) byPatient.set(id, [row]);
    else own.push(row);
  }
  return byPatient;
}

/** Makes sides of exposures; each combination of agents is looked up once. An id that the catalogue does not know makes the side unknown. */
export function sideReader(catalogue: Catalogue = ownCatalogue): (exposure: Exposure) => TransitionSide {
  const known = new Map<string, TransitionSide>();
  return (exposure) => {
    const ids = listIn(exposure, "agents");
    const key = `${ids.join("|")}\n${String(exposure["unknown_agent"])}`;
    let side = known.get(key);
    if (side === undefined) {
      const read = ids.map((id) => resolveAgent(id, {catalogue}));
      const adcs = read.filter((one) => one.kind === "adc" || one.kind === "inferred-adc");
      side = transitionSide(adcs, {
        unknown: exposure["unknown_agent"] === true || adcs.length < ids.length || ids.length === 0
      });
      known.set(key, side);
    }
    return side;
  };
}
