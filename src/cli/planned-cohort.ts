import type {Cohort} from "../cohort/cohort.ts";
import {readCohort} from "../cohort/read-cohort.ts";
import type {Plan} from "../record/plan.ts";
import {sourcesOf} from "./input-files.ts";
import type {PlannedFiles} from "./plan-file.ts";
import {readingProgress} from "./progress.ts";

/** Which files a command reads, and how. */
interface PlannedReading extends Pick<PlannedFiles, "paths"> {
  readonly plan: Plan;
  readonly command: Parameters<typeof sourcesOf>[1];
  /** Whether to stop when something looks like an identifier. */
  readonly strictDeid: boolean | undefined;
}

/** Reads the cohort of a call as its plan says, and shows how far it has got. Throws as `sourcesOf` and `readCohort` do. */
export function plannedCohort({paths, plan, command, strictDeid}: PlannedReading): Promise<Cohort> {
  return readCohort(sourcesOf(paths, command), {
    mapping: plan.mapping,
    values: plan.values,
    identifiers: plan.identifiers,
    lines: plan.lines,
    dateMode: plan.dateMode,
    unit: plan.unit,
    repairs: plan.repairs,
    imputation: plan.adjustment.imputation,
    onProgress: readingProgress(),
    ...(strictDeid === true ? {strictDeid: true} : {}),
    ...(plan.cutoff === null ? {} : {cutoff: plan.cutoff})
  });
}
