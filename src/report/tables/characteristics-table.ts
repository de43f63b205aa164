import {noteText} from "../../words/en/remarks.ts";
import {CHARACTERISTICS_TEST, STANDARDISED_DIFFERENCE} from "../../describe/characteristics.ts";
import {questionOf} from "../../question/question.ts";
import {append} from "../../record/lists-by-key.ts";
import {HIDDEN, isHidden, shownSum, type Shown} from "../../record/hidden.ts";
import type {ShownResult} from "../../record/result.ts";
import type {ShownRow} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {formatNumber, formatP, formatShare, withBracket} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import {columnInWords} from "../../words/en/column-in-words.ts";
import type {TextTable} from "./text-table.ts";

/**
 * Who stands in each group and in all: median (quartiles) or mean (SD) of numbers, count (per cent of those recorded) of levels, how many are not recorded, the largest standardised mean
 * difference between groups and, where the plan asks for them, tests.
 */
export function characteristicsTable(result: ShownResult): TextTable {
  const {rows, plan, transitions} = result;
  const {summary} = questionOf(plan).report;
  const style = numberStyleOf(result);
  const own = rows.filter(({analysis}) => analysis === "characteristics");
  const groups: readonly (string | null)[] = [...new Set(own.map(({group}) => group))].sort(
    (a, b) => Number(a === null) - Number(b === null)
  );
  const sizes = new Map<string | null, Shown>(
    rows
      .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
      .map(({group, n}) => [group, n ?? 0])
  );
  sizes.set(null, shownSum([...sizes.values()]));
  const columns = [...new Set(own.map(({term}) => columnOf(term)))];
  const find = (group: string | null, term: string): ShownRow | undefined =>
    own.find((row) => row.group === group && row.term === term);
  const differences = rows.filter(({analysis}) => analysis === STANDARDISED_DIFFERENCE);
  const tests = rows.filter(({analysis}) => analysis === CHARACTERISTICS_TEST);
  const compared = (column: string): string[] => [
    ...(differences.length === 0
      ? []
      : [
          differenceText(
            differences.find(({term}) => term === column),
            style
          )
        ]),
    ...(tests.length === 0
      ? []
      : [numberOf(tests.find(({term}) => term === column)?.pValue, (value) => formatP(value, style))])
  ];
  const blank = compared("").map(() => "");
  return {
    name: "characteristics",
    caption:
      transitions.length === 0
        ? "Who stands in each group"
        : "Who stands in each group, at the start of the second ADC",
    header: [
      "",
      ...groups.map((group) => `${group ?? "all"} (n ${String(sizes.get(group) ?? "")})`),
      ...(differences.length === 0 ? [] : ["SMD"]),
      ...(tests.length === 0 ? [] : ["p"])
    ],
    rows: columns.flatMap((column) => {
      const terms = [...new Set(own.filter(({term}) => columnOf(term) === column).map(({term}) => term))];
      const name = columnInWords(column);
      const recorded = (group: string | null): Shown =>
        own.find((row) => row.group === group && columnOf(row.term) === column)?.n ?? 0;
      const missing = groups.map((group): Shown => {
        const [size, known] = [sizes.get(group) ?? 0, recorded(group)];
        return isHidden(size) || isHidden(known) ? HIDDEN : size - known;
      });
      const missingRow = missing.some((count) => !isHidden(count) && count > 0)
        ? [["  not recorded", ...missing.map(String), ...blank]]
        : [];
      if (terms.includes(`${column}: median`)) {
        const shown = summary === "mean" ? meanText : quartilesText;
        return [
          [
            `${name}, ${summary === "mean" ? "mean (SD)" : "median (quartiles)"}`,
            ...groups.map((group) => shown((term) => find(group, `${column}: ${term}`), style)),
            ...compared(column)
          ],
          ...missingRow
        ];
      }
      return [
        [name, ...groups.map(() => ""), ...compared(column)],
        ...terms.map((term) => [
          `  ${term.slice(column.length + 2)}`,
          ...groups.map((group) => shareText(find(group, term), recorded(group), style)),
          ...blank
        ]),
        ...missingRow
      ];
    }),
    words: 1,
    notes: [
      ...(transitions.length === 0
        ? []
        : ["Groups were not randomised; where they differ here, they may differ in outcome for that reason."]),
      ...(differences.length === 0
        ? []
        : [
            `SMD: absolute standardised mean difference${groups.length > 3 ? ", the largest of all pairs of groups" : ""}; above 0${style.decimal}1 is commonly called imbalance.${differences.some(isApart) ? " ∞: two groups have no value in common." : ""}`
          ]),
      ...testNotes(tests)
    ]
  };
}

/** Which test stands behind which p-value, and why there is none. */
function testNotes(tests: readonly ShownRow[]): string[] {
  const by = new Map<string, string[]>();
  for (const {method, term, refusal, remarks} of tests) {
    const remark = noteText(remarks);
    const said =
      refusal === null ? `${method}${remark === null ? "" : ` (${remark})`}` : `no test (${refusalText(refusal)})`;
    append(by, said, columnInWords(term));
  }
  return by.size === 0
    ? []
    : [
        `p: ${[...by].map(([said, columns]) => `${said}: ${columns.join(", ")}`).join("; ")}. Not adjusted for their number, and no measure of balance.`
      ];
}

function columnOf(term: string): string {
  return term.slice(0, term.indexOf(": "));
}

function numberOf(value: Shown | null | undefined, shown: (value: number) => string): string {
  if (isHidden(value)) return String(value);
  return value === null || value === undefined || !Number.isFinite(value) ? "–" : shown(value);
}

/** Groups that share no value are infinitely apart. */
function isApart({refusal}: ShownRow): boolean {
  return refusal?.code === "nothing-in-common";
}

function differenceText(row: ShownRow | undefined, style: NumberStyle): string {
  return row !== undefined && isApart(row) ? "∞" : numberOf(row?.estimate, (value) => formatNumber(value, 2, style));
}

function valueText(value: Shown | null | undefined, style: NumberStyle): string {
  return numberOf(value, (given) => formatNumber(given, Number.isInteger(given) ? 0 : 1, style));
}

function quartilesText(find: (term: string) => ShownRow | undefined, style: NumberStyle): string {
  const [low, middle, high] = ["lower quartile", "median", "upper quartile"].map((term) =>
    valueText(find(term)?.estimate, style)
  );
  return middle === "–" ? "–" : withBracket(middle, `${low}${style.range}${high}`);
}

function meanText(find: (term: string) => ShownRow | undefined, style: NumberStyle): string {
  const [mean, deviation] = ["mean", "standard deviation"].map((term) =>
    numberOf(find(term)?.estimate, (value) => formatNumber(value, 1, style))
  );
  return mean === "–" ? "–" : withBracket(mean, deviation);
}

function shareText(row: ShownRow | undefined, recorded: Shown, style: NumberStyle): string {
  if (isHidden(row?.estimate)) return String(row.estimate);
  if (row?.estimate === null || row?.estimate === undefined || !Number.isFinite(row.estimate))
    return row === undefined && !isHidden(recorded) && recorded > 0 ? "0" : "–";
  const n = isHidden(row.n) ? row.n : Math.round(row.estimate * (row.n ?? 0));
  return `${String(n)} (${formatShare(row.estimate, style)})`;
}
