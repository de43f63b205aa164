import type {Issue} from "../record/issue.ts";
import {issueLog, type IssueLog} from "../record/issue-log.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {
  endpointLabel,
  endpointNamed,
  type Clock,
  type Endpoint,
  type EndpointKnobs,
  type EventCause
} from "../cohort/endpoints.ts";
import type {Exposure} from "./exposure.ts";
import {assessmentDays, assessmentInterval} from "./assessment-interval.ts";
import {exposureEnd, type EndFinding, type SettledKnobs} from "./exposure-end.ts";
import {endIssues, type FoundAtEnd} from "./end-issues.ts";
import {lastSeenBeforeExtraction} from "./extraction-contact.ts";
import {earlierDay, patientDays, type PatientDays} from "./patient-days.ts";

export interface FollowUpOptions extends Partial<EndpointKnobs> {
  /** Where time begins; that of the endpoint unless told. */
  readonly clock?: Clock;
  /** Data cut-off on the clock of the days; the earlier of this and the patient's own `data_cutoff` holds. */
  readonly cutoff?: number | null;
}

/** Time and event of one exposure under an endpoint, in whole days. */
export interface FollowUp {
  readonly patientId: string;
  readonly exposure: number;
  readonly position: number | null;
  /** Name and version, with the settings that differ, e.g. `rwPFS@2`. */
  readonly endpoint: string;
  readonly time: number;
  readonly event: 0 | 1;
  readonly cause: EventCause | null;
  /** One sentence: what ended the time. */
  readonly reason: string;
  /** The event counts on a day on which none is recorded: the end of a line that was stopped for progression. */
  readonly imputed: boolean;
  /** Where time begins, and the day of event or censoring, on the clock of the file. */
  readonly origin: number;
  readonly day: number;
  /** Days from the origin to the first day under observation: 0 when observed from the origin, null when no entry is recorded. */
  readonly entry: number | null;
}

/** The times of exposures under one endpoint. */
export interface ExposureTimes {
  readonly times: readonly FollowUp[];
  /** Times that had ended before the patient came under observation: no estimate may count them, but how long they were is known. */
  readonly beforeEntry: readonly FollowUp[];
  readonly issues: readonly Issue[];
  readonly ledger: readonly LedgerLine[];
}

/** Why an exposure has no time. */
type LeftFor = "start-after-cutoff" | "no-follow-up" | "entry-after-follow-up" | "not-second-adc" | "no-adc1";

const details: Readonly<Record<LeftFor, string>> = {
  "start-after-cutoff": "the exposure starts after the data cut-off",
  "no-follow-up": "neither an event nor a day of censoring is recorded",
  "entry-after-follow-up":
    "observation of the patient begins after the event or censoring, so the exposure was never under observation",
  "not-second-adc": "the endpoint ends on the second metastatic ADC, and this is another exposure",
  "no-adc1": "the endpoint is counted from ADC1, and the patient has no metastatic ADC before this one"
};

/**
 * Time and event of each ADC exposure under a named endpoint, each with the sentence that says why; exposures without a time are on the ledger.
 * An endpoint of kind `PFS2` has a time for the second metastatic exposure alone.
 *
 * Throws `RangeError` when the endpoint is not known, or a setting is not a whole number of days.
 *
 * @example
 * const read = await readCohort([{name: "c.csv", text: "patient_id,regimen,start,progression,last_assessment\nP1,T-DXd,0,143,100\nP1,SG,160,,200\n"}]);
 * exposureFollowUp(patientExposures(read).exposures, read, "rwPFS").times.map(({time, event}) => [time, event]) // [[143, 1], [40, 0]]
 */
export function exposureFollowUp(
  exposures: readonly Exposure[],
  cohort: Cohort,
  endpointName: string,
  {cutoff = null, ...changed}: FollowUpOptions = {}
): ExposureTimes {
  const asked = settled(endpointAsked(endpointName, changed), exposures, cohort);
  const log = issueLog();
  reportNoAssessments(asked, cohort, log);
  const seenBy = observationReader(exposures, cohort, asked, cutoff, log);
  const ledger: LedgerLine[] = [];
  const times: FollowUp[] = [];
  const beforeEntry: FollowUp[] = [];
  const findings: FoundAtEnd[] = [];
  for (const exposure of exposures) {
    const found = timeOf(exposure, seenBy(exposure), asked);
    if (found === "no-follow-up") reportNoFollowUp(exposure, asked, log);
    const time = typeof found === "string" ? null : found.time;
    const why = typeof found === "string" ? found : whyLeftOut(found.time);
    if (why !== null) ledger.push(leftOut(exposure, why, asked));
    if (time !== null) (why === null ? times : beforeEntry).push(time);
    if (typeof found !== "string") findings.push(...found.findings.map((code) => ({code, of: exposure})));
  }
  return {times, beforeEntry, issues: [...log.all(), ...endIssues(findings, asked.label)], ledger};
}

/** An endpoint with the settings that hold. */
interface AskedEndpoint {
  readonly endpoint: Endpoint;
  readonly label: string;
  readonly clock: Clock;
  readonly knobs: EndpointKnobs;
}

interface SettledEndpoint extends AskedEndpoint {
  readonly knobs: SettledKnobs;
}

function endpointAsked(name: string, changed: Omit<FollowUpOptions, "cutoff">): AskedEndpoint {
  const endpoint = endpointNamed(name);
  const {clock, ...knobs} = {clock: endpoint.clock, ...endpoint.knobs, ...changed};
  return {endpoint, label: endpointLabel(endpoint, changed), clock, knobs};
}

/** The same with a window for deaths in days, where it is given in intervals between assessments; without one where none is observed. */
function settled(asked: AskedEndpoint, exposures: readonly Exposure[], cohort: Cohort): SettledEndpoint {
  const {deathWindowDays} = asked.knobs;
  if (deathWindowDays !== "two missed visits") return {...asked, knobs: {...asked.knobs, deathWindowDays}};
  const interval = assessmentInterval(exposures, cohort.assessments);
  return {...asked, knobs: {...asked.knobs, deathWindowDays: interval === null ? null : 2 * interval}};
}

function reportNoAssessments({knobs}: SettledEndpoint, {assessments}: Cohort, log: IssueLog): void {
  if (knobs.visitGapDays !== null && assessments === null)
    log.add({
      code: "visit-gap-not-assessable",
      severity: "note",
      expected: "an assessments file, for the rule on visit gaps",
      hint: `the rule of ${knobs.visitGapDays} days is off`
    });
}

function reportNoFollowUp({file}: Exposure, {label}: AskedEndpoint, log: IssueLog): void {
  log.add({
    code: "no-follow-up",
    severity: "warning",
    file,
    expected: `an event or a day of censoring for ${label}`,
    hint: "record last_assessment, last_contact or the next line"
  });
}

function leftOut({patientId, exposure, file}: Exposure, reason: LeftFor, {label}: AskedEndpoint): LedgerLine {
  return {
    step: "endpoint",
    unit: "exposure",
    reason,
    detail: `${details[reason]} (exposure ${exposure}, ${label})`,
    file,
    row: null,
    patientId
  };
}

/** How long an exposure can be seen. */
interface Observation {
  readonly own: PatientDays;
  /** Data cut-off that holds for the patient. */
  readonly cut: number | null;
  /** Where time begins; null where the patient has no ADC1 to count from. */
  readonly origin: number | null;
  /** Assessments of the patient, ascending; null where no such file was given. */
  readonly assessments: readonly number[] | null;
}

function observationReader(
  exposures: readonly Exposure[],
  cohort: Cohort,
  {clock, endpoint}: AskedEndpoint,
  cutoff: number | null,
  log: IssueLog
): (exposure: Exposure) => Observation {
  const patient = patientDays(cohort.patients);
  // Where the last contact is the day of extraction, nobody looked for a progression until then.
  const seen = endpoint.censoring[0] === "last assessment" ? lastSeenBeforeExtraction(cohort) : null;
  if (seen !== null)
    log.add({
      code: "contact-is-extraction",
      severity: "warning",
      column: "last_contact",
      expected: "a last contact that tells when each patient was last seen",
      count: seen.size,
      hint: "it is the day of extraction for everybody alive: without an assessment, observation ends at the last dose or visit"
    });
  const assessments = assessmentDays(cohort.assessments);
  const adc1 = new Map<string, number>();
  for (const {patientId, position, start} of exposures)
    if (position === 1 && !adc1.has(patientId)) adc1.set(patientId, start);
  return ({patientId, start}) => {
    const recorded = patient(patientId);
    const last = seen?.get(patientId);
    const own = last === undefined ? recorded : {...recorded, lastContact: last};
    return {
      own,
      cut: earlierDay(own.dataCutoff, cutoff),
      origin: clock === "this ADC" ? start : (adc1.get(patientId) ?? null),
      assessments: assessments?.get(patientId) ?? null
    };
  };
}

/** A time, and what was done with what is recorded beside. */
interface FoundTime {
  readonly time: FollowUp;
  readonly findings: readonly EndFinding[];
}

/** The time of one exposure, or why it has none. */
function timeOf(
  given: Exposure,
  {own, cut, origin, assessments}: Observation,
  {endpoint, label, knobs}: SettledEndpoint
): FoundTime | LeftFor {
  const {patientId, exposure, position, start} = given;
  // The second progression is one time a patient: the other exposures have none of their own.
  if (endpoint.kind === "PFS2" && position !== 2) return "not-second-adc";
  if (cut !== null && start > cut) return "start-after-cutoff";
  if (origin === null || origin > start) return "no-adc1";
  const {death, lastContact} = own;
  const end = exposureEnd({...given, death, lastContact, cutoff: cut, assessments}, endpoint, knobs, origin);
  if (end === null) return "no-follow-up";
  const time: FollowUp = {
    patientId,
    exposure,
    position,
    endpoint: label,
    time: end.day - origin,
    event: end.cause === null ? 0 : 1,
    cause: end.cause,
    reason: end.reason,
    imputed: end.imputed,
    origin,
    day: end.day,
    entry: entryOf(own, start, origin)
  };
  return {time, findings: end.findings};
}

/** Counted from ADC1, nobody can have the event of a later exposure before it starts: observation begins there. */
const entryOf = (own: PatientDays, start: number, origin: number): number | null =>
  own.entry === null && start === origin ? null : Math.max(start - origin, (own.entry ?? origin) - origin);

/** Why a time that had ended before the patient came under observation is not counted; null where it is. */
function whyLeftOut({entry, time}: FollowUp): LeftFor | null {
  return entry === null || entry <= 0 || entry < time ? null : "entry-after-follow-up";
}

/** Finds the time of an exposure among those under one endpoint. */
export function timesByExposure(
  times: readonly FollowUp[]
): (exposure: Pick<Exposure, "patientId" | "exposure">) => FollowUp | undefined {
  const key = ({patientId, exposure}: Pick<Exposure, "patientId" | "exposure">): string => `${exposure} ${patientId}`;
  const known = new Map(times.map((one) => [key(one), one]));
  return (exposure) => known.get(key(exposure));
}
