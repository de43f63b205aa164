import {crc32, deflateRawSync} from "node:zlib";

/** One file of an archive; its name has forward slashes. */
export interface ZipEntry {
  readonly name: string;
  readonly content: string | Uint8Array;
}

/** 1 January 1980, the first day that the format knows: the same entries give the same bytes. */
const DATE = 0x0021;
/** Names are UTF-8. */
const FLAGS = 0x0800;

/**
 * Entries as a ZIP archive, deflated, without times (PKWARE APPNOTE 6.3, sections 4.3 and 4.4).
 *
 * @example
 * new TextDecoder().decode(zip([{name: "a.txt", content: "a"}]).subarray(0, 2)) // "PK"
 */
export function zip(entries: readonly ZipEntry[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const {name, content} of entries) {
    const bytes = Buffer.from(content as Uint8Array);
    const packed = deflateRawSync(bytes, {level: 9});
    const title = Buffer.from(name, "utf8");
    const fields = Buffer.alloc(26);
    fields.writeUInt16LE(20, 0);
    fields.writeUInt16LE(FLAGS, 2);
    fields.writeUInt16LE(8, 4);
    fields.writeUInt16LE(0, 6);
    fields.writeUInt16LE(DATE, 8);
    fields.writeUInt32LE(crc32(bytes), 10);
    fields.writeUInt32LE(packed.length, 14);
    fields.writeUInt32LE(bytes.length, 18);
    fields.writeUInt16LE(title.length, 22);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(20, 4);
    fields.copy(central, 6);
    central.writeUInt32LE(offset, 42);
    parts.push(Buffer.from([0x50, 0x4b, 3, 4]), fields, title, packed);
    directory.push(central, title);
    offset += 4 + fields.length + title.length + packed.length;
  }
  const size = directory.reduce((sum, {length}) => sum + length, 0);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(size, 12);
  end.writeUInt32LE(offset, 16);
  return Uint8Array.from(Buffer.concat([...parts, ...directory, end]));
}
