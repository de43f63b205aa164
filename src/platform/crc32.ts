import {crc32 as checksum} from "node:zlib";

/**
 * The CRC-32 of ZIP and PNG (ISO 3309, reflected polynomial 0xedb88320), from 0 to 2³² − 1.
 *
 * @example
 * crc32(new TextEncoder().encode("123456789")) // 3421780262
 */
export function crc32(bytes: Uint8Array): number {
  return checksum(bytes);
}
