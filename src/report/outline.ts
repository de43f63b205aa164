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
    const several = views.length > 1 && sectionsOfViews.includes(part.id);
    const blocks = (several ? views : views.slice(0, 1)).flatMap((view): OutlineBlock<F>[] => {
      const drawn = figures.filter(({section, view: of}) => section === part.id && (of ?? "main") === view.id);
      const tables = filledTables(part, view.result);
      if (drawn.length === 0 && tables.length === 0) return [];
      return [
        {
          view: several ? view : null,
          figures: drawn.map((item) => ({number: (figureNumber += 1), item})),
          tables: tables.map((table) => ({
            number: (tableNumber += 1),
            item: several && view.suffix !== "" ? {...table, name: `${table.name}-${view.suffix}`} : table
          }))
        }
      ];
    });
    return blocks.length === 0 ? [] : [{id: part.id, blocks, paragraphs: part.text?.paragraphs(result) ?? []}];
  });
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
