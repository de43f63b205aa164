import {escape, type ColumnTable} from "arquero";
import type {CountTable} from "../record/count-table.ts";
import {rolledUp} from "./by-labels.ts";
import {countsOf, denominatorFirst} from "./counts-of-rows.ts";
import type {PatientRow} from "./patient-table-columns.ts";

/** Best responses in the order in which they are listed. */
export const responseLevels = ["CR", "PR", "non-CR/non-PD", "SD", "PD", "NE", "not-assessed"] as const;

/** Stands where no best response is recorded. */
export const NOT_RECORDED = "not recorded";

type Responses = Pick<PatientRow, "best_response_adc1" | "best_response_adc2">;

/** Whether a best response is recorded of anybody. */
export function hasResponses(patients: ColumnTable): boolean {
  const recorded = patients
    .select("best_response_adc1", "best_response_adc2")
    .filter(escape((row: Responses) => row.best_response_adc1 !== null || row.best_response_adc2 !== null));
  return recorded.numRows() > 0;
}

/** Best response on ADC1 against that on ADC2, over all transitions analysed. */
export function responseCross(patients: ColumnTable): CountTable | null {
  if (!hasResponses(patients)) return null;
  const levels: readonly string[] = [...responseLevels, NOT_RECORDED];
  const counted = rolledUp(responsePairs(patients), ["item", "value"])
    .derive({
      group: escape(() => "all"),
      of: escape(() => patients.numRows()),
      before: escape(({item}: {readonly item: string}) => levels.indexOf(item)),
      after: escape(({value}: {readonly value: string}) => levels.indexOf(value))
    })
    .filter(escape((row: {readonly before: number; readonly after: number}) => row.before >= 0 && row.after >= 0))
    .orderby("before", "after");
  return {
    name: "response-cross",
    population: {code: "responses-of-transitions"},
    counts: countsOf(counted).map(denominatorFirst),
    notes: []
  };
}

/** Best response of each patient on ADC1 as the item and on ADC2 as its value. */
function responsePairs(patients: ColumnTable): ColumnTable {
  return patients
    .select("best_response_adc1", "best_response_adc2")
    .derive({
      item: escape((row: Responses) => row.best_response_adc1 ?? NOT_RECORDED),
      value: escape((row: Responses) => row.best_response_adc2 ?? NOT_RECORDED)
    });
}
