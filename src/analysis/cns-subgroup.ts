import {binomialInterval} from "../math/binomial-interval.ts";
import {resultRow, type Row} from "../record/row.ts";
import {EVALUATED, RESPONSES} from "../clinical/response-rate.ts";
import {exposureKey, pairGroups, type ClinicalPair, type ExposureTime} from "./clinical-records.ts";
import {text} from "./group-of.ts";
import {medianRow} from "./median-row.ts";

const sites = [
  {column: "cns_mets", name: "CNS metastases"},
  {column: "leptomeningeal", name: "leptomeningeal disease"}
] as const;

/**
 * Response on ADC2 and PFS(ADC2) of those with and without CNS metastases at the start of ADC2, by group; leptomeningeal disease likewise.
 *
 * `endpoint` names the times. Nothing where no one is recorded to have them. Response is that of the whole body: a response in the brain is not recorded.
 */
export function cnsRows(
  pairs: readonly ClinicalPair[],
  times: ReadonlyMap<string, ExposureTime>,
  {endpoint, population}: {readonly endpoint: string; readonly population: string}
): Row[] {
  return sites.flatMap(({column, name}) => {
    const status = ({cells}: ClinicalPair): string => text(cells[column]) ?? "not recorded";
    if (!pairs.some((pair) => status(pair) === "yes")) return [];
    const levels = ["yes", "no", "unknown", "not recorded"].filter((level) =>
      pairs.some((pair) => status(pair) === level)
    );
    return levels.flatMap((level) =>
      pairGroups(pairs).flatMap((group): Row[] => {
        const own = pairs.filter((pair) => pair.group === group && status(pair) === level);
        if (own.length === 0) return [];
        const shared = {analysis: "cns-subgroup", population, group, stratum: `${name}: ${level}`};
        const evaluated = own
          .map(({second}) => second.bestResponse)
          .filter((response) => EVALUATED.has(response ?? ""));
        const responders = evaluated.filter((response) => RESPONSES.has(response ?? "")).length;
        const response = {
          ...shared,
          kind: "share" as const,
          endpoint: "best response on ADC2",
          term: "objective response rate",
          scale: "probability",
          n: evaluated.length,
          nEvent: responders,
          method: "share of evaluable patients, exact (Clopper-Pearson) limits"
        };
        return [
          evaluated.length === 0
            ? resultRow({...response, refusal: {code: "nobody-evaluable"}})
            : resultRow({...response, ...binomialInterval(responders, evaluated.length)}),
          medianRow(
            own.flatMap(({second}) => times.get(exposureKey(second)) ?? []),
            {...shared, endpoint: `PFS(ADC2), ${endpoint}`, term: "median"}
          )
        ];
      })
    );
  });
}
