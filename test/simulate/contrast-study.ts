import {gammaQuantile} from "../../src/math/incomplete-gamma.ts";
import {normalQuantile} from "../../src/math/normal.ts";
import {seededRandom, type Random} from "../../src/math/random.ts";
import {adjustedColumns, contrastAdjustments, type Adjustable} from "../../src/estimate/contrast-adjustment.ts";
import {standingRows} from "../../src/estimate/standing-covariance.ts";
import {standingsOnAdc1, type Adc1Time} from "../../src/estimate/standing-on-adc1.ts";
import {NotEstimable} from "../../src/record/not-estimable.ts";
import {cox} from "../../src/survival/cox.ts";
import {surv} from "../../src/survival/surv.ts";

/** Patients of one arm: those who start one ADC1, and get the same ADC2 as the other arm. Months. */
export interface ArmScenario {
  /** ADC1 starts uniformly between these times; everyone's data are cut off at 60. */
  readonly accrual: readonly [from: number, to: number];
  /** Hazard of PFS(ADC1) relative to the other arm. */
  readonly hazard1: number;
}

/** A world in which the arms do not differ in PFS(ADC2). */
export interface ContrastScenario {
  readonly label: string;
  readonly arms: readonly [ArmScenario, ArmScenario];
  /** Frailty shared by both times: gamma of mean 1 and this variance, or log-normal with this SD of the logarithm. */
  readonly frailty:
    | {readonly kind: "gamma"; readonly variance: number}
    | {readonly kind: "lognormal"; readonly sd: number};
  /** Weibull shape of both times; 1 is exponential. */
  readonly shape: number;
  /** Probability of never reaching ADC2: a share of everyone, or peak · exp(−PFS(ADC1)/scale). */
  readonly attrition: {readonly share: number} | {readonly peak: number; readonly scale: number};
  /** Change of the log hazard of PFS(ADC2) per month of calendar time. */
  readonly trend: number;
  /** SD of the log hazard of ten centres (both times), and of their log odds of giving the first arm's ADC1. */
  readonly centres: null | {readonly sd: number; readonly practice: number};
}

const CUTOFF = 60;
const MEDIAN = 6;
const GAP = 1;
const CENTRES = 10;
const LONG = {accrual: [0, 60], hazard1: 1} as const;
const SHORT = {accrual: [36, 60], hazard1: 1} as const;

const plain: Omit<ContrastScenario, "label"> = {
  arms: [LONG, LONG],
  frailty: {kind: "gamma", variance: 1},
  shape: 1,
  attrition: {share: 0.2},
  trend: 0,
  centres: null
};

/** The scenarios of the table. */
export const contrastScenarios: readonly ContrastScenario[] = [
  {...plain, label: "nothing differs"},
  {...plain, label: "windows differ", arms: [LONG, SHORT]},
  {...plain, label: "ADC1 works longer in one arm", arms: [LONG, {...LONG, hazard1: 0.4}]},
  {...plain, label: "… and its window is shorter", arms: [LONG, {...SHORT, hazard1: 0.4}]},
  {
    ...plain,
    label: "ADC1 works longer in one arm, early progression often ends the way to ADC2",
    arms: [LONG, {...LONG, hazard1: 0.4}],
    attrition: {peak: 0.6, scale: 3}
  },
  {
    ...plain,
    label: "log-normal frailty, Weibull times, ADC1 works longer in one arm and its window is shorter",
    arms: [LONG, {...SHORT, hazard1: 0.4}],
    frailty: {kind: "lognormal", sd: 1},
    shape: 1.5
  },
  {...plain, label: "PFS(ADC2) gets longer by the calendar, windows differ", arms: [LONG, SHORT], trend: -0.03},
  {
    ...plain,
    label: "ten centres, each with its own practice and prognosis, windows differ",
    arms: [LONG, SHORT],
    centres: {sd: 0.4, practice: 1}
  }
];

/** The ways to adjust, in the order of the columns. */
export const studiedAdjustments = ["none", "pfs1", "standing", "standing-and-calendar"] as const;

interface Started {
  readonly arm: 0 | 1;
  readonly centre: number;
  readonly start: number;
  readonly pfs1: number;
  readonly event1: 0 | 1;
  /** Null where ADC2 was not reached before the cut-off. */
  readonly second: {readonly start: number; readonly time: number; readonly event: 0 | 1} | null;
}

/** Everyone who starts ADC1 in one replicate. */
function startedIn(scenario: ContrastScenario, starters: number, random: Random): Started[] {
  const centreEffects = Array.from({length: CENTRES}, () => ({
    log: scenario.centres === null ? 0 : scenario.centres.sd * normalQuantile(random()),
    odds: scenario.centres === null ? 0 : scenario.centres.practice * normalQuantile(random())
  }));
  return Array.from({length: starters}, () => {
    const centre = Math.floor(random() * CENTRES);
    const {log, odds} = centreEffects[centre] ?? {log: 0, odds: 0};
    const arm = random() < 1 / (1 + Math.exp(-odds)) ? 1 : 0;
    const {accrual, hazard1} = scenario.arms[arm];
    const start = accrual[0] + (accrual[1] - accrual[0]) * random();
    const frailty = frailtyOf(scenario, random) * Math.exp(log);
    const scale = MEDIAN / Math.LN2 ** (1 / scenario.shape);
    const timeOf = (hazard: number): number => scale * (-Math.log(random()) / hazard) ** (1 / scenario.shape);
    const own1 = timeOf(frailty * hazard1);
    const start2 = start + own1 + GAP;
    const own2 = timeOf(frailty * Math.exp(scenario.trend * start2));
    const isLost = random() < lostOf(scenario, own1);
    const seen = start + own1 <= CUTOFF;
    return {
      arm,
      centre,
      start,
      pfs1: seen ? own1 : CUTOFF - start,
      event1: seen ? 1 : 0,
      second:
        isLost || start2 >= CUTOFF
          ? null
          : {start: start2, time: Math.min(own2, CUTOFF - start2), event: start2 + own2 <= CUTOFF ? 1 : 0}
    };
  });
}

function frailtyOf({frailty}: ContrastScenario, random: Random): number {
  if (frailty.kind === "lognormal") return Math.exp(frailty.sd * normalQuantile(random()));
  return frailty.variance === 1
    ? -Math.log(random())
    : frailty.variance * gammaQuantile(1 / frailty.variance, random());
}

const lostOf = ({attrition}: ContrastScenario, pfs1: number): number =>
  "share" in attrition ? attrition.share : attrition.peak * Math.exp(-pfs1 / attrition.scale);

/** What one scenario gives at one size. */
export interface ContrastErrors {
  readonly replicates: number;
  /** Mean number of patients who reached ADC2. */
  readonly reached: number;
  /** By way to adjust: how many replicates gave p < 0.05; one that the data did not allow counts as none. */
  readonly rejected: readonly number[];
  /** By way to adjust: mean log hazard ratio. */
  readonly logRatio: readonly number[];
  /** By way to adjust: how many replicates had an estimate. */
  readonly estimated: readonly number[];
}

/** Replicates of a scenario: Wald tests of PFS(ADC2) between the arms, stratified by centre where there are centres. */
export function contrastErrors(
  scenario: ContrastScenario,
  {starters, replicates, seed}: {readonly starters: number; readonly replicates: number; readonly seed: number}
): ContrastErrors {
  const random = seededRandom(seed);
  const rejected = studiedAdjustments.map(() => 0);
  const logRatio = studiedAdjustments.map(() => 0);
  const estimated = studiedAdjustments.map(() => 0);
  let reached = 0;
  for (let k = 0; k < replicates; k++) {
    const found = testsOf(scenario, startedIn(scenario, starters, random));
    reached += found.reached;
    for (const [way, test] of found.tests.entries())
      if (test !== null) {
        estimated[way] = (estimated[way] ?? 0) + 1;
        logRatio[way] = (logRatio[way] ?? 0) + test.estimate;
        if (test.pValue < 0.05) rejected[way] = (rejected[way] ?? 0) + 1;
      }
  }
  return {
    replicates,
    reached: reached / replicates,
    rejected,
    logRatio: logRatio.map((sum, way) => sum / (estimated[way] ?? 1)),
    estimated
  };
}

interface Reached extends Adjustable, Pick<Started, "arm" | "centre"> {
  readonly second: NonNullable<Started["second"]>;
}

function testsOf(scenario: ContrastScenario, started: readonly Started[]) {
  const times = started.map(({arm, pfs1, event1}) => ({product: String(arm), time: pfs1, event: event1}));
  const standings = standingsOnAdc1(times);
  const records = started.flatMap(({arm, centre, pfs1, second}, i): Reached[] =>
    second === null
      ? []
      : [{arm, centre, pfs1, second, standing: standings[i] ?? null, calendar: second.start, gap: GAP}]
  );
  return {reached: records.length, tests: studiedAdjustments.map((way) => testOf(scenario, records, {way, times}))};
}

/** The Wald test as the product makes it, stratified by centre where there are centres; null where the data do not allow it. */
function testOf(
  {centres}: ContrastScenario,
  records: readonly Reached[],
  {way, times}: {readonly way: (typeof studiedAdjustments)[number]; readonly times: readonly Adc1Time[]}
): {readonly estimate: number; readonly pValue: number} | null {
  const {modelled, covariates} = adjustedColumns(records, contrastAdjustments[way]);
  const rows = modelled.map((row) => records[row]);
  try {
    const fit = cox(
      surv({time: rows.map(({second}) => second.time), event: rows.map(({second}) => second.event)}),
      {arm: rows.map(({arm}) => arm), ...covariates},
      {concordance: false, ...(centres === null ? {} : {strata: rows.map(({centre}) => centre)})}
    );
    if (!fit.converged) return null;
    const places = rows.map(({standing}) => standing?.place ?? 0);
    const [row] =
      covariates.standing === undefined ? fit.rows : standingRows(fit, {term: "standing", times, places}, 0.95);
    return row ?? null;
  } catch (error) {
    if (error instanceof NotEstimable) return null;
    throw error;
  }
}

/** Sizes of the table: those who start ADC1. */
export const contrastSizes = [90, 180, 600] as const;
export const CONTRAST_REPLICATES = 4000;

/** Seed of a row of the table. */
export const contrastSeed = (size: number, row: number): number => 20260301 + 100 * size + row;

/** Share of replicates with p < 0.05, of those that were made. */
const rate = (count: number, of: number): string => (count / of).toFixed(3);

/** The committed table as Markdown; each row has its own stream, so a row can be rebuilt alone. */
export function contrastTable(replicates: number, progress: (message: string) => void): string {
  const rows = contrastSizes.flatMap((starters) =>
    contrastScenarios.map((scenario, row) => {
      progress(`${starters}: ${scenario.label}`);
      const found = contrastErrors(scenario, {starters, replicates, seed: contrastSeed(starters, row)});
      return `| ${starters} | ${row + 1} | ${scenario.label} | ${found.reached.toFixed(0)} | ${found.rejected.map((count) => rate(count, replicates)).join(" | ")} | ${found.logRatio.map((log) => Math.exp(log).toFixed(2)).join(" | ")} |`;
    })
  );
  const error = Math.sqrt((0.05 * 0.95) / replicates);
  return `# PFS(ADC2) between two arms that do not differ in it

Everyone starts one of two ADC1; those who progress and reach ADC2 before the cut-off are compared in PFS(ADC2), in which the arms do not differ. Both times are exponential with median 6 months and share a
frailty (gamma, variance 1), ADC2 starts one month after the end of ADC1, 20 % never reach it, ADC1 starts uniformly over 60 months, and all data are cut off at their end. Scenarios: a shorter window is of those
whose ADC1 starts in the last 24 of the 60 months; where ADC1 works longer its hazard is 0.4 of the other; early progression ends the way to ADC2 with probability 0.6 · exp(−PFS(ADC1) / 3) in place of 20 %;
log-normal frailty has SD 1 and Weibull times shape 1.5; the calendar trend is −0.03 of the log hazard of PFS(ADC2) per month; centres have log-normal prognosis (SD 0.4, both times) and log odds of giving the second
ADC1 (SD 1), and the models are stratified by centre.

Columns: share of replicates with p < 0.05 (0.05 was intended), then the geometric mean of the hazard ratio (1 is the truth), of Cox regression not adjusted, adjusted for PFS(ADC1) as a line, for the standing on ADC1, and for the
standing and calendar time of ADC2, as the product makes them: errors with a standing allow for its curves. Replicates that the data did not allow count as p ≥ 0.05.

Made by \`npm run simulate:truncation -- contrast\` with seed 20260301 + 100 · started + row, ${replicates} replicates a row; Monte-Carlo standard error of a share of 0.05: ${error.toFixed(4)}, so that a share has a lower 95 % limit
of at most 0.06 up to ${(0.06 + 1.96 * Math.sqrt((0.06 * 0.94) / replicates)).toFixed(3)}.

| started | # | scenario | reached ADC2 | p < 0.05: not adjusted | PFS(ADC1) | standing | standing and calendar | HR: not adjusted | PFS(ADC1) | standing | standing and calendar |
|--:|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|
${rows.join("\n")}
`;
}
