import {withRemarks} from "../record/row.ts";
import type {ExposureTimes} from "../patients/follow-up.ts";
import type {Patient} from "../patients/patient.ts";
import {cellsOfRow, type CellColumns} from "../record/cell-columns.ts";
import type {MethodResult, SequentialPart} from "../record/result.ts";
import type {WithinPatients} from "../record/remark.ts";
import type {Row} from "../record/row.ts";
import {pairsOf} from "../patients/adc-pair.ts";
import {adcStarters, type AdcStarter} from "../patients/adc-starter.ts";
import type {AuditPair} from "../audit/audit-input.ts";
import {auditPairOf} from "../audit/audit-pair.ts";
import {pairedMethods} from "../paired/paired-methods.ts";
import {receivedBoth} from "../audit/received-both.ts";
import {truncationChecks} from "../truncation/truncation-checks.ts";
import {truncationEstimates} from "../truncation/truncation-estimates.ts";
import {sequenceContrasts} from "./sequence-contrasts.ts";
import type {Condition} from "../question/condition.ts";
import type {Question} from "../question/question.ts";
import type {Subject} from "./subject.ts";

/** ADC1 beside ADC2 within the patients analysed, and everyone who started ADC1; times are PFS, whatever the plan's endpoint. */
export interface Pairing {
  readonly pairs: readonly AuditPair[];
  readonly starters: readonly AdcStarter[];
  /** Those who started ADC1 and came under observation after PFS(ADC1) had ended: they count as having started it, and in no estimate of it. */
  readonly beforeEntry: readonly AdcStarter[];
  /** Who the starters are, as printed. */
  readonly startersAre: string;
  /** Name and version of the times, e.g. `rwPFS@2`. */
  readonly endpoint: string;
  readonly entryRecorded: boolean;
}

/** Everyone who started ADC1, those whose PFS(ADC1) had ended before they came under observation included. */
export const startedAdc1 = ({starters, beforeEntry}: Pairing): readonly AdcStarter[] => [...starters, ...beforeEntry];

/** Replicates of the bootstrap behind intervals; the seed is the question's. */
const REPLICATES = 1000;

/**
 * The pairs of the patients analysed, with what the audit asks beside their times, and everyone who started ADC1. A condition of the question holds for the latter only where the columns that it names
 * are the patient's own: those of a line need not be the same on the first ADC.
 */
export function pairing(
  patients: readonly Patient[],
  {times, beforeEntry}: Pick<ExposureTimes, "times" | "beforeEntry">,
  {
    columns,
    condition,
    cutoff,
    analysed
  }: {
    /** By the place of the patient. */
    readonly columns: CellColumns;
    readonly condition: Condition | null;
    readonly cutoff: number | null;
    /** Whether the patient's pair is analysed. */
    readonly analysed: (patient: Patient) => boolean;
  }
): Pairing {
  const {pairs, starters} = pairsOf(patients, times, {cutoff});
  const patientOf = new Map(patients.map((patient) => [patient.patientId, patient]));
  const held = condition?.columns.every(columns.has) === true ? condition : null;
  const meets = ({patientId}: AdcStarter): boolean => {
    const patient = patientOf.get(patientId);
    return held === null || (patient !== undefined && held.test(cellsOfRow(columns, patient.index)) === true);
  };
  return {
    pairs: pairs.flatMap((pair) => {
      const patient = patientOf.get(pair.patientId);
      return patient !== undefined && analysed(patient) ? [auditPairOf(pair, patient)] : [];
    }),
    starters: starters.filter(meets),
    beforeEntry: adcStarters(patients, beforeEntry, {cutoff}).starters.filter(meets),
    startersAre: `everyone who started ADC1${held !== null ? `, ${held.text}` : condition === null ? "" : ` (also those who do not meet ${condition.text})`}`,
    endpoint: times[0]?.endpoint ?? "rwPFS",
    entryRecorded: beforeEntry.length > 0 || starters.some(({entry}) => entry !== null)
  };
}

/** What can be said of PFS on ADC1 and ADC2 of the same patients, with the contrasts between classes or sequences that the plan asks for; null where nobody received both. */
export function sequentialComparison(
  pairing: Pairing,
  question: Question,
  rows: readonly Row[],
  subjects: readonly Subject[],
  labels: {readonly endpoint: string; readonly population: string; readonly unit: string}
): Omit<SequentialPart, "audit"> | null {
  const {pairs, starters, startersAre, endpoint} = pairing;
  const everyone = startedAdc1(pairing);
  // Where nobody was under observation on both, PFS(ADC2) between classes still stands.
  if (everyone.length === 0 || (pairs.length === 0 && pairing.beforeEntry.length === 0)) return null;
  const {design} = receivedBoth(everyone);
  const bootstrap = {
    replicates: REPLICATES,
    seed: question.seed,
    ...labels,
    endpoint: `PFS(ADC1) and PFS(ADC2), ${endpoint}`
  };
  return {
    design,
    ...sequenceContrasts(subjects, everyone, question, rows, labels),
    ...(pairs.length === 0
      ? {truncation: [], paired: []}
      : {
          truncation: [
            ...truncationEstimates(pairs, {...bootstrap, starters: design === "received-both" ? null : starters}).map(
              ({name, estimand, needs, row}) => ({
                name,
                needs: `${name === "all-started" ? estimand.replace("everyone who started ADC1", startersAre) : estimand}. Needs: ${needs}.`,
                row: name === "all-started" ? {...row, population: startersAre} : row
              })
            ),
            ...checks(truncationChecks(pairs, bootstrap))
          ],
          paired: pairedMethods(pairs, {...bootstrap, ask: question.sequential.ask}).map(({name, needs, row}) => ({
            name,
            needs,
            row: withCaution(name === "share-shorter" ? {...row, nEvent: null, nCensored: null} : row, name)
          }))
        })
  };
}

const explained = [
  {
    name: "quasi-independence",
    needs:
      "whether the time to ADC2 goes with the window (cut-off - ADC1 start), which the weighted estimate must not have; a large p does not show that it does not. Needs: windows that differ between patients."
  },
  {
    name: "same-window",
    needs:
      "PFS(ADC1) of patients who reach ADC2 within a common window, among those whom any such window would have shown: nothing is truncated, and nothing is said of later ADC2. Needs: the cut-off recorded."
  }
] as const;

/** The two checks as methods, in the order in which they are made. */
function checks(rows: readonly Row[]): MethodResult[] {
  return rows.map((row, index) => ({
    name: explained[index]?.name ?? row.term,
    needs: explained[index]?.needs ?? "",
    row
  }));
}

/** A row that is shown carries its method's caution wherever the row goes. */
function withCaution(row: Row, method: WithinPatients): Row {
  return row.refusal !== null || row.remarks.some(({code}) => code === "asked-for-by-name")
    ? row
    : withRemarks(row, [{code: "method-caution", method}]);
}
