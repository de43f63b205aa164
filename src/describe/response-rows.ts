import {escape, op, table, type ColumnTable} from "arquero";
import {EVALUATED, objectiveResponse, RESPONSES} from "../clinical/response-rate.ts";
import {binomialInterval} from "../math/binomial-interval.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {lookedUp, rolledUp} from "./by-labels.ts";
import {numbersOf, columnTexts} from "./column-values.ts";
import {hasResponses} from "./response-cross.ts";

const STABLE: ReadonlySet<string> = new Set(["SD", "non-CR/non-PD"]);

/** 24 weeks in days: how long stable disease has to last to count as clinical benefit. */
export const BENEFIT_DAYS = 168;

/** One row for each patient and ADC. */
function treatments(patients: ColumnTable): ColumnTable {
  const onAdc = (position: "ADC1" | "ADC2", columns: Readonly<Record<string, string>>): ColumnTable =>
    patients.select({group: "group", ...columns}).derive({position: escape(() => position)});
  return onAdc("ADC1", {best_response_adc1: "best_response", pfs_adc1: "pfs", pfs_adc1_event: "pfs_event"}).concat(
    onAdc("ADC2", {best_response_adc2: "best_response", pfs_adc2: "pfs", pfs_adc2_event: "pfs_event"})
  );
}

/** The response on one ADC with PFS on it in days; null = not recorded, not known. */
interface Treatment {
  readonly best_response: string | null;
  readonly pfs: number | null;
  readonly pfs_event: 0 | 1 | null;
}

/**
 * Response and clinical benefit of each group on ADC1 and on ADC2: objective response among evaluable patients, the same with the others counted as no response, and
 * clinical benefit, which is CR or PR, or stable disease (SD, non-CR/non-PD) that lasted 24 weeks from the first dose. Stable disease that was censored before is not assessable.
 *
 * `patients` is the patient table. Source: 24 weeks as usual in breast cancer trials after Robertson 1997, Eur J Cancer 33:1774 (6 months of static disease; endocrine therapy).
 */
export function responseRows(patients: ColumnTable, population: string): Row[] {
  if (!hasResponses(patients)) return [];
  const counts = responseCounts(patients);
  const everyone = counts.map(({group, position, n, responses}) =>
    share({group, position, population, term: "objective response rate, everyone"}, n, responses, {
      method: "share of all patients, those not evaluable counted as no response, exact (Clopper-Pearson) limits",
      remarks: []
    })
  );
  const key = ({group, position}: ResponseCounts): string => JSON.stringify([group, position]);
  return [
    ...counts.toSorted((a, b) => (key(a) < key(b) ? -1 : 1)).map((one) => objectiveResponse(one, {population})),
    ...everyone,
    ...counts.map((one) => benefitRow(one, population))
  ];
}

/** How many of a group there are on one ADC, by what is said of their response. */
interface ResponseCounts {
  readonly group: string;
  readonly position: string;
  readonly n: number;
  readonly evaluated: number;
  readonly responses: number;
  readonly benefit: number;
  readonly noBenefit: number;
  readonly undecided: number;
}

const sums = ["evaluated", "responses", "benefit", "no_benefit", "undecided"] as const;

/** Counts by group and ADC: groups in the order of the analysis, ADC1 before ADC2. */
function responseCounts(patients: ColumnTable): ResponseCounts[] {
  const oneIf = (holds: (row: Treatment) => boolean) => escape((row: Treatment) => (holds(row) ? 1 : 0));
  const judged = treatments(patients).derive({
    evaluated: oneIf(({best_response}) => EVALUATED.has(best_response ?? "")),
    responses: oneIf(({best_response}) => RESPONSES.has(best_response ?? "")),
    benefit: oneIf((row) => clinicalBenefit(row) === "yes"),
    no_benefit: oneIf((row) => clinicalBenefit(row) === "no"),
    undecided: oneIf((row) => clinicalBenefit(row) === "undecided")
  });
  const counted = rolledUp(judged, ["group", "position"], Object.fromEntries(sums.map((name) => [name, op.sum(name)])));
  const grid = rolledUp(patients.select("group"), ["group"])
    .select("group")
    .cross(table({position: ["ADC1", "ADC2"]}));
  const found = lookedUp(grid, counted, ["group", "position"], [...sums, "n"]);
  const [positions, n] = [columnTexts(found, "position"), numbersOf(found, "n")];
  const [evaluated, responses, benefit, noBenefit, undecided] = sums.map((name) => numbersOf(found, name));
  return columnTexts(found, "group").map((group, i) => ({
    group,
    position: positions[i] ?? "",
    n: n[i] ?? 0,
    evaluated: evaluated?.[i] ?? 0,
    responses: responses?.[i] ?? 0,
    benefit: benefit?.[i] ?? 0,
    noBenefit: noBenefit?.[i] ?? 0,
    undecided: undecided?.[i] ?? 0
  }));
}

/** Whether one treatment brought clinical benefit: yes, no, undecided (stable, but censored before 24 weeks), or not evaluable. */
function clinicalBenefit({best_response, pfs, pfs_event}: Treatment): "yes" | "no" | "undecided" | "not evaluable" {
  if (RESPONSES.has(best_response ?? "")) return "yes";
  if (best_response === "PD") return "no";
  if (!STABLE.has(best_response ?? "")) return "not evaluable";
  if (pfs === null) return "undecided";
  return pfs >= BENEFIT_DAYS ? "yes" : pfs_event === 1 ? "no" : "undecided";
}

function benefitRow(
  {group, position, n, benefit: yes, noBenefit: no, undecided}: ResponseCounts,
  population: string
): Row {
  const all = yes + no + undecided;
  const out = n - all;
  const remarks = remarksOf([
    undecided === 0
      ? null
      : {
          code: "benefit-undecided",
          n: undecided,
          lowPercent: (100 * yes) / all,
          highPercent: (100 * (yes + undecided)) / all
        },
    out === 0 ? null : {code: "not-evaluable", n: out, of: n}
  ]);
  return share({group, position, population, term: "clinical benefit rate"}, yes + no, yes, {
    method:
      "CR or PR, or stable disease of 24 weeks (168 days) or more from the first dose, among those in whom this is decided, exact (Clopper-Pearson) limits",
    remarks
  });
}

interface Place {
  readonly group: string;
  readonly position: string;
  readonly population: string;
}

function share(
  {group, position, population, term}: Place & {readonly term: string},
  n: number,
  nEvent: number,
  {method, remarks}: {readonly method: string; readonly remarks: readonly Remark[]}
): Row {
  const shared = {
    analysis: "response",
    kind: "share" as const,
    endpoint: `best response on ${position}`,
    population,
    group,
    term,
    scale: "probability",
    n,
    nEvent,
    counts: [nEvent, n - nEvent],
    method,
    remarks
  };
  return n === 0
    ? resultRow({...shared, refusal: {code: "nobody-evaluable"}})
    : resultRow({...shared, ...binomialInterval(nEvent, n)});
}
