import type {ColumnTable} from "arquero";
import type {Cohort} from "../cohort/cohort.ts";
import type {Plan} from "../record/plan.ts";
import type {SequentialPart} from "../record/result.ts";
import type {Row} from "../record/row.ts";
import {adcPairs} from "../sequential/adc-pair.ts";
import type {AdcStarter} from "../sequential/adc-starter.ts";
import {audit, limitations} from "../sequential/audit.ts";
import type {AuditPair} from "../sequential/audit-finding.ts";
import {auditPairs} from "../sequential/audit-pairs.ts";
import {pairedMethods} from "../sequential/paired-methods.ts";
import {receivedBoth} from "../sequential/received-both.ts";
import {truncationEstimates} from "../sequential/truncation-estimates.ts";
import {classContrastResults} from "./class-contrasts.ts";
import type {Subject} from "./subject.ts";

/** ADC1 beside ADC2 within the patients analysed, and everyone who started ADC1. */
export interface Pairing {
  readonly pairs: readonly AuditPair[];
  readonly starters: readonly AdcStarter[];
  readonly entryRecorded: boolean;
}

/** Replicates of the bootstrap behind intervals; the seed is the plan's. */
const REPLICATES = 1000;

/** The pairs of the patients analysed, with what the audit asks beside their times, and everyone who started ADC1. */
export function pairing(exposures: ColumnTable, followUp: ColumnTable, transitions: ColumnTable, cohort: Cohort, analysed: ReadonlySet<string>, cutoff: number | null): Pairing {
  const {pairs, starters} = adcPairs(exposures, followUp, cohort.patients, {cutoff});
  return {
    pairs: auditPairs(pairs.filter(({patientId}) => analysed.has(patientId)), exposures, transitions, cohort.patients),
    starters,
    entryRecorded: starters.some(({entry}) => entry !== null)
  };
}

/** What the audit and, where the grouping is by position, the comparison of ADC1 with ADC2 say; null where the endpoint is not PFS. */
export function sequentialComparison({pairs, starters, entryRecorded}: Pairing, plan: Plan, rows: readonly Row[], subjects: readonly Subject[], labels: {readonly endpoint: string; readonly population: string; readonly unit: string}): SequentialPart | null {
  // Methods and findings speak of PFS on either ADC; under another endpoint their words would be wrong.
  if (pairs.length === 0 || starters.length === 0 || !(plan.endpoints[0] ?? "").startsWith("rwPFS")) return null;
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
    contrasts: plan.by === "transition" && plan.population.transitions === "first" ? classContrastResults(subjects, pairs, labels) : [],
    truncation: plan.by !== "position" ? [] : truncationEstimates(pairs, {...bootstrap, starters: design === "received-both" ? null : starters})
      .map(({name, estimand, needs, row}) => ({name, needs: `${estimand} Needs: ${needs}`, caution: "", row})),
    paired: plan.by !== "position" ? [] : pairedMethods(pairs, bootstrap)
      .map(({name, needs, caution, row}) => ({name, needs, caution, row: withCaution(name === "share-shorter" ? {...row, nEvent: null, nCensored: null} : row, caution)}))
  };
}

/** A row that is shown carries its method's caution wherever the row goes. */
function withCaution(row: Row, caution: string): Row {
  return row.error !== null ? row : {...row, warning: [row.warning, caution].filter((text) => text !== null).join("; ")};
}
