import {endpointLabel, endpointOn} from "../cohort/endpoints.ts";
import {relapseStrata} from "../patients/relapse-after-adc1.ts";
import {listsByKey} from "../record/lists-by-key.ts";
import {remarksOf} from "../record/remark.ts";
import type {Row} from "../record/row.ts";
import type {SubjectApart} from "./analysis-set.ts";
import type {AnalysisPart} from "./analysis-part.ts";
import {medianRow} from "./median-row.ts";

/** Name of the analysis in its rows. */
export const ADJUVANT_ADC1 = "adjuvant ADC1";
/** Group of all sequences of a stratum. */
const ALL_SEQUENCES = "all sequences";

/**
 * The time on the first metastatic ADC after a (neo)adjuvant one, by when the disease came back: each sequence of a stratum, and all of them where there are several. They stand in no group and no contrast. Whoever went on to a further ADC is among
 * them, since a time on ADC2 must not depend on what came after it.
 */
export const adjuvantAdc1Part: AnalysisPart = {
  name: ADJUVANT_ADC1,
  of: ({question, set: {apart}}) => {
    const {endpoint, population} = question;
    if (population.adjuvantAdc1 === "exclude" || question.fromAdc1 || apart.length === 0) return {};
    const shared = {
      analysis: ADJUVANT_ADC1,
      term: "median",
      endpoint: `${endpointOn(endpoint, "ADC2")}, ${endpointLabel(endpoint)}`,
      grouping: "sequence"
    };
    const byStratum = listsByKey(apart, ({stratum}) => stratum);
    return {
      rows: relapseStrata.flatMap(({name, label}) => {
        const own = byStratum.get(name) ?? [];
        const sequences = [...listsByKey(own, ({group}) => group)].toSorted(([a], [b]) => (a < b ? -1 : 1));
        const fields = {...shared, stratum: name, population: `ADC1 was (neo)adjuvant: ${label}`};
        return [
          ...(sequences.length > 1 ? [rowOf(own, {...fields, group: ALL_SEQUENCES})] : []),
          ...sequences.map(([group, of]) => rowOf(of, {...fields, group}))
        ];
      })
    };
  }
};

function rowOf(own: readonly SubjectApart[], fields: Partial<Row> & Pick<Row, "analysis" | "term">): Row {
  const n = own.filter(({isRelapseRecorded}) => !isRelapseRecorded).length;
  return medianRow(own, {...fields, remarks: remarksOf([n === 0 ? null : {code: "relapse-by-next-therapy", n}])});
}
