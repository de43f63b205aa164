import {groupingColumn} from "../question/grouping.ts";
import type {Residuals} from "../record/result-parts.ts";
import {cox} from "../survival/cox.ts";
import {schoenfeldResiduals} from "../survival/cox-residuals.ts";
import {design} from "../survival/design.ts";
import {comparedSubjects} from "./compared-subjects.ts";
import {covariates} from "./covariates.ts";
import {patientCount, survOf} from "./group-estimates.ts";
import type {Material, PartOutput} from "./material.ts";
import {residualSmooth} from "./residual-smooth.ts";

const INDICATOR = "\u0000group";

/** Scaled Schoenfeld residuals of the first contrast that has a hazard ratio, from the same model; only where the plan asks for the figure. */
export function diagnosticsPart({question, set, rows}: Material): PartOutput {
  if (!question.figures.include.some((name) => name === "schoenfeld" || name === "all")) return {};
  const main = rows.find(({analysis, kind, error}) => analysis === "cox" && kind === "hazard-ratio" && error === null);
  if (main === undefined || patientCount(set.subjects) < set.subjects.length) return {};
  const of = (name: string | null): typeof set.subjects => set.subjects.filter(({group}) => group === name);
  const grouping = groupingColumn(question.grouping);
  const {
    kept: subjects,
    cells,
    refusal
  } = comparedSubjects(
    main.group ?? "",
    of(main.group),
    of(main.reference),
    {reference: main.reference ?? "", grouping, repeatedByDesign: false},
    [...question.strata, ...question.adjust]
  );
  if (refusal !== null) return {};
  const fit = cox(
    survOf(subjects),
    design({
      [INDICATOR]: subjects.map(({group}) => (group === main.group ? 1 : 0)),
      ...covariates(subjects, question.adjust)
    }),
    {
      strata: subjects.map((subject, i) =>
        JSON.stringify([cells[i] ?? "all", ...question.strata.map((name) => subject.cells[name] ?? null)])
      ),
      concordance: false
    }
  );
  const {time, residuals} = schoenfeldResiduals(fit, {scaled: true});
  const residual = [...(residuals[INDICATOR] ?? [])];
  const test = rows.find(
    ({analysis, group, reference}) =>
      analysis === "proportional-hazards" && group === main.group && reference === main.reference
  );
  const shown: Residuals = {
    group: main.group ?? "",
    reference: main.reference ?? "",
    coefficient: fit.rows[0]?.estimate ?? 0,
    pValue: test?.pValue ?? null,
    time: [...time],
    residual,
    smooth: residualSmooth([...time], residual, fit.vcov[0]?.[0] ?? 0)
  };
  return {shown: {residuals: shown}};
}
