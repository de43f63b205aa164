import {questionOf} from "../../question/question.ts";
import type {ShownResult} from "../../record/result.ts";
import {targetInWords} from "./target-in-words.ts";
import {columnsInWords} from "./column-in-words.ts";
import type {Statement} from "./sequential-statements.ts";

const has =
  (...analyses: readonly string[]) =>
  ({rows}: ShownResult): boolean =>
    rows.some((row) => analyses.includes(row.analysis) && row.refusal === null);

/** R's weights for each target, of the fitted score e and the indicator treated. */
const weightsInR: Readonly<Record<"ATE" | "ATT" | "overlap", string>> = {
  ATE: "ifelse(treated == 1, 1 / e, 1 / (1 - e))",
  ATT: "ifelse(treated == 1, 1, e / (1 - e))",
  overlap: "ifelse(treated == 1, 1 - e, e)"
};

const WEIGHTED_ESTIMATES =
  "Balance is judged by standardised mean differences before and after weighting (Austin 2009), not by tests. Curves are weighted Kaplan-Meier estimates, the hazard ratio is from a weighted Cox model of the group alone with robust standard error (Cole & Hernán 2004), which takes the weights as known. The weighted log-rank test is the robust score test of the same model with Breslow's handling of ties.";

function weightingInR(target: keyof typeof weightsInR): string {
  return `In R: e <- fitted(glm(treated ~ …, binomial)); w <- ${weightsInR[target]}; coxph(Surv(time, event) ~ treated, weights = w, robust = TRUE); survfit(…, weights = w, robust = TRUE); coxph(…, weights = w, robust = TRUE, ties = "breslow")$rscore.`;
}

/** Statements on balance, weights, E-values and imputations. */
export const adjustmentStatements: readonly Statement[] = [
  {
    applies: has("standardised difference"),
    text: () =>
      "Groups are described by standardised mean differences: for numbers the difference of means over the pooled standard deviation (Austin 2009), for levels the Mahalanobis distance of their shares (Yang & Dalton 2012); with more than two groups the largest of all pairs. In R: tableone::CreateTableOne, then ExtractSmd, which averages over pairs."
  },
  {
    applies: has("characteristics test"),
    text: () =>
      "Tests in the table of patients: Wilcoxon's rank-sum test (exact below 50 a group without ties, else normal with continuity correction) or the Kruskal-Wallis test for numbers; Pearson's chi-square test without continuity correction for levels, and Fisher's exact test (Freeman & Halton 1951) where an expected count is below 5. In R: wilcox.test, kruskal.test, chisq.test(correct = FALSE), fisher.test."
  },
  {
    applies: ({parts}) => parts.adjustment !== undefined,
    text: ({parts, plan}) => {
      const {adjustment, seed} = questionOf(plan);
      const target = parts.adjustment?.target ?? "ATE";
      return [
        `Contrasts were also weighted by propensity, for ${targetInWords[target]}: P(group) among the patients compared by logistic regression on ${columnsInWords(parts.adjustment?.contrasts[0]?.columns ?? [], plan.columns)} (Rosenbaum & Rubin 1983${target === "overlap" ? "; overlap weights Li, Morgan & Zaslavsky 2018" : ""}); weights are neither stabilised nor trimmed.`,
        WEIGHTED_ESTIMATES,
        ...(adjustment.replicates === 0
          ? []
          : [
              `A bootstrap of ${adjustment.replicates} samples of patients (seed ${seed}) estimates the weights anew in each and gives percentile limits (Austin 2016).`
            ]),
        weightingInR(target),
        "A contrast that is refused without weights is refused with them. Weights need every confounder among the covariates and patients of either group at every score."
      ].join(" ");
    }
  },
  {
    applies: ({ledger}) => ledger.some(({step}) => step === "adjustment"),
    text: ({ledger}) =>
      `Adjusted contrasts hold complete cases: ${ledger.filter(({step}) => step === "adjustment").length} of those analysed lack a covariate (blank or unknown) and are in the curves, but not in the models.`
  },
  {
    applies: has("e-value", "weighted-e-value", "pooled-e-value"),
    text: () =>
      "E-values (VanderWeele & Ding 2017) are given for each hazard ratio and for its limit nearer to 1; where 15 % or more of the patients had the event the ratio is first turned into a risk ratio, (1 − 0.5^√HR) / (1 − 0.5^√(1/HR)) (VanderWeele 2017). In R: EValue::evalues.HR(est, lo, hi, rare = FALSE)."
  },
  {
    applies: has("pooled-cox", "pooled-weighted-cox"),
    text: ({plan, parts}) =>
      `Missing covariates were imputed by the user (column ${questionOf(plan).adjustment.imputation ?? ""}, ${parts.imputations ?? 0} imputations): each imputation was analysed alone, and log hazard ratios were pooled by Rubin's rules (Rubin 1987), with the degrees of freedom of Barnard & Rubin (1999) for complete data of as many degrees of freedom as events less coefficients. In R: mice::pool(with(imputed, coxph(…))).`
  }
];
