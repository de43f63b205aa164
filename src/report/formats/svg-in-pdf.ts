import type PdfDocument from "pdfkit";
import {fontBytes} from "../../platform/assets.ts";
import {joinedBytes} from "../../platform/bytes.ts";

/** Fixed, since the same figures give the same bytes. */
const CREATED = new Date(0);

const fontName = (_family: string, bold: boolean, italic: boolean): string =>
  bold ? "semibold" : italic ? "italic" : "regular";

/** A box on a page, in points from its upper left corner. */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A tagged PDF of one page size, with the fonts of the package, that gives its bytes when it is finished. */
export async function pdfOf({
  size,
  title,
  subject
}: {
  readonly size: readonly [number, number];
  readonly title: string;
  readonly subject: string;
}): Promise<{readonly document: PdfDocument; readonly finished: () => Promise<Uint8Array>}> {
  const {default: Document} = await import("pdfkit");
  const document = new Document({
    size,
    margin: 0,
    compress: true,
    tagged: true,
    displayTitle: true,
    lang: "en-GB",
    pdfVersion: "1.7",
    info: {Title: title, Subject: subject, Creator: "payloadswap", Producer: "payloadswap", CreationDate: CREATED}
  });
  for (const weight of ["regular", "semibold", "italic"] as const) document.registerFont(weight, fontBytes(weight));
  return {document, finished: collectedBytes(document)};
}

/** Collects what a document writes from now on; the bytes are there when it is ended. */
function collectedBytes(document: PdfDocument): () => Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  const done = new Promise<void>((resolve, reject) => {
    document.on("data", (chunk: Uint8Array) => chunks.push(chunk));
    document.on("end", resolve);
    document.on("error", reject);
  });
  return async () => {
    document.end();
    await done;
    return joinedBytes(chunks);
  };
}

/** Draws an SVG of ours into a box of the current page, as vectors with live text, tagged as a figure. Throws where something in it cannot be drawn. */
export async function drawSvg(
  document: PdfDocument,
  svg: string,
  {x, y, width, height}: PageBox,
  {title, alt}: {readonly title: string; readonly alt: string}
): Promise<void> {
  const {default: svgToPdf} = await import("svg-to-pdfkit");
  const warnings: string[] = [];
  document.addStructure(
    document.struct("Figure", {alt, title}, () => {
      svgToPdf(document, svg, x, y, {
        width,
        height,
        assumePt: false,
        preserveAspectRatio: "xMidYMid meet",
        fontCallback: fontName,
        warningCallback: (warning) => warnings.push(warning)
      });
    })
  );
  if (warnings.length > 0) throw new Error(`the figure cannot be drawn as PDF: ${warnings.join("; ")}`);
}
