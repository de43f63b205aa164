import {isPfs} from "../cohort/endpoints.ts";
import {questionOf} from "../question/question.ts";
import {groupingName, groupingOf, groupingWritten} from "../question/grouping.ts";
import {disclosurePolicies, type DisclosurePolicy, type DisclosurePolicyName} from "../record/disclosure-policy.ts";
import {HIDDEN, isHidden} from "../record/hidden.ts";
import type {Issue, ShownIssue} from "../record/issue.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import type {ShownCurve} from "../record/curve.ts";
import type {DisclosedResult, FlowStep, Result, SequentialPart, TableRecord} from "../record/result.ts";
import type {FurtherAnalysis} from "../record/result-parts.ts";
import type {Row, ShownRow} from "../record/row.ts";
import {disclosedFinding} from "./disclosed-audit.ts";
import {disclosedCounts} from "./disclosed-counts.ts";
import {disclosedCurve, shownTimes} from "./disclosed-curve.ts";
import {disclosedFlow} from "./disclosed-flow.ts";
import {disclosedRefusal} from "./disclosed-remarks.ts";
import {disclosedRows, withheldRow} from "./disclosed-rows.ts";
import type {DisclosureContext} from "./hiding.ts";
import {disclosedTransitions} from "./disclosed-transitions.ts";
import {roundedCount} from "./rounded-count.ts";

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
  const question = questionOf(result.plan);
  const {policy: name} = question.report.disclosure;
  if (name === "none") return result;
  const policy = applied(disclosurePolicies[name]);
  const {smallest} = policy;
  const few = (count: number): boolean => count > 0 && count < smallest;
  const sizes = groupSizes(result.rows);
  const small = [...sizes].filter(([, n]) => few(n)).map(([group]) => group);
  const boxes = flowOf(result, sizes, policy);
  const flow = disclosedFlow(boxes, smallest, null);
  const transitions = disclosedTransitions(result, small, policy);
  const totals = [
    ...flow.map(({count}) => count),
    ...[...sizes].filter(([, n]) => !few(n)).map(([, n]) => n),
    [...sizes.values()].filter((n) => !few(n)).reduce((a, b) => a + b, 0),
    ...kindSizes(transitions)
  ];
  const main = disclosedView(result, {...result, totals}, name);
  const views = (result.parts.views ?? []).filter((view) => mayStand(view, result, main.rows, few));
  // Deaths of overall survival less those without further therapy are those after it: beside another endpoint these counts do not stand.
  const counts = question.endpoints.every((endpoint) => isPfs(endpoint))
    ? disclosedCounts(result.parts.counts ?? [], sizes, policy)
    : [];
  const dropped = [
    ...Object.keys(result.parts).filter((key) => key !== "views" && key !== "counts"),
    ...(result.parts.counts ?? [])
      .filter(({name: own}) => !counts.some((table) => table.name === own))
      .map(({name: own}) => own),
    ...(views.length < (result.parts.views?.length ?? 0) ? ["views"] : [])
  ];
  // Key by key: what is added to a result later is left out until it has a rule.
  return {
    schemaVersion: result.schemaVersion,
    plan: result.plan,
    unit: result.unit,
    agents: result.agents,
    rows: main.rows,
    curves: main.curves,
    flow: disclosedFlow(boxes, smallest, policy.rounding),
    sources: result.sources.map((source) => ({...source, rowsUsed: HIDDEN})),
    sequential: result.sequential === null ? null : sequentialOf(result.sequential, result.rows, main.rows, name),
    parts: {
      ...(views.length === 0
        ? {}
        : {views: views.map((view) => ({...view, ...disclosedView(view, {...result, totals}, name)}))}),
      ...(counts.length === 0 ? {} : {counts})
    },
    transitions,
    followUp: [],
    treatmentLanes: [],
    ledger: [],
    issues: issuesOf(result.issues),
    disclosure: {
      policy: name,
      changes: changesOf({result, policy: disclosurePolicies[name], small, curves: main.curves, dropped})
    }
  };
}

/** The policy with the smallest count that is still large enough when it is rounded. */
function applied(policy: DisclosurePolicy): DisclosurePolicy {
  let {smallest} = policy;
  while (roundedCount(smallest, policy.rounding) < policy.smallest) smallest += 1;
  return {...policy, smallest};
}

/** Rows and curves of one endpoint and grouping. */
function disclosedView(
  {rows, curves}: Pick<FurtherAnalysis, "rows" | "curves">,
  {plan, unit, totals}: Pick<Result, "plan" | "unit"> & {readonly totals: readonly number[]},
  name: DisclosurePolicyName
): {rows: ShownRow[]; curves: ShownCurve[]} {
  const {milestones} = questionOf(plan);
  const policy = applied(disclosurePolicies[name]);
  const large = curves.filter(({n}) => n >= policy.smallest);
  const context: DisclosureContext = {
    policy,
    name,
    unit,
    totals,
    times: new Map(large.map((curve) => [curve.group, shownTimes(curve, policy.smallest, milestones)]))
  };
  const shownRows = disclosedRows(rows, context);
  const medians = new Map(
    shownRows
      .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
      .map((row) => [row.group, row])
  );
  return {
    rows: shownRows,
    curves: large.flatMap((curve) => {
      const {estimate = null, confLow = null, confHigh = null} = medians.get(curve.group) ?? {};
      // A group that has a curve is large, and its median stands.
      if (isHidden(estimate) || isHidden(confLow) || isHidden(confHigh)) return [];
      return disclosedCurve({...curve, median: {estimate, confLow, confHigh}}, policy, milestones) ?? [];
    })
  };
}

/** How many transitions are of each kind that is shown. */
function kindSizes(transitions: readonly TableRecord[]): number[] {
  const kinds = transitions.filter(({analysed}) => analysed === true);
  return [
    ({headline}: TableRecord) => String(headline),
    ({headline, subtype, sequence}: TableRecord) => JSON.stringify([headline, subtype, sequence])
  ].flatMap((keyOf) => [...listsByKey(kinds, keyOf).values()].map(({length}) => length));
}

function groupSizes(rows: readonly Row[]): Map<string, number> {
  return new Map(
    rows
      .filter(({analysis, kind}) => analysis === "kaplan-meier" && kind === "median")
      .map(({group, n}) => [group ?? "", n ?? 0])
  );
}

/**
 * Whether a further view may stand beside the main one: under the same grouping always; under another only where no group of either is small, everyone stands in both,
 * and no level of the column has been hidden among the characteristics, since the sizes of its groups are the sums over those levels.
 */
function mayStand(
  {by, rows}: FurtherAnalysis,
  {plan, rows: own}: Result,
  shown: readonly ShownRow[],
  few: (count: number) => boolean
): boolean {
  if (by === groupingWritten(questionOf(plan).grouping)) return true;
  const [here, there] = [[...groupSizes(rows).values()], [...groupSizes(own).values()]];
  const sum = (sizes: readonly number[]): number => sizes.reduce((a, b) => a + b, 0);
  const column = `${groupingName(groupingOf(by))}: `;
  return (
    ![...here, ...there].some(few) &&
    !few(Math.abs(sum(here) - sum(there))) &&
    !shown.some(
      ({analysis, term, estimate}) => analysis === "characteristics" && term.startsWith(column) && isHidden(estimate)
    )
  );
}

/** The flow of patients (or records) alone, ending in the groups that are shown: rows of a file and transitions tell of single patients. */
function flowOf({flow, plan}: Result, sizes: ReadonlyMap<string, number>, {smallest}: DisclosurePolicy): FlowStep[] {
  const unit = flow.some((step) => step.unit === "patients") ? "patients" : "records";
  const steps = flow.filter((step) => step.unit === unit);
  const last = steps.at(-1);
  const few = (n: number): boolean => n > 0 && n < smallest;
  const set = [...sizes.values()].filter(few).reduce((a, b) => a + b, 0);
  if (last === undefined || set === 0) return steps;
  // By position both groups are the same patients, and several transitions of a patient are not patients: what is left cannot be told.
  if (questionOf(plan).isByPosition || last.count !== [...sizes.values()].reduce((a, b) => a + b, 0)) return [];
  const before = steps.at(-2);
  const reason = {reason: "small-groups", detail: "in a group too small to be shown", count: set};
  return before === undefined
    ? [
        {...last, left: [...last.left, reason]},
        {...last, label: `${last.label}, in the groups shown`, count: last.count - set, left: []}
      ]
    : [...steps.slice(0, -2), {...before, left: [...before.left, reason]}, {...last, count: last.count - set}];
}

/** The same row objects wherever they stand, and no number in one that stands nowhere else, since it was judged nowhere; sentences without numbers. */
function sequentialOf(
  part: SequentialPart,
  before: readonly Row[],
  after: readonly ShownRow[],
  policy: DisclosurePolicyName
): SequentialPart<ShownRow> {
  const shown = new Map(before.map((row, index): [Row, ShownRow | undefined] => [row, after[index]]));
  const rowOf = (row: Row): ShownRow =>
    shown.get(row) ?? withheldRow(row, {name: policy, policy: applied(disclosurePolicies[policy])});
  return {
    design: part.design,
    primary:
      part.primary === null
        ? null
        : {
            name: part.primary.name,
            refusal: part.primary.refusal === null ? null : disclosedRefusal(part.primary.refusal),
            estimand: part.primary.estimand
          },
    audit: part.audit.map(disclosedFinding),
    contrasts: part.contrasts.map(({name, question, confounded, apart, cells, rows}) => ({
      name,
      question,
      confounded,
      apart,
      cells,
      rows: rows.map(rowOf)
    })),
    truncation: part.truncation.map((method) => ({...method, row: rowOf(method.row)})),
    paired: part.paired.map((method) => ({...method, row: rowOf(method.row)}))
  };
}

/** One issue of each kind, without its place, its value and its count; what was expected and its remark may tell how often it was not so, and its code says what is meant. */
function issuesOf(issues: readonly Issue[]): ShownIssue[] {
  const kinds = new Map(issues.map((found) => [JSON.stringify([found.severity, found.code]), found]));
  return [...kinds.values()].map((found) => {
    const {remark: _, ...kept} = found;
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

function changesOf({
  result,
  policy,
  small,
  curves,
  dropped
}: {
  readonly result: Result;
  readonly policy: DisclosurePolicy;
  readonly small: readonly string[];
  readonly curves: readonly ShownCurve[];
  readonly dropped: readonly string[];
}): string[] {
  const {rounding, title, source, mark} = policy;
  const {smallest} = applied(policy);
  const without = result.curves
    .filter(({group, n}) => n >= smallest && !curves.some((curve) => curve.group === group))
    .map(({group}) => group);
  return [
    `${title}: counts of patients from 1 to ${policy.smallest - 1} are not shown, nor any number from which one could be told${rounding === null ? "" : `; the others are rounded to ${rounding}${smallest > policy.smallest ? `, those below ${smallest} hidden too, since they would be rounded down to a small count` : ""}`}. Source: ${source}${mark === "not verified" ? "" : ` (${mark})`}.`,
    `${String(HIDDEN)} stands where a number is hidden, because it is small or because a small one could be had from it by subtraction, from a percentage or from a limit.`,
    ...(small.length === 0
      ? []
      : [
          `Groups of fewer than ${smallest} patients are not shown and do not stand in the last box of the flow: ${small.join(", ")}.`
        ]),
    `Curves are drawn as points joined by straight lines, at months between which there are no events or ${smallest} or more, survival in whole per cent, without censoring times, and end where fewer than ${smallest} remain.${without.length === 0 ? "" : ` No such month exists for: ${without.join(", ")}.`}`,
    "In the cohort flow, reasons and boxes are joined until each holds nobody or enough; rows of files and single transitions are not counted.",
    'Sequences are joined as "other" where they are rare; the therapy between the two ADCs is not told apart.',
    "Standard errors, test statistics, covariates of models, counts of findings in the data and numbers inside the audit are left out; ratios and probabilities have two decimals, p-values two figures, those below 0.001 stand as 0.00099 in the files.",
    "Figures and tables for which there is no rule, and all that draw single patients, are left out.",
    ...(dropped.length === 0
      ? []
      : [
          `Left out of the results because there is no rule for them, or because they would give a small count away: ${dropped.join(", ")}.`
        ]),
    ...(questionOf(result.plan).report.disclosure.patientLevel
      ? ["Files of single patients were asked for and stand under patient-level/, without any change."]
      : ["Files of single patients are not written."])
  ];
}
