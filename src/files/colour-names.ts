/** Colours that people name when they say what marked rows mean. */
export type ColourName = "grey" | "red" | "orange" | "yellow" | "green" | "blue" | "purple";

/** The first colours of the palette of old spreadsheets and of the usual theme, by their place; others look like none of these names. */
const palette: Readonly<Record<number, string>> = {
  10: "FF0000",
  11: "00FF00",
  12: "0000FF",
  13: "FFFF00",
  14: "FF00FF",
  16: "800000",
  17: "008000",
  18: "000080",
  22: "C0C0C0",
  23: "808080",
  51: "FFCC00",
  52: "FF9900",
  53: "FF6600",
  55: "969696"
};
const theme: readonly string[] = [
  "FFFFFF",
  "000000",
  "E7E6E6",
  "44546A",
  "4472C4",
  "ED7D31",
  "A5A5A5",
  "FFC000",
  "5B9BD5",
  "70AD47"
];

/** From which saturation on a colour is none of grey, and where hues of the circle (degrees) end. */
const COLOURED = 0.15;
const hues: readonly (readonly [number, ColourName])[] = [
  [16, "red"],
  [43, "orange"],
  [70, "yellow"],
  [170, "green"],
  [255, "blue"],
  [325, "purple"],
  [361, "red"]
];

/**
 * The name of a colour in six hexadecimal digits, eight where its opacity stands in front; null for white, black and what is none.
 *
 * @example
 * ["00BBBBBB", "FFFF0000", "#FFFF00", "FFFFFF", "000000", ""].map(colourName) // ["grey", "red", "yellow", null, null, null]
 */
export function colourName(hex: string): ColourName | null {
  const digits = /^#?(?:[\da-f]{2})?([\da-f]{6})$/i.exec(hex.trim())?.[1];
  if (digits === undefined) return null;
  const parts = [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = parts;
  const [most, least] = [Math.max(...parts), Math.min(...parts)];
  const range = most - least;
  const light = (most + least) / 2;
  if (light > 0.97 || light < 0.1) return null;
  if (range / (1 - Math.abs(2 * light - 1)) < COLOURED) return "grey";
  const sixth =
    most === red ? (green - blue) / range : most === green ? (blue - red) / range + 2 : (red - green) / range + 4;
  const degrees = (((sixth * 60) % 360) + 360) % 360;
  return hues.find(([end]) => degrees < end)?.[1] ?? null;
}

/**
 * The name of a colour as an .xlsx gives it: in digits, by its place in the palette, or in the theme with a tint.
 *
 * @example
 * [{rgb: "FFFF0000"}, {theme: "0", tint: "-0.25"}, {theme: "1"}, {indexed: "13"}].map(xlsxColour) // ["red", "grey", null, "yellow"]
 */
export function xlsxColour({
  rgb,
  theme: place,
  tint = "0",
  indexed
}: {
  readonly rgb?: string | undefined;
  readonly theme?: string | undefined;
  readonly tint?: string | undefined;
  readonly indexed?: string | undefined;
}): ColourName | null {
  if (rgb !== undefined) return colourName(rgb);
  if (indexed !== undefined) return colourName(palette[Number(indexed)] ?? "");
  const digits = place === undefined ? undefined : theme[Number(place)];
  if (digits === undefined) return null;
  const by = Number(tint);
  const tinted = [0, 2, 4].map((at) => {
    const own = Number.parseInt(digits.slice(at, at + 2), 16);
    return Math.round(by < 0 ? own * (1 + by) : own + (255 - own) * by);
  });
  return colourName(tinted.map((own) => own.toString(16).padStart(2, "0")).join(""));
}
