import {binomialInterval} from "../math/binomial-interval.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {resultRow, type Row} from "../record/row.ts";
import {EVALUATED, RESPONSES} from "../clinical/response-rate.ts";
import {exposureKey, positions, type ClinicalPair, type ClinicalRecords} from "./clinical-records.ts";
import {text} from "./group-of.ts";
import {medianRow} from "./median-row.ts";

/**
 * Hormone-receptor status by the order of the two ADCs, one cell a row of the published layout: lines before ADC1, therapy in between, response on each ADC with its own
 * denominator, time to treatment failure on each, and survival from ADC2. Survival from ADC1 is left out: everyone here lived to receive ADC2.
 *
 * Nothing where no hormone-receptor status is recorded. Source: layout of Huppert 2025, npj Breast Cancer 11:34, table 2.
 */
export function hormoneReceptorOrder(
  {pairs, timesUnder}: Pick<ClinicalRecords, "pairs" | "timesUnder">,
  population: string
): Row[] {
  if (pairs.every((pair) => statusOf(pair) === NOT_RECORDED)) return [];
  const [failure, survival] = [timesUnder("TTF"), timesUnder("rwOS")];
  const ordered = pairs.toSorted(
    (a, b) =>
      compare(statusOf(a), statusOf(b)) || compare(unordered(a), unordered(b)) || compare(a.sequence, b.sequence)
  );
  const cells = listsByKey(ordered, (pair) => JSON.stringify([statusOf(pair), pair.sequence]));
  return [...cells.values()].flatMap((own): Row[] => {
    const [one] = own;
    if (one === undefined) return [];
    const shared = {
      analysis: "hormone-receptor-order",
      population,
      grouping: "sequence",
      group: one.sequence,
      stratum: `hormone receptors ${statusOf(one)}`
    };
    return [...historyRows(own, shared), ...responseRows(own, shared), ...timeRows(own, {failure, survival}, shared)];
  });
}

const NOT_RECORDED = "not recorded";
const statusOf = ({cells}: ClinicalPair): string => text(cells["hr_status"]) ?? NOT_RECORDED;

/** Fields that the rows of a cell of the layout have in common. */
type CellFields = Pick<Row, "analysis" | "population" | "grouping" | "group" | "stratum">;

/** How many patients, their lines before ADC1, and therapy in between. */
function historyRows(own: readonly ClinicalPair[], shared: CellFields): Row[] {
  const earlier = own.flatMap(({first}) => (first.firstLine === null ? [] : [first.firstLine - 1]));
  const chemotherapy = own.flatMap(({first}) =>
    typeof first.own["prior_chemo_lines"] === "number" ? [first.own["prior_chemo_lines"]] : []
  );
  const intervening = own.filter(({cells: {contact}}) => contact !== "direct").length;
  return [
    resultRow({
      ...shared,
      kind: "count",
      term: "patients",
      scale: "count",
      estimate: own.length,
      n: own.length,
      method: "count"
    }),
    ...spread("lines before ADC1", earlier, shared),
    ...spread("chemotherapy lines before ADC1", chemotherapy, shared),
    shareRow("with intervening therapy", own.length, intervening, shared)
  ];
}

/** Response on each ADC, each with its own denominator. */
function responseRows(own: readonly ClinicalPair[], shared: CellFields): Row[] {
  return positions.map(({name, of}) => {
    const evaluated = own.map((pair) => of(pair).bestResponse).filter((response) => EVALUATED.has(response ?? ""));
    const responded = evaluated.filter((response) => RESPONSES.has(response ?? "")).length;
    return shareRow(`response on ${name}`, evaluated.length, responded, shared);
  });
}

type Times = ReturnType<ClinicalRecords["timesUnder"]>;

/** Time to treatment failure on each ADC, and survival from ADC2. */
function timeRows(
  own: readonly ClinicalPair[],
  {failure, survival}: {readonly failure: Times; readonly survival: Times},
  shared: CellFields
): Row[] {
  return [
    ...positions.map(({name, of}) =>
      medianRow(
        own.flatMap((pair) => failure.get(exposureKey(of(pair))) ?? []),
        {...shared, endpoint: `TTF from ${name}, TTF@1`, term: `median time to treatment failure on ${name}`}
      )
    ),
    medianRow(
      own.flatMap(({second}) => survival.get(exposureKey(second)) ?? []),
      {...shared, endpoint: "OS from ADC2, rwOS@1", term: "median survival from ADC2"}
    )
  ];
}

function shareRow(term: string, n: number, nEvent: number, shared: CellFields): Row {
  return n === 0
    ? resultRow({
        ...shared,
        kind: "share",
        term,
        scale: "probability",
        n,
        method: "share",
        refusal: {code: "nobody-evaluable"}
      })
    : resultRow({
        ...shared,
        kind: "share",
        term,
        scale: "probability",
        n,
        nEvent,
        ...binomialInterval(nEvent, n),
        method: "share, exact (Clopper-Pearson) limits"
      });
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The two drugs of a pair in alphabetical order, so that both orders of them stand together. */
const unordered = ({first, second}: ClinicalPair): string => JSON.stringify([first.label, second.label].sort());

/** Median and range of whole numbers; nothing where none is recorded. */
function spread(what: string, values: readonly number[], shared: CellFields): Row[] {
  if (values.length === 0) return [];
  const sorted = values.toSorted((a, b) => a - b);
  const middle =
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
  return [
    ["median", middle],
    ["lowest", sorted[0] ?? 0],
    ["highest", sorted.at(-1) ?? 0]
  ].map(([name, estimate]) =>
    resultRow({
      ...shared,
      kind: "quantile",
      term: `${what}: ${String(name)}`,
      scale: "value",
      estimate: Number(estimate),
      n: values.length,
      method: "median and range"
    })
  );
}
