import {withDelayedEntry} from "../estimate/delayed-entry.ts";
import {isMissing} from "../adjustment/complete-cases.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import type {Refusal} from "../record/refusal.ts";
import {remarksOf, type LeftOutOfTest, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {fewEventLogRank, permutedInMethod, type FewEventLogRank} from "../estimate/few-event-log-rank.ts";
import {cellColumnNames, subjectCells} from "./comparability.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import type {ContrastContext} from "./contrasts.ts";
import {survOf} from "./group-estimates.ts";
import type {Subject} from "./subject.ts";

/** Name of the analysis in its row. */
export const GLOBAL_TEST = "global log-rank";

interface Compared {
  readonly subject: Subject;
  readonly cell: string;
}

/**
 * One log-rank test of any difference between more than two groups, stratified by the cells of tumour type, HER2 status and, in breast cancer, HR status in which at least two of them stand. A group that cannot be compared
 * (no shared cell, too few patients) is left out and named; with fewer than three left the refusal of the row says why. No row for two groups.
 *
 * Source: `logRank`; in R on the patients of the test: `survdiff(Surv(time, event) ~ group + strata(cell))`.
 */
export function globalTest(groups: ReadonlyMap<string, readonly Subject[]>, context: ContrastContext): Row[] {
  if (groups.size < 3) return [];
  const all = [...groups.values()].flat();
  const cells = subjectCells(all, context.grouping);
  const labels = labelsOf(all, cells, context);
  const shared = {...labels.fields, method: labels.methodOf(groups.size)};
  const why = whyNoTest(context);
  if (why !== null) return [resultRow({...shared, refusal: why})];
  const {kept, left} = comparable([...groups.keys()], inCells(all, cells.cells, context.strata));
  const entering = new Set(kept.map(({subject}) => subject.group));
  if (entering.size < 3) return [resultRow({...shared, refusal: {code: "fewer-than-three-groups", left}})];
  const outside = all.filter(({group}) => entering.has(group)).length - kept.length;
  return [testRow(kept, {left, outside}, {...shared, tested: labels.methodOf(entering.size)})];
}

/** Why there can be no test of these groups, whoever stands in them. */
function whyNoTest({grouping, clustered}: ContrastContext): Refusal | null {
  if (clustered) return {code: "records-not-independent", instead: "none"};
  if (grouping === "tumour") return {code: "not-comparable", why: {code: "tumours-are-groups"}};
  return null;
}

/** What the row says of its test, whatever comes of it. */
interface TestLabels {
  readonly fields: {
    readonly analysis: string;
    readonly kind: "global-test";
    readonly endpoint: string;
    readonly population: string;
    readonly term: string;
    readonly stratum: string | null;
  };
  readonly methodOf: (tested: number) => string;
}

function labelsOf(
  all: readonly Subject[],
  {recorded}: ReturnType<typeof subjectCells>,
  {endpoint, population, strata}: ContrastContext
): TestLabels {
  const by = [...recorded.map((column) => cellColumnNames[column]), ...strata];
  const stratum = by.length === 0 ? null : by.join(", ");
  const delayed = withDelayedEntry(all.map(({entry}) => entry));
  return {
    fields: {analysis: GLOBAL_TEST, kind: "global-test", endpoint, population, term: "any difference", stratum},
    methodOf: (tested) =>
      `log-rank test of ${tested} groups${delayed}, two-sided${stratum === null ? "" : `, stratified by ${stratum}`}`
  };
}

/** Subjects with the cell and strata in which each is compared; without those who lack one of them. */
function inCells(all: readonly Subject[], cells: readonly (string | null)[], strata: readonly string[]): Compared[] {
  return all.flatMap((subject, row): Compared[] => {
    const cell = cells[row] ?? null;
    return cell === null || strata.some((column) => isMissing(subject.cells, column))
      ? []
      : [{subject, cell: JSON.stringify([cell, ...strata.map((column) => subject.cells[column] ?? null)])}];
  });
}

/** Groups that the test leaves out, and how many of the others it does. */
interface WhoIsOut {
  readonly left: readonly LeftOutOfTest[];
  readonly outside: number;
}

function remarksOn({left, outside}: WhoIsOut): (Remark | null)[] {
  return [
    left.length === 0 ? null : {code: "groups-not-in-test", left},
    outside === 0 ? null : {code: "outside-or-without-stratum", n: outside}
  ];
}

function testRow(
  kept: readonly Compared[],
  out: WhoIsOut,
  {tested, ...shared}: TestLabels["fields"] & {readonly method: string; readonly tested: string}
): Row {
  const nEvent = kept.filter(({subject}) => subject.event === 1).length;
  const counts = {n: kept.length, nEvent, nCensored: kept.length - nEvent};
  try {
    const test = testOf(kept);
    const few = test.few === null ? [] : [test.few];
    return resultRow({
      ...shared,
      ...counts,
      statistic: test.statistic,
      df: test.df,
      pValue: test.pValue,
      counts: [counts.n, nEvent],
      remarks: remarksOf([...remarksOn(out), ...few, ...test.remarks]),
      method: `${tested}${permutedInMethod(few)}`
    });
  } catch (error) {
    // Groups that are never at risk together are a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return resultRow({...shared, ...counts, refusal: error.why});
  }
}

function testOf(kept: readonly Compared[]): FewEventLogRank {
  return fewEventLogRank(
    survOf(kept.map(({subject}) => subject)),
    kept.map(({subject}) => subject.group),
    new Set(kept.map(({cell}) => cell)).size > 1 ? kept.map(({cell}) => cell) : null
  );
}

/** Groups that can be compared, each with another group in its cells, and why the others cannot; leaving one out may leave another without a counterpart. */
function comparable(
  names: readonly string[],
  subjects: readonly Compared[]
): {readonly kept: readonly Compared[]; readonly left: readonly LeftOutOfTest[]} {
  const left = new Map<string, LeftOutOfTest["why"]>();
  for (;;) {
    const entering = subjects.filter(({subject}) => !left.has(subject.group));
    const groupsIn = new Map<string, Set<string>>();
    for (const {subject, cell} of entering) groupsIn.set(cell, (groupsIn.get(cell) ?? new Set()).add(subject.group));
    const kept = entering.filter(({cell}) => (groupsIn.get(cell)?.size ?? 0) > 1);
    const failing = names
      .filter((name) => !left.has(name))
      .flatMap((name) => {
        const why = whyLeftOut(kept.filter(({subject}) => subject.group === name));
        return why === null ? [] : [{name, why}];
      });
    if (failing.length === 0) return {kept, left: byReason(left)};
    for (const {name, why} of failing) left.set(name, why);
  }
}

/** Why a group with these patients in shared cells cannot be compared; null where it can. */
function whyLeftOut(own: readonly Compared[]): LeftOutOfTest["why"] | null {
  if (own.length === 0) return {code: "no-counterpart"};
  return own.length < FEWEST_COMPARED ? {code: "few", fewest: FEWEST_COMPARED, n: own.length} : null;
}

/** Groups that are left out for the same reason stand together. */
function byReason(left: ReadonlyMap<string, LeftOutOfTest["why"]>): LeftOutOfTest[] {
  const reasons = new Map<string, {readonly groups: string[]; readonly why: LeftOutOfTest["why"]}>();
  for (const [group, why] of left) {
    const key = JSON.stringify(why);
    const same = reasons.get(key);
    if (same === undefined) reasons.set(key, {groups: [group], why});
    else same.groups.push(group);
  }
  return [...reasons.values()];
}
