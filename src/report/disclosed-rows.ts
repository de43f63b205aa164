import {toMonths, type TimeUnit} from "../math/calendar-days.ts";
import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import type {Row} from "../record/row.ts";
import type {ShownTimes} from "./disclosed-curve.ts";
import {grouped} from "./grouped.ts";
import {roundedCount} from "./rounded-count.ts";
import {suppressed, type Sum} from "./suppression.ts";
import {withoutCounts} from "./without-counts.ts";

/** What the rows of a result are judged against. */
export interface DisclosureContext {
  readonly policy: DisclosurePolicy;
  /** Name of the policy, as rows carry it. */
  readonly name: string;
  readonly unit: TimeUnit;
  /** Months at which the curve of each group may be shown. */
  readonly times: ReadonlyMap<string, ShownTimes>;
  /** Counts that stand elsewhere, from which a row's own may not differ by few. */
  readonly totals: readonly number[];
}

/** Numbers of a row that an estimate makes. */
const estimated = ["estimate", "stdError", "statistic", "pValue", "confLow", "confHigh"] as const;
const counted = ["n", "nRisk", "nEvent", "nCensored"] as const;
type Field = (typeof estimated)[number] | (typeof counted)[number];

/** Analyses whose rows are judged one by one; rows of any analysis not named here or below are withheld. */
const judged = /^(?:truncation|paired|log-rank|log-rank, all groups|proportional-hazards|follow-up|contrast .*)$/u;

/**
 * Rows as a policy allows them: counts that are small, or differ by few from a count that stands elsewhere, become NaN, and with them what was estimated from them; the rest is rounded to
 * as many figures as a paper prints. `warning` of a changed row says so. An analysis for which there is no rule is withheld: its row stays, without a number.
 */
export function disclosedRows(rows: readonly Row[], context: DisclosureContext): Row[] {
  const groups = new Map(rows.filter(({analysis, term}) => analysis === "kaplan-meier" && term === "median").map((row) => [row.group, row]));
  const characteristics = disclosedCharacteristics(rows.filter(({analysis}) => analysis === "characteristics"), groups, context);
  return rows.map((row) => coarse(rowOf(row, groups, characteristics, context), context));
}

function rowOf(row: Row, groups: ReadonlyMap<string | null, Row>, characteristics: ReadonlyMap<Row, Row>, context: DisclosureContext): Row {
  const {policy: {smallest}} = context;
  const few = (count: number | null | undefined): boolean => typeof count === "number" && count > 0 && count < smallest;
  const own = groups.get(row.group);
  const arms = [own, ...(row.reference === null ? [] : [groups.get(row.reference)])].filter((arm) => arm !== undefined);
  if (arms.some(({n}) => few(n))) return hidden(row, [...estimated, ...counted], context);
  if (row.analysis === "characteristics") return characteristics.get(row) ?? hidden(row, [...estimated, ...counted], context);
  if (row.analysis === "kaplan-meier") {
    const counts = splitHidden(row, few);
    if (row.term === "median") return counts.length === 0 ? row : hidden(row, counts, context);
    const month = toMonths(row.time ?? NaN, context.unit);
    const at = context.times.get(row.group ?? "");
    const stands = (months: readonly number[] | undefined): boolean => months?.some((one) => Math.abs(one - month) < 1e-6) ?? false;
    if (row.term !== "survival" || !stands(at?.survival)) return hidden(row, [...estimated, "nRisk", ...counts], context);
    return hidden(row, [...counts, ...(stands(at?.atRisk) ? [] : ["nRisk" as const])], context);
  }
  if (row.analysis === "cox" && row.term !== "hazard ratio") return hidden(row, [...estimated, ...counted], context);
  if (row.analysis !== "cox" && !judged.test(row.analysis)) return hidden(row, [...estimated, ...counted], context);
  // A hazard ratio's standard error is close to the root of the sum of 1/events of the arms, and so is its interval's width.
  if (few(row.n) || few(row.nEvent) || few(row.nRisk) || arms.some(({nEvent}) => few(nEvent))) return hidden(row, [...estimated, ...counted], context);
  const share = row.scale === "probability" && row.n !== null && row.estimate !== null ? row.estimate * row.n : null;
  if (share !== null && (few(Math.round(share)) || few(Math.round(row.n === null ? 0 : row.n - share)))) return hidden(row, [...estimated, ...counted], context);
  const differs = (count: number | null): boolean => count !== null && context.totals.some((total) => few(Math.abs(total - count)));
  const pair = row.n === null || row.reference === null ? [] : [(own?.n ?? NaN) + (groups.get(row.reference)?.n ?? NaN)];
  const near = differs(row.n) || pair.some((sum) => few(Math.abs(sum - (row.n ?? 0))));
  return hidden(row, near ? counted : splitHidden(row, few), context);
}

/** Events and censored add up to n: where one is small, both are hidden. */
function splitHidden({n, nEvent, nCensored}: Row, few: (count: number | null) => boolean): Field[] {
  const rest = n === null || nEvent === null ? null : n - nEvent;
  return few(nEvent) || few(nCensored) || few(rest) ? ["nEvent", "nCensored"] : [];
}

/** The row with NaN where a number is hidden; a number that is not there stays null. */
function hidden(row: Row, fields: readonly Field[], {name}: DisclosureContext): Row {
  const hides = fields.filter((field) => row[field] !== null);
  if (hides.length === 0) return row;
  return {...row, ...Object.fromEntries(hides.map((field) => [field, NaN])), warning: [row.warning, `hidden under the policy ${name}: ${hides.join(", ")}`].filter((text) => text !== null).join("; ")};
}

/** Significant figures of ratios, probabilities and other estimates under a policy; times keep three. */
const FIGURES = 3;
const RATIO_FIGURES = 2;

/** The row with the figures that a paper prints, counts rounded as the policy wants, and no number in its remarks. */
function coarse(row: Row, {policy: {rounding}, name}: DisclosureContext): Row {
  const figures = row.scale === "hazard ratio" || row.scale === "ratio" ? RATIO_FIGURES : FIGURES;
  const short = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? value : row.scale === "share" ? value : row.scale === "probability" ? Math.round(value * 100) / 100 : Number(value.toPrecision(figures)));
  const whole = (value: number | null): number | null => (value === null || !Number.isFinite(value) ? value : roundedCount(value, rounding));
  const policyWords = (row.warning ?? "").split("; ").find((clause) => clause.startsWith(`hidden under the policy ${name}`)) ?? null;
  const remark = withoutCounts((row.warning ?? "").split("; ").filter((clause) => clause !== policyWords).join("; "));
  return {
    ...row,
    estimate: short(row.estimate), confLow: short(row.confLow), confHigh: short(row.confHigh),
    // The standard error and the statistic tell the number of events to many digits.
    stdError: null, statistic: null, pValue: row.pValue === null || Number.isNaN(row.pValue) ? row.pValue : Math.max(0.001, Number(row.pValue.toPrecision(2))),
    n: whole(row.n), nRisk: whole(row.nRisk), nEvent: whole(row.nEvent), nCensored: whole(row.nCensored),
    warning: [remark, policyWords].filter((text) => text !== null && text !== "").join("; ") || null,
    error: row.error === null ? null : withoutCounts(row.error) ?? "not given; the reason holds a count"
  };
}

/** Levels of each characteristic: shares whose count is small, and as many others as protect it, are hidden in each group. */
function disclosedCharacteristics(rows: readonly Row[], groups: ReadonlyMap<string | null, Row>, context: DisclosureContext): Map<Row, Row> {
  const {policy: {smallest, rounding}} = context;
  const blocks = grouped(rows, ({group, term}) => JSON.stringify([group, term.slice(0, term.indexOf(": "))]));
  const given = new Map<Row, Row>();
  for (const block of blocks.values()) {
    const [first] = block;
    const size = groups.get(first?.group ?? null)?.n;
    if (first === undefined || typeof size !== "number") continue;
    const recorded = first.n ?? 0;
    const levels = block.filter(({scale}) => scale === "share");
    const cells = new Map([["all", size], ["recorded", recorded], ["not recorded", size - recorded], ...levels.map(({term, estimate}): [string, number] => [term, Math.round((estimate ?? 0) * recorded)])]);
    const sums: Sum[] = [{whole: "all", parts: ["recorded", "not recorded"]}, ...(levels.length === 0 ? [] : [{whole: "recorded", parts: levels.map(({term}) => term)}])];
    const masked = suppressed(cells, sums, smallest, new Set(["all"]));
    for (const row of block) {
      const noCount = masked === null || masked.has("recorded");
      const none = masked === null || masked.has(row.term) || (row.scale === "share" && noCount) || recorded < smallest;
      // A share whose count is shown says no more than the count.
      const share = row.scale === "share" && rounding !== null ? roundedCount(cells.get(row.term) ?? 0, rounding) / Math.max(1, roundedCount(recorded, rounding)) : row.estimate;
      given.set(row, hidden({...row, estimate: share}, [...(none ? estimated : []), ...(noCount ? counted : [])], context));
    }
  }
  return given;
}
