/** One record of one drug; days on the patient's clock, `end` null where no stop is recorded. */
export interface DrugRecord {
  readonly drug: string;
  readonly start: number;
  readonly end: number | null;
  /** Line of the file on which the record begins. */
  readonly row: number;
}

/** Drugs given together. */
export interface BuiltRegimen {
  /** Drugs in the order of their starts, joined by ` + `. */
  readonly regimen: string;
  readonly start: number;
  /** Last stop of its drugs; null when a drug has none recorded. */
  readonly end: number | null;
  readonly rows: readonly number[];
}

export interface RegimenRules {
  /** Drugs that start within this many days of the first one are one regimen. */
  readonly combineDays?: number;
  /** Records of one drug at most this many days apart are one era. */
  readonly collapseDays?: number;
}

/**
 * Combines the drug records of one patient into regimens: records of the same drug at most 30 days apart collapse into one era; eras that start
 * within 28 days of the first start of a regimen belong to it; the next era opens the next regimen.
 *
 * Throws `RangeError` when a number of days is not a whole number of 0 or more.
 * Source of the windows: 28-day combination and 30-day era collapse, as usual for timelines of treatment (OHDSI drug eras use the 30 days).
 *
 * @example
 * buildRegimens([{drug: "EV", start: 0, end: 60, row: 2}, {drug: "pembrolizumab", start: 5, end: 60, row: 3}, {drug: "SG", start: 90, end: null, row: 4}]).map(({regimen, start, end}) => [regimen, start, end])
 * // [["EV + pembrolizumab", 0, 60], ["SG", 90, null]]
 */
export function buildRegimens(
  records: readonly DrugRecord[],
  {combineDays = 28, collapseDays = 30}: RegimenRules = {}
): BuiltRegimen[] {
  requireDays({combineDays, collapseDays});
  const built: {drugs: string[]; start: number; end: number | null; rows: number[]}[] = [];
  for (const era of eras(records, collapseDays)) {
    const open = built.at(-1);
    if (open !== undefined && era.start - open.start <= combineDays) {
      if (!open.drugs.includes(era.drug)) open.drugs.push(era.drug);
      open.end = laterEnd(open.end, era.end);
      open.rows.push(...era.rows);
    } else built.push({drugs: [era.drug], start: era.start, end: era.end, rows: [...era.rows]});
  }
  return built.map(({drugs, start, end, rows}) => ({
    regimen: drugs.join(" + "),
    start,
    end,
    rows: rows.toSorted((a, b) => a - b)
  }));
}

function requireDays(rules: Required<RegimenRules>): void {
  for (const [name, value] of Object.entries(rules))
    if (!Number.isInteger(value) || value < 0)
      throw new RangeError(`${name} must be a whole number of days, 0 or more, got ${value}`);
}

interface Era {
  readonly drug: string;
  readonly start: number;
  end: number | null;
  readonly rows: number[];
}

function eras(records: readonly DrugRecord[], collapseDays: number): Era[] {
  const byDrug = new Map<string, Era[]>();
  for (const {drug, start, end, row} of records.toSorted((a, b) => a.start - b.start || a.row - b.row)) {
    const own = byDrug.get(drug) ?? [];
    byDrug.set(drug, own);
    const last = own.at(-1);
    // A record without a stop may last for ever: whatever follows belongs to it.
    if (last !== undefined && (last.end === null || start - last.end <= collapseDays)) {
      last.end = laterEnd(last.end, end);
      last.rows.push(row);
    } else own.push({drug, start, end, rows: [row]});
  }
  return [...byDrug.values()].flat().sort((a, b) => a.start - b.start || (a.rows[0] ?? 0) - (b.rows[0] ?? 0));
}

function laterEnd(a: number | null, b: number | null): number | null {
  return a === null || b === null ? null : Math.max(a, b);
}
