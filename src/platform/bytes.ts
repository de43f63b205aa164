/**
 * The bytes of the pieces, one behind the other, in an array of their own.
 *
 * @example
 * joinedBytes([new Uint8Array([1, 2]), new Uint8Array([]), new Uint8Array([3])]) // [1, 2, 3]
 */
export function joinedBytes(pieces: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const whole = new Uint8Array(pieces.reduce((sum, {length}) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/**
 * Bytes as Base64 with padding (RFC 4648, section 4).
 *
 * @example
 * base64(new Uint8Array([0x66, 0x6f, 0x6f, 0x62])) // "Zm9vYg=="
 */
export function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64");
}
