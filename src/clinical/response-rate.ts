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
      const left = own.length - evaluated.length;
      const shared = {
        analysis: "response",
        kind: "share" as const,
        endpoint: `best response on ${position}`,
        population,
        group,
        scale: "probability",
        term: "objective response rate",
        n: evaluated.length,
        nEvent: evaluated.filter(({bestResponse}) => RESPONSES.has(bestResponse ?? "")).length,
        method: "share of evaluable patients, exact (Clopper-Pearson) limits",
        remarks: remarksOf([left === 0 ? null : {code: "not-evaluable", n: left, of: own.length}])
      };
      return evaluated.length === 0
        ? resultRow({...shared, refusal: {code: "nobody-evaluable"}})
        : resultRow({...shared, ...binomialInterval(shared.nEvent, evaluated.length, {confLevel})});
    });
}
