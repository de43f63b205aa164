/** Colour and dash pattern of one group; either alone tells it from the others. */
export interface GroupStyle {
  readonly colour: string;
  /** Dash pattern in multiples of the line width; empty is a solid line. */
  readonly dash: readonly number[];
}

/** A payload class or a transition class with its fixed style. */
export interface ClassStyle extends GroupStyle {
  readonly name: string;
  /** Where the name comes from. */
  readonly kind: "payload class" | "transition class";
}

const solid: readonly number[] = [];
const dashed: readonly number[] = [5, 2.5];
const dotted: readonly number[] = [1.2, 2];
const dashDot: readonly number[] = [6, 2, 1.2, 2];
const longDash: readonly number[] = [9, 3];
const dashDotDot: readonly number[] = [6, 2, 1.2, 2, 1.2, 2];
const shortDash: readonly number[] = [3, 2];
const longDot: readonly number[] = [10, 2, 1.2, 2];

/**
 * Colours of Wong 2011 (Nature Methods 8:441, doi:10.1038/nmeth.1618), without its yellow, which vanishes on white, and with dark grey in place of black;
 * dash patterns differ as well, so that a figure survives a black-and-white printer.
 */
export const groupStyles: readonly GroupStyle[] = [
  {colour: "#0072B2", dash: solid},
  {colour: "#D55E00", dash: dashed},
  {colour: "#009E73", dash: dashDot},
  {colour: "#CC79A7", dash: longDash},
  {colour: "#333333", dash: dotted},
  {colour: "#E69F00", dash: dashDotDot},
  {colour: "#56B4E9", dash: shortDash},
  {colour: "#7F5A3C", dash: longDot}
];

/** Payload classes keep one colour in every figure, whatever else is drawn beside them. */
export const classStyles: readonly ClassStyle[] = [
  {name: "topoisomerase I inhibitor", kind: "payload class", colour: "#0072B2", dash: solid},
  {name: "microtubule inhibitor", kind: "payload class", colour: "#D55E00", dash: dashed},
  {name: "DNA-damaging agent", kind: "payload class", colour: "#009E73", dash: dashDot},
  {name: "immune agonist", kind: "payload class", colour: "#CC79A7", dash: longDash},
  {name: "TLR agonist", kind: "payload class", colour: "#CC79A7", dash: longDash},
  {name: "STING agonist", kind: "payload class", colour: "#CC79A7", dash: longDot},
  {name: "protein synthesis inhibitor (toxin)", kind: "payload class", colour: "#E69F00", dash: dashDotDot},
  {name: "RNA polymerase II inhibitor", kind: "payload class", colour: "#56B4E9", dash: shortDash},
  {name: "photosensitiser", kind: "payload class", colour: "#7F5A3C", dash: longDot},
  {name: "payload unknown", kind: "payload class", colour: "#8C8C8C", dash: dotted},
  {name: "payload swap", kind: "transition class", colour: "#0072B2", dash: solid},
  {name: "target-only swap", kind: "transition class", colour: "#D55E00", dash: dashed},
  {name: "same target and payload class", kind: "transition class", colour: "#009E73", dash: dashDot},
  {name: "rechallenge", kind: "transition class", colour: "#CC79A7", dash: longDash},
  {name: "partial payload swap", kind: "transition class", colour: "#E69F00", dash: dashDotDot},
  {name: "unclassifiable", kind: "transition class", colour: "#8C8C8C", dash: dotted}
];

/** What asks for a style: a group by its name, and its payload class where it has one. */
export interface StyledGroup {
  readonly group: string;
  readonly payloadClass?: string | undefined;
}

const plain = (name: string): string => name.trim().toLowerCase();
const same = (a: GroupStyle, b: GroupStyle): boolean => a.colour === b.colour && a.dash.join() === b.dash.join();

/**
 * One style a group: the caller's colour, else that of its payload or transition class, else the next free one; past eight groups
 * the colours come again with the next dash pattern, so no two groups of up to 64 look alike.
 *
 * @example
 * stylesOf([{group: "SG", payloadClass: "topoisomerase I inhibitor"}, {group: "T-DM1", payloadClass: "microtubule inhibitor"}]).map((style) => style.colour)
 * // ["#0072B2", "#D55E00"]
 */
export function stylesOf(groups: readonly StyledGroup[], palette: Readonly<Record<string, string>> = {}): GroupStyle[] {
  const taken: GroupStyle[] = [];
  const wanted = groups.map(({group, payloadClass}) =>
    classStyles.find(({name}) => plain(name) === plain(payloadClass ?? group))
  );
  for (const [index, {group}] of groups.entries()) {
    const own = Object.hasOwn(palette, group) ? palette[group] : undefined;
    const byClass = wanted[index];
    const first: GroupStyle | undefined =
      own === undefined ? byClass : {colour: own, dash: byClass?.dash ?? dashFor(index)};
    const free =
      first !== undefined && !taken.some((style) => same(style, first))
        ? first
        : nextFree(taken, wanted.slice(index + 1), first?.colour);
    taken.push({colour: free.colour, dash: free.dash});
  }
  return taken;
}

const dashFor = (index: number): readonly number[] => groupStyles[index % groupStyles.length]?.dash ?? solid;

/** The first style that neither an earlier group has nor a later group's class will need; with a colour given, that colour in a free dash pattern. */
function nextFree(
  taken: readonly GroupStyle[],
  reserved: readonly (GroupStyle | undefined)[],
  colour?: string
): GroupStyle {
  const blocked = [...taken, ...reserved.filter((style) => style !== undefined)];
  const shifted = groupStyles.map((_, shift) =>
    groupStyles.map((style, index) => ({colour: style.colour, dash: dashFor(index + shift)}))
  );
  const candidates = colour === undefined ? shifted.flat() : groupStyles.map(({dash}) => ({colour, dash}));
  const fresh = candidates.find((candidate) => !blocked.some((style) => same(style, candidate)));
  return fresh ?? {colour: colour ?? "#333333", dash: solid};
}
