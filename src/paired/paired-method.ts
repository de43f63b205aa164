import type {WithinPatients} from "../record/remark.ts";
import type {RowKind} from "../record/row-kind.ts";

/** What of a method's result is kept back where patients are in the pairs only because they reached ADC2 in time. */
export type Withheld = "all" | "nothing";

/** A method for PFS(ADC2) against PFS(ADC1) with what it needs; the knowledge behind the table of paired methods. Where it fails is said by `methodCautions`. */
export interface PairedMethod {
  /** Name by which a plan asks for it. */
  readonly name: WithinPatients;
  readonly kind: RowKind;
  readonly term: string;
  readonly scale: string;
  readonly method: string;
  /** What has to hold for the method to be right. */
  readonly needs: string;
  readonly withheld: Withheld;
  readonly source: string;
}

/**
 * The paired methods, in the order in which a table shows them.
 *
 * @example
 * pairedMethodTable.filter(({withheld}) => withheld === "nothing").map(({name}) => name)
 * // ["share-shorter", "midrank-gmi", "ratio-curve", "exact-sign", "exact-signed-rank"]
 */
export const pairedMethodTable = [
  {
    name: "share-shorter",
    kind: "share",
    term: "share with PFS(ADC2) shorter",
    scale: "probability",
    method: "counting with bounds, exact binomial limits",
    needs: "nothing for the bounds",
    withheld: "nothing",
    source: "counting; Clopper & Pearson 1934"
  },
  {
    name: "midrank-gmi",
    kind: "share",
    term: "P(GMI >= 1.33)",
    scale: "probability",
    method: "midranks of the pooled intervals, exact binomial limits",
    needs: "PFS(ADC1) observed to its end; light censoring of PFS(ADC2), independent of the pair",
    withheld: "nothing",
    source: "Texier 2018, Comput Math Methods Med 1672176, PMID 29568321"
  },
  {
    name: "ratio-curve",
    kind: "ratio",
    term: "median of PFS(ADC2) / PFS(ADC1)",
    scale: "ratio",
    method: "Kaplan-Meier of the ratio, log-log limits; no test",
    needs: "censoring of the ratio independent of the ratio, which censoring in time does not give",
    withheld: "nothing",
    source: "Von Hoff 1998, Clin Cancer Res 4:1079"
  },
  {
    name: "relative-effect",
    kind: "relative-effect",
    term: "P(PFS(ADC2) > PFS(ADC1))",
    scale: "probability",
    method: "competing-risks estimate, logit limits, studentised randomisation test",
    needs: "censoring independent of the pair of times",
    withheld: "all",
    source: "Dobler & Moellenhoff 2022, arXiv:2210.05647"
  },
  {
    name: "stratified-cox",
    kind: "hazard-ratio",
    term: "hazard ratio, ADC2 against ADC1",
    scale: "hazard ratio",
    method: "Cox regression stratified by patient, Efron ties, Wald limits",
    needs: "proportional hazards within patients; censoring independent of the pair of times",
    withheld: "all",
    source: "Holt & Prentice 1974, Biometrika 61:17"
  },
  {
    name: "marginal-cox",
    kind: "hazard-ratio",
    term: "hazard ratio, ADC2 against ADC1",
    scale: "hazard ratio",
    method: "Cox regression, Efron ties, standard error robust by patient, Wald limits",
    needs: "proportional hazards between ADC1 and ADC2; censoring independent of both times",
    withheld: "all",
    source: "Lin & Wei 1989, JASA 84:1074"
  },
  {
    name: "exact-sign",
    kind: "share",
    term: "share with PFS(ADC2) shorter, complete pairs",
    scale: "probability",
    method: "exact sign test on complete pairs",
    needs:
      "exchangeable PFS(ADC1) and PFS(ADC2), gap and attrition that do not depend on them, censoring by a calendar cut-off alone",
    withheld: "nothing",
    source: "Dixon & Mood 1946"
  },
  {
    name: "exact-signed-rank",
    kind: "difference",
    term: "PFS(ADC2) - PFS(ADC1), complete pairs",
    scale: "time",
    method: "exact signed-rank test on complete pairs, Hodges-Lehmann estimate",
    needs: "as exact-sign",
    withheld: "nothing",
    source: "Wilcoxon 1945; Hodges & Lehmann 1963"
  },
  {
    name: "paired-rmst",
    kind: "restricted-mean-difference",
    term: "RMST(ADC2) - RMST(ADC1)",
    scale: "time",
    method: "restricted means up to a common horizon, jackknife variance over patients",
    needs: "censoring independent of both times; a horizon that both reach",
    withheld: "all",
    source: "Irwin 1949; Efron 1981, doi:10.1080/01621459.1981.10477650"
  },
  {
    name: "cluster-bootstrap",
    kind: "difference",
    term: "median PFS(ADC2) - median PFS(ADC1)",
    scale: "time",
    method: "Kaplan-Meier medians, percentile interval of a bootstrap of patients",
    needs: "censoring independent of both times; both medians reached in nearly every replicate",
    withheld: "all",
    source: "Efron & Tibshirani 1993, section 13.3"
  },
  {
    name: "naive-log-rank",
    kind: "log-rank-test",
    term: "difference of PFS(ADC2) and PFS(ADC1)",
    scale: "none",
    method: "log-rank test on two records per patient as if they were strangers",
    needs: "independent records and no truncation: never the case here",
    withheld: "all",
    source: "Mantel 1966"
  }
] as const satisfies readonly PairedMethod[];

/** Name of one of the paired methods. */
export type PairedMethodName = (typeof pairedMethodTable)[number]["name"];
