interface SurvivalRemarkNumbers {
  "falls-to-zero-early": {readonly time: number; readonly atRisk: number};
  "zero-without-error": {readonly time: number};
  "zero-without-limits": {readonly time: number};
  "one-without-limits": {readonly confType: string};
  "no-follow-up-after": {readonly time: number};
  "no-limits-at": {readonly time: number; readonly estimate: number; readonly stdError: boolean};
  "group-never-at-risk": {readonly group: string};
  "groups-never-at-risk-together": {};
  "separation": {readonly term: string; readonly towards: "+" | "−"};
  "undetermined": {readonly term: string};
  "untestable": {readonly term: string; readonly stdError: number; readonly robust: boolean};
  "not-converged": {readonly estimator: "cox" | "firth"; readonly iterations: number};
}

/** What an estimator says of its own result, as a code with its numbers. */
export type SurvivalRemark = {
  [Code in keyof SurvivalRemarkNumbers]: {readonly code: Code} & SurvivalRemarkNumbers[Code];
}[keyof SurvivalRemarkNumbers];

const NO_MEANING = "estimate, standard error and Wald p have no meaning; use the likelihood-ratio test, or firth";

const texts: {
  readonly [Code in SurvivalRemark["code"]]: (remark: Extract<SurvivalRemark, {readonly code: Code}>) => string;
} = {
  "falls-to-zero-early": ({time, atRisk}) =>
    `S(t) falls to 0 at time ${time}, when ${atRisk} at risk all had the event, and stays 0 although others are followed later; a later start (followUpFrom) avoids this`,
  "zero-without-error": ({time}) =>
    `S(t) is 0 from time ${time} on, where its standard error and confidence limits have no value`,
  "zero-without-limits": ({time}) => `S(t) is 0 from time ${time} on, where its confidence limits have no value`,
  "one-without-limits": ({confType}) => `before the first event S(t) is 1, where ${confType} limits have no value`,
  "no-follow-up-after": ({time}) => `no follow-up after time ${time}`,
  "no-limits-at": ({time, estimate, stdError}) =>
    `S(t) is ${estimate} at time ${time}, where its ${stdError ? "" : "standard error and "}limits have no value`,
  "group-never-at-risk": ({group}) => `group ${group} is at risk at no event time and is left out of the test`,
  "groups-never-at-risk-together": () =>
    "some groups are never at risk together; their contrasts are left out of the degrees of freedom",
  "separation": ({term, towards}) =>
    `the likelihood keeps rising as ${term} goes to ${towards}infinity (separation): ${NO_MEANING}`,
  "undetermined": ({term}) => `the data do not determine ${term} beside covariates that are separated: ${NO_MEANING}`,
  "untestable": ({term, stdError, robust}) =>
    `the ${robust ? "robust " : ""}standard error of ${term} is ${stdError}, so it cannot be tested`,
  "not-converged": ({estimator, iterations}) =>
    `${estimator} did not converge in ${iterations} iterations${estimator === "cox" ? "; estimates are those of the last one" : ""}`
};

/**
 * The remark in the words of an estimator, for who calls it directly.
 *
 * @example
 * survivalRemarkText({code: "no-follow-up-after", time: 24}) // "no follow-up after time 24"
 */
export function survivalRemarkText<Code extends SurvivalRemark["code"]>(
  remark: Extract<SurvivalRemark, {readonly code: Code}>
): string {
  const text: (remark: Extract<SurvivalRemark, {readonly code: Code}>) => string = texts[remark.code];
  return text(remark);
}

/**
 * Remarks of an estimator as one text; null where there are none.
 *
 * @example
 * survivalRemarkTexts([]) // null
 */
export function survivalRemarkTexts(remarks: readonly SurvivalRemark[]): string | null {
  return remarks.length === 0 ? null : remarks.map((remark) => survivalRemarkText(remark)).join("; ");
}
