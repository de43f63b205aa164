import {AFTER_ADC1, followedBy} from "../../analysis/therapy-after-adc1.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {remarkText} from "../../words/en/remarks.ts";
import {formatMedian, formatP, formatRatio} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import {inOrder} from "./count-cells.ts";
import type {TextTable} from "./text-table.ts";

const ownRows = ({rows}: Pick<Result, "rows">): readonly Row[] => rows.filter(({analysis}) => analysis === AFTER_ADC1);

/** What followed a progression on ADC1, with nothing further in the denominator. */
export function followedTable({rows}: Result): TextTable {
  const own = ownRows({rows});
  const counts = own.filter(({kind, term}) => kind === "count" && followedBy.some((name) => name === term));
  const left = own.filter(({kind, term}) => kind === "count" && !followedBy.some((name) => name === term));
  // A file of patients who received both has the reason in its rows, as for the states from ADC1 on.
  const refused = own.filter(
    ({kind, refusal}) => kind === "refused-analysis" && refusal?.code !== "received-both-only"
  );
  return {
    name: "after-adc1",
    caption: "First systemic therapy after progression on ADC1, number of patients",
    header: ["", "n", ...followedBy],
    rows: [
      ...inOrder(counts.map(({stratum}) => stratum)).map((stratum) => {
        const ofStratum = counts.filter((row) => row.stratum === stratum);
        return [
          stratum ?? "",
          String(ofStratum[0]?.n ?? "–"),
          ...followedBy.map((name) => String(ofStratum.find(({term}) => term === name)?.estimate ?? "–"))
        ];
      }),
      ...refused.map((row) => ["not given", String(row.n ?? "–"), ...followedBy.map(() => "–")])
    ],
    words: 1,
    notes: [
      ...refused.flatMap(({refusal}) => (refusal === null ? [] : [`Not given: ${refusalText(refusal)}.`])),
      ...(counts.length === 0
        ? []
        : [
            `Patients with a recorded day of progression on ADC1${counts[0]?.population === null ? "" : ` (${counts[0]?.population ?? ""})`}. Supportive drugs, local therapy and partners of ADC1 given on alone are no next therapy.`
          ]),
      ...(left.length === 0
        ? []
        : [
            `Not among them, of ${left[0]?.n ?? ""} who started ADC1: ${left.map(({term, estimate}) => `${term} ${estimate ?? ""}`).join("; ")}.`
          ])
    ]
  };
}

/** An ADC against another therapy from three time zeros. */
export function therapyContrastTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = ownRows({rows}).filter(
    ({kind}) => kind === "median" || kind === "event-count" || kind === "hazard-ratio"
  );
  return {
    name: "after-adc1-contrasts",
    caption: "After progression on ADC1: an ADC against another systemic therapy, at the same line and subtype",
    header: ["outcome", "group", "n (events)", "median, mo (95 % CI)", "hazard ratio (95 % CI)", "p"],
    rows: own.map((row) => [
      row.endpoint ?? "",
      row.reference === null ? (row.group ?? "") : `${row.group ?? ""} against ${row.reference}`,
      row.n === null ? "–" : `${row.n} (${row.nEvent ?? "–"})`,
      row.kind === "median" && row.refusal === null ? formatMedian(row, "days", style) : "–",
      ratioOrDash(row, style),
      row.pValue === null ? "–" : formatP(row.pValue, style)
    ]),
    words: 2,
    notes: own.length === 0 ? [] : contrastNotes(own, rows)
  };
}

function ratioOrDash(row: Row, style: NumberStyle): string {
  if (row.kind !== "hazard-ratio") return "–";
  return row.refusal === null ? formatRatio(row, style) : "not given";
}

function contrastNotes(own: readonly Row[], rows: readonly Row[]): string[] {
  const ratios = own.filter(({kind}) => kind === "hazard-ratio");
  const without = rows
    .filter(
      ({analysis, kind, stratum, term}) =>
        analysis === AFTER_ADC1 && kind === "count" && stratum === "all" && term.startsWith("nothing further")
    )
    .reduce((sum, {estimate}) => sum + (estimate ?? 0), 0);
  return [
    ...inOrder(own.map(({endpoint}) => endpoint)).map(
      (endpoint) =>
        `${endpoint ?? ""}: ${own.find((row) => row.endpoint === endpoint)?.stratum ?? ""}${(endpoint ?? "").includes("start of the next therapy") ? `; the ${without} with nothing further are not in it` : ""}.`
    ),
    ...ratios.flatMap(({endpoint, refusal}) =>
      refusal === null ? [] : [`${endpoint ?? ""}, hazard ratio not given: ${refusalText(refusal)}.`]
    ),
    ...inOrder(
      ratios.flatMap(({endpoint, remarks}) =>
        remarks
          .filter(({code}) => code !== "no-effect-of-next-therapy" && code !== "lived-to-next-line")
          .map((remark) => `${endpoint ?? ""}: ${remarkText(remark)}.`)
      )
    ).map(String),
    `Groups and ratio of an outcome are of the same patients: those in cells of line of ADC1, tumour type, HER2 and HR status in which both an ADC and another therapy stand. ${capital(remarkText({code: "no-effect-of-next-therapy"}))}. Whoever got a therapy lived to get it: counted from the progression by what was ever given, that time is immortal, and so no such ratio is given here; from the start of the next therapy, those who died before one are not seen.`
  ];
}

const capital = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
