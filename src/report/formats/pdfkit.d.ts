/** The little of pdfkit 0.20 that is used here; its own declarations are not exported. */
declare module "pdfkit" {
  export interface PdfDocumentOptions {
    readonly size: readonly [number, number];
    readonly margin: number;
    readonly compress: boolean;
    readonly tagged: boolean;
    readonly displayTitle: boolean;
    readonly lang: string;
    readonly pdfVersion: string;
    readonly info: Readonly<Record<string, string | Date>>;
  }
  export default class PdfDocument {
    constructor(options: PdfDocumentOptions);
    registerFont(name: string, font: Uint8Array): this;
    struct(type: string, options: {readonly alt?: string; readonly title?: string}, children: () => void): object;
    addPage(): this;
    font(name: string): this;
    fontSize(points: number): this;
    fillColor(colour: string): this;
    rect(x: number, y: number, width: number, height: number): this;
    fill(colour: string): this;
    text(
      text: string,
      x: number,
      y: number,
      options: {
        readonly width: number;
        readonly height?: number;
        readonly lineGap?: number;
        readonly align?: "left" | "right";
        readonly ellipsis?: boolean;
        readonly lineBreak?: boolean;
      }
    ): this;
    heightOfString(text: string, options: {readonly width: number; readonly lineGap?: number}): number;
    addStructure(element: object): this;
    on(event: "data", listener: (chunk: Uint8Array) => void): this;
    on(event: "end", listener: () => void): this;
    on(event: "error", listener: (error: Error) => void): this;
    end(): void;
  }
}

/** The one function of svg-to-pdfkit 0.1; the package ships no types. */
declare module "svg-to-pdfkit" {
  export interface SvgToPdfOptions {
    readonly width?: number;
    readonly height?: number;
    readonly assumePt?: boolean;
    readonly preserveAspectRatio?: string;
    readonly fontCallback?: (
      family: string,
      bold: boolean,
      italic: boolean,
      options: Record<string, unknown>
    ) => string;
    readonly warningCallback?: (warning: string) => void;
  }
  export default function svgToPdf(
    document: unknown,
    svg: string,
    x: number,
    y: number,
    options?: SvgToPdfOptions
  ): void;
}
