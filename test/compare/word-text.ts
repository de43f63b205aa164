import {inflateRawSync} from "node:zlib";

/** What a Word document says, one paragraph a line: `word/document.xml` out of the archive. Throws `RangeError` where it is not there. */
export function wordText(bytes: Buffer): string {
  return archived(bytes, "word/document.xml")
    .toString("utf8")
    .split(/<\/w:p>/)
    .map((paragraph) => [...paragraph.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text).join(""))
    .filter((text) => text !== "")
    .join("\n");
}

/** Signatures and places of the ZIP format (APPNOTE 4.3.12 and 4.3.16). */
const END_OF_DIRECTORY = 0x06054b50;

/** One file out of a ZIP archive. */
function archived(bytes: Buffer, wanted: string): Buffer {
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END_OF_DIRECTORY) end -= 1;
  let at = bytes.readUInt32LE(end + 16);
  for (let k = bytes.readUInt16LE(end + 10); k > 0; k -= 1) {
    const [size, nameLength] = [bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28)];
    if (bytes.toString("utf8", at + 46, at + 46 + nameLength) === wanted) {
      const local = bytes.readUInt32LE(at + 42);
      const data = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      const content = bytes.subarray(data, data + size);
      return bytes.readUInt16LE(at + 10) === 0 ? content : inflateRawSync(content);
    }
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  throw new RangeError(`archive must hold ${wanted}`);
}
