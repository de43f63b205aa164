import type {TopLevelSpec} from "vega-lite";
import type {FigureSpec} from "../../figures/figure-spec.ts";
import {picturePixels} from "./png.ts";
import {lzw} from "./tiff-lzw.ts";

/** Options of `toTiff`. */
export interface TiffOptions {
  /** Pixels per inch at the figure's own size, 36 to 2400; journals ask for 300 to 1200. */
  readonly dpi?: number;
}

/** Pixel bytes that go into one compressed strip. */
const STRIP = 1 << 20;

/** Bytes before the first strip, and of a field of the directory. */
const HEADER = 8;
const FIELD = 12;

const fieldTypes = {short: 3, long: 4, rational: 5} as const;

/**
 * A figure, or a finished SVG, as a baseline RGB TIFF: 8 bits a channel on white, LZW-compressed, with its resolution (TIFF 6.0, sections 3, 6, 8 and 13).
 *
 * Throws `RangeError` for a `dpi` outside 36 to 2400.
 *
 * @example
 * const tiff = await toTiff("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"96\"/>", {dpi: 72})
 * Array.from(tiff.subarray(0, 4)) // [73, 73, 42, 0]
 */
export async function toTiff(
  figure: FigureSpec | TopLevelSpec | string,
  {dpi = 600}: TiffOptions = {}
): Promise<Uint8Array> {
  const {width, height, rgb} = await picturePixels(figure, dpi);
  const rows = Math.max(1, Math.floor(STRIP / (width * 3)));
  const strips: Uint8Array[] = [];
  for (let row = 0; row < height; row += rows)
    strips.push(lzw(rgb.subarray(row * width * 3, Math.min(height, row + rows) * width * 3)));
  return assemble(strips, {width, height, rows, dpi});
}

function assemble(strips: readonly Uint8Array[], picture: StripPicture): Uint8Array {
  const places = placesOf(strips);
  const {offsets, directory} = places;
  const fields = directoryFields(strips, places, picture);
  const file = new Uint8Array(directory + 2 + fields.length * FIELD + 4);
  const view = new DataView(file.buffer);
  file.set([0x49, 0x49, 42, 0]);
  view.setUint32(4, directory, true);
  for (const [index, strip] of strips.entries()) {
    file.set(strip, offsets[index]);
    view.setUint32(places.offsetTable + 4 * index, offsets[index] ?? 0, true);
    view.setUint32(places.sizeTable + 4 * index, strip.length, true);
  }
  for (let i = 0; i < 3; i += 1) view.setUint16(places.bits + 2 * i, 8, true);
  view.setUint32(places.resolution, Math.round(picture.dpi * 100), true);
  view.setUint32(places.resolution + 4, 100, true);
  writeDirectory(view, directory, fields);
  return file;
}

/** Size and resolution of a picture that lies in strips. */
interface StripPicture {
  readonly width: number;
  readonly height: number;
  /** Rows of a strip. */
  readonly rows: number;
  readonly dpi: number;
}

/** Where in the file what stands, in bytes from its begin. */
interface FilePlaces {
  /** Of each strip. */
  readonly offsets: readonly number[];
  /** Of the three numbers of bits. */
  readonly bits: number;
  readonly resolution: number;
  readonly offsetTable: number;
  readonly sizeTable: number;
  readonly directory: number;
}

function placesOf(strips: readonly Uint8Array[]): FilePlaces {
  const offsets: number[] = [];
  let at = HEADER;
  for (const strip of strips) {
    offsets.push(at);
    at += strip.length + (strip.length % 2);
  }
  const resolution = at + 6;
  const offsetTable = resolution + 8;
  const sizeTable = offsetTable + 4 * strips.length;
  return {offsets, bits: at, resolution, offsetTable, sizeTable, directory: sizeTable + 4 * strips.length};
}

type DirectoryField = readonly [tag: number, type: number, count: number, value: number];

function directoryFields(
  strips: readonly Uint8Array[],
  {offsets, bits, resolution, offsetTable, sizeTable}: FilePlaces,
  {width, height, rows}: StripPicture
): readonly DirectoryField[] {
  const one = strips.length === 1;
  const {short, long, rational} = fieldTypes;
  return [
    [256, long, 1, width],
    [257, long, 1, height],
    [258, short, 3, bits],
    [259, short, 1, 5],
    [262, short, 1, 2],
    [273, long, strips.length, one ? (offsets[0] ?? HEADER) : offsetTable],
    [277, short, 1, 3],
    [278, long, 1, rows],
    [279, long, strips.length, one ? (strips[0]?.length ?? 0) : sizeTable],
    [282, rational, 1, resolution],
    [283, rational, 1, resolution],
    [284, short, 1, 1],
    [296, short, 1, 2]
  ];
}

function writeDirectory(view: DataView, directory: number, fields: readonly DirectoryField[]): void {
  view.setUint16(directory, fields.length, true);
  for (const [index, [tag, type, count, value]] of fields.entries()) {
    const field = directory + 2 + index * FIELD;
    view.setUint16(field, tag, true);
    view.setUint16(field + 2, type, true);
    view.setUint32(field + 4, count, true);
    if (type === fieldTypes.short && count === 1) view.setUint16(field + 8, value, true);
    else view.setUint32(field + 8, value, true);
  }
}
