import {dictionary} from "../cohort/dictionary.ts";
import type {MissingValues} from "../record/result-parts.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";

/** Columns whose blank says something, and keys: not missing data. */
const MEANT_BLANK: ReadonlySet<string> = new Set([
  "patient_id",
  "start",
  "end",
  "progression",
  "death",
  "setting",
  "entry",
  "regimen",
  "progression_basis",
  "cause_of_death",
  "stop_reason",
  "line"
]);

const SAYS_NOTHING: ReadonlySet<string> = new Set(["", "unknown", "null"]);

/** How often each column of the data dictionary that the cohort has is blank or unknown, by group, at the line of ADC2. */
export function missingPart({cohort, question, set}: AnalysisInput): PartOutput {
  const subjects = question.isByPosition ? set.subjects.filter(({group}) => group === "ADC2") : set.subjects;
  if (subjects.length === 0 || cohort.shape !== "lines") return {};
  const missing = dictionary
    .map(({name}) => name)
    .filter((name) => !MEANT_BLANK.has(name) && name in cohort.mapping && subjects.some(({cells}) => name in cells))
    .flatMap((column) =>
      [...groupSubjects(subjects)].map(([group, own]): MissingValues => ({
        column,
        group,
        n: own.length,
        missing: own.filter(({cells}) => SAYS_NOTHING.has(String(cells[column] ?? ""))).length
      }))
    );
  return missing.length === 0 ? {} : {shown: {missing}};
}
