import {questionOf} from "../../question/question.ts";
import {PREDICTORS} from "../../analysis/predictor-models.ts";
import type {PredictorModels} from "../../record/result-parts.ts";
import type {ColumnPlans} from "../../record/plan-columns.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {columnInWords, columnsInWords} from "../../words/en/column-in-words.ts";
import {leftOfModelText} from "../../words/en/left-of-model.ts";
import {errorText, refusalText} from "../../words/en/refusals.ts";
import {noteText} from "../../words/en/remarks.ts";
import {formatNumber, formatP, formatRatio} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

const chosen: Readonly<Record<PredictorModels["chosenBy"], string>> = {
  "sequential.predictors":
    "Covariates are those that the plan names under sequential.predictors, with line and transition class.",
  "adjust": "Covariates are those of adjust, with line and transition class.",
  "unasked":
    "The plan names no covariates: line, transition class, tumour, HER2 and HR status stand here where they are recorded and vary, and enter the joint model as far as there are 10 events for each parameter."
};

const ASSOCIATIONS_NOTE =
  "Associations in patients who reached ADC2, explored and not adjusted for their number. E-value: how strongly an unmeasured confounder would have to be tied to both sides, as a risk ratio, to explain the joint model's ratio away; of a measurement it is that of one unit.";

/** Predictors of PFS(ADC2), each alone and all together, with the E-value of each ratio of the joint model. */
export function predictorTable(result: Result): TextTable {
  const {rows, parts, plan} = result;
  const style = numberStyleOf(result);
  const own = rows.filter(({analysis}) => analysis === PREDICTORS);
  const estimates = own.filter(({kind}) => kind !== "e-value" && kind !== "e-value-of-limit");
  const joint = jointRow(estimates);
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
    rows: [...new Set(estimates.map(({term}) => term))].map((term) =>
      predictorLine(term, own, style, questionOf(plan).columns)
    ),
    words: 1,
    notes:
      models === undefined || joint === undefined
        ? [...new Set(estimates.flatMap(({refusal}) => (refusal === null ? [] : [`${refusalText(refusal)}.`])))]
        : modelNotes(models, joint, estimates, questionOf(plan).columns)
  };
}

/** A row of the joint model, one with an estimate where there is any. */
function jointRow(estimates: readonly Row[]): Row | undefined {
  const joint = estimates.filter(({stratum}) => stratum === "multivariable");
  return joint.find(({refusal}) => refusal === null) ?? joint[0];
}

/** A covariate alone and together with the others. */
function predictorLine(term: string, own: readonly Row[], style: NumberStyle, plans: ColumnPlans): string[] {
  const at = (term: string, stratum: string): Row | undefined =>
    own.find((row) => row.term === term && row.stratum === stratum);
  const [alone, together] = [at(term, "univariable"), at(term, "multivariable")];
  const strength = at(`E-value: ${term}`, "multivariable")?.estimate ?? null;
  const limit = at(`E-value of the limit: ${term}`, "multivariable")?.estimate ?? null;
  const reference = (alone ?? together)?.reference ?? null;
  return [
    `${columnInWords(term, plans)}${reference === null ? "" : ` against ${reference}`}`,
    ratioText(alone, style),
    pOrDash(alone, style),
    ratioText(together, style),
    pOrDash(together, style),
    strength === null ? "–" : `${formatNumber(strength, 2, style)} (${formatNumber(limit ?? 1, 2, style)})`
  ];
}

function ratioText(row: Row | undefined, style: NumberStyle): string {
  if (row === undefined) return "–";
  if (row.refusal !== null) return "not given";
  return row.estimate === null ? "–" : formatRatio(row, style);
}

function pOrDash(row: Row | undefined, style: NumberStyle): string {
  return row?.pValue === null || row?.pValue === undefined ? "–" : formatP(row.pValue, style);
}

/** What the models hold, and what has to be read with their estimates. */
function modelNotes(models: PredictorModels, joint: Row, estimates: readonly Row[], plans: ColumnPlans): string[] {
  const left = models.left.map(({name, why}) => `${columnsInWords([name], plans)} (${leftOfModelText(why)})`);
  return [
    `${chosen[models.chosenBy]}${left.length === 0 ? "" : ` Not in the joint model: ${left.join("; ")}.`}`,
    `Joint model: ${joint.n ?? 0} patients, ${joint.nEvent ?? 0} events${models.incomplete === 0 ? "" : `; ${models.incomplete} lack a covariate and are on the ledger`}. ${joint.procedure?.name ?? joint.method}.`,
    ...rowsByCovariate(
      estimates.filter(({refusal}) => refusal !== null),
      ({refusal}) => errorText(refusal) ?? "",
      plans
    ),
    ...rowsByCovariate(
      estimates.filter(({refusal, remarks}) => refusal === null && noteText(remarks) !== null),
      ({remarks}) => noteText(remarks) ?? "",
      plans
    ),
    ASSOCIATIONS_NOTE
  ];
}

/** One sentence for each text, with the terms that it holds for. */
function rowsByCovariate(rows: readonly Row[], textOf: (row: Row) => string, plans: ColumnPlans): string[] {
  const texts = new Map<string, Set<string>>();
  for (const row of rows)
    texts.set(
      textOf(row),
      (texts.get(textOf(row)) ?? new Set()).add(
        `${columnInWords(row.term, plans)}${rows.some((other) => other.term === row.term && textOf(other) !== textOf(row)) || row.refusal !== null ? (row.stratum === "univariable" ? " (alone)" : " (together)") : ""}`
      )
    );
  return [...texts].map(([text, terms]) => `${[...terms].join(", ")}: ${text}.`);
}
