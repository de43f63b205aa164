import {adjustment} from "./adjustment.ts";
import {adjuvantAdc1Part} from "./adjuvant-adc1.ts";
import {clinicalPart} from "./clinical.ts";
import {diagnosticsPart} from "./diagnostics.ts";
import {incidencePart} from "./incidence.ts";
import {missingPart} from "./missing-part.ts";
import {subgroupPart} from "./subgroups.ts";
import {facetsPart} from "./facets.ts";
import {restrictedMeansPart} from "./restricted-means.ts";
import {sequencePathsPart} from "./sequence-paths.ts";
import {treatmentLanesPart} from "./treatment-lanes.ts";
import {gmiCurvePart} from "./ratio-shares.ts";
import {multiStatePart} from "./multi-state.ts";
import {nullPicturePart} from "./null-worlds.ts";
import {overallSurvivalPart} from "./overall-survival.ts";
import {sensitivityPart} from "./sensitivity.ts";
import {tumourLevelsPart} from "./levels-as-one.ts";
import {therapyAfterAdc1Part} from "./therapy-after-adc1.ts";
import type {AnalysisPart, AnalysisInput, PartOutput} from "./analysis-part.ts";
import {predictorModels} from "./predictor-models.ts";
import {sequentialStrata} from "./sequential-strata.ts";
import {furtherAnalyses} from "./further-analyses.ts";

/** The parts of an analysis, in the order in which their rows stand. */
const analysisParts: readonly AnalysisPart[] = [
  adjuvantAdc1Part,
  sequentialStrata,
  predictorModels,
  furtherAnalyses,
  adjustment,
  {name: "clinical tables", of: clinicalPart},
  {name: "subgroups", of: subgroupPart},
  {name: "cumulative incidence", of: incidencePart},
  {name: "missing values", of: missingPart},
  {name: "treatment lanes", of: treatmentLanesPart},
  {name: "diagnostics", of: diagnosticsPart},
  tumourLevelsPart,
  overallSurvivalPart,
  multiStatePart,
  therapyAfterAdc1Part,
  gmiCurvePart,
  nullPicturePart,
  sensitivityPart,
  {name: "restricted means", of: restrictedMeansPart},
  {name: "facets", of: facetsPart},
  {name: "sequence paths", of: sequencePathsPart}
];

/** What all parts give of one input, joined. */
export async function partsOf(input: AnalysisInput): Promise<Required<PartOutput>> {
  const given: PartOutput[] = [];
  for (const {of} of analysisParts) given.push(await of(input));
  return {
    rows: given.flatMap(({rows}) => rows ?? []),
    shown: Object.assign({}, ...given.map(({shown}) => shown ?? {})) as Required<PartOutput>["shown"],
    ledger: given.flatMap(({ledger}) => ledger ?? []),
    issues: given.flatMap(({issues}) => issues ?? []),
    treatmentLanes: given.flatMap(({treatmentLanes: lanes}) => lanes ?? [])
  };
}
