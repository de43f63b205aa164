import {issue, type Issue} from "../../record/issue.ts";
import {colourDistance, linearRgb, type ColourVision} from "./colour-vision.ts";
import {PX_PER_INCH} from "../formats/png.ts";
import {drawnTexts, readSvg, type DrawnText, type Picture, type PictureBox} from "./svg-elements.ts";
import {missingGlyphs} from "../formats/text-width.ts";

/** What a figure is held to. */
export interface FigureRules {
  /** Smallest type in points at the printed size. */
  readonly minimumPt?: number;
  /** Printed width in mm; by default that of the SVG at 96 px to the inch. */
  readonly widthMm?: number;
  /** Largest distance in mm between a number at risk and its tick. */
  readonly tickToleranceMm?: number;
  /** Smallest CIELAB distance between two colours of marks under either form of colour blindness. */
  readonly colourDistance?: number;
}

/** Fields of a result that an interval and its estimate are drawn from. */
export interface IntervalRow {
  readonly term?: string;
  readonly estimate: number | null;
  readonly confLow: number | null;
  readonly confHigh: number | null;
}

const MM_PER_INCH = 25.4;
const PT_PER_INCH = 72;

const fault = (
  code: string,
  severity: "error" | "warning",
  expected: string,
  received: string,
  hint: string | null = null
): Issue => issue({code, severity, expected, received, hint});

/**
 * Reads a finished SVG back and lists what a journal would send back: text that is cut off or lies on other text, type below the minimum, numbers at risk off their
 * tick, colours that a colour-blind reader confuses in marks of one dash pattern, characters that the font lacks, and, given rows, intervals without their estimate.
 * An empty list is a pass.
 *
 * Throws `RangeError` for text that is not an SVG.
 *
 * @example
 * lintFigure("<svg width=\"30\" height=\"20\"><text font-size=\"8px\" transform=\"translate(20,12)\">clipped</text></svg>").map((found) => found.code) // ["text-clipped"]
 */
export function lintFigure(
  svg: string,
  {minimumPt = 5, widthMm, tickToleranceMm = 0.1, colourDistance: apart = 8}: FigureRules = {},
  rows: readonly IntervalRow[] = []
): Issue[] {
  const picture = readSvg(svg);
  const mmPerPx = widthMm === undefined ? MM_PER_INCH / PX_PER_INCH : widthMm / picture.width;
  const texts = drawnTexts(picture);
  return [
    ...clippedText(texts, picture),
    ...overlappingText(texts),
    ...smallText(texts, minimumPt, (mmPerPx / MM_PER_INCH) * PT_PER_INCH),
    ...strayNumbers(picture, texts, tickToleranceMm, mmPerPx),
    ...confusedColours(picture, apart),
    ...undrawableText(texts),
    ...intervalsWithoutEstimate(rows)
  ];
}

function clippedText(texts: readonly DrawnText[], {width, height}: Picture): Issue[] {
  const SLACK = 0.5;
  return texts
    .filter(({box}) => box.x0 < -SLACK || box.y0 < -SLACK || box.x1 > width + SLACK || box.y1 > height + SLACK)
    .map(({text}) =>
      fault("text-clipped", "error", "text inside the picture", text, "give the figure more width or shorten the label")
    );
}

const overlap = (a: PictureBox, b: PictureBox): number =>
  Math.min(Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0), Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));

function overlappingText(texts: readonly DrawnText[]): Issue[] {
  const SLACK = 1;
  const sorted = texts.toSorted((a, b) => a.box.y0 - b.box.y0);
  return sorted.flatMap((one, index) => {
    const found: Issue[] = [];
    for (const other of sorted.slice(index + 1)) {
      if (other.box.y0 > one.box.y1) break;
      if (overlap(one.box, other.box) > SLACK)
        found.push(fault("text-overlap", "error", "labels apart from each other", `${one.text} / ${other.text}`));
    }
    return found;
  });
}

function smallText(texts: readonly DrawnText[], minimumPt: number, ptPerPx: number): Issue[] {
  const small = texts.filter(({fontSize}) => fontSize * ptPerPx < minimumPt - 0.05);
  const sizes = [...new Set(small.map(({fontSize}) => (fontSize * ptPerPx).toFixed(1)))];
  return sizes.map((size) =>
    fault(
      "text-small",
      "error",
      `type of ${minimumPt} pt or more`,
      `${size} pt: ${small.find(({fontSize}) => (fontSize * ptPerPx).toFixed(1) === size)?.text ?? ""}`
    )
  );
}

/** Each number at risk against the nearest tick of the time axis above it. */
function strayNumbers(picture: Picture, texts: readonly DrawnText[], toleranceMm: number, mmPerPx: number): Issue[] {
  const numbers = texts.filter(({groups}) => groups.includes("risk_numbers_marks"));
  const ticks = picture.elements
    .filter(
      ({tag, groups, attributes}) =>
        tag === "line" && groups.includes("role-axis-tick") && Number(attributes["x2"] ?? 0) === 0
    )
    .map(({x}) => x);
  if (numbers.length > 0 && ticks.length === 0)
    return [fault("risk-number-off-tick", "error", "an axis with ticks above the numbers at risk", "no tick")];
  return numbers.flatMap(({text, x}) => {
    const off = Math.min(...ticks.map((tick) => Math.abs(tick - x))) * mmPerPx;
    return off > toleranceMm
      ? [
          fault(
            "risk-number-off-tick",
            "error",
            `numbers at risk within ${toleranceMm} mm of their tick`,
            `${text}, ${off.toFixed(2)} mm away`
          )
        ]
      : [];
  });
}

interface DrawnStyle {
  readonly colour: string;
  readonly dash: string;
}

/** Colours of the marks that tell groups apart: thin lines, paths and rectangles of the plot, not axes, rules of layout or faint fills. */
function stylesOf({elements}: Picture): DrawnStyle[] {
  const styles = elements
    .filter(({groups}) => groups.includes("role-mark"))
    .flatMap(({attributes}): DrawnStyle[] => {
      const opacity = Number(attributes["opacity"] ?? 1) * Number(attributes["fill-opacity"] ?? 1);
      const colour = attributes["stroke"] ?? (opacity > 0.4 ? attributes["fill"] : undefined);
      if (colour === undefined || linearRgb(colour) === null || isGrey(colour)) return [];
      return [{colour: colour.toLowerCase(), dash: attributes["stroke-dasharray"] ?? ""}];
    });
  return styles.filter(
    (style, index) => styles.findIndex((other) => other.colour === style.colour && other.dash === style.dash) === index
  );
}

function isGrey(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = linearRgb(colour) ?? [];
  return Math.max(red, green, blue) - Math.min(red, green, blue) < 0.02;
}

function confusedColours(picture: Picture, apart: number): Issue[] {
  const styles = stylesOf(picture);
  const kinds: readonly ColourVision[] = ["protanopia", "deuteranopia"];
  return styles.flatMap((one, index) =>
    styles
      .slice(index + 1)
      .filter((other) => other.colour !== one.colour && other.dash === one.dash)
      .flatMap((other) =>
        kinds
          .filter((kind) => colourDistance(one.colour, other.colour, kind) < apart)
          .map((kind) =>
            fault(
              "colours-confused",
              "error",
              `colours ${apart} CIELAB units apart under ${kind}, or another dash pattern`,
              `${one.colour} and ${other.colour}`
            )
          )
      )
  );
}

function undrawableText(texts: readonly DrawnText[]): Issue[] {
  const missing = [...new Set(texts.flatMap(({text}) => missingGlyphs(text)))];
  return missing.length === 0
    ? []
    : [
        fault(
          "glyph-missing",
          "warning",
          "characters that Inter can draw; PNG and PDF leave out the others",
          missing.slice(0, 40).join(" "),
          "spell the label in Latin, Greek or Cyrillic letters, or use the SVG"
        )
      ];
}

/** Rows whose interval does not contain the estimate: an impossible figure. */
function intervalsWithoutEstimate(rows: readonly IntervalRow[]): Issue[] {
  return rows
    .filter(
      ({estimate, confLow, confHigh}) =>
        estimate !== null && ((confLow !== null && confLow > estimate) || (confHigh !== null && confHigh < estimate))
    )
    .map(({term, estimate, confLow, confHigh}) =>
      fault(
        "interval-without-estimate",
        "error",
        "an interval that contains its estimate",
        `${term ?? "estimate"} ${estimate} (${confLow ?? "NE"}–${confHigh ?? "NE"})`
      )
    );
}
