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
  let encoding: TextEncodingName | null = null;
  let decoder: InstanceType<typeof TextDecoder> | null = null;
  let byteOrderMark = false;
  let damaged = false;
  let sawMultibyte = false;
  let waiting = new Uint8Array(0);

  const recognise = (bytes: Uint8Array): Uint8Array => {
    const [a, b, c] = bytes;
    if (a === 0xef && b === 0xbb && c === 0xbf) return begin("UTF-8", true, bytes.subarray(3));
    if (a === 0xff && b === 0xfe) return begin("UTF-16LE", true, bytes.subarray(2));
    if (a === 0xfe && b === 0xff) return begin("UTF-16BE", true, bytes.subarray(2));
    const zeros = [0, 0];
    const length = Math.min(bytes.length, 512);
    for (let i = 0; i < length; i++) if (bytes[i] === 0) zeros[i % 2] = (zeros[i % 2] ?? 0) + 1;
    const [even = 0, odd = 0] = zeros;
    if (odd > length * 0.3 && even === 0) return begin("UTF-16LE", false, bytes);
    if (even > length * 0.3 && odd === 0) return begin("UTF-16BE", false, bytes);
    return begin("UTF-8", false, bytes);
  };
  const begin = (name: TextEncodingName, mark: boolean, rest: Uint8Array): Uint8Array => {
    encoding = name;
    byteOrderMark = mark;
    if (name !== "UTF-8") decoder = new TextDecoder(name.toLowerCase());
    return rest;
  };
  const asUtf8 = (bytes: Uint8Array): string => {
    const ascii = asciiText(bytes);
    if (ascii !== null) return ascii;
    const text = new TextDecoder("utf-8", {ignoreBOM: true}).decode(bytes);
    if (isUtf8(bytes)) {
      sawMultibyte = true;
      return text;
    }
    const unreadable = text.split(REPLACEMENT).length - 1;
    // eslint-disable-next-line no-control-regex
    const readable = (text.match(/[^\u0000-\u007f\ufffd]/g) ?? []).length;
    if (sawMultibyte || byteOrderMark || readable > unreadable) {
      damaged = true;
      return text;
    }
    encoding = "Windows-1252";
    decoder = new TextDecoder("windows-1252");
    return decoder.decode(bytes, {stream: true});
  };

  return {
    push(piece) {
      let bytes = waiting.length === 0 ? piece : joinedBytes([waiting, piece]);
      waiting = new Uint8Array(0);
      if (encoding === null) {
        if (bytes.length < 4) {
          waiting = Uint8Array.from(bytes);
          return "";
        }
        bytes = recognise(bytes);
      }
      if (decoder !== null) return decoder.decode(bytes, {stream: true});
      const whole = bytes.length - unfinished(bytes);
      waiting = Uint8Array.from(bytes.subarray(whole));
      return asUtf8(bytes.subarray(0, whole));
    },
    end() {
      const rest = encoding === null ? recognise(waiting) : waiting;
      waiting = new Uint8Array(0);
      if (decoder !== null) return decoder.decode(rest);
      return rest.length === 0 ? "" : asUtf8(rest);
    },
    get encoding() {
      return encoding ?? "UTF-8";
    },
    get byteOrderMark() {
      return byteOrderMark;
    },
    get damaged() {
      return damaged;
    }
  };
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
