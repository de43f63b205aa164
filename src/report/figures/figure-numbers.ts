import {countLabel} from "../../figures/risk-table.ts";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {toMonths} from "../../math/calendar-days.ts";
import type {ShownCurve} from "../../record/curve.ts";
import type {ShownResult} from "../../record/result.ts";
import {fillPlaceholders} from "../html/fill-placeholders.ts";
import {formatNumber} from "../../words/number-format.ts";
import {numberStyleOf, styledWords, type NumberStyle} from "../../words/number-style.ts";
import type {ReportWords} from "../html/report-words.ts";
import type {TextTable} from "../tables/text-table.ts";

/** What stands behind a figure: tables of its numbers, or sentences that say where they are. */
export interface FigureNumbers {
  readonly tables: readonly TextTable[];
  readonly sentences: readonly string[];
}

/** Figures in which each mark is a patient, or an event of one. */
const ofPatients: readonly string[] = ["pfs-scatter", "swimmer", "waterfall", "paired-slope", "schoenfeld"];

/** Rows of a table of plotted numbers that stand in the page. */
const MOST_ROWS = 400;

/**
 * The numbers behind a figure: of Kaplan–Meier curves the event table of each group; of other functions of time what is plotted; of a picture made of boxes and words
 * its description; of a figure of single patients only the sentence that says so. `tables` are the captions of the tables that stand beside the figure.
 */
export function figureNumbers(
  spec: FigureSpec,
  result: Pick<ShownResult, "curves" | "plan">,
  tables: readonly string[],
  words: ReportWords
): FigureNumbers {
  const {figure} = spec.usermeta.payloadswap;
  if (ofPatients.includes(figure)) return {tables: [], sentences: [words.patientLevel]};
  const style = numberStyleOf(result);
  if (figure === "kaplan-meier" && result.curves.length > 0)
    return {tables: result.curves.map((curve, index) => eventTableOf(curve, index, words, style)), sentences: []};
  const plotted = plottedLayers(spec).map((layer, index) => plottedTable(layer, index, words, style));
  if (plotted.length > 0) return {tables: plotted, sentences: []};
  return {
    tables: [],
    sentences: [
      `${words.describedOnly} ${spec.description}`,
      ...(tables.length === 0 ? [] : [fillPlaceholders(words.seeTables, {tables: tables.join("; ")})])
    ]
  };
}

function eventTableOf(curve: ShownCurve, index: number, words: ReportWords, style: NumberStyle): TextTable {
  const rows = curve.time.map((time, row) => [
    formatNumber(toMonths(time, curve.unit), 2, style),
    countLabel(curve.nRisk[row] ?? NaN),
    countLabel(curve.nEvent[row] ?? NaN),
    countLabel(curve.nCensored[row] ?? NaN),
    formatNumber(curve.estimate[row] ?? NaN, 4, style),
    interval(curve.confLow[row] ?? null, curve.confHigh[row] ?? null, style)
  ]);
  return shortened(
    {
      name: `events-${index + 1}`,
      caption: fillPlaceholders(words.eventTable, {group: curve.group}),
      header: words.eventTableHeader.map((title) => styledWords(title, style)),
      rows,
      words: 0,
      notes: []
    },
    words
  );
}

function interval(confLow: number | null, confHigh: number | null, style: NumberStyle): string {
  return confLow === null || confHigh === null || Number.isNaN(confLow)
    ? "–"
    : `${formatNumber(confLow, 4, style)}${style.range}${formatNumber(confHigh, 4, style)}`;
}

interface PlottedLayer {
  readonly name: string;
  readonly columns: readonly string[];
  readonly values: readonly Readonly<Record<string, unknown>>[];
}

interface Channel {
  readonly field?: unknown;
  readonly scale?: unknown;
}

/** The layers whose two axes both measure something; a channel without a scale holds px. */
function plottedLayers(view: object): PlottedLayer[] {
  const {layer, vconcat, hconcat, concat, data, encoding, name} = view as AnyView;
  const inner = [...(layer ?? []), ...(vconcat ?? []), ...(hconcat ?? []), ...(concat ?? [])].flatMap(plottedLayers);
  if (
    data?.values === undefined ||
    data.values.length === 0 ||
    encoding === undefined ||
    !isMeasured(encoding["x"]) ||
    !isMeasured(encoding["y"]) ||
    (name ?? "").startsWith("median")
  )
    return inner;
  return [{name: name ?? "", columns: plottedColumns(encoding), values: data.values}, ...inner];
}

/** What is read of a view of Vega-Lite. */
interface AnyView extends Partial<Record<"layer" | "vconcat" | "hconcat" | "concat", readonly object[]>> {
  readonly data?: {readonly values?: PlottedLayer["values"]};
  readonly encoding?: Readonly<Record<string, Channel>>;
  readonly name?: string;
}

function isMeasured(channel: Channel | undefined): boolean {
  return typeof channel?.field === "string" && channel.scale !== null;
}

function plottedColumns(encoding: Readonly<Record<string, Channel>>): string[] {
  const fields = ["color", "x", "x2", "y", "y2"].map((channel) => encoding[channel]?.field);
  return [...new Set(fields.filter((field) => typeof field === "string"))];
}

function plottedTable(
  {name, columns, values}: PlottedLayer,
  index: number,
  words: ReportWords,
  style: NumberStyle
): TextTable {
  const text = (value: unknown): string => {
    if (typeof value === "number") return formatNumber(value, Number.isInteger(value) ? 0 : 3, style);
    return typeof value === "string" || typeof value === "boolean" ? String(value) : "–";
  };
  const rows = values.map((record) => columns.map((column) => text(record[column])));
  const leading = columns.findIndex((column) => values.some((record) => typeof record[column] === "number"));
  return shortened(
    {
      name: `plotted-${index + 1}`,
      caption: fillPlaceholders(words.plotted, {layer: name.replaceAll("_", " ")}),
      header: columns,
      rows,
      words: Math.max(0, leading),
      notes: []
    },
    words
  );
}

function shortened(table: TextTable, words: ReportWords): TextTable {
  if (table.rows.length <= MOST_ROWS) return table;
  return {
    ...table,
    rows: table.rows.slice(0, MOST_ROWS),
    notes: [fillPlaceholders(words.shortened, {shown: MOST_ROWS, all: table.rows.length})]
  };
}
