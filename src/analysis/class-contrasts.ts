import type {ContrastResult} from "../record/result.ts";
import type {AdcPair} from "../sequential/adc-pair.ts";
import {classContrasts} from "../sequential/class-contrast.ts";
import {contrastRecord} from "../sequential/contrast-record.ts";
import {contrastRows} from "../sequential/contrast-rows.ts";
import {contrastSelection, type ContrastSelection} from "../sequential/contrast-selection.ts";
import {FEWEST_COMPARED} from "./compared-subjects.ts";
import type {Subject} from "./subject.ts";

/**
 * The contrasts between classes of transition that mean something, the like-for-like one first: each with its question, what stays different between
 * its arms, and its rows, adjusted for PFS(ADC1). A contrast that the cohort cannot carry has rows whose `error` says why.
 */
export function classContrastResults(subjects: readonly Subject[], pairs: readonly AdcPair[], context: {readonly endpoint: string; readonly population: string; readonly unit: string}): ContrastResult[] {
  const pfs1 = new Map(pairs.map((pair) => [pair.patientId, pair.pfs1]));
  const records = subjects.map(({patientId, cells, time, event, entry}) => contrastRecord(cells, {time, event, entry, pfs1: pfs1.get(patientId ?? "") ?? null}));
  return classContrasts.map((contrast) => {
    const selection = withEnough(contrastSelection(records, contrast));
    return {name: contrast.name, question: contrast.question, confounded: contrast.confounded, cells: selection.cells.map(({cell}) => cell), rows: contrastRows(selection, context)};
  });
}

function withEnough(selection: ContrastSelection): ContrastSelection {
  if (selection.refusal !== null) return selection;
  const short = selection.contrast.arms.map(({label}) => ({label, n: selection.kept.filter(({arm}) => arm === label).length})).find(({n}) => n < FEWEST_COMPARED);
  return short === undefined ? selection : {...selection, refusal: `fewer than ${FEWEST_COMPARED} patients of ${short.label} (${short.n}) have a counterpart that is alike`};
}
