import {questionOf} from "../question/question.ts";
import {groupingName, groupingOf} from "../question/grouping.ts";
import {planUnder} from "../question/further-plans.ts";
import type {ShownResult} from "../record/result.ts";

/** One endpoint under one grouping, as a result of its own for tables, captions and figures. */
export interface ReportView {
  /** Place in the page: `main`, `view-1`, …. */
  readonly id: string;
  /** As printed, e.g. `OS(ADC2), rwOS@1` and `transition`. */
  readonly endpoint: string;
  readonly grouping: string;
  /** In file names: kebab-case, unique among the views; empty for the main one. */
  readonly suffix: string;
  readonly result: ShownResult;
}

/**
 * The views of a result: first the plan's main endpoint and grouping, then each further pair that was computed.
 * A further view carries its own curves and rows and nothing that belongs to the main one alone.
 *
 * @example
 * viewsOf({plan: completePlan({}), rows: [], curves: [], parts: {}}).map(({id, endpoint, grouping}) => [id, endpoint, grouping]) // [["main", "rwPFS", "transition"]]
 */
export function viewsOf(result: ShownResult): ReportView[] {
  const {plan, rows, parts} = result;
  const question = questionOf(plan);
  const further = parts.views ?? [];
  const names = further.map(({name, by}) =>
    `${name}-by-${groupingName(groupingOf(by))}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60)
  );
  return [
    {
      id: "main",
      endpoint: rows[0]?.endpoint ?? question.endpointAsked,
      grouping: groupingName(question.grouping),
      suffix: "",
      result
    },
    ...further.map(({name, endpoint, by, curves, rows}, index) => ({
      id: `view-${index + 1}`,
      endpoint,
      grouping: groupingName(groupingOf(by)),
      suffix: names.indexOf(names[index] ?? "") === index ? (names[index] ?? "") : `${names[index]}-${index + 1}`,
      result: {...result, curves, rows, followUp: [], sequential: null, parts: {}, plan: planUnder(plan, {name, by})}
    }))
  ];
}
