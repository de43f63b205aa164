import type {ExposedPatients} from "../record/count-table.ts";
import {exposureFollowUp, type FollowUp} from "../patients/follow-up.ts";
import {earlierDay} from "../patients/patient-days.ts";
import {cellAt, cellsOfRow} from "../record/cell-columns.ts";
import type {EndpointKnobs} from "../cohort/endpoints.ts";
import type {Exposure} from "../patients/exposure.ts";
import type {TableRecord} from "../record/result.ts";
import type {Condition} from "../question/condition.ts";
import {groupingName} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {TreatmentHistory} from "./analysis-set.ts";
import type {AnalysisInput} from "./analysis-part.ts";

/** Time and event of one exposure under an endpoint, days. */
export interface ExposureTime {
  readonly time: number;
  readonly event: 0 | 1;
  readonly cause: string | null;
  /** Delayed entry, days since the origin; null when observed from the origin. */
  readonly entry: number | null;
  /** Day on which the time ends, on the patient's clock. */
  readonly day: number;
}

/** One metastatic exposure to an ADC with what its lines and its patient say; days on the patient's clock. Patient-level. */
export interface ExposureRecord extends Exposure {
  /** 1 for ADC1, 2 for ADC2. */
  readonly position: number;
  /** Over all lines of the exposure; null where none of them records it. */
  readonly doseReductions: number | null;
  readonly death: number | null;
  readonly lastContact: number | null;
  /** Data cut-off: the earlier of the plan's and the patient's own; null where neither is known. */
  readonly cutoff: number | null;
  /** Columns of the first line of the exposure as recorded there, and of the patient. */
  readonly own: TableRecord;
  /** The same with tumour, HER2 and hormone receptors carried forward from earlier lines. */
  readonly carried: TableRecord;
}

/** A transition that is analysed, with both of its exposures. Patient-level. */
export interface ClinicalPair {
  readonly group: string;
  /** E.g. `SG→T-DXd`. */
  readonly sequence: string;
  readonly first: ExposureRecord;
  readonly second: ExposureRecord;
  /** Columns of the analysed subject: patient, line of ADC2, transition. */
  readonly cells: TableRecord;
}

/** What the clinical tables are counted from. */
export interface ClinicalRecords {
  readonly pairs: readonly ClinicalPair[];
  /** Every metastatic ADC1 and ADC2 of the file that started by the cut-off and meets the question's condition, in the analysis or not. */
  readonly exposed: readonly ExposureRecord[];
  /** The same in every position. */
  readonly everywhere: readonly ExposureRecord[];
  /** Who `exposed` are. */
  readonly whom: ExposedPatients;
  /** Follow-up of every exposure under an endpoint, by `exposureKey`. */
  readonly timesUnder: (endpoint: string, knobs?: Partial<EndpointKnobs>) => ReadonlyMap<string, ExposureTime>;
}

/** Group of everyone where the grouping is by position, so that ADC1 and ADC2 are columns and not groups. */
export const EVERYONE = "all patients";

/** What makes the groups of pairs, as rows name it; null by position, where everyone is one group. */
export function pairGrouping({grouping, isByPosition}: Pick<Question, "grouping" | "isByPosition">): string | null {
  return isByPosition ? null : groupingName(grouping);
}

/** Identity of an exposure among those of all patients. */
export const exposureKey = ({patientId, exposure}: Pick<Exposure, "patientId" | "exposure">): string =>
  `[${JSON.stringify(patientId)},${exposure}]`;

/** `ADC1` or `ADC2` of a pair. */
export const positions = [
  {name: "ADC1", of: ({first}: ClinicalPair) => first},
  {name: "ADC2", of: ({second}: ClinicalPair) => second}
] as const;

/** The groups of pairs in the order of the analysis. */
export function pairGroups(pairs: readonly ClinicalPair[]): string[] {
  return [...new Set(pairs.map(({group}) => group))];
}

/** Several parts of an analysis ask for the same records. */
const made = new WeakMap<AnalysisInput["set"], ClinicalRecords | null>();

/** Records of a cohort of lines of therapy; null where follow-up came ready-made or nothing is analysed. */
export function clinicalRecords(input: Pick<AnalysisInput, "cohort" | "question" | "set">): ClinicalRecords | null {
  const known = made.get(input.set);
  if (known !== undefined) return known;
  const records = recordsOf(input);
  made.set(input.set, records);
  return records;
}

function recordsOf({
  cohort,
  question,
  set
}: Pick<AnalysisInput, "cohort" | "question" | "set">): ClinicalRecords | null {
  const {history: derived} = set;
  if (derived === null) return null;
  const everyone = exposureRecords(derived);
  const byKey = new Map(everyone.map((record) => [exposureKey(record), record]));
  const inOrder = [...groupSubjects(set.subjects).values()].flat();
  const pairs = inOrder
    .filter(({group}) => !question.isByPosition || group === "ADC2")
    .flatMap(({group, cells, therapy}): ClinicalPair[] => {
      if (therapy === undefined) return [];
      const {from, to, sequence} = therapy.transition;
      const [first, second] = [byKey.get(exposureKey(from)), byKey.get(exposureKey(to))];
      return first === undefined || second === undefined
        ? []
        : [{group: question.isByPosition ? EVERYONE : group, sequence, first, second, cells}];
    });
  if (pairs.length === 0) return null;
  const known = new Map<string, ReadonlyMap<string, ExposureTime>>();
  return {
    pairs,
    ...exposedTo(everyone, pairs, question.population.where),
    timesUnder: (endpoint, knobs = {}) => {
      const key = JSON.stringify([endpoint, knobs]);
      const times =
        known.get(key) ??
        exposureTimes(
          endpoint === question.endpointAsked && Object.keys(knobs).length === 0
            ? derived.times
            : exposureFollowUp(derived.exposures, cohort, endpoint, {...knobs, cutoff: derived.cutoff}).times
        );
      known.set(key, times);
      return times;
    }
  };
}

function exposureRecords({sequences: {patients, columns}, cutoff}: TreatmentHistory): ExposureRecord[] {
  const starts = patients.flatMap((patient) =>
    patient.exposures.flatMap((exposure) => {
      const {position} = exposure;
      return position === null ? [] : [{patient, exposure: {...exposure, position}}];
    })
  );
  const [own, carried] = [columns.atStart(starts, "as recorded"), columns.atStart(starts, "carried forward")];
  const reductions = columns.lines.column("dose_reductions");
  return starts.map(({patient, exposure}, i): ExposureRecord => {
    const rows = new Set(exposure.rows);
    const counts = patient.lines
      .filter(({file, row}) => file === exposure.file && rows.has(row))
      .flatMap(({index}) => numberOf(reductions === undefined ? null : cellAt(reductions, index)) ?? []);
    return {
      ...exposure,
      doseReductions: counts.length === 0 ? null : counts.reduce((sum, count) => sum + count, 0),
      death: patient.days.death,
      lastContact: patient.days.lastContact,
      cutoff: earlierDay(patient.days.dataCutoff, cutoff),
      own: cellsOfRow(own, i),
      carried: cellsOfRow(carried, i)
    };
  });
}

const numberOf = (value: TableRecord[string] | undefined): number | null =>
  typeof value === "number" && Number.isFinite(value) ? value : null;

/** Everyone exposed; under a condition that speaks of transitions, only those analysed. */
function exposedTo(
  everyone: readonly ExposureRecord[],
  pairs: readonly ClinicalPair[],
  where: Condition | null
): Pick<ClinicalRecords, "exposed" | "everywhere" | "whom"> {
  const started = everyone.filter(({start, cutoff}) => cutoff === null || start <= cutoff);
  const selected = (everywhere: readonly ExposureRecord[], whom: ExposedPatients): ReturnType<typeof exposedTo> => ({
    exposed: everywhere.filter(({position}) => position === 1 || position === 2),
    everywhere,
    whom
  });
  if (where === null) return selected(started, {code: "everyone-exposed", where});
  if (where.columns.every((column) => started.some(({carried}) => column in carried)))
    return selected(
      started.filter(({carried}) => where.test(carried) === true),
      {code: "everyone-exposed", where: where.text}
    );
  const own = new Map(
    pairs.flatMap(({first, second}) => [first, second]).map((record) => [exposureKey(record), record])
  );
  return selected([...own.values()], {code: "exposed-in-analysis", where: where.text});
}

function exposureTimes(times: readonly FollowUp[]): ReadonlyMap<string, ExposureTime> {
  return new Map(times.map((one) => [exposureKey(one), one]));
}
