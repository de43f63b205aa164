import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {ratioOfRow, type RatioOfRow} from "../estimate/ratio-of-row.ts";
import {DAYS_PER_MONTH} from "../math/calendar-days.ts";
import {normalTwoSided} from "../math/normal.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {confMultiplier} from "../survival/confidence-scale.ts";
import {cox, type CoxFit} from "../survival/cox.ts";
import {surv} from "../survival/surv.ts";
import {timeVaryingSurvival, type SurvivalDays} from "./immortal-time.ts";

/** Analysis of the rows that take ADC2 as an intermediate state on the way to death, beside the ratio of the Markov form. */
export const ILLNESS_DEATH = "illness-death";

/** Days since ADC2 at which the hazard may take a step. */
const STEP = 91;

/** Follow-up after ADC2, or before it. */
interface Stretch {
  readonly patientId: string;
  readonly entry: number;
  readonly time: number;
  readonly event: 0 | 1;
  /** Days from ADC1 to ADC2; null before or without it. */
  readonly reach: number | null;
}

/**
 * ADC2 as an intermediate state between ADC1 and death, beyond one ratio of after to before it: death after ADC2 in two steps of the time since it, against before or without it and against each other (semi-Markov in the time since
 * ADC1), and by how long ADC2 took to begin, in the time since ADC1 (which tests the Markov assumption) and in that since ADC2 (semi-Markov). A description of who lives how long: no effect of ADC2.
 *
 * Steps by Cox regression on start–stop rows, robust by patient. Source: Andersen & Keiding 2002, Stat Methods Med Res 11:91; Kay 1986, Biometrics 42:855 (test by the time of entry). Equals R's `coxph` on rows of `tmerge`.
 *
 * @example
 * const patient = (i, adc2Start, death) => ({patientId: `${i}`, adc1Start: 0, adc2Start, cutoff: 900, death, lastContact: null});
 * const some = [patient(1, 100, 300), patient(2, null, 200), patient(3, 150, 500), patient(4, null, 400), patient(5, 60, 420), patient(6, 250, 310)];
 * illnessDeathRows(some).map(({term}) => term) // ["hazard ratio", "hazard ratio", "hazard ratio", "hazard ratio per month until ADC2", "hazard ratio per month until ADC2"]
 */
export function illnessDeathRows(
  patients: readonly SurvivalDays[],
  {population = null}: {readonly population?: string | null} = {}
): Row[] {
  const delayed = withDelayedEntry(patients.map(({entry}) => entry ?? null));
  const stretches = stretchesOf(patients);
  return [...stepRows(stretches, delayed, population), ...untilRows(stretches, delayed, population)];
}

function stretchesOf(patients: readonly SurvivalDays[]): Stretch[] {
  const {patientId, time, event, entry, received} = timeVaryingSurvival(patients);
  const reachOf = new Map(
    patients.map((patient) => [
      patient.patientId,
      patient.adc2Start === null ? null : patient.adc2Start - patient.adc1Start
    ])
  );
  return patientId.map((id, i) => ({
    patientId: id,
    entry: entry[i] ?? -1,
    time: time[i] ?? 0,
    event: event[i] ?? 0,
    reach: received[i] === 1 ? (reachOf.get(id) ?? null) : null
  }));
}

const before = "before or without ADC2";
const [early, late] = [`up to ${STEP} days after ADC2`, `more than ${STEP} days after ADC2`];

const countsOf = (stretches: readonly Stretch[]): Pick<Row, "n" | "nEvent"> => ({
  n: new Set(stretches.map(({patientId}) => patientId)).size,
  nEvent: stretches.filter(({event}) => event === 1).length
});

const sharedFields = (population: string | null) => ({
  analysis: ILLNESS_DEATH,
  kind: "hazard-ratio" as const,
  endpoint: "rwOS",
  population,
  scale: "hazard ratio"
});

const followOf = (stretches: readonly Stretch[]): ReturnType<typeof surv> =>
  surv({
    time: stretches.map(({time}) => time),
    event: stretches.map(({event}) => event),
    ...(stretches.some(({entry}) => entry > 0) ? {entry: stretches.map(({entry}) => entry)} : {})
  });

/** After ADC2 in two steps of the time since it. */
function stepRows(stretches: readonly Stretch[], delayed: string, population: string | null): Row[] {
  const cut = stretches.flatMap(inSteps);
  const rows = (
    [
      [early, before],
      [late, before],
      [late, early]
    ] as const
  ).map(([group, reference]) => ({
    ...sharedFields(population),
    ...countsOf(stretches),
    stratum: "time-varying, by time since ADC2",
    group,
    reference,
    term: "hazard ratio",
    method: `Cox regression${delayed}, ADC2 as time-varying exposure from ADC1 in two steps of the time since it, robust by patient`
  }));
  const remarks: readonly Remark[] = [{code: "no-effect-of-adc2"}, {code: "assumes-steps-since-adc2"}];
  return fitted(rows, () => {
    const fit = cox(
      followOf(cut),
      {early: cut.map(({step}) => (step === 1 ? 1 : 0)), late: cut.map(({step}) => (step === 2 ? 1 : 0))},
      {ties: "efron", cluster: cut.map(({patientId}) => patientId), concordance: false}
    );
    return {
      fit,
      // One question a ratio: the p of a step against before is no other than that of the ratio in one step.
      ratios: [...fit.rows.map((row) => ({...ratioOfRow(row), statistic: null, pValue: null})), differenceOf(fit)],
      remarks
    };
  });
}

/** A stretch cut at the step: 0 before ADC2, 1 up to the step, 2 after it. */
function inSteps(stretch: Stretch): (Stretch & {readonly step: 0 | 1 | 2})[] {
  const {reach, entry, time} = stretch;
  if (reach === null) return [{...stretch, step: 0}];
  const at = reach + STEP;
  if (time <= at) return [{...stretch, step: 1}];
  if (entry >= at) return [{...stretch, step: 2}];
  return [
    {...stretch, time: at, event: 0, step: 1},
    {...stretch, entry: at, step: 2}
  ];
}

/** The second step against the first, with the robust variance of both. */
function differenceOf({rows: [one, two], vcov}: CoxFit): RatioOfRow {
  const at = (i: number, j: number): number => vcov[i]?.[j] ?? NaN;
  const estimate = (two?.estimate ?? NaN) - (one?.estimate ?? NaN);
  const stdError = Math.sqrt(at(0, 0) + at(1, 1) - 2 * at(0, 1));
  const z = confMultiplier(0.95);
  return {
    estimate: Math.exp(estimate),
    stdError,
    statistic: estimate / stdError,
    pValue: normalTwoSided(estimate / stdError),
    confLow: Math.exp(estimate - z * stdError),
    confHigh: Math.exp(estimate + z * stdError)
  };
}

/** Death after ADC2 by how long ADC2 took to begin, on either clock. */
function untilRows(stretches: readonly Stretch[], delayed: string, population: string | null): Row[] {
  const after = stretches.flatMap((one) => (one.reach === null ? [] : [{...one, reach: one.reach}]));
  const months = after.map(({reach}) => reach / DAYS_PER_MONTH);
  const clocks = [
    {
      stratum: "Markov assumption",
      method: "Cox regression with delayed entry at ADC2, in the time since ADC1, of those who received ADC2",
      own: after,
      remark: {code: "tests-markov"}
    },
    {
      stratum: "semi-Markov, from ADC2",
      method: `Cox regression${delayed}, in the time since ADC2, of those who received it`,
      own: after.map((one) => ({
        ...one,
        time: one.time - one.reach,
        entry: one.entry - one.reach > 0 ? one.entry - one.reach : -1
      })),
      remark: {code: "assumes-semi-markov"}
    }
  ] as const;
  return clocks.flatMap(({stratum, method, own, remark}) =>
    fitted(
      [
        {
          ...sharedFields(population),
          ...countsOf(after),
          stratum,
          group: "after ADC2 begun a month later",
          reference: "after ADC2 begun a month sooner",
          term: "hazard ratio per month until ADC2",
          method
        }
      ],
      () => {
        const fit = cox(followOf(own), {months}, {ties: "efron", concordance: false});
        return {fit, ratios: fit.rows.map(ratioOfRow), remarks: [{code: "no-effect-of-adc2"}, remark]};
      }
    )
  );
}

interface Fitted {
  readonly fit: CoxFit;
  readonly ratios: readonly Partial<Row>[];
  readonly remarks: readonly Remark[];
}

/** The rows with the ratios of one model, or all with the reason why there is none. */
function fitted(rows: readonly Parameters<typeof resultRow>[0][], fitOf: () => Fitted): Row[] {
  try {
    const {fit, ratios, remarks} = fitOf();
    const said = fit.rows.flatMap((row) => row.remarks);
    return rows.map((row, i) =>
      said.length > 0
        ? resultRow({...row, refusal: {code: "estimator-says", remarks: said}})
        : resultRow({...row, ...ratios[i], remarks: remarksOf([...remarks, ...fit.remarks])})
    );
  } catch (error) {
    // Too few deaths after ADC2 is a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return rows.map((row) => resultRow({...row, refusal: error.why}));
  }
}
