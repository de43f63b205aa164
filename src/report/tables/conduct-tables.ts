import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {inOrder} from "./count-cells.ts";
import {formatNumber, formatShare} from "../../words/number-format.ts";
import {numberStyleOf} from "../../words/number-style.ts";
import type {TextTable} from "./text-table.ts";

/** How often each group was looked at on each ADC. */
export function assessmentTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "assessment-interval");
  const given = own.filter(({refusal}) => refusal === null);
  const measures = ["between assessments", "last assessment to progression"].filter((what) =>
    given.some(({term}) => term.startsWith(what))
  );
  const places = inOrder(
    given.map(({group, endpoint}) => JSON.stringify([group, (endpoint ?? "").endsWith("ADC1") ? "ADC1" : "ADC2"]))
  )
    .map((key) => JSON.parse(key) as [string, string])
    .toSorted(([a, one], [b, two]) => order(a) - order(b) || (one < two ? -1 : 1));
  function order(group: string): number {
    return inOrder(given.map((row) => row.group)).indexOf(group);
  }
  const shown = (row: Row | undefined): string =>
    row?.estimate === null || row?.estimate === undefined
      ? "–"
      : formatNumber(row.estimate, Number.isInteger(row.estimate) ? 0 : 1, style);
  const refused = own.find(({refusal}) => refusal !== null)?.refusal ?? null;
  return {
    name: "assessment-intervals",
    caption: "How often patients were assessed, days: median (quartiles), patients",
    header: ["group", "ADC", ...measures],
    rows: places.map(([group, position]) => [
      group,
      position,
      ...measures.map((what) => {
        const of = (name: string): Row | undefined =>
          given.find(
            (row) => row.group === group && row.endpoint === `${what} on ${position}` && row.term === `${what}: ${name}`
          );
        const middle = of("median");
        return middle === undefined
          ? "–"
          : `${shown(middle)} (${shown(of("lower quartile"))}–${shown(of("upper quartile"))}), ${middle.n ?? 0}`;
      })
    ]),
    words: 2,
    notes:
      places.length === 0
        ? []
        : [
            ...(measures.includes("between assessments")
              ? ["Between assessments: each patient's median interval from the first dose to the end of PFS."]
              : []),
            "Last assessment to progression: among those with both days; progression happened somewhere in between. A group that is looked at more often progresses earlier on paper.",
            ...(refused === null ? [] : [`Intervals between single assessments: ${refusalText(refused)}.`])
          ]
  };
}

/** Calendar years of the starts against the first approvals. */
export function enrolmentTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis, group}) => analysis === "enrolment-window" && group !== null);
  const places = inOrder(own.map(({group, endpoint}) => JSON.stringify([group, endpoint]))).map((key) =>
    own.filter(({group, endpoint}) => JSON.stringify([group, endpoint]) === key)
  );
  return {
    name: "enrolment-window",
    caption: "Years in which the ADCs were started, and first approvals",
    header: ["", "start of", "n", "first to last year (median)", "first approval anywhere", "started before it"],
    rows: places.map((rowsOf) => {
      const of = (term: string): Row | undefined => rowsOf.find((row) => row.term === term);
      const year = (term: string): string =>
        of(term)?.estimate === null || of(term) === undefined ? "–" : String(Math.floor(of(term)?.estimate ?? 0));
      const before = of("started before the first approval");
      const drug = rowsOf[0]?.endpoint === "start of the drug";
      return [
        rowsOf[0]?.group ?? "",
        drug ? "the drug" : (rowsOf[0]?.endpoint ?? "").replace("start of ", ""),
        String(of("first year")?.n ?? 0),
        `${year("first year")}–${year("last year")} (${year("median year")})`,
        drug ? year("first approval anywhere") : "–",
        before?.estimate === null || before === undefined
          ? "–"
          : before.nEvent === 0
            ? "0"
            : `${before.nEvent ?? ""} (${formatShare(before.estimate, style)})`
      ];
    }),
    words: 2,
    notes:
      places.length === 0
        ? []
        : [
            "First approval of the drug in any country and indication, from the catalogue; approval in this disease may be later. Who started before it was in a trial or a compassionate programme. Groups that started in different years differ in what else was available."
          ]
  };
}
