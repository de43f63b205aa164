/** Beginnings of files that people send instead of CSV. */
const signatures: readonly {readonly bytes: readonly number[]; readonly kind: string}[] = [
  {bytes: [0x50, 0x4b, 0x03, 0x04], kind: "a spreadsheet (.xlsx) or zip archive"},
  {bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: "an old spreadsheet (.xls)"},
  {bytes: [0x25, 0x50, 0x44, 0x46], kind: "a PDF"},
  {bytes: [0x1f, 0x8b], kind: "a gzip archive"},
  {bytes: [0x50, 0x41, 0x52, 0x31], kind: "a Parquet file"}
];

/**
 * What kind of file these first bytes begin, when they are no text; null when they may be text, in UTF-16 too.
 *
 * @example
 * binaryKind(new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d])) // "a PDF"
 * binaryKind(new TextEncoder().encode("patient_id,start")) // null
 */
export function binaryKind(bytes: Uint8Array): string | null {
  const signature = signatures.find((known) => known.bytes.every((byte, i) => bytes[i] === byte));
  if (signature !== undefined) return signature.kind;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return null;
  const length = Math.min(bytes.length, 4096);
  const zeros = [0, 0];
  let control = 0;
  for (let i = 0; i < length; i++) {
    const byte = bytes[i] ?? 0;
    if (byte === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
    else if (byte < 32 && byte !== 9 && byte !== 10 && byte !== 13) control += 1;
  }
  const [even = 0, odd = 0] = zeros;
  if (control === 0 && (even === 0 || odd === 0) && even + odd > length * 0.3) return null;
  return control + even + odd > length * 0.02 && control + even + odd > 8 ? "bytes that are no text" : null;
}
