import {quantileSorted} from "simple-statistics";
import {agentById, type Catalogue} from "../adc/catalogue.ts";
import type {Remark} from "../record/remark.ts";
import {groupedBy, resultRow, type Row} from "../record/row.ts";
import {pairGroups, positions, type ClinicalPair, type ExposureRecord} from "./clinical-records.ts";
import {exposedAs} from "../describe/exposed-table.ts";

const DAY_IN_MS = 86_400_000;

/**
 * Calendar years in which each ADC was started, by group and by drug, against the year of the drug's first approval anywhere: who started before was in a trial or a
 * compassionate programme. One row that says so where neither start years nor calendar dates are recorded.
 */
export function enrolmentWindowRows(
  pairs: readonly ClinicalPair[],
  {
    catalogue,
    dateMode,
    grouping
  }: {
    readonly catalogue: Catalogue;
    readonly dateMode: "relative" | "shifted" | "real";
    readonly grouping: string | null;
  },
  population: string
): Row[] {
  const yearOf = ({own, start}: ExposureRecord): number | null => {
    if (typeof own["start_year"] === "number") return own["start_year"];
    return dateMode === "real" ? new Date(start * DAY_IN_MS).getUTCFullYear() : null;
  };
  const shared = {analysis: "enrolment-window", population};
  const all = pairs.flatMap((pair) =>
    positions.map(({name, of}) => ({group: pair.group, position: name, record: of(pair), year: yearOf(of(pair))}))
  );
  if (all.every(({year}) => year === null))
    return [
      resultRow({
        ...shared,
        kind: "year",
        term: "years of start",
        scale: "year",
        method: "range",
        refusal: {code: "start-year-not-recorded"}
      })
    ];
  const years = (group: string, endpoint: string, records: typeof all): Row[] => {
    const known = records.flatMap(({year}) => year ?? []).sort((a, b) => a - b);
    const remarks: readonly Remark[] =
      known.length === records.length
        ? []
        : [{code: "without-year", n: records.length - known.length, of: records.length}];
    return known.length === 0
      ? []
      : [
          ["first year", 0],
          ["median year", 0.5],
          ["last year", 1]
        ].map(([term, p]) =>
          resultRow({
            ...shared,
            group,
            endpoint,
            kind: "year",
            term: String(term),
            scale: "year",
            estimate: p === 0 ? (known[0] ?? null) : p === 1 ? (known.at(-1) ?? null) : quantileSorted(known, 0.5),
            n: known.length,
            method: "order statistics",
            remarks
          })
        );
  };
  const drugs = [...new Set(all.map(({record}) => exposedAs(record)))].sort();
  return [
    ...groupedBy(
      pairGroups(pairs).flatMap((group) =>
        positions.flatMap(({name}) =>
          years(
            group,
            `start of ${name}`,
            all.filter((one) => one.group === group && one.position === name)
          )
        )
      ),
      grouping
    ),
    ...drugs.flatMap((drug) => {
      const own = all.filter(({record}) => exposedAs(record) === drug);
      const [one] = own;
      const approved = one === undefined ? null : approvalYear(one.record, catalogue);
      const known = own.flatMap(({year}) => year ?? []);
      const before = approved === null ? null : known.filter((year) => year < approved).length;
      const place = {...shared, group: drug, endpoint: "start of the drug"};
      return [
        ...years(drug, place.endpoint, own),
        resultRow({
          ...place,
          kind: "year",
          term: "first approval anywhere",
          scale: "year",
          method: "catalogue",
          ...(approved === null ? {refusal: {code: "no-approval-year"}} : {estimate: approved})
        }),
        resultRow({
          ...place,
          kind: "share",
          term: "started before the first approval",
          scale: "share",
          n: known.length,
          method: "share of those with a year",
          ...(before === null || known.length === 0
            ? {refusal: {code: known.length === 0 ? "no-year" : "no-approval-year"}}
            : {estimate: before / known.length, nEvent: before})
        })
      ];
    })
  ];
}

/** Year of the first approval of the only agent of an exposure; null where there are several, or none is established. */
function approvalYear({agents}: ExposureRecord, catalogue: Catalogue): number | null {
  const [only] = agents;
  return only === undefined || agents.length > 1 ? null : (agentById(only, catalogue)?.firstApprovalYear ?? null);
}
