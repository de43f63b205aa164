import {inflateSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {kaplanMeierFigure} from "../../src/figures/kaplan-meier.ts";
import {toPdf} from "../../src/report/formats/pdf.ts";
import {picturePixels} from "../../src/report/formats/png.ts";
import {lzw} from "../../src/report/formats/tiff-lzw.ts";
import {toTiff} from "../../src/report/formats/tiff.ts";
import {curveSamples} from "../figures/samples.ts";

const spec = kaplanMeierFigure(curveSamples["two"] ?? [], {width: 336, height: 260, fontSize: 8, title: "A & <B>"});
const latin1 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("latin1");

/** The decoder of TIFF 6.0 section 13, written from the page. */
function decoded(bytes: Uint8Array): number[] {
  let at = 0;
  const read = (width: number): number => {
    let code = 0;
    for (let i = 0; i < width; i += 1, at += 1) code = (code << 1) | (((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1);
    return code;
  };
  const out: number[] = [];
  let table: number[][] = [];
  let width = 9;
  let old: number[] | null = null;
  for (;;) {
    const code = read(width);
    if (code === 257) return out;
    if (code === 256) {
      table = Array.from({length: 258}, (_, value) => (value < 256 ? [value] : []));
      width = 9;
      old = null;
      continue;
    }
    const entry: number[] = table[code] ?? [...(old ?? []), (old ?? [])[0] ?? 0];
    out.push(...entry);
    if (old !== null) table.push([...old, entry[0] ?? 0]);
    if (table.length >= 511) width = table.length >= 2047 ? 12 : table.length >= 1023 ? 11 : 10;
    old = entry;
  }
}

describe("lzw", () => {
  it("gives back what went in, through every width of code and a full table", () => {
    const noise = Uint8Array.from({length: 60_000}, (_, i) => (i * i * 31 + (i >> 3)) % 251);
    for (const bytes of [Uint8Array.of(), Uint8Array.of(9), new Uint8Array(5000).fill(255), noise])
      expect(decoded(lzw(bytes))).toEqual([...bytes]);
  });
});

describe("toTiff", () => {
  it("holds the pixels of the picture and its resolution", async () => {
    const tiff = await toTiff(spec, {dpi: 96});
    const view = new DataView(tiff.buffer);
    const directory = view.getUint32(4, true);
    const fields = new Map(
      Array.from({length: view.getUint16(directory, true)}, (_, i) => {
        const at = directory + 2 + i * 12;
        return [
          view.getUint16(at, true),
          view.getUint16(at + 2, true) === 3 && view.getUint32(at + 4, true) === 1
            ? view.getUint16(at + 8, true)
            : view.getUint32(at + 8, true)
        ] as const;
      })
    );
    expect([256, 257, 259, 262, 277, 296].map((tag) => fields.get(tag))).toEqual([336, 260, 5, 2, 3, 2]);
    expect(view.getUint32(fields.get(282) ?? 0, true) / view.getUint32((fields.get(282) ?? 0) + 4, true)).toBe(96);
    const {rgb} = await picturePixels(spec, 96);
    const start = fields.get(273) ?? 0;
    expect(Buffer.from(decoded(tiff.subarray(start, start + (fields.get(279) ?? 0)))).equals(Buffer.from(rgb))).toBe(
      true
    );
  });
});

describe("toPdf", () => {
  it("is one page of the figure's size, with Inter embedded, tagged, with its alt text and title, and no date of the clock", async () => {
    const pdf = latin1(await toPdf(spec));
    expect(pdf).toContain("/MediaBox [0 0 252 195]");
    expect(pdf).toMatch(/\/FontFile2 \d+ 0 R/);
    expect(pdf).toContain("+Inter-Regular");
    expect(pdf).toMatch(/\/S \/Figure/);
    expect(pdf).toContain("/Alt ");
    expect(pdf).toContain("(A & <B>)");
    expect(pdf).toContain("D:19700101000000Z");
  });

  it("keeps text as text: the page shows glyphs of the embedded font, not outlines", async () => {
    const bytes = Buffer.from(await toPdf(spec));
    const streams = [...bytes.toString("latin1").matchAll(/stream\r?\n/g)].map(({index}) => {
      try {
        return inflateSync(bytes.subarray((index ?? 0) + 7), {finishFlush: 2}).toString("latin1");
      } catch {
        return "";
      }
    });
    const page = streams.find((stream) => stream.includes(" Tf")) ?? "";
    expect((page.match(/ Tj\b/g) ?? []).length).toBeGreaterThan(15);
  });

  it("takes a printed width in mm, and gives the same bytes on every run", async () => {
    const [a, b] = await Promise.all([toPdf(spec, {widthMm: 183}), toPdf(spec, {widthMm: 183})]);
    expect(latin1(a)).toContain(`/MediaBox [0 0 ${Number(((183 / 25.4) * 72).toFixed(6))}`.slice(0, 22));
    expect(Buffer.from(a).equals(Buffer.from(b))).toBe(true);
    await expect(toPdf(spec, {widthMm: 0})).rejects.toThrow("widthMm must be above 0, got 0");
  });
});
