import {type Refusal} from "../record/refusal.ts";
import {fromMonths} from "../math/calendar-days.ts";
import type {Question} from "../question/question.ts";
import type {NullNumber, NullPicture, NullWorld} from "../record/result-parts.ts";
import type {RowKind} from "../record/row-kind.ts";
import {resultRow, type Row} from "../record/row.ts";
import {NotEstimable} from "../record/not-estimable.ts";
import {
  nullBase,
  nullGrid,
  nullStatistics,
  worldInWords,
  type NullBase,
  type NullCell,
  type NullInputs
} from "../paired/null-picture.ts";
import {nullPicture} from "../paired/null-picture-threads.ts";
import {receivedBoth} from "../audit/received-both.ts";
import {truncationEstimates} from "../truncation/truncation-estimates.ts";
import type {AnalysisPart} from "./analysis-part.ts";
import {startedAdc1, type Pairing} from "./sequential-comparison.ts";

type Spec = NonNullable<Question["sequential"]["nullPicture"]>;

const METHOD = "simulated cohorts without cross-resistance: middle and central 95 %";

/** Numbers of the picture, with the words for them. */
const numbers = [
  {name: "shareShorter", kind: "share", scale: "probability", term: () => "share with PFS(ADC2) shorter, midranks"},
  {name: "shareRatio", kind: "share", scale: "probability", term: (ratio: number) => `P(GMI >= ${ratio}), midranks`},
  {
    name: "hazardRatio",
    kind: "hazard-ratio",
    scale: "hazard ratio",
    term: () => "marginal hazard ratio, ADC2 against ADC1"
  },
  {name: "medianRatio", kind: "ratio", scale: "ratio", term: () => "median PFS(ADC2) / median PFS(ADC1)"}
] as const satisfies readonly {
  readonly name: NullNumber["name"];
  readonly kind: RowKind;
  readonly scale: string;
  readonly term: (ratio: number) => string;
}[];

/**
 * What cohorts without cross-resistance would show beside what this one shows, where the plan asks for it: drawn from the weighted or the all-who-started curve, never from the observed one. No p-value.
 * Rows carry a refusal where the windows are not known or nothing can be drawn.
 */
export const nullPicturePart: AnalysisPart = {
  name: "null picture",
  of: async ({question, set: {pairing, population}, onProgress, threads}) => {
    const spec = question.sequential.nullPicture;
    if (spec === null || pairing === null || pairing.pairs.length === 0) return {};
    const shared = {
      analysis: "null picture",
      endpoint: `PFS(ADC1) and PFS(ADC2), ${pairing.endpoint}`,
      population,
      reference: "ADC1",
      method: METHOD,
      n: pairing.pairs.length
    };
    const found = baseOf(pairing, question);
    if (!("base" in found))
      return {rows: [resultRow({...shared, kind: "refused-analysis", term: "null picture", ...found})]};
    const worlds = worldsOf(spec, found.beyond);
    let cells: readonly NullCell[];
    try {
      cells = await nullPicture(found.base, worlds, {
        replicates: spec.replicates,
        seed: question.seed,
        ratio: spec.ratio,
        threads,
        onCell: (done, all) => onProgress("null picture", done, all)
      });
    } catch (error) {
      // Inputs under which hardly anybody reaches ADC2 are a finding about data and plan together.
      if (!(error instanceof NotEstimable)) throw error;
      return {rows: [resultRow({...shared, kind: "refused-analysis", term: "null picture", refusal: error.why})]};
    }
    const observed = nullStatistics(pairing.pairs, spec.ratio);
    const shown: NullPicture = {
      base: found.name,
      ratio: spec.ratio,
      replicates: spec.replicates,
      n: pairing.pairs.length,
      worlds: worlds.map(worldOf),
      numbers: numbers.map(({name}) => ({
        name,
        observed: observed[name],
        simulated: cells.map(({simulated}) => simulated[name])
      }))
    };
    return {
      shown: {nullPicture: shown},
      rows: numbers.flatMap(({name, kind, scale, term}): Row[] => [
        resultRow({
          ...shared,
          group: "observed",
          kind,
          term: term(spec.ratio),
          scale,
          estimate: observed[name],
          method: "as observed",
          remarks: [{code: "null-picture"}],
          ...(observed[name] === null ? {refusal: {code: "no-value-in-pairs"}} : {})
        }),
        ...cells.map(({simulated}, k) =>
          resultRow({
            ...shared,
            group: worldInWords(worldOf(worlds[k])),
            kind,
            term: term(spec.ratio),
            scale,
            ...simulated[name],
            remarks: [{code: "null-picture"}]
          })
        )
      ])
    };
  }
};

interface DrawnFrom {
  readonly name: NullPicture["base"];
  readonly base: NullBase;
  /** Share of PFS(ADC1) that lies beyond it for certain. */
  readonly beyond: number;
}

/** What worlds are drawn from, with the share of PFS(ADC1) that lies beyond it for certain; or why nothing can be drawn. */
function baseOf(pairing: Pairing, question: Question): DrawnFrom | {readonly refusal: Refusal} {
  const {pairs, starters} = pairing;
  if (pairs.some(({cutoff}) => cutoff === null))
    return {refusal: {code: "cutoff-not-recorded", consequence: "windows"}};
  const everyone = receivedBoth(startedAdc1(pairing)).design === "all who started ADC1";
  const name = everyone ? ("all-started" as const) : ("weighted" as const);
  const estimate = truncationEstimates(pairs, {
    replicates: 2,
    seed: question.seed,
    starters: everyone ? starters : null
  }).find((one) => one.name === name);
  if (estimate === undefined || estimate.curve === null)
    return {refusal: estimate?.row.refusal ?? {code: "pfs1-not-estimable"}};
  const {curve} = estimate;
  return {name, base: nullBase(pairs, curve), beyond: everyone ? (curve.estimate.at(-1) ?? 0) : 0};
}

/** The grid of the plan in days; a tail is never smaller than what is known to lie beyond the curve. */
function worldsOf(spec: Spec, beyond: number): NullInputs[] {
  const tails = [
    ...new Map(
      spec.tails
        .map(({share, medianMonths}) => ({share: Math.max(share, beyond), median: fromMonths(medianMonths, "days")}))
        .map((tail) => [JSON.stringify(tail), tail])
    ).values()
  ];
  return nullGrid({
    tail: tails,
    frailtyVariance: spec.frailtyVariance,
    lineEffect: spec.lineEffect,
    attrition: spec.attrition.map(({peak, scaleMonths}) =>
      peak === 0
        ? {kind: "independent" as const, share: 0}
        : {kind: "early" as const, peak, scale: fromMonths(scaleMonths, "days")}
    )
  });
}

function worldOf(inputs: NullInputs): NullWorld {
  const {tail, attrition, frailtyVariance, lineEffect} = inputs;
  return {
    tailShare: tail.share,
    lostEarly: attrition.kind === "independent" ? 0 : attrition.peak,
    frailtyVariance,
    lineEffect
  };
}
