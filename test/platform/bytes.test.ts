import {inflateRawSync} from "node:zlib";
import {describe, expect, it} from "vitest";
import {base64, joinedBytes} from "../../src/platform/bytes.ts";
import {crc32} from "../../src/platform/crc32.ts";
import {deflated} from "../../src/platform/deflate.ts";
import {sha256} from "../../src/platform/sha256.ts";
import {asciiText, isUtf8} from "../../src/platform/utf8.ts";

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
/** The middle of a larger array, as a stream hands out pieces. */
const within = (text: string): Uint8Array => bytes(`<<<${text}>>>`).subarray(3, -3);
const hashed = (...pieces: readonly (string | Uint8Array)[]): string => {
  const hash = sha256();
  for (const piece of pieces) hash.add(piece);
  return hash.hex();
};

describe("what the platform does with bytes has published answers", () => {
  it("SHA-256: the examples of FIPS 180-4", () => {
    expect(hashed()).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    expect(hashed("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(hashed("abcdbcdecdefdefgefghfghighijhijk", within("ijkljklmklmnlmnomnopnopq"))).toBe(
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    );
  });

  it("SHA-256: a text counts as its UTF-8 bytes, and the two spellings are of the same hash", () => {
    expect(hashed("Mün", "chen")).toBe(hashed(bytes("München")));
    const hash = sha256();
    hash.add("abc");
    expect(hash.base64()).toBe("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
  });

  it.each([
    ["", ""],
    ["f", "Zg=="],
    ["fo", "Zm8="],
    ["foo", "Zm9v"],
    ["foobar", "Zm9vYmFy"]
  ])("Base64 of %j is %j (RFC 4648, section 10)", (text, expected) => {
    expect(base64(bytes(text))).toBe(expected);
    expect(base64(within(text))).toBe(expected);
  });

  it("Base64 has + and / where the bits say so", () => {
    expect(base64(new Uint8Array([0xfb, 0xff, 0xbf]))).toBe("+/+/");
  });

  it("CRC-32: the check value of the catalogue of checksums, of a part of an array too", () => {
    expect(crc32(bytes("123456789"))).toBe(0xcbf43926);
    expect(crc32(within("123456789"))).toBe(0xcbf43926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it("DEFLATE is read back by zlib, and its first block is compressed", () => {
    const text = "ADC1 ADC2 ".repeat(400);
    const packed = deflated(within(text));
    expect(packed.length).toBeLessThan(60);
    expect(new TextDecoder().decode(inflateRawSync(packed))).toBe(text);
  });

  it("pieces are joined in their order, into bytes of their own", () => {
    const first = new Uint8Array([1, 2, 3]);
    const whole = joinedBytes([first.subarray(1), new Uint8Array(), new Uint8Array([4])]);
    first[1] = 9;
    expect(whole).toEqual(new Uint8Array([2, 3, 4]));
    expect(joinedBytes([])).toEqual(new Uint8Array());
  });

  it("ASCII ends at 0x7f", () => {
    expect(asciiText(within("T-DXd\t\u007f"))).toBe("T-DXd\t\u007f");
    expect(asciiText(new Uint8Array([0x41, 0x80]))).toBeNull();
    expect(asciiText(new Uint8Array())).toBe("");
  });

  it.each([
    ["two bytes", [0xc3, 0xbc], true],
    ["four bytes", [0xf0, 0x9f, 0xa7, 0xaa], true],
    ["the last code point", [0xf4, 0x8f, 0xbf, 0xbf], true],
    ["beyond the last code point", [0xf4, 0x90, 0x80, 0x80], false],
    ["an overlong slash", [0xc0, 0xaf], false],
    ["a surrogate", [0xed, 0xa0, 0x80], false],
    ["an unfinished character", [0x41, 0xe2, 0x82], false],
    ["Latin-1", [0x4d, 0xfc, 0x6e], false]
  ])("UTF-8: %s %j is %s", (_, given, expected) => {
    expect(isUtf8(new Uint8Array(given))).toBe(expected);
  });
});
