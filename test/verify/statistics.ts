import {cox, type CoxFit} from "../../src/survival/cox.ts";
import {predictedCurves} from "../../src/survival/cox-curves.ts";
import {
  devianceResiduals,
  dfbeta,
  martingaleResiduals,
  schoenfeldResiduals,
  scoreResiduals
} from "../../src/survival/cox-residuals.ts";
import {cumulativeIncidence} from "../../src/survival/cumulative-incidence.ts";
import {fineGray} from "../../src/survival/fine-gray.ts";
import {flemingHarrington} from "../../src/survival/fleming-harrington.ts";
import {gammaFrailty} from "../../src/survival/frailty.ts";
import {gray} from "../../src/survival/gray.ts";
import {survByGroup} from "../../src/survival/groups.ts";
import {kaplanMeier} from "../../src/survival/kaplan-meier.ts";
import {logRank} from "../../src/survival/log-rank.ts";
import {medianFollowUp} from "../../src/survival/median-follow-up.ts";
import {nelsonAalen} from "../../src/survival/nelson-aalen.ts";
import {proportionalHazards} from "../../src/survival/proportional-hazards.ts";
import {median, quantile, type QuantileEstimate} from "../../src/survival/quantile.ts";
import {restrictedMean} from "../../src/survival/restricted-mean.ts";
import {surv} from "../../src/survival/surv.ts";
import {turnbull} from "../../src/survival/turnbull.ts";
import type {RandomData} from "./random-data.ts";

export type Values = ArrayLike<number | null>;
/** Values of each statistic by the name under which R's side answers. */
export type Answers = Map<string, Values>;

/** Numbers of one curve after another, as R's `survfit` strings its groups. */
function joined<T>(parts: readonly T[], of: (part: T) => Values): (number | null)[] {
  return parts.flatMap((part) => Array.from(of(part)));
}

function limits({estimate, confLow, confHigh}: QuantileEstimate): (number | null)[] {
  return [estimate, confLow, confHigh];
}

const confTypes = ["plain", "log", "log-log", "logit", "arcsin"] as const;

function curves(data: RandomData, say: (name: string, values: Values) => void): void {
  const groups = survByGroup(followUp(data), data.group).map(({follow}) => follow);
  const fits = groups.map((follow) => kaplanMeier(follow));
  say(
    "kaplan-meier nRisk",
    joined(fits, ({nRisk}) => nRisk)
  );
  say(
    "kaplan-meier S(t)",
    joined(fits, ({estimate}) => estimate)
  );
  say(
    "kaplan-meier stdError",
    joined(fits, ({stdError}) => stdError)
  );
  for (const confType of confTypes) {
    const typed = groups.map((follow) => kaplanMeier(follow, {confType}));
    say(`kaplan-meier limits, ${confType}`, [
      ...joined(typed, ({confLow}) => confLow),
      ...joined(typed, ({confHigh}) => confHigh)
    ]);
  }
  say(
    "median with log-log limits",
    joined(fits, (fit) => limits(median(fit)))
  );
  say(
    "quartiles",
    joined(fits, (fit) => [quantile(fit, 0.25).estimate, quantile(fit, 0.75).estimate])
  );
  const hazards = groups.map((follow) => nelsonAalen(follow));
  say(
    "nelson-aalen",
    joined(hazards, ({estimate}) => estimate)
  );
  say(
    "nelson-aalen stdError",
    joined(hazards, ({stdError}) => stdError)
  );
  const breslow = groups.map((follow) => flemingHarrington(follow));
  say(
    "fleming-harrington S(t)",
    joined(breslow, ({estimate}) => estimate)
  );
  if (data.weighting !== "probability")
    say(
      "fleming-harrington stdError",
      joined(breslow, ({stdError}) => stdError)
    );
  const tau = Math.min(...groups.map(({time}) => time.reduce((a, b) => Math.max(a, b), 0)));
  say(
    "restricted mean",
    joined(
      groups.map((follow) => restrictedMean(follow, {tau})),
      ({estimate, stdError}) => [estimate, stdError]
    )
  );
  say(
    "median follow-up",
    joined(groups, (follow) => limits(medianFollowUp(follow)))
  );
}

function followUp({time, event, entry, weight, delayed, weighting}: RandomData) {
  return surv({
    time,
    event,
    entry: delayed ? entry : null,
    weight: weighting === "none" ? null : weight,
    weightKind: weighting === "probability" ? "probability" : "frequency"
  });
}

function logRanks(data: RandomData, say: (name: string, values: Values) => void): void {
  const strata = data.stratified ? {strata: data.stratum} : {};
  for (const rho of [0, 1]) {
    const {statistic, pValue, groups} = logRank(followUp(data), data.group, {rho, ...strata});
    say(`log-rank rho=${rho}`, [statistic]);
    say(`log-rank rho=${rho} p`, [pValue]);
    say(`log-rank rho=${rho} observed, expected`, [
      ...groups.map(({observed}) => observed),
      ...groups.map(({expected}) => expected)
    ]);
    if (rho === 0) say("log-rank with entry (score test of exact Cox)", [statistic]);
    if (rho === 0) say("log-rank, probability weights (robust score)", [statistic]);
  }
}

function covariatesOf({age, dose, marker}: RandomData) {
  return {age, dose, marker};
}

/** Residuals by row and column, as R's matrices come out column by column. */
function byColumn(columns: Readonly<Record<string, ArrayLike<number>>>): number[] {
  return Object.values(columns).flatMap((column) => Array.from(column));
}

function coxFits(data: RandomData, ties: "efron" | "breslow", say: (name: string, values: Values) => void): void {
  const clustered = data.weighting !== "probability" && data.id % 8 === 4;
  // R's `weights` with `cluster` are case weights with a robust variance.
  const fit: CoxFit = cox(followUp(data), covariatesOf(data), {
    ties,
    ...(data.stratified ? {strata: data.stratum} : {}),
    ...(clustered ? {cluster: data.cluster} : {})
  });
  const name = (what: string): string => `cox ${ties} ${what}`;
  say(
    name("estimate"),
    fit.rows.map(({estimate}) => estimate)
  );
  say(
    name("stdError"),
    fit.rows.map(({stdError}) => stdError)
  );
  if (fit.rows[0].robustStdError !== undefined)
    say(
      name("robust stdError"),
      fit.rows.map(({robustStdError = null}) => robustStdError)
    );
  if (fit.tests.robustScore !== undefined) say(name("robust score test"), [fit.tests.robustScore.statistic]);
  say(name("logLik"), fit.logLik);
  say(name("score test"), [fit.tests.score.statistic]);
  say(name("Wald test"), [fit.tests.wald.statistic]);
  say(name("concordance"), [fit.concordance?.estimate ?? null]);
  say(name("concordance stdError"), [fit.concordance?.stdError ?? null]);
  say(name("martingale residuals"), martingaleResiduals(fit));
  say(name("deviance residuals"), devianceResiduals(fit));
  say(name("score residuals"), byColumn(scoreResiduals(fit)));
  say(name("dfbeta residuals"), byColumn(dfbeta(fit)));
  say(name("Schoenfeld residuals"), byColumn(schoenfeldResiduals(fit).residuals));
  for (const transform of ["km", "rank", "identity", "log"] as const) {
    const rows = proportionalHazards(fit, {transform});
    say(
      `proportional hazards, ${transform}, ${ties}`,
      rows.map(({statistic}) => statistic)
    );
    if (ties === "efron")
      say(
        `proportional hazards, ${transform} p`,
        rows.map(({pValue}) => pValue)
      );
  }
  if (ties === "efron") {
    const predicted = predictedCurves(fit, {age: [40], dose: [1], marker: [0.5]});
    say(
      "cox efron predicted S(t)",
      joined(predicted, ({estimate}) => estimate)
    );
    say(
      "cox efron predicted stdError",
      joined(predicted, ({stdError}) => stdError)
    );
  }
}

function coxExact(data: RandomData, say: (name: string, values: Values) => void): void {
  const fit = cox(followUp(data), covariatesOf(data), {
    ties: "exact",
    ...(data.stratified ? {strata: data.stratum} : {})
  });
  say(
    "cox exact estimate",
    fit.rows.map(({estimate}) => estimate)
  );
  say(
    "cox exact stdError",
    fit.rows.map(({stdError}) => stdError)
  );
  say("cox exact logLik", fit.logLik);
  say("cox exact score test", [fit.tests.score.statistic]);
}

function competing({time, cause, entry, delayed, weight, weighting, group}: RandomData) {
  return {
    time,
    cause,
    group,
    entry: delayed ? entry : null,
    weight: weighting === "none" ? null : weight,
    // R's form of weights; that whole ones are repeated rows is shown in test/survival.
    weightKind: "probability" as const
  };
}

function incidences(data: RandomData, say: (name: string, values: Values) => void): void {
  for (const confType of confTypes) {
    const fits = cumulativeIncidence(competing(data), {confType});
    const first = fits.filter(({cause}) => cause === 1);
    if (confType === "log-log")
      for (const cause of [1, 2]) {
        say(
          `cumulative incidence ${cause}`,
          joined(
            fits.filter((fit) => fit.cause === cause),
            ({estimate}) => estimate
          )
        );
        say(
          `cumulative incidence stdError ${cause}`,
          joined(
            fits.filter((fit) => fit.cause === cause),
            ({stdError}) => stdError
          )
        );
      }
    say(`cumulative incidence limits, ${confType}`, [
      ...joined(first, ({confLow}) => confLow),
      ...joined(first, ({confHigh}) => confHigh)
    ]);
  }
}

function grayTests({time, cause, group, stratum}: RandomData, say: (name: string, values: Values) => void): void {
  for (const rho of [0, 1]) {
    const tests = gray({time, cause, group, strata: stratum}, {rho});
    say(
      `gray rho=${rho}`,
      tests.map(({statistic}) => statistic)
    );
    say(
      `gray rho=${rho} p`,
      tests.map(({pValue}) => pValue)
    );
  }
}

function fineGrayFit(data: RandomData, say: (name: string, values: Values) => void): void {
  const {group: _, ...columns} = competing(data);
  const fit = fineGray(columns, covariatesOf(data), {cause: 1, ...(data.stratified ? {strata: data.stratum} : {})});
  say(
    "fine-gray estimate",
    fit.rows.map(({estimate}) => estimate)
  );
  say(
    "fine-gray robust stdError",
    fit.rows.map(({robustStdError = null}) => robustStdError)
  );
  say("fine-gray logLik", fit.logLik);
}

function scans({time, event}: RandomData, say: (name: string, values: Values) => void): void {
  const sorted = time.toSorted();
  const half = sorted.length / 2;
  const middle = Number.isInteger(half) ? (sorted[half - 1] + sorted[half]) / 2 : sorted[Math.floor(half)];
  const step = Math.max(1, roundHalfEven(middle / 3));
  const left = time.map((t) => Math.floor((t - 1e-9) / step) * step);
  const right = Array.from(left, (from, i) => (event[i] === 1 ? from + step * (1 + ((i + 1) % 2)) : null));
  say("turnbull logLik (surplus over R)", [turnbull({left, right}).logLik]);
}

/** R's `round`. */
function roundHalfEven(value: number): number {
  const floor = Math.floor(value);
  return value - floor === 0.5 ? floor + (floor % 2) : Math.round(value);
}

function frailty(data: RandomData, say: (name: string, values: Values) => void): void {
  say("gamma frailty logLik (surplus over R)", [
    gammaFrailty(followUp(data), covariatesOf(data), data.cluster).logLik[2]
  ]);
}

const methods: Readonly<Record<string, (data: RandomData, say: (name: string, values: Values) => void) => void>> = {
  "kaplan-meier": curves,
  "log-rank": logRanks,
  "cox efron": (data, say) => coxFits(data, "efron", say),
  "cox breslow": (data, say) => coxFits(data, "breslow", say),
  "cox exact": coxExact,
  "cumulative incidence": incidences,
  "gray": grayTests,
  "fine-gray": fineGrayFit,
  "turnbull": scans,
  "gamma frailty": frailty
};

/** Everything that this library says about a data set; a method that throws is named with its message. */
export function answersTo(data: RandomData): {readonly answers: Answers; readonly errors: ReadonlyMap<string, string>} {
  const answers: Answers = new Map();
  const errors = new Map<string, string>();
  for (const [name, method] of Object.entries(methods)) {
    // What the method does not cover (Gray with weights) R does not answer either; anything else shows as a missing answer.
    try {
      method(data, (statistic, values) => answers.set(statistic, values));
    } catch (error) {
      errors.set(name, String(error));
    }
  }
  return {answers, errors};
}
