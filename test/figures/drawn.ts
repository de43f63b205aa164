import type {FigureSpec} from "../../src/figures/figure-spec.ts";
import {
  drawnTexts,
  readSvg,
  type DrawnText,
  type Picture,
  type SvgElement
} from "../../src/report/figures/svg-elements.ts";
import {toSvg} from "../../src/report/formats/svg.ts";

/** A figure as drawn, with its marks and texts by layer name. */
export interface Drawn {
  readonly picture: Picture;
  readonly svg: string;
  readonly marks: (layer: string) => SvgElement[];
  readonly texts: (layer: string) => string[];
  readonly textItems: (layer: string) => DrawnText[];
}

/** Renders a figure and reads it back. */
export async function drawn(spec: FigureSpec): Promise<Drawn> {
  const svg = await toSvg(spec);
  const picture = readSvg(svg);
  const items = drawnTexts(picture);
  const inLayer = (element: SvgElement, layer: string): boolean => element.groups.includes(`${layer}_marks`);
  return {
    picture,
    svg,
    marks: (layer) => picture.elements.filter((element) => inLayer(element, layer)),
    texts: (layer) => items.filter((element) => inLayer(element, layer)).map(({text}) => text),
    textItems: (layer) => items.filter((element) => inLayer(element, layer))
  };
}
