import type {Result} from "../../record/result.ts";
import type {Row} from "../../record/row.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {formatShare} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import {inOrder} from "./count-cells.ts";
import type {TextTable} from "./text-table.ts";
import {valueText} from "./value-text.ts";

/** How often each group was looked at on each ADC. */
export function assessmentTable({rows, plan}: Result): TextTable {
  const style = numberStyleOf({plan});
  const own = rows.filter(({analysis}) => analysis === "assessment-interval");
  const given = own.filter(({refusal}) => refusal === null);
  const measures = ["between assessments", "last assessment to progression"].filter((what) =>
    given.some(({term}) => term.startsWith(what))
  );
  const places = assessedPlaces(given);
  return {
    name: "assessment-intervals",
    caption: "How often patients were assessed, days: median (quartiles), patients",
    header: ["group", "ADC", ...measures],
    rows: places.map(({group, position, of}) => [
      group ?? "",
      position,
      ...measures.map((what) => intervalText((name) => of(what, name), style))
    ]),
    words: 2,
    notes: places.length === 0 ? [] : assessmentNotes(measures, own)
  };
}

/** A group on an ADC on which it was assessed. */
interface AssessedPlace {
  readonly group: string | null;
  readonly position: "ADC1" | "ADC2";
  /** Its row of an interval, by what is summarised and by which measure. */
  readonly of: (what: string, name: string) => Row | undefined;
}

/** Groups in the order of the rows, each on ADC1 and then on ADC2. */
function assessedPlaces(given: readonly Row[]): AssessedPlace[] {
  return inOrder(given.map(({group}) => group)).flatMap((group) => {
    const own = given.filter((row) => row.group === group);
    const onFirst = own.map(({endpoint}) => (endpoint ?? "").endsWith("ADC1"));
    return (["ADC1", "ADC2"] as const)
      .filter((position) => onFirst.includes(position === "ADC1"))
      .map((position) => ({
        group,
        position,
        of: (what, name) =>
          own.find(({endpoint, term}) => endpoint === `${what} on ${position}` && term === `${what}: ${name}`)
      }));
  });
}

function intervalText(of: (name: string) => Row | undefined, style: NumberStyle): string {
  const middle = of("median");
  const shown = (row: Row | undefined): string => valueText(row?.estimate, style);
  return middle === undefined
    ? "–"
    : `${shown(middle)} (${shown(of("lower quartile"))}–${shown(of("upper quartile"))}), ${middle.n ?? 0}`;
}

function assessmentNotes(measures: readonly string[], own: readonly Row[]): string[] {
  const refused = own.find(({refusal}) => refusal !== null)?.refusal ?? null;
  return [
    ...(measures.includes("between assessments")
      ? ["Between assessments: each patient's median interval from the first dose to the end of PFS."]
      : []),
    "Last assessment to progression: among those with both days; progression happened somewhere in between. A group that is looked at more often progresses earlier on paper.",
    ...(refused === null ? [] : [`Intervals between single assessments: ${refusalText(refused)}.`])
  ];
}

const ENROLMENT_NOTE =
  "First approval of the drug in any country and indication, from the catalogue; approval in this disease may be later. Who started before it was in a trial or a compassionate programme. Groups that started in different years differ in what else was available.";

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
    rows: places.map((place) => enrolmentLine(place, style)),
    words: 2,
    notes: places.length === 0 ? [] : [ENROLMENT_NOTE]
  };
}

/** The years of one group or drug. */
function enrolmentLine(place: readonly Row[], style: NumberStyle): string[] {
  const of = (term: string): Row | undefined => place.find((row) => row.term === term);
  const year = (term: string): string => {
    const estimate = of(term)?.estimate ?? null;
    return estimate === null ? "–" : String(Math.floor(estimate));
  };
  const isDrug = place[0]?.endpoint === "start of the drug";
  return [
    place[0]?.group ?? "",
    isDrug ? "the drug" : (place[0]?.endpoint ?? "").replace("start of ", ""),
    String(of("first year")?.n ?? 0),
    `${year("first year")}–${year("last year")} (${year("median year")})`,
    isDrug ? year("first approval anywhere") : "–",
    startedBefore(of("started before the first approval"), style)
  ];
}

function startedBefore(row: Row | undefined, style: NumberStyle): string {
  if (row?.estimate === null || row === undefined) return "–";
  return row.nEvent === 0 ? "0" : `${row.nEvent ?? ""} (${formatShare(row.estimate, style)})`;
}
