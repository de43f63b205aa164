import {joinedBytes} from "../../platform/bytes.ts";
import {crc32} from "../../platform/crc32.ts";
import {deflated} from "../../platform/deflate.ts";

/** One file of an archive; its name has forward slashes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** 1 January 1980, the first day that the format knows: the same entries give the same bytes. */
const DATE = 0x0021;
/** Names are UTF-8. */
const FLAGS = 0x0800;
const DEFLATED = 8;

/**
 * Entries as a ZIP archive, deflated, without times (PKWARE APPNOTE 6.3, sections 4.3 and 4.4).
 *
 * @example
 * new TextDecoder().decode(zip([{name: "a.txt", content: "a"}]).subarray(0, 2)) // "PK"
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const one of entries) {
    const {fields, title, packed} = packedEntry(one);
    const entry = joinedBytes([littleEndian([[4, 0x04034b50]]), fields, title, packed]);
    parts.push(entry);
    const place = littleEndian([
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset]
    ]);
    directory.push(
      littleEndian([
        [4, 0x02014b50],
        [2, 20]
      ]),
      fields,
      place,
      title
    );
    offset += entry.length;
  }
  const size = directory.reduce((sum, {length}) => sum + length, 0);
  return joinedBytes([...parts, ...directory, endOfDirectory(entries.length, size, offset)]);
}

/** An entry deflated, with its name and what its header and its line in the directory have in common. */
function packedEntry({name, content}: ZipEntry): {
  readonly fields: Uint8Array;
  readonly title: Uint8Array;
  readonly packed: Uint8Array;
} {
  const encoder = new TextEncoder();
  const bytes = typeof content === "string" ? encoder.encode(content) : content;
  const packed = deflated(bytes);
  const title = encoder.encode(name);
  const fields = littleEndian([
    [2, 20],
    [2, FLAGS],
    [2, DEFLATED],
    [2, 0],
    [2, DATE],
    [4, crc32(bytes)],
    [4, packed.length],
    [4, bytes.length],
    [2, title.length],
    [2, 0]
  ]);
  return {fields, title, packed};
}

/** The record after a directory of so many entries, which takes `size` bytes from `offset` on. */
function endOfDirectory(entries: number, size: number, offset: number): Uint8Array {
  return littleEndian([
    [4, 0x06054b50],
    [4, 0],
    [2, entries],
    [2, entries],
    [4, size],
    [4, offset],
    [2, 0]
  ]);
}

/** Whole numbers of two or four bytes, the lowest first. */
function littleEndian(numbers: readonly (readonly [width: 2 | 4, value: number])[]): Uint8Array {
  const bytes = new Uint8Array(numbers.reduce((sum, [width]) => sum + width, 0));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const [width, value] of numbers) {
    if (width === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += width;
  }
  return bytes;
}
