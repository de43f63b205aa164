import {noteText} from "../../words/en/remarks.ts";
import {PREDICTORS} from "../../analysis/predictor-models.ts";
import type {Result} from "../../record/result.ts";
import type {PredictorModels} from "../../record/result-parts.ts";
import type {Row} from "../../record/row.ts";
import {leftOfModelText} from "../../words/en/left-of-model.ts";
import {errorText, refusalText} from "../../words/en/refusals.ts";
import {columnInWords, columnsInWords} from "../../words/en/column-in-words.ts";
import {formatNumber, formatP, formatRatio} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

const chosen: Readonly<Record<PredictorModels["chosenBy"], string>> = {
  "sequential.predictors":
    "Covariates are those that the plan names under sequential.predictors, with line and transition class.",
  "adjust": "Covariates are those of adjust, with line and transition class.",
  "unasked":
    "The plan names no covariates: line, transition class, tumour, HER2 and HR status stand here where they are recorded and vary, and enter the joint model as far as there are 10 events for each parameter."
};

/** Predictors of PFS(ADC2), each alone and all together, with the E-value of each ratio of the joint model. */
export function predictorTable(result: Result): TextTable {
  const {rows, parts} = result;
  const style = numberStyleOf(result);
  const own = rows.filter(({analysis}) => analysis === PREDICTORS);
  const estimates = own.filter(({term}) => !term.startsWith("E-value"));
  const terms = [...new Set(estimates.map(({term}) => term))];
  const at = (term: string, stratum: string): Row | undefined =>
    own.find((row) => row.term === term && row.stratum === stratum);
  const ratio = (row: Row | undefined): string =>
    row === undefined
      ? "–"
      : row.refusal !== null
        ? "not given"
        : row.estimate === null
          ? "–"
          : formatRatio(row, style);
  const p = (row: Row | undefined): string =>
    row?.pValue === null || row?.pValue === undefined ? "–" : formatP(row.pValue, style);
  const joint =
    estimates.find(({stratum, refusal}) => stratum === "multivariable" && refusal === null) ??
    estimates.find(({stratum}) => stratum === "multivariable");
  const models = parts.predictors;
  return {
    name: "predictors",
    caption: `Predictors of ${joint?.endpoint ?? "PFS(ADC2)"}`,
    header: [
      "covariate",
      "alone: hazard ratio (95 % CI)",
      "p",
      "together: hazard ratio (95 % CI)",
      "p",
      "E-value (limit)"
    ],
    rows: terms.map((term) => {
      const [alone, together] = [at(term, "univariable"), at(term, "multivariable")];
      const [strength, limit] = [`E-value: ${term}`, `E-value of the limit: ${term}`].map(
        (name) => at(name, "multivariable")?.estimate ?? null
      );
      const reference = (alone ?? together)?.reference ?? null;
      return [
        `${columnInWords(term)}${reference === null ? "" : ` against ${reference}`}`,
        ratio(alone),
        p(alone),
        ratio(together),
        p(together),
        strength === null || strength === undefined
          ? "–"
          : `${formatNumber(strength, 2, style)} (${formatNumber(limit ?? 1, 2, style)})`
      ];
    }),
    words: 1,
    notes:
      models === undefined || joint === undefined
        ? [...new Set(estimates.flatMap(({refusal}) => (refusal === null ? [] : [`${refusalText(refusal)}.`])))]
        : [
            `${chosen[models.chosenBy]}${models.left.length === 0 ? "" : ` Not in the joint model: ${models.left.map(({name, why}) => `${columnsInWords([name])} (${leftOfModelText(why)})`).join("; ")}.`}`,
            `Joint model: ${joint.n ?? 0} patients, ${joint.nEvent ?? 0} events${models.incomplete === 0 ? "" : `; ${models.incomplete} lack a covariate and are on the ledger`}. ${joint.procedure?.name ?? joint.method}.`,
            ...rowsByCovariate(
              estimates.filter(({refusal}) => refusal !== null),
              ({refusal}) => errorText(refusal) ?? ""
            ),
            ...rowsByCovariate(
              estimates.filter(({refusal, remarks}) => refusal === null && noteText(remarks) !== null),
              ({remarks}) => noteText(remarks) ?? ""
            ),
            "Associations in patients who reached ADC2, explored and not adjusted for their number. E-value: how strongly an unmeasured confounder would have to be tied to both sides, as a risk ratio, to explain the joint model's ratio away; of a measurement it is that of one unit."
          ]
  };
}

/** One sentence for each text, with the terms that it holds for. */
function rowsByCovariate(rows: readonly Row[], textOf: (row: Row) => string): string[] {
  const texts = new Map<string, Set<string>>();
  for (const row of rows)
    texts.set(
      textOf(row),
      (texts.get(textOf(row)) ?? new Set()).add(
        `${columnInWords(row.term)}${rows.some((other) => other.term === row.term && textOf(other) !== textOf(row)) || row.refusal !== null ? (row.stratum === "univariable" ? " (alone)" : " (together)") : ""}`
      )
    );
  return [...texts].map(([text, terms]) => `${[...terms].join(", ")}: ${text}.`);
}
