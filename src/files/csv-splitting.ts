export interface CsvSplitter {
  push(text: string): void;
  end(): void;
  /** Lines seen so far. */
  readonly lines: number;
}

export interface SplitHandler {
  /** A record that stands on one line. */
  single(text: string, line: number): void;
  /** A candidate with quoted line breaks: true when it is a record; false refuses its first line and reads on from the next. */
  spanning(text: string, line: number): boolean;
  /** A line that cannot be (the beginning of) a record; `text` is how it begins. */
  refused(reason: "unclosed-quote" | "record-too-long", line: number, text: string): void;
}

const QUOTE = 34;
const CR = 13;
const LF = 10;

/**
 * Cuts text into records at line ends outside quotes, counting lines of the file. A quote that never closes costs the line on which it
 * opens, not the rest of the file: reading begins again on the next line. Nothing longer than `maxLength` characters is kept.
 *
 * @example
 * const seen = [];
 * const splitter = csvSplitter({single: (text, line) => seen.push(`${line} ${text}`), spanning: () => true, refused: (reason, line) => seen.push(`${line} ${reason}`)});
 * splitter.push('a,b\n1,"2\n3,4\n');
 * splitter.end();
 * seen // ["1 a,b", "2 unclosed-quote", "3 3,4"]
 */
export function csvSplitter(handler: SplitHandler, maxLength = 1 << 20): CsvSplitter {
  let text = "";
  let line = 1;
  /** Where scanning goes on, and whether it is inside quotes. */
  let at = 0;
  let quoted = false;
  /** Line end inside the current candidate, first one: where its second line begins. */
  let secondLine = -1;
  let spanned = 0;
  let skipping = false;
  const sign = /["\r\n]/g;

  const restart = (from: number): void => {
    at = from;
    quoted = false;
    secondLine = -1;
    spanned = 0;
  };

  const scan = (final: boolean): void => {
    let start = 0;
    while (at < text.length) {
      sign.lastIndex = at;
      at = sign.test(text) ? sign.lastIndex - 1 : text.length;
      if (at - start > maxLength && !skipping) {
        if (quoted && secondLine >= 0) {
          handler.refused("unclosed-quote", line, text.slice(start, secondLine));
          line += 1;
          start = secondLine;
          restart(start);
          continue;
        }
        handler.refused("record-too-long", line, text.slice(start, start + 4096));
        skipping = true;
        quoted = false;
      }
      if (at === text.length) break;
      const code = text.charCodeAt(at);
      if (code === QUOTE) {
        if (!skipping) quoted = !quoted;
        at += 1;
        continue;
      }
      if (code === CR && at + 1 === text.length && !final) break;
      const next = code === CR && text.charCodeAt(at + 1) === LF ? at + 2 : at + 1;
      if (quoted) {
        spanned += 1;
        if (secondLine < 0) secondLine = next;
        at = next;
        continue;
      }
      if (skipping) skipping = false;
      else if (spanned === 0) handler.single(text.slice(start, at), line);
      else if (!handler.spanning(text.slice(start, at), line)) {
        line += 1;
        start = secondLine;
        restart(start);
        continue;
      }
      line += spanned + 1;
      start = next;
      restart(next);
    }
    text = text.slice(skipping ? at : start);
    if (secondLine >= 0) secondLine -= start;
    at = skipping ? 0 : at - start;
  };

  return {
    push(more) {
      text += more;
      scan(false);
    },
    end() {
      scan(true);
      if (skipping) text = "";
      while (text.length > 0) {
        if (!quoted) {
          if (spanned === 0 || handler.spanning(text, line)) {
            if (spanned === 0) handler.single(text, line);
            line += spanned + 1;
            break;
          }
        } else handler.refused("unclosed-quote", line, secondLine < 0 ? text : text.slice(0, secondLine));
        line += 1;
        if (secondLine < 0) break;
        text = text.slice(secondLine);
        restart(0);
        scan(true);
      }
      text = "";
    },
    get lines() {
      return line - 1;
    }
  };
}
