import {contrast} from "../estimate/contrast.ts";
import {groupingColumn} from "../question/grouping.ts";
import type {Residuals} from "../record/result-parts.ts";
import {schoenfeldResiduals} from "../survival/cox-residuals.ts";
import {comparedSubjects} from "./compared-subjects.ts";
import {strataOf} from "./contrasts.ts";
import {patientCount} from "./group-estimates.ts";
import type {AnalysisInput, PartOutput} from "./analysis-part.ts";
import {residualSmooth} from "./residual-smooth.ts";
import {columnsBesideCells} from "./columns-beside-cells.ts";
import {subjectArms} from "./subject-arms.ts";

/** Scaled Schoenfeld residuals of the first contrast that has a hazard ratio, from the same model; only where the plan asks for the figure. */
export function diagnosticsPart({question, set, rows}: AnalysisInput): PartOutput {
  if (!question.figures.include.some((name) => name === "schoenfeld" || name === "all")) return {};
  const main = rows.find(
    ({analysis, kind, refusal}) => analysis === "cox" && kind === "hazard-ratio" && refusal === null
  );
  if (main === undefined || patientCount(set.subjects) < set.subjects.length) return {};
  const of = (name: string | null): typeof set.subjects => set.subjects.filter(({group}) => group === name);
  const grouping = groupingColumn(question.grouping);
  const compared = comparedSubjects(
    main.group ?? "",
    of(main.group),
    of(main.reference),
    {reference: main.reference ?? "", grouping, repeatedByDesign: false},
    [...question.strata, ...question.adjust]
  );
  if (compared.refusal !== null) return {};
  const {model} = contrast(
    subjectArms(
      [main.reference ?? "", main.group ?? ""],
      compared.kept,
      strataOf(compared, question.strata),
      columnsBesideCells(question.adjust, compared)
    )
  );
  if (model === null) return {};
  const {fit, term} = model;
  const at = fit.rows.findIndex((row) => row.term === term);
  const {time, residuals} = schoenfeldResiduals(fit, {scaled: true});
  const residual = [...(residuals[term] ?? [])];
  const test = rows.find(
    ({analysis, group, reference}) =>
      analysis === "proportional-hazards" && group === main.group && reference === main.reference
  );
  const shown: Residuals = {
    group: main.group ?? "",
    reference: main.reference ?? "",
    coefficient: fit.rows[at]?.estimate ?? 0,
    pValue: test?.pValue ?? null,
    time: [...time],
    residual,
    smooth: residualSmooth([...time], residual, fit.vcov[at]?.[at] ?? 0)
  };
  return {shown: {residuals: shown}};
}
