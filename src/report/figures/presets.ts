/** How far a rule of a preset has been checked. */
export type PresetMark = "official guide" | "official documentation" | "secondary source" | "not verified";

/** What one target asks of a figure. */
export interface FigurePreset {
  readonly name: string;
  readonly target: string;
  /** Printed width in mm; null where the target states none. */
  readonly widthMm: number | null;
  /** Fixed height in mm, for slides; null lets the figure choose. */
  readonly heightMm: number | null;
  readonly maxHeightMm: number | null;
  /** Type in points at the printed size: what we set, and the smallest that is allowed. */
  readonly typePt: number;
  readonly minimumPt: number;
  /** Pixels per inch for line art, for line and photograph together, and for photographs; null where not stated. */
  readonly dpi: {readonly line: number | null; readonly combination: number | null; readonly halftone: number | null};
  readonly formats: readonly string[];
  readonly source: string;
  readonly mark: PresetMark;
  /** What to check before a submission. */
  readonly note: string;
}

const MM_PER_INCH = 25.4;
const PX_PER_MM = 96 / MM_PER_INCH;
const PX_PER_PT = 96 / 72;

const nature = {
  maxHeightMm: 170,
  heightMm: null,
  typePt: 6,
  minimumPt: 5,
  dpi: {line: 300, combination: 300, halftone: 300},
  formats: ["pdf", "svg"],
  source: "Nature family, guide to preparing final artwork",
  note: "Arial or Helvetica, text editable and embedded; no grid lines, patterns or coloured text; 450 dpi for proofs"
} as const;
const lancet = {
  heightMm: null,
  maxHeightMm: null,
  typePt: 8,
  minimumPt: 6,
  dpi: {line: 300, combination: 300, halftone: 300},
  formats: ["pdf", "svg"],
  source: "Lancet family artwork guidelines; widths and typeface from a third-party summary",
  mark: "secondary source",
  note: "the journal redraws figures; Times New Roman; 300 dpi at 120 % of size; smallest type is our assumption"
} as const;
const elsevier = {
  heightMm: null,
  maxHeightMm: null,
  typePt: 8,
  minimumPt: 6,
  dpi: {line: 1000, combination: 500, halftone: 300},
  formats: ["pdf", "tiff"],
  source: "Elsevier artwork and media instructions (Annals of Oncology, ESMO Open, EJC)",
  mark: "not verified",
  note: "pixel counts are documented, the widths in mm and the smallest type are not verified"
} as const;

/** Targets by name, each with its source and how far it was checked; sizes of the Lancet, NEJM, AACR and JCO are to be checked with the journal before a submission. */
export const figurePresets: readonly FigurePreset[] = [
  {
    name: "plain",
    target: "reports and screens",
    widthMm: 640 / PX_PER_MM,
    heightMm: null,
    maxHeightMm: null,
    typePt: 8.25,
    minimumPt: 6,
    dpi: {line: 300, combination: 300, halftone: 300},
    formats: ["svg", "png"],
    source: "this project's own default",
    mark: "official documentation",
    note: "640 px wide, type of 11 px"
  },
  {name: "nature-single", target: "Nature family, one column", widthMm: 89, ...nature, mark: "official guide"},
  {
    name: "nature-half",
    target: "Nature family, one and a half columns",
    widthMm: 120,
    ...nature,
    mark: "secondary source",
    note: `${nature.note}; the width of 120 mm (or 136) is from a third-party summary`
  },
  {name: "nature-double", target: "Nature family, two columns", widthMm: 183, ...nature, mark: "official guide"},
  {name: "lancet-single", target: "Lancet family, one column", widthMm: 75, ...lancet},
  {name: "lancet-double", target: "Lancet family, two columns", widthMm: 154, ...lancet},
  {
    name: "nejm",
    target: "New England Journal of Medicine",
    widthMm: null,
    heightMm: null,
    maxHeightMm: null,
    typePt: 8,
    minimumPt: 6,
    dpi: {line: 1200, combination: null, halftone: 300},
    formats: ["svg", "pdf"],
    source: "third-party summary of the NEJM author centre",
    mark: "secondary source",
    note: "no size stated; the journal redraws figures"
  },
  {
    name: "jco",
    target: "Journal of Clinical Oncology and other ASCO journals",
    widthMm: null,
    heightMm: null,
    maxHeightMm: null,
    typePt: 8,
    minimumPt: 6,
    dpi: {line: 1200, combination: null, halftone: 300},
    formats: ["pdf", "tiff"],
    source: "artwork rules were not found",
    mark: "not verified",
    note: "everything here is an assumption; ask the journal"
  },
  {
    name: "aacr",
    target: "AACR journals",
    widthMm: null,
    heightMm: null,
    maxHeightMm: null,
    typePt: 8,
    minimumPt: 6,
    dpi: {line: 1200, combination: 600, halftone: 300},
    formats: ["pdf", "tiff"],
    source: "third-party summary of the AACR artwork rules",
    mark: "secondary source",
    note: "no size stated; 600 to 900 dpi for combinations"
  },
  {name: "elsevier-single", target: "Elsevier, one column", widthMm: 90, ...elsevier},
  {name: "elsevier-half", target: "Elsevier, one and a half columns", widthMm: 140, ...elsevier},
  {name: "elsevier-double", target: "Elsevier, two columns", widthMm: 190, ...elsevier},
  {
    name: "wiley",
    target: "Wiley (Cancer)",
    widthMm: 80,
    heightMm: null,
    maxHeightMm: null,
    typePt: 8,
    minimumPt: 6,
    dpi: {line: 600, combination: null, halftone: 300},
    formats: ["pdf"],
    source: "Wiley electronic artwork guidelines",
    mark: "official guide",
    note: "at least 80 mm or 1800 px, files under 10 MB; smallest type is our assumption"
  },
  {
    name: "poster",
    target: "ASCO or ESMO poster and slides, 16:9",
    widthMm: 338.67,
    heightMm: 190.5,
    maxHeightMm: 190.5,
    typePt: 18,
    minimumPt: 18,
    dpi: {line: null, combination: null, halftone: 300},
    formats: ["png", "pdf"],
    source: "common practice; congress rules differ",
    mark: "not verified",
    note: "13.33 × 7.5 inches; type of 18 pt or more"
  }
];

/** Size of a figure for a target, as figure functions take it. */
export interface PresetSize {
  /** CSS px. */
  readonly width: number;
  /** CSS px; absent where the target leaves it open. */
  readonly height?: number;
  readonly fontSize: number;
}

/** Width taken for targets that state none: one column of most journals. */
const USUAL_MM = 89;

/**
 * Width, height and font size in CSS px for a target; `heightMm` may be given up to the target's limit, `widthMm` where the target states no width.
 *
 * Throws `RangeError` for a name that is not in `figurePresets`, for a width where the target fixes it, and for a height above its limit.
 *
 * @example
 * presetSize("nature-single") // {width: 336.378, fontSize: 8}
 */
export function presetSize(
  name: string,
  {widthMm, heightMm}: {readonly widthMm?: number; readonly heightMm?: number} = {}
): PresetSize {
  const preset = presetNamed(name);
  if (widthMm !== undefined && preset.widthMm !== null)
    throw new RangeError(`widthMm is fixed at ${preset.widthMm} for ${name}, got ${widthMm}`);
  if (heightMm !== undefined && preset.maxHeightMm !== null && heightMm > preset.maxHeightMm)
    throw new RangeError(`heightMm must be at most ${preset.maxHeightMm} for ${name}, got ${heightMm}`);
  const height = heightMm ?? preset.heightMm;
  return {
    width: (widthMm ?? preset.widthMm ?? USUAL_MM) * PX_PER_MM,
    ...(height === null ? {} : {height: height * PX_PER_MM}),
    fontSize: preset.typePt * PX_PER_PT
  };
}

/**
 * The preset of a name. Throws `RangeError` that lists the names for any other.
 *
 * @example
 * presetNamed("nature-double").widthMm // 183
 */
export function presetNamed(name: string): FigurePreset {
  const preset = figurePresets.find((entry) => entry.name === name);
  if (preset === undefined)
    throw new RangeError(
      `preset must be one of ${figurePresets.map((entry) => entry.name).join(", ")}, got ${JSON.stringify(name)}`
    );
  return preset;
}
