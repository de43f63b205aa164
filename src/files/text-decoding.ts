import {joinedBytes} from "../platform/bytes.ts";
import {asciiText, isUtf8} from "../platform/utf8.ts";

export type TextEncodingName = "UTF-8" | "UTF-16LE" | "UTF-16BE" | "Windows-1252";

/** Turns the bytes of a file into text piece by piece. */
export interface TextDecoding {
  /** Text of the next bytes; an unfinished character waits for the next piece. */
  push(bytes: Uint8Array): string;
  /** What was left over. */
  end(): string;
  /** Known once the first bytes have come; `Windows-1252` when bytes are no UTF-8 (Latin-1 is part of it). */
  readonly encoding: TextEncodingName;
  /** Whether a byte order mark stood in front. */
  readonly byteOrderMark: boolean;
  /** Whether some bytes could not be read and became U+FFFD. */
  readonly damaged: boolean;
}

const REPLACEMENT = "\ufffd";

/**
 * A decoder that recognises UTF-8 and UTF-16 (with or without byte order mark) and falls back to Windows-1252 (a superset of printable
 * Latin-1) for bytes that are no UTF-8. Bytes that fit neither rule in a file that is mostly UTF-8 become U+FFFD, and `damaged` says so.
 *
 * @example
 * const latin = textDecoding();
 * latin.push(new Uint8Array([0x4d, 0xfc, 0x6e])) + latin.end() // "Mün"
 */
export function textDecoding(): TextDecoding {
  return new RecognisedDecoding();
}

class RecognisedDecoding implements TextDecoding {
  byteOrderMark = false;
  damaged = false;
  #encoding: TextEncodingName | null = null;
  /** Null for UTF-8, whose pieces are cut between characters and read one by one. */
  #decoder: InstanceType<typeof TextDecoder> | null = null;
  #sawMultibyte = false;
  #waiting = new Uint8Array(0);

  get encoding(): TextEncodingName {
    return this.#encoding ?? "UTF-8";
  }

  push(piece: Uint8Array): string {
    let bytes = this.#waiting.length === 0 ? piece : joinedBytes([this.#waiting, piece]);
    this.#waiting = new Uint8Array(0);
    if (this.#encoding === null) {
      if (bytes.length < 4) {
        this.#waiting = Uint8Array.from(bytes);
        return "";
      }
      bytes = this.#begin(bytes);
    }
    if (this.#decoder !== null) return this.#decoder.decode(bytes, {stream: true});
    const whole = bytes.length - unfinished(bytes);
    this.#waiting = Uint8Array.from(bytes.subarray(whole));
    return this.#asUtf8(bytes.subarray(0, whole));
  }

  end(): string {
    const rest = this.#encoding === null ? this.#begin(this.#waiting) : this.#waiting;
    this.#waiting = new Uint8Array(0);
    if (this.#decoder !== null) return this.#decoder.decode(rest);
    return rest.length === 0 ? "" : this.#asUtf8(rest);
  }

  /** Recognises the encoding; gives the bytes behind a byte order mark. */
  #begin(bytes: Uint8Array): Uint8Array {
    const {encoding, mark} = recognisedEncoding(bytes);
    this.#encoding = encoding;
    this.byteOrderMark = mark > 0;
    if (encoding !== "UTF-8") this.#decoder = new TextDecoder(encoding.toLowerCase());
    return bytes.subarray(mark);
  }

  #asUtf8(bytes: Uint8Array): string {
    const ascii = asciiText(bytes);
    if (ascii !== null) return ascii;
    const text = new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes);
    if (isUtf8(bytes)) {
      this.#sawMultibyte = true;
      return text;
    }
    const unreadable = text.split(REPLACEMENT).length - 1;
    // eslint-disable-next-line no-control-regex
    const readable = (text.match(/[^\u0000-\u007f\ufffd]/g) ?? []).length;
    if (this.#sawMultibyte || this.byteOrderMark || readable > unreadable) {
      this.damaged = true;
      return text;
    }
    this.#encoding = "Windows-1252";
    this.#decoder = new TextDecoder("windows-1252");
    return this.#decoder.decode(bytes, {stream: true});
  }
}

/** An encoding as the first bytes of a file tell it; `mark`: length of the byte order mark, 0 where there is none. */
interface RecognisedEncoding {
  readonly encoding: TextEncodingName;
  readonly mark: number;
}

function recognisedEncoding(bytes: Uint8Array): RecognisedEncoding {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return {encoding: "UTF-8", mark: 3};
  if (a === 0xff && b === 0xfe) return {encoding: "UTF-16LE", mark: 2};
  if (a === 0xfe && b === 0xff) return {encoding: "UTF-16BE", mark: 2};
  // Of two bytes a character most have one that is zero in text of few scripts.
  const zeros = [0, 0];
  const length = Math.min(bytes.length, 512);
  for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > length * 0.3 && even === 0) return {encoding: "UTF-16LE", mark: 0};
  if (even > length * 0.3 && odd === 0) return {encoding: "UTF-16BE", mark: 0};
  return {encoding: "UTF-8", mark: 0};
}

/** Bytes at the end that begin a UTF-8 character which is not complete. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc0 ? 2 : 1;
    return needs > back ? back : 0;
  }
  return 0;
}
