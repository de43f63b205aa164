import {joinedBytes} from "../platform/bytes.ts";
import type {Source} from "../record/source.ts";

const PIECE = 1 << 20;

/**
 * The content of a source in pieces of about 1 MiB; bytes are cut at the same places however a stream delivers them.
 *
 * @example
 * const got = [];
 * for await (const piece of pieces({name: "c.csv", text: "a,b"})) got.push(piece);
 * got // ["a,b"]
 */
export async function* pieces({text, bytes, stream}: Source): AsyncGenerator<string | Uint8Array> {
  if (text !== undefined)
    for (let i = 0, end = 0; i < text.length; i = end) {
      end = Math.min(i + PIECE, text.length);
      // A surrogate pair stays together, else its two halves would be hashed as other bytes.
      if (text.charCodeAt(end - 1) >> 10 === 0x36 && end < text.length) end += 1;
      yield text.slice(i, end);
    }
  else if (bytes !== undefined) for (let i = 0; i < bytes.length; i += PIECE) yield bytes.subarray(i, i + PIECE);
  else if (stream !== undefined) yield* blocks(stream);
}

/** The same bytes in blocks of one size, so that what is recognised does not depend on how a stream was cut. */
async function* blocks(stream: AsyncIterable<Uint8Array | string>): AsyncGenerator<Uint8Array> {
  let waiting: Uint8Array[] = [];
  let length = 0;
  const encoder = new TextEncoder();
  for await (const piece of stream) {
    waiting.push(typeof piece === "string" ? encoder.encode(piece) : piece);
    length += waiting.at(-1)?.length ?? 0;
    if (length < PIECE) continue;
    const whole = joinedBytes(waiting);
    let from = 0;
    for (; from + PIECE <= whole.length; from += PIECE) yield whole.subarray(from, from + PIECE);
    waiting = [whole.subarray(from)];
    length = whole.length - from;
  }
  if (length > 0) yield joinedBytes(waiting);
}

/**
 * The same source with its content as bytes or text, so that it can be read more than once.
 *
 * @example
 * (await wholeSource({name: "c.csv", text: "a,b"})).text // "a,b"
 */
export async function wholeSource(source: Source): Promise<Source> {
  if (source.stream === undefined) return source;
  const {stream: _, ...rest} = source;
  const got: Uint8Array[] = [];
  for await (const piece of pieces(source))
    got.push(typeof piece === "string" ? new TextEncoder().encode(piece) : piece);
  return {...rest, bytes: joinedBytes(got)};
}
