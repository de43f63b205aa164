import {Parser} from "saxen";

/** Takes the elements of a document one by one; names are without their prefix. */
export interface XmlVisitor {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Walks through the elements of an XML document. Prefixes of elements and attributes are cut, as Office writes them now so, now otherwise; entities of
 * the document itself are not expanded.
 *
 * Throws `Error` where the document is not well-formed.
 *
 * @example
 * const seen = [];
 * walkXml('<x:a r:n="1 &amp; 2">t</x:a>', {open: (name, {n}) => seen.push([name, n]), text: (text) => seen.push(text)});
 * seen // [["a", "1 & 2"], "t"]
 */
export function walkXml(xml: string, visitor: XmlVisitor): void {
  const parser = new Parser();
  let fault: Error | null = null;
  parser.on("error", (error) => {
    fault ??= error;
  });
  parser.on("openTag", (name, attributes, decode) => {
    const own = Object.entries(attributes()).map(([key, value]) => [bare(key), decode(value)]);
    visitor.open(bare(name), Object.fromEntries(own));
  });
  parser.on("closeTag", (name) => visitor.close?.(bare(name)));
  parser.on("text", (value, decode) => visitor.text?.(decode(value)));
  parser.on("cdata", (value) => visitor.text?.(value));
  parser.parse(xml);
  if (fault !== null) throw fault;
}

const bare = (name: string): string => name.slice(name.indexOf(":") + 1);
