import {isAscii, isUtf8 as isWellFormed} from "node:buffer";

/**
 * The text of bytes that are all ASCII, read without a decoder because most cohort files are; null where a byte is above 0x7f.
 *
 * @example
 * asciiText(new Uint8Array([0x53, 0x47])) // "SG"
 * asciiText(new Uint8Array([0xc3, 0xbc])) // null
 */
export function asciiText(bytes: Uint8Array): string | null {
  if (!isAscii(bytes)) return null;
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

/**
 * Whether bytes are well-formed UTF-8 (Unicode 16, section 3.9: no surrogates, no overlong forms, nothing unfinished at the end).
 *
 * @example
 * isUtf8(new Uint8Array([0xc3, 0xbc])) // true
 * isUtf8(new Uint8Array([0xfc])) // false
 */
export function isUtf8(bytes: Uint8Array): boolean {
  return isWellFormed(bytes);
}
