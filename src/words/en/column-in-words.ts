/** Words for the columns of a cohort, where they are not plain. */
const words: Readonly<Record<string, string>> = {
  age: "age, years",
  line: "line of therapy",
  prior_chemo_lines: "earlier lines of chemotherapy",
  her2_status: "HER2 status",
  her2_ihc: "HER2 immunohistochemistry",
  her2_ish: "HER2 in-situ hybridisation",
  hr_status: "hormone receptors",
  ecog: "ECOG",
  er_pct: "oestrogen receptor, per cent",
  pr_pct: "progesterone receptor, per cent",
  visceral: "visceral metastases",
  liver_mets: "liver metastases",
  cns_mets: "CNS metastases",
  leptomeningeal: "leptomeningeal disease",
  de_novo: "de novo metastatic",
  contact: "from ADC1 to ADC2",
  adc1_best_response: "best response on ADC1",
  best_response: "best response",
  start_year: "year of the start",
  dose_reductions: "dose reductions"
};

/**
 * A column of the cohort as printed in tables of patients and of balance.
 *
 * @example
 * columnInWords("hr_status: positive") // "hormone receptors: positive"
 */
export function columnInWords(term: string): string {
  const [column = "", ...rest] = term.split(": ");
  return [words[column] ?? column, ...rest].join(": ");
}

/**
 * Columns of the cohort in a sentence.
 *
 * @example
 * columnsInWords(["age", "ecog"]) // "age, ECOG"
 */
export function columnsInWords(columns: readonly string[]): string {
  return columns.map((column) => (words[column] ?? column).replace(/, .*/u, "")).join(", ");
}
