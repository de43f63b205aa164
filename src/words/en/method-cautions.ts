import type {WithinPatients} from "../../record/remark.ts";

/**
 * What each method within patients is wrong by, with the error rates of the committed simulation (`test/simulate/paired-type-one-error.md`), where 0.05 was intended.
 *
 * @example
 * methodCautions["marginal-cox"].startsWith("wrong under truncation") // true
 */
export const methodCautions: Readonly<Record<WithinPatients, string>> = {
  "share-shorter":
    "the interval runs from the lower limit of the lowest share to the upper limit of the highest; the estimate is the midrank one. Patients who stayed long on ADC1 and never reached ADC2 are not in it.",
  "midrank-gmi":
    "not consistent under heavy censoring, where it is too low (simulated error rate of its interval 0.12 at n = 120 and 57 % censored); 1.33 is a convention, and later lines are expected to be shorter; truncation makes it too high (error rate 0.16 to 0.55).",
  "ratio-curve":
    "long PFS(ADC1) censors small ratios, so the curve is biased even without truncation (error rate of its interval up to 0.27; under truncation 0.31 to 0.95): for display, never for a test.",
  "relative-effect":
    "pairs are cut at the first censoring; a calendar cut-off after sequential treatment makes that depend on PFS(ADC1). Wrong under truncation (simulated error rate 0.19 to 0.79).",
  "stratified-cox":
    "only pairs whose first event is seen count, and a late ADC2 is seen briefly. Wrong under truncation (simulated error rate 0.20 to 0.75).",
  "marginal-cox":
    "wrong under truncation: PFS(ADC1) is shortened, so ADC2 looks better than it is (simulated error rate 0.41 to 0.97).",
  "exact-sign":
    "a check of the null hypothesis in selected pairs, not an estimate; rejects too often where fast progression on ADC1 keeps patients from ADC2, and where censoring falls on ADC2 alone (simulated error rate 0.10 to 0.65; truncated by a calendar cut-off 0.02 to 0.05).",
  "exact-signed-rank":
    "a check of the null hypothesis in selected pairs, not an estimate; as exact-sign (simulated error rate 0.27 to 0.90 where censoring falls on ADC2 alone; truncated by a calendar cut-off 0.04 to 0.06).",
  "paired-rmst":
    "wrong under truncation (simulated error rate 0.38 to 0.98); up to 0.08 without, where censoring is heavy.",
  "cluster-bootstrap":
    "no p-value; wrong under truncation (simulated error rate of its interval 0.33 to 0.41 at n = 60).",
  "naive-log-rank":
    "ignores the pairing and the truncation (simulated error rate 0.40 to 0.97); shown only to compare with publications."
};
