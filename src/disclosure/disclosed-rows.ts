import {toMonths} from "../math/calendar-days.ts";
import {isHidden} from "../record/hidden.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {isOfContrast, type Row, type ShownRow} from "../record/row.ts";
import {coarse} from "./coarse-row.ts";
import {disclosedCharacteristics} from "./disclosed-characteristics.ts";
import {openResponse} from "./disclosed-response.ts";
import {counted, estimated, few, hiding, type DisclosureContext, type HidableField} from "./hiding.ts";
import {roundedCount} from "./rounded-count.ts";

/** What is hidden of a row whose groups are all large. */
type Rule = (row: Row, beside: Beside, context: DisclosureContext) => readonly HidableField[];

/** How the rows of each analysis are judged, beside those of contrasts; rows of any other are withheld. */
const rules: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ["kaplan-meier", hiddenOfCurve],
  ["events", hiddenOfCause],
  ["cox", hiddenOfCounts],
  ["log-rank", hiddenOfCounts],
  ["global log-rank", hiddenOfCounts],
  ["proportional-hazards", hiddenOfCounts],
  ["follow-up", hiddenOfCounts],
  ["paired", hiddenOfCounts],
  ["truncation", hiddenOfCounts]
]);

/** Analyses of the characteristics: levels and quartiles, the largest difference between groups, a test. */
const describing: readonly string[] = ["characteristics", "standardised difference", "characteristics test"];

const everything: readonly HidableField[] = [...estimated, ...counted];

/** What a row is judged beside: the rows of the groups, of characteristics that may stand, and of whose events a cause has few. */
interface Beside {
  readonly groups: ReadonlyMap<string | null, Row>;
  readonly characteristics: ReadonlyMap<Row, ShownRow>;
  readonly events: ReadonlyMap<string, boolean>;
}

/**
 * Rows as a policy allows them: counts that are small, or differ by few from a count that stands elsewhere, are hidden, and with them what was estimated from them; the rest is rounded to
 * as many figures as a paper prints. A remark of a changed row says so. An analysis for which there is no rule is withheld: its row stays, without a number.
 */
export function disclosedRows(rows: readonly Row[], context: DisclosureContext): ShownRow[] {
  const groups = new Map(
    rows.filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median").map((row) => [row.group, row])
  );
  const beside: Beside = {
    groups,
    characteristics: disclosedCharacteristics(
      rows.filter(({analysis}) => describing.includes(analysis)),
      groups,
      context
    ),
    events: fewOfACause(rows, context)
  };
  const response = openResponse(rows, context.policy.smallest);
  const shown = rows.map((row) =>
    response.has(row) && !few(groups.get(row.group)?.n, context)
      ? responseOf(row, context)
      : disclosedRow(row, beside, context)
  );
  const hides = contrastsHidden(shown);
  return shown.map((row) => coarse(hides.has(row.analysis) ? hiding(row, counted, context) : row, context.policy));
}

/** Analyses of contrasts in which a number of patients is hidden: the counts of a contrast's arms add up to those of the contrast. */
function contrastsHidden(rows: readonly ShownRow[]): ReadonlySet<string> {
  return new Set(
    [...listsByKey(rows.filter(isOfContrast), ({analysis}) => analysis)].flatMap(([analysis, own]) =>
      own.some(({n}) => isHidden(n)) ? [analysis] : []
    )
  );
}

/** A row that was judged nowhere: it says what it would measure, and why it is not given, without a number. */
export function withheldRow(row: Row, context: Pick<DisclosureContext, "name" | "policy">): ShownRow {
  return coarse(hiding({...row, remarks: []}, everything, context), context.policy);
}

/** Of each group, whether few had the event by one of the causes. */
function fewOfACause(rows: readonly Row[], context: DisclosureContext): Map<string, boolean> {
  const own = listsByKey(
    rows.filter(({analysis}) => analysis === "events"),
    ({group}) => group ?? ""
  );
  return new Map([...own].map(([group, own]) => [group, own.some(({counts}) => revealsFew(counts, context))]));
}

function disclosedRow(row: Row, beside: Beside, context: DisclosureContext): ShownRow {
  const arms = armsOf(row, beside);
  if (arms.some(({n}) => few(n, context))) return hiding(row, everything, context);
  if (describing.includes(row.analysis)) return beside.characteristics.get(row) ?? hiding(row, everything, context);
  const rule = rules.get(row.analysis) ?? (isOfContrast(row) ? hiddenOfCounts : () => everything);
  return hiding(row, rule(row, beside, context), context);
}

/** The rows of the group and of the reference that a row speaks of. */
function armsOf(row: Row, {groups}: Beside): Row[] {
  return [groups.get(row.group), ...(row.reference === null ? [] : [groups.get(row.reference)])].filter(
    (arm) => arm !== undefined
  );
}

/** Events by cause: where one cause has few, none of them stands. */
function hiddenOfCause(row: Row, {events}: Beside, context: DisclosureContext): HidableField[] {
  const split = splitHidden(row, context);
  return [...split, ...(events.get(row.group ?? "") === true || split.length > 0 ? ["estimate" as const] : [])];
}

/** A median stands; survival at a month does where the curve may be shown, the number at risk where that may. */
function hiddenOfCurve(row: Row, _: Beside, context: DisclosureContext): HidableField[] {
  const counts = splitHidden(row, context);
  if (row.kind === "median") return counts;
  const month = row.time === null ? null : toMonths(row.time, context.unit);
  const at = context.times.get(row.group ?? "");
  const stands = (months: readonly number[] | undefined): boolean =>
    month !== null && (months?.some((one) => Math.abs(one - month) < 1e-6) ?? false);
  if (row.kind !== "survival-at" || !stands(at?.survival)) return [...estimated, "nRisk", ...counts];
  if (stands(at?.atRisk)) return counts;
  // Limits by the beta product tell how many are at risk.
  return [...counts, "nRisk", ...(row.procedure?.limits === "beta-product" ? (["confLow", "confHigh"] as const) : [])];
}

/** An estimate stands where its maker says of how many it tells, none of them few; counts stand that are not small, alone or by subtraction. */
function hiddenOfCounts(row: Row, beside: Beside, context: DisclosureContext): readonly HidableField[] {
  if (
    row.kind === "covariate-hazard-ratio" ||
    revealsFew([...(row.counts ?? []), row.n, row.nEvent, row.nRisk], context)
  )
    return everything;
  const unsaid = row.counts === null ? estimated : [];
  if (isNearAnother(row, armsOf(row, beside), context)) return [...unsaid, ...counted];
  return [...new Set([...unsaid, ...splitHidden(row, context), ...hiddenBesideGroups(beside, context)])];
}

const revealsFew = (counts: readonly (number | null)[] | null, context: DisclosureContext): boolean =>
  counts?.some((count) => few(count, context)) ?? false;

/** Whether a row's number of patients differs by few from one that stands elsewhere, or from that of its arms. */
function isNearAnother({n, reference}: Row, arms: readonly Row[], context: DisclosureContext): boolean {
  if (n === null) return false;
  const near = (other: number): boolean => few(Math.abs(other - n), context);
  const [a, b] = arms.map((arm) => arm.n);
  return (
    context.totals.some(near) || (reference !== null && typeof a === "number" && typeof b === "number" && near(a + b))
  );
}

/** Events of several groups together, less those of the groups that show theirs, would tell the others'. */
function hiddenBesideGroups({groups}: Beside, context: DisclosureContext): HidableField[] {
  return [...groups.values()].some((group) => splitHidden(group, context).length > 0 || few(group.n, context))
    ? ["nEvent", "nCensored"]
    : [];
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
function splitHidden({n, nEvent, nCensored}: Row, context: DisclosureContext): HidableField[] {
  const rest = n === null || nEvent === null ? null : n - nEvent;
  return few(nEvent, context) || few(nCensored, context) || few(rest, context) ? ["nEvent", "nCensored"] : [];
}
