import {questionOf} from "../../question/question.ts";
import {plannedColumn, type ColumnPlans} from "../../record/plan-columns.ts";
import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {formatP, formatPercent, formatRatio} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import {inOrder} from "./count-cells.ts";
import type {TextTable} from "./text-table.ts";

/** Words for the columns that subgroups are usually taken from. */
const words: Readonly<Record<string, string>> = {
  tumour: "tumour",
  her2_status: "HER2 status",
  hr_status: "hormone receptors",
  line: "line of ADC2",
  contact: "therapy in between"
};

/** Name of a column as a subgroup. */
export const subgroupName = (column: string, plans: ColumnPlans): string =>
  plannedColumn(plans, column)?.label ?? words[column] ?? column;

/** Subgroups of one contrast: the levels of one column with their test of interaction. */
export interface SubgroupBlock {
  readonly group: string;
  readonly reference: string;
  readonly column: string;
  readonly levels: readonly {readonly name: string; readonly row: Row}[];
  readonly interaction: Row;
}

/** The subgroups of a result in which at least two levels can be compared, and the others. */
export function subgroupBlocks({rows}: Pick<Result, "rows">): {
  readonly shown: readonly SubgroupBlock[];
  readonly left: readonly SubgroupBlock[];
} {
  const own = rows.filter(({analysis}) => analysis === "subgroup");
  const blocks = own
    .filter(({kind}) => kind === "interaction-test")
    .map((interaction) => ({
      group: interaction.group ?? "",
      reference: interaction.reference ?? "",
      column: interaction.stratum ?? "",
      levels: levelsOf(interaction, own),
      interaction
    }));
  const compared = ({levels}: SubgroupBlock): boolean => levels.filter(({row}) => row.refusal === null).length > 1;
  return {shown: blocks.filter(compared), left: blocks.filter((block) => !compared(block))};
}

/** The hazard ratios within the levels that a test of interaction compares. */
function levelsOf({stratum, group, reference}: Row, own: readonly Row[]): SubgroupBlock["levels"] {
  const prefix = `${stratum ?? ""}: `;
  return own
    .filter(
      (row) =>
        row.kind === "hazard-ratio" &&
        row.group === group &&
        row.reference === reference &&
        (row.stratum ?? "").startsWith(prefix)
    )
    .map((row) => ({name: (row.stratum ?? "").slice(prefix.length), row}));
}

const EXPLORATORY_NOTE =
  "Exploratory: read the test of interaction, not whether a level's own interval meets 1; tests are not adjusted for their number. Each ratio is made by the rules of the contrast itself, and carries its cautions: groups were not randomised, and the second ADC may differ.";

/** Hazard ratios within levels with the test of interaction. */
export function subgroupTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const {shown, left} = subgroupBlocks({rows});
  return {
    name: "subgroups",
    caption: "The contrasts within subgroups",
    header: ["contrast and subgroup", "n (events)", "hazard ratio (95 % CI)", "p of interaction"],
    rows: shown.flatMap((block) => subgroupLines(block, style, questionOf(plan).columns)),
    words: 1,
    notes:
      shown.length === 0
        ? []
        : [
            EXPLORATORY_NOTE,
            ...withoutRatio(shown, questionOf(plan).columns),
            ...leftOut(left, questionOf(plan).columns)
          ]
  };
}

function subgroupLines(
  {group, reference, column, levels, interaction}: SubgroupBlock,
  style: NumberStyle,
  plans: ColumnPlans
): string[][] {
  return [
    [
      `${group} against ${reference}, by ${subgroupName(column, plans)}`,
      "",
      "",
      interaction.pValue === null ? "not given" : formatP(interaction.pValue, style)
    ],
    ...levels.map(({name, row}) => [
      `  ${name}`,
      `${row.n ?? "–"} (${row.nEvent ?? "–"})`,
      row.refusal === null ? formatRatio(row, style) : "not given",
      ""
    ])
  ];
}

/** The levels without a hazard ratio and why, each once. */
function withoutRatio(shown: readonly SubgroupBlock[], plans: ColumnPlans): string[] {
  return inOrder(
    shown.flatMap(({column, levels}) =>
      levels.flatMap(({name, row}) =>
        row.refusal === null ? [] : [`${subgroupName(column, plans)} ${name}: ${refusalText(row.refusal)}.`]
      )
    )
  );
}

function leftOut(left: readonly SubgroupBlock[], plans: ColumnPlans): string[] {
  const contrasts = inOrder(left.map(({group, reference}) => `${group} against ${reference}`));
  return contrasts.map(
    (contrast) =>
      `${contrast}: not by ${left
        .filter(({group, reference}) => `${group} against ${reference}` === contrast)
        .map(({column}) => subgroupName(column, plans))
        .join(", ")}, where fewer than two levels can be compared.`
  );
}

const INCIDENCE_NOTE =
  "Aalen-Johansen: progression and death without recorded progression are competing first events; with PFS(ADC2) the three add up to 100 %. Death counts only as far as the endpoint counts it. –: later than the last follow-up.";

const NAMED_CAUSES_NOTE =
  "Aalen-Johansen: each cause with the others competing; with the share free of any event they add up to 100 %. Curves, medians and ratios count every one of these events. –: later than the last follow-up.";

/** Competing events at the milestones: progression and death on ADC2, or the causes that the plan names. */
export function incidenceTable({rows, plan, transitions}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis, group}) => analysis === "cumulative-incidence" && group !== null);
  const ofAdc2 = transitions.length > 0;
  const places = inOrder(own.map(({group, term}) => JSON.stringify([group, term]))).map((key) =>
    own.filter(({group, term}) => JSON.stringify([group, term]) === key)
  );
  return {
    name: "incidence",
    caption: ofAdc2
      ? "Progression and death without progression on ADC2, cumulative incidence (95 % CI)"
      : "Competing events, cumulative incidence (95 % CI)",
    header: ["group", "first event", "n (events)", ...questionOf(plan).milestones.map((months) => `${months} mo`)],
    rows: places.map((rowsOf) => [
      rowsOf[0]?.group ?? "",
      rowsOf[0]?.term ?? "",
      `${rowsOf[0]?.n ?? ""} (${rowsOf[0]?.nEvent ?? ""})`,
      ...rowsOf.map((row) => (row.estimate === null ? "–" : formatPercent(row, style)))
    ]),
    words: 2,
    notes: places.length === 0 ? [] : [ofAdc2 ? INCIDENCE_NOTE : NAMED_CAUSES_NOTE]
  };
}
