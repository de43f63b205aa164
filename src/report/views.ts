import type {Result} from "../record/result.ts";

/** One endpoint under one grouping, as a result of its own for tables, captions and figures. */
export interface ReportView {
  /** Place in the page: `main`, `view-1`, …. */
  readonly id: string;
  /** As printed, e.g. `OS(ADC2), rwOS@1` and `transition`. */
  readonly endpoint: string;
  readonly grouping: string;
  /** In file names: kebab-case, unique among the views; empty for the main one. */
  readonly suffix: string;
  readonly result: Result;
}

/**
 * The views of a result: first the plan's main endpoint and grouping, then each further pair that was computed.
 * A further view carries its own curves and rows and nothing that belongs to the main one alone.
 *
 * @example
 * viewsOf({plan: {by: "transition", endpoints: ["rwPFS"]}, rows: [], curves: [], parts: {}}).map(({id, endpoint, grouping}) => [id, endpoint, grouping]) // [["main", "rwPFS", "transition"]]
 */
export function viewsOf(result: Result): ReportView[] {
  const {plan, rows, parts} = result;
  const further = parts.views ?? [];
  const names = further.map(({name, by}) =>
    `${name}-by-${groupingName(by)}`
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60)
  );
  return [
    {
      id: "main",
      endpoint: rows[0]?.endpoint ?? plan.endpoints[0] ?? "",
      grouping: groupingName(plan.by),
      suffix: "",
      result
    },
    ...further.map(({name, endpoint, by, curves, rows}, index) => ({
      id: `view-${index + 1}`,
      endpoint,
      grouping: groupingName(by),
      suffix: names.indexOf(names[index] ?? "") === index ? (names[index] ?? "") : `${names[index]}-${index + 1}`,
      result: {
        ...result,
        curves,
        rows,
        followUp: [],
        sequential: null,
        parts: {},
        plan: {...plan, by, endpoints: [name, ...plan.endpoints.filter((other) => other !== name)]}
      }
    }))
  ];
}

function groupingName(by: string): string {
  return by.replace(/^column:/, "");
}
