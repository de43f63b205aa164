import {toMonths, type TimeUnit} from "../math/calendar-days.ts";
import type {DisclosurePolicy} from "../record/disclosure-policy.ts";
import {HIDDEN, isHidden, type Shown} from "../record/hidden.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {Row, ShownRow} from "../record/row.ts";
import type {ShownTimes} from "./disclosed-curve.ts";
import {disclosedRefusal, disclosedRemarks} from "./disclosed-remarks.ts";
import {openResponse} from "./disclosed-response.ts";
import {roundedCount} from "./rounded-count.ts";
import {suppressed, type Sum} from "./suppression.ts";

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
const judged = /^(?:truncation|paired|log-rank|global log-rank|proportional-hazards|follow-up|contrast .*)$/u;

/** Analyses of the characteristics: levels and quartiles, the largest difference between groups, a test. */
const describing: readonly string[] = ["characteristics", "standardised difference", "characteristics test"];

/**
 * Rows as a policy allows them: counts that are small, or differ by few from a count that stands elsewhere, are hidden, and with them what was estimated from them; the rest is rounded to
 * as many figures as a paper prints. A remark of a changed row says so. An analysis for which there is no rule is withheld: its row stays, without a number.
 */
export function disclosedRows(rows: readonly Row[], context: DisclosureContext): ShownRow[] {
  const groups = new Map(
    rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median").map((row) => [row.group, row])
  );
  const characteristics = disclosedCharacteristics(
    rows.filter(({analysis}) => describing.includes(analysis)),
    groups,
    context
  );
  const events = new Map(
    [
      ...listsByKey(
        rows.filter(({analysis}) => analysis === "events"),
        ({group}) => group ?? ""
      )
    ].map(([group, own]) => [group, own.some(({estimate}) => few(estimate, context))])
  );
  const response = openResponse(rows, context.policy.smallest);
  const shown = rows.map((row) =>
    response.has(row) && !few(groups.get(row.group)?.n, context)
      ? responseOf(row, context)
      : rowOf(row, groups, characteristics, events, context)
  );
  // The counts of a contrast's arms add up to those of the contrast.
  const open = new Map(
    [...listsByKey(shown, ({analysis}) => analysis)]
      .filter(([analysis]) => analysis.startsWith("contrast "))
      .map(([analysis, own]) => [analysis, own.some(({n}) => isHidden(n))])
  );
  return shown.map((row) => coarse(open.get(row.analysis) === true ? hiding(row, counted, context) : row, context));
}

function few(count: number | null | undefined, {policy: {smallest}}: DisclosureContext): boolean {
  return typeof count === "number" && count > 0 && count < smallest;
}

function rowOf(
  row: Row,
  groups: ReadonlyMap<string | null, Row>,
  characteristics: ReadonlyMap<Row, ShownRow>,
  events: ReadonlyMap<string, boolean>,
  context: DisclosureContext
): ShownRow {
  const own = groups.get(row.group);
  const arms = [own, ...(row.reference === null ? [] : [groups.get(row.reference)])].filter((arm) => arm !== undefined);
  if (arms.some(({n}) => few(n, context))) return hiding(row, [...estimated, ...counted], context);
  if (describing.includes(row.analysis))
    return characteristics.get(row) ?? hiding(row, [...estimated, ...counted], context);
  if (row.analysis === "events") {
    const split = splitHidden(row, context);
    return hiding(
      row,
      [...split, ...(events.get(row.group ?? "") === true || split.length > 0 ? ["estimate" as const] : [])],
      context
    );
  }
  if (row.analysis === "kaplan-meier") {
    const counts = splitHidden(row, context);
    if (row.term === "median") return counts.length === 0 ? row : hiding(row, counts, context);
    const month = toMonths(row.time ?? NaN, context.unit);
    const at = context.times.get(row.group ?? "");
    const stands = (months: readonly number[] | undefined): boolean =>
      months?.some((one) => Math.abs(one - month) < 1e-6) ?? false;
    if (row.term !== "survival" || !stands(at?.survival))
      return hiding(row, [...estimated, "nRisk", ...counts], context);
    return hiding(row, [...counts, ...(stands(at?.atRisk) ? [] : ["nRisk" as const])], context);
  }
  if (row.analysis === "cox" && row.term !== "hazard ratio") return hiding(row, [...estimated, ...counted], context);
  if (row.analysis !== "cox" && !judged.test(row.analysis)) return hiding(row, [...estimated, ...counted], context);
  // A hazard ratio's standard error is close to the root of the sum of 1/events of the arms, and so is its interval's width.
  if (
    few(row.n, context) ||
    few(row.nEvent, context) ||
    few(row.nRisk, context) ||
    arms.some(({nEvent}) => few(nEvent, context))
  )
    return hiding(row, [...estimated, ...counted], context);
  const share = row.scale === "probability" && row.n !== null && row.estimate !== null ? row.estimate * row.n : null;
  if (
    share !== null &&
    (few(Math.round(share), context) || few(Math.round(row.n === null ? 0 : row.n - share), context))
  )
    return hiding(row, [...estimated, ...counted], context);
  const differs = (count: number | null): boolean =>
    count !== null && context.totals.some((total) => few(Math.abs(total - count), context));
  const pair =
    row.n === null || row.reference === null ? [] : [(own?.n ?? NaN) + (groups.get(row.reference)?.n ?? NaN)];
  const near = differs(row.n) || pair.some((sum) => few(Math.abs(sum - (row.n ?? 0)), context));
  // Events of several groups together, less those of the groups that show theirs, would tell the others'.
  const others = [...groups.values()].some((group) => splitHidden(group, context).length > 0 || few(group.n, context))
    ? ["nEvent" as const, "nCensored" as const]
    : [];
  return hiding(row, near ? counted : [...new Set([...splitHidden(row, context), ...others])], context);
}

/** A rate whose counts may stand; where counts are rounded it is that of the rounded ones, without limits. */
function responseOf(row: Row, {policy: {rounding}}: DisclosureContext): Row {
  if (rounding === null) return row;
  return {
    ...row,
    estimate: roundedCount(row.nEvent ?? 0, rounding) / Math.max(1, roundedCount(row.n ?? 0, rounding)),
    confLow: null,
    confHigh: null
  };
}

/** Events and censored add up to n: where one is small, both are hidden. */
function splitHidden({n, nEvent, nCensored}: Row, context: DisclosureContext): Field[] {
  const rest = n === null || nEvent === null ? null : n - nEvent;
  return few(nEvent, context) || few(nCensored, context) || few(rest, context) ? ["nEvent", "nCensored"] : [];
}

/** The row without these numbers; one that is not there stays null. */
function hiding(row: ShownRow, fields: readonly Field[], {name}: DisclosureContext): ShownRow {
  const hides = fields.filter((field) => row[field] !== null);
  if (hides.length === 0) return row;
  return {
    ...row,
    ...Object.fromEntries(hides.map((field) => [field, HIDDEN])),
    remarks: [...row.remarks, {code: "hidden-under-policy", policy: name, what: hides}]
  };
}

/** Significant figures of estimates under a policy, and the scales that keep two decimal places instead. */
const FIGURES = 3;
const printed: readonly string[] = ["probability", "hazard ratio", "ratio", "risk ratio"];
/** A p-value below 0.001 stands as this, which is printed as `<0.001`: its digits would tell the number of events. */
const SMALL_P = 0.00099;

/** The row with the figures that a paper prints, counts rounded as the policy wants, and no number in its remarks. */
function coarse(row: ShownRow, {policy: {rounding}}: DisclosureContext): ShownRow {
  const short = (value: Shown | null): Shown | null =>
    value === null || isHidden(value) || !Number.isFinite(value)
      ? value
      : row.scale === "share"
        ? value
        : printed.includes(row.scale ?? "") && Math.abs(value) >= 0.01
          ? Math.round(value * 100) / 100
          : Number(value.toPrecision(FIGURES));
  const whole = (value: Shown | null): Shown | null =>
    value === null || isHidden(value) || !Number.isFinite(value) ? value : roundedCount(value, rounding);
  const said = disclosedRemarks(row.remarks);
  // What is hidden is said once, and last: what a later rule hides besides stands as a mark in the row.
  const hides = said.find(({code}) => code === "hidden-under-policy");
  const remarks = [...said.filter(({code}) => code !== "hidden-under-policy"), ...(hides === undefined ? [] : [hides])];
  const refusal = row.refusal === null ? null : disclosedRefusal(row.refusal);
  return {
    ...row,
    estimate: short(row.estimate),
    confLow: short(row.confLow),
    confHigh: short(row.confHigh),
    // The standard error and the statistic tell the number of events to many digits.
    stdError: null,
    statistic: null,
    pValue:
      row.pValue === null || isHidden(row.pValue) || Number.isNaN(row.pValue)
        ? row.pValue
        : row.pValue < 0.001
          ? SMALL_P
          : Number(row.pValue.toPrecision(2)),
    n: whole(row.n),
    nRisk: whole(row.nRisk),
    nEvent: whole(row.nEvent),
    nCensored: whole(row.nCensored),
    remarks,
    refusal
  };
}

/**
 * Levels of each characteristic over the groups and everyone, one table for each: shares whose count is small, and as many others as protect them, are hidden; so is what is had from them,
 * the difference between the groups and its test. Where a group is too small to be shown, so is everyone.
 */
function disclosedCharacteristics(
  rows: readonly Row[],
  groups: ReadonlyMap<string | null, Row>,
  context: DisclosureContext
): Map<Row, ShownRow> {
  const {
    policy: {smallest, rounding}
  } = context;
  const sizes = new Map([...groups].map(([group, {n}]): [string, number] => [group ?? "", n ?? 0]));
  const everyone = [...sizes.values()].reduce((a, b) => a + b, 0);
  const small = [...sizes.values()].some((n) => few(n, context));
  const given = new Map<Row, ShownRow>();
  for (const block of listsByKey(rows, ({term}) => term.split(":")[0] ?? "").values()) {
    const own = [
      ...listsByKey(
        block.filter(({analysis}) => analysis === "characteristics"),
        ({group}) => group ?? ALL
      )
    ].filter(([group]) => !few(sizes.get(group), context) && (group !== ALL || !small));
    const cells = new Map<string, number>();
    const sums: Sum[] = [];
    const name = (group: string, term: string): string => JSON.stringify([group, term]);
    const levels = [...new Set(block.filter(({scale}) => scale === "share").map(({term}) => term))];
    for (const [group, described] of own) {
      const recorded = described[0]?.n ?? 0;
      const size = group === ALL ? everyone : (sizes.get(group) ?? 0);
      cells
        .set(name(group, ALL), size)
        .set(name(group, RECORDED), recorded)
        .set(name(group, MISSING), size - recorded);
      sums.push({whole: name(group, ALL), parts: [name(group, RECORDED), name(group, MISSING)]});
      for (const term of levels)
        cells.set(
          name(group, term),
          Math.round((described.find((row) => row.term === term)?.estimate ?? 0) * recorded)
        );
      if (levels.length > 0) sums.push({whole: name(group, RECORDED), parts: levels.map((term) => name(group, term))});
    }
    if (own.some(([group]) => group === ALL)) {
      const parts = own.filter(([group]) => group !== ALL).map(([group]) => group);
      // A group in which nobody is recorded has no rows, and nobody in it adds to everyone.
      for (const term of [RECORDED, ...levels])
        sums.push({whole: name(ALL, term), parts: parts.map((group) => name(group, term))});
    }
    // Everyone is given up before a group is.
    const masked = suppressed(cells, sums, smallest, new Set(own.map(([group]) => name(group, ALL))), (cell, value) =>
      cell.startsWith(`["${ALL}",`) ? value / 1e6 : value
    );
    const scarce = own.some(([, [first]]) => few(first?.n, context));
    for (const [group, described] of own)
      for (const row of described) {
        const noCount = masked === null || masked.has(name(group, RECORDED));
        const hides =
          masked === null ||
          masked.has(name(group, row.term)) ||
          (row.scale === "share" && noCount) ||
          few(row.n, context) ||
          (scarce && group === ALL);
        // A share whose count is shown says no more than the count.
        const share =
          row.scale === "share" && rounding !== null
            ? roundedCount(cells.get(name(group, row.term)) ?? 0, rounding) /
              Math.max(1, roundedCount(row.n ?? 0, rounding))
            : row.estimate;
        given.set(
          row,
          hiding({...row, estimate: share}, [...(hides ? estimated : []), ...(noCount ? counted : [])], context)
        );
      }
    const whole = masked !== null && masked.size === 0 && !small && !scarce;
    for (const row of block.filter(({analysis}) => analysis !== "characteristics")) if (whole) given.set(row, row);
  }
  return given;
}

/** Names of the cells that are not levels; a level has its column before a colon. */
const [ALL, RECORDED, MISSING] = ["", "recorded", "not recorded"] as const;
