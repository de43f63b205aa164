import type {Inestimable} from "../record/not-estimable.ts";
import type {SurvivalRemark} from "../record/survival-remark.ts";

/**
 * A name for a term of a model with which no name of a covariate begins.
 *
 * @example
 * unusedTerm({group: [0, 1], age: [50, 60]}) // "group'"
 */
export function unusedTerm(covariates: Readonly<Record<string, unknown>>): string {
  let name = "group";
  while (Object.keys(covariates).some((covariate) => covariate.startsWith(name))) name += "'";
  return name;
}

/**
 * A remark or reason of a model in which terms that the program named are called by what they are.
 *
 * @example
 * namedTerm({code: "untestable", term: "group'", stdError: 0, robust: false}, new Map([["group'", "payload swap"]])).term // "payload swap"
 */
export function namedTerm<T extends SurvivalRemark | Inestimable>(said: T, labels: ReadonlyMap<string, string>): T {
  return "term" in said ? {...said, term: labels.get(said.term) ?? said.term} : said;
}
