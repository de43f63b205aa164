import {missingValues} from "../describe/missing-values.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import {analysedTable, recordedColumns} from "./patient-rows.ts";

/** How often each column of the data dictionary that the cohort has is blank or unknown, by group, at the line of ADC2. */
export function missingPart(input: AnalysisInput): PartOutput {
  const {cohort, question, set} = input;
  if (cohort.shape !== "lines" || set.subjects.length === 0) return {};
  const missing = missingValues(analysedTable(input), recordedColumns(input));
  // By position everyone is one group, seen at the line of ADC2.
  const named = question.isByPosition ? missing.map((one) => ({...one, group: "ADC2"})) : missing;
  return named.length === 0 ? {} : {shown: {missing: named}};
}
