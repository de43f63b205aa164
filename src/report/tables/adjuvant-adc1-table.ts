import {ADJUVANT_ADC1} from "../../analysis/adjuvant-adc1.ts";
import {relapseStrata} from "../../patients/relapse-after-adc1.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {remarkText} from "../../words/en/remarks.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {formatMedian} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** PFS on the first metastatic ADC after a (neo)adjuvant one, by when the disease came back. */
export function adjuvantAdc1Table({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === ADJUVANT_ADC1);
  return {
    name: "adjuvant-adc1",
    caption: `ADC1 was (neo)adjuvant: ${own[0]?.endpoint ?? ""}, by the day of relapse`,
    header: ["ADC1 was (neo)adjuvant", "sequence", "n", "events", "median, mo (95 % CI)"],
    rows: own.map((row) => [
      labelOf(row),
      row.group ?? "",
      String(row.n ?? ""),
      String(row.nEvent ?? ""),
      row.refusal === null ? formatMedian(row, "days", style) : `not given: ${refusalText(row.refusal)}`
    ]),
    words: 2,
    notes:
      own.length === 0
        ? []
        : [
            "These stand apart, in no group, curve or contrast: treatment with curative intent and its relapse are no progression of metastatic disease.",
            "Who received a further metastatic ADC stands here with the first one, and in the groups with the pair of the two.",
            ...own
              .filter(({stratum}, index) => stratum !== own[index - 1]?.stratum)
              .flatMap((row) =>
                row.remarks
                  .filter(({code}) => code === "relapse-by-next-therapy")
                  .map((remark) => `ADC1 was (neo)adjuvant, ${labelOf(row)}: ${remarkText(remark)}.`)
              )
          ]
  };
}

const labelOf = ({stratum}: Row): string => relapseStrata.find(({name}) => name === stratum)?.label ?? "";
