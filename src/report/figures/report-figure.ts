import type {FigureSpec} from "../../figures/figure-spec.ts";
import type {Result, ShownResult} from "../../record/result.ts";
import type {SectionId} from "../sections.ts";
import type {PresetSize} from "./presets.ts";

type Drawn = {readonly spec: FigureSpec; readonly caption: string} | null;

interface Figure {
  readonly name: string;
  readonly section: SectionId;
  /** Drawn only where the plan names it under `figures.include`. */
  readonly further?: true;
}

/** How a figure is made from a result: spec and caption, or null where the result has nothing to draw. Under a policy on small counts it is left out. */
export interface ReportFigure extends Figure {
  readonly of: (result: Result, size: Partial<PresetSize>) => Drawn;
}

/** A figure that holds nobody's own record, and is made of what a policy lets stand. */
export interface RuledFigure extends Figure {
  readonly ofShown: (result: ShownResult, size: Partial<PresetSize>) => Drawn;
}
