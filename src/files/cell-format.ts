/** What a number stands for by the format in which a spreadsheet shows it. */
export type FormatKind = "number" | "date" | "date-time" | "time" | "month" | "year" | "percent" | "zeros";

/** Formats that every .xlsx has by their number and does not write down (ECMA-376 part 1, 18.8.30, with those of East Asian languages). */
const builtIn: Readonly<Record<number, string>> = {
  9: "0%",
  10: "0.00%",
  14: "m/d/yyyy",
  15: "d-mmm-yy",
  16: "d-mmm",
  17: "mmm-yy",
  18: "h:mm AM/PM",
  19: "h:mm:ss AM/PM",
  20: "h:mm",
  21: "h:mm:ss",
  22: "m/d/yyyy h:mm",
  27: "yyyy/m/d",
  30: "m/d/yy",
  36: "yyyy/m/d",
  45: "mm:ss",
  46: "[h]:mm:ss",
  47: "mm:ss.0",
  50: "yyyy/m/d",
  57: "yyyy/m/d"
};

/**
 * The code of a format of .xlsx: its own, or the one that every file has.
 *
 * @example
 * formatCode(14, new Map()) // "m/d/yyyy"
 * formatCode(170, new Map([[170, "0.0"]])) // "0.0"
 */
export function formatCode(id: number, own: ReadonlyMap<number, string>): string {
  return own.get(id) ?? builtIn[id] ?? "General";
}

/**
 * What a number stands for by the code of its format: only the first section counts, and what stands in quotes, brackets or behind a backslash is
 * text. A format with month and year alone says that the day is not known; one of zeros shows those that stand in front.
 *
 * @example
 * ["General", "dd.mm.yyyy", "mmm-yy", "yyyy", "h:mm", "0.00%", "00000", '0.0 "mg/d"', "[$-407]d. mmmm yyyy"].map(formatKind)
 * // ["number", "date", "month", "year", "time", "percent", "zeros", "number", "date"]
 */
export function formatKind(code: string): FormatKind {
  const [section = ""] = code.replace(/"[^"]*"|\\.|_.|\*./g, "").split(";");
  const elapsed = /\[(?:h+|m+|s+)\]/i.test(section);
  const bare = section.replace(/\[[^\]]*\]/g, "").toLowerCase();
  if (/^(?:general|standard)$/.test(bare.trim())) return "number";
  if (/^0{2,}$/.test(bare.trim())) return "zeros";
  const clock = elapsed || /[hs]|am\/pm/.test(bare);
  // Beside hours or seconds an m is of minutes.
  // Days and years are t and j where a German program wrote its own letters.
  const calendar = /[ydtj]|e+(?![+-])/.test(bare.replace(/am\/pm/g, "")) || (!clock && bare.includes("m"));
  if (/e[+-]/.test(bare) || (!calendar && !clock)) return bare.includes("%") ? "percent" : "number";
  if (!calendar) return "time";
  if (clock) return "date-time";
  if (/[dt]/.test(bare)) return "date";
  return bare.includes("m") ? "month" : "year";
}

/**
 * Digits that a format of zeros shows at least.
 *
 * @example
 * zerosOf("00000") // 5
 */
export function zerosOf(code: string): number {
  return code.replace(/[^0]/g, "").length;
}

/**
 * A number with its decimal point moved to the right, digit by digit as it is written.
 *
 * @example
 * shiftedPoint("0.285", 2) // "28.5"
 * shiftedPoint("1e-7", 2) // "0.00001"
 */
export function shiftedPoint(written: string, places: number): string {
  const [digits = "", power = "0"] = written.toLowerCase().split("e");
  return String(Number(`${digits}e${Number(power) + places}`));
}

/** Units of time that a format puts behind a number. */
const ofTime =
  /^(?:d|days?|w|wks?|weeks?|mo|mos|mths?|months?|y|yrs?|years?|t|tage?n?|wo|wochen?|mon|monate?n?|jahre?n?|jours?|semaines?|mois|ans?|annees?|dias?|semanas?|mes|meses|anos?|giorni|settimane|mesi|anni|dagen|weken|maanden|jaren)\.?$/;
/** Which numbers a section is for, where it says so. */
const condition = /^\[(=|<>|<=|>=|<|>)(-?[\d.]+)\]/;

/**
 * What a format shows for a number where that is a word and no number (`[=1]"dead";"alive"`), or the number with a unit of time; null where it shows the number.
 *
 * @example
 * ['[=1]"dead";[=0]"alive";General', '"yes";;"no"', '0.0" weeks"', '0.0 "mg/d"', "0.00"].map((code) => shownAsText(code, 1))
 * // ["dead", "yes", "1 weeks", null, null]
 */
export function shownAsText(code: string, value: number): string | null {
  if (!code.includes('"') && !code.includes("\\")) return null;
  const section = sectionFor(code.match(/(?:"[^"]*"|\\.|[^;])+|(?<=;)(?=;|$)/g) ?? [], value);
  const words = [...section.matchAll(/"([^"]*)"|\\(.)/g)].map(([, quoted, single]) => quoted ?? single ?? "").join("");
  const rest = section.replace(/"[^"]*"|\\.|\[[^\]]*\]|_.|\*./g, "");
  if (!/\p{L}/u.test(words)) return null;
  if (rest.trim() === "") return words.trim();
  const unit = words.trim().normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  return /^[#0?., ]+$/.test(rest) && ofTime.test(unit) ? `${value} ${words.trim()}` : null;
}

/** The section of a format that is for a number: the first whose condition it meets, else that for positive numbers, negative ones or zero. */
function sectionFor(sections: readonly string[], value: number): string {
  if (sections.some((section) => condition.test(section)))
    return sections.find((section) => meets(section, value)) ?? "";
  const [positive = "", negative = positive, zero = positive] = sections;
  return value < 0 ? negative : value === 0 ? zero : positive;
}

function meets(section: string, value: number): boolean {
  const [, sign, limit] = condition.exec(section) ?? [];
  const than = Number(limit);
  if (sign === undefined) return true;
  if (sign === "=") return value === than;
  if (sign === "<>") return value !== than;
  if (sign === "<") return value < than;
  if (sign === ">") return value > than;
  return sign === "<=" ? value <= than : value >= than;
}
