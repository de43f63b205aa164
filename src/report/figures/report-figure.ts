import type {FigureSpec} from "../../figures/figure-spec.ts";
import type {Result} from "../../record/result.ts";
import type {SectionId} from "../sections.ts";
import type {PresetSize} from "./presets.ts";

/** How a figure is made from a result. */
export interface ReportFigure {
  readonly name: string;
  readonly section: SectionId;
  /** Drawn only where the plan names it under `figures.include`. */
  readonly further?: true;
  /** Spec and caption, or null where the result has nothing to draw. */
  readonly of: (
    result: Result,
    size: Partial<PresetSize>
  ) => {readonly spec: FigureSpec; readonly caption: string} | null;
}
