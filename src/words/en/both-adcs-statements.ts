import {GLOBAL_TEST} from "../../analysis/global-test.ts";
import {PREDICTORS} from "../../analysis/predictor-models.ts";
import {questionOf} from "../../question/question.ts";
import {groupingName, groupingOf} from "../../question/grouping.ts";
import type {ShownResult} from "../../record/result.ts";
import {isOfContrast, type ShownRow} from "../../record/row.ts";
import {adjustmentInMethods} from "./contrast-adjustments.ts";
import type {Statement} from "./sequential-statements.ts";

const given =
  (chosen: (row: ShownRow) => boolean) =>
  ({rows}: ShownResult): boolean =>
    rows.some((row) => chosen(row) && row.refusal === null);

/** Statements on contrasts among patients who are alike, both ADCs by stratum, predictors, and further endpoints and groupings. */
export const bothAdcsStatements: readonly Statement[] = [
  {
    applies: given(({analysis}) => analysis === GLOBAL_TEST),
    text: () =>
      "More than two groups were tested together by the log-rank test, stratified by the cells of tumour type, HER2 status and, in breast cancer, HR status in which at least two of them stand; groups that cannot be compared do not enter. In R, on the patients of the test: survdiff(Surv(time, event) ~ group + strata(cell))."
  },
  {
    applies: given((row) => isOfContrast(row) && row.kind === "hazard-ratio"),
    text: ({sequential}) =>
      `Contrasts among patients who are alike were made within cells that both arms share (ADC2, tumour type, HER2 and HR status, band of line, as the table says), by Cox regression stratified by cell and ${adjustmentInMethods((sequential?.contrasts ?? []).filter(({rows}) => rows.some(({kind, refusal}) => kind === "hazard-ratio" && refusal === null)).map(({adjustment}) => adjustment))}${
        sequential?.primary === null || sequential?.primary === undefined
          ? ""
          : ` The primary contrast is ${sequential.primary.name}; its estimand follows ICH E9(R1), and every other contrast is exploratory.`
      }`
  },
  {
    applies: ({parts}) => parts.bothAdcs !== undefined,
    text: ({plan}) =>
      `PFS(ADC1) and PFS(ADC2) are shown side by side by stratum, without a test between them. The share with PFS(ADC2) shorter is estimated by midranks (Texier 2018) between bounds over the pairs that censoring leaves open. Early progression on ADC2 is 1 - S(${questionOf(plan).sequential.earlyProgressionMonths} months) of PFS(ADC2), with progressions among evaluable patients beside it, deaths apart. Response has the evaluable patients of each ADC as its denominator, with Clopper-Pearson limits. Concordance of the two times is over pairs of patients that censoring leaves comparable (Oakes 1982), with a jackknife error.`
  },
  {
    applies: given(({analysis}) => analysis === PREDICTORS),
    text: ({rows, plan}) => {
      const {sequential} = questionOf(plan);
      return [
        `Predictors of PFS(ADC2) were examined by Cox regression, each alone and all together, with PFS(ADC1) continuous ${sequential.pfs1Knots === null ? "per month" : `as a restricted cubic spline with ${sequential.pfs1Knots} knots (Harrell 2015)`}; patients who lack a covariate leave the models that need it.`,
        rows.some(({analysis, procedure}) => analysis === PREDICTORS && procedure?.penalty === "Firth")
          ? "Below 5 events for each parameter, and where events are separated, a model was fitted with Firth's penalty, with limits and tests of its profile likelihood (Firth 1993; Heinze & Schemper 2001; in R: coxphf)."
          : null,
        "E-values are by the formula for a common outcome (VanderWeele & Ding 2017), or for a rare one below 15 % of events. In R: coxph(Surv(time, event) ~ pfs1 + line + class + …)."
      ]
        .filter((text) => text !== null)
        .join(" ");
    }
  },
  {
    applies: ({parts}) => (parts.views ?? []).length > 0,
    text: ({parts}) =>
      `Further endpoints and groupings (${(parts.views ?? []).map(({endpoint, by}) => `${endpoint} by ${groupingName(groupingOf(by))}`).join("; ")}) follow the same rules in the same patients; those with a blank in the grouping leave it alone and are on the ledger.`
  }
];
