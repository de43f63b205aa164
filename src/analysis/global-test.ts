import {isMissing} from "../adjustment/complete-cases.ts";
import {resultRow, type Row} from "../record/row.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {logRank} from "../survival/log-rank.ts";
import {likeCells, TUMOURS_ARE_GROUPS} from "./comparability.ts";
import {FEWEST_COMPARED} from "./compared-subjects.ts";
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
 * One log-rank test of any difference between more than two groups, stratified by the cells of tumour type and HER2 status in which at least two of them stand. A group that cannot be compared
 * (no shared cell, too few patients, no event) is left out and named; with fewer than three left the row's `error` says why. No row for two groups.
 *
 * Source: `logRank`; in R on the patients of the test: `survdiff(Surv(time, event) ~ group + strata(cell))`.
 */
export function globalTest(groups: ReadonlyMap<string, readonly Subject[]>, context: ContrastContext): Row[] {
  const {endpoint, population, strata, grouping, clustered} = context;
  if (groups.size < 3) return [];
  const all = [...groups.values()].flat();
  const {cellOf, tumourRecorded, her2Recorded} = likeCells(all, grouping);
  const by = [...(tumourRecorded ? ["tumour"] : []), ...(her2Recorded.size > 0 ? ["HER2 status"] : []), ...strata];
  const method = `log-rank test of ${groups.size} groups, two-sided${by.length === 0 ? "" : `, stratified by ${by.join(", ")}`}`;
  const shared = {
    analysis: GLOBAL_TEST,
    endpoint,
    population,
    term: "any difference",
    stratum: by.length === 0 ? null : by.join(", "),
    method
  };
  if (clustered) return [resultRow({...shared, error: "records of one patient are not independent"})];
  if (grouping === "tumour") return [resultRow({...shared, error: `not comparable: ${TUMOURS_ARE_GROUPS}`})];

  const inCells = all.flatMap((subject): Compared[] => {
    const cell = cellOf(subject);
    return cell === null || strata.some((column) => isMissing(subject.cells, column))
      ? []
      : [{subject, cell: JSON.stringify([cell, ...strata.map((column) => subject.cells[column] ?? null)])}];
  });
  const {kept, left} = comparable([...groups.keys()], inCells);
  const entering = new Set(kept.map(({subject}) => subject.group));
  const reasons = [...new Set(left.values())]
    .map(
      (reason) =>
        `${[...left]
          .filter(([, own]) => own === reason)
          .map(([group]) => group)
          .join(", ")}: ${reason}`
    )
    .join("; ");
  if (entering.size < 3) return [resultRow({...shared, error: `fewer than three groups can be compared (${reasons})`})];
  const outside = all.filter(({group}) => entering.has(group)).length - kept.length;
  const nEvent = kept.filter(({subject}) => subject.event === 1).length;
  const counts = {n: kept.length, nEvent, nCensored: kept.length - nEvent};
  try {
    const test = logRank(
      survOf(kept.map(({subject}) => subject)),
      kept.map(({subject}) => subject.group),
      new Set(kept.map(({cell}) => cell)).size > 1 ? {strata: kept.map(({cell}) => cell)} : {}
    );
    const warning =
      [
        left.size === 0 ? null : `not in the test: ${reasons}`,
        outside === 0 ? null : `${outside} stand where no other group has anybody, or lack a stratum, and do not enter`,
        test.warning
      ]
        .filter((text) => text !== null)
        .join("; ") || null;
    return [
      resultRow({
        ...shared,
        ...counts,
        statistic: test.statistic,
        df: test.df,
        pValue: test.pValue,
        warning,
        method: method.replace(`${groups.size} groups`, `${entering.size} groups`)
      })
    ];
  } catch (error) {
    // Groups that are never at risk together are a finding about the data.
    if (!(error instanceof NotEstimable)) throw error;
    return [resultRow({...shared, ...counts, error: error.message})];
  }
}

/** Groups that can be compared, each with another group in its cells, and why the others cannot; leaving one out may leave another without a counterpart. */
function comparable(
  names: readonly string[],
  subjects: readonly Compared[]
): {readonly kept: readonly Compared[]; readonly left: ReadonlyMap<string, string>} {
  const left = new Map<string, string>();
  for (;;) {
    const entering = subjects.filter(({subject}) => !left.has(subject.group));
    const groupsIn = new Map<string, Set<string>>();
    for (const {subject, cell} of entering) groupsIn.set(cell, (groupsIn.get(cell) ?? new Set()).add(subject.group));
    const kept = entering.filter(({cell}) => (groupsIn.get(cell)?.size ?? 0) > 1);
    const failing = names
      .filter((name) => !left.has(name))
      .flatMap((name) => {
        const own = kept.filter(({subject}) => subject.group === name);
        const reason =
          own.length === 0
            ? "shares no tumour type and HER2 status with another group"
            : own.length < FEWEST_COMPARED
              ? `fewer than ${FEWEST_COMPARED} patients can be compared (${own.length})`
              : own.every(({subject}) => subject.event === 0)
                ? `no events (${own.length} patients)`
                : null;
        return reason === null ? [] : [{name, reason}];
      });
    if (failing.length === 0) return {kept, left};
    for (const {name, reason} of failing) left.set(name, reason);
  }
}
