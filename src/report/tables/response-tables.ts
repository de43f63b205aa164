import {NOT_RECORDED, responseLevels} from "../../describe/response-cross.ts";
import type {Count} from "../../record/count-table.ts";
import {isHidden} from "../../record/hidden.ts";
import type {Result, ShownResult} from "../../record/result.ts";
import type {Row, ShownRow} from "../../record/row.ts";
import {populationText} from "../../words/en/count-tables.ts";
import {refusalText} from "../../words/en/refusals.ts";
import {remarkText} from "../../words/en/remarks.ts";
import {formatMedian, NOT_ESTIMABLE, NOT_REACHED} from "../../words/number-format.ts";
import {type NumberStyle, numberStyleOf} from "../../words/number-style.ts";
import {countTable, inOrder, shareText} from "./count-cells.ts";
import type {TextTable} from "./text-table.ts";

const positions = ["ADC1", "ADC2"] as const;

/** Response and clinical benefit of each group on ADC1 and ADC2, each with its own denominator. */
export function responseTable({rows, plan}: ShownResult): TextTable {
  const style = numberStyleOf({plan});
  const places = responsePlaces(rows);
  return {
    name: "response",
    caption: "Response and clinical benefit, k/n and rate (exact 95 % CI)",
    header: ["group", "ADC", "response, evaluable patients", "response, all patients", "clinical benefit, 24 weeks"],
    rows: places.map(({group, position, of}) => [
      group ?? "",
      position,
      shareText(of("objective response rate"), style),
      shareText(of("objective response rate, everyone"), style),
      shareText(of("clinical benefit rate"), style)
    ]),
    words: 2,
    notes: places.length === 0 ? [] : responseNotes(places)
  };
}

function responseNotes(places: readonly ResponsePlace[]): string[] {
  return [
    "Response: CR or PR as recorded. Evaluable: CR, PR, SD, non-CR/non-PD or PD recorded; among all patients the others count as no response. Clinical benefit: CR or PR, or stable disease of 24 weeks (168 days) or more from the first dose.",
    ...undecidedNote(places),
    "The two ADCs have denominators of their own; they are not compared here."
  ];
}

/** A group on one of its ADCs. */
interface ResponsePlace {
  readonly group: string | null;
  readonly position: (typeof positions)[number];
  /** Its row of this term. */
  readonly of: (term: string) => ShownRow | undefined;
}

function responsePlaces(rows: readonly ShownRow[]): ResponsePlace[] {
  const own = rows.filter(({analysis}) => analysis === "response");
  const groups = inOrder(own.filter(({term}) => term === "objective response rate, everyone").map(({group}) => group));
  return groups.flatMap((group) =>
    positions.map((position) => ({
      group,
      position,
      of: (term) =>
        own.find((row) => row.group === group && row.term === term && row.endpoint === `best response on ${position}`)
    }))
  );
}

/** How many are left out of clinical benefit because they were censored too early, and how far they could move a rate. */
function undecidedNote(places: readonly ResponsePlace[]): string[] {
  const undecided = places.flatMap(({of}) => undecidedBenefit(of("clinical benefit rate")));
  const most = Math.ceil(100 * Math.max(0, ...undecided.map(({shift}) => shift)));
  return undecided.length === 0
    ? []
    : [
        `Stable disease that was censored before 24 weeks is left out of clinical benefit (${undecided.reduce((sum, {left}) => sum + left, 0)} treatments); with it no rate would move by more than ${most} points. Bounds in results.csv.`
      ];
}

/** The undecided of a rate of clinical benefit, and the most by which the rate would move with them; nothing where there are none or numbers are hidden. */
function undecidedBenefit(row: ShownRow | undefined): {readonly left: number; readonly shift: number}[] {
  const left = row?.remarks.find((remark) => remark.code === "benefit-undecided")?.n ?? 0;
  if (left === 0 || row?.n === null || row?.n === undefined || row.nEvent === null) return [];
  if (isHidden(row.n) || isHidden(row.nEvent)) return [];
  const [rate, low, high] = [row.nEvent / row.n, row.nEvent / (row.n + left), (row.nEvent + left) / (row.n + left)];
  return [{left, shift: row.n === 0 ? 1 : Math.max(rate - low, high - rate)}];
}

/** Best response on ADC1 (rows) against ADC2 (columns). */
export function responseCrossTable(result: Result): TextTable {
  const table = countTable(result, "response-cross");
  const counts = table?.counts ?? [];
  const levels = [...responseLevels, NOT_RECORDED];
  const first = levels.filter((level) => counts.some(({item}) => item === level));
  const second = levels.filter((level) => counts.some(({value}) => value === level));
  return {
    name: "response-cross",
    caption: "Best response on ADC1 (rows) and on ADC2 (columns), numbers of patients",
    header: ["on ADC1", ...second, "all"],
    rows:
      counts.length === 0
        ? []
        : [
            ...first.map((item) => [
              item,
              ...crossCells(
                counts.filter((count) => count.item === item),
                second
              )
            ]),
            ["all", ...crossCells(counts, second)]
          ],
    words: 1,
    notes: [
      ...(table === null ? [] : [populationText(table.population)]),
      ...(second.includes("NE") ? ["NE: not evaluable."] : [])
    ]
  };
}

/** How many of these had each response on ADC2, and how many they are. */
function crossCells(counts: readonly Count[], second: readonly string[]): string[] {
  const sum = (some: readonly Count[]): string => String(some.reduce((total, {n}) => total + n, 0));
  return [...second.map((level) => sum(counts.filter(({value}) => value === level))), sum(counts)];
}

/** Time on each ADC by group and, where days of response are known, duration of response. */
export function treatmentTimeTable({rows, plan, unit}: Result): TextTable {
  const style = numberStyleOf({plan});
  const times = rows.filter(({analysis}) => analysis === "time-on-treatment");
  const durations = rows.filter(({analysis}) => analysis === "duration-of-response");
  const dated = durations.some(({group}) => group !== null);
  return {
    name: "treatment-time",
    caption: `Median time on treatment${dated ? " and duration of response" : ""}, months (95 % CI)`,
    header: [
      "group",
      "ADC",
      "n (stopped)",
      "time on treatment",
      ...(dated ? ["responders", "duration of response"] : [])
    ],
    rows: times.map((row) => treatmentTimeLine(row, dated ? durations : null, style)),
    words: 2,
    notes: times.length === 0 ? [] : treatmentTimeNotes(durations, unit)
  };
}

/** A group on one of its ADCs, with its duration of response where there are any. */
function treatmentTimeLine(row: Row, durations: readonly Row[] | null, style: NumberStyle): string[] {
  const position = positions.find((name) => (row.endpoint ?? "").includes(name)) ?? "";
  const duration = durations?.find(({group, endpoint}) => group === row.group && (endpoint ?? "").endsWith(position));
  return [
    row.group ?? "",
    position,
    `${row.n ?? 0} (${row.nEvent ?? 0})`,
    row.refusal === null ? formatMedian(row, "days", style) : "–",
    ...(durations === null ? [] : durationCells(duration, style))
  ];
}

/** How many responded, and the median duration of their response. */
function durationCells(duration: Row | undefined, style: NumberStyle): string[] {
  return [
    String(duration?.n ?? 0),
    duration === undefined || duration.refusal !== null ? "–" : formatMedian(duration, "days", style)
  ];
}

function treatmentTimeNotes(durations: readonly Row[], unit: Result["unit"]): string[] {
  const refused = durations.find(({group, refusal}) => group === null && refusal !== null)?.refusal ?? null;
  return [
    `Kaplan-Meier, from the first to the last dose (rwTTD@1). Time on ADC1 is right-truncated: all of these went on to ADC2 before the data cut-off. ${NOT_REACHED}: not reached, ${NOT_ESTIMABLE}: not estimable.`,
    ...(durations.some(({group}) => group !== null)
      ? [
          "Duration of response: from the first assessment with CR or PR to progression or death, censored as PFS.",
          ...undatedResponses(durations).map((part) => `${part}.`)
        ]
      : []),
    ...(refused === null || unit === "months" ? [] : [`Duration of response is not given: ${refusalText(refused)}.`])
  ];
}

/** What is said of responses without a day, each once. */
function undatedResponses(durations: readonly Row[]): string[] {
  return inOrder(
    durations.flatMap(({remarks}) =>
      remarks.filter(({code}) => code === "responses-without-day").map((remark) => remarkText(remark))
    )
  );
}
