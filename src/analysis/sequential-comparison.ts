import type {ColumnTable} from "arquero";
import type {Cohort} from "../cohort/cohort.ts";
import type {ExposureRule} from "../cohort/exposure-rules.ts";
import type {Plan} from "../record/plan.ts";
import type {Cells, SequentialPart} from "../record/result.ts";
import type {Row} from "../record/row.ts";
import {adcPairs} from "../sequential/adc-pair.ts";
import type {AdcStarter} from "../sequential/adc-starter.ts";
import {audit, limitations} from "../sequential/audit.ts";
import type {AuditPair} from "../sequential/audit-finding.ts";
import {pairedMethods} from "../sequential/paired-methods.ts";
import {receivedBoth} from "../sequential/received-both.ts";
import {truncationEstimates} from "../sequential/truncation-estimates.ts";
import {text} from "./grouping.ts";
import {objectsOf} from "./table-rows.ts";

/** ADC1 beside ADC2 within the patients analysed, and everyone who started ADC1. */
export interface Pairing {
  readonly pairs: readonly AuditPair[];
  readonly starters: readonly AdcStarter[];
  readonly entryRecorded: boolean;
}

/** Rules of exposures that join or split lines, and so move the start or end of an ADC. */
const movesStartOrEnd: ReadonlySet<string> = new Set<ExposureRule>([
  "dose-hold", "unknown-pause-is-a-hold", "partner-alone-is-a-hold", "neoadjuvant-to-adjuvant", "retreatment-after-ild", "given-at-once", "new-after-gap", "new-after-other-regimen", "new-after-progression"
]);

/** Replicates of the bootstrap behind intervals; the seed is the plan's. */
const REPLICATES = 1000;

/** The pairs of the transitions analysed, with what the audit asks beside their times. */
export function pairing(exposures: ColumnTable, followUp: ColumnTable, cohort: Cohort, analysed: readonly Cells[], cutoff: number | null): Pairing {
  const {pairs, starters} = adcPairs(exposures, followUp, cohort.patients, {cutoff});
  const transitions = new Map(analysed.filter(({from_position}) => from_position === 1).map((transition) => [String(transition["patient_id"]), transition]));
  const patients = new Map(objectsOf(cohort.patients).map((patient) => [String(patient["patient_id"]), patient]));
  const ruled = new Set(objectsOf(exposures).filter(({rule}) => (text(rule) ?? "").split("; ").some((name) => movesStartOrEnd.has(name))).map(({patient_id}) => String(patient_id)));
  return {
    pairs: pairs.flatMap((pair): AuditPair[] => {
      const transition = transitions.get(pair.patientId);
      if (transition === undefined) return [];
      const patient = patients.get(pair.patientId);
      const death = patient?.["death"] ?? null;
      return [{
        ...pair, sequence: text(transition["sequence"]), site: text(patient?.["site"] ?? null), intervening: transition["contact"] === "with intervening therapy",
        death: typeof death === "number" ? death : null, ruleApplied: ruled.has(pair.patientId)
      }];
    }),
    starters,
    entryRecorded: starters.some(({entry}) => entry !== null)
  };
}

/** What the audit and, where the grouping is by position, the comparison of ADC1 with ADC2 say. */
export function sequentialComparison({pairs, starters, entryRecorded}: Pairing, plan: Plan, rows: readonly Row[], labels: {readonly endpoint: string; readonly population: string; readonly unit: string}): SequentialPart | null {
  if (pairs.length === 0 || starters.length === 0) return null;
  const {design} = receivedBoth(starters);
  const shownGroups = rows.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median").map(({group, n, nEvent}) => ({group: group ?? "", n: n ?? 0, nEvent: nEvent ?? 0}));
  const tests = rows.filter(({analysis, pValue}) => analysis === "log-rank" && pValue !== null).length;
  const findings = audit({
    pairs, starters, groups: shownGroups, entryRecorded,
    plan: {
      comparesAdc1WithAdc2: false, pairing: "paired or clustered", overallSurvival: null, dichotomised: [], adjust: plan.adjust, strata: plan.strata,
      tests, primaryDeclared: tests <= 1, usesEntry: true
    }
  });
  const bootstrap = {replicates: REPLICATES, seed: plan.seed, ...labels};
  return {
    design,
    audit: findings,
    limitations: limitations(findings),
    truncation: plan.by !== "position" ? [] : truncationEstimates(pairs, {...bootstrap, starters: design === "received-both" ? null : starters})
      .map(({name, estimand, needs, row}) => ({name, needs: `${estimand} Needs: ${needs}`, caution: "", row})),
    paired: plan.by !== "position" ? [] : pairedMethods(pairs, {...bootstrap, receivedBoth: design === "received-both"})
      .map(({name, needs, caution, row}) => ({name, needs, caution, row}))
  };
}
