import type {Catalogue} from "../adc/catalogue.ts";
import {toxicityKinds} from "../adc/toxicity-terms.ts";
import type {UnreadRules} from "../adc/unread-class.ts";
import {EARLIER_ADC, type Cohort} from "../cohort/cohort.ts";
import {firstDayIssues} from "../cohort/first-day-progression.ts";
import {regimenIssues} from "../cohort/regimen-issues.ts";
import {issue, type Issue} from "../record/issue.ts";
import {append} from "../record/lists-by-key.ts";
import type {Exposure} from "./exposure.ts";
import {exposureOf} from "./exposure-of-draft.ts";
import {exposureDrafts, type ExposureDraft} from "./exposure-rules.ts";
import {requireWholeDays} from "./whole-days.ts";
import {columnOf, dayOfCell, textOf, therapyLines, type TherapyLine} from "../cohort/therapy-lines.ts";

/** Knobs of the rules, and how names are read. */
export interface ExposureOptions extends UnreadRules {
  /** A pause of the same conjugate longer than this many days is a new exposure; 180 unless told (gap window of a line-of-therapy algorithm for targeted drugs, JMIR Med Inform 2021;9(10):e29017, table 5). */
  readonly gapDays?: number;
  /** Two conjugates whose days of treatment overlap by more than this were given at once; 21 unless told, one cycle. */
  readonly overlapDays?: number;
  readonly catalogue?: Catalogue;
  /** What an ambiguous name means in this cohort. */
  readonly meaning?: Readonly<Record<string, string>>;
}

/**
 * The ADC exposures of a cohort, sorted by patient and start: each patient's lines that name a conjugate, joined and split by the rules of `exposureRules`.
 * A regimen that may hold a conjugate which is not known is an exposure of its own with `unknownAgent`; it is never skipped.
 * Every line is in an exposure, beside one, or between two: nothing is left out here.
 *
 * Throws `RangeError` when `gapDays` or `overlapDays` is not a whole number of days ≥ 0.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,end\nP1,T-DXd,0,100\nP1,T-DXd + pertuzumab,130,200\nP1,SG,230,300\n"}]);
 * patientExposures(read).exposures.map(({label, start, partners}) => [label, start, partners]) // [["T-DXd", 0, ["pertuzumab"]], ["SG", 230, []]]
 */
export function patientExposures(
  cohort: Cohort,
  {gapDays, overlapDays, ...naming}: ExposureOptions = {}
): {readonly exposures: readonly Exposure[]; readonly issues: readonly Issue[]} {
  return exposuresOfLines(therapyLines(cohort, naming), cohort, {
    ...(gapDays === undefined ? {} : {gapDays}),
    ...(overlapDays === undefined ? {} : {overlapDays})
  });
}

/** The same from lines whose regimens are read. */
export function exposuresOfLines(
  byPatient: ReadonlyMap<string, readonly TherapyLine[]>,
  cohort: Cohort,
  {gapDays = 180, overlapDays = 21}: Pick<ExposureOptions, "gapDays" | "overlapDays"> = {}
): {readonly exposures: readonly Exposure[]; readonly issues: readonly Issue[]} {
  requireWholeDays({gapDays, overlapDays});
  const ild = ildOnsets(cohort);
  const earlier = earlierAdcLabels(cohort);
  const exposures: Exposure[] = [];
  for (const [patientId, lines] of byPatient) {
    const drafts = exposureDrafts(lines, {gapDays, overlapDays}, ild.get(patientId) ?? []);
    exposures.push(...numbered(patientId, drafts, lines, !earlier.has(patientId)));
  }
  return {
    exposures,
    issues: [
      ...regimenIssues(byPatient.values(), cohort),
      ...firstDayIssues(byPatient.values(), cohort.mapping["progression"] ?? "progression"),
      ...overlapIssues(exposures, overlapDays)
    ]
  };
}

/** The exposures of a patient, numbered from 1, the metastatic ones by their position too, where it is known which came first. */
function numbered(
  patientId: string,
  drafts: readonly ExposureDraft[],
  lines: readonly TherapyLine[],
  isComplete: boolean
): Exposure[] {
  let metastatic = 0;
  return drafts.map((draft, i) => {
    const setting = settingOf(draft);
    if (setting === "metastatic") metastatic += 1;
    const position = setting === "metastatic" && isComplete ? metastatic : null;
    return exposureOf(draft, lines, {patientId, exposure: i + 1, position, setting});
  });
}

/** ADCs by patient that were given before the lines of the file. */
export function earlierAdcLabels({patients}: Pick<Cohort, "patients">): ReadonlyMap<string, string> {
  const labels = columnOf(patients, EARLIER_ADC);
  return new Map(
    columnOf(patients, "patient_id").flatMap((id, i) => {
      const label = textOf(labels[i]);
      return label === null ? [] : [[String(id), label] as const];
    })
  );
}

const settingOf = (draft: ExposureDraft): string => draft.adcLines[0]?.setting ?? "metastatic";

function ildOnsets({adverseEvents}: Cohort): ReadonlyMap<string, readonly number[]> {
  const onsets = new Map<string, number[]>();
  if (adverseEvents === null) return onsets;
  const [ids, terms, days] = ["patient_id", "term", "onset"].map((name) => columnOf(adverseEvents, name));
  for (const [i, term] of (terms ?? []).entries()) {
    const day = dayOfCell(days?.[i]);
    if (day === null || !toxicityKinds(textOf(term) ?? "").includes("ild")) continue;
    append(onsets, String(ids?.[i]), day);
  }
  return onsets;
}

/** Consecutive exposures whose days overlap by no more than the limit stay apart; the overlap is worth a look. */
function overlapIssues(exposures: readonly Exposure[], overlapDays: number): Issue[] {
  const overlapping = exposures.filter((exposure, i) => {
    const before = exposures[i - 1];
    return (
      before !== undefined &&
      before.patientId === exposure.patientId &&
      before.end !== null &&
      exposure.start < before.end
    );
  });
  const first = overlapping[0];
  return first === undefined
    ? []
    : [
        issue({
          code: "overlapping-adcs",
          severity: "warning",
          file: first.file,
          column: "start",
          count: overlapping.length,
          expected: "an ADC that starts on or after the last dose of the one before",
          hint: `an overlap of up to ${overlapDays} days is read as a change; more than that would count as given at once`
        })
      ];
}
