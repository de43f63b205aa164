import {quantileSorted} from "simple-statistics";
import {agentById, type Catalogue} from "../adc/catalogue.ts";
import type {Remark} from "../record/remark.ts";
import {groupedBy, resultRow, type Row} from "../record/row.ts";
import {pairGroups, positions, type ClinicalPair, type ExposureRecord} from "./clinical-records.ts";
import {exposedAs} from "../describe/exposed-table.ts";

const DAY_IN_MS = 86_400_000;
const ENROLMENT = "enrolment-window";

/** How starts are dated, and what the groups are made by. */
interface EnrolmentContext {
  readonly catalogue: Catalogue;
  readonly dateMode: "relative" | "shifted" | "real";
  readonly grouping: string | null;
}

/**
 * Calendar years in which each ADC was started, by group and by drug, against the year of the drug's first approval anywhere: who started before was in a trial or a
 * compassionate programme. One row that says so where neither start years nor calendar dates are recorded.
 */
export function enrolmentWindowRows(
  pairs: readonly ClinicalPair[],
  {catalogue, dateMode, grouping}: EnrolmentContext,
  population: string
): Row[] {
  const all = startsOf(pairs, dateMode);
  if (all.every(({year}) => year === null)) return [withoutYears(population)];
  const ofGroups = pairGroups(pairs).flatMap((group) =>
    positions.flatMap(({name}) => {
      const own = all.filter((one) => one.group === group && one.position === name);
      return yearRows({population, group, endpoint: `start of ${name}`}, own);
    })
  );
  const drugs = [...new Set(all.map(({record}) => exposedAs(record)))].sort();
  return [
    ...groupedBy(ofGroups, grouping),
    ...drugs.flatMap((drug) => {
      const own = all.filter(({record}) => exposedAs(record) === drug);
      return drugRows({population, group: drug, endpoint: "start of the drug"}, own, catalogue);
    })
  ];
}

/** The start of an ADC, with its calendar year; null where it is not known. */
interface AdcStart {
  readonly group: string;
  readonly position: string;
  readonly record: ExposureRecord;
  readonly year: number | null;
}

/** Whose starts the rows are of. */
type StartsOf = Pick<Row, "population" | "group" | "endpoint">;

function startsOf(pairs: readonly ClinicalPair[], dateMode: EnrolmentContext["dateMode"]): AdcStart[] {
  const yearOf = ({own, start}: ExposureRecord): number | null => {
    if (typeof own["start_year"] === "number") return own["start_year"];
    return dateMode === "real" ? new Date(start * DAY_IN_MS).getUTCFullYear() : null;
  };
  return pairs.flatMap((pair) =>
    positions.map(({name, of}) => ({group: pair.group, position: name, record: of(pair), year: yearOf(of(pair))}))
  );
}

function withoutYears(population: string): Row {
  return resultRow({
    analysis: ENROLMENT,
    population,
    kind: "year",
    term: "years of start",
    scale: "year",
    method: "range",
    refusal: {code: "start-year-not-recorded"}
  });
}

/** First, median and last year of some starts; nothing where no year is known. */
function yearRows(of: StartsOf, starts: readonly AdcStart[]): Row[] {
  const known = starts.flatMap(({year}) => year ?? []).sort((a, b) => a - b);
  if (known.length === 0) return [];
  const remarks: readonly Remark[] =
    known.length === starts.length ? [] : [{code: "without-year", n: starts.length - known.length, of: starts.length}];
  return [
    {term: "first year", estimate: known[0] ?? null},
    {term: "median year", estimate: quantileSorted(known, 0.5)},
    {term: "last year", estimate: known.at(-1) ?? null}
  ].map(({term, estimate}) =>
    resultRow({
      analysis: ENROLMENT,
      ...of,
      kind: "year",
      term,
      scale: "year",
      estimate,
      n: known.length,
      method: "order statistics",
      remarks
    })
  );
}

/** Years in which a drug was started, beside that of its first approval, and the share of patients who started before it. */
function drugRows(of: StartsOf, own: readonly AdcStart[], catalogue: Catalogue): Row[] {
  const [one] = own;
  const approved = one === undefined ? null : approvalYear(one.record, catalogue);
  return [
    ...yearRows(of, own),
    resultRow({
      analysis: ENROLMENT,
      ...of,
      kind: "year",
      term: "first approval anywhere",
      scale: "year",
      method: "catalogue",
      ...(approved === null ? {refusal: {code: "no-approval-year"}} : {estimate: approved})
    }),
    beforeApprovalRow(of, own, approved)
  ];
}

function beforeApprovalRow(of: StartsOf, own: readonly AdcStart[], approved: number | null): Row {
  const known = own.flatMap(({year}) => year ?? []);
  const before = approved === null ? null : known.filter((year) => year < approved).length;
  return resultRow({
    analysis: ENROLMENT,
    ...of,
    kind: "share",
    term: "started before the first approval",
    scale: "share",
    n: known.length,
    method: "share of those with a year",
    ...(before === null || known.length === 0
      ? {refusal: {code: known.length === 0 ? "no-year" : "no-approval-year"}}
      : {estimate: before / known.length, nEvent: before})
  });
}

/** Year of the first approval of the only agent of an exposure; null where there are several, or none is established. */
function approvalYear({agents}: ExposureRecord, catalogue: Catalogue): number | null {
  const [only] = agents;
  return only === undefined || agents.length > 1 ? null : (agentById(only, catalogue)?.firstApprovalYear ?? null);
}
