import type {Row} from "../record/row.ts";
import {suppressed, type Sum} from "./suppression.ts";

/** The rates of a group on ADC2 that have a rule, and the endpoint of their rows. */
const terms = {
  evaluable: "objective response rate",
  everyone: "objective response rate, everyone",
  benefit: "clinical benefit rate"
} as const;
const ENDPOINT = "best response on ADC2";
/** Where this column stands among the characteristics, its levels would have to be judged together with the rates. */
const COLUMN = "best_response: ";

/**
 * Rows of response on ADC2 whose counts a policy lets stand: neither those who have it, nor the others, nor who is left out of a denominator, nor those by whom one rate differs from another,
 * are few or can be had from what is shown. Response on ADC1 stands among the characteristics by level, and has no rule beside them.
 */
export function openResponse(rows: readonly Row[], smallest: number): ReadonlySet<Row> {
  const own = rows.filter(({analysis, endpoint}) => analysis === "response" && endpoint === ENDPOINT);
  if (rows.some(({analysis, term}) => analysis === "characteristics" && term.startsWith(COLUMN))) return new Set();
  return new Set(
    [...new Set(own.map(({group}) => group))].flatMap((group) =>
      openOf(
        own.filter((row) => row.group === group),
        smallest
      )
    )
  );
}

/** The rates of a group that are given, with the counts that they are of. */
interface Rates {
  readonly size: number;
  readonly responders: number;
  readonly everyone: Row;
  readonly evaluable: Row | undefined;
  readonly benefit: Row | undefined;
}

/** Null where the rate among everyone, which the others are judged beside, is not given. */
function ratesOf(rows: readonly Row[]): Rates | null {
  const [evaluable, everyone, benefit] = [terms.evaluable, terms.everyone, terms.benefit].map((term) =>
    rows.find((row) => row.term === term && row.refusal === null)
  );
  const [size, responders] = [everyone?.n ?? null, everyone?.nEvent ?? null];
  return everyone === undefined || size === null || responders === null
    ? null
    : {size, responders, everyone, evaluable, benefit};
}

/** The rows of a group that stand. */
function openOf(rows: readonly Row[], smallest: number): Row[] {
  const rates = ratesOf(rows);
  if (rates === null) return [];
  const {everyone, evaluable, benefit} = rates;
  const masked = maskedCounts(rates, smallest);
  if (masked === null) return [];
  const open = (...names: readonly string[]): boolean => names.every((name) => !masked.has(name));
  return [
    ...(open("responders", "others") ? [everyone] : []),
    ...(evaluable !== undefined && open("evaluable", "responders", "evaluable others") ? [evaluable] : []),
    ...(benefit !== undefined && open("decided", "benefit", "no benefit") ? [benefit] : [])
  ];
}

/** The counts behind the rates that are hidden; null where they cannot be, or contradict each other. */
function maskedCounts(rates: Rates, smallest: number): ReadonlySet<string> | null {
  const counts = countsOfRates(rates);
  const cells = new Map(counts.flatMap((one) => one.cells));
  if ([...cells.values()].some((count) => count < 0)) return null;
  const sums = counts.flatMap((one) => one.sums);
  // The rate among everyone is given up last.
  return suppressed(cells, sums, smallest, new Set(["size"]), (cell, value) =>
    cell === "responders" || cell === "others" ? value + rates.size : value
  );
}

/** Counts of patients by the name of their cell, and which of them add up to which. */
interface Counts {
  readonly cells: readonly (readonly [cell: string, count: number])[];
  readonly sums: readonly Sum[];
}

/** A part of a whole, and the rest of it. */
function split(whole: string, size: number, [part, n]: readonly [string, number], rest: string): Counts {
  return {
    cells: [
      [part, n],
      [rest, size - n]
    ],
    sums: [{whole, parts: [part, rest]}]
  };
}

function countsOfRates({size, responders, evaluable, benefit}: Rates): Counts[] {
  const judged = evaluable?.n ?? 0;
  const decided = benefit?.n ?? 0;
  return [
    {cells: [["size", size]], sums: []},
    split("size", size, ["responders", responders], "others"),
    ...(evaluable === undefined ? [] : countsOfEvaluable(size, responders, judged)),
    ...(benefit === undefined ? [] : countsOfBenefit(size, responders, [decided, benefit.nEvent ?? 0])),
    ...(evaluable === undefined || benefit === undefined ? [] : [countsBetween(judged, decided)])
  ];
}

function countsOfEvaluable(size: number, responders: number, judged: number): Counts[] {
  return [
    split("size", size, ["evaluable", judged], "not evaluable"),
    {
      cells: [["evaluable others", judged - responders]],
      sums: [
        {whole: "evaluable", parts: ["responders", "evaluable others"]},
        {whole: "others", parts: ["evaluable others", "not evaluable"]}
      ]
    }
  ];
}

function countsOfBenefit(
  size: number,
  responders: number,
  [decided, benefit]: readonly [decided: number, benefit: number]
): Counts[] {
  return [
    split("size", size, ["decided", decided], "undecided"),
    split("decided", decided, ["benefit", benefit], "no benefit"),
    {cells: [["stable", benefit - responders]], sums: [{whole: "benefit", parts: ["responders", "stable"]}]}
  ];
}

/** Those by whom the two denominators differ; which is the wider one depends on how many are undecided and how many not evaluable. */
function countsBetween(judged: number, decided: number): Counts {
  const wide = judged >= decided ? "evaluable" : "decided";
  const narrow = judged >= decided ? "decided" : "evaluable";
  return {cells: [["between", Math.abs(judged - decided)]], sums: [{whole: wide, parts: [narrow, "between"]}]};
}
