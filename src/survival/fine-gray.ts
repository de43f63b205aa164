import type {Surv} from "../record/surv.ts";
import {type Cause, type CodedCompetingRisks, type CompetingRisks, competingRisks} from "./competing-risks.ts";
import {coxOfCopies, type CoxFit, type CoxOptions} from "./cox.ts";
import {keepModel, modelOf} from "./cox-model.ts";
import {type Covariate, type Design, design} from "./design.ts";
import {fineGrayRows, type FineGrayRows} from "./fine-gray-rows.ts";
import type {Label, LabelIndex} from "./groups.ts";
import {checkedStrata} from "./log-rank.ts";

export interface FineGrayOptions {
  /** The cause whose subdistribution is modelled; by default the first, in ascending order. */
  readonly cause?: Cause;
  /** A baseline subdistribution hazard, and a censoring distribution, of its own for each value. */
  readonly strata?: ArrayLike<Label>;
  /** Strata of the censoring distribution alone, where they are not `strata`. */
  readonly censoringStrata?: ArrayLike<Label>;
  /** Two-sided confidence level, in (0, 1). */
  readonly confLevel?: number;
}

/** As a Cox fit; estimates are log subdistribution hazard ratios, standard errors are robust, `n` and `nEvent` count subjects. */
export interface FineGrayFit extends CoxFit {
  readonly cause: Cause;
  /** Weighted start–stop rows that the fit was made of. */
  readonly nRows: number;
}

/**
 * Fine–Gray regression: how covariates (numbers, factors, splines and interactions by term, as in `cox`) change the cumulative incidence of one cause.
 *
 * `data` as for `cumulativeIncidence`, delayed entry and case weights included. A Cox fit with Breslow ties on rows in which those who had another
 * event stay at risk, weighted by their chance of still being observed; standard errors are robust, by subject. Frequency weights (`weightKind`) stand for repeated rows throughout, probability weights have R's form.
 * Throws as `cumulativeIncidence` and `cox` do, and `RangeError` for a cause without events.
 * Source: Fine & Gray 1999, J Am Stat Assoc 94:496, doi:10.1080/01621459.1999.10474144. Equals R's `finegray` with
 * `coxph(ties = "breslow", weights = fgwt, cluster = id)`.
 *
 * @example
 * const fit = fineGray({time: [1, 2, 3, 4, 5, 6], cause: ["death", "progression", "progression", null, "death", "progression"]}, {age: [5, 4, 6, 3, 2, 1]}, {cause: "progression"});
 * fit.nEvent // 3
 */
export function fineGray(
  data: Omit<CompetingRisks, "group">,
  covariates: Readonly<Record<string, Covariate>>,
  {cause, strata, censoringStrata = strata, confLevel = 0.95}: FineGrayOptions = {}
): FineGrayFit {
  const coded = competingRisks({...data, ...(censoringStrata === undefined ? {} : {group: censoringStrata})});
  const chosen = cause ?? coded.causes[0];
  const state = statesFor(chosen, coded);
  const size = coded.time.length;
  const ownStrata = checkedStrata(strata, size);
  const rows = fineGrayRows({
    time: coded.time,
    state,
    entry: coded.entry,
    stratum: coded.group,
    count: countsOf(coded)
  });
  const columns = columnsByRow(design(covariates), rows.subject, size);
  const counts = countsOf(coded);
  const options = {confLevel, ...coxOptions(rows, ownStrata)};
  const fit = coxOfCopies(followOf(rows, coded.weight), columns, options, counts);
  const subjects = (counted: (i: number) => boolean): number =>
    state.reduce((sum, _, i) => sum + (counted(i) ? (counts?.[i] ?? 1) : 0), 0);
  const n = subjects(() => true);
  const nEvent = subjects((i) => state[i] === 1);
  return keepModel({...fit, cause: chosen, n, nEvent, nRows: rows.subject.length}, modelOf(fit));
}

/** 0 censored, 1 the chosen cause, 2 another; throws for a cause that is not in the data. */
function statesFor(chosen: Cause, {cause, causes}: CodedCompetingRisks): Uint8Array {
  const code = causes.indexOf(chosen) + 1;
  if (code === 0)
    throw new RangeError(
      `cause must be one of the causes in the data (${causes.length === 0 ? "there are no events" : causes.map((name) => JSON.stringify(name)).join(", ")}), got ${JSON.stringify(chosen)}`
    );
  return Uint8Array.from(cause, (own) => (own === 0 ? 0 : own === code ? 1 : 2));
}

/** How many subjects each row stands for, where weights are frequencies; null for one each. */
function countsOf({weight, weightKind}: CodedCompetingRisks): Float64Array | null {
  return weightKind === "frequency" ? weight : null;
}

/** Start–stop rows as follow-up; a row weighs what its subject does times its chance of still being observed. */
function followOf({subject, start, stop, event, weight}: FineGrayRows, caseWeight: Float64Array | null): Surv {
  return {
    time: stop,
    event,
    entry: start,
    weight: caseWeight === null ? weight : weight.map((w, row) => w * caseWeight[subject[row]]),
    weightKind: "probability"
  };
}

/** What makes a Cox fit of the rows a Fine–Gray fit; `strata` are those of the subjects. */
function coxOptions({subject}: FineGrayRows, strata: LabelIndex | null): CoxOptions {
  return {
    ties: "breslow",
    cluster: subject,
    concordance: false,
    ...(strata === null ? {} : {strata: Int32Array.from(subject, (i) => strata.index[i])})
  };
}

/** Columns of the subjects, each of length `size`, for the rows that were made of them. */
function columnsByRow(columns: Design, subject: Int32Array, size: number): Readonly<Record<string, Float64Array>> {
  return Object.fromEntries(
    Object.entries(columns).map(([term, values]) => {
      if (values.length !== size)
        throw new RangeError(`covariate ${term} must have the length of time, ${size}, got ${values.length}`);
      return [term, Float64Array.from(subject, (i) => values[i])];
    })
  );
}
