import {catalogue as ownCatalogue, type Catalogue} from "../adc/catalogue.ts";
import {adcExposures} from "../cohort/exposures.ts";
import type {Cohort} from "../cohort/cohort.ts";
import {deriveFollowUp} from "../cohort/follow-up.ts";
import {cutoffDay} from "../cohort/read-cohort.ts";
import type {LedgerLine} from "../record/ledger-line.ts";
import type {Plan} from "../record/plan.ts";
import type {Cells, FlowStep} from "../record/result.ts";
import {adcTransitions} from "../sequential/transitions.ts";
import {countLeft, type AnalysisSet, type LeftFor} from "./analysis-set.ts";
import {parseCondition, requireColumns} from "./condition.ts";
import {groupOf, text} from "./grouping.ts";
import {pairing} from "./sequential-comparison.ts";
import type {Subject} from "./subject.ts";
import {objectsOf} from "./table-rows.ts";

const REFERENCE_COLUMNS = ["tumour", "her2_status", "hr_status"] as const;

/** Reasons for which a transition leaves the primary set, in the order in which they are asked; the first that holds is the one on the ledger. */
const exclusions: readonly {readonly reason: string; readonly detail: string; readonly holds: (transition: Cells, plan: Plan) => boolean}[] = [
  {
    reason: "not-metastatic", detail: "one of the two ADCs was given as (neo)adjuvant treatment",
    holds: ({from_position, to_position}) => from_position === null || to_position === null
  },
  {
    reason: "later-transition", detail: "a later pair of a patient whose first transition is analysed",
    holds: ({from_position}, {population}) => population.transitions === "first" && from_position !== 1
  },
  {
    reason: "unclassifiable", detail: "the payload class of one of the two ADCs is not known",
    holds: ({headline}) => headline === "unclassifiable"
  },
  {
    reason: "concurrent-adcs", detail: "two ADCs were given at once",
    holds: ({concurrent_adcs}, {population}) => concurrent_adcs === true && !population.concurrent
  },
  {
    reason: "not-classic-adc", detail: "an immunotoxin, peptide conjugate, light-activated or immune-stimulating conjugate",
    holds: ({not_classic_adc, non_cytotoxic_prior}, {population}) => (not_classic_adc === true || non_cytotoxic_prior === true) && population.classicOnly
  },
  {
    reason: "adc1-not-stopped-for-progression", detail: "ADC1 did not stop for progression, or the reason is not recorded",
    holds: ({adc1_stop_reason}, {population}) => population.adc1Stopped === "progression" && adc1_stop_reason !== "progression"
  }
];

/** Patients who are not in the analysis because they have fewer than two ADC exposures. */
const oneAdc: readonly LeftFor[] = [
  {reason: "no-adc", detail: "no line of therapy holds an ADC"},
  {reason: "one-adc-exposure", detail: "no second ADC exposure follows the first"}
];

/** The subjects of a cohort of lines of therapy: PFS on ADC2 of each transition in the population, or both ADCs where the grouping is by position. */
export function transitionSet(cohort: Cohort, plan: Plan, catalogue: Catalogue = ownCatalogue): AnalysisSet {
  const naming = {catalogue, meaning: plan.agents.meaning};
  const derived = adcExposures(cohort, {gapDays: plan.agents.gapDays, ...naming});
  const exposures = objectsOf(derived.exposures);
  const pairs = adcTransitions(derived.exposures, cohort, {level: plan.agents.level, ...naming});
  const endpointName = plan.endpoints[0] ?? "rwPFS";
  const cutoff = cutoffDay(plan.cutoff, plan.dateMode);
  const follow = deriveFollowUp(derived.exposures, cohort, endpointName, {cutoff});
  const followUp = objectsOf(follow.followUp);
  const transitions = objectsOf(pairs.transitions);

  const key = (patient: unknown, exposure: unknown): string => JSON.stringify([patient, exposure]);
  const followByExposure = new Map(followUp.map((record) => [key(record["patient_id"], record["exposure"]), record]));
  const exposureByKey = new Map(exposures.map((exposure) => [key(exposure["patient_id"], exposure["exposure"]), exposure]));
  const patients = new Map(objectsOf(cohort.patients).map((patient) => [String(patient["patient_id"]), patient]));
  const lines = linesByPatient(cohort);

  const condition = plan.population.where === null ? null : parseCondition(plan.population.where);
  const cellsOf = (transition: Cells, exposure: Cells): Cells => {
    const patient = String(transition["patient_id"]);
    return {...patients.get(patient), ...lineCells(lines.get(patient) ?? [], exposure), ...transition};
  };

  const ledger: LedgerLine[] = [...derived.ledger, ...pairs.ledger, ...follow.ledger];
  const kept: {transition: Cells; cells: Cells}[] = [];
  const left = new Map<Cells, LeftFor>();
  const leave = (transition: Cells, step: string, reason: string, detail: string): void => {
    const exposure = exposureByKey.get(key(transition["patient_id"], transition["to_exposure"]));
    ledger.push({step, unit: "transition", reason, detail, file: text(exposure?.["file"]), row: firstRow(exposure), patientId: String(transition["patient_id"])});
    left.set(transition, {reason, detail});
  };

  for (const transition of transitions) {
    const exclusion = exclusions.find(({holds}) => holds(transition, plan));
    if (exclusion !== undefined) {
      leave(transition, "population", exclusion.reason, exclusion.detail);
      continue;
    }
    const to = exposureByKey.get(key(transition["patient_id"], transition["to_exposure"]));
    if (to === undefined) throw new RangeError("a transition points at an exposure that is not there");
    const cells = cellsOf(transition, to);
    if (condition !== null) {
      requireColumns(condition.columns, Object.keys(cells), "population.where");
      const holds = condition.test(cells);
      if (holds !== true) {
        leave(transition, "population", holds === null ? "condition-not-assessable" : "condition-not-met", holds === null ? `a column needed by ${condition.text} is blank` : `does not meet ${condition.text}`);
        continue;
      }
    }
    if (!followByExposure.has(key(transition["patient_id"], transition["to_exposure"]))) {
      leave(transition, "endpoint", "no-follow-up", `${endpointName} on ADC2 cannot be derived`);
      continue;
    }
    kept.push({transition, cells});
  }

  const subjectAt = (transition: Cells, cells: Cells, exposureNumber: unknown, group: string): Subject[] => {
    const record = followByExposure.get(key(transition["patient_id"], exposureNumber));
    const exposure = exposureByKey.get(key(transition["patient_id"], exposureNumber));
    if (record === undefined) return [];
    return [{
      patientId: String(transition["patient_id"]), file: text(exposure?.["file"]), row: firstRow(exposure), group,
      time: Number(record["time"]), event: record["event"] === 1 ? 1 : 0, entry: typeof record["entry"] === "number" ? record["entry"] : null, cells
    }];
  };

  const subjects = kept.flatMap(({transition, cells}) => {
    if (plan.by === "position")
      return [...subjectAt(transition, cells, transition["from_exposure"], "ADC1"), ...subjectAt(transition, cells, transition["to_exposure"], "ADC2")];
    const group = groupOf(plan.by, transition, cells);
    if (group === null) {
      leave(transition, "grouping", "group-blank", `${plan.by.replace("column:", "column ")} is blank`);
      return [];
    }
    return subjectAt(transition, cells, transition["to_exposure"], group);
  });

  const patientsLeft = leftByPatient(transitions, left);
  const withAdc = new Set(exposures.map((exposure) => exposure["patient_id"]));
  const withPair = new Set(transitions.map((transition) => transition["patient_id"]));
  for (const patient of patients.keys()) {
    const why = oneAdc[withAdc.has(patient) ? 1 : 0];
    if (!withPair.has(patient) && why !== undefined) ledger.push({step: "population", unit: "patient", ...why, file: null, row: null, patientId: patient});
  }
  const version = String(followUp[0]?.["endpoint"] ?? endpointName);
  const from = (adcs: string): string => (version.startsWith("rwPFS") ? `PFS(${adcs})` : `${version.split("@")[0] ?? version} from ${adcs}`);
  return {
    subjects,
    endpoint: `${plan.by === "position" ? `${from("ADC1")} and ${from("ADC2")}` : from("ADC2")}, ${version}`,
    population: populationLabel(plan),
    flow: [
      {label: "patients in the file", unit: "patients", count: patients.size, left: countLeft(ledger, oneAdc)},
      {label: "patients with two ADC exposures", unit: "patients", count: withPair.size, left: counted(patientsLeft.values()).filter(({reason}) => reason !== "later-transition")},
      {label: "patients analysed", unit: "patients", count: withPair.size - patientsLeft.size, left: []},
      {label: "ADC→ADC transitions", unit: "transitions", count: transitions.length, left: counted(left.values())},
      {label: "transitions analysed", unit: "transitions", count: transitions.length - left.size, left: []}
    ],
    ledger,
    issues: [...derived.issues, ...pairs.issues, ...follow.issues],
    transitions: transitions.map((transition) => ({...transition, analysed: !left.has(transition)})),
    followUp,
    pairing: pairing(derived.exposures, follow.followUp, cohort, transitions.filter((transition) => !left.has(transition)), cutoff)
  };
}

/** First source row of an exposure; rows are joined by `|`. */
function firstRow(exposure: Cells | undefined): number | null {
  const rows = text(exposure?.["rows"]);
  return rows === null ? null : Number(rows.split("|")[0]);
}

function linesByPatient(cohort: Cohort): Map<string, Cells[]> {
  const lines = new Map<string, Cells[]>();
  for (const line of objectsOf(cohort.lines)) {
    const patient = String(line["patient_id"]);
    const others = lines.get(patient);
    if (others === undefined) lines.set(patient, [line]);
    else others.push(line);
  }
  return lines;
}

/** Columns of the exposure's first line; tumour, HER2 and HR status, where blank there, from the latest earlier line that has them. */
function lineCells(lines: readonly Cells[], exposure: Cells): Cells {
  const row = firstRow(exposure);
  const at = lines.findIndex((line) => line["row"] === row && line["file"] === exposure["file"]);
  const own = lines[at] ?? {};
  const carried = Object.fromEntries(REFERENCE_COLUMNS.flatMap((column) => {
    const known = lines.slice(0, at + 1).findLast((line) => text(line[column]) !== null);
    return known === undefined ? [] : [[column, known[column] ?? null]];
  }));
  return {...own, ...carried};
}

/** Patients none of whose transitions is analysed, with the reason of the one that would have been: the first metastatic, or else the first. */
function leftByPatient(transitions: readonly Cells[], left: ReadonlyMap<Cells, LeftFor>): Map<unknown, LeftFor> {
  const byPatient = new Map<unknown, Cells[]>();
  for (const transition of transitions) byPatient.set(transition["patient_id"], [...(byPatient.get(transition["patient_id"]) ?? []), transition]);
  const reasons = new Map<unknown, LeftFor>();
  for (const [patient, own] of byPatient) {
    if (own.some((transition) => !left.has(transition))) continue;
    const asked = own.find(({from_position}) => from_position === 1) ?? own[0];
    const why = asked === undefined ? undefined : left.get(asked);
    if (why !== undefined) reasons.set(patient, why);
  }
  return reasons;
}

/** Reasons with their counts; a rule that leaves nobody out is shown with its zero. */
function counted(found: Iterable<LeftFor>): FlowStep["left"] {
  const counts = new Map(exclusions.map(({reason, detail}) => [reason, {reason, detail, count: 0}]));
  for (const {reason, detail} of found) counts.set(reason, {reason, detail, count: (counts.get(reason)?.count ?? 0) + 1});
  return [...counts.values()];
}

function populationLabel({population}: Plan): string {
  return [
    population.transitions === "first" ? "first metastatic ADC1→ADC2 transition" : "all metastatic ADC→ADC transitions",
    population.adc1Stopped === "progression" ? "ADC1 stopped for progression" : "ADC1 stopped for any reason",
    ...(population.where === null ? [] : [population.where])
  ].join("; ");
}
