import {table, type ColumnTable} from "arquero";
import type {Issue} from "../record/issue.ts";
import {issueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {append} from "../record/lists-by-key.ts";
import type {Cohort} from "./cohort.ts";
import {endpointLabel, endpointNamed, type Clock, type EndpointKnobs} from "./endpoints.ts";
import {exposureEnd, type ObservedExposure} from "./exposure-end.ts";

export interface FollowUpOptions extends Partial<EndpointKnobs> {
  /** Where time begins; that of the endpoint unless told. */
  readonly clock?: Clock;
  /** Data cut-off on the clock of the days; the earlier of this and the patient's own `data_cutoff` holds. */
  readonly cutoff?: number | null;
}

export interface DerivedFollowUp {
  /**
   * One row an exposure: `patient_id exposure position endpoint` (`rwPFS@1`), `time` (whole days ≥ 0), `event` (0 or 1), `cause` (or null),
   * `reason` (a sentence), `origin` and `day` (of event or censoring) on the clock of the file, `entry` (days from origin to the first day under
   * observation, 0 when observed from the origin, null when no entry is recorded).
   */
  readonly followUp: ColumnTable;
  readonly issues: Issue[];
  /** Exposures that have no time, with the reason. */
  readonly ledger: LedgerLine[];
}

const details: Readonly<Record<string, string>> = {
  "start-after-cutoff": "the exposure starts after the data cut-off",
  "no-follow-up": "neither an event nor a day of censoring is recorded",
  "entry-after-follow-up":
    "observation of the patient begins after the event or censoring, so the exposure was never under observation",
  "not-second-adc": "the endpoint ends on the second metastatic ADC, and this is another exposure",
  "no-adc1": "the endpoint is counted from ADC1, and the patient has no metastatic ADC before this one"
};

/**
 * Time and event of each ADC exposure under a named endpoint, each with the sentence that says why; exposures without a time are on the ledger.
 * `exposures` has the columns that `adcExposures` gives. An endpoint of kind `PFS2` has a row for the second metastatic exposure alone.
 *
 * Throws `RangeError` when the endpoint is not known, or a setting is not a whole number of days.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,progression,last_assessment\nP1,T-DXd,0,143,100\nP1,SG,160,,200\n"}]);
 * deriveFollowUp(adcExposures(read).exposures, read, "rwPFS").followUp.array("reason") // ["event: progression on day 143", "censored: last assessment on day 40"]
 */
export function deriveFollowUp(
  exposures: ColumnTable,
  cohort: Cohort,
  endpointName: string,
  {cutoff = null, ...changed}: FollowUpOptions = {}
): DerivedFollowUp {
  const endpoint = endpointNamed(endpointName);
  const label = endpointLabel(endpoint, changed);
  const {clock, ...knobs} = {clock: endpoint.clock, ...endpoint.knobs, ...changed};
  const log = issueLog();
  const ledger: LedgerLine[] = [];
  const column = (name: string): readonly unknown[] =>
    exposures.columnNames().includes(name) ? (exposures.array(name) as unknown[]) : [];
  const [ids, numbers, positions, starts, ends, progressions, assessed, nextStarts, stops, files] = [
    "patient_id",
    "exposure",
    "position",
    "start",
    "end",
    "progression",
    "last_assessment",
    "next_start",
    "stop_reason",
    "file"
  ].map(column) as [
    string[],
    (number | null)[],
    (number | null)[],
    number[],
    (number | null)[],
    (number | null)[],
    (number | null)[],
    (number | null)[],
    (string | null)[],
    (string | null)[]
  ];
  const patient = patientDays(cohort);
  const assessments = assessmentDays(cohort);
  if (knobs.visitGapDays !== null && cohort.assessments === null)
    log.add({
      code: "visit-gap-not-assessable",
      severity: "note",
      expected: "an assessments file, for the rule on visit gaps",
      hint: `the rule of ${knobs.visitGapDays} days is off`
    });
  const adc1 = new Map<string, number>();
  ids.forEach((id, i) => positions[i] === 1 && !adc1.has(id) && adc1.set(id, starts[i] ?? 0));

  const out = {
    patient_id: [] as string[],
    exposure: [] as (number | null)[],
    position: [] as (number | null)[],
    endpoint: [] as string[],
    time: [] as number[],
    event: [] as number[],
    cause: [] as (string | null)[],
    reason: [] as string[],
    origin: [] as number[],
    day: [] as number[],
    entry: [] as (number | null)[]
  };
  for (let i = 0; i < ids.length; i++) {
    const id = ids[i] ?? "";
    const own = patient(id);
    const start = starts[i] ?? 0;
    const cut = earlier(own.dataCutoff, cutoff);
    const origin = clock === "this ADC" ? start : (adc1.get(id) ?? null);
    const leaveOut = (reason: string): void => {
      ledger.push({
        step: "endpoint",
        unit: "exposure",
        reason,
        detail: `${details[reason]} (exposure ${numbers[i] ?? i + 1}, ${label})`,
        file: files[i] ?? null,
        row: null,
        patientId: id
      });
    };
    // The second progression is one time a patient: the other exposures have none of their own.
    if (endpoint.kind === "PFS2" && positions[i] !== 2) {
      leaveOut("not-second-adc");
      continue;
    }
    if (cut !== null && start > cut) {
      leaveOut("start-after-cutoff");
      continue;
    }
    if (origin === null || origin > start) {
      leaveOut("no-adc1");
      continue;
    }
    const exposure: ObservedExposure = {
      start,
      end: ends[i] ?? null,
      progression: progressions[i] ?? null,
      lastAssessment: assessed[i] ?? null,
      nextStart: nextStarts[i] ?? null,
      stopReason: stops[i] ?? null,
      death: own.death,
      lastContact: own.lastContact,
      cutoff: cut,
      assessments: assessments?.get(id) ?? null
    };
    const found = exposureEnd(exposure, endpoint, knobs, origin);
    if (found === null) {
      log.add({
        code: "no-follow-up",
        severity: "warning",
        file: files[i] ?? null,
        expected: `an event or a day of censoring for ${label}`,
        hint: "record last_assessment, last_contact or the next line"
      });
      leaveOut("no-follow-up");
      continue;
    }
    const time = found.day - origin;
    // Counted from ADC1, nobody can have the event of a later exposure before it starts: observation begins there.
    const entry =
      own.entry === null && start === origin ? null : Math.max(start - origin, (own.entry ?? origin) - origin);
    if (entry !== null && entry > 0 && entry >= time) {
      leaveOut("entry-after-follow-up");
      continue;
    }
    out.patient_id.push(id);
    out.exposure.push(numbers[i] ?? null);
    out.position.push(positions[i] ?? null);
    out.endpoint.push(label);
    out.time.push(time);
    out.event.push(found.cause === null ? 0 : 1);
    out.cause.push(found.cause);
    out.reason.push(found.reason);
    out.origin.push(origin);
    out.day.push(found.day);
    out.entry.push(entry);
  }
  return {followUp: table(out), issues: log.all(), ledger};
}

/**
 * One endpoint under every combination of the given settings, side by side: the rows of `deriveFollowUp` one below the other, told apart by `endpoint`.
 *
 * Throws `RangeError` as `deriveFollowUp` does.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,last_assessment,death\nP1,SG,0,40,80\n"}]);
 * endpointGrid(adcExposures(read).exposures, read, "rwPFS", {deathWindowDays: [30, 60]}).followUp.array("event") // [0, 1]
 */
export function endpointGrid(
  exposures: ColumnTable,
  cohort: Cohort,
  endpointName: string,
  grid: {readonly [K in keyof EndpointKnobs]?: readonly EndpointKnobs[K][]},
  {cutoff = null}: Pick<FollowUpOptions, "cutoff"> = {}
): DerivedFollowUp {
  const combinations = Object.entries(grid).reduce<Partial<EndpointKnobs>[]>(
    (all, [knob, values]) => all.flatMap((settings) => values.map((value) => ({...settings, [knob]: value}))),
    [{}]
  );
  const runs = combinations.map((settings) => deriveFollowUp(exposures, cohort, endpointName, {...settings, cutoff}));
  const [first, ...others] = runs.map(({followUp}) => followUp);
  return {
    followUp: first === undefined ? table({}) : others.length === 0 ? first : first.concat(...others).reify(),
    issues: runs.flatMap(({issues}) => issues),
    ledger: runs.flatMap(({ledger}) => ledger)
  };
}

interface PatientDays {
  readonly death: number | null;
  readonly lastContact: number | null;
  readonly dataCutoff: number | null;
  readonly entry: number | null;
}

function patientDays({patients}: Cohort): (id: string) => PatientDays {
  const column = (name: string): readonly (number | null)[] =>
    patients.columnNames().includes(name) ? (patients.array(name) as (number | null)[]) : [];
  const [death, contact, cut, entry] = [
    column("death"),
    column("last_contact"),
    column("data_cutoff"),
    column("entry")
  ];
  const place = new Map((patients.array("patient_id") as string[]).map((id, i) => [id, i]));
  return (id) => {
    const k = place.get(id) ?? -1;
    return {
      death: death[k] ?? null,
      lastContact: contact[k] ?? null,
      dataCutoff: cut[k] ?? null,
      entry: entry[k] ?? null
    };
  };
}

function assessmentDays({assessments}: Cohort): Map<string, number[]> | null {
  if (assessments === null) return null;
  const days = assessments.array("day") as (number | null)[];
  const byPatient = new Map<string, number[]>();
  (assessments.array("patient_id") as string[]).forEach((id, i) => {
    const day = days[i];
    if (typeof day === "number") append(byPatient, id, day);
  });
  for (const own of byPatient.values()) own.sort((a, b) => a - b);
  return byPatient;
}

function earlier(a: number | null, b: number | null): number | null {
  return a === null ? b : b === null ? a : Math.min(a, b);
}
