import {ruleInWords} from "../../cohort/setting-words.ts";
import type {Result} from "../../record/result.ts";
import {errorText} from "../../words/en/refusals.ts";
import {formatMedian, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** The main contrast and the medians under other rules of the endpoint, the plan's own rule first. */
export function sensitivityTable({rows, unit, plan, parts: {sensitivity}}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "sensitivity");
  const rules = [...new Set(own.map(({endpoint}) => ruleOf(endpoint)))];
  const groups = [...new Set(own.filter(({kind}) => kind === "median").map(({group}) => group ?? ""))];
  const ratioOf = (rule: string) =>
    own.find(({kind, endpoint}) => kind === "hazard-ratio" && ruleOf(endpoint) === rule);
  const contrast =
    sensitivity === undefined ? [] : [`${sensitivity.group} against ${sensitivity.reference}: hazard ratio (95 % CI)`];
  return {
    name: "sensitivity",
    caption: "Other rules of the endpoint",
    header: ["rule", "n (events)", ...contrast, ...groups.map((group) => `${group}: median, mo (95 % CI)`)],
    rows:
      rules.length < 2
        ? []
        : rules.map((rule, index) => {
            const ratio = ratioOf(rule);
            const medians = own.filter(({kind, endpoint}) => kind === "median" && ruleOf(endpoint) === rule);
            const total = (field: "n" | "nEvent"): number => medians.reduce((sum, row) => sum + (row[field] ?? 0), 0);
            return [
              index === 0 ? `${rule}, as planned` : ruleInWords(rule),
              ratio === undefined ? `${total("n")} (${total("nEvent")})` : `${ratio.n ?? "–"} (${ratio.nEvent ?? "–"})`,
              ...(sensitivity === undefined
                ? []
                : [
                    ratio === undefined || ratio.refusal !== null
                      ? `not given: ${errorText(ratio?.refusal ?? null) ?? ""}`
                      : formatRatio(ratio, style)
                  ]),
              ...groups.map((group) => {
                const median = medians.find((row) => row.group === group);
                return median === undefined || median.refusal !== null ? "–" : formatMedian(median, unit, style);
              })
            ];
          }),
    words: 1,
    notes:
      rules.length < 2
        ? []
        : [
            `${sensitivity === undefined ? "" : `${sensitivity.combinations} combinations of rules were tried; those under which nobody's time differs stand once. `}No p-values: these are no further tests, and the plan's rule stays the primary one.`
          ]
  };
}

function ruleOf(endpoint: string | null): string {
  return (endpoint ?? "").replace(/^PFS\([^)]*\), /, "");
}
