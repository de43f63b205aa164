import {noteText} from "../../words/en/remarks.ts";
import {CHARACTERISTICS_TEST, STANDARDISED_DIFFERENCE} from "../../describe/characteristics.ts";
import {questionOf} from "../../question/question.ts";
import {append} from "../../record/lists-by-key.ts";
import {HIDDEN, isHidden, shownSum, type Shown} from "../../record/hidden.ts";
import type {ColumnPlans} from "../../record/plan-columns.ts";
import type {ShownResult} from "../../record/result.ts";
import type {ShownRow} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {formatNumber, formatP, formatShare, withBracket} from "../../words/number-format.ts";
import {numberStyleOf, type NumberStyle} from "../../words/number-style.ts";
import {columnInWords} from "../../words/en/column-in-words.ts";
import type {TextTable} from "./text-table.ts";
import {numberOrDash, valueText} from "./value-text.ts";

/**
 * Who stands in each group and in all: median (quartiles) or mean (SD) of numbers, count (per cent of those recorded) of levels, how many are not recorded, the largest standardised mean
 * difference between groups and, where the plan asks for them, tests.
 */
export function characteristicsTable(result: ShownResult): TextTable {
  const {transitions} = result;
  const described = describedGroups(result);
  const {own, groups, sizes, differences, tests} = described;
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
    rows: [...new Set(own.map(({term}) => columnOf(term)))].flatMap((column) => columnLines(column, described)),
    words: 1,
    notes: [
      ...(transitions.length === 0
        ? []
        : ["Groups were not randomised; where they differ here, they may differ in outcome for that reason."]),
      ...differenceNotes(described),
      ...testNotes(tests, described.plans)
    ]
  };
}

/** What is described of whom: the rows of a result that the table is made of. */
interface DescribedGroups {
  readonly own: readonly ShownRow[];
  /** In the order of the rows; null is all together, the last. */
  readonly groups: readonly (string | null)[];
  readonly sizes: ReadonlyMap<string | null, Shown>;
  readonly differences: readonly ShownRow[];
  readonly tests: readonly ShownRow[];
  readonly summary: "mean" | "median";
  readonly style: NumberStyle;
  /** What the plan calls columns. */
  readonly plans: ColumnPlans;
}

function describedGroups(result: ShownResult): DescribedGroups {
  const {rows, plan} = result;
  const own = rows.filter(({analysis}) => analysis === "characteristics");
  const sizes = new Map<string | null, Shown>(
    rows
      .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
      .map(({group, n}) => [group, n ?? 0])
  );
  sizes.set(null, shownSum([...sizes.values()]));
  return {
    own,
    groups: [...new Set(own.map(({group}) => group))].sort((a, b) => Number(a === null) - Number(b === null)),
    sizes,
    differences: rows.filter(({analysis}) => analysis === STANDARDISED_DIFFERENCE),
    tests: rows.filter(({analysis}) => analysis === CHARACTERISTICS_TEST),
    summary: questionOf(plan).report.summary,
    style: numberStyleOf(result),
    plans: questionOf(plan).columns
  };
}

/** The lines of a column: one of numbers, or one of each level, and how many are not recorded. */
function columnLines(column: string, described: DescribedGroups): string[][] {
  const terms = [...new Set(described.own.filter(({term}) => columnOf(term) === column).map(({term}) => term))];
  const compared = comparedCells(column, described);
  const blank = compared.map(() => "");
  return [
    ...(terms.includes(`${column}: median`)
      ? [[...numberCells(column, described), ...compared]]
      : [
          [columnInWords(column, described.plans), ...described.groups.map(() => ""), ...compared],
          ...terms.map((term) => [...levelCells(term, described), ...blank])
        ]),
    ...missingCells(column, described).map((cells) => [...cells, ...blank])
  ];
}

/** Name and summary of a column of numbers. */
function numberCells(column: string, {own, groups, summary, style, plans}: DescribedGroups): string[] {
  const shown = summary === "mean" ? meanText : quartilesText;
  return [
    `${columnInWords(column, plans)}, ${summary === "mean" ? "mean (SD)" : "median (quartiles)"}`,
    ...groups.map((group) => shown((term) => rowOf(own, group, `${column}: ${term}`), style))
  ];
}

/** Name and share of a level. */
function levelCells(term: string, {own, groups, style}: DescribedGroups): string[] {
  const column = columnOf(term);
  return [
    `  ${term.slice(column.length + 2)}`,
    ...groups.map((group) => shareText(rowOf(own, group, term), recordedIn(own, column, group), style))
  ];
}

function rowOf(own: readonly ShownRow[], group: string | null, term: string): ShownRow | undefined {
  return own.find((row) => row.group === group && row.term === term);
}

/** The difference and the p-value of a column, as far as the result has any. */
function comparedCells(column: string, {differences, tests, style}: DescribedGroups): string[] {
  const ofColumn = (rows: readonly ShownRow[]): ShownRow | undefined => rows.find(({term}) => term === column);
  return [
    ...(differences.length === 0 ? [] : [differenceText(ofColumn(differences), style)]),
    ...(tests.length === 0 ? [] : [numberOrDash(ofColumn(tests)?.pValue, (value) => formatP(value, style))])
  ];
}

/** How many are not recorded; nothing where there is nobody. */
function missingCells(column: string, {own, groups, sizes}: DescribedGroups): string[][] {
  const missing = groups.map((group): Shown => {
    const [size, known] = [sizes.get(group) ?? 0, recordedIn(own, column, group)];
    return isHidden(size) || isHidden(known) ? HIDDEN : size - known;
  });
  return missing.some((count) => !isHidden(count) && count > 0) ? [["  not recorded", ...missing.map(String)]] : [];
}

function recordedIn(own: readonly ShownRow[], column: string, group: string | null): Shown {
  return own.find((row) => row.group === group && columnOf(row.term) === column)?.n ?? 0;
}

function differenceNotes({differences, groups, style}: DescribedGroups): string[] {
  return differences.length === 0
    ? []
    : [
        `SMD: absolute standardised mean difference${groups.length > 3 ? ", the largest of all pairs of groups" : ""}; above 0${style.decimal}1 is commonly called imbalance.${differences.some(isApart) ? " ∞: two groups have no value in common." : ""}`
      ];
}

/** Which test stands behind which p-value, and why there is none. */
function testNotes(tests: readonly ShownRow[], plans: ColumnPlans): string[] {
  const by = new Map<string, string[]>();
  for (const {method, term, refusal, remarks} of tests) {
    const remark = noteText(remarks);
    const said =
      refusal === null ? `${method}${remark === null ? "" : ` (${remark})`}` : `no test (${refusalText(refusal)})`;
    append(by, said, columnInWords(term, plans));
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

/** Groups that share no value are infinitely apart. */
function isApart({refusal}: ShownRow): boolean {
  return refusal?.code === "nothing-in-common";
}

function differenceText(row: ShownRow | undefined, style: NumberStyle): string {
  return row !== undefined && isApart(row)
    ? "∞"
    : numberOrDash(row?.estimate, (value) => formatNumber(value, 2, style));
}

function quartilesText(find: (term: string) => ShownRow | undefined, style: NumberStyle): string {
  const [low, middle, high] = ["lower quartile", "median", "upper quartile"].map((term) =>
    valueText(find(term)?.estimate, style)
  );
  return middle === "–" ? "–" : withBracket(middle, `${low}${style.range}${high}`);
}

function meanText(find: (term: string) => ShownRow | undefined, style: NumberStyle): string {
  const [mean, deviation] = ["mean", "standard deviation"].map((term) =>
    numberOrDash(find(term)?.estimate, (value) => formatNumber(value, 1, style))
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
