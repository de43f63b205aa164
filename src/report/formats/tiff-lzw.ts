const CLEAR = 256;
const END = 257;
const FIRST_FREE = 258;
const MOST_BITS = 12;

/** Children of a code: next[code * 256 + byte], 0 where there is none; all zero between calls, since clearing 2 MB for each strip costs more than the strip. */
const next = new Uint16Array((1 << MOST_BITS) * 256);

/**
 * LZW as TIFF 6.0 section 13 has it: codes of 9 to 12 bits, most significant bit first, one bit wider as soon as entry 511, 1023 or 2047 is made, CLEAR first and END last.
 *
 * @example
 * lzw(Uint8Array.of(7, 7, 7)).length // 5
 */
export function lzw(bytes: Uint8Array): Uint8Array {
  const codes = new CodeWriter(Math.max(64, bytes.length >> 2));
  let width = 9;
  const used = new Uint32Array(1 << MOST_BITS);
  let free = FIRST_FREE;
  codes.put(CLEAR, width);
  let prefix = -1;
  for (let i = 0; i < bytes.length; i += 1) {
    const byte = bytes[i] ?? 0;
    if (prefix < 0) {
      prefix = byte;
      continue;
    }
    const key = (prefix << 8) | byte;
    const child = next[key] ?? 0;
    if (child !== 0) {
      prefix = child;
      continue;
    }
    codes.put(prefix, width);
    next[key] = free;
    used[free] = key;
    free += 1;
    if (free === (1 << MOST_BITS) - 1) {
      codes.put(CLEAR, width);
      forget(used, free);
      free = FIRST_FREE;
      width = 9;
    } else if (free === 1 << width) width += 1;
    prefix = byte;
  }
  forget(used, free);
  if (prefix >= 0) {
    codes.put(prefix, width);
    free += 1;
    if (free === 1 << width && width < MOST_BITS) width += 1;
  }
  codes.put(END, width);
  return codes.written();
}

/** Clears the children that were made up to the first free code. */
function forget(used: Uint32Array, free: number): void {
  for (let i = FIRST_FREE; i < free; i += 1) next[used[i] ?? 0] = 0;
}

/** Codes one after the other, the most significant bit first. */
class CodeWriter {
  private out: Uint8Array;
  private size = 0;
  private pending = 0;
  private bits = 0;

  constructor(room: number) {
    this.out = new Uint8Array(room);
  }

  put(code: number, width: number): void {
    const pending = (this.pending << width) | code;
    let bits = this.bits + width;
    for (; bits >= 8; bits -= 8) this.putByte((pending >> (bits - 8)) & 0xff);
    this.bits = bits;
    this.pending = pending & ((1 << bits) - 1);
  }

  private putByte(byte: number): void {
    if (this.size === this.out.length) {
      const larger = new Uint8Array(this.out.length * 2);
      larger.set(this.out);
      this.out = larger;
    }
    this.out[this.size] = byte;
    this.size += 1;
  }

  /** What was put, the last byte filled up with zeros. */
  written(): Uint8Array {
    const whole = this.out.slice(0, this.size);
    return this.bits > 0 ? appended(whole, (this.pending << (8 - this.bits)) & 0xff) : whole;
  }
}

function appended(bytes: Uint8Array, byte: number): Uint8Array {
  const whole = new Uint8Array(bytes.length + 1);
  whole.set(bytes);
  whole[bytes.length] = byte;
  return whole;
}
