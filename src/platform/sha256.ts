import {createHash} from "node:crypto";

/** A SHA-256 in the making, fed piece by piece. */
export interface Sha256 {
  /** Takes the next bytes, or the UTF-8 bytes of the next text. */
  add(piece: string | Uint8Array): void;
  /** Lower-case hexadecimal; nothing can be added after it. */
  hex(): string;
  /** Base64 with padding; nothing can be added after it. */
  base64(): string;
}

/**
 * A new SHA-256 (FIPS 180-4).
 *
 * It answers at once, which a browser's own `crypto.subtle` cannot: there it is a library that hashes in steps.
 *
 * @example
 * const hash = sha256();
 * hash.add("ab");
 * hash.add(new Uint8Array([0x63]));
 * hash.hex().slice(0, 16) // "ba7816bf8f01cfea"
 */
export function sha256(): Sha256 {
  const hash = createHash("sha256");
  return {
    add(piece) {
      hash.update(piece);
    },
    hex: () => hash.digest("hex"),
    base64: () => hash.digest("base64")
  };
}
