import type {Residuals} from "../record/result-parts.ts";
import {cox} from "../survival/cox.ts";
import {schoenfeldResiduals} from "../survival/cox-residuals.ts";
import {design} from "../survival/design.ts";
import {comparability} from "./comparability.ts";
import {covariates} from "./covariates.ts";
import {patientCount, survOf} from "./group-estimates.ts";
import type {Material, PartOutput} from "./material.ts";

const INDICATOR = "\u0000group";

/** Scaled Schoenfeld residuals of the first contrast that has a hazard ratio, from the same model; only where the plan asks for the figure. */
export function diagnosticsPart({plan, set, rows}: Material): PartOutput {
  if (!plan.figures.include.some((name) => name === "schoenfeld" || name === "all")) return {};
  const main = rows.find(({analysis, term, error}) => analysis === "cox" && term === "hazard ratio" && error === null);
  if (main === undefined || patientCount(set.subjects) < set.subjects.length) return {};
  const of = (name: string | null): typeof set.subjects => set.subjects.filter(({group}) => group === name);
  const overlap = comparability(of(main.reference), of(main.group), plan.by.startsWith("column:") ? plan.by.slice("column:".length) : null);
  if (overlap.kind === "not comparable") return {};
  const kept = overlap.shared.map((subject, i) => ({subject, cell: overlap.strata[i] ?? "all"})).filter(({subject}) => [...plan.strata, ...plan.adjust].every((name) => (subject.cells[name] ?? null) !== null));
  const subjects = kept.map(({subject}) => subject);
  const fit = cox(survOf(subjects), design({[INDICATOR]: subjects.map(({group}) => (group === main.group ? 1 : 0)), ...covariates(subjects, plan.adjust)}), {
    strata: kept.map(({subject, cell}) => JSON.stringify([cell, ...plan.strata.map((name) => subject.cells[name] ?? null)])), concordance: false
  });
  const {time, residuals} = schoenfeldResiduals(fit, {scaled: true});
  const test = rows.find(({analysis, group, reference}) => analysis === "proportional-hazards" && group === main.group && reference === main.reference);
  const shown: Residuals = {group: main.group ?? "", reference: main.reference ?? "", coefficient: fit.rows[0]?.estimate ?? 0, pValue: test?.pValue ?? null, time: [...time], residual: [...(residuals[INDICATOR] ?? [])]};
  return {shown: {residuals: shown}};
}
