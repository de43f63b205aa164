import {binomialInterval} from "../math/binomial-interval.ts";
import type {CountTable} from "../record/count-table.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {resultRow, type Row} from "../record/row.ts";
import {RESPONSES, responseRates} from "../clinical/response-rate.ts";
import {exposureKey, pairGroups, positions, type ClinicalPair, type ExposureTime} from "./clinical-records.ts";

/** Best responses in the order in which they are listed. */
export const responseLevels = ["CR", "PR", "non-CR/non-PD", "SD", "PD", "NE", "not-assessed"] as const;

/** Stands where no best response is recorded. */
export const NOT_RECORDED = "not recorded";

const STABLE: ReadonlySet<string> = new Set(["SD", "non-CR/non-PD"]);

/** 24 weeks in days: how long stable disease has to last to count as clinical benefit. */
export const BENEFIT_DAYS = 168;

/** Best response on ADC1 against that on ADC2, over all transitions analysed. */
export function responseCross(pairs: readonly ClinicalPair[]): CountTable | null {
  if (pairs.every(({first, second}) => first.bestResponse === null && second.bestResponse === null)) return null;
  const level = (response: string | null): string => response ?? NOT_RECORDED;
  const levels = [...responseLevels, NOT_RECORDED];
  const counts = levels
    .flatMap((item) =>
      levels.map((value) => ({
        group: "all",
        item,
        value,
        of: pairs.length,
        n: pairs.filter(({first, second}) => level(first.bestResponse) === item && level(second.bestResponse) === value)
          .length
      }))
    )
    .filter(({n}) => n > 0);
  return {name: "response-cross", population: {code: "responses-of-transitions"}, counts, notes: []};
}

/**
 * Response and clinical benefit of each group on ADC1 and on ADC2: objective response among evaluable patients, the same with the others counted as no response, and
 * clinical benefit, which is CR or PR, or stable disease (SD, non-CR/non-PD) that lasted 24 weeks from the first dose. Stable disease that was censored before is not assessable.
 *
 * `times` is PFS on each exposure. Source: 24 weeks as usual in breast cancer trials after Robertson 1997, Eur J Cancer 33:1774 (6 months of static disease; endocrine therapy).
 */
export function responseRows(
  pairs: readonly ClinicalPair[],
  times: ReadonlyMap<string, ExposureTime>,
  population: string
): Row[] {
  if (pairs.every(({first, second}) => first.bestResponse === null && second.bestResponse === null)) return [];
  const records = pairs.flatMap((pair) =>
    positions.map(({name, of}) => ({
      group: pair.group,
      position: name,
      bestResponse: of(pair).bestResponse,
      follow: times.get(exposureKey(of(pair)))
    }))
  );
  const cells = pairGroups(pairs).flatMap((group) =>
    positions.map(({name}) => ({
      group,
      position: name,
      own: records.filter((record) => record.group === group && record.position === name)
    }))
  );
  return [
    ...responseRates(records, {population}),
    ...cells.map(({group, position, own}) =>
      share(
        {group, position, population, term: "objective response rate, everyone"},
        own.length,
        own.filter(({bestResponse}) => RESPONSES.has(bestResponse ?? "")).length,
        {
          method: "share of all patients, those not evaluable counted as no response, exact (Clopper-Pearson) limits",
          remarks: []
        }
      )
    ),
    ...cells.map(({group, position, own}) => benefitRow(own, {group, position, population}))
  ];
}

interface BenefitRecord {
  readonly bestResponse: string | null;
  readonly follow: ExposureTime | undefined;
}

/** Whether one treatment brought clinical benefit: yes, no, undecided (stable, but censored before 24 weeks), or not evaluable. */
export function clinicalBenefit({bestResponse, follow}: BenefitRecord): "yes" | "no" | "undecided" | "not evaluable" {
  if (RESPONSES.has(bestResponse ?? "")) return "yes";
  if (bestResponse === "PD") return "no";
  if (!STABLE.has(bestResponse ?? "")) return "not evaluable";
  if (follow === undefined) return "undecided";
  return follow.time >= BENEFIT_DAYS ? "yes" : follow.event === 1 ? "no" : "undecided";
}

function benefitRow(own: readonly BenefitRecord[], place: Place): Row {
  const verdicts = own.map(clinicalBenefit);
  const count = (verdict: ReturnType<typeof clinicalBenefit>): number =>
    verdicts.filter((other) => other === verdict).length;
  const [yes, no, undecided, out] = [count("yes"), count("no"), count("undecided"), count("not evaluable")];
  const all = yes + no + undecided;
  const remarks = remarksOf([
    undecided === 0
      ? null
      : {
          code: "benefit-undecided",
          n: undecided,
          lowPercent: (100 * yes) / all,
          highPercent: (100 * (yes + undecided)) / all
        },
    out === 0 ? null : {code: "not-evaluable", n: out, of: own.length}
  ]);
  return share({...place, term: "clinical benefit rate"}, yes + no, yes, {
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
    method,
    remarks
  };
  return n === 0
    ? resultRow({...shared, refusal: {code: "nobody-evaluable"}})
    : resultRow({...shared, ...binomialInterval(nEvent, n)});
}
