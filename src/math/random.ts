/** A stream of pseudo-random numbers, uniform on the open interval (0, 1). */
export type Random = () => number;

/**
 * Seeded generator xoshiro128**, its state filled by splitmix32, so that nearby seeds give unrelated streams.
 * The same seed gives the same stream on every machine.
 * Numbers carry 52 random bits and are never 0 or 1.
 *
 * Throws `RangeError` when `seed` is not an integer in [0, 2³² − 1].
 * Source: Blackman & Vigna 2021, ACM Trans Math Softw 47:36, doi:10.1145/3460772 (xoshiro128**);
 * Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195 (splitmix).
 *
 * @example
 * const random = seededRandom(20260101);
 * random() === seededRandom(20260101)() // true
 */
export function seededRandom(seed: number): Random {
  if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff)
    throw new RangeError(`seed must be an integer in [0, 4294967295], got ${seed}`);
  let mix = seed >>> 0;
  const splitmix = (): number => {
    mix = (mix + 0x9e3779b9) | 0;
    let z = mix;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad);
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97);
    return (z ^ (z >>> 15)) | 0;
  };
  let a = splitmix();
  let b = splitmix();
  let c = splitmix();
  let d = splitmix();
  const next32 = (): number => {
    const scrambled = Math.imul(rotateLeft(Math.imul(b, 5), 7), 9);
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotateLeft(d, 11);
    return scrambled >>> 0;
  };
  return () => {
    const high = next32() >>> 6;
    const low = next32() >>> 6;
    return (high * 2 ** 26 + low + 0.5) / 2 ** 52;
  };
}

function rotateLeft(x: number, k: number): number {
  return (x << k) | (x >>> (32 - k));
}
