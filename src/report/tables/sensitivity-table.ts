import {ruleInWords} from "../../cohort/setting-words.ts";
import type {ResultParts} from "../../record/result-parts.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {errorText} from "../../words/en/refusals.ts";
import {formatMedian, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** The main contrast and the medians under other rules of the endpoint, the plan's own rule first. */
export function sensitivityTable(result: Result): TextTable {
  const {rows, parts} = result;
  const own = rows.filter(({analysis}) => analysis === "sensitivity");
  const rules = [...new Set(own.map(({endpoint}) => ruleOf(endpoint)))];
  const groups = [...new Set(own.filter(({kind}) => kind === "median").map(({group}) => group ?? ""))];
  return {
    name: "sensitivity",
    caption: "Other rules of the endpoint",
    header: [
      "rule",
      "n (events)",
      ...contrastHeading(parts.sensitivity),
      ...groups.map((group) => `${group}: median, mo (95 % CI)`)
    ],
    rows:
      rules.length < 2
        ? []
        : rules.map((rule, index) => [
            index === 0 ? `${rule}, as planned` : ruleInWords(rule),
            ...ruleCells(
              own.filter(({endpoint}) => ruleOf(endpoint) === rule),
              groups,
              result
            )
          ]),
    words: 1,
    notes: rules.length < 2 ? [] : [sensitivityNote(parts.sensitivity)]
  };
}

/** Patients and events, the ratio where there is a contrast, and the medians under one rule. */
function ruleCells(ofRule: readonly Row[], groups: readonly string[], {unit, plan, parts}: Result): string[] {
  const style = numberStyleOf({plan});
  const ratio = ofRule.find(({kind}) => kind === "hazard-ratio");
  const medians = ofRule.filter(({kind}) => kind === "median");
  return [
    ratio === undefined ? countedInAll(medians) : `${ratio.n ?? "–"} (${ratio.nEvent ?? "–"})`,
    ...(parts.sensitivity === undefined
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
}

/** Patients and events of all groups together. */
function countedInAll(medians: readonly Row[]): string {
  const total = (field: "n" | "nEvent"): number => medians.reduce((sum, row) => sum + (row[field] ?? 0), 0);
  return `${total("n")} (${total("nEvent")})`;
}

function contrastHeading(sensitivity: ResultParts["sensitivity"] | undefined): string[] {
  return sensitivity === undefined
    ? []
    : [`${sensitivity.group} against ${sensitivity.reference}: hazard ratio (95 % CI)`];
}

function sensitivityNote(sensitivity: ResultParts["sensitivity"] | undefined): string {
  return `${sensitivity === undefined ? "" : `${sensitivity.combinations} combinations of rules were tried; those under which nobody's time differs stand once. `}No p-values: these are no further tests, and the plan's rule stays the primary one.`;
}

function ruleOf(endpoint: string | null): string {
  return (endpoint ?? "").replace(/^PFS\([^)]*\), /, "");
}
