import {binomialInterval} from "../math/binomial-interval.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {remarksOf} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";

/** Best responses that count as evaluated. */
export const EVALUATED: ReadonlySet<string> = new Set(["CR", "PR", "SD", "PD", "non-CR/non-PD"]);
/** Those of them that are responses. */
export const RESPONSES: ReadonlySet<string> = new Set(["CR", "PR"]);

/** The response on one ADC of one patient; null = not recorded. */
export interface ResponseRecord {
  readonly group: string;
  /** `ADC1` or `ADC2`. */
  readonly position: string;
  readonly bestResponse: string | null;
}

/**
 * Objective response rate per group and ADC, each with its own evaluable denominator and exact limits; how many are not evaluable stands in the remarks.
 *
 * Rows in ascending order of group and position. Source: Clopper & Pearson 1934.
 *
 * @example
 * const rate = responseRates([{group: "all", position: "ADC2", bestResponse: "PR"}, {group: "all", position: "ADC2", bestResponse: "PD"}, {group: "all", position: "ADC2", bestResponse: "NE"}])[0];
 * [rate.estimate, rate.n] // [0.5, 2]
 */
export function responseRates(
  records: readonly ResponseRecord[],
  {population = null, confLevel = 0.95}: {readonly population?: string | null; readonly confLevel?: number} = {}
): Row[] {
  const cells = listsByKey(records, ({group, position}) => JSON.stringify([group, position]));
  return [...cells]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, own]) => {
      const {group, position} = own[0] ?? {group: "", position: ""};
      const evaluated = own.filter(({bestResponse}) => bestResponse !== null && EVALUATED.has(bestResponse));
      const responses = evaluated.filter(({bestResponse}) => RESPONSES.has(bestResponse ?? ""));
      return objectiveResponse(
        {group, position, n: own.length, evaluated: evaluated.length, responses: responses.length},
        {population, confLevel}
      );
    });
}

/** How many responded on one ADC, of how many evaluated, of how many. */
interface ResponseCount {
  readonly group: string;
  readonly position: string;
  readonly n: number;
  readonly evaluated: number;
  readonly responses: number;
}

/**
 * The objective response rate of one group on one ADC, from its counts.
 *
 * @example
 * objectiveResponse({group: "all", position: "ADC2", n: 3, evaluated: 2, responses: 1}, {population: null}).estimate // 0.5
 */
export function objectiveResponse(
  {group, position, n, evaluated, responses}: ResponseCount,
  {population, confLevel = 0.95}: {readonly population: string | null; readonly confLevel?: number}
): Row {
  const left = n - evaluated;
  const shared = {
    analysis: "response",
    kind: "share" as const,
    endpoint: `best response on ${position}`,
    population,
    group,
    scale: "probability",
    term: "objective response rate",
    n: evaluated,
    nEvent: responses,
    counts: [responses, evaluated - responses],
    method: "share of evaluable patients, exact (Clopper-Pearson) limits",
    remarks: remarksOf([left === 0 ? null : {code: "not-evaluable", n: left, of: n}])
  };
  return evaluated === 0
    ? resultRow({...shared, refusal: {code: "nobody-evaluable"}})
    : resultRow({...shared, ...binomialInterval(responses, evaluated, {confLevel})});
}
