import {isWithheld, type Refusal} from "../record/refusal.ts";
import {groupingName} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
import type {AdcStarter} from "../patients/adc-starter.ts";
import {receivedBothRefusal} from "../audit/received-both.ts";
import {remarksOf, type Remark} from "../record/remark.ts";
import {refusedRow, withRemarks, type Row} from "../record/row.ts";
import {
  landmarkSurvival,
  survivalByAdc2,
  survivalFromAdc1,
  survivalFromAdc2,
  timeVaryingSurvival,
  type SurvivalColumns
} from "../states/immortal-time.ts";
import {illnessDeathRows} from "../states/illness-death.ts";
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {AnalysisPart} from "./analysis-part.ts";
import {startedAdc1} from "./sequential-comparison.ts";
import {ADC1_PRODUCT, EVERYONE_STARTED, startedProducts, tooFew} from "./started-products.ts";
import type {Subject} from "./subject.ts";
import {medianRow, type TimedRecord} from "./median-row.ts";

const SHARED = {analysis: "overall survival", term: "median"} as const;

/**
 * Overall survival that no immortal time lengthens: from ADC1, of everyone who started it and of everyone who started each ADC1; from ADC2, by the plan's groups; and, where the file has patients without ADC2, after against
 * before or without it, from a landmark and with ADC2 as time-varying exposure. From ADC1 it is refused where the file holds nobody but patients who received both. By whether ADC2 was ever received it is a row whose
 * refusal says why not, unless the plan names it.
 */
export const overallSurvivalPart: AnalysisPart = {
  name: "overall survival",
  of: ({question, set: {pairing, subjects}}) => {
    const {overallSurvival: ways, landmark} = question.sequential;
    if (pairing === null || ways.length === 0) return {};
    const {startersAre: population} = pairing;
    const everyone = startedAdc1(pairing);
    if (everyone.every(({death}) => death === null)) return {rows: []};
    const both = everyone.filter(({adc2Start}) => adc2Start !== null);
    return {
      rows: [
        ...(ways.includes("from-adc1") ? fromAdc1Rows(everyone, population) : []),
        ...(ways.includes("from-adc2") ? fromAdc2Rows(both, subjects, question, population) : []),
        ...(ways.includes("landmark") ? landmarkRows(everyone, landmark, population) : []),
        ...ratioRows(everyone, question, population)
      ]
    };
  }
};

/** From ADC1, of everyone who started it, and of everyone who started each product where there are several. */
function fromAdc1Rows(everyone: readonly AdcStarter[], population: string): Row[] {
  // One refusal is enough where the design of the file allows none.
  const products = receivedBothRefusal(everyone, "from-adc1") === null ? startedProducts(everyone) : [];
  return [
    fromAdc1Row(everyone, {group: EVERYONE_STARTED, population}),
    ...(products.length < 2 ? [] : products).map(({product, own}) =>
      fromAdc1Row(own, {group: product, grouping: ADC1_PRODUCT, population}, tooFew(own))
    )
  ];
}

function fromAdc1Row(own: readonly AdcStarter[], fields: Partial<Row>, few: Refusal | null = null): Row {
  const given = row(survivalFromAdc1(own), {endpoint: "rwOS from ADC1", ...fields});
  const refusal = few ?? receivedBothRefusal(own, "from-adc1");
  return refusal === null ? given : refusedRow({...given, remarks: []}, refusal);
}

/** From ADC2, of everyone who started it, and of the groups of the plan. */
function fromAdc2Rows(
  both: readonly AdcStarter[],
  subjects: readonly Subject[],
  question: Question,
  population: string
): Row[] {
  const groups = question.isByPosition ? [] : [...groupSubjects(subjects)];
  return [
    row(survivalFromAdc2(both), {endpoint: "rwOS from ADC2", group: "all who started ADC2", population}),
    ...(groups.length > 1 ? groups : []).map(([group, own]) => {
      const ids = new Set(own.map(({patientId}) => patientId));
      return row(survivalFromAdc2(both.filter(({patientId}) => ids.has(patientId))), {
        endpoint: "rwOS from ADC2",
        grouping: groupingName(question.grouping),
        group,
        population: populationOf(question)
      });
    })
  ];
}

/** From the landmark, of those who had started ADC2 by then and of those who had not; none where the file holds nobody but patients who received both. */
function landmarkRows(everyone: readonly AdcStarter[], landmark: number, population: string): Row[] {
  if (receivedBothRefusal(everyone, "survival") !== null) return [];
  const seen = landmarkSurvival(everyone, landmark);
  return (
    [
      [1, `ADC2 by day ${landmark}`],
      [0, `no ADC2 by day ${landmark}`]
    ] as const
  ).map(([received, group]) =>
    row(seen, {endpoint: `rwOS from day ${landmark} after ADC1`, group, population}, received)
  );
}

/** Ratios of death after against before or without ADC2 that the plan asks for, and that which is withheld. */
function ratioRows(everyone: readonly AdcStarter[], question: Question, population: string): Row[] {
  const {overallSurvival: ways, landmark} = question.sequential;
  if (ways.every((way) => way === "from-adc1" || way === "from-adc2")) return [];
  const wanted = new Set<string | null>([...ways, "ever-received"].map((way) => strata[way] ?? null));
  const ratios = survivalByAdc2(everyone, {
    landmark,
    showBiased: ways.includes("ever-received"),
    population,
    refusal: receivedBothRefusal(everyone, "survival")
  })
    .filter(({stratum}) => wanted.has(stratum))
    .map((ratio) =>
      given(ratio, ratio.stratum === "landmark" ? landmarkSurvival(everyone, landmark) : timeVaryingSurvival(everyone))
    )
    .map((ratio) => (ratio.refusal === null ? withRemarks(ratio, [assumptionOf(ratio)], "behind") : ratio));
  const isIllnessDeath = ratios.some(({stratum, refusal}) => stratum === "time-varying" && refusal === null);
  return [...ratios, ...(isIllnessDeath ? illnessDeathRows(everyone, {population}) : [])];
}

/** What a ratio rests on. */
function assumptionOf({stratum}: Row): Remark | null {
  if (stratum === "landmark") return {code: "assumes-landmark"};
  return stratum === "time-varying" ? {code: "assumes-markov"} : null;
}

/** A ratio with what it is not; none where fewer than 5 patients are seen on one side of ADC2, as between groups. */
function given(ratio: Row, {patientId, received}: SurvivalColumns): Row {
  const fewest = Math.min(...[0, 1].map((side) => new Set(patientId.filter((_, i) => received[i] === side)).size));
  if (ratio.refusal !== null && (fewest === 0 || fewest >= FEWEST_COMPARED || isWithheld(ratio.refusal))) return ratio;
  return fewest < FEWEST_COMPARED
    ? refusedRow(ratio, {code: "few-on-one-side", fewest: FEWEST_COMPARED, n: fewest})
    : withRemarks(ratio, [{code: "no-effect-of-adc2"}], "before");
}

/** Where the ways of the plan stand in the rows of hazard ratios. */
const strata: Readonly<Record<string, string>> = {
  "landmark": "landmark",
  "time-varying": "time-varying",
  "ever-received": "ever received, from ADC1"
};

function row(columns: SurvivalColumns, fields: Partial<Row>, received?: 0 | 1): Row {
  const records = columns.time.flatMap((time, i): TimedRecord[] =>
    received === undefined || columns.received[i] === received
      ? [{time, event: columns.event[i] ?? 0, entry: columns.entry[i] ?? null}]
      : []
  );
  const left = columns.leftOut.length;
  return medianRow(records, {
    ...SHARED,
    ...fields,
    remarks: remarksOf([
      ...(fields.remarks ?? []),
      thinStart(records),
      left === 0 ? null : {code: "not-entering-survival", n: left}
    ])
  });
}

/** With fewer at risk than this at the first death, the curve begins on hardly anybody. */
const THIN = 20;

/** With delayed entry a curve may begin on few patients, whose early deaths then weigh much in all of it. */
function thinStart(records: readonly TimedRecord[]): Remark | null {
  const first = Math.min(...records.filter(({event}) => event === 1).map(({time}) => time));
  if (!Number.isFinite(first) || records.every(({entry}) => (entry ?? 0) <= 0)) return null;
  const atRisk = records.filter(({time, entry}) => (entry ?? -1) < first && time >= first).length;
  return atRisk >= THIN ? null : {code: "thin-start", atRisk, day: first};
}

function populationOf({population}: Question): string {
  if (population.adc1Stopped === "any") return "patients analysed";
  return `patients analysed: ${population.adc1Stopped === "progression" ? "ADC1 stopped for progression" : "progression recorded before ADC2"}`;
}
