/**
 * Advance widths of Inter Regular in thousandths of the font size, for the characters from space to tilde.
 * Figures are laid out from these alone, so that a spec needs no font file; a test compares them with the font.
 */
const ASCII = [
  281, 288, 466, 633, 642, 982, 644, 300, 365, 365, 501, 662, 288, 460, 288, 360, 631, 407, 610, 618, 646, 593, 620,
  566, 619, 620, 288, 302, 662, 662, 662, 511, 966, 690, 654, 730, 722, 601, 590, 746, 743, 269, 571, 672, 565, 903,
  753, 765, 639, 765, 644, 642, 646, 744, 690, 985, 682, 679, 629, 365, 360, 365, 471, 456, 323, 562, 612, 571, 612,
  583, 370, 613, 591, 242, 242, 549, 242, 876, 591, 600, 612, 612, 376, 528, 327, 591, 562, 818, 546, 562, 552, 426,
  333, 426, 662
] as const;

/** Letters of other alphabets: a little over the mean of Greek and Cyrillic; ideographs, arrows and emoji take a full em or more. */
const OTHER = 640;
const WIDE = 1000;
const isWide = (code: number): boolean =>
  (code >= 0x2190 && code <= 0x21ff) || code === 0x2014 || (code >= 0x1100 && code <= 0x115f) || code >= 0x2e80;

/** Semibold against regular, measured on headings; 4 % is on the safe side. */
const SEMIBOLD = 1.04;

/**
 * Width of a label in px at `fontSize` px, from the advance widths of Inter.
 *
 * @example
 * labelWidth("Number at risk", 10) // 69.4
 */
export function labelWidth(text: string, fontSize: number, bold = false): number {
  let sum = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 32;
    sum += ASCII[code - 32] ?? (code < 32 || (code >= 0x300 && code <= 0x36f) ? 0 : isWide(code) ? WIDE : OTHER);
  }
  return ((sum * fontSize) / 1000) * (bold ? SEMIBOLD : 1);
}

/**
 * Line breaks and control characters as spaces, runs of spaces as one: a label is one line.
 *
 * @example
 * oneLine(" a\n b ") // "a b"
 */
export function oneLine(text: string): string {
  // eslint-disable-next-line no-control-regex -- control characters are what this removes
  return text.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, " ").trim();
}

/**
 * A label cut in the middle to fit `maxWidth` px, so that names that differ at either end stay different.
 *
 * @example
 * shortLabel("trastuzumab deruxtecan then sacituzumab govitecan", 120, 10) // "trastuzumab…govitecan"
 */
export function shortLabel(text: string, maxWidth: number, fontSize: number): string {
  const clean = oneLine(text.length > 2000 ? `${text.slice(0, 1000)}…${text.slice(-1000)}` : text);
  if (labelWidth(clean, fontSize) <= maxWidth) return clean;
  const characters = Array.from(clean);
  let keep = Math.min(
    characters.length - 1,
    Math.ceil((characters.length * maxWidth * 1.5) / labelWidth(clean, fontSize))
  );
  const cut = (kept: number): string =>
    `${characters
      .slice(0, Math.ceil(kept / 2))
      .join("")
      .trimEnd()}…${
      kept > 1
        ? characters
            .slice(-Math.floor(kept / 2))
            .join("")
            .trimStart()
        : ""
    }`;
  while (keep > 1 && labelWidth(cut(keep), fontSize) > maxWidth) keep -= 1;
  return cut(keep);
}

/**
 * Labels cut to fit `maxWidth` px and still all different: those that the cut made equal get a number.
 *
 * @example
 * distinctLabels(["A", "B"], 100, 10) // ["A", "B"]
 */
export function distinctLabels(texts: readonly string[], maxWidth: number, fontSize: number): string[] {
  const short = texts.map((text) => shortLabel(text, maxWidth, fontSize));
  return short.map((label, index) => {
    if (short.filter((other) => other === label).length === 1) return label;
    const mark = ` (${index + 1})`;
    return `${shortLabel(texts[index] ?? "", maxWidth - labelWidth(mark, fontSize), fontSize)}${mark}`;
  });
}

/**
 * Text broken at spaces into lines of at most `maxWidth` px; a single word that is wider is cut.
 *
 * @example
 * wrapLabel("at risk, events and censored", 60, 10) // ["at risk,", "events and", "censored"]
 */
export function wrapLabel(text: string, maxWidth: number, fontSize: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of oneLine(text).split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (labelWidth(longer, fontSize) <= maxWidth) line = longer;
    else {
      if (line !== "") lines.push(line);
      line = shortLabel(word, maxWidth, fontSize);
    }
  }
  return line === "" ? lines : [...lines, line];
}
