import type {ShownResult} from "../record/result.ts";
import {filledTables, reportParts, type ReportPart, type SectionId} from "./sections.ts";
import type {TextTable} from "./tables/text-table.ts";
import {viewsOf, type ReportView} from "./report-views.ts";

/** A figure with its number among the figures of the report, or a table among its tables. */
export interface Numbered<T> {
  readonly number: number;
  readonly item: T;
}

/** What stands in one section for one endpoint and grouping: figures first, then tables; `view` is null where it belongs to all of them. */
export interface OutlineBlock<F> {
  readonly view: ReportView | null;
  readonly figures: readonly Numbered<F>[];
  readonly tables: readonly Numbered<TextTable>[];
}

/** A section of the report with what stands in it. */
export interface OutlineSection<F> {
  readonly id: SectionId;
  readonly blocks: readonly OutlineBlock<F>[];
  readonly paragraphs: readonly string[];
}

/** Sections of which every endpoint and grouping has its own. */
export const sectionsOfViews: readonly SectionId[] = ["curves", "contrasts"];

/**
 * The sections of a report in order, their figures and tables numbered through, so that "Figure 2" is the same in every document; sections that hold nothing are left out.
 *
 * @example
 * outline({plan: completePlan({}), rows: [], curves: [], flow: [], transitions: [], issues: [], sequential: null, parts: {}}, []) // []
 */
export function outline<F extends {readonly section: SectionId; readonly view?: string}>(
  result: ShownResult,
  figures: readonly F[]
): OutlineSection<F>[] {
  let [figureNumber, tableNumber] = [0, 0];
  const views = viewsOf(result);
  return reportParts.flatMap((part: ReportPart & {readonly id: SectionId}) => {
    const blocks = contentsOf(part, views, figures).map(({view, figures, tables}): OutlineBlock<F> => ({
      view,
      figures: figures.map((item) => ({number: (figureNumber += 1), item})),
      tables: tables.map((item) => ({number: (tableNumber += 1), item}))
    }));
    return blocks.length === 0 ? [] : [{id: part.id, blocks, paragraphs: part.text?.paragraphs(result) ?? []}];
  });
}

/** What stands in a section before it is numbered: of every view where each has its own, else of the main one. */
function contentsOf<F extends {readonly section: SectionId; readonly view?: string}>(
  part: ReportPart & {readonly id: SectionId},
  views: readonly ReportView[],
  figures: readonly F[]
): {readonly view: ReportView | null; readonly figures: readonly F[]; readonly tables: readonly TextTable[]}[] {
  const several = views.length > 1 && sectionsOfViews.includes(part.id);
  return (several ? views : views.slice(0, 1))
    .map((view) => ({
      view: several ? view : null,
      figures: figures.filter(({section, view: of}) => section === part.id && (of ?? "main") === view.id),
      tables: filledTables(part, view.result).map((table) => (several ? tableOfView(table, view) : table))
    }))
    .filter(({figures, tables}) => figures.length > 0 || tables.length > 0);
}

/** A table under the name that tells it from those of other views. */
function tableOfView(table: TextTable, {suffix}: ReportView): TextTable {
  return suffix === "" ? table : {...table, name: `${table.name}-${suffix}`};
}

/** Numbers of the figures of a report by their names, as `outline` gives them. */
export function figureNumberOf(
  result: ShownResult,
  figures: readonly {readonly name: string; readonly section: SectionId; readonly view?: string}[]
): ReadonlyMap<string, number> {
  return new Map(
    outline(result, figures).flatMap(({blocks}) =>
      blocks.flatMap((block) => block.figures.map(({number, item}) => [item.name, number]))
    )
  );
}
