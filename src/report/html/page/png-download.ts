/** Dots per inch of a downloaded picture; CSS px are 96 to the inch. */
const DPI = 300;
const PX_PER_INCH = 96;

/**
 * A figure of the page as PNG on white at 300 dpi, with the resolution written into the file. `fontFaces` carries the letters of the page, because a picture
 * cannot see the fonts of the page that holds it. Throws where the browser cannot draw it.
 */
export async function pngOf(svgText: string, fontFaces: string): Promise<Blob> {
  const picture = new Image();
  picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(withFonts(svgText, fontFaces))}`;
  await picture.decode();
  const plain = await pngBlob(drawnOnWhite(picture));
  return withResolution(new Uint8Array(await plain.arrayBuffer()));
}

function withFonts(svgText: string, fontFaces: string): string {
  const figure = new DOMParser().parseFromString(svgText, "image/svg+xml").documentElement;
  const style = document.createElementNS("http://www.w3.org/2000/svg", "style");
  style.textContent = fontFaces;
  figure.prepend(style);
  return new XMLSerializer().serializeToString(figure);
}

function drawnOnWhite(picture: HTMLImageElement): HTMLCanvasElement {
  const canvas = document.createElement("canvas");
  canvas.width = Math.round((picture.naturalWidth * DPI) / PX_PER_INCH);
  canvas.height = Math.round((picture.naturalHeight * DPI) / PX_PER_INCH);
  const context = canvas.getContext("2d");
  if (context === null) throw new Error("the browser gives no canvas");
  context.fillStyle = "#ffffff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  context.drawImage(picture, 0, 0, canvas.width, canvas.height);
  return canvas;
}

async function pngBlob(canvas: HTMLCanvasElement): Promise<Blob> {
  const plain = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, "image/png"));
  if (plain === null) throw new Error("the browser gives no PNG");
  return plain;
}

/** Length of the signature and the header chunk, behind which pHYs stands (PNG specification, third edition, section 11.3.4.3). */
const HEADER = 33;

function withResolution(png: Uint8Array<ArrayBuffer>): Blob {
  const chunk = new DataView(new ArrayBuffer(21));
  const perMetre = Math.round(DPI / 0.0254);
  chunk.setUint32(0, 9);
  chunk.setUint32(4, 0x70485973);
  chunk.setUint32(8, perMetre);
  chunk.setUint32(12, perMetre);
  chunk.setUint8(16, 1);
  chunk.setUint32(17, crc32(new Uint8Array(chunk.buffer, 4, 13)));
  return new Blob([png.subarray(0, HEADER), chunk, png.subarray(HEADER)], {type: "image/png"});
}

/** Cyclic redundancy check of a chunk (PNG specification, annex D). */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
