import {isWithheld} from "../record/refusal.ts";
import {groupingName} from "../question/grouping.ts";
import type {Question} from "../question/question.ts";
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
import {FEWEST_COMPARED} from "../estimate/contrast-policy.ts";
import {groupSubjects} from "./subject-groups.ts";
import type {AnalysisPart} from "./analysis-part.ts";
import {medianRow, type TimedRecord} from "./median-row.ts";

const SHARED = {analysis: "overall survival", term: "median"} as const;

/**
 * Overall survival that no immortal time lengthens: from ADC2, by the plan's groups; from ADC1 of those who reached ADC2, at risk from there on; and, where the file has patients without ADC2, after against
 * before or without it, from a landmark and with ADC2 as time-varying exposure. By whether ADC2 was ever received it is a row whose refusal says why not, unless the plan names it.
 */
export const overallSurvivalPart: AnalysisPart = {
  name: "overall survival",
  of: ({question, set: {pairing, subjects}}) => {
    const {overallSurvival: ways, landmark} = question.sequential;
    if (pairing === null || pairing.starters.length === 0 || ways.length === 0) return {};
    const {starters, startersAre} = pairing;
    if (starters.every(({death}) => death === null)) return {rows: []};
    const both = starters.filter(({adc2Start}) => adc2Start !== null);
    const rows: Row[] = [];
    if (ways.includes("from-adc2")) {
      rows.push(
        row(survivalFromAdc2(both), {
          endpoint: "rwOS from ADC2",
          group: "all who started ADC2",
          population: startersAre
        })
      );
      const groups = question.isByPosition ? [] : [...groupSubjects(subjects)];
      for (const [group, own] of groups.length > 1 ? groups : []) {
        const ids = new Set(own.map(({patientId}) => patientId));
        rows.push(
          row(survivalFromAdc2(both.filter(({patientId}) => ids.has(patientId))), {
            endpoint: "rwOS from ADC2",
            grouping: groupingName(question.grouping),
            group,
            population: populationOf(question)
          })
        );
      }
      rows.push(
        row(survivalFromAdc1(both), {
          endpoint: "rwOS from ADC1",
          group: "all who started ADC2",
          population: startersAre,
          remarks: [{code: "at-risk-from-adc2"}]
        })
      );
    }
    if (both.length < starters.length && ways.includes("landmark")) {
      const seen = landmarkSurvival(starters, landmark);
      for (const [received, group] of [
        [1, `ADC2 by day ${landmark}`],
        [0, `no ADC2 by day ${landmark}`]
      ] as const)
        rows.push(
          row(seen, {endpoint: `rwOS from day ${landmark} after ADC1`, group, population: startersAre}, received)
        );
    }
    const wanted = new Set<string | null>([...ways, "ever-received"].map((way) => strata[way] ?? null));
    if (ways.some((way) => way !== "from-adc2"))
      rows.push(
        ...survivalByAdc2(starters, {landmark, showBiased: ways.includes("ever-received"), population: startersAre})
          .filter(({stratum}) => wanted.has(stratum))
          .map((ratio) =>
            given(
              ratio,
              ratio.stratum === "landmark" ? landmarkSurvival(starters, landmark) : timeVaryingSurvival(starters)
            )
          )
      );
    return {rows};
  }
};

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
