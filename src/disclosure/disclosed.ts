import {isPfs} from "../cohort/endpoints.ts";
import {questionOf} from "../question/question.ts";
import {disclosurePolicies, type DisclosurePolicy, type DisclosurePolicyName} from "../record/disclosure-policy.ts";
import {HIDDEN} from "../record/hidden.ts";
import type {Issue, ShownIssue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {ShownParts} from "../record/result-parts.ts";
import type {DisclosedResult, FlowStep, Result, TableRecord} from "../record/result.ts";
import type {ShownRow} from "../record/row.ts";
import {appliedPolicy} from "./applied-policy.ts";
import {disclosedCounts} from "./disclosed-counts.ts";
import {disclosedFlow, flowToGroups} from "./disclosed-flow.ts";
import {disclosedSequential} from "./disclosed-sequential.ts";
import {disclosedTransitions} from "./disclosed-transitions.ts";
import {disclosedView, viewMayStand} from "./disclosed-view.ts";
import {disclosureOf} from "./disclosure-changes.ts";
import {groupSizes, type GroupSizes} from "./group-sizes.ts";

/**
 * The result as the plan's policy on small counts lets it be shown: the one place where counts are hidden, merged and rounded. Everything written is made from what this returns.
 * Without a policy, and on a result that has been through it, it is the result itself. Hidden numbers are `HIDDEN`, which JSON writes as null, tables as `[c]`.
 *
 * @example
 * const cohort = await readCohort([{name: "s.csv", role: "follow-up", text: "id,t,e,arm\na,2,1,A\nb,5,0,A\nc,4,1,B\nd,6,1,B\n"}], {mapping: {time: "t", event: "e"}});
 * const result = await analyze({by: "column:arm", mapping: {time: "t", event: "e"}, report: {disclosure: "cms-11"}}, cohort);
 * disclosed(result).curves.length // 0
 */
export function disclosed(result: Result | DisclosedResult): Result | DisclosedResult {
  if (result.disclosure !== undefined) return result;
  const {policy: name} = questionOf(result.plan).report.disclosure;
  return name === "none" ? result : disclosedUnder(name, result);
}

function disclosedUnder(name: DisclosurePolicyName, result: Result): DisclosedResult {
  const {policy, groups, boxes, transitions, totals, rows, curves} = judgedTogether(name, result);
  const parts = disclosedParts(result, {name, policy, totals, sizes: groups.sizes, rows});
  const dropped = partsDropped(result.parts, parts);
  // Key by key: what is added to a result later is left out until it has a rule.
  return {
    schemaVersion: result.schemaVersion,
    plan: result.plan,
    unit: result.unit,
    agents: result.agents,
    rows,
    curves,
    flow: disclosedFlow(boxes, policy.smallest, policy.rounding),
    sources: result.sources.map((source) => ({...source, rowsUsed: HIDDEN})),
    sequential: disclosedSequential(result, rows, name),
    parts,
    transitions,
    followUp: [],
    treatmentLanes: [],
    ledger: [],
    issues: issuesOf(result.issues),
    disclosure: disclosureOf(name, result, {groups, curves, dropped})
  };
}

/** Groups, flow, kinds of transition and the main view, whose counts are judged against each other. */
function judgedTogether(name: DisclosurePolicyName, result: Result) {
  const policy = appliedPolicy(disclosurePolicies[name]);
  const groups = groupSizes(result.rows, policy);
  const boxes = flowToGroups(result, groups);
  const transitions = disclosedTransitions(result, groups.small, policy);
  const totals = shownTotals(disclosedFlow(boxes, policy.smallest, null), groups, transitions);
  return {policy, groups, boxes, transitions, totals, ...disclosedView(result, {...result, totals}, name)};
}

/** Counts that are shown, from which one in a row may not differ by few. */
function shownTotals(flow: readonly FlowStep[], {shown}: GroupSizes, transitions: readonly TableRecord[]): number[] {
  return [...flow.map(({count}) => count), ...shown, shown.reduce((a, b) => a + b, 0), ...kindSizes(transitions)];
}

/** How many transitions are of each kind that is shown. */
function kindSizes(transitions: readonly TableRecord[]): number[] {
  const kinds = transitions.filter(({analysed}) => analysed === true);
  return [
    ({headline}: TableRecord) => String(headline),
    ({headline, subtype, sequence}: TableRecord) => JSON.stringify([headline, subtype, sequence])
  ].flatMap((keyOf) => [...listsByKey(kinds, keyOf).values()].map(({length}) => length));
}

/** What the further parts are judged by. */
interface JudgedBy {
  readonly name: DisclosurePolicyName;
  readonly policy: DisclosurePolicy;
  readonly totals: readonly number[];
  readonly sizes: ReadonlyMap<string, number>;
  /** Rows of the main view, as they are shown. */
  readonly rows: readonly ShownRow[];
}

/** The parts that have a rule: further views and tables of counts. */
function disclosedParts(result: Result, {name, policy, totals, sizes, rows}: JudgedBy): Partial<ShownParts> {
  const views = (result.parts.views ?? []).filter((view) => viewMayStand(view, result, rows, policy));
  // Deaths of overall survival less those without further therapy are those after it: beside another endpoint these counts do not stand.
  const counts = questionOf(result.plan).endpoints.every((endpoint) => isPfs(endpoint))
    ? disclosedCounts(result.parts.counts ?? [], sizes, policy)
    : [];
  return {
    ...(views.length === 0
      ? {}
      : {views: views.map((view) => ({...view, ...disclosedView(view, {...result, totals}, name)}))}),
    ...(counts.length === 0 ? {} : {counts})
  };
}

/** Names of the parts that are left out, and of the tables of counts; `views` where some of them are. */
function partsDropped(parts: Result["parts"], {views = [], counts = []}: Partial<ShownParts>): string[] {
  return [
    ...Object.keys(parts).filter((key) => key !== "views" && key !== "counts"),
    ...(parts.counts ?? []).filter(({name}) => !counts.some((table) => table.name === name)).map(({name}) => name),
    ...(views.length < (parts.views?.length ?? 0) ? ["views"] : [])
  ];
}

/** One issue of each kind, without its place, its value and its count; what was expected and its remark may tell how often it was not so, and its code says what is meant. */
function issuesOf(issues: readonly Issue[]): ShownIssue[] {
  const kinds = new Map(issues.map((found) => [JSON.stringify([found.severity, found.code]), found]));
  return [...kinds.values()].map((found) => {
    const {remark: _, choices: __, rows: ___, ...kept} = found;
    return {
      ...kept,
      row: null,
      column: null,
      received: null,
      hint: null,
      expected: `what the check ${found.code} asks for`,
      count: HIDDEN
    };
  });
}
