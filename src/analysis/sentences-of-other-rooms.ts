import {isWithheld, type Refusal} from "../record/refusal.ts";
import {remarksOf, type Remark, type WithinPatients} from "../record/remark.ts";
import {withRemarks, type Row} from "../record/row.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";
import {refusalText} from "../words/en/refusals.ts";
import {methodCautions} from "../words/en/method-cautions.ts";
import {remarkText, warningText} from "../words/en/remarks.ts";

// What estimators, weights and methods within patients still say in sentences alone, as codes. Each function here goes when they say it in codes too.

type Pattern<Said> = readonly [sentence: RegExp, remark: (...found: string[]) => Said];

const estimators: readonly Pattern<SurvivalRemark>[] = [
  [
    /^S\(t\) falls to 0 at time (\S+), when (\S+) at risk all had the event, and stays 0 although others are followed later; a later start \(followUpFrom\) avoids this/u,
    (time, atRisk) => ({code: "falls-to-zero-early", time: Number(time), atRisk: Number(atRisk)})
  ],
  [
    /^S\(t\) is 0 from time (\S+) on, where its standard error and confidence limits have no value/u,
    (time) => ({code: "zero-without-error", time: Number(time)})
  ],
  [
    /^S\(t\) is 0 from time (\S+) on, where its confidence limits have no value/u,
    (time) => ({code: "zero-without-limits", time: Number(time)})
  ],
  [
    /^before the first event S\(t\) is 1, where (\S+) limits have no value/u,
    (confType = "") => ({code: "one-without-limits", confType})
  ],
  [/^no follow-up after time ([^\s;]+)/u, (time) => ({code: "no-follow-up-after", time: Number(time)})],
  [
    /^S\(t\) is (\S+) at time (\S+), where its (standard error and )?limits have no value/u,
    (estimate, time, both) => ({
      code: "no-limits-at",
      time: Number(time),
      estimate: Number(estimate),
      stdError: both === undefined
    })
  ],
  [
    /^group (.+?) is at risk at no event time and is left out of the test/u,
    (group = "") => ({code: "group-never-at-risk", group})
  ],
  [
    /^some groups are never at risk together; their contrasts are left out of the degrees of freedom/u,
    () => ({code: "groups-never-at-risk-together"})
  ],
  [
    /^the likelihood keeps rising as (.+?) goes to ([+−])infinity \(separation\): estimate, standard error and Wald p have no meaning; use the likelihood-ratio test, or firth/u,
    (term = "", towards) => ({code: "separation", term, towards: towards === "+" ? "+" : "−"})
  ],
  [
    /^the data do not determine (.+?) beside covariates that are separated: estimate, standard error and Wald p have no meaning; use the likelihood-ratio test, or firth/u,
    (term = "") => ({code: "undetermined", term})
  ],
  [
    /^the (robust )?standard error of (.+?) is (\S+), so it cannot be tested/u,
    (robust, term = "", stdError) => ({
      code: "untestable",
      term,
      stdError: Number(stdError),
      robust: robust !== undefined
    })
  ],
  [
    /^(cox|firth) did not converge in (\S+) iterations(?:; estimates are those of the last one)?/u,
    (estimator, iterations) => ({
      code: "not-converged",
      estimator: estimator === "firth" ? "firth" : "cox",
      iterations: Number(iterations)
    })
  ]
];

const weights: readonly Pattern<Remark>[] = [
  [
    /^the covariates decide the outcome in some rows \(separation\): their odds ratios are infinite and fitted probabilities are 0 or 1/u,
    () => ({code: "separated-outcome"})
  ],
  [/^the likelihood did not converge/u, () => ({code: "likelihood-not-converged"})],
  [
    /^positivity: (\d+) of (\d+) patients have a score below (\S+) or above \S+: they could hardly have been in the other arm/u,
    (n, of, edge) => ({code: "scores-at-edge", n: Number(n), of: Number(of), edge: Number(edge)})
  ],
  [
    /^positivity: (\d+) of (\d+) patients have a score that no patient of the other arm reaches \(common range (\S+) to ([^)]+)\)/u,
    (n, of, low, high) => ({
      code: "scores-outside-common-range",
      n: Number(n),
      of: Number(of),
      low: Number(low),
      high: Number(high)
    })
  ],
  [
    /^one (treated|untreated) patient carries (\d+) % of the weight of the arm/u,
    (arm, percent) => ({
      code: "heavy-weight",
      arm: arm === "treated" ? "treated" : "untreated",
      percent: Number(percent)
    })
  ],
  [/^(\d+) samples without an estimate/u, (failed) => ({code: "bootstrap-samples-failed", failed: Number(failed)})]
];

function read<Said>(said: string | readonly string[] | null, patterns: readonly Pattern<Said>[]): Said[] {
  const text = said === null ? "" : typeof said === "string" ? said : said.join("; ");
  if (text === "") return [];
  for (const [sentence, remark] of patterns) {
    const found = sentence.exec(text);
    if (found !== null)
      return [remark(...found.slice(1)), ...read(text.slice(found[0].length).replace(/^; /u, ""), patterns)];
  }
  throw new Error(`there is no code for: ${text}`);
}

/** What an estimator says of its result: its `warning`, or its `warnings`. */
export function estimatorRemarks(said: string | readonly string[] | null): readonly SurvivalRemark[] {
  return read(said, estimators);
}

/** What is said of propensity weights and of their model. */
export function weightRemarks(said: string | readonly string[] | null): readonly Remark[] {
  return read(said, weights);
}

/** A row of the weighted contrast with its remarks as codes. */
export function weightedRow(row: Row): Row {
  return row.remarks.length > 0 ? row : {...row, remarks: weightRemarks(row.warning)};
}

/** `withRemarks` on a row that may have a sentence without a code. */
export function withRemarksBeside(
  row: Row,
  more: readonly (Remark | null)[],
  place: "behind" | "before" = "behind"
): Row {
  if (row.warning === warningText(row.remarks)) return withRemarks(row, more, place);
  const added = remarksOf(more);
  const sentences = added.map((remark) => remarkText(remark));
  const all = place === "behind" ? [row.warning, ...sentences] : [...sentences, row.warning];
  return {
    ...row,
    remarks: remarksOf(place === "behind" ? [...row.remarks, ...added] : [...added, ...row.remarks]),
    warning: all.filter((sentence) => sentence !== null).join("; ") || null
  };
}

/** Why a row gives no estimate, as the field of another row: its code, or its sentence where it has none. */
export function refusalOfRow({refusal, error}: Row): {readonly refusal: Refusal} | {readonly error: string | null} {
  return refusal === null ? {error} : {refusal};
}

/** Whether the numbers of a row are withheld by design. */
export function isRowWithheld({refusal, error}: Row): boolean {
  return isWithheld(refusal) || (refusal === null && (error ?? "").startsWith("withheld"));
}

/** Whether a row of a method within patients has the caution of its method already, because the method was asked for by name. */
export function saysCaution({remarks, warning}: Row, method: WithinPatients): boolean {
  return remarks.some(({code}) => code === "asked-for-by-name") || (warning ?? "").includes(methodCautions[method]);
}

/** A refusal as the contrasts between classes and sequences take it. */
export function saidRefusal(refusal: Refusal): string {
  return refusalText(refusal);
}
