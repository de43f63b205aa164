import {colourName, type ColourName} from "./colour-names.ts";

type Attributes = Readonly<Record<string, string>>;

/** What a format of numbers or days shows. */
interface OdsFormat {
  readonly name: string;
  day: boolean;
  month: boolean;
  /** Digits that are shown at least; 0 where decimals are shown too. */
  digits: number;
}

const formats: ReadonlySet<string> = new Set(["date-style", "number-style"]);

const isStruck = (attributes: Attributes): boolean =>
  ["text-line-through-style", "text-line-through-type"].some((name) => (attributes[name] ?? "none") !== "none");

/** The styles of an .ods by their names, as far as they say what a cell means: hidden tables, days without a day, zeros in front. */
export class OdsStyles {
  private readonly hidden = new Set<string>();
  private readonly struck = new Set<string>();
  private readonly fills = new Map<string, ColourName | null>();
  private readonly fonts = new Map<string, ColourName | null>();
  private readonly formatOf = new Map<string, string>();
  private readonly formats = new Map<string, OdsFormat>();
  private style: string | null = null;
  private format: OdsFormat | null = null;

  open(element: string, attributes: Attributes): void {
    if (element === "style") {
      this.style = attributes["name"] ?? "";
      const format = attributes["data-style-name"];
      if (format !== undefined) this.formatOf.set(this.style, format);
    } else if (element === "table-cell-properties" && this.style !== null)
      this.fills.set(this.style, colourName(attributes["background-color"] ?? ""));
    else if (element === "table-properties" && attributes["display"] === "false" && this.style !== null)
      this.hidden.add(this.style);
    else if (element === "text-properties" && this.style !== null) {
      if (isStruck(attributes)) this.struck.add(this.style);
      this.fonts.set(this.style, colourName(attributes["color"] ?? ""));
    } else if (formats.has(element))
      this.format = {name: attributes["name"] ?? "", day: false, month: false, digits: 0};
    else if (this.format !== null) this.addToFormat(this.format, element, attributes);
  }

  close(element: string): void {
    if (element === "style") this.style = null;
    if (formats.has(element) && this.format !== null) {
      this.formats.set(this.format.name, this.format);
      this.format = null;
    }
  }

  isStruck(style: string | undefined): boolean {
    return style !== undefined && this.struck.has(style);
  }

  /** The colours behind a cell of a style, and of its text. */
  coloursOf(style: string | undefined): {readonly fill: ColourName | null; readonly font: ColourName | null} {
    return {fill: this.fills.get(style ?? "") ?? null, font: this.fonts.get(style ?? "") ?? null};
  }

  isHidden(style: string | undefined): boolean {
    return style !== undefined && this.hidden.has(style);
  }

  /** A day as precise as its format shows it: a month whose day is hidden is a month where it was set to the first. */
  dateText(written: string, style: string | undefined): string {
    const text = written.replace(/T00:00(:00([.,]0+)?)?Z?$/, "");
    const format = this.of(style);
    if (format === undefined || format.day) return text;
    if (format.month) return text.replace(/^(\d{4}-\d{2})-01$/, "$1");
    return text.replace(/^(\d{4})-01-01$/, "$1");
  }

  /** A number with the zeros in front that its format shows. */
  numberText(written: string, style: string | undefined): string {
    const digits = this.of(style)?.digits ?? 0;
    return digits > 1 && /^\d+$/.test(written) ? written.padStart(digits, "0") : written;
  }

  private of(style: string | undefined): OdsFormat | undefined {
    return this.formats.get(this.formatOf.get(style ?? "") ?? "");
  }

  private addToFormat(format: OdsFormat, element: string, attributes: Attributes): void {
    if (element === "day") format.day = true;
    if (element === "month") format.month = true;
    if (element === "number" && (attributes["decimal-places"] ?? "0") === "0")
      format.digits = Number(attributes["min-integer-digits"] ?? 0);
  }
}
