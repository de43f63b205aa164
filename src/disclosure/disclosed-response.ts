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

function openOf(rows: readonly Row[], smallest: number): Row[] {
  const [evaluable, everyone, benefit] = [terms.evaluable, terms.everyone, terms.benefit].map((term) =>
    rows.find((row) => row.term === term && row.refusal === null)
  );
  const [size, responders] = [everyone?.n ?? null, everyone?.nEvent ?? null];
  if (everyone === undefined || size === null || responders === null) return [];
  const cells = new Map<string, number>([
    ["size", size],
    ["responders", responders],
    ["others", size - responders]
  ]);
  const sums: Sum[] = [{whole: "size", parts: ["responders", "others"]}];
  const add = (whole: string, part: string, n: number, rest: string): void => {
    cells.set(part, n).set(rest, (cells.get(whole) ?? 0) - n);
    sums.push({whole, parts: [part, rest]});
  };
  if (evaluable !== undefined) {
    add("size", "evaluable", evaluable.n ?? 0, "not evaluable");
    cells.set("evaluable others", (evaluable.n ?? 0) - responders);
    sums.push(
      {whole: "evaluable", parts: ["responders", "evaluable others"]},
      {whole: "others", parts: ["evaluable others", "not evaluable"]}
    );
  }
  if (benefit !== undefined) {
    add("size", "decided", benefit.n ?? 0, "undecided");
    add("decided", "benefit", benefit.nEvent ?? 0, "no benefit");
    cells.set("stable", (benefit.nEvent ?? 0) - responders);
    sums.push({whole: "benefit", parts: ["responders", "stable"]});
    if (evaluable !== undefined) {
      // Which denominator is the wider one depends on how many are undecided and how many not evaluable.
      const [wide, narrow] =
        (evaluable.n ?? 0) >= (benefit.n ?? 0)
          ? (["evaluable", "decided"] as const)
          : (["decided", "evaluable"] as const);
      cells.set("between", Math.abs((evaluable.n ?? 0) - (benefit.n ?? 0)));
      sums.push({whole: wide, parts: [narrow, "between"]});
    }
  }
  if ([...cells.values()].some((count) => count < 0)) return [];
  // The rate among everyone is given up last.
  const masked = suppressed(cells, sums, smallest, new Set(["size"]), (cell, value) =>
    cell === "responders" || cell === "others" ? value + size : value
  );
  if (masked === null) return [];
  const open = (...names: readonly string[]): boolean => names.every((name) => !masked.has(name));
  return [
    ...(open("responders", "others") ? [everyone] : []),
    ...(evaluable !== undefined && open("evaluable", "responders", "evaluable others") ? [evaluable] : []),
    ...(benefit !== undefined && open("decided", "benefit", "no benefit") ? [benefit] : [])
  ];
}
