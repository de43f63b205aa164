import {lineExtent, textWidth} from "../formats/text-width.ts";

/** A rectangle in px of the picture, y downwards. */
export interface PictureBox {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** A drawn element of a finished SVG with everything that it inherits. */
export interface SvgElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  /** Classes of the groups around it, outermost first. */
  readonly groups: readonly string[];
  /** Where its own origin lies in the picture, px. */
  readonly x: number;
  readonly y: number;
  /** Turn in degrees, clockwise. */
  readonly angle: number;
  readonly text: string;
}

/** A line of text as drawn. */
export interface DrawnText extends SvgElement {
  /** Font size in px of the picture. */
  readonly fontSize: number;
  readonly box: PictureBox;
}

/** Size of a picture and what it draws. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly elements: readonly SvgElement[];
}

/** Row-major 2 × 3: x' = a x + c y + e, y' = b x + d y + f. */
type Matrix = readonly [number, number, number, number, number, number];
const identity: Matrix = [1, 0, 0, 1, 0, 0];
const multiply = ([a, b, c, d, e, f]: Matrix, [g, h, i, j, k, l]: Matrix): Matrix => [
  a * g + c * h,
  b * g + d * h,
  a * i + c * j,
  b * i + d * j,
  a * k + c * l + e,
  b * k + d * l + f
];

function matrixOf(transform: string | undefined): Matrix {
  let matrix = identity;
  for (const [, kind, args] of (transform ?? "").matchAll(/(translate|rotate|scale)\(([^)]*)\)/g)) {
    const [a = 0, b = 0] = (args ?? "")
      .split(/[\s,]+/)
      .filter((part) => part !== "")
      .map(Number);
    const turn = (a * Math.PI) / 180;
    if (kind === "translate") matrix = multiply(matrix, [1, 0, 0, 1, a, b]);
    else if (kind === "rotate")
      matrix = multiply(matrix, [Math.cos(turn), Math.sin(turn), -Math.sin(turn), Math.cos(turn), 0, 0]);
    else matrix = multiply(matrix, [a, 0, 0, b === 0 ? a : b, 0, 0]);
  }
  return matrix;
}

const entities: Readonly<Record<string, string>> = {lt: "<", gt: ">", amp: "&", quot: '"', apos: "'"};

/** Character data with its entities resolved. */
function unescapeXml(text: string): string {
  return text.replace(
    /&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi,
    (whole, hex: string | undefined, decimal: string | undefined, name: string | undefined) =>
      hex !== undefined
        ? String.fromCodePoint(Number.parseInt(hex, 16))
        : decimal !== undefined
          ? String.fromCodePoint(Number(decimal))
          : (entities[name ?? ""] ?? whole)
  );
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    [...text.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, name = "", value = ""]) => [name, unescapeXml(value)])
  );
}

const TAG = /<(\/?)([a-zA-Z][\w:]*)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>([^<]*)/g;
const unseen = new Set(["title", "desc", "defs", "clipPath", "style"]);

interface Open {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly matrix: Matrix;
  text: string;
}

/**
 * The elements of a finished SVG with their places in the picture: what a lint or a test reads back.
 * Reads the SVG that `toSvg` writes (translate, rotate and scale; no style sheet), not SVG at large. Throws `RangeError` for text without an `<svg>` root.
 *
 * @example
 * readSvg("<svg width=\"10\" height=\"8\"><g transform=\"translate(2,3)\"><text>a &lt; b</text></g></svg>").elements[0].x // 2
 */
export function readSvg(svg: string): Picture {
  const elements: SvgElement[] = [];
  const stack: Open[] = [];
  let size: {width: number; height: number} | null = null;
  for (const [, closing, tag = "", rest = "", ends, text = ""] of svg.matchAll(TAG)) {
    if (closing === "/") {
      const done = stack.pop();
      if (done !== undefined) elements.push(...drawnElement(done, stack));
      const outer = stack.at(-1);
      if (outer !== undefined) outer.text += text;
      continue;
    }
    const parent = stack.at(-1);
    const own = attributesOf(rest);
    if (tag === "svg") size ??= sizeOf(own);
    const element: Open = {tag, ...placedWithin(parent, tag, own), text};
    if (ends === "/") {
      elements.push(...drawnElement({...element, text: ""}, stack));
      if (parent !== undefined) parent.text += text;
    } else stack.push(element);
  }
  if (size === null) throw new RangeError("svg must have an <svg> root, got none");
  return {...size, elements};
}

/** Attributes and place of an element within what is open around it. */
function placedWithin(
  parent: Open | undefined,
  tag: string,
  own: Readonly<Record<string, string>>
): Pick<Open, "attributes" | "matrix"> {
  const placed =
    tag === "tspan"
      ? ([1, 0, 0, 1, Number.parseFloat(own["x"] ?? "0"), Number.parseFloat(own["dy"] ?? "0")] as const)
      : matrixOf(own["transform"]);
  return {
    // A line of a text inherits its font from the text.
    attributes: tag === "tspan" && parent !== undefined ? {...parent.attributes, ...own} : own,
    matrix: multiply(parent?.matrix ?? identity, placed)
  };
}

/** A closed element as it is drawn within what is open around it; nothing where it draws nothing itself. */
function drawnElement({tag, attributes, matrix, text}: Open, stack: readonly Open[]): SvgElement[] {
  const hidden = unseen.has(tag) || stack.some((outer) => unseen.has(outer.tag));
  if (hidden || tag === "svg" || tag === "g" || ((tag === "text" || tag === "tspan") && text.trim() === "")) return [];
  const [a, b, , , e, f] = matrix;
  const groups = stack.flatMap((outer) => (outer.attributes["class"] ?? "").split(" ").filter((part) => part !== ""));
  return [
    {
      tag: tag === "tspan" ? "text" : tag,
      attributes,
      groups,
      x: e,
      y: f,
      angle: (Math.atan2(b, a) * 180) / Math.PI,
      text: unescapeXml(text.trim())
    }
  ];
}

/** The user space of the root, since width and height may be in mm. */
function sizeOf(attributes: Readonly<Record<string, string>>): {width: number; height: number} {
  const [, , width, height] = (attributes["viewBox"] ?? "").split(/[\s,]+/).map(Number);
  return {
    width: width ?? Number.parseFloat(attributes["width"] ?? "NaN"),
    height: height ?? Number.parseFloat(attributes["height"] ?? "NaN")
  };
}

/**
 * The lines of text of a picture with the boxes that they cover.
 *
 * @example
 * drawnTexts(readSvg("<svg width=\"40\" height=\"20\"><text font-size=\"10px\" text-anchor=\"middle\" transform=\"translate(20,12)\">abc</text></svg>"))[0].box.x0.toFixed(1) // "11.3"
 */
export function drawnTexts({elements}: Picture): DrawnText[] {
  return elements
    .filter(({tag}) => tag === "text")
    .map((element) => {
      const fontSize = Number.parseFloat(element.attributes["font-size"] ?? "11");
      return {...element, fontSize, box: textBox(element, fontSize)};
    });
}

/** The box around a line of text, which may be turned. */
function textBox({attributes, text, x: left, y: base, angle}: SvgElement, fontSize: number): PictureBox {
  const bold = attributes["font-weight"] === "bold" || Number(attributes["font-weight"]) >= 600;
  const width = textWidth(text, fontSize, bold ? "semibold" : "regular");
  const anchor = attributes["text-anchor"];
  const start = anchor === "middle" ? -width / 2 : anchor === "end" ? -width : 0;
  const turn = (angle * Math.PI) / 180;
  const corners = [start, start + width].flatMap((x) =>
    [-lineExtent.above * fontSize, lineExtent.below * fontSize].map((y) => ({
      x: left + x * Math.cos(turn) - y * Math.sin(turn),
      y: base + x * Math.sin(turn) + y * Math.cos(turn)
    }))
  );
  const xs = corners.map(({x}) => x);
  const ys = corners.map(({y}) => y);
  return {x0: Math.min(...xs), x1: Math.max(...xs), y0: Math.min(...ys), y1: Math.max(...ys)};
}
