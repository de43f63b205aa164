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
  let out = new Uint8Array(Math.max(64, bytes.length >> 2));
  let size = 0;
  let pending = 0;
  let bits = 0;
  let width = 9;
  const put = (code: number): void => {
    pending = (pending << width) | code;
    bits += width;
    while (bits >= 8) {
      if (size === out.length) {
        const larger = new Uint8Array(out.length * 2);
        larger.set(out);
        out = larger;
      }
      bits -= 8;
      out[size] = (pending >> bits) & 0xff;
      size += 1;
      pending &= (1 << bits) - 1;
    }
  };
  const used = new Uint32Array(1 << MOST_BITS);
  const forget = (): void => {
    for (let i = FIRST_FREE; i < free; i += 1) next[used[i] ?? 0] = 0;
  };
  let free = FIRST_FREE;
  put(CLEAR);
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
    put(prefix);
    next[key] = free;
    used[free] = key;
    free += 1;
    if (free === (1 << MOST_BITS) - 1) {
      put(CLEAR);
      forget();
      free = FIRST_FREE;
      width = 9;
    } else if (free === 1 << width) width += 1;
    prefix = byte;
  }
  forget();
  if (prefix >= 0) {
    put(prefix);
    free += 1;
    if (free === 1 << width && width < MOST_BITS) width += 1;
  }
  put(END);
  return bits > 0 ? appended(out.subarray(0, size), (pending << (8 - bits)) & 0xff) : out.slice(0, size);
}

function appended(bytes: Uint8Array, byte: number): Uint8Array {
  const whole = new Uint8Array(bytes.length + 1);
  whole.set(bytes);
  whole[bytes.length] = byte;
  return whole;
}
