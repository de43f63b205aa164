/** A rule by which drug records become lines of therapy: what it says, its days unless told, and where it comes from. */
export interface LineRule {
  readonly days: number;
  readonly says: string;
  readonly source: string;
}

/** The rules, by name. */
export const lineRules = {
  combineDays: {
    days: 28,
    says: "line-defining drugs that start within this many days of the first one are one line",
    source:
      "regimen window of a line-of-therapy algorithm that was validated against charts (JMIR Med Inform 2021;9(10):e29017, table 5)"
  },
  collapseDays: {
    days: 30,
    says: "records of one drug at most this many days apart are one course",
    source:
      "persistence window of drug eras of the OMOP common data model (ohdsi.github.io/ETL-LambdaBuilder, Drug_Era_Logic)"
  },
  doseDays: {
    days: 28,
    says: "a dose is a record of one day that lasts until the next is due, at most this many days; records of a conjugate at most so far apart are doses and no lines",
    source: "longest usual interval between doses of conjugates (labels: 7 to 28 days); a rule of this project"
  },
  reportDays: {
    days: 14,
    says: "a progression that a scan or a report shows within this many days of the start of a line is one of the line before, on the first day of this one, where that has none of its own and no assessment in these days was without progression before",
    source:
      "a rule of this project; registries are reported to leave out progressions of the first 14 days, which was not verified"
  }
} as const satisfies Readonly<Record<string, LineRule>>;

/** Days of the rules; those of the table unless told. */
export type LineRuleDays = {readonly [Name in keyof typeof lineRules]?: number | undefined};

/** The days of all rules, in whole days. */
export type DaysOfRules = Readonly<Record<keyof typeof lineRules, number>>;

/**
 * The days of all rules.
 *
 * Throws `RangeError` when one is not a whole number of 0 or more.
 *
 * @example
 * daysOfRules({combineDays: 21}) // {combineDays: 21, collapseDays: 30, doseDays: 28, reportDays: 14}
 */
export function daysOfRules(changed: LineRuleDays): DaysOfRules {
  const {combineDays, collapseDays, doseDays, reportDays} = lineRules;
  const days = {
    combineDays: changed.combineDays ?? combineDays.days,
    collapseDays: changed.collapseDays ?? collapseDays.days,
    doseDays: changed.doseDays ?? doseDays.days,
    reportDays: changed.reportDays ?? reportDays.days
  };
  for (const [name, value] of Object.entries(days))
    if (!Number.isInteger(value) || value < 0)
      throw new RangeError(`${name} must be a whole number of days, 0 or more, got ${value}`);
  return days;
}
