import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import type {Exposure} from "../patients/exposure.ts";
import {exposureTable, type Exposures} from "../patients/exposure-table.ts";
import {patientExposures} from "../patients/exposures.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {deriveFollowUp} from "../patients/follow-up-table.ts";
import {cutoffDay} from "../cohort/read-cohort.ts";
import {issue, type Issue} from "../record/issue.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Cells} from "../record/result.ts";
import {transitionTable, type Transitions} from "../patients/transition-table.ts";
import {patientTransitions} from "../patients/transitions.ts";
import {adc1Cells} from "./adc1-cells.ts";
import {byReason, countLeft, type AnalysisSet, type LeftFor} from "./analysis-set.ts";
import {requireColumns, requireSomeone} from "../question/condition.ts";
import {groupingText} from "../question/grouping.ts";
import {requireOneTime, type Question} from "../question/question.ts";
import {countExclusions, exclusions, FIRST_LEFT_OUT} from "./exclusions.ts";
import {blankEntries} from "./follow-up-set.ts";
import {groupOf, text} from "./grouping.ts";
import {firstRow, lineCells, linesByPatient} from "./line-cells.ts";
import {pairing} from "./sequential-comparison.ts";
import type {Subject} from "./subject.ts";
import {objectsOf} from "./table-rows.ts";

/** Boxes of the flow that the cautions speak of. */
export const READABLE_PATIENTS = "patients whose lines can be used";
export const PATIENTS_WITH_PAIR = "patients with two ADC exposures";
/** Code of the issue that counts second ADCs without a recorded assessment. */
export const NO_ASSESSMENT = "no-assessment-recorded";

/** Patients who are not in the analysis because they have fewer than two ADC exposures. */
const oneAdc: readonly LeftFor[] = [
  {reason: "no-adc", detail: "no line of therapy holds an ADC"},
  {reason: "one-adc-exposure", detail: "no second ADC exposure follows the first"},
  {reason: "only-concurrent-adcs", detail: "two ADCs were given at once, and no ADC exposure follows or precedes them"}
];

/** Exposures and transitions of a cohort; the same under every endpoint and grouping. */
interface Sequences {
  readonly records: readonly Exposure[];
  readonly derived: Exposures;
  readonly pairs: Transitions;
}

function sequencesOf(cohort: Cohort, {agents}: Question, catalogue: Catalogue): Sequences {
  const naming = {catalogue, meaning: agents.meaning};
  const {exposures: records, issues} = patientExposures(cohort, {gapDays: agents.gapDays, ...naming});
  const {transitions, markers, ...found} = patientTransitions(
    listsByKey(records, ({patientId}) => patientId),
    cohort,
    {level: agents.level, ...naming}
  );
  return {
    records,
    derived: {exposures: exposureTable(records), issues, ledger: []},
    pairs: {transitions: transitionTable(transitions, markers), issues: found.issues, ledger: []}
  };
}

/** The same cohort under a further question, from the exposures and transitions that are made already; null where follow-up came ready-made. */
export function regroupedSet(cohort: Cohort, question: Question, made: AnalysisSet["derived"]): AnalysisSet | null {
  if (made === null) return null;
  const {records, exposures, transitions, catalogue} = made;
  return transitionSet(cohort, question, catalogue, {
    records,
    derived: {exposures, issues: [], ledger: []},
    pairs: {transitions, issues: [], ledger: []}
  });
}

/** The subjects of a cohort of lines of therapy: PFS on ADC2 of each transition in the population, or both ADCs where the grouping is by position. */
export function transitionSet(
  cohort: Cohort,
  question: Question,
  catalogue: Catalogue = ownCatalogue,
  {records, derived, pairs}: Sequences = sequencesOf(cohort, question, catalogue)
): AnalysisSet {
  const exposures = objectsOf(derived.exposures);
  const {grouping, endpointAsked, labels, population, dateMode} = question;
  requireOneTime(question);
  const cutoff = cutoffDay(question.cutoff, {mode: dateMode});
  const follow = deriveFollowUp(derived.exposures, cohort, endpointAsked, {cutoff});
  const followUp = objectsOf(follow.followUp);
  const transitions = objectsOf(pairs.transitions);

  const key = (patient: unknown, exposure: unknown): string => JSON.stringify([patient, exposure]);
  const followByExposure = new Map(followUp.map((record) => [key(record["patient_id"], record["exposure"]), record]));
  const exposureByKey = new Map(
    exposures.map((exposure) => [key(exposure["patient_id"], exposure["exposure"]), exposure])
  );
  const patients = new Map(objectsOf(cohort.patients).map((patient) => [String(patient["patient_id"]), patient]));
  const lines = linesByPatient(cohort);

  const condition = population.where;
  const cellsOf = (transition: Cells, exposure: Cells): Cells => {
    const patient = String(transition["patient_id"]);
    const own = lines.get(patient) ?? [];
    const from = exposureByKey.get(key(transition["patient_id"], transition["from_exposure"])) ?? {};
    const before = adc1Cells(
      followByExposure.get(key(transition["patient_id"], transition["from_exposure"])),
      lineCells(own, {row: firstRow(from), file: text(from["file"])}),
      typeof from["start"] === "number" ? from["start"] : null,
      dateMode
    );
    return {
      ...patients.get(patient),
      ...lineCells(own, {row: firstRow(exposure), file: text(exposure["file"])}),
      ...transition,
      ...before
    };
  };

  const kept: {transition: Cells; cells: Cells}[] = [];
  const asked: Cells[] = [];
  const left = new Map<Cells, LeftFor & {readonly step: string}>();
  const leave = (transition: Cells, step: string, why: LeftFor): void =>
    void left.set(transition, {step, reason: why.reason, detail: why.detail});

  for (const transition of transitions) {
    const exclusion = exclusions.find(({holds}) => holds(transition, question));
    if (exclusion !== undefined) {
      leave(transition, "population", exclusion);
      continue;
    }
    const to = exposureByKey.get(key(transition["patient_id"], transition["to_exposure"]));
    if (to === undefined) throw new RangeError("a transition points at an exposure that is not there");
    const cells = cellsOf(transition, to);
    if (condition !== null) {
      requireColumns(condition.columns, Object.keys(cells), "population.where");
      asked.push(cells);
      const holds = condition.test(cells);
      if (holds !== true) {
        leave(
          transition,
          "population",
          holds === null
            ? {reason: "condition-not-assessable", detail: `a column needed by ${condition.text} is blank`}
            : {reason: "condition-not-met", detail: `does not meet ${condition.text}`}
        );
        continue;
      }
    }
    const needed = question.isByPosition ? ["from_exposure", "to_exposure"] : ["to_exposure"];
    if (needed.some((exposure) => !followByExposure.has(key(transition["patient_id"], transition[exposure])))) {
      leave(transition, "endpoint", {reason: "no-follow-up", detail: `${endpointAsked} cannot be derived`});
      continue;
    }
    kept.push({transition, cells});
  }

  if (condition !== null) requireSomeone(condition, asked);

  const subjectAt = (transition: Cells, cells: Cells, exposureNumber: unknown, group: string): Subject[] => {
    const record = followByExposure.get(key(transition["patient_id"], exposureNumber));
    const exposure = exposureByKey.get(key(transition["patient_id"], exposureNumber));
    if (record === undefined) return [];
    return [
      {
        patientId: String(transition["patient_id"]),
        file: text(exposure?.["file"]),
        row: firstRow(exposure),
        group,
        time: Number(record["time"]),
        event: record["event"] === 1 ? 1 : 0,
        cause: text(record["cause"]),
        entry: typeof record["entry"] === "number" ? record["entry"] : null,
        cells
      }
    ];
  };

  const subjects = kept.flatMap(({transition, cells}) => {
    if (question.isByPosition)
      return [
        ...subjectAt(transition, cells, transition["from_exposure"], "ADC1"),
        ...subjectAt(transition, cells, transition["to_exposure"], "ADC2")
      ];
    const group = groupOf(grouping, transition, cells);
    if (group === null) {
      leave(transition, "grouping", {reason: "group-blank", detail: `${groupingText(grouping)} is blank`});
      return [];
    }
    return subjectAt(transition, cells, transition["to_exposure"], group);
  });

  const patientsLeft = leftByPatient(transitions, left);
  for (const [transition, why] of left)
    if (why.reason === "later-transition" && patientsLeft.has(transition["patient_id"]))
      left.set(transition, {...why, ...FIRST_LEFT_OUT});
  const ledger: LedgerLine[] = [...derived.ledger, ...pairs.ledger, ...follow.ledger];
  for (const [transition, why] of left) {
    const exposure = exposureByKey.get(key(transition["patient_id"], transition["to_exposure"]));
    ledger.push({
      ...why,
      unit: "transition",
      file: text(exposure?.["file"]),
      row: firstRow(exposure),
      patientId: String(transition["patient_id"])
    });
  }
  const withAdc = new Set(exposures.map((exposure) => exposure["patient_id"]));
  const withConcurrent = new Set(
    exposures.filter(({concurrent}) => concurrent === true).map((exposure) => exposure["patient_id"])
  );
  const withPair = new Set(transitions.map((transition) => transition["patient_id"]));
  for (const patient of patients.keys()) {
    const why = oneAdc[withConcurrent.has(patient) ? 2 : withAdc.has(patient) ? 1 : 0];
    if (!withPair.has(patient) && why !== undefined)
      ledger.push({step: "population", unit: "patient", ...why, file: null, row: null, patientId: patient});
  }
  const unreadable = cohort.ledger.filter(({unit}) => unit === "patient");
  return {
    subjects,
    endpoint: labels.endpoint,
    population: labels.population,
    flow: [
      {
        label: "patients in the file",
        unit: "patients",
        count: patients.size + unreadable.length,
        left: byReason(unreadable)
      },
      {label: READABLE_PATIENTS, unit: "patients", count: patients.size, left: countLeft(ledger, oneAdc)},
      {
        label: PATIENTS_WITH_PAIR,
        unit: "patients",
        count: withPair.size,
        left: countExclusions(patientsLeft.values(), ["later-transition"])
      },
      {label: "patients analysed", unit: "patients", count: withPair.size - patientsLeft.size, left: []},
      {
        label: "ADC→ADC transitions",
        unit: "transitions",
        count: transitions.length,
        left: countExclusions(left.values())
      },
      {label: "transitions analysed", unit: "transitions", count: transitions.length - left.size, left: []}
    ],
    ledger,
    issues: [
      ...derived.issues,
      ...pairs.issues,
      ...follow.issues,
      ...unassessed(kept, exposureByKey, key),
      ...blankEntries(subjects)
    ],
    transitions: transitions.map((transition) => ({...transition, analysed: !left.has(transition)})),
    followUp: dateMode === "relative" ? followUp : sinceFirstAdc(followUp),
    derived: {
      records,
      exposures: derived.exposures,
      transitions: pairs.transitions,
      followUp: follow.followUp,
      catalogue,
      cutoff
    },
    // Truncation, pairs and audit speak of PFS on either ADC, whatever the question's endpoint.
    pairing: pairing(
      derived.exposures,
      question.permitted.pairs
        ? follow.followUp
        : deriveFollowUp(derived.exposures, cohort, "rwPFS", {cutoff}).followUp,
      pairs.transitions,
      cohort,
      condition,
      new Set(
        transitions
          .filter((transition) => transition["from_position"] === 1 && !left.has(transition))
          .map(({patient_id}) => String(patient_id))
      ),
      cutoff
    )
  };
}

/** Patients none of whose transitions is analysed, with the reason of the one that would have been: the first metastatic, or else the first. */
function leftByPatient(transitions: readonly Cells[], left: ReadonlyMap<Cells, LeftFor>): Map<unknown, LeftFor> {
  const byPatient = listsByKey(transitions, ({patient_id}) => patient_id);
  const reasons = new Map<unknown, LeftFor>();
  for (const [patient, own] of byPatient) {
    if (own.some((transition) => !left.has(transition))) continue;
    const asked = own.find(({from_position}) => from_position === 1) ?? own[0];
    const why = asked === undefined ? undefined : left.get(asked);
    if (why !== undefined) reasons.set(patient, why);
  }
  return reasons;
}

/** Follow-up with its days counted from each patient's first ADC, so that no calendar date leaves the program. */
function sinceFirstAdc(followUp: readonly Cells[]): Cells[] {
  const first = new Map<unknown, number>();
  for (const {patient_id, origin} of followUp)
    first.set(patient_id, Math.min(first.get(patient_id) ?? Infinity, Number(origin)));
  return followUp.map((record) => {
    const base = first.get(record["patient_id"]) ?? 0;
    return {...record, origin: Number(record["origin"]) - base, day: Number(record["day"]) - base};
  });
}

/** How many of the second ADCs analysed have no assessment recorded: there the endpoint follows its other rule. */
function unassessed(
  kept: readonly {readonly transition: Cells}[],
  exposures: ReadonlyMap<string, Cells>,
  key: (patient: unknown, exposure: unknown) => string
): Issue[] {
  const second = kept.map(({transition}) => exposures.get(key(transition["patient_id"], transition["to_exposure"])));
  const without = second.filter((exposure) => (exposure?.["last_assessment"] ?? null) === null).length;
  return without === 0
    ? []
    : [
        issue({
          code: NO_ASSESSMENT,
          severity: "warning",
          column: "last_assessment",
          expected: "the last assessment without progression on each second ADC",
          count: without,
          hint: "without it a death counts whenever it comes before the next line, and censoring is at the last contact"
        })
      ];
}
