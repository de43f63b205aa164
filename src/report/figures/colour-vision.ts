/** Two forms of colour blindness that together are nine in ten of all. */
export type ColourVision = "protanopia" | "deuteranopia";

/** Machado, Oliveira & Fernandes 2009, IEEE Trans Vis Comput Graph 15:1291, doi:10.1109/TVCG.2009.113: severity 1, on linear RGB. */
const matrices: Readonly<Record<ColourVision, readonly (readonly [number, number, number])[]>> = {
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998]
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881]
  ]
};

type Triple = readonly [number, number, number];

/**
 * `#rgb` or `#rrggbb` as linear RGB in 0 to 1 (IEC 61966-2-1); null for any other text.
 *
 * @example
 * linearRgb("#f00") // [1, 0, 0]
 * linearRgb("red") // null
 */
export function linearRgb(colour: string): Triple | null {
  const hex = /^#(?:([0-9a-f]{3})|([0-9a-f]{6}))$/i.exec(colour.trim());
  if (hex === null) return null;
  const digits = hex[2] ?? Array.from(hex[1] ?? "", (digit) => digit + digit).join("");
  const channel = (at: number): number => {
    const value = Number.parseInt(digits.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(0), channel(2), channel(4)];
}

/**
 * How far two colours look apart, in CIELAB units (CIE 1976 difference, D65), to normal eyes or under a form of colour blindness; 2.3 is just noticeable.
 *
 * Throws `RangeError` for a colour that is not `#rgb` or `#rrggbb`.
 *
 * @example
 * colourDistance("#000000", "#ffffff") // 100
 * colourDistance("#0e6402", "#c20127", "protanopia") < colourDistance("#0e6402", "#c20127") / 2 // true
 */
export function colourDistance(a: string, b: string, vision?: ColourVision): number {
  const [l1, a1, b1] = lab(seen(a, vision));
  const [l2, a2, b2] = lab(seen(b, vision));
  return Math.hypot(l1 - l2, a1 - a2, b1 - b2);
}

function seen(colour: string, vision: ColourVision | undefined): Triple {
  const rgb = linearRgb(colour);
  if (rgb === null) throw new RangeError(`colour must be #rgb or #rrggbb, got ${JSON.stringify(colour)}`);
  if (vision === undefined) return rgb;
  const [red, green, blue] = matrices[vision].map((row) =>
    Math.min(1, Math.max(0, row[0] * rgb[0] + row[1] * rgb[1] + row[2] * rgb[2]))
  );
  return [red ?? 0, green ?? 0, blue ?? 0];
}

/** CIELAB from linear sRGB (CIE 15:2004, D65 white). */
function lab([red, green, blue]: Triple): Triple {
  const f = (t: number): number => (t > (6 / 29) ** 3 ? Math.cbrt(t) : t / (3 * (6 / 29) ** 2) + 4 / 29);
  const x = f((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / 0.95047);
  const y = f(0.2126729 * red + 0.7151522 * green + 0.072175 * blue);
  const z = f((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / 1.08883);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
