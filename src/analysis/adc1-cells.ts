import {endpointNamed, isPfs} from "../cohort/endpoints.ts";
import {toMonths} from "../math/calendar-days.ts";
import type {Question} from "../question/question.ts";
import type {Cells} from "../record/result.ts";

/** Columns that a transition has beside those of the file, for strata and covariates. */
export const derivedColumns: readonly string[] = ["pfs_adc1", "adc1_start_year"];

/**
 * What a plan may stratify by or adjust for of the ADC before: `pfs_adc1`, PFS(ADC1) in months, null where its end was not seen; `adc1_start_year`, the calendar year of its start, where the file has
 * years (`start_year`) or calendar dates. Absent where the endpoint is no PFS, or no year is known.
 *
 * `follow` is the follow-up of that exposure, `line` its first line, `start` its day.
 *
 * @example
 * adc1Cells({endpoint: "rwPFS@1", time: 182.625, event: 1}, {start_year: 2023}, 0, "relative") // {pfs_adc1: 6, adc1_start_year: 2023}
 */
export function adc1Cells(
  follow: Cells | undefined,
  line: Cells,
  start: number | null,
  dateMode: Question["dateMode"]
): Cells {
  const year =
    "start_year" in line
      ? (line["start_year"] ?? null)
      : dateMode === "real" && start !== null
        ? new Date(start * 86_400_000).getUTCFullYear()
        : undefined;
  const ofPfs = follow !== undefined && isPfs(endpointNamed(String(follow["endpoint"]).split("[")[0] ?? ""));
  return {
    ...(ofPfs ? {pfs_adc1: follow["event"] === 1 ? toMonths(Number(follow["time"]), "days") : null} : {}),
    ...(year === undefined ? {} : {adc1_start_year: year})
  };
}
