import {normalName} from "./column-dictionary.ts";

/** Columns that say where a record comes from, by which units and codes may differ though they make no groups. */
const sources =
  /(?:^|_)(?:site|sites|centre|center|centro|zentrum|centrum|standort|hospital|hopital|ospedale|ziekenhuis|klinik|klinikum|clinic|clinica|institution|einrichtung|country|land|pays|pais|paese|source|quelle|registry|register|study|trial|cohort|kohorte|batch|origin|investigator|entered_by)(?:_|$)/;

/**
 * Whether a column says by its name where a record comes from: a centre, a country, a register.
 *
 * @example
 * ["Site ID", "Klinik", "age"].map(isSourceColumn) // [true, true, false]
 */
export function isSourceColumn(column: string): boolean {
  return sources.test(normalName(column));
}
