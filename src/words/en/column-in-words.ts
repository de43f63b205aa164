import {plannedColumn, type ColumnPlans} from "../../record/plan-columns.ts";

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
  adc2_topo1: "topoisomerase I inhibitor before ADC2",
  adc2_topo1_days: "since the last topoisomerase I inhibitor, days",
  adc2_ecog: "ECOG 45 days before to 7 after the start of ADC2",
  adc2_her2_biopsy_days: "HER2 biopsy before ADC2, days",
  adc2_brain_imaging: "brain imaged before ADC2",
  ugt1a1_metaboliser: "UGT1A1 metaboliser",
  adc1_beyond_progression: "ADC1 beyond progression",
  adc1_progression_cns_only: "first progression on ADC1 in the CNS alone",
  adc1_ild_grade: "ILD on ADC1, grade",
  adc1_neutropenia_grade: "neutropenia on ADC1, grade",
  adc1_diarrhoea_grade: "diarrhoea on ADC1, grade",
  adc1_gcsf: "G-CSF on ADC1",
  adc1_scan_interval: "between assessments on ADC1, days",
  adc1_trial: "ADC1 within a trial",
  adc2_trial: "ADC2 within a trial",
  best_response: "best response",
  start_year: "year of the start",
  dose_reductions: "dose reductions"
};

/**
 * A column of the cohort as printed in tables of patients and of balance, by the plan's label and unit where it has them.
 *
 * @example
 * columnInWords("hr_status: positive") // "hormone receptors: positive"
 * columnInWords("ldh", {ldh: {order: [], label: "LDH", unit: "U/l"}}) // "LDH, U/l"
 */
export function columnInWords(term: string, plans: ColumnPlans = {}): string {
  const [column = "", ...rest] = term.split(": ");
  const unit = plannedColumn(plans, column)?.unit;
  // A level has no unit.
  const name = unit === undefined || rest.length > 0 ? named(column, plans) : `${bareName(column, plans)}, ${unit}`;
  return [name, ...rest].join(": ");
}

/**
 * Columns of the cohort in a sentence, without their units.
 *
 * @example
 * columnsInWords(["age", "ecog"]) // "age, ECOG"
 */
export function columnsInWords(columns: readonly string[], plans: ColumnPlans = {}): string {
  return columns.map((column) => bareName(column, plans)).join(", ");
}

const named = (column: string, plans: ColumnPlans): string =>
  plannedColumn(plans, column)?.label ?? words[column] ?? column;

/** Without the unit that the words of some columns have behind them. */
const bareName = (column: string, plans: ColumnPlans): string =>
  plannedColumn(plans, column)?.label ?? (words[column] ?? column).replace(/, .*/u, "");
