import type {FigureSpec} from "../../figures/figure-spec.ts";
import type {Result, ShownResult} from "../../record/result.ts";
import type {SectionId} from "../sections.ts";
import type {PresetSize} from "./presets.ts";

/** Spec and caption of a figure; null where there is nothing to draw. */
export type Drawn = {readonly spec: FigureSpec; readonly caption: string} | null;

/** Width and height in px and font size, as far as a preset sets them. */
export type FigureSize = Partial<PresetSize>;

interface Figure {
  readonly name: string;
  readonly section: SectionId;
  /** Drawn only where the plan names it under `figures.include`. */
  readonly further?: true;
}

/** How a figure is made from a result: spec and caption, or null where the result has nothing to draw. Under a policy on small counts it is left out. */
export interface ReportFigure extends Figure {
  readonly of: (result: Result, size: FigureSize) => Drawn;
}

/** A figure that holds nobody's own record, and is made of what a policy lets stand. */
export interface RuledFigure extends Figure {
  readonly ofShown: (result: ShownResult, size: FigureSize) => Drawn;
}

/** Width and font size, as far as they are set, for a figure that knows its own height. */
export function widthAndType({width, fontSize}: FigureSize): Pick<FigureSize, "width" | "fontSize"> {
  return {...(width === undefined ? {} : {width}), ...(fontSize === undefined ? {} : {fontSize})};
}

/** Width, height and font size, as far as they are set. */
export function widthHeightAndType({height, ...size}: FigureSize): FigureSize {
  return {...widthAndType(size), ...(height === undefined ? {} : {height})};
}
