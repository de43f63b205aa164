import type {Result} from "../record/result.ts";
import type {Row} from "../record/row.ts";
import type {TextTable} from "./text-table.ts";

/** Words for the columns of a cohort, where they are not plain. */
const words: Readonly<Record<string, string>> = {
  age: "age, years", line: "line of therapy", prior_chemo_lines: "earlier lines of chemotherapy", her2_status: "HER2 status", hr_status: "hormone receptors", ecog: "ECOG",
  visceral: "visceral metastases", liver_mets: "liver metastases", cns_mets: "CNS metastases", de_novo: "de novo metastatic", contact: "from ADC1 to ADC2", adc1_best_response: "best response on ADC1"
};

/** Who stands in each group: median (quartiles) of numbers, count (per cent of those recorded) of levels, and how many are not recorded. */
export function characteristicsTable({rows}: Result): TextTable {
  const own = rows.filter(({analysis}) => analysis === "characteristics");
  const groups = [...new Set(own.map(({group}) => group ?? ""))];
  const sizes = new Map(rows.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median").map(({group, n}) => [group ?? "", n ?? 0]));
  const columns = [...new Set(own.map(({term}) => columnOf(term)))];
  const find = (group: string, term: string): Row | undefined => own.find((row) => row.group === group && row.term === term);
  return {
    name: "characteristics",
    caption: "Who stands in each group, at the start of the second ADC",
    header: ["", ...groups.map((group) => `${group} (n ${sizes.get(group) ?? ""})`)],
    rows: columns.flatMap((column) => {
      const terms = [...new Set(own.filter(({term}) => columnOf(term) === column).map(({term}) => term))].sort();
      const name = words[column] ?? column;
      const recorded = (group: string): number => own.find((row) => row.group === group && columnOf(row.term) === column)?.n ?? 0;
      const missing = groups.map((group) => (sizes.get(group) ?? 0) - recorded(group));
      const missingRow = missing.some((count) => count > 0) ? [[`  not recorded`, ...missing.map(String)]] : [];
      if (terms.includes(`${column}: median`))
        return [[`${name}, median (quartiles)`, ...groups.map((group) => quartilesText((term) => find(group, `${column}: ${term}`)))], ...missingRow];
      return [
        [name, ...groups.map(() => "")],
        ...terms.map((term) => [`  ${term.slice(column.length + 2)}`, ...groups.map((group) => shareText(find(group, term), recorded(group)))]),
        ...missingRow
      ];
    }),
    words: 1,
    notes: ["Groups were not randomised; where they differ here, they may differ in outcome for that reason."]
  };
}

function columnOf(term: string): string {
  return term.slice(0, term.indexOf(": "));
}

function quartilesText(find: (term: string) => Row | undefined): string {
  const [low, middle, high] = ["lower quartile", "median", "upper quartile"].map((term) => find(term)?.estimate ?? null);
  const shown = (value: number | null | undefined): string => (value === null || value === undefined ? "–" : Number.isInteger(value) ? String(value) : value.toFixed(1));
  return middle === null ? "–" : `${shown(middle)} (${shown(low)}–${shown(high)})`;
}

function shareText(row: Row | undefined, recorded: number): string {
  if (row?.estimate === null || row?.estimate === undefined) return recorded === 0 ? "–" : "0";
  return `${Math.round(row.estimate * (row.n ?? 0))} (${(row.estimate * 100).toFixed(0)} %)`;
}
