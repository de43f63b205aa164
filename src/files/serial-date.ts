import type {FormatKind} from "./cell-format.ts";

/** From which day a spreadsheet counts: 1 is 1900-01-01 (Windows), or 0 is 1904-01-01 (once the Macintosh). */
export type DateSystem = 1900 | 1904;

/** Days from 1970-01-01 back to day 0 of either. */
const origin: Readonly<Record<DateSystem, number>> = {1900: -25569, 1904: -24107};
/** The day 1900-02-29, which never was, has this number; days before it are one off. */
const LEAP_1900 = 60;
const DAY = 86_400;

/**
 * The text of a day or time that a spreadsheet keeps as a number: ISO, as precise as its format shows it. A month whose day the format hides is a
 * month where it was set to the first. Null where the number is no day of the calendar.
 *
 * @example
 * serialDate(44197, "date", 1900) // "2021-01-01"
 * serialDate(42735, "date", 1904) // "2021-01-01"
 * serialDate(44256, "month", 1900) // "2021-03"
 * serialDate(44197.5, "date-time", 1900) // "2021-01-01T12:00:00"
 */
export function serialDate(
  serial: number,
  kind: Exclude<FormatKind, "number" | "percent" | "zeros">,
  system: DateSystem
): string | null {
  const seconds = Math.round(serial * DAY);
  const clock = clockText(((seconds % DAY) + DAY) % DAY);
  if (kind === "time" && serial >= 0 && serial < 1) return clock;
  const whole = Math.floor(seconds / DAY);
  if (whole < 0 || (system === 1900 && whole === LEAP_1900)) return null;
  const day = whole + origin[system] + (system === 1900 && whole < LEAP_1900 ? 1 : 0);
  const date = new Date(day * DAY * 1000);
  if (date.getUTCFullYear() > 9999) return null;
  const iso = date.toISOString().slice(0, 10);
  if (kind === "date-time" || kind === "time") return `${iso}T${clock}`;
  if (kind === "month" && iso.endsWith("-01")) return iso.slice(0, 7);
  return kind === "year" && iso.endsWith("-01-01") ? iso.slice(0, 4) : iso;
}

function clockText(seconds: number): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
